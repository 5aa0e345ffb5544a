"""`Score.from_dict` on what storage does to a score: cut, edited, converted, mixed up."""

from __future__ import annotations

import copy
import json
import math
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import credscore
from credscore.result import Score
from tests.labelled_articles import make_table

TEXT = (
    '"It is a disgrace," Mayor Ann Lee told reporters on Monday. Critics say the shameful plan may '
    "never work. According to a report by the Harbour Office, costs rose by 12 per cent. "
) * 2
DATA = credscore.score(TEXT, title="Bridge shut", source="Herald").to_dict()


def put(*path: str | int, to: Any) -> Callable[[dict[str, Any]], None]:
    """Return what puts `to` in a place of a dictionary."""

    def change(data: dict[str, Any]) -> None:
        place: Any = data
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = to

    return change


def cut(*path: str | int) -> Callable[[dict[str, Any]], None]:
    """Return what takes a place out of a dictionary."""

    def change(data: dict[str, Any]) -> None:
        place: Any = data
        for step in path[:-1]:
            place = place[step]
        del place[path[-1]]

    return change


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (cut("heads"), r"score data lacks 'heads'"),
        (cut("heads", "bias", "interval"), r"score data\['heads'\]\['bias'\] lacks 'interval'"),
        (put("heads", to=[1]), r"\['heads'\] must be a dict, not \[1\]"),
        (put("heads", to=None), r"\['heads'\] must be a dict, not None"),
        (put("heads", "bias", "interval", to=[1, 2, 3]), r"\['interval'\] must be a pair of num"),
        (put("heads", "bias", "interval", to=None), r"\['interval'\] must be a list, not None"),
        (put("heads", "bias", "value", to=1.5), r"\['value'\] must be from 0 to 1, not 1.5"),
        (put("heads", "bias", "name", to="lean"), r"\['name'\] must be 'bias', not 'lean'"),
        (put("heads", "bias", "interval", to=[0.9, 0.1]), r"\['interval'\] must be an interval"),
        (put("heads", "bias", "interval", to=[0.1, 1.9]), r"\['interval'\] must be an interval"),
        (put("heads", "bias", "percentile", to=101), r"\['percentile'\] must be from 0 to 100"),
        (put("sentences", 0, "hedging", to=-1), r"\[0\] must be a sentence whose probabilities"),
        (put("heads", "bias", "value", to=10**400), r"\['value'\] must be a number that is not as"),
        (put("heads", "bias", "value", to="high"), r"\['value'\] must be a number or None, not 'h"),
        (put("heads", "bias", "contributions", to={"a": True}), r"\['a'\] must be a number"),
        (put("heads", "bias", "kind", to="multiclass"), r"\['value'\] must be a dict"),
        (put("features", "structure.words", to="many"), r"\['structure.words'\] must be a number"),
        (put("text", to=None), r"\['text'\] must be a str, not None"),
        (put("text", to=TEXT[:40]), r"inside the text of 40 characters \(was it cut\?\)"),
        (put("text", to=TEXT.replace("may", "mai")), r"\(was it changed\?\), not 'may'"),
        (put("evidence", to="abc"), r"\['evidence'\] must be a list, not 'abc'"),
        (cut("evidence", 0, "note"), r"\['evidence'\]\[0\] lacks 'note'"),
        (put("evidence", 0, "start", to="a"), r"\[0\]\['start and end'\] must be a pair of off"),
        (put("evidence", 0, "start", to=-1), r"must be a pair of offsets, the first no larger"),
        (put("evidence", 0, "kind", to="hedges"), r"\['kind'\] must be one of hedge, .*'hedges'"),
        (put("evidence", 0, "voice", to=None), r"\['voice'\] must be one of author, .* None"),
        (put("sentences", 0, "voice", to="a"), r"\['voice'\] must be one of author, quoted, att"),
        (put("attributions", 0, "source_type", to="x"), r"\['source_type'\] must be one of named_"),
        (put("heads", "bias", "kind", to="logit"), r"must be one of regression, .* not 'logit'"),
        (put("attributions", 0, "source", to=[9, 3]), r"\['source'\] must be a pair of offsets"),
        (put("attributions", 0, "direct", to="yes"), r"\['direct'\] must be True or False"),
        (put("sentences", 0, "bias", to="0.5"), r"\['bias'\] must be a number or None"),
        (put("body", to=[[1, 2, 3]]), r"\['body'\]\[0\] must be a pair of offsets"),
        (put("body", to=None), r"\['body'\] must be a list"),
        (put("warnings", to="short_text"), r"\['warnings'\] must be a list"),
        (put("abstained", to="no"), r"\['abstained'\] must be True or False, not 'no'"),
        (put("source", to=7), r"\['source'\] must be a str, not 7"),
    ],
)
def test_damaged_data_is_an_error_that_names_the_place(change, says):
    data = copy.deepcopy(DATA)
    change(data)
    with pytest.raises(ValueError, match=says):
        Score.from_dict(data)


@pytest.mark.parametrize("data", [json.dumps(DATA), None, [DATA], b"{}"])
def test_what_is_no_dict_says_what_to_pass(data):
    with pytest.raises(TypeError, match=r"not .*: pass json.loads"):
        Score.from_dict(data)


def test_lines_of_the_command_line_are_read_as_they_are():
    assert Score.from_dict({"file": "a.txt", **DATA}) == Score.from_dict(DATA)


def test_nothing_is_shared_with_the_data():
    data = copy.deepcopy(DATA)
    score = Score.from_dict(data)
    data["features"]["structure.words"] = math.inf
    data["heads"]["bias"]["contributions"].clear()
    assert score == Score.from_dict(DATA)


def test_scores_of_several_classes_come_back():
    rows = make_table(n=40)
    model = credscore.ArticleClassifier(base=None).fit(rows["text"], rows["tone"]).model_
    score = credscore.score(TEXT, model=model)
    data = json.loads(score.to_json())
    assert Score.from_dict(data) == score
    lacking = copy.deepcopy(data)
    del lacking["heads"]["label"]["percentile"]["hot"]
    with pytest.raises(ValueError, match=r"\['percentile'\] must be a dict of the classes"):
        Score.from_dict(lacking)
    data["heads"]["label"]["interval"]["hot"] = 0.5
    with pytest.raises(ValueError, match=r"\['interval'\]\['hot'\] must be a list"):
        Score.from_dict(data)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of each entry of plain data."""
    if isinstance(value, dict):
        inner = [place for key, one in value.items() for place in places(one, (*path, key))]
    elif isinstance(value, list):
        inner = [place for key, one in enumerate(value) for place in places(one, (*path, key))]
    else:
        inner = []
    return [path, *inner]


PLACES = [path for path in places(DATA) if path]
ODD = st.sampled_from([None, True, 7, -3, 10**9, 0.5, "", "x", [], [1], {}, {"a": 1}, [None], b"x"])


@given(st.sampled_from(PLACES), ODD)
def test_any_change_is_a_value_error_or_a_score_that_works(path, value):
    data = copy.deepcopy(DATA)
    put(*path, to=value)(data)
    try:
        score = Score.from_dict(data)
    except ValueError:
        return
    assert score.to_html()
    assert str(score)
    assert Score.from_dict(json.loads(score.to_json())) == score


def test_numbers_that_lost_their_point_are_floats_again():
    # JavaScript writes 1.0 as 1.
    shortened = re.sub(r"(\d)\.0([,}\]])", r"\1\2", json.dumps(DATA))
    assert shortened != json.dumps(DATA)
    score = Score.from_dict(json.loads(shortened))
    assert score.to_dict() == DATA
    assert {type(value) for value in score.features.values()} == {float}
