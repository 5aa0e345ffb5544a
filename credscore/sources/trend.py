"""How the scores of each source move over time, slopes drawn towards the mean slope.

Slopes of sources are least-squares slopes; they are pooled as means are, each with the squares
that its line leaves over (`credscore.sources.pooling`).
"""

from __future__ import annotations

import numpy as np

from credscore.arrays import FloatArray, IntArray
from credscore.sources.pooling import pool_estimates

__all__ = ["slopes"]


#: Fewer dated articles tell nothing of a direction.
_LEAST = 3


def slopes(
    values: FloatArray, times: FloatArray, source: IntArray, n_sources: int
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the pooled slope of each source and its 90 % interval.

    Parameters
    ----------
    values : ndarray, shape (n_articles,)
        Scores, no NaN.
    times : ndarray, shape (n_articles,)
        When each article appeared, in the unit of the slope; NaN where unknown.
    source : ndarray of int, shape (n_articles,)
    n_sources : int

    Returns
    -------
    slope, low, high : ndarray, shape (n_sources,)
        Change for one unit of time; NaN for sources with fewer than three dated articles
        or with all of them at one time.
    """
    # In one order, as in `pool`.
    order = np.lexsort((values, times, source))
    order = order[~np.isnan(times[order])]
    values, times, source = values[order], times[order], source[order]
    counts = np.bincount(source, minlength=n_sources)
    safe = np.maximum(counts, 1)
    x = times - (np.bincount(source, times, n_sources) / safe)[source]
    y = values - (np.bincount(source, values, n_sources) / safe)[source]
    spread = np.bincount(source, x * x, n_sources).astype(np.float64)
    known = (counts >= _LEAST) & (spread > 0)
    slope, low, high = (np.full(n_sources, np.nan) for _ in range(3))
    if known.any():
        plain = np.bincount(source, x * y, n_sources) / np.where(known, spread, 1.0)
        left = np.bincount(source, (y - plain[source] * x) ** 2, n_sources).astype(np.float64)
        free = counts[known].astype(np.float64) - 2.0
        pooled = pool_estimates(plain[known], spread[known], left[known], free)
        slope[known], low[known], high[known] = pooled.mean, pooled.low, pooled.high
    return slope, low, high
