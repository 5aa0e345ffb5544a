"""Whether the views say "more" or "less" of a wording."""

from __future__ import annotations

import pytest

from credscore.model.model import default_model
from credscore.model.wording import OUTPUTS
from credscore.parts import HeadScore
from credscore.views.article_report import page
from credscore.views.phrases import CAREFUL
from credscore.views.text import summary
from tests.made_scores import make_score


@pytest.mark.parametrize(
    ("head", "feature", "contribution", "words"),
    [
        ("credibility", "wording.extreme", 0.03, "less wording as in outlets placed at the edges"),
        ("credibility", "wording.extreme", -0.03, "more wording as in outlets placed at the edges"),
        ("credibility", "wording.quality", 0.03, "more wording as in outlets that experts rate"),
        ("bias", "wording.quality", 0.03, "less wording as in outlets that experts rate"),
        ("bias", "wording.loaded", -0.03, "less wording as in sentences with loaded language"),
    ],
)
def test_views_say_whether_there_is_more_or_less_of_a_wording(head, feature, contribution, words):
    one = HeadScore(head, "binary", 0.2, (0.1, 0.4), 22.0, {feature: contribution}, -0.98)
    score = make_score(heads={head: one})
    assert words in " ".join(summary(score).split())
    assert f">{words}" in page(score)


def test_of_a_retrained_model_no_view_says_which_way_a_wording_counts():
    parts = {"wording.loaded": 0.1, "own_wording": 0.2}
    head = HeadScore("bias", "binary", 0.2, (0.1, 0.4), 22.0, parts, -0.98)
    assert ">wording as in sentences with loaded language" in page(make_score(heads={"bias": head}))


def test_the_shipped_bias_that_a_retrained_model_reads_is_told_as_log_odds():
    # Without a unit -5.17 would seem to be a bias.
    head = HeadScore("tone", "binary", 0.2, (0.1, 0.4), 22.0, {"base.bias": 0.3}, -0.98)
    score = make_score(heads={"tone": head}, features={"base.bias": -5.17})
    assert "bias: -5.17 log-odds (+0.300)" in " ".join(summary(score).split())
    assert "-5.17 log-odds" in page(score)


def test_the_shipped_model_weighs_wording_as_the_views_say():
    weights = {
        (head.name, feature): float(weight)
        for head in default_model().heads
        for feature, weight in zip(head.features, head.coef, strict=True)
        if feature.startswith("wording.")
    }
    assert len({feature for _, feature in weights}) == len(OUTPUTS)
    for (name, feature), weight in weights.items():
        assert weight == 0 or (weight > 0) is ((feature in CAREFUL) is (name == "credibility"))
