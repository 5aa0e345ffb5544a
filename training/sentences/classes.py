"""Classes of words by use: what a word counts as when it is the neighbour of another."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from sklearn.cluster import MiniBatchKMeans

from credscore.wording.masking import FIRST_WORD


class Classes(NamedTuple):
    """The class of every row, int32 of shape (n_rows,), and the number of classes."""

    group: npt.NDArray[np.int32]
    number: int


def context_classes(
    vectors: npt.NDArray[np.float32], uses: npt.NDArray[np.int64], own: int, shared: int
) -> Classes:
    """Return the class of every row.

    Parameters
    ----------
    vectors : ndarray of float32, shape (n_rows, dimensions)
    uses : ndarray of int64, shape (n_rows,)
    own : int
        So many of the most used rows become a class of their own.
    shared : int
        Number of classes, of similar vectors, that the others share.
    """
    frequent = np.argsort(-uses[FIRST_WORD:], kind="stable") + FIRST_WORD
    means = MiniBatchKMeans(shared, random_state=0, n_init=1, batch_size=4096)
    means.fit(vectors[frequent[:12_000]])
    group = means.predict(vectors).astype(np.int32) + FIRST_WORD + own
    group[frequent[:own]] = np.arange(own) + FIRST_WORD
    group[:FIRST_WORD] = np.arange(FIRST_WORD)
    # Not what was asked for: the last class may be empty.
    return Classes(group, int(group.max()) + 1)
