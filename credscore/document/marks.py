"""Quotation marks: where they stand, and which single ones are a pair.

A single mark looks like an apostrophe. Marks between two letters (don’t, O’Neill) are never
looked at; of the rest a single mark pairs only where it cannot be an apostrophe, or where
nothing else can be its partner.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import Final, NamedTuple

from credscore.document.tokens import INVISIBLE

Span = tuple[int, int]

#: opening mark's start and end, closing mark's start and end
Pair = tuple[int, int, int, int]


class Mark(NamedTuple):
    """A quotation mark, or two single ones typed for a double one, and its neighbours."""

    kind: str
    start: int
    end: int
    before: str
    after: str


class Quotation(NamedTuple):
    """A stretch of text between quotation marks, within one paragraph.

    Attributes
    ----------
    start, end : int
        Offsets into the caller's text, the marks included, end exclusive.
    inner_start, inner_end : int
        The same without the marks.
    closed : bool
        There is a closing mark. Otherwise the quotation ends where its paragraph does.
    continued : bool
        Not closed, and the next paragraph goes on with the quotation.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    continued: bool = False


#: What ``Mark._make`` does, without a call of Python.
_MARK: Final = partial(tuple.__new__, Mark)

DOUBLE = frozenset('"“”„‟«»')
SINGLE = frozenset("'‘’`‚‛")
#: Two single marks typed for a double one.
_DOUBLED = {"`": "“", "‘": "“", "‚": "„", "‛": "‟", "’": "”", "'": '"'}

BRACKETS = frozenset("([{<")
#: What may stand before an opening mark besides white space.
BEFORE_OPENING = BRACKETS | frozenset("—–-/…:*|“‘\"'«„")
#: What may follow a closing mark besides white space.
AFTER_CLOSING = frozenset(".,;:!?…)]}—–-/”’\"'»")
#: What may follow an opening single mark besides letters and digits.
_AFTER_OPENING = frozenset('([{“"$£€#@…*<')
#: What ends speech before a closing single mark, so that it is no apostrophe.
_SPEECH_END = frozenset(".,?!…—–-;:")

#: Longest quotation in single marks that does not end as speech does, in characters.
_LONGEST_SINGLE = 300
#: A possessive ("the workers’ ") may stand this far before the mark that really closes.
_POSSESSIVE_REACH = 100

#: Words that begin with an apostrophe: ’90s, ’em, rock ’n’ roll, the ’s of tokenised text.
_ELISION = re.compile(
    r"['‘](?:\d\ds?\b(?![/%.,-]\d)"
    r"|(?:[Ee]m|n|[Tt]il|[Tt]is|[Tt]was|round|s|t|re|ve|ll|d|m)\b)"
)
_SENTENCE_END = re.compile(r"[.?!]\s")


def read_marks(text: str, span: Span, places: Sequence[int]) -> tuple[list[Mark], list[Mark]]:
    """Return the double and the single marks of a paragraph, without plain apostrophes."""
    doubles: list[Mark] = []
    singles: list[Mark] = []
    first, last = span
    end = -1
    for place in places:
        if place < end:  # the second of two single marks typed for a double one
            continue
        kind = text[place]
        before = text[place - 1] if place > first else " "
        if before in INVISIBLE:
            before = _seen_before(text, place - 1, first)
        end = place + 1
        if kind in DOUBLE:
            after = _seen_after(text, end, last)
            doubles.append(_MARK((kind, place, end, before, after)))
            continue
        while end < last and text[end] == kind:
            end += 1
        after = _seen_after(text, end, last)
        if end - place > 1:
            doubles.append(_MARK((_DOUBLED[kind], place, end, before, after)))
        elif not (before.isalnum() and after.isalnum()):
            singles.append(_MARK((kind, place, end, before, after)))
    return doubles, singles


def _seen_after(text: str, place: int, last: int) -> str:
    """Return the first character from `place` on that is seen, a blank at the end."""
    while place < last and text[place] in INVISIBLE:
        place += 1
    return text[place] if place < last else " "


def _seen_before(text: str, place: int, first: int) -> str:
    """Return the last character down to `place` that is seen, a blank at the beginning."""
    while place >= first and text[place] in INVISIBLE:
        place -= 1
    return text[place] if place >= first else " "


def pair_singles(text: str, marks: Sequence[Mark]) -> tuple[list[Pair], Mark | None]:
    """Pair the single marks of a paragraph.

    Returns
    -------
    pairs : list of Pair
        In order and disjoint.
    unclosed : Mark or None
        The last opening mark, if nothing after it closes it.
    """
    pairs: list[Pair] = []
    unclosed: Mark | None = None
    index = 0
    while index < len(marks):
        mark = marks[index]
        index += 1
        if not _opens(text, mark):
            continue
        closing = _closing(text, marks, index)
        unclosed = mark if closing < 0 else None
        if closing >= 0:
            pairs.append((mark.start, mark.end, marks[closing].start, marks[closing].end))
            index = closing + 1
    return pairs, unclosed


def _opens(text: str, mark: Mark) -> bool:
    kind, start, _, before, after = mark
    if kind == "’" or not (before.isspace() or before in BEFORE_OPENING):
        return False
    return (after.isalnum() or after in _AFTER_OPENING) and not _ELISION.match(text, start)


def _closing(text: str, marks: Sequence[Mark], index: int) -> int:
    """Return which of `marks` from `index` on closes the single mark before them, or -1.

    A mark after "s", "o" or "in" may be an apostrophe (workers’, goin’). It is one if a surer
    closing mark stands after it: one after a comma or stop, as speech in single marks ends,
    or one near by in the same sentence.
    """
    opened = marks[index - 1].start
    doubtful = -1
    for place in range(index, len(marks)):
        kind, start, _, before, after = marks[place]
        if _opens(text, marks[place]):
            break
        if kind not in "'’" or before.isspace() or before in BRACKETS:
            continue
        if before in _SPEECH_END:
            return place
        if _may_be_apostrophe(text, start) and after not in AFTER_CLOSING:
            doubtful = place if doubtful < 0 else doubtful
            continue
        if doubtful >= 0 and not _same_sentence(text, marks[doubtful].end, start):
            break
        return place if start - opened <= _LONGEST_SINGLE else -1
    return doubtful


def _may_be_apostrophe(text: str, start: int) -> bool:
    return text[start - 1] in "sSoO" or text[start - 2 : start] == "in"


def _same_sentence(text: str, start: int, end: int) -> bool:
    return end - start <= _POSSESSIVE_REACH and not _SENTENCE_END.search(text, start, end)
