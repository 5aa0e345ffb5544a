"""Which words hedge beside which others, told by a few numbers a word.

"May" hedges in "it may rain" and not in "you may go". The logit of a token as a cue is that of
its word and, for each of its neighbours, up to three words away on either side, the product of
the numbers of the cue, a small matrix for the distance and the numbers of the neighbour: a
factorised model of pairs (Rendle 2010, "Factorization machines"). A pair that was never seen
gets the weight of pairs of similar words. A sentence is hedged if any of its tokens is a cue
(noisy-or; Pearl 1988, 4.3.2).

All numbers that are multiplied are whole and small, so that sums of their products are exact: a
sentence has the same score beside any others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from credscore.wording.masking import Masked
from credscore.wording.pooling import log_odds_of_any, soft_plus

__all__ = ["STEPS", "CueVectors", "pool_cue_vectors"]

FloatArray = npt.NDArray[np.float64]
Float32Array = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]

#: Where the neighbours stand.
STEPS: Final = (-3, -2, -1, 1, 2, 3)
#: Tokens whose numbers are added up together: those of a batch do not fit the processor's cache.
_AT_ONCE: Final = 4096


@dataclass(frozen=True, slots=True, eq=False)
class CueVectors:
    """What is known of words as cues and as neighbours of cues.

    Attributes
    ----------
    word : ndarray of float64, shape (n_rows,)
        Logit of each row before its neighbours and the ends of the sentence.
    cue : ndarray of float32, shape (n_rows, size)
        Whole numbers up to 127.
    neighbour : ndarray of float32, shape (n_rows + 1, size)
        Whole numbers up to 127. The last row stands for what is outside of a sentence.
    maps : ndarray of float32, shape (n_steps, size, size)
        From a neighbour to what the numbers of a cue are multiplied by; whole, up to 127.
    unit : float
        What 1 of the products adds to the logit.
    mapped : ndarray of float32, shape (n_steps, n_rows + 1, size)
        The products of `neighbour` and each of `maps`. To look them up takes a third of the time
        of a product for each text, for which BLAS may start threads.
    """

    word: FloatArray
    cue: Float32Array
    neighbour: Float32Array
    maps: Float32Array
    unit: float
    mapped: Float32Array = field(init=False)

    def __post_init__(self) -> None:
        """Precompute `mapped`: whole numbers up to 2 ** 24, exact in single precision."""
        object.__setattr__(self, "mapped", self.neighbour @ self.maps)


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
    rows = masked.rows
    products = np.empty(len(rows))
    places, padded = _apart(masked, vectors)
    for first in range(0, len(rows), _AT_ONCE):
        some = slice(first, first + _AT_ONCE)
        beside = _beside(places[some], padded, vectors)
        # In double precision these sums are exact as well.
        cues = vectors.cue.take(rows[some], axis=0)
        np.einsum("ij,ij->i", cues, beside, dtype=np.float64, out=products[some])
    logits = vectors.word.take(rows) + vectors.unit * products
    return log_odds_of_any(soft_plus(logits), masked.starts)


def _apart(masked: Masked, vectors: CueVectors) -> tuple[Places, Rows]:
    """Return all rows with what is outside of a sentence between them, and where each stands."""
    reach = STEPS[-1]
    places = np.arange(reach, reach + len(masked.rows)) + reach * masked.sentence
    outside = len(vectors.neighbour) - 1
    padded = np.full(len(places) + reach * (len(masked.starts) + 1), outside, masked.rows.dtype)
    padded[places] = masked.rows
    return places, padded


def _beside(places: Places, padded: Rows, vectors: CueVectors) -> Float32Array:
    """Return the sum over the neighbours of some tokens, mapped by where they stand."""
    total = np.zeros((len(places), vectors.cue.shape[1]), np.float32)
    for step, table in zip(STEPS, vectors.mapped, strict=True):
        total += table.take(padded.take(places + step), axis=0)
    return total
