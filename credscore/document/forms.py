"""Word forms: every different word of a process has a number, and is looked into once.

Articles are made of the same words again and again. A text is split at white space, and each
piece (``"said,"``) is found in a table that knows its tokens (``said`` and ``,``) by number.
What a later step asks of a word (its class, its syllables, its weights) is a `Column`:
computed once for each form, and for a whole article one gather from an array.

All pieces of a text are found at once: a rolling hash (Karp and Rabin 1987) gives each piece
its slot, and what the slot holds is compared with the text character by character. Only the
pieces that this does not settle, new ones above all, are looked at one by one.

A table only grows. One that has become large is not used for further texts; the documents
read with it keep it, so a number never changes its meaning.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Any, Final
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from credscore.document.pieces import Pieces, Positions, code_points, hashes

__all__ = ["Column", "Cut", "Forms"]

#: The tokens of a piece: folded form, first character in the piece, number of characters.
Cut = tuple[Sequence[str], Sequence[int], Sequence[int]]
#: A table that holds so many pieces, or so many characters in them, is full.
_MOST_PIECES: Final = 200_000
_MOST_CHARACTERS: Final = 4_000_000
#: Slots of the hash table; many more than pieces, so that few pieces share one.
_SLOT_BITS: Final = 19
_EMPTY: Final = 0
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

    def extend(self, values: Sequence[Any] | npt.NDArray[Any]) -> None:
        end = self.size + len(values)
        if end > len(self.array):
            larger = np.empty(2 * end, self.array.dtype)
            larger[: self.size] = self.array[: self.size]
            self.array = larger
        self.array[self.size : end] = values
        self.size = end


class Forms:
    """A table of word forms and of the pieces of text that hold them.

    Parameters
    ----------
    cut : callable
        Cuts a piece of folded text, which has no white space, into its tokens.
    """

    def __init__(self, cut: Callable[[str], Cut]) -> None:
        self._cut = cut
        # Pieces: number by text; by number: place in `_spelled`, first token, tokens, size.
        self._pieces: dict[str, int] = {}
        self._slots = np.zeros(1 << _SLOT_BITS, np.int32)
        self._spelled = _Growing(np.uint32)
        self._spelling, self._first, self._count, self._size = (
            _Growing(np.int64) for _ in range(4)
        )
        # Tokens of pieces: number of the form, place in the piece.
        self._form, self._offset, self._length = (_Growing(np.int32) for _ in range(3))
        # Forms: number by word, word by number, values by number.
        self._numbers: dict[str, int] = {}
        self._words: list[str] = []
        self._columns: WeakKeyDictionary[Column, _Growing] = WeakKeyDictionary()
        self._add([""])  # has the number of an empty slot, and is like no piece of a text

    def is_full(self) -> bool:
        """Return whether the next text should have a new table."""
        return len(self._pieces) > _MOST_PIECES or self._spelled.size > _MOST_CHARACTERS

    def find(self, pieces: Pieces) -> Positions:
        """Return the numbers of the pieces of a folded text; new pieces get one."""
        if not len(pieces.starts):
            return pieces.starts
        slots = (hashes(pieces) >> np.uint64(64 - _SLOT_BITS)).view(np.int64)
        numbers = self._slots.take(slots).astype(np.int64)
        unsettled = np.flatnonzero(self._differs(pieces, numbers))
        if len(unsettled):
            starts, ends = pieces.starts[unsettled].tolist(), pieces.ends[unsettled].tolist()
            texts = [pieces.text[start:end] for start, end in zip(starts, ends, strict=True)]
            self._add(dict.fromkeys(texts))
            numbers[unsettled] = [self._pieces[text] for text in texts]
            # Who comes first keeps a slot: the common words. Others are looked up each time.
            entered = unsettled[self._slots.take(slots[unsettled]) == _EMPTY]
            self._slots[slots[entered]] = numbers[entered]
        return numbers

    def tokens(self, pieces: Positions) -> tuple[Positions, Positions]:
        """Return the tokens of all `pieces`, and how many each of them has."""
        counts = self._count.array.take(pieces)
        before = np.cumsum(counts) - counts
        tokens = np.repeat(self._first.array.take(pieces) - before, counts)
        tokens += np.arange(len(tokens))
        return tokens, counts

    def forms(self, tokens: Positions) -> npt.NDArray[np.int32]:
        """Return the numbers of the forms of `tokens`."""
        return self._form.array.take(tokens)

    def places(self, tokens: Positions) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
        """Return where `tokens` begin in their pieces, and how many characters they have."""
        return self._offset.array.take(tokens), self._length.array.take(tokens)

    def values(self, column: Column) -> npt.NDArray[Any]:
        """Return the value of `column` for each form, by number (and room for more)."""
        known = self._columns.get(column)
        if known is None or known.size < len(self._words):
            with _growing:
                known = self._columns.setdefault(column, _Growing(column.dtype))
                known.extend(list(map(column.compute, self._words[known.size :])))
        return known.array

    def _differs(self, pieces: Pieces, numbers: Positions) -> npt.NDArray[np.bool_]:
        """Return which of `pieces` are not spelled as the pieces of `numbers` are."""
        differs: npt.NDArray[np.bool_] = (
            self._size.array.take(numbers) != pieces.ends - pieces.starts
        )
        # Each piece with the white space after it, which is compared with something in vain.
        first = pieces.starts[0]
        points, visible = pieces.points[first:], pieces.visible[first:]
        reach = np.empty_like(pieces.starts)
        np.subtract(pieces.starts[1:], pieces.starts[:-1], out=reach[:-1])
        reach[-1] = len(pieces.points) - pieces.starts[-1]
        place = np.repeat(self._spelling.array.take(numbers) - (pieces.starts - first), reach)
        place += np.arange(len(place))
        other = self._spelled.array.take(place, mode="clip") != points
        other &= visible
        at = np.flatnonzero(other) + first
        differs[pieces.starts.searchsorted(at, side="right") - 1] = True
        return differs

    def _add(self, pieces: Iterable[str]) -> None:
        """Enter those of `pieces` that are new.

        What another thread sees of this is whole: the number of a piece comes last.
        """
        with _growing:
            new = [piece for piece in pieces if piece not in self._pieces]
            cuts = list(map(self._cut, new))
            counts = [len(words) for words, _, _ in cuts]
            sizes = list(map(len, new))
            self._spelling.extend(_running(self._spelled.size, sizes))
            self._spelled.extend(code_points("".join(new)))
            self._size.extend(sizes)
            self._first.extend(_running(self._form.size, counts))
            self._count.extend(counts)
            self._offset.extend([offset for _, offsets, _ in cuts for offset in offsets])
            self._length.extend([length for _, _, lengths in cuts for length in lengths])
            self._form.extend([self._number(word) for words, _, _ in cuts for word in words])
            self._pieces.update(zip(new, range(len(self._pieces), self._size.size), strict=True))

    def _number(self, word: str) -> int:
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = len(self._words)
            self._words.append(word)
        return number


def _running(start: int, counts: Sequence[int]) -> list[int]:
    """Return `start` plus the sum of all counts before each."""
    return list(accumulate(counts[:-1], initial=start)) if counts else []
