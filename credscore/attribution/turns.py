"""Transcripts: paragraphs that begin with who speaks, ``ROE: It is late.``, in turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from credscore.attribution.answers import add_answers
from credscore.attribution.bits import MARK, TITLE
from credscore.attribution.lone_words import is_acronym
from credscore.attribution.placing import Placed, first_token
from credscore.attribution.reading import Reading
from credscore.attribution.source_types import SourceKind, kind_of
from credscore.parts import Span

__all__ = ["add_turns", "kind_of_turn"]

#: A transcript has at least so many turns of speakers who have more than one.
_FEWEST_TURNS: Final = 4
_FEWEST_SPEAKERS: Final = 2
_LONGEST_LABEL: Final = 60
_MOST_WORDS: Final = 5
#: Half of the turns are longer, in characters.
_SENTENCE: Final = 30
#: What a turn ends in, unlike a line of a table.
_ENDS: Final = frozenset(".?!…)]\"”'’—-")
#: Questions and answers name nobody: `answers` finds who answers in an interview.
_NOBODY: Final = frozenset(
    {"q", "a", "question", "answer", "the facts", "facts", "the claim", "claim", "the verdict"}
)
_ANSWERS: Final = frozenset({"a", "answer"})
#: Labels by what somebody does there.
_PARTS: Final = frozenset(
    "host moderator interviewer reporter anchor caller narrator announcer clerk".split()
)
#: Note that not all labels are in capitals.
_CASED: Final = "cased labels"


class _Turn(NamedTuple):
    """Offsets of a turn and its label in lower case."""

    start: int
    colon: int
    end: int
    label: str


def add_turns(reading: Reading, placed: list[Placed]) -> list[Placed]:
    """Return `placed` with the turns of a transcript in place of what was found inside them."""
    text, paragraphs = reading.document.text, reading.document.paragraphs
    if len(paragraphs) < _FEWEST_TURNS:
        return placed
    turns = _turns(text, paragraphs)
    if len(turns) < _FEWEST_TURNS:  # nearly always
        return add_answers(reading, placed)
    counts = Counter(turn.label for turn in turns)
    often = [count for count in counts.values() if count > 1]
    if len(often) < _FEWEST_SPEAKERS or sum(often) < _FEWEST_TURNS:
        return placed
    if 2 * sum(turn.end - turn.colon > _SENTENCE for turn in turns) < len(turns):
        return placed  # a table: "Poe: 12."
    upper = {turn.label for turn in turns if text[turn.start : turn.colon].isupper()}
    if any(label not in upper for label, count in counts.items() if count > 1):
        upper = set()  # of "Poe:" and "NPR:" the second is no name in capitals
        reading.known[_CASED] = True
    turns = [turn for turn in turns if counts[turn.label] > 1 or turn.label in upper]
    spoken = [_placed(reading, turn) for turn in turns]
    inside = {token for one in spoken for token in range(first_token(one), one.contents[0][1])}
    others = [one for one in placed if first_token(one) not in inside]
    return sorted([*others, *spoken], key=first_token)


def _turns(text: str, paragraphs: Sequence[Span]) -> list[_Turn]:
    """Return which of `paragraphs` begin with a label."""
    found = []
    for start, end in paragraphs:
        colon = text.find(":", start, min(end, start + _LONGEST_LABEL))
        if colon < 0 or not text[colon + 1 : colon + 2].isspace() or text[end - 1] not in _ENDS:
            continue
        words = text[start:colon].split()
        label = " ".join(words).casefold()
        named = len(words) <= _MOST_WORDS and all(word[0].isupper() for word in words)
        if words and named and label not in _NOBODY:
            found.append(_Turn(start, colon, end, label))
    return found


def _placed(reading: Reading, turn: _Turn) -> Placed:
    tokens = reading.document.tokens
    first, colon, last = tokens.starts.searchsorted((turn.start, turn.colon, turn.end)).tolist()
    return Placed((first, colon), (colon, colon + 1), [(colon + 1, last)], None)


def kind_of_turn(reading: Reading, one: Placed) -> SourceKind | None:
    """Return the kind of who speaks in a turn, None for any other attribution."""
    source, cue, _, candidate = one
    if candidate is not None or cue is None or source is None:
        return None
    labels = cue[0] == source[0] + 1 and reading.masks[cue[0]] & MARK
    if labels and reading.answering is not None and reading.words[source[0]] in _ANSWERS:
        return kind_of(reading, reading.answering)
    if reading.words[cue[0]] != ":":
        return None
    if _CASED in reading.known and is_acronym(reading, source[0]):
        return None
    words = [
        reading.words[i]
        for i in range(*source)
        if not reading.masks[i] & TITLE and reading.words[i] != "."
    ]
    key = " ".join(words)
    if not words or not _PARTS.isdisjoint(words):
        return SourceKind("unnamed_person", "other", key)
    return SourceKind("named_person", "other", key)
