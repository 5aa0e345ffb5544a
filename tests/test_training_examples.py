"""The examples in the docstrings of `training/` hold."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
#: Needs torch, which neither tests nor training need.
NOT_IMPORTED = {"training.teacher"}
MODULES = sorted(
    ".".join(file.relative_to(ROOT).with_suffix("").parts)
    for folder in ("training", "training/sentences")
    for file in (ROOT / folder).glob("*.py")
    if ">>> " in file.read_text(encoding="utf-8")
)


def test_there_are_examples():
    assert len(MODULES) > 15
    assert NOT_IMPORTED.isdisjoint(MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name):
    module = importlib.import_module(name)
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    failed, tried = doctest.testmod(module, optionflags=flags)
    assert tried
    assert not failed
