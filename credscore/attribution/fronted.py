"""Where the subject begins after a phrase in front of it that no comma closes.

"In Leeds the mayor said", "After the vote Smith said": walking back from the verb ends at the
preposition, so that the phrase reads "Leeds the mayor". The object of a preposition is no
subject, so the subject begins somewhere inside.
"""

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
    NEGATION,
    OFFICE,
    ORGANISATION,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SPEAKER,
    STATEMENT,
    SUBORDINATOR,
    THAT,
    TIME,
    TITLE,
    VERB,
)
from credscore.attribution.reading import Reading

__all__ = ["TIMES", "after_fronted", "opens_phrase"]

#: Words of time in no list of classes.
TIMES: Final = frozenset("past weekend summer winter spring autumn days weeks months years".split())
#: What a preposition makes an adverb of: "in court", "in turn".
_ADVERBIAL: Final = frozenset(
    "addition brief contrast court fact general part particular private public reply response"
    " return short total turn".split()
)
#: Prepositions that belong to a noun or are half an adverb.
_NOT_FRONTED: Final = frozenset("as down including like of off out than to unlike up".split())
#: What begins a noun phrase wherever it stands, and what does so behind a name.
_ARTICLES: Final = frozenset("the a an this these those his her its their my our your".split())
#: What stands before a number of a source: "Only 40 tenants", "At least half".
_COUNTING: Final = frozenset("about almost around at just nearly only over under".split())
_NUMBERS: Final = frozenset(
    "two three four five six seven eight nine ten dozens hundreds thousands some many several few"
    " one another".split()
)
#: What may stand before an article in one phrase: "all the tenants", "half the tenants".
_BEFORE_ARTICLE: Final = GOVERNS | VERB
_HALVES: Final = frozenset(
    "half least most such quite twice double not only even throughout amongst plus given 's".split()
)
#: What stands before a verb: "tenants who read the notice", "wants to read the notice".
_BEFORE_VERB: Final = AUXILIARY | PRONOUN | RELATIVE | ADVERB | NEGATION
_OF_NOUN: Final = DETERMINER | POSSESSIVE
_SPLITS_NOT: Final = MARK | COORDINATOR | PREPOSITION
_INSIDE: Final = _SPLITS_NOT | DETERMINER
_NAMED_BEHIND: Final = OFFICE | ORGANISATION
_CLAUSE_OPENS: Final = SUBORDINATOR | THAT
#: Words of time that are adjectives: "an earlier interview".
_ADJECTIVES: Final = frozenset("last next later earlier early late".split())


def opens_phrase(reading: Reading, i: int, low: int) -> bool:
    """Return whether the determiner at token `i` begins a noun phrase, whatever stands before it.

    No noun stands before one in the same phrase: "in Leeds | the mayor", "a tactic | the mayor".
    """
    words, before = reading.words, i - 1
    word = words[i]
    if before < low or not (word in _ARTICLES or word in _NUMBERS):
        return False
    if reading.capital[i] or _is_inside(reading, i):
        return False
    named = before > low and reading.capital[before]
    if word in _NUMBERS:  # "the top two officials"
        return bool(named or (before > low and reading.masks[before - 1] & PREPOSITION))
    if named or before == low:
        return not words[before].endswith("ly")  # "Nearly a third"
    return _is_noun(reading, before)


def _is_inside(reading: Reading, i: int) -> bool:
    """Whether the determiner goes on with a phrase: "half the tenants", "officials this week"."""
    before, masks = i - 1, reading.masks
    mask = masks[before]
    if reading.words[before] in _HALVES or masks[i + 1] & TIME:
        return True
    noun = mask & (STATEMENT | DOCUMENT) or (mask & VERB and masks[before - 1] & DETERMINER)
    if mask & _BEFORE_ARTICLE and not noun:  # "a charge the firm denies"
        return True
    return bool(mask & _NAMED_BEHIND and reading.capital[i + 1])  # "the spokesman the Rev. Poe"


def _is_noun(reading: Reading, i: int) -> bool:
    """Whether a word in no list is none of the verbs that take an object."""
    mask = reading.masks[i - 1]
    if reading.words[i].endswith("ing"):  # "aides backing the plan", "at a hearing the judge"
        return bool(mask & _OF_NOUN)
    return not mask & _BEFORE_VERB and reading.words[i - 1] != "to"


def after_fronted(reading: Reading, first: int, last: int) -> int:
    """Return where the subject begins in the phrase of tokens `first` to `last`.

    `first` itself, unless a preposition that opens the clause stands before it.
    """
    at = first - 1
    mask, word = reading.masks[at], reading.words[at]
    if last - first < 2:
        return first
    if word == "of" and reading.words[first] == "course":
        return first + 1
    if word in _COUNTING and _counts(reading, first):
        return at
    if not mask & PREPOSITION or word in _NOT_FRONTED or not _opens_clause(reading, at):
        return first
    if mask & SUBORDINATOR:  # "After the vote Smith said", but "After Smith said"
        return _name_behind_noun(reading, first, last)
    return (
        _behind_time(reading, first, last)
        or _office_in(reading, first, last)
        or _change(reading, first, last)
        or _last_noun(reading, first, last)
        or first
    )


def _behind_time(reading: Reading, first: int, last: int) -> int | None:
    """Return the token after a time: "the weekend | police"."""
    words, masks = reading.words, reading.masks
    for i in range(last - 1, first, -1):
        before = words[i - 1]
        if (masks[i - 1] & TIME or before in TIMES) and before not in _ADJECTIVES:
            return first if masks[i] & _INSIDE else i
    return None


def _office_in(reading: Reading, first: int, last: int) -> int | None:
    """Return where an office before a name begins: "Leeds | Mayor Ann Poe"."""
    masks, capital = reading.masks, reading.capital
    for i in range(first + 1, last - 1):
        office = masks[i] & (TITLE if capital[i] else OFFICE)
        if office and capital[i + 1] and not masks[i - 1] & _INSIDE:
            return i
    return None


def _name_behind_noun(reading: Reading, first: int, last: int) -> int:
    """Return where the name begins in "the vote Smith", `first` in "the leader Smith"."""
    if reading.words[first] != "the":
        return first
    i = last
    while reading.capital[i - 1] and i > first + 2:
        i -= 1
    return i if _starts_name(reading, i, last) else first


def _counts(reading: Reading, first: int) -> bool:
    """Whether the preposition counts: "At least four tenants", "Over 40 tenants"."""
    word = reading.words[first]
    return word[0].isdigit() or word in _NUMBERS or word in {"least", "most", "half"}


def _opens_clause(reading: Reading, i: int) -> bool:
    low = reading.bounds[reading.sentence[i]]
    if i == low or reading.words[i - 1] in {",", "but"}:
        return True
    return bool(reading.masks[i - 1] & _CLAUSE_OPENS)


def _starts_name(reading: Reading, i: int, last: int) -> bool:
    """Whether a name follows a plain noun: "the vote | Smith", not "the leader Smith"."""
    if i >= last or not reading.capital[i] or reading.capital[i - 1]:
        return False
    return not reading.masks[i - 1] & (OFFICE | _INSIDE)


def _change(reading: Reading, first: int, last: int) -> int | None:
    """Return where names and other words change: "Leeds | police", "court | Smith"."""
    masks, capital = reading.masks, reading.capital
    if "'s" in reading.words[first:last]:  # "On Roe's claim"
        return first
    for i in range(last - 1, first, -1):
        if _starts_name(reading, i, last):
            return i
    for i in range(last - 1, first, -1):
        if capital[i - 1] and not capital[i] and not masks[i] & _INSIDE:
            return i
    return None


def _last_noun(reading: Reading, first: int, last: int) -> int | None:
    """Return where the last word for people begins: "the north | farmers", "Leeds | Roe"."""
    masks, capital = reading.masks, reading.capital
    if all(capital[first:last]):
        return last - 1 if last - first == 2 else first
    if reading.words[first] in _ADVERBIAL:
        return first + 1
    for i in range(last - 1, first, -1):
        if masks[i] & SPEAKER and not (capital[i] or masks[i - 1] & _SPLITS_NOT):
            return i - bool(masks[i - 1] & DETERMINER)
    return None
