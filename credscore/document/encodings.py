"""Texts read in the wrong encoding: "â€™" for an apostrophe, and marks that were lost on the way.

Tables were often written in one encoding and read in another. Quotation marks and apostrophes, on
which much depends, suffer most; here each is put back into a copy of the same length.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

__all__ = ["UNSEEN", "Step", "padded", "rereadings"]

#: What takes the place of what nobody saw; the tokens know that it may stand inside a word.
UNSEEN: Final = "\u200b"
#: What to look for, and what is written instead, of the same length.
Step = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]

#: UTF-8 that was read in the encoding of Windows or as Latin-1: "â€™", "Ã©". What was read so twice
#: has what nobody sees in between after the first time. The last part of "”" is often lost, and
#: a blank that forbids a line break may be a plain one by now.
_WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_NEXT = rf"{UNSEEN}?[\x80-\xbf{_WINDOWS}]"
_MISREAD = re.compile(
    rf"â{UNSEEN}?[€‚„\x80\x82\x84]{_NEXT}|[ÃÂ]{_NEXT}|ð{UNSEEN}?[Ÿ\x9f]{_NEXT}{_NEXT}|â€|Â(?= )"
)
_BEGIN_MISREAD = ("â", "Ã", "Â", "ð")
#: A letter of another language looks so as well, before a mark or alone: "MAÇÃ”", "the letter Â".
_DOUBTFUL = re.compile("[ÃÂ][‘’“”–—…›»]|Â")
#: After these, figures and small letters no letter "Â" stands by itself.
_GLUED = frozenset(".,;:!?)")

#: Marks of Windows that were read as Latin-1, where they are control characters. A text that has
#: any has one of the most frequent. That of "…" is a line's end as well, but not between words.
_CONTROL = re.compile(
    "[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]|(?<=[a-zA-Z])\x85(?= ?[a-zA-Z])"
)
_CONTROLS = ("\x92", "\x93", "\x96", "\x97")

#: A character that could not be read, or each byte of one, where it can only be an apostrophe or
#: a pair of quotation marks.
_LOST = "\ufffd"
_LOST_APOSTROPHE = re.compile(rf"(?<=\w){_LOST}{{1,3}}(?=(?:s|t|re|ve|ll|d|m)\b)")
_LOST_PAIR = re.compile(
    rf"(?<![^\s(\[])({_LOST}{{1,3}})((?=[^\W_])[^{_LOST}\n]{{1,600}}(?<=\S))({_LOST}{{1,3}})(?!\w)"
)


def rereadings(text: str) -> list[Step]:
    r"""Return how `text` is read rightly, step by step; hardly a text needs any.

    Examples
    --------
    >>> text = "â€œItâ€™s wet,â€\x9d she said."
    >>> for pattern, written in rereadings(text):
    ...     text = pattern.sub(written, text)
    >>> text.replace("\u200b", "")
    '“It’s wet,” she said.'
    """
    steps: list[Step] = []
    if text.isascii():
        return steps
    if any(first in text for first in _BEGIN_MISREAD) and _was_misread(text):
        steps += [(_MISREAD, _read_rightly)] * 2
    if any(mark in text for mark in _CONTROLS):
        steps.append((_CONTROL, _of_windows))
    if _LOST in text:
        steps += [(_LOST_APOSTROPHE, _apostrophe), (_LOST_PAIR, _pair)]
    return steps


def padded(character: str, found: re.Match[str]) -> str:
    """Return `character`, or nothing that is seen, in the place of what is `found`."""
    if not (character.isprintable() or character.isspace() or "\x80" <= character < "\xa0"):
        character = UNSEEN
    return character + UNSEEN * (len(found[0]) - 1)


def _was_misread(text: str) -> bool:
    """Tell a text that was read in the wrong encoding from one with letters that look so."""
    blanks = 0
    for found in _MISREAD.finditer(text):
        before = text[found.start() - 1 : found.start()]
        blanks += found[0] == "Â"
        glued = found[0] == "Â" and (before.islower() or before.isdigit() or before in _GLUED)
        if glued or blanks > 1 or not _DOUBTFUL.fullmatch(found[0]):
            return True
    return False


def _read_rightly(found: re.Match[str]) -> str:
    """Return the character whose bytes were read otherwise."""
    wrong = found[0].replace(UNSEEN, "")
    if wrong == "Â":
        return " "
    try:
        return padded(b"".join(map(_byte_of, wrong)).decode(), found)
    except UnicodeDecodeError:
        return padded("”", found) if wrong == "â€" else found[0]


def _byte_of(character: str) -> bytes:
    return character.encode("cp1252" if character in _WINDOWS else "latin-1")


def _of_windows(found: re.Match[str]) -> str:
    return found[0].encode("latin-1").decode("cp1252")


def _apostrophe(found: re.Match[str]) -> str:
    return padded("’", found)


def _pair(found: re.Match[str]) -> str:
    """Return what stands between two marks that were lost, with marks."""
    return UNSEEN * (len(found[1]) - 1) + "“" + found[2] + "”" + UNSEEN * (len(found[3]) - 1)
