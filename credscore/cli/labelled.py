"""Tables of labelled articles for ``credscore train`` and ``evaluate``, column by column."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from credscore.cli.exits import InputError

__all__ = ["read_columns"]

Columns = dict[str, list[Any]]


def read_columns(path: Path, label: str | None) -> Columns:
    """Return the columns of a ``.csv``, ``.jsonl`` or ``.parquet`` file.

    Parameters
    ----------
    path : Path
    label : str or None
        The column whose entries are numbers if all of them read as such.

    Raises
    ------
    InputError
        If the file cannot be read.
    """
    readers = {".csv": _read_csv, ".jsonl": _read_jsonl, ".parquet": _read_parquet}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"{path}: unknown kind of table; pass .csv, .jsonl or .parquet")
    try:
        columns = reader(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (ValueError, csv.Error) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    if label in columns:
        columns[label] = _numbers(columns[label])
    return columns


def _read_csv(path: Path) -> Columns:
    # Articles are longer than the module's limit of a field.
    csv.field_size_limit(2**31 - 1)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        names = list(rows.fieldnames or [])
        columns: Columns = {name: [] for name in names}
        for row in rows:
            for name in names:
                columns[name].append(row[name] or None)
    return columns


def _read_jsonl(path: Path) -> Columns:
    with path.open(encoding="utf-8-sig") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    if not all(isinstance(row, dict) for row in rows):
        raise ValueError("each line must be a JSON object")
    names = list(dict.fromkeys(name for row in rows for name in row))
    return {name: [row.get(name) for row in rows] for name in names}


def _read_parquet(path: Path) -> Columns:
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise InputError(
            f"{path}: reading Parquet needs pyarrow: pip install 'credscore[files]', or pass "
            "a .csv or .jsonl file"
        ) from error
    columns: Columns = parquet.read_table(path).to_pydict()
    return columns


def _numbers(values: list[Any]) -> list[Any]:
    """Return numbers where every entry is text that reads as one."""
    if not all(value is None or isinstance(value, str) for value in values):
        return values
    try:
        return [None if value is None else float(value) for value in values]
    except ValueError:
        return values
