"""Reading a whole table from a CSV, JSON lines or Parquet file, as plain columns."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from credscore.cli.exits import InputError

__all__ = ["Columns", "need_columns", "number", "read_labelled", "read_table"]

Columns = dict[str, list[Any]]


def read_table(path: Path) -> Columns:
    """Return the columns of a file by name, of equal length, None where a value is missing.

    Raises
    ------
    InputError
        If it cannot be opened or read; the message says where and what to do.
    """
    readers = {".csv": _read_csv, ".jsonl": _read_jsonl, ".parquet": _read_parquet}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"{path}: unknown kind of table; use one of {', '.join(readers)}")
    try:
        return reader(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 ({error.reason}); convert it first") from error
    except csv.Error as error:
        raise InputError(f"{path}: cannot be read: {error}") from error


def read_labelled(path: Path, label: str | None) -> Columns:
    """Return the columns of a file, those of `label` as numbers if all of them read as such.

    Raises
    ------
    InputError
        See `read_table`.
    """
    columns = read_table(path)
    if label in columns:
        columns[label] = _numbers(columns[label])
    return columns


def need_columns(path: Path, columns: Columns, wanted: Sequence[str]) -> None:
    """Raise an `InputError` that names the columns there are if one of `wanted` is missing."""
    for name in wanted:
        if name not in columns:
            raise InputError(f"{path}: no column {name!r}; it has {', '.join(columns)}")


def number(value: Any) -> float:
    """Return a value as a float; NaN for none and for what is no number."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return math.nan


def _read_csv(path: Path) -> Columns:
    csv.field_size_limit(2**31 - 1)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        names = list(rows.fieldnames or ())
        columns: Columns = {name: [] for name in names}
        for row in rows:
            for name in names:
                columns[name].append(row.get(name) or None)
    return columns


def _read_jsonl(path: Path) -> Columns:
    rows: list[Mapping[str, Any]] = []
    with path.open(encoding="utf-8-sig") as file:
        for place, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise InputError(f"{path}, line {place}: not JSON ({error.msg})") from error
            if not isinstance(row, dict):
                raise InputError(f"{path}, line {place}: each line must be a JSON object")
            rows.append(row)
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}


def _read_parquet(path: Path) -> Columns:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise InputError(
            "reading Parquet needs pyarrow, which is not installed: pip install 'credscore[files]'"
        ) from error
    try:
        columns: Columns = parquet.read_table(path).to_pydict()
    except pa.ArrowInvalid as error:
        raise InputError(f"{path}: not a Parquet file ({error})") from error
    return columns


def _numbers(values: list[Any]) -> list[Any]:
    """Return numbers where every entry is text that reads as one."""
    if not all(value is None or isinstance(value, str) for value in values):
        return values
    try:
        return [None if value is None else float(value) for value in values]
    except ValueError:
        return values
