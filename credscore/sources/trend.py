"""How the scores of each source move over time, slopes drawn towards the mean slope.

Slopes of sources are least-squares slopes with the spread of all articles round them; they
are pooled as in a random-effects meta-analysis (DerSimonian and Laird 1986).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["slopes"]

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

_Z = 1.6449
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
    dated = ~np.isnan(times)
    values, times, source = values[dated], times[dated], source[dated]
    counts = np.bincount(source, minlength=n_sources)
    safe = np.maximum(counts, 1)
    x = times - (np.bincount(source, times, n_sources) / safe)[source]
    y = values - (np.bincount(source, values, n_sources) / safe)[source]
    spread = np.bincount(source, x * x, n_sources)
    known = (counts >= _LEAST) & (spread > 0)
    slope = np.full(n_sources, np.nan)
    slope[known] = np.bincount(source, x * y, n_sources)[known] / spread[known]
    error = np.full(n_sources, np.nan)
    # One variance of articles round the lines of their sources, for all sources.
    inside = known[source]
    residual = y[inside] - slope[source[inside]] * x[inside]
    freedom = int((counts[known] - 2).sum())
    variance = float(residual @ residual) / freedom if freedom else 0.0
    error[known] = np.sqrt(variance / spread[known])
    pooled, pooled_error = _shrink(slope[known], error[known])
    slope[known], error[known] = pooled, pooled_error
    return slope, slope - _Z * error, slope + _Z * error


def _shrink(slope: FloatArray, error: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Draw slopes towards their mean by the variance between them; return their errors."""
    if not len(slope) or not (error > 0).all():
        return slope, error
    weight = 1.0 / error**2
    mean = weight @ slope / weight.sum()
    excess = weight @ (slope - mean) ** 2 - (len(slope) - 1)
    scale = weight.sum() - (weight**2).sum() / weight.sum()
    between = max(excess / scale, 0.0) if scale > 0 else 0.0
    weight = 1.0 / (error**2 + between)
    mean, of_mean = weight @ slope / weight.sum(), 1.0 / weight.sum()
    own = between * weight
    pooled = mean + own * (slope - mean)
    return pooled, np.sqrt(between * (1.0 - own) + (1.0 - own) ** 2 * of_mean)
