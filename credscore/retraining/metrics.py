"""Figures of held-out values, and their intervals by resampling whole clusters."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr, stdtrit
from scipy.stats import rankdata

from credscore.arrays import FloatArray, IntArray
from credscore.model.report import Figure
from credscore.retraining.labels import Target

__all__ = ["calibration_bins", "compare", "figures_of"]

_SAMPLES = 400
_BINS = 5
#: Share of a 95 % interval beyond each end; fewer clusters than this have hardly any.
_TAIL, _LEAST_CLUSTERS = 0.025, 2.0
_ERROR = "calibration error"
#: What predictions exceed outcomes by in each bin, and its share of the examples.
_Gaps = tuple[FloatArray, FloatArray]


def figures_of(target: Target, values: FloatArray) -> dict[str, float]:
    """Return the figures of `values` by name; NaN where a class is missing.

    Parameters
    ----------
    target : Target
    values : ndarray, shape (n, 1) or (n, n_classes)
    """
    return _with_gaps(target, values)[0]


def _with_gaps(target: Target, values: FloatArray) -> tuple[dict[str, float], _Gaps | None]:
    """Return the figures, and what a calibration error is the mean of."""
    if target.kind == "regression":
        return _regression(target.codes, values[:, 0]), None
    codes = target.codes.astype(np.int64)
    best = values.argmax(axis=1)
    chance = values[np.arange(len(codes)), codes]
    aucs = [_auc(values[:, c], codes == c) for c in range(1, values.shape[1])]
    if values.shape[1] > 2:
        aucs.insert(0, _auc(values[:, 0], codes == 0))
    gaps, shares = _gaps(target, values)
    figures = {
        "AUC": float(np.mean(aucs)),
        "accuracy": float(np.mean(best == codes)),
        "macro-F1": _macro_f1(codes, best, values.shape[1]),
        "log loss": float(-np.mean(np.log(np.maximum(chance, 1e-12)))),
        _ERROR: float(np.abs(gaps) @ shares),
    }
    return figures, (gaps, shares)


def _regression(labels: FloatArray, values: FloatArray) -> dict[str, float]:
    error = labels - values
    spread = float(np.mean((labels - labels.mean()) ** 2))
    ranks, others = rankdata(values), rankdata(labels)
    constant = ranks.std() == 0.0 or others.std() == 0.0
    return {
        "rank correlation": float("nan") if constant else float(np.corrcoef(ranks, others)[0, 1]),
        "R2": 1.0 - float(np.mean(error**2)) / spread if spread else float("nan"),
        "mean absolute error": float(np.mean(np.abs(error))),
    }


def _auc(scores: FloatArray, positive: npt.NDArray[np.bool_]) -> float:
    n_positive, n = int(positive.sum()), len(positive)
    if n_positive in (0, n):
        return float("nan")
    ranks = float(rankdata(scores)[positive].sum())
    return (ranks - n_positive * (n_positive + 1) / 2) / (n_positive * (n - n_positive))


def _macro_f1(codes: IntArray, best: IntArray, n_classes: int) -> float:
    scores = []
    for place in range(n_classes):
        both = int(((codes == place) & (best == place)).sum())
        either = int((codes == place).sum() + (best == place).sum())
        scores.append(2 * both / either if either else 0.0)
    return float(np.mean(scores))


def calibration_bins(target: Target, values: FloatArray) -> list[tuple[float, float, float]]:
    """Return mean prediction, mean outcome and count in fifths of the prediction.

    The outcome is the label of a regression, the second class of a binary label, or whether
    the most likely class of a multiclass label is right.
    """
    if target.kind == "regression":
        predicted, outcome = values[:, 0], target.codes
    elif target.kind == "binary":
        predicted, outcome = values[:, 1], target.codes
    else:
        predicted = values.max(axis=1)
        outcome = (values.argmax(axis=1) == target.codes).astype(np.float64)
    order = np.argsort(predicted, kind="stable")
    parts = [part for part in np.array_split(order, _BINS) if len(part)]
    return [
        (float(predicted[part].mean()), float(outcome[part].mean()), float(len(part)))
        for part in parts
    ]


def _gaps(target: Target, values: FloatArray) -> _Gaps:
    """Return what predictions exceed outcomes by in each bin, and its share of the examples."""
    predicted, outcome, counts = np.array(calibration_bins(target, values)).T
    return predicted - outcome, counts / counts.sum()


def compare(
    target: Target, values: FloatArray, baseline: FloatArray | None, cluster: IntArray, seed: int
) -> tuple[Figure, ...]:
    """Return every figure beside the baseline's (NaN without one), with 95 % intervals.

    One cluster cannot be resampled, so its figures have none.

    Notes
    -----
    Quantiles of figures of resampled clusters (Efron 1979), wider where clusters are few, as
    quantiles of Student's t are (Hesterberg 2015, "What teachers should know about the bootstrap",
    expanded percentiles). A calibration error is a mean of distances, which chance can only add
    to, and resampling adds once more. So its lower end is what is left of it when the distances
    that resampling moves bins by are taken off: by the triangle inequality the true error is at
    least that.
    """
    rng = np.random.default_rng(seed)
    rows_of = [np.flatnonzero(cluster == name) for name in np.unique(cluster)]
    own, gaps = _with_gaps(target, values)
    nothing = dict.fromkeys(own, math.nan)
    other = nothing if baseline is None else figures_of(target, baseline)
    samples: dict[str, list[tuple[float, float]]] = {name: [] for name in own}
    moved = []
    for _ in range(_SAMPLES if len(rows_of) > 1 else 0):
        drawn = rng.integers(0, len(rows_of), len(rows_of))
        rows = np.concatenate([rows_of[place] for place in drawn.tolist()])
        sample = target.rows(rows)
        here, now = _with_gaps(sample, values[rows])
        there = nothing if baseline is None else figures_of(sample, baseline[rows])
        for name in own:
            samples[name].append((here[name], there[name]))
        if gaps and now:
            moved.append(_moved(gaps, now))
    tail = _tail(np.array([len(rows) for rows in rows_of], np.float64))
    figures = [_figure(name, own[name], other[name], samples[name], tail) for name in own]
    return tuple(_from_zero(one, moved) if one.name == _ERROR else one for one in figures)


def _moved(own: _Gaps, other: _Gaps) -> float:
    """Return the mean distance between the gaps of bins; few examples have few bins."""
    n = min(len(own[0]), len(other[0]))
    return float(np.abs(own[0][:n] - other[0][:n]) @ own[1][:n])


def _from_zero(error: Figure, moved: list[float]) -> Figure:
    """Return a calibration error with the lower end of its interval."""
    if not moved:
        return error
    return replace(error, low=max(error.value - float(np.quantile(moved, 0.95)), 0.0))


def _tail(sizes: FloatArray) -> float:
    """Return the share of samples beyond each end of an interval, by the sizes of the clusters.

    Clusters of unequal sizes count as fewer ones.
    """
    n = max(float(sizes.sum() ** 2 / (sizes**2).sum()), _LEAST_CLUSTERS)
    return float(ndtr(stdtrit(n - 1.0, _TAIL) * np.sqrt(n / (n - 1.0))))


def _figure(
    name: str, own: float, other: float, samples: list[tuple[float, float]], tail: float
) -> Figure:
    here, there = np.array(samples, np.float64).reshape(-1, 2).T
    low, high = _interval(here, tail)
    gain_low, gain_high = _interval(here - there, tail)
    return Figure(name, own, low, high, other, gain_low, gain_high)


def _interval(samples: FloatArray, tail: float) -> tuple[float, float]:
    """Return the interval of the samples in which the figure is defined."""
    known = samples[np.isfinite(samples)]
    if not len(known):
        return math.nan, math.nan
    low, high = np.quantile(known, (tail, 1.0 - tail))
    return float(low), float(high)
