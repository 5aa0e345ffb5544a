"""Features: complete descriptions, worked values, voices kept apart."""

from __future__ import annotations

import math

import numpy as np
import pytest

from credscore.document.document import read_whole
from credscore.features.extract import describe, feature_names, measure
from credscore.features.reading import read_article
from credscore.features.structure import _medians
from credscore.features.style import _lexical_variety
from credscore.features.words import CODES, count_syllables, is_contraction

PLAIN = (
    "The harbour wall will be rebuilt this spring, the council said on Tuesday. "
    "The work will cost $3 million and should take about a year, officials said.\n\n"
    "“We have waited long enough,” said Dana Whit, who runs the ferry. "
    "She said the last storm damaged two of her boats.\n\n"
    "Perhaps the wall will hold this time. It was last repaired in 1998, records show."
)


def features(text: str) -> dict[str, float]:
    return dict(zip(feature_names(), measure(read_article(text)).tolist(), strict=True))


def test_there_are_many_named_and_described_features() -> None:
    described = describe()
    assert len(described) >= 50
    assert len(set(feature_names())) == len(described)
    families = {feature.family for feature in described}
    assert {"hedging", "sourcing", "loaded", "quotation", "structure", "readability", "style"} <= (
        families
    )
    for feature in described:
        assert feature.unit
        assert feature.meaning


@pytest.mark.parametrize(
    "text", [PLAIN, "One.", "word", "A! B? C…", "“Only a quotation.”", "\x00x\ud800", "a " * 5000]
)
def test_features_are_finite_for_any_length(text: str) -> None:
    values = measure(read_article(text))
    assert values.shape == (len(feature_names()),)
    assert np.isfinite(values).all()


def test_structure_counts_what_is_there() -> None:
    measured = features(PLAIN)
    assert measured["structure.paragraphs"] == 3
    assert measured["structure.sentences"] == 6
    assert measured["structure.lead_length"] == 13


def test_readability_follows_the_published_formulas() -> None:
    # "The cat sat." three words of one syllable each, ten letters less spaces: 3 + 3 + 3.
    measured = features("The cat sat.")
    assert measured["readability.flesch_reading_ease"] == pytest.approx(
        206.835 - 1.015 * 3 - 84.6 * 1
    )
    assert measured["readability.flesch_kincaid_grade"] == pytest.approx(
        0.39 * 3 + 11.8 * 1 - 15.59
    )
    assert measured["readability.automated_index"] == pytest.approx(4.71 * 3 + 0.5 * 3 - 21.43)
    assert measured["readability.coleman_liau"] == pytest.approx(5.88 * 3 - 29.6 / 3 - 15.8)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [("the", 1), ("table", 2), ("jumped", 1), ("wanted", 2), ("media", 3), ("being", 2)],
)
def test_syllables_are_counted(word: str, syllables: int) -> None:
    assert count_syllables(word) == syllables


def test_names_with_an_apostrophe_are_no_contractions() -> None:
    tokens = read_whole("Don't ask, we'll see. O'Neill met N'Dour and L'Oréal in Xi'an.").tokens
    contracted = is_contraction(tokens.look_up(CODES)).tolist()
    words = zip(tokens.words, contracted, strict=True)
    assert [word for word, is_one in words if is_one] == ["don't", "we'll"]


def test_what_is_quoted_never_changes_the_authors_rates() -> None:
    calm = PLAIN.replace("We have waited long enough", "We have waited for a year now")
    hot = PLAIN.replace("We have waited long enough", "This shameful farce disgusts everyone!")
    first, second = features(calm), features(hot)
    for name in feature_names():
        if name.endswith(".author") and not name.startswith("sentences."):
            assert first[name] == second[name], name
    assert second["loaded.all.quoted"] > first["loaded.all.quoted"]


def test_hedge_is_counted_per_hundred_words_of_the_author() -> None:
    reading = read_article(PLAIN)
    measured = features(PLAIN)
    hedges = sum(
        1
        for hit in reading.matches
        if hit.cue.family == "hedging" and reading.voice[hit.start] == 0
    )
    assert hedges >= 1
    assert math.isclose(measured["hedging.all.author"], 100 * hedges / reading.words[0])


def test_lexical_variety_is_the_mean_over_windows() -> None:
    # Two windows of 50 words with 50 and 10 different ones; what is left over does not count.
    words = np.concatenate([np.arange(50), np.tile(np.arange(10), 5), np.full(7, 3)])
    short = np.array([4, 4, 9])
    variety = _lexical_variety(
        np.concatenate([words, short]), np.array([len(words), len(short), 0])
    )
    assert variety == pytest.approx([(1.0 + 0.2) / 2, 2 / 3, 0.0])


def test_medians_of_groups() -> None:
    values, counts = np.array([5, 9, 1, 4, 8, 2, 5, 4]), np.array([1, 3, 0, 4])
    assert _medians(values, counts).tolist() == [5.0, 4.0, 0.0, 4.5]
