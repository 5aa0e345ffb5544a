"""Splits that keep a publisher, and every copied text, on one side.

The folds are made once over all article sets together: the sets share publishers, so folds
made set by set would let a publisher of one test set into the training rows of another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pandas as pd

from credscore.arrays import FloatArray, IntArray

Split = tuple[IntArray, IntArray]

#: ``fit_predict(train_rows, test_rows) -> predictions for the test rows``.
FitPredict = Callable[[IntArray, IntArray], FloatArray]


def outlet_folds(groups: Sequence[str], n_folds: int = 10, seed: int = 0) -> IntArray:
    """Assign every publisher, with all its rows, to one fold.

    Publishers go, biggest first, to a fold with the fewest rows so far; publishers of equal
    size, and folds of equal load, come in seeded random order.

    Parameters
    ----------
    groups : sequence of str
        The publisher of each row.
    n_folds : int
        Number of folds (at least 2).
    seed : int
        Seed of the random order.

    Returns
    -------
    ndarray of int
        Fold of each row, 0 to `n_folds` - 1.

    Examples
    --------
    >>> folds = outlet_folds(["a", "b", "a", "c"], n_folds=2)
    >>> bool(folds[0] == folds[2]), bool(folds[1] == folds[3])
    (True, True)
    """
    if n_folds < 2:
        raise ValueError(f"n_folds must be at least 2, got {n_folds}")
    rng = np.random.default_rng(seed)
    names, codes, counts = np.unique(np.asarray(groups), return_inverse=True, return_counts=True)
    load = np.zeros(n_folds)
    fold_of = np.zeros(len(names), np.int64)
    # Noise below one row keeps the order by size and shuffles what is equal; sizes are
    # blurred by a fifth so that different seeds part the big outlets differently.
    blurred = counts * rng.uniform(0.8, 1.25, len(names))
    for name in np.argsort(-blurred, kind="stable"):
        fold = int(np.argmin(load + rng.random(n_folds)))
        fold_of[name] = fold
        load[fold] += counts[name]
    return np.asarray(fold_of[codes], np.int64)


def purge(train: IntArray, test: IntArray, similar: Sequence[tuple[int, int]]) -> IntArray:
    """Return `train` without the rows that share much text with a row of `test`.

    Examples
    --------
    >>> purge(np.array([0, 1]), np.array([2]), [(1, 2)]).tolist()
    [0]
    """
    tested = set(test.tolist())
    copies = {a for a, b in similar if b in tested} | {b for a, b in similar if a in tested}
    return np.array([row for row in train.tolist() if row not in copies], np.int64)


def splits(
    articles: pd.DataFrame, n_folds: int = 10, seed: int = 0, rows: IntArray | None = None
) -> Iterator[Split]:
    """Yield (train, test) row positions: publishers unseen, copies purged from training.

    Parameters
    ----------
    articles : DataFrame
        From :func:`training.data.read_articles`.
    n_folds, seed : int
        See :func:`outlet_folds`.
    rows : ndarray of int, optional
        Only these rows take part (the folds are still those of all articles).
    """
    folds = outlet_folds(articles["group"].tolist(), n_folds, seed)
    chosen = np.arange(len(articles)) if rows is None else rows
    for fold in range(n_folds):
        test = chosen[folds[chosen] == fold]
        yield purge(chosen[folds[chosen] != fold], test, articles.attrs["similar"]), test


def corpus_split(articles: pd.DataFrame, held: str) -> Split:
    """Split off one set: its publishers and texts are in no training row.

    Parameters
    ----------
    articles : DataFrame
        From :func:`training.data.read_articles`.
    held : str
        Name of the set to test on, e.g. ``"recovery"``.
    """
    is_held = (articles["set"] == held).to_numpy()
    publishers = set(articles.loc[is_held, "group"])
    seen = articles["group"].isin(publishers).to_numpy()
    train, test = np.flatnonzero(~seen), np.flatnonzero(is_held)
    return purge(train, test, articles.attrs["similar"]), test


def out_of_fold(
    articles: pd.DataFrame,
    fit_predict: FitPredict,
    n_folds: int = 10,
    seed: int = 0,
    rows: IntArray | None = None,
) -> FloatArray:
    """Predict every row by a model that saw neither its publisher nor a copy of it.

    Parameters
    ----------
    articles : DataFrame
        From :func:`training.data.read_articles`.
    fit_predict : callable
        ``fit_predict(train_rows, test_rows)`` returns one prediction a test row. It picks
        the training rows that have its label itself.
    n_folds, seed, rows
        See :func:`splits`.

    Returns
    -------
    ndarray of float
        One prediction a row of `articles`; NaN outside `rows`.
    """
    predictions = np.full(len(articles), np.nan)
    for train, test in splits(articles, n_folds, seed, rows):
        predictions[test] = fit_predict(train, test)
    return predictions
