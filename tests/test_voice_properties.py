"""Property: what a source says never counts as the writer's own words.

A hostile clause in the mouth of a named source must give the same features of the author's
voice as a neutral clause of as many words. Both are put together from the same frames, so
that only the words under test differ.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credscore.features.extract import feature_names, measure
from credscore.features.reading import (
    ATTRIBUTED,
    AUTHOR,
    QUOTED,
    Reading,
    _majority_voice,
    read_article,
)
from credscore.features.words import encode

BEFORE = (
    "The harbour council met on Tuesday to look at the plans for the eastern pier. It will "
    "pay nine million crowns for the work. The old deck was closed in March after a storm."
)
AFTER = (
    "The pier carries a narrow road and two footpaths. It opened in the spring of that year. "
    "The contract will be signed in June, and the builders are to start in July."
)

#: (hostile, neutral), word for word.
_ADJECTIVES = [
    ("vile", "long"), ("shameful", "written"), ("corrupt", "local"), ("absurd", "second"),
    ("disastrous", "printed"), ("reckless", "open"), ("so-called", "two-page"),
]  # fmt: skip
_THINGS = [
    ("disgrace", "document"), ("scam", "list"), ("lie", "map"), ("catastrophe", "drawing"),
    ("witch-hunt", "road-map"), ("betrayal", "timetable"),
]  # fmt: skip
_PEOPLE = [
    ("idiots", "builders"), ("liars", "teachers"), ("thugs", "clerks"), ("cronies", "sailors"),
    ("extremists", "surveyors"),
]  # fmt: skip
_ADVERBS = [("clearly", "partly"), ("perhaps", "again"), ("utterly", "newly")]
_FRAMES = [
    "the {a} plan is a {b} {thing} by {people}",
    "the {thing} was {adverb} the work of {a} {people}",
    "this {a} plan will help the {b} {people}",
    "{a} {people} have {adverb} made a {b} {thing} of it",
]
SOURCES = ["Ilse Brandt", "Tomas Vrba", "Mayor Ana Ruiz", "Dr. Jonas Holm", "the harbour master"]

QUOTING = [
    "“{C},” said {source}.",
    '"{C}," {source} said.',
    "{source} said: “{C}.”",
    "“{C},” according to {source}.",
    "{source} spoke on Tuesday. “{C}.”",
    "“{C}. {C},” {source} told reporters. “{C}.”",
]
REPORTING = [
    "{source} said that {c}.",
    "{source} said {c}.",
    "{source} told reporters that {c}.",
    "{source} claimed on Tuesday that {c}.",
    "According to {source}, {c}.",
    "{C}, {source} said.",
]
#: Sentences in which the writer has most of the words.
MOSTLY_OWN = [
    "{source}, who has sat on the harbour council for eleven years and once fished from the "
    "eastern pier every day, said “{c}” at the meeting.",
    "{source}, who has sat on the harbour council for eleven years and once fished from the "
    "eastern pier every day, said that {c}.",
]

OWN = np.array([".author" in name for name in feature_names()])
OF_SENTENCES = np.array([name.startswith("sentences.") for name in feature_names()])


@st.composite
def clause_pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a hostile clause and a neutral one of as many words."""
    adjectives = draw(st.permutations(_ADJECTIVES))
    slots = {
        "a": adjectives[0],
        "b": adjectives[1],
        "thing": draw(st.sampled_from(_THINGS)),
        "people": draw(st.sampled_from(_PEOPLE)),
        "adverb": draw(st.sampled_from(_ADVERBS)),
    }
    frame = draw(st.sampled_from(_FRAMES))
    hostile, neutral = (
        frame.format(**{slot: pair[side] for slot, pair in slots.items()}) for side in (0, 1)
    )
    return hostile, neutral


def article(template: str, source: str, clause: str) -> Reading:
    said = template.format(source=source, c=clause, C=clause[0].upper() + clause[1:])
    said = said[0].upper() + said[1:]
    return read_article(f"{BEFORE}\n\n{said}\n\n{AFTER}")


def own_features(reading: Reading) -> dict[str, float]:
    names = np.array(feature_names())[OWN]
    return dict(zip(names.tolist(), measure(reading)[OWN].tolist(), strict=True))


def voices_of(reading: Reading, clause: str) -> set[int]:
    """Return the voices of the words of `clause`, wherever it stands."""
    text, tokens = reading.document.text.lower(), reading.document.tokens
    voices: set[int] = set()
    at = text.find(clause)
    while at >= 0:
        inside = (tokens.starts >= at) & (tokens.ends <= at + len(clause))
        voices |= set(reading.voice[inside].tolist())
        at = text.find(clause, at + 1)
    return voices


@settings(deadline=None)
@given(clause_pairs(), st.sampled_from(SOURCES), st.sampled_from(QUOTING))
def test_a_quoted_hostile_sentence_changes_no_feature_of_the_author(pair, source, template) -> None:
    hostile, neutral = (article(template, source, clause) for clause in pair)
    assert own_features(hostile) == own_features(neutral)
    assert voices_of(hostile, pair[0]) == {QUOTED}


@settings(deadline=None)
@given(clause_pairs(), st.sampled_from(SOURCES), st.sampled_from(REPORTING))
def test_hostile_words_in_reported_speech_are_attributed(pair, source, template) -> None:
    hostile, neutral = (article(template, source, clause) for clause in pair)
    assert voices_of(hostile, pair[0]) == {ATTRIBUTED}
    assert own_features(hostile) == own_features(neutral)
