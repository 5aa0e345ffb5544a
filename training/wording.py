"""Learning of word weights: from rated articles and from labelled sentences.

Ridge regression in the dual form (there are fewer articles than words), the penalty in
units of the mean squared length of a row. Vocabulary and document frequencies are those of
the training rows.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.linalg import cho_factor, cho_solve
from sklearn.linear_model import Ridge

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
Words = list[str]

#: A word must be used by so many outlets: rarer ones are topics and house style.
MIN_OUTLETS = 10
#: A word written with a capital inside sentences more often than this is a name.
MAX_CAPITAL_SHARE = 0.5
PENALTY = 2.0
_SENTENCE_PENALTY = 5.0


@dataclass(frozen=True)
class Counts:
    """Words of all articles, counted once.

    Attributes
    ----------
    terms : list of str
    kept : csr matrix, shape (n_articles, n_terms)
        Counts of plain words.
    hidden : csr matrix, shape (n_articles, n_terms)
        Counts of the same words written with a capital inside a sentence.
    """

    terms: list[str]
    kept: sparse.csr_matrix
    hidden: sparse.csr_matrix


def count_words(kept: list[Words], hidden: list[Words]) -> Counts:
    """Count the words that at least `MIN_OUTLETS` articles use."""
    articles = Counter(word for words in kept for word in set(words))
    terms = sorted(word for word, n in articles.items() if n >= MIN_OUTLETS)
    index = {word: column for column, word in enumerate(terms)}
    return Counts(terms, matrix_of(kept, index), matrix_of(hidden, index))


def matrix_of(texts: list[Words], index: dict[str, int]) -> sparse.csr_matrix:
    """Return the counts of the words of `index` in each text."""
    counters = [Counter(index[w] for w in words if w in index) for words in texts]
    lengths = np.array([len(counter) for counter in counters])
    columns = np.array([c for counter in counters for c in counter], np.int64)
    values = np.array([v for counter in counters for v in counter.values()], np.float64)
    pointers = np.concatenate(([0], np.cumsum(lengths)))
    return sparse.csr_matrix((values, columns, pointers), shape=(len(texts), len(index)))


@dataclass(frozen=True)
class Vocabulary:
    """Columns of `Counts.terms` that are words of many outlets and no names, with their idf."""

    columns: IntArray
    idf: FloatArray

    def vectors(self, counts: sparse.csr_matrix) -> sparse.csr_matrix:
        """Return sqrt(count) x idf, rows scaled to length one."""
        rows = sparse.csr_matrix(counts[:, self.columns].sqrt() @ sparse.diags(self.idf))
        lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
        return sparse.csr_matrix(sparse.diags(1.0 / np.maximum(lengths, 1e-9)) @ rows)


def fit_vocabulary(counts: Counts, groups: npt.NDArray[np.object_], rows: IntArray) -> Vocabulary:
    """Choose the vocabulary from the training `rows` and their outlets."""
    kept, hidden = counts.kept[rows], counts.hidden[rows]
    _, outlet = np.unique(groups[rows].astype(str), return_inverse=True)
    by_outlet = sparse.csr_matrix((np.ones(len(rows)), (outlet, np.arange(len(rows)))))
    used = np.asarray((by_outlet @ (kept > 0) > 0).sum(axis=0)).ravel()
    plain = np.asarray(kept.sum(axis=0)).ravel()
    capital = np.asarray(hidden.sum(axis=0)).ravel()
    share = capital / np.maximum(plain + capital, 1.0)
    is_i = np.array([term in ("i", "i'm", "i've", "i'd", "i'll") for term in counts.terms])
    chosen = (used >= MIN_OUTLETS) & ((share <= MAX_CAPITAL_SHARE) | is_i)
    columns = np.flatnonzero(chosen)
    frequency = np.asarray((kept > 0).sum(axis=0)).ravel()[columns]
    return Vocabulary(columns, np.log((1.0 + len(rows)) / (1.0 + frequency)) + 1.0)


def fit_articles(
    vectors: sparse.csr_matrix,
    target: FloatArray,
    weight: FloatArray,
    penalty: float = PENALTY,
) -> tuple[FloatArray, float]:
    """Return the word weights and the offset of a weighted ridge regression.

    Parameters
    ----------
    vectors : csr matrix, shape (n_articles, n_words)
    target, weight : ndarray, shape (n_articles,)
    penalty : float
        In units of the mean squared length of a row.
    """
    kernel = np.asarray((vectors @ vectors.T).todense(), np.float64)
    scale = penalty * float(np.mean(np.diag(kernel)))
    kernel[np.diag_indices_from(kernel)] += scale / weight
    offset = float(np.average(target, weights=weight))
    dual = cho_solve(cho_factor(kernel, lower=True, overwrite_a=True), target - offset)
    return np.asarray(vectors.T @ dual).ravel(), offset


def fit_sentences(
    vectors: sparse.csr_matrix, target: FloatArray, penalty: float = _SENTENCE_PENALTY
) -> tuple[FloatArray, float]:
    """Return the word weights and the offset learned from labelled sentences."""
    ridge = Ridge(alpha=penalty, solver="sparse_cg", tol=1e-4)
    ridge.fit(vectors, target)
    return np.asarray(ridge.coef_, np.float64), float(ridge.intercept_)
