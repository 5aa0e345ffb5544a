"""Pieces: what stands between the white space of a text, as arrays.

All pieces of a text get a hash at once, by the method of Karp and Rabin (1987, Efficient
randomized pattern-matching algorithms): characters times powers of a base, summed over the
text, and a difference of two sums for each piece.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = ["Pieces", "Points", "Positions", "code_points", "hashes", "split"]

#: Places in a text, or in a table.
Positions = npt.NDArray[np.int64]
Points = npt.NDArray[np.uint32]
Hashes = npt.NDArray[np.uint64]

#: An odd number without a pattern in its bits: 2**64 over the golden ratio.
_BASE: Final = 0x9E3779B97F4A7C15
_INVERSE: Final = pow(_BASE, -1, 1 << 64)
#: The powers of the base begin anew after so many characters. A piece across such a place has
#: another hash than elsewhere.
_PERIOD: Final = 1 << 14
#: By place in the text, what a character is multiplied by, and what makes the sum of a piece
#: the same wherever it stands.
_POWERS: Final = np.cumprod(np.full(_PERIOD, _BASE, np.uint64), dtype=np.uint64)
_SHIFTS: Final = np.cumprod(np.full(_PERIOD, _INVERSE, np.uint64), dtype=np.uint64) * np.uint64(
    _BASE
)

#: True for the code points of the basic plane that are white space; there are none beyond.
_IS_SPACE: Final = np.fromiter(map(str.isspace, map(chr, range(0x10000))), np.bool_, 0x10000)


class Pieces(NamedTuple):
    """The pieces of a text, in order.

    Attributes
    ----------
    text : str
    points : ndarray of uint32
        Its code points.
    visible : ndarray of bool
        Which of its characters are no white space.
    starts, ends : ndarray of int64, shape (n_pieces,)
        Offsets into `text`, end exclusive.
    """

    text: str
    points: Points
    visible: npt.NDArray[np.bool_]
    starts: Positions
    ends: Positions


def split(text: str) -> Pieces:
    """Return the pieces of `text`, those of ``text.split()``.

    Examples
    --------
    >>> pieces = split("  It rained. ")
    >>> pieces.starts.tolist(), pieces.ends.tolist()
    ([2, 5], [4, 12])
    """
    points = code_points(text)
    # With a space before and after the text, visible stretches begin and end at changes.
    framed = np.zeros(len(points) + 2, np.bool_)
    visible = framed[1:-1]
    np.logical_not(_IS_SPACE.take(points, mode="clip"), out=visible)
    changes = np.flatnonzero(framed[1:] != framed[:-1])
    return Pieces(text, points, visible, changes[::2], changes[1::2])


def hashes(pieces: Pieces) -> Hashes:
    """Return a hash of each piece; its high bits are the best."""
    points = pieces.points
    size = len(points)
    powers = _POWERS[:size] if size <= _PERIOD else np.resize(_POWERS, size)
    sums = np.zeros(size + 1, np.uint64)
    np.cumsum(points * powers, out=sums[1:])
    of_piece = sums.take(pieces.ends) - sums.take(pieces.starts)
    return of_piece * _SHIFTS.take(pieces.starts % _PERIOD)


def code_points(text: str) -> Points:
    """Return the code points of `text` (lone surrogates included) as an array."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
