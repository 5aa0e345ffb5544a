"""A scored batch as its report reads it: columns of plain values, one entry a row."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from credscore.checks import is_missing, listed
from credscore.sources.cells import numbers
from credscore.views.formats import shorten

__all__ = ["Batch", "ScoredHead", "read_batch"]

_TITLE_WIDTH = 90


@dataclass(frozen=True, slots=True)
class ScoredHead:
    """The values of one head; NaN for rows without.

    Attributes
    ----------
    name : str
    values, low, high : list of float, shape (n_rows,)
    """

    name: str
    values: list[float]
    low: list[float]
    high: list[float]


@dataclass(frozen=True, slots=True)
class Batch:
    """A scored batch.

    Attributes
    ----------
    heads : tuple of ScoredHead
    titles : list of str, shape (n_rows,)
        Title or first words, else "row 17".
    sources : list of (str or None) or None
        The source of each row; None without such a column.
    warnings : list of tuple of str, shape (n_rows,)
    errors : list of str, shape (n_rows,)
        What was wrong with a row; "" for nothing.
    """

    heads: tuple[ScoredHead, ...]
    titles: list[str]
    sources: list[str | None] | None
    warnings: list[tuple[str, ...]]
    errors: list[str]

    def __len__(self) -> int:
        return len(self.titles)

    @property
    def failed(self) -> list[int]:
        """Rows with an error."""
        return [row for row, error in enumerate(self.errors) if error]

    @property
    def abstained(self) -> list[int]:
        """Rows without an error that have no score either."""
        return [
            row
            for row, error in enumerate(self.errors)
            if not error and not any(math.isfinite(head.values[row]) for head in self.heads)
        ]


def read_batch(
    columns: Mapping[str, Sequence[Any]],
    *,
    title: str | None = None,
    source: str | None = None,
    texts: Sequence[Any] | None = None,
) -> Batch:
    """Return the batch in the columns that `credscore.score_frame` and ``batch`` write.

    Parameters
    ----------
    columns : dict of str to sequence
        A head is a column with others beside it that end in ``_low`` and ``_high``.
    title, source : str, optional
        Columns.
    texts : sequence, optional
        Texts, for the titles of rows without one.

    Raises
    ------
    ValueError
        If no column is that of a head, or one holds what is no number.
    """
    names = [name for name in columns if {f"{name}_low", f"{name}_high"} <= columns.keys()]
    if not names:
        raise ValueError(
            f"no scores with their intervals among the columns {listed(list(columns))}: "
            "pass what credscore batch or score_frame has written"
        )
    size = len(columns[names[0]])
    nothing: list[Any] = [None] * size
    titles = columns[title] if title else nothing
    return Batch(
        heads=tuple(
            ScoredHead(name, *(_numbers(columns, name + end) for end in ("", "_low", "_high")))
            for name in names
        ),
        titles=[_title(row, titles[row], texts[row] if texts else None) for row in range(size)],
        sources=[str(v) if _given(v) else None for v in columns[source]] if source else None,
        warnings=[_codes(value) for value in columns.get("warnings", nothing)],
        errors=[str(v) if _given(v) else "" for v in columns.get("error", nothing)],
    )


def _given(value: Any) -> bool:
    return not is_missing(value) and bool(str(value).strip())


def _numbers(columns: Mapping[str, Sequence[Any]], name: str) -> list[float]:
    given = [value if _given(value) else None for value in columns[name]]
    found: list[float] = numbers(given, name, first=1).tolist()
    return found


def _title(row: int, title: Any, text: Any) -> str:
    for words in (title, text):
        if isinstance(words, str) and words.strip():
            return shorten(words[:1_000], _TITLE_WIDTH)
    return f"row {row + 1}"


def _codes(value: Any) -> tuple[str, ...]:
    """Return warning codes, joined in a cell or as a list."""
    if isinstance(value, (list, tuple)):
        return tuple(map(str, value))
    return tuple(str(value).replace(",", ";").replace(" ", "").split(";")) if _given(value) else ()
