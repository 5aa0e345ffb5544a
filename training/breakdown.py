"""How the credibility score does in parts of the data: by lean, by length, by topic."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from credscore.arrays import FloatArray
from training import metrics

_LEANS = ("left", "center", "right")
#: Articles with at most so many words are short, with at least so many long.
_SHORT, _LONG = 400, 900
_LEAST_TOPIC = 60


def by_lean(predicted: FloatArray, articles: pd.DataFrame) -> dict[str, float]:
    """Return how far the score of left and right outlets lies from the centre's.

    Parameters
    ----------
    predicted : ndarray
        Out-of-fold credibility, NaN for rows not predicted.
    articles : DataFrame
        From `training.data.read_articles`.

    Returns
    -------
    dict of str to float
        ``left_gap`` and ``right_gap``: difference from outlets of the centre of the same
        rating, by a linear regression of the score on rating and lean in which each outlet
        counts the same; ``left_right_gap`` their difference.
    """
    rated = articles["quality"].notna().to_numpy() & articles["lean"].isin(_LEANS).to_numpy()
    rows = np.flatnonzero(~np.isnan(predicted) & rated)
    lean = articles["lean"].iloc[rows].to_numpy(object)
    weight = np.sqrt(metrics.equal_outlets(articles["group"].iloc[rows].to_numpy(object)))
    design = np.column_stack(
        (
            np.ones(len(rows)),
            articles["quality"].iloc[rows].to_numpy(np.float64),
            lean == "left",
            lean == "right",
        )
    ).astype(np.float64)
    solution, *_ = np.linalg.lstsq(design * weight[:, None], predicted[rows] * weight, rcond=None)
    left, right = float(solution[2]), float(solution[3])
    return {"left_gap": left, "right_gap": right, "left_right_gap": left - right}


def by_length(
    predicted: FloatArray, articles: pd.DataFrame, words: FloatArray
) -> dict[str, dict[str, float]]:
    """Return rank correlation and mean error of short, middling and long articles.

    Parameters
    ----------
    predicted : ndarray
    articles : DataFrame
    words : ndarray
        Words of body text.
    """
    parts = {
        f"up to {_SHORT} words": words <= _SHORT,
        "between": (words > _SHORT) & (words < _LONG),
        f"{_LONG} words and more": words >= _LONG,
    }
    return {name: _part(predicted, articles, mask) for name, mask in parts.items()}


def by_topic(predicted: FloatArray, articles: pd.DataFrame) -> dict[str, dict[str, float]]:
    """Return rank correlation and mean error within each topic of enough articles."""
    counts = articles["topic"].value_counts()
    topics = sorted(str(topic) for topic in counts.index[counts >= _LEAST_TOPIC])
    return {
        topic: _part(predicted, articles, articles["topic"].eq(topic).to_numpy(np.bool_))
        for topic in topics
    }


def _part(
    predicted: FloatArray, articles: pd.DataFrame, mask: npt.NDArray[np.bool_]
) -> dict[str, float]:
    known = ~np.isnan(predicted) & articles["quality"].notna().to_numpy()
    rows = np.flatnonzero(mask & known & (articles["set"] == "allsides").to_numpy())
    rating = articles["quality"].iloc[rows].to_numpy(np.float64)
    weight = metrics.equal_outlets(articles["group"].iloc[rows].to_numpy(object))
    return {
        "articles": float(len(rows)),
        "article_rho": metrics.article_rank_correlation(predicted[rows], rating),
        "error": float(np.average(predicted[rows] - rating, weights=weight)),
    }
