"""What was learned of words as hedging cues, beside others and anywhere in a sentence.

See `training.learn_cue_vectors`.

The numbers of each fold's teacher are kept, so that measuring a fold uses what was learned
without its held-out sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.arrays import FloatArray, IntArray
from credscore.wording.cue_vectors import CueVectors, pool_cue_vectors
from credscore.wording.masking import FIRST_WORD, UNKNOWN, Masked, Vocabulary
from credscore.wording.pooling import add_up, known_words, scale_sums
from training.sentences.fragments import keys
from training.sentences.taught import same_folds

FILE = Path(__file__).parents[1] / "cue_vectors.npz"
LEVELS = 127
#: What is kept for each teacher.
LEARNED = "column column_step word word_step cue neighbour outside maps unit".split()
#: Rows that have numbers besides what they add alone: the others are rare words, and the file is
#: small.
COMMON = 16_000
_MOST_UNKNOWN = 0.02


class Hedging(NamedTuple):
    """What was learned of words with one teacher.

    Attributes
    ----------
    vectors : CueVectors
        As cues, and beside cues.
    column : ndarray of float64, shape (n_rows,)
        What each adds to the log-odds of a sentence anywhere in it, over the root of its length:
        when shipped, a part of the column of the head for hedging.
    """

    vectors: CueVectors
    column: FloatArray

    def log_odds(self, masked: Masked) -> FloatArray:
        """Return the log-odds that sentences are hedged, but for a constant."""
        sums = add_up(masked, self.column[:, None])
        anywhere = scale_sums(sums, known_words(masked))[:, 0]
        return pool_cue_vectors(masked, self.vectors) + anywhere


def hedging(teacher: int, vocabulary: Vocabulary, file: Path = FILE) -> Hedging:
    """Return what was learned with the teacher of a fold, by rows of `vocabulary`.

    A word that was not among the words learned for counts as an unknown one.

    Raises
    ------
    ValueError
        If these are too many.
    """
    with np.load(file) as kept:
        words = str(kept["words"]).split(" ")
        found = {name: kept[name][teacher] for name in LEARNED}
    known = dict(zip(words, range(FIRST_WORD, FIRST_WORD + len(words)), strict=True))
    row = np.array([*range(FIRST_WORD), *(known.get(word, UNKNOWN) for word in vocabulary.words)])
    if (row[FIRST_WORD:] == UNKNOWN).mean() > _MOST_UNKNOWN:
        raise ValueError(
            f"{file.name} was learned for other words: run python -m training.learn_cue_vectors"
        )
    vectors = CueVectors(
        found["word"][row] * float(found["word_step"]),
        _rows(found["cue"], row),
        np.vstack((_rows(found["neighbour"], row), found["outside"].astype(np.float32))),
        found["maps"].astype(np.float32),
        float(found["unit"]),
    )
    return Hedging(vectors, found["column"][row] * float(found["column_step"]))


def check_folds(texts: Sequence[str], held_out_in: IntArray, file: Path = FILE) -> None:
    """Make sure that no teacher has seen the label of a sentence held out in its fold.

    Raises
    ------
    ValueError
        If a sentence was held out in another fold when the numbers were learned, or if they
        were learned from other sentences.
    """
    with np.load(file) as kept:
        new = ~np.isin(keys(texts), kept["keys"])
        same = same_folds(texts, held_out_in, kept, "")
    if not same or new.mean() > _MOST_UNKNOWN:
        raise ValueError(
            f"{file.name} was learned in other folds: run python -m training.learn_cue_vectors"
        )


def _rows(kept: npt.NDArray[np.int8], row: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
    """Return the numbers of the rows that have any, in their order, and zeros for the others."""
    common = np.flatnonzero(row[:COMMON] < len(kept))
    found = np.zeros((len(row), kept.shape[1]), np.float32)
    found[common] = kept[row[common]]
    return found


def to_whole(values: npt.NDArray[Any], levels: int = LEVELS) -> tuple[FloatArray, float]:
    """Return `values` as whole multiples of a step, none over `levels`, and the step.

    Examples
    --------
    >>> to_whole(np.array([0.5, -1.0, 0.26]), 4)
    (array([ 2., -4.,  1.]), 0.25)
    """
    step = float(f"{np.abs(values).max() / levels:.6g}") or 1.0
    return np.rint(values / step), step
