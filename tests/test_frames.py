"""`score_frame`: the same table back with scores, whatever the library and the column types."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import credscore
from credscore.rows import KEY_FEATURES, row_types

TEXT = "The council voted 7 to 2 on Monday to repair the bridge, Mayor Ann Lee said. " * 3
OTHER = "What a shameful vanity project! Everybody knows it is a disgrace, critics say. " * 3
SCORED = ["credibility", "credibility_low", "credibility_high", "credibility_percentile"]


@pytest.fixture(params=[pd, pl], ids=["pandas", "polars"])
def library(request):
    """Both dataframe worlds."""
    return request.param


def null(value) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value))


def column(frame, name) -> list:
    return list(frame[name])


def test_the_columns_are_those_of_the_table_and_the_score(library):
    df = library.DataFrame({"id": [7, 8], "text": [TEXT, OTHER]})
    out = credscore.score_frame(df)
    assert type(out) is type(df)
    assert list(out.columns) == ["id", "text", *row_types()]
    assert list(df.columns) == ["id", "text"]
    assert column(out, "id") == [7, 8]


def test_the_values_are_those_of_score(library):
    df = library.DataFrame({"body": [TEXT, OTHER], "head": ["A", None], "outlet": ["X", "Y"]})
    out = credscore.score_frame(df, text="body", title="head", source="outlet")
    for row, (text, title) in enumerate([(TEXT, "A"), (OTHER, None)]):
        expected = credscore.score(text, title)
        assert [column(out, name)[row] for name in SCORED] == [
            expected.credibility,
            *expected.credibility_interval,
            expected.credibility_percentile,
        ]
        assert column(out, "bias")[row] == expected.bias
        for name in KEY_FEATURES:
            assert column(out, name)[row] == expected.features[name]
        assert column(out, "warnings")[row] == ";".join(expected.warnings)
    assert all(map(null, column(out, "error")))


def test_all_features_on_request(library):
    out = credscore.score_frame(library.DataFrame({"text": [TEXT]}), features=True)
    expected = credscore.score(TEXT).features
    assert {name: column(out, name)[0] for name in expected} == expected


def test_a_table_with_all_features_takes_further_columns_without_a_warning():
    out = credscore.score_frame(pd.DataFrame({"text": [TEXT]}, index=[7]), features=True)
    out["mine"] = 1  # a warning is an error here
    assert out.at[7, "mine"] == 1


def test_processes_change_nothing(library):
    df = library.DataFrame({"text": [TEXT, None, OTHER, ""] * 10})
    assert credscore.score_frame(df, n_jobs=2).equals(credscore.score_frame(df))


def test_bad_rows_are_recorded_and_shift_no_other(library):
    df = library.DataFrame({"text": [None, TEXT, "?!", OTHER, ""]})
    out = credscore.score_frame(df)
    errors = column(out, "error")
    assert [null(error) for error in errors] == [False, True, False, True, False]
    assert errors[0].startswith("TextTypeError: text must be a str, not None")
    assert errors[2].startswith("EmptyTextError: ")
    assert [null(value) for value in column(out, "credibility")] == [
        not null(error) for error in errors
    ]
    assert column(out, "credibility")[1] == credscore.score(TEXT).credibility
    assert not any(column(out, "abstained"))


def test_an_abstention_is_no_error_and_has_no_score(library):
    out = credscore.score_frame(library.DataFrame({"text": ["Too short to say."]}))
    assert column(out, "abstained") == [True]
    assert null(column(out, "credibility")[0])
    assert null(column(out, "error")[0])
    assert "too_short" in column(out, "warnings")[0]


def test_missing_scores_are_skipped_by_a_mean(library):
    out = credscore.score_frame(library.DataFrame({"text": [TEXT, None, "Short."]}))
    assert out["credibility"].mean() == credscore.score(TEXT).credibility


@pytest.mark.parametrize(
    "texts", [[TEXT, None], [None, None], ["", "?"], ["Short.", TEXT], []], ids=len
)
@pytest.mark.parametrize("features", [False, True])
def test_types_do_not_depend_on_what_the_rows_hold(library, texts, features):
    def types(frame):
        return [str(frame[name].dtype) for name in row_types(features=features)]

    def table(values):
        schema = {"text": "object"} if library is pd else {"text": pl.String}
        if library is pd:
            return pd.DataFrame({"text": pd.Series(values, dtype=schema["text"])})
        return pl.DataFrame({"text": values}, schema=schema)

    out = credscore.score_frame(table(texts), features=features)
    assert len(out) == len(texts)
    assert types(out) == types(credscore.score_frame(table([TEXT]), features=features))


@pytest.mark.parametrize(
    "dtype",
    ["object", "str", "string[python]", "string[pyarrow]", "category", pd.ArrowDtype(pa.string())],
    ids=str,
)
def test_every_kind_of_text_column_of_pandas(dtype):
    df = pd.DataFrame({"text": pd.Series([TEXT, None, OTHER], dtype=dtype)})
    out = credscore.score_frame(df)
    assert out["text"].dtype == df["text"].dtype
    assert out["error"].isna().tolist() == [True, False, True]
    assert "not None" in out["error"][1]
    assert out["credibility"].dtype == np.float64
    assert out["abstained"].dtype == np.bool_


@pytest.mark.parametrize(
    "dtype", [pl.String, pl.Categorical, pl.Enum([TEXT, OTHER]), pl.Object], ids=str
)
def test_every_kind_of_text_column_of_polars(dtype):
    out = credscore.score_frame(pl.DataFrame({"text": pl.Series([TEXT, None, OTHER], dtype=dtype)}))
    assert out["error"].is_null().to_list() == [True, False, True]
    assert out["credibility"].null_count() == 1


def test_values_of_other_types_are_recorded(library):
    for values, kind in ([[1, 2]], "int"), ([[1.5, None]], "float"), ([[b"bytes"]], "bytes"):
        out = credscore.score_frame(library.DataFrame({"text": values[0]}))
        assert f"not {kind}" in column(out, "error")[0]


def test_mixed_values_of_pandas_are_recorded():
    values = [TEXT, float("nan"), 3, b"x", ["a"], pd.NA, pd.NaT]
    out = credscore.score_frame(pd.DataFrame({"text": values}))
    assert out["error"].notna().tolist() == [False, *[True] * 6]


def test_a_title_of_another_type_is_recorded(library):
    out = credscore.score_frame(library.DataFrame({"text": [TEXT], "n": [3]}), title="n")
    assert "title must be a str" in column(out, "error")[0]


@pytest.mark.parametrize(
    "index",
    [
        pd.Index([9, 9, 4]),
        pd.Index(["a", None, "a"], name="key"),
        pd.MultiIndex.from_tuples([("x", 1), ("x", 1), ("y", 2)], names=["k", "n"]),
        pd.DatetimeIndex(["2026-01-02", "2026-01-01", "2026-01-02"]),
    ],
    ids=lambda index: type(index).__name__,
)
def test_the_index_of_pandas_is_kept(index):
    df = pd.DataFrame({"text": [TEXT, None, OTHER]}, index=index)
    out = credscore.score_frame(df)
    pd.testing.assert_index_equal(out.index, index)
    assert out["error"].isna().tolist() == [True, False, True]
    assert out["credibility"].iloc[2] == credscore.score(OTHER).credibility


def test_columns_of_pandas_may_have_other_names_than_text():
    numbered = pd.DataFrame({0: [TEXT, None], 1: ["Bridge", None]})
    out = credscore.score_frame(numbered, text=0, title=1)
    assert out["credibility"][0] == credscore.score(TEXT).credibility
    assert out["error"].isna().tolist() == [True, False]
    levels = pd.MultiIndex.from_tuples([("a", "text"), ("a", "id")])
    out = credscore.score_frame(pd.DataFrame([[TEXT, 1]], columns=levels), text=("a", "text"))
    assert out["error"].isna().all()


def test_a_text_column_has_to_be_named(library):
    with pytest.raises(credscore.ColumnError, match=r"no column None; there are: 'text'.*text="):
        credscore.score_frame(library.DataFrame({"text": [TEXT]}), text=None)


def test_what_pandas_keeps_beside_a_table_is_kept():
    df = pd.DataFrame({"text": [TEXT]})
    df.attrs["from"] = "archive"
    out = credscore.score_frame(df)
    assert out.attrs == {"from": "archive"}
    out.attrs["from"] = "elsewhere"
    assert df.attrs == {"from": "archive"}


def test_outlets_may_be_of_any_type():
    df = pd.DataFrame({"text": [TEXT, TEXT], "outlet": [7, pd.NaT]}, dtype=object)
    assert credscore.score_frame(df, source="outlet")["error"].isna().all()


@pytest.mark.parametrize("gone", [None, math.nan, np.float32("nan"), pd.NA, pd.NaT])
def test_missing_headlines_and_outlets_are_missing(gone):
    one = credscore.score(TEXT, title=gone, source=gone)
    assert one == credscore.score(TEXT)
    assert (one.title, one.source) == (None, None)


def test_a_missing_column_is_named_with_those_there_are(library):
    df = library.DataFrame({"body": [TEXT], "date": ["today"]})
    with pytest.raises(credscore.ColumnError, match=r"no column 'text'.*'body', 'date'.*text="):
        credscore.score_frame(df)
    with pytest.raises(credscore.ColumnError, match=r"no column 'head'.*title="):
        credscore.score_frame(df, text="body", title="head")


def test_columns_of_the_callers_are_not_overwritten(library):
    df = library.DataFrame({"text": [TEXT], "bias": [1.0]})
    with pytest.raises(credscore.ColumnError, match="'bias'; rename"):
        credscore.score_frame(df)


def test_columns_of_the_same_name_are_refused():
    df = pd.DataFrame([[TEXT, OTHER]], columns=["text", "text"])
    with pytest.raises(credscore.ColumnError, match="same name"):
        credscore.score_frame(df)


def test_errors_can_be_raised_with_their_position(library):
    df = library.DataFrame({"text": [TEXT, "?"]})
    with pytest.raises(credscore.EmptyTextError, match="position 1"):
        credscore.score_frame(df, on_error="raise")
    with pytest.raises(ValueError, match="'record' or 'raise'"):
        credscore.score_frame(df, on_error="skip")


def test_what_is_no_table_is_refused():
    with pytest.raises(TypeError, match=r"not list: make one of it with pandas\.DataFrame"):
        credscore.score_frame([TEXT])
    with pytest.raises(TypeError, match="not dict: make one of it"):
        credscore.score_frame({"text": [TEXT]})
    with pytest.raises(TypeError, match="not str: read the file first"):
        credscore.score_frame("articles.csv")
    with pytest.raises(TypeError, match=r"not NoneType$"):
        credscore.score_frame(None)
    with pytest.raises(TypeError, match="collect"):
        credscore.score_frame(pl.LazyFrame({"text": [TEXT]}))


def test_a_column_of_dask_can_be_scored_as_the_error_says():
    dask = pytest.importorskip("dask.dataframe")
    texts = dask.from_pandas(pd.DataFrame({"text": [TEXT] * 3}), npartitions=2)["text"]
    assert len(list(credscore.score_many(texts))) == 3


@pytest.mark.filterwarnings("ignore:Dask support is moving:FutureWarning")  # of narwhals
def test_a_table_of_dask_is_told_what_dask_calls_it():
    dask = pytest.importorskip("dask.dataframe")
    table = dask.from_pandas(pd.DataFrame({"text": [TEXT]}), npartitions=1)
    with pytest.raises(TypeError, match=r"df\.compute\(\)"):
        credscore.score_frame(table)


def test_a_series_is_no_table(library):
    with pytest.raises(TypeError, match=r"not Series: pass its to_frame.'text'.*score_many"):
        credscore.score_frame(library.Series([TEXT]))


def test_an_error_names_some_of_many_columns():
    wide = pd.DataFrame({f"c{number}": [1] for number in range(500)})
    with pytest.raises(credscore.ColumnError, match=r"there are: 'c0', .*'c39' and 460 more"):
        credscore.score_frame(wide)
    # A file without a header: its first row is taken for names.
    with pytest.raises(credscore.ColumnError, match=r"there are: 'an article [^']{20,60}'\. Say"):
        credscore.score_frame(pd.DataFrame({"an article that goes on and on " * 99: [1]}))
