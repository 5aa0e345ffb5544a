"""Weights of words and neighbours are learned from what differs between kinds of sentences."""

from __future__ import annotations

import numpy as np

from credscore.wording.masking import FIRST_WORD
from credscore.wording.pooling import PairWeights, add_up, add_up_pairs, known_words, scale_sums
from tests.masked_sentences import masked
from training.sentences.classes import Classes
from training.sentences.labelled import blocks
from training.sentences.pairs import fit_pairs

A, B, C = range(FIRST_WORD, FIRST_WORD + 3)
CLASSES = Classes(np.arange(FIRST_WORD + 3, dtype=np.int32), FIRST_WORD + 3)


def test_the_order_of_two_words_is_learned():
    sentences = masked([[A, B, C], [B, A, C]] * 20)
    label = np.array([1, 0] * 20)
    learned = fit_pairs(sentences, label, CLASSES)
    assert learned.pair[A, B] > 0 > learned.pair[B, A]
    # Every sentence has the same words.
    np.testing.assert_allclose(learned.word[[A, B, C]], 0.0, atol=1e-9)
    pairs = PairWeights(CLASSES.group, learned.pair.astype(np.float32)[:, :, None])
    sums = add_up(sentences, learned.word[:, None]) + add_up_pairs(sentences, pairs)
    scores = scale_sums(sums, known_words(sentences)).ravel()
    assert scores[label == 1].min() > scores[label == 0].max()


def test_what_begins_and_what_ends_a_sentence_is_learned():
    sentences = masked([[A, B], [A, C], [B, A], [C, A]] * 10)
    learned = fit_pairs(sentences, np.array([1, 1, 0, 0] * 10), CLASSES)
    edge = CLASSES.number
    assert learned.pair[edge, A] > 0 > learned.pair[A, edge]


def test_a_pair_seen_once_has_no_weight():
    sentences = masked([[A, B], [A, C], *[[A], [C]] * 10])
    learned = fit_pairs(sentences, np.array([1, 0, *[1, 0] * 10]), CLASSES)
    assert learned.pair[A, B] == learned.pair[A, C] == 0.0
    assert learned.word[A] > 0 > learned.word[C]


def test_neighbours_of_a_sorted_file_are_one_group_whatever_their_label():
    label = np.array([0] * 50 + [1] * 20)
    group = blocks(label)
    assert set(group[:50]) == set(group[50:]) == set(range(10))
    assert (np.diff(group[:50]) >= 0).all()
    assert (np.diff(group[50:]) >= 0).all()
