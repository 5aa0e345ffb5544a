"""Held-out values: nested validation on whole clusters, the baseline in the same folds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from credscore.arrays import FloatArray, IntArray
from credscore.progress import bar
from credscore.retraining.baseline import fit_predict_tfidf
from credscore.retraining.fitting import fit_head
from credscore.retraining.folds import assign_folds, weights_of
from credscore.retraining.problem import Problem, values_of

__all__ = ["HeldOut", "hold_out"]

_FOLDS = 5


@dataclass(frozen=True)
class HeldOut:
    """Values of rows by models that saw neither their cluster nor its labels.

    Attributes
    ----------
    values, baseline : ndarray, shape (n, 1) or (n, n_classes)
        Numbers, or a probability for each class.
    fold : ndarray of int, shape (n,)
    """

    values: FloatArray
    baseline: FloatArray
    fold: IntArray


def hold_out(
    problem: Problem,
    texts: Sequence[str],
    seed: int,
    *,
    progress: bool | None = False,
) -> HeldOut:
    """Return held-out values of every row: each fold chooses, fits and calibrates anew.

    Parameters
    ----------
    problem : Problem
    texts : sequence of str
        What the baseline reads.
    seed : int
    progress : bool or None
        Show a bar; None: on a terminal only.
    """
    target = problem.target
    fold = assign_folds(problem.cluster, target, _FOLDS, seed)
    n_columns = 1 if target.kind == "regression" else len(target.classes)
    values = np.full((len(fold), n_columns), np.nan)
    baseline = np.full_like(values, np.nan)
    weight = weights_of(problem.cluster, problem.weight)
    bounds = (float(target.codes.min()), float(target.codes.max()))
    folds = np.unique(fold).tolist()
    for held in bar(folds, progress=progress, desc="validating", unit="fold"):
        train, test = np.flatnonzero(fold != held), np.flatnonzero(fold == held)
        fit = fit_head(problem.rows(train), seed + 1)
        values[test] = values_of(target.kind, fit.raw(problem.measured.rows(test)), bounds)
        found = fit_predict_tfidf(texts, target, weight, train, test)
        baseline[test] = np.clip(found, *bounds) if target.kind == "regression" else found
    return HeldOut(values, baseline, fold)
