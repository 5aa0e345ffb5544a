"""From a fit to a model: names, intervals, percentiles, golden scores, manifest."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from credscore.arrays import FloatArray
from credscore.model.files import FORMAT_VERSION, versions
from credscore.model.golden import golden_scores
from credscore.model.model import default_model
from credscore.model.own_wording import OwnWording
from credscore.model.report import TrainingReport
from credscore.model.trained import TrainedHead, TrainedModel, base_names, own_names
from credscore.retraining.blocks import Vocabulary
from credscore.retraining.fitting import Fit, resampled
from credscore.retraining.folds import weights_of
from credscore.retraining.problem import Problem

__all__ = ["assemble"]


def assemble(  # noqa: PLR0913 (the parts of a model)
    problem: Problem,
    fit: Fit,
    name: str,
    report: TrainingReport,
    seen: npt.NDArray[np.uint64],
    seed: int,
) -> TrainedModel:
    """Return the model of `fit`.

    Parameters
    ----------
    problem : Problem
    fit : Fit
    name : str
        Of the head: the label column.
    report : TrainingReport
    seen : ndarray of uint64
        Digests of the texts.
    seed : int
    """
    head = _head(problem, fit, name, seed)
    terms = problem.measured.terms
    own = {
        kind: OwnWording(
            {terms[kind][column]: row for row, column in enumerate(vocabulary.columns.tolist())},
            vocabulary.idf,
            weights,
            means=_means(problem, kind, vocabulary),
        )
        for kind, (vocabulary, weights) in fit.own.items()
    }
    shipped = default_model()
    # Labels in another unit, or of other names, have the same weights and are another model.
    learned = (head.coef, *(one.weights for one in own.values()), head.intercept, head.quantiles)
    digest = hashlib.sha256(
        b"".join(part.tobytes() for part in learned) + repr(head.classes).encode("utf-8", "replace")
    ).hexdigest()
    manifest: dict[str, Any] = {
        "format_version": FORMAT_VERSION,
        "model_id": f"retrained-{name}-{digest[:12]}",
        "made_with": versions(),
        "examples": len(problem.cluster),
        "kind": head.kind,
        "seed": seed,
        "golden": [],
    }
    draft = TrainedModel.assemble(
        shipped, head, own, problem.base, manifest, report, np.unique(seen)
    )
    return replace(draft, manifest={**manifest, "golden": golden_scores(draft)})


def _means(problem: Problem, kind: str, vocabulary: Vocabulary) -> FloatArray:
    """Return the mean value of each term of `vocabulary`, shape (n_terms,)."""
    weight = weights_of(problem.cluster, problem.weight)
    vectors = vocabulary.vectors(problem.measured.counts[kind])
    return np.asarray(vectors.T @ weight / weight.sum(), np.float64)


def _head(problem: Problem, fit: Fit, name: str, seed: int) -> TrainedHead:
    target = problem.target
    names = base_names(default_model())
    bounds = (0.0, 1.0)
    if target.kind == "regression":
        bounds = (float(target.codes.min()), float(target.codes.max()))
    members, word_spread = resampled(problem, fit, seed + 2)
    head = TrainedHead(
        name=name,
        kind=target.kind,
        classes=target.names,
        features=tuple(names[column] for column in fit.columns.tolist()),
        transform=fit.transform,
        coef=fit.coef,
        intercept=fit.intercept,
        members=members,
        word_spread=word_spread,
        residuals=(0.0, 0.0),
        quantiles=np.zeros((101, fit.coef.shape[1])),
        bounds=bounds,
    )
    level, unit = target.scale
    values = head.values_of(level + unit * fit.choice.raw)
    weight = weights_of(problem.cluster, problem.weight)
    shares = np.linspace(0.0, 1.0, 101)
    quantiles = [_quantiles(column, weight, shares) for column in values.T]
    residuals = (0.0, 0.0)
    if target.kind == "regression":
        low, high = _quantiles(target.codes - values[:, 0], weight, np.array([0.05, 0.95]))
        residuals = (min(float(low), 0.0), max(float(high), 0.0))
    return replace(
        head,
        features=(*head.features, *(n for kind in fit.own for n in own_names(head, kind))),
        residuals=residuals,
        quantiles=np.column_stack(quantiles),
    )


def _quantiles(values: FloatArray, weight: FloatArray, shares: FloatArray) -> FloatArray:
    order = np.argsort(values)
    mass = np.cumsum(weight[order]) - weight[order] / 2
    return np.interp(shares, mass / weight.sum(), values[order])
