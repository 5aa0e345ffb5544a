"""Cells of tables: dates of any usual kind as years."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from credscore.checks import is_missing

__all__ = ["years"]

_SECONDS = 365.2425 * 86_400
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def years(values: Sequence[object], column: str) -> npt.NDArray[np.float64]:
    """Return dates as years since 1970, NaN where there is none.

    Parameters
    ----------
    values : sequence of date, datetime or str
        Strings in ISO 8601; without a time zone, UTC is taken.
    column : str
        For the error.

    Raises
    ------
    ValueError
        If a value is no date; the message names its row.

    Examples
    --------
    >>> years(["1971-01-01", None], "date").round(2).tolist()
    [1.0, nan]
    """
    return np.array([_year(value, row, column) for row, value in enumerate(values)], np.float64)


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
        f"{value!r} in column {column!r}, row {row}, is no date: pass dates, datetimes or "
        "ISO strings such as '2024-05-31'"
    )
