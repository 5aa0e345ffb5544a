"""Make the shipped model from a data folder: ``python -m training.train DATA -o models``."""

from __future__ import annotations

import argparse
import json
import platform
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sklearn

import credscore
from credscore.arrays import FloatArray
from credscore.model.head import Head, Noise
from credscore.model.shipped import write_shipped
from credscore.model.wording import ArticleWording
from training import heads, unseen
from training.card import data_digests, write_card
from training.data import outlet_weights
from training.evaluate import RANKING, evaluate_bias, evaluate_credibility
from training.examine import examine
from training.golden import write_golden
from training.intervals import BINARY_NOISE, binary_coverage, coverage, cross_calibrated
from training.material import Material, read_material
from training.model import (
    CALIBRATION_HALF,
    SPREAD,
    TASKS,
    Space,
    Task,
    WordWeights,
    cross_validate,
    fit_ensemble,
    fit_task,
    head_features,
    joined,
    learn_wording,
    out_of_fold_wording,
)
from training.seen import write_seen

_FOLDS = 6
_SEED = 0


def main() -> None:
    """Read the arguments, train, evaluate and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with the public data sets")
    parser.add_argument("-o", "--output", type=Path, default=Path("models"))
    parser.add_argument("--cache", type=Path, default=Path("training/out/cache"))
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    material = read_material(arguments.data, arguments.cache, arguments.jobs)
    raw, fold_of = cross_validate(material, _FOLDS, _SEED)
    calibrated, figures = evaluate(material, raw, fold_of)
    unseen.save({name: values[material.judged] for name, values in calibrated.items()})
    for name, values in figures.items():
        print(name, json.dumps({key: round(value, 3) for key, value in values.items()}))
    details = examine(material, raw, calibrated, _SEED)
    print(json.dumps(details, indent=1))
    rows = np.arange(len(material.articles))
    space = Space.of(material, rows)
    features = joined(material, out_of_fold_wording(material, rows, space, _SEED + 1000))
    shipped = [
        ship_head(material, task, features, raw[task.name], calibrated[task.name]) for task in TASKS
    ]
    weights = learn_wording(material, rows, space)
    described = describe_model(arguments.data, material, figures)
    write_seen(arguments.data, arguments.output)
    write_shipped(
        arguments.output,
        {"heads": [head.to_dict() for head in shipped]},
        ship_wording(material, weights).to_dict(),
        described,
    )
    write_card(arguments.output / "README.md", material, described, figures, details)
    write_golden(arguments.output)


def evaluate(
    material: Material, raw: dict[str, FloatArray], fold_of: npt.NDArray[np.int64]
) -> tuple[dict[str, FloatArray], dict[str, dict[str, float]]]:
    """Return cross-calibrated values and the figures of both heads on unseen outlets.

    Figures of ranking are those of the raw outputs: calibrating each fold on the others
    shifts it against them (a fold of high ratings leaves low ones for its calibration).
    """
    values = {}
    figures = {}
    for task in TASKS:
        target = material.targets[task.target]
        values[task.name] = cross_calibrated(task, raw[task.name], target, fold_of, material)
    for name, measure in (("credibility", evaluate_credibility), ("bias", evaluate_bias)):
        ranked = measure(raw[name], material.articles)
        calibrated = measure(values[name], material.articles)
        figures[name] = {
            key: (ranked if key.endswith(RANKING) else calibrated)[key] for key in ranked
        }
    figures["credibility"] |= coverage(material, values["credibility"], fold_of)
    for task in TASKS:
        if task.kind == "binary":
            outputs = raw[task.name], raw[task.name + SPREAD], material.targets[task.target]
            figures[task.name] |= binary_coverage(task, *outputs, fold_of, material)
    return values, figures


def ship_head(
    material: Material, task: Task, features: FloatArray, raw: FloatArray, value: FloatArray
) -> Head:
    """Fit the head on everything, with the calibration and noise of unseen outlets."""
    target = material.targets[task.target]
    known = np.flatnonzero(~np.isnan(target))
    tried = known[~np.isnan(raw[known])]
    weight = outlet_weights(material.articles["group"].iloc[tried], CALIBRATION_HALF)
    slope, offset = heads.calibration(task.kind, raw[tried], target[tried], weight)
    fit = fit_task(material, task, known, features).calibrated(slope, offset)
    members = fit_ensemble(material, task, known, features, fit, _SEED)
    ensemble = [member.calibrated(slope, offset) for member in members]
    noise = head_noise(material, task, features, fit, value)
    reference, reference_weight = reference_corpus(material)
    head = Head(
        name=task.name,
        kind=task.kind,
        features=head_features(),
        transform=fit.transform,
        coef=fit.coefficients[:-1],
        intercept=float(fit.coefficients[-1]),
        ensemble=np.stack([member.coefficients for member in ensemble]),
        noise=noise,
        quantiles=np.zeros(101),
        bounds=(0.0, 1.0),
    )
    values = np.asarray(head.value_of(fit.raw(features[reference])))
    shares = tuple(np.linspace(0.0, 1.0, 101).tolist())
    quantiles = heads.weighted_quantiles(values, reference_weight, shares)
    return replace(head, quantiles=np.array(quantiles))


def head_noise(
    material: Material, task: Task, features: FloatArray, fit: heads.Fit, value: FloatArray
) -> Noise:
    """Return what the head's interval is made of."""
    if task.kind == "binary":
        return BINARY_NOISE
    target = material.targets[task.target]
    known = np.flatnonzero(~np.isnan(target) & ~np.isnan(value))
    weight = outlet_weights(material.articles["group"].iloc[known], 20.0)
    outside = fit.transform.outside(features[known]).mean(axis=1)
    return heads.interval_noise(
        target[known], value[known], material.body_words[known], outside, weight
    )


def reference_corpus(material: Material) -> tuple[npt.NDArray[np.int64], FloatArray]:
    """Return the articles that scores and words are compared with, and how much each counts."""
    rows = np.flatnonzero((material.articles["set"] != "hyperpartisan").to_numpy())
    return rows, outlet_weights(material.articles["group"].iloc[rows], 20.0)


def ship_wording(material: Material, weights: WordWeights) -> ArticleWording:
    """Return the word weights as the package reads them."""
    terms = material.counts.terms
    reference, weight = reference_corpus(material)
    vectors = weights.vocabulary.vectors(material.counts.kept)[reference]
    columns = weights.vocabulary.columns.tolist()
    return ArticleWording(
        {terms[column]: row for row, column in enumerate(columns)},
        weights.vocabulary.idf,
        weights.weights,
        weights.offsets,
        vectors.T @ (weight / weight.sum()),
    )


def describe_model(
    folder: Path, material: Material, figures: dict[str, dict[str, float]]
) -> dict[str, object]:
    """Return what the manifest says of how the model was made."""
    return {
        "name": "default",
        "version": credscore.__version__,
        "features": list(head_features()),
        "seed": _SEED,
        "folds": _FOLDS,
        "libraries": {
            "python": platform.python_version(),
            "numpy": np.__version__,
            "scikit-learn": sklearn.__version__,
        },
        "articles": len(material.articles),
        "outlets": len(set(material.groups.tolist())),
        "data": data_digests(folder),
        "licence": "BSD-3-Clause for the code; weights learned from CC BY-NC-SA data, see card",
        "metrics": {
            head: {key: round(value, 4) for key, value in values.items()}
            for head, values in figures.items()
        },
    }


if __name__ == "__main__":
    main()
