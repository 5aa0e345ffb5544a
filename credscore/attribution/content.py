"""Step 3: where the content of an attribution begins and ends by rules."""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import (
    ADVERBIAL,
    AUXILIARY,
    BE,
    COORDINATOR,
    DETERMINER,
    DOCUMENT,
    MARK,
    OBJECT,
    ORGANISATION,
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

__all__ = ["behind_date", "content_before", "content_start", "trim", "whole_quotation"]

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
#: What stands before a number of a subject, "said about 40 tenants", and what is no hour.
_ROUGHLY: Final = frozenset("about around at between over under up".split())
#: A show or a paper as far as the lists know.
_OF_PAPER: Final = VERB | DOCUMENT
_NUMBERS: Final = frozenset(
    "two three four five six seven eight nine ten dozen dozens hundred hundreds thousand thousands"
    " million millions billion half third quarter least most".split()
)
_MONTHS: Final = frozenset(
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_DIGITS_OF_DAY: Final = 2
#: What opens a clause behind a date and a comma: "said on May 10, it fell".
_OPENS_CLAUSE: Final = frozenset("that he she it they we i you there".split())
_OF_CLOCK: Final = frozenset("a.m. p.m. am pm o'clock :".split())


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
    i = _behind_to_say(reading, candidate, i) if i < high and words[i] == "to" else i
    i = _behind_full_date(reading, i, high) if i < high and words[i] in _MONTHS else i
    while i < high and masks[i] & ADVERBIAL and not quoted[i] and words[i] not in _COUNT:
        i += 1
    i = _behind_day(reading, i, high) if i < high and words[i] == "on" else i
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


def _behind_to_say(reading: Reading, candidate: Candidate, i: int) -> int:
    """Return where the content begins: ``wrote to say | the lease was up``."""
    wrote = candidate.group == "write" or candidate.lemma == "call"
    return i + 2 if wrote and reading.words[i : i + 2] == ["to", "say"] else i


def _behind_day(reading: Reading, start: int, high: int) -> int:
    """Return where the content begins: ``said on Monday (morning) | he would``, or `start`."""
    i = start + 2
    if i >= high or reading.quoted[start]:
        return start
    date = _behind_full_date(reading, start + 1, high)
    if date > start + 1:
        return date
    if not reading.masks[start + 1] & TIME:
        return start
    while i < high and reading.masks[i] & TIME:
        i += 1
    return start if reading.words[i : i + 1] in (["'s"], ["'"]) else i


def behind_date(reading: Reading, i: int, high: int) -> int:
    """Return where the content begins: ``said March 4 (, 2020,) | he would``, or `i`."""
    words = reading.words
    if i + 1 >= high or words[i] not in _MONTHS or reading.quoted[i]:
        return i
    day = i + 2 if words[i + 1] == "." else i + 1
    if day >= high or not (words[day].isdigit() and len(words[day]) <= _DIGITS_OF_DAY):
        return i
    if words[day + 1 : day + 2] == [","] and "".join(words[day + 2 : day + 3]).isdigit():
        day += 2
        day += words[day + 1 : day + 2] == [","]
    if day + 1 < high and reading.masks[day + 1] & AUXILIARY:  # "said March 4 would do"
        return i
    return min(day + 1, high)


def _behind_full_date(reading: Reading, i: int, high: int) -> int:
    """Return `behind_date`, or `i` where nothing follows: what is said may stand elsewhere."""
    behind = behind_date(reading, i, high)
    if behind >= high or _is_final(reading, behind, high):
        return i
    clause = reading.words[behind] == "," and reading.words[behind + 1] in _OPENS_CLAUSE
    return behind + 1 if clause and behind > i else behind


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
    if reading.words[i] == "how":  # "told how her son fell"
        return i
    for j in range(i, min(high, i + 14)):
        if reading.words[j] in {"that", ":", "to", ","}:
            return j
        if reading.quoted[j]:
            if not any(mask & AUXILIARY for mask in reading.masks[i + 1 : j]):
                return j
            break  # "told the paper the plan was "dead""
        if j > i and reading.words[j].partition("'")[0] in _NOMINATIVE:  # "told police he'd left"
            return j
    clause = _behind_noun(reading, i, high) if reading.masks[i] & DETERMINER else None
    return clause or _behind_host(reading, _behind_paper(reading, i, high), high)


def _behind_paper(reading: Reading, i: int, high: int) -> int:
    """Return where names end: behind those of a paper, ``told the Leeds Post | Roe had left``."""
    end = _behind_names(reading, i + 1, high)
    if end < high and reading.masks[end] & AUXILIARY:
        for j in range(end - 2, i, -1):
            if reading.masks[j] & ORGANISATION and reading.capital[j + 1]:
                return j + 1
    return end


def _behind_noun(reading: Reading, i: int, high: int) -> int | None:
    """Return where the clause begins in ``told the crowd in Leeds | it was late``."""
    for j in range(i + 2, min(high, i + _LONGEST_ADDRESSEE)):
        mask = reading.masks[j]
        inside = mask & PREPOSITION and j + 1 < high and reading.capital[j + 1]
        if inside:  # "told a crowd in Leeds it was"
            continue
        if mask & _CLAUSE_SUBJECT or _opens_named(reading, j, high):
            return j
        if mask & _NOT_ADDRESSED:
            break
    return None


def _behind_names(reading: Reading, i: int, high: int) -> int:
    while i < high and (reading.capital[i] or reading.words[i] in {"'s", "."}):
        i += 1
    return i


def _opens_named(reading: Reading, j: int, high: int) -> bool:
    """Whether the clause begins at token `j`: ``told the paper | Roe was late``."""
    if reading.words[j] == "there":
        return True
    if reading.capital[j] <= reading.capital[j - 1] or reading.masks[j - 1] & _NOT_ADDRESSED:
        return False
    verb = _behind_names(reading, j, high)
    return verb < high and bool(reading.masks[verb] & AUXILIARY)


def _behind_host(reading: Reading, i: int, high: int) -> int:
    """Step over ``told Radio Leeds's breakfast show | the plan was``, and over a host's name."""
    behind = i
    while behind < min(high, i + 2) and not (
        reading.masks[behind] & ~_OF_PAPER or reading.quoted[behind]
    ):
        behind += 1
    if behind == i:
        return i
    behind = _behind_names(reading, behind, high)
    if behind + 1 >= high or not reading.masks[behind] & _CLAUSE_SUBJECT:
        return i
    clause = any(mask & AUXILIARY for mask in reading.masks[behind + 1 : min(high, behind + 4)])
    return behind if clause else i


def _skip_phrase(reading: Reading, i: int, high: int) -> int:
    """``said in a statement on Monday that``: skip the adverbial where the content shows."""
    if reading.words[i] == "to" and _is_infinitive(reading, i + 1, high):
        return i
    if reading.words[i] in _ROUGHLY and _counts(reading, i, high):
        return i
    for j in range(i, min(high, i + 16)):
        if reading.words[j] in {"that", ":"} or reading.quoted[j]:
            return j
        if reading.words[j] == ",":
            return j if j + 1 < high and reading.quoted[j + 1] else j + 1
    return i


def _counts(reading: Reading, i: int, high: int) -> bool:
    """Whether a preposition opens a number: ``said about 40 tenants``."""
    at = i + 1 + (reading.words[i] == "up")  # "up to 40"
    if at + 1 >= high or reading.masks[at + 1] & TIME:
        return False
    word = reading.words[at]
    if word == "a":
        return reading.words[at + 1] in _NUMBERS
    return word in _NUMBERS or (word[0].isdigit() and reading.words[at + 1] not in _OF_CLOCK)


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
