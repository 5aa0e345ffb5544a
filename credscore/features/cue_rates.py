"""Rates of cue families by voice: hedging, boosters, loaded language, clickbait, first person.

The rate of a cue is its matches per 100 words *of the same voice*, so a politician's words
never change what is measured of the writer (users of every earlier tool asked for this).
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from credscore.arrays import BoolArray, FloatArray
from credscore.cues.lexicon import Cue, load_cues
from credscore.features.feature import Feature
from credscore.features.joined import Readings, per_hundred, ratio
from credscore.features.reading import ATTRIBUTED, AUTHOR, QUOTED
from credscore.kinds import VOICES

__all__ = ["describe", "measure"]

#: Cue family, which gives the feature family its name -> published signals that it speaks to
#: (docs/features.md).
_FAMILIES = {
    "hedging": "Credibility Coalition: calibration of confidence",
    "boosters": "W3C Credible Web: rhetorical proportionality",
    "loaded": "W3C Credible Web: emotional valence, polarizing language",
    "clickbait": "W3C Credible Web: clickbait",
    "first_person": "W3C Credible Web: pronouns; Trust Project: type of work",
}
#: Families whose rate is also measured in what is quoted and reported.
_ALL_VOICES = ("hedging", "boosters", "loaded")
#: What the total of a family counts. Loaded words that a model found in their sentence are shown as
#: evidence too, but only the lexicon is counted.
_COUNTED = {
    "hedging": "hedges: all kinds",
    "boosters": "boosters: all kinds",
    "loaded": "loaded words of the lexicon: all kinds",
    "clickbait": "clickbait: all kinds",
    "first_person": "first person: all kinds",
}
_WHOSE = {
    "author": "writer's own words",
    "quoted": "in quotation marks",
    "attributed": "reported speech",
}
_PLACES = {family: place for place, family in enumerate(_FAMILIES)}


@cache
def _cues_of(family: str) -> tuple[Cue, ...]:
    return tuple(cue for cue in load_cues() if cue.family == family)


@cache
def _shown(family: str) -> npt.NDArray[np.bool_]:
    """Return for every cue whether it is of `family` and shown as evidence."""
    return np.array([cue.family == family and bool(cue.kind) for cue in load_cues()], np.bool_)


@cache
def _totalled() -> npt.NDArray[np.float64]:
    """Return 1 where a cue (column) enters the total of a family (row), else 0.

    Only the cues that are shown as evidence do.
    """
    return np.array([_shown(family) for family in _FAMILIES], np.float64)


@cache
def _rates() -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return where the numerators of the rates stand, and the voice of each.

    The numerators are the counts of all cues and the totals of the families, one row each with
    a column for each voice.
    """
    rows: list[int] = []
    voices: list[int] = []
    for place, family in enumerate(_FAMILIES):
        cues = [cue.index for cue in _cues_of(family)]
        measured = (AUTHOR, QUOTED, ATTRIBUTED) if family in _ALL_VOICES else (AUTHOR,)
        rows += cues + [len(load_cues()) + place] * len(measured)
        voices += [AUTHOR] * len(cues) + [*measured]
    return np.array(rows, np.intp) * 3 + voices, np.array(voices, np.intp)


@cache
def describe() -> tuple[Feature, ...]:
    """Return the features of this family, in the order of `measure`."""
    features: list[Feature] = []
    for family, signal in _FAMILIES.items():
        features += [
            Feature(
                f"{family}.{cue.name}.author",
                "per 100 words",
                f"{cue.note} ({_WHOSE['author']})",
                cue.source,
            )
            for cue in _cues_of(family)
        ]
        voices = VOICES if family in _ALL_VOICES else VOICES[:1]
        features += [
            Feature(
                f"{family}.all.{voice}",
                "per 100 words",
                f"{_COUNTED[family]} ({_WHOSE[voice]})",
                signal,
            )
            for voice in voices
        ]
    features += [
        Feature(
            "loaded.sentence_share.author",
            "share",
            "of the sentences not mostly quoted, those where the writer uses a loaded word of the "
            "lexicon",
            _FAMILIES["loaded"],
        ),
        Feature(
            "hedging.sentence_share.author",
            "share",
            "of the sentences not mostly quoted, those where the writer hedges",
            _FAMILIES["hedging"],
        ),
        Feature(
            "boosters.to_hedges.author",
            "share",
            "boosters among the writer's boosters and hedges, one more of each counted: 0.5 where "
            "there are none",
            "Hyland (2005), stance: boosters against hedges",
        ),
    ]
    return tuple(features)


def measure(readings: Readings) -> FloatArray:
    """Return the values of `describe`, in its order, a row for each article."""
    # Whole numbers, whose sums are exact in whatever order a matrix product takes them.
    totals = _totalled() @ readings.cue_counts
    places, voices = _rates()
    counts = np.concatenate((readings.cue_counts, totals), axis=1)
    rates = per_hundred(
        counts.reshape(len(readings), -1).take(places, axis=1),
        readings.words.take(voices, axis=1),
    )
    not_quoted = readings.sentence_voice != QUOTED
    own_sentences = readings.count(readings.sentence_article[not_quoted])
    boosters, hedges = (totals[:, _PLACES[name], AUTHOR] for name in ("boosters", "hedging"))
    shares = (
        ratio(_sentences_with(readings, "loaded", not_quoted), own_sentences),
        ratio(_sentences_with(readings, "hedging", not_quoted), own_sentences),
        (boosters + 1.0) / (boosters + hedges + 2.0),
    )
    return np.column_stack((rates, *shares))


def _sentences_with(readings: Readings, family: str, among: BoolArray) -> FloatArray:
    """Return how many sentences of each article, `among` these, hold a cue of the author's."""
    tokens = readings.cue_tokens[_shown(family).take(readings.cues)]
    own = tokens[readings.voice.take(tokens) == AUTHOR]
    holding = np.zeros(readings.sentences[-1], np.bool_)
    holding[readings.token_sentence.take(own)] = True
    # What is told of the speaker beside a long quotation would make shares greater than one.
    return readings.count(readings.sentence_article[holding & among])
