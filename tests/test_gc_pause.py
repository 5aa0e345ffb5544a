"""The collector of cyclic garbage is held while scores are made, and given back as it was."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

import credscore
from credscore import gc_pause
from credscore.errors import CredscoreError
from credscore.gc_pause import with_gc_paused

TEXT = "The bridge opened on Monday. It cost $3 million, officials said."


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_it_is_held_inside_and_let_go_behind() -> None:
    assert with_gc_paused(gc.isenabled) is False
    assert gc.isenabled()
    assert with_gc_paused(sorted, [2, 1], reverse=True) == [2, 1]


def test_it_is_let_go_when_something_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        with_gc_paused(divmod, 1, 0)
    assert gc.isenabled()


def test_scoring_gives_it_back_as_it_was() -> None:
    credscore.score(TEXT)
    with pytest.raises(CredscoreError):
        credscore.score("")
    assert gc.isenabled()
    gc.disable()
    credscore.score(TEXT)
    assert not gc.isenabled()


def printed_by(code: str) -> str:
    """Return what `code` prints in a process of its own."""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


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
    assert printed_by(code) == "0"


def test_a_thread_that_comes_while_another_leaves_does_not_switch_it_off(monkeypatch) -> None:
    inside, leave = threading.Event(), threading.Event()
    first = threading.Thread(target=with_gc_paused, args=(lambda: inside.set() or leave.wait(),))

    class Switch:
        """The collector, with another thread between two of its calls."""

        enable, disable = staticmethod(gc.enable), staticmethod(gc.disable)

        @staticmethod
        def isenabled() -> bool:
            was = gc.isenabled()
            leave.set()
            first.join()
            return was

    first.start()
    inside.wait()
    with monkeypatch.context() as patched:
        patched.setattr(gc_pause, "gc", Switch)
        with_gc_paused(len, ())
    assert gc.isenabled()


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs timers")
def test_it_is_let_go_whenever_a_time_limit_strikes() -> None:
    # Held by a context manager it stayed off where the limit struck as that was left.
    code = (
        "import gc, signal\n"
        "from credscore.gc_pause import with_gc_paused\n"
        "class Limit(Exception): pass\n"
        "def strike(*_): raise Limit\n"
        "signal.signal(signal.SIGALRM, strike)\n"
        "off = 0\n"
        "for _ in range(2000):\n"
        "    try:\n"
        "        signal.setitimer(signal.ITIMER_REAL, 2e-4)\n"
        "        while True: with_gc_paused(int)\n"
        "    except Limit:\n"
        "        off += not gc.isenabled(); gc.enable()\n"
        "print(off)\n"
    )
    assert printed_by(code) == "0"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
def test_a_process_forked_while_a_thread_scores_collects() -> None:
    # In the child there is nobody left to let it go. Forked from a process that may have threads.
    code = (
        "import gc, os, threading\n"
        "from credscore.gc_pause import with_gc_paused\n"
        "inside, done = threading.Event(), threading.Event()\n"
        "def stay(): inside.set(); done.wait()\n"
        "thread = threading.Thread(target=with_gc_paused, args=(stay,))\n"
        "thread.start(); inside.wait()\n"
        "child = os.fork()\n"
        "if child == 0:\n"
        "    os._exit(0 if gc.isenabled() else 1)\n"
        "failed = os.waitpid(child, 0)[1]; held = not gc.isenabled()\n"
        "done.set(); thread.join()\n"
        "print(failed, held, gc.isenabled())\n"
    )
    assert printed_by(code).split() == ["0", "True", "True"]
