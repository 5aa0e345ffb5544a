"""Which reader reads a file, by the end of its name."""

from __future__ import annotations

from pathlib import Path

from credscore.errors import TableFileError
from credscore.files.csv_file import CsvReader
from credscore.files.jsonl_file import JsonlReader
from credscore.files.lines import is_packed, unpacked
from credscore.files.parquet_file import ParquetReader
from credscore.files.row import Reader

__all__ = ["open_table"]

_READERS: dict[str, type[CsvReader | JsonlReader | ParquetReader]] = {
    ".csv": CsvReader,
    ".tsv": CsvReader,
    ".jsonl": JsonlReader,
    ".ndjson": JsonlReader,
    ".parquet": ParquetReader,
}
_SHEET = '; save the sheet as "CSV UTF-8"'
_UNPACK = "; unpack it first"
#: What to do with files of other kinds, by the end of their names.
_HINTS = {
    **dict.fromkeys((".xlsx", ".xls", ".ods"), _SHEET),
    **dict.fromkeys((".gz", ".zip", ".bz2", ".xz", ".zst"), _UNPACK),
    ".json": "; write it as JSON lines, an object a line",
    ".txt": '; articles in files of their own are read by "credscore score"',
}


def open_table(path: Path) -> Reader:
    """Return the reader of a file of articles.

    Raises
    ------
    ColumnError
        If two columns have one name.
    TableFileError
        If its name does not end in one of those known, or it cannot be read.
    OSError
        If it cannot be opened.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise TableFileError(
            f"{path}: is a pipe or a device, and is read more than once; write it to a file first"
        )
    kind = _READERS.get(unpacked(path).suffix.lower())
    if kind is None or (is_packed(path) and kind is ParquetReader):
        hint = _HINTS.get(path.suffix.lower(), "")
        raise TableFileError(
            f"{path}: the input has to end in .csv, .tsv, .jsonl or .parquet (the first three may "
            f"be packed, as .csv.gz){hint}"
        )
    return kind(path)
