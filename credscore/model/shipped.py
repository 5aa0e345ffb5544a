"""The files of the shipped model: digests first, then plain data, never code."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from credscore.errors import ModelFileError, ModelVersionError
from credscore.resources import model_file, read_json

__all__ = [
    "FORMAT_VERSION",
    "read_manifest",
    "read_seen",
    "read_shipped",
    "write_json",
    "write_shipped",
]

#: Raised when a reader of the older format would misread the file.
FORMAT_VERSION = 1
_MANIFEST = "manifest.json"
_SEEN = "seen.bin"
_FILES = (
    *("heads.json", "wording.json", "sentences.json", "loaded.json", "attribution.json"),
    _SEEN,
)


def read_shipped() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Return the manifest, the heads and the wording weights of the shipped model.

    Raises
    ------
    ModelFileError
        If a file is missing or does not have the digest of the manifest. Digests are
        compared before anything is parsed.
    ModelVersionError
        If the files have a format this version does not know.
    """
    manifest = read_manifest()
    contents = {name: _read_checked(name, manifest) for name in _FILES}
    return manifest, json.loads(contents["heads.json"]), json.loads(contents["wording.json"])


def read_manifest() -> dict[str, Any]:
    """Return the manifest of the shipped model.

    Raises
    ------
    ModelFileError
        If it is missing or damaged.
    ModelVersionError
        If the files have a format this version does not know.
    """
    manifest = read_json(_MANIFEST)
    if manifest.get("format_version") != FORMAT_VERSION:
        raise ModelVersionError(
            f"the shipped model has format {manifest.get('format_version')!r}, this credscore "
            f"reads {FORMAT_VERSION}; reinstall credscore"
        )
    return manifest


def read_seen() -> npt.NDArray[np.uint64]:
    """Return the sorted digests of the texts the shipped model was made from.

    Raises
    ------
    ModelFileError
        If the file is missing or does not have the digest of the manifest.
    """
    return np.frombuffer(_read_checked(_SEEN, read_json(_MANIFEST)), "<u8").astype(np.uint64)


def _read_checked(name: str, manifest: Mapping[str, Any]) -> bytes:
    """Return the contents of a file whose digest is the one in `manifest`."""
    raw = model_file(name).read_bytes()
    if hashlib.sha256(raw).hexdigest() != manifest.get("files", {}).get(name):
        raise ModelFileError(
            f"the shipped model file {name!r} does not have the digest of its manifest: "
            "it is damaged or was changed; reinstall credscore"
        )
    return raw


def write_shipped(
    folder: Path, heads: dict[str, Any], wording: dict[str, Any], manifest: dict[str, Any]
) -> None:
    """Write the files of a shipped model and their manifest into `folder`.

    Parameters
    ----------
    folder : Path
        Holds ``sentences.json``, ``loaded.json``, ``attribution.json`` and ``seen.bin`` already.
    heads, wording : dict
        Plain data of `Head.to_dict` and `ArticleWording.to_dict`.
    manifest : dict
        Name, version, data description, licence, seed, library versions, metrics.
    """
    write_json(folder / "heads.json", heads)
    write_json(folder / "wording.json", wording)
    digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in _FILES}
    joined = "".join(digests[name] for name in _FILES)
    complete = {
        "format_version": FORMAT_VERSION,
        **manifest,
        "files": digests,
        "digest": hashlib.sha256(joined.encode()).hexdigest(),
    }
    write_json(folder / _MANIFEST, complete, indent=2)


def write_json(path: Path, content: Mapping[str, Any], indent: int | None = None) -> None:
    """Write a model file, the same on every system; all on one line without `indent`."""
    separators = (",", ":") if indent is None else None
    text = json.dumps(content, indent=indent, separators=separators, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
