"""Step 6: what kind of source a noun phrase names, and the key it is counted under.

Types follow Pareti (2015) and the PolNeAR guidelines (Newell et al. 2018), split by how far a
reader can check the source: named, unnamed, anonymous, vague.
"""

from __future__ import annotations

from functools import partial
from typing import Final, NamedTuple

from credscore.attribution.bits import (
    ANONYMOUS,
    DOCUMENT,
    EXPERT,
    MARK,
    OFFICIAL,
    ORGANISATION,
    PEOPLE,
    PERSON_GROUP,
    SOURCE_NOUN,
    STATEMENT,
    TITLE,
    VAGUE_NOUN,
    WITNESS,
)
from credscore.attribution.firms import ENDS
from credscore.attribution.lone_words import (
    is_acronym,
    is_firm,
    is_place,
    may_be_common,
)
from credscore.attribution.reading import Reading
from credscore.attribution.source_names import (
    CLOSED,
    HEAD_ENDS,
    has_title,
    is_suffix,
    name_after_office,
    name_after_title,
    name_in_apposition,
    names_in,
    titles_of,
    without_titles,
)
from credscore.attribution.states import STATES
from credscore.attribution.walking import TokenSpan

__all__ = ["SourceKind", "kind_of"]

_NO_PERSON: Final = ORGANISATION | TITLE | PEOPLE | DOCUMENT
_MAY_END_HEAD: Final = HEAD_ENDS | MARK
_HIDDEN: Final = ANONYMOUS | SOURCE_NOUN
_QUANTIFIERS: Final = frozenset("some many most several few various others numerous".split())
_POLITE: Final = frozenset("mr mrs ms miss dr prof professor doctor".split())
#: What a seat of power or an office is called after, which is no person.
_SEATS: Final = ENDS | {"street", "yard", "palace"}
#: Capitals behind "the" that name nobody: offices ("the Chief Executive said") and, in sports,
#: people by their nation ("the Scot said").
_NAMELESS: Final = frozenset(
    "executive constable whip justice inspector officer"
    " scot briton englishman irishman welshman frenchman dutchman spaniard dane swede finn pole"
    " turk croat serb czech slovak german italian american canadian australian argentine brazilian"
    " portuguese belgian norwegian austrian swiss korean kenyan nigerian ghanaian jamaican russian"
    " ukrainian indian pakistani israeli egyptian moroccan algerian japanese mexican chilean"
    " colombian taoiseach tánaiste".split()
)
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})


class SourceKind(NamedTuple):
    """Type, role and key of a source before coreference.

    Attributes
    ----------
    type, role, key : str
        As in `Found`; the key of a person is the folded name without titles.
    titles : str
        What a person by name is called beside the name, "president"; of "the president", who may be
        the same person, these words.
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
    if last - first == 1 and (known := _kind_of_word(reading, first)) is not None:
        return known
    union = 0
    for mask in reading.masks[first:last]:
        union |= mask
    head_last = _head_end(reading, first, last) if union & _MAY_END_HEAD else last
    start = _after_possessive(reading, first, head_last)
    names = names_in(reading, start, head_last)
    doubtful = names and (names[-1] < head_last - 1 or reading.words[first] == "the")
    if doubtful and _names_nobody(reading, first, names, head_last):
        names = []
    is_document = reading.masks[head_last - 1] & DOCUMENT
    if not names and head_last < last:
        names = name_in_apposition(reading, start, head_last, last)
    if not names and union & TITLE and not is_document:
        names = name_after_title(reading, first, last)
    if not names and union & PEOPLE and head_last < last:
        names = name_after_office(reading, head_last, last)
    role = _role(reading, union, first, last)
    if names:
        return _named(reading, (start, last), names, role)
    if union & _HIDDEN:
        return _KIND(("anonymous", role, _plain_key(reading, start, head_last), ""))
    kind = _unnamed(reading, first, start, head_last, role)
    if kind.type == "vague" and _has_employer(reading, head_last, last):
        return _KIND(("unnamed_person", role, _plain_key(reading, start, head_last), ""))
    return kind


def _names_nobody(reading: Reading, first: int, names: list[int], head_last: int) -> bool:
    """Whether the noun after the names decides ("US officials"), or there is none ("the Scot")."""
    last = names[-1]
    if last < head_last - 1:
        return not is_suffix(reading, last, head_last)
    lone = len(names) == 1 and reading.words[first] == "the"
    return lone and reading.words[last] in _NAMELESS


def _has_employer(reading: Reading, at: int, last: int) -> bool:
    """Whether people without a name belong to somebody with one: "analysts at Poe Bank"."""
    if at >= last or reading.words[at] not in {"at", "from", "with"}:
        return False
    return 1 in reading.capital[at:last]


def _kind_of_word(reading: Reading, i: int) -> SourceKind | None:
    """Return the kind of a pronoun or a lone name in no list, two fifths of all sources.

    It is what `kind_of` would find without this, which is why a word that may not be a name
    after all is left to that.
    """
    word = reading.words[i]
    pronoun = _PRONOUNS.get(word.partition("'")[0] if "'" in word else word)
    if pronoun is not None and not (word == "us" and is_acronym(reading, i)):
        return pronoun
    if reading.masks[i] or not reading.capital[i] or word in _SUFFIXES or may_be_common(word):
        return None
    if is_acronym(reading, i) or is_place(reading, i) or is_firm(reading, i):
        return _KIND(("named_organisation", "other", word, ""))
    return _KIND(("named_person", "other", word, ""))


def _head_end(reading: Reading, first: int, last: int) -> int:
    for i in range(first + 1, last):
        word = reading.words[i]
        if word in {",", "(", "--", "—", "–"}:
            return i
        if reading.masks[i] & HEAD_ENDS and not reading.capital[i]:
            # "Bank of England", "Ministry of Defence" are one name.
            if word in {"of", "for"} and reading.capital[i - 1] and i + 1 < last:
                following = i + 2 if reading.words[i + 1] == "the" else i + 1
                person = (
                    reading.masks[i - 1] & PEOPLE and not _name_follows(reading, i, last)
                ) or _is_person_before(reading, first, i)
                if following < last and reading.capital[following] and not person:
                    continue
            return i
    return last


def _is_person_before(reading: Reading, first: int, of: int) -> bool:
    """Whether a name of two words, no office's, stands before "of": "Jane Roe of Poe Hospital"."""
    if of - 2 < first or reading.words[first] == "the":
        return False
    masks, capital = reading.masks, reading.capital
    return bool(capital[of - 2]) and not (masks[of - 1] | masks[of - 2]) & _NO_PERSON


def _name_follows(reading: Reading, i: int, last: int) -> bool:
    """Whether "of" stands inside a title before a name: "Secretary of State Jane Roe"."""
    end = i + 1
    while end < last and reading.capital[end]:
        end += 1
    return end - i > 3 and (end == last or reading.words[end] == ",")


def _after_possessive(reading: Reading, first: int, last: int) -> int:
    inner = reading.words[first : last - 1] if last > first else []
    if "'s" in inner or "'" in inner:  # seldom
        for i in range(last - 2, first - 1, -1):
            if reading.words[i] in {"'s", "'"}:
                return i + 1
    return first


def _named(reading: Reading, span: TokenSpan, names: list[int], role: str) -> SourceKind:
    words, masks = reading.words, reading.masks
    first, last = span[0], names[-1]
    if not masks[last] & ORGANISATION:  # "Teachers Union" has none
        names = without_titles(reading, names)
    key = " ".join([words[i] for i in names if words[i] not in _SUFFIXES])
    titled = names[0] > first and has_title(masks[first : names[0]])
    if masks[last] & ORGANISATION or (len(names) > 1 and words[last] in _SEATS):
        return _KIND(("named_organisation", "other", key, ""))
    if not titled:
        if words[first] == "the" or (len(names) == 1 and is_acronym(reading, last)):
            return _KIND(("named_organisation", "other", key, ""))
        if masks[last] & DOCUMENT and (len(names) > 1 or words[last] != "bill"):
            return _KIND(("document", "document", key, ""))
    if masks[last] & PERSON_GROUP and words[last].endswith("s"):
        return _KIND(("unnamed_person", role, key, ""))
    if not titled and _is_body(reading, names, key):
        return _KIND(("named_organisation", "other", key, ""))
    return _KIND(("named_person", role, key, titles_of(reading, span, names)))


def _is_body(reading: Reading, names: list[int], key: str) -> bool:
    """Whether names are those of a firm or a place: "Harlow", "New York", "Ohio and New York"."""
    last = names[-1]
    if len(names) == 1:
        return is_place(reading, last) or is_firm(reading, last)
    if last - names[0] < len(names):
        return key in STATES
    return is_place(reading, last) or " ".join(reading.words[last - 1 : last + 1]) in STATES


def _unnamed(reading: Reading, opening: int, first: int, last: int, role: str) -> SourceKind:
    """Return the kind of a source without a name, whose noun phrase begins at `opening`."""
    words, masks = reading.words, reading.masks
    for i in range(first + 1, last):
        if masks[i - 1] & DOCUMENT and words[i].endswith("ed"):
            last = i  # "documents obtained", "a poll conducted in May"
            break
    key = _plain_key(reading, first, last)
    mask = masks[last - 1] if last > first else 0
    quantified = words[first] in _QUANTIFIERS
    if (mask & VAGUE_NOUN and (last - first == 1 or quantified)) or (
        quantified and not mask & (DOCUMENT | ORGANISATION)
    ):
        return _KIND(("vague", role, "", ""))
    if mask & (DOCUMENT | STATEMENT):
        return _KIND(("document", "document", key, ""))
    if mask & ORGANISATION and not mask & PEOPLE:
        # Whose organisation it is makes a name: "the Leeds council".
        capital = reading.capital
        owned = any(capital[i] and not masks[i] & CLOSED for i in range(opening, last - 1))
        return _KIND(("named_organisation" if owned else "unnamed_person", role, key, ""))
    one = words[opening] == "the" and bool(mask & (PEOPLE | TITLE)) and key[-1:] != "s"
    return _KIND(("unnamed_person", role, key, key if one else ""))


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
        reading.masks[i] & TITLE and reading.words[i] not in _POLITE for i in range(first, last)
    )
