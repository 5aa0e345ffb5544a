"""Property: what a source says never counts as the writer's own words.

A hostile clause in the mouth of a named source must give the same features of the author's
voice as a neutral clause of as many words. Both are put together from the same frames, so
that only the words under test differ.
"""

from __future__ import annotations

from itertools import compress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.features.extract import feature_names, measure
from credscore.features.reading import (
    ATTRIBUTED,
    AUTHOR,
    QUOTED,
    Reading,
    read_article,
)

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
    ("vile", "new"), ("shameful", "detailed"), ("corrupt", "local"), ("absurd", "second"),
    ("disastrous", "modest"), ("reckless", "recent"), ("sinister", "wooden"),
]  # fmt: skip
_THINGS = [
    ("disgrace", "diagram"), ("scam", "list"), ("lie", "map"), ("catastrophe", "drawing"),
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
    "{source} wrote on Tuesday that {c}.",
    "According to {source}, {c}.",
    "{C}, {source} said.",
]
#: Sentences in which the writer has most of the words.
_WHO = (
    "{source}, who has sat on the harbour council for eleven years and once fished from the "
    "eastern pier every day,"
)
MOSTLY_OWN = [f"{_WHO} said “{{c}}” at the meeting.", f"{_WHO} said that {{c}}."]

#: The author-voice features.
OWN = [".author" in name for name in feature_names()]


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
    names = compress(feature_names(), OWN)
    return dict(zip(names, measure(reading)[OWN].tolist(), strict=True))


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


@given(clause_pairs(), st.sampled_from(SOURCES), st.sampled_from(QUOTING))
def test_a_quoted_hostile_sentence_changes_no_feature_of_the_author(pair, source, template) -> None:
    hostile, neutral = (article(template, source, clause) for clause in pair)
    assert voices_of(hostile, pair[0]) == {QUOTED}
    assert own_features(hostile) == own_features(neutral)


@given(clause_pairs(), st.sampled_from(SOURCES), st.sampled_from(REPORTING))
def test_hostile_words_in_reported_speech_are_attributed(pair, source, template) -> None:
    hostile, neutral = (article(template, source, clause) for clause in pair)
    assert voices_of(hostile, pair[0]) == {ATTRIBUTED}
    assert own_features(hostile) == own_features(neutral)


@given(clause_pairs(), st.sampled_from(SOURCES), st.sampled_from(MOSTLY_OWN))
def test_hostile_words_in_a_sentence_mostly_the_authors_are_the_sources(
    pair, source, template
) -> None:
    hostile = article(template, source, pair[0])
    neutral = article(template, source, pair[1])
    assert AUTHOR not in voices_of(hostile, pair[0])
    assert own_features(hostile) == own_features(neutral)


@pytest.mark.parametrize("template", MOSTLY_OWN, ids=["quoted", "reported"])
def test_sentence_scores_of_the_author_leave_out_what_a_source_says_inside(template) -> None:
    hostile = article(template, SOURCES[0], "the vile plan is a shameful scam by corrupt liars")
    neutral = article(template, SOURCES[0], "the new plan is a detailed list by local clerks")
    assert own_features(hostile) == own_features(neutral)


@pytest.mark.parametrize("template", [QUOTING[0], REPORTING[0]], ids=["quoted", "reported"])
def test_cues_of_sourcing_in_the_mouth_of_a_source_are_not_the_authors(template) -> None:
    hostile = article(template, SOURCES[0], "this so-called plan will help the local clerks")
    neutral = article(template, SOURCES[0], "this two-page plan will help the local clerks")
    assert own_features(hostile) == own_features(neutral)


@given(clause_pairs())
def test_the_same_clause_asserted_is_the_authors(pair) -> None:
    """The properties above would also hold if hostile words were never seen."""
    hostile, neutral = (article("{C}.", "", clause) for clause in pair)
    assert voices_of(hostile, pair[0]) == {AUTHOR}
    assert own_features(hostile) != own_features(neutral)


@pytest.mark.parametrize("own", ["I think that", "We believe", "In my view", "I am convinced that"])
def test_what_the_writer_thinks_is_the_writers(own) -> None:
    clause = "the vile plan is a shameful disgrace"
    assert voices_of(article("{C}.", "", f"{own} {clause}"), clause) == {AUTHOR}


def test_a_writer_who_is_quoted_or_reported_is_a_source() -> None:
    clause = "the vile plan is a disgrace"
    reported = article("{source} said that I think {c}.", SOURCES[0], clause)
    quoted = article("“I think {c},” said {source}.", SOURCES[0], clause)
    assert (voices_of(reported, clause), voices_of(quoted, clause)) == ({ATTRIBUTED}, {QUOTED})


def test_loaded_words_count_as_the_authors_only_where_the_author_says_them() -> None:
    clause = "the vile plan is a shameful disgrace by local clerks"
    said = {
        template: own_features(article(template, SOURCES[0], clause))["loaded.all.author"]
        for template in ["{C}.", *QUOTING, *REPORTING, *MOSTLY_OWN]
    }
    assert said.pop("{C}.") > 0
    assert set(said.values()) == {0.0}
