"""CSV by the standard library's parser, which gives exact line numbers."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from credscore.checks import MAX_CHARS
from credscore.errors import ColumnError, TableFileError
from credscore.files.lines import (
    CONVERT,
    check_encoding,
    open_bytes,
    undecodable,
    unpacked,
)
from credscore.files.row import InputRow
from credscore.plain import readable

__all__ = ["CsvReader"]

_CONVERT = f"{CONVERT} (in Excel, save it as CSV UTF-8)"
#: What programs write between columns where commas stand in numbers, or texts; and what tells so.
_OTHERS = ";\t|"
_TOLD = re.compile(r"sep=([,;\t|])(?=[\r\n]|\Z)", re.IGNORECASE)


class CsvReader:
    """Reads comma-separated values with a header, in UTF-8.

    Where no comma separates the names of the header, a semicolon, tab or bar may, as in what Excel
    writes in much of Europe. A first line ``sep=;`` is heeded. In a ``.tsv`` file tabs separate.

    Parameters
    ----------
    path : Path

    Raises
    ------
    ColumnError
        If two columns have one name.
    TableFileError
        If there is no header, or it is not UTF-8.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        check_encoding(path)
        told = _told(path)
        self._is_told = told is not None
        self.delimiter = told or ("\t" if unpacked(path).suffix.lower() == ".tsv" else ",")
        _, header, problem = self._header(self.delimiter)
        if told is None and self.delimiter == "," and len(header) == 1:
            likely = max(_OTHERS, key=header[0].count)
            other = self._header(likely)
            if len(other[1]) > 1:  # of one name in quotes, it is a part
                self.delimiter = likely
                _, header, problem = other
        if not header:
            raise TableFileError(f"{path}: is empty; the first line has to name the columns")
        if problem or undecodable("".join(header)):
            raise TableFileError(
                f"{path}: the header in line 1 cannot be read: "
                f"{problem or f'it is not UTF-8; {_CONVERT}'}"
            )
        repeated = [name for name, times in Counter(header).items() if times > 1]
        if repeated:
            raise ColumnError(
                f"{path}: the header names {', '.join(map(repr, repeated))} more than once; "
                "rename the columns"
            )
        self.columns = header

    def _header(self, delimiter: str) -> _Record:
        with _records(self.path, delimiter, is_told=self._is_told) as records:
            return next(records, ("", [], None))

    def rows(self, skip: int) -> Iterator[InputRow]:
        """Yield the rows behind the first `skip`."""
        with _records(self.path, self.delimiter, is_told=self._is_told) as records:
            for number, (place, fields, problem) in enumerate(records):
                if number > skip:
                    yield self._row(place, fields, problem)

    def _row(self, place: str, fields: list[str], problem: str | None) -> InputRow:
        bad = undecodable("\n".join(fields))
        if bad is not None:
            fields = [readable(value) for value in fields]
        values = dict(zip(self.columns, fields, strict=False))
        wrong = problem
        if wrong is None and len(fields) != len(self.columns):
            wrong = f"has {len(fields)} fields, but the header names {len(self.columns)} columns"
        if wrong is None and bad is not None:
            wrong = f"is not UTF-8 ({bad}); {_CONVERT}"
        return InputRow(place, values, wrong)


def _told(path: Path) -> str | None:
    """Return the delimiter that a first line ``sep=;`` tells."""
    with open_bytes(path) as file:
        told = _TOLD.match(file.read(16).decode("utf-8-sig", errors="replace"))
    return told[1] if told else None


#: Where a record stands, its fields, and what kept it from being read.
_Record = tuple[str, list[str], str | None]


@contextmanager
def _records(path: Path, delimiter: str, *, is_told: bool) -> Iterator[Iterator[_Record]]:
    """Open `path` and give its records, the header first, but for a line that tells `delimiter`."""
    with (
        open_bytes(path) as file,
        io.TextIOWrapper(file, "utf-8-sig", errors="surrogateescape", newline="") as stream,
    ):
        lines = _Lines(stream)
        if is_told:
            next(lines)
            lines.begin()
        yield _parsed(lines, delimiter)


def _parsed(lines: _Lines, delimiter: str) -> Iterator[_Record]:
    parser = csv.reader(lines, delimiter=delimiter)
    while True:
        problem = None
        try:
            fields = _next(parser)
        except StopIteration:
            return
        except csv.Error:
            # Most likely a quotation mark that is never closed. The parser starts afresh
            # with the next line.
            fields = []
            problem = f"has a field of more than {MAX_CHARS:,} characters; is a quote missing?"
        if lines.cut:
            problem = "opens a quote that is never closed"
        if fields or problem:
            yield lines.place(), fields, problem
        lines.begin()


def _next(parser: Iterator[list[str]]) -> list[str]:
    # A process-wide setting of the module; the default is 128 kB, less than some articles. It is
    # set for a record, as two files may be read in turns.
    before = csv.field_size_limit(MAX_CHARS)
    try:
        return next(parser)
    finally:
        csv.field_size_limit(before)


class _Lines:
    """Physical lines, and at which of them the current record began."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._read = 0
        self._first = 1
        #: The file ended inside a record.
        self.cut = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        try:
            line = next(self._stream)
        except StopIteration:
            self.cut = self._read >= self._first
            raise
        self._read += 1
        return line

    def begin(self) -> None:
        self._first = self._read + 1

    def place(self) -> str:
        return f"line {self._first}"
