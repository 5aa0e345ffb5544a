"""The two heads on unseen outlets, small enough for every commit.

A part of what `training.train` measures: fewer articles an outlet and fewer folds, the whole
pipeline otherwise. Its figures are not those of the model card, most of them lower, and stand
for themselves; they are there to be held.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from credscore.arrays import FloatArray
from credscore.retraining.threads import one_thread
from training.baselines import BASELINES as TFIDF
from training.evaluate import evaluate_bias, evaluate_credibility
from training.folds import splits
from training.material import Material, read_material
from training.model import cross_validate
from training.ratchet import Figures

BASELINES = frozenset({"TF-IDF masked"})
FILES = (
    "articles_allsides.parquet",
    "articles_hyperpartisan.parquet",
    "articles_recovery.parquet",
    "ratings_mbfc2026.parquet",
    "sentences_bias_babe.parquet",
    "sentences_subjectivity_checkthat.parquet",
    "spans_propaganda_ptc_train.parquet",
)
_MOST_PER_OUTLET = 20
_FOLDS = 3
_SEED = 0
_CREDIBILITY = {
    "outlet_rho": "credibility, outlet rank correlation",
    "article_rho": "credibility, article rank correlation",
    "topic_pairs": "credibility, same-topic pairs",
    "recovery_auc": "credibility, AUC on ReCOVery",
}
_BIAS = {"auc": "bias, AUC", "length_matched_auc": "bias, AUC at matched length"}


def head_figures(data: Path, cache: Path, n_jobs: int = 1) -> Figures:
    """Return the ranking figures of both heads, and of TF-IDF with names masked.

    Parameters
    ----------
    data : Path
        The data folder.
    cache : Path
        Where joblib keeps the measured features.
    n_jobs : int
        Processes.
    """
    material = read_material(data, cache, n_jobs, most=_MOST_PER_OUTLET)
    with one_thread():
        raw, _ = cross_validate(material, _FOLDS, _SEED)
        masked = _baseline(material)
    figures: dict[str, dict[str, float]] = {}
    for head, measure, meanings in (
        ("credibility", evaluate_credibility, _CREDIBILITY),
        ("bias", evaluate_bias, _BIAS),
    ):
        ours = measure(raw[head], material.articles)
        theirs = measure(masked[head], material.articles)
        for key, meaning in meanings.items():
            figures[meaning] = {"shipped": ours[key], "TF-IDF masked": theirs[key]}
    return figures


def _baseline(material: Material) -> dict[str, FloatArray]:
    makers = dict(zip(("credibility", "bias"), TFIDF["tfidf_masked"], strict=True))
    predictors = {head: make(material.articles) for head, make in makers.items()}
    outputs = {head: np.full(len(material.articles), np.nan) for head in predictors}
    for train, test in splits(material.articles, _FOLDS, _SEED):
        for head, fit_predict in predictors.items():
            outputs[head][test] = fit_predict(train, test)
    return outputs
