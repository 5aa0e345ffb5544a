"""Calibration and intervals judged across folds: fitted on some outlets, measured on others."""

from __future__ import annotations

import numpy as np

from credscore.arrays import FloatArray, IntArray
from credscore.model.head import Z90, Noise
from credscore.retraining.blocks import fit_transform
from training import heads
from training.data import outlet_weights
from training.material import Material
from training.model import CALIBRATION_HALF, Task, measured_columns

_HALF = 20.0
#: Of a binary head's interval. The spread of the ensemble
#: counts whole. By itself it explains 91 % of groups (`binary_coverage`, three seeds of folds);
#: with 2 by root of words, to be on the safe side, 95 %, with 4 98 %. What unusual texts add was
#: set by hand.
BINARY_NOISE = Noise((0.0, 1.0), (-1.0, -1.0), (1.0, 1.0), 1.0, per_root_word=2.0, per_outside=2.0)
#: So many groups the articles are cut into, one number after the other.
_GROUPS = range(5, 13)


def cross_calibrated(
    task: Task, raw: FloatArray, target: FloatArray, fold_of: IntArray, material: Material
) -> FloatArray:
    """Return the values of `task`, each fold calibrated on the others.

    Parameters
    ----------
    task : Task
    raw, target : ndarray, shape (n_articles,)
        Out-of-fold raw outputs; labels, NaN where unknown.
    fold_of : ndarray of int
    material : Material
    """
    slope, offset = _cross_calibration(task, raw, target, fold_of, material)
    scaled = slope * raw + offset
    return _logistic(scaled) if task.kind == "binary" else np.clip(scaled, 0.0, 1.0)


def _cross_calibration(
    task: Task, raw: FloatArray, target: FloatArray, fold_of: IntArray, material: Material
) -> tuple[FloatArray, FloatArray]:
    """Return slope and offset for each article, learned on the folds it is not in."""
    slope, offset = np.full(len(raw), np.nan), np.full(len(raw), np.nan)
    for fold in np.unique(fold_of).tolist():
        others = np.flatnonzero((fold_of != fold) & ~np.isnan(target) & ~np.isnan(raw))
        weight = outlet_weights(material.articles["group"].iloc[others], CALIBRATION_HALF)
        own = fold_of == fold
        slope[own], offset[own] = heads.calibration(task.kind, raw[others], target[others], weight)
    return slope, offset


def _logistic(scaled: FloatArray) -> FloatArray:
    return np.asarray(1.0 / (1.0 + np.exp(-scaled)))


def outside_shares(material: Material) -> FloatArray:
    """Return for each article the share of features outside the usual range."""
    features = material.features[:, measured_columns()]
    transform = fit_transform(features, np.ones(features.shape[1], np.bool_))
    shares: FloatArray = transform.outside(features).mean(axis=1)
    return shares


def coverage(material: Material, values: FloatArray, fold_of: IntArray) -> dict[str, float]:
    """Return the share of ratings of unseen outlets inside the 90 % credibility interval.

    The interval's parameters of each fold are fitted on the other folds. Outlets count with
    at most `_HALF` articles. `interval_coverage_low` and `..._high` are those of the fifths with
    the lowest and the highest values.
    """
    target = material.targets["quality"]
    outside = outside_shares(material)
    known = np.flatnonzero(~np.isnan(target) & ~np.isnan(values))
    inside, width = np.zeros(len(values), np.bool_), np.zeros(len(values))
    for fold in np.unique(fold_of[known]).tolist():
        train, test = known[fold_of[known] != fold], known[fold_of[known] == fold]
        weight = outlet_weights(material.articles["group"].iloc[train], _HALF)
        noise = heads.interval_noise(
            target[train], values[train], material.body_words[train], outside[train], weight
        )
        ends = noise.ends(values[test], material.body_words[test], outside[test])
        low, high = np.clip(ends, 0.0, 1.0)
        inside[test] = (low <= target[test]) & (target[test] <= high)
        width[test] = high - low
    weight = outlet_weights(material.articles["group"].iloc[known], _HALF)

    def covered(low: float, high: float) -> float:
        lowest, highest = np.quantile(values[known], (low, high))
        part = (values[known] >= lowest) & (values[known] <= highest)
        return float(np.average(inside[known][part], weights=weight[part]))

    return {
        "interval_coverage": covered(0.0, 1.0),
        "interval_coverage_low": covered(0.0, 0.2),
        "interval_coverage_high": covered(0.8, 1.0),
        "interval_width": float(np.average(width[known], weights=weight)),
    }


def binary_coverage(  # noqa: PLR0913 - arrays of the same articles
    task: Task,
    raw: FloatArray,
    spread: FloatArray,
    target: FloatArray,
    fold_of: IntArray,
    material: Material,
) -> dict[str, float]:
    """Return how often the 90 % interval of a binary head explains what unseen outlets show.

    See `share_explained`; calibration comes from the other folds.

    Parameters
    ----------
    task : Task
    raw, spread, target : ndarray, shape (n_articles,)
        Out-of-fold raw outputs, the spread of the ensemble at each, labels.
    fold_of : ndarray of int
    material : Material
    """
    slope, offset = _cross_calibration(task, raw, target, fold_of, material)
    scaled = slope * raw + offset
    sure = BINARY_NOISE.widening(material.body_words, outside_shares(material))
    sure += BINARY_NOISE.base * slope * spread
    known = ~np.isnan(target) & ~np.isnan(raw)
    value, low, high = (_logistic(scaled + side * Z90 * sure)[known] for side in (0.0, -1.0, 1.0))
    return {
        "interval_coverage": share_explained(value, low, high, target[known]),
        "interval_width": float(np.mean(high - low)),
    }


def share_explained(
    value: FloatArray, low: FloatArray, high: FloatArray, label: FloatArray
) -> float:
    """Return how often a group's share of ones is where interval and chance allow it to be.

    A probability cannot be seen in one article, but in a group of articles with about the same
    one. The share of ones in a group may differ from the mean probability by as much as the mean
    interval is wide, all its articles erring alike, and by the luck of so many draws: by no more
    than their root sum of squares in 90 % of groups. Articles are ordered by value and cut into 5
    to 12 groups of one size; what is returned is the mean over all these groups.

    Parameters
    ----------
    value, low, high : ndarray, shape (n_articles,)
        Probabilities and the ends of their 90 % intervals.
    label : ndarray of 0 and 1, shape (n_articles,)
    """
    order = np.argsort(value)
    explained = []
    for n_groups in _GROUPS:
        for rows in np.array_split(order, n_groups):
            error = float(np.mean(high[rows] - low[rows])) / 2.0
            luck = Z90 * float(np.sqrt(np.mean(value[rows] * (1.0 - value[rows])) / len(rows)))
            away = abs(float(np.mean(label[rows] - value[rows])))
            explained.append(away <= np.hypot(error, luck))
    return float(np.mean(explained))
