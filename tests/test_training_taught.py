"""Teachers' answers: kept as numbers, matched to sentences again, learned from as chances."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import ClassVar

import numpy as np
import pandas as pd
import pytest
from joblib import parallel_config
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from credscore.wording.masking import Vocabulary
from tests.masked_sentences import masked
from training import teach, transfer
from training.sentences import news
from training.sentences.chances import fit_to_chances
from training.sentences.examples import NEWS, Examples, School, join, take
from training.sentences.features import WordFeatures
from training.sentences.fragments import FRAGMENTS, fragments, key
from training.sentences.labelled import FILES, LabelledSet
from training.sentences.stack import FOLDS, held_out_in
from training.sentences.taught import UNASKED, Taught, to_levels
from training.transfer import SentenceSet

TEACHERS = FOLDS + 1
SENTENCE = "The mayor may have been told of the plan by a friend of hers."
OTHER = "The council voted on Tuesday to raise the fee for parking."
READ = "Nobody at the ministry could say when the bridge will open again."


def test_fragments_are_runs_of_words_of_the_sentence_some_left_out():
    words = SENTENCE.split()
    found = fragments(SENTENCE, 50)
    assert found == fragments(SENTENCE, 50)
    assert len(set(found)) > 25
    for each in found:
        rest = iter(words)
        assert all(word in rest for word in each.split())
    assert min(len(each.split()) for each in found) < 4
    assert fragments("Yes.", 2) == ["Yes.", "Yes."]


def test_sets_stand_in_one_order():
    assert list(FRAGMENTS) == list(FILES)


def test_a_regression_on_labels_is_that_of_scikit_learn():
    rng = np.random.default_rng(0)
    features, label = rng.normal(size=(80, 3)), rng.integers(0, 2, 80)
    other = LogisticRegression(C=0.7, tol=1e-8).fit(features, label)
    own = fit_to_chances(sparse.csr_matrix(features), label.astype(float), 0.7)
    np.testing.assert_allclose(own, other.coef_[0], atol=1e-4)


def test_a_chance_is_as_good_as_both_labels_in_its_shares():
    rng = np.random.default_rng(1)
    features, chance = rng.normal(size=(60, 3)), rng.uniform(size=60)
    other = LogisticRegression(C=2.0, tol=1e-8).fit(
        np.vstack((features, features)),
        np.repeat((1, 0), 60),
        sample_weight=np.concatenate((chance, 1.0 - chance)),
    )
    own = fit_to_chances(features, chance, 2.0)
    np.testing.assert_allclose(own, other.coef_[0], atol=1e-4)


def test_features_of_words_as_an_operator_are_those_of_the_matrix():
    rng = np.random.default_rng(2)
    letters = sparse.random(5, 4, 0.5, random_state=0, format="csr")
    words = WordFeatures(rng.uniform(size=5), letters, rng.normal(size=(5, 2)).astype(np.float32))
    matrix = np.hstack((np.diag(words.word), letters.toarray(), words.vectors))
    operator = words.operator
    assert operator.shape == matrix.shape
    right, left = rng.normal(size=matrix.shape[1]), rng.normal(size=len(matrix))
    np.testing.assert_allclose(operator.matvec(right), matrix @ right)
    np.testing.assert_allclose(operator.rmatvec(left), matrix.T @ left)


def test_sentences_are_taken_and_joined_whole():
    some = masked([[4, 5], [6], [7, 8, 9]])
    taken = take(some, np.array([2, 0]))
    assert taken.rows.tolist() == [7, 8, 9, 4, 5]
    assert taken.starts.tolist() == [0, 3]
    assert taken.sentence.tolist() == [0, 0, 0, 1, 1]
    assert taken.token.tolist() == [3, 4, 5, 0, 1]
    both = join((some, taken))
    assert both.starts.tolist() == [0, 2, 3, 6, 9]
    assert both.sentence.tolist() == [0, 0, 1, 2, 2, 2, 3, 3, 3, 4, 4]
    assert len(take(some, np.array([], np.int64)).rows) == 0


def keep(file, fold_of_sentence=0):
    """Write what teachers say of one sentence of each set, and of one of the news."""
    kept = {
        "news_keys": np.array([key(READ)], np.uint32),
        "news": to_levels(np.arange(4.0 * TEACHERS).reshape(1, 4, TEACHERS) / 6 - 2),
    }
    for name, number in FRAGMENTS.items():
        levels = np.full((1, number, TEACHERS), 28, np.uint8)
        levels[:, :, fold_of_sentence] = UNASKED
        kept[name] = levels
        kept[f"{name}_keys"] = np.array([key(SENTENCE)], np.uint32)
        kept[f"{name}_folds"] = np.array([fold_of_sentence], np.uint8)
    np.savez_compressed(file, allow_pickle=False, **kept)
    return Taught(file)


def test_answers_are_matched_to_the_sentences_they_are_for(tmp_path):
    taught = keep(tmp_path / "taught.npz")
    taught.check_folds([OTHER, SENTENCE], np.array([3, 0]), "ptc")
    texts, answers = taught.fragments([OTHER, SENTENCE], "ptc")
    assert texts == fragments(SENTENCE, 2)
    assert answers.place.tolist() == [1, 1]
    assert np.isnan(answers.chance[:, 0]).all()
    assert answers.chance[:, 1:] == pytest.approx(1 / (1 + np.exp(-1.0)))
    read = taught.news(np.array([5, key(READ)], np.uint32), "checkthat")
    assert read.place.tolist() == [1]
    logit = np.log(read.chance / (1 - read.chance))
    np.testing.assert_allclose(logit[0], np.arange(6.0, 12.0) / 6 - 2, atol=0.13)


def test_a_teacher_that_has_seen_a_held_out_label_is_refused(tmp_path):
    taught = keep(tmp_path / "taught.npz")
    with pytest.raises(ValueError, match=r"other folds of ptc: run python -m training\.teach"):
        taught.check_folds([SENTENCE], np.array([1]), "ptc")


def test_an_article_stays_in_the_fold_its_teachers_held_it_out_in(tmp_path):
    """However many sentences it is cut into: one more would draw all folds anew."""
    taught = keep(tmp_path / "taught.npz", fold_of_sentence=3)
    known = taught.folds([OTHER, "Its next one.", SENTENCE], np.array([0, 1, 1]), "ptc")
    assert known.tolist() == [-1, 3, 3]
    labelled = LabelledSet(
        [f"Sentence {row}." for row in range(10)], np.arange(10) % 2, np.arange(10) // 2
    )
    drawn = held_out_in(labelled)
    kept = held_out_in(labelled, np.array([4, 4, *[-1] * 8]))
    assert kept[:2].tolist() == [4, 4]
    assert kept[2:].tolist() == drawn[2:].tolist()


def test_no_example_comes_from_a_sentence_that_is_held_out(tmp_path):
    words = sorted({word.lower().strip(".") for word in f"{SENTENCE} {OTHER} {READ}".split()})
    vocabulary = Vocabulary.build([*words, "."], [], [])
    corpus = LabelledSet([READ], np.array([0]), np.array([0])).masked(vocabulary)
    school = School(vocabulary, corpus, np.array([key(READ)], np.uint32), keep(tmp_path / "t.npz"))
    labelled = LabelledSet([SENTENCE, OTHER], np.array([1, 0]), np.array([0, 1]))
    sentences = labelled.masked(vocabulary)
    examples = Examples.build("babe", labelled, sentences, np.array([0, 1]), school)
    number = FRAGMENTS["babe"]
    assert examples.source.tolist() == [0, 1, *[0] * number, NEWS]
    assert examples.bags.shape == (number + 3, len(vocabulary))
    assert examples.chance[:2].tolist() == [[1.0] * TEACHERS, [0.0] * TEACHERS]
    # Fold 1 holds out the other sentence: the first, its fragments and the news are left.
    assert examples.choose(np.array([0]), 1).tolist() == [0, *range(2, number + 3)]
    # Fold 0 holds out the first: no fragment of it, whatever the rows say.
    assert examples.choose(np.array([1]), 0).tolist() == [1, number + 2]
    assert examples.choose(np.array([0, 1]), 0).tolist() == [0, 1, number + 2]


class FakeTeacher:
    """Says how many words a sentence has, and remembers whom it was taught by."""

    taught_by: ClassVar[list[list[str]]] = []

    def __init__(self, _folder, n_sets):
        self.n_sets = n_sets

    def teach_itself(self, texts, label, set_of, weight):
        assert len(texts) == len(label) == len(set_of) == len(weight)
        self.taught_by.append(list(texts))

    def answer(self, texts):
        words = np.array([len(text.split()) for text in texts], np.float32)
        return np.tile(words[:, None] / 10, (1, self.n_sets))


@pytest.fixture
def fake_teacher(monkeypatch):
    torch, module = ModuleType("torch"), ModuleType("training.teacher")
    torch.set_num_threads = torch.manual_seed = lambda _: None
    module.Teacher = FakeTeacher
    monkeypatch.setitem(sys.modules, "torch", torch)
    monkeypatch.setitem(sys.modules, "training.teacher", module)
    monkeypatch.setattr(FakeTeacher, "taught_by", [])


def test_every_fold_is_asked_a_teacher_of_its_own(tmp_path, monkeypatch, fake_teacher):
    # The same sentence stands in two sets, held out in different folds.
    texts = [SENTENCE, OTHER, "Yes.", SENTENCE]
    curriculum = teach.Curriculum(
        texts, np.array([1, 0, 1, 0]), np.arange(4), np.array([0, 1, 2, 3]), [READ]
    )
    monkeypatch.setattr(teach, "read_curriculum", lambda _: curriculum)
    with parallel_config(backend="sequential"):
        teach.write_taught(tmp_path, tmp_path, tmp_path / "taught.npz")
    assert FakeTeacher.taught_by == [
        [OTHER, "Yes."],
        [SENTENCE, "Yes.", SENTENCE],
        [SENTENCE, OTHER, SENTENCE],
        [OTHER, "Yes."],
        texts,
        texts,
    ]
    taught = Taught(tmp_path / "taught.npz")
    found, answers = taught.fragments([SENTENCE], "ptc")
    assert np.isnan(answers.chance[:, [0, 3]]).all()
    logit = np.log(answers.chance / (1 - answers.chance))[:, [1, 2, 4, 5]]
    number = np.array([len(each.split()) for each in found])[:, None]
    np.testing.assert_allclose(logit, np.tile(number / 10, (1, 4)), atol=0.13)
    assert taught.news(np.array([key(READ)], np.uint32), "babe").chance.shape == (1, TEACHERS)


def test_news_is_what_nobody_has_labelled(tmp_path):
    text = f"{READ} {OTHER} {SENTENCE} Too short."
    for name in news.SETS:
        pd.DataFrame({"text": [text]}).to_parquet(tmp_path / f"{name}.parquet")
    chosen = teach.choose_news(tmp_path, {key(SENTENCE)})
    assert sorted(chosen) == [READ, OTHER]
    assert chosen == sorted(chosen, key=key)


def test_answers_stand_behind_the_labelled_sentences_whose_words_carry_over(tmp_path, monkeypatch):
    for name in news.SETS:
        pd.DataFrame({"text": [f"{READ} {OTHER}"]}).to_parquet(tmp_path / f"{name}.parquet")
    taught = keep(tmp_path / "taught.npz")
    monkeypatch.setattr(transfer, "Taught", lambda: taught)
    labelled = SentenceSet([["the", "mayor"], ["the", "council"]], np.array([1.0, 0.0]))
    both = transfer.Adder(tmp_path).answers(labelled, [SENTENCE, OTHER], "ptc")
    made = [transfer.plain_sentence_words(text) for text in fragments(SENTENCE, 2)]
    # Of the news, what no teacher was asked is left out.
    assert both.words == [*labelled.words, *made, transfer.plain_sentence_words(READ)]
    assert both.label[:4] == pytest.approx([1.0, 0.0, *[1 / (1 + np.exp(-1.0))] * 2])
    assert len(both.label) == 5
