"""Fitting of a head: transform, ridge or logistic regression, calibration, uncertainty."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
from scipy.optimize import nnls
from sklearn.linear_model import LogisticRegression, Ridge

from credscore.features.feature import Feature
from credscore.model.head import Head, Transform

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

#: Features that grow with the length of a text. Length is a property of the page and leaks
#: labels in public sets, so no head reads them; they stay in `Score.features`.
LENGTH_FEATURES = frozenset(
    {
        "structure.words",
        "structure.sentences",
        "structure.paragraphs",
        "sourcing.distinct_sources",
        "sourcing.concentration",
        "sourcing.longest_unsourced_run",
    }
)
_CLIP_PERCENT = 1.0
_MEMBERS = 24


def fit_transform(features: FloatArray, described: list[Feature], weight: FloatArray) -> Transform:
    """Return the transform of `features`: robust range, tamed skew, unit variance.

    Parameters
    ----------
    features : ndarray, shape (n_texts, n_features)
    described : list of Feature
        Rates per 100 words enter by their square root.
    weight : ndarray, shape (n_texts,)
    """
    low = np.percentile(features, _CLIP_PERCENT, axis=0)
    high = np.percentile(features, 100.0 - _CLIP_PERCENT, axis=0)
    rates = np.array([feature.unit == "per 100 words" for feature in described])
    power = np.where(rates, 0.5, 1.0)
    plain = Transform(low, high, power, np.zeros_like(low), np.ones_like(low))(features)
    mean = np.average(plain, axis=0, weights=weight)
    deviation = np.sqrt(np.average((plain - mean) ** 2, axis=0, weights=weight))
    return Transform(low, high, power, mean, np.where(deviation > 1e-9, deviation, 1.0))


def fit_linear(
    kind: str, inputs: FloatArray, target: FloatArray, weight: FloatArray, strength: float
) -> FloatArray:
    """Return coefficients and, last, the intercept of a penalised linear fit.

    Parameters
    ----------
    kind : {'regression', 'binary'}
    inputs : ndarray, shape (n_texts, n_features)
        Standardised.
    target : ndarray, shape (n_texts,)
    weight : ndarray, shape (n_texts,)
        Mean 1.
    strength : float
        Ridge penalty: ``alpha``, or ``1 / C`` of the logistic regression.
    """
    if kind == "binary":
        model = LogisticRegression(C=1.0 / strength, max_iter=2000)
        model.fit(inputs, target > 0.5, sample_weight=weight)
        return np.append(model.coef_[0], model.intercept_[0])
    ridge = Ridge(alpha=strength)
    ridge.fit(inputs, target, sample_weight=weight)
    return np.append(ridge.coef_, ridge.intercept_)


def raw_output(inputs: FloatArray, coefficients: FloatArray) -> FloatArray:
    """Return the raw output for `inputs`."""
    return np.asarray(inputs @ coefficients[:-1] + coefficients[-1], np.float64)


def calibration(
    kind: str, raw: FloatArray, target: FloatArray, weight: FloatArray
) -> tuple[float, float]:
    """Return slope and offset that calibrate out-of-fold raw outputs.

    Linear regression for a regression head (so that the mean rating among texts scored near
    x is x), Platt (1999) scaling for a binary one.
    """
    column = raw[:, None]
    if kind == "binary":
        model = LogisticRegression(C=1e3, max_iter=2000)
        model.fit(column, target > 0.5, sample_weight=weight)
        return float(model.coef_[0, 0]), float(model.intercept_[0])
    line = Ridge(alpha=1e-9).fit(column, target, sample_weight=weight)
    return float(line.coef_[0]), float(line.intercept_)


def fold_in(coefficients: FloatArray, slope: float, offset: float) -> FloatArray:
    """Return `coefficients` whose raw output is already calibrated."""
    folded = coefficients * slope
    folded[-1] += offset
    return folded


def outlet_ensemble(
    kind: str,
    inputs: FloatArray,
    target: FloatArray,
    weight: FloatArray,
    groups: npt.NDArray[np.object_],
    strength: float,
    seed: int,
) -> FloatArray:
    """Return the coefficients of fits to bootstrap samples of whole outlets."""
    rng = np.random.default_rng(seed)
    names, codes = np.unique(groups.astype(str), return_inverse=True)
    members: list[FloatArray] = []
    while len(members) < _MEMBERS:
        drawn = np.bincount(rng.integers(0, len(names), len(names)), minlength=len(names))
        sample_weight = weight * drawn[codes]
        kept = sample_weight > 0
        if kind == "binary" and len(np.unique(target[kept] > 0.5)) < 2:
            continue
        members.append(
            fit_linear(kind, inputs[kept], target[kept], sample_weight[kept], strength)
        )
    return np.stack(members)


def interval_noise(
    residual: FloatArray, words: FloatArray, outside: FloatArray, weight: FloatArray
) -> tuple[float, float, float, float, float]:
    """Return the parameters of a regression head's 90 % interval (see `Head.noise`).

    The spread of the absolute residual is a non-negative function of text length and of
    unusualness; the quantiles of the residual in units of that spread are conformal
    (Vovk et al. 2005; normalised as in Papadopoulos et al. 2008), here over outlets.

    Parameters
    ----------
    residual : ndarray
        Rating less the out-of-fold value.
    words, outside : ndarray
        Words of body text; share of features outside the range of training.
    weight : ndarray
    """
    design = np.column_stack((np.ones_like(words), 1.0 / np.sqrt(words), outside))
    root = np.sqrt(weight)
    (base, per_root_word, per_outside), _ = nnls(design * root[:, None], np.abs(residual) * root)
    spread = np.maximum(design @ (base, per_root_word, per_outside), 1e-6)
    lower, upper = weighted_quantiles(residual / spread, weight, (0.05, 0.95))
    return lower, upper, float(base), float(per_root_word), float(per_outside)


def weighted_quantiles(
    values: FloatArray, weight: FloatArray, shares: tuple[float, ...]
) -> list[float]:
    """Return the weighted quantiles of `values`.

    Examples
    --------
    >>> weighted_quantiles(np.array([3.0, 1.0, 2.0]), np.ones(3), (0.5,))
    [2.0]
    """
    order = np.argsort(values)
    mass = np.cumsum(weight[order]) - weight[order] / 2
    return [float(v) for v in np.interp(shares, mass / weight.sum(), values[order])]


def with_quantiles(head: Head, values: FloatArray, weight: FloatArray) -> Head:
    """Return `head` with the percentiles of `values` as its reference."""
    shares = tuple(np.linspace(0.0, 1.0, 101).tolist())
    return replace(head, quantiles=np.array(weighted_quantiles(values, weight, shares)))
