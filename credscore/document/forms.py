"""Word forms: every different word of a process has a number, and is looked into once.

Articles are made of the same words again and again. A text is split at white space, and each
piece (``"said,"``) is found in a table that knows its tokens (``said`` and ``,``) by number.
What a later step asks of a word (its class, its syllables, its weights) is a `Column`:
computed once for each form, and for a whole article one gather from an array.

All pieces of a text are found at once, in arrays: the spelling of a short piece is two numbers,
a hash of them gives its slot, and the slot's piece is the same if its spelling is. The others,
new, long or not in Latin letters, are looked up one by one in a dict.

A table only grows. One that has become large is not used for further texts; the documents
read with it keep it, so a number never changes its meaning.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any, Final
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from credscore.document.pieces import Pieces, Positions, split

__all__ = ["Column", "Cut", "Forms"]

#: The tokens of a piece: folded form, first character in the piece, number of characters.
Cut = tuple[Sequence[str], Sequence[int], Sequence[int]]
#: A table that holds so many pieces, or so many characters in them, is full.
_MOST_PIECES: Final = 200_000
_MOST_CHARACTERS: Final = 4_000_000
#: Slots of the hash table; many more than pieces, so that few pieces share one.
_SLOT_BITS: Final = 19
_EMPTY: Final = 0
#: Odd numbers without a pattern in their bits.
_FACTORS: Final = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F], np.uint64)
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
        # Pieces: number by text, number by slot; by number the spelling and the tokens.
        self._pieces: dict[str, int] = {}
        self._slots = np.zeros(1 << _SLOT_BITS, np.int32)
        self._first_half, self._second_half = _Growing(np.uint64), _Growing(np.uint64)
        self._size, self._first_token, self._tokens = (_Growing(np.int64) for _ in range(3))
        self._characters = 0
        # Tokens of pieces: number of the form, place in the piece.
        self._form, self._offset, self._length = (_Growing(np.int32) for _ in range(3))
        # Forms: number by word, word by number, values by number.
        self._numbers: dict[str, int] = {}
        self._words: list[str] = []
        self._columns: WeakKeyDictionary[Column, _Growing] = WeakKeyDictionary()
        # The number of an empty slot is that of a piece of no characters: no text holds it.
        self._pieces[""] = _EMPTY
        for each in (
            self._first_half, self._second_half, self._size, self._first_token, self._tokens
        ):  # fmt: skip
            each.extend([0])

    def is_full(self) -> bool:
        """Return whether the next text should have a new table."""
        return len(self._pieces) > _MOST_PIECES or self._characters > _MOST_CHARACTERS

    def find(self, pieces: Pieces) -> Positions:
        """Return the numbers of the pieces of a folded text; new pieces get one."""
        first, second, told = pieces.spellings()
        hashes = first * _FACTORS[0] + second * _FACTORS[1]
        slots = (hashes >> np.uint64(64 - _SLOT_BITS)).view(np.int64)
        numbers: Positions = self._slots.take(slots).astype(np.int64)
        same = told & (self._size.array.take(numbers) == pieces.sizes)
        same &= self._first_half.array.take(numbers) == first
        same &= self._second_half.array.take(numbers) == second
        if not same.all():
            rest = np.flatnonzero(~same)
            numbers[rest] = self._look_up(pieces, rest)
            # Who comes first keeps a slot: the common words. Others are looked up each time.
            entered = rest[told[rest] & (self._slots[slots[rest]] == _EMPTY)]
            self._slots[slots[entered]] = numbers[entered]
        return numbers

    def _look_up(self, pieces: Pieces, at: Positions) -> list[int]:
        """Return the numbers of the pieces at the places `at`, one by one."""
        spans = zip(pieces.starts[at].tolist(), pieces.sizes[at].tolist(), strict=True)
        texts = [pieces.text[start : start + size] for start, size in spans]
        unknown = dict.fromkeys(text for text in texts if text not in self._pieces)
        if unknown:
            self._add(list(unknown))
        return [self._pieces[text] for text in texts]

    def tokens(self, pieces: Positions) -> tuple[Positions, Positions]:
        """Return the tokens of all `pieces`, and how many each of them has."""
        counts = self._tokens.array.take(pieces)
        before = np.cumsum(counts) - counts
        tokens = np.repeat(self._first_token.array.take(pieces) - before, counts)
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

    def _add(self, pieces: Sequence[str]) -> None:
        """Enter `pieces`, all different.

        What another thread sees of this is whole: the number of a piece comes last.
        """
        with _growing:
            new = [piece for piece in pieces if piece not in self._pieces]
            cuts = list(map(self._cut, new))
            counts = [len(words) for words, _, _ in cuts]
            first, second, _ = split(" ".join(new)).spellings()
            self._first_half.extend(first)
            self._second_half.extend(second)
            self._size.extend(list(map(len, new)))
            self._first_token.extend(_running(self._form.size, counts))
            self._tokens.extend(counts)
            self._offset.extend([offset for _, offsets, _ in cuts for offset in offsets])
            self._length.extend([length for _, _, lengths in cuts for length in lengths])
            self._form.extend([self._number(word) for words, _, _ in cuts for word in words])
            self._characters += sum(map(len, new))
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
