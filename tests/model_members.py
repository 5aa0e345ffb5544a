"""Model files as an attacker can make them."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

import credscore
from credscore.model import files
from credscore.model.files import load_model


class Bomb:
    """Writes a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self):
        return (Path.touch, (self.path,))


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def signed(members: dict[str, bytes]) -> bytes:
    """A file whose digests are right, as an attacker can make it."""
    digests = {name: files.hashlib.sha256(data).hexdigest() for name, data in members.items()}
    manifest = {"credscore_model": files.FORMAT_VERSION, "digests": digests}
    return zipped({"manifest.json": json.dumps(manifest).encode(), **members})


def refused(tmp_path: Path, data: bytes, says: str, error=credscore.ModelFileError) -> None:
    path = tmp_path / "hostile.skops"
    path.write_bytes(data)
    with pytest.raises(error, match=says) as caught:
        load_model(path)
    assert "hostile.skops" in str(caught.value)
