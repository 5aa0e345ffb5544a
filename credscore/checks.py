"""Checks of what the caller passes."""

from __future__ import annotations

import math
import re

from credscore.errors import EmptyTextError, TextTooLongError, TextTypeError

__all__ = ["MAX_CHARS", "check_text", "check_title"]

#: Default of `max_chars`: longer strings are files or corpora, not articles.
MAX_CHARS = 10_000_000
_WORD = re.compile(r"[^\W_]")


def check_text(text: object, *, max_chars: int = MAX_CHARS, where: str = "text") -> str:
    """Return `text` if it can be scored.

    Parameters
    ----------
    text : object
        What the caller passed.
    max_chars : int, default=10_000_000
        Longest text accepted, in code points.
    where : str, default="text"
        How the error names the place, for example ``"row 7"``.

    Raises
    ------
    TextTypeError
        If it is not a `str`.
    EmptyTextError
        If it holds no word character.
    TextTooLongError
        If it is longer than `max_chars`.
    """
    if not isinstance(text, str):
        raise TextTypeError(f"{where} must be a str, not {_describe(text)}")
    if len(text) > max_chars:
        raise TextTooLongError(
            f"{where} has {len(text):,} characters, more than max_chars={max_chars:,}; "
            "pass one article at a time, or raise max_chars"
        )
    if _WORD.search(text) is None:
        raise EmptyTextError(
            f"{where} holds no word characters ({len(text):,} characters in all); "
            "pass the text of an article"
        )
    return text


def check_title(title: object) -> str | None:
    """Return `title` if it is a string or None; a missing value of pandas counts as None.

    Raises
    ------
    TextTypeError
        For anything else.
    """
    if title is None or isinstance(title, str):
        return title or None
    if isinstance(title, float) and math.isnan(title):
        return None
    hint = _describe(title, "pass the headline, or None")
    raise TextTypeError(f"title must be a str or None, not {hint}")


def _describe(value: object, otherwise: str = "pass the text of an article") -> str:
    kind = type(value).__name__
    if value is None:
        return "None: drop or fill the missing texts first"
    if isinstance(value, (bytes, bytearray, memoryview)):
        return f"{kind}: decode it first, for example data.decode('utf-8', errors='replace')"
    if isinstance(value, float) and math.isnan(value):
        return "NaN: a missing value; drop or fill the missing texts first"
    if isinstance(value, (list, tuple, set, dict)):
        return f"{kind}: score one article at a time, or join its parts with '\\n\\n'"
    return f"{kind}: {otherwise}"
