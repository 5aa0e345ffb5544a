"""What a block of a page looks like on its own: prose, a label, an item of a list, or furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from credscore.document.furniture.blocks import QUOTE_MARKS, TERMINALS, Block, is_closed
from credscore.document.furniture.headlines import SPEAKER, is_closed_headline, is_title_case
from credscore.document.furniture.lines import is_one_thing, opens_comments_or_related

__all__ = ["BULLET", "LONG", "Part", "Role", "judge", "mark_length"]


class Role(Enum):
    """What a block looks like on its own."""

    PROSE = "prose"
    LABEL = "label"  # a heading, headline, name or menu entry: no sentence
    ITEM = "item"  # an entry of a bulleted or numbered list, no sentence
    JUNK = "junk"  # says that it is furniture


#: A member is found sooner so than as an attribute of its class.
_PROSE, _LABEL, _ITEM, _JUNK = Role


@dataclass(slots=True)
class Part:
    """A block with its judgement."""

    text: str
    words: int
    role: Role


#: Characters: a longer block that ends in a full stop is no date, byline or headline.
_PLAIN = 140
#: An unpunctuated block of this many words is a paragraph that lost its full stop.
LONG = 25
#: A quotation without a full stop is a subhead if it has fewer words.
_LONG_QUOTE = 12

#: What an entry of a list begins with.
BULLET = re.compile(r"(?:[*•·▪●◦‣■►⦁–-]|\(?[a-zA-Z0-9]{1,2}[.)])\s+(?=\S)")
#: The mark of an entry that reads as prose; a letter there may be an initial, or who speaks.
_MARK = re.compile(r"(?:[*•·▪●◦‣■►⦁–-]|\(?\d{1,2}[.)](?=\s+[A-Z\"“‘']))\s+(?=\S)")
_LEAD_IN = re.compile(r"\s[a-z][\w'’-]*:$")  # "She continued:"
#: "She wrote on Twitter:", "Later, he added,"
_SAYING = re.compile(
    r"[\w,.’'] (?:said|says|told|tells|added|adds|wrote|writes|tweeted|replied|continued"
    r"|explained)\b"
)
_DOUBLE_MARKS = '"“”«»'


def mark_length(text: str) -> int:
    """Return the length of the bullet or number of an entry, and of the blanks behind it.

    Examples
    --------
    >>> mark_length("• It rained."), mark_length("12) It rained."), mark_length("5. to 9. May")
    (2, 4, 0)
    """
    if text[0].isalpha():
        return 0
    found = _MARK.match(text)
    return found.end() if found else 0


def judge(block: Block) -> Part:
    """Return `block` with its judgement."""
    text = block.text
    if "  " in text:  # set in justified lines, or joined over the end of a line
        text = " ".join(text.split())
    words = len(text) // 6
    if len(text) <= 2 * _PLAIN:  # six characters make a word where there are hardly spaces
        spaces = text.count(" ")
        words = spaces + 1 if 12 * spaces >= len(text) else max(spaces + 1, words)
    # What most blocks are, without a call: see `_role`.
    if len(text) > _PLAIN and text[-1] in TERMINALS and ":" not in text[:16]:
        return Part(text, words, _PROSE)
    return Part(text, words, _role(text, words))


def _role(text: str, words: int) -> Role:
    """Judge a block by its shape."""
    closed = is_closed(text)
    if closed and len(text) > _PLAIN and text[-1] not in ")]" and ":" not in text[:16]:
        return _PROSE
    if is_one_thing(text):
        return _JUNK
    if opens_comments_or_related(text) or (words < LONG and " | " in text):
        return _LABEL
    if closed:
        return _LABEL if is_closed_headline(text, words) else _PROSE
    return _open_role(text, words)


def _open_role(text: str, words: int) -> Role:
    """Judge a block that does not end as a sentence."""
    last = text[-1]
    if (last == ":" and _LEAD_IN.search(text)) or (last in ":," and _SAYING.search(text)):
        return _PROSE
    # What a speaker says is written with small letters; all capitals are a headline.
    if words >= 3 and SPEAKER.match(text) and not text.isupper():
        return _PROSE
    if words < LONG and BULLET.match(text):
        return _ITEM
    unfinished = last in ":,;—–-" or sum(map(text.count, _DOUBLE_MARKS)) > 2
    if (
        words >= LONG
        or (words >= 5 and unfinished)
        or (words >= _LONG_QUOTE and text[0] in QUOTE_MARKS)
    ):
        return _LABEL if is_title_case(text) else _PROSE
    return _LABEL
