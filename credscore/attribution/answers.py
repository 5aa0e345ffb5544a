"""Interviews in questions and answers: ``A: It is late.`` is what the person interviewed says.

Only where the text before the first question says that it is an interview, and names one person:
the answers to a list of common questions are the writer's own words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from credscore.attribution.placing import Placed, first_token
from credscore.attribution.reading import Reading
from credscore.attribution.source_names import is_name, is_noun_before
from credscore.attribution.source_types import kind_of
from credscore.attribution.walking import TokenSpan

__all__ = ["add_answers"]

#: What stands before a question and an answer.
_LABELS: Final = {
    f"{label}{mark}": label[0].casefold()
    for label in ("Q", "A", "Question", "Answer")
    for mark in ":."
}
_FEWEST: Final = 2
#: So many characters before the first question may say that it is an interview.
_INTRODUCTION: Final = 3000
_INTERVIEW: Final = re.compile(
    r"\b(?:edited (?:for|transcript|version)|condensed|interviewed|interview with|in an interview"
    r"|(?:this|our|exclusive) interview|interview (?:has been|was)|(?:this|our) conversation"
    r"|(?:spoke|speaks|talked|talks|sat down|caught up|chatted|chats) (?:with|to))\b"
)
#: A writer who answers readers seldom speaks of herself.
_SELF: Final = frozenset("i i'm i've i'd i'll me my mine myself".split())
_LEAST_SELF: Final = 3


class _Turn(NamedTuple):
    """A label and what follows it up to the next, in tokens; the label ends before `mark`."""

    first: int
    mark: int
    last: int
    answers: bool


def add_answers(reading: Reading, placed: list[Placed]) -> list[Placed]:
    """Return `placed` with the answers of an interview in place of what was found inside them."""
    turns = _turns(reading)
    if not turns:  # nearly always
        return placed
    marks = {turn.mark for turn in turns}
    placed = [one for one in placed if one.cue is None or one.cue[0] not in marks]  # "Q: Is it"
    answers = [turn for turn in turns if turn.answers]
    if len(answers) < _FEWEST or len(answers) == len(turns):
        return placed
    who = _who_answers(reading, turns[0].first) if _speak_of_themselves(reading, answers) else None
    if who is None:
        return placed
    reading.answering = who
    inside = {token for turn in answers for token in range(turn.first, turn.last)}
    spoken = [
        Placed((one.first, one.mark), (one.mark, one.mark + 1), [(one.mark + 1, one.last)], None)
        for one in answers
    ]
    others = [one for one in placed if first_token(one) not in inside]
    return sorted([*others, *spoken], key=first_token)


def _turns(reading: Reading) -> list[_Turn]:
    """Return the questions and answers.

    One goes on over paragraphs in which somebody speaks of himself, up to the next label; in
    others the writer tells something. The last ends with its own.
    """
    text, paragraphs = reading.document.text, reading.document.paragraphs
    labelled: dict[int, str] = {}
    for place, (start, end) in enumerate(paragraphs):
        if text[start] in "QA":
            label = _LABELS.get(text[start : start + 10].split(None, 1)[0])
            if label is not None and end - start > len("A: No"):
                labelled[place] = label
    if not labelled:
        return []
    edges = [start for start, _ in paragraphs]
    firsts = reading.document.tokens.starts.searchsorted(edges).tolist()
    firsts.append(len(reading.words))
    turns = []
    for place, before in pairwise([*labelled, max(labelled) + 1]):
        last = place + 1
        while last < before and not _SELF.isdisjoint(
            reading.words[firsts[last] : firsts[last + 1]]
        ):
            last += 1
        turns.append(_Turn(firsts[place], firsts[place] + 1, firsts[last], labelled[place] == "a"))
    return turns


def _of_self(reading: Reading, first: int, last: int) -> bool:
    return not _SELF.isdisjoint(reading.words[first:last])


def _speak_of_themselves(reading: Reading, answers: Sequence[_Turn]) -> bool:
    number = sum(_of_self(reading, turn.mark, turn.last) for turn in answers)
    return _LEAST_SELF * number >= len(answers)


def _who_answers(reading: Reading, end: int) -> TokenSpan | None:
    """Return the name that is most frequent before the first question of an interview."""
    document = reading.document
    last = document.tokens.starts.item(end)
    if _INTERVIEW.search(document.folded, max(0, last - _INTRODUCTION), last) is None:
        return None
    named: dict[str, TokenSpan] = {}
    first = None
    for i in range(end):
        if is_name(reading, i):
            first = i if first is None else first
        elif first is not None and not (reading.words[i] == "." and len(reading.words[i - 1]) == 1):
            _note(reading, first, i, named)
            first = None
    counts = Counter(reading.words[:end])
    often = sorted((counts[name], name) for name in named)
    if not often or (len(often) > 1 and often[-1][0] == often[-2][0]):
        return None
    return named[often[-1][1]]


def _note(reading: Reading, first: int, last: int, named: dict[str, TokenSpan]) -> None:
    """Put a full name at the tokens from `first` on into `named`, by its last word."""
    if last - first < 2:
        return
    first += is_noun_before(reading, first, last)
    kind = kind_of(reading, (first, last))
    if kind.type == "named_person":
        named.setdefault(kind.key.rpartition(" ")[2], (first, last))
