"""Word weights are learned for single words and along directions, topics left out."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from training import wording
from training.data import within_topics


def _vectors(counts: list[list[float]]) -> sparse.csr_matrix:
    rows = np.array(counts)
    return sparse.csr_matrix(rows / np.linalg.norm(rows, axis=1, keepdims=True))


# Words 0 and 1 stand together, words 2 and 3 do; word 1 is in no rated text.
UNRATED = [[1.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 1.0], [2.0, 1.0, 0.0, 0.0]]
RATED = [[1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]] * 3
TARGET = np.array([1.0, 0.0] * 3)


def test_a_word_no_rated_text_has_counts_as_words_of_its_company(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(wording, "DIRECTIONS", 2)
    directions = wording.find_directions(_vectors([*UNRATED, *RATED]))
    weights, _ = wording.fit_articles(_vectors(RATED), directions, TARGET, np.ones(6))
    assert weights[0] > 0 > weights[2]
    assert weights[1] > 0.1 * weights[0]
    assert weights[3] < 0.1 * weights[2]


def test_the_weights_give_what_both_regressions_give_on_average() -> None:
    vectors = _vectors(RATED)
    directions = wording.find_directions(_vectors([*UNRATED, *RATED]))
    weights, offset = wording.fit_articles(vectors, directions, TARGET, np.ones(6))
    values = vectors @ weights + offset
    assert values.mean() == pytest.approx(0.5)
    assert values[0] > 0.5 > values[1]


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
