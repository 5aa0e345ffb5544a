"""Pieces: what stands between the white space of a text, as arrays of offsets and spellings."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = [
    "IS_SPACE", "LONGEST_SPELLED", "Pieces", "Points", "Positions", "Spellings", "code_points",
    "split",
]  # fmt: skip

#: Places in a text, or in a table.
Positions = npt.NDArray[np.int64]
Points = npt.NDArray[np.uint32]
#: Two numbers for each piece: its first eight characters and its next eight, a byte each.
Spellings = npt.NDArray[np.uint64]

#: A piece of up to so many characters, Latin-1 but for the null, is told by its spelling.
LONGEST_SPELLED: Final = 16
_HALF: Final = LONGEST_SPELLED // 2
_LAST_LATIN: Final = np.uint32(0xFF)
_ONE: Final = np.uint32(1)
#: By number of characters: the bits of so many first bytes.
_MASKS: Final = np.array([(1 << 8 * size) - 1 for size in range(_HALF + 1)], np.uint64)

#: True for the code points of the basic plane that are white space; there are none beyond.
IS_SPACE: Final = np.fromiter(map(str.isspace, map(chr, range(0x10000))), np.bool_, 0x10000)


class Pieces(NamedTuple):
    """The pieces of a text, in order.

    Attributes
    ----------
    text : str
    points : ndarray of uint32
        Its code points.
    starts, sizes : ndarray of int64, shape (n_pieces,)
        Where in `text` each piece begins, and its number of characters.
    """

    text: str
    points: Points
    starts: Positions
    sizes: Positions

    def spellings(self) -> tuple[Spellings, Spellings, npt.NDArray[np.bool_]]:
        r"""Return the two halves of the spellings, and which pieces they tell completely.

        Examples
        --------
        >>> first, second, told = split("a tree — notwithstanding").spellings()
        >>> first[1].tobytes(), told.tolist()
        (b'tree\x00\x00\x00\x00', [True, True, False, True])
        """
        # What is not Latin-1 loses its high bits: a piece that holds any is not told by these.
        data = np.zeros(len(self.text) + LONGEST_SPELLED, np.uint8)
        data[: len(self.text)] = self.points
        windows = np.ndarray(len(self.text) + 1, f"V{LONGEST_SPELLED}", data, strides=(1,))
        halves = windows[self.starts].view("<u8").reshape(-1, 2)
        first = halves[:, 0] & _MASKS.take(self.sizes, mode="clip")
        second = halves[:, 1] & _MASKS.take(self.sizes - _HALF, mode="clip")
        told = self.sizes <= LONGEST_SPELLED
        others = (self.points - _ONE >= _LAST_LATIN).nonzero()[0]  # 0 - 1 is large
        told[self.starts.searchsorted(others, side="right") - 1] = False
        return first, second, told


def split(
    text: str, points: Points | None = None, visible: npt.NDArray[np.bool_] | None = None
) -> Pieces:
    """Return the pieces of `text`, those of ``text.split()``.

    `points` are its code points, and `visible` those that are no white space, where they are known.

    Examples
    --------
    >>> pieces = split("  It rained. ")
    >>> pieces.starts.tolist(), pieces.sizes.tolist()
    ([2, 5], [2, 7])
    """
    if points is None:
        points = code_points(text)
    if visible is None:
        visible = ~IS_SPACE.take(points, mode="clip")
    # With a space before and after the text, what is visible begins and ends at changes.
    seen = np.zeros(len(points) + 2, np.bool_)
    seen[1:-1] = visible
    changes = (seen[1:] != seen[:-1]).nonzero()[0]
    return Pieces(text, points, changes[::2], changes[1::2] - changes[::2])


def code_points(text: str) -> Points:
    """Return the code points of `text` (lone surrogates included) as an array."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
