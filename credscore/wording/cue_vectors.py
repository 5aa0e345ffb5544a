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

#: Where the neighbours stand.
STEPS: Final = (-3, -2, -1, 1, 2, 3)


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
    # In double precision these sums are exact as well.
    products = np.einsum(
        "ij,ij->i", vectors.cue.take(rows, axis=0), _beside(masked, vectors), dtype=np.float64
    )
    logits = vectors.word.take(rows) + vectors.unit * products
    return log_odds_of_any(soft_plus(logits), masked.starts)


def _beside(masked: Masked, vectors: CueVectors) -> Float32Array:
    """Return the sum over the neighbours of each token, mapped by where they stand."""
    rows, sentence, count = masked.rows, masked.sentence, len(masked.rows)
    total = np.zeros((count, vectors.cue.shape[1]), np.float32)
    for step, table in zip(STEPS, vectors.mapped, strict=True):
        mapped, edge = table.take(rows, axis=0), table[-1]
        far = min(abs(step), count)
        first, last = slice(count - far), slice(far, count)
        here, there = (first, last) if step > 0 else (last, first)
        past = slice(count - far, count) if step > 0 else slice(far)
        total[here] += mapped[there]
        total[past] += edge
        # What words of another sentence added is taken back.
        apart = (sentence[here] != sentence[there]).nonzero()[0]
        total[here][apart] += edge - mapped[there][apart]
    return total
