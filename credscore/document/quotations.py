"""Quotations: the stretches of a paragraph between quotation marks.

Marks are paired paragraph by paragraph. Whether a straight mark opens or closes is read
from the characters on both sides of it, never from counting, so that a lost mark costs one
quotation and not the rest of the text. In the order in which they apply:

1.  Double marks (“ ” „ ‟ « » " `` '' ‘‘ ’’) are paired with a stack: a closing mark takes the
    nearest opening mark of its own kind, or else the nearest that it may be mixed with.
2.  A double mark left open runs to the end of its paragraph if no pair comes after it. It is
    *continued* if the next paragraph begins with an opening mark of the same family, as in
    speech over several paragraphs; or if a later paragraph begins with what it closes, as where
    a page sets long quotations apart and each has one pair of marks (`across.py`).
3.  Single marks outside these are paired where both can only be marks (`marks.py`).
4.  Only outermost quotations are returned, and no nicknames inside of names (`nicknames.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import partial
from itertools import zip_longest
from typing import Final

from credscore.document.across_paragraphs import SAID, SAID_OF_IT, close_across
from credscore.document.mark_places import find_places
from credscore.document.marks import (
    AFTER_CLOSING,
    BEFORE_OPENING,
    BRACKETS,
    SINGLE,
    Mark,
    Pair,
    Quotation,
    Span,
    pair_singles,
    read_marks,
)
from credscore.document.nicknames import without_nicknames

#: What ``Quotation._make`` does, without a call of Python.
_QUOTATION: Final = partial(tuple.__new__, Quotation)
#: Stands for the paragraph after the last.
_NOTHING: Final = (0, 0)
#: Opening mark -> the closing marks it pairs with, its own first.
_CLOSED_BY = {"“": '”"“', '"': '"”“', "„": '“”"', "‟": '”"', "«": "»", "”": "”"}
_CURLY_OPENING = frozenset("“„‟«")
#: More opening marks than this are never pending; the oldest is given up.
_DEEPEST = 8
#: Ends of sentences and clauses after which a space may have been lost.
_GLUED = frozenset(".,?!;")
#: Longest stretch without a closing mark that is believed to be quoted, in characters.
_LONGEST_UNCLOSED = 1500

_FEET_AND_INCHES = re.compile(r"\d['’] ?\d{1,2}\Z")
#: A sentence's last character, before white space and the joiners that web pages leave.
_SENTENCE_MARKS = frozenset(".?!…")
_SPEECH_MARKS = _SENTENCE_MARKS | {","}
_INNER_END = " '’"
_BLANKS = " \t\n\r\u200b\u200c\u200d\ufeff"
#: What stands before speech, besides a space.
_BEFORE_SPEECH = frozenset(".,?!:;…—–")
#: What an opening mark never has after it.
_NEVER_OPENED = frozenset(",;:!?)]}>")


def find_quotations(
    text: str, paragraphs: Sequence[Span], places: Sequence[int] | None = None
) -> list[Quotation]:
    """Return the outermost quotations of the paragraphs.

    Parameters
    ----------
    text : str
        The caller's text.
    paragraphs : sequence of (int, int)
        Disjoint spans of `text` in order, each without outer white space.
    places : sequence of int, optional
        Where `find_places` finds quotation marks in `text`, if that is known.

    Returns
    -------
    list of Quotation
        In order, disjoint, each within one paragraph.

    Examples
    --------
    >>> text = "“We don’t know,” she said, calling it ‘odd’."
    >>> [text[q.start:q.end] for q in find_quotations(text, [(0, len(text))])]
    ['“We don’t know,”', '‘odd’']
    """
    found: list[Quotation] = []
    if places is None:
        places = find_places([text])[0].quotes
    last, n_places = 0, len(places)
    for span, after in zip_longest(paragraphs, paragraphs[1:], fillvalue=_NOTHING):
        if last == n_places:
            break
        if places[last] >= span[1]:  # in this paragraph there is none
            continue
        first = bisect_left(places, span[0], last)
        last = bisect_left(places, span[1], first)
        if first == last:
            continue
        plain = _in_turn(text, span, places[first:last])
        if plain is not None:
            found += plain
            continue
        doubles, singles = read_marks(text, span, places[first:last])
        if doubles and found and not found[-1].closed:
            across = close_across(text, paragraphs, found[-1], doubles[0], span)
            if across:
                found[-1:] = across
                closing = doubles.pop(0)
                singles = [mark for mark in singles if mark.start > closing.start]
        quotations = _double(text, span, doubles, after) if doubles else []
        if singles:
            quotations = _with_single(text, span, singles, quotations, after)
        found += quotations
    return without_nicknames(text, found)


def _in_turn(text: str, span: Span, places: Sequence[int]) -> list[Quotation] | None:
    """Return the quotations of a paragraph whose double marks open and close in turn.

    Most do. It is what the rules below would find; None is returned where they are needed.
    """
    kinds = "".join([text[place] for place in places])
    openings, closings = places[::2], places[1::2]
    pairs = len(closings)
    if kinds != "“”" * pairs:
        if kinds != '""' * pairs:
            return None
        first, last = span
        for place in openings:
            if place > first and not text[place - 1].isspace():
                return None
        for place in closings:
            before = text[place - 1]
            opens = before.isspace() or before in BRACKETS
            if before.isdigit() or (opens and place + 1 < last and not text[place + 1].isspace()):
                return None
    return [
        _QUOTATION((start, end + 1, start + 1, end, True, False))
        for start, end in zip(openings, closings, strict=True)
        if text[start + 1 : end].strip()
    ]


def _family_at(text: str, span: Span) -> str:
    """Return the family of the mark that a paragraph begins with, or ""."""
    return _family(text[span[0] : min(span[0] + 2, span[1])])


def _family(mark: str) -> str:
    """Return ``"`` or ``'`` for double and single marks, guillemets and others as they are."""
    if mark[:1] in ("“", "”", '"', "„", "‟") or mark[:2] in ("``", "‘‘", "''"):
        return '"'
    return "'" if mark[:1] in SINGLE else mark[:1]


def _double(text: str, span: Span, marks: list[Mark], after: Span) -> list[Quotation]:
    """Return the quotations between the double marks of a paragraph; `after` is the next."""
    pairs, pending = _pair_doubles(text, span, marks)
    quotations = _quotations(text, pairs)
    if pending:
        family = _family_at(text, after)
        if pairs and len(pending) == 1 and _holds_all(text, span, pending[0], pairs, family):
            return [_continued(span, pending[0])]
        unclosed = _unclosed(text, span, pending[-1], family)
        if unclosed and (not pairs or pairs[-1][3] <= unclosed.start):
            quotations.append(unclosed)
            del pending[-1]
        _resume(text, pending, quotations)
    return quotations


def _quotations(text: str, pairs: list[Pair]) -> list[Quotation]:
    return [
        _QUOTATION((start, end, inner_start, inner_end, True, False))
        for start, inner_start, inner_end, end in pairs
        if text[inner_start:inner_end].strip(_BLANKS).strip()
    ]


def _pair_doubles(text: str, span: Span, marks: list[Mark]) -> tuple[list[Pair], list[Mark]]:
    """Return the outermost pairs of double marks, and the opening marks left over."""
    pairs: list[Pair] = []
    pending: list[Mark] = []
    for index, mark in enumerate(marks):
        if _opens(text, span, mark, pending):
            pending.append(mark)
            if len(pending) > _DEEPEST:
                del pending[0]
        elif pending and not _is_inch(text, span, marks, index):
            partner = _partner(mark.kind, pending)
            if partner >= 0:
                start, end = pending[partner].start, pending[partner].end
                while pairs and pairs[-1][0] > start:
                    pairs.pop()  # nested
                pairs.append((start, end, mark.start, mark.end))
                del pending[partner:]
    return pairs, pending


def _opens(text: str, span: Span, mark: Mark, pending: list[Mark]) -> bool:
    """Return whether a double mark opens a quotation; else it closes one, if any is open."""
    kind, _, end, before, after = mark
    if kind == '"':
        return _straight_opens(text, span, mark, pending)
    if pending and end == span[1]:
        return False
    if kind in _CURLY_OPENING:
        closes = after.isspace() or after in AFTER_CLOSING
        # In “Yes, “ he said” the space is on the wrong side of a closing mark.
        spaced = before.isspace() and text[max(span[0], mark.start - 2)] not in ",.?!"
        misused = closes and not (spaced or before in BEFORE_OPENING)
        return not (misused and pending)
    # ”So some sites begin,” and end, a quotation.
    return kind == "”" and not pending and before.isspace() and not after.isspace()


def _straight_opens(text: str, span: Span, mark: Mark, pending: list[Mark]) -> bool:
    _, start, _, before, after = mark
    if not pending:
        # In “agreed."We must go," she said” a space was lost.
        glued = before in _GLUED and after.isalnum()
        return before.isspace() or glued or (before in BEFORE_OPENING and not after.isspace())
    if after.isspace():
        return False
    if before.isspace():
        # In “Yes, "he said” the space is on the wrong side of a closing mark.
        return not (after.islower() and text[max(span[0], start - 2)] in ",.?!")
    return before in BRACKETS


def _partner(kind: str, pending: list[Mark]) -> int:
    """Return the place in `pending` of the mark that `kind` closes, or -1."""
    places = range(len(pending) - 1, -1, -1)
    for place in places:
        if _CLOSED_BY[pending[place].kind][0] == kind:
            return place
    for place in places:
        if kind in _CLOSED_BY[pending[place].kind]:
            return place
    return -1


def _is_inch(text: str, span: Span, marks: list[Mark], index: int) -> bool:
    """Return whether a straight mark after a digit is an inch mark.

    It is after feet (6'2"), and where the next mark closes the quotation it would close.
    """
    kind, start, _, before, after = marks[index]
    if kind != '"' or not before.isdigit():
        return False
    if _FEET_AND_INCHES.search(text, max(span[0], start - 6), start):
        return True
    if index + 1 == len(marks) or after in AFTER_CLOSING:
        return False
    following = marks[index + 1]
    return following.kind == '"' and not following.before.isspace()


def _unclosed(text: str, span: Span, mark: Mark, family: str) -> Quotation | None:
    """Return the quotation from `mark` to its paragraph's end, if that is what it means."""
    kind, start, end, before, after = mark
    continued = family == _family(text[start:end])
    if kind not in _CLOSED_BY or (kind == "”" and not continued):
        return None
    if after.isspace() or after in _NEVER_OPENED:
        return None
    if not (before.isspace() or before in BEFORE_OPENING):
        return None
    if not continued and span[1] - start > _LONGEST_UNCLOSED:
        return None
    return Quotation(start, span[1], end, span[1], closed=False, continued=continued)


def _holds_all(text: str, span: Span, mark: Mark, pairs: list[Pair], family: str) -> bool:
    """Return whether a paragraph of long speech, opened by `mark`, quotes others in `pairs`.

    The next paragraph goes on with the speech. Where somebody is said to say what stands outside
    of `pairs`, or the last of them ends the paragraph, a mark was lost.
    """
    if mark.start != span[0] or pairs[0][0] < mark.end or family != _family(mark.kind):
        return False
    last = text[pairs[-1][1] : pairs[-1][2]].rstrip(_INNER_END)
    if last[-1:] in _SPEECH_MARKS:  # there the speech ends: “One. “Two.” said Ms Lee
        return False
    edges = [mark.end, *[edge for pair in pairs for edge in (pair[0], pair[3])], span[1]]
    outside = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return any(map(str.isalnum, outside[-1])) and not any(map(SAID_OF_IT.search, outside))


def _continued(span: Span, mark: Mark) -> Quotation:
    """Return the quotation from `mark` to the end of its paragraph, which the next goes on with."""
    return Quotation(mark.start, span[1], mark.end, span[1], closed=False, continued=True)


def _resume(text: str, pending: list[Mark], quotations: list[Quotation]) -> None:
    """Let quotations begin earlier, at marks in `pending`, where they are speech resumed.

    Where the paragraph breaks inside a quotation were lost, marks open it again and again and
    only the last is closed: “One thing. “Another thing.”
    """
    for mark in reversed(pending):
        place = bisect_right(quotations, mark.start, key=_start)
        if place == len(quotations):
            continue
        later = quotations[place].start
        between = text[mark.end : later] if later - mark.end <= _LONGEST_UNCLOSED else ""
        if between.rstrip(_BLANKS)[-1:] in _SENTENCE_MARKS and not SAID.search(between):
            quotations[place] = quotations[place]._replace(start=mark.start, inner_start=mark.end)


def _start(quotation: Quotation) -> int:
    return quotation.start


def _with_single(
    text: str, span: Span, marks: list[Mark], doubles: list[Quotation], after: Span
) -> list[Quotation]:
    """Add the quotations in single marks to `doubles`, leaving out what is nested.

    `after` is the next paragraph.
    """
    pairs, unclosed = pair_singles(text, _outside(marks, doubles))
    resumed: list[Quotation] = []
    if unclosed and _family_at(text, after) == "'":
        if unclosed.start == span[0]:
            return [_continued(span, unclosed)]
        # 'I left,' she said. 'I was afraid.
        if text[span[0] : unclosed.start].rstrip()[-1:] in _BEFORE_SPEECH:
            resumed = [_continued(span, unclosed)]
    if not pairs and not resumed:
        return doubles
    outermost: list[Quotation] = []
    for quotation in sorted([*doubles, *_quotations(text, pairs), *resumed], key=_start):
        if not outermost or quotation.start >= outermost[-1].end:
            outermost.append(quotation)
    return outermost


def _outside(marks: list[Mark], quotations: list[Quotation]) -> list[Mark]:
    """Return the marks outside all of `quotations` (both in order)."""
    if not quotations:
        return marks
    outside: list[Mark] = []
    place = 0
    for mark in marks:
        while place < len(quotations) and quotations[place].end <= mark.start:
            place += 1
        if place == len(quotations) or mark.start < quotations[place].start:
            outside.append(mark)
    return outside
