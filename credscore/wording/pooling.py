"""From weights of single tokens to numbers of whole sentences, all sentences at once.

Three ways of pooling, each the one its weights were trained with:

* a sum over the root of the length, for weights that add up (`pool_sums`);
* the strongest words and the chance that at least one is marked, for the lexicons learned
  from words that annotators marked (`pool_lexicon`);
* a noisy-or (Pearl 1988, 4.3.2) of tokens in context, for hedging, where one cue decides
  (`pool_cues`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from credscore.wording.masking import FIRST_WORD, Masked

__all__ = ["CueContext", "known_words", "pool_cues", "pool_lexicon", "pool_sums"]

FloatArray = npt.NDArray[np.float64]
Float32Array = npt.NDArray[np.float32]

#: Keeps the logarithm of a probability finite.
_FLOOR = 0.01


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
    """

    word: Float32Array
    group: npt.NDArray[np.int32]
    next: Float32Array
    after_next: Float32Array


def known_words(masked: Masked) -> FloatArray:
    """Return how many tokens of each sentence are neither names, numbers nor unknown."""
    return np.add.reduceat(masked.rows >= FIRST_WORD, masked.starts, dtype=np.float64)


def pool_sums(masked: Masked, weights: Float32Array, length: FloatArray) -> FloatArray:
    """Return the sums of `weights` (n_rows, k) by sentence over ``sqrt(1 + length)``."""
    sums = np.add.reduceat(weights[masked.rows], masked.starts, dtype=np.float64)
    scaled: FloatArray = sums / np.sqrt(1.0 + length)[:, None]
    return scaled


def pool_lexicon(masked: Masked, chance: Float32Array) -> FloatArray:
    """Pool the chance of each word to be marked.

    Parameters
    ----------
    masked : Masked
    chance : ndarray of float32, shape (n_rows, n_lexicons)
        Probability of each row to be marked, below 1.

    Returns
    -------
    ndarray of float, shape (n_sentences, 3 * n_lexicons)
        Logarithm of the highest chance, of the next lower one, and the chance that at least
        one word is marked.
    """
    by_row = chance[masked.rows]
    top = np.maximum.reduceat(by_row, masked.starts)
    rest = np.where(by_row == top[masked.sentence], np.float32(0), by_row)
    second = np.maximum.reduceat(rest, masked.starts)
    none = np.exp(np.add.reduceat(np.log1p(-by_row), masked.starts, dtype=np.float64))
    return np.hstack((np.log(top + _FLOOR), np.log(second + _FLOOR), 1.0 - none)).astype(np.float64)


def pool_cues(masked: Masked, context: CueContext) -> FloatArray:
    """Return the log-odds that a sentence holds at least one cue.

    With z the logit of a token in context, the probability of none is the product of
    ``1 - sigmoid(z)``, that is ``exp(-s)`` with s the sum of ``log(1 + exp(z))``.
    """
    rows, sentence = masked.rows, masked.sentence
    end = len(context.next) - 1
    group = np.append(context.group[rows], (end, end))
    follower = group[1:-1].copy()
    follower[:-1][sentence[1:] != sentence[:-1]] = end
    second = group[2:].copy()
    second[:-2][sentence[2:] != sentence[:-2]] = end
    second[-2:] = end
    logits = context.word[rows] + context.next[group[:-2], follower]
    logits += context.after_next[group[:-2], second]
    total = np.add.reduceat(np.logaddexp(0.0, logits), masked.starts) + 1e-6
    return np.asarray(np.log(np.expm1(np.minimum(total, 30.0))), np.float64)
