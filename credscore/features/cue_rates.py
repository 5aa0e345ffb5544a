"""Rates of cue families by voice: hedging, boosters, loaded language, clickbait, first person.

The rate of a cue is its matches per 100 words *of the same voice*, so a politician's words
never change what is measured of the writer (users of every earlier tool asked for this).
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from credscore.cues.lexicon import Cue, load_cues
from credscore.features.feature import Feature, per_hundred, ratio
from credscore.features.reading import AUTHOR, QUOTED, VOICE_NAMES, Reading

__all__ = ["describe", "measure"]

#: Cue family -> (feature family, W3C or Trust Project signal it speaks to).
_FAMILIES = {
    "hedging": ("hedging", "W3C credibility signal: hedging / confidence of claims"),
    "boosters": ("boosters", "W3C credibility signal: overstated certainty"),
    "loaded": ("loaded", "W3C credibility signal: emotionally charged tone"),
    "clickbait": ("clickbait", "W3C credibility signal: clickbait wording"),
    "first_person": ("first_person", "Trust Project: opinion told apart from news"),
}
#: Families whose rate is also measured in what is quoted and reported.
_ALL_VOICES = ("hedging", "boosters", "loaded")


@cache
def _cues_of(family: str) -> tuple[Cue, ...]:
    return tuple(cue for cue in load_cues() if cue.family == family)


@cache
def _indices_of(family: str) -> npt.NDArray[np.int64]:
    return np.array([cue.index for cue in _cues_of(family)], np.int64)


@cache
def _shown(family: str) -> npt.NDArray[np.bool_]:
    """Return which cues of `family` are shown as evidence: only they enter its total."""
    return np.array([bool(cue.kind) for cue in _cues_of(family)], np.bool_)


@cache
def describe() -> tuple[Feature, ...]:
    """Return the features of this family, in the order of `measure`."""
    features: list[Feature] = []
    for family, (name, signal) in _FAMILIES.items():
        features += [
            Feature(
                f"{name}.{cue.name}.author",
                "per 100 words",
                f"{cue.note} (writer's own words)",
                cue.source,
            )
            for cue in _cues_of(family)
        ]
        voices = VOICE_NAMES if family in _ALL_VOICES else VOICE_NAMES[:1]
        features += [
            Feature(
                f"{name}.all.{voice}", "per 100 words", f"{name} cues in the {voice} voice", signal
            )
            for voice in voices
        ]
    features += [
        Feature(
            "loaded.sentence_share.author",
            "share",
            "sentences of the writer with a loaded word",
            _FAMILIES["loaded"][1],
        ),
        Feature(
            "hedging.sentence_share.author",
            "share",
            "sentences of the writer with a hedge",
            _FAMILIES["hedging"][1],
        ),
        Feature(
            "boosters.to_hedges.author",
            "share",
            "boosters among the writer's boosters and hedges; 0.5 where there are none",
            "Hyland (2005), stance: boosters against hedges",
        ),
    ]
    return tuple(features)


def measure(reading: Reading) -> list[float]:
    """Return the values of `describe`, in its order."""
    words = reading.words.tolist()
    values: list[float] = []
    totals: dict[str, list[float]] = {}
    for family in _FAMILIES:
        counts = reading.cue_counts[_indices_of(family)]
        values += [per_hundred(count, words[AUTHOR]) for count in counts[:, AUTHOR].tolist()]
        total = counts[_shown(family)].sum(axis=0).tolist()
        totals[family] = total
        voices = range(3) if family in _ALL_VOICES else (AUTHOR,)
        values += [per_hundred(total[voice], words[voice]) for voice in voices]
    own_sentences = float((reading.sentence_voice != QUOTED).sum())
    values.append(ratio(_sentences_with(reading, "loaded"), own_sentences))
    values.append(ratio(_sentences_with(reading, "hedging"), own_sentences))
    hedges, boosters = totals["hedging"][AUTHOR], totals["boosters"][AUTHOR]
    values.append((boosters + 1.0) / (boosters + hedges + 2.0))
    return values


def _sentences_with(reading: Reading, family: str) -> float:
    """Return how many sentences hold a cue of `family` in the author's voice."""
    sentence_of = reading.document.token_sentence
    voice = reading.voice
    return float(
        len(
            {
                int(sentence_of[hit.start])
                for hit in reading.hits
                if hit.cue.family == family and hit.cue.kind and voice[hit.start] == AUTHOR
            }
        )
    )
