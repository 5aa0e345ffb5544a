"""Text files by line: opened as UTF-8, plain or gzipped, with bad bytes kept visible."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from credscore.errors import TableFileError

__all__ = [
    "BAD_PACKING",
    "CONVERT",
    "SIGN",
    "check_encoding",
    "is_packed",
    "open_bytes",
    "undecodable",
    "unpacked",
    "wide_encoding",
]

#: What ``errors="surrogateescape"`` makes of a byte that is not UTF-8. Decoded UTF-8 never
#: holds one, so each marks a bad byte.
_ESCAPED = re.compile("[\udc80-\udcff]")

#: What to do with a file that is not UTF-8: tables of Excel mostly are windows-1252.
CONVERT = "convert the file first, for example with: iconv -f windows-1252 -t utf-8"
#: What gzip raises for a file that is damaged or cut short.
BAD_PACKING = (EOFError, gzip.BadGzipFile, zlib.error)
#: How many bytes `wide_encoding` looks at.
SIGN = 400
#: Longest first: that of UTF-32 begins with one of UTF-16.
_MARKS = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}


def is_packed(path: Path) -> bool:
    """Return whether a file is to be read through gzip."""
    return path.suffix.lower() == ".gz"


def unpacked(path: Path) -> Path:
    """Return the name that a file has without its ``.gz``."""
    return path.with_suffix("") if is_packed(path) else path


@contextmanager
def open_bytes(path: Path) -> Iterator[BinaryIO]:
    """Open a file for reading, through gzip where its name ends in ``.gz``.

    Raises
    ------
    TableFileError
        If the packed file is damaged or cut short.
    """
    with path.open("rb") as file:
        if not is_packed(path):
            yield file
            return
        try:
            with gzip.open(file) as unpacked:
                yield cast("BinaryIO", unpacked)
        except BAD_PACKING as error:
            raise TableFileError(f"{path}: cannot be unpacked: {error}") from error


def check_encoding(path: Path) -> None:
    """Refuse a file in UTF-16 or UTF-32, of which every line would be wrong.

    Raises
    ------
    TableFileError
        If the file begins with a mark of one, or as text in one does.
    """
    with open_bytes(path) as file:
        found = wide_encoding(file.read(SIGN))
    if found is not None:
        why, name = found
        raise TableFileError(
            f"{path}: {why}; convert it first, for example with: iconv -f {name} -t utf-8 {path}"
        )


def wide_encoding(start: bytes) -> tuple[str, str] | None:
    """Return how the first bytes of a file show that it has more than a byte a letter, and in what.

    Parameters
    ----------
    start : bytes
        `SIGN` bytes, or all there are.

    Returns
    -------
    tuple of str, or None
        What it does, and the name of the encoding to iconv.

    Examples
    --------
    >>> wide_encoding("id".encode("utf-16-le"))
    ('is UTF-16 without a mark', 'utf-16le')
    """
    for mark, name in _MARKS.items():
        if start.startswith(mark):
            return f"begins with a {name.upper()} mark", name
    # Every other byte of English in UTF-16 is 0; in UTF-8 hardly any is.
    for first, name in ((1, "utf-16le"), (0, "utf-16be")):
        zeros, others = start[first::2], start[1 - first :: 2]
        if len(start) > 3 and zeros.count(0) > 0.8 * len(zeros) and not others.count(0):
            return "is UTF-16 without a mark", name
    return None


def undecodable(text: str) -> str | None:
    """Return which byte of `text`, decoded with ``surrogateescape``, was not UTF-8."""
    found = _ESCAPED.search(text)
    return f"byte 0x{ord(found.group()) - 0xDC00:02x}" if found else None
