"""Step 6: what kind of source a noun phrase names, and the key it is counted under.

Types follow Pareti (2015) and the PolNeAR guidelines (Newell et al. 2018), split by how far a
reader can check the source: named, unnamed, anonymous, vague.
"""

from __future__ import annotations

from functools import partial
from typing import Final, NamedTuple

from credscore.attribution.bits import (
    ANONYMOUS,
    DETERMINER,
    DOCUMENT,
    EXPERT,
    MARK,
    OFFICIAL,
    ORGANISATION,
    PEOPLE,
    PERSON_GROUP,
    SOURCE_NOUN,
    STATEMENT,
    TIME,
    TITLE,
    VAGUE_NOUN,
    WITNESS,
)
from credscore.attribution.describing import (
    body_in_apposition,
    is_told_a_body,
    tells_body,
)
from credscore.attribution.heads import after_possessive, head_end
from credscore.attribution.lone_words import (
    has_first_name,
    has_last_name,
    is_acronym,
    is_family,
    is_firm,
    is_place,
    may_be_common,
)
from credscore.attribution.name_kinds import (
    PAPERS,
    are_people,
    is_body,
    is_document,
    is_paper,
    is_somebodys,
)
from credscore.attribution.reading import Reading
from credscore.attribution.source_names import (
    CLOSED,
    HEAD_ENDS,
    OPENERS,
    POLITE,
    SUFFIXES,
    has_title,
    is_ministry,
    is_suffix,
    name_after_office,
    name_after_title,
    name_at_end,
    name_in_apposition,
    names_in,
    titles_of,
    without_titles,
)
from credscore.attribution.source_words import (
    MEMBERS,
    NAMELESS,
    OF_PEOPLES,
    OFFICES,
    SEATS,
    STUDIES,
    SURNAMES,
    WRITINGS,
)
from credscore.attribution.states import STATES
from credscore.attribution.walking import TokenSpan

__all__ = ["NAMED", "SEVERAL", "SourceKind", "kind_of"]

#: Among the titles of several people: "Jane Roe and Ann Poe".
SEVERAL: Final = "and"
#: Types with a name that a reader could look up.
NAMED: Final = frozenset({"named_person", "named_organisation"})

_IN_OFFICE: Final = TITLE | PEOPLE
_MAY_END_HEAD: Final = HEAD_ENDS | MARK
_HIDDEN: Final = ANONYMOUS | SOURCE_NOUN
_BEHIND_NOUN: Final = frozenset("this last sent seen written shown given held made".split())
_QUANTIFIERS: Final = frozenset("some many most several few various others numerous".split())
#: What begins words and clauses that say who is meant, and tokens of "of state".
_TELL_APART: Final = frozenset("of for from with behind at who that whose".split())
_CLAUSES: Final = (["who"], ["that"], ["whose"])
_SHORT_OFFICE: Final = 2
#: Sources of so many words may be a name and nothing else.
_SHORT: Final = 2
#: What stands between an office and where it is held.
_OF_OFFICES: Final = frozenset({"to", "of", "for"})
#: What stands between people without a name and whom they work for.
_EMPLOYED: Final = frozenset({"at", "from", "with"})
#: What is a body that writes, rather than something written.
_PRESS: Final = frozenset({"magazine", "newspaper", "newspapers", "tabloid", "tabloids"})
_ONE_OF_MANY: Final = frozenset({"a", "an", "one", "another"})
#: What stands in the names of firms and bodies only: "Poe & Roe", "Tenants for Order".
_JOINS_BODIES: Final = frozenset({"&", "for"})
#: Titles and trades that are nearly always a surname behind a name.
_KINGS: Final = frozenset({"butler", "king", "knight", "mason"})
_PARTIES: Final = frozenset({"democrat", "republican"})
_NO_NAMES: Final = SUFFIXES | OFFICES
#: Last words of names that are no person's.
_NO_SURNAMES: Final = SEATS | STUDIES | MEMBERS | _NO_NAMES


class SourceKind(NamedTuple):
    """Type, role and key of a source before coreference.

    Attributes
    ----------
    type, role, key : str
        As in `Found`; the key of a person is the folded name without titles.
    titles : str
        What a person by name is called beside the name, "president"; of "the president" or "the
        secretary of state", who may be the same person, these words.
    """

    type: str
    role: str
    key: str
    titles: str = ""


#: What ``SourceKind._make`` does, without a call of Python.
_KIND: Final = partial(tuple.__new__, SourceKind)

#: Other forms of a pronoun: "his call for a vote", "led them to say".
_FORMS_OF: Final = {
    "his": "he", "him": "he", "her": "she", "their": "they", "them": "they", "its": "it", "my": "i",
    "me": "i", "our": "we", "us": "we", "your": "you",
}  # fmt: skip
_PRONOUNS: Final = {
    word: SourceKind("pronoun", "other", _FORMS_OF.get(word, word))
    for word in (*"he she they i we you it who which this that".split(), *_FORMS_OF)
}


def kind_of(reading: Reading, span: TokenSpan) -> SourceKind:
    """Return type, role and key of the source over the tokens `span`."""
    first, last = span
    size = last - first
    if size <= _SHORT:
        known = (_kind_of_word if size == 1 else _kind_of_name)(reading, first)
        if known is not None:
            return known
    union = 0
    for mask in reading.masks[first:last]:
        union |= mask
    head_last = head_end(reading, first, last) if union & _MAY_END_HEAD else last
    start = after_possessive(reading, first, head_last)
    names = _names_of(reading, span, start, head_last)
    if not names and head_last < last:
        body = body_in_apposition(reading, head_last, last)
        if body:
            return _KIND(("named_organisation", "other", _key_of(reading, body), ""))
    if not names and union & _IN_OFFICE:
        names = _name_behind(reading, span, head_last, union)
    role = _role(reading, union, first, last)
    if names:
        return _named(reading, (start, last), names, role)
    if union & _HIDDEN and _is_hidden(reading, first, last):
        return _KIND(("anonymous", role, _plain_key(reading, start, head_last), ""))
    return _nameless(reading, span, (start, head_last), role)


def _names_of(reading: Reading, span: TokenSpan, start: int, head_last: int) -> list[int]:
    """Return the tokens of the name in a noun phrase, or in an apposition to it."""
    first, last = span
    names = names_in(reading, start, head_last)
    the = reading.words[first] == "the"
    office = bool(names) and reading.words[names[-1]] in OFFICES
    if office and len(names) > _SHORT and not reading.masks[first] & DETERMINER:
        return names[:-1]  # "Jane Roe MP"
    doubtful = names and (the or names[-1] < head_last - 1 or office)
    if doubtful and _names_nobody(reading, first, names, head_last):
        names = []
    if not names and head_last < last:
        names = name_in_apposition(reading, start, head_last, last)
    return names


def _nameless(reading: Reading, span: TokenSpan, head: TokenSpan, role: str) -> SourceKind:
    """Return the kind of a source without a name, whose noun phrase without the rest is `head`."""
    (first, last), (start, head_last) = span, head
    kind = _unnamed(reading, first, start, head_last, role)
    if kind.titles:
        return kind._replace(titles=_told_apart(reading, kind.titles, span, head_last))
    if kind.type == "vague" and _has_employer(reading, head_last, last):
        is_document = reading.masks[head_last - 1] & DOCUMENT
        type_ = "document" if is_document else "unnamed_person"  # "reports from Leeds"
        return _KIND((type_, role, _plain_key(reading, start, head_last), ""))
    return kind


def _name_behind(reading: Reading, span: TokenSpan, head_last: int, union: int) -> list[int]:
    """Return the name behind a title or an office: ``head of staff Gen. Roe``."""
    first, last = span
    names: list[int] = []
    if union & TITLE and not reading.masks[head_last - 1] & DOCUMENT:
        names = name_after_title(reading, first, last)
    employed = head_last < last and reading.words[head_last] in _EMPLOYED
    if not names and union & PEOPLE and head_last < last and not employed:
        names = name_after_office(reading, head_last, last)
        if (
            not (names or reading.masks[first] & DETERMINER)
            and reading.words[head_last] in _OF_OFFICES
        ):
            names = name_at_end(reading, head_last, last)
    return names


def _is_hidden(reading: Reading, first: int, last: int) -> bool:
    """Tell ``an insider`` from ``emails reviewed by Business Insider``."""
    masks, capital = reading.masks, reading.capital
    return any(masks[i] & _HIDDEN and (i == first or not capital[i]) for i in range(first, last))


def _names_nobody(reading: Reading, first: int, names: list[int], head_last: int) -> bool:
    """Whether the noun after the names decides ("US officials"), or there is none ("the Scot")."""
    last = names[-1]
    if last < head_last - 1:
        return not is_suffix(reading, last, head_last)
    word = reading.words[last]
    if word in OFFICES:
        return True
    if reading.words[first] != "the":
        return False
    if len(names) > 1:
        return word in _PARTIES  # "the Ohio Democrat"
    one = reading.masks[last] & PERSON_GROUP and word[-1] != "s"  # "the Democrat"
    office = reading.masks[last] & OFFICIAL  # "the Commissioner"
    return word in NAMELESS or bool(one or office)


def _told_apart(reading: Reading, titles: str, span: TokenSpan, head_last: int) -> str:
    """Return `titles` with what says behind the noun who is meant: "the secretary of state".

    "" where that is too long to be told again: "the president of the Leeds union", "the man who".
    """
    words, (first, last) = reading.words, span
    if head_last == last:
        comma = first > 0 and words[first - 1] == ","  # "Jane Roe, the engineer who"
        return "" if words[last : last + 1] in _CLAUSES and not comma else titles
    if words[head_last] not in _TELL_APART:
        return titles
    if words[head_last] != "of" or last - head_last > _SHORT_OFFICE:
        return ""
    return " ".join([titles, *words[head_last + 1 : last]])


def _has_employer(reading: Reading, at: int, last: int) -> bool:
    """Whether people without a name belong to somebody with one: "analysts at Poe Bank"."""
    if at >= last or reading.words[at] not in _EMPLOYED:
        return False
    return 1 in reading.capital[at:last]


def _kind_of_word(reading: Reading, i: int) -> SourceKind | None:
    """Return the kind of a pronoun or a lone name in no list, two fifths of all sources.

    It is what `kind_of` would find without this, which is why a word that may not be a name
    after all is left to that.
    """
    word = reading.words[i]
    pronoun = _PRONOUNS.get(word.partition("'")[0] if "'" in word else word)
    if pronoun is not None:
        return pronoun
    if not reading.capital[i] or word in _NO_NAMES:
        return None
    if (word in SURNAMES and has_first_name(reading, i)) or (
        word == "bill" and has_last_name(reading, i)
    ):
        return _KIND(("named_person", "other", word, ""))
    if reading.masks[i] or may_be_common(word):
        return None
    if is_acronym(reading, i) or is_place(reading, i) or is_firm(reading, i):
        return _KIND(("named_organisation", "other", word, ""))
    return _KIND(("named_person", "other", word, ""))


def _kind_of_name(reading: Reading, i: int) -> SourceKind | None:
    """Return the kind of "Jane Roe", two words with capitals in no list, as `kind_of` finds it."""
    if not (reading.capital[i] and reading.capital[i + 1]) or reading.masks[i]:
        return None
    first, last = reading.words[i : i + 2]
    if reading.masks[i + 1] and last not in _KINGS:
        return None
    if last in _NO_SURNAMES or last.endswith(OF_PEOPLES) or first in OPENERS:
        return None
    key = f"{first} {last}"
    body = key in STATES or tells_body(reading, i, [i, i + 1])
    type_ = "named_organisation" if body else "named_person"
    return _KIND((type_, "other", key, ""))


def _named(reading: Reading, span: TokenSpan, names: list[int], role: str) -> SourceKind:
    words, masks = reading.words, reading.masks
    first, last = span[0], names[-1]
    if not masks[last] & ORGANISATION:  # "Teachers Union" has none
        names = without_titles(reading, names)
    key = _key_of(reading, names)
    titled = names[0] > first and has_title(masks[first : names[0]])
    joins = not titled and not _JOINS_BODIES.isdisjoint(words[names[0] : last])
    joined = len(names) > 1 and (joins or is_ministry(reading, names[0]))
    if masks[last] & ORGANISATION or joined or (len(names) > 1 and words[last] in SEATS):
        return _KIND(("named_organisation", "other", key, ""))
    people = not titled and are_people(words, names)
    if not (titled or people):
        the = words[first] in {"the", "this"}
        somebodys = the and is_somebodys(reading, first, names)
        paper = words[last] in PAPERS and is_paper(reading, span, names)
        body = paper or (the and not somebodys)
        if words[last] in STUDIES or (not body and is_document(reading, names)):
            return _KIND(("document", "document", key, ""))
        body = body or (not somebodys and tells_body(reading, first, names))
        if body or (len(names) == 1 and is_acronym(reading, last)):
            return _KIND(("named_organisation", "other", key, ""))
    if people or (masks[last] & PERSON_GROUP and words[last].endswith("s")):
        return _KIND(("unnamed_person", role, key, ""))
    if not titled and (is_body(reading, names, key) or is_told_a_body(reading, last, span[1])):
        return _KIND(("named_organisation", "other", key, ""))
    titles = titles_of(reading, span, names)
    if "and" in words[first:last] or (words[first] == "the" and is_family(reading, last)):
        titles = f"{titles} {SEVERAL}".lstrip()
    return _KIND(("named_person", role, key, titles))


def _key_of(reading: Reading, names: list[int]) -> str:
    return " ".join([reading.words[i] for i in names if reading.words[i] not in SUFFIXES])


def _unnamed(reading: Reading, opening: int, first: int, last: int, role: str) -> SourceKind:
    """Return the kind of a source without a name, whose noun phrase begins at `opening`."""
    words, masks = reading.words, reading.masks
    for i in range(first + 1, last):
        if masks[i - 1] & DOCUMENT and (
            words[i].endswith("ed") or masks[i] & TIME or words[i] in _BEHIND_NOUN
        ):
            last = i  # "documents obtained", "a poll conducted in May", "a poll this week"
            break
    key = _plain_key(reading, first, last)
    mask = masks[last - 1] if last > first else 0
    quantified = words[first] in _QUANTIFIERS
    if (mask & VAGUE_NOUN and (last - first == 1 or quantified)) or (
        quantified and not mask & (DOCUMENT | ORGANISATION)
    ):
        return _KIND(("vague", role, "", ""))
    press = last > first and words[last - 1] in _PRESS
    written = mask & (DOCUMENT | STATEMENT) or (last > first and words[last - 1] in WRITINGS)
    if written and not press:
        return _KIND(("document", "document", key, ""))
    again = words[opening] == "the" and key[-1:] != "s"  # who was told of before
    if press or (mask & ORGANISATION and not mask & PEOPLE):
        # Whose organisation it is makes a name: "the Leeds council".
        capital = reading.capital
        # "A Leeds newspaper" and "Leeds newspapers" tell nobody which.
        several = words[last - 1][-1] == "s" and words[opening] != "the"
        some = press and (several or words[opening] in _ONE_OF_MANY)
        owned = not (some or words[last - 1] == "company") and any(
            capital[i] and not masks[i] & CLOSED and not words[i].endswith("-based")
            for i in range(opening, last - 1)
        )
        type_ = "named_organisation" if owned else "unnamed_person"
        again = again and not owned and first == opening  # not "the mayor's office"
        return _KIND((type_, role, key, key if again else ""))
    return _KIND(("unnamed_person", role, key, key if again else ""))


def _plain_key(reading: Reading, first: int, last: int) -> str:
    """Key of a source without a name: its content words ("us official")."""
    kept = [reading.words[i] for i in range(first, last) if not reading.masks[i] & CLOSED]
    return " ".join(kept[-3:])


def _role(reading: Reading, union: int, first: int, last: int) -> str:
    if union & EXPERT:
        return "expert"
    if union & OFFICIAL or (union & TITLE and _is_in_office(reading, first, last)):
        return "official"
    return "witness" if union & WITNESS else "other"


def _is_in_office(reading: Reading, first: int, last: int) -> bool:
    """Whether a title is more than a polite form: "Sen." against "Ms"."""
    return any(
        reading.masks[i] & TITLE and reading.words[i] not in POLITE for i in range(first, last)
    )
