"""Several draws of folds, with predictors whose figures are known."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from credscore.arrays import IntArray
from training import fold_draws

N_OUTLETS = 60


def make_articles() -> pd.DataFrame:
    """Return two articles of each outlet: AllSides' are rated, ReCOVery's reliable or not."""
    groups = [f"{outlet}.com" for outlet in range(N_OUTLETS) for _ in range(2)]
    in_recovery = np.repeat(np.arange(N_OUTLETS) % 2 == 1, 2)
    quality = np.repeat(np.linspace(0.05, 0.95, N_OUTLETS), 2)
    frame = pd.DataFrame(
        {
            "set": np.where(in_recovery, "recovery", "allsides"),
            "group": groups,
            "text": [f"word {'and ' * row}word" for row in range(2 * N_OUTLETS)],
            "topic": [None if recovery else "pools" for recovery in in_recovery],
            "quality": quality,
            "reliable": np.where(in_recovery, (quality > 0.5).astype(object), np.nan),
            "hyperpartisan": [bool(row % 2) for row in range(2 * N_OUTLETS)],
        }
    )
    frame.attrs["similar"] = ()
    return frame


@pytest.fixture
def material(monkeypatch: pytest.MonkeyPatch) -> Any:
    articles = make_articles()
    rating = articles["quality"].to_numpy(np.float64)
    partisan = articles["hyperpartisan"].to_numpy(np.float64)

    def predict(made: Any, train: IntArray, test: IntArray, seed: int) -> fold_draws.Outputs:
        assert not set(articles["group"].iloc[train]) & set(articles["group"].iloc[test])
        return {"credibility": rating[test], "bias": partisan[test]}

    def backwards(articles: pd.DataFrame) -> Any:
        return lambda _, test: -rating[test]

    def unable(articles: pd.DataFrame) -> Any:
        return lambda _, test: np.zeros(len(test))

    monkeypatch.setattr(fold_draws, "predict", predict)
    monkeypatch.setattr(fold_draws, "BASELINES", {"baseline": (backwards, unable)})
    monkeypatch.setattr("training.metrics.MIN_ARTICLES", 2)
    judged = np.ones(len(articles), np.bool_)
    judged[:2] = False  # the outlet rated worst
    return SimpleNamespace(articles=articles, judged=judged)


def test_each_model_has_its_figures_over_all_articles_and_inside_folds(material: Any) -> None:
    table = fold_draws.measure(material, seed=0)
    assert list(table.index) == [
        "credscore",
        "baseline",
        "credscore, inside folds",
        "baseline, inside folds",
    ]
    table = table.round(9)
    assert table.loc["credscore"].eq(1.0).all()
    assert table.loc["credscore, inside folds"].eq(1.0).all()
    assert table.loc["baseline", ["credibility: outlets", "articles"]].eq(-1.0).all()
    assert table.loc["baseline", ["pairs", "ReCOVery"]].eq(0.0).all()
    assert table.loc["baseline", "bias: AUC"] == 0.5


def test_only_judged_articles_count(material: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def note(credibility: Any, articles: pd.DataFrame) -> dict[str, float]:
        seen.append(int((~np.isnan(credibility)).sum()))
        return dict.fromkeys(fold_draws._FIGURES, 0.0)

    monkeypatch.setattr(fold_draws, "evaluate_credibility", note)
    monkeypatch.setattr(fold_draws, "evaluate_bias", note)
    fold_draws.measure(material, seed=1)
    whole = 2 * N_OUTLETS - 2
    assert max(seen) == whole
    assert sorted(seen)[-4:] == [whole] * 4  # two models, two heads
    assert sum(seen) == 8 * whole  # and each fold's share once more


def test_mean_of_draws() -> None:
    first, second = (pd.DataFrame({"pairs": [value]}, ["credscore"]) for value in (0.7, 0.8))
    assert fold_draws.mean_of([first, second]).loc["credscore", "pairs"] == pytest.approx(0.75)
