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
from credscore.attribution.describing import body_in_apposition, tells_body, tells_person
from credscore.attribution.firms import ENDS
from credscore.attribution.lone_words import (
    has_first_name,
    is_acronym,
    is_firm,
    is_place,
    looks_common,
    may_be_common,
)
from credscore.attribution.reading import Reading
from credscore.attribution.source_names import (
    CLOSED,
    HEAD_ENDS,
    POLITE,
    SUFFIXES,
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
_IN_OFFICE: Final = TITLE | PEOPLE
_MAY_END_HEAD: Final = HEAD_ENDS | MARK
_HIDDEN: Final = ANONYMOUS | SOURCE_NOUN
#: Documents with a capital that no paper is called: "the Leeds Poll", unlike "the Leeds Journal".
_STUDIES: Final = frozenset(
    "poll survey study census index memo amendment constitution treaty".split()
)
#: What stands behind "the" and before the name of a person: "the younger Roe".
_AGES: Final = frozenset("younger elder older old ,".split())
_BEHIND_NOUN: Final = frozenset("this last sent seen written shown given held made".split())
#: Nouns for what is written or counted that `sources` does not hold.
_WRITINGS: Final = frozenset(
    "account accounts advisory announcement announcements application assessment assessments"
    " brief briefs brochure bulletin calculation calculations caption citation commentary count"
    " database dossier draft evaluation evaluations excerpt excerpts factsheet flyer"
    " flyers guidance guidelines handbook headline headlines investigation leaflet leaflets log"
    " logs manifesto manual metric metrics models newsletter notes numbers obituary"
    " page playbook presentation profile questionnaire"
    " readout release returns script sheet slide slides story stories summary tally"
    " texts textbook tracker translation".split()
)
_QUANTIFIERS: Final = frozenset("some many most several few various others numerous".split())
#: What a seat of power or an office is called after, which is no person; "Today" is a paper's.
_SEATS: Final = ENDS | frozenset("street yard palace police international watch co Today".split())
#: Titles and trades that are surnames as well: "Jane King left. King said".
_SURNAMES: Final = frozenset(
    "abbot baron bishop butler constable dean duke earl farmer judge justice king knight major"
    " marshal mason nurse pope priest prince".split()
)
#: What stands between people without a name and whom they work for, and those of parties.
_EMPLOYED: Final = frozenset({"at", "from", "with"})
_MEMBERS: Final = frozenset(
    "mps meps peers"
    # Peoples, believers and citizens whose plural is nobody's surname.
    " afghans africans argentines asians brits britons catholics croats cubans czechs danes finns"
    " germans greeks hispanics iraqis israelis jews kurds latinos londoners muslims pakistanis"
    " palestinians parisians poles protestants saudis serbs slovaks spaniards swedes texans turks"
    " ukrainians arabs evangelicals hindus sikhs buddhists sunnis shiites libyans kenyans"
    " europeans koreans chileans".split()
)
_OF_PEOPLES: Final = ("icans", "ians")
#: Capitals behind "the" that name nobody: offices ("the Chief Executive said") and, in sports,
#: people by their nation ("the Scot said").
_NAMELESS: Final = frozenset(
    "executive constable whip justice inspector officer cfo cm coo mep mla mp msp pm td vp"
    " scot briton englishman irishman welshman frenchman dutchman spaniard dane swede finn pole"
    " turk croat serb czech slovak german italian american canadian australian argentine brazilian"
    " portuguese belgian norwegian austrian swiss korean kenyan nigerian ghanaian jamaican russian"
    " ukrainian indian pakistani israeli egyptian moroccan algerian japanese mexican chilean"
    " colombian taoiseach tánaiste".split()
)
#: Initials of offices and trades: "the PM", "a Labour MP".
_OFFICES: Final = frozenset(
    "pm pms ag vp cfo coo cto mp mps mep meps msp msps td tds mla mlas gp gps qc kc".split()
)
_NO_NAMES: Final = SUFFIXES | _OFFICES


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
    the = reading.words[first] == "the"
    doubtful = names and (the or names[-1] < head_last - 1 or reading.words[names[-1]] in _OFFICES)
    if doubtful and _names_nobody(reading, first, names, head_last):
        names = []
    is_document = reading.masks[head_last - 1] & DOCUMENT
    if not names and head_last < last:
        names = name_in_apposition(reading, start, head_last, last)
        body = [] if names else body_in_apposition(reading, head_last, last)
        if body:
            return _KIND(("named_organisation", "other", _key_of(reading, body), ""))
    names = names or (_name_behind(reading, span, head_last, union) if union & _IN_OFFICE else [])
    role = _role(reading, union, first, last)
    if names:
        return _named(reading, (start, last), names, role)
    if union & _HIDDEN and _is_hidden(reading, first, last):
        return _KIND(("anonymous", role, _plain_key(reading, start, head_last), ""))
    kind = _unnamed(reading, first, start, head_last, role)
    if kind.type == "vague" and _has_employer(reading, head_last, last):
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
    if word in _OFFICES:
        return True
    if len(names) > 1 or reading.words[first] != "the":
        return False
    one = reading.masks[last] & PERSON_GROUP and word[-1] != "s"  # "the Democrat"
    office = reading.masks[last] & OFFICIAL  # "the Commissioner"
    return word in _NAMELESS or bool(one or office)


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
    if word in _SURNAMES and has_first_name(reading, i):
        return _KIND(("named_person", "other", word, ""))
    if reading.masks[i] or may_be_common(word):
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
                if i - 1 == first and looks_common(reading, first):  # "Fans of the Leeds club"
                    return i
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
    masks, capital = reading.masks, reading.capital
    if of - 2 < first or masks[first] & DETERMINER:
        return False
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
    key = _key_of(reading, names)
    titled = names[0] > first and has_title(masks[first : names[0]])
    joined = len(names) > 1 and "&" in words[names[0] : last]  # "Poe & Roe"
    if masks[last] & ORGANISATION or joined or (len(names) > 1 and words[last] in _SEATS):
        return _KIND(("named_organisation", "other", key, ""))
    people = words[last] in _MEMBERS or words[last].endswith(_OF_PEOPLES)
    if not (titled or people):
        the = words[first] in {"the", "this"} and not _tells_person(reading, first, names[0])
        if words[last] in _STUDIES or (not the and _is_document(reading, names)):
            return _KIND(("document", "document", key, ""))
        body = the or tells_body(reading, first, names)
        if body or (len(names) == 1 and is_acronym(reading, last)):
            return _KIND(("named_organisation", "other", key, ""))
    if people or (masks[last] & PERSON_GROUP and words[last].endswith("s")):
        return _KIND(("unnamed_person", role, key, ""))
    if not titled and _is_body(reading, names, key):
        return _KIND(("named_organisation", "other", key, ""))
    return _KIND(("named_person", role, key, titles_of(reading, span, names)))


def _key_of(reading: Reading, names: list[int]) -> str:
    return " ".join([reading.words[i] for i in names if reading.words[i] not in SUFFIXES])


def _tells_person(reading: Reading, first: int, name: int) -> bool:
    """Whether words before a name are a person's: "the younger", "the head of the office,"."""
    words = reading.words[first:name]
    if len(words) > 1 and tells_person(reading, name - 1):
        return True
    return any(word in _AGES or word.endswith("year-old") for word in words)


def _is_document(reading: Reading, names: list[int]) -> bool:
    last = names[-1]
    named = len(names) > 1 or not (reading.words[last] == "bill" or is_acronym(reading, last))
    return named and bool(reading.masks[last] & DOCUMENT)


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
    if mask & (DOCUMENT | STATEMENT) or (last > first and words[last - 1] in _WRITINGS):
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
        reading.masks[i] & TITLE and reading.words[i] not in POLITE for i in range(first, last)
    )
