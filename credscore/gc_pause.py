"""Python's garbage collector, paused while many objects are made that all stay.

The collector runs each time some hundreds of objects more were made than freed, and walks over
all of them, and now and then over every object of the process. Scoring makes objects by the
thousand and no cycles, so it would search for nothing, at a sixth of the time that scoring takes.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from threading import get_ident
from typing import ParamSpec, TypeVar

__all__ = ["with_gc_paused"]

Arguments = ParamSpec("Arguments")
Returned = TypeVar("Returned")

#: The threads that paused the collector, and will let it run again.
_paused_by: set[int] = set()


def with_gc_paused(
    function: Callable[Arguments, Returned],
    *arguments: Arguments.args,
    **options: Arguments.kwargs,
) -> Returned:
    """Call `function` with the collector paused, and return what it returns.

    One that is switched off stays so. Of several threads the first to come in pauses it and lets
    it run when it leaves, even if others are still inside: they run more slowly, and nothing is
    left switched off. Nor is it by Ctrl-C or a time limit, which may raise at any moment: that is
    why this is no context manager, which may be left before its first line.

    Examples
    --------
    >>> with_gc_paused(gc.isenabled), gc.isenabled()
    (False, True)
    """
    holds = gc.isenabled()
    try:
        # Who switches it off has seen it on, and switches it on again: another thread may let it
        # go between these two steps.
        if holds:
            _paused_by.add(get_ident())
            gc.disable()
        return function(*arguments, **options)
    finally:
        if holds:
            gc.enable()
            _paused_by.discard(get_ident())


def _resume_in_child() -> None:
    """Let the collector run in a process that was forked while another thread had paused it."""
    if _paused_by - {get_ident()}:
        gc.enable()
    _paused_by.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_resume_in_child)
