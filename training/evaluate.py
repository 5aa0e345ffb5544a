"""The figures of a model from its out-of-fold predictions, in one call a head."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from credscore.arrays import FloatArray
from training import metrics
from training.folds import FitPredict, corpus_split

Figures = dict[str, float]

#: Endings of the figures that depend on the order of the outputs alone.
RANKING = ("rho", "topic_pairs", "auc")


def evaluate_credibility(predicted: FloatArray, articles: pd.DataFrame) -> Figures:
    """Return the credibility head's figures on the AllSides and ReCOVery articles.

    Parameters
    ----------
    predicted : ndarray
        Out-of-fold prediction of each article's quality, NaN for rows not predicted.
    articles : DataFrame
        From :func:`training.data.read_articles`, same order.

    Returns
    -------
    dict of str to float
        ``outlet_rho``, ``article_rho``, ``topic_pairs``, ``outlet_mae``, ``slope`` and
        ``binned_error`` on AllSides, ``recovery_auc`` on ReCOVery, and ``all_*``: both sets.
    """
    figures: Figures = {}
    known = ~np.isnan(predicted) & articles["quality"].notna().to_numpy()
    in_set = articles["set"]
    for name, sets in (("", ["allsides"]), ("all_", ["allsides", "recovery"])):
        rows = np.flatnonzero(known & in_set.isin(sets).to_numpy())
        for key, value in _ranking(predicted[rows], articles.iloc[rows]).items():
            figures[name + key] = value
    rows = np.flatnonzero(~np.isnan(predicted) & (in_set == "recovery").to_numpy())
    reliable = articles["reliable"].iloc[rows].to_numpy(np.bool_)
    figures["recovery_auc"] = metrics.roc_auc(predicted[rows], reliable)
    outlets = articles["group"].iloc[rows].to_numpy(object)
    weight = metrics.equal_outlets(outlets) if len(rows) else None
    figures["recovery_outlet_auc"] = metrics.roc_auc(predicted[rows], reliable, weight)
    return figures


def _ranking(predicted: FloatArray, articles: pd.DataFrame) -> Figures:
    if not len(articles):
        return {}
    rating = articles["quality"].to_numpy(np.float64)
    outlet = articles["group"].to_numpy(object)
    weight = metrics.equal_outlets(outlet)
    topical = articles["topic"].notna().to_numpy()
    pairs = metrics.same_topic_pairs(
        predicted[topical],
        rating[topical],
        outlet[topical],
        articles["topic"].to_numpy(object)[topical],
    )
    return {
        "outlet_rho": metrics.outlet_rank_correlation(predicted, rating, outlet),
        "article_rho": metrics.article_rank_correlation(predicted, rating),
        "topic_pairs": pairs,
        "outlet_mae": metrics.mean_absolute_error(predicted, rating, weight),
        "slope": metrics.calibration_slope(predicted, rating, weight),
        "binned_error": metrics.binned_calibration_error(predicted, rating, weight),
    }


def evaluate_bias(probability: FloatArray, articles: pd.DataFrame) -> Figures:
    """Return the bias head's figures on the articles judged by readers.

    Parameters
    ----------
    probability : ndarray
        Out-of-fold probability that an article is hyperpartisan, NaN for rows not predicted.
    articles : DataFrame
        From :func:`training.data.read_articles`, same order.

    Returns
    -------
    dict of str to float
        ``auc``, ``length_matched_auc``, ``accuracy``, ``ece``, ``slope``.
    """
    judged = articles["hyperpartisan"].notna().to_numpy() & ~np.isnan(probability)
    rows = np.flatnonzero(judged)
    score = probability[rows]
    label = articles["hyperpartisan"].iloc[rows].to_numpy(np.bool_)
    words = np.array([len(text.split()) for text in articles["text"].iloc[rows]], np.float64)
    target = label.astype(np.float64)
    return {
        "auc": metrics.roc_auc(score, label),
        "length_matched_auc": metrics.length_matched_auc(score, label, words),
        "accuracy": metrics.accuracy(score, label),
        "ece": metrics.binned_calibration_error(score, target, equal_width=True),
        "slope": metrics.calibration_slope(score, target),
    }


def evaluate_across_corpora(articles: pd.DataFrame, fit_predict: FitPredict) -> Figures:
    """Train without one article set and test on it, both ways (credibility head).

    Publishers of the held-out set are in no training row. See
    :data:`training.folds.FitPredict` for the callable.
    """
    figures: Figures = {}
    for held in ("recovery", "allsides"):
        train, test = corpus_split(articles, held)
        predicted = np.full(len(articles), np.nan)
        predicted[test] = fit_predict(train, test)
        for key, value in evaluate_credibility(predicted, articles).items():
            if not np.isnan(value) and not key.startswith("all_"):
                figures[f"to_{held}.{key}"] = value
        rating = articles["quality"].iloc[test].to_numpy(np.float64)
        outlet = articles["group"].iloc[test].to_numpy(object)
        rho = metrics.outlet_rank_correlation(predicted[test], rating, outlet)
        figures[f"to_{held}.outlet_rho"] = rho
    return figures


def bootstrap_outlets(
    figure: Callable[[FloatArray, pd.DataFrame], Figures],
    predicted: FloatArray,
    articles: pd.DataFrame,
    n_samples: int = 200,
    seed: int = 0,
) -> dict[str, tuple[float, float]]:
    """Return 95 % intervals of the figures by resampling whole outlets.

    Parameters
    ----------
    figure : callable
        :func:`evaluate_credibility` or :func:`evaluate_bias`.
    predicted : ndarray
        Out-of-fold predictions, NaN for rows not predicted.
    articles : DataFrame
        From :func:`training.data.read_articles`, same order.
    n_samples : int
        Number of bootstrap samples.
    seed : int
        Seed of the resampling.
    """
    rng = np.random.default_rng(seed)
    rows_of = list(articles.groupby("group").indices.values())
    samples: list[Figures] = []
    for _ in range(n_samples):
        drawn = rng.integers(0, len(rows_of), len(rows_of))
        rows = np.concatenate([rows_of[index] for index in drawn])
        # An outlet drawn twice is two outlets, or its weight would be split.
        copy = np.repeat(np.arange(len(drawn)), [len(rows_of[index]) for index in drawn])
        sample = articles.iloc[rows].assign(group=[f"{number}" for number in copy])
        samples.append(figure(predicted[rows], sample))
    table = pd.DataFrame(samples)
    low, high = table.quantile(0.025), table.quantile(0.975)
    return {str(key): (float(low[key]), float(high[key])) for key in table.columns}
