"""Word forms by number: what is known of a word is looked up in arrays, not by its letters.

Every step asks something of every word: does it begin a cue, is it a verb, how many syllables
has it? A look-up in a large dictionary costs more than anything done with its answer. So each
different word form gets a number once per process, the words of a document are looked up once,
and what a step asks is a `Column`: computed once for each form, then one gather from an array.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = ["Column", "Forms", "number_forms"]

#: So many forms are kept; then numbering begins again, so that memory is bounded. English news
#: gets by with fewer for tens of thousands of articles.
_MOST_FORMS: Final = 200_000


class Column:
    """What is known of a word form.

    Parameters
    ----------
    compute : callable
        Takes a folded form, gives its value: always the same for the same form.
    dtype : numpy dtype
        Of the values.
    """

    def __init__(self, compute: Callable[[str], Any], dtype: npt.DTypeLike) -> None:
        self.compute = compute
        self.dtype = np.dtype(dtype)


class _Numbers(dict[str, int]):
    """Word form -> number; a new form gets the next one."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[str] = []
        self._growing = Lock()

    def __missing__(self, form: str) -> int:
        with self._growing:
            number = self.get(form)
            if number is None:
                number = len(self.forms)
                self.forms.append(form)
                self[form] = number
        return number


class _Table:
    """Numbers and values of the word forms met since the table was begun."""

    def __init__(self) -> None:
        self.numbers = _Numbers()
        #: The values of a column, in an array that may be longer, and their number.
        self._values: dict[Column, tuple[npt.NDArray[Any], int]] = {}
        self._growing = Lock()

    def values(self, column: Column) -> npt.NDArray[Any]:
        """Return the values of all forms met so far, and room for more."""
        values, known = self._values.get(column, (None, 0))
        if values is None or known < len(self.numbers.forms):
            values = self._lengthened(column)
        return values

    def _lengthened(self, column: Column) -> npt.NDArray[Any]:
        with self._growing:
            values, known = self._values.get(column, (np.empty(0, column.dtype), 0))
            new = [column.compute(form) for form in self.numbers.forms[known:]]
            count = known + len(new)
            if count >= len(values):
                longer = np.empty(2 * count + 1_024, column.dtype)
                longer[:known] = values[:known]
                values = longer
            # Who reads the array at this moment knows only numbers below `known`.
            values[known:count] = new
            self._values[column] = values, count
            return values


class Forms(NamedTuple):
    """The words of a document as numbers.

    Attributes
    ----------
    table : _Table
        What the numbers stand for.
    numbers : ndarray of intp, shape (n_tokens,)
    """

    table: _Table
    numbers: npt.NDArray[np.intp]

    def look_up(self, column: Column) -> npt.NDArray[Any]:
        """Return the value of every word.

        Examples
        --------
        >>> number_forms(["a", "mill", "is", "a", "mill"]).look_up(Column(len, int)).tolist()
        [1, 4, 2, 1, 4]
        """
        return self.table.values(column).take(self.numbers)


_table = _Table()


def number_forms(words: list[str]) -> Forms:
    """Return the numbers of `words`; the same words have the same numbers."""
    global _table  # noqa: PLW0603 (one table a process is the point)
    table = _table
    if len(table.numbers.forms) > _MOST_FORMS:
        _table = table = _Table()
    return Forms(table, np.fromiter(map(table.numbers.__getitem__, words), np.intp, len(words)))
