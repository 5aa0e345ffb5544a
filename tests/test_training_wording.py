"""Word weights are learned for single words and along directions, topics left out."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from credscore.model.head import Transform
from credscore.model.model import default_model
from training import heads, wording
from training.data import within_topics
from training.sentences.hidden import HIDDEN


def _vectors(counts: list[list[float]]) -> sparse.csr_matrix:
    rows = np.array(counts)
    return sparse.csr_matrix(rows / np.linalg.norm(rows, axis=1, keepdims=True))


# Words 0 and 1 stand together, words 2 and 3 do; word 1 is in no rated text.
UNRATED = [[1.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 1.0], [2.0, 1.0, 0.0, 0.0]]
RATED = [[1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]] * 3
TARGET = np.array([1.0, 0.0] * 3)


ONE_TOPIC = np.full(6, "pools", object)


def _rated(target: np.ndarray, topics: np.ndarray) -> wording.Rated:
    return wording.Rated(target, topics, np.ones(len(target)))


def _fit(
    vectors: sparse.csr_matrix, directions: np.ndarray, examples: wording.Rated
) -> tuple[np.ndarray, float]:
    return wording.fit_articles(vectors, directions, examples, wording.OF_OUTLETS)


def test_a_word_no_rated_text_has_counts_as_words_of_its_company(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(wording, "DIRECTIONS", 2)
    directions = wording.find_directions(_vectors([*UNRATED, *RATED]))
    weights, _ = _fit(_vectors(RATED), directions, _rated(TARGET, ONE_TOPIC))
    assert weights[0] > 0 > weights[2]
    assert weights[1] > 0.05 * weights[0]
    assert weights[3] < 0.05 * weights[2]


def test_the_output_is_centred_and_of_a_fixed_spread_whatever_the_labels_are() -> None:
    vectors = _vectors(RATED)
    directions = wording.find_directions(_vectors([*UNRATED, *RATED]))
    outputs = []
    for target in (TARGET, 100.0 + 7.0 * TARGET):
        weights, offset = _fit(vectors, directions, _rated(target, ONE_TOPIC))
        outputs.append(vectors @ weights + offset)
    assert outputs[0].mean() == pytest.approx(0.0, abs=1e-9)
    assert outputs[0].std() == pytest.approx(1.0, rel=0.01)
    assert outputs[0][0] > 0 > outputs[0][1]
    assert outputs[1] == pytest.approx(outputs[0], rel=1e-3)


def test_words_of_a_topic_whose_articles_are_rated_high_count_for_nothing() -> None:
    # Word 0 marks a well rated topic, word 1 the better articles within either topic.
    rows = [[1.0, 1.0, 0.0, 0.0], [1.0, 0.0, 1.0, 0.0], [0.0, 1.0, 0.0, 1.0], [0.0, 0.0, 1.0, 1.0]]
    vectors = _vectors(rows * 50)
    target = np.array([1.0, 0.8, 0.3, 0.1] * 50)
    topics = np.array(["pools", "pools", "taxes", "taxes"] * 50, object)
    directions = wording.find_directions(vectors)
    inside, _ = _fit(vectors, directions, _rated(target, topics))
    assert abs(inside[0]) < 0.15 * inside[1]
    one_topic = _rated(target, np.full(200, "all"))
    pooled, _ = _fit(vectors, directions, one_topic)
    assert pooled[0] > 0.5 * pooled[1]


def test_directions_are_seeded_and_know_no_label() -> None:
    vectors = _vectors([*UNRATED, *RATED])
    first, second = wording.find_directions(vectors), wording.find_directions(vectors)
    assert np.array_equal(first, second)
    assert first.shape == (4, 3)


def test_what_all_texts_of_a_topic_share_is_left_out() -> None:
    topics = np.array(["pools", "pools", "taxes", "taxes"], object)
    weight = np.array([1.0, 3.0, 1.0, 1.0])
    left = within_topics(np.array([0.9, 0.5, 0.2, 0.4]), topics, weight)
    assert left == pytest.approx([0.3, -0.1, -0.1, 0.1])
    lifted = within_topics(np.array([0.9, 0.5, 5.2, 5.4]), topics, weight)
    assert lifted == pytest.approx(left)


def test_columns_lose_the_mean_of_their_topic_like_labels() -> None:
    topics = np.array(["pools", "pools", "taxes"], object)
    weight = np.array([1.0, 3.0, 2.0])
    columns = np.array([[0.9, 1.0], [0.5, 1.0], [0.2, 7.0]])
    inside = within_topics(columns, topics, weight)
    assert inside[:, 0] == pytest.approx(within_topics(columns[:, 0], topics, weight))
    assert inside[:, 1] == pytest.approx([0.0, 0.0, 0.0])


def test_measured_features_are_compared_within_topics() -> None:
    # Feature 0 is high in the topic that is rated high, and says nothing within topics.
    features = np.array([[1.0, 0.2], [1.0, 0.0], [0.0, 0.2], [0.0, 0.0]] * 6)
    target = np.array([0.9, 0.7, 0.4, 0.2] * 6)
    topics = np.array(["pools", "pools", "taxes", "taxes"] * 6, object)
    plain = Transform(
        np.tile([0.0, 1.0], (2, 1)), np.tile([0.0, 1.0], (2, 1)), np.zeros(2), np.ones(2)
    )
    block = heads.Block(np.arange(2), 1e-3, 1.0, 1.0)
    examples = heads.Examples(features, target, np.arange(24).astype(str), topics, np.ones(24))
    fit = heads.fit_blocks("regression", examples, [block], plain)
    assert fit.coefficients[0] == pytest.approx(0.0, abs=1e-6)
    assert fit.coefficients[1] > 1.0


def test_a_word_no_sentence_has_counts_as_words_of_its_meaning() -> None:
    # Words 0 and 1 mean the same, words 2 and 3 do; no sentence has word 1 or word 3.
    meanings = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]])
    weights, offset = wording.fit_sentences(_vectors(RATED), TARGET, meanings)
    assert weights[0] > weights[1] > 0 > weights[3] > weights[2]
    assert np.mean(_vectors(RATED) @ weights + offset) == pytest.approx(TARGET.mean())


def test_words_of_no_meaning_are_learned_by_themselves() -> None:
    weights, _ = wording.fit_sentences(_vectors(RATED), TARGET, np.zeros((4, 2)))
    assert weights[0] > 0 > weights[2]
    assert weights[[1, 3]] == pytest.approx(0.0)


def test_words_for_groups_of_people_are_no_part_of_the_vocabulary() -> None:
    terms = ["left-wing", "muslim", "non-muslim", "pool", "socialists"]
    kept = sparse.csr_matrix(np.ones((12, len(terms))))
    counts = wording.Counts(terms, kept, sparse.csr_matrix(kept.shape))
    groups = np.array([f"outlet{number}.com" for number in range(12)], object)
    vocabulary = wording.fit_vocabulary(counts, groups, np.arange(12))
    assert [terms[column] for column in vocabulary.columns] == ["pool"]


def test_the_shipped_vocabulary_has_no_word_for_a_group_of_people() -> None:
    shipped = default_model().wording.rows
    assert not HIDDEN.intersection(shipped)
    assert not {word for word in shipped if HIDDEN.intersection(word.split("-"))}
