"""The subject of a whole sentence, where the source does not stand right before its cue."""

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
    SUBORDINATOR,
    TIME,
    VERB,
)
from credscore.attribution.fronted import after_fronted, opens_phrase
from credscore.attribution.reading import Reading
from credscore.attribution.verbs import NOUNS_IN_LY, is_past
from credscore.attribution.walking import INNER, LONGEST, PERSONAL, TokenSpan, is_finite

__all__ = ["subject_of", "subject_of_clause"]

#: What a phrase before the subject begins with: "In May, ", "When it rained, ", "Monday, ".
_LEADS_IN: Final = PREPOSITION | SUBORDINATOR | TIME
#: Adverbs of place, and what ends a phrase of time: "Two days later, ".
_PLACES: Final = frozenset({"here", "there"})
_TIME_ENDS: Final = frozenset({"later", "earlier", "ago", "after", "before"})
#: Words that stand between a subject and its verb rather than inside a noun phrase.
_AFTER_SUBJECT: Final = frozenset(
    "also then just now again soon later already never always often eventually finally who's who've"
    " who'd who'll".split()
)
#: Adverbs in no list, with a comma behind them before a subject.
_COMMENTS: Final = frozenset(
    "additionally afterward afterwards also apparently besides conversely curiously fortunately"
    " furthermore hence hey however importantly indeed interestingly ironically likewise meanwhile"
    " moreover nevertheless no nonetheless notably obviously oh ok okay otherwise overall perhaps"
    " plus presumably rather sadly second separately similarly sometimes still surely surprisingly"
    " then therefore third though thus too ultimately unfortunately unsurprisingly well yes".split()
)
_OPENS_PHRASE: Final = DETERMINER | POSSESSIVE | PRONOUN
#: Words that open no subject: "There were calls", "Here's an idea:", "To say so", "Please say".
_NO_SUBJECT: Final = frozenset(
    "there here here's to please let let's not check get go keep stop watch".split()
)
#: Words in -ing that open a subject rather.
_NO_PARTICIPLES: Final = frozenset("bring during king nothing spring string thing wing".split())
#: The longest phrase before the subject, in tokens, and how many may stand there.
_LONGEST_LEAD_IN: Final = 25
_MOST_LEAD_INS: Final = 3
#: How far back from a cue its main clause may begin. All these bound the work on texts without
#: full stops.
_LONGEST_CLAUSE: Final = 60
#: A cue so near the start of such a phrase is the verb of it: "After saying that ..., Roe left".
_VERB_OF_LEAD_IN: Final = 4


def subject_of(reading: Reading, head: int) -> TokenSpan | None:
    """Return the noun phrase that opens the sentence of `head`, after any lead-in phrase."""
    sentence = reading.sentence[head]
    low, high = reading.bounds[sentence], reading.bounds[sentence + 1]
    if head - low <= _VERB_OF_LEAD_IN and reading.masks[low] & (PREPOSITION | SUBORDINATOR):
        after = _comma_between(reading, head, min(high, head + _LONGEST_CLAUSE))
        return None if after is None else _subject_from(reading, after + 1, high)
    return _subject_from(reading, _after_lead_in(reading, low, head), head)


def subject_of_clause(reading: Reading, head: int, after: int) -> TokenSpan | None:
    """Return the subject of the main clause that begins behind token `after`, if one does.

    As in "Roe spoke first, but the mayor drew applause by saying ...".
    """
    low = max(reading.bounds[reading.sentence[head]], after, head - _LONGEST_CLAUSE)
    for i in range(head - 3, low + 1, -1):
        if reading.masks[i] & COORDINATOR and reading.words[i - 1] == ",":
            opens = reading.masks[i + 1] & _OPENS_PHRASE or reading.capital[i + 1]
            found = _subject_from(reading, i + 1, head) if opens else None
            return found if found is not None and found[1] < head else None
    return None


def _subject_from(reading: Reading, low: int, high: int) -> TokenSpan | None:
    """Return the noun phrase that begins at `low`, up to its verb."""
    words, masks, quoted = reading.words, reading.masks, reading.quoted
    i = low
    high = min(high, low + LONGEST)
    while i < high and not quoted[i]:
        mask, word = masks[i], words[i]
        if word in PERSONAL:
            opens = i == low or word not in {"who", "which"}
            return (i, i + 1) if opens else (low, i)
        if (mask & (AUXILIARY | MARK) and word not in INNER) or word in _AFTER_SUBJECT:
            break
        if i > low and (is_finite(reading, i, low) if mask & VERB else is_past(reading, i)):
            break
        if word[-2:] == "ly" and _stands_outside(reading, i):
            break
        i += 1
    if i == low or words[low] in _NO_SUBJECT or masks[i - 1] & PREPOSITION:
        return None
    return (_behind_fronted(reading, low, i) if masks[low] & PREPOSITION else low), i


def _stands_outside(reading: Reading, i: int) -> bool:
    """Whether a word in -ly follows a name: "Roe largely ran", not "The early results"."""
    if reading.words[i] in NOUNS_IN_LY:
        return False
    named = reading.capital[i - 1] > reading.capital[i] and reading.words[i] != "early"
    return named and not reading.masks[i - 1] & DETERMINER


def _behind_fronted(reading: Reading, low: int, high: int) -> int:
    """Return where the subject begins in "In Leeds the mayor"."""
    for i in range(high - 1, low, -1):
        if reading.masks[i] & DETERMINER and opens_phrase(reading, i, low):
            return i
    first = after_fronted(reading, low + 1, high)
    return first if first > low + 1 else low


def _after_lead_in(reading: Reading, low: int, head: int) -> int:
    """Return where the subject begins: after "But", "In May, " or "When it rained, "."""
    masks = reading.masks
    last = min(head, low + _LONGEST_LEAD_IN)
    while low < last and masks[low] & (COORDINATOR | ADVERB):
        low += 1
        if reading.words[low] == ",":
            low += 1
    for _ in range(_MOST_LEAD_INS):
        comma = _comma_between(reading, low, min(head - 1, low + _LONGEST_LEAD_IN))
        if comma is None or not _is_lead_in(reading, low, comma):
            break
        low = comma + 1
    if masks[low] & SUBORDINATOR and low < head:  # "While Roe said ..."
        low += 1
    return low


def _is_lead_in(reading: Reading, low: int, comma: int) -> bool:
    first = reading.words[low]
    if reading.masks[low] & _LEADS_IN or first in _PLACES:
        return True
    if comma == low + 1 and first in _COMMENTS:  # "Indeed, Roe", "On Monday, however, Roe"
        return True
    if first.endswith("ing") and low == reading.bounds[reading.sentence[low]]:
        finite = any(mask & AUXILIARY for mask in reading.masks[low:comma])
        return not finite and first not in _NO_PARTICIPLES  # "Rising from the talks, the union"
    return reading.words[comma - 1] in _TIME_ENDS


def _comma_between(reading: Reading, low: int, high: int) -> int | None:
    for i in range(low, high):
        if reading.words[i] == ",":
            return i
    return None
