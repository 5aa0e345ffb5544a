"""Whose a name is: somebody's, a people's, a document's, a body's."""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import DOCUMENT, ORGANISATION
from credscore.attribution.describing import tells_person
from credscore.attribution.lone_words import (
    has_first_name,
    is_acronym,
    is_family,
    is_firm,
    is_place,
)
from credscore.attribution.reading import Reading
from credscore.attribution.source_words import MEMBERS, OF_PEOPLES
from credscore.attribution.states import STATES
from credscore.attribution.walking import TokenSpan

__all__ = ["PAPERS", "are_people", "is_body", "is_document", "is_paper", "is_somebodys"]

#: What stands behind "the" and before the name of a person: "the younger Roe".
_AGES: Final = frozenset("younger elder older old ,".split())
_IN_PARTIES: Final = frozenset({"mps", "meps", "peers"})
_PARTS_OF_PEOPLES: Final = frozenset(
    "african native black white asian latin north south west east central arab american british"
    " european muslim jewish christian hispanic new young older".split()
)
#: What a clause follows rather than a name: "the times (that) Roe said so".
_OF_CLAUSES: Final = frozenset(
    "day days moment one ones reason thing things time times way".split()
)
#: Nouns that stand before the name of a thing: "the journal Harlow".
_THINGS: Final = DOCUMENT | ORGANISATION
#: What papers are called, whose names stand without an article.
PAPERS: Final = frozenset({"review", "report", "reports", "record", "magazine"})


def are_people(words: list[str], names: list[int]) -> bool:
    """Return whether a plural stands for people: "Danes", but not "Claire Danes"."""
    word = words[names[-1]]
    if not (word in MEMBERS or word.endswith(OF_PEOPLES)):
        return False
    return len(names) == 1 or word in _IN_PARTIES or words[names[0]] in _PARTS_OF_PEOPLES


def is_somebodys(reading: Reading, first: int, names: list[int]) -> bool:
    """Return whether words before a name are a person's: "the younger", "the head of the office,".

    Or the name is somebody's whatever they are: "the Roes", "the remark (that) Roe regrets".
    """
    name = names[0]
    words = reading.words[first:name]
    if len(words) > 1 and tells_person(reading, name - 1):
        return True
    if any(word in _AGES or word.endswith("year-old") for word in words):
        return True
    if words and words[-1] in _OF_CLAUSES:  # "the one (that) Roe regrets"
        return True
    if len(names) > 1:
        return False
    if len(words) == 1:
        return is_family(reading, name)
    return not reading.masks[name - 1] & _THINGS and has_first_name(reading, name)


def is_paper(reading: Reading, span: TokenSpan, names: list[int]) -> bool:
    """Return whether a name that ends so is a paper's: "Harlow Review", but not "Roe's Report"."""
    first = names[0]
    return (
        len(names) > 1
        and first == span[0]
        and not (first and reading.words[first - 1] in {"'s", "'"})
    )


def is_document(reading: Reading, names: list[int]) -> bool:
    """Return whether a name is that of something written."""
    last = names[-1]
    named = len(names) > 1 or not (reading.words[last] == "bill" or is_acronym(reading, last))
    return named and bool(reading.masks[last] & DOCUMENT)


def is_body(reading: Reading, names: list[int], key: str) -> bool:
    """Return whether names are those of firms or places: "Harlow", "Ohio and New York"."""
    last = names[-1]
    if len(names) == 1:
        return is_place(reading, last) or is_firm(reading, last)
    if last - names[0] < len(names):
        return key in STATES
    return is_place(reading, last) or " ".join(reading.words[last - 1 : last + 1]) in STATES
