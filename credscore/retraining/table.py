"""Labelled examples read from a table of pandas or polars, with what is wrong said by column."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from numbers import Real
from statistics import median
from typing import Any

import numpy as np

from credscore.checks import check_text, check_title, is_missing, listed, row_name
from credscore.errors import ColumnError, CredscoreError, TextTypeError
from credscore.frames import IntoDataFrame, as_table
from credscore.plain import folded

__all__ = ["Examples", "check_groups", "check_weights", "read_table"]

#: A column whose texts are shorter than this in the middle holds no articles.
_LEAST_MEDIAN = 40
#: A whole column, passed in place of its name, is not shown.
_LONG_REPR = 200


@dataclass(frozen=True)
class Examples:
    """Labelled articles, row by row.

    Attributes
    ----------
    texts : list of str
    labels : list
        As they stand in the table, missing ones included.
    groups : list of str or None
        The source of each article; case and spaces do not tell sources apart.
    titles : list of str or None
    weights : list of float or None
    """

    texts: list[str]
    labels: list[Any]
    groups: list[str] | None
    titles: list[str | None]
    weights: list[float] | None


def read_table(  # noqa: PLR0913 (the columns of a table)
    df: IntoDataFrame | Mapping[str, Sequence[Any]],
    text: str,
    label: str,
    group: str | None = None,
    title: str | None = None,
    weight: str | None = None,
    *,
    split: bool = True,
) -> Examples:
    """Read the columns of a table.

    Parameters
    ----------
    df : DataFrame or mapping of str to list
        Of pandas or polars, or of any library narwhals knows; or columns by name.
    text, label : str
    group, title, weight : str, optional
    split : bool, default=True
        Groups are to be held out, so there must be several, and some with several articles.

    Raises
    ------
    ColumnError
        If a column is missing or named twice, or text and label are swapped, or groups or
        weights are missing or cannot be used.
    TextTypeError, EmptyTextError, TextTooLongError
        For a text that cannot be read, with its row.
    """
    columns = _columns(df)

    def column(name: str | None, role: str) -> list[Any] | None:
        if name is None and role not in {"text", "label"}:
            return None
        key = _found(columns, name)
        if key is None:
            given = repr(name) if len(repr(name)) < _LONG_REPR else f"a {type(name).__name__}"
            raise ColumnError(
                f"{role}={given}: the table has no such column; it has {list(columns)}"
            )
        values = columns[key]
        return values if isinstance(values, list) else values.to_list()

    texts, labels = column(text, "text") or [], column(label, "label") or []
    groups, titles = column(group, "group"), column(title, "title")
    _check_roles(text, label, group, title)
    _check_not_swapped(texts, labels, text, label)
    sources = None if groups is None else check_groups(groups, f"group={group!r}")
    if sources is not None and split:
        _check_splits(sources, f"group={group!r}")
    weights = column(weight, "weight")
    return Examples(
        texts=[check_text(value, where=row_name(row)) for row, value in enumerate(texts)],
        labels=labels,
        groups=sources,
        titles=[None] * len(texts) if titles is None else _checked_titles(titles),
        weights=None if weights is None else check_weights(weights, f"weight={weight!r}"),
    )


def _found(columns: Mapping[Any, Any], name: Any) -> Any:
    """Return the name of a column as the table has it: a model tells its label as text."""
    if isinstance(name, Hashable) and name in columns:
        return name
    return next((key for key in columns if isinstance(name, str) and str(key) == name), None)


def _columns(df: IntoDataFrame | Mapping[str, Sequence[Any]]) -> Mapping[Any, Any]:
    """Return the columns of a table by name."""
    if isinstance(df, Mapping):
        columns = {name: list(values) for name, values in df.items()}
        lengths = {name: len(values) for name, values in columns.items()}
        if len(set(lengths.values())) > 1:
            raise ColumnError(f"the columns are not equally long: {lengths}")
        return columns
    try:
        frame = as_table(df)
    except TypeError as error:
        raise TextTypeError(str(error)) from error
    return {name: frame.get_column(name) for name in frame.columns}


def _check_roles(text: str, label: str, group: str | None, title: str | None) -> None:
    """Refuse the label as what it is learned from, and the text as its own headline."""
    for role, name in (("text", text), ("group", group), ("title", title)):
        if label == name:
            raise ColumnError(
                f"label={label!r} is {role}={name!r} as well: name another column for one of them"
            )
    if title == text:
        raise ColumnError(f"title={title!r} is text={text!r} as well: name the column of headlines")


def _middle_length(values: list[Any]) -> float:
    """Return the median length of the strings; what else there is, is told of row by row."""
    return median([len(value) for value in values if isinstance(value, str)] or [0])


def _check_not_swapped(texts: list[Any], labels: list[Any], text: str, label: str) -> None:
    if not texts:
        raise ColumnError("the table has no rows; pass labelled articles")
    if _middle_length(texts) < _LEAST_MEDIAN <= _middle_length(labels):
        raise ColumnError(
            f"text={text!r} holds short entries and label={label!r} long ones: they look "
            f"swapped; pass text={label!r}, label={text!r}"
        )


def check_groups(groups: list[Any], where: str) -> list[str]:
    """Return the name of the source of each article.

    Raises
    ------
    ColumnError
        If some have none.
    """
    missing = [row for row, value in enumerate(groups) if is_missing(value) or not folded(value)]
    if missing:
        raise ColumnError(
            f"{where} is missing in {len(missing)} rows ({missing[:5]}, counted from 0); fill in "
            "the source of each article, or drop those rows"
        )
    return [folded(value) for value in groups]


def _check_splits(names: list[str], where: str) -> None:
    if len(set(names)) == 1:
        raise ColumnError(
            f"{where} is {names[0]!r} in every row, so no group can be held out; name a "
            "column that tells sources apart, or pass group=None"
        )
    if len(set(names)) == len(names):
        raise ColumnError(
            f"{where} has another value in every row, so it groups nothing; name the "
            "column of the source (outlet, author), or pass group=None if no two articles "
            "share one"
        )


def _checked_titles(titles: list[Any]) -> list[str | None]:
    checked = []
    for row, value in enumerate(titles):
        try:
            checked.append(check_title(value))
        except CredscoreError as error:
            raise TextTypeError(f"{row_name(row)}: {error}") from error
    return checked


def check_weights(weights: list[Any], where: str) -> list[float]:
    """Return the weights as numbers.

    Raises
    ------
    ColumnError
        If one is missing, no number, or not above 0.
    """
    for row, value in enumerate(weights):
        usable = isinstance(value, (Real, Decimal)) and not is_missing(value)
        if not usable or not 0 < value < float("inf"):
            shown = value.item() if isinstance(value, np.generic) else value
            raise ColumnError(f"{where}, {row_name(row)}: {listed([shown])} is no weight above 0")
    return [float(value) for value in weights]
