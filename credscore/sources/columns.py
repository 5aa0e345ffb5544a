"""Scores of articles in, columns of sources out; no table library takes part."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from credscore.arrays import FloatArray
from credscore.errors import ColumnError
from credscore.sources.cells import numbers
from credscore.sources.pooling import pool
from credscore.sources.trend import slopes

__all__ = [
    "LEAST_RATED",
    "Articles",
    "check_name",
    "check_scores",
    "one_rating_each",
    "rating_design",
    "source_columns",
]


#: Rated sources below which a regression on the ratings says nothing.
LEAST_RATED = 5

#: The squares of greater ratings are no numbers any more.
_MOST_RATING: Final = 1e100
#: What is added to the name of a head.
_ENDS = (
    *("", "_low", "_high", "_plain_mean", "_own_weight", "_share_between"),
    *("_trend", "_trend_low", "_trend_high"),
)


@dataclass(frozen=True, slots=True)
class Articles:
    """What is known of the articles whose sources are scored.

    Attributes
    ----------
    sources : sequence of str, shape (n_articles,)
    values : dict of str to ndarray, shape (n_articles,)
        Head -> scores, NaN where there is none.
    years : ndarray, shape (n_articles,), optional
        When each appeared, in years; NaN where unknown.
    """

    sources: Sequence[str]
    values: Mapping[str, FloatArray]
    years: FloatArray | None = None


def check_name(source: str, heads: Collection[str]) -> None:
    """Check that the column of the sources can stand beside those that are made for `heads`.

    Raises
    ------
    ColumnError
        If it has the name of one of them, or one of them that of a count.
    """
    taken = sorted({"source", "n", "failed"}.intersection(heads))
    if taken:
        raise ColumnError(
            f"the label of this model, {taken[0]!r}, has the name of another column of the table "
            "of sources; rename the label column and train again"
        )
    if source in {"n", "failed", *(f"{head}{end}" for head in heads for end in _ENDS)}:
        raise ColumnError(
            f"the column of sources, {source!r}, has the name of a new one: rename it first"
        )


def check_scores(name: str, values: Sequence[object], first: int = 0) -> FloatArray:
    """Return the scores of the column `name` that a table came with, NaN for missing ones.

    Others call a rating of their own ``bias`` too: "left-centre", or a number from -30 to 30.

    Parameters
    ----------
    name : str
    values : sequence
    first : int, default=0
        What errors call the first row.

    Raises
    ------
    ValueError
        If one is no number from 0 to 1; the message names its row.
    """
    advice = (
        "Columns called credibility and bias are taken for scores made before: rename them to "
        "have the texts scored"
    )
    try:
        scores = numbers(values, name, first)
    except ValueError as error:
        raise ValueError(f"{error}. {advice}") from None
    outside = np.flatnonzero((scores < 0.0) | (scores > 1.0)).tolist()
    if outside:
        row, value = outside[0] + first, scores[outside[0]]
        raise ValueError(f"{name}, row {row}: {value:g} is not from 0 to 1. {advice}")
    return scores


def one_rating_each(
    names: Sequence[str], ratings: Sequence[object], first: int = 0
) -> dict[str, float]:
    """Return source -> rating; missing ratings are left out.

    Parameters
    ----------
    names : sequence of str
    ratings : sequence
    first : int, default=0
        What errors call the first row.

    Raises
    ------
    ValueError
        If a rating is no finite number, or a source has two.
    """
    found: dict[str, float] = {}
    for name, rating in zip(names, numbers(ratings, "prior", first).tolist(), strict=True):
        if abs(rating) > _MOST_RATING:
            raise ValueError(
                f"prior rates {name!r} {rating:g}: ratings must be finite, and their squares too"
            )
        if not math.isnan(rating) and found.setdefault(name, rating) != rating:
            raise ValueError(
                f"prior rates {name!r} twice, {found[name]:g} and {rating:g}: keep one of them"
            )
    return found


def source_columns(
    articles: Articles, ratings: Mapping[str, float] | None = None, min_articles: int = 1
) -> dict[str, list[Any]]:
    """Return a table with one value a source in each column, sorted by name.

    Parameters
    ----------
    articles : Articles
    ratings : dict of str to float, optional
        Source -> rating that shifts where its mean is drawn to; any scale.
    min_articles : int, default=1
        Sources with fewer scored articles take part, but get no row.

    Returns
    -------
    dict of str to list
        The columns of `credscore.score_sources`; the name stands under ``"source"``.

    Raises
    ------
    ValueError
        If no article has a score, or `ratings` has too few of the sources.
    """
    heads = list(articles.values)
    scored = np.ones(len(articles.sources), np.bool_)
    for values in articles.values.values():
        scored &= ~np.isnan(values)
    given = np.array(articles.sources, object)
    names = sorted(set(given[scored].tolist()))
    failed = dict.fromkeys(sorted(set(given.tolist())), 0)
    for name in given[~scored].tolist():
        failed[name] += 1
    if not names:
        raise ValueError("no article has both a source and a score: there is nothing to pool")
    place = {name: row for row, name in enumerate(names)}
    source = np.array([place[name] for name in given[scored].tolist()], np.int64)
    counts = np.bincount(source, minlength=len(names))
    columns: dict[str, Sequence[Any]] = {
        "source": names,
        "n": counts.tolist(),
        "failed": [failed[name] for name in names],
    }
    design = rating_design(names, ratings)
    for head in heads:
        columns |= _head_columns(head, articles.values[head][scored], source, design)
        if articles.years is not None:
            years = articles.years[scored]
            columns |= _trend_columns(head, articles.values[head][scored], years, source)
    kept = [row for row in range(len(names)) if counts[row] >= min_articles]
    return {key: [column[row] for row in kept] for key, column in columns.items()}


def rating_design(names: Sequence[str], ratings: Mapping[str, float] | None) -> FloatArray | None:
    """Return what the mean depends on: the rating, and whether there is one.

    Raises
    ------
    ValueError
        If too few of the sources are rated.
    """
    if ratings is None:
        return None
    found = np.array([ratings.get(name, math.nan) for name in names], np.float64)
    rated = np.isfinite(found)
    if rated.sum() < LEAST_RATED:
        raise ValueError(
            f"prior rates {int(rated.sum())} of the {len(names)} sources with scored articles; "
            f"at least {LEAST_RATED} are needed. Its names must be those of the source column, "
            f"such as {names[0]!r}"
        )
    centred = np.where(rated, found - found[rated].mean(), 0.0)
    spread = centred[rated].std()
    design = [np.ones(len(names))]
    if spread > 0:
        design.append(centred / spread)
    if not rated.all():
        design.append(rated.astype(np.float64))
    return np.column_stack(design)


def _head_columns(
    head: str, values: FloatArray, source: npt.NDArray[np.int64], design: FloatArray | None
) -> dict[str, list[float]]:
    pooled = pool(values, source, design)
    share = pooled.share_between
    return {
        head: _within(pooled.mean, values),
        f"{head}_low": _within(pooled.low, values),
        f"{head}_high": _within(pooled.high, values),
        f"{head}_plain_mean": pooled.plain.tolist(),
        f"{head}_own_weight": pooled.own_weight.tolist(),
        f"{head}_share_between": [share] * len(pooled.mean),
    }


def _within(means: FloatArray, values: FloatArray) -> list[float]:
    """Return `means` in the range of 0 to 1 if all scores lie there.

    Labels of a model of one's own may have any scale.
    """
    inside = values.min() >= 0.0 and values.max() <= 1.0
    kept: list[float] = (np.clip(means, 0.0, 1.0) if inside else means).tolist()
    return kept


def _trend_columns(
    head: str, values: FloatArray, years: FloatArray, source: npt.NDArray[np.int64]
) -> dict[str, list[float]]:
    slope, low, high = slopes(values, years, source, int(source.max()) + 1)
    return {
        f"{head}_trend": slope.tolist(),
        f"{head}_trend_low": low.tolist(),
        f"{head}_trend_high": high.tolist(),
    }
