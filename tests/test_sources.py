"""Sources scored by partial pooling, on made-up scores."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import credscore
from credscore.sources.cells import years
from credscore.sources.pooling import pool
from credscore.sources.trend import slopes
from tests.labelled_articles import make_table


def made_up(counts, seed=0, between=0.1, within=0.08):
    """Return (true means, scores, source of each) of sources with so many articles."""
    rng = np.random.default_rng(seed)
    means = 0.6 + between * rng.standard_normal(len(counts))
    source = np.repeat(np.arange(len(counts)), counts)
    return means, means[source] + within * rng.standard_normal(len(source)), source


def table(counts, **options) -> pd.DataFrame:
    _, scores, source = made_up(counts, **options)
    names = [f"s{number:02d}" for number in source]
    return pd.DataFrame({"domain": names, "credibility": scores, "bias": 1 - scores})


# pooling


def test_a_source_with_few_articles_is_drawn_to_the_mean_one_with_many_is_not():
    rng = np.random.default_rng(0)
    others = np.concatenate([0.5 + 0.1 * rng.standard_normal(30) for _ in range(8)])
    scores = np.concatenate([others, np.full(3, 0.9), np.full(300, 0.9)])
    scores = scores + 0.05 * rng.standard_normal(len(scores))
    source = np.concatenate([np.repeat(np.arange(8), 30), np.full(3, 8), np.full(300, 9)])
    pooled = pool(scores, source)
    few, many = pooled.plain[8] - pooled.mean[8], pooled.plain[9] - pooled.mean[9]
    assert few > 10 * abs(many) > 0
    assert pooled.own_weight[8] < 0.97 < pooled.own_weight[9]
    assert pooled.high[8] - pooled.low[8] > 3 * (pooled.high[9] - pooled.low[9])


@pytest.mark.parametrize("counts", [[5] * 30, [3] * 20 + [60] * 10, [1] * 40 + [10] * 10])
def test_intervals_hold_the_true_means_nine_times_in_ten(counts):
    inside = []
    for seed in range(20):
        means, scores, source = made_up(counts, seed)
        pooled = pool(scores, source)
        inside.append((pooled.low <= means) & (means <= pooled.high))
    assert 0.86 <= np.mean(inside) <= 0.94


def test_pooling_predicts_better_than_plain_means():
    means, scores, source = made_up([2] * 60, between=0.05)
    pooled = pool(scores, source)
    assert np.abs(pooled.mean - means).mean() < 0.9 * np.abs(pooled.plain - means).mean()


def test_the_share_between_is_that_of_the_variances():
    _, scores, source = made_up([40] * 60, between=0.1, within=0.1)
    assert pool(scores, source).share_between == pytest.approx(0.5, abs=0.08)


@pytest.mark.parametrize("source", [[0], [0, 0, 0], [0, 1, 2, 3]])
def test_no_share_is_told_of_one_source_or_of_sources_of_one_article(source):
    pooled = pool(np.linspace(0.2, 0.6, len(source)), np.array(source))
    assert np.isnan(pooled.share_between)
    assert not np.isnan(pooled.mean).any()


def test_one_article_has_no_interval_and_equal_scores_no_width():
    one = pool(np.array([0.4]), np.array([0]))
    assert one.mean.tolist() == [0.4]
    assert np.isnan([one.low[0], one.high[0]]).all()
    same = pool(np.full(6, 0.4), np.array([0, 0, 0, 1, 1, 1]))
    assert same.mean == pytest.approx([0.4, 0.4])
    assert same.high - same.low == pytest.approx([0, 0], abs=1e-3)


@given(st.lists(st.integers(1, 6), min_size=2, max_size=8), st.integers(0, 99))
def test_means_lie_between_the_plain_mean_and_the_others_whatever_the_order(counts, seed):
    _, scores, source = made_up(counts, seed)
    pooled = pool(scores, source)
    assert (pooled.mean >= pooled.plain.min() - 1e-9).all()
    assert (pooled.mean <= pooled.plain.max() + 1e-9).all()
    assert (pooled.own_weight >= 0).all()
    assert (pooled.own_weight <= 1).all()
    order = np.random.default_rng(seed).permutation(len(scores))
    again = pool(scores[order], source[order])
    assert again.mean.tolist() == pooled.mean.tolist()
    shifted = pool(scores + 1, source)
    assert shifted.mean == pytest.approx(pooled.mean + 1, abs=1e-6)


# trend


def test_a_trend_is_found_and_noise_is_drawn_to_the_mean_slope():
    rng = np.random.default_rng(1)
    source = np.repeat(np.arange(20), 30)
    times = rng.uniform(0, 3, len(source))
    truth = np.where(np.arange(20) < 10, 0.1, 0.0)
    values = 0.5 + truth[source] * times + 0.05 * rng.standard_normal(len(source))
    slope, low, high = slopes(values, times, source, 20)
    assert slope == pytest.approx(truth, abs=0.05)
    assert ((low <= truth) & (truth <= high)).mean() >= 0.8


@pytest.mark.parametrize("counts", [[3], [8], [3, 3], [3, 10, 30, 3, 10], [3, 5, 10, 40] * 5])
def test_intervals_of_trends_hold_the_true_ones_nine_times_in_ten(counts):
    inside: list[bool] = []
    source = np.repeat(np.arange(len(counts)), counts)
    for seed in range(400 // len(counts)):
        rng = np.random.default_rng(seed)
        truth = 0.02 + 0.03 * rng.standard_normal(len(counts))
        times = rng.uniform(0, 4, len(source))
        noise = 0.08 * rng.standard_normal(len(source))
        _, low, high = slopes(0.5 + truth[source] * times + noise, times, source, len(counts))
        inside += ((low <= truth) & (truth <= high)).tolist()
    assert 0.86 <= np.mean(inside) <= 0.95


def test_rows_in_another_order_change_nothing():
    _, scores, source = made_up([4, 9, 1, 30])
    dates = pd.Timestamp("2024-01-01") + pd.to_timedelta(np.arange(len(source)) % 9, "W")
    rows = pd.DataFrame(
        {"domain": source.astype(str), "credibility": scores, "bias": scores, "date": dates}
    )
    found = credscore.score_sources(rows, date="date")
    assert found["credibility_trend"].notna().tolist() == [True, True, False, True]
    for seed in range(5):
        again = credscore.score_sources(rows.sample(frac=1, random_state=seed), date="date")
        pd.testing.assert_frame_equal(again, found, check_exact=True)


def test_no_trend_without_three_dates():
    times = np.array([0.0, 1.0, np.nan, 0.0, 1.0, 2.0, 5.0, 5.0, 5.0])
    values = np.array([0.1, 0.9, 0.5, 0.1, 0.2, 0.4, 0.5, 0.6, 0.7])
    slope, _, _ = slopes(values, times, np.repeat([0, 1, 2], 3), 3)
    assert np.isnan(slope).tolist() == [True, False, True]


def test_dates_of_all_kinds_are_years():
    day = dt.date(1990, 1, 1)
    kinds = [day, dt.datetime(1990, 1, 1), "1990-01-01", "1990-01-01T00:00:00Z", pd.Timestamp(day)]  # noqa: DTZ001
    assert years(kinds, "d") == pytest.approx(np.full(5, 20.0), abs=0.01)
    assert np.isnan(years([None, math.nan, pd.NaT, " "], "d")).all()
    for bad in ("soon", 3):
        with pytest.raises(ValueError, match="column 'd', row 1"):
            years([None, bad], "d")


# score_sources


def test_a_row_a_source_with_intervals_and_counts():
    df = table([3, 30, 300], seed=3)
    out = credscore.score_sources(df)
    assert out["domain"].tolist() == ["s00", "s01", "s02"]
    assert out["n"].tolist() == [3, 30, 300]
    for head in ("credibility", "bias"):
        assert (out[f"{head}_low"] <= out[head]).all()
        assert (out[head] <= out[f"{head}_high"]).all()
        assert out[f"{head}_share_between"].nunique() == 1
    plain = df.groupby("domain")["credibility"].mean().to_numpy()
    assert out["credibility_plain_mean"].to_numpy() == pytest.approx(plain)


def test_polars_in_polars_out():
    polars = pytest.importorskip("polars")
    df = table([3, 30])
    out = credscore.score_sources(polars.DataFrame(df.to_dict("list")))
    assert isinstance(out, polars.DataFrame)
    expected = credscore.score_sources(df)
    assert out["credibility"].to_list() == pytest.approx(expected["credibility"].tolist())


def test_texts_are_scored_and_bad_ones_counted(report_text, opinion_text):
    texts = [report_text, opinion_text, None, report_text, " "]
    df = pd.DataFrame({"body": texts, "outlet": ["a", "b", "b", "a", "c"]})
    out = credscore.score_sources(df, text="body", source="outlet", progress=False)
    assert out["outlet"].tolist() == ["a", "b"]
    assert out["n"].tolist() == [2, 1]
    assert out["failed"].tolist() == [0, 1]
    plain = credscore.score(report_text).credibility
    assert out["credibility_plain_mean"][0] == pytest.approx(plain)


def test_a_retrained_model_gives_its_own_columns_on_its_own_scale():
    rows = make_table(n=40)
    df = pd.DataFrame({"domain": rows["outlet"], "text": rows["text"]})
    df["credibility"] = df["bias"] = 0.5  # scores of another model, and not to be taken
    marks = [1 + 4 * heat for heat in rows["heat"]]
    numbers = credscore.ArticleRegressor(base=None).fit(rows["text"], marks).model_
    out = credscore.score_sources(df, model=numbers, progress=False)
    assert "credibility" not in out
    assert out["label"].between(1.5, 4.5).all()
    assert (out["label_low"] < out["label"]).all()
    classes = credscore.ArticleClassifier(base=None).fit(rows["text"], rows["tone"]).model_
    out = credscore.score_sources(df, model=classes, progress=False)
    chances = out[[f"label_{name}_plain_mean" for name in ("cool", "even", "hot")]]
    assert chances.sum(axis=1).to_numpy() == pytest.approx(1.0)


def test_sources_below_the_minimum_take_part_without_a_row():
    df = table([2, 30, 30])
    out = credscore.score_sources(df, min_articles=5)
    assert out["domain"].tolist() == ["s01", "s02"]
    both = credscore.score_sources(df)
    assert out["credibility"].tolist() == both["credibility"].tolist()[1:]
    none = credscore.score_sources(df, min_articles=99)
    assert len(none) == 0
    assert list(none.columns) == list(both.columns)


def test_ratings_move_where_few_articles_are_drawn_to():
    counts = [2] * 30
    df = table(counts, between=0.2, within=0.2)
    means, _, _ = made_up(counts, between=0.2, within=0.2)
    names = sorted(set(df["domain"]))
    ratings = dict(zip(names, means * 50 + 7, strict=True))
    df[["credibility", "bias"]] = df[["credibility", "bias"]].clip(0, 1)
    without = credscore.score_sources(df)["credibility"].to_numpy()
    with_prior = credscore.score_sources(df, prior=ratings)["credibility"].to_numpy()
    truth = np.clip(means, 0, 1)
    assert np.abs(with_prior - truth).mean() < 0.8 * np.abs(without - truth).mean()
    frame = pd.DataFrame({"domain": list(ratings), "rating": list(ratings.values())})
    assert credscore.score_sources(df, prior=frame)["credibility"].to_numpy() == pytest.approx(
        with_prior
    )
    partly = dict(list(ratings.items())[:10]) | {"s29": None}
    assert np.isfinite(credscore.score_sources(df, prior=partly)["credibility"]).all()


def test_a_date_column_gives_a_trend():
    rng = np.random.default_rng(2)
    df = table([40] * 4)
    day = rng.integers(0, 1000, len(df))
    df["date"] = pd.Timestamp("2020-01-01") + pd.to_timedelta(day, unit="D")
    df.loc[df["domain"] == "s00", "credibility"] += 0.1 * day[df["domain"] == "s00"] / 365
    out = credscore.score_sources(df, date="date")
    assert out["credibility_trend"][0] == pytest.approx(0.1, abs=0.05)
    assert (out["credibility_trend_low"] <= out["credibility_trend"]).all()
    assert "credibility_trend" not in credscore.score_sources(df)


def test_rows_without_a_source_are_left_out_with_a_warning():
    df = table([3, 3])
    df.loc[0, "domain"] = None
    df.loc[3, "domain"] = " "
    with pytest.warns(UserWarning, match="rows without a value in 'domain' are left out: 2"):
        out = credscore.score_sources(df)
    assert out["domain"].tolist() == ["s00", "s01"]
    assert out["n"].tolist() == [2, 2]


def test_names_that_look_the_same_are_kept_apart_with_a_warning():
    df = table([3, 3, 3])
    df["domain"] = ["Post", " POST", "Herald"] * 3
    with pytest.warns(UserWarning, match=r"only are kept apart: ' POST', 'Post'; write") as told:
        out = credscore.score_sources(df)
    assert told[0].filename == __file__
    assert out["domain"].tolist() == [" POST", "Herald", "Post"]
    df["domain"] = ["Café", "Cafe\u0301", "Po\u200bst"] * 2 + ["Post", "post", "POST"]
    with pytest.warns(UserWarning, match=r"\(and 1 more\); write them alike"):
        assert len(credscore.score_sources(df)) == 6


@pytest.mark.parametrize("frame", [pd.DataFrame, pl.DataFrame])
def test_numbers_for_sources_are_the_same_however_they_are_stored(frame):
    df = table([3, 3, 3, 3, 3])
    numbers = [int(name[1:]) for name in df["domain"]]
    ratings = {number: number / 10 for number in set(numbers)}
    made = [
        credscore.score_sources(frame({**df.to_dict("list"), "domain": column}), prior=prior)
        for column in (numbers, list(map(float, numbers)), list(map(str, numbers)))
        for prior in (ratings, {str(name): rating for name, rating in ratings.items()})
    ]
    assert made[0]["domain"].to_list() == ["0", "1", "2", "3", "4"]
    assert all(one.equals(made[0]) for one in made)


def test_a_name_that_utf_8_cannot_hold_has_a_row():
    df = table([3, 3]).astype({"domain": object})
    df["domain"] = pd.Series(["a\ud800"] * 3 + ["b"] * 3, dtype=object)
    assert credscore.score_sources(df)["domain"].tolist() == ["a\ufffd", "b"]


def test_every_kind_of_missing_value_is_missing():
    df = table([3, 3]).convert_dtypes()
    df["date"] = pd.array(["2020-01-01"] * 5 + [pd.NA], dtype="string")
    df.loc[0, "credibility"] = pd.NA
    df.loc[1, "domain"] = pd.NA
    with pytest.warns(UserWarning, match="left out: 1"):
        out = credscore.score_sources(df, date="date")
    assert out["n"].tolist() == [1, 3]
    assert out["failed"].tolist() == [1, 0]


def test_columns_of_the_same_name_are_refused():
    df = table([3, 3])
    twice = pd.concat([df, df["bias"]], axis=1)
    with pytest.raises(credscore.ColumnError, match="same name"):
        credscore.score_sources(twice)
    with pytest.raises(credscore.ColumnError, match="no dict, has columns of the same name"):
        credscore.score_sources(df, prior=twice)


@pytest.mark.parametrize("name", ["n", "failed", "credibility_low", "bias_trend_high"])
def test_the_column_of_sources_is_not_lost_to_a_new_one(name):
    df = table([3, 3]).rename(columns={"domain": name})
    with pytest.raises(credscore.ColumnError, match=f"'{name}', has the name of a new one"):
        credscore.score_sources(df, source=name)


def test_columns_of_pandas_may_be_numbers(report_text, opinion_text):
    df = pd.DataFrame({0: ["a", "b"], 1: [report_text, opinion_text], 2: ["2020-01-01"] * 2})
    out = credscore.score_sources(df, text=1, source=0, date=2)
    assert out[0].tolist() == ["a", "b"]
    assert out["credibility_plain_mean"][0] == credscore.score(report_text).credibility


def test_errors_say_what_to_do():
    df = table([3, 3])
    with pytest.raises(credscore.ColumnError, match=r"no column 'outlet'.*domain"):
        credscore.score_sources(df, source="outlet")
    with pytest.raises(credscore.ColumnError, match="no column 'text'"):
        credscore.score_sources(df[["domain"]])
    with pytest.raises(TypeError, match="not list"):
        credscore.score_sources([1])
    with pytest.raises(TypeError, match=r"prior, which is no dict, must be .* not int"):
        credscore.score_sources(df, prior=5)
    with pytest.raises(TypeError, match=r"not Series: pass prior.to_dict\(\)"):
        credscore.score_sources(df, prior=pd.Series({"s00": 1.0}))
    with pytest.raises(ValueError, match="prior rates 1 of the 2 sources"):
        credscore.score_sources(df, prior={"s00": 1.0})
    with pytest.raises(ValueError, match="prior, row 1: 'good' is no number"):
        credscore.score_sources(df, prior={"s00": 1.0, "s01": "good"})
    with pytest.raises(TypeError, match="prior, which is no dict, must be a DataFrame"):
        credscore.score_sources(df, prior="ratings.csv")
    with pytest.raises(credscore.ColumnError, match="same name"):
        credscore.score_sources(pd.concat([df, df], axis=1))
    with pytest.raises(ValueError, match="bias, row 5: 'high' is no number"):
        credscore.score_sources(df.assign(bias=["0.5"] * 5 + ["high"]))
    with pytest.raises(credscore.ColumnError, match="two columns"):
        credscore.score_sources(df, prior=df)
    for least in (0, 1.5, "2", None):
        with pytest.raises(ValueError, match="min_articles must be a whole number, 1 or more"):
            credscore.score_sources(df, min_articles=least)
    with pytest.raises(TypeError, match=r"source must be the name of a column .*, not a Series"):
        credscore.score_sources(df, source=df["domain"])
    with pytest.raises(ValueError, match="nothing to pool"):
        credscore.score_sources(df.assign(credibility=math.nan))


@pytest.mark.parametrize(("column", "value"), [("bias", -12.0), ("credibility", 1.5)])
def test_ratings_of_others_are_not_taken_for_scores(column, value):
    df = table([3, 3])
    df.loc[4, column] = value
    with pytest.raises(ValueError, match=rf"^{column}, row 4: .* is not from 0 to 1\. .* rename"):
        credscore.score_sources(df)
    df[column] = df[column].astype(object)
    df.loc[4, column] = "left-centre"
    with pytest.raises(ValueError, match=r"row 4: 'left-centre' is no number\. .* rename them"):
        credscore.score_sources(df)
    df.loc[4, column] = 1.0
    assert credscore.score_sources(df)["n"].tolist() == [3, 3]


def test_a_source_has_one_rating_a_finite_one():
    df = table([2] * 6)
    names = [f"s0{number}" for number in (0, 1, 2, 3, 4, 5, 5)]
    rated = pd.DataFrame({"domain": names, "rating": [0.0, 1, 2, 3, 4, 5, 5]})
    assert len(credscore.score_sources(df, prior=rated)) == 6
    with pytest.raises(ValueError, match="prior rates 's05' twice, 5 and 9: keep one"):
        credscore.score_sources(df, prior=rated.assign(rating=[0.0, 1, 2, 3, 4, 5, 9]))
    with pytest.raises(ValueError, match="prior rates 's05' inf: ratings must be finite"):
        credscore.score_sources(df, prior=rated.assign(rating=[0.0, 1, 2, 3, 4, math.inf, 5]))
    with pytest.raises(ValueError, match=r"prior rates 's05' 1e\+200: ratings must be finite"):
        credscore.score_sources(df, prior=rated.assign(rating=[0.0, 1, 2, 3, 4, 1e200, 5]))
    for huge in (10**400, "long " * 99):
        with pytest.raises(ValueError, match=r"prior, row 0: .{,99} is no number") as caught:
            credscore.score_sources(df, prior={"s00": huge})
        assert len(str(caught.value)) < 150
