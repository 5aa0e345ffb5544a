"""What is asked of a model beyond its figures: certainty, fairness, other sets, a control."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from credscore.arrays import FloatArray, IntArray
from training.breakdown import by_lean, by_length, by_topic
from training.evaluate import (
    RANKING,
    Figures,
    bootstrap_outlets,
    evaluate_across_corpora,
    evaluate_bias,
    evaluate_credibility,
)
from training.material import Material
from training.model import TASKS, cross_validate, predict, shuffled

Table = dict[str, dict[str, float]]

_CREDIBILITY = TASKS[:1]
_CONTROL_FOLDS = 3
#: The control leaves the checklist out: its directions are known without any rating.
_CONTROL = (replace(TASKS[0], checklist=(TASKS[0].checklist[0], 0.0)),)


def examine(
    material: Material, raw: dict[str, FloatArray], values: dict[str, FloatArray], seed: int
) -> dict[str, Table]:
    """Return everything the model card says beside the main figures.

    Parameters
    ----------
    material : Material
    raw, values : dict of str to ndarray
        Out-of-fold outputs of the heads, uncalibrated and calibrated on other folds.
    seed : int

    Returns
    -------
    dict of str to dict
        ``intervals`` (figure -> ``low``, ``high``: 95 % by outlet bootstrap), ``lean``,
        ``length``, ``topic``, ``corpora``, ``control``.
    """
    articles = material.articles
    value = values["credibility"]
    return {
        "intervals": _intervals(material, raw, values),
        "lean": {"credibility": by_lean(value, articles)},
        "length": by_length(value, articles, material.body_words),
        "topic": by_topic(value, articles),
        "corpora": {"credibility": _across_corpora(material, seed)},
        "control": {"credibility": _control(material, seed)},
    }


def _intervals(
    material: Material, raw: dict[str, FloatArray], values: dict[str, FloatArray]
) -> Table:
    named: dict[str, tuple[float, float]] = {}
    for head, measure in (("credibility", evaluate_credibility), ("bias", evaluate_bias)):
        ranked = bootstrap_outlets(measure, raw[head], material.articles)
        calibrated = bootstrap_outlets(measure, values[head], material.articles)
        for key in ranked:
            named[f"{head}.{key}"] = (ranked if key.endswith(RANKING) else calibrated)[key]
    lean = bootstrap_outlets(by_lean, values["credibility"], material.articles)
    named |= {f"lean.{key}": bounds for key, bounds in lean.items()}
    return {key: {"low": low, "high": high} for key, (low, high) in named.items()}


def _across_corpora(material: Material, seed: int) -> Figures:
    def fit_predict(train: IntArray, test: IntArray) -> FloatArray:
        raw = predict(material, train, test, seed, _CREDIBILITY)["credibility"]
        return np.where(material.judged[test], raw, np.nan)

    return evaluate_across_corpora(material.articles, fit_predict)


def _control(material: Material, seed: int) -> Figures:
    """Return the figures of a model learned from ratings shuffled within topics."""
    raw, _ = cross_validate(shuffled(material, seed), _CONTROL_FOLDS, seed, _CONTROL)
    figures = evaluate_credibility(raw["credibility"], material.articles)
    return {key: figures[key] for key in ("outlet_rho", "article_rho", "topic_pairs")}
