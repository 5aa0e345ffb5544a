"""Parquet through pyarrow, a slice of a row group at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from credscore.errors import ColumnError, TableFileError
from credscore.files.row import InputRow

__all__ = ["ParquetReader", "import_pyarrow"]

#: Rows turned into Python objects at a time.
_SLICE = 256
#: What pyarrow raises for a value that Python does not have: bytes that are not UTF-8 in a string,
#: a date before the year 1 or after 9999, a zone of time that is unknown here.
_NO_VALUE = (ValueError, OverflowError, LookupError)
#: The values of a row, and what kept one from being read.
_Row = tuple[dict[str, Any], str | None]


def import_pyarrow() -> Any:
    """Return pyarrow with its Parquet module.

    Raises
    ------
    TableFileError
        If it is not installed.
    """
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise TableFileError(
            "Parquet needs pyarrow, which is not installed: pip install 'credscore[files]'"
        ) from error
    return pyarrow


class ParquetReader:
    """Reads a Parquet file.

    Parameters
    ----------
    path : Path

    Raises
    ------
    TableFileError
        If it is no Parquet file, or pyarrow is missing.
    ColumnError
        If two columns have one name.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._pa = import_pyarrow()
        with self._open() as file:
            #: Column -> type of Arrow.
            self.types = {field.name: field.type for field in file.schema_arrow}
            self.columns: list[str] = file.schema_arrow.names
        if len(self.types) < len(self.columns):
            raise ColumnError(f"{path}: columns of the same name; rename them")

    def rows(self, skip: int) -> Iterator[InputRow]:
        """Yield the rows behind the first `skip`; whole row groups are skipped unread."""
        with self._open() as file:
            groups: list[int] = []
            before = 0
            for group in range(file.metadata.num_row_groups):
                size = file.metadata.row_group(group).num_rows
                if not groups and before + size <= skip:
                    before += size
                else:
                    groups.append(group)
            rows = self._values(file, groups)
            behind = islice(rows, skip - before, None)
            for number, (values, problem) in enumerate(behind, start=skip + 1):
                yield InputRow(f"row {number}", values, problem)

    def _values(self, file: Any, groups: list[int]) -> Iterator[_Row]:
        try:
            for batch in file.iter_batches(batch_size=_SLICE, row_groups=groups):
                yield from _rows(_plain(self._pa, batch))
        except (self._pa.ArrowException, OSError) as error:
            raise TableFileError(f"{self.path}: is damaged: {error}") from error

    def _open(self) -> Any:
        try:
            # Read through a buffer: a row group may be larger than memory.
            return self._pa.parquet.ParquetFile(self.path, buffer_size=1 << 20, pre_buffer=False)
        except self._pa.ArrowException as error:
            raise TableFileError(f"{self.path}: is no Parquet file: {error}") from error


def _rows(batch: Any) -> Iterator[_Row]:
    """Yield the rows of `batch`, read cell by cell where Python does not have all its values."""
    try:
        rows = batch.to_pylist()
    except _NO_VALUE:
        yield from (_cells(batch, row) for row in range(batch.num_rows))
    else:
        yield from ((row, None) for row in rows)


def _cells(batch: Any, row: int) -> _Row:
    values: dict[str, Any] = {}
    problem = None
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        try:
            values[name] = column[row].as_py()
        except _NO_VALUE as error:
            problem = problem or f"has a value of {name!r} that cannot be read: {error}"
    return values, problem


def _plain(pa: Any, batch: Any) -> Any:
    """Return `batch` with nanoseconds as microseconds: Python has nothing finer."""

    def coarser(kind: Any) -> Any:
        if getattr(kind, "unit", None) != "ns":
            return kind
        if pa.types.is_timestamp(kind):
            return pa.timestamp("us", kind.tz)
        if pa.types.is_time64(kind):
            return pa.time64("us")
        return pa.duration("us") if pa.types.is_duration(kind) else kind

    schema = pa.schema([field.with_type(coarser(field.type)) for field in batch.schema])
    return batch.cast(schema, safe=False)
