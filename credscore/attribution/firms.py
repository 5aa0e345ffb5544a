"""What tells a firm from a person of one name: "shares in Harlow", "Harlow, which"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from credscore.attribution.bits import MARK, PEOPLE, TITLE, VERB
from credscore.attribution.reading import Reading

__all__ = ["ENDS", "FIRMS", "KNOWN", "is_firm_at"]

#: Last words of the names of firms, clubs and local governments that are hardly a surname.
ENDS: Final = frozenset(
    "airways automotive biotech capital communications electronics energy enterprises"
    " entertainment foods healthcare holdings homes industries insurance investments laboratories"
    " labs logistics media motor motors networks partners pharma pharmaceuticals plc properties"
    " railways resorts robotics securities software solutions stores studios supermarkets systems"
    " technologies technology telecom therapeutics ventures albion athletic hotspur rovers united"
    " wanderers borough city county district municipality province state".split()
)
#: And words that say what a firm is.
FIRMS: Final = ENDS | frozenset("airlines co company corp corporation group inc llc ltd".split())
#: Firms, bodies and movements of one word that is nobody's surname; no publisher, whose name is
#: to change nothing.
KNOWN: Final = frozenset(
    "airbnb airbus amazon astrazeneca boeing ebay facebook google greenpeace hamas hezbollah"
    " huawei hyundai instagram interpol isis lyft mcdonald's microsoft moderna nasdaq netflix nike"
    " nintendo panasonic paypal pfizer reddit samsung snapchat spotify starbucks taliban tiktok"
    " toyota twitter uber unesco unicef walmart youtube".split()
)
#: What stands behind the name of a firm and seldom behind that of a person.
_BEHIND: Final = FIRMS | frozenset(
    "shares stock shareholders employees staff workers customers executives engineers stores"
    " factory plant jet jets phones cars".split()
)
#: What a firm is called when it is named again.
_CALLED: Final = frozenset(
    "airline automaker carmaker chain company conglomerate firm manufacturer publisher retailer"
    " supermarket".split()
)
#: What a firm has: "Harlow's shares".
_HAS: Final = frozenset(
    "shares stock shareholders employees customers profits sales revenue revenues products stores"
    " headquarters factory factories plants plant parent subsidiary board brand".split()
)
#: What stands before the name of a firm: "shares in Harlow".
_BEFORE: Final = frozenset({"in", "of", "for", "at"})
_OF_FIRM: Final = frozenset("shares stake stock employees customers".split())
#: How far behind a verb of report "it" or "its" may stand, and what "it" does if it is the firm.
_IT_WITHIN: Final = 8
_DOES: Final = frozenset("plans expects intends aims hopes".split())
#: Peoples, which have no full names either.
_PEOPLES: Final = frozenset({"saudis", "israelis", "iraqis", "pakistanis"})
_QUOTES: Final = frozenset({'"', "”", "'", "’"})


def is_firm_at(reading: Reading, places: Sequence[int], *, coined: bool) -> bool:
    """Return whether the name of one word that stands at `places` is a firm's.

    Something there has to show it, or its spelling (`coined`), and no other name and no title
    stands beside it anywhere.
    """
    if not places:  # first met far behind
        return False
    word = reading.words[places[0]]
    if word.endswith("ans") or word in _PEOPLES:
        return False
    shown = coined
    for at in places:
        if not reading.capital[at]:
            continue
        after = None if _is_persons(reading, at) else _shown_behind(reading, at)
        if after is None:  # most names, where they are first given in full
            return False
        shown = shown or after or _shown_before(reading, at) or _is_called_firm(reading, at)
    return shown


def _is_persons(reading: Reading, at: int) -> bool:
    """Whether another name or a title stands before it: ``Jane Roe``, ``Jane "Jay" Roe``."""
    if not at or reading.sentence[at - 1] != reading.sentence[at]:
        return False
    before = at - 2 if reading.words[at - 1] == "." and at > 1 else at - 1
    before -= before > 0 and reading.words[before] in _QUOTES
    mask = reading.masks[before]
    return bool(mask & TITLE or (reading.capital[before] and not mask & ~PEOPLE))


def _shown_before(reading: Reading, at: int) -> bool:
    words = reading.words
    return at > 1 and words[at - 1] in _BEFORE and words[at - 2] in _OF_FIRM


def _is_called_firm(reading: Reading, at: int) -> bool:
    """Whether the next sentence goes on with it: ``Harlow said so. The company added``."""
    bounds, sentence = reading.bounds, reading.sentence[at]
    opens = bounds[sentence + 1]
    if opens + 1 >= len(reading.words) or at + 1 == opens:
        return False
    if at != bounds[sentence] and not (reading.masks[at + 1] | reading.masks[at - 1]) & VERB:
        return False
    return reading.words[opens] == "the" and reading.words[opens + 1] in _CALLED


def _shown_behind(reading: Reading, at: int) -> bool | None:
    """Return whether what follows shows a firm; None if it shows a person."""
    words = reading.words
    after, behind = (*words[at + 1 : at + 3], "", "")[:2]
    if after in _BEHIND:
        return True
    if not after:
        return False
    if reading.capital[at + 1] and not reading.masks[at + 1]:
        return None  # "Jane" of "Jane Roe"
    if after == ",":
        return None if behind == "who" else behind == "which"
    if after in {"'s", "'"}:
        return not _HAS.isdisjoint(words[at + 2 : at + 4])
    return _says_of_itself(reading, at + 2) if reading.masks[at + 1] & VERB else False


def _says_of_itself(reading: Reading, start: int) -> bool | None:
    """Tell ``Harlow told the court that it plans`` from ``Roe said she had``."""
    words = reading.words
    for j in range(start, min(start + _IT_WITHIN, len(words) - 2)):
        word = words[j]
        if word == "it":  # "it would be late", "it had rained": about nothing
            return words[j + 1] in _DOES
        if word == "its":
            return True
        if word in {"he", "she"}:
            return None
        if reading.masks[j] & MARK or word in {"his", "her", "they", "i"}:
            break
    return False
