"""Figures of the sentence models and of the baseline, in the same folds."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score

from credscore.arrays import FloatArray, IntArray

Folds = Iterable[tuple[IntArray, IntArray]]

_BINS = 10


def calibration_error(label: IntArray, probability: FloatArray) -> float:
    """Return the expected calibration error over ten equal bins (Naeini et al. 2015).

    Examples
    --------
    >>> import numpy as np
    >>> calibration_error(np.array([0, 1]), np.array([0.25, 0.75]))
    0.25
    """
    bins = np.minimum((probability * _BINS).astype(np.int64), _BINS - 1)
    gaps = np.abs(np.bincount(bins, label - probability, _BINS))
    return float(gaps.sum() / len(label))


def best_threshold(label: IntArray, probability: FloatArray) -> float:
    """Return the threshold (in steps of 0.01) with the highest F1 of the positive class."""
    grid = np.arange(0.05, 0.96, 0.01)
    scores = [f1_score(label, probability >= threshold) for threshold in grid]
    return round(float(grid[int(np.argmax(scores))]), 2)


def figures(label: IntArray, probability: FloatArray, threshold: float) -> dict[str, float]:
    """Return AUC, macro-F1 at 0.5, F1 at `threshold` and calibration error."""
    return {
        "auc": round(float(roc_auc_score(label, probability)), 4),
        "macro_f1": round(float(f1_score(label, probability >= 0.5, average="macro")), 4),
        "threshold": threshold,
        "f1": round(float(f1_score(label, probability >= threshold)), 4),
        "calibration_error": round(calibration_error(label, probability), 4),
    }


def baseline(texts: list[str], label: IntArray, folds: Folds) -> FloatArray:
    """Return held-out probabilities of word and character TF-IDF with logistic regression."""
    all_texts = np.array(texts, dtype=object)
    out = np.zeros(len(label))
    for train, test in folds:
        parts = [
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=3),
        ]
        seen = sparse.hstack([part.fit_transform(all_texts[train]) for part in parts]).tocsr()
        new = sparse.hstack([part.transform(all_texts[test]) for part in parts]).tocsr()
        model = LogisticRegression(C=2.0, solver="liblinear").fit(seen, label[train])
        out[test] = model.predict_proba(new)[:, 1]
    return out
