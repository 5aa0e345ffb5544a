"""Both scores beside the baselines on several draws of folds: ``python -m training.fold_draws``.

Which outlets share a fold is drawn by chance, and one draw moves a figure by 0.02. What is ahead of
what is therefore told by the mean of several. Figures of ranking only, from uncalibrated outputs of
unseen outlets: of all articles at once, and as the mean of what each fold has by itself, where one
model makes all outputs that are compared.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from credscore.arrays import FloatArray, IntArray
from training.baselines import BASELINES
from training.evaluate import Figures, evaluate_bias, evaluate_credibility
from training.folds import splits
from training.material import Material, read_material
from training.model import predict

#: Head -> its output for each article, NaN where there is none.
Outputs = dict[str, FloatArray]

_FOLDS = 6
_FIGURES = {
    "outlet_rho": "credibility: outlets",
    "article_rho": "articles",
    "topic_pairs": "pairs",
    "recovery_auc": "ReCOVery",
    "auc": "bias: AUC",
    "length_matched_auc": "matched length",
}


def main() -> None:
    """Read the arguments, measure each draw, print a table for each and one of their means."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with the public data sets")
    parser.add_argument("--cache", type=Path, default=Path("training/out/cache"))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2, 3])
    arguments = parser.parse_args()
    material = read_material(arguments.data, arguments.cache, arguments.jobs)
    tables = []
    for seed in arguments.seeds:
        tables.append(measure(material, seed))
        print(f"seed {seed}\n{tables[-1].round(3).to_string()}", flush=True)
    print(f"mean of {len(tables)}\n{mean_of(tables).round(3).to_string()}")


def measure(material: Material, seed: int) -> pd.DataFrame:
    """Return the figures of the heads and of the baselines on one draw of folds.

    Parameters
    ----------
    material : Material
    seed : int
        Of the folds.

    Returns
    -------
    DataFrame
        A row for each model, over all articles (``credscore``) and as the mean of folds
        (``credscore, inside folds``); a column for each figure.
    """
    whole: dict[str, Outputs] = {}
    inside: dict[str, list[Figures]] = {}
    for rows, found in _each_fold(material, seed):
        for model, outputs in found.items():
            only = {head: np.full(len(material.articles), np.nan) for head in outputs}
            for head, values in outputs.items():
                only[head][rows] = values
                so_far = whole.setdefault(model, {})
                so_far.setdefault(head, np.full(len(material.articles), np.nan))[rows] = values
            inside.setdefault(model, []).append(figures_of(only, material.articles))
    table = {model: figures_of(outputs, material.articles) for model, outputs in whole.items()}
    for model, folds in inside.items():
        table[f"{model}, inside folds"] = dict(pd.DataFrame(folds).mean())
    return pd.DataFrame(table).T


def _each_fold(material: Material, seed: int) -> Iterator[tuple[IntArray, dict[str, Outputs]]]:
    """Yield for each fold its judged articles and, for each model, the outputs for them."""
    made = {
        model: {"credibility": rating(material.articles), "bias": judgement(material.articles)}
        for model, (rating, judgement) in BASELINES.items()
    }
    for fold, (train, test) in enumerate(splits(material.articles, _FOLDS, seed)):
        judged = test[material.judged[test]]
        # The seed of `cross_validate`, so that the first draw is that of `training.train`.
        found = {"credscore": predict(material, train, judged, seed + 100 + fold)}
        for model, heads in made.items():
            found[model] = {head: fit(train, judged) for head, fit in heads.items()}
        yield judged, found


def figures_of(outputs: Outputs, articles: pd.DataFrame) -> Figures:
    """Return the figures of ranking of both heads, by the names they have in the docs."""
    figures = evaluate_credibility(outputs["credibility"], articles)
    figures |= evaluate_bias(outputs["bias"], articles)
    return {name: figures[key] for key, name in _FIGURES.items()}


def mean_of(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return the mean of several draws."""
    return sum(tables[1:], tables[0]) / len(tables)


if __name__ == "__main__":
    main()
