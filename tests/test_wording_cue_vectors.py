"""Cue vectors agree with the formula written out by hand, to the last bit in any company."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore import score
from credscore.wording import cue_vectors
from credscore.wording.cue_vectors import STEPS, CueVectors, pool_cue_vectors
from credscore.wording.sentence_model import shipped_model
from tests.masked_sentences import masked

N_ROWS, SIZE = 8, 3
SENTENCES = st.lists(
    st.lists(st.integers(0, N_ROWS - 1), min_size=1, max_size=9), min_size=1, max_size=5
)


@pytest.fixture(scope="module")
def vectors() -> CueVectors:
    """Made-up numbers, as large as they get."""
    rng = np.random.default_rng(0)

    def whole(*shape: int) -> np.ndarray:
        return rng.integers(-127, 128, shape).astype(np.float32)

    maps = whole(len(STEPS), SIZE, SIZE)
    cue, neighbour = whole(N_ROWS, SIZE), whole(N_ROWS + 1, SIZE)
    return CueVectors(rng.normal(size=N_ROWS), cue, neighbour, maps, 1e-6)


@given(SENTENCES)
def test_noisy_or_of_words_beside_words(vectors, sentences):
    found = pool_cue_vectors(masked(sentences), vectors)
    for sentence, log_odds in zip(sentences, found, strict=True):
        total = 1e-6
        for at, row in enumerate(sentence):
            logit = float(vectors.word[row])
            for step, matrix in zip(STEPS, vectors.maps, strict=True):
                inside = 0 <= at + step < len(sentence)
                beside = vectors.neighbour[sentence[at + step] if inside else -1] @ matrix
                logit += vectors.unit * float(vectors.cue[row].astype(np.float64) @ beside)
            total += float(np.logaddexp(0.0, min(logit, 30.0)))
        expected = math.log(math.expm1(min(total, 30.0)))
        assert log_odds == pytest.approx(expected, rel=1e-4, abs=1e-4)


@given(SENTENCES)
def test_a_sentence_is_the_same_beside_any_others(vectors, sentences):
    together = pool_cue_vectors(masked(sentences), vectors)
    alone = [pool_cue_vectors(masked([sentence]), vectors)[0] for sentence in sentences]
    assert together.tolist() == alone


def test_the_shipped_numbers_are_whole_and_small_enough_for_exact_sums():
    vectors = shipped_model().vectors
    for numbers in (vectors.cue, vectors.neighbour, vectors.maps):
        assert np.array_equal(numbers, np.rint(numbers))
        assert np.abs(numbers).max() <= 127
    # Whole numbers up to 2 ** 24 are exact in single precision.
    assert vectors.cue.shape[1] * 127 * 127 < 2**24


@pytest.mark.parametrize(
    ("hedged", "plain"),
    [
        ("It may be the oldest bridge in the region.", "You may park on the bridge in the region."),
        ("Some critics have argued that the tax is unfair.", "The critics met in the town hall."),
        ("It is widely regarded as her best novel.", "It is her third novel in four years."),
        ("The name is probably derived from an old word.", "The name is written with a K."),
    ],
)
def test_what_hedges_beside_what(hedged, plain):
    first, second = (score(text).sentences[0].hedging for text in (hedged, plain))
    assert first > second + 0.2


def test_it_makes_no_difference_how_many_tokens_are_added_up_at_once(vectors, monkeypatch):
    rng = np.random.default_rng(1)
    sentences = [rng.integers(0, N_ROWS, size).tolist() for size in (1, 2, 9, 4, 1, 7)]
    expected = pool_cue_vectors(masked(sentences), vectors).tolist()
    for at_once in (1, 3, 5):
        monkeypatch.setattr(cue_vectors, "_AT_ONCE", at_once)
        assert pool_cue_vectors(masked(sentences), vectors).tolist() == expected
