"""Labels of any name can be learned; no table shows one column in the place of another."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import polars as pl
import pytest

import credscore
from tests.commands import run
from tests.labelled_articles import make_table, make_text

TEXTS = [make_text(kind, seed, 12) for seed in (70, 71) for kind in ("rant", "report")]
ARTICLES = {"text": TEXTS, "domain": ["a.example", "b.example"] * 2}


def named(model, name, classes=("cool", "even", "hot")):
    """Return `model` as if its labels had been called so."""
    outputs = [f"own_wording.{one}" for one in classes]
    features = (*model.head.features[:-3], *outputs)
    head = replace(model.head, name=name, classes=tuple(classes), features=features)
    parts = (model.own, model.base, model.manifest, model.report, model.seen)
    return type(model).assemble(model, head, *parts)


@pytest.fixture(scope="module")
def binary():
    return credscore.train(make_table(40), base=None, progress=False)


def called(binary, name):
    return replace(binary, head=replace(binary.head, name=name))


@pytest.mark.parametrize("frame", [pd.DataFrame, pl.DataFrame])
@pytest.mark.parametrize("name", ["error", "warnings", "abstained", "sourcing.attributions"])
def test_a_frame_shows_no_label_in_the_place_of_a_column(binary, frame, name):
    with pytest.raises(credscore.ColumnError, match=rf"labels .* column '{name}' beside another"):
        credscore.score_frame(frame(ARTICLES), model=called(binary, name))
    assert credscore.score(TEXTS[0], model=called(binary, name)).heads[name].value < 0.5


def test_features_are_columns_only_where_they_are_asked_for(binary):
    model = called(binary, "hedging.forecast.author")
    assert "hedging.forecast.author_low" in credscore.score_frame(
        pd.DataFrame(ARTICLES), model=model
    )
    with pytest.raises(credscore.ColumnError, match="beside another"):
        credscore.score_frame(pd.DataFrame(ARTICLES), model=model, features=True)


def test_a_class_is_not_the_interval_of_another(model):
    clash = named(model, "tone", ("hot", "hot_low", "mild"))
    assert set(credscore.score(TEXTS[0], model=clash).heads["tone"].value) == set(
        clash.head.classes
    )
    for table in (credscore.score_frame, credscore.score_sources):
        with pytest.raises(credscore.ColumnError, match="'tone_hot_low' beside another"):
            table(pd.DataFrame(ARTICLES), model=clash)


@pytest.mark.parametrize("name", ["title", "words", "statements", "loaded_by_writer", "article"])
def test_a_comparison_shows_no_label_in_the_place_of_a_count(binary, name):
    compared = credscore.compare(dict(zip("ab", TEXTS, strict=False)), model=called(binary, name))
    with pytest.raises(credscore.ColumnError, match=rf"column '{name}' beside another"):
        _ = compared.frame


@pytest.mark.parametrize("name", ["n", "failed", "source"])
def test_a_table_of_sources_shows_no_label_in_the_place_of_a_count(binary, name):
    with pytest.raises(credscore.ColumnError, match=rf"label of this model, '{name}'.*train again"):
        credscore.score_sources(pd.DataFrame(ARTICLES), model=called(binary, name))


def test_a_name_commands_no_terminal(binary):
    shown = repr(replace(called(binary, "\x1b[2Jx"), model_id="retrained-\x1b[2Jx-0123456789ab"))
    assert shown.isprintable()


def test_other_names_have_their_columns(model):
    found = credscore.score_frame(pd.DataFrame(ARTICLES), model=named(model, "n", ("x", "y", "z")))
    assert [name for name in found if name.endswith("_percentile")] == [
        f"n_{one}_percentile" for one in "xyz"
    ]


@pytest.mark.parametrize(
    ("command", "name"),
    [("sources", "error"), ("sources", "n"), ("batch", "error"), ("report", "error")],
)
def test_commands_say_so_and_end_with_2(binary, tmp_path, command, name):
    table, saved = tmp_path / "in.csv", tmp_path / "mine.skops"
    scores = {"bias": 0.5, "bias_low": 0.4, "bias_high": 0.6, "bias_percentile": 50.0}
    pd.DataFrame({**ARTICLES, **scores}).to_csv(table, index=False)
    called(binary, name).save(saved)
    last = {
        "sources": ["--source", "domain"],
        "batch": ["-o", str(tmp_path / "out.csv")],
        "report": ["--html", str(tmp_path / "out.html")],
    }[command]
    done = run(command, table, "--model", saved, *last)
    assert done.exit_code == 2, done.output
    assert isinstance(done.exception, SystemExit)
    assert f"'{name}'" in done.stderr
    assert "train again" in done.stderr
