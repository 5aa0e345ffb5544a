"""Fitting of a head: ranks, blocks of features, calibration, uncertainty."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import nnls
from sklearn.linear_model import LogisticRegression, QuantileRegressor, Ridge

from credscore.arrays import FloatArray, IntArray
from credscore.model.head import Noise, Transform
from training.data import outlet_weights, within_topics

_MEMBERS = 24


@dataclass(frozen=True)
class Block:
    """Features that are fitted together and enter a head with one share.

    Attributes
    ----------
    columns : ndarray of int
        Columns of the head's features.
    strength : float
        Ridge penalty: ``alpha``, or ``1 / C`` of a logistic regression.
    share : float
        Standard deviation that the block's output has in the head.
    half : float
        Articles an outlet counts as at most (see `training.data.outlet_weights`).
    directions : ndarray or None
        1 or -1 for each column: the sign its weight must have, or be zero.
    """

    columns: IntArray
    strength: float
    share: float
    half: float
    directions: FloatArray | None = None


@dataclass(frozen=True)
class Examples:
    """Rows to learn from.

    Attributes
    ----------
    features : ndarray, shape (n_texts, n_features)
    target : ndarray, shape (n_texts,)
    groups : ndarray of str, shape (n_texts,)
        Publisher of each text.
    topics : ndarray of str, shape (n_texts,)
        Set and topic of each text.
    drawn : ndarray, shape (n_texts,)
        How often each text counts, on top of what its outlet makes it count.
    """

    features: FloatArray
    target: FloatArray
    groups: npt.NDArray[np.object_]
    topics: npt.NDArray[np.object_]
    drawn: FloatArray

    def weight(self, half: float) -> FloatArray:
        """Return the weights of the texts where an outlet counts as at most `half`."""
        return outlet_weights(pd.Series(self.groups, dtype=str), half) * self.drawn


@dataclass(frozen=True)
class Fit:
    """Transform and coefficients (the intercept last) of a head."""

    transform: Transform
    coefficients: FloatArray

    def raw(self, features: FloatArray) -> FloatArray:
        """Return the raw output for rows of features."""
        inputs = np.stack([self.transform(row) for row in features])
        return np.asarray(inputs @ self.coefficients[:-1] + self.coefficients[-1], np.float64)

    def calibrated(self, slope: float, offset: float) -> Fit:
        """Return the fit whose raw output is ``slope * raw + offset``."""
        folded = self.coefficients * slope
        folded[-1] += offset
        return Fit(self.transform, folded)


def fit_blocks(kind: str, examples: Examples, blocks: list[Block], transform: Transform) -> Fit:
    """Fit each block by itself and add them up, each with its share.

    Fitted together, many weak features crowd out the few strong ones: blocks that are
    fitted apart and averaged rank unseen outlets better. Texts are compared with those of the same
    topic only.

    Parameters
    ----------
    kind : {'regression', 'binary'}
    examples : Examples
    blocks : list of Block
    transform : Transform
        Of the examples' features.
    """
    inputs = np.stack([transform(row) for row in examples.features])
    coefficients = np.zeros(inputs.shape[1] + 1)
    for block in blocks:
        part = _fit_block(kind, inputs[:, block.columns], examples, block)
        spread = float((inputs[:, block.columns] @ part).std())
        if spread > 0.0:
            coefficients[block.columns] += block.share / spread * part
    return Fit(transform, coefficients)


def _fit_block(kind: str, inputs: FloatArray, examples: Examples, block: Block) -> FloatArray:
    weight = examples.weight(block.half)
    if kind == "binary" and block.directions is None:
        model = LogisticRegression(C=1.0 / block.strength, max_iter=5000)
        model.fit(inputs, examples.target > 0.5, sample_weight=weight)
        return np.asarray(model.coef_[0], np.float64)
    target = within_topics(examples.target, examples.topics, weight)
    inputs = within_topics(inputs, examples.topics, weight)
    if block.directions is not None:
        signed = inputs * block.directions
        return fit_signed(signed, target, weight, block.strength) * block.directions
    ridge = Ridge(alpha=block.strength, fit_intercept=False)
    ridge.fit(inputs, target, sample_weight=weight)
    return np.asarray(ridge.coef_, np.float64)


def fit_signed(
    inputs: FloatArray, target: FloatArray, weight: FloatArray, strength: float
) -> FloatArray:
    """Return the weights of a ridge regression towards equal weights; none is negative.

    The penalty draws to the weight all features would have if each counted the same (Dawes
    1979), not to zero, so that where examples say little a feature still counts. Non-negative
    least squares (Lawson and Hanson 1974) on the Cholesky factor of the penalised normal
    equations: a problem as small as there are features.

    Parameters
    ----------
    inputs : ndarray, shape (n_texts, n_features)
    target, weight : ndarray, shape (n_texts,)
    strength : float
        Penalty of the squared differences from equal weights.

    Examples
    --------
    >>> inputs = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0]])
    >>> target = np.array([1.0, 0.2, -1.2])
    >>> fit_signed(inputs, target, np.ones(3), 0.1).round(2).tolist()
    [0.96, 0.24]
    >>> fit_signed(inputs, target, np.ones(3), 1e6).round(2).tolist()
    [0.6, 0.6]
    """
    root = np.sqrt(weight)
    centred = (inputs - np.average(inputs, axis=0, weights=weight)) * root[:, None]
    residual = (target - np.average(target, weights=weight)) * root
    together = centred.sum(axis=1)
    equal = max(float(together @ residual / (together @ together)), 0.0)
    lower = np.linalg.cholesky(centred.T @ centred + strength * np.eye(inputs.shape[1]))
    wanted = centred.T @ residual + strength * equal
    solution, _ = nnls(lower.T, np.linalg.solve(lower, wanted))
    return np.asarray(solution, np.float64)


def calibration(
    kind: str, raw: FloatArray, target: FloatArray, weight: FloatArray
) -> tuple[float, float]:
    """Return slope and offset that calibrate out-of-fold raw outputs.

    Linear regression for a regression head, so that the mean rating among texts scored near
    x is x; Platt (1999) scaling for a binary one.
    """
    column = raw[:, None]
    if kind == "binary":
        model = LogisticRegression(C=1e3, max_iter=5000)
        model.fit(column, target > 0.5, sample_weight=weight)
        return float(model.coef_[0, 0]), float(model.intercept_[0])
    line = Ridge(alpha=1e-9).fit(column, target, sample_weight=weight)
    return float(line.coef_[0]), float(line.intercept_)


def outlet_samples(groups: npt.NDArray[np.object_], seed: int) -> list[FloatArray]:
    """Return, for each member of an ensemble, how often each row's outlet was drawn."""
    rng = np.random.default_rng(seed)
    names, codes = np.unique(groups.astype(str), return_inverse=True)
    draws = (rng.integers(0, len(names), len(names)) for _ in range(_MEMBERS))
    return [np.bincount(drawn, minlength=len(names))[codes].astype(np.float64) for drawn in draws]


def interval_noise(
    rating: FloatArray,
    value: FloatArray,
    words: FloatArray,
    outside: FloatArray,
    weight: FloatArray,
) -> Noise:
    """Return what the 90 % interval of a regression head is made of.

    The spread of the absolute residual is a non-negative function of text length and of
    unusualness. The ends are the 5 % and 95 % quantiles of the residual in units of that spread, as
    straight lines of the value (quantile regression, Koenker and Bassett 1978), which go on level
    among the lowest and the highest twentieth: so few articles tell no slope.

    Parameters
    ----------
    rating, value : ndarray
        Ratings, and out-of-fold values.
    words, outside : ndarray
        Words of body text; share of features outside the range of training.
    weight : ndarray
    """
    residual = rating - value
    design = np.column_stack((np.ones_like(words), 1.0 / np.sqrt(words), outside))
    root = np.sqrt(weight)
    (base, per_root_word, per_outside), _ = nnls(design * root[:, None], np.abs(residual) * root)
    # Short and unusual texts are never more certain than others, whatever a sample says.
    spread = np.maximum(design @ (base, per_root_word, per_outside), 1e-6)
    low, high = np.quantile(value, (0.05, 0.95)).tolist()
    inside, scaled = np.clip(value, low, high)[:, None], residual / spread

    def ends(share: float) -> list[float]:
        line = QuantileRegressor(quantile=share, alpha=0.0, solver="highs")
        line.fit(inside, scaled, sample_weight=weight / weight.mean())
        return [float(end) for end in line.predict([[low], [high]])]

    lower, upper = ends(0.05), ends(0.95)
    return Noise(
        values=(low, high),
        lower=(min(lower[0], 0.0), min(lower[1], 0.0)),
        upper=(max(upper[0], 0.0), max(upper[1], 0.0)),
        base=float(base),
        per_root_word=float(per_root_word),
        per_outside=float(per_outside),
    )


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
