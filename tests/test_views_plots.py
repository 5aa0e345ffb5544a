"""The charts: what is drawn, labelled and left out; what happens without matplotlib."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from math import nan

import pytest

from credscore.parts import HeadScore
from credscore.result import Score

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


def test_what_is_no_axes_is_refused(pyplot):
    figure, several = pyplot.subplots(1, 2)
    for wrong, name in ((several, "ndarray"), (figure, "Figure"), ("bias", "str")):
        with pytest.raises(TypeError, match=f"ax must be matplotlib Axes, not {name}: pass one"):
            make_score(REGRESSION).plot(wrong)
    assert not several[0].patches


def test_draws_one_class_of_a_multiclass_head(pyplot):
    from credscore.views.plots import contributions

    ax = contributions(make_score(MULTICLASS))
    assert ax.get_title() == "Lean: left 0.70"
    ax.figure.canvas.draw()
    assert contributions(make_score(MULTICLASS), head="lean:right").patches[0].get_width() == -0.3
    with pytest.raises(KeyError, match="no class 'up'"):
        contributions(make_score(MULTICLASS), head="lean:up")
    with pytest.raises(KeyError, match="no head 'bias'"):
        contributions(make_score(MULTICLASS), head="bias")


def test_names_that_look_like_mathematics_are_names(pyplot):
    from credscore.views.plots import contributions, distribution

    def renamed(values):
        return {r"$\frac{" + label: value for label, value in values.items()}

    head = MULTICLASS
    parts = (head.value, head.interval, head.percentile, head.contributions, head.intercept)
    multiclass = HeadScore("$^", "multiclass", *map(renamed, parts))
    ax = contributions(make_score(multiclass))
    assert ax.get_title() == r"\$^: \$\frac{left 0.70"
    ax.figure.canvas.draw()
    distribution([0.1, 0.2], name="$^$").figure.canvas.draw()


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


# charts of many scores


def test_distribution_has_a_box_a_source_sorted_by_median(pyplot):
    from credscore.views.plots import distribution

    values = [0.2, 0.3, 0.25, 0.8, 0.9, nan, 0.5]
    sources = ["low", "low", "low", "high", "high", "high", "only $1"]
    ax = distribution(values, sources)
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels == ["low (3)", r"only \$1 (1)", "high (2)"]
    ax.figure.canvas.draw()
    assert len(distribution(values, sources, most=1).get_yticklabels()) == 1
    with pytest.raises(ValueError, match="7 values and 2 sources"):
        distribution(values, ["a", "b"])


def test_distribution_without_sources_is_a_histogram_of_all(pyplot):
    from credscore.views.plots import distribution

    ax = distribution([0.2, 0.3, nan, 0.9], name="bias")
    assert sum(bar.get_height() for bar in ax.patches) == 3
    assert ax.get_xlabel() == "bias"


def test_calibration_draws_means_of_equal_bins(pyplot):
    from credscore.views.plots import calibration

    predicted = [0.1] * 50 + [0.9] * 50 + [nan]
    observed = [0.0] * 45 + [1.0] * 5 + [1.0] * 45 + [0.0] * 5 + [1.0]
    ax = calibration(predicted, observed, bins=2)
    points = ax.containers[0].lines[0].get_xydata().tolist()
    assert points == [pytest.approx([0.1, 0.1]), pytest.approx([0.9, 0.9])]
    with pytest.raises(ValueError, match="no pair"):
        calibration([nan], [1.0])
    with pytest.raises(ValueError, match="one length"):
        calibration([0.1, 0.2], [1.0])


def test_learning_curves_of_two_models_share_axes_in_two_colours(pyplot):
    from credscore.views.plots import learning_curve

    ax = learning_curve([10, 100], [0.6, 0.7], [0.5, 0.65], [0.7, 0.75])
    assert learning_curve([10, 100], [0.5, 0.6], ax=ax) is ax
    assert ax.lines[0].get_xydata().tolist() == [[10, 0.6], [100, 0.7]]
    assert ax.lines[0].get_color() != ax.lines[1].get_color()
    assert len(ax.collections) == 1


def test_comparison_strips_stand_on_the_values_with_their_intervals(pyplot, report, opinion):
    import credscore

    ax = credscore.compare({"report": report, "opinion $1": opinion}).plot()
    assert [label.get_text() for label in ax.get_yticklabels()] == ["report", r"opinion \$1"]
    drawn = ax.containers[0].lines[0].get_xdata().tolist()
    assert drawn == [report.credibility, opinion.credibility]
    (bars,) = ax.containers[0].lines[2]
    ends = [segment[:, 0].tolist() for segment in bars.get_segments()]
    assert ends[0] == pytest.approx(list(report.credibility_interval))
    ax.figure.canvas.draw()


def test_an_article_without_a_score_has_a_strip_that_says_so(pyplot, report):
    import credscore

    articles = {"report": report, "note": "Rain is expected.", "other": "It may snow soon."}
    ax = credscore.compare(articles).plot()
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert names == ["report", "note\nno score", "other\nno score"]
    assert ax.get_ylim() == (2.5, -0.5)
    ax.figure.canvas.draw()
