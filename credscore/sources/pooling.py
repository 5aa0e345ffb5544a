"""Partial pooling: the mean of each source, drawn towards the mean of all.

A random-intercept model: article i of source j scores ``x_j b + u_j + e_ij`` with
``u_j ~ N(0, t2)`` and ``e_ij ~ N(0, s2_j)``. Given the ratio of the variances, the means of
sources are best linear unbiased predictions (Henderson 1975; Robinson 1991, "That BLUP is a
good thing"): a source with 3 articles is drawn far towards ``x_j b``, one with 300 hardly.
The ratio is not taken for known: predictions are averaged over it, weighted by the
restricted likelihood (Patterson and Thompson 1971) and a prior that is uniform on how far
a source of typical size is drawn (Daniels 1999, "A prior for the variance in hierarchical
models"). With few sources that keeps the intervals honest.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from credscore.arrays import FloatArray, IntArray

__all__ = ["Pooled", "pool", "pool_estimates"]


#: How far a source of typical size may be drawn to the mean of all: 1 is wholly.
_DRAWN = (np.arange(60) + 0.5) / 60
#: A source's own spread counts as if this many articles more had the spread of all.
_SPREAD_PRIOR = 10.0
_TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Pooled:
    """Means of sources.

    Attributes
    ----------
    mean, low, high : ndarray, shape (n_sources,)
        Shrunken mean and its 90 % interval, not yet clipped to a range.
    plain : ndarray, shape (n_sources,)
        The plain mean of the source's articles.
    own_weight : ndarray, shape (n_sources,)
        Weight of the plain mean in the shrunken one, 0 to 1.
    share_between : float
        Share of the variance of articles that lies between sources, 0 to 1. NaN where nothing tells
        it: one source, or no source with two articles.
    """

    mean: FloatArray
    low: FloatArray
    high: FloatArray
    plain: FloatArray
    own_weight: FloatArray
    share_between: float


def pool(values: FloatArray, source: IntArray, design: FloatArray | None = None) -> Pooled:
    """Return the pooled means of sources.

    Parameters
    ----------
    values : ndarray, shape (n_articles,)
        Scores, no NaN.
    source : ndarray of int, shape (n_articles,)
        Number of the source of each article, from 0, each at least once.
    design : ndarray, shape (n_sources, n_columns), optional
        What the mean of a source may depend on; a constant by default.

    Returns
    -------
    Pooled

    Examples
    --------
    >>> scores = np.array([0.9, 0.5, 0.5, 0.5, 0.6, 0.4, 0.52, 0.48])
    >>> pooled = pool(scores, np.array([0, 1, 1, 1, 2, 2, 2, 2]))
    >>> bool(pooled.plain[0] > pooled.mean[0] > 0.5)
    True
    """
    # Sums depend on the order of what is summed in their last bits: rows come in any.
    order = np.lexsort((values, source))
    values, source = values[order], source[order]
    counts = np.bincount(source).astype(np.float64)
    plain = np.bincount(source, weights=values) / counts
    squares = np.bincount(source, weights=(values - plain[source]) ** 2).astype(np.float64)
    return pool_estimates(plain, counts, squares, counts - 1.0, design)


def pool_estimates(
    plain: FloatArray,
    counts: FloatArray,
    squares: FloatArray,
    free: FloatArray,
    design: FloatArray | None = None,
) -> Pooled:
    """Return estimates of sources, such as their means or slopes, pooled.

    Parameters
    ----------
    plain : ndarray, shape (n_sources,)
        The estimate from the source's own articles.
    counts : ndarray, shape (n_sources,)
        What the variance of a source's articles is divided by to give that of its estimate: of
        a mean the number of articles.
    squares, free : ndarray, shape (n_sources,)
        Sum of the squares of what each estimate leaves over, and its degrees of freedom.
    design : ndarray, shape (n_sources, n_columns), optional
        As in `pool`.

    Returns
    -------
    Pooled
    """
    design = np.ones((len(counts), 1)) if design is None else design
    freedom = free.sum() + len(counts) - design.shape[1]
    if freedom <= 0:
        # One article: no spread to judge an interval by.
        unknown = np.full(len(counts), np.nan)
        return Pooled(plain, unknown, unknown, plain, np.ones(len(counts)), math.nan)
    typical = len(counts) / (1.0 / counts).sum()
    ratios = (1.0 - _DRAWN) / (_DRAWN * typical)
    profiles = [_profile(ratio, plain, counts, squares, design, freedom) for ratio in ratios]
    deviance = np.array([one for one, _ in profiles])
    belief = np.exp(-0.5 * (deviance - deviance.min()))
    belief /= belief.sum()
    within = np.array([residual for _, residual in profiles]) / freedom
    parts = [
        _predict(ratio * s2, _own_spread(squares, free, s2), plain, counts, design)
        for ratio, s2 in zip(ratios, within, strict=True)
    ]
    means, variances, weights = (np.array(column) for column in zip(*parts, strict=True))
    mean = belief @ means
    error = np.sqrt(belief @ (variances + (means - mean) ** 2))
    half = _quantile(freedom) * error
    # Without spread inside sources, or between them, the share would be that of the prior.
    is_told = free.sum() > 0 and len(counts) > design.shape[1]
    share = float(belief @ (ratios / (1.0 + ratios))) if is_told else math.nan
    return Pooled(mean, mean - half, mean + half, plain, belief @ weights, share)


def _predict(
    between: float, spread: FloatArray, plain: FloatArray, counts: FloatArray, design: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return means, their variances and the weights of the plain means, variances given."""
    # Scores that are all alike have no variance to weigh by.
    weight = 1.0 / np.maximum(between + spread / counts, _TINY)
    scaled = (design * weight[:, None]).T
    inverse = np.linalg.pinv(scaled @ design)
    fitted = design @ (inverse @ scaled @ plain)
    own = between * weight
    of_fit = np.einsum("ij,jk,ik->i", design, inverse, design)
    return (
        fitted + own * (plain - fitted),
        between * (1.0 - own) + (1.0 - own) ** 2 * of_fit,
        own,
    )


def _profile(  # noqa: PLR0913 - what is known of the sources
    ratio: float,
    plain: FloatArray,
    counts: FloatArray,
    squares: FloatArray,
    design: FloatArray,
    freedom: float,
) -> tuple[float, float]:
    """Return the restricted deviance at a variance ratio, and the residual sum of squares."""
    weight = counts / (1.0 + counts * ratio)
    scaled = (design * weight[:, None]).T
    normal = scaled @ design
    fitted = design @ (np.linalg.pinv(normal) @ scaled @ plain)
    residual = float(squares.sum() + weight @ (plain - fitted) ** 2)
    penalty = np.log1p(counts * ratio).sum() + np.linalg.slogdet(normal)[1]
    return float(freedom * np.log(max(residual, _TINY)) + penalty), residual


def _own_spread(squares: FloatArray, free: FloatArray, within: float) -> FloatArray:
    """Return the variance of each source's articles, drawn towards that of all.

    A source that mixes news and comment spreads more than others (moderated variances,
    Smyth 2004).
    """
    own: FloatArray = (squares + _SPREAD_PRIOR * within) / (free + _SPREAD_PRIOR)
    return own


def _quantile(freedom: float) -> float:
    """Return the 95 % quantile of Student's t (Abramowitz and Stegun 1964, 26.7.5)."""
    z = 1.6449
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return sum(term / freedom**power for power, term in enumerate(terms))
