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
from typing import Any, Final
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from credscore.document.pieces import Pieces, Positions

__all__ = ["Column", "Cut", "Forms"]

#: A token of a piece: folded form, first character in the piece, number of characters.
Cut = tuple[str, int, int]
#: A table that holds so many pieces, or so many characters in them, is full.
_MOST_PIECES: Final = 200_000
_MOST_CHARACTERS: Final = 4_000_000
#: Slots of the hash table; many more than pieces, so that few pieces share one.
_SLOT_BITS: Final = 20
#: The first half of no spelling.
_EMPTY: Final = 0
#: The entry of a piece: place of its first token in the high bits, their number below.
_COUNT_BITS: Final = 32
_COUNT_MASK: Final = (1 << _COUNT_BITS) - 1
#: Odd numbers without a pattern in their bits.
_FACTORS: Final = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F], np.uint64)
#: Held while a table grows, and while slots are read or written: a row of them has three numbers.
#: Reading the rest needs no lock. What a column computes may cut words itself.
_growing = threading.RLock()
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
    """An array to append rows to; what it holds never changes, wherever it is moved."""

    __slots__ = ("array", "size")

    def __init__(self, dtype: npt.DTypeLike, *columns: int) -> None:
        self.array: npt.NDArray[Any] = np.empty((1024, *columns), dtype)
        self.size = 0

    def extend(self, rows: Sequence[Any]) -> None:
        if not rows:
            return
        end = self.size + len(rows)
        if end > len(self.array):
            larger = np.empty((2 * end, *self.array.shape[1:]), self.array.dtype)
            larger[: self.size] = self.array[: self.size]
            self.array = larger
        self.array[self.size : end] = rows
        self.size = end


class Forms:
    """A table of word forms and of the pieces of text that hold them.

    Parameters
    ----------
    cut : callable
        Cuts a piece of folded text, which has no white space, into its tokens.
    """

    def __init__(self, cut: Callable[[str], list[Cut]]) -> None:
        self._cut = cut
        # Entries of pieces, by text; by slot with both halves of the spelling before them.
        self._entries: dict[str, int] = {}
        self._slots = np.zeros((1 << _SLOT_BITS, 3), np.uint64)
        self._characters = 0
        # Tokens of pieces: number of the form, place in the piece, number of characters, 0.
        self._tokens = _Growing(np.int32, 4)
        # Forms: number by word, word by number, values by number.
        self._numbers: dict[str, int] = {}
        self._words: list[str] = []
        self._columns: WeakKeyDictionary[Column, _Growing] = WeakKeyDictionary()

    def is_full(self) -> bool:
        """Return whether the next text should have a new table."""
        return len(self._entries) > _MOST_PIECES or self._characters > _MOST_CHARACTERS

    def find(self, pieces: Pieces) -> tuple[npt.NDArray[np.int32], Positions]:
        """Return the tokens of a folded text.

        Parameters
        ----------
        pieces : Pieces

        Returns
        -------
        tokens : ndarray of int32, shape (3, n_tokens)
            Number of the form, place in the piece, and number of characters there.
        counts : ndarray of int64, shape (n_pieces,)
            How many tokens each piece has.
        """
        entries = self._find_entries(pieces)
        counts = entries & _COUNT_MASK
        before = counts.cumsum() - counts
        positions = ((entries >> _COUNT_BITS) - before).repeat(counts)
        positions += np.arange(len(positions))
        tokens = self._tokens.array.take(positions, axis=0)
        return np.ascontiguousarray(tokens[:, :3].T), counts

    def number_of(self, word: str) -> int | None:
        """Return the number of a form, None if no text so far has it."""
        return self._numbers.get(word)

    def values(self, column: Column) -> npt.NDArray[Any]:
        """Return the value of `column` for each form, by number (and room for more)."""
        known = self._columns.get(column)
        if known is None or known.size < len(self._words):
            with _growing:
                known = self._columns.setdefault(column, _Growing(column.dtype))
                known.extend(list(map(column.compute, self._words[known.size :])))
        return known.array

    def _find_entries(self, pieces: Pieces) -> Positions:
        first, second, told = pieces.spellings()
        hashes = first * _FACTORS[0] + second * _FACTORS[1]
        slots = (hashes >> np.uint64(64 - _SLOT_BITS)).view(np.int64)
        with _growing:  # NumPy copies without the interpreter's lock: half a row would be seen
            rows = self._slots.take(slots, axis=0)
        entries: Positions = rows[:, 2].astype(np.int64)
        same = told & (rows[:, 0] == first) & (rows[:, 1] == second)
        if not same.all():
            rest = (~same).nonzero()[0]
            entries[rest] = self._look_up(pieces, rest)
            # Who comes first keeps a slot: the common words. Others are looked up each time.
            entered = rest[told[rest] & (rows[rest, 0] == _EMPTY)]
            new = np.stack(
                (first[entered], second[entered], entries[entered].astype(np.uint64)), axis=1
            )
            with _growing:
                self._slots[slots[entered]] = new
        return entries

    def _look_up(self, pieces: Pieces, at: Positions) -> list[int]:
        """Return the entries of the pieces at the places `at`, one by one."""
        spans = zip(pieces.starts[at].tolist(), pieces.sizes[at].tolist(), strict=True)
        texts = [pieces.text[start : start + size] for start, size in spans]
        unknown = [text for text in dict.fromkeys(texts) if text not in self._entries]
        if unknown:
            self._add(unknown)
        return [self._entries[text] for text in texts]

    def _add(self, pieces: Sequence[str]) -> None:
        """Enter `pieces`. What another thread sees of this is whole: the entry comes last."""
        with _growing:
            new = [piece for piece in pieces if piece not in self._entries]
            cuts = list(map(self._cut, new))
            first = self._tokens.size
            number = self._number
            self._tokens.extend(
                [(number(word), offset, length, 0) for cut in cuts for word, offset, length in cut]
            )
            for piece, cut in zip(new, cuts, strict=True):
                self._entries[piece] = first << _COUNT_BITS | len(cut)
                first += len(cut)
            self._characters += sum(map(len, new))

    def _number(self, word: str) -> int:
        number = self._numbers.get(word)
        if number is None:
            # In this order, or Ctrl-C between the two would give the next word the same number.
            number = len(self._words)
            self._words.append(word)
            self._numbers[word] = number
        return number
