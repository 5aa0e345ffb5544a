"""A score as one flat row of a table: what frames, files and Spark columns hold."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from credscore.api import score, score_each
from credscore.errors import ColumnError, CredscoreError
from credscore.model.model import Model
from credscore.parts import HeadScore
from credscore.result import Score
from credscore.workers import Work

__all__ = [
    "KEY_FEATURES",
    "Row",
    "Value",
    "beside",
    "error_text",
    "head_columns",
    "row_types",
    "row_work",
    "value_columns",
]

Value = float | str | bool | None
Cell = TypeVar("Cell")
#: The values of one row in the order of `row_types`, and the error, which is the last column.
Row = tuple[tuple[Value, ...], CredscoreError | None]

#: The features in a row unless all are asked for: how much is sourced and to whom, how much
#: is quoted, and how the writer's own words read.
KEY_FEATURES = (
    "structure.words",
    "sourcing.attributions",
    "sourcing.distinct_sources",
    "sourcing.named_person_share",
    "sourcing.anonymous_share",
    "sourcing.vague_share",
    "quotation.word_share",
    "hedging.all.author",
    "boosters.all.author",
    "loaded.all.author",
    "first_person.all.author",
    "sentences.bias.author",
    "sentences.subjectivity.author",
)


def row_types(model: Model | None = None, *, features: bool = False) -> dict[str, type]:
    """Return the columns of a row and their types: float, str or bool.

    Parameters
    ----------
    model : Model, optional
        Its heads give the first columns; the shipped default model by default.
    features : bool, default=False
        Every feature instead of the key features.

    Raises
    ------
    ColumnError
        If a column of a retrained head has the name of another column.

    Examples
    --------
    >>> list(row_types())[:4]
    ['credibility', 'credibility_low', 'credibility_high', 'credibility_percentile']
    >>> list(row_types())[-3:]
    ['warnings', 'abstained', 'error']
    """
    # A score of this model shows its heads and features, whatever kind of model it is.
    example = score("An example.", model=model)
    types: dict[str, type] = {}
    for head in example.heads.values():
        types = beside(types, dict.fromkeys(head_columns(head), float))
    types = beside(types, dict.fromkeys(_features(example, features=features), float))
    return beside(types, {"warnings": str, "abstained": bool, "error": str})


def value_columns(model: Model | None = None) -> dict[str, int]:
    """Return the columns that hold the value of a head, or of a class, and their place in a row.

    Examples
    --------
    >>> value_columns()
    {'credibility': 0, 'bias': 4}
    """
    types = row_types(model)
    return {name: place for place, name in enumerate(types) if f"{name}_percentile" in types}


def row_work(model: Model | None = None, *, features: bool = False) -> Work[Row]:
    """Return the `Work` of `run_batches` that gives a `Row` for each text.

    Rows are made where the texts are scored: they are a fraction of the size of a score, so
    little has to travel between processes.
    """
    width = len(row_types(model, features=features))
    return partial(_score_rows, width=width, model=model, features=features)


def head_columns(head: HeadScore) -> dict[str, float]:
    """Return value, interval and percentile of a head by column; of several classes for each."""
    columns: dict[str, float] = {}
    for option, value, (low, high), percentile in head.outcomes():
        name = f"{head.name}_{option}" if option else head.name
        interval = {f"{name}_low": low, f"{name}_high": high}
        columns = beside(columns, {name: value, **interval, f"{name}_percentile": percentile})
    return columns


def beside(columns: Mapping[str, Cell], more: Mapping[str, Cell]) -> dict[str, Cell]:
    """Return both sets of columns of a row.

    Raises
    ------
    ColumnError
        If they share a name, as where a label column is called ``error``: one would stand for
        the other.
    """
    twice = columns.keys() & more.keys()
    if twice:
        raise ColumnError(
            f"the labels of this model give a column {min(twice)!r} beside another of that name; "
            "rename the label column or its classes and train again (credscore.score gives the "
            "values all the same, in its heads)"
        )
    return {**columns, **more}


def error_text(error: CredscoreError | None) -> str | None:
    """Return what the column ``error`` says: the name of the error and its message."""
    return None if error is None else f"{type(error).__name__}: {error}"


def _score_rows(  # noqa: PLR0913 - the three columns of a batch, and how to score them
    texts: Sequence[object],
    titles: Sequence[Any],
    sources: Sequence[Any],
    *,
    width: int,
    model: Model | None,
    features: bool,
) -> list[Row]:
    results = score_each(texts, titles, sources, model)
    nothing: tuple[Value, ...] = (*[math.nan] * (width - 3), "", False)
    return [
        (nothing, result)
        if isinstance(result, CredscoreError)
        else (_values(result, features=features), None)
        for result in results
    ]


def _values(result: Score, *, features: bool) -> tuple[Value, ...]:
    heads = (value for head in result.heads.values() for value in head_columns(head).values())
    measured = (result.features[name] for name in _features(result, features=features))
    return (*heads, *measured, ";".join(result.warnings), result.abstained)


def _features(result: Score, *, features: bool) -> Iterable[str]:
    return result.features if features else KEY_FEATURES
