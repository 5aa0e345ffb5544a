"""Figures on unseen outlets: ranking, calibration, classification.

Every function takes plain arrays, so the figures do not depend on where predictions come
from. An outlet is a publisher (`group`); a rating is a label of the outlet, not the article.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import spearmanr
from sklearn.metrics import roc_auc_score

from credscore.arrays import BoolArray, FloatArray

#: An outlet's mean prediction counts for the outlet rank correlation from this many articles.
MIN_ARTICLES = 10
#: Least difference of two outlets' ratings for a same-topic pair to count.
MIN_GAP = 0.3
#: Two texts are of matched length when the longer has at most this many times the words.
LENGTH_RATIO = 1.25


def outlet_rank_correlation(
    predicted: FloatArray, rating: FloatArray, outlet: npt.NDArray[np.object_]
) -> float:
    """Spearman correlation of outlets' mean prediction with their rating."""
    table = pd.DataFrame({"outlet": outlet, "predicted": predicted, "rating": rating})
    by_outlet = table.groupby("outlet").agg(
        n=("rating", "size"), predicted=("predicted", "mean"), rating=("rating", "mean")
    )
    enough = by_outlet[by_outlet["n"] >= MIN_ARTICLES]
    return article_rank_correlation(
        enough["predicted"].to_numpy(np.float64), enough["rating"].to_numpy(np.float64)
    )


def article_rank_correlation(predicted: FloatArray, rating: FloatArray) -> float:
    """Spearman correlation over articles.

    Examples
    --------
    >>> round(article_rank_correlation(np.array([1.0, 2, 3]), np.array([1.0, 3, 2])), 2)
    0.5
    """
    return float(spearmanr(predicted, rating).statistic)


def same_topic_pairs(
    predicted: FloatArray,
    rating: FloatArray,
    outlet: npt.NDArray[np.object_],
    topic: npt.NDArray[np.object_],
) -> float:
    """Share of same-topic pairs from different outlets ordered as their ratings.

    Pairs with a rating gap under `MIN_GAP` do not count; equal predictions count half.
    """
    right = total = 0.0
    for rows in pd.Series(np.arange(len(topic))).groupby(topic).indices.values():
        gap = rating[rows][:, None] - rating[rows][None, :]
        difference = predicted[rows][:, None] - predicted[rows][None, :]
        counted = (gap >= MIN_GAP) & (outlet[rows][:, None] != outlet[rows][None, :])
        right += float(np.sum(counted & (difference > 0)) + np.sum(counted & (difference == 0)) / 2)
        total += float(counted.sum())
    return right / total if total else float("nan")


def equal_outlets(outlet: npt.NDArray[np.object_]) -> FloatArray:
    """Weights (sum 1) under which every outlet counts the same."""
    _, codes, counts = np.unique(outlet.astype(str), return_inverse=True, return_counts=True)
    return np.asarray(1.0 / counts[codes] / len(counts), np.float64)


def mean_absolute_error(
    predicted: FloatArray, target: FloatArray, weight: FloatArray | None = None
) -> float:
    """Weighted mean of the absolute error."""
    return float(np.average(np.abs(predicted - target), weights=weight))


def calibration_slope(
    predicted: FloatArray, target: FloatArray, weight: FloatArray | None = None
) -> float:
    """Slope of the weighted regression of target on prediction: 1 when calibrated.

    Under 1 the predictions spread too far, over 1 too little.

    Examples
    --------
    >>> round(calibration_slope(np.array([0.0, 1.0]), np.array([0.25, 0.75])), 2)
    0.5
    """
    centred = predicted - np.average(predicted, weights=weight)
    covariance = np.average(centred * (target - np.average(target, weights=weight)), weights=weight)
    variance = np.average(centred**2, weights=weight)
    return float(covariance / variance) if variance > 0 else float("nan")


def binned_calibration_error(
    predicted: FloatArray,
    target: FloatArray,
    weight: FloatArray | None = None,
    n_bins: int = 10,
    *,
    equal_width: bool = False,
) -> float:
    """Weighted mean over bins of |mean prediction - mean target|.

    Parameters
    ----------
    predicted, target : ndarray
        Predictions, and ratings in [0, 1] or 0/1 labels.
    weight : ndarray, optional
        Weights of the rows.
    n_bins : int
        Number of bins.
    equal_width : bool
        Bins of equal width over [0, 1] (the expected calibration error of Guo et al. 2017)
        instead of equal weight.

    Examples
    --------
    >>> predicted = np.array([0.2, 0.2, 0.8, 0.8])
    >>> round(binned_calibration_error(predicted, np.array([0.0, 0.0, 1.0, 0.0]), n_bins=2), 3)
    0.25
    """
    mass = np.ones(len(predicted)) if weight is None else weight
    mass = mass / mass.sum()
    if equal_width:
        bins = np.clip((predicted * n_bins).astype(int), 0, n_bins - 1)
    else:
        order = np.argsort(predicted, kind="stable")
        middle = np.cumsum(mass[order]) - mass[order] / 2
        bins = np.empty(len(predicted), int)
        bins[order] = np.minimum((middle * n_bins).astype(int), n_bins - 1)
    gap = np.bincount(bins, mass * (predicted - target), minlength=n_bins)
    return float(np.abs(gap).sum())


def roc_auc(score: FloatArray, label: BoolArray, weight: FloatArray | None = None) -> float:
    """Area under the ROC curve; NaN when there is one class only."""
    if label.all() or not label.any():
        return float("nan")
    return float(roc_auc_score(label, score, sample_weight=weight))


def length_matched_auc(score: FloatArray, label: BoolArray, words: FloatArray) -> float:
    """Share of (positive, negative) pairs of matched length ordered right (ties half).

    Two texts match when the longer has at most `LENGTH_RATIO` times the shorter's words.
    Length alone then earns next to nothing.
    """
    log_words = np.log(np.maximum(words, 1.0))
    near = np.abs(log_words[label][:, None] - log_words[~label][None, :]) <= np.log(LENGTH_RATIO)
    difference = score[label][:, None] - score[~label][None, :]
    total = float(near.sum())
    right = float((near & (difference > 0)).sum() + (near & (difference == 0)).sum() / 2)
    return right / total if total else float("nan")


def accuracy(probability: FloatArray, label: BoolArray) -> float:
    """Share of rows where the probability is on the label's side of one half."""
    return float(np.mean((probability >= 0.5) == label))
