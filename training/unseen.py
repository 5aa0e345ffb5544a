"""Scores of the articles by models that never saw their outlets, kept beside the code.

Making them takes minutes, so training writes them down (numbers only, in the order of
`training.material.capped_articles` with `MOST_JUDGED`), and whatever measures scores by outlet
reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

__all__ = ["FILE", "save", "with_scores"]

FILE = Path(__file__).with_name("unseen_scores.npz")
#: Scores are kept in ten-thousandths.
_STEPS = 10_000


def save(values: Mapping[str, npt.NDArray[np.float64]], file: Path = FILE) -> None:
    """Write out-of-fold scores in [0, 1], an array a head.

    Parameters
    ----------
    values : dict of str to ndarray, shape (n_articles,)
        Each fold calibrated on the others.
    file : Path
    """
    steps = {head: np.rint(v * _STEPS).astype(np.uint16) for head, v in values.items()}
    np.savez_compressed(file, allow_pickle=False, **steps)


def with_scores(articles: pd.DataFrame, file: Path = FILE) -> pd.DataFrame:
    """Return `articles` with their out-of-fold scores as further columns.

    Parameters
    ----------
    articles : DataFrame
        From `training.material.capped_articles`.
    file : Path

    Raises
    ------
    ValueError
        If the scores are those of other articles.
    """
    with np.load(file) as kept:
        scores = {head: kept[head] / _STEPS for head in kept.files}
    for head, values in scores.items():
        if len(values) != len(articles):
            raise ValueError(
                f"{file.name} has {len(values)} scores of {head} and the table {len(articles)} "
                "articles: train again (python -m training.train)"
            )
    return articles.assign(**scores)
