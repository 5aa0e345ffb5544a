"""Whom a relative pronoun means: "three tenants of the block who", "a mock-up by Roe, who"."""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import (
    ANONYMOUS,
    DETERMINER,
    PEOPLE,
    PREPOSITION,
    TITLE,
)
from credscore.attribution.reading import Reading
from credscore.attribution.relatives import antecedent_of
from credscore.attribution.walking import TokenSpan

__all__ = ["RELATIVES", "person_meant"]

#: Pronouns that stand for the noun phrase before them.
RELATIVES: Final = frozenset({"who", "which", "that"})
_PERSON: Final = TITLE | PEOPLE | ANONYMOUS
#: Ends of nouns for people: "founder", "candidates", "policewoman".
_ENDS: Final = ("er", "or", "ist", "ian", "ant", "man", "woman", "men", "women")
_NOUNS: Final = frozenset(
    "advocate aide ally boss boy brother candidate chief colleague delegate daughter father"
    " friend girl head husband mother one parent partner people person rival sister son victim"
    " widow wife youth".split()
)


def person_meant(reading: Reading, i: int) -> TokenSpan | None:
    """Return the noun phrase that the relative pronoun at token `i` goes back to.

    The whole phrase before it, but behind its last preposition for a "who" after what is no
    person: "the mouth of the mayor, who said".
    """
    whole = antecedent_of(reading, i)
    if whole is None or reading.words[i] != "who":
        return whole
    first, last = whole
    masks = reading.masks
    at = [j for j in range(first + 1, last - 1) if masks[j] & PREPOSITION]
    if not at or _is_person(reading, first, at[0]):
        return whole
    return (at[-1] + 1, last) if _is_person(reading, at[-1] + 1, last) else whole


def _is_person(reading: Reading, first: int, last: int) -> bool:
    """Whether the noun at the end of the phrase names people, or nothing but a number of them."""
    while last - 1 > first and reading.words[last - 1] in {",", "-", "."}:
        last -= 1
    word, mask = reading.words[last - 1], reading.masks[last - 1]
    if mask & (_PERSON | DETERMINER) or word in _NOUNS or reading.capital[last - 1]:
        return True
    singular = word[:-1] if word[-1] == "s" else word
    return singular in _NOUNS or singular.endswith(_ENDS)
