"""The evaluation harness on worked numbers: no data needed."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from training import metrics
from training.baselines import mask_names, ridge_baseline
from training.data import (
    draw_within_outlets,
    first_of_each,
    outlet_weights,
    publisher,
    similar_pairs,
)
from training.evaluate import bootstrap_outlets, evaluate_bias, evaluate_credibility
from training.folds import corpus_split, out_of_fold, outlet_folds, purge, splits
from training.intervals import share_explained

STORY = "the council met on monday and voted five to two to close the old pool by spring "
OTHER = "a storm took the roof off the school gym but nobody was inside when it came down "


def make_articles() -> pd.DataFrame:
    groups = ["a.com", "b.com", "a.com", "c.com", "d.com", "b.com", "e.com", "f.com"]
    frame = pd.DataFrame(
        {
            "set": ["allsides"] * 4 + ["recovery"] * 2 + ["hyperpartisan"] * 2,
            "group": groups,
            "domain": groups,
            "text": ["one two three"] * 8,
            "topic": ["pools", "pools", "roofs", "roofs", None, None, None, None],
            "quality": [0.9, 0.2, 0.9, 0.5, 0.8, 0.2, np.nan, 0.4],
            "reliable": [None, None, None, None, True, False, None, None],
            "hyperpartisan": [None, None, None, None, None, None, True, False],
        }
    )
    frame.attrs["similar"] = ((0, 4),)
    return frame


def test_outlet_rank_correlation_is_over_outlet_means(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metrics, "MIN_ARTICLES", 2)
    outlet = np.array(["a", "a", "b", "b", "c", "c", "once"], object)
    rating = np.array([0.1, 0.1, 0.5, 0.5, 0.9, 0.9, 1.0])
    # Means 0.5, 0.4, 0.6: ranks 2 1 3 against 1 2 3; the outlet with one article is left out.
    predicted = np.array([0.0, 1.0, 0.3, 0.5, 0.6, 0.6, 0.0])
    assert metrics.outlet_rank_correlation(predicted, rating, outlet) == pytest.approx(0.5)


def test_same_topic_pairs_counts_gaps_and_halves_ties() -> None:
    outlet = np.array(["a", "b", "c", "c", "d"], object)
    topic = np.array(["x", "x", "x", "x", "y"], object)
    rating = np.array([0.9, 0.5, 0.4, 0.1, 0.0])
    # Pairs: a>b (0.4), a>c (0.5), a>c' (0.8), b>c' (0.4); c and c' are one outlet, d alone.
    predicted = np.array([0.5, 0.6, 0.5, 0.2, 0.9])
    assert metrics.same_topic_pairs(predicted, rating, outlet, topic) == pytest.approx(2.5 / 4)


def test_equal_outlets_gives_every_outlet_the_same_mass() -> None:
    weight = metrics.equal_outlets(np.array(["a", "a", "b"], object))
    assert weight.tolist() == pytest.approx([0.25, 0.25, 0.5])


def test_outlet_weighted_error_and_slope() -> None:
    predicted, rating = np.array([0.5, 0.5, 0.9]), np.array([0.4, 0.4, 1.0])
    weight = np.array([0.25, 0.25, 0.5])
    assert metrics.mean_absolute_error(predicted, rating, weight) == pytest.approx(0.1)
    assert metrics.calibration_slope(predicted, rating, weight) == pytest.approx(1.5)


def test_slope_of_a_constant_is_not_a_number() -> None:
    assert np.isnan(metrics.calibration_slope(np.ones(3), np.array([0.0, 1.0, 0.0])))


def test_binned_error_by_width_and_by_mass() -> None:
    predicted = np.array([0.05, 0.15, 0.95, 0.95])
    label = np.array([0.0, 1.0, 1.0, 1.0])
    by_width = metrics.binned_calibration_error(predicted, label, equal_width=True)
    assert by_width == pytest.approx((0.05 + 0.85 + 0.1) / 4)
    by_mass = metrics.binned_calibration_error(predicted, label, n_bins=2)
    assert by_mass == pytest.approx((0.8 + 0.1) / 4)


def test_auc_and_length_matched_auc() -> None:
    label = np.array([True, True, False, False])
    score = np.array([0.9, 0.1, 0.5, 0.2])
    assert metrics.roc_auc(score, label) == pytest.approx(0.5)
    # Matched pairs by length: (0.9, 0.5) right and (0.1, 0.2) wrong; then only the first.
    words = np.array([100.0, 1000.0, 120.0, 900.0])
    assert metrics.length_matched_auc(score, label, words) == pytest.approx(0.5)
    words[1] = 5000.0
    assert metrics.length_matched_auc(score, label, words) == pytest.approx(1.0)
    assert np.isnan(metrics.roc_auc(score, np.ones(4, np.bool_)))


def test_accuracy_takes_one_half_as_yes() -> None:
    probability = np.array([0.5, 0.49, 0.7])
    assert metrics.accuracy(probability, np.array([True, False, False])) == pytest.approx(2 / 3)


def test_folds_keep_publishers_whole_and_depend_only_on_the_seed() -> None:
    groups = [f"outlet{number % 13}" for number in range(100)]
    folds = outlet_folds(groups, n_folds=4, seed=3)
    assert pd.Series(folds).groupby(groups).nunique().max() == 1
    assert set(folds) == {0, 1, 2, 3}
    assert folds.tolist() == outlet_folds(groups, n_folds=4, seed=3).tolist()
    assert folds.tolist() != outlet_folds(groups, n_folds=4, seed=4).tolist()
    with pytest.raises(ValueError, match="at least 2"):
        outlet_folds(groups, n_folds=1)


def test_splits_hold_out_every_row_once_and_purge_copies() -> None:
    articles = make_articles()
    tested: list[int] = []
    for train, test in splits(articles, n_folds=3):
        tested += test.tolist()
        assert not set(articles["group"].iloc[train]) & set(articles["group"].iloc[test])
        assert not (0 in test and 4 in train)
        assert not (4 in test and 0 in train)
    assert sorted(tested) == list(range(8))


def test_corpus_split_leaves_shared_publishers_out() -> None:
    train, test = corpus_split(make_articles(), "recovery")
    assert test.tolist() == [4, 5]
    # Row 1 shares a publisher with row 5, row 0 a text with row 4.
    assert train.tolist() == [2, 3, 6, 7]


def test_purge_drops_copies_either_way_round() -> None:
    kept = purge(np.array([0, 1, 2]), np.array([5]), [(5, 0), (1, 5), (2, 1)])
    assert kept.tolist() == [2]


def test_out_of_fold_predicts_each_row_by_a_model_that_did_not_see_it() -> None:
    articles = make_articles()

    def unseen(train: np.ndarray, test: np.ndarray) -> np.ndarray:
        return np.array([float(row in train) for row in test])

    assert out_of_fold(articles, unseen, n_folds=3).tolist() == [0.0] * 8
    some = out_of_fold(articles, unseen, n_folds=3, rows=np.array([1, 2]))
    assert np.isnan(some).sum() == 6


def test_evaluate_credibility_perfect_and_reversed() -> None:
    articles = make_articles()
    rating = articles["quality"].to_numpy(float)
    figures = evaluate_credibility(rating, articles)
    assert figures["topic_pairs"] == 1.0
    assert figures["article_rho"] == pytest.approx(1.0)
    assert figures["outlet_mae"] == pytest.approx(0.0)
    assert figures["slope"] == pytest.approx(1.0)
    assert figures["recovery_auc"] == 1.0
    assert evaluate_credibility(1 - rating, articles)["recovery_auc"] == 0.0


def test_evaluate_bias_ignores_rows_without_a_label() -> None:
    probability = np.array([np.nan, 0.3, 0.3, 0.3, 0.3, 0.3, 0.8, 0.1])
    figures = evaluate_bias(probability, make_articles())
    assert figures["auc"] == figures["accuracy"] == 1.0
    assert figures["ece"] == pytest.approx(0.15)


def test_bootstrap_encloses_a_figure_that_cannot_vary() -> None:
    articles = make_articles()
    rating = articles["quality"].to_numpy(float)

    def error(predicted: np.ndarray, sample: pd.DataFrame) -> dict[str, float]:
        return {"error": float(np.nanmax(np.abs(predicted - sample["quality"].to_numpy())))}

    assert bootstrap_outlets(error, rating, articles, n_samples=5) == {"error": (0.0, 0.0)}


def test_similar_pairs_finds_copies_and_cut_copies_only() -> None:
    long = " ".join(f"{STORY} number {number}" for number in range(40))
    other = " ".join(f"{OTHER} number {number}" for number in range(40))
    pairs = similar_pairs([long, other, long[: len(long) // 2], ""])
    assert [(a, b) for a, b, _ in pairs] == [(0, 2)]
    assert pairs[0][2] > 0.9


def test_first_of_each_follows_chains() -> None:
    assert first_of_each(5, [(1, 2), (2, 4)]).tolist() == [True, True, False, True, False]


@pytest.mark.parametrize(
    ("domain", "expected"),
    [
        ("news.example.com", "example.com"),
        ("example.com", "example.com"),
        ("a.b.example.co.uk", "example.co.uk"),
        ("co.uk", "co.uk"),
    ],
)
def test_subdomains_are_of_one_publisher(domain: str, expected: str) -> None:
    assert publisher(domain) == expected


def test_outlet_weights_cap_the_mass_of_an_outlet() -> None:
    groups = pd.Series(["big"] * 1000 + ["small"] * 2)
    weights = outlet_weights(groups, half=20)
    ratio = weights[:1000].sum() / weights[1000:].sum()
    assert ratio == pytest.approx((1000 / 51) / (2 / 1.1))
    assert weights.mean() == pytest.approx(1.0)


def test_articles_are_drawn_within_set_and_outlet_by_a_seed() -> None:
    articles = pd.DataFrame({"set": ["x"] * 5 + ["y"] * 2, "group": ["a"] * 7})
    drawn = draw_within_outlets(articles, seed=1)
    assert sorted(drawn[:5].tolist()) == [0, 1, 2, 3, 4]
    assert sorted(drawn[5:].tolist()) == [0, 1]
    assert drawn.tolist() == draw_within_outlets(articles, seed=1).tolist()
    orders = {tuple(draw_within_outlets(articles, seed=seed).tolist()) for seed in range(5)}
    assert len(orders) > 1


def test_mask_names_masks_runs_and_numbers() -> None:
    masked = mask_names("The mayor, Ann-Marie O'Neill, paid $2,500 to Acme Paving.")
    assert "Ann" not in masked
    assert "2" not in masked
    assert masked.count("nameword") == 3


def test_the_baseline_leaves_the_mean_rating_of_its_training_rows_out() -> None:
    articles = make_articles()
    fit_predict = ridge_baseline(articles, masked=True)
    # All texts are alike: nothing but that mean could be learned.
    for train in (np.array([0, 1, 2, 3]), np.array([1, 3, 5, 7])):
        assert fit_predict(train, np.array([4, 6])) == pytest.approx([0.0, 0.0], abs=1e-6)


@pytest.mark.parametrize(
    ("error", "claimed", "least", "most"),
    [
        (0.0, 0.0, 0.87, 0.93),  # right but for chance
        (0.1, 0.1, 0.87, 0.93),  # wrong by as much as it says
        (0.1, 0.0, 0.0, 0.75),  # wrong, and sure of it
        (0.0, 0.2, 0.99, 1.0),  # far too unsure
    ],
)
def test_the_interval_of_a_probability_is_judged_by_groups(error, claimed, least, most):
    rng = np.random.default_rng(0)
    shares = []
    for _ in range(200):
        truth = rng.uniform(0.45, 0.55, 330)
        value = truth + rng.normal(0.0, error)
        label = (rng.random(330) < truth).astype(float)
        width = 1.645 * claimed
        shares.append(share_explained(value, value - width, value + width, label))
    assert least <= np.mean(shares) <= most
