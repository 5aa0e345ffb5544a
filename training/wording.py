"""Learning of word weights: from rated articles and from labelled sentences.

Ratings of a few hundred outlets say little about each of ten thousand words. What articles
teach is therefore learned twice: for each word by itself, and along a few hundred directions in
which words vary together, found without labels (latent semantic analysis, Deerwester et al.
1990), where a word counts as words of its company count. The sum of both is still one weight a
word. Vocabulary, document frequencies and directions are those of the training rows.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.linear_model import Ridge
from sklearn.utils.extmath import randomized_svd

from credscore.arrays import FloatArray, IntArray
from training.data import topic_columns, within_topics
from training.sentences.hidden import NEVER_NAMES, tells_a_group

Words = list[str]

#: A word must be used by so many outlets: rarer ones are topics and house style.
MIN_OUTLETS = 10
#: A word written with a capital inside sentences more often than this is a name.
MAX_CAPITAL_SHARE = 0.5
#: Directions along which words are weighted.
DIRECTIONS = 450
#: Power iterations when they are sought: with few, weak directions are blurred.
_POWER_ITERATIONS = 6
_SENTENCE_PENALTY = 5.0
#: The same of labelled sentences: the penalty in units of the variance of their meanings, and how
#: much of the sum is learned from these.
_MEANING_PENALTY, _SHARE_OF_MEANINGS = 1.0, 0.5
#: Length of a topic's column beside the words, which are of length one: a topic may move all
#: its articles, and is shrunk far less than a word.
_TOPIC_LENGTH = 3.0


@dataclass(frozen=True)
class Recipe:
    """How word weights are learned from labels of articles.

    Attributes
    ----------
    word_penalty, direction_penalty : float
        Ridge penalty of the weights of words by themselves, and of directions: in units of the
        mean squared length of an article's words, which is one, and of its place along the
        directions, within topics.
    share_of_words : float
        How much of the sum single words make, directions the rest.
    """

    word_penalty: float
    direction_penalty: float
    share_of_words: float


#: The rating of an outlet says little of one article, a rating of the article itself says more.
OF_OUTLETS, OF_ARTICLES = Recipe(4.0, 1.0, 0.6), Recipe(2.0, 0.3, 0.4)


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
    never = np.array([term in NEVER_NAMES for term in counts.terms])
    chosen = (used >= MIN_OUTLETS) & ((share <= MAX_CAPITAL_SHARE) | never)
    chosen &= ~np.array(list(map(tells_a_group, counts.terms)))
    columns = np.flatnonzero(chosen)
    frequency = np.asarray((kept > 0).sum(axis=0)).ravel()[columns]
    return Vocabulary(columns, np.log((1.0 + len(rows)) / (1.0 + frequency)) + 1.0)


@dataclass(frozen=True)
class Rated:
    """Labels of articles, their topics, and how much each article counts.

    Attributes
    ----------
    target, weight : ndarray, shape (n_articles,)
    topics : ndarray of str, shape (n_articles,)
    """

    target: FloatArray
    topics: npt.NDArray[np.object_]
    weight: FloatArray


def find_directions(vectors: sparse.csr_matrix) -> FloatArray:
    """Return the directions in which the words of texts vary together, without any label.

    Parameters
    ----------
    vectors : csr matrix, shape (n_articles, n_words)
        From `Vocabulary.vectors`.

    Returns
    -------
    ndarray, shape (n_words, n_directions)
        Found by a randomised singular value decomposition (Halko et al. 2011), and scaled by
        the inverse square root of their singular values, which evens out strong and weak ones.
    """
    n_directions = min(DIRECTIONS, min(vectors.shape) - 1)
    _, strength, directions = randomized_svd(
        vectors, n_directions, n_iter=_POWER_ITERATIONS, random_state=0
    )
    return np.asarray(directions.T / np.sqrt(strength), np.float64)


def fit_articles(
    vectors: sparse.csr_matrix, directions: FloatArray, examples: Rated, recipe: Recipe
) -> tuple[FloatArray, float]:
    """Return word weights and offset: the sum of two weighted ridge regressions.

    One has a coefficient for each word, the other one for each direction. Both compare
    articles of the same topic only. Each is brought to a standard deviation of one first: how
    far labels differ does not matter, only which words go with high ones.

    Parameters
    ----------
    vectors : csr matrix, shape (n_articles, n_words)
    directions : ndarray, shape (n_words, n_directions)
        From `find_directions`.
    examples : Rated
        The articles' labels.
    recipe : Recipe

    Returns
    -------
    weights : ndarray, shape (n_words,)
    offset : float
        Makes the mean output of the articles zero.
    """
    words = _fit_words(vectors, examples, recipe.word_penalty)
    places = _fit_places(np.asarray(vectors @ directions), examples, recipe.direction_penalty)
    weights = recipe.share_of_words * _scaled(vectors, words)
    weights += (1.0 - recipe.share_of_words) * _scaled(vectors, directions @ places)
    return weights, -float(np.average(vectors @ weights, weights=examples.weight))


def _scaled(vectors: sparse.csr_matrix, weights: FloatArray) -> FloatArray:
    """Return the weights in units of the standard deviation of their output."""
    return np.asarray(weights / max(float(np.std(vectors @ weights)), 1e-9), np.float64)


def _fit_words(vectors: sparse.csr_matrix, examples: Rated, penalty: float) -> FloatArray:
    """Fit words and topics side by side: matrices less their means would not be sparse."""
    both = sparse.hstack([vectors, _TOPIC_LENGTH * topic_columns(examples.topics)]).tocsr()
    ridge = Ridge(alpha=penalty, solver="sparse_cg", tol=1e-4)
    ridge.fit(both, examples.target, sample_weight=examples.weight)
    return np.asarray(ridge.coef_[: vectors.shape[1]], np.float64)


def _fit_places(places: FloatArray, examples: Rated, penalty: float) -> FloatArray:
    inside = within_topics(places, examples.topics, examples.weight)
    target = within_topics(examples.target, examples.topics, examples.weight)
    variance = float(np.sum(np.var(inside, axis=0)))
    ridge = Ridge(alpha=penalty * variance, fit_intercept=False)
    ridge.fit(inside, target, sample_weight=examples.weight)
    return np.asarray(ridge.coef_, np.float64)


def fit_sentences(
    vectors: sparse.csr_matrix, target: FloatArray, meanings: FloatArray
) -> tuple[FloatArray, float]:
    """Return the word weights and the offset learned from labelled sentences.

    They are the mean of two ridge regressions: one has a coefficient for each word, the other one
    for each dimension of `meanings`, so that a word no set has counts as words that are used alike.

    Parameters
    ----------
    vectors : csr matrix, shape (n_sentences, n_words)
    target : ndarray, shape (n_sentences,)
    meanings : ndarray, shape (n_words, n_dimensions)
        From `training.pretrained.pretrained_vectors`.
    """
    ridge = Ridge(alpha=_SENTENCE_PENALTY, solver="sparse_cg", tol=1e-4)
    words = np.asarray(ridge.fit(vectors, target).coef_, np.float64)
    places = np.asarray(vectors @ meanings)
    ridge = Ridge(alpha=_MEANING_PENALTY * float(np.sum(np.var(places, axis=0))))
    alike = meanings @ np.asarray(ridge.fit(places, target).coef_, np.float64)
    spread = float(np.std(vectors @ words))
    weights = (1.0 - _SHARE_OF_MEANINGS) * words
    weights += _SHARE_OF_MEANINGS * spread * _scaled(vectors, alike)
    return weights, float(np.mean(target) - np.mean(vectors @ weights))
