"""Verbs and nouns of report in set phrases of the writer's: "let's say", "it is worth noting"."""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import (
    AUXILIARY,
    BE,
    DETERMINER,
    MARK,
    PREPOSITION,
    SUBORDINATOR,
)
from credscore.attribution.candidates import Candidate
from credscore.attribution.lexicon import BASE, ING, PAST, THIRD
from credscore.attribution.reading import Reading
from credscore.attribution.verbs import is_past
from credscore.attribution.walking import CLOSING

__all__ = ["is_set_phrase"]

#: Whom "let" lets: "Let's hope", "Let me say", "Let's not forget".
_LET: Final = frozenset({"'s", "us", "me"})
_NOT: Final = frozenset({"not", "just", "also", "first"})
_HELPS: Final = frozenset({"help", "helps", "helped", "helping"})
#: What helps somebody find out says nothing: "which helps explain the delay".
_HELPED: Final = frozenset("explain determine identify clarify illustrate reveal see".split())
_FOUND_OUT: Final = frozenset({"determine", "identify", "reveal"})
#: What is counted whether anybody has told of it or not: "40 confirmed cases", "the first
#: reported death".
_TOLD_OF: Final = frozenset("alleged announced confirmed expected reported suspected".split())
_COUNTED: Final = frozenset(
    "case cases carrier carriers death deaths fatalities infection infections patient patients"
    " victim victims".split()
)
_KINDS: Final = frozenset("additional coronavirus covid-19 ebola new positive".split())
#: What stands before such a participle, beside a number.
_COUNTS: Final = DETERMINER | PREPOSITION
_ORDINALS: Final = frozenset("first second third fourth fifth million thousand new".split())
#: What grows by a number: "added (more than) 300 jobs", not "added that".
_MORE: Final = frozenset(
    "a about almost an another around at average estimated extra further just least more nearly"
    " of only over roughly some than up".split()
)
_NUMBERS: Final = frozenset(
    "two three four five six seven eight nine ten dozens hundreds thousands millions".split()
)
_MORE_WITHIN: Final = 4
#: Behind a number, when somebody spoke or of whom: "he added two days later", "two of them left".
_LATER_WITHIN: Final = 3
_BEHIND_NUMBER: Final = MARK | PREPOSITION | SUBORDINATOR
_CLAUSE_WITHIN: Final = 14
#: "There are signs that": nobody signs.
_THERE_WITHIN: Final = 4
#: Who "no doubt sees", and what stands before it there.
_SURELY: Final = ["no", "doubt"]
_HAVE: Final = frozenset("has have had having leave leaves left".split())
#: What somebody has no doubt of.
_CLAUSES: Final = frozenset("that whether it he she they we i there the this these those".split())
#: What opens a link.
_OPENS_LINK: Final = frozenset({"(", "[", "*"})


def is_set_phrase(reading: Reading, candidate: Candidate) -> bool:
    """Return whether a cue is none by the word before or behind it.

    Parameters
    ----------
    reading : Reading
    candidate : Candidate
        A verb or a noun that may be a cue.

    Returns
    -------
    bool
    """
    head = candidate.head
    if not head:
        return False
    behind, of_lemma = _BEHIND.get(reading.words[head - 1]), _OF_LEMMAS.get(candidate.lemma)
    if behind is not None and behind(reading, candidate):
        return True
    return of_lemma is not None and of_lemma(reading, candidate)


def _is_let(reading: Reading, candidate: Candidate) -> bool:
    """``Let's say``, ``Let us not forget``: the writer asks the reader."""
    words, i = reading.words, candidate.head - 1
    i -= words[i] in _NOT
    return i > 0 and candidate.form == BASE and words[i] in _LET and words[i - 1] == "let"


def _is_worth(_: Reading, candidate: Candidate) -> bool:
    """Whether it is what something is worth: ``It is worth noting``."""
    return candidate.form == ING


def _is_help(reading: Reading, candidate: Candidate) -> bool:
    """Tell ``which helps explain why`` from ``papers helped reveal that``."""
    that = reading.words[candidate.end : candidate.end + 1] == ["that"]
    found = that and candidate.lemma in _FOUND_OUT
    return candidate.form == BASE and candidate.lemma in _HELPED and not found


def _is_such(_: Reading, candidate: Candidate) -> bool:
    """``Such claims``: a noun that nobody makes here."""
    return candidate.form in {BASE, THIRD}


#: Word before the cue of such a phrase -> whether it is one.
_BEHIND: Final = {
    **dict.fromkeys(_LET | _NOT, _is_let),
    **dict.fromkeys(_HELPS, _is_help),
    "worth": _is_worth,
    "such": _is_such,
}


def _is_label(reading: Reading, candidate: Candidate) -> bool:
    """``(Related: Poe leaves)``: a link, but ``As Roe related: it was late``."""
    head = candidate.head
    opens = head == reading.bounds[reading.sentence[head]] or reading.words[head - 1] in _OPENS_LINK
    return opens and reading.words[candidate.end : candidate.end + 1] == [":"]


def _is_told_of(reading: Reading, candidate: Candidate) -> bool:
    """``40 confirmed cases``, but ``the council confirmed cases of flu``."""
    head, words = candidate.head, reading.words
    if words[head] not in _TOLD_OF:
        return False
    i = candidate.end
    while i < len(words) and words[i] in _KINDS:
        i += 1
    before = words[head - 1]
    number = before[0].isdigit() and not (head > 1 and words[head - 2] == "in")  # "in 2020"
    counts = reading.masks[head - 1] & _COUNTS or before in _ORDINALS or number
    return bool(counts) and words[i : i + 1] != [] and words[i] in _COUNTED


def _adds_number(reading: Reading, candidate: Candidate) -> bool:
    """Tell ``The firm added 300 jobs`` from ``she added two people had died``."""
    words, i = reading.words, candidate.end
    high = min(len(words), i + _CLAUSE_WITHIN)
    if words[candidate.head - 1] in CLOSING:  # "“It was late,” added two tenants"
        return False
    last = min(high - 1, i + _MORE_WITHIN)
    while i < last and words[i] in _MORE:
        i += 1
    if i >= high or reading.quoted[i]:
        return False
    if not (words[i] in _NUMBERS or words[i][0].isdigit() or words[i] == "$"):
        return False
    if words[i + 1 : i + 2] == ["of"]:
        return False
    return "later" not in words[i + 1 : i + _LATER_WITHIN] and not _has_verb(reading, i + 1, high)


def _has_verb(reading: Reading, first: int, high: int) -> bool:
    """Whether a clause begins with the number before token `first`: "two men have drowned"."""
    masks, near = reading.masks, True
    for k in range(first, high):
        if (masks[k] & AUXILIARY and not reading.capital[k]) or reading.quoted[k]:
            return True  # but "in May"
        if masks[k] & MARK:
            break
        near = near and not masks[k] & _BEHIND_NUMBER
        if near and k > first and (reading.words[k] == "died" or is_past(reading, k)):
            return True
    return False


def _is_reminded(reading: Reading, candidate: Candidate) -> bool:
    """``I am reminded of a song``."""
    be = reading.masks[candidate.head - 1] & BE
    of = reading.words[candidate.end : candidate.end + 1] == ["of"]
    return bool(be) and of and candidate.form == PAST


def _are_signs(reading: Reading, candidate: Candidate) -> bool:
    head = candidate.head
    near = reading.words[max(0, head - _THERE_WITHIN) : head]
    return candidate.form == THIRD and "there" in near and "," not in near[near.index("there") :]


def _is_surely(reading: Reading, candidate: Candidate) -> bool:
    """``Roe will no doubt run``, but ``Roe has no doubt``."""
    head, words = candidate.head, reading.words
    if candidate.form != BASE or words[head - 1 : head + 1] != _SURELY:
        return False
    if head > 1 and words[head - 2] in _HAVE:  # "Roe had no doubt Poe would win"
        return False
    following = reading.masks[candidate.end] if candidate.end < len(words) else MARK
    return not following & (MARK | PREPOSITION) and words[candidate.end] not in _CLAUSES


#: The same by the cue.
_OF_LEMMAS: Final = {
    "add": _adds_number,
    "doubt": _is_surely,
    "relate": _is_label,
    "remind": _is_reminded,
    "reason": _are_signs,
    "sign": _are_signs,
    **dict.fromkeys("allege announce confirm expect report suspect".split(), _is_told_of),
}
