"""From articles to the two heads: out-of-fold wording, fit, calibration, intervals.

Everything is fitted on whole outlets and judged on others. A row's wording features come
from weights that saw neither its outlet nor a copy of it, in training as in testing, so the
head learns how far to trust them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from credscore.features.extract import describe
from credscore.features.feature import Feature
from credscore.model.head import Head
from training import heads
from training.data import outlet_weights
from training.folds import splits

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Task:
    """What one head learns.

    Attributes
    ----------
    name, kind : str
        As in `credscore.model.head.Head`.
    target : ndarray
        The label of each row; NaN where it has none.
    strength : float
        Ridge penalty.
    half : float
        See `training.data.outlet_weights`.
    families : tuple of str
        Feature families the head reads.
    """

    name: str
    kind: str
    target: FloatArray
    strength: float
    half: float
    families: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Articles with their features and the out-of-fold wording values of each fold plan."""

    articles: pd.DataFrame
    features: FloatArray
    described: list[Feature]
    words: FloatArray


def columns_of(table: Table, task: Task) -> IntArray:
    """Return the columns of the features that `task` reads."""
    return np.array(
        [
            index
            for index, feature in enumerate(table.described)
            if feature.family in task.families and feature.name not in heads.LENGTH_FEATURES
        ],
        np.int64,
    )


def labelled(task: Task, rows: IntArray) -> IntArray:
    """Return those of `rows` that have the label of `task`."""
    return rows[~np.isnan(task.target[rows])]


def fit_head(table: Table, task: Task, rows: IntArray, features: FloatArray) -> Head:
    """Fit an uncalibrated head on `rows`; its ensemble, noise and quantiles are neutral."""
    columns = columns_of(table, task)
    described = [table.described[column] for column in columns]
    kept = labelled(task, rows)
    weight = outlet_weights(table.articles["group"].iloc[kept], task.half)
    transform = heads.fit_transform(features[np.ix_(kept, columns)], described, weight)
    inputs = transform(features[np.ix_(kept, columns)])
    coefficients = heads.fit_linear(
        task.kind, inputs, task.target[kept], weight, task.strength
    )
    return Head(
        name=task.name,
        kind=task.kind,
        features=tuple(feature.name for feature in described),
        transform=transform,
        coef=coefficients[:-1],
        intercept=float(coefficients[-1]),
        ensemble=coefficients[None, :],
        noise=(-1.0, 1.0, 0.0, 0.0, 0.0),
        quantiles=np.linspace(0.0, 1.0, 101),
        bounds=(0.0, 1.0),
    )


def raw_of(head: Head, table: Table, task: Task, features: FloatArray) -> FloatArray:
    """Return the raw output of `head` for rows of `features`."""
    inputs = head.transform(features[:, columns_of(table, task)])
    return heads.raw_output(inputs, np.append(head.coef, head.intercept))
