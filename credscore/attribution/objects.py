"""Whether the noun phrase before a cue is no subject of it, but belongs to another word.

Walking back from a cue ends at the nearest noun phrase. Where the cue shares the subject of a
verb before it ("Roe praised the plan, joked about its name and said ..."), or is a noun itself
("stepped up his attacks"), that phrase is an object or only half a phrase, and the subject stands
further to the left.
"""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import (
    ADVERB,
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    MARK,
    NOUNISH,
    PREPOSITION,
    PRONOUN,
    STATEMENT,
    SUBORDINATOR,
    VERB,
)
from credscore.attribution.candidates import PLURALS, Candidate
from credscore.attribution.lexicon import BASE, ING, PAST
from credscore.attribution.people import is_people
from credscore.attribution.reading import Reading
from credscore.attribution.silent import NOUNS
from credscore.attribution.verbs import IRREGULAR, NOUNS_IN_LY, ends_phrase
from credscore.attribution.walking import TokenSpan, is_finite

__all__ = ["ARTICLES", "is_adjective", "is_no_subject", "is_one_thing", "is_other_word"]

#: No noun phrase ends in one: what follows is its noun, and no verb.
ARTICLES: Final = frozenset({"a", "an", "the", "every", "no"})
#: Prepositions whose noun does nothing: "He was on the radio talking".
_OF_NO_SUBJECT: Final = frozenset("on in to at during".split())
#: What opens the name of a single thing, and what may make it several.
_OF_ONE: Final = frozenset({"a", "an", "one", "this", "each", "every", "another"})
_MANY: Final = frozenset(
    "couple few generation handful majority minority number plurality quarter third".split()
)
#: Verbs that are no nouns; "a bigger say" is nobody's.
_NO_NOUNS: Final = frozenset(
    "say tell argue insist warn admit deny agree explain believe think suggest indicate".split()
)
_MAKES_SEVERAL: Final = COORDINATOR | PREPOSITION | AUXILIARY
_NO_NOUN: Final = PREPOSITION | SUBORDINATOR | COORDINATOR | ADVERB


def is_no_subject(reading: Reading, candidate: Candidate, source: TokenSpan) -> bool:
    """Return whether `source`, which ends before `candidate`, is not its subject."""
    first, last = source
    if reading.words[candidate.head - 1] == "who":  # "But it was Roe who said"
        return False
    if reading.words[last - 1] in ARTICLES or (last - first == 1 and _is_no_noun(reading, first)):
        return True
    low = reading.bounds[reading.sentence[candidate.head]]
    before = first - 1
    if before < low:  # it opens the sentence, as most do
        return False
    is_told = reading.words[last] == "to"  # "led Roe to say"
    if before > low and not is_told and ends_phrase(reading, before):
        return True
    if reading.words[before] in _OF_NO_SUBJECT and not is_told:
        return candidate.form == ING or _follows_verb(reading, before, low)
    return _follows_auxiliary(reading, first, low) or _is_object_before(
        reading, candidate, source, low
    )


def _is_no_noun(reading: Reading, i: int) -> bool:
    word, mask = reading.words[i], reading.masks[i]
    if word == "there":
        return True
    if mask & (DETERMINER | PRONOUN):
        return False
    adverb = word.endswith("ly") and word not in NOUNS_IN_LY and not reading.capital[i]
    return bool(mask & _NO_NOUN) or adverb


def _follows_verb(reading: Reading, i: int, low: int) -> bool:
    """Whether the preposition at token `i` follows a verb: "had in the past said"."""
    before = i - 1
    if before < low or reading.capital[before]:
        return False
    return bool(reading.masks[before] & AUXILIARY) or reading.words[before] in IRREGULAR


def _follows_auxiliary(reading: Reading, first: int, low: int) -> bool:
    """``has a rare chance to say``; not ``nor has the mayor said`` and ``does the mayor say``."""
    i = first - 1
    if i < low + 2 or not reading.masks[i] & AUXILIARY or reading.capital[i]:
        return False
    return not reading.masks[i - 1] & (MARK | COORDINATOR | ADVERB | SUBORDINATOR)


def _is_object_before(reading: Reading, candidate: Candidate, source: TokenSpan, low: int) -> bool:
    """``Roe praised the plan, joked``: the object of the verb before, then a comma."""
    first, last = source
    head = candidate.head
    if candidate.form == ING or first - 1 <= low or head != last + 1:
        return False
    if reading.words[last] != ",":
        return False
    before = first - 1
    return bool(reading.masks[before] & VERB) and is_finite(reading, before, low)


def is_other_word(reading: Reading, candidate: Candidate, source: TokenSpan) -> bool:
    """Return whether a verb is none behind an article: "a touted map", "in a note to staff"."""
    if candidate.form == PAST:
        return reading.words[source[1] - 1] in ARTICLES
    noun = candidate.form == BASE and reading.words[candidate.head - 1] in ARTICLES
    return noun and not reading.masks[candidate.head] & STATEMENT


def is_adjective(reading: Reading, candidate: Candidate) -> bool:
    """Return whether a participle behind "'s" belongs to a noun: ``Roe's alleged theft``."""
    end = candidate.end
    if candidate.head < 2 or end >= len(reading.words):
        return False
    noun = reading.masks[end] & NOUNISH or not reading.masks[end]
    return bool(noun) and not (reading.quoted[end] or reading.capital[end])


def is_one_thing(reading: Reading, candidate: Candidate, source: TokenSpan) -> bool:
    """Return whether a verb without -s is a noun behind one thing: ``a Port Haven blog post``."""
    first, last = source
    words = reading.words
    if words[first] not in _OF_ONE or last != candidate.head or candidate.group in NOUNS:
        return False
    if words[last - 1].endswith("s") or words[last - 1] in PLURALS:  # "a plan (that) aides support"
        return False
    if not _MANY.isdisjoint(words[first:last]):
        return False
    if candidate.lemma in _NO_NOUNS and is_people(words[last - 1]):  # "a family say"
        return False
    if first and reading.masks[first - 1] & COORDINATOR:  # "a cook and a clerk explain"
        return False
    alone = not any(mask & _MAKES_SEVERAL for mask in reading.masks[first + 1 : last])
    return alone and not reading.masks[candidate.head] & STATEMENT
