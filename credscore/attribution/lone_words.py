"""What the rest of a text tells about a lone word with a capital: a name, a place, or neither."""

from __future__ import annotations

from functools import partial
from typing import Final

from credscore.attribution.bits import DETERMINER, PREPOSITION, TIME, TITLE
from credscore.attribution.firms import KNOWN, is_firm_at
from credscore.attribution.reading import Reading, is_upper, once_a_word, surface_of
from credscore.attribution.states import STATES

__all__ = [
    "has_first_name",
    "has_last_name",
    "is_acronym",
    "is_capital_inside",
    "is_family",
    "is_firm",
    "is_name_here",
    "is_persons",
    "is_place",
    "looks_common",
    "may_be_common",
    "occurrences",
    "speaks",
    "stands_alone",
    "stands_unnamed",
    "uses_of",
]  # fmt: skip

#: How many tokens are looked through for other uses of a name: an article has fewer.
_NEAR: Final = 20_000
#: Endings of plurals, adverbs and participles; a lone word with one is seldom a name where it
#: opens a sentence.
_COMMON_ENDS: Final = ("s", "ly", "ing", "ed")
_NO_PLURALS: Final = ("ss", "us", "is")
#: So long are "Mc", "De", "La" before a surname.
_LONGEST_PREFIX: Final = 3
#: Modals and adverbs that are names as well.
_NAMES_TOO: Final = frozenset({"may", "will", "long", "early"})
#: Countries, states and cities that are first names as well.
_FIRST_NAMES: Final = frozenset(
    "alberta chad georgia indiana israel jordan kenya london montana paris tennessee"
    " virginia".split()
)
#: What stands before a country and is no first name: "Southern California", "New Mexico".
_PARTS: Final = frozenset(
    "north south east west northern southern eastern western central upper lower new".split()
)
#: What only somebody does, so that a word before it is no adverb.
_SAYS: Final = frozenset("said says told tells wrote added asked".split())
_OF_TIME: Final = PREPOSITION | TIME
#: What tells that a name is a person's, and how near behind it.
_GENDERED: Final = frozenset("he she his her him who whose".split())
_TOLD_WITHIN: Final = 6
_SHE: Final = (["he"], ["she"])
#: Endings of adverbs and of no name, and adverbs with other ones.
_ADVERB_ENDS: Final = tuple(
    "edly fully ously ively ently antly ingly ably ibly ately etely ially cally nally ually".split()
)
_ADVERBS: Final = frozenset(
    "oddly sadly madly badly gladly boldly coldly kindly loudly proudly rightly wrongly wisely"
    " bluntly flatly firmly quietly softly warmly dryly wryly slowly quickly simply really truly"
    " nearly clearly fairly mostly partly lately recently shortly strangely curiously".split()
)


def looks_common(reading: Reading, i: int) -> bool:
    """Whether a plural, an adverb or a participle is never capitalised inside a sentence."""
    word = reading.words[i]
    if not may_be_common(word) or is_acronym(reading, i):
        return False
    return not is_capital_inside(reading, i)


@once_a_word
def is_capital_inside(reading: Reading, i: int) -> bool:
    """Whether the word of token `i` has a capital inside a sentence anywhere."""
    sentence, bounds = reading.sentence, reading.bounds
    return any(reading.capital[at] and at != bounds[sentence[at]] for at in occurrences(reading, i))


def may_be_common(word: str) -> bool:
    """Whether a word ends as plurals, adverbs and participles do."""
    ends = word.endswith(_COMMON_ENDS) and not word.endswith(_NO_PLURALS)
    return ends and word not in STATES  # "Texas"


def speaks(reading: Reading, i: int) -> bool:
    """Whether what looks like an adverb or a gerund says something: ``Kelly said``."""
    word = reading.words[i]
    if not word.endswith(("ly", "ing")) or word.endswith(_ADVERB_ENDS) or word in _ADVERBS:
        return False
    return not _SAYS.isdisjoint(reading.words[i + 1 : i + 2])


def is_name_here(reading: Reading, i: int) -> bool:
    """Whether what looks like an adverb or a modal is a name: ``Jane Kelly said``, ``Ms May said``.

    Where the word opens its sentence it is one only if it says something.
    """
    if not reading.capital[i]:
        return False
    opens = i == reading.bounds[reading.sentence[i]]
    if not reading.masks[i]:
        return not opens or speaks(reading, i)
    if opens or reading.words[i] not in _NAMES_TOO:
        return False
    return not reading.masks[i - 1] & _OF_TIME  # "last May", "in May"


def occurrences(reading: Reading, i: int) -> list[int]:
    """Return where the word of token `i` stands."""
    numbers = reading.document.tokens.numbers
    same: list[int] = (numbers[:_NEAR] == numbers[i]).nonzero()[0].tolist()
    return same


def uses_of(reading: Reading, word: str, low: int, high: int) -> list[int]:
    """Return the tokens from `low` up to `high` that are `word`, in order."""
    tokens = reading.document.tokens
    number = tokens.table.number_of(word)
    if number is None:
        return []
    same: list[int] = (tokens.numbers[low:high] == number).nonzero()[0].tolist()
    return [low + i for i in same] if low else same


def _is_coined(reading: Reading, i: int) -> bool:
    """Whether a capital inside the word makes it no surname: ``BuildFast``, not ``McRoe``."""
    surface = surface_of(reading.document, i)
    inner = surface[_LONGEST_PREFIX:]
    prefix = surface.startswith(("Mac", "Fitz"))
    return surface.isalpha() and not (inner.islower() or inner.isupper() or prefix) and bool(inner)


def is_acronym(reading: Reading, i: int) -> bool:
    """Whether token `i` is written in capitals."""
    return is_upper(reading.document, i)


@once_a_word
def is_persons(reading: Reading, i: int) -> bool:
    """Whether a name, a title or an age stands beside it: ``Jane Roe``, ``Mr Roe``, ``Roe, 42``."""
    words = reading.words
    return any(
        _is_behind_name(reading, at)
        or _is_plain_name(reading, at + 1)
        or (words[at + 1 : at + 2] == [","] and any(map(str.isdigit, words[at + 2 : at + 3])))
        for at in occurrences(reading, i)
    )


@once_a_word
def has_first_name(reading: Reading, i: int) -> bool:
    """Whether a name stands before the word anywhere: "Jane King" tells whose name "King" is."""
    return any(_is_plain_name(reading, at - 1) for at in occurrences(reading, i))


@once_a_word
def stands_alone(reading: Reading, i: int) -> bool:
    """Whether a name stands by itself anywhere: "Roe said", unlike "the Roe Bank"."""
    return any(_is_alone(reading, at) for at in occurrences(reading, i) if at)


def _is_alone(reading: Reading, at: int) -> bool:
    """Whether a name at token `at` is no part of another: "Roe said", not "in Roe"."""
    before, capital = at - 1, reading.capital
    if not capital[at] or capital[before] or 1 in capital[at + 1 : at + 2]:
        return False
    return not reading.masks[before] & DETERMINER and reading.words[before] not in {"of", "in"}


@once_a_word
def stands_unnamed(reading: Reading, i: int) -> bool:
    """Whether no other name, title or "she" stands beside a name anywhere: "Harlow", not "Ms Roe".

    Whoever is a person is given a full name somewhere.
    """
    return not any(map(partial(_is_told_of, reading), occurrences(reading, i)))


def _is_told_of(reading: Reading, at: int) -> bool:
    words, capital, low = reading.words, reading.capital, reading.bounds[reading.sentence[at]]
    if reading.quoted[at]:
        return False
    before = at - 2 if at - 1 > low and words[at - 1] == "." else at - 1
    if before >= low and (capital[before] or reading.masks[before] & TITLE):
        return True
    behind = words[at + 1 : at + 1 + _TOLD_WITHIN]
    named = 1 in capital[at + 1 : at + 2] and behind[:1] != ["."]
    return named or not _GENDERED.isdisjoint(behind) or _is_meant_next(reading, at)


def _is_meant_next(reading: Reading, at: int) -> bool:
    """Whether the next sentence opens with "she", where no other name stands in this one."""
    low, high = reading.bounds[reading.sentence[at] : reading.sentence[at] + 2]
    next_opens = reading.words[high : high + 1]
    return next_opens in _SHE and reading.capital.count(1, low + 1, high) == 1


@once_a_word
def is_family(reading: Reading, i: int) -> bool:
    """Whether a plural is a family's or a couple's: "the Roes", of whom one is "Jane Roe"."""
    word = reading.words[i]
    if not word.endswith("s") or word.endswith("ss"):
        return False
    return any(
        reading.capital[at] and _is_behind_name(reading, at)
        for at in uses_of(reading, word[:-1], 0, _NEAR)
    )


@once_a_word
def has_last_name(reading: Reading, i: int) -> bool:
    """Whether a name stands behind the word anywhere: "Bill Roe" tells who "Bill" is."""
    return any(_is_plain_name(reading, at + 1) for at in occurrences(reading, i))


@once_a_word
def is_firm(reading: Reading, i: int) -> bool:
    """Whether the text tells a name of one word from a person's: "shares in Harlow"."""
    if reading.words[i] in KNOWN:
        return True
    return is_firm_at(reading, occurrences(reading, i), coined=_is_coined(reading, i))


def is_place(reading: Reading, i: int) -> bool:
    """Whether a name is a country, or stands after "in", never after another name: a town."""
    word = reading.words[i]
    if word in STATES:
        return _is_no_person(reading, i)
    if reading.document.tokens.numbers.item(i) not in reading.placed:  # nearly always
        return False
    return _looks_like_place(reading, i)


@once_a_word
def _is_no_person(reading: Reading, i: int) -> bool:
    """Whether no name stands beside a country anywhere: "Irving Berlin", "Jordan Poe"."""
    first = reading.words[i] in _FIRST_NAMES
    return not any(
        (_is_plain_name(reading, at - 1) and reading.words[at - 1] not in _PARTS)
        or (first and _is_plain_name(reading, at + 1))
        for at in occurrences(reading, i)
    )


def _is_plain_name(reading: Reading, i: int) -> bool:
    """Whether token `i` has a capital and is in no list."""
    inside = 0 <= i < len(reading.words)
    return inside and bool(reading.capital[i]) and not reading.masks[i]


def _is_behind_name(reading: Reading, i: int) -> bool:
    """Whether a name or a title stands before token `i`: "Jane Roe", "Mr Roe"."""
    return i > 0 and bool(_is_plain_name(reading, i - 1) or reading.masks[i - 1] & TITLE)


@once_a_word
def _looks_like_place(reading: Reading, i: int) -> bool:
    word, place = reading.words[i], False
    folded = reading.document.folded[: 6 * _NEAR]
    if f"in {word}" not in folded and f"across {word}" not in folded:
        return False
    for at in occurrences(reading, i):
        if at and reading.words[at - 1] in {"in", "across"}:
            place = place or reading.words[at + 1 : at + 2] != ["'s"]  # "in Roe's office"
        elif _is_behind_name(reading, at):
            return False  # "Jane Poe", "Mr Poe"
    return place
