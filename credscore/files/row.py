"""A row of an input file, and what a reader offers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

__all__ = ["InputRow", "Reader"]


@dataclass(frozen=True, slots=True)
class InputRow:
    """One row as it was read.

    Attributes
    ----------
    place : str
        Where it stands, as a person would look it up: ``"line 7"``, ``"row 7"``.
    values : mapping of str to object
        Column -> value; a column may be missing.
    problem : str or None
        Why the row cannot be scored: not UTF-8, ragged, not JSON.
    """

    place: str
    values: Mapping[str, Any] = field(default_factory=dict)
    problem: str | None = None


class Reader(Protocol):
    """Reads one file, again from the start at each call of `rows`."""

    @property
    def columns(self) -> list[str]:
        """Names of all columns, in order."""

    def rows(self, skip: int) -> Iterator[InputRow]:
        """Yield the rows behind the first `skip`; bad rows count and are yielded too."""
