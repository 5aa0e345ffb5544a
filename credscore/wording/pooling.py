"""From weights of single tokens to numbers of whole sentences, all sentences at once.

Three ways of pooling, each the one its weights were trained with:

* a sum over the root of the length, for weights that add up, of words and of pairs of
  neighbours (`add_up`, `add_up_pairs`, `scale_sums`);
* the strongest words and the chance that at least one is marked, for the lexicons learned
  from words that annotators marked (`pool_lexicon`);
* a noisy-or (Pearl 1988, 4.3.2) of tokens in context, for hedging, where one cue decides
  (`pool_cues`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from credscore.arrays import Float32Array, FloatArray
from credscore.wording.masking import FIRST_WORD, Masked

__all__ = [
    "CueContext", "PairWeights", "add_up", "add_up_pairs", "known_words", "log_odds_of_any",
    "pool_cues", "pool_lexicon", "scale_sums", "soft_minimum", "soft_plus",
]  # fmt: skip


#: Keeps the logarithm of a probability finite.
_FLOOR = 0.01
#: Logits over this are as good as certain.
_MOST = 30.0


@dataclass(frozen=True, slots=True)
class CueContext:
    """Weights of a token as a cue, by itself and beside others.

    Attributes
    ----------
    word : ndarray of float32, shape (n_rows,)
        Logit of each row by itself.
    group : ndarray of int32, shape (n_rows,)
        The context class of each row: frequent words are their own class, the others share
        classes of similar use.
    next, after_next : ndarray of float32, shape (n_groups + 1, n_groups + 1)
        What the class of the next token, and of the one after it, adds to the logit; the
        last index stands for the end of the sentence.
    alone : ndarray of float, shape (n_rows,)
        What `pool_cues` adds up of a row whose neighbours add nothing, as nearly all are.
    """

    word: Float32Array
    group: npt.NDArray[np.int32]
    next: Float32Array
    after_next: Float32Array
    alone: FloatArray = field(init=False)

    def __post_init__(self) -> None:
        """Precompute `alone`."""
        object.__setattr__(self, "alone", soft_plus(self.word.astype(np.float64)))


@dataclass(frozen=True, slots=True)
class PairWeights:
    """Weights of what stands beside what.

    Attributes
    ----------
    group : ndarray of int32, shape (n_rows,)
        The class of each row: frequent words are their own class, the others share classes of
        similar use.
    weights : ndarray of float32, shape (n_groups + 1, n_groups + 1, k)
        Of the class of a token and that of the next; the last index stands for what is before
        the first token of a sentence and after the last.
    """

    group: npt.NDArray[np.int32]
    weights: Float32Array


def add_up(masked: Masked, table: npt.NDArray[Any]) -> FloatArray:
    """Return the sums of `table` (n_rows, k) over the rows of each sentence."""
    sums: FloatArray = np.add.reduceat(table.take(masked.rows, axis=0), masked.starts, axis=0)
    return sums.astype(np.float64)


def add_up_pairs(masked: Masked, pairs: PairWeights) -> FloatArray:
    """Return the sums (n_sentences, k) of the weights of neighbours in each sentence."""
    size, _, k = pairs.weights.shape
    group = pairs.group.take(masked.rows)
    following = _following(group, masked.starts, 1, size - 1)
    by_token = pairs.weights.reshape(-1, k).take(group * np.int32(size) + following, axis=0)
    sums: FloatArray = np.add.reduceat(by_token, masked.starts, axis=0)
    sums += pairs.weights[-1].take(group.take(masked.starts), axis=0)
    return sums.astype(np.float64)


def known_words(masked: Masked) -> FloatArray:
    """Return how many tokens of each sentence are neither names, numbers nor unknown."""
    return np.add.reduceat(masked.rows >= FIRST_WORD, masked.starts, dtype=np.float64)


def scale_sums(sums: FloatArray, length: FloatArray) -> FloatArray:
    """Return the sums (n_sentences, k) over ``sqrt(1 + length)``."""
    scaled: FloatArray = sums / np.sqrt(1.0 + length)[:, None]
    return scaled


def pool_lexicon(masked: Masked, chance: Float32Array, log_none: FloatArray) -> FloatArray:
    """Pool the chance of each word to be marked.

    Parameters
    ----------
    masked : Masked
    chance : ndarray of float32, shape (n_rows, n_lexicons)
        Probability of each row to be marked, below 1.
    log_none : ndarray of float, shape (n_sentences, n_lexicons)
        Sums of ``log(1 - chance)``: the logarithm of the chance that no word is marked.

    Returns
    -------
    ndarray of float, shape (n_sentences, 3 * n_lexicons)
        Logarithm of the highest chance, of the next lower one, and the chance that at least
        one word is marked.
    """
    top = np.empty_like(log_none, np.float32)
    second = np.empty_like(top)
    for column in range(chance.shape[1]):  # numpy is slow at maxima along short rows
        by_row = chance[:, column].take(masked.rows)
        top[:, column] = np.maximum.reduceat(by_row, masked.starts)
        by_row[by_row == top[:, column].take(masked.sentence)] = 0.0
        second[:, column] = np.maximum.reduceat(by_row, masked.starts)
    pooled: FloatArray = np.concatenate(
        (np.log(top + _FLOOR), np.log(second + _FLOOR), 1.0 - np.exp(log_none)), axis=1
    )
    return pooled


def pool_cues(masked: Masked, context: CueContext) -> FloatArray:
    """Return the log-odds that a sentence holds at least one cue.

    With z the logit of a token in context, the probability of none is the product of
    ``1 - sigmoid(z)``, that is ``exp(-s)`` with s the sum of ``log(1 + exp(z))``.
    """
    rows, size = masked.rows, len(context.next)
    group = context.group.take(rows)
    pair = group * size
    near, far = (
        weights.ravel().take(pair + _following(group, masked.starts, step, size - 1))
        for step, weights in ((1, context.next), (2, context.after_next))
    )
    terms = context.alone.take(rows)
    moved = ((near != 0) | (far != 0)).nonzero()[0]
    logits = context.word.take(rows[moved]).astype(np.float64)
    terms[moved] = soft_plus(logits + near[moved] + far[moved])
    return log_odds_of_any(terms, masked.starts)


def log_odds_of_any(terms: FloatArray, starts: npt.NDArray[np.int64]) -> FloatArray:
    """Return the log-odds that a sentence holds at least one cue.

    Parameters
    ----------
    terms : ndarray of float64, shape (n_tokens,)
        `soft_plus` of the logit of each token: the logarithm of the chance that it is none, with
        the sign turned.
    starts : ndarray of int64, shape (n_sentences,)
        The first token of each sentence.
    """
    total = np.add.reduceat(terms, starts) + 1e-6
    return np.asarray(np.log(np.expm1(np.minimum(total, _MOST))), np.float64)


def soft_plus(logits: FloatArray) -> FloatArray:
    """Return ``log(1 + exp(logits))``."""
    return np.asarray(np.log1p(np.exp(np.minimum(logits, _MOST))), np.float64)


def soft_minimum(first: FloatArray, second: FloatArray) -> FloatArray:
    """Return ``-log(exp(-first) + exp(-second))``: near the lower of two logits, never over it.

    Examples
    --------
    >>> import numpy as np
    >>> soft_minimum(np.array([5.0]), np.array([-2.0])).round(3).tolist()
    [-2.001]
    """
    return np.asarray(-np.logaddexp(-first, -second), np.float64)


def _following(
    group: npt.NDArray[np.int32], starts: npt.NDArray[np.int64], step: int, end: int
) -> npt.NDArray[np.int32]:
    """Return the class of the token `step` after each, `end` past the end of its sentence."""
    following = np.full(len(group), end, group.dtype)
    following[:-step] = group[step:]
    for back in range(1, step + 1):
        # Place -1 is the last token, which has `end` already.
        following[starts[1:] - back] = end
    return following
