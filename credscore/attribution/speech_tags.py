"""Who speaks by a verb that is in no list of reports: ``"Good luck," sniped a friend.``."""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import (
    ADVERB,
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    MARK,
    POSSESSIVE,
    PREPOSITION,
    SUBORDINATOR,
    THAT,
    TIME,
    TITLE,
)
from credscore.attribution.lexicon import PAST
from credscore.attribution.reading import Reading, Speech
from credscore.attribution.source_after import source_after
from credscore.attribution.verbs import is_past
from credscore.attribution.walking import CLOSING, DASHES, TokenSpan

__all__ = ["signer_of", "tag_of"]

#: What stands before the name below a quotation.
_SIGNS: Final = frozenset({"-", *DASHES})
#: And behind it, what somebody is.
_BEHIND_SIGNER: Final = ([","], ["("], ["of"])

_PERSONS: Final = frozenset({"he", "she", "they", "i", "we"})
#: What the words behind a quotation that goes on end with.
_OPEN_ENDS: Final = frozenset({",", "?", "!"})
_OPENS_NOUN: Final = DETERMINER | POSSESSIVE | TITLE
_NO_SUBJECT: Final = MARK | PREPOSITION | COORDINATOR | SUBORDINATOR | AUXILIARY | THAT | TIME
_BEHIND: Final = ADVERB | TIME | PREPOSITION
#: Most words of a subject before such a verb.
_LONGEST_SUBJECT: Final = 6


def tag_of(reading: Reading, speech: Speech) -> tuple[TokenSpan, TokenSpan] | None:
    """Return source and verb right behind a quotation that no cue introduces, if they are there."""
    after = speech.last
    if after + 1 >= len(reading.words) or not _is_open(reading, speech):
        return None
    high = reading.bounds[reading.sentence[after] + 1]
    if after == reading.bounds[reading.sentence[after]] or after + 1 >= high:
        return None
    if _is_verb(reading, after):
        opens = _opens_noun(reading, after + 1) or _names_behind(reading, after + 1, high)
        source = source_after(reading, after + 1) if opens else None
        ends = source is not None and _ends(reading, source[1], high)
        return (source, (after, after + 1)) if source is not None and ends else None
    verb = _verb_behind_subject(reading, after, high)
    if verb is None or not _ends(reading, verb + 1, high):
        return None
    return (after, verb), (verb, verb + 1)


def signer_of(reading: Reading, speech: Speech) -> TokenSpan | None:
    """Return the name below a quotation: ``“It is late.”`` and on the next line ``— Jane Roe``."""
    dash, first = speech.last, speech.last + 1
    if first + 1 >= len(reading.words) or reading.words[dash] not in _SIGNS:
        return None
    if not _begins_line(reading, dash):
        return None
    last = first
    while last < len(reading.words) and (reading.capital[last] or reading.words[last] == "."):
        last += 1
        if last == len(reading.words) or _begins_line(reading, last):
            return (first, last) if last - first > 1 else None
    closed = reading.words[last : last + 1] in _BEHIND_SIGNER
    return (first, last) if closed and last - first > 1 else None


def _begins_line(reading: Reading, i: int) -> bool:
    """Whether a line break stands before token `i`."""
    tokens = reading.document.tokens
    return "\n" in reading.document.text[tokens.ends.item(i - 1) : tokens.starts.item(i)]


def _is_open(reading: Reading, speech: Speech) -> bool:
    """Whether the sentence begins with the speech and goes on behind it."""
    first = speech.first
    opens = first == reading.bounds[reading.sentence[first]] or reading.masks[first - 1] & MARK
    if not opens:  # "After "The Pier," he moved to Leeds"
        return False
    last = speech.last - 1
    while last > speech.first and reading.words[last] in CLOSING:
        last -= 1
    mark = reading.words[last]
    return mark == "," or (mark in _OPEN_ENDS and not reading.capital[speech.last])


def _is_verb(reading: Reading, i: int) -> bool:
    verb = reading.lexicon.verbs.get(reading.words[i])
    if reading.capital[i] or reading.quoted[i]:
        return False
    return verb.form == PAST if verb is not None else is_past(reading, i)


def _opens_noun(reading: Reading, i: int) -> bool:
    mask = reading.masks[i]
    return bool(reading.capital[i] or mask & _OPENS_NOUN) and not mask & THAT


def _names_behind(reading: Reading, first: int, high: int) -> bool:
    """Whether a name follows what somebody is: ``posed taxi driver Ali Roe``."""
    for i in range(first, min(high, first + _LONGEST_SUBJECT)):
        if reading.capital[i]:
            return i > first
        if reading.masks[i] & _NO_SUBJECT:
            return False
    return False


def _verb_behind_subject(reading: Reading, first: int, high: int) -> int | None:
    """Return the verb behind the subject that begins at token `first`: ``he hoped``."""
    if reading.words[first] in _PERSONS:
        return first + 1 if _is_verb(reading, first + 1) else None
    if not _opens_noun(reading, first):
        return None
    for i in range(first + 1, min(high, first + _LONGEST_SUBJECT)):
        if _is_verb(reading, i):
            return i
        if reading.masks[i] & _NO_SUBJECT and reading.words[i] != ".":
            return None
    return None


def _ends(reading: Reading, i: int, high: int) -> bool:
    """Whether nothing but how and when it was said follows: ``he hoped on Monday.``."""
    if i >= high or reading.masks[i] & MARK:
        return True
    if reading.words[i] == "back":  # "another fired back"
        i += 1
        return i >= high or bool(reading.masks[i] & (MARK | _BEHIND))
    return bool(reading.masks[i] & _BEHIND or reading.words[i].endswith("ly"))
