from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from math import nan

import pytest

from credscore.result import HeadScore, Score

CONTRIBUTIONS = {f"feature_{i}": (0.02 * i - 0.1) for i in range(16) if i != 5}


def make_score(head: HeadScore) -> Score:
    return Score("Text.", None, None, {head.name: head}, {}, (), (), (), (), (), False, "test")


REGRESSION = HeadScore("credibility", "regression", 0.6, (0.4, 0.8), 70.0, CONTRIBUTIONS, 0.5)
MULTICLASS = HeadScore(
    "lean",
    "multiclass",
    {"left": 0.7, "right": 0.3},
    {"left": (0.5, 0.8), "right": (0.2, 0.5)},
    {"left": 80.0, "right": 20.0},
    {"left": {"costs_$1_or_$2": 0.3}, "right": {"costs_$1_or_$2": -0.3}},
    {"left": 0.1, "right": -0.1},
)


@pytest.fixture
def pyplot():
    matplotlib = pytest.importorskip("matplotlib", reason="needs the extra plot")
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    yield plt
    plt.close("all")


def test_bars_are_the_contributions_the_rest_in_one(pyplot):
    ax = make_score(REGRESSION).plot()
    widths = [bar.get_width() for bar in ax.patches]
    assert len(widths) == 13
    assert sum(widths) == pytest.approx(sum(CONTRIBUTIONS.values()))
    assert ax.get_title() == "Credibility 0.60 (90 % interval 0.40 to 0.80)"
    assert [label.get_text() for label in ax.get_yticklabels()][-1] == "3 other features"


def test_draws_into_the_axes_it_is_given(pyplot):
    _, ax = pyplot.subplots()
    assert make_score(REGRESSION).plot(ax) is ax
    assert len(pyplot.get_fignums()) == 1


def test_draws_one_class_of_a_multiclass_head(pyplot):
    from credscore.views.plot import contributions

    ax = contributions(make_score(MULTICLASS))
    assert ax.get_title() == "Lean: left 0.70"
    ax.figure.canvas.draw()
    assert contributions(make_score(MULTICLASS), head="lean:right").patches[0].get_width() == -0.3
    with pytest.raises(KeyError, match="no class 'up'"):
        contributions(make_score(MULTICLASS), head="lean:up")
    with pytest.raises(KeyError, match="no head 'bias'"):
        contributions(make_score(MULTICLASS), head="bias")


def test_an_abstention_has_no_bars_but_says_why(pyplot):
    head = replace(REGRESSION, value=nan, interval=(nan, nan), percentile=nan)
    score = replace(make_score(head), abstained=True, warnings=("too_short",))
    ax = score.plot()
    assert len(ax.patches) == 0
    assert "too_short" in ax.get_title()


def test_without_matplotlib_the_error_says_what_to_install():
    code = (
        "import sys; sys.modules['matplotlib'] = None\n"
        "from credscore.result import Score\n"
        "score = Score('T', None, None, {}, {}, (), (), (), (), (), True, 'm')\n"
        "try:\n    score.plot()\n"
        "except ImportError as error:\n    print(error)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pip install 'credscore[plot]'" in run.stdout
