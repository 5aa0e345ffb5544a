"""Models on disk: the only place that reads or writes the files of retrained models.

A ``.skops`` file is a zip archive of JSON and arrays. Here it holds nothing but dictionaries,
lists, text, numbers and numeric arrays, and a member ``manifest.json`` with the SHA-256
digest of every other member. Reading goes: limits of the archive, manifest, digests, kinds of
parts, then the parts themselves. Nothing in a file is ever executed.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import warnings
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from credscore.errors import ModelFileError, ModelVersionError
from credscore.model.archive import read_members
from credscore.model.golden import SAME, largest_difference
from credscore.model.model import default_model
from credscore.model.plain import from_plain, to_plain
from credscore.model.trained import TrainedModel
from credscore.version import __version__

__all__ = ["FORMAT_VERSION", "check_golden", "load_model", "save_model"]

#: 2: pairs of the own wording know that a name, number or quotation stands beside a word.
#: 3: means of the own wording, beside which its words are told of.
FORMAT_VERSION = 3
_MANIFEST = "manifest.json"
_RETRAIN = "train it again: credscore train IN --label COL --group COL -o MODEL"
#: Up to here the model is usable, with a warning.
_NEAR = 0.02


def save_model(model: TrainedModel, path: Path) -> None:
    """Write `model` to `path` (see `TrainedModel.save`)."""
    suffix = path.suffix.lower()
    if suffix not in (".skops", ".joblib"):
        raise ModelFileError(f"{path}: a model file ends in .skops (or .joblib)")
    # A link stays one: the file that it leads to is written.
    path = Path(os.path.realpath(path)) if path.is_symlink() else path
    # Whole or not at all: who reads meanwhile, or after a full disk, gets the file there was.
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        if suffix == ".joblib":
            import joblib

            joblib.dump(to_plain(model), unfinished)
        else:
            unfinished.write_bytes(_packed(to_plain(model)))
        unfinished.replace(path)
    except OSError as error:
        if error.filename == str(unfinished):  # a name that nobody has given
            error.filename = str(path)
        raise
    finally:
        unfinished.unlink(missing_ok=True)


def _packed(plain: dict[str, Any]) -> bytes:
    from skops.io import dumps

    members = _renumbered(read_members(dumps(plain)))
    manifest = {
        "credscore_model": FORMAT_VERSION,
        "digests": {name: hashlib.sha256(data).hexdigest() for name, data in members.items()},
        **plain["manifest"],
    }
    return _zipped({_MANIFEST: json.dumps(manifest, indent=2).encode(), **members})


def _renumbered(members: dict[str, bytes]) -> dict[str, bytes]:
    """Return the members with their parts numbered from 1.

    skops numbers them by where they were in memory; so the same model gives the same file.
    """
    schema = json.loads(members["schema.json"])
    number_of: dict[int, int] = {}
    name_of: dict[str, str] = {}
    waiting = [schema]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += reversed(part)
            continue
        if not isinstance(part, dict):
            continue
        if "__id__" in part:
            part["__id__"] = number_of.setdefault(part["__id__"], len(number_of) + 1)
        if part.get("type") == "numpy":
            part["file"] = name_of.setdefault(part["file"], f"{len(name_of) + 1}.npy")
        waiting += reversed(part.values())
    renamed = {new: members[old] for old, new in name_of.items()}
    return {"schema.json": json.dumps(schema).encode(), **renamed}


def _zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            # A fixed date: the same model gives the same bytes.
            info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def load_model(path: str | Path, *, trusted: bool = False) -> TrainedModel:
    """Read a model that `credscore.train` made.

    Parameters
    ----------
    path : str or path-like
        A ``.skops`` file. Digests are checked before anything is parsed, and nothing in the
        file is executed, whoever made it.
    trusted : bool, default=False
        Needed for a ``.joblib`` file, which can run any code when it is opened: pass True only
        for a file that you made yourself.

    Returns
    -------
    Model

    Raises
    ------
    ModelFileError
        If the file is missing, damaged, changed, too big, of another kind or not trusted.
    ModelVersionError
        If it scores differently here than where it was made, or has a format that this
        version does not read.

    Warns
    -----
    UserWarning
        If its scores differ a little, by no more than 0.02 of the scale.

    Examples
    --------
    >>> import credscore
    >>> credscore.load_model("elsewhere.pkl")
    Traceback (most recent call last):
    credscore.errors.ModelFileError: elsewhere.pkl: a model file ends in .skops...
    """
    path = Path(path)
    if path.suffix.lower() == ".joblib":
        plain = _read_joblib(path, trusted=trusted)
    elif path.suffix.lower() == ".skops":
        plain = _read_skops(path)
    else:
        raise ModelFileError(
            f"{path}: a model file ends in .skops; other kinds are not opened, for opening a "
            "pickle can run any code"
        )
    try:
        model = from_plain(plain, default_model())
        _check_format(model.manifest.get("format_version"))
    except (ModelFileError, ModelVersionError) as error:
        raise type(error)(f"{path}: {error}") from error
    if model.manifest.get("made_with") != versions():
        check_golden(model, str(path))
    return model


def check_golden(model: TrainedModel, where: str) -> float:
    """Compare the golden scores of `model` with what they were when it was made.

    Returns
    -------
    float
        The largest difference.

    Raises
    ------
    ModelVersionError
        If it is more than 0.02 of the scale.
    """
    low, high = model.head.bounds
    scale = (high - low) or 1.0
    difference = largest_difference(model, model.manifest.get("golden")) / scale
    made = model.manifest.get("made_with", {})
    if difference > _NEAR:
        raise ModelVersionError(
            f"{where}: the model scores differently here (by {difference:.2g} on the fixed "
            f"texts) than where it was made (with {made}, here {versions()}); {_RETRAIN}"
        )
    if difference > SAME:
        warnings.warn(
            f"{where}: the model was made with {made} and scores a little differently here, by "
            f"{difference:.2g}; {_RETRAIN}",
            stacklevel=3,
        )
    return difference


def versions() -> dict[str, str]:
    """Return what a model's scores may depend on."""
    from importlib.metadata import version

    minor = ".".join(version("scikit-learn").split(".")[:2])
    return {"credscore": __version__, "scikit-learn": minor, "base": default_model().model_id}


def _read_joblib(path: Path, *, trusted: bool) -> dict[str, Any]:
    if trusted is not True:
        raise ModelFileError(
            f"{path}: opening a .joblib file can run any code that was put into it. If you "
            "made it yourself, pass trusted=True; to share a model, save it as .skops"
        )
    import joblib

    try:
        plain = joblib.load(path)
    except Exception as error:
        raise ModelFileError(f"{path}: cannot be read: {error!r}") from error
    if not isinstance(plain, dict):
        raise ModelFileError(f"{path}: is not a credscore model but a {type(plain).__name__}")
    return plain


def _read_skops(path: Path) -> dict[str, Any]:
    try:
        members = read_members(path)
    except OSError as error:
        raise ModelFileError(f"{path}: cannot be read: {error.strerror or error}") from error
    except ModelFileError as error:
        raise ModelFileError(f"{path}: {error}") from error
    try:
        return _unpacked(members)
    except (ModelFileError, ModelVersionError) as error:
        raise type(error)(f"{path}: {error}") from error


def _unpacked(members: dict[str, bytes]) -> dict[str, Any]:
    try:
        manifest = json.loads(members.pop(_MANIFEST))
        digests = dict(manifest["digests"])
        format_version = manifest["credscore_model"]
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise ModelFileError(
            "is not a credscore model: it has no manifest of one. Make models with "
            "credscore.train and model.save"
        ) from error
    _check_format(format_version)
    found = {name: hashlib.sha256(data).hexdigest() for name, data in members.items()}
    if found != digests:
        wrong = sorted(name for name in {*found, *digests} if found.get(name) != digests.get(name))
        raise ModelFileError(
            f"is damaged or was changed: {wrong[:3]} do not have the digest of the manifest; "
            "get the file again from where it was made"
        )
    _check_kinds(members.get("schema.json", b"{}"))
    plain = _parsed(members)
    _check_manifest(manifest, plain.get("manifest"))
    return plain


def _check_manifest(told: dict[str, Any], within: Any) -> None:
    """Refuse a manifest that says of the model what its parts, which have digests, do not.

    Raises
    ------
    ModelFileError
    """
    known = within if isinstance(within, dict) else {}
    other = [
        name
        for name, value in told.items()
        if name not in ("credscore_model", "digests")
        and (name not in known or known[name] != value)
    ]
    if other:
        raise ModelFileError(
            f"is damaged or was changed: the manifest says of {sorted(other)[:3]} what the model "
            "does not; get the file again from where it was made"
        )


def _check_format(found: Any) -> None:
    if found != FORMAT_VERSION:
        raise ModelVersionError(
            f"the model has format {str(found)[:20]}, this credscore reads {FORMAT_VERSION}; "
            f"upgrade credscore or {_RETRAIN}"
        )


#: What a model is made of. Types that skops trusts by itself (functions, estimators) are no
#: part of one.
_LOADERS = {"DictNode", "ListNode", "JsonNode", "NdArrayNode", "TypeNode"}
_MODULES = {"builtins", "numpy"}
_TYPES = {"dict", "list", "str", "int", "float", "bool", "ndarray", "NoneType"}


def _check_kinds(schema: bytes) -> None:
    """Refuse a file that holds anything but plain data.

    Raises
    ------
    ModelFileError
    """
    try:
        root = json.loads(schema)
        waiting = [root, root["content"]]
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise ModelFileError(f"is damaged: its schema cannot be read ({error!r})") from error
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if "__loader__" in part:
                _check_kind(part)
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part


def _check_kind(part: dict[str, Any]) -> None:
    loader, module, kind = (part.get(key) for key in ("__loader__", "__module__", "__class__"))
    names = (loader, module, kind)
    # A file may have anything in their place, and a list is in no set.
    if not all(isinstance(name, str) for name in names) or not (
        loader in _LOADERS and module in _MODULES and kind in _TYPES
    ):
        raise ModelFileError(
            f"holds a {module}.{kind}, which is no part of a credscore model; it was not opened"
        )


def _parsed(members: dict[str, bytes]) -> dict[str, Any]:
    from skops.io import loads

    try:
        plain = loads(_zipped(members), trusted=[])
    except Exception as error:
        raise ModelFileError(f"is damaged: it cannot be parsed ({error!r})") from error
    if not isinstance(plain, dict) or not all(
        isinstance(value, (dict, list, str, int, float, np.ndarray, type(None)))
        for value in plain.values()
    ):
        raise ModelFileError("is not a credscore model")
    return plain
