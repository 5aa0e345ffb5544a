"""Words that may lead to a phrase of page furniture, found in many blocks at once.

Hardly a word does. To cut a text into words and to look each of them up costs more than all else
that is asked of a block, so words are compared as numbers: their first eight characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.document.ends import text_edges

__all__ = ["LeadingWords"]

Numbers = npt.NDArray[np.int64]

#: ASCII letters and digits in lower case, everything else a space.
_LETTERS: Final = bytes(
    ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else 32 for code in range(256)
)
_SPACE: Final = 32
_WIDTH: Final = 8
#: By number of characters: the bits of so many first bytes.
_MASKS: Final = np.array([(1 << 8 * size) - 1 for size in range(_WIDTH + 1)], np.uint64)
#: Slots of the table of words, few of which hold one.
_SLOT_BITS: Final = 16
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)


def _letters(text: str) -> bytes:
    """Return `text`, a byte a character, as lower-case letters, digits and spaces."""
    return text.encode("ascii", "replace").translate(_LETTERS)


class _Words(NamedTuple):
    """The words of a text: where they begin and end, and the slot of each."""

    starts: Numbers
    ends: Numbers
    slots: Numbers


def _cut(letters: bytes) -> _Words:
    seen = np.zeros(len(letters) + 2, np.bool_)
    np.not_equal(np.frombuffer(letters, np.uint8), _SPACE, out=seen[1:-1])
    changes = (seen[1:] != seen[:-1]).nonzero()[0]
    starts, ends = changes[::2], changes[1::2]
    windows = np.ndarray(len(letters) + 1, f"V{_WIDTH}", letters + bytes(_WIDTH), strides=(1,))
    keys = windows[starts].view("<u8") & _MASKS.take(ends - starts, mode="clip")
    return _Words(starts, ends, (keys * _FACTOR >> np.uint64(64 - _SLOT_BITS)).view(np.int64))


class LeadingWords:
    """The words that lead to the phrases of one kind.

    Parameters
    ----------
    opening : iterable of bytes
        Words that count where they open a block.
    inside : iterable of bytes
        Words that count wherever they stand.
    """

    def __init__(self, opening: Iterable[bytes], inside: Iterable[bytes]) -> None:
        self._opening, self._inside = frozenset(opening), frozenset(inside)
        self._opens, self._holds = np.zeros((2, 1 << _SLOT_BITS), np.bool_)
        for words, table in ((self._opening, self._opens), (self._inside, self._holds)):
            table[_cut(b" ".join(words)).slots] = True

    def find(self, blocks: Sequence[str]) -> tuple[list[int], dict[int, list[str]]]:
        """Return the blocks that a leading word may open, and those that hold some.

        Parameters
        ----------
        blocks : sequence of str

        Returns
        -------
        opened : list of int
            Indices of blocks; some may open with other words.
        held : dict of int to list of str
            By index of the block, the leading words inside it.

        Examples
        --------
        >>> LeadingWords([b"read"], [b"cookies"]).find(["Read it.", "We use cookies. I read."])
        ([0], {1: ['cookies']})
        """
        letters = _letters("\n".join(blocks))
        words = _cut(letters)
        edges = np.array(text_edges(blocks))
        # Behind the last word there is none; a block without a word has that of a later one.
        opens = np.zeros(len(words.slots) + 1, np.bool_)
        opens[:-1] = self._opens.take(words.slots)
        opened = opens.take(words.starts.searchsorted(edges[:-1])).nonzero()[0]
        found = self._holds.take(words.slots).nonzero()[0]
        if not len(found):
            return opened.tolist(), {}
        starts, ends = words.starts.take(found), words.ends.take(found)
        at = edges.searchsorted(starts, side="right") - 1
        held: dict[int, list[str]] = {}
        for block, start, end in zip(at.tolist(), starts.tolist(), ends.tolist(), strict=True):
            word = letters[start:end]
            if word in self._inside:
                held.setdefault(block, []).append(word.decode())
        return opened.tolist(), held
