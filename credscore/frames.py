"""Tables of pandas and polars in, the same tables with scores beside each row out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from credscore.batch import located, shown
from credscore.checks import listed
from credscore.errors import ColumnError
from credscore.model.model import Model
from credscore.rows import Row, error_text, row_types, row_work
from credscore.workers import run_batches

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame
else:  # for `typing.get_type_hints`, without importing narwhals before there is a table
    IntoDataFrame = Any

__all__ = ["Frame", "IntoDataFrame", "as_table", "check_columns", "score_frame"]

#: A table of pandas or polars: what comes out is of the library of what went in.
Frame = TypeVar("Frame", bound="IntoDataFrame")


def score_frame(  # noqa: PLR0913 - all but the table are options
    df: Frame,
    text: str = "text",
    title: str | None = None,
    source: str | None = None,
    n_jobs: int | None = 1,
    progress: bool | None = None,  # noqa: FBT001 - its place is part of the interface
    on_error: Literal["record", "raise"] = "record",
    features: bool = False,  # noqa: FBT001, FBT002 - the same
    *,
    model: Model | None = None,
) -> Frame:
    """Score the articles of a table and return it with the scores as further columns.

    Parameters
    ----------
    df : DataFrame of pandas or polars
        It is not changed.
    text : str, default="text"
        The column of articles. It may hold anything: a value that is not text gets an error in
        its row. Columns of pandas without a header are named by their numbers.
    title : str, optional
        The column of headlines, for a `model` that was retrained with them.
    source : str, optional
        The column of outlets, of any type; never read by a model, so no score depends on it.
    n_jobs : int, default=1
        Processes to spread the work over; -1 means all cores (see `score_many`).
    progress : bool, optional
        Show a progress bar. By default on a terminal and in notebooks only.
    on_error : {'record', 'raise'}, default='record'
        What to do about a text that cannot be scored: put its error into the column ``error``
        of its row, or raise it.
    features : bool, default=False
        Add every feature instead of a choice of key features.
    model : Model, optional
        The shipped default model by default.

    Returns
    -------
    DataFrame
        Of the same library, with the same index and rows in the same order. The columns of `df`
        are followed by those of each head of the model: its value, ``_low`` and ``_high`` of
        its 90 % interval, and ``_percentile``; then by features (all float64; missing where
        there is no score), ``warnings`` (codes joined by ``;``), ``abstained`` (bool) and
        ``error`` (missing, or what was wrong).

    Raises
    ------
    ColumnError
        If a column is missing or occurs twice, or `df` has a column of the name of a new one.
    TypeError
        If `df` is not a table of pandas or polars in memory.
    CredscoreError
        With ``on_error="raise"``: the error of the first bad row, with its position.
    ValueError
        If `on_error` is not one of its choices.

    Examples
    --------
    >>> import credscore, pandas as pd
    >>> df = pd.DataFrame({"text": ["The mayor said it would open. " * 9, None]}, index=[7, 9])
    >>> credscore.score_frame(df)["error"].notna().to_dict()
    {7: False, 9: True}
    """
    import narwhals as nw

    if on_error not in {"record", "raise"}:
        raise ValueError(f"on_error must be 'record' or 'raise', not {on_error!r}")
    frame = as_table(df)
    types = row_types(model, features=features)
    optional = {"title": title, "source": source}
    named = {"text": text, **{name: col for name, col in optional.items() if col is not None}}
    check_columns(frame.columns, named, types)
    texts, titles = _values(frame, text), _values(frame, title)
    # Rows do not show the source, so that it need not travel.
    items = ((one, title, None) for one, title in zip(texts, titles, strict=True))
    work = row_work(model, features=features)
    rows: list[Row] = []
    for row in shown(run_batches(work, items, n_jobs), progress, total=len(frame)):
        _, error = row
        if on_error == "raise" and error is not None:
            raise located(error, len(rows))
        rows.append(row)
    scored = frame.with_columns(*_columns(rows, types, frame.implementation))
    if features:
        # A copy holds so many columns in few pieces; in many, pandas warns of the next one.
        scored = scored.clone()
    result: Frame = nw.to_native(scored)
    if hasattr(df, "attrs"):
        result.attrs = dict(df.attrs)  # type: ignore[attr-defined] # of pandas
    return result


def check_columns(
    columns: Sequence[str], named: Mapping[str, str], new: Collection[str] = ()
) -> None:
    """Check that a table has the columns named, and none of those to come.

    Parameters
    ----------
    columns : sequence of str
        Of the table.
    named : mapping of str to str
        Parameter -> column.
    new : collection of str, optional
        Columns that will be added.

    Raises
    ------
    ColumnError
        If not; the message names the columns there are.
    TypeError
        If a name is a column itself.
    """
    for parameter, column in named.items():
        if getattr(column, "shape", ()) != ():
            kind = type(column).__name__
            raise TypeError(f"{parameter} must be the name of a column of the table, not a {kind}")
        if column not in columns:
            raise ColumnError(
                f"the table has no column {column!r}; there are: {listed(columns)}. "
                f"Say which with {parameter}=..."
            )
    taken = [column for column in new if column in columns]
    if taken:
        raise ColumnError(
            f"the table has columns of the names of new ones: {', '.join(map(repr, taken))}; "
            "rename them or leave them out first"
        )


def as_table(value: object, name: str = "df") -> Any:
    """Return a DataFrame of pandas or polars in the form of narwhals, the same for both.

    Parameters
    ----------
    value : object
        What the caller passed.
    name : str, default="df"
        How an error names it.

    Raises
    ------
    ColumnError
        If two columns have the same name.
    TypeError
        If it is not a table of pandas or polars in memory.
    """
    import narwhals as nw
    from narwhals.exceptions import DuplicateError

    try:
        frame: Any = nw.from_native(value)
    except DuplicateError as error:
        said = " ".join(str(error).split())
        raise ColumnError(
            f"{name} has columns of the same name: {said}; rename them or leave them out first"
        ) from error
    except TypeError as error:
        raise TypeError(
            f"{name} must be a DataFrame of pandas or polars, not {type(value).__name__}"
            f"{_advice(value)}"
        ) from error
    if isinstance(frame, nw.LazyFrame):
        how = f"{name}.collect()" if hasattr(value, "collect") else f"{name}.compute()"
        raise TypeError(f"{name} is lazy: pass {how}, or use score_many on its texts")
    return frame


def _advice(value: object) -> str:
    """Return how a table is made of what was passed instead, as far as that is known."""
    if isinstance(value, (str, PathLike)):
        return ": read the file first, for example with pandas.read_csv"
    if hasattr(value, "to_frame"):
        return ": pass its to_frame('text'), or its texts to score_many"
    if isinstance(value, (Mapping, list)):
        return ": make one of it with pandas.DataFrame"
    return ""


def _values(frame: Any, column: str | None) -> list[object]:
    """Return the values of a column with None for what pandas or polars call missing."""
    if column is None:
        return [None] * len(frame)
    # By get_column: a column of pandas may be named by a number, which [] takes for a row.
    series = frame.get_column(column)
    missing = series.is_null().to_list()
    return [None if gone else value for value, gone in zip(series.to_list(), missing, strict=True)]


def _columns(rows: list[Row], types: dict[str, type], backend: Any) -> list[Any]:
    """Return the new columns, of types that do not depend on what the rows hold."""
    import narwhals as nw

    flat = [(*values, error_text(error)) for values, error in rows]
    columns = list(zip(*flat, strict=True)) if flat else [()] * len(types)
    kinds: dict[type, Any] = {float: nw.Float64, str: nw.String, bool: nw.Boolean}
    made = []
    for (name, kind), values in zip(types.items(), columns, strict=True):
        series = nw.new_series(name, list(values), kinds[kind], backend=backend)
        if kind is float and backend.is_polars():
            # What pandas skips as NaN, polars skips as null.
            series = series.fill_nan(None)
        made.append(series)
    return made
