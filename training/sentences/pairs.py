"""Learning what a word and its neighbour say together.

A logistic regression over words and over pairs of neighbours, each scaled by the logarithm of
the ratio of its shares in the two classes (Wang & Manning 2012, "Baselines and bigrams: simple,
good sentiment and topic classification"). A neighbour counts by its context class, so that "is
widely considered" and "is generally regarded" share what is learned, and the weights are one
small matrix.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from credscore.arrays import FloatArray
from credscore.wording.masking import FIRST_WORD, Masked
from credscore.wording.pooling import known_words
from training.sentences.chances import fit_to_chances
from training.sentences.classes import Classes

#: Words with a class of their own, and classes shared by the others.
OWN_CLASSES = 200
SHARED_CLASSES = 75
_STRENGTH = 2.0
_LEAST_SENTENCES = 2


@dataclass(frozen=True)
class WordsAndPairs:
    """Weights of words and of pairs of neighbours, to be added up over a sentence.

    Attributes
    ----------
    word : ndarray of float, shape (n_rows,)
    pair : ndarray of float, shape (n_groups + 1, n_groups + 1)
        As `credscore.wording.pooling.PairWeights.weights`.
    """

    word: FloatArray
    pair: FloatArray


def fit_pairs(masked: Masked, chance: FloatArray, classes: Classes) -> WordsAndPairs:
    """Fit the weights on sentences with a label, or with a teacher's answer.

    Parameters
    ----------
    masked : Masked
    chance : ndarray of float, shape (n_sentences,)
        The label, or the chance of it.
    classes : Classes
        Of every row, as neighbour.
    """
    n_rows, size = len(classes.group), classes.number + 1
    counts = sparse.hstack((_words(masked, n_rows), _pairs(masked, classes.group, size))).tocsc()
    used = np.flatnonzero(np.diff(counts.indptr) >= _LEAST_SENTENCES)
    chosen = counts[:, used].tocsr()
    ratio = _log_ratio(chosen, chance)
    scaled = sparse.diags(1.0 / np.sqrt(1.0 + known_words(masked))) @ chosen @ sparse.diags(ratio)
    weights = np.zeros(counts.shape[1])
    weights[used] = fit_to_chances(scaled.tocsr(), chance, _STRENGTH) * ratio
    return WordsAndPairs(weights[:n_rows], weights[n_rows:].reshape(size, size))


def _words(masked: Masked, n_rows: int) -> sparse.csr_matrix:
    known = masked.rows >= FIRST_WORD
    return _count(masked.sentence[known], masked.rows[known], (len(masked.starts), n_rows))


def _pairs(masked: Masked, group: npt.NDArray[np.int32], size: int) -> sparse.csr_matrix:
    """Count the pairs of classes, the edges of a sentence being a class."""
    edge = size - 1
    here = group[masked.rows].astype(np.int64)
    first = np.zeros(len(here), np.bool_)
    first[masked.starts] = True
    before = np.where(first, edge, np.roll(here, 1))
    last = np.roll(first, -1)
    return _count(
        np.concatenate((masked.sentence, masked.sentence[last])),
        np.concatenate((before * size + here, here[last] * size + edge)),
        (len(masked.starts), size * size),
    )


def _count(
    rows: npt.NDArray[np.integer], columns: npt.NDArray[np.integer], shape: tuple[int, int]
) -> sparse.csr_matrix:
    matrix = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape)
    matrix.sum_duplicates()
    return matrix


def _log_ratio(counts: sparse.csr_matrix, chance: FloatArray) -> FloatArray:
    """Return the log-ratio of the shares of each column in the two classes, by sentences."""
    present = counts.astype(np.bool_).astype(np.float64)
    shares = []
    for each in (chance, 1.0 - chance):
        uses = present.T @ each + 1.0
        shares.append(uses / uses.sum())
    return np.asarray(np.log(shares[0] / shares[1]), np.float64)
