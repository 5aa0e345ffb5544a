"""Where the noun phrase of a source begins and ends: ``an aide`` of "an aide to the mayor"."""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import DETERMINER, DOCUMENT, ORGANISATION, PEOPLE, TITLE
from credscore.attribution.lone_words import has_first_name, looks_common
from credscore.attribution.reading import Reading
from credscore.attribution.source_names import HEAD_ENDS

__all__ = ["after_possessive", "head_end"]

_NO_PERSON: Final = ORGANISATION | TITLE | PEOPLE | DOCUMENT


def head_end(reading: Reading, first: int, last: int) -> int:
    """Return where the noun phrase ends that begins at `first`: at "of", "," or "who"."""
    for i in range(first + 1, last):
        word = reading.words[i]
        if word == "(" and _opens_initials(reading, i, last):
            continue
        if word in {",", "(", "--", "—", "–"}:
            return i
        if reading.masks[i] & HEAD_ENDS and not reading.capital[i]:
            # "Bank of England", "Ministry of Defence" are one name.
            if word in {"of", "for"} and reading.capital[i - 1] and i + 1 < last:
                common = reading.words[first] == "half" or looks_common(reading, first)
                if i - 1 == first and common:  # "Fans of the Leeds club"
                    return i
                following = i + 2 if reading.words[i + 1] == "the" else i + 1
                person = (
                    reading.masks[i - 1] & PEOPLE and not _name_follows(reading, i, last)
                ) or _is_person_before(reading, first, i)
                if following < last and reading.capital[following] and not person:
                    continue
            return i
    return last


def _opens_initials(reading: Reading, i: int, last: int) -> bool:
    """Whether initials stand in brackets inside a phrase: ``a Fair Homes Board (FHB) aide``."""
    behind = i + 3
    if behind >= last or reading.words[i + 2] != ")" or not reading.capital[i + 1]:
        return False
    return bool(reading.masks[behind] & (PEOPLE | DOCUMENT)) and not reading.capital[behind]


def _is_person_before(reading: Reading, first: int, of: int) -> bool:
    """Whether a name of two words, no office's, stands before "of": "Jane Roe of Poe Hospital"."""
    masks, capital = reading.masks, reading.capital
    if of - 1 == first and reading.words[of] == "of":
        # "Roe of the Poe Institute", where "Jane Roe" stands elsewhere.
        return not masks[first] and has_first_name(reading, first)
    if of - 2 < first or masks[first] & DETERMINER:
        return False
    title = of - 3 if reading.words[of - 2] == "." and of - 3 >= first else of - 2
    if masks[title] & TITLE and capital[of - 1] and not masks[of - 1]:
        return True  # "Dr. Roe of the Poe Institute"
    return bool(capital[of - 2]) and not (masks[of - 1] | masks[of - 2]) & _NO_PERSON


def _name_follows(reading: Reading, i: int, last: int) -> bool:
    """Whether "of" stands inside a title before a name: "Secretary of State Jane Roe"."""
    end = i + 1
    while end < last and reading.capital[end]:
        end += 1
    return end - i > 3 and (end == last or reading.words[end] == ",")


def after_possessive(reading: Reading, first: int, last: int) -> int:
    """Return where the noun of "the mayor's office" begins."""
    inner = reading.words[first : last - 1] if last > first else []
    if "'s" in inner or "'" in inner:  # seldom
        for i in range(last - 2, first - 1, -1):
            if reading.words[i] in {"'s", "'"}:
                return i + 1
    return first
