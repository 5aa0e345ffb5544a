"""The 90 % interval of the credibility head: what it is fitted to, and what it never does."""

from __future__ import annotations

import numpy as np
import pytest

from credscore.model.head import Noise
from training.heads import interval_noise

N = 2000


@pytest.fixture
def articles() -> dict[str, np.ndarray]:
    """Return articles of which those with high values are hardly ever rated higher still."""
    rng = np.random.default_rng(3)
    value = rng.uniform(0.3, 0.9, N)
    error = rng.normal(0.0, 0.2, N)
    rating = value + np.where(error > 0.0, error * (1.0 - value), error)
    words, outside = rng.uniform(100.0, 2000.0, N), rng.uniform(0.0, 0.2, N)
    return {"rating": rating, "value": value, "words": words, "outside": outside}


def test_nine_in_ten_ratings_are_inside_whether_the_value_is_low_or_high(
    articles: dict[str, np.ndarray],
) -> None:
    noise = interval_noise(**articles, weight=np.ones(N))
    low, high = noise.ends(articles["value"], articles["words"], articles["outside"])
    inside = (low <= articles["rating"]) & (articles["rating"] <= high)
    assert inside.mean() == pytest.approx(0.9, abs=0.01)
    for part in (articles["value"] < 0.45, articles["value"] > 0.75):
        assert inside[part].mean() == pytest.approx(0.9, abs=0.04)
    assert noise.upper[1] < noise.upper[0], "near the ceiling less is above"


def test_weights_decide_what_is_covered(articles: dict[str, np.ndarray]) -> None:
    far = articles["rating"] < articles["value"] - 0.2
    weight = np.where(far, 10.0, 1.0)
    noise, plain = (interval_noise(**articles, weight=w) for w in (weight, np.ones(N)))
    value = np.array([0.6])
    ends = [each.ends(value, np.array([500.0]), np.zeros(1))[0] for each in (noise, plain)]
    assert ends[0] < ends[1] - 0.05


def test_short_and_unusual_texts_have_wider_intervals_that_hold_the_value() -> None:
    noise = Noise((0.3, 0.7), (-1.0, 0.0), (1.0, 0.2), 0.2, per_root_word=1.0, per_outside=0.5)
    value = np.linspace(0.0, 1.0, 11)

    def ends(words: float, outside: float) -> tuple[np.ndarray, np.ndarray]:
        return noise.ends(value, np.full(11, words), np.full(11, outside))

    low, high = ends(1000.0, 0.0)
    assert (low <= value).all()
    assert (high >= value).all()
    assert (value - low)[8:] == pytest.approx(0.0), "level outside"
    for shorter, stranger in ((50.0, 0.0), (1000.0, 0.5)):
        wider_low, wider_high = ends(shorter, stranger)
        assert (wider_low <= low).all()
        assert (wider_high >= high).all()
        assert (wider_high - wider_low)[0] > (high - low)[0]
