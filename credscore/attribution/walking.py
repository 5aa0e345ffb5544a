"""Walk back over a noun phrase, token by token, from its last word to where it begins."""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import (
    ADVERB,
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    DOCUMENT,
    GOVERNS,
    MARK,
    NOUNISH,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    STATEMENT,
    SUBORDINATOR,
    THAT,
    TIME,
    TITLE,
    VERB,
    VERBAL,
)
from credscore.attribution.fronted import TIMES, opens_phrase
from credscore.attribution.lexicon import BASE, FINITE, ING
from credscore.attribution.reading import Reading
from credscore.attribution.verbs import IRREGULAR, NOUNS_IN_LY, ends_phrase, is_predicate

__all__ = [
    "CLOSING", "DASHES", "INNER", "LONGEST", "PERSONAL", "PUBLISHED", "TokenSpan", "is_finite",
    "is_of_people", "names_author", "walk_left",
]  # fmt: skip

TokenSpan = tuple[int, int]
_STOP_LEFT: Final = AUXILIARY | SUBORDINATOR | THAT | RELATIVE
#: Classes of the words before which a noun phrase may begin; personal pronouns are among them.
_MAY_STOP_LEFT: Final = (
    _STOP_LEFT | MARK | PRONOUN | VERB | COORDINATOR
    | PREPOSITION
)  # fmt: skip
_MAY_BEGIN: Final = _MAY_STOP_LEFT | DETERMINER
_LEADING: Final = COORDINATOR | ADVERB | SUBORDINATOR | TIME | PREPOSITION | MARK
PERSONAL: Final = frozenset(
    "he she they i we you it who which i'm i've i'll i'd he'll he'd she'll she'd they're they've"
    " they'll they'd we're we've we'll we'd you're you've you'll you'd".split()
)
#: Words that "and" joins to a name: "he and Roe", "Roe and his aides".
_SUBJECTS: Final = frozenset({"he", "she", "they", "we", "i", "you"})
_SHARERS: Final = frozenset({"his", "her", "its", "their", "other"})
#: Marks that close a quotation.
CLOSING: Final = frozenset({'"', "'", "”", "’", "''"})
DASHES: Final = frozenset({"--", "—", "–"})
#: Marks that may stand inside a noun phrase; a full stop inside a sentence abbreviates.
INNER: Final = frozenset(". 's ' - / & $ # @ _".split())
#: What a comma before it belongs to the name: "Holt, Inc.", "John Roe, Jr."
_BEHIND_COMMA: Final = frozenset("inc llc ltd plc jr sr".split())
#: What stands before a word of time, and words of time that stand for nothing else there.
_OF_TIME: Final = frozenset("this that last next".split())
_OPENS_TIME: Final = PREPOSITION | DETERMINER | TIME | THAT
_PAST: Final = frozenset({"last", "past", "next", "recent"})
_FRONTS: Final = _PAST | {"at"}
#: What opens an amount rather than a name.
_AMOUNTS: Final = frozenset("nearly about almost roughly around over up more less just at".split())
#: Before what "state" is no verb: "Chinese state media".
_STATE_MEDIA: Final = (["media"], ["news"], ["radio"], ["television"], ["tv"])
#: Verbs that are what somebody is as often: "Special counsel Jane Roe".
_TITLES_TOO: Final = frozenset({"advocate", "counsel"})
#: What stands between people and who leads them.
_LED: Final = frozenset("led headed chaired run backed".split())
#: Prepositions before "that" in a noun phrase.
_BEFORE_THAT: Final = frozenset({"of", "at", "from", "with"})
#: What tells who somebody is, like "familiar with".
_OF_PEOPLE: Final = (
    ["briefed", "on"], ["briefed", "about"], ["accused", "of"], ["suspected", "of"]
)  # fmt: skip
#: When and how a document came out is no part of it: "a poll | released on Monday".
PUBLISHED: Final = frozenset(
    "released published issued conducted based compiled commissioned posted taken".split()
)
_WHERE: Final = PREPOSITION | TIME
#: The longest source, in tokens.
LONGEST: Final = 40


def walk_left(
    reading: Reading, i: int, low: int, last: int, *, participle: bool = False
) -> TokenSpan | None:
    """Return the noun phrase that ends at token `i`; its span ends at `last`."""
    words, masks = reading.words, reading.masks
    first = i + 1
    while i >= low and last - i < LONGEST:
        mask = masks[i]
        if mask & _MAY_BEGIN:
            if not mask & _MAY_STOP_LEFT:
                # Most stand after one of these, which go on with a phrase or end it.
                alone = participle or i == low or masks[i - 1] & GOVERNS
                if not alone and opens_phrase(reading, i, low):
                    first = i
                    break
            elif words[i] == ")":
                i = _opening(reading, i, low) - 1
                continue
            elif words[i] == '"' and _opens_nickname(reading, i, low):
                i -= 1  # Al "Bud" Roe
                continue
            elif _stops_left(reading, i, low, last):
                break
        elif participle and not mask and words[i].endswith("ed") and not reading.capital[i]:
            # "He appeared in a film praising": the participle belongs to the film.
            break
        word = words[i]
        # Asked here too, lest every word costs a call.
        may_end = word in IRREGULAR or (not mask and word[-2:] == "ed")
        if may_end and ends_phrase(reading, i):
            break
        first = i
        i -= 1
    first = _strip_leading(reading, first, last)
    return (first, last) if first < last else None


def _stops_left(reading: Reading, i: int, low: int, last: int) -> bool:
    """Whether the noun phrase that ends at `last` begins behind token `i`."""
    word, mask = reading.words[i], reading.masks[i]
    return bool(
        (mask & MARK and word not in INNER and reading.words[i + 1] not in _BEHIND_COMMA)
        or (
            mask & _STOP_LEFT and not (reading.capital[i] and i > low) and not _is_inner(reading, i)
        )
        or (word in PERSONAL and i + 1 < last and reading.words[i + 1] != "and")
        or (mask & VERB and is_finite(reading, i, low) and not _is_no_verb(reading, i, last))
        or (mask & COORDINATOR and not _joins_names(reading, i, low))
        or (mask & PREPOSITION and not _has_noun_before(reading, i, low))
    )


def _is_no_verb(reading: Reading, i: int, last: int) -> bool:
    """Whether the token is no verb by what follows: "the housing trust said", "published by"."""
    by = i + 2 if i + 1 < last and reading.masks[i + 1] & TIME else i + 1
    following = reading.words[by : by + 1]
    if following == ["by"] or (following and _is_issued(reading, i)):  # the phrase goes on
        return i + 1 < last
    if i + 1 != last or last >= len(reading.words) or i == 0:
        return False
    verbs, words = reading.lexicon.verbs, reading.words
    if reading.masks[last] & AUXILIARY:
        return verbs[words[i]].form == BASE
    verb, after = verbs[words[i]], verbs.get(words[last])
    return verb.form == BASE and after is not None and after.form in FINITE


def _is_issued(reading: Reading, i: int) -> bool:
    """Whether a verb tells how a document came out: ``a study published in May``."""
    if reading.words[i] not in PUBLISHED or not reading.masks[i - 1] & DOCUMENT:
        return False
    return bool(reading.masks[i + 1] & _WHERE)


def _is_inner(reading: Reading, i: int) -> bool:
    """Whether "than" counts, "more than 40 tenants", or "that" points: "tenants of that house"."""
    word, before = reading.words[i], reading.words[i - 1]
    if word == "that":
        return before in _BEFORE_THAT
    return word == "than" and before in {"more", "fewer", "less"}


def is_finite(reading: Reading, i: int, low: int) -> bool:
    """Return whether the verb of report at token `i` is the verb of its clause."""
    verb = reading.lexicon.verbs[reading.words[i]]
    if verb.form == ING or reading.capital[i]:
        return False
    if reading.words[i] in _TITLES_TOO or _is_states(reading, i):
        return False
    if reading.masks[i] & (STATEMENT | NOUNISH) or is_of_people(reading, i):
        return False
    if i == low:
        return True
    before = reading.masks[i - 1]
    return not before & (DETERMINER | POSSESSIVE)


def _is_states(reading: Reading, i: int) -> bool:
    """Whether "state" tells of what follows: "Chinese state media", "the Ohio state police"."""
    following = reading.masks[i + 1 : i + 2]
    if reading.words[i] != "state" or not following:
        return False
    return bool(following[0] & NOUNISH) or [reading.words[i + 1]] in _STATE_MEDIA


def is_of_people(reading: Reading, i: int) -> bool:
    """Return whether the verb tells who somebody is: ``people briefed on the talks``."""
    told = reading.words[i : i + 2] in _OF_PEOPLE
    return told and not (i and reading.masks[i - 1] & AUXILIARY)


def _joins_names(reading: Reading, i: int, low: int) -> bool:
    if i <= low or i + 1 >= len(reading.words):
        return False
    before, after = i - 1, i + 1
    if reading.words[before] in _SUBJECTS or reading.words[after] in _SHARERS:
        return reading.words[i] == "and"  # "he and Roe", "Roe and his aides"
    if reading.words[before] == ",":
        return False
    same_case = reading.capital[before] == reading.capital[after]
    if same_case:
        return not reading.masks[after] & (VERB | PRONOUN)
    return _joins_subjects(reading, i, low)


def _joins_subjects(reading: Reading, i: int, low: int) -> bool:
    """Whether two names share a verb: ``The White House and the Kremlin said``.

    The first may be the object of another, as in "Roe met Poe and the Kremlin said".
    """
    before, after = i - 1, i + 1
    named = reading.capital[before] and reading.words[after] == "the"
    if not named or not reading.capital[min(after + 1, len(reading.words) - 1)]:
        return False
    return reading.words[low] not in PERSONAL and not any(
        (reading.masks[j] & VERBAL and not reading.capital[j]) or is_predicate(reading, j)
        for j in range(low, before)
    )


def _has_noun_before(reading: Reading, i: int, low: int) -> bool:
    if i <= low:
        return False
    if reading.words[i] == "by":
        return names_author(reading, i, low)
    before = reading.masks[i - 1]
    if before & VERB:
        return _is_issued(reading, i - 1) or not is_finite(reading, i - 1, low)
    return not before & (MARK | AUXILIARY | COORDINATOR) or reading.words[i - 1] in {".", ")", "'s"}


def names_author(reading: Reading, by: int, low: int) -> bool:
    """Return whether "by" goes on with a noun: "a study (issued) by Roe", "a team led by Roe"."""
    before, after = by - 1, reading.words[by + 1 : by + 2]
    if before > low and reading.words[before] in _LED:
        return True
    if reading.masks[before] & TIME and before > low:  # "a poll this week by"
        before -= 1 + (reading.words[before - 1] in _OF_TIME)
    if not after or after[0][0].isdigit() or after[0] in _AMOUNTS:  # "ahead in polls by nearly 9"
        return False
    if before > low and (reading.words[before].endswith("ed") or reading.words[before] == "seen"):
        before -= 1
    return before >= low and bool(reading.masks[before] & DOCUMENT)


def _strip_leading(reading: Reading, first: int, last: int) -> int:
    while first < last - 1 and reading.masks[first] & _LEADING:
        if reading.masks[first] & DETERMINER or reading.words[first + 1] == "'s":
            break  # "the report", "Friday's report"
        first += 1
    first = _after_time(reading, first, last)
    # Asked here, lest every phrase costs a call.
    may_follow = reading.words[first][-2:] == "ly" or reading.words[first - 1] in _FRONTS
    return _after_adverb(reading, first, last) if may_follow else first


def _after_adverb(reading: Reading, first: int, last: int) -> int:
    """Return where the noun phrase begins: after "privately" of "and privately Democrats"."""
    following = first + 1
    if following >= last or reading.capital[first] or not first:
        return first
    word, opens = reading.words[first], reading.capital[following]
    if word == "times" and reading.words[first - 1] == "at":
        return following
    if word.endswith("ly") and opens and word not in NOUNS_IN_LY:
        return following
    # "Over the last two years Democrats said"
    counted = following + 1 < last and reading.words[following] in TIMES
    past = reading.words[first - 1] in _PAST
    return following + 1 if counted and past and reading.capital[following + 1] else first


def _after_time(reading: Reading, first: int, last: int) -> int:
    """Return where the noun phrase begins: after "This year" of "This year the mayor"."""
    masks, words = reading.masks, reading.words
    if not masks[first] & _OPENS_TIME:
        return first
    i = first + bool(masks[first] & PREPOSITION)
    i += i < last and (words[i] in _OF_TIME or words[i] == "the")
    if i == first or i + 1 >= last:
        return first
    i += words[i] == "other" and i + 2 < last  # "the other day"
    if not (masks[i] & TIME or words[i] in TIMES):
        return first
    named = reading.capital[i] and not masks[first] & PREPOSITION  # "the Sunday Times"
    opens = reading.capital[i + 1] or masks[i + 1] & (DETERMINER | POSSESSIVE | TITLE)
    return i + 1 if opens and not named else first


def _opens_nickname(reading: Reading, i: int, low: int) -> bool:
    """Whether a double mark is one of two inside a name; no words are quoted between these."""
    beside = reading.capital[max(0, i - 1) : i + 2]
    if reading.quoted[i] or len(beside) < 3 or not (beside[0] and beside[2]):
        return False
    # A name stands before both: none does where a sentence begins with the first of them.
    return '"' in reading.words[max(low + 1, i - 3) : i] or '"' in reading.words[i + 1 : i + 4]


def _opening(reading: Reading, i: int, low: int) -> int:
    for j in range(i - 1, max(low, i - 12) - 1, -1):
        if reading.words[j] == "(":
            return j
    return i
