"""Which words hedge beside which others, told by a few numbers a word.

"May" hedges in "it may rain" and not in "you may go". The logit of a token as a cue is that of
its word and, for each of its neighbours, up to three words away on either side, the product of
the numbers of the cue, a small matrix for the distance and the numbers of the neighbour: a
factorised model of pairs (Rendle 2010, "Factorization machines"). A pair that was never seen
gets the weight of pairs of similar words. A sentence is hedged if any of its tokens is a cue
(noisy-or; Pearl 1988, 4.3.2).

All numbers that are multiplied are whole and small, and so are the sums of their products: a
sentence has the same score beside any others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from credscore.arrays import Float32Array, FloatArray
from credscore.wording.masking import Masked
from credscore.wording.pooling import log_odds_of_any, soft_plus

__all__ = ["STEPS", "CueVectors", "pool_cue_vectors"]

Places = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int32]

#: Where the neighbours stand.
STEPS: Final = (-3, -2, -1, 1, 2, 3)
_REACH: Final = STEPS[-1]
#: Tokens whose numbers are added up together: those of a batch do not fit the processor's cache.
_AT_ONCE: Final = 4096
#: Numbers in a row of a table: numpy takes rows of 32 bytes many times sooner than longer ones.
_WIDTH: Final = 8
#: More numbers of a word could add up to more than fits 32 bits.
_MOST_NUMBERS: Final = 13


@dataclass(frozen=True, slots=True, eq=False)
class CueVectors:
    """What is known of words as cues and as neighbours of cues.

    Attributes
    ----------
    word : ndarray of float64, shape (n_rows,)
        Logit of each row before its neighbours and the ends of the sentence.
    cue : ndarray of float32, shape (n_rows, size)
        Whole numbers up to 127; `size` is at most 13.
    neighbour : ndarray of float32, shape (n_rows + 1, size)
        Whole numbers up to 127. The last row stands for what is outside of a sentence.
    maps : ndarray of float32, shape (n_steps, size, size)
        From a neighbour to what the numbers of a cue are multiplied by; whole, up to 127.
    unit : float
        What 1 of the products adds to the logit.
    cues : ndarray of int32, shape (n_parts, n_rows + 1, 8)
        The numbers of `cue`, eight a part, and zeros.
    mapped : ndarray of int32, shape (n_steps, n_parts, n_rows + 1, 8)
        The products of `neighbour` and each of `maps`. To look them up takes a third of the time
        of a product for each text, for which BLAS may start threads.
    """

    word: FloatArray
    cue: Float32Array
    neighbour: Float32Array
    maps: Float32Array
    unit: float
    cues: Numbers = field(init=False)
    mapped: Numbers = field(init=False)

    def __post_init__(self) -> None:
        """Precompute `cues` and `mapped`, whose numbers single precision holds exactly."""
        if self.cue.shape[1] > _MOST_NUMBERS:
            raise ValueError(f"a cue has {self.cue.shape[1]} numbers, more than {_MOST_NUMBERS}")
        outside = np.zeros((1, self.cue.shape[1]), np.float32)
        object.__setattr__(self, "cues", _in_parts(np.vstack((self.cue, outside))))
        object.__setattr__(self, "mapped", _in_parts(self.neighbour @ self.maps))


def _in_parts(numbers: Float32Array) -> Numbers:
    """Return whole numbers, shape (..., n_rows, size), as parts of `_WIDTH`, with zeros behind."""
    *others, size = numbers.shape
    padded = np.zeros((*others, -(-size // _WIDTH) * _WIDTH), np.int32)
    padded[..., :size] = numbers
    return np.ascontiguousarray(np.stack(np.split(padded, padded.shape[-1] // _WIDTH, -1), -3))


def pool_cue_vectors(masked: Masked, vectors: CueVectors) -> FloatArray:
    """Return the log-odds that each sentence holds at least one cue.

    Parameters
    ----------
    masked : Masked
    vectors : CueVectors

    Returns
    -------
    ndarray of float64, shape (n_sentences,)
    """
    places, padded = _apart(masked, vectors)
    products = np.empty(len(padded), np.int32)
    for first in range(_REACH, len(padded) - _REACH, _AT_ONCE):
        last = min(first + _AT_ONCE, len(padded) - _REACH)
        products[first:last] = _beside(padded, first, last, vectors)
    logits = vectors.word.take(masked.rows) + vectors.unit * products.take(places)
    return log_odds_of_any(soft_plus(logits), masked.starts)


def _apart(masked: Masked, vectors: CueVectors) -> tuple[Places, Places]:
    """Return where each row stands among all rows with what is outside of a sentence between."""
    places = np.arange(_REACH, _REACH + len(masked.rows)) + _REACH * masked.sentence
    outside = len(vectors.cue)
    padded = np.full(len(places) + _REACH * (len(masked.starts) + 1), outside)
    padded[places] = masked.rows
    return places, padded


def _beside(padded: Places, first: int, last: int, vectors: CueVectors) -> Numbers:
    """Return the products of some cues and the sums over their neighbours, by where they stand."""
    neighbours = [padded[first + step : last + step] for step in STEPS]
    products = np.zeros((last - first, _WIDTH), np.int32)
    for part, cues in enumerate(vectors.cues):
        total = vectors.mapped[0, part].take(neighbours[0], axis=0)
        for rows, table in zip(neighbours[1:], vectors.mapped[1:, part], strict=True):
            total += table.take(rows, axis=0)
        total *= cues.take(padded[first:last], axis=0)
        products += total
    # Column by column: numpy is slow at sums along short rows.
    return np.asarray(sum(products.T[1:], products.T[0]))
