"""JSON lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from credscore.errors import TableFileError
from credscore.files.lines import CONVERT, check_encoding, open_bytes
from credscore.files.row import InputRow

__all__ = ["JsonlReader"]

_BOM = b"\xef\xbb\xbf"


class JsonlReader:
    """Reads JSON lines in UTF-8; blank lines count for nothing.

    Objects may differ in their keys, so the file is read once for the names of the columns:
    some hundredths of the time that scoring takes.

    Parameters
    ----------
    path : Path

    Raises
    ------
    TableFileError
        If no line is an object, or it is not UTF-8.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        check_encoding(path)
        self.columns = list(dict.fromkeys(key for row in self.rows(0) for key in row.values))
        if not self.columns:
            first = next(self.rows(0), None)
            why = f"{first.place}: {first.problem or 'has none'}" if first else "it is empty"
            raise TableFileError(f"{path}: no line is a JSON object with keys; {why}")

    def rows(self, skip: int) -> Iterator[InputRow]:
        """Yield the rows behind the first `skip`."""
        done = 0
        with open_bytes(self.path) as file:
            for number, line in enumerate(file, start=1):
                content = line.removeprefix(_BOM) if number == 1 else line
                if not content.strip():
                    continue
                done += 1
                if done > skip:
                    yield _row(f"line {number}", content)


def _row(place: str, content: bytes) -> InputRow:
    try:
        value: Any = json.loads(content.decode("utf-8"), parse_constant=_nothing)
    except UnicodeDecodeError as error:
        bad = f"byte 0x{content[error.start]:02x}"
        return InputRow(place, {}, f"is not UTF-8 ({bad}); {CONVERT}")
    except (ValueError, RecursionError) as error:
        return InputRow(place, {}, f"is not JSON ({error})")
    if not isinstance(value, dict):
        return InputRow(place, {}, f"holds a JSON {type(value).__name__}, not an object")
    return InputRow(place, value)


def _nothing(_: str) -> None:
    """Read NaN and the infinities, which are no JSON, as null."""
