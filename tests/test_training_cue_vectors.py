"""Cue vectors: kept as whole numbers of the rows that need them, found again by their words."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest

from credscore.wording import sentence_model
from credscore.wording.cue_vectors import STEPS, pool_cue_vectors
from credscore.wording.masking import FIRST_WORD, UNKNOWN, Vocabulary
from credscore.wording.pooling import CueContext, add_up, known_words, scale_sums
from credscore.wording.sentence_model import HEADS
from tests.masked_sentences import masked
from training import learn_cue_vectors
from training.sentences import cue_vectors as kept_vectors
from training.sentences import shipping
from training.sentences.fragments import keys
from training.sentences.heads import VECTOR_SHARE, FittedHead
from training.sentences.stack import LEXICONS, Parts
from training.sentences.wikipedia import read_wikipedia

WORDS = [f"word{k}" for k in range(30)]
N_ROWS = FIRST_WORD + len(WORDS)
SIZE = 4


@pytest.fixture(scope="module")
def learned() -> SimpleNamespace:
    """Numbers as they are learned."""
    rng = np.random.default_rng(0)
    column = rng.normal(0.0, 2.0, N_ROWS)
    column[:FIRST_WORD] = 0.0
    return SimpleNamespace(
        column=column,
        word=rng.normal(-3.0, 1.0, N_ROWS),
        cue=rng.normal(size=(N_ROWS, SIZE)),
        neighbour=rng.normal(size=(N_ROWS + 1, SIZE)),
        maps=rng.normal(size=(len(STEPS), SIZE, SIZE)) / 10,
    )


@pytest.fixture(scope="module")
def sentences() -> list[list[int]]:
    """Sentences of rows."""
    rng = np.random.default_rng(1)
    return [rng.integers(0, N_ROWS, rng.integers(1, 12)).tolist() for _ in range(200)]


def keep(learned, file: Path) -> None:
    """Write what is kept, for a single teacher."""
    kept = learn_cue_vectors.rounded(learned)
    words = np.array(" ".join(WORDS))
    np.savez(file, allow_pickle=False, words=words, **{n: np.stack([v]) for n, v in kept.items()})


def in_floats(learned, sentence: list[int]) -> list[float]:
    """Return the logits of the tokens of a sentence, not rounded."""
    logits = []
    for at, row in enumerate(sentence):
        places = [at + step for step in STEPS]
        rows = [sentence[p] if 0 <= p < len(sentence) else N_ROWS for p in places]
        beside = sum(
            learned.neighbour[other] @ matrix
            for other, matrix in zip(rows, learned.maps, strict=True)
        )
        logits.append(float(learned.word[row] + learned.cue[row] @ beside))
    return logits


def log_odds(logits: list[float]) -> float:
    """Return the log-odds that any token is a cue."""
    return float(np.log(np.expm1(min(np.logaddexp(0.0, logits).sum(), 30.0))))


def anywhere(learned, sentence: list[int]) -> float:
    """Return what the words of a sentence add wherever they stand."""
    known = sum(row >= FIRST_WORD for row in sentence)
    return float(sum(learned.column[row] for row in sentence) / (1 + known) ** 0.5)


def test_what_is_kept_says_what_was_learned(learned, sentences, tmp_path):
    keep(learned, tmp_path / "cue_vectors.npz")
    found = kept_vectors.hedging(
        0, Vocabulary.build(WORDS, [], []), tmp_path / "cue_vectors.npz"
    ).log_odds(masked(sentences))
    wanted = [
        log_odds(in_floats(learned, sentence)) + anywhere(learned, sentence)
        for sentence in sentences
    ]
    assert np.abs(found - wanted).max() < 0.1
    assert np.corrcoef(found, wanted)[0, 1] > 0.999


def test_rare_words_keep_what_they_add_by_themselves_only(learned, tmp_path, monkeypatch):
    monkeypatch.setattr(learn_cue_vectors, "COMMON", 10)
    keep(learned, tmp_path / "cue_vectors.npz")
    vectors, column = kept_vectors.hedging(
        0, Vocabulary.build(WORDS, [], []), tmp_path / "cue_vectors.npz"
    )
    assert vectors.cue[:10].any(axis=1).all()
    assert not vectors.cue[10:].any()
    assert not vectors.neighbour[10:-1].any()
    assert vectors.neighbour[-1].any()
    assert vectors.word == pytest.approx(learned.word, abs=1e-3)
    assert column == pytest.approx(learned.column, abs=1e-3)


def test_words_are_found_again_in_another_order(learned, tmp_path):
    file = tmp_path / "cue_vectors.npz"
    keep(learned, file)
    first = kept_vectors.hedging(0, Vocabulary.build(WORDS, [], []), file)
    turned = kept_vectors.hedging(0, Vocabulary.build(WORDS[::-1], [], []), file)
    for row in range(N_ROWS):
        other = row if row < FIRST_WORD else N_ROWS - 1 - (row - FIRST_WORD)
        for name in ("cue", "neighbour", "word"):
            of_first, of_turned = (getattr(each.vectors, name) for each in (first, turned))
            assert of_first[row].tolist() == of_turned[other].tolist()
        assert first.column[row] == turned.column[other]


def test_few_new_words_are_unknown_and_many_are_an_error(learned, tmp_path, monkeypatch):
    file = tmp_path / "cue_vectors.npz"
    keep(learned, file)
    vocabulary = Vocabulary.build([*WORDS, "brand-new"], [], [])
    with pytest.raises(ValueError, match=r"run python -m training\.learn_cue_vectors"):
        kept_vectors.hedging(0, vocabulary, file)
    monkeypatch.setattr(kept_vectors, "_MOST_UNKNOWN", 0.05)
    vectors, column = kept_vectors.hedging(0, vocabulary, file)
    assert column[-1] == column[UNKNOWN] == 0.0
    assert vectors.word[-1] == vectors.word[UNKNOWN]
    assert vectors.neighbour[-2].tolist() == vectors.neighbour[UNKNOWN].tolist()


def test_numbers_of_other_folds_are_refused(tmp_path):
    file = tmp_path / "cue_vectors.npz"
    texts, fold = [f"It may rain {k} times." for k in range(60)], np.arange(60) % 5
    np.savez(file, keys=keys(texts), folds=fold.astype(np.uint8))
    kept_vectors.check_folds(texts, fold, file)
    kept_vectors.check_folds(["A new one.", *texts[1:]], np.array([4, *fold[1:]]), file)
    with pytest.raises(ValueError, match="learned in other folds"):
        kept_vectors.check_folds(texts, np.array([1, *fold[1:]]), file)
    with pytest.raises(ValueError, match="learned in other folds"):
        kept_vectors.check_folds([text.upper() for text in texts], fold, file)


def test_what_is_shipped_is_what_is_measured(learned, sentences, tmp_path):
    keep(learned, tmp_path / "cue_vectors.npz")
    vocabulary = Vocabulary.build(WORDS, [], [])
    measured = kept_vectors.hedging(0, vocabulary, tmp_path / "cue_vectors.npz")
    packed = shipping._vectors(measured.vectors)
    shipped = sentence_model._vectors(packed, len(vocabulary))
    nothing = np.zeros(N_ROWS, np.float32)
    parts = Parts(
        {"said": np.ones(N_ROWS)},
        chance=dict.fromkeys(LEXICONS, nothing),
        context=CueContext(nothing, nothing.astype(np.int32), *np.zeros((2, 1, 1), np.float32)),
        hedging=measured,
    )
    head = FittedHead(0.0, np.array([0.5, 0.0, 0.0]))
    columns = shipping._columns(parts, dict.fromkeys(HEADS, head))
    assert set(columns["bias"][FIRST_WORD:]) == {0.5}
    rows = masked(sentences)
    sums = add_up(rows, (columns["hedging"] - columns["bias"])[:, None])
    found = packed["share"] * pool_cue_vectors(rows, shipped)
    found += scale_sums(sums, known_words(rows))[:, 0]
    assert np.abs(found - VECTOR_SHARE * measured.log_odds(rows)).max() < 0.01


def test_nothing_of_a_held_out_sentence_reaches_teacher_or_learner(learned, monkeypatch):
    asked: dict[str, object] = {}

    def ask(model, texts, label, may_see, unlabelled):
        asked["seen"] = [texts[row] for row in may_see]
        return np.array([0.5])

    def learn(meanings, sentences, chance):
        asked["rows"] = [sentence.tolist() for sentence in sentences]
        return learned

    monkeypatch.setattr(learn_cue_vectors, "ask", ask)
    fakes = {"torch": ModuleType("torch"), "training.cue_vector_learner": ModuleType("fake")}
    monkeypatch.setattr(fakes["torch"], "set_num_threads", print, raising=False)
    monkeypatch.setattr(fakes["training.cue_vector_learner"], "learn", learn, raising=False)
    for name, module in fakes.items():
        monkeypatch.setitem(sys.modules, name, module)
    # The first sentence is held out in fold 0; a copy of it, by mistake, in fold 1.
    lessons = learn_cue_vectors.Lessons(
        np.zeros((N_ROWS, 2)),
        ["It may rain.", "It may rain.", "It rained."],
        np.array([1, 1, 0]),
        np.array([0, 1, 1]),
        [np.array([row]) for row in range(6)],
        np.array([0, 1, 2, 0, 2, -1]),
        np.array([[1.0], [1.0], [0.0], [0.9], [0.1], [0.3]]),
        ["Some say it rained."],
        [np.array([9])],
    )
    learn_cue_vectors.learn_with(0, Path("model"), lessons)
    assert asked == {"seen": ["It rained."], "rows": [[2], [4], [5], [9]]}


def test_what_is_kept_is_what_was_learned_by_gradient_descent(sentences):
    torch = pytest.importorskip("torch", reason="needs the extra teach")
    from training import cue_vector_learner

    learners = []

    class Kept(cue_vector_learner.CueVectorLearner):
        def __init__(self, meanings):
            super().__init__(meanings)
            learners.append(self)

    rng = np.random.default_rng(2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cue_vector_learner, "CueVectorLearner", Kept)
        learned = cue_vector_learner.learn(
            rng.normal(size=(N_ROWS, 5)), list(map(np.array, sentences)), rng.random(200)
        )
    learner = learners[0].eval()
    with torch.no_grad():
        rows = cue_vector_learner._filled(list(map(np.array, sentences)), learner.outside)
        found = learner(rows).numpy() - float(learner.level.detach())
    wanted = [log_odds(in_floats(learned, s)) + anywhere(learned, s) for s in sentences]
    assert found == pytest.approx(wanted, abs=1e-3)


def test_sentences_are_read_the_same_in_parts(monkeypatch):
    vocabulary = Vocabulary.build("it may rain in the north .".split(), [], [])
    texts = ["It may rain in the North.", "Rain may come.", "It may.", "In May it rains 3 times."]
    monkeypatch.setattr(learn_cue_vectors, "_BATCH", 10)
    together = learn_cue_vectors.rows_of(texts, vocabulary)
    monkeypatch.setattr(learn_cue_vectors, "_BATCH", 3)
    in_parts = learn_cue_vectors.rows_of(texts, vocabulary)
    assert [each.tolist() for each in in_parts] == [each.tolist() for each in together]
    assert [len(each) for each in together] == [6, 4, 3, 7]


def test_sentences_of_wikipedia_are_distinct_and_neither_short_nor_long(tmp_path):
    file = tmp_path / "wikipedia.txt"
    long = "It rains and " * 30 + "pours."
    file.write_text(
        "The river may once have reached the sea. It is long.\n"
        f"{long} The river may once have reached the sea.\n"
        "Some of the\tvillages were flooded in the spring.\n",
        encoding="utf-8",
    )
    assert read_wikipedia(file) == [
        "The river may once have reached the sea.",
        "Some of the villages were flooded in the spring.",
    ]
