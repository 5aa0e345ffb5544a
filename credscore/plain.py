"""Plain data: what results become as JSON, and back."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from reprlib import repr as shortened
from typing import Any, NoReturn, TypeVar, cast

__all__ = ["Plain", "folded", "plain_of", "readable", "spelled_alike"]

Choice = TypeVar("Choice", bound=str)
_LONE = re.compile("[\ud800-\udfff]")


def plain_of(value: Any) -> Any:
    """Return `value` with NaN as None, tuples as lists, named tuples and dataclasses as dicts.

    Examples
    --------
    >>> plain_of({"span": (1, 2), "value": float("nan")})
    {'span': [1, 2], 'value': None}
    """
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, (str, int)) or value is None:
        return value
    if isinstance(value, dict):
        return {key: plain_of(item) for key, item in value.items()}
    names = getattr(value, "_fields", None) or getattr(value, "__dataclass_fields__", None)
    if names is None:
        return list(map(plain_of, value))
    return {name: plain_of(getattr(value, name)) for name in names}


def readable(text: str) -> str:
    """Return `text` with U+FFFD in the place of what UTF-8, and so a table, cannot hold."""
    return _LONE.sub("\ufffd", text)


def folded(name: Any) -> str:
    """Return a name without what people do not mean by it.

    That is case, stray spaces, marks without a width, and one of several encodings of a letter.

    Examples
    --------
    >>> folded(" The  Post"), folded(7)
    ('the post', '7')
    """
    plain = unicodedata.normalize("NFKC", str(name))
    if not plain.isascii():
        plain = "".join(mark for mark in plain if unicodedata.category(mark) != "Cf")
    return unicodedata.normalize("NFKC", " ".join(plain.split()).casefold())


def spelled_alike(names: Iterable[str]) -> list[list[str]]:
    """Return the groups of different names that a reader takes for one, see `folded`.

    Examples
    --------
    >>> spelled_alike(["Post", " POST", "Herald", "Post"])
    [[' POST', 'Post']]
    """
    spelled: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        spelled.setdefault(folded(name), []).append(name)
    return [sorted(group) for group in spelled.values() if len(group) > 1]


class Plain:
    """A piece of plain data that somebody stored, and where it stands.

    Each method returns what is asked for, or raises a `ValueError` that says where something
    else stands.

    Parameters
    ----------
    value : object
    inside : Plain or str
        What it is a part of; a name for the whole.
    at : str or int, optional
        Its name or place there.

    Examples
    --------
    >>> Plain({"span": [1, 5]}, "score data")["span"].span()
    (1, 5)
    """

    # A score has hundreds of pieces: each is made fast, and its place is told when it is asked for.
    __slots__ = ("_at", "_inside", "value")

    def __init__(self, value: Any, inside: Plain | str, at: str | int | None = None) -> None:
        self.value = value
        self._inside = inside
        self._at = at

    @property
    def where(self) -> str:
        """Where the piece stands, for errors."""
        whole = self._inside.where if isinstance(self._inside, Plain) else self._inside
        return whole if self._at is None else f"{whole}[{self._at!r}]"

    def wrong(self, expected: str) -> NoReturn:
        """Raise the error that something else was `expected`."""
        raise ValueError(f"{self.where} must be {expected}, not {shortened(self.value)}")

    def __getitem__(self, name: str) -> Plain:
        if not isinstance(self.value, (dict, Mapping)):
            self.wrong("a dict")
        if name not in self.value:
            raise ValueError(f"{self.where} lacks {name!r}")
        return Plain(self.value[name], self, name)

    def items(self) -> Iterator[tuple[str, Plain]]:
        """Yield the names and pieces of a dict."""
        if not isinstance(self.value, Mapping):
            self.wrong("a dict")
        for name, value in self.value.items():
            yield str(name), Plain(value, self, name)

    def __iter__(self) -> Iterator[Plain]:
        if not isinstance(self.value, (list, tuple)):
            self.wrong("a list")
        for place, value in enumerate(self.value):
            yield Plain(value, self, place)

    def number(self) -> float:
        """Return a number; NaN for None."""
        if self.value is None:
            return math.nan
        if isinstance(self.value, bool) or not isinstance(self.value, (int, float)):
            self.wrong("a number or None")
        try:
            return float(self.value)  # other languages write 1.0 as 1
        except OverflowError:
            self.wrong("a number that is not as large")

    def numbers(self) -> dict[str, float]:
        """Return a dict of numbers."""
        # Most are whole: so many pieces would take most of the time that a score takes.
        if isinstance(self.value, dict) and set(map(type, self.value.values())) <= {float}:
            return self.value.copy()
        return {name: piece.number() for name, piece in self.items()}

    def pair(self) -> tuple[float, float]:
        """Return two numbers."""
        found = [piece.number() for piece in self]
        if len(found) != 2:
            self.wrong("a pair of numbers")
        return found[0], found[1]

    def text(self) -> str:
        """Return a text."""
        if not isinstance(self.value, str):
            self.wrong("a str")
        return self.value

    def one_of(self, allowed: Collection[Choice]) -> Choice:
        """Return a text that is one of `allowed`."""
        if not isinstance(self.value, str) or self.value not in allowed:
            self.wrong(f"one of {', '.join(allowed)}")
        return cast("Choice", self.value)

    def text_or_none(self) -> str | None:
        """Return a text, or None."""
        return None if self.value is None else self.text()

    def flag(self) -> bool:
        """Return True or False."""
        if not isinstance(self.value, bool):
            self.wrong("True or False")
        return self.value

    def span(self) -> tuple[int, int]:
        """Return start and end of a span of text."""
        found = self.value if isinstance(self.value, (list, tuple)) else ()
        if len(found) != 2 or not all(type(place) is int for place in found):
            self.wrong("a pair of offsets")
        start, end = found
        if not 0 <= start <= end:
            self.wrong("a pair of offsets, the first no larger than the second")
        return start, end
