"""The exception tree and the checks that raise it."""

from __future__ import annotations

import builtins
import io
import math
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import credscore
from credscore import errors
from credscore.checks import check_text, check_title, is_missing

#: The errors that are raised, as `credscore.errors` draws them, and the builtin that each is.
DRAWN = re.findall(r"(\w+Error) +\((\w+Error)\)", errors.__doc__ or "")


@pytest.mark.parametrize(("name", "builtin"), DRAWN)
def test_each_error_is_also_the_builtin(name: str, builtin: str) -> None:
    error = getattr(credscore, name)
    assert issubclass(error, credscore.CredscoreError)
    assert issubclass(error, getattr(builtins, builtin))


def test_every_error_is_drawn_and_can_be_caught_by_name() -> None:
    roots = {"CredscoreError", "ModelError"}
    assert {name for name, _ in DRAWN} == set(errors.__all__) - roots
    assert {name for name, _ in DRAWN} < set(credscore.__all__)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (None, "None"),
        (math.nan, "NaN"),
        (b"text", "decode"),
        (
            ["a", "b"],
            r"join the parts of one article with .*; for many articles there is score_many",
        ),
        ((text for text in "ab"), "not generator: pass one article; for many there is score_many"),
        (np.array(["a"]), "not ndarray: pass one article; for many there is score_many"),
        (pd.DataFrame({"text": ["a"]}), "not DataFrame: .* for a table there is score_frame"),
        (Path("article.txt"), r"read the file first, for example path.read_text\(encoding='utf-8'"),
        (io.StringIO("a text"), r"not StringIO: pass what its read\(\) returns"),
        ({"text": "a"}, "not dict: pass the text of an article"),
        (3, "not int: pass the text of an article"),
    ],
)
def test_text_of_the_wrong_type_says_what_to_do(value: Any, says: str) -> None:
    with pytest.raises(credscore.TextTypeError, match=says):
        check_text(value)


@pytest.mark.parametrize("value", ["", "  \n\t", "...!?—", "\x00\x01", "\ud800"])
def test_text_without_words_is_empty(value: str) -> None:
    with pytest.raises(credscore.EmptyTextError, match="no word characters"):
        check_text(value)


def test_long_text_names_the_limit_and_the_place() -> None:
    with pytest.raises(credscore.TextTooLongError, match=r"row 3 has 11 characters.*max_chars=10"):
        check_text("x" * 11, max_chars=10, where="row 3")


@pytest.mark.parametrize("limit", [None, 0, -1, "10", float("nan")])
def test_a_limit_that_is_none_is_refused_once_and_early(limit: Any) -> None:
    for call in (
        lambda: credscore.score("A text.", max_chars=limit),
        lambda: credscore.score_many(["A text."], on_error="record", max_chars=limit),
        lambda: credscore.compare({"A": "A text.", "B": "A text."}, max_chars=limit),
    ):
        with pytest.raises(ValueError, match=r"max_chars must be a number .* above 0, not"):
            call()


def test_no_limit_is_infinity() -> None:
    assert credscore.score("A text.", max_chars=float("inf")).abstained


def test_title_may_be_missing_but_not_a_number() -> None:
    assert check_title(None) is None
    assert check_title(math.nan) is None
    assert check_title("") is None
    assert check_title("A headline") == "A headline"
    with pytest.raises(credscore.TextTypeError, match=r"title .* not int: pass the headline"):
        check_title(5)
    with pytest.raises(credscore.TextTypeError, match=r"title .* not list: pass the headline"):
        check_title(["A headline"])
    polars = pytest.importorskip("polars")
    with pytest.raises(credscore.TextTypeError, match=r"title .* not Series: pass the headline"):
        check_title(polars.Series(["A headline"]))


def test_two_texts_side_by_side_are_not_taken_for_a_text_and_a_model() -> None:
    with pytest.raises(TypeError, match="articles must be a dict, not str: pass"):
        credscore.compare("The clerk said so.", "The mayor denied it.")


def test_the_name_of_the_shipped_model_is_no_file_to_load() -> None:
    with pytest.raises(TypeError, match="not str: leave it out for the shipped one"):
        credscore.score("The clerk said so.", model="default")  # type: ignore[arg-type]


def test_every_kind_of_missing_cell_is_known() -> None:
    missing = [
        None,
        math.nan,
        Decimal("NaN"),
        Decimal("sNaN"),
        np.datetime64("NaT", "s"),
        pd.NaT,
        pd.NA,
    ]
    assert all(map(is_missing, missing))
    assert not any(map(is_missing, ["", 0, False, Decimal(0), np.array([math.nan] * 2), [None]]))


def test_column_error_reads_as_a_sentence() -> None:
    assert (
        str(errors.ColumnError("no column 'x'; there are: 'y'")) == "no column 'x'; there are: 'y'"
    )
