"""Nicknames inside names: what stands between such marks is part of a name, and nobody's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from credscore.document.marks import Quotation
from credscore.document.punkt import parameters

__all__ = ["without_nicknames"]

#: Characters between the marks, at most.
_LONGEST: Final = 24
_INSIDE = re.compile(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'-]*)?(?<![.'’])\Z")
#: A given name, or its initial; no capitals and no genitive ("CNN's “New Day” Monday").
_GIVEN = re.compile(r"(?:\A|[\s(])([A-Z][a-zà-ÿ]+(?:-[A-Z][a-z]+)?|[A-Z]\.) \Z")
_FAMILY = re.compile(r" ([A-Z][\w-]+)")
_LONGEST_GIVEN: Final = 24
_DAYS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday".split()  # "on Nightly “News” Monday"
)


def without_nicknames(text: str, quotations: Sequence[Quotation]) -> list[Quotation]:
    """Return `quotations` but for those that are the nickname inside a name.

    Examples
    --------
    >>> from credscore.document.quotations import find_quotations
    >>> text = "Al “The Cat” Roe said it was “The End” Poe wrote."
    >>> [text[q.start : q.end] for q in find_quotations(text, [(0, len(text))])]
    ['“The End”']
    """
    return [
        q
        for q in quotations
        if q.end - q.start > _LONGEST or not _is_nickname(text, q.start, q.end)
    ]


def _is_nickname(text: str, start: int, end: int) -> bool:
    """Tell ``Al “Bud” Roe`` from ``The “Farce” Tax`` and from what stands in a headline."""
    if text[start - 1 : start] != " " or text[end : end + 1] != " ":
        return False
    given = _GIVEN.search(text, max(0, start - _LONGEST_GIVEN), start)
    family = _FAMILY.match(text, end)
    if given is None or family is None or not _INSIDE.match(text, start + 1, end - 1):
        return False
    return _is_name(given[1]) and _is_name(family[1])


def _is_name(word: str) -> bool:
    """Return whether a word is hardly ever written small."""
    folded = word.lower()
    return folded not in _DAYS and not parameters().written_small(folded)
