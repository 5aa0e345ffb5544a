"""Scores of every article by a model that never saw its outlet.

``python -m training.out_of_fold DATA_DIR`` writes them to a parquet file under
``training/out/`` (about five minutes on two cores), for whatever measures scores by outlet.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd

from training.material import read_material
from training.model import cross_validate
from training.train import evaluate

__all__ = ["OUTPUT", "article_scores"]

OUTPUT = Path("training/out/article_scores.parquet")
_FOLDS = 6


def article_scores(data: Path, cache: Path, n_jobs: int = 1, seed: int = 0) -> pd.DataFrame:
    """Return one row an article: its set, publisher, rating and out-of-fold scores.

    Parameters
    ----------
    data : Path
        The data folder.
    cache : Path
        Where joblib keeps the measured features.
    n_jobs : int
        Processes.
    seed : int
        Seed of the folds.

    Returns
    -------
    DataFrame
        Columns ``set``, ``id``, ``group``, ``quality``, ``words`` (of the body),
        ``credibility`` and ``bias``. Each fold is calibrated on the others.
    """
    material = read_material(data, cache, n_jobs)
    raw, fold_of = cross_validate(material, _FOLDS, seed)
    values, _ = evaluate(material, raw, fold_of)
    columns = ["set", "id", "group", "quality"]
    return material.articles[columns].assign(words=material.body_words, **values)


def main() -> None:
    """Write the scores of the articles of a data folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("data", type=Path, help="folder with the public data sets")
    parser.add_argument("-o", "--output", type=Path, default=OUTPUT)
    parser.add_argument("--cache", type=Path, default=Path("training/out/cache"))
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    options.output.parent.mkdir(parents=True, exist_ok=True)
    article_scores(options.data, options.cache, options.jobs).to_parquet(options.output)


if __name__ == "__main__":
    main()
