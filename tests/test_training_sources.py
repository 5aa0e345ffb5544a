"""What is measured of the scores of sources, on made-up outlets."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from training import unseen
from training.measure_sources import coverage, outlet_figures


@pytest.fixture
def outlets() -> pd.DataFrame:
    rng = np.random.default_rng(0)
    sizes = [60] * 12 + [4] * 60
    mean = 0.6 + 0.08 * rng.standard_normal(len(sizes))
    outlet = np.repeat(np.arange(len(sizes)), sizes)
    return pd.DataFrame(
        {
            "group": [f"o{number}" for number in outlet],
            "quality": mean[outlet] + 0.02 * rng.standard_normal(len(sizes))[outlet],
            "credibility": mean[outlet] + 0.08 * rng.standard_normal(len(outlet)),
        }
    )


def test_intervals_of_well_behaved_outlets_hold_nine_in_ten(outlets):
    table = coverage(outlets, "credibility", draws=25)
    assert list(table.index) == [1, 2, 3, 5, 10, 20]
    assert table["coverage"].mean() == pytest.approx(0.9, abs=0.05)
    assert table["error"].loc[1] < 0.8 * table["error_plain_mean"].loc[1]
    assert table["error_rated"].loc[1] < table["error"].loc[1]
    assert table["width"].is_monotonic_decreasing


def test_a_target_that_is_itself_uncertain_is_allowed_for(outlets):
    table = coverage(outlets, "credibility", draws=10)
    assert (table["coverage"] >= table["coverage_plain_target"]).all()


def test_pooled_means_rank_outlets_at_least_as_plain_ones_do(outlets):
    found = outlet_figures(outlets, "credibility")
    assert found["outlets"] == 72
    assert 0.3 < found["share_between"] < 0.7
    assert found["pooled_rho"] >= found["plain_rho"] > 0.5


def test_kept_scores_come_back_beside_their_articles(tmp_path):
    articles = pd.DataFrame({"id": ["a", "b", "c"]})
    file = tmp_path / "kept.npz"
    unseen.save({"bias": np.array([0.0, 0.12345, 1.0])}, file)
    frame = unseen.with_scores(articles, file)
    assert frame["bias"].to_numpy() == pytest.approx([0, 0.1234, 1], abs=1e-9)
    unseen.save({"bias": np.zeros(2)}, file)
    with pytest.raises(ValueError, match="2 scores of bias and the table 3 articles"):
        unseen.with_scores(articles, file)
