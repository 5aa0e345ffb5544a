"""Python's collector of cyclic garbage, held while many objects are made that all stay.

The collector runs each time some hundreds of objects more were made than freed, and walks over
all of them, and now and then over every object of the process. Scoring makes objects by the
thousand and no cycles, so it would search for nothing, at a sixth of the time that scoring takes.
"""

from __future__ import annotations

import gc
from contextlib import ContextDecorator

__all__ = ["collector_held"]


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
        gc.disable()

    def __exit__(self, *_: object) -> None:
        if self._lets_go:
            gc.enable()

    def _recreate_cm(self) -> _Held:
        return _Held()  # one for each call of a function that is decorated
