"""Word forms by number: what is known of a word is looked up in arrays, not by its letters.

Every step asks something of every word: does it begin a cue, is it a verb, how many syllables
has it? A look-up in a large dictionary costs more than anything done with its answer. So each
different word form gets a number once per process, the words of a document are looked up once,
and each step keeps its facts in an array in the order of the numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = ["Facts", "Forms", "number_forms"]

#: Word forms -> one fact (or row of facts) each, in order. It must depend on the form alone.
Facts = Callable[[list[str]], npt.NDArray[Any]]
#: So many forms are kept; then numbering begins again, so that memory is bounded. English news
#: gets by with fewer for tens of thousands of articles.
_MOST_FORMS: Final = 200_000
_NOTHING: Final = np.empty(0)


class _Numbers(dict[str, int]):
    """Word form -> number; a new form gets the next one."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[str] = []
        self.lock = Lock()

    def __missing__(self, form: str) -> int:
        with self.lock:
            number = self.get(form)
            if number is None:
                number = len(self.forms)
                self.forms.append(form)
                self[form] = number
        return number


class _Table:
    """Numbers and facts of the word forms met since the table was begun."""

    def __init__(self) -> None:
        self.numbers = _Numbers()
        self._columns: dict[Facts, tuple[npt.NDArray[Any], int]] = {}
        self._lock = Lock()

    def column(self, facts: Facts) -> npt.NDArray[Any]:
        """Return the facts of all forms met so far, or of more."""
        values, known = self._columns.get(facts, (_NOTHING, -1))
        return values if known >= len(self.numbers.forms) else self._lengthened(facts)

    def _lengthened(self, facts: Facts) -> npt.NDArray[Any]:
        with self._lock:
            values, known = self._columns.get(facts) or (facts([]), 0)
            new = facts(self.numbers.forms[known:])
            count = known + len(new)
            if count > len(values):
                longer = np.empty((max(2 * count, 1_024), *new.shape[1:]), new.dtype)
                longer[:known] = values[:known]
                values = longer
            # Who reads the array at this moment knows only numbers below `known`.
            values[known:count] = new
            self._columns[facts] = values, count
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

    def look_up(self, facts: Facts) -> npt.NDArray[Any]:
        """Return the fact of every word.

        Examples
        --------
        >>> def lengths(forms):
        ...     return np.array([len(form) for form in forms])
        >>> number_forms(["a", "mill", "is", "a", "mill"]).look_up(lengths).tolist()
        [1, 4, 2, 1, 4]
        """
        return self.table.column(facts).take(self.numbers, axis=0)


_table = _Table()


def number_forms(words: list[str]) -> Forms:
    """Return the numbers of `words`; the same words have the same numbers."""
    global _table  # noqa: PLW0603 (one table a process is the point)
    table = _table
    if len(table.numbers.forms) > _MOST_FORMS:
        _table = table = _Table()
    numbers = table.numbers.__getitem__
    return Forms(table, np.fromiter(map(numbers, words), np.intp, len(words)))
