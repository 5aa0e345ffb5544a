"""How retraining does with few and with many labels: ``python -m training.learning_curve DATA``.

Two sets stand in for a user's own labels: articles readers called hyperpartisan or not, and
the lean of AllSides. Folds of whole outlets; in each, so many examples are drawn from the
training outlets, a model is trained on them (``base=None``) and judged on the held-out fold,
beside TF-IDF of words and word pairs with logistic regression, trained on the same rows: once
as strong as it gets (the baseline of `credscore.train`), once with scikit-learn's defaults. One
draw of all five folds gives one figure; the table shows mean and range of the draws. What was
learned from rated articles is learned again for each fold, without its publishers.
"""

from __future__ import annotations

import argparse
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from credscore.arrays import FloatArray, IntArray
from credscore.retraining.baseline import fit_predict_tfidf
from credscore.retraining.duplicates import clusters, copies
from credscore.retraining.fitting import fit_head
from credscore.retraining.folds import assign_folds, weights_of
from credscore.retraining.labels import read_labels
from credscore.retraining.measuring import measure_texts
from credscore.retraining.metrics import figures_of
from credscore.retraining.problem import Problem, values_of
from credscore.retraining.threads import one_thread
from training.data import publisher
from training.rated_words import RatedWords

_FOLDS = 5
_LEAST_OF_CLASS = 8
#: Articles of an outlet of AllSides.
_MOST = 10


@dataclass(frozen=True)
class LabelledSet:
    """A measured set, its publishers, its words, and the texts the baseline reads."""

    name: str
    problem: Problem
    publishers: npt.NDArray[np.object_]
    rated: RatedWords
    texts: list[str]

    def unseen(self, rows: IntArray) -> Problem:
        """Return the problem as it is for one who knows nothing of the publishers of `rows`."""
        measured = self.problem.measured
        values = self.rated.without(measured.values, set(self.publishers[rows]))
        return replace(self.problem, measured=replace(measured, values=values))


def main() -> None:
    """Read the arguments, measure, print a table for each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with the public data sets")
    parser.add_argument("--sizes", type=int, nargs="*", default=[50, 100, 200])
    parser.add_argument("--draws", type=int, default=5)
    parser.add_argument("--cache", type=Path, default=Path("training/out/cache"))
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--titles", action="store_true", help="give both models the headlines")
    parser.add_argument("--sets", nargs="*", default=["hyperpartisan", "allsides"])
    arguments = parser.parse_args()
    for name in arguments.sets:
        labelled = read_set(
            arguments.data, name, arguments.cache, arguments.jobs, titles=arguments.titles
        )
        print(f"{name}: {len(labelled.texts)} articles, titles: {arguments.titles}")
        for size in [*arguments.sizes, None]:
            print_row(labelled, size, arguments.draws)


def read_set(folder: Path, name: str, cache: Path, n_jobs: int, *, titles: bool) -> LabelledSet:
    """Read and measure one set; of AllSides at most 10 articles of an outlet."""
    frame = pd.read_parquet(folder / f"articles_{name}.parquet")
    label = {"hyperpartisan": "hyperpartisan", "allsides": "lean"}[name]
    if name == "allsides":
        frame = frame.sample(frac=1.0, random_state=0).groupby("domain").head(_MOST)
    frame = frame[frame[label].notna()].reset_index(drop=True)
    texts = frame["text"].tolist()
    headlines = frame["title"].fillna("").tolist() if titles else None
    target = read_labels(frame[label].tolist())
    publishers = [publisher(domain) for domain in frame["domain"]]
    problem = Problem(
        measure_texts(texts, headlines, n_jobs, progress=None),
        target,
        clusters(publishers, copies(texts)),
        np.ones(len(texts)),
        None,
    )
    read = texts if headlines is None else list(map("\n".join, zip(headlines, texts, strict=True)))
    rated = RatedWords(folder, cache, texts, headlines)
    return LabelledSet(name, problem, np.array(publishers, object), rated, read)


def print_row(labelled: LabelledSet, size: int | None, n_draws: int) -> None:
    """Print the figures for training sets of `size` articles (None: all of four folds)."""
    rows = np.array(list(_draws(labelled, size, n_draws)))
    means, low, high = rows.mean(axis=0), rows.min(axis=0), rows.max(axis=0)
    cells = [f"{means[i]:.3f} ({low[i]:.3f} to {high[i]:.3f})" for i in range(rows.shape[1])]
    print(f"| {size or 'all'} | {' | '.join(cells)} |", flush=True)


def _draws(labelled: LabelledSet, size: int | None, n_draws: int) -> Iterator[list[float]]:
    """Yield for each draw AUC and mean AUC within folds, of the model and both baselines."""
    problem, target = labelled.problem, labelled.problem.target
    for draw in range(n_draws):
        fold = assign_folds(problem.cluster, target, _FOLDS, draw)
        rng = np.random.default_rng(draw)
        values = np.zeros((len(fold), len(target.classes)))
        strong, plain = np.zeros_like(values), np.zeros_like(values)
        for held in range(_FOLDS):
            train, test = np.flatnonzero(fold != held), np.flatnonzero(fold == held)
            train = train if size is None else _drawn(train, target.codes, size, rng)
            unseen = labelled.unseen(test)
            with one_thread():
                fit = fit_head(unseen.rows(train), draw)
            values[test] = values_of(target.kind, fit.raw(unseen.measured.rows(test)), (0, 1))
            weight = np.ones(len(fold))
            weight[train] = weights_of(problem.cluster[train], problem.weight[train])
            strong[test] = fit_predict_tfidf(labelled.texts, target, weight, train, test)
            plain[test] = _default_tfidf(labelled.texts, target.codes, train, test)
        parts = (values, strong, plain)
        pooled = [figures_of(target, part)["AUC"] for part in parts]
        yield [*pooled, *(_within(problem, part, fold) for part in parts)]


def _default_tfidf(
    texts: list[str], codes: FloatArray, train: IntArray, test: IntArray
) -> FloatArray:
    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LogisticRegression())
    model.fit([texts[row] for row in train.tolist()], codes[train])
    return np.asarray(model.predict_proba([texts[row] for row in test.tolist()]), np.float64)


def _drawn(train: IntArray, codes: FloatArray, size: int, rng: np.random.Generator) -> IntArray:
    """Return `size` rows at random, drawn again until each class has a few."""
    while True:
        rows = np.sort(rng.choice(train, size, replace=False))
        _, counts = np.unique(codes[rows], return_counts=True)
        if len(counts) == len(np.unique(codes)) and counts.min() >= _LEAST_OF_CLASS:
            return rows


def _within(problem: Problem, values: FloatArray, fold: IntArray) -> float:
    """Return the mean over folds of the AUC inside a fold."""
    parts = [np.flatnonzero(fold == held) for held in range(_FOLDS)]
    aucs = [figures_of(problem.rows(rows).target, values[rows])["AUC"] for rows in parts]
    return float(np.nanmean(aucs))


if __name__ == "__main__":
    warnings.simplefilter("ignore", RuntimeWarning)
    main()
