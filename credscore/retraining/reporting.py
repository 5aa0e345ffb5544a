"""The report of a training: figures, calibration, strongest features, worst mistakes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from credscore.arrays import FloatArray, IntArray
from credscore.model.model import default_model
from credscore.model.own_wording import OWN_TITLE
from credscore.model.report import Mistake, Strongest, TrainingReport
from credscore.model.trained import base_names
from credscore.retraining.assessing import HeldOut
from credscore.retraining.fitting import Fit
from credscore.retraining.labels import Target
from credscore.retraining.metrics import calibration_bins, compare
from credscore.retraining.problem import Problem

__all__ = ["confusion_of", "make_report", "worst_mistakes"]


_MOST_STRONG = 15
_MOST_MISTAKES = 10
_EXCERPT = 240


def make_report(  # noqa: PLR0913 (what a report is made of)
    name: str,
    problem: Problem,
    fit: Fit,
    held: HeldOut,
    rows: IntArray,
    texts: Sequence[str],
    warnings: Sequence[str],
    seed: int,
    groups: Sequence[str] | None = None,
) -> TrainingReport:
    """Return the report.

    Parameters
    ----------
    name : str
        The label column.
    problem : Problem
        Everything that was learned from.
    fit : Fit
    held : HeldOut
        Of `rows`.
    rows : ndarray of int
        The rows that were judged.
    texts : sequence of str
        All of them.
    warnings : sequence of str
    seed : int
    groups : sequence of str or None
        Of all rows.
    """
    target = problem.rows(rows).target
    return TrainingReport(
        target=name,
        kind=target.kind,
        counts=_counts(problem, rows, held, groups),
        figures=compare(target, held.values, held.baseline, problem.cluster[rows], seed),
        calibration=tuple(calibration_bins(target, held.values)),
        confusion=confusion_of(target, held.values),
        features=_strongest_features(name, problem, fit),
        terms=_strongest_terms(name, problem, fit),
        mistakes=worst_mistakes(target, held.values, rows, texts),
        warnings=tuple(warnings),
        settings=fit.choice.settings,
    )


def _counts(
    problem: Problem, rows: IntArray, held: HeldOut, groups: Sequence[str] | None
) -> dict[str, int]:
    counts = {
        "examples": len(problem.cluster),
        "examples judged": len(rows),
        **({} if groups is None else {"groups": len(set(groups))}),
        "folds": len(np.unique(held.fold)),
    }
    names = problem.target.names
    classes = Counter(problem.target.codes.astype(np.int64).tolist()) if names else {}
    return counts | {f"label {names[code]}": n for code, n in sorted(classes.items())}


def confusion_of(target: Target, values: FloatArray) -> dict[str, dict[str, int]]:
    """Return label -> predicted label -> examples; empty for a regression."""
    if target.kind == "regression":
        return {}
    names = target.names
    pairs = Counter(
        zip(target.codes.astype(int).tolist(), values.argmax(axis=1).tolist(), strict=True)
    )
    return {
        label: {other: pairs[row, column] for column, other in enumerate(names)}
        for row, label in enumerate(names)
    }


def _output_names(name: str, target: Target) -> tuple[str, ...]:
    if target.kind == "multiclass":
        return target.names
    return (target.names[1],) if target.kind == "binary" else (name,)


def _strongest_features(name: str, problem: Problem, fit: Fit) -> tuple[Strongest, ...]:
    names = base_names(default_model())
    features = [*(names[column] for column in fit.columns.tolist())]
    n = len(features)
    # Inputs have a spread of one at most, so a coefficient is the effect of one such step.
    spread = fit.inputs(problem.measured)[:, :n].std(axis=0)
    effects = fit.coef[:n] * spread[:, None]
    return _top(effects, features, name, problem.target)


def _strongest_terms(name: str, problem: Problem, fit: Fit) -> tuple[Strongest, ...]:
    terms: list[str] = []
    effects = []
    for kind, (vocabulary, weights) in fit.own.items():
        mark = " (headline)" if kind == OWN_TITLE else ""
        found = problem.measured.terms[kind]
        terms += [found[column] + mark for column in vocabulary.columns.tolist()]
        factor = problem.target.scale[1] * fit.choice.factors[kind]
        # Texts are rows of length one, so what a term adds depends on what else they say.
        used = vocabulary.vectors(problem.measured.counts[kind])
        uses = np.maximum(np.bincount(used.indices, minlength=used.shape[1]), 1)
        middle = np.asarray(used.sum(axis=0)).ravel() / uses
        effects.append(weights * middle[:, None] * factor)
    return _top(np.concatenate(effects), terms, name, problem.target)


def _top(
    effects: FloatArray, names: Sequence[str], name: str, target: Target
) -> tuple[Strongest, ...]:
    # What has no effect but that of rounding is no strong feature.
    least = 1e-9 * target.scale[1]
    return tuple(
        Strongest(output, names[row], float(effects[row, column]))
        for column, output in enumerate(_output_names(name, target))
        for row in np.argsort(-np.abs(effects[:, column]), kind="stable")[:_MOST_STRONG].tolist()
        if abs(effects[row, column]) > least
    )


def worst_mistakes(
    target: Target, values: FloatArray, rows: IntArray, texts: Sequence[str]
) -> tuple[Mistake, ...]:
    """Return the examples whose held-out value is farthest from the label."""
    if target.kind == "regression":
        error = np.abs(target.codes - values[:, 0])
        shown = [(f"{a:g}", f"{b:.3g}") for a, b in zip(target.codes, values[:, 0], strict=True)]
    else:
        codes = target.codes.astype(np.int64)
        best = values.argmax(axis=1)
        error = np.where(best == codes, -1.0, 1.0 - values[np.arange(len(codes)), codes])
        shown = [
            (target.names[code], f"{target.names[b]} ({values[row, b]:.2f})")
            for row, (code, b) in enumerate(zip(codes.tolist(), best.tolist(), strict=True))
        ]
    worst = [place for place in np.argsort(-error).tolist() if error[place] > 0.0]
    return tuple(
        Mistake(int(rows[at]), shown[at][0], shown[at][1], _excerpt(texts[rows[at]]))
        for at in worst[:_MOST_MISTAKES]
    )


def _excerpt(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _EXCERPT else flat[: _EXCERPT - 1] + "…"
