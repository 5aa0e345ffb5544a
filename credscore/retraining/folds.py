"""Folds of whole clusters (groups and copies), balanced by label."""

from __future__ import annotations

import numpy as np

from credscore.arrays import FloatArray, IntArray
from credscore.errors import LabelError
from credscore.retraining.labels import Target

__all__ = ["assign_folds", "check_clusters", "class_of", "weights_of"]


#: A cluster with n examples counts as n / (1 + n / this) of them.
_HALF = 20.0


def class_of(target: Target) -> IntArray:
    """Return the class of each row; thirds of the labels for a regression."""
    if target.kind != "regression":
        return target.codes.astype(np.int64)
    thirds = np.quantile(target.codes, (1 / 3, 2 / 3))
    return np.searchsorted(thirds, target.codes).astype(np.int64)


def weights_of(cluster: IntArray, weights: FloatArray) -> FloatArray:
    """Return weights under which no big group dominates, mean 1."""
    _, codes, counts = np.unique(cluster, return_inverse=True, return_counts=True)
    # Divided by the greatest first, lest their sum overflows.
    damped = weights / weights.max() / (1.0 + counts[codes] / _HALF)
    return np.asarray(damped / damped.mean(), np.float64)


def check_clusters(cluster: IntArray, target: Target, least: int, where: str = "") -> None:
    """Refuse examples of too few clusters: some are learned from, some validate, some judge.

    Parameters
    ----------
    cluster : ndarray of int, shape (n,)
    target : Target
        The labels of the same rows.
    least : int
        Clusters needed, of each class too.
    where : str
        Which examples, for the message.

    Raises
    ------
    LabelError
    """
    n_clusters = len(np.unique(cluster))
    if n_clusters < least:
        held = "one group or near-copies of each other" if n_clusters == 1 else "two groups only"
        raise LabelError(
            f"{where}all examples are {held}, so too little can be held out; add articles from "
            f"other sources, so that there are at least {least}"
        )
    for place, name in enumerate(target.names):
        n_holding = len(np.unique(cluster[target.codes == place]))
        if n_holding < least:
            raise LabelError(
                f"{where}{n_holding or 'no'} group{'s' if n_holding != 1 else ''} (with "
                f"near-copies) hold{'s' if n_holding == 1 else ''} every example of {name!r}, so "
                "the class cannot be learned and judged on different groups; add examples of it "
                f"from other sources, so that there are at least {least}"
            )


def assign_folds(cluster: IntArray, target: Target, n_folds: int, seed: int) -> IntArray:
    """Assign every cluster, with all its rows, to a fold.

    Clusters go, biggest first, to the fold where they upset the balance of sizes and
    classes least; equal ones come in seeded random order.

    Parameters
    ----------
    cluster : ndarray of int, shape (n,)
    target : Target
        The labels of the same rows; a regression is balanced by thirds.
    n_folds : int
        At most this many folds are made; fewer when there are fewer clusters.
    seed : int

    Returns
    -------
    ndarray of int, shape (n,)
        Fold of each row.

    Raises
    ------
    LabelError
        If some class cannot be both learned and judged, because one cluster has all of it.
    """
    rng = np.random.default_rng(seed)
    classes = class_of(target)
    names, codes = np.unique(cluster, return_inverse=True)
    n_classes = int(classes.max()) + 1
    counts = np.zeros((len(names), n_classes))
    np.add.at(counts, (codes, classes), 1.0)
    totals = np.maximum(counts.sum(axis=0), 1.0)
    n_folds = min(n_folds, len(names))
    load = np.zeros((n_folds, n_classes))
    fold_of = np.zeros(len(names), np.int64)
    order = np.argsort(-(counts.sum(axis=1) + rng.random(len(names))), kind="stable")
    for name in order.tolist():
        after = load + counts[name]
        # Squares grow fastest where a fold has most of a class already; size counts too.
        cost = ((after**2 - load**2) / totals**2).sum(axis=1)
        cost += (after.sum(axis=1) ** 2 - load.sum(axis=1) ** 2) / len(codes) ** 2
        fold = int(np.argmin(cost + 1e-9 * rng.random(n_folds)))
        fold_of[name] = fold
        load[fold] += counts[name]
    _check_learnable(load, target)
    found = np.asarray(fold_of[codes], np.int64)
    if target.kind == "regression":
        _check_varied(found, target)
    return found


def _check_learnable(load: FloatArray, target: Target) -> None:
    if len(load) < 2:
        raise LabelError(
            "all examples are one group or near-copies of each other, so nothing can be held "
            "out; add articles from other sources"
        )
    left = load.sum(axis=0) - load
    if target.kind != "regression" and not (left > 0.0).all():
        lacking = target.names[int((left <= 0.0).any(axis=0).argmax())]
        raise LabelError(
            f"one group (with its near-copies) holds every example of {lacking!r}, so the class "
            "cannot be learned and judged on different groups; add examples of it from other "
            "sources"
        )


def _check_varied(fold: IntArray, target: Target) -> None:
    """Refuse numbers that are all the same once a fold is held out."""
    for held in np.unique(fold).tolist():
        left = target.codes[fold != held]
        if np.ptp(left) == 0.0:
            raise LabelError(
                f"nearly every label is {left[0]:g}, and too few groups have others to learn from "
                "and be judged on; add examples with other labels from other sources"
            )
