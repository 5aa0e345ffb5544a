"""Reading one article from a file or the standard input: plain text, or a web page."""

from __future__ import annotations

import sys
from pathlib import Path

from credscore.cli.exits import InputError
from credscore.files.lines import SIGN, wide_encoding

__all__ = ["read_article"]

#: How files that are no plain text begin, and what they are.
_DOCUMENTS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a Word document or another zipped file",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"{\\rtf": "rich text",
    b"\x1f\x8b": "a gzip file",
}
_HTML_SUFFIXES = {".html", ".htm", ".xhtml"}


def read_article(name: str) -> tuple[str, str | None]:
    """Return the text of a file or of the standard input, and the title of a web page.

    Raises
    ------
    InputError
        If it cannot be opened, decoded or, a web page, read as an article.
    """
    if name == "-" and sys.stdin is None:  # closed, or a process without a console
        raise InputError("the standard input is closed: there is nothing to read")
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}") from error
    if Path(name).suffix.lower() in _HTML_SUFFIXES:
        return _extract(data)
    return _decode(data, name), None


def _decode(data: bytes, name: str) -> str:
    for start, kind in _DOCUMENTS.items():
        if data.startswith(start):
            raise InputError(f"is {kind}, no plain text: save or export it as plain text first")
    wide = wide_encoding(data[:SIGN])
    if wide is not None:
        raise InputError(_undecodable(f"it {wide[0]}", wide[1], name))
    try:
        # A byte-order mark is no part of the text.
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The error counts from behind the mark.
        at = error.start + len(data) - len(error.object)
        what = f"byte 0x{data[at]:02x} at offset {at} ({error.reason})"
        raise InputError(_undecodable(what, "windows-1252", name)) from error


def _undecodable(what: str, guess: str, name: str) -> str:
    given = "FILE" if name == "-" else name
    return (
        f"not UTF-8: {what}; convert it first, for example with: iconv -f {guess} -t utf-8 {given}"
    )


def _extract(data: bytes) -> tuple[str, str | None]:
    """Return the article of a web page and its title, by trafilatura."""
    try:
        import trafilatura
    except ImportError as error:
        raise InputError(
            "reading web pages needs trafilatura, which is not installed: "
            "pip install 'credscore[web]', or pass the article as plain text"
        ) from error
    found = trafilatura.bare_extraction(data, include_comments=False, with_metadata=True)
    text = getattr(found, "text", None)
    if not text:
        raise InputError("no article was found on the page; pass the article as plain text")
    return str(text), getattr(found, "title", None)
