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
            for number, values in enumerate(islice(rows, skip - before, None), start=skip + 1):
                yield InputRow(f"row {number}", values)

    def _values(self, file: Any, groups: list[int]) -> Iterator[dict[str, Any]]:
        try:
            for batch in file.iter_batches(batch_size=_SLICE, row_groups=groups):
                yield from _plain(self._pa, batch).to_pylist()
        except (self._pa.ArrowException, OSError) as error:
            raise TableFileError(f"{self.path}: is damaged: {error}") from error

    def _open(self) -> Any:
        try:
            # Read through a buffer: a row group may be larger than memory.
            return self._pa.parquet.ParquetFile(self.path, buffer_size=1 << 20, pre_buffer=False)
        except self._pa.ArrowException as error:
            raise TableFileError(f"{self.path}: is no Parquet file: {error}") from error


def _plain(pa: Any, batch: Any) -> Any:
    """Return `batch` with times in microseconds: Python has nothing finer."""

    def coarser(kind: Any) -> Any:
        if pa.types.is_timestamp(kind):
            return pa.timestamp("us", kind.tz)
        if pa.types.is_time64(kind):
            return pa.time64("us")
        return pa.duration("us") if pa.types.is_duration(kind) else kind

    schema = pa.schema([field.with_type(coarser(field.type)) for field in batch.schema])
    return batch.cast(schema, safe=False)
