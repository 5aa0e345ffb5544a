"""Whether an output is there already, whole, and what this very run would write."""

from __future__ import annotations

import io
import math
import random
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from credscore.errors import CredscoreError
from credscore.files.parts import parts_of
from credscore.files.readers import open_table
from credscore.files.row import InputRow
from credscore.files.run import Plan, Report, carried, in_parts, scored_rows
from credscore.files.writers import OutputRow

__all__ = ["finished"]

#: So many rows are scored again, drawn from all.
_SCORED_AGAIN = 50


class _OtherError(Exception):
    """Why an output is not what a run would write."""


def finished(plan: Plan) -> Report | str | None:
    """Return what an earlier run has written, if there is nothing left to do.

    An output tells nothing of the model and the options that it was made with. So it counts as done
    if it is no older than the input, if it holds the rows of the input, each compared but for its
    text, and if some fifty of them that are scored again have the scores that it holds.

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
    drawn = _Drawn()
    try:
        report = _compare_carried(plan, drawn)
        _compare_scored(plan, drawn.rows)
    except _OtherError as why:
        return str(why)
    return report


class _Drawn:
    """Keeps some rows out of all that pass, each as likely as any other, and the last one."""

    def __init__(self) -> None:
        self._kept: list[tuple[int, InputRow]] = []
        self._last: list[tuple[int, InputRow]] = []

    @property
    def rows(self) -> dict[int, InputRow]:
        """Rows by their places, in order."""
        return dict(sorted(dict(self._kept + self._last).items()))

    def of(self, rows: Iterable[InputRow]) -> Iterator[InputRow]:
        """Yield `rows`, some of which are kept."""
        draw = random.Random(0)  # noqa: S311 - the same rows at each call
        for place, row in enumerate(rows):
            self._last = [(place, row)]
            slot = place if place < _SCORED_AGAIN else draw.randrange(place + 1)
            if slot < _SCORED_AGAIN:
                self._kept[slot : slot + 1] = self._last
            yield row


def _compare_carried(plan: Plan, drawn: _Drawn) -> Report:
    """Compare what goes from each row of the input to the output."""
    report = Report()
    written = _written(plan.out)
    unscored = dict.fromkeys(plan.types)
    rows = ({**carried(plan, row), **unscored} for row in drawn.of(plan.reader.rows(0)))
    for part in in_parts(rows):
        found = list(islice(written, len(part)))
        if len(found) < len(part):
            raise _OtherError(f"has fewer rows than {plan.source}")
        for one, other in zip(found, _read_back(plan, part), strict=True):
            if list(one.values) != list(other.values):
                raise _OtherError("holds other columns than this run gives")
            if any(
                not _is_same(one.values[name], other.values[name])
                for name in one.values.keys() - plan.types.keys()
            ):
                raise _OtherError(f"holds other rows than {plan.source}")
            report.failed += one.values["error"] not in (None, "")
        report.rows += len(part)
    if next(written, None) is not None:
        raise _OtherError(f"has more rows than {plan.source}")
    report.resumed = report.rows
    return report


def _compare_scored(plan: Plan, rows: dict[int, InputRow]) -> None:
    """Score rows again and compare all that is said of them."""
    scored = _read_back(plan, list(scored_rows(plan, rows.values(), 1)))
    found = (row for place, row in enumerate(_written(plan.out)) if place in rows)
    for one, other in zip(found, scored, strict=True):
        if not all(
            _is_same(one.values[name], other.values[name], near=name in plan.types)
            for name in other.values
        ):
            raise _OtherError("holds other scores than this run gives")


def _written(out: Path) -> Iterator[InputRow]:
    """Yield the rows of an output, each of which has to be whole."""
    try:
        for row in open_table(out).rows(0):
            if row.problem is not None:
                raise _OtherError(f"is damaged: {row.place} {row.problem}")
            yield row
    except (CredscoreError, OSError) as error:
        raise _OtherError("cannot be read") from error


def _read_back(plan: Plan, rows: list[OutputRow]) -> list[InputRow]:
    """Return rows of the output as they are read from a file of its format."""
    if not rows:
        return []
    with tempfile.TemporaryDirectory() as folder:
        part, whole = Path(folder, "part"), Path(folder, f"whole{plan.out.suffix.lower()}")
        buffer = io.BytesIO()
        plan.writer.write(buffer, rows)
        part.write_bytes(buffer.getvalue())
        with whole.open("wb") as file:
            plan.writer.join([part], file)
        return list(open_table(whole).rows(0))


def _is_same(one: Any, other: Any, *, near: bool = False) -> bool:
    """Whether two cells are equal, or `near`: numbers that differ by what processors do."""
    if repr(one) == repr(other):
        return True
    if not near:
        return False
    try:
        return math.isclose(float(one), float(other), rel_tol=1e-9, abs_tol=1e-12)
    except (TypeError, ValueError):
        return False
