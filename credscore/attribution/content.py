"""Step 3: where the content of an attribution begins and ends by rules."""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import (
    ADVERBIAL,
    AUXILIARY,
    BE,
    COORDINATOR,
    DETERMINER,
    MARK,
    OBJECT,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    TIME,
    VERB,
)
from credscore.attribution.candidates import CLAUSAL, Candidate
from credscore.attribution.lexicon import PAST
from credscore.attribution.reading import Reading
from credscore.attribution.walking import TokenSpan

__all__ = ["content_before", "content_start", "trim", "whole_quotation"]

#: Marks that a content does not begin or end with outside quotation marks.
_OUTER: Final = frozenset({",", ".", ";", ":", "—", "–", "--", "-", "?", "!"})
#: "told the jury she was late": what may begin the content behind the person addressed.
_CLAUSE_SUBJECT: Final = PRONOUN | DETERMINER
_NOT_ADDRESSED: Final = VERB | AUXILIARY | PREPOSITION | COORDINATOR | MARK
_NOMINATIVE: Final = frozenset("he she they we i it".split())
_LONGEST_ADDRESSEE: Final = 7
_NO_INFINITIVE: Final = DETERMINER | POSSESSIVE | OBJECT | MARK
#: Adverbs before a verb that open a noun phrase behind it: "said both sides would vote".
_COUNT: Final = frozenset({"both", "all"})
_LONGEST_ASIDE: Final = 12


def content_start(reading: Reading, candidate: Candidate, i: int) -> int | None:
    """Return where the content after a cue begins, or None if none follows.

    `i` is the token after the cue, or after the source that follows it. Adverbials, the
    person addressed and "in a statement" are stepped over.
    """
    head, group, form = candidate.head, candidate.group, candidate.form
    high = reading.bounds[reading.sentence[head] + 1]
    words, masks, quoted = reading.words, reading.masks, reading.quoted
    told = form == PAST and head and masks[head - 1] & BE  # "was told that"
    if group == "tell" and i < high and not told:
        i = _skip_addressee(reading, i, high)
        if i + 1 < high and words[i] == "," and not masks[i + 1] & RELATIVE:
            return i + 1
    while i < high and masks[i] & ADVERBIAL and not quoted[i] and words[i] not in _COUNT:
        i += 1
    if i + 2 < high and words[i] == "on" and masks[i + 1] & TIME and not quoted[i]:
        i = _behind_day(reading, i + 2, high) or i
    if i >= high:
        return None
    if group in CLAUSAL and masks[i] & PREPOSITION and not quoted[i]:
        i = _skip_phrase(reading, i, high)
    if i < high and words[i] in {":", ","} and not quoted[i]:
        if i + 1 < high and (quoted[i + 1] or words[i] == ":"):
            return i + 1
        return _behind_aside(reading, i, high) if words[i] == "," else _block_quotation(reading, i)
    if i >= high or (high - i <= 3 and _is_final(reading, i, high)):
        return None
    # "sent a statement but did not reply"
    ends = group == "statement" and masks[i] & COORDINATOR and not quoted[i]
    return None if ends else i


def _behind_day(reading: Reading, i: int, high: int) -> int:
    """Return where the content begins: ``said on Monday (morning) | he would``, 0 for "'s call"."""
    while i < high and reading.masks[i] & TIME:
        i += 1
    return 0 if reading.words[i] in {"'s", "'"} else i


def _block_quotation(reading: Reading, colon: int) -> int | None:
    """``Roe said:`` and, in the next paragraph, what she said in quotation marks."""
    i = colon + 1
    return i if i < len(reading.words) and reading.quoted[i] else None


def _behind_aside(reading: Reading, comma: int, high: int) -> int | None:
    """``He added, though, that it was late``; ``She said, among other things, that ...``."""
    for i in range(comma + 1, min(high - 2, comma + _LONGEST_ASIDE)):
        if reading.words[i] == ",":
            return i + 1 if reading.words[i + 1] == "that" or reading.quoted[i + 1] else None
        if reading.quoted[i]:
            return None
    return None


def _is_final(reading: Reading, i: int, high: int) -> bool:
    """Whether only marks are left of the sentence."""
    return all(reading.masks[j] & MARK and not reading.quoted[j] for j in range(i, high))


def _skip_addressee(reading: Reading, i: int, high: int) -> int:
    """``told the council on Monday that``: the one spoken to is not content."""
    for j in range(i, min(high, i + 14)):
        if reading.words[j] in {"that", ":", "to", ","} or reading.quoted[j]:
            return j
        if j > i and reading.words[j] in _NOMINATIVE:  # "told police he had done it"
            return j
    if reading.masks[i] & DETERMINER:
        for j in range(i + 2, min(high, i + _LONGEST_ADDRESSEE)):
            mask = reading.masks[j]
            inside = mask & PREPOSITION and j + 1 < high and reading.capital[j + 1]
            if inside:  # "told a crowd in Leeds it was"
                continue
            if mask & _CLAUSE_SUBJECT:
                return j
            if mask & _NOT_ADDRESSED:
                break
    i += 1
    while i < high and (reading.capital[i] or reading.words[i] in {"'s", "."}):
        i += 1
    return i


def _skip_phrase(reading: Reading, i: int, high: int) -> int:
    """``said in a statement on Monday that``: skip the adverbial where the content shows."""
    if reading.words[i] == "to" and _is_infinitive(reading, i + 1, high):
        return i
    for j in range(i, min(high, i + 16)):
        if reading.words[j] in {"that", ":"} or reading.quoted[j]:
            return j
        if reading.words[j] == ",":
            return j if j + 1 < high and reading.quoted[j + 1] else j + 1
    return i


def _is_infinitive(reading: Reading, i: int, high: int) -> bool:
    """Whether a verb stands behind "to": ``expects to make 3 million, down from four``."""
    if i >= high or reading.capital[i] or reading.quoted[i]:
        return False
    return not reading.masks[i] & _NO_INFINITIVE and reading.words[i][-1] != "s"


def content_before(reading: Reading, block: int, low: int) -> TokenSpan | None:
    """Return the content that ends before token `block` (source or cue), or None.

    It begins at `low`, or with the quotation that reaches into it.
    """
    last = block
    if last > low and reading.words[last - 1] == "," and not reading.quoted[last - 1]:
        last -= 1
    if last <= low:
        return None
    speech = reading.speech_at(low)
    first = speech.first if speech is not None and speech.last <= block else low
    return trim(reading, first, last)


def whole_quotation(reading: Reading, span: TokenSpan) -> TokenSpan:
    """Lengthen a content that ends inside a quotation to the quotation's end."""
    first, last = span
    if last < len(reading.words) and reading.quoted[last - 1] and reading.quoted[last]:
        speech = reading.speech_at(last)
        if speech is not None:
            return first, speech.last
    return span


def trim(reading: Reading, first: int, last: int) -> TokenSpan | None:
    """Drop marks at the edges that stand outside quotation marks."""
    words, quoted = reading.words, reading.quoted
    while last > first and words[last - 1] in _OUTER and not quoted[last - 1]:
        last -= 1
    while first < last and words[first] in _OUTER and not quoted[first]:
        first += 1
    return (first, last) if first < last else None
