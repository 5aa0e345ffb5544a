"""Fitting of a head: every block on all rows, joined into one additive function."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.arrays import FloatArray, IntArray
from credscore.model.head import Transform
from credscore.retraining.blocks import Vocabulary, centre_of, fit_ridge, head_columns
from credscore.retraining.choosing import Choice, choose
from credscore.retraining.folds import weights_of
from credscore.retraining.measuring import Measured
from credscore.retraining.problem import Prepared, Problem, prepare

__all__ = ["Fit", "fit_head", "resampled"]


#: Knots of a feature that is used as it is, far outside of anything a text gives.
_FAR = 1e6
#: Fits on resampled clusters.
_MEMBERS = 16


@dataclass(frozen=True)
class Fit:
    """A fitted head: everything the model file needs but names.

    Attributes
    ----------
    transform : Transform
        Of the measured columns, then of the own wording's outputs.
    coef : ndarray, shape (n_features, n_outputs)
    intercept : ndarray, shape (n_outputs,)
    columns : ndarray of int
        Measured columns.
    own : dict of str to (Vocabulary, ndarray)
        Terms of the text and of the headline, with weights of shape (n_terms, n_outputs).
    choice : Choice
        Of standardised numbers (see `Target.outputs`).
    """

    transform: Transform
    coef: FloatArray
    intercept: FloatArray
    columns: IntArray
    own: dict[str, tuple[Vocabulary, FloatArray]]
    choice: Choice

    def inputs(self, measured: Measured) -> FloatArray:
        """Return the transformed inputs of texts, shape (n_texts, n_features)."""
        own = [
            vocabulary.vectors(measured.counts[kind]) @ weights
            for kind, (vocabulary, weights) in self.own.items()
        ]
        joined = np.hstack((measured.values[:, self.columns], *own))
        return np.stack([self.transform(row) for row in joined])

    def raw(self, measured: Measured) -> FloatArray:
        """Return the raw outputs of texts, shape (n_texts, n_outputs)."""
        return np.asarray(self.inputs(measured) @ self.coef + self.intercept, np.float64)


def fit_head(problem: Problem, seed: int) -> Fit:
    """Choose by inner validation, then fit on all rows of `problem`."""
    choice = choose(problem, seed)
    prepared = prepare(problem, np.arange(len(problem.cluster)))
    weight = weights_of(problem.cluster, problem.weight)
    outputs = problem.target.outputs
    own = {
        kind: (
            vocabulary,
            fit_ridge(prepared.inputs[kind], outputs, weight, choice.penalties[kind]),
        )
        for kind, vocabulary in prepared.vocabularies.items()
    }
    coef, intercept = _scaled(problem, *_joined(prepared, problem, choice, weight))
    centre = np.concatenate(
        [centre_of(prepared.inputs[kind], weights, weight) for kind, (_, weights) in own.items()]
    )
    return Fit(
        _with_own(prepared.transform, centre),
        coef,
        intercept,
        head_columns(problem.blocks),
        own,
        choice,
    )


def _joined(
    prepared: Prepared, problem: Problem, choice: Choice, weight: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return coefficients and intercept of the sum of the blocks; the own wording has one."""
    outputs = problem.target.outputs
    coefs, intercept = [], choice.offset.copy()
    for name, inputs in prepared.inputs.items():
        if name in prepared.vocabularies:
            continue
        found = fit_ridge(inputs, outputs, weight, choice.penalties[name])
        coefs.append(choice.factors[name] * found)
        intercept -= choice.factors[name] * centre_of(inputs, found, weight)
    coefs += [choice.factors[kind] * np.eye(outputs.shape[1]) for kind in prepared.vocabularies]
    return np.vstack(coefs), intercept


def _scaled(
    problem: Problem, coef: FloatArray, intercept: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return coefficients and intercept that give the label's own numbers."""
    level, unit = problem.target.scale
    return unit * coef, level + unit * intercept


def _with_own(transform: Transform, centre: FloatArray) -> Transform:
    """Return `transform` followed by the own wording's outputs, which are only centred."""
    n_knots = transform.knots.shape[1]
    line = np.tile(np.linspace(-_FAR, _FAR, n_knots), (len(centre), 1))
    return Transform(
        np.vstack((transform.knots, line)),
        np.vstack((transform.ranks, line)),
        np.concatenate((transform.mean, centre)),
        np.concatenate((transform.scale, np.ones_like(centre))),
    )


def resampled(problem: Problem, fit: Fit, seed: int) -> tuple[FloatArray, FloatArray]:
    """Fit again on resampled clusters (bootstrap; Efron 1979).

    Returns
    -------
    members : ndarray, shape (n_members, n_features + 1, n_outputs)
        Coefficients and intercept; word weights stay those of `fit`.
    word_spread : ndarray, shape (n_outputs,)
        Standard deviation of what the own wording adds, among members that had not drawn
        the text.
    """
    rng = np.random.default_rng(seed)
    prepared = prepare(problem, np.arange(len(problem.cluster)))
    weight = weights_of(problem.cluster, problem.weight)
    _, cluster = np.unique(problem.cluster, return_inverse=True)
    n_clusters = int(cluster.max()) + 1
    members, words = [], []
    for _ in range(_MEMBERS):
        drawn = np.bincount(rng.integers(0, n_clusters, n_clusters), minlength=n_clusters)
        # A cluster that was not drawn keeps a trace, so that no class ever disappears.
        counted = weight * np.maximum(drawn[cluster], 1e-3)
        coef, intercept = _scaled(problem, *_joined(prepared, problem, fit.choice, counted))
        members.append(np.vstack((coef, intercept)))
        added = _words_added(prepared, problem, fit.choice, counted)
        words.append(np.where(drawn[cluster, None] > 0, np.nan, added))
    return np.stack(members), problem.target.scale[1] * _spread_unseen(np.stack(words))


def _words_added(
    prepared: Prepared, problem: Problem, choice: Choice, weight: FloatArray
) -> FloatArray:
    """Return what word weights learned under `weight` add to each output of each row."""
    outputs = problem.target.outputs
    added = np.zeros_like(outputs)
    for kind in prepared.vocabularies:
        inputs = prepared.inputs[kind]
        found = fit_ridge(inputs, outputs, weight, choice.penalties[kind])
        centre = centre_of(inputs, found, weight)
        added += choice.factors[kind] * (inputs @ found - centre)
    return added


def _spread_unseen(words: FloatArray) -> FloatArray:
    """Return the root mean variance over members, of shape (n_members, n, n_outputs)."""
    counts = (~np.isnan(words)).sum(axis=0)
    enough = (counts >= 3).all(axis=1)
    if not enough.any():
        return np.zeros(words.shape[2])
    variance = np.nanvar(words[:, enough], axis=0, ddof=1)
    return np.asarray(np.sqrt(variance.mean(axis=0)), np.float64)
