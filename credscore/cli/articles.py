"""Reading one article from a file or the standard input: plain text, or a web page."""

from __future__ import annotations

import gzip
import shlex
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from credscore.cli.exits import InputError
from credscore.files.lines import BAD_PACKING, SIGN, is_packed, unpacked, wide_encoding

__all__ = ["names_of", "read_article"]

#: How files that are no plain text begin, and what they are.
_DOCUMENTS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a Word document or another zipped file",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"{\\rtf": "rich text",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_PACKED = {b"\x1f\x8b": "gzip", b"BZh91AY&SY": "bzip2", b"\xfd7zXZ\0": "xz"}
#: More is no article, whatever a small packed file unpacks to.
_MOST_BYTES = 1 << 28
_HTML_SUFFIXES = {".html", ".htm", ".xhtml"}
_TABLES = {".csv", ".jsonl", ".ndjson", ".parquet", ".tsv"}


def names_of(files: Sequence[str], numbered: str) -> list[str]:
    """Return a name for each of `files`, in which no two are alike.

    Parameters
    ----------
    files : sequence of str
    numbered : str
        A pattern of ``{stem}`` and ``{place}`` for files of one name in several folders.

    Examples
    --------
    >>> names_of(["a/x.txt", "b/x.txt", "-"], "{stem} ({place})")
    ['x (1)', 'x (2)', 'stdin']
    """
    stems = ["stdin" if name == "-" else unpacked(Path(name)).stem for name in files]
    unlike = [numbered.format(stem=stem, place=place) for place, stem in enumerate(stems, start=1)]
    # Where upper case is the same file, a page would replace another.
    alike = Counter(stem.casefold() for stem in stems)
    names = [
        other if alike[stem.casefold()] > 1 else stem
        for stem, other in zip(stems, unlike, strict=True)
    ]
    # A file may be called what another is called with its number.
    return names if len({name.casefold() for name in names}) == len(names) else unlike


def read_article(name: str) -> tuple[str, str | None]:
    """Return the text of a file or of the standard input, and the title of a web page.

    Raises
    ------
    InputError
        If it cannot be opened, decoded or, a web page, read as an article.
    """
    if name == "-" and sys.stdin is None:  # closed, or a process without a console
        raise InputError("the standard input is closed: there is nothing to read")
    suffix = unpacked(Path(name)).suffix.lower()
    if suffix in _TABLES:
        raise InputError('is a table, no article: score its rows with "credscore batch"')
    if suffix == ".json":  # its keys and escapes would be read as words of the article
        raise InputError(
            "is JSON, no plain text: save the text of the article as a file of its own, "
            'or articles as JSON lines (.jsonl) for "credscore batch"'
        )
    try:
        data = sys.stdin.buffer.read() if name == "-" else _bytes_of(name)
    except OSError as error:
        if name.lower().startswith(("http://", "https://")):
            raise InputError(
                "is a web address, and nothing is fetched: save the page and give its file"
            ) from error
        raise InputError(f"cannot be read: {error.strerror or error}") from error
    if suffix in _HTML_SUFFIXES:
        return _extract(data)
    return _decode(data, name), None


def _bytes_of(name: str) -> bytes:
    """Return what a file holds, unpacked where its name ends in ``.gz``."""
    if not is_packed(Path(name)):
        return Path(name).read_bytes()
    try:
        with gzip.open(name) as file:
            data = file.read(_MOST_BYTES + 1)
    except BAD_PACKING as error:
        raise InputError(f"cannot be unpacked: {error}") from error
    if len(data) > _MOST_BYTES:
        raise InputError(f"unpacks to more than {_MOST_BYTES:,} bytes: no article does")
    return data


def _decode(data: bytes, name: str) -> str:
    for start, kind in _PACKED.items():
        if data.startswith(start):
            advice = "; a file whose name ends in .gz is unpacked" if kind == "gzip" else ""
            raise InputError(f"is packed with {kind}: unpack it first{advice}")
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
    given = "FILE" if name == "-" or is_packed(Path(name)) else shlex.quote(name)
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
