"""Reading of a zip archive that nobody vouches for: limits first, then the bytes."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from credscore.errors import ModelFileError

__all__ = ["read_members"]

_MOST_MEMBERS = 200
_MOST_BYTES = 256 * 1024 * 1024
#: Arrays and JSON compress to a third or so; a bomb to a thousandth.
_MOST_RATIO = 200
_SMALL = 64 * 1024
#: JSON takes twenty times its size in memory once it is parsed. A model of 100,000 terms has 3 MB.
_MOST_JSON = 16 * 1024 * 1024
#: The last record of an archive, which ends with the length of a comment.
_END, _END_BYTES = b"PK\x05\x06", 22
#: Others are read by libraries of their own, with errors of their own.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def read_members(source: Path | bytes) -> dict[str, bytes]:
    """Return the members of a zip archive by name.

    Parameters
    ----------
    source : Path or bytes

    Raises
    ------
    ModelFileError
        If it is no archive, is damaged, or is bigger inside than a model can be. Sizes are
        checked in the directory of the archive, before anything is unpacked, and again
        while unpacking: a directory can lie.
    OSError
        If the file cannot be opened.
    """
    if isinstance(source, Path):
        found = source.stat()
        if not (S_ISREG(found.st_mode) or S_ISDIR(found.st_mode)):
            # A pipe would be waited for, a device read without end.
            raise ModelFileError("is a pipe or a device, no file")
        if found.st_size > _MOST_BYTES:
            raise ModelFileError(f"has more than {_MOST_BYTES:,} bytes: no model is that big")
        source = source.read_bytes()
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            entries = archive.infolist()
            _check_ends(source, entries)
            _check_entries(entries)
            return {entry.filename: _read(archive, entry) for entry in entries}
    except (
        *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError),
        *(RuntimeError, ValueError, OSError),
    ) as error:
        if isinstance(error, ModelFileError):
            raise
        raise ModelFileError(
            f"is damaged or is not a model ({error}); get it again from where it was made"
        ) from error


def _check_ends(source: bytes, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse bytes before or behind the archive, and a comment, which no digest covers.

    Readers of zip archives skip them: a program may stand there, or half of another download.
    """
    begins = min((entry.header_offset for entry in entries), default=0) == 0
    end = source[-_END_BYTES:]
    if not begins or not end.startswith(_END) or not end.endswith(b"\0\0"):
        raise ModelFileError(
            "is damaged or was changed: there are bytes before or behind the model; "
            "get it again from where it was made"
        )


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(entries) > _MOST_MEMBERS or sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise ModelFileError(
            f"unpacks to more than {_MOST_MEMBERS} members or {_MOST_BYTES:,} bytes: no model "
            "does; it was not opened"
        )
    if len(set(names)) < len(names) or any("/" in name or "\\" in name for name in names):
        raise ModelFileError("holds members of the same name or in folders: no model does")
    for entry in entries:
        if entry.compress_type not in _METHODS:
            raise ModelFileError(f"member {entry.filename!r} is packed in a way no model is")
        if entry.filename.endswith(".json") and entry.file_size > _MOST_JSON:
            raise ModelFileError(
                f"member {entry.filename!r} unpacks to more than {_MOST_JSON:,} bytes: no model "
                "does; it was not opened"
            )
        if entry.file_size > max(_SMALL, _MOST_RATIO * entry.compress_size):
            raise ModelFileError(
                f"member {entry.filename!r} unpacks to more than {_MOST_RATIO} times its size: "
                "no model does; it was not opened"
            )


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as member:
        data = member.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise ModelFileError(f"member {entry.filename!r} has not the size it says")
    return data
