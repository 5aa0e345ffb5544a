"""Calibration and intervals judged across folds: fitted on some outlets, measured on others."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from credscore.retraining.blocks import fit_transform
from training import heads
from training.data import outlet_weights
from training.material import Material
from training.model import CALIBRATION_HALF, Task, measured_columns

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

_HALF = 20.0


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
    values = np.full(len(raw), np.nan)
    for fold in np.unique(fold_of).tolist():
        others = np.flatnonzero((fold_of != fold) & ~np.isnan(target) & ~np.isnan(raw))
        weight = outlet_weights(material.articles["group"].iloc[others], CALIBRATION_HALF)
        slope, offset = heads.calibration(task.kind, raw[others], target[others], weight)
        scaled = slope * raw[fold_of == fold] + offset
        is_binary = task.kind == "binary"
        values[fold_of == fold] = (
            1.0 / (1.0 + np.exp(-scaled)) if is_binary else np.clip(scaled, 0.0, 1.0)
        )
    return values


def outside_shares(material: Material) -> FloatArray:
    """Return for each article the share of features outside the usual range."""
    features = material.features[:, measured_columns()]
    transform = fit_transform(features, np.ones(features.shape[1], np.bool_))
    return np.array([transform.share_outside(row) for row in features])


def coverage(material: Material, values: FloatArray, fold_of: IntArray) -> dict[str, float]:
    """Return the share of ratings of unseen outlets inside the 90 % credibility interval.

    The interval's parameters of each fold are fitted on the other folds. Outlets count with
    at most `_HALF` articles.
    """
    target = material.targets["quality"]
    outside = outside_shares(material)
    known = np.flatnonzero(~np.isnan(target) & ~np.isnan(values))
    inside, width, mass = [], [], []
    for fold in np.unique(fold_of[known]).tolist():
        train, test = known[fold_of[known] != fold], known[fold_of[known] == fold]
        weight = outlet_weights(material.articles["group"].iloc[train], _HALF)
        noise = heads.interval_noise(
            target[train] - values[train], material.body_words[train], outside[train], weight
        )
        lower, upper, base, per_root_word, per_outside = noise
        spread = base + per_root_word / np.sqrt(material.body_words[test])
        spread += per_outside * outside[test]
        low = np.clip(values[test] + lower * spread, 0.0, 1.0)
        high = np.clip(values[test] + upper * spread, 0.0, 1.0)
        inside.append((low <= target[test]) & (target[test] <= high))
        width.append(high - low)
        mass.append(outlet_weights(material.articles["group"].iloc[test], _HALF))
    weights = np.concatenate(mass)
    return {
        "interval_coverage": float(np.average(np.concatenate(inside), weights=weights)),
        "interval_width": float(np.average(np.concatenate(width), weights=weights)),
    }
