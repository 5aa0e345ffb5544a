"""How the views write numbers and the caller's text: decimals, units, one line, nothing to obey."""

from __future__ import annotations

import math
import re

__all__ = ["counted", "number", "printable", "quantity", "shorten", "signed"]

#: The last two of each plane: no characters, like U+FDD0 to U+FDEF, and not allowed in HTML.
_PLANE_ENDS = "".join(chr(end - 1) + chr(end) for end in range(0xFFFF, 0x110000, 0x10000))
#: Control characters (a terminal would obey them), lone surrogates (cannot be encoded), what is no
#: character, and bidirectional overrides (would reorder the text around them).
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069"
    f"\ufdd0-\ufdef{_PLANE_ENDS}]"
)


def printable(text: str) -> str:
    """Return `text` with characters no page or terminal should obey replaced.

    Examples
    --------
    >>> printable("red " + chr(27) + "[31m alert")
    'red �[31m alert'
    """
    return _UNPRINTABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def shorten(text: str, width: int) -> str:
    """Return `text` on one line, cut at a word to at most `width` characters.

    Examples
    --------
    >>> shorten("a rather long headline", 12)
    'a rather…'
    """
    line = " ".join(printable(text).split())
    if len(line) <= width:
        return line
    return line[: width - 1].rsplit(" ", 1)[0].rstrip() + "…"


def number(value: float, digits: int = 2) -> str:
    """Return `value` in decimals, or a dash where there is none.

    Examples
    --------
    >>> number(0.4249), number(float("nan"))
    ('0.42', '–')
    """
    return f"{value:.{digits}f}" if math.isfinite(value) else "–"


def signed(value: float, digits: int = 2) -> str:
    """Return `value` with its sign, a true minus among them.

    Examples
    --------
    >>> signed(-0.031), signed(0.2)
    ('−0.03', '+0.20')
    """
    return f"{value:+.{digits}f}".replace("-", "−") if math.isfinite(value) else "–"


def quantity(value: float, unit: str) -> str:
    """Return a feature's value with its unit, a share as a percentage.

    Examples
    --------
    >>> quantity(2.345, "per 100 words"), quantity(0.31, "share"), quantity(630, "words")
    ('2.35 per 100 words', '31 %', '630 words')
    """
    if unit == "weight" or not math.isfinite(value):
        # A learned sum of weights has no scale a reader could hold on to.
        return ""
    if unit == "share":
        return f"{100 * value:.0f} %"
    size = abs(value)
    return f"{number(value, 2 if 0 < size < 10 else 1 if 10 <= size < 100 else 0)} {unit}".rstrip()


def counted(count: int, noun: str) -> str:
    """Return `count` with `noun` in the singular or the regular plural.

    Examples
    --------
    >>> counted(1, "sentence"), counted(0, "sentence")
    ('1 sentence', '0 sentences')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
