"""What teachers answered for sentences without a label, see `training.teach`.

The answers are kept as numbers only: a fragment of a labelled sentence is made again from the
sentence, a sentence of the news is known by its key. What is no longer among the data is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from credscore.arrays import FloatArray, IntArray
from training.sentences.fragments import FRAGMENTS, fragments, keys
from training.sentences.heads import probability

FILE = Path(__file__).parents[1] / "taught.npz"
#: Logits are kept in steps of a quarter, cut off where a chance hardly changes any more.
_STEP, _LARGEST = 0.25, 6.0
#: Kept instead of the answer of a teacher that may not have seen the sentence.
UNASKED = 255


@dataclass(frozen=True)
class Answers:
    """The answers of the teachers to some sentences.

    Attributes
    ----------
    place : ndarray of int64, shape (n,)
        Which of the sentences asked for each stands for: its place among them.
    chance : ndarray of float64, shape (n, n_teachers)
        Of the sentence, or of the fragment of it, by the teacher of each fold; the last one has
        seen all folds. Missing where the teacher must not see the sentence.
    """

    place: IntArray
    chance: FloatArray


class Taught:
    """The answers in a file.

    Parameters
    ----------
    file : Path, optional
    """

    def __init__(self, file: Path = FILE) -> None:
        with np.load(file) as kept:
            self._kept: dict[str, npt.NDArray[Any]] = dict(kept)

    def news(self, known_by: npt.NDArray[np.uint32], name: str) -> Answers:
        """Return the answers for set `name` to sentences of the news, by their keys."""
        place, row = _match(known_by, self._kept["news_keys"])
        return Answers(place, to_chance(self._kept["news"][row, list(FRAGMENTS).index(name)]))

    def fragments(self, texts: Sequence[str], name: str) -> tuple[list[str], Answers]:
        """Return the fragments of the labelled sentences of set `name`, and the answers to them."""
        place, row = _match(keys(texts), self._kept[f"{name}_keys"])
        found = [part for k in place for part in fragments(texts[k], FRAGMENTS[name])]
        levels = self._kept[name][row].reshape(len(found), -1)
        return found, Answers(np.repeat(place, FRAGMENTS[name]), to_chance(levels))

    def folds(self, texts: Sequence[str], group: IntArray, name: str) -> IntArray:
        """Return the fold that held out the group of each sentence when the teachers were taught.

        Folds are drawn by the number of sentences, so that one more would shuffle all of them.

        Parameters
        ----------
        texts : sequence of str
            The sentences of set `name`.
        group : ndarray of int64
            The group of each.
        name : str

        Returns
        -------
        ndarray of int64
            -1 where no sentence of the group is known.
        """
        place, row = _match(keys(texts), self._kept[f"{name}_keys"])
        of_group = np.full(int(group.max(initial=-1)) + 1, -1)
        of_group[group[place]] = self._kept[f"{name}_folds"][row]
        return np.asarray(of_group[group], np.int64)

    def check_folds(self, texts: Sequence[str], held_out_in: IntArray, name: str) -> None:
        """Make sure that no teacher has seen the label of a sentence held out in its fold.

        Raises
        ------
        ValueError
            If a sentence was held out in another fold when the teachers were taught.
        """
        if not same_folds(texts, held_out_in, self._kept, f"{name}_"):
            raise ValueError(
                f"{FILE.name} was made for other folds of {name}: run python -m training.teach"
            )


def same_folds(
    texts: Sequence[str], held_out_in: IntArray, kept: Mapping[str, npt.NDArray[Any]], prefix: str
) -> bool:
    """Whether no sentence was held out in another fold when `kept` was made."""
    place, row = _match(keys(texts), kept[f"{prefix}keys"])
    return bool((kept[f"{prefix}folds"][row] == held_out_in[place]).all())


def _match(
    asked: npt.NDArray[np.uint32], known: npt.NDArray[np.uint32]
) -> tuple[IntArray, IntArray]:
    """Return the places of keys that are known, and where; of equal keys the first."""
    _, place, row = np.intersect1d(asked, known, return_indices=True)
    order = np.argsort(place)
    return place[order], row[order]


def to_levels(logit: npt.NDArray[Any]) -> npt.NDArray[np.uint8]:
    """Return logits as small whole numbers.

    Examples
    --------
    >>> to_levels(np.array([-9.0, 0.1, 1.0])).tolist()
    [0, 24, 28]
    """
    level = (np.clip(logit, -_LARGEST, _LARGEST) + _LARGEST) / _STEP
    return np.asarray(np.rint(level), np.uint8)


def to_chance(level: npt.NDArray[np.uint8]) -> FloatArray:
    """Return the chances of `to_levels`; NaN where no answer is kept.

    Examples
    --------
    >>> to_chance(np.array([24, UNASKED], np.uint8)).tolist()
    [0.5, nan]
    """
    logit = np.where(level == UNASKED, np.nan, _STEP * level - _LARGEST)
    return probability(logit)
