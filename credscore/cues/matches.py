"""The matches of the cues in a text, as columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.cues.lexicon import Cue, load_cues
from credscore.document.ends import whole_numbers

__all__ = ["NO_MATCHES", "Hit", "Matches", "matches_of", "of_kinds"]

Numbers = npt.NDArray[np.int64]


class Hit(NamedTuple):
    """A match of `cue` over the tokens ``[start, end)``."""

    cue: Cue
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """Matches of cues, sorted by start; going through them gives a `Hit` each.

    Attributes
    ----------
    cues : ndarray of int64, shape (n_matches,)
        `Cue.index` of each.
    starts, ends : ndarray of int64, shape (n_matches,)
        First token of each, and one past its last.
    """

    cues: Numbers
    starts: Numbers
    ends: Numbers

    def __len__(self) -> int:
        return len(self.cues)

    def __iter__(self) -> Iterator[Hit]:
        cues = load_cues()
        columns = (self.cues.tolist(), self.starts.tolist(), self.ends.tolist())
        return (Hit(cues[cue], start, end) for cue, start, end in zip(*columns, strict=True))

    def split(self, ends: Sequence[int]) -> list[Matches]:
        """Return the matches between each two of `ends`."""
        return [
            Matches(self.cues[first:last], self.starts[first:last], self.ends[first:last])
            for first, last in pairwise(ends)
        ]

    def among(self, chosen: npt.NDArray[np.bool_]) -> Matches:
        """Return the matches of some cues: those that are True in `chosen`, by `Cue.index`."""
        of_these = chosen.take(self.cues)
        return Matches(self.cues[of_these], self.starts[of_these], self.ends[of_these])


@cache
def of_kinds(*kinds: str) -> npt.NDArray[np.bool_]:
    """Return for every cue whether its matches are evidence of one of `kinds`; for `among`."""
    return np.array([cue.kind in kinds for cue in load_cues()], np.bool_)


def matches_of(rows: list[int]) -> Matches:
    """Return matches from their numbers end to end: cue, start and end of each in turn.

    Examples
    --------
    >>> [(hit.cue.index, hit.start, hit.end) for hit in matches_of([3, 10, 11, 7, 12, 14])]
    [(3, 10, 11), (7, 12, 14)]
    """
    cues, starts, ends = whole_numbers(rows).reshape(-1, 3).T
    return Matches(cues, starts, ends)


NO_MATCHES: Final = matches_of([])
