"""The facade: sorted, complete, lazy."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from pathlib import Path
from typing import get_type_hints

import pytest

import credscore


def test_all_is_sorted_and_importable() -> None:
    assert credscore.__all__ == sorted(credscore.__all__)
    for name in credscore.__all__:
        assert getattr(credscore, name) is not None
    assert dir(credscore) == credscore.__all__


def test_type_checkers_see_every_name_and_no_other() -> None:
    (block,) = (
        node
        for node in ast.parse(Path(credscore.__file__).read_text(encoding="utf-8")).body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    )
    # A name that is not imported there would be an object of no type to mypy.
    seen = [alias.name for node in block.body for alias in node.names]
    assert sorted(seen) == [name for name in credscore.__all__ if name != "__version__"]


@pytest.mark.parametrize("name", sorted(set(credscore.__all__) - {"__version__"}))
def test_annotations_are_there_at_run_time(name: str) -> None:
    # Tools that make forms or commands of functions ask for them.
    member = getattr(credscore, name)
    hints = get_type_hints(member)
    if inspect.isfunction(member):
        assert hints.keys() == {*inspect.signature(member).parameters, "return"}


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'scores'"):
        _ = credscore.scores  # type: ignore[attr-defined]


def test_import_is_free_of_heavy_modules() -> None:
    code = (
        "import sys, credscore; "
        "heavy = {'numpy', 'sklearn', 'nltk', 'pandas', 'matplotlib', 'scipy'} & set(sys.modules); "
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_scoring_needs_neither_nltk_nor_scikit_learn() -> None:
    code = (
        "import sys, credscore; credscore.score('The council met on Monday, it said. ' * 9); "
        "heavy = {'sklearn', 'nltk', 'pandas', 'matplotlib', 'scipy'} & set(sys.modules); "
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)
