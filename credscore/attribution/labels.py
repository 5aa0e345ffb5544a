"""Labels before a colon: of who speaks, ``ROE: It is late.``, or of what follows, ``FACTS: ``."""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import DETERMINER, PEOPLE, TIME, TITLE, VERB
from credscore.attribution.lone_words import is_acronym, occurrences
from credscore.attribution.reading import Reading, once_a_word
from credscore.attribution.walking import TokenSpan

__all__ = ["speaks_before_colon"]

#: Last words of what is no speaker before a colon: "Correction: ...", "Key fact: ...".
_LABELS: Final = frozenset(
    "correction update updated photo photos image video note translation timeline methodology"
    " related fact source bottom-line summary verdict".split()
)


def speaks_before_colon(reading: Reading, source: TokenSpan | None, start: int) -> bool:
    """Return whether who speaks stands before the colon.

    Tell ``MS ROE: Not yet.`` from a label and the date of a timeline, ``May 4: Fire.``.

    Without a quotation behind it, all that stands before the colon is the name of the speaker.
    """
    if source is None:
        return bool(reading.quoted[start])
    last = source[1] - 1
    if reading.masks[last] & TIME or reading.words[last][0].isdigit():
        return False
    if reading.words[last] in _LABELS:
        return False
    if reading.quoted[start]:
        return True
    return 0 not in reading.capital[source[0] : source[1]] and not _is_heading(reading, source)


def _is_heading(reading: Reading, source: TokenSpan) -> bool:
    """Tell ``ADDENDUM: It is late.`` and ``THE FACTS: ...`` from ``ROE: It is late.``.

    Who speaks is named elsewhere, or speaks again.
    """
    first, last = source[0], source[1] - 1
    if not is_acronym(reading, last) or reading.masks[last] & (TITLE | PEOPLE):
        return False
    if reading.masks[first] & DETERMINER or reading.masks[last] & VERB:
        return True
    return _is_nobodys(reading, last)


@once_a_word
def _is_nobodys(reading: Reading, last: int) -> bool:
    """Whether the text tells by no use of a word in capitals that it is a name."""
    places = occurrences(reading, last)
    if not all(reading.capital[at] for at in places):
        return True
    if any(not is_acronym(reading, at) for at in places) or reading.words[last + 1] == "(":
        return False
    return sum(reading.words[at + 1 : at + 2] == [":"] for at in places) < 2
