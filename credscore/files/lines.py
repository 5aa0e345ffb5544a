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

__all__ = ["check_encoding", "open_bytes", "readable", "undecodable"]

#: What ``errors="surrogateescape"`` makes of a byte that is not UTF-8. Decoded UTF-8 never
#: holds one, so each marks a bad byte.
_ESCAPED = re.compile("[\udc80-\udcff]")

_LONE = re.compile("[\ud800-\udfff]")


@contextmanager
def open_bytes(path: Path) -> Iterator[BinaryIO]:
    """Open a file for reading, through gzip where its name ends in ``.gz``.

    Raises
    ------
    TableFileError
        If the packed file is damaged or cut short.
    """
    with path.open("rb") as file:
        if path.suffix.lower() != ".gz":
            yield file
            return
        try:
            with gzip.open(file) as unpacked:
                yield cast("BinaryIO", unpacked)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise TableFileError(f"{path}: cannot be unpacked: {error}") from error


def check_encoding(path: Path) -> None:
    """Refuse a file in UTF-16, of which every line would be wrong.

    Raises
    ------
    TableFileError
        If the file begins with its mark.
    """
    with open_bytes(path) as file:
        if file.read(2) in {b"\xff\xfe", b"\xfe\xff"}:
            raise TableFileError(
                f"{path}: begins with a UTF-16 mark; convert it first, for example with: "
                f"iconv -f utf-16 -t utf-8 {path}"
            )


def undecodable(text: str) -> str | None:
    """Return which byte of `text`, decoded with ``surrogateescape``, was not UTF-8."""
    found = _ESCAPED.search(text)
    return f"byte 0x{ord(found.group()) - 0xDC00:02x}" if found else None


def readable(text: str) -> str:
    """Return `text` with U+FFFD in the place of what UTF-8 cannot hold."""
    return _LONE.sub("\ufffd", text)
