"""What the reader finds in a text of a test, all of it body."""

from __future__ import annotations

from credscore.attribution import Found, find_attributions
from credscore.cues.engine import match
from credscore.document.document import read_whole


def find_in(text: str) -> list[Found]:
    """Return the attributions in `text`."""
    document = read_whole(text)
    return find_attributions(document, match(document.tokens))


def source_in(text: str, one: Found) -> str:
    """Return the source of an attribution as text, "" for none."""
    return text[slice(*one.source)] if one.source else ""


def contents_in(text: str, one: Found) -> list[str]:
    """Return the contents of an attribution as text."""
    return [text[slice(*span)] for span in one.contents]
