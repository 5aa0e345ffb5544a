"""Sources with a clause of their own: "the trust that runs the ward", "it was Roe who said"."""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import (
    ADVERB,
    AUXILIARY,
    BE,
    COORDINATOR,
    DETERMINER,
    MARK,
    POSSESSIVE,
    PREPOSITION,
    SUBORDINATOR,
    THAT,
    TITLE,
    VERB,
)
from credscore.attribution.candidates import CLAUSAL
from credscore.attribution.people import is_people
from credscore.attribution.reading import Reading
from credscore.attribution.walking import TokenSpan, walk_left

__all__ = [
    "BEFORE_SUBJECT",
    "NO_ANTECEDENT",
    "antecedent_of",
    "behind_s",
    "cleft",
    "with_clause",
    "with_relative",
]

#: What stands before no relative clause.
NO_ANTECEDENT: Final = MARK | VERB | COORDINATOR | ADVERB | SUBORDINATOR | AUXILIARY
#: What ends a relative clause.
_NOT_IN_RELATIVE: Final = MARK | COORDINATOR | SUBORDINATOR | THAT
_NO_VERB: Final = MARK | DETERMINER | POSSESSIVE | PREPOSITION | COORDINATOR | ADVERB
#: What stands before a subject inside a sentence.
BEFORE_SUBJECT: Final = frozenset({",", "that", "but", "while", "as"})
#: Most words between "it was" and "who".
_LONGEST_CLEFT: Final = 12


def cleft(reading: Reading, who: int) -> TokenSpan | None:
    """Return ``Jane Roe`` of "It was Jane Roe who said"."""
    low = reading.bounds[reading.sentence[who]]
    low += bool(reading.masks[low] & COORDINATOR)  # "But it was"
    if reading.words[low] != "it" or not reading.masks[low + 1] & BE:
        return None
    comma = reading.words[who - 1] == ","
    first, last = low + 2, who - comma
    if not 0 < last - first <= _LONGEST_CLEFT or not _opens_cleft(reading, first):
        return None
    for i in range(first, last - 1):  # "a gift from a man", but "the mayor of Leeds"
        if reading.masks[i] & PREPOSITION and not reading.capital[i + 1]:
            return None
    # "It was his wife, Jane, who said", but "It was built by Jane Roe, who said".
    return None if comma and "," not in reading.words[first:last] else (first, last)


def _opens_cleft(reading: Reading, i: int) -> bool:
    """Whether somebody may be named from token `i` on: "it was clear who" names nobody."""
    return bool(reading.capital[i] or reading.masks[i] & (DETERMINER | POSSESSIVE | TITLE))


def with_relative(reading: Reading, first: int, last: int) -> int:
    """Return where ``The man who met the mayor`` begins, for the object in its clause."""
    words, masks = reading.words, reading.masks
    who = first - 1
    while words[who] != "who":
        ends = masks[who] & _NOT_IN_RELATIVE and words[who] != "as"  # "named only as Ali"
        if ends or not who:
            return first
        who -= 1
    named = who + 1 == first and not any(mask & DETERMINER for mask in masks[first + 1 : last])
    antecedent = None if named or words[who - 1] == "," else antecedent_of(reading, who)
    return antecedent[0] if antecedent else first


def with_clause(reading: Reading, first: int, low: int) -> int:
    """Return where ``The trust that runs the hospital`` begins, for the object in its clause."""
    words, masks = reading.words, reading.masks
    that = first - 1
    while words[that] not in {"that", "which"}:
        if masks[that] & _NOT_IN_RELATIVE:
            return first
        that -= 1
    verb = that + 1
    if that <= low or masks[verb] & _NO_VERB or not _opens_predicate(reading, verb):
        return first
    known = reading.lexicon.verbs.get(words[verb])
    noun = not masks[that - 1] & NO_ANTECEDENT or masks[that - 2] & DETERMINER
    if not noun or (known is not None and known.group in CLAUSAL):
        return first
    antecedent = walk_left(reading, that - 1, low, that)
    opens = antecedent is not None and _opens_clause(reading, antecedent[0], low)
    return antecedent[0] if antecedent is not None and opens else first


def _opens_predicate(reading: Reading, i: int) -> bool:
    """Whether a verb stands at token `i` with what it needs: ``runs the``, ``planned to``."""
    word, following = reading.words[i], i + 1
    if word[-1] not in "sd" or reading.capital[i]:
        return False
    if reading.masks[following] & PREPOSITION:
        return word.endswith("ed")
    return bool(reading.masks[following] & (DETERMINER | POSSESSIVE) or reading.capital[following])


def _opens_clause(reading: Reading, first: int, low: int) -> bool:
    """Whether a subject that begins at token `first` is that of its clause."""
    if not reading.masks[first] & (DETERMINER | POSSESSIVE):
        return False
    return first == low or reading.words[first - 1] in BEFORE_SUBJECT


def antecedent_of(reading: Reading, i: int) -> TokenSpan | None:
    """Return the noun phrase that the relative pronoun at token `i` goes back to."""
    low = reading.bounds[reading.sentence[i]]
    last = i - 1 if i > low and reading.words[i - 1] == "," else i
    return walk_left(reading, last - 1, low, last) if last > low else None


def behind_s(reading: Reading, phrase: TokenSpan) -> TokenSpan:
    """Return who says it in a phrase of another clause: "That's one reason | nurses say".

    A name, or a noun for people behind another noun.
    """
    first, last = phrase
    i = last
    while i - 1 > first and (reading.capital[i - 1] or reading.words[i - 1] == "."):
        i -= 1
    if i < last:
        return i, last
    people = last - first > 2 and reading.words[last - 1][-1] == "s"
    people = people and is_people(reading.words[last - 1])
    inside = reading.masks[last - 2] & (DETERMINER | PREPOSITION | POSSESSIVE)
    return (last - 1, last) if people and not inside else phrase
