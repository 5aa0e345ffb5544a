"""Plain data: what results become as JSON, and back."""

from __future__ import annotations

import math
from typing import Any

__all__ = ["number_of", "plain_of", "span_of"]


def plain_of(value: Any) -> Any:
    """Return `value` with NaN as None, tuples as lists, named tuples and dataclasses as dicts.

    Examples
    --------
    >>> plain_of({"span": (1, 2), "value": float("nan")})
    {'span': [1, 2], 'value': None}
    """
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, (str, int)) or value is None:
        return value
    if isinstance(value, dict):
        return {key: plain_of(item) for key, item in value.items()}
    names = getattr(value, "_fields", None) or getattr(value, "__dataclass_fields__", None)
    if names is None:
        return list(map(plain_of, value))
    return {name: plain_of(getattr(value, name)) for name in names}


def number_of(value: Any) -> Any:
    """Return a plain number, NaN for None; anything else as it is."""
    return math.nan if value is None else value


def span_of(value: Any) -> Any:
    """Return a plain span as a tuple; anything else as it is."""
    return tuple(value) if isinstance(value, list) else value
