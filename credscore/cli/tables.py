"""Reading a whole table from a CSV, JSON lines or Parquet file, as plain columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from credscore.checks import listed
from credscore.cli.exits import InputError
from credscore.errors import CredscoreError
from credscore.files.readers import open_table

__all__ = ["Columns", "need_columns", "read_labelled", "read_table"]

Columns = dict[str, list[Any]]

#: A number as it is written where commas stand for points.
_COMMA = re.compile(r"[+-]?[0-9]+(,[0-9]+)?([eE][+-]?[0-9]+)?")


def read_table(path: Path) -> Columns:
    """Return the columns of a file by name, of equal length, None where a value is missing.

    Files are read as by ``credscore batch``, but each row has to be whole.

    Raises
    ------
    InputError
        If it cannot be opened or read; the message says where and what to do.
    """
    try:
        reader = open_table(path)
        columns: Columns = {name: [] for name in reader.columns}
        for row in reader.rows(0):
            if row.problem is not None:
                raise InputError(f"{path}, {row.place}: {row.problem}")
            for name, values in columns.items():
                value = row.values.get(name)
                values.append(None if value == "" else value)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    except CredscoreError as error:
        raise InputError(str(error)) from error
    if getattr(reader, "delimiter", ",") == ";":
        return {name: _with_points(values) for name, values in columns.items()}
    return columns


def read_labelled(path: Path, *numeric: str | None) -> Columns:
    """Return the columns of a file, those named as numbers if all in them read as such.

    Parameters
    ----------
    path : Path
    *numeric : str or None
        Columns of labels or weights: a CSV file holds everything as text.

    Raises
    ------
    InputError
        See `read_table`.
    """
    columns = read_table(path)
    for name in numeric:
        if name in columns:
            columns[name] = _numbers(columns[name])
    return columns


def need_columns(path: Path, columns: Columns, wanted: Sequence[str]) -> None:
    """Raise an `InputError` that names the columns there are if one of `wanted` is missing."""
    for name in wanted:
        if name not in columns:
            raise InputError(f"{path}: no column {name!r}; it has {listed([*columns])}")


def _with_points(values: list[Any]) -> list[Any]:
    """Return a column of numbers with points for commas, where it holds nothing else.

    Semicolons stand between columns where commas stand in numbers. Elsewhere in such a file,
    "24,7" is a name, and "1,234" beside "0.5" a thousand.
    """
    if all(value is None or _COMMA.fullmatch(value) for value in values):
        return [None if value is None else value.replace(",", ".") for value in values]
    return values


def _numbers(values: list[Any]) -> list[Any]:
    """Return numbers where every entry is text that reads as one."""
    if not all(value is None or isinstance(value, str) for value in values):
        return values
    try:
        return [None if value is None else float(value) for value in values]
    except ValueError:
        return values
