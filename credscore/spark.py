"""Spark: scoring as a pandas UDF, run where the data is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from credscore.model.model import Model
from credscore.rows import error_text, row_types, row_work
from credscore.workers import run_batches

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["score_udf"]


def score_udf(*, features: bool = False, model: Model | None = None) -> Any:
    """Return a pandas UDF that scores a column of articles.

    Parameters
    ----------
    features : bool, default=False
        Give every feature instead of a choice of key features.
    model : Model, optional
        The shipped default model by default; another travels with the function.

    Returns
    -------
    callable
        Takes the column of texts, and the column of titles if there is one. Gives a struct
        with the columns that `score_frame` adds, null where there is no score;
        ``select("score.*")`` spreads it. Names with a dot need backticks:
        ``score.`structure.words```.

    Raises
    ------
    ImportError
        If pyspark is missing; it comes with the extra ``spark``.

    Notes
    -----
    The workers need credscore, pandas and pyarrow in their Python. A row that cannot be
    scored carries its ``error`` and ends no job.

    Examples
    --------
    >>> from credscore.spark import score_udf  # doctest: +SKIP
    >>> scored = df.withColumn("score", score_udf()("body", "headline"))  # doctest: +SKIP
    >>> scored.select("id", "score.credibility", "score.error")  # doctest: +SKIP
    """
    try:
        import pandas as pd
        from pyspark.sql.functions import pandas_udf
        from pyspark.sql.types import (
            BooleanType,
            DataType,
            DoubleType,
            StringType,
            StructField,
            StructType,
        )
    except ImportError as error:
        raise ImportError(
            f"Spark needs pyspark, pandas and pyarrow ({error}): pip install 'credscore[spark]'"
        ) from error

    columns = row_types(model, features=features)
    work = row_work(model, features=features)
    kinds: dict[type, DataType] = {float: DoubleType(), str: StringType(), bool: BooleanType()}

    def score(*series: pd.Series[Any]) -> pd.DataFrame:
        texts, *rest = (one.astype(object).where(one.notna(), None) for one in series)
        titles = rest[0] if rest else [None] * len(texts)
        items = [(text, title, None) for text, title in zip(texts, titles, strict=True)]
        # Spark spreads the work; n_jobs=1 keeps it in this process.
        rows = [(*values, error_text(error)) for values, error in run_batches(work, items)]
        return pd.DataFrame(rows, columns=list(columns))

    # Spark reads the kind of the function off these; as text they would not be found.
    score.__annotations__ = {"series": pd.Series, "return": pd.DataFrame}
    fields = [StructField(name, kinds[kind]) for name, kind in columns.items()]
    return pandas_udf(score, StructType(fields))
