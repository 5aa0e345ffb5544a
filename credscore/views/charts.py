"""Small inline charts as SVG: geometry in attributes, since pages allow no inline styles."""

from __future__ import annotations

import math
from collections.abc import Sequence

from credscore.views.formats import number

__all__ = ["bar", "histogram", "scale"]

#: Bars of a histogram.
_BINS = 20


def scale(value: float, low: float, high: float) -> str:
    """Return a scale from 0 to 1 with a value and its interval; "" for other values.

    Examples
    --------
    >>> scale(0.5, 0.4, 0.6)[:30]
    '<svg class="scale" viewBox="0 '
    >>> scale(float("nan"), 0.4, 0.6)
    ''
    """
    if not all(math.isfinite(v) and 0 <= v <= 1 for v in (value, low, high)):
        return ""
    label = f"{number(value)}, interval {number(low)} to {number(high)}, on a scale from 0 to 1"
    return (
        '<svg class="scale" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" '
        f'aria-label="{label}"><rect class="track" x="0" y="2.5" width="100" height="5"/>'
        f'<rect class="range" x="{100 * low:.1f}" y="2.5" width="{100 * (high - low):.1f}" '
        f'height="5"/><rect class="point" x="{100 * value - 0.4:.1f}" y="0" width="0.8" '
        'height="10"/></svg>'
    )


def bar(value: float, largest: float) -> str:
    """Return a bar to the right or left of the middle, full at `largest` either way.

    The number stands beside it in the table, so that the bar itself needs no words.
    """
    length = 50 * min(abs(value) / largest, 1.0) if largest and math.isfinite(value) else 0.0
    start = 50.0 if value > 0 else 50.0 - length
    return (
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="{"raises" if value > 0 else "lowers"}" x="{start:.1f}" y="1" '
        f'width="{length:.1f}" height="8"/>'
        '<line class="axis" x1="50" y1="0" x2="50" y2="10"/></svg>'
    )


def histogram(values: Sequence[float], label: str) -> str:
    """Return how values in [0, 1] are distributed; those that are not finite do not count.

    Parameters
    ----------
    values : sequence of float
    label : str
        What a screen reader says; escaped by the caller.
    """
    counts = [0] * _BINS
    for value in values:
        if math.isfinite(value):
            counts[min(max(int(value * _BINS), 0), _BINS - 1)] += 1
    most = max(*counts, 1)
    width = 100 / _BINS
    bars = "".join(
        f'<rect class="raises" x="{place * width + 0.3:.1f}" y="{40 - 40 * count / most:.1f}" '
        f'width="{width - 0.6:.1f}" height="{40 * count / most:.1f}"/>'
        for place, count in enumerate(counts)
    )
    return (
        '<svg class="histogram" viewBox="0 0 100 40" preserveAspectRatio="none" role="img" '
        f'aria-label="{label}">{bars}<line class="axis" x1="0" y1="40" x2="100" y2="40"/></svg>'
        '<div class="ends"><span>0</span><span>0.5</span><span>1</span></div>'
    )
