"""Blocks: the lines of a text put together into paragraphs, whatever the line ends.

Scraped text comes in three shapes: blank lines between paragraphs, one paragraph a line,
and hard-wrapped lines of one width. A line break inside a group of lines is kept as a
paragraph break unless the lines show that a sentence runs on over it.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import chain, pairwise
from typing import Final, NamedTuple

Span = tuple[int, int]

#: Marks that may stand after the last mark of a sentence.
CLOSERS = "\"'”’)]}»*†_ \u00a0\u00ad\u200b\u200c\u200d\u2060\ufeff"
#: Marks that open what somebody says, or is a title.
QUOTE_MARKS = "\"“‘'«„"
#: Marks that end a sentence.
TERMINALS = frozenset(".!?…。！？؟।")

#: What a paragraph never begins or ends with: white space and invisible marks.
_OUTER = "".join(filter(str.isspace, map(chr, range(0x3001)))) + (
    "\ufeff\u200b\u200c\u200d\u2060\u00ad\u200e\u200f\x00"
)

#: Columns: no hard-wrapped text is wider (an e-mail or PDF line has 60 to 100).
_MAX_WRAP = 130
_MIN_WRAP = 40
#: Fewer lines do not tell whether blank lines stand inside of paragraphs.
_LEAST_APART = 6
_BLANKS = frozenset(" \t")
#: One line of so many may be longer than the others: an address, a headline.
_OVERLONG = 20
#: Paragraphs that must be hard-wrapped for the text to be, besides half of those of many lines.
_LEAST_WRAPPED = 2


class Block(NamedTuple):
    """A run of text that an editor would call a paragraph, a heading or a menu entry.

    Attributes
    ----------
    start, end : int
        Offsets into the caller's text, without outer white space.
    text : str
        The words; line breaks inside a hard-wrapped paragraph are turned into spaces, one
        for one, so that offsets into `text` are offsets from `start`.
    """

    start: int
    end: int
    text: str


#: What ``Block._make`` does, without a call of Python.
_BLOCK: Final = partial(tuple.__new__, Block)


def is_closed(line: str) -> bool:
    """Return whether `line` ends as a sentence does.

    Examples
    --------
    >>> is_closed("“It rained.”"), is_closed("Weather and traffic"), is_closed(" ")
    (True, False, False)
    """
    last = line[-1:]
    if last in TERMINALS:
        return True
    closers = CLOSERS if last != "]" else CLOSERS + "[^0123456789"  # footnotes: "fell.[12]"
    end = line[-40:].rstrip(closers)
    return end[-1:] in TERMINALS or _stands_before_tail(line)


#: "It fell. #Pier", "It fell. 😀", "It fell. https://…", "It fell.3", "It fell.[citation needed]".
_TAIL = re.compile(
    r"(?<=[.!?…])[\"”’]?(?:(?<!\d.)\d{1,2}|\[[a-z ]{4,30}\]|(?:\s{1,3}(?:#\w{1,40}|(?:https?://|www\.)\S{1,120}"
    r"|[^\w\s\x00-\x7f–—―•·|“‘«]{1,8})){1,12})$"
)
_LONGEST_TAIL = 240
#: "He was sent to jail. (NP)", "He was sent to jail. NP COR AB", "It fell. —WITH A REPORT BY ROE":
#: the agency, and the initials of who wrote and edited the report.
_SIGNED = re.compile(
    r"(?<=[a-z][.!?…])(?P<close>[\"”’]?)\s{1,3}(?:\([A-Z]{2,10}\)|[A-Z]{2,4}(?:[ /][A-Z]{2,4}){1,5}"
    r"|[—–-]{1,2}\s?(?:With|WITH) (?:[Aa] )?(?:reports?|REPORTS?) (?:from|FROM|by|BY)\s[A-Z]"
    r"(?:[^,]|,\s(?=[A-Z])){2,50})$"
)
_LONGEST_SIGNED = 90
_ADDRESSES = frozenset(("http", "www."))


def _stands_before_tail(line: str) -> bool:
    """Return whether a sentence ends before tags, pictures, an address, a note or an agency."""
    if signed_length(line):
        return True
    word = line[line.rfind(" ") + 1 :]
    first, last = word[:1], line[-1:]
    if last.isdigit():
        may = first == "#" or "/" in word or not TERMINALS.isdisjoint(line[-3:-1])
    else:
        may = word[:4] in _ADDRESSES or first == "#" or first > "\x7f" or last == "]"
    return may and _TAIL.search(line, max(0, len(line) - _LONGEST_TAIL)) is not None


def signed_length(line: str) -> int:
    """Return the length of the agency or the initials that close a report; 0 without them.

    Examples
    --------
    >>> signed_length("He was sent to jail. (NP)"), signed_length("He was sent to jail. NP COR AB")
    (5, 10)
    >>> signed_length("She moved to the U.S. (USA)"), signed_length("The ship is the HMS ROE")
    (0, 0)
    """
    if not (line[-1:] == ")" or line[-3:].isupper() or "WITH" in line or "With" in line):
        return 0
    found = _SIGNED.search(line, max(0, len(line) - _LONGEST_SIGNED))
    return len(line) - found.end("close") if found else 0


def split_blocks(text: str) -> list[Block]:
    r"""Return the blocks of `text` in order.

    Parameters
    ----------
    text : str
        Any text, with any of the line ends that `str.splitlines` knows.

    Returns
    -------
    list of Block
        Sorted, disjoint, stripped, never empty.

    Examples
    --------
    >>> [b.text for b in split_blocks("First line.\r\nSecond line.\r\n\r\nThird.")]
    ['First line.', 'Second line.', 'Third.']
    """
    groups: list[list[Block]] = []
    group: list[Block] = []
    position = 0
    for raw in text.splitlines(keepends=True):
        stripped = "" if raw == "\n" else raw.strip(_OUTER)
        if stripped:
            # To look for what is nearly as long as all takes a look at each character of it.
            start = position if raw.startswith(stripped) else position + raw.index(stripped)
            group.append(_BLOCK((start, start + len(stripped), stripped)))
        elif group:
            groups.append(group)
            group = []
        position += len(raw)
    if group:
        groups.append(group)
    if max(map(len, groups), default=0) <= 1:  # a blank line before each, as in most texts
        lines = list(chain.from_iterable(groups))
        if not _are_lines_apart(lines):
            return lines
        groups = [lines]
    joined = [_join(lines, text) if len(lines) > 1 else lines for lines in groups]
    wrapped = [
        _width(lines)
        for lines, blocks in zip(groups, joined, strict=True)
        if len(lines) > len(blocks)
    ]
    of_lines = sum(len(lines) > 1 for lines in groups)
    if max(_LEAST_WRAPPED, of_lines / 2) <= len(wrapped) and max(wrapped) <= _MAX_WRAP:
        # Lines are as long in the other paragraphs, where a capital or figure begins some or all.
        width = max(wrapped)
        for i, (lines, blocks) in enumerate(zip(groups, joined, strict=True)):
            if len(lines) > 1 < len(blocks):
                joined[i] = _join(lines, text, width)
    return list(chain.from_iterable(joined))


def _are_lines_apart(lines: list[Block]) -> bool:
    """Tell whether blank lines stand between the lines of wrapped paragraphs, as in some PDFs."""
    if len(lines) < _LEAST_APART or not _MIN_WRAP <= _width(lines) <= _MAX_WRAP:
        return False
    return 3 * sum(_runs_on(one.text, two.text) for one, two in pairwise(lines)) >= len(lines)


def _join(lines: list[Block], text: str, wrapped_at: int = 0) -> list[Block]:
    """Join the lines over whose break a sentence runs on.

    A text whose other paragraphs are `wrapped_at` so many characters may break lines before
    capitals.
    """
    runs_on = [_runs_on(one.text, two.text) for one, two in pairwise(lines)]
    if not (any(runs_on) or wrapped_at):
        return lines
    width = wrapped_at or _width(lines)
    wrapped = wrapped_at or (_MIN_WRAP <= width <= _MAX_WRAP and 3 * sum(runs_on) >= len(runs_on))
    begins = _indented(lines, text) if wrapped else set[int]()
    out: list[Block] = []
    first = 0
    for i, joined in enumerate(runs_on):
        full = joined or (wrapped and _is_full(lines[i].text, lines[i + 1].text, width))
        if full and i + 1 not in begins:
            continue
        out.append(_merge(lines[first : i + 1], text))
        first = i + 1
    out.append(_merge(lines[first:], text))
    return out


def _indented(lines: list[Block], text: str) -> set[int]:
    """Return the lines that begin a paragraph, where a few are indented and most are not."""
    indented = {i for i, line in enumerate(lines) if text[line.start - 1 : line.start] in _BLANKS}
    return indented if 2 * len(indented) < len(lines) else set()


def _width(lines: list[Block]) -> int:
    """Return the length of the longest line but one in twenty, which a word may make longer."""
    lengths = sorted([len(line.text) for line in lines])
    return lengths[-1 - len(lengths) // _OVERLONG]


def _runs_on(line: str, following: str) -> bool:
    """Tell whether the break between two lines falls inside a sentence."""
    head = following[0]
    if not (head.islower() or head in ",;)") or is_closed(line) or line[-1] == ":":
        return False
    # Two short lines are more likely entries of a lower-case menu or list.
    return len(line) >= _MIN_WRAP or len(following) >= _MIN_WRAP


#: A dash inside a sentence; a list has capitals.
_DASH = re.compile(r"(?:--?|[–—]) ?[a-z]")


def _is_full(line: str, following: str, width: int) -> bool:
    """Tell whether the first word of `following` had no room on `line`.

    Ragged lines (set in a proportional face) get some slack, but not after a full stop,
    where a short line is the end of a paragraph.
    """
    if following[0] in "*•" or (following[0] in "-–—" and not _DASH.match(following)):
        return False
    needed = len(line) + 1 + len(following.split(maxsplit=1)[0])
    return needed > width if is_closed(line) else needed > 0.85 * width


def _merge(lines: list[Block], text: str) -> Block:
    if len(lines) == 1:
        return lines[0]
    start, end = lines[0].start, lines[-1].end
    words = text[start:end]
    for mark in "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029":
        words = words.replace(mark, " ")
    return Block(start, end, words)
