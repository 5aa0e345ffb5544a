"""Which reader reads a file, by the end of its name."""

from __future__ import annotations

from pathlib import Path

from credscore.errors import TableFileError
from credscore.files.csv_file import CsvReader
from credscore.files.jsonl_file import JsonlReader
from credscore.files.parquet_file import ParquetReader
from credscore.files.row import Reader

__all__ = ["open_table"]

_READERS: dict[str, type[CsvReader | JsonlReader | ParquetReader]] = {
    ".csv": CsvReader,
    ".jsonl": JsonlReader,
    ".ndjson": JsonlReader,
    ".parquet": ParquetReader,
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
    packed = path.suffix.lower() == ".gz"
    suffix = Path(path.stem).suffix if packed else path.suffix
    kind = _READERS.get(suffix.lower())
    if kind is None or (packed and kind is ParquetReader):
        raise TableFileError(
            f"{path}: the input has to end in .csv, .jsonl or .parquet (or .csv.gz, .jsonl.gz)"
        )
    return kind(path)
