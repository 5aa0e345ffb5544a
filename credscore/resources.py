"""Shipped data files: where they are and how they are read.

Lexicons and sentence parameters stand beside the code that uses them. Models stand in the
folder ``models/`` of the source tree and are mapped to ``credscore/_models`` in a wheel.
"""

from __future__ import annotations

import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from credscore.errors import ModelFileError

__all__ = ["model_file", "read_json"]


def model_file(name: str) -> Traversable:
    """Return the shipped model file `name`, from the wheel or from the source tree.

    Parameters
    ----------
    name : str
        File name, for example ``"heads.json"``.

    Raises
    ------
    ModelFileError
        If the installation has no such file.
    """
    in_wheel = files("credscore") / "_models" / name
    if in_wheel.is_file():
        return in_wheel
    in_source_tree = Path(__file__).resolve().parent.parent / "models" / name
    if in_source_tree.is_file():
        return in_source_tree
    raise ModelFileError(
        f"the shipped model file {name!r} is missing from this installation; "
        "reinstall credscore (pip install --force-reinstall credscore)"
    )


def read_json(name: str) -> dict[str, Any]:
    """Return the contents of the shipped model file `name`.

    Raises
    ------
    ModelFileError
        If the file is missing or is not a JSON object.
    """
    try:
        content = json.loads(model_file(name).read_text(encoding="utf-8"))
    except ValueError as error:
        raise ModelFileError(
            f"the shipped model file {name!r} is damaged ({error}); reinstall credscore"
        ) from error
    if not isinstance(content, dict):
        raise ModelFileError(f"the shipped model file {name!r} is not a JSON object")
    return content
