"""Output files: each format writes parts, and joins parts into one file."""

from __future__ import annotations

import csv
import io
import json
import math
import re
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from credscore.files.parquet_file import import_pyarrow
from credscore.plain import readable

__all__ = [
    "CsvWriter",
    "JsonlWriter",
    "OutputRow",
    "ParquetWriter",
    "Writer",
    "csv_lines",
    "neutral",
]

OutputRow = Mapping[str, Any]

#: A spreadsheet takes a cell that begins so for a formula (OWASP: "CSV injection", ASVS 1.2.10).
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]|\0.")
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)*([eE][+-]?[0-9]+)?")
#: Parts are joined into row groups of at least so many rows.
_GROUP_ROWS = 50_000


class Writer(Protocol):
    """One output format."""

    def write(self, file: BinaryIO, rows: Sequence[OutputRow]) -> None:
        """Write the rows of a part."""

    def join(self, parts: Iterable[Path], file: BinaryIO) -> None:
        """Write a complete file of the rows of `parts`."""


class CsvWriter:
    """Comma-separated values with a header, in UTF-8, safe to open in a spreadsheet.

    Parameters
    ----------
    columns : sequence of str
    """

    def __init__(self, columns: Sequence[str]) -> None:
        self._columns = columns

    def write(self, file: BinaryIO, rows: Sequence[OutputRow]) -> None:
        """Write the rows of a part, without a header."""
        self._lines(file, ([row.get(name) for name in self._columns] for row in rows))

    def join(self, parts: Iterable[Path], file: BinaryIO) -> None:
        """Write the header and the parts."""
        self._lines(file, [list(self._columns)])
        _copy(parts, file)

    def _lines(self, file: BinaryIO, rows: Iterable[Sequence[Any]]) -> None:
        lines = csv_lines([neutral(_text(value) or "") for value in row] for row in rows)
        file.write(lines.encode("utf-8"))


class JsonlWriter:
    """JSON lines in UTF-8; missing numbers are null."""

    def write(self, file: BinaryIO, rows: Sequence[OutputRow]) -> None:
        """Write the rows of a part."""
        for row in rows:
            plain = _finite(dict(row))
            try:
                line = json.dumps(plain, ensure_ascii=False, default=_text).encode("utf-8")
            except UnicodeEncodeError:  # half a character, which only an escape can express
                line = json.dumps(plain, default=_text).encode("ascii")
            file.write(line + b"\n")

    def join(self, parts: Iterable[Path], file: BinaryIO) -> None:
        """Write the parts one after another."""
        _copy(parts, file)


class ParquetWriter:
    """Parquet through pyarrow.

    Parameters
    ----------
    carried : mapping of str to (Arrow type or None)
        Columns of the input; None, for files without types, gives strings.
    scored : mapping of str to type
        Columns of the score: float, str or bool.
    """

    def __init__(self, carried: Mapping[str, Any], scored: Mapping[str, type]) -> None:
        self._pa = pa = import_pyarrow()
        kinds = {float: pa.float64(), str: pa.string(), bool: pa.bool_()}
        self._untyped = [name for name, kind in carried.items() if kind is None]
        self._scored = [name for name, kind in scored.items() if kind is float]
        self._schema = pa.schema(
            [
                *((name, kind or pa.string()) for name, kind in carried.items()),
                *((name, kinds[kind]) for name, kind in scored.items()),
            ]
        )

    def write(self, file: BinaryIO, rows: Sequence[OutputRow]) -> None:
        """Write the rows of a part as a file of its own."""
        typed = [
            {
                **row,
                **{name: _text(row.get(name)) for name in self._untyped},
                **{name: _finite(row[name]) for name in self._scored},
            }
            for row in rows
        ]
        table = self._pa.Table.from_pylist(typed, schema=self._schema)
        self._pa.parquet.write_table(table, file)

    def join(self, parts: Iterable[Path], file: BinaryIO) -> None:
        """Write the rows of the parts, several parts to a row group."""
        with self._pa.parquet.ParquetWriter(file, self._schema) as out:
            group: list[Any] = []
            for part in parts:
                group.append(self._pa.parquet.read_table(part, schema=self._schema))
                if sum(map(len, group)) >= _GROUP_ROWS:
                    out.write_table(self._pa.concat_tables(group))
                    group = []
            if group:
                out.write_table(self._pa.concat_tables(group))


def csv_lines(rows: Iterable[Sequence[object]]) -> str:
    r"""Return rows as comma-separated values.

    Examples
    --------
    >>> csv_lines([["id", "note"], [1, "a\rb"]])
    'id,note\n"1","a\rb"\n'
    """
    buffer = io.StringIO(newline="")
    minimal = csv.writer(buffer, lineterminator="\n")
    # Before Python 3.13 a lone carriage return is not quoted, and readers end the row there.
    quoting = csv.writer(buffer, lineterminator="\n", quoting=csv.QUOTE_ALL)
    for row in rows:
        broken = any(isinstance(cell, str) and "\r" in cell for cell in row)
        (quoting if broken else minimal).writerow(row)
    return buffer.getvalue()


def neutral(cell: str) -> str:
    """Return `cell` so that no spreadsheet runs it: an apostrophe before formulas.

    Numbers stay as they are.

    Examples
    --------
    >>> neutral("=HYPERLINK(A1)"), neutral("-5.2"), neutral("-5+cmd()")
    ("'=HYPERLINK(A1)", '-5.2', "'-5+cmd()")
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _copy(parts: Iterable[Path], file: BinaryIO) -> None:
    for part in parts:
        with part.open("rb") as source:
            shutil.copyfileobj(source, file)


def _finite(value: Any) -> Any:
    """Return `value` with null for the floats that JSON does not have."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, list):
        return [_finite(item) for item in value]
    if isinstance(value, dict):
        return {name: _finite(item) for name, item in value.items()}
    return value


def _text(value: Any) -> str | None:
    """Return any value of the input as text; None for a missing one."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, (list, dict, tuple)):
        return readable(json.dumps(value, ensure_ascii=False, default=_text))
    known: dict[type, Callable[[Any], str]] = {
        str: readable,
        bool: lambda flag: "true" if flag else "false",
        bytes: bytes.hex,
        datetime: datetime.isoformat,
    }
    return known.get(type(value), str)(value)
