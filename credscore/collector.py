"""Python's collector of cyclic garbage, held while many objects are made that all stay.

The collector runs each time some hundreds of objects more were made than freed, and walks over
all of them, and now and then over every object of the process. Scoring makes objects by the
thousand and no cycles, so it would search for nothing, at a sixth of the time that scoring takes.
"""

from __future__ import annotations

import gc
import os
from contextlib import ContextDecorator
from threading import get_ident

__all__ = ["collector_held"]

#: The threads that hold the collector, and will let it go.
_holding: set[int] = set()


def collector_held() -> _Held:
    """Hold the collector inside a ``with`` block, or in a function that this decorates.

    One that is switched off stays so. Of several threads the first to come in holds it and lets
    it go when it leaves, even if others are still inside: they run more slowly, and nothing is
    left switched off.

    Examples
    --------
    >>> with collector_held():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    return _Held()


class _Held(ContextDecorator):
    """See `collector_held`; a generator would take several times as long for each piece read."""

    __slots__ = ("_lets_go",)

    def __enter__(self) -> None:
        self._lets_go = gc.isenabled()
        # Who switches it off has seen it on, and switches it on again: another thread may let it
        # go between these two steps.
        if self._lets_go:
            _holding.add(get_ident())
            gc.disable()

    def __exit__(self, *_: object) -> None:
        if self._lets_go:
            gc.enable()
            _holding.discard(get_ident())

    def _recreate_cm(self) -> _Held:
        return _Held()  # one for each call of a function that is decorated


def _let_go_in_child() -> None:
    """Let the collector go in a process that was forked while another thread held it."""
    others = _holding - {get_ident()}
    _holding.difference_update(others)
    if others and not _holding:
        gc.enable()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go_in_child)
