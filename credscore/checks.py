"""Checks of what the caller passes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from numbers import Real
from operator import index
from reprlib import Repr

from credscore.errors import EmptyTextError, TextTooLongError, TextTypeError

__all__ = [
    "MAX_CHARS",
    "check_count",
    "check_jobs",
    "check_many",
    "check_max_chars",
    "check_source",
    "check_text",
    "check_texts",
    "check_title",
    "has_rows_and_columns",
    "is_missing",
    "listed",
    "row_name",
]

#: Default of `max_chars`: longer strings are files or corpora, not articles.
MAX_CHARS = 10_000_000
#: Columns that an error names, and characters of each: a table of counts has thousands, and where a
#: header is missing, the first row is taken for names.
_LISTED, _NAME = 40, 60
_WORD = re.compile(r"[^\W_]")


def check_text(text: object, *, max_chars: float = MAX_CHARS, where: str = "text") -> str:
    """Return `text` if it can be scored.

    Parameters
    ----------
    text : object
        What the caller passed.
    max_chars : int or infinity, default=10_000_000
        Longest text accepted, in code points.
    where : str, default="text"
        How the error names the place, for example ``"row 7"``.

    Raises
    ------
    TextTypeError
        If it is not a `str`.
    EmptyTextError
        If it holds no word character.
    TextTooLongError
        If it is longer than `max_chars`.
    """
    if not isinstance(text, str):
        raise TextTypeError(f"{where} must be a str, not {_describe(text, _advice(text))}")
    text = _plain(text)
    if len(text) > max_chars:
        raise TextTooLongError(
            f"{where} has {len(text):,} characters, more than max_chars={max_chars:,}; "
            "pass one article at a time, or raise max_chars"
        )
    if _WORD.search(text) is None:
        raise EmptyTextError(
            f"{where} holds no word characters ({len(text):,} characters in all); "
            "pass the text of an article"
        )
    return text


def check_max_chars(value: object) -> None:
    """Refuse what is no number above 0; ``float("inf")`` is one.

    Raises
    ------
    ValueError
        If it is anything else.
    """
    if not isinstance(value, Real) or not value > 0:  # type: ignore[operator] # known of no Real
        raise ValueError(
            f"max_chars must be a number of characters above 0, not {value!r}: "
            'pass float("inf") for no limit'
        )


def check_title(title: object) -> str | None:
    """Return `title` if it is a string or None; a missing value of pandas counts as None.

    Raises
    ------
    TextTypeError
        For anything else.
    """
    return _str_or_none(title, "title", "pass the headline, or None") or None


def check_source(source: object) -> str | None:
    """Return the name of an outlet if it is a string or None; a missing value counts as None.

    Raises
    ------
    TextTypeError
        For anything else.
    """
    return _str_or_none(source, "source", "pass the name of the outlet, or None")


def _plain(text: str) -> str:
    """Return `text` as a str and nothing more.

    Strings of NumPy, of parsed pages and of templates have methods of their own (a slice of markup
    is markup, its ``replace`` escapes), and may hold the page that they come from.
    """
    return text if type(text) is str else str.__str__(text)


def _str_or_none(value: object, name: str, advice: str) -> str | None:
    if isinstance(value, str):
        return _plain(value)
    if is_missing(value):
        return None
    raise TextTypeError(f"{name} must be a str or None, not {_describe(value, advice)}")


def is_missing(value: object) -> bool:
    """Whether a cell holds None, NaN, NaT or NA.

    Examples
    --------
    >>> [is_missing(value) for value in (None, float("nan"), "", 0)]
    [True, True, False, False]
    """
    try:
        # NaN and NaT are not equal to themselves.
        return value is None or bool(value != value)  # noqa: PLR0124
    except TypeError:
        # pandas' NA is neither equal nor unequal to anything; nor is a column of polars.
        return not hasattr(value, "__len__")
    except ArithmeticError:
        # A Decimal that signals what it is not: "sNaN".
        return True
    except ValueError:
        # An array answers for each of its elements: it is there, whatever it holds.
        return False


def listed(names: Sequence[object]) -> str:
    """Return the names of columns for an error: of many some, of long ones both ends.

    Examples
    --------
    >>> listed(["id", "text"])
    "'id', 'text'"
    """
    short = Repr()
    short.maxstring = _NAME
    there = ", ".join(map(short.repr, names[:_LISTED])) or "none at all"
    more = len(names) - _LISTED
    return f"{there} and {more} more" if more > 0 else there


def check_count(value: object, name: str, allowed: str, *, least: int | None = None) -> int:
    """Return `value` if it is a whole number other than 0, and no less than `least`.

    Parameters
    ----------
    value : object
        What the caller passed.
    name, allowed : str
        How the error names it, and what it may be.
    least : int, optional

    Raises
    ------
    ValueError
        If not.
    """
    try:
        number = index(value)  # type: ignore[arg-type] # the integers of numpy as well
    except TypeError:
        number = 0
    if number == 0 or (least is not None and number < least):
        raise ValueError(f"{name} must be {allowed}, not {value!r}")
    return number


def check_jobs(value: object) -> int | None:
    """Return `value` if it is a number of processes as joblib counts them, or None.

    Raises
    ------
    ValueError
        If not.
    """
    if value is None:
        return None
    return check_count(value, "n_jobs", "a number of processes, -1 for all cores, or None")


def check_many(values: object, name: str, one: str = "text") -> None:
    """Refuse what would be read letter by letter, or by the names of its columns.

    Parameters
    ----------
    values : object
        What the caller passed for many texts.
    name, one : str
        How the error names them, and one of them.

    Raises
    ------
    TextTypeError
        If it is a single text, a mapping, a table or nothing to iterate over.
    """
    if isinstance(values, (str, bytes, bytearray, memoryview)):
        raise TextTypeError(f"{name} must be an iterable of str, not a single one: pass [{one}]")
    if isinstance(values, Mapping) or _is_table(values):
        raise TextTypeError(
            f"{name} must be an iterable of str, not a {type(values).__name__}: "
            "pass one column of it"
        )
    if not _iterable(values):
        kind = "None" if values is None else type(values).__name__
        raise TextTypeError(f"{name} must be an iterable of str, not {kind}: pass a list of them")


def _is_table(value: object) -> bool:
    # Asked of its class: a lazy table of polars would work its columns out, with a warning. A
    # single column of dask has columns as well.
    return hasattr(type(value), "columns") and getattr(value, "ndim", 2) != 1


def _iterable(values: object) -> bool:
    if isinstance(values, Iterable):
        return getattr(values, "ndim", 1) != 0  # an array may hold one text only
    try:
        iter(values)  # type: ignore[call-overload] # by number, as data sets of torch are
    except TypeError:
        return False
    return True


def has_rows_and_columns(values: object) -> bool:
    """Return whether `values` is a table or an array of several dimensions, by its shape."""
    return len(getattr(values, "shape", ())) > 1


def check_texts(texts: Iterable[object]) -> list[str]:
    """Return what a scikit-learn estimator is given as X, each text checked.

    Raises
    ------
    TextTypeError, EmptyTextError, TextTooLongError
        For what cannot be read; the message names its row.
    """
    check_many(texts, "X")
    if isinstance(texts, (set, frozenset)):
        raise TextTypeError(
            "X must be in an order, not a set: pass a list, so that each label is that of its text"
        )
    if has_rows_and_columns(texts):
        raise TextTypeError("X must be an iterable of str, not of rows: pass one column of it")
    return [check_text(text, where=row_name(row)) for row, text in enumerate(texts)]


def row_name(row: int) -> str:
    """Return how errors call a row, which readers of tables may count from 1.

    Examples
    --------
    >>> row_name(3)
    'row 3 (the first is 0)'
    """
    return f"row {row} (the first is 0)"


def _advice(value: object) -> str:
    """Return what to do with what is no text, but may hold one or many."""
    if isinstance(value, os.PathLike):
        return "read the file first, for example path.read_text(encoding='utf-8')"
    if hasattr(value, "read"):
        return "pass what its read() returns"
    if _is_table(value):
        return "pass one article; for a table there is score_frame"
    if isinstance(value, (list, tuple)):
        return "join the parts of one article with '\\n\\n'; for many articles there is score_many"
    if isinstance(value, Iterable) and not isinstance(value, Mapping):
        return "pass one article; for many there is score_many"
    return "pass the text of an article"


def _describe(value: object, otherwise: str) -> str:
    kind = type(value).__name__
    if value is None:
        return "None: drop or fill the missing texts first"
    if isinstance(value, (bytes, bytearray, memoryview)):
        return f"{kind}: decode it first, for example data.decode('utf-8', errors='replace')"
    if hasattr(value, "as_py"):
        return f"{kind}: pass array.to_pylist() of an array of pyarrow"
    if is_missing(value):
        name = "NaN" if isinstance(value, float) else kind
        return f"{name}: a missing value; drop or fill the missing texts first"
    return f"{kind}: {otherwise}"
