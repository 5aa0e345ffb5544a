"""The shipped sentence models: range, order, independence of names, and damaged files."""

from __future__ import annotations

import copy
import json

import numpy as np
import pytest

from credscore.cues.engine import match
from credscore.document.document import Document, read_whole
from credscore.errors import ModelFileError
from credscore.resources import model_file, read_json
from credscore.wording import (
    SCORES,
    SentenceModel,
    SentenceScores,
    score_documents,
    shipped_model,
)

PLAIN = [
    "The council approved the budget on Tuesday by seven votes to two.",
    "The bridge was closed for repairs in March and reopened in June.",
    "Police said two people were taken to hospital after the crash.",
    "The company reported sales of 40 million in the second quarter.",
]
LOADED = [
    "This disgraceful stunt exposes the pathetic cowardice of our spineless leaders.",
    "The shameless hypocrites peddled yet another absurd smear to their gullible flock.",
    "It was a grotesque, cynical betrayal, dressed up in the usual sanctimonious drivel.",
]
SUBJECTIVE = [
    "I think this is the most beautiful, moving film of the year!",
    "How wonderful it would be if anyone in charge cared at all.",
]
HEDGED = [
    "Some researchers believe that the treatment may possibly lower the risk.",
    "It is widely considered one of the most important works of the period.",
    "Many people probably saw the sign, and it was perhaps often ignored.",
]


def scores(text: str) -> np.ndarray:
    return score_document(read_whole(text)).in_place


def score_document(document: Document) -> SentenceScores:
    return score_documents([document], [match(document.tokens)])[0]


def of(head: str, sentences: list[str]) -> np.ndarray:
    return np.array([scores(sentence)[0, SCORES.index(head)] for sentence in sentences])


@pytest.mark.parametrize(
    ("head", "high"), [("bias", LOADED), ("subjectivity", SUBJECTIVE), ("hedging", HEDGED)]
)
def test_heads_tell_clear_cases_apart(head, high):
    assert of(head, high).min() > 0.5
    assert of(head, PLAIN).max() < 0.4


def test_scores_are_probabilities_for_odd_sentences():
    for text in ("!!!", "42", "x", "Oslo", "?" * 500, "word " * 2000, "\u200b a \u0600 b"):
        values = scores(text)
        assert ((values >= 0) & (values <= 1)).all()


def test_no_sentence_no_scores():
    assert scores("").shape == (0, 3)


def test_documents_get_to_the_bit_the_same_alone_and_in_company():
    texts = [" ".join(PLAIN), "", "!!!", " ".join(LOADED + HEDGED), *SUBJECTIVE]
    documents = [read_whole(text) for text in texts]
    together = score_documents(documents, [match(document.tokens) for document in documents])
    for document, values in zip(documents, together, strict=True):
        expected = score_document(document)
        np.testing.assert_array_equal(values.in_place, expected.in_place)
        np.testing.assert_array_equal(values.alone, expected.alone)
    assert score_documents([], []) == []


# Swapping a group, place, person, party or outlet must not move any score.

FILLERS = {
    "country": ["France", "Iran", "Russia", "Israel", "Saudi Arabia", "Nigeria", "Mexico"],
    "people": ["French", "Iranian", "Chinese", "Israeli", "Palestinian", "African", "Mexican"],
    "belief": ["Muslim", "Jewish", "Catholic", "Hindu", "evangelical", "Mormon", "Sikh"],
    "group": ["Black", "white", "black", "Hispanic", "Asian", "gay", "transgender", "indigenous"],
    "party": ["Republican", "Democratic", "Labour", "conservative", "liberal", "socialist"],
    "politician": ["Donald Trump", "Joe Biden", "Angela Merkel", "Bernie Sanders", "Marine Le Pen"],
    "outlet": ["Reuters", "Breitbart", "Fox News", "CNN", "HuffPost", "Al Jazeera"],
}
TEMPLATES = {
    "country": [
        "The minister travelled to {} on Monday for two days of talks.",
        "Exports to {} rose by 4 percent in the first quarter.",
        "A delegation from {} arrived at the airport shortly after noon.",
        "The court sent the documents to {} in April.",
        "{} will host the conference next year.",
    ],
    "people": [
        "The {} ambassador met reporters after the hearing.",
        "Two {} students won the regional chess tournament.",
        "A {} company bought the building in May.",
        "The museum opened a show of {} pottery on Friday.",
        "The {} team arrived at the stadium by bus.",
    ],
    "belief": [
        "About 300 {} families live in the district.",
        "The mayor spoke at a {} school on Thursday.",
        "The survey asked 1,200 {} voters about housing.",
        "A {} charity handed out food after the flood.",
        "The {} community centre will close for repairs.",
    ],
    "group": [
        "The survey found that 42 percent of {} residents rent their homes.",
        "A {} man was elected to the school board on Tuesday.",
        "The study followed 800 {} patients for ten years.",
        "Turnout among {} voters was three points higher than before.",
        "Two {} officers joined the department in June.",
    ],
    "party": [
        "The {} candidate won the seat with 51 percent of the vote.",
        "Three {} lawmakers voted for the bill.",
        "A {} spokesman said the date had not been set.",
        "The {} mayor opened the new library.",
        "Both {} members of the panel attended the meeting.",
    ],
    "politician": [
        "{} arrived in the city on Wednesday.",
        "The letter was addressed to {} and dated June 3.",
        "Reporters asked {} about the schedule of the trip.",
        "The plane carrying {} landed at noon.",
        "{} signed the agreement after the meeting.",
    ],
    "outlet": [
        "The figures were first published by {} on Monday.",
        "In an interview with {}, the minister described the plan.",
        "{} reported that the talks would resume in May.",
        "The company gave a copy of the letter to {}.",
        "A reporter for {} attended the hearing.",
    ],
}
CASES = [(kind, template) for kind, templates in TEMPLATES.items() for template in templates]
#: So many more sentences make a text an article.
COMPANY = " ".join(PLAIN * 3)


@pytest.mark.parametrize("company", ["", COMPANY], ids=["alone", "in an article"])
@pytest.mark.parametrize(("kind", "template"), CASES)
def test_swapping_a_group_or_name_moves_no_score(kind, template, company):
    texts = [f"{template.format(filler)} {company}" for filler in FILLERS[kind]]
    values = np.array([scores(text)[0] for text in texts])
    assert np.ptp(values, axis=0).max() <= 0.02


def test_no_group_or_name_has_a_weight():
    words = set(shipped_model().vocabulary.words)
    spelled = "muslim jewish black white gay women immigrants trump biden breitbart iran"
    assert words.isdisjoint(spelled.split())


# The file.


@pytest.fixture
def content():
    return copy.deepcopy(read_json("sentences.json"))


def _repeated(words: str) -> str:
    """Return the words with the first in the place of the last."""
    first, *rest = words.split(" ")
    return " ".join([first, *rest[:-1], first])


def test_the_file_is_small_and_holds_no_code():
    raw = model_file("sentences.json").read_bytes()
    assert len(raw) < 2_000_000
    assert set(json.loads(raw)) >= {"format", "words", "columns", "heads", "training", "metrics"}


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda c: c.update(format=99), "format 99"),
        (lambda c: c.pop("columns"), "damaged"),
        (lambda c: c["columns"]["bias"].update(data="AAA="), "damaged"),
        (lambda c: c["columns"]["bias"].update(data="*"), "damaged"),
        (lambda c: c["heads"]["bias"].update(pooled=[1.0]), "damaged"),
        (lambda c: c["heads"]["bias"].update(cues=[]), "damaged"),
        (lambda c: c.update(n_groups=3), "damaged"),
        (lambda c: c.update(n_groups=c["n_groups"] + 1), "damaged"),
        (lambda c: c.update(n_groups=10**9), "damaged"),
        (lambda c: c.update(group=c["group"][:-4]), "damaged"),
        (lambda c: c.update(n_pair_groups=3), "damaged"),
        (lambda c: c.update(pair_group="AAAA"), "damaged"),
        (lambda c: c.pop("witness"), "damaged"),
        (lambda c: c.pop("cue_vectors"), "damaged"),
        (lambda c: c["cue_vectors"].update(cue=""), "damaged"),
        (lambda c: c["cue_vectors"].update(neighbour="AAAA"), "damaged"),
        (lambda c: c["cue_vectors"].update(outside=""), "damaged"),
        (lambda c: c["cue_vectors"].update(outside="AA=="), "damaged"),
        (lambda c: c["cue_vectors"].update(maps="AAAA"), "damaged"),
        (lambda c: c["cue_vectors"]["word"].update(data="AAA="), "damaged"),
        (lambda c: c["cue_vectors"].update(share="much"), "damaged"),
        (lambda c: c.update(words=_repeated(c["words"])), "stands twice"),
        (lambda c: c.update(hidden=c["words"].split()[0]), "stands twice"),
        (lambda c: c.update(ambiguous=_repeated(c["ambiguous"])), "stands twice"),
        (lambda c: c["cue_ids"].append(c["cue_ids"][0]), "stands twice"),
    ],
)
def test_a_damaged_file_is_refused(content, damage, message):
    damage(content)
    with pytest.raises(ModelFileError, match=message):
        SentenceModel.from_dict(content)


def test_a_cue_that_lists_groups_of_people_has_no_weight():
    weights = shipped_model().cue_weights(["sources.person_group", "sources.official"])
    assert weights[0].tolist() == [0.0] * 4
    assert weights[1].any()


def test_bias_needs_loaded_language_to_be_possible():
    model = shipped_model()
    bias, loaded = np.array([3.0, 3.0, -3.0]), np.array([2.0, -5.0, 2.0])
    agreed = model.witness.agree(bias, loaded)
    assert agreed[0] == pytest.approx(bias[0], abs=0.01)
    assert agreed[1] < 0
    assert agreed[2] == pytest.approx(bias[2], abs=0.01)


def test_a_cue_trained_without_has_no_weight():
    assert shipped_model().cue_weights(["hedging.no_such_cue"]).tolist() == [[0.0] * 4]


FLOORS = {
    "bias on babe": {"macro_f1": 0.755},
    "subjectivity on checkthat": {"macro_f1": 0.72},
    "hedging on wikiweasel": {"auc": 0.815, "f1": 0.62},
    "loaded on ptc": {"auc": 0.83},
}


@pytest.mark.parametrize(("head", "floors"), FLOORS.items())
def test_the_shipped_models_were_good_on_held_out_sentences(content, head, floors):
    measured = content["metrics"][head]
    assert all(measured[figure] >= floor for figure, floor in floors.items())
    assert measured["calibration_error"] <= 0.05


def test_weights_are_stored_by_row():
    # Rows of a matrix stored by column are taken from a copy of all of it, for every text.
    assert shipped_model().sums.flags.c_contiguous
