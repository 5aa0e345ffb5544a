"""Shipped data files: where they are and how they are read.

Lexicons and sentence parameters stand beside the code that uses them. Models stand in the
folder ``models/`` of the source tree and are mapped to ``credscore/_models`` in a wheel.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from credscore.errors import ModelFileError

__all__ = ["model_file", "once_each", "read_json"]


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


def once_each(words: Iterable[str]) -> dict[str, int]:
    """Return the place of each word of a model file.

    Raises
    ------
    ValueError
        If a word stands twice: which of its weights counts could not be told. Readers of model
        files say so as a ModelFileError that names the file.

    Examples
    --------
    >>> once_each(["calm", "loud"])
    {'calm': 0, 'loud': 1}
    """
    listed = list(words)
    places = {word: place for place, word in enumerate(listed)}
    if len(places) < len(listed):
        first = next(word for place, word in enumerate(listed) if places[word] != place)
        raise ValueError(f"{first[:40]!r} stands twice")
    return places
