"""Whether an output is there already, whole, and what this very run would write."""

from __future__ import annotations

import io
import math
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from credscore.errors import CredscoreError
from credscore.files.parts import parts_of
from credscore.files.readers import open_table
from credscore.files.row import InputRow
from credscore.files.run import Plan, Report, scored_rows

__all__ = ["finished"]

#: So many of the first rows are scored to compare them, and rows further on at every power of two.
_FIRST = 16


def finished(plan: Plan) -> Report | str | None:
    """Return what an earlier run has written, if there is nothing left to do.

    An output tells nothing of the model and the options that it was made with. So it counts as done
    if it is no older than the input, has as many rows, and if some fifty rows that are scored again
    are those it holds.

    Parameters
    ----------
    plan : Plan
        From `prepare`.

    Returns
    -------
    Report, str or None
        The rows there are; why they do not count; or None if there is no output, or an
        unfinished run.

    Raises
    ------
    TableFileError
        If the input is damaged.
    """
    if not plan.out.is_file() or parts_of(plan.out).exists():
        return None
    if plan.out.stat().st_mtime_ns < plan.stamp[1]:
        return f"is older than {plan.source}"
    rows, looked_at = _sampled(plan.reader.rows(0))
    report = Report()
    written: list[InputRow] = []
    try:
        for place, row in enumerate(open_table(plan.out).rows(0)):
            report.rows += 1
            report.failed += row.values.get("error") not in (None, "")
            if _is_looked_at(place):
                written.append(row)
    except (CredscoreError, OSError):
        return "cannot be read"
    if report.rows != rows:
        return f"has {report.rows:,} rows where {plan.source} has {rows:,}"
    pairs = zip(written, _as_written(plan, looked_at), strict=True)
    if not all(_are_alike(one, other) for one, other in pairs):
        return "holds other columns or scores than this run gives"
    report.resumed = report.rows
    return report


def _is_looked_at(place: int) -> bool:
    return place < _FIRST or place & (place - 1) == 0


def _sampled(rows: Iterator[InputRow]) -> tuple[int, list[InputRow]]:
    """Return how many rows there are, and those that are looked at."""
    count, looked_at = 0, []
    for count, row in enumerate(rows, start=1):
        if _is_looked_at(count - 1):
            looked_at.append(row)
    return count, looked_at


def _as_written(plan: Plan, rows: list[InputRow]) -> list[InputRow]:
    """Return the output of `rows` as it is read from a file of its format."""
    if not rows:
        return []
    with tempfile.TemporaryDirectory() as folder:
        part, whole = Path(folder, "part"), Path(folder, f"whole{plan.out.suffix.lower()}")
        buffer = io.BytesIO()
        plan.writer.write(buffer, list(scored_rows(plan, rows, 1)))
        part.write_bytes(buffer.getvalue())
        with whole.open("wb") as file:
            plan.writer.join([part], file)
        return list(open_table(whole).rows(0))


def _are_alike(one: InputRow, other: InputRow) -> bool:
    return list(one.values) == list(other.values) and all(
        _is_same(value, other.values[name]) for name, value in one.values.items()
    )


def _is_same(one: Any, other: Any) -> bool:
    """Whether two cells are equal, or numbers that differ by what processors do."""
    if one == other:
        return True
    if isinstance(one, Mapping) or isinstance(other, Mapping):
        return repr(one) == repr(other)
    try:
        first, second = float(one), float(other)
    except (TypeError, ValueError):
        return repr(one) == repr(other)
    both_missing = math.isnan(first) and math.isnan(second)
    return both_missing or math.isclose(first, second, rel_tol=1e-9, abs_tol=1e-12)
