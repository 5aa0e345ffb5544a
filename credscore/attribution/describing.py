"""What the noun before a name says of it: ``the critic Jane Roe``, ``rights group Open Gate``."""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import DOCUMENT, ORGANISATION, PEOPLE, TITLE
from credscore.attribution.lone_words import is_acronym
from credscore.attribution.reading import Reading
from credscore.attribution.source_names import INSIDE_NAMES, PERSONS, apposition_of

__all__ = ["body_in_apposition", "is_told_a_body", "tells_body", "tells_person"]

#: Endings of nouns for one person before a name: "the singer Jane Roe".
_ENDS: Final = ("er", "or", "ist", "ian", "man", "woman")
#: Nouns with such an ending that firms and things are called as often.
_NOT_PERSONS: Final = frozenset(
    "banner barrier bomber brewer broker builder center charter cluster computer container"
    " contractor cruiser destroyer developer distributor exporter freighter grocer importer insurer"
    " lender liner manufacturer operator other poster power producer promoter provider publisher"
    " reactor regulator reinsurer restaurant retailer river sector server shelter steamer supplier"
    " tanker theater tower tracker trawler vendor".split()
)
#: Nouns for one person that neither end so nor stand in a list.
_PERSONS: Final = PERSONS | frozenset(
    "advocate architect broadcaster comic constable critic guru heiress jockey mystic native"
    " star".split()
)
#: Nouns for firms and bodies that no list of `sources` holds; "developer Jane Roe" is a person.
_BODIES: Final = frozenset(
    "airline automaker bakery band body brewery brokerage carmaker chain charity"
    " chipmaker conglomerate consultancy drugmaker faction firm giant housebuilder insurer lender"
    " manufacturer militia newspaper non-profit nonprofit ngo outlet paper planemaker platform"
    " quango regulator retailer startup start-up studio supermarket think-tank tank"
    " trust utility watchdog website".split()
)
#: First words of the names of bodies and firms, no person's: "Network Rail", "Citizens Advice".
_FIRSTS: Final = frozenset(
    "british citizens european federal global human international national network"
    " public royal transport united".split()
)
#: Shorter words in capitals are initials: "JD Roe".
_SHORTEST: Final = 3
_ARTICLES: Final = frozenset({"a", "an", "the"})
_THINGS: Final = DOCUMENT | ORGANISATION


def tells_person(reading: Reading, i: int) -> bool:
    """Return whether the word before a name is a person's: ``the singer Jane Roe``."""
    word = reading.words[i]
    if reading.capital[i]:
        return False
    if word in _PERSONS:
        return True
    if word in _NOT_PERSONS or word.endswith("maker") or reading.masks[i] & _THINGS:
        return False
    return word.endswith(_ENDS)


def tells_body(reading: Reading, first: int, names: list[int]) -> bool:
    """Return whether the word before a name is a body's: ``rating agency Holt``.

    Where it opens the sentence it has a capital as well: ``Carmaker Holt``.
    """
    before, words = names[0] - 1, reading.words
    if len(names) > 1 and (words[names[0]] in _FIRSTS or _opens_in_capitals(reading, names)):
        return True
    if names[0] == first:
        opens = len(names) > 1 and first == reading.bounds[reading.sentence[first]]
        return opens and words[first] in _BODIES
    if reading.capital[before]:
        opens = before == reading.bounds[reading.sentence[before]]
        return opens and words[before] in _BODIES
    return _is_body(reading, before)


def _is_body(reading: Reading, i: int) -> bool:
    """Whether a noun is for a firm or a body, and for no person."""
    word, mask = reading.words[i], reading.masks[i]
    if word in _BODIES:
        return True
    return word != "authority" and bool(mask & ORGANISATION) and not mask & (PEOPLE | TITLE)


def _opens_in_capitals(reading: Reading, names: list[int]) -> bool:
    """Whether a name is one like ``NHS Leeds``, no first word of a text in capitals."""
    first, word = names[0], reading.words[names[0]]
    if names[1:] != [first + 1] or len(word) < _SHORTEST or not word.isalpha():
        return False
    if first == reading.bounds[reading.sentence[first]]:
        return False
    return is_acronym(reading, first) and not is_acronym(reading, names[1])


def is_told_a_body(reading: Reading, name: int, last: int) -> bool:
    """Return whether words behind a name tell that it is a body: ``Holt, a bank in Leeds,``."""
    told = apposition_of(reading, name, last)
    if len(told) < 2 or reading.words[told[0]] not in _ARTICLES:
        return False
    noun = told[-1]
    # "Jane Roe, a Poe University professor"
    return not reading.capital[noun] and _is_body(reading, noun)


def body_in_apposition(reading: Reading, comma: int, last: int) -> list[int]:
    """Return the name between `comma` and `last`: ``The regulator, the Care Board,``."""
    words, capital = reading.words, reading.capital
    mask = reading.masks[comma - 1]
    noun = mask & ORGANISATION or words[comma - 1] in _BODIES
    if not noun or mask & DOCUMENT or words[comma : comma + 1] != [","] or capital[comma - 1]:
        return []
    start = comma + 1 + (words[comma + 1] == "the")
    end = start
    while end < last and (capital[end] or (end > start and words[end] in INSIDE_NAMES)):
        end += 1
    if not (end == last or words[end] == ","):
        return []
    return [i for i in range(start, end) if capital[i]]
