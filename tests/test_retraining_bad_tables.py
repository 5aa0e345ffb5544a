"""Tables that cannot be learned from: each error names the place and the cure."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pandas as pd
import polars as pl
import pytest

import credscore
from credscore.retraining import train as train_module
from credscore.retraining.duplicates import digests
from credscore.retraining.labels import read_labels
from credscore.retraining.table import check_groups, read_table
from tests.labelled_articles import make_table

NAN = float("nan")


@pytest.fixture(params=["pandas", "polars", "mapping"])
def make(request):
    """A table of any kind from columns."""
    return {"pandas": pd.DataFrame, "polars": pl.DataFrame, "mapping": dict}[request.param]


def test_columns_are_read_alike_from_any_table(make):
    columns = make_table(24)
    found = read_table(make(columns), "text", "label", "outlet", "title", "heat")
    assert found.texts == columns["text"]
    assert found.labels == columns["label"]
    assert found.groups == columns["outlet"]
    assert found.titles == columns["title"]
    assert found.weights == columns["heat"]


def test_columns_of_pandas_may_have_any_name():
    columns = make_table(24)
    frame = pd.DataFrame({0: columns["text"], 1: columns["label"], ("a", 2): columns["outlet"]})
    found = read_table(frame, 0, 1, ("a", 2))
    assert (found.texts, found.labels) == (columns["text"], columns["label"])
    assert found.groups == columns["outlet"]
    # A model knows its label as text.
    assert read_table(frame, 0, "1").labels == columns["label"]


def test_a_missing_column_names_those_there_are(make):
    with pytest.raises(credscore.ColumnError, match=r"group='domain'.*'outlet'"):
        read_table(make(make_table(24)), "text", "label", "domain")


@pytest.mark.parametrize("role", ["text", "label"])
@pytest.mark.parametrize("name", [None, ["label"]])
def test_texts_and_labels_need_a_column_that_is_named(make, role, name):
    with pytest.raises(credscore.ColumnError, match=rf"{role}=.*no such column; it has \['text'"):
        read_table(make(make_table(24)), **{"text": "text", "label": "label", role: name})


@pytest.mark.parametrize(
    ("column", "values", "error", "says"),
    [
        ("outlet", ["one"] * 24, credscore.ColumnError, "'one' in every row.*group=None"),
        ("outlet", [f"o{n}" for n in range(24)], credscore.ColumnError, "another value in every"),
        ("outlet", [None, *["a", "b"] * 11, "c"], credscore.ColumnError, "missing in 1 rows"),
        (
            "text",
            [None, *["a text"] * 23],
            credscore.TextTypeError,
            "row 0 .*first is 0..*None",
        ),
        ("text", ["...", *["a text"] * 23], credscore.EmptyTextError, "row 0"),
        ("outlet", [" ", *["a", "b"] * 11, "c"], credscore.ColumnError, "missing in 1 rows"),
        ("title", [3, *["t"] * 23], credscore.TextTypeError, r"row 0 \(the first is 0\): title"),
        (
            "heat",
            [-1.0] * 24,
            credscore.ColumnError,
            "first is 0.: -1.0 is no weight",
        ),
        ("heat", ["much"] * 24, credscore.ColumnError, r"row 0 \(the first is 0\): 'much' is no"),
    ],
)
def test_unusable_columns_are_errors_that_say_why(column, values, error, says):
    table = {**make_table(24), column: values}
    with pytest.raises(error, match=says):
        read_table(table, "text", "label", "outlet", "title", "heat")


def test_swapped_text_and_label_are_found(make):
    with pytest.raises(credscore.ColumnError, match="look swapped; pass text='text', label='lab"):
        credscore.train(make(make_table(24)), text="label", label="text")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda texts: [t if row % 3 else None for row, t in enumerate(texts)], "not None: drop"),
        (lambda texts: [None] * 14 + texts[14:], "not None: drop"),
        (lambda texts: [text.encode() for text in texts], "not bytes: decode"),
        (lambda texts: list(range(len(texts))), "not int"),
    ],
)
def test_columns_of_no_texts_are_not_taken_for_swapped_ones(change, says):
    table = make_table(24)
    with pytest.raises(credscore.TextTypeError, match=says):
        credscore.train({**table, "text": change(table["text"])})


def test_an_error_of_a_weight_shows_no_whole_article():
    with pytest.raises(credscore.ColumnError, match="is no weight above 0") as caught:
        read_table(make_table(24), "text", "label", weight="text")
    assert len(str(caught.value)) < 150


def test_no_table_at_all():
    with pytest.raises(credscore.TextTypeError, match="DataFrame of pandas or polars, not list"):
        credscore.train([1, 2])
    with pytest.raises(credscore.ColumnError, match="no rows"):
        credscore.train({"text": [], "label": []})


@pytest.mark.parametrize(
    ("labels", "says"),
    [
        (["a", None, "b", NAN] * 6, r"12 of 24 labels are missing \(rows \[1, 3,"),
        ([pd.NA, "a"] * 12, "12 of 24 labels are missing"),
        (["a"] * 24, "every label is 'a'"),
        (["a", "b"] * 5, "10 examples are too few.*at least 20"),
        (["a", 1] * 12, "of one kind.*12 text, 12 number"),
        ([True, 1] * 12, "12 true/false, 12 number"),
        ([("a",), ("b",)] * 12, "of one kind.*24 tuple"),
        (["a"] * 22 + ["b"] * 2, "too few examples of {'b': 2}; each class needs at least 5"),
        ([f"name {n}" for n in range(24)], "24 different values in 24 rows"),
        ([1.0, float("inf"), 3.0] * 8, "not finite in rows"),
        ([10**400, 2, 3] * 8, r"not finite in rows \[0, 3,"),
        ([1e200, 2.0, 3.0] * 8, "1e\\+200.*another unit"),
        ([1e-200, 2e-200, 3e-200] * 8, "3e-200.*another unit"),
        (["left", " "] * 12, "12 of 24 labels are missing"),
        ([np.float32("nan"), np.float32(1.0)] * 12, "12 of 24 labels are missing"),
        (["Left", "left ", "right"] * 8, r"\['Left', 'left '\] differ in case or spaces only"),
        (["caf\u00e9", "cafe\u0301", "pub"] * 8, "or in how letters are encoded.*NFKC"),
        (["left\u200b", "left", "right"] * 8, "differ in case or spaces only"),
        ([0.0, float("inf")] * 12, r"not finite in rows \[1, 3,"),
        ([10**400, 2] * 12, r"not finite in rows \[0, 2,"),
    ],
)
def test_labels_that_cannot_be_learned_from(labels, says):
    with pytest.raises(credscore.LabelError, match=says):
        read_labels(labels, where="label='l'")


@pytest.mark.parametrize(
    ("labels", "kind", "classes"),
    [
        ([0, 1] * 12, "binary", (0, 1)),
        ([False, True] * 12, "binary", (False, True)),
        (["no", "yes"] * 12, "binary", ("no", "yes")),
        ([0, 1, 2] * 8, "regression", ()),
        ([0.5, 1.5, 2.0] * 8, "regression", ()),
        (["b", "c", "a"] * 8, "multiclass", ("a", "b", "c")),
        ([Decimal("0.5"), Decimal(2), Decimal(3)] * 8, "regression", ()),
        (["NaT", "<NA>"] * 12, "binary", ("<NA>", "NaT")),
    ],
)
def test_the_kind_follows_from_the_labels(labels, kind, classes):
    target = read_labels(labels)
    assert (target.kind, target.classes) == (kind, classes)


def test_numbers_can_be_asked_to_be_classes_and_names_cannot_be_numbers():
    assert read_labels([0, 1, 2] * 8, "classification").kind == "multiclass"
    assert read_labels([0, 1] * 12, "regression").kind == "regression"
    with pytest.raises(credscore.LabelError, match="needs numbers, found 'a'"):
        read_labels(["a", "b", "c"] * 8, "regression")


def test_a_class_needs_three_sources(monkeypatch):
    refuse_to_read(monkeypatch)
    for n_sources, says in (
        (1, "1 group .* holds"),
        (2, r"2 groups .* hold .*'rant'.* at least 3"),
    ):
        table = make_table(40)
        table["outlet"] = [
            f"rants{row % 4 // 2 % n_sources}.example" if kind == "rant" else outlet
            for row, (kind, outlet) in enumerate(zip(table["label"], table["outlet"], strict=True))
        ]
        with pytest.raises(credscore.LabelError, match=says):
            credscore.train(table, group="outlet", base=None, progress=False)


@pytest.mark.parametrize("least", [0.1, 0.0])
def test_numbers_of_which_nearly_all_are_the_same_cannot_be_judged(least):
    table = make_table(40)
    table["heat"] = [least] * 40
    table["heat"][3], table["heat"][20] = 1.0, 2.0
    with pytest.raises(credscore.LabelError, match=rf"every label is {least:g}, and too few"):
        credscore.train(table, label="heat", base=None, progress=False)


def test_what_says_nothing_is_no_strong_feature():
    table = make_table(40)
    table["text"] = [f"Word{row}." for row in range(40)]
    report = credscore.train(table, base=None, progress=False).report
    assert report.features == report.terms == ()
    assert "Strongest" not in str(report)


def test_numbers_of_which_some_differ_are_learned_from():
    table = make_table(40)
    table["heat"] = [0.0 if row % 5 else row / 10 for row in range(40)]
    assert credscore.train(table, label="heat", base=None, progress=False).head.kind == "regression"


def test_two_sources_are_too_few_and_that_is_what_the_error_says(monkeypatch):
    refuse_to_read(monkeypatch)
    with pytest.raises(credscore.LabelError, match=r"two groups only.*at least 3"):
        credscore.train(make_table(40, n_outlets=2), group="outlet", base=None, progress=False)


def test_what_is_left_to_judge_needs_three_sources_too(monkeypatch):
    refuse_to_read(monkeypatch)
    table = make_table(60, n_outlets=4)
    of_two = [t for t, o in zip(table["text"], table["outlet"], strict=True) if o < "outlet2"]
    monkeypatch.setattr(train_module, "read_seen", lambda: digests(of_two))
    with pytest.raises(credscore.LabelError, match=r"base='default'.*two groups only"):
        credscore.train(table, group="outlet", progress=False)


def refuse_to_read(monkeypatch) -> None:
    """Fail where texts are read: they need not be to see that they cannot be learned from."""
    monkeypatch.setattr(train_module, "measure_texts", lambda *_, **__: pytest.fail("read"))


def test_case_and_spaces_do_not_tell_sources_apart():
    table = make_table(24)
    written = [
        f" {outlet.upper()}" if row % 2 else outlet for row, outlet in enumerate(table["outlet"])
    ]
    found = read_table({**table, "outlet": written}, "text", "label", "outlet")
    assert found.groups == table["outlet"]


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ({**make_table(24), "label": ["a"] * 23}, "not equally long.*'label': 23"),
        (pd.DataFrame({**make_table(24), "x": 1}).rename(columns={"x": "text"}), "same name.*text"),
        (pd.DataFrame(make_table(24).values()).T, "no such column; it has"),
    ],
)
def test_tables_of_odd_columns(table, says):
    with pytest.raises(credscore.ColumnError, match=says):
        read_table(table, "text", "label")


def test_a_column_itself_is_not_its_name(make):
    table = make(make_table(24))
    with pytest.raises(credscore.ColumnError, match=r"^label=a \w+: the table has no such column"):
        credscore.train(table, label=pd.Series([text * 9 for text in make_table(24)["text"]]))
    with pytest.raises(credscore.ColumnError, match=r"^group=.*it has \['text', 'title', 'label'"):
        credscore.train(table, group=table["outlet"])


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"label": "tone", "group": "tone"}, "label='tone' is group='tone' as well"),
        ({"label": "heat", "group": "heat"}, "label='heat' is group='heat' as well"),
        ({"label": "tone", "title": "tone"}, "label='tone' is title='tone' as well"),
        ({"label": "text"}, "label='text' is text='text' as well"),
        ({"label": "tone", "title": "text"}, "title='text' is text='text' as well"),
    ],
)
def test_what_is_learned_is_not_what_it_is_learned_from(columns, says):
    with pytest.raises(credscore.ColumnError, match=says):
        credscore.train(make_table(40), **columns)


def test_the_encoding_of_letters_does_not_tell_sources_apart():
    written = ["Le Caf\u00e9", "le cafe\u0301", "\ufeffLe Caf\u00e9", "Le\u00a0Caf\u00e9\u200b"]
    assert len(set(check_groups(written, "groups"))) == 1
    assert len(set(check_groups(["Le Café", "Le Cafe"], "groups"))) == 2


def test_weights_of_any_number_type_are_read():
    weights = [*np.arange(1, 23), Decimal(3), np.float32(0.5)]
    found = read_table({**make_table(24), "w": weights}, "text", "label", weight="w")
    assert found.weights == [*range(1, 23), 3.0, 0.5]


@pytest.mark.parametrize("seed", [-1, None, 0.5, "x"])
def test_a_seed_is_a_whole_number(seed):
    with pytest.raises(ValueError, match="no whole number from 0"):
        credscore.train(make_table(24), seed=seed)


def test_a_name_may_be_written_like_a_missing_value():
    table = make_table(40)
    table["outlet"][:2] = ["NaT", "<NA>"]
    assert read_table(table, "text", "label", "outlet").groups[:2] == ["nat", "<na>"]
