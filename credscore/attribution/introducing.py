"""Who "the senator" is: the name that the text has introduced with the word.

Most sources that begin with "the" are somebody named before, often not as a source: ``Sen. Jane Roe
(R-Texas) left early. The senator said``, ``Jane Roe, a nurse, left. The nurse said``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from credscore.attribution.bits import (
    COORDINATOR,
    DETERMINER,
    MARK,
    OFFICIAL,
    PEOPLE,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    TITLE,
    VERBAL,
)
from credscore.attribution.candidates import PLURALS
from credscore.attribution.lexicon import load_lexicon
from credscore.attribution.lone_words import uses_of
from credscore.attribution.people import is_people
from credscore.attribution.reading import Reading
from credscore.attribution.source_names import PARTICLES, PERSON_ENDS, PERSONS
from credscore.attribution.source_types import SourceKind, kind_of
from credscore.attribution.verbs import is_past
from credscore.attribution.walking import DASHES, TokenSpan

__all__ = ["PARTS_OF_OFFICES", "introduced", "is_epithet", "is_person", "named_later"]

#: "The minister" is not the prime minister, "the mayor" not the former mayor.
PARTS_OF_OFFICES: Final = frozenset(
    "prime vice deputy assistant acting former ex-president late first second".split()
)
#: Who opens a report without a name and has one further down, and how far.
_NAMED_LATER: Final = frozenset({"judge"})
_LATER: Final = 700
#: Those are other ones than whoever is named.
_OTHERS: Final = PARTS_OF_OFFICES | frozenset(
    "another different ex fellow fourth lower previous retired separate show third".split()
)
#: How far back somebody is looked for, in tokens, and what contradicts; how many uses of a word.
_WITHIN: Final = 4_000
_NEAR: Final = 400
_MOST: Final = 24
#: What stands for the noun before a name.
_SHORT_FOR: Final = {
    "senator": ("sen",),
    "governor": ("gov",),
    "representative": ("rep",),
    "congressman": ("rep",),
    "congresswoman": ("rep",),
    "lawmaker": ("sen", "rep", "senator", "congressman", "congresswoman"),
    "professor": ("prof",),
    "doctor": ("dr",),
    "physician": ("dr",),
    "general": ("gen",),
    "reverend": ("rev",),
    "pastor": ("rev",),
    "judge": ("justice",),
    "pontiff": ("pope",),
}
#: What the party of a member begins with: "Jane Roe, R-Texas,", "Jane Roe (R)".
_MEMBERS: Final = {"republican": "r", "democrat": "d"}
_ONE: Final = frozenset({"a", "an"})
_CLOSES: Final = frozenset({".", ")"})
_PARTIES: Final = ("r-", "d-")
#: Nouns that end like those for people, beside those that `is_people` knows.
_NOBODY: Final = frozenset("former broadcaster carrier developer elephant maker publisher".split())
#: What somebody is called in place of the name, with a place or a party before it.
_EPITHETS: Final = frozenset(
    "republican democrat senator congressman congresswoman lawmaker legislator nominee leader"
    " native businessman businesswoman billionaire mogul tycoon".split()
)
#: Of whom a text has several without a name.
_MANY: Final = frozenset("adviser advisor aide employee official staffer worker".split())
_AGE: Final = "-year-old"
#: What may stand before the noun and need not be said beside the name.
_NEUTRAL: Final = frozenset(
    "u.s. us american republican democratic gop senior current sitting incumbent".split()
)
_GOES_ON: Final = VERBAL | COORDINATOR | SUBORDINATOR
#: What breaks off the words between a name and the noun in its apposition.
_BREAKS: Final = _GOES_ON | RELATIVE | PREPOSITION | MARK
_LONGEST: Final = 10
#: What may stand between a noun and the name behind it.
_MAY_STAND_BEHIND: Final = frozenset({".", ",", "of"})
#: What stands before and behind an apposition.
_OPENS: Final = DASHES | {",", "("}
_ENDS: Final = DASHES | {",", ".", ")", "(", ";", "of", "at", "for", "from", "in", "with", "who"}
#: What stands before the name of a place.
_PLACING: Final = frozenset("in at near from outside across around to".split())
#: Tokens before and behind a name among which the words for somebody are looked for.
_BEFORE: Final = 4
_BEHIND: Final = 10


class _Named(NamedTuple):
    """A person by name, where the noun and the name stand, and whether the noun stands alone."""

    kind: SourceKind
    noun: int
    last: int
    plain: bool


def introduced(reading: Reading, token: int, kind: SourceKind) -> SourceKind | None:
    """Return who is meant by a source that begins with "the" at `token`.

    Of several who are called so, those by the noun alone go first ("President Roe" before "Ohio
    Senate President Poe"), and of these whoever is named last.

    Parameters
    ----------
    reading : Reading
    token : int
    kind : SourceKind
        Of the source by itself: its `titles` are the words that somebody has to be called by.

    Returns
    -------
    SourceKind or None
    """
    noun = kind.key.rpartition(" ")[2]
    if not is_person(noun):
        return None
    modifiers = [word for word in kind.titles.split() if word != noun]
    found: dict[str, _Named] = {}
    for one in _named(reading, token, noun):
        if _fits(reading, one, noun, modifiers):
            found.setdefault(one.kind.key.rpartition(" ")[2], one)
    if not found:
        return None
    if len(found) > 1:
        found = {name: one for name, one in found.items() if one.plain} or found
    latest = next(iter(found))
    if len(found) > 1:
        low = max(0, token - _WITHIN)
        latest = max(found, key=lambda name: max(uses_of(reading, name, low, token), default=-1))
    person = found[latest].kind
    role = person.role if kind.role == "other" else kind.role
    return person._replace(role=role, titles=kind.titles)


def named_later(reading: Reading, source: TokenSpan, kind: SourceKind) -> SourceKind | None:
    """Return who is named behind a source without a name: ``A judge ruled. Judge Roe said``.

    That is how reports of rulings begin; of two judges who are named neither is.
    """
    noun = kind.key.rpartition(" ")[2]
    if noun not in _NAMED_LATER or reading.words[source[0]] not in _ONE:
        return None
    if not _OTHERS.isdisjoint(kind.key.split()):
        return None
    found: dict[str, SourceKind] = {}
    for i in uses_of(reading, noun, source[1], source[1] + _LATER):
        one = _behind_noun(reading, i) if reading.capital[i] and not reading.quoted[i] else None
        if one is not None:
            found.setdefault(one.kind.key.rpartition(" ")[2], one.kind)
    return next(iter(found.values())) if len(found) == 1 else None


def is_epithet(reading: Reading, source: TokenSpan, kind: SourceKind) -> bool:
    """Return whether a source is whoever was last told of: "the Ohio Republican", "the ex-nurse".

    Nobody who reads it takes it for somebody else, as one may with "the judge" or "the driver".
    """
    noun = kind.key.rpartition(" ")[2]
    before = reading.words[source[0] + 1 : source[1]]
    if noun not in before:
        return False
    before = before[: before.index(noun)]
    if _told_otherwise(reading, source[0], noun):
        return False
    if noun.endswith(_AGE):
        return not before
    if "former" in before:
        named = uses_of(reading, noun, max(0, source[0] - _NEAR), source[0])
        return noun not in _MANY and is_person(noun) and not named  # "Mayor Roe left"
    place = source[0] + len(before)
    return bool(before) and bool(reading.capital[place]) and noun in _EPITHETS


def _told_otherwise(reading: Reading, token: int, noun: str) -> bool:
    """Whether the text has told such a thing of somebody, so that it would have told it of them.

    As in ``Jane Roe, 44, left. The 49-year-old said``: ages and parties.
    """
    words, low = reading.words, max(0, token - _NEAR)
    if noun.endswith(_AGE):
        ages = (one == "," and two.isdigit() for one, two in pairwise(words[low:token]))
        return noun in words[low:token] or any(ages)
    return noun in _MEMBERS and any(word.startswith(_PARTIES) for word in words[low:token])


def is_person(noun: str) -> bool:
    """Return whether a noun is one person: "rapper", not "campaign"."""
    if noun in PLURALS:
        return False
    mask = load_lexicon().masks.get(noun, 0)
    if mask & (PEOPLE | TITLE) or noun in PERSONS or noun.endswith(_AGE):
        return True
    return noun.endswith(PERSON_ENDS) and not mask and noun not in _NOBODY and is_people(noun)


def _named(reading: Reading, token: int, noun: str) -> Iterator[_Named]:
    """Yield who is called `noun` before `token`."""
    low = max(0, token - _WITHIN)
    for i in _marks(reading, noun, low, token):
        first = _name_start(reading, i)
        if (one := _person(reading, first, i, first, plain=True)) is not None:
            yield one
    for word in (noun, *_SHORT_FOR.get(noun, ())):
        for i in uses_of(reading, word, low, token)[: -_MOST - 1 : -1]:
            one = _behind_noun(reading, i) or _before_noun(reading, i)
            if one is not None:
                yield one


def _marks(reading: Reading, noun: str, low: int, token: int) -> Iterator[int]:
    """Yield the mark behind each name whose age or party the noun tells: ``Jane Roe, 34,``."""
    words = reading.words
    if noun.endswith(_AGE):
        for i in uses_of(reading, noun.removesuffix(_AGE), low, token):
            if i > low and words[i - 1] == ",":
                yield i - 1
    elif noun in _MEMBERS:
        letter = _MEMBERS[noun]
        for i in range(low + 1, token):
            if words[i][:1] != letter or words[i - 1] not in _OPENS:
                continue
            if words[i][1:2] == "-" or (len(words[i]) == 1 and words[i + 1] in _CLOSES):
                yield i - 1


def _behind_noun(reading: Reading, i: int) -> _Named | None:
    """``President Jane Roe``, ``the mayor, Jane Roe,``: the name behind the noun."""
    after = i + 1
    if after == len(reading.words):  # a text cut short
        return None
    if not (reading.capital[after] or reading.words[after] in _MAY_STAND_BEHIND):  # most
        return None
    low, high = reading.bounds[reading.sentence[i]], reading.bounds[reading.sentence[i] + 1]
    if after < high and (
        reading.words[after] in {".", ","}
        or (reading.words[after] == "of" and reading.capital[i])  # "Secretary of State Jane Roe"
    ):
        after += 1
    if after >= high or not reading.capital[after]:
        return None
    told = i > low and (reading.capital[i - 1] or not reading.masks[i - 1])
    told = told and not is_past(reading, i - 1)
    return _person(reading, i, _name_end(reading, after, high), i, plain=not told)


def _before_noun(reading: Reading, i: int) -> _Named | None:
    """``Jane Roe, a former mayor of Leeds``: the name before the comma."""
    words = reading.words
    low, high = reading.bounds[reading.sentence[i]], reading.bounds[reading.sentence[i] + 1]
    if i + 1 >= high or words[i + 1] not in _ENDS:
        return None
    comma = i - 1
    while comma > max(low, i - _LONGEST) and not reading.masks[comma] & _BREAKS:
        comma -= 1
    if comma <= low or words[comma] not in _OPENS:
        return None
    if words[comma - 1].isdigit():  # "Jane Roe, 34, a mayor"
        comma -= 2
    first = _name_start(reading, comma)
    if comma - first < 2 or words[first] in _PLACING or words[max(low, first - 1)] in _PLACING:
        return None
    return _person(reading, first, comma, i, plain=bool(reading.masks[i - 1] & DETERMINER))


def _name_start(reading: Reading, last: int) -> int:
    """Return where the name begins that ends before token `last`."""
    low, i = reading.bounds[reading.sentence[last]], last
    while i > low and (reading.capital[i - 1] or reading.words[i - 1] == "."):
        i -= 1
    return i


def _name_end(reading: Reading, first: int, high: int) -> int:
    """Return where the name ends that begins at token `first`."""
    i = first
    while i < high and not reading.masks[i] & TIME:
        goes_on = reading.words[i] == "." or reading.words[i] in PARTICLES
        if not reading.capital[i] and not (goes_on and i + 1 < high):
            break
        i += 1
    return i


def _person(reading: Reading, first: int, last: int, noun: int, *, plain: bool) -> _Named | None:
    """Return the person whose name and titles some tokens are, if they are."""
    if first >= last or reading.masks[first] & MARK:
        return None
    kind = kind_of(reading, (first, last))
    if kind.type != "named_person" or kind.key in {"", reading.words[noun]}:
        return None
    return _Named(kind, noun, last, plain)


def _fits(reading: Reading, one: _Named, noun: str, modifiers: Sequence[str]) -> bool:
    """Whether all that is said of a person is said beside the name, and no other office is."""
    words, at = reading.words, one.noun
    sentence = reading.sentence[at]
    low, high = reading.bounds[sentence], reading.bounds[sentence + 1]
    before = words[max(low, at - 1) : at]
    if not PARTS_OF_OFFICES.isdisjoint(before) and before[0] not in modifiers:
        return False
    if "under" in before:  # who held the office then
        return False
    office = at > low and words[at] == noun and reading.masks[at - 1] & (TITLE | OFFICIAL)
    if office and before[0] not in modifiers:  # "Attorney General Jane Roe" is no general
        return False
    first = at
    while first > max(low, at - _BEFORE) and not reading.masks[first - 1] & _BREAKS:
        if is_past(reading, first - 1):
            break
        first -= 1
    if any(word in PARTS_OF_OFFICES and word not in words[first:at] for word in modifiers):
        return False  # "President Roe met the vice president"
    near = words[first : _said_until(reading, one.last, min(high, one.last + _BEHIND))]
    neutral = _NEUTRAL if noun != "leader" else frozenset()  # "the Democratic leader"
    told = [word for word in modifiers if word not in neutral and word not in near]
    return not told or _is_state(told, near)


def _said_until(reading: Reading, last: int, high: int) -> int:
    """Return where that ends which is said of a person behind the name: at what they do."""
    while last < high and not (reading.masks[last] & _GOES_ON or is_past(reading, last)):
        last += 1
    return last


def _is_state(told: Sequence[str], near: Sequence[str]) -> bool:
    """Whether the words are the state of a member, mostly cut short: ``Jane Roe (R-Ky.)``."""
    state = "".join(told)
    for i, word in enumerate(near):
        if word.startswith(_PARTIES):
            short = word[2:]
        elif word in {"r", "d"} and near[i + 1 : i + 3] == [".", ","]:
            short = near[i + 3] if i + 3 < len(near) else ""
        else:
            continue
        letters = iter(state)
        short = short.replace(".", "")
        if short[:1] == state[0] and all(letter in letters for letter in short):
            return True
    return False
