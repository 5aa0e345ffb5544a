"""What grouped validation inside the training rows chooses: penalties, shares, calibration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import nnls

from credscore.arrays import FloatArray, IntArray
from credscore.retraining.blocks import Block, centre_of, fit_ridge
from credscore.retraining.calibration import calibrate
from credscore.retraining.folds import assign_folds, weights_of
from credscore.retraining.problem import Problem, prepare

__all__ = ["Choice", "choose"]


_INNER_FOLDS = 4
#: A penalty has to be better by one standard error; by half of one with so many examples.
_TRUSTED_EXAMPLES = 500.0
#: The default shares of the blocks count as much as so many examples.
_PRIOR_EXAMPLES = 1500.0
#: With the labels; default shares are never taken to tell less.
_LEAST_CORRELATION = 0.05


@dataclass(frozen=True)
class Choice:
    """How the blocks are fitted and added up.

    Attributes
    ----------
    penalties : dict of str to float
        Ridge penalty of each block.
    factors : dict of str to float
        What a block's output is multiplied by in the raw output, calibration included.
    offset : ndarray, shape (n_outputs,)
    raw : ndarray, shape (n, n_outputs)
        Raw outputs of the rows by fits that had not seen their cluster.
    settings : dict
        Penalty and share of each block, for the report.
    """

    penalties: dict[str, float]
    factors: dict[str, float]
    offset: FloatArray
    raw: FloatArray
    settings: dict[str, Any]


def choose(problem: Problem, seed: int) -> Choice:
    """Choose by inner folds of whole clusters.

    A penalty other than the default is taken only when it is better by more than one standard
    error over clusters: with few examples validation is too noisy to choose freely. With
    thousands a fraction of one is enough. Shares are drawn to their defaults for the same
    reason.

    Parameters
    ----------
    problem : Problem
    seed : int
        Of the inner folds.
    """
    blocks = problem.blocks
    outputs = problem.target.outputs
    weight = weights_of(problem.cluster, problem.weight)
    fold = assign_folds(problem.cluster, problem.target, _INNER_FOLDS, seed)
    unseen = _unseen_outputs(problem, blocks, outputs, weight, fold)
    penalties = {}
    wanted = _inside(outputs, fold)
    for block in blocks:
        candidates = [_inside(unseen[block.name, penalty], fold) for penalty in block.penalties]
        penalties[block.name] = block.penalties[_best(candidates, wanted, problem)]
    parts = {name: unseen[name, penalty] for name, penalty in penalties.items()}
    # One unit of share is one standard deviation of the block's outputs for unseen rows.
    spread = {name: _spread(part) for name, part in parts.items()}
    shares = _shares(blocks, parts, spread, outputs)
    total = _summed(parts, spread, shares)
    slope, offset = calibrate(problem.target.kind, total, outputs, weight)
    return Choice(
        penalties,
        {name: slope * shares[name] / spread[name] for name in parts},
        offset,
        slope * total + offset,
        {name: {"penalty": penalties[name], "share": shares[name]} for name in parts},
    )


def _unseen_outputs(
    problem: Problem,
    blocks: tuple[Block, ...],
    outputs: FloatArray,
    weight: FloatArray,
    fold: IntArray,
) -> dict[tuple[str, float], FloatArray]:
    """Return each block's outputs under each penalty from fits that did not see the row.

    They count from the mean of the rows learned from: those of several folds can be compared.
    """
    unseen = {(b.name, p): np.zeros_like(outputs) for b in blocks for p in b.penalties}
    for held in np.unique(fold).tolist():
        train, test = np.flatnonzero(fold != held), np.flatnonzero(fold == held)
        prepared = prepare(problem, train)
        for block in blocks:
            inputs = prepared.inputs[block.name]
            for penalty in block.penalties:
                found = fit_ridge(inputs[train], outputs[train], weight[train], penalty)
                centre = centre_of(inputs[train], found, weight[train])
                unseen[block.name, penalty][test] = inputs[test] @ found - centre
    return unseen


def _shares(
    blocks: tuple[Block, ...],
    parts: dict[str, FloatArray],
    spread: dict[str, float],
    outputs: FloatArray,
) -> dict[str, float]:
    """Return the share of each block in the sum: none below zero, drawn to the defaults.

    Stacking with non-negative weights (Breiman 1996) on outputs for unseen rows, with a ridge
    penalty on the distance from the default shares, so that few examples keep those.
    """
    names = [block.name for block in blocks]
    columns = [((parts[n] - parts[n].mean(axis=0)) / spread[n]).ravel() for n in names]
    inputs = np.column_stack(columns)
    wanted = (outputs - outputs.mean(axis=0)).ravel()
    n_free = len(outputs) * max(outputs.shape[1] - 1, 1)
    default, scale = _default_shares([b.shares for b in blocks], inputs, wanted, n_free)
    strength = np.sqrt(_PRIOR_EXAMPLES * outputs.shape[1])
    found, _ = nnls(
        np.vstack((inputs, strength * np.eye(len(names)))),
        np.concatenate((wanted, strength * default)),
    )
    return dict(zip(names, (found / scale).tolist(), strict=True))


def _default_shares(
    shares: Sequence[tuple[float, float]], inputs: FloatArray, wanted: FloatArray, n_free: int
) -> tuple[FloatArray, float]:
    """Return the mean of both sets of default shares, weighted by how likely they make labels.

    Which of two sets fits takes far fewer examples to see than five free shares (Bayesian
    model averaging, Hoeting et al. 1999; normal errors, the scale fitted).

    Returns
    -------
    default : ndarray, shape (n_blocks,)
        In units of the labels.
    scale : float
        What the mean of the sets was multiplied by.
    """
    sets = np.array(shares).T
    total = float(wanted @ wanted)
    scales, logs = np.empty(len(sets)), np.empty(len(sets))
    for place, one in enumerate(sets):
        together = inputs @ one
        size = max(float(together @ together), 1e-12)
        # By chance few examples can speak against all blocks at once.
        least = _LEAST_CORRELATION * np.sqrt(total / size)
        scales[place] = max(float(together @ wanted) / size, least)
        error = float(((wanted - scales[place] * together) ** 2).sum())
        logs[place] = -0.5 * n_free * np.log(max(error / total, 1e-12))
    chances = np.exp(logs - logs.max())
    chances /= chances.sum()
    default = (chances * scales) @ sets
    return default, float(default.sum() / (chances @ sets).sum())


def _inside(values: FloatArray, fold: IntArray) -> FloatArray:
    """Return `values` without the mean of each fold: few outlets make that mostly chance."""
    inside = values.copy()
    for held in np.unique(fold).tolist():
        inside[fold == held] -= values[fold == held].mean(axis=0)
    return inside


def _spread(part: FloatArray) -> float:
    return float(np.sqrt(part.var(axis=0).mean())) or 1.0


def _summed(
    parts: dict[str, FloatArray], spread: dict[str, float], shares: dict[str, float]
) -> FloatArray:
    total = np.zeros_like(next(iter(parts.values())))
    for name, part in parts.items():
        total += shares[name] / spread[name] * part
    return total


def _best(candidates: Sequence[FloatArray], outputs: FloatArray, problem: Problem) -> int:
    """Return the best candidate, or the first where none is surely better."""
    _, cluster = np.unique(problem.cluster, return_inverse=True)
    caution = 1.0 / (1.0 + len(outputs) / _TRUSTED_EXAMPLES)
    losses = [np.bincount(cluster, _losses(part, outputs)) for part in candidates]
    best, margin = 0, 0.0
    for place, loss in enumerate(losses):
        gain = losses[0] - loss
        error = caution * float(gain.std() * np.sqrt(len(gain)))
        if gain.sum() > error and gain.sum() > margin:
            best, margin = place, float(gain.sum())
    return best


def _losses(part: FloatArray, outputs: FloatArray) -> FloatArray:
    """Return the squared errors of the best lines through `part`, summed over the outputs."""
    centred, wanted = part - part.mean(axis=0), outputs - outputs.mean(axis=0)
    slope = (centred * wanted).sum(axis=0) / np.maximum((centred**2).sum(axis=0), 1e-12)
    slope = np.maximum(slope, 0.0)  # a block enters the sum with its sign
    errors: FloatArray = ((wanted - slope * centred) ** 2).sum(axis=1)
    return errors
