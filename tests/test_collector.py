"""The collector of cyclic garbage is held while scores are made, and given back as it was."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator

import pytest

import credscore
from credscore.collector import collector_held
from credscore.errors import CredscoreError

TEXT = "The bridge opened on Monday. It cost $3 million, officials said."


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_it_is_held_inside_and_let_go_behind() -> None:
    with collector_held():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_let_go_when_something_is_raised() -> None:
    with pytest.raises(ZeroDivisionError), collector_held():
        _ = 1 / 0
    assert gc.isenabled()


def test_scoring_gives_it_back_as_it_was() -> None:
    credscore.score(TEXT)
    with pytest.raises(CredscoreError):
        credscore.score("")
    assert gc.isenabled()
    gc.disable()
    credscore.score(TEXT)
    assert not gc.isenabled()


def test_scoring_leaves_no_cycles() -> None:
    # Or memory would grow while the collector is held. Asked of a process without other threads.
    code = (
        "import credscore, gc\n"
        f"text = {TEXT!r} * 40\n"
        "credscore.score(text).evidence\n"
        "gc.collect()\n"
        "gc.disable()\n"
        "credscore.score(text).evidence\n"
        "print(gc.collect())\n"
    )
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "0"
