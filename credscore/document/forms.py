"""Word forms: every different word of a process has a number, and is looked into once.

Articles are made of the same words again and again. A text is split at white space, and each
piece (``"said,"``) is looked up in a table that knows its tokens (``said`` and ``,``) by
number. What a later step asks of a word (its class, its syllables, its weights) is a `Column`:
computed once for each form, and for a whole article one gather from an array.

A table only grows. One that has become large is not used for further texts; the documents
read with it keep it, so a number never changes its meaning.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

__all__ = ["Column", "Cut", "Forms", "Positions"]

#: The tokens of a piece: folded form, first character in the piece, number of characters.
Cut = tuple[Sequence[str], Sequence[int], Sequence[int]]
#: Places in the arrays of `Forms`.
Positions = npt.NDArray[np.int64]

#: A table that holds so many pieces, or so many characters in them, is full.
_MOST_PIECES: Final = 200_000
_MOST_CHARACTERS: Final = 4_000_000
#: The entry of a piece: position of its first token in the high bits, their number below.
_COUNT_BITS: Final = 32
_COUNT_MASK: Final = (1 << _COUNT_BITS) - 1
_UNSEEN: Final = -1

#: Held while a table grows; reading needs no lock.
_growing = threading.Lock()


if hasattr(os, "register_at_fork"):  # a child must not get the lock of another thread
    os.register_at_fork(
        before=_growing.acquire, after_in_parent=_growing.release, after_in_child=_growing.release
    )


class Column:
    """What is known of a word form, computed once for each.

    Parameters
    ----------
    compute : callable
        Takes a folded form, gives its value: always the same for the same form.
    dtype : numpy dtype
        Of the values.

    Examples
    --------
    >>> from credscore.document.document import read_whole
    >>> read_whole("It rained again.").tokens.look_up(Column(len, np.int32)).tolist()
    [2, 6, 5, 1]
    """

    __slots__ = ("__weakref__", "compute", "dtype")

    def __init__(self, compute: Callable[[str], Any], dtype: npt.DTypeLike) -> None:
        self.compute = compute
        self.dtype = np.dtype(dtype)


class _Growing:
    """An array to append to; what it holds never changes, wherever it is moved."""

    __slots__ = ("array", "size")

    def __init__(self, dtype: npt.DTypeLike) -> None:
        self.array: npt.NDArray[Any] = np.empty(1024, dtype)
        self.size = 0

    def extend(self, values: Sequence[Any]) -> None:
        end = self.size + len(values)
        if end > len(self.array):
            larger = np.empty(2 * end, self.array.dtype)
            larger[: self.size] = self.array[: self.size]
            self.array = larger
        self.array[self.size : end] = values
        self.size = end


class _Entries(dict[str, int]):
    """Entries by piece."""

    def __missing__(self, piece: str) -> int:
        return _UNSEEN


class Forms:
    """A table of word forms and of the pieces of text that hold them.

    Parameters
    ----------
    cut : callable
        Cuts a piece of folded text, which has no white space, into its tokens.
    """

    __slots__ = (
        "_characters", "_columns", "_cut", "_entries", "_form", "_length", "_numbers", "_offset",
        "_words",
    )  # fmt: skip

    def __init__(self, cut: Callable[[str], Cut]) -> None:
        self._cut = cut
        self._entries = _Entries()
        self._characters = 0
        # By the position of a token of a piece: number of its form, place in the piece.
        self._form, self._offset, self._length = (_Growing(np.int32) for _ in range(3))
        self._words: list[str] = []
        self._numbers: dict[str, int] = {}
        self._columns: WeakKeyDictionary[Column, _Growing] = WeakKeyDictionary()

    def is_full(self) -> bool:
        """Return whether the next text should have a new table."""
        return len(self._entries) > _MOST_PIECES or self._characters > _MOST_CHARACTERS

    def find(self, pieces: Sequence[str]) -> tuple[Positions, Positions]:
        """Return the positions of the tokens of all `pieces`, and how many each piece has."""
        entries = np.fromiter(map(self._entries.__getitem__, pieces), np.int64, len(pieces))
        unseen = np.flatnonzero(entries == _UNSEEN).tolist()
        if unseen:
            self._add(dict.fromkeys(pieces[at] for at in unseen))
            entries[unseen] = [self._entries[pieces[at]] for at in unseen]
        counts = entries & _COUNT_MASK
        before = np.cumsum(counts) - counts
        positions = np.repeat((entries >> _COUNT_BITS) - before, counts)
        positions += np.arange(len(positions))
        return positions, counts

    def forms(self, positions: Positions) -> npt.NDArray[np.int32]:
        """Return the numbers of the forms of the tokens at `positions`."""
        return self._form.array.take(positions)

    def places(self, positions: Positions) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
        """Return where the tokens at `positions` begin in their pieces, and their lengths."""
        return self._offset.array.take(positions), self._length.array.take(positions)

    def values(self, column: Column) -> npt.NDArray[Any]:
        """Return the value of `column` for each form, by number (and room for more)."""
        known = self._columns.get(column)
        if known is None or known.size < len(self._words):
            with _growing:
                known = self._columns.setdefault(column, _Growing(column.dtype))
                known.extend(list(map(column.compute, self._words[known.size :])))
        return known.array

    def _add(self, pieces: Iterable[str]) -> None:
        """Enter `pieces`. Whatever is seen of this from another thread or fork is whole."""
        with _growing:
            new = [piece for piece in pieces if piece not in self._entries]
            cuts = list(map(self._cut, new))
            forms = [self._number(word) for words, _, _ in cuts for word in words]
            first = self._form.size
            self._offset.extend([offset for _, offsets, _ in cuts for offset in offsets])
            self._length.extend([length for _, _, lengths in cuts for length in lengths])
            self._form.extend(forms)
            for piece, (words, _, _) in zip(new, cuts, strict=True):
                self._entries[piece] = first << _COUNT_BITS | len(words)
                first += len(words)
            self._characters += sum(map(len, new))

    def _number(self, word: str) -> int:
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = len(self._words)
            self._words.append(word)
        return number
