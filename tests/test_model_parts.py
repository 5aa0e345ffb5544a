"""The parts of a model file: what does not fit together is refused."""

from __future__ import annotations

import json

import numpy as np
import pytest
import skops.io

import credscore
from credscore.model.archive import read_members
from credscore.model.plain import from_plain, to_plain
from credscore.model.report import TrainingReport
from tests.model_members import refused, signed


@pytest.mark.parametrize(
    "change",
    [
        {"coef": None},
        {"coef": np.zeros((2, 2))},
        {"intercept": np.array([np.nan, 0.0, 0.0])},
        {"members": np.array(["a"])},
        {"knots": 3},
        {"idf": {}},
        {"weights": {"own_wording": np.zeros(3)}},
        {"described": "{"},
        {"described": "[]"},
        {"seen": np.zeros(3)},
        {"manifest": {}},
        {"manifest": 5},
    ],
)
def test_damaged_parts_are_refused(model, tmp_path, change):
    plain = {**to_plain(model), **change}
    members = read_members(skops.io.dumps(plain))
    refused(tmp_path, signed(members), "damaged|is not a credscore model")


@pytest.mark.parametrize(
    ("parts", "change"),
    [
        (("knots", "ranks"), lambda array: array[:, :1]),
        (("members",), lambda array: array[:0]),
        (("scale",), lambda array: 0.0 * array),
    ],
)
def test_parts_that_give_no_numbers_are_refused(model, parts, change):
    plain = to_plain(model)
    with pytest.raises(credscore.ModelFileError, match="is damaged"):
        from_plain({**plain, **{name: change(plain[name]) for name in parts}}, model)


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("kind", "poetry", "unknown kind 'poetry'"),
        ("base", "mine", "unknown base 'mine'"),
        ("terms", {}, "unknown wordings"),
        ("report", {}, "damaged report"),
        ("terms", [], "damaged"),
        ("classes", ["hot", "hot", "cool"], "classes"),
        ("classes", ["hot", "cool"], "classes"),
        ("bounds", [float("nan"), 1.0], "not finite"),
        ("bounds", [1.0, 0.0], "intervals"),
        ("residuals", [0.0, float("inf")], "not finite"),
        ("residuals", [10**400, 0.0], "damaged"),
    ],
)
def test_damaged_descriptions_are_refused(model, key, value, says):
    plain = to_plain(model)
    described = json.loads(plain["described"])
    plain["described"] = json.dumps({**described, key: value})
    with pytest.raises(credscore.ModelFileError, match=says):
        from_plain(plain, model)


def test_a_term_that_comes_twice_is_refused(model):
    plain = to_plain(model)
    described = json.loads(plain["described"])
    terms = described["terms"]["own_wording"]
    terms[-1] = terms[0]
    with pytest.raises(credscore.ModelFileError, match="stands twice"):
        from_plain({**plain, "described": json.dumps(described)}, model)


def test_a_feature_that_comes_twice_is_refused(model):
    plain = to_plain(model)
    described = json.loads(plain["described"])
    described["features"][-1] = described["features"][0]
    with pytest.raises(credscore.ModelFileError, match="stands twice"):
        from_plain({**plain, "described": json.dumps(described)}, model)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("kind", "poetry"),
        ("kind", []),
        ("counts", 5),
        ("counts", {"examples": [1]}),
        ("figures", [{"name": "AUC", "value": "x"}]),
        ("calibration", [["a", "b", "c"]]),
        ("confusion", {"hot": 5}),
        ("features", [{"output": "hot", "name": "x", "effect": "much"}]),
        ("mistakes", [{"row": "x", "label": "", "predicted": "", "excerpt": ""}]),
        ("settings", [1]),
    ],
)
def test_damaged_reports_are_refused_when_read_not_when_shown(model, part, value):
    plain = to_plain(model)
    described = json.loads(plain["described"])
    described["report"][part] = value
    with pytest.raises(credscore.ModelFileError, match="damaged report"):
        from_plain({**plain, "described": json.dumps(described)}, model)


def test_names_of_a_report_are_texts_whatever_the_file_says(model):
    data = model.report.to_dict()
    data["target"], data["warnings"] = 5, [None]
    data["features"][0]["name"] = 7
    data["calibration"][0][0] = None
    report = TrainingReport.from_dict(data)
    assert "Training report: 5" in report.to_html()
    assert str(report).startswith("5: multiclass")
