"""What a sentence's scores owe to the text it stands in: its length, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

import credscore
from credscore.cues.engine import match
from credscore.document.document import read_whole
from credscore.wording import (
    SCORES,
    SentenceScores,
    running_share,
    score_documents,
    sentence_model,
)

BIAS = SCORES.index("bias")
PLAIN = [
    "The council approved the budget on Tuesday by seven votes to two.",
    "The bridge was closed for repairs in March and reopened in June.",
    "Police said two people were taken to hospital after the crash.",
    "The company reported sales of 40 million in the second quarter.",
    "The museum will open at ten on Sunday and close at six.",
]
LOADED = [
    "This disgraceful stunt exposes the pathetic cowardice of our spineless leaders.",
    "The shameless hypocrites peddled yet another absurd smear to their gullible flock.",
    "It was a grotesque, cynical betrayal, dressed up in the usual sanctimonious drivel.",
    "What a farce it was, and how the smug elites who staged it sneered at us.",
    "These corrupt thugs have lied, cheated and wrecked everything they ever touched.",
]
MIXED = "The mayor, who has long ignored the problem, finally admitted his plan had failed."
SENTENCES = [*PLAIN, *LOADED, MIXED]
FULL = 10


def scored(sentences: list[str]) -> SentenceScores:
    document = read_whole(" ".join(sentences))
    assert len(document.sentences) == len(sentences)
    return score_documents([document], [match(document.tokens)])[0]


def among(sentence: str, n_others: int) -> float:
    """Return the bias of a sentence that so many others follow."""
    return float(scored([sentence, *(PLAIN * n_others)[:n_others]]).in_place[0, BIAS])


def logit(probability: float) -> float:
    return float(np.log(probability / (1.0 - probability)))


def test_a_lone_sentence_is_scored_as_one() -> None:
    for sentence in SENTENCES:
        found = scored([sentence])
        np.testing.assert_array_equal(found.in_place, found.alone)


def test_what_a_sentence_would_score_alone_is_known_in_company() -> None:
    together = scored(SENTENCES).alone
    for sentence, expected in zip(SENTENCES, together, strict=True):
        np.testing.assert_allclose(scored([sentence]).in_place[0], expected, atol=1e-6)


def test_subjectivity_and_hedging_are_the_same_alone_and_in_company() -> None:
    found = scored(SENTENCES)
    others = [column for column in range(len(SCORES)) if column != BIAS]
    np.testing.assert_array_equal(found.in_place[:, others], found.alone[:, others])


@pytest.mark.parametrize("length", [2, 5, len(SENTENCES)])
def test_the_place_in_a_text_does_not_matter(length: int) -> None:
    sentences = SENTENCES[-length:]
    forwards, backwards = scored(sentences), scored(sentences[::-1])
    np.testing.assert_allclose(forwards.in_place, backwards.in_place[::-1], atol=1e-6)


@pytest.mark.parametrize("n_others", [1, 4, 12])
def test_the_words_of_the_other_sentences_do_not_matter(n_others: int) -> None:
    calm, angry = (
        scored([MIXED, *(others * n_others)[:n_others]]).in_place[0] for others in (PLAIN, LOADED)
    )
    np.testing.assert_allclose(calm, angry, atol=1e-6)


@pytest.mark.parametrize("sentence", [PLAIN[0], LOADED[0], MIXED])
def test_every_further_sentence_is_as_large_a_step_until_the_text_is_an_article(
    sentence: str,
) -> None:
    logits = np.array([logit(among(sentence, n)) for n in range(FULL)])
    steps = np.diff(logits)
    np.testing.assert_allclose(steps, steps.mean(), atol=1e-4)
    assert steps.mean() < 0
    assert [among(sentence, n) for n in (FULL, FULL + 7)] == pytest.approx(
        [among(sentence, FULL - 1)] * 2, abs=1e-6
    )


def test_the_share_rises_to_one() -> None:
    shares = [running_share(n) for n in range(30)]
    assert shares[:2] == [0.0, 0.0]
    assert shares == sorted(shares)
    assert set(shares[FULL:]) == {1.0}
    assert max(np.diff(shares)) <= 1 / (FULL - 1) + 1e-12


def test_biased_sentences_are_rare_in_articles_and_still_stand_out() -> None:
    found = scored(SENTENCES)
    means = found.in_place.mean(axis=0)[BIAS], found.alone.mean(axis=0)[BIAS]
    assert means[0] < means[1]
    plain, loaded = np.split(found.in_place[:-1, BIAS], 2)
    assert plain.max() < 0.15
    assert loaded.min() > 0.4


def test_results_show_the_scores_where_sentences_stand() -> None:
    text = " ".join(SENTENCES)
    shown = [sentence.bias for sentence in credscore.score(text).sentences]
    np.testing.assert_allclose(shown, scored(SENTENCES).in_place[:, BIAS], atol=1e-6)


def test_loaded_words_are_evidence_alone_and_in_company() -> None:
    def loaded(text: str) -> list[str]:
        return [e.text for e in credscore.score(text).evidence if e.kind == "loaded"]

    alone = [word for sentence in SENTENCES for word in loaded(sentence)]
    assert alone
    assert loaded(" ".join(SENTENCES)) == alone


def test_features_do_not_depend_on_how_long_the_text_is() -> None:
    few, many = (credscore.score(" ".join([*PLAIN, MIXED] * times)).features for times in (1, 4))
    assert few["sentences.bias.author"] == pytest.approx(many["sentences.bias.author"], abs=1e-6)


def test_logarithms_are_taken_of_arrays_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or with numpy 1 the last bits depend on where in memory results lie (`logits` says how)."""
    seen: list[bool] = []

    def watched(function):
        def called(masked, table, sums, *others):
            seen.append(sums.flags.c_contiguous)
            return function(masked, table, sums, *others)

        return called

    for name in ("pool_lexicon", "structure"):
        monkeypatch.setattr(sentence_model, name, watched(getattr(sentence_model, name)))
    scored(SENTENCES)
    assert seen == [True, True]
