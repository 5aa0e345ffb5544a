"""Progress bars: on terminals, and in notebooks that can show them (ipywidgets)."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib.util import find_spec
from typing import Any

__all__ = ["bar"]


def bar(items: Iterable[Any] | None = None, *, progress: bool | None, **options: Any) -> Any:
    """Return a bar of tqdm around `items`.

    Parameters
    ----------
    items : iterable, optional
        What to count; without it the caller calls ``update``.
    progress : bool or None
        Whether to show it; None means on terminals, and in notebooks that have ipywidgets.
    **options
        Of tqdm.
    """
    # tqdm's notebook bar needs ipywidgets, and warns without it even where no bar is shown.
    if progress is not False and find_spec("ipywidgets") is not None:
        from tqdm.auto import tqdm
    else:
        from tqdm import tqdm
    if sys.stderr is None:  # a process without a console (pythonw, a service)
        progress = False
    # To tqdm, None means "not where the stream is no terminal"; its notebook bar ignores it.
    return tqdm(items, disable=None if progress is None else not progress, **options)
