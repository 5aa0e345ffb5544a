"""`score_sources`: a table of articles in, a table of sources out."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from credscore.batch import shown
from credscore.checks import check_count
from credscore.errors import ColumnError, CredscoreError
from credscore.frames import Frame, IntoDataFrame, as_table, check_columns
from credscore.model.model import Model
from credscore.plain import readable
from credscore.rows import row_work, value_columns
from credscore.sources.cells import is_named, name_of, spelled_apart, years
from credscore.sources.columns import (
    Articles,
    check_name,
    check_scores,
    one_rating_each,
    source_columns,
)
from credscore.workers import run_batches

__all__ = ["score_sources", "score_values"]

#: Columns that `credscore.score_frame` writes; where both are, nothing is scored again.
_SCORED = ("credibility", "bias")


def score_sources(  # noqa: PLR0913 - columns and options of one call
    df: Frame,
    text: str = "text",
    source: str = "domain",
    prior: Mapping[str, float] | IntoDataFrame | None = None,
    *,
    date: str | None = None,
    min_articles: int = 1,
    n_jobs: int | None = 1,
    progress: bool | None = None,
    model: Model | None = None,
) -> Frame:
    """Score sources, such as outlets, from their articles.

    Parameters
    ----------
    df : pandas or polars DataFrame
        One row for each article. If it has columns ``credibility`` and ``bias``, as
        `credscore.score_frame` writes them, and no `model` is given, these scores are used and
        nothing is scored again.
    text, source : str
        Columns of the text and of the name of the source.
    prior : dict or two-column DataFrame of source and rating, optional
        A ratings table of your own, on any scale. The means of sources are then drawn
        towards what their rating predicts, not towards the mean of all; how far ratings
        predict scores is estimated from the sources that have both (at least 5).
    date : str, optional
        Column of dates; adds a trend for each source, as change per year.
    min_articles : int, default=1
        Sources with fewer scored articles help to estimate, but get no row.
    n_jobs : int, default=1
        Processes for scoring; -1 for all cores (see `score_many`).
    progress : bool, optional
        Show progress while scoring; by default on a terminal.
    model : Model, optional
        The shipped default model by default.

    Returns
    -------
    DataFrame
        Of the library of `df`, one row for each source, sorted by name: the source as text; ``n``
        scored articles and ``failed`` ones; and for ``credibility``, and likewise ``bias`` (the
        head of a retrained `model` instead; of several classes one each, as ``label_left``):

        * ``credibility``, ``credibility_low``, ``credibility_high``: the shrunken mean and
          its 90 % interval, for the mean of what the source publishes;
        * ``credibility_plain_mean``: the plain mean of its articles;
        * ``credibility_own_weight``: the weight of the plain mean in the shrunken one;
        * ``credibility_share_between``: share of the variance that lies between sources (with
          `prior`, of what ratings do not predict), the same in every row; NaN with one source,
          or if none has two articles;
        * with `date`, ``credibility_trend`` with ``_low`` and ``_high``: change per year, NaN
          with fewer than three dated articles, or all at one time.

    Raises
    ------
    ColumnError
        If a column is missing (the message names those there are) or occurs twice, or if that of
        the sources has the name of a new one.
    TypeError
        If `df` is not a DataFrame.
    ValueError
        If no article has both a source and a score, columns called ``credibility`` and ``bias``
        hold values that are no scores, `prior` rates fewer than five of the sources or one of
        them twice, or a date cannot be read.

    Warns
    -----
    UserWarning
        If rows have no source, or a blank one; they are left out. If names of sources differ in
        case, spaces or the encoding of letters only; they are kept apart.

    Notes
    -----
    A random-intercept model: a source with 3 articles is drawn towards the mean, one with
    300 hardly (`credscore.sources.pooling`). The mean is that of the articles given. Whether
    these are a fair sample of what the source publishes, no interval can know. Every row counts
    as an article of its own: drop copies first, which make intervals too narrow.

    Examples
    --------
    >>> import pandas as pd
    >>> df = pd.DataFrame(
    ...     {"domain": ["a.com", "a.com", "b.com"], "credibility": [0.6, 0.7, 0.2],
    ...      "bias": [0.2, 0.3, 0.8]}
    ... )
    >>> table = score_sources(df)
    >>> table["n"].tolist(), bool(table["credibility"][1] > 0.2)
    ([2, 1], True)
    """
    frame = as_table(df)
    scored = model is None and all(name in frame.columns for name in _SCORED)
    named = {} if scored else {"text": text}
    named |= {"source": source} if date is None else {"source": source, "date": date}
    check_columns(frame.columns, named)
    check_name(source, _SCORED if scored else value_columns(model))
    check_count(min_articles, "min_articles", "a whole number, 1 or more", least=1)
    ratings = _ratings(prior)
    names = frame.get_column(source).to_list()
    known = [row for row, name in enumerate(names) if is_named(name)]
    if len(known) < len(names):
        message = f"rows without a value in {source!r} are left out: {len(names) - len(known)}"
        warnings.warn(message, stacklevel=2)
    named_as = [name_of(names[row]) for row in known]
    if (alike := spelled_apart(named_as)) is not None:
        warnings.warn(alike, stacklevel=2)
    if scored:
        values = {
            name: check_scores(name, frame.get_column(name).to_list())[known] for name in _SCORED
        }
    else:
        texts = frame.get_column(text).to_list()
        values, _ = score_values([texts[row] for row in known], n_jobs, model, progress=progress)
    dates = None if date is None else years(frame.get_column(date).to_list(), date)[known]
    articles = Articles(named_as, values, dates)
    columns = source_columns(articles, ratings, min_articles)
    found = list(map(readable, columns.pop("source")))
    table: Frame = _table({source: found, **columns}, frame)
    return table


def score_values(
    texts: Sequence[object],
    n_jobs: int | None = 1,
    model: Model | None = None,
    *,
    progress: bool | None = None,
) -> tuple[dict[str, npt.NDArray[np.float64]], list[CredscoreError | None]]:
    """Return head -> score of each text, and what kept each text from being scored.

    Parameters
    ----------
    texts : sequence
        Anything but a text that can be scored gives NaN and an error; an abstention gives NaN.
    n_jobs, model, progress
        See `score_sources`.

    Returns
    -------
    values : dict of str to ndarray, shape (n_texts,)
        By the columns of `score_frame`: of a head with several classes one each.
    errors : list of CredscoreError or None, shape (n_texts,)
    """
    names = value_columns(model)
    # Rows are made in the workers: whole scores need not travel for the sake of two numbers.
    batches = run_batches(row_work(model), ((text, None, None) for text in texts), n_jobs)
    rows = list(shown(batches, progress, total=len(texts)))
    values = {
        name: np.array([row[place] for row, _ in rows], np.float64) for name, place in names.items()
    }
    return values, [error for _, error in rows]


def _ratings(prior: Any) -> dict[str, float] | None:
    """Return the ratings of a dict or of a two-column table; missing ones are left out."""
    if prior is None:
        return None
    if isinstance(prior, Mapping):
        pairs = list(prior.items())
    elif hasattr(prior, "to_dict") and not hasattr(prior, "columns"):
        kind = type(prior).__name__
        raise TypeError(
            f"prior must be a dict or a two-column DataFrame, not {kind}: pass prior.to_dict()"
        )
    else:
        frame = as_table(prior, "prior, which is no dict,")
        if len(frame.columns) != 2:
            raise ColumnError(
                f"prior must have two columns, source and rating; it has {list(frame.columns)}"
            )
        first, second = frame.columns
        pairs = list(zip(frame[first].to_list(), frame[second].to_list(), strict=True))
    return one_rating_each([name_of(name) for name, _ in pairs], [value for _, value in pairs])


def _table(columns: Mapping[str, Sequence[Any]], like: Any) -> Any:
    """Return `columns` as a table of the library of the table `like`."""
    import narwhals as nw

    return nw.from_dict(columns, backend=like.implementation).to_native()
