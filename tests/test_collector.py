"""The collector of cyclic garbage is held while scores are made, and given back as it was."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

import credscore
from credscore import collector
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


def test_a_thread_that_comes_while_another_leaves_does_not_switch_it_off(monkeypatch) -> None:
    leaving = collector_held()
    leaving.__enter__()

    class Switch:
        """The collector, with another thread between two of its calls."""

        enable, disable = staticmethod(gc.enable), staticmethod(gc.disable)

        @staticmethod
        def isenabled() -> bool:
            was = gc.isenabled()
            leaving.__exit__()
            return was

    with monkeypatch.context() as patched:
        patched.setattr(collector, "gc", Switch)
        with collector_held():
            pass
    assert gc.isenabled()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
def test_a_process_forked_while_a_thread_scores_collects() -> None:
    # In the child there is nobody left to let it go. Forked from a process that may have threads.
    code = (
        "import gc, os, threading\n"
        "from credscore.collector import collector_held\n"
        "inside, done = threading.Event(), threading.Event()\n"
        "def hold():\n"
        "    with collector_held():\n"
        "        inside.set(); done.wait()\n"
        "thread = threading.Thread(target=hold); thread.start(); inside.wait()\n"
        "child = os.fork()\n"
        "if child == 0:\n"
        "    os._exit(0 if gc.isenabled() else 1)\n"
        "failed = os.waitpid(child, 0)[1]; held = not gc.isenabled()\n"
        "done.set(); thread.join()\n"
        "print(failed, held, gc.isenabled())\n"
    )
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    assert run.stdout.split() == ["0", "True", "True"]
