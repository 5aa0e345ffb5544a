"""The two baselines every figure stands beside: TF-IDF on raw text, and with names masked.

Both are linear models on sublinear TF-IDF of words and word pairs, fitted anew in every
fold on the folds' own training rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression, Ridge

from credscore.arrays import FloatArray, IntArray
from training.data import outlet_weights
from training.folds import FitPredict

_NAMES = re.compile(r"\b[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*")
_NUMBERS = re.compile(r"\d[\d.,:]*")


def mask_names(text: str) -> str:
    """Replace every run of capitalised words, and every number, by a placeholder.

    Examples
    --------
    >>> mask_names("In May Ann Lee spent 2,000 on it.")
    ' nameword  spent  numberword  on it.'
    """
    return _NUMBERS.sub(" numberword ", _NAMES.sub(" nameword ", text))


def _vectorizer() -> TfidfVectorizer:
    return TfidfVectorizer(ngram_range=(1, 2), min_df=3, max_features=200_000, sublinear_tf=True)


def prepare(articles: pd.DataFrame, *, masked: bool) -> list[str]:
    """Return the texts a baseline reads, as scraped or with names masked."""
    texts: list[str] = articles["text"].tolist()
    return [mask_names(text) for text in texts] if masked else texts


def ridge_baseline(articles: pd.DataFrame, *, masked: bool) -> FitPredict:
    """Return the TF-IDF ridge regression of `quality`, outlet-weighted.

    Its predictions are less the mean rating of the training rows. Without the well rated outlets
    of a test fold that mean is lower, so that adding it ranks folds the wrong way round. The raw
    outputs of a head have no intercept either.

    Parameters
    ----------
    articles : DataFrame
        From :func:`training.data.read_articles`.
    masked : bool
        Whether names and numbers are masked.
    """
    texts = prepare(articles, masked=masked)
    rating = articles["quality"].to_numpy(np.float64)

    def fit_predict(train: IntArray, test: IntArray) -> FloatArray:
        train = train[~np.isnan(rating[train])]
        vectorizer = _vectorizer()
        matrix = vectorizer.fit_transform([texts[row] for row in train])
        weight = outlet_weights(articles["group"].iloc[train])
        model = Ridge(alpha=1.0, solver="sparse_cg", tol=1e-3)
        model.fit(matrix, rating[train], sample_weight=weight)
        predicted = model.predict(vectorizer.transform([texts[row] for row in test]))
        mean = float(np.average(rating[train], weights=weight))
        return np.asarray(predicted - mean, np.float64)

    return fit_predict


def logistic_baseline(articles: pd.DataFrame, *, masked: bool) -> FitPredict:
    """Return the TF-IDF logistic regression of `hyperpartisan` (its probability).

    Rows without that label are neither trained on nor predicted (NaN).

    Parameters
    ----------
    articles : DataFrame
        From :func:`training.data.read_articles`.
    masked : bool
        Whether names and numbers are masked.
    """
    texts = prepare(articles, masked=masked)
    known = articles["hyperpartisan"].notna().to_numpy()
    target = articles["hyperpartisan"].eq(other=True).to_numpy(np.bool_)

    def fit_predict(train: IntArray, test: IntArray) -> FloatArray:
        train = train[known[train]]
        vectorizer = _vectorizer()
        matrix = vectorizer.fit_transform([texts[row] for row in train])
        model = LogisticRegression(C=10.0, max_iter=1000).fit(matrix, target[train])
        predicted = np.full(len(test), np.nan)
        judged = np.flatnonzero(known[test])
        if len(judged):
            rows = vectorizer.transform([texts[row] for row in test[judged]])
            predicted[judged] = model.predict_proba(rows)[:, 1]
        return predicted

    return fit_predict


#: Name of the baseline, and how its credibility and its bias predictor are made.
BASELINES: dict[
    str, tuple[Callable[[pd.DataFrame], FitPredict], Callable[[pd.DataFrame], FitPredict]]
] = {
    "tfidf_raw": (
        lambda articles: ridge_baseline(articles, masked=False),
        lambda articles: logistic_baseline(articles, masked=False),
    ),
    "tfidf_masked": (
        lambda articles: ridge_baseline(articles, masked=True),
        lambda articles: logistic_baseline(articles, masked=True),
    ),
}
