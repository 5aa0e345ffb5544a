"""A run over a file: rows in, scores beside them out, part by part."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from credscore.batch import shown
from credscore.errors import TableFileError
from credscore.files.columns import Columns, choose
from credscore.files.parquet_file import ParquetReader
from credscore.files.parts import Parts
from credscore.files.readers import open_table
from credscore.files.row import InputRow, Reader
from credscore.files.writers import CsvWriter, JsonlWriter, OutputRow, ParquetWriter, Writer
from credscore.model.model import Model, default_model
from credscore.rows import error_text, row_types, row_work
from credscore.version import __version__
from credscore.workers import Item, run_batches

__all__ = ["Plan", "Report", "carried", "execute", "in_parts", "prepare", "scored_rows"]

#: A part ends after so many rows, or characters of output: some seconds of work, which is
#: what a kill can cost.
_PART_ROWS = 1_000
_PART_CHARS = 20_000_000
#: Rows with errors that are reported one by one; the output holds all of them.
_REPORTED = 20


@dataclass(frozen=True, slots=True)
class Plan:
    """What is going to be made of what.

    Attributes
    ----------
    source, out : Path
    reader : Reader
    writer : Writer
    columns : Columns
    types : dict of str to type
        The columns of the score.
    features : bool
        Every feature instead of the key features.
    model : Model or None
        None for the shipped one.
    stamp : tuple of int
        Size and time of change of the input when it was first looked at.
    """

    source: Path
    out: Path
    reader: Reader
    writer: Writer
    columns: Columns
    types: dict[str, type]
    features: bool
    model: Model | None
    stamp: tuple[int, int]


@dataclass(slots=True)
class Report:
    """How a run went.

    Attributes
    ----------
    rows, failed : int
        Rows in the output, and those of them with an error, earlier runs included.
    resumed : int
        Rows that an earlier run had done.
    problems : list of str
        The first errors of this run.
    """

    rows: int = 0
    failed: int = 0
    resumed: int = 0
    problems: list[str] = field(default_factory=list)


def prepare(  # noqa: PLR0913 - all but the files are options
    source: Path,
    out: Path,
    *,
    text: str | None = None,
    title: str | None = None,
    features: bool = False,
    model: Model | None = None,
) -> Plan:
    """Open the input, choose the columns and check that the output can be made.

    Parameters
    ----------
    source : Path
        A file ``.csv``, ``.tsv``, ``.jsonl`` (``.ndjson``) or ``.parquet``; all but the last may
        end in ``.gz`` as well.
    out : Path
        A file ``.csv``, ``.jsonl`` or ``.parquet``.
    text, title : str, optional
        Columns of articles and headlines; guessed by name by default.
    features : bool, default=False
        Write every feature instead of the key features.
    model : Model, optional
        The shipped default model by default.

    Raises
    ------
    ColumnError
        If a column is not there, or none looks like the text.
    TableFileError
        If a file cannot be used.
    OSError
        If the input cannot be opened.
    """
    _check_paths(source, out)
    stamp = _stamp(source)
    reader = open_table(source)
    types = row_types(model, features=features)
    columns = choose(reader.columns, types, text, title)
    writer = _writer(out, reader, columns, types)
    return Plan(source, out, reader, writer, columns, types, features, model, stamp)


def execute(
    plan: Plan,
    *,
    n_jobs: int | None = 1,
    resume: bool = False,
    progress: bool | None = None,
    part_rows: int = _PART_ROWS,
) -> Report:
    """Score the input and write the output.

    Parameters
    ----------
    plan : Plan
        From `prepare`.
    n_jobs, progress
        See `score_many`.
    resume : bool, default=False
        Go on with an earlier run of the same plan, where there is one.
    part_rows : int, default=1000
        Rows a part.

    Raises
    ------
    TableFileError
        If the input is damaged or changed meanwhile, or an unfinished run is in the way.
    OSError
        If the output cannot be written; the parts done so far are kept.
    """
    parts = Parts(plan.out)
    manifest = _manifest(plan, part_rows)
    with parts.held():
        parts.begin(manifest, resume=resume)
        return _score_into(parts, plan, n_jobs, progress, part_rows)


def _score_into(
    parts: Parts,
    plan: Plan,
    n_jobs: int | None,
    progress: bool | None,  # noqa: FBT001 - handed on
    part_rows: int,
) -> Report:
    """Score the rows that `parts` does not hold yet, and put the output together."""
    report = Report(
        rows=sum(part.rows for part in parts.done), failed=sum(part.failed for part in parts.done)
    )
    report.resumed = report.rows
    rows_left = plan.reader.rows(report.rows)
    scored = shown(scored_rows(plan, rows_left, n_jobs), progress, total=None)
    try:
        for rows in in_parts(scored, part_rows):
            problems = [str(row["error"]) for row in rows if row["error"] is not None]
            parts.add(len(rows), len(problems), partial(plan.writer.write, rows=rows))
            report.rows += len(rows)
            report.failed += len(problems)
            report.problems += problems[: _REPORTED - len(report.problems)]
    finally:
        scored.close()
    if _stamp(plan.source) != plan.stamp:
        raise TableFileError(f"{plan.source}: was changed while it was read; start again")
    parts.finish(plan.writer.join)
    return report


def _check_paths(source: Path, out: Path) -> None:
    if out.suffix.lower() not in {".csv", ".jsonl", ".parquet"}:
        raise TableFileError(f"{out}: the output has to end in .csv, .jsonl or .parquet")
    if out.is_dir():
        raise TableFileError(f"{out}: is a folder")
    if out.exists() and not out.is_file():  # it would be replaced, not written to
        raise TableFileError(f"{out}: is a pipe or a device; give the name of a file")
    folder = Path(os.path.realpath(out)).parent if out.is_symlink() else out.parent
    if not folder.is_dir():
        raise TableFileError(f"{out}: there is no folder {folder}; make it first")
    if out.exists() and source.exists() and out.samefile(source):
        raise TableFileError(f"{out}: is the input; give the output another name")


def _writer(out: Path, reader: Reader, columns: Columns, types: dict[str, type]) -> Writer:
    match out.suffix.lower():
        case ".csv":
            return CsvWriter([*columns.carried.values(), *types])
        case ".jsonl":
            return JsonlWriter()
    given = reader.types if isinstance(reader, ParquetReader) else {}
    carried = {new: given.get(old) for old, new in columns.carried.items()}
    return ParquetWriter(carried, types)


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def _manifest(plan: Plan, part_rows: int) -> dict[str, Any]:
    """Return everything the output depends on."""
    with plan.source.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "input sha256": digest,
        "text": plan.columns.text,
        "title": plan.columns.title,
        "features": plan.features,
        "output": plan.out.suffix.lower(),
        "rows a part": part_rows,
        "model": (plan.model or default_model()).model_id,
        "credscore": __version__,
    }


def scored_rows(
    plan: Plan, rows: Iterable[InputRow], n_jobs: int | None
) -> Generator[OutputRow, None, None]:
    """Yield the rows of the output for `rows` of the input."""
    waiting: deque[InputRow] = deque()

    text, title = plan.columns.text, plan.columns.title

    def items() -> Iterator[Item]:
        for row in rows:
            waiting.append(row)
            yield (
                None if row.problem else row.values.get(text),
                None if title is None else row.values.get(title),
                None,
            )

    for values, error in run_batches(row_work(plan.model, features=plan.features), items(), n_jobs):
        row = waiting.popleft()
        problem = row.problem or error_text(error)
        wrong = None if problem is None else f"{row.place}: {problem}"
        yield {**carried(plan, row), **dict(zip(plan.types, (*values, wrong), strict=True))}


def carried(plan: Plan, row: InputRow) -> OutputRow:
    """Return what goes from a row of the input to the output."""
    return {new: row.values[old] for old, new in plan.columns.carried.items() if old in row.values}


def in_parts(rows: Iterable[OutputRow], limit: int = _PART_ROWS) -> Iterator[list[OutputRow]]:
    """Cut `rows` into parts that fit in memory."""
    part, chars = [], 0
    for row in rows:
        part.append(row)
        chars += sum(len(value) for value in row.values() if isinstance(value, str))
        if len(part) >= limit or chars >= _PART_CHARS:
            yield part
            part, chars = [], 0
    if part:
        yield part
