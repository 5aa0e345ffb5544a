"""Cells of tables: numbers, and dates of any usual kind as years."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from credscore.checks import is_missing, listed
from credscore.plain import spelled_alike

__all__ = ["is_named", "name_of", "numbers", "repeats", "spelled_apart", "years"]

_SECONDS = 365.2425 * 86_400
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def is_named(value: object) -> bool:
    """Whether a cell holds the name of a source: neither missing nor blank.

    Examples
    --------
    >>> [is_named(value) for value in ("a.com", 7, None, " ")]
    [True, True, False, False]
    """
    return not is_missing(value) and not (isinstance(value, str) and not value.strip())


def name_of(value: object) -> str:
    """Return the name of a source as text: a whole number without decimals, as it was meant.

    A column of numbers with a gap holds 7.0 for 7.

    Examples
    --------
    >>> name_of("a.com"), name_of(7), name_of(7.0), name_of(7.5)
    ('a.com', '7', '7', '7.5')
    """
    is_whole = isinstance(value, (float, np.floating)) and float(value).is_integer()
    return str(int(value)) if is_whole else str(value)  # type: ignore[call-overload]


def spelled_apart(names: Iterable[str]) -> str | None:
    """Return what to say of names that a reader takes for one.

    Examples
    --------
    >>> spelled_apart(["Post", " POST", "Herald"])
    "sources that differ in case, spaces or the encoding of letters only are kept apart: ..."
    >>> spelled_apart(["Post", "Herald"])
    """
    alike = spelled_alike(names)
    if not alike:
        return None
    more = f" (and {len(alike) - 1} more)" if len(alike) > 1 else ""
    return (
        "sources that differ in case, spaces or the encoding of letters only are kept apart: "
        f"{listed(alike[0])}{more}; write them alike if they are one"
    )


def repeats(names: Sequence[str], texts: Sequence[object]) -> str | None:
    """Return what to say of texts that a source has more than once; spaces do not matter.

    Examples
    --------
    >>> repeats(["Post", "Post", "Herald"], ["It rained.", "It  rained.", "It rained."])
    '1 row has a text that its source has already: each row counts as an article of its own, ...'
    >>> repeats(["Post", "Herald"], ["It rained.", "It rained."])
    """
    given = [
        (name, hash(" ".join(text.split())))
        for name, text in zip(names, texts, strict=True)
        if isinstance(text, str)
    ]
    if not (n := len(given) - len(set(given))):
        return None
    rows = (
        "1 row has a text that its source has"
        if n == 1
        else f"{n} rows have texts that their source has"
    )
    return (
        f"{rows} already: each row counts as an article of its own, which makes intervals too "
        "narrow; drop copies first"
    )


def numbers(values: Sequence[object], column: str, first: int = 0) -> npt.NDArray[np.float64]:
    """Return numbers, NaN where there is none.

    Parameters
    ----------
    values : sequence of float or str
    column : str
        For the error.
    first : int, default=0
        What the error calls the first row.

    Raises
    ------
    ValueError
        If a value is no number; the message names its row.

    Examples
    --------
    >>> numbers([1, "2.5", None], "rating").tolist()
    [1.0, 2.5, nan]
    """
    found = np.full(len(values), np.nan)
    for row, value in enumerate(values):
        try:
            found[row] = math.nan if is_missing(value) else float(value)  # type: ignore[arg-type]
        except (TypeError, ValueError, OverflowError):
            raise ValueError(
                f"{column}, row {row + first}: {listed([value])} is no number"
            ) from None
    return found


def years(values: Sequence[object], column: str, first: int = 0) -> npt.NDArray[np.float64]:
    """Return dates as years since 1970, NaN where there is none.

    Parameters
    ----------
    values : sequence of date, datetime or str
        Strings in ISO 8601; without a time zone, UTC is taken.
    column : str
        For the error.
    first : int, default=0
        What the error calls the first row.

    Raises
    ------
    ValueError
        If a value is no date; the message names its row.

    Examples
    --------
    >>> years(["1971-01-01", None], "date").round(2).tolist()
    [1.0, nan]
    """
    years = (_year(value, row, column) for row, value in enumerate(values, first))
    return np.fromiter(years, np.float64, len(values))


def _year(value: object, row: int, column: str) -> float:
    if is_missing(value):
        return math.nan
    if isinstance(value, str):
        if not value.strip():
            return math.nan
        try:
            value = dt.datetime.fromisoformat(value.strip())
        except ValueError:
            raise ValueError(_complaint(value, row, column)) from None
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        value = dt.datetime(value.year, value.month, value.day, tzinfo=dt.UTC)
    if not isinstance(value, dt.datetime):
        raise ValueError(_complaint(value, row, column))  # noqa: TRY004 - as for a bad string
    aware = value if value.tzinfo else value.replace(tzinfo=dt.UTC)
    return (aware - _EPOCH).total_seconds() / _SECONDS


def _complaint(value: object, row: int, column: str) -> str:
    return (
        f"{listed([value])} in column {column!r}, row {row}, is no date: pass dates, datetimes or "
        "ISO strings such as '2024-05-31'"
    )
