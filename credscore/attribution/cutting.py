"""Where a sentence of the writer's goes on behind what somebody says inside it.

The statistics of `ending` see the words round a boundary, not the clause that it would end.
"""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import (
    ADVERB,
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    MARK,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    THAT,
)
from credscore.attribution.candidates import CLAUSAL, Candidate
from credscore.attribution.planning import Plan
from credscore.attribution.reading import Reading

__all__ = ["end_inside"]

_RELATIVES: Final = frozenset({"who", "whom", "which"})
#: So near the beginning of its sentence a noun is the subject: "His old belief that".
_SUBJECT_WITHIN: Final = 2
#: Before a verb, says that it goes on with a clause, or with a verb.
_OPENS_VERB: Final = AUXILIARY | ADVERB | MARK | SUBORDINATOR | THAT | COORDINATOR | RELATIVE

#: Opens a clause before the main one, and what that begins with.
_FRONTING: Final = frozenset("when although though while if after before because since".split())
_OPENERS: Final = _RELATIVES | _FRONTING
_OPENS_CLAUSE: Final = PRONOUN | DETERMINER | POSSESSIVE
_NO_SUBJECT: Final = AUXILIARY | COORDINATOR | MARK | PREPOSITION | RELATIVE | SUBORDINATOR | ADVERB
_ARTICLES: Final = frozenset({"a", "an", "the"})
#: Most words of an item of a list, what is in none, and what ends a list.
_LONGEST_ITEM: Final = 6
_LONGEST_LIST: Final = 24
_NO_ITEM: Final = AUXILIARY | MARK | RELATIVE | THAT
_CLAUSE_ENDS: Final = frozenset(",;—–")
#: Behind a content that may go on.
_GOES_ON: Final = ([","], ["and"])
_AND: Final = frozenset({"and", "or", ","})
_ENDS_LIST: Final = frozenset(";—–")


def end_inside(reading: Reading, planned: Plan, start: int, end: int) -> int:
    """Return where the content from `start` on ends at the latest: at `end` or earlier."""
    candidate, source = planned.candidate, planned.source
    words = reading.words
    first = source[0] if source else candidate.head
    # Most are none of these, and a call each would cost as much as the rest.
    if words[first - 1] in _OPENERS or words[first] == "who":
        clause = candidate.group in CLAUSAL
        if _opens_relative(reading, first):
            return _before_main_verb(reading, start, end, clause=clause)
        if source and clause and _is_fronted(reading, first, start):
            return _before_main_clause(reading, start, end)
    if words[start] == "that" and _is_noun(reading, candidate):
        return _end_of_subject(reading, candidate.head, start, end)
    if words[end : end + 1] not in _GOES_ON:
        return end
    return _end_of_and_that(reading, start, end) or _end_of_list(reading, start, end)


def _is_noun(reading: Reading, candidate: Candidate) -> bool:
    before = candidate.head - 1
    claim = candidate.lemma == "claim" and (
        reading.words[before] == "the" or reading.masks[before] & POSSESSIVE
    )
    return bool(claim) or candidate.group == "statement"


def _opens_relative(reading: Reading, first: int) -> bool:
    """Return whether a comma closes the clause, as in ``The dump, which tenants say``."""
    words = reading.words
    at = first if words[first] == "who" else first - 1
    return at > 0 and words[at] in _RELATIVES and words[at - 1] == ","


def _before_main_verb(reading: Reading, start: int, end: int, *, clause: bool) -> int:
    """Return the first comma if a verb goes on behind it with the sentence, else `end`.

    A `clause` has a verb of its own before it: "that the dump, opened in May, is a risk".
    """
    for i in range(start + 1, end - 1):
        if reading.words[i] == "," and not reading.quoted[i]:
            goes_on = _is_finite(reading, i + 1) and (
                not clause or any(_is_finite(reading, j) for j in range(start, i))
            )
            return i if goes_on else end
    return end


def _is_fronted(reading: Reading, first: int, start: int) -> bool:
    """Whether subject and verb stand in a clause before the main one: ``When Roe said``."""
    low = reading.bounds[reading.sentence[start]]
    return low == first - 1 and reading.words[low] in _FRONTING and not reading.quoted[start]


def _before_main_clause(reading: Reading, start: int, end: int) -> int:
    """Return the comma of ``When Roe said it was over, | the pound fell``, else `end`."""
    has_verb = False
    for i in range(start, end - 2):
        if reading.words[i] == "," and not reading.quoted[i]:
            if reading.capital[i + 1] and reading.words[i + 2] in _AND:
                continue  # "had arrested Jones, Smith and Brown"
            return i if has_verb and _opens_clause(reading, i + 1) else end
        has_verb = has_verb or _is_finite(reading, i)
    return end


def _opens_clause(reading: Reading, i: int) -> bool:
    if reading.masks[i] & _OPENS_CLAUSE or reading.capital[i]:
        return True
    return not reading.masks[i] & _NO_SUBJECT and not reading.words[i].endswith(("ing", "ed", "ly"))


def _end_of_subject(reading: Reading, head: int, start: int, end: int) -> int:
    """Return the second verb of ``The accusation that he lied | is absurd``, else `end`."""
    if head - reading.bounds[reading.sentence[head]] > _SUBJECT_WITHIN:
        return end
    before = _OPENS_VERB
    for i in range(start + 1, end - 1):
        if not _is_finite(reading, i) or reading.masks[i - 1] & before:
            continue
        if before & PRONOUN:
            return i if reading.masks[i] & AUXILIARY else end
        before |= PRONOUN  # "that he lied", but then "and that he stole"
    return end


def _end_of_and_that(reading: Reading, start: int, end: int) -> int:
    """Return where ``she said he lied, | and that he knew`` ends, 0 if it does not go on."""
    words, high = reading.words, reading.bounds[reading.sentence[start] + 1]
    i = end + (words[end : end + 1] == [","])
    if words[i : i + 2] != ["and", "that"] or i + 3 >= high or reading.quoted[i]:
        return 0
    opens = reading.masks[i + 2] & _OPENS_CLAUSE or reading.capital[i + 2]
    if not opens:  # "and that night he left"
        return 0
    return next((j for j in range(i + 3, high) if words[j] in _CLAUSE_ENDS), high)


def _end_of_list(reading: Reading, start: int, end: int) -> int:
    """Return where a list ends: ``called him a coward, | a liar and a fraud``, else `end`."""
    words, high = reading.words, reading.bounds[reading.sentence[start] + 1]
    article = words[end + 1] if end + 1 < high and words[end] == "," else ""
    if article not in _ARTICLES or article not in words[max(start, end - _LONGEST_ITEM) : end]:
        return end
    last = 0
    for i in range(end + 2, min(high, end + _LONGEST_LIST)):
        goes_on = words[i + 1 : i + 2] == [article]
        if words[i] in {"and", "or"} and goes_on:
            last = i + 2
        elif (reading.masks[i] & _NO_ITEM and not (words[i] == "," and goes_on)) or (
            reading.quoted[i]
        ):
            ends = words[i] in _ENDS_LIST or i + 1 == high
            return i if 0 < last < i and ends else end
    return end


def _is_finite(reading: Reading, i: int) -> bool:
    """Whether a verb stands there, no participle before its noun: "of wounded soldiers"."""
    if reading.masks[i] & AUXILIARY:
        return True
    attributive = i + 1 < len(reading.words) and not reading.masks[i + 1]
    return reading.words[i].endswith("ed") and not attributive
