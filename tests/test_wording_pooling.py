"""Pooling agrees with the formulas written out by hand."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.wording.masking import Vocabulary
from credscore.wording.pooling import (
    CueContext,
    PairWeights,
    add_up,
    add_up_pairs,
    known_words,
    pool_cues,
    pool_lexicon,
    soft_minimum,
)
from credscore.wording.structure import STRUCTURE, marker_table, structure
from tests.masked_sentences import masked

N_ROWS = 8
SENTENCES = st.lists(
    st.lists(st.integers(0, N_ROWS - 1), min_size=1, max_size=6), min_size=1, max_size=4
)


@given(SENTENCES)
def test_noisy_or_of_tokens_in_context(sentences):
    rng = np.random.default_rng(0)
    group = np.arange(N_ROWS, dtype=np.int32) % 3
    context = CueContext(
        rng.normal(size=N_ROWS).astype(np.float32),
        group,
        rng.normal(size=(4, 4)).astype(np.float32),
        rng.normal(size=(4, 4)).astype(np.float32),
    )
    for sentence, log_odds in zip(sentences, pool_cues(masked(sentences), context), strict=True):
        none = 1.0
        for i, row in enumerate(sentence):
            after = [group[r] for r in sentence[i + 1 : i + 3]] + [3, 3]
            logit = context.word[row] + context.next[group[row], after[0]]
            logit += context.after_next[group[row], after[1]]
            none *= 1.0 - 1.0 / (1.0 + math.exp(-logit))
        assert log_odds == pytest.approx(math.log((1.0 - none) / none), abs=1e-3)


@given(SENTENCES)
def test_sums_of_neighbours_reach_over_the_edges_of_a_sentence(sentences):
    weights = np.random.default_rng(0).normal(size=(4, 4, 2)).astype(np.float32)
    group = np.arange(N_ROWS, dtype=np.int32) % 3
    sums = add_up_pairs(masked(sentences), PairWeights(group, weights))
    for sentence, found in zip(sentences, sums, strict=True):
        classes = [3, *(int(group[row]) for row in sentence), 3]
        expected = sum(weights[pair] for pair in pairwise(classes))
        assert found == pytest.approx(expected, abs=1e-4)


@given(st.floats(-20, 20), st.floats(-20, 20))
def test_the_soft_minimum_is_little_below_the_lower_logit(first, second):
    found = soft_minimum(np.array([first]), np.array([second]))[0]
    lower = min(first, second)
    assert lower - math.log(2) - 1e-9 <= found <= lower + 1e-9


@given(SENTENCES)
def test_lexicon_pooling_is_of_the_likeliest_words(sentences):
    chance = np.linspace(0.0, 0.7, N_ROWS, dtype=np.float32)[:, None]
    rows = masked(sentences)
    pooled = pool_lexicon(rows, chance, add_up(rows, np.log1p(-chance)))
    for sentence, (top, second, some) in zip(sentences, pooled, strict=True):
        chances = sorted({float(chance[row, 0]) for row in sentence} | {0.0}, reverse=True)
        assert top == pytest.approx(math.log(chances[0] + 0.01), abs=1e-5)
        assert second == pytest.approx(math.log([*chances, 0.0][1] + 0.01), abs=1e-5)
        none = math.prod(1.0 - float(chance[row, 0]) for row in sentence)
        assert some == pytest.approx(1.0 - none, abs=1e-5)


def test_structure_of_sentences():
    vocabulary = Vocabulary.build(['"', "we", "won", "!"], [], [])
    rows = masked([[3, 4, 5, 3, 5], [4, 5, 6, 2]])
    length = known_words(rows)
    counts = add_up(rows, marker_table(vocabulary))
    features = dict(
        zip(STRUCTURE, structure(rows, counts, length, vocabulary.rows['"']).T, strict=True)
    )
    assert length.tolist() == [5, 3]
    assert features["quoted_share"].tolist() == [3 / 5, 0]
    assert features["first_plural"].tolist() == [1, 1]
    assert features["exclamation"].tolist() == [0, 1]
    assert features["number"].tolist() == [0, 1]
