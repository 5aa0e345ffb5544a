"""The baseline every figure stands beside: TF-IDF of the raw text with a linear model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression, Ridge

from credscore.arrays import FloatArray, IntArray
from credscore.retraining.labels import Target

__all__ = ["fit_predict_tfidf"]


#: The strongest of six settings on the hyperpartisan articles (docs/retraining.md).
_STRENGTH = 10.0


def fit_predict_tfidf(
    texts: Sequence[str], target: Target, weight: FloatArray, train: IntArray, test: IntArray
) -> FloatArray:
    """Fit TF-IDF of words and word pairs on `train` and predict `test`.

    Parameters
    ----------
    texts : sequence of str
        All texts, as they are: names and page furniture included.
    target : Target
    weight : ndarray
    train, test : ndarray of int

    Returns
    -------
    ndarray, shape (n_test, n_columns)
        A number, or a probability for each class.
    """
    least = 3 if len(train) >= 100 else 1
    vectorizer = TfidfVectorizer(
        ngram_range=(1, 2), sublinear_tf=True, min_df=least, max_features=200_000
    )
    matrix = vectorizer.fit_transform([texts[row] for row in train.tolist()])
    rows = vectorizer.transform([texts[row] for row in test.tolist()])
    labels = target.codes[train]
    if target.kind == "regression":
        ridge = Ridge(alpha=1.0, solver="sparse_cg", tol=1e-3)
        ridge.fit(matrix, labels, sample_weight=weight[train])
        return np.asarray(ridge.predict(rows), np.float64)[:, None]
    model = LogisticRegression(C=_STRENGTH, max_iter=1000)
    model.fit(matrix, labels.astype(np.int64), sample_weight=weight[train])
    return np.asarray(model.predict_proba(rows), np.float64)
