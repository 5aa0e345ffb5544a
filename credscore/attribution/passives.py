"""Who does what a passive says, and where its content stands: "was told of the plan by Ms Roe"."""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import (
    ADVERB,
    ADVERBIAL,
    AUXILIARY,
    BE,
    MARK,
    PEOPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    THAT,
    TIME,
    TITLE,
)
from credscore.attribution.candidates import Candidate
from credscore.attribution.content import content_start
from credscore.attribution.reading import Reading
from credscore.attribution.source_after import source_after
from credscore.attribution.verbs import is_past, is_predicate
from credscore.attribution.walking import TokenSpan

__all__ = ["BY_WITHIN", "agent_of", "content_of", "voiced_by"]

#: Commas round an aside.
_ASIDE: Final = 2
#: So many tokens behind the verb "by" may stand.
BY_WITHIN: Final = 9
#: What "by" does not belong to the verb behind: "told that it was built by Roe".
_NOT_BETWEEN: Final = MARK | THAT | RELATIVE | AUXILIARY
#: What a content that stands before "by" begins with: "accused of theft by the council".
_OPENS_CONTENT: Final = frozenset({"of", "as", "to"})
#: Verbs whose preposition behind the agent is no part of it: "accused by the council of theft".
_OF_WHAT: Final = {
    "accuse": "of", "suspect": "of", "blame": "for", "condemn": "for", "criticise": "for",
    "criticize": "for", "praise": "for", "estimate": "at",
}  # fmt: skip
#: What something is said by, though it says nothing: "said by phone".
_MEANS: Final = frozenset(
    "phone telephone email e-mail text letter post fax video videolink video-link satellite radio"
    " webcam zoom skype way chance mistake hand then now".split()
)

#: Nouns for what comes from who says it: "a warning from doctors that lives are at risk".
_VOICED: Final = frozenset(
    "accusation accusations allegation allegations call calls claim claims complaint complaints"
    " concern concerns criticism criticisms demand demands doubts fears objections opposition plea"
    " pleas praise protest protests request requests support warning warnings".split()
)
#: What is no noun behind its subject: "the mayor calls from Leeds", "he claims from memory".
_SUBJECTS: Final = PRONOUN | PEOPLE | TITLE
_NO_SPEAKER: Final = TIME | ADVERB | PREPOSITION


def voiced_by(reading: Reading, candidate: Candidate) -> TokenSpan | None:
    """Return who stands behind "from": ``despite warnings from [doctors] that ...``."""
    head, end, words = candidate.head, candidate.end, reading.words
    if words[end : end + 1] != ["from"] or words[head] not in _VOICED or end + 1 >= len(words):
        return None
    if head and (reading.capital[head - 1] or reading.masks[head - 1] & _SUBJECTS):
        return None
    if words[head] == "support" and head and reading.masks[head - 1] & POSSESSIVE:
        return None  # "withdrew their support from the bid"
    first = words[end + 1]
    if reading.masks[end + 1] & _NO_SPEAKER or first[0].isdigit() or first.endswith("ing"):
        return None
    source = source_after(reading, end + 1)
    of = _last_of(reading, source, "for") if source else None  # "praise from Roe for her work"
    return (source[0], of) if source and of else source


def agent_of(reading: Reading, candidate: Candidate) -> TokenSpan | None:
    """Return the noun phrase after the next "by", which there is, if it is that of a passive."""
    end, words, masks = candidate.end, reading.words, reading.masks
    by = words.index("by", end)
    if by >= reading.bounds[reading.sentence[candidate.head] + 1]:
        return None
    head = candidate.head
    passive = head and masks[head - 1] & BE
    quoted = reading.quoted if passive else bytes(by)  # "was called "mad" by Roe"
    between = [masks[i] for i in range(end, by) if not quoted[i]]
    if any(mask & _NOT_BETWEEN for mask in between) or (between and is_past(reading, by - 1)):
        return None
    if not passive and not all(mask & ADVERBIAL for mask in between):
        return None
    first = by + 2 if by + 2 < len(words) and masks[by + 1] & ADVERB else by + 1
    if first < len(words) and words[first].endswith("ing"):  # "responded by first praising"
        return None
    if words[by + 1 : by + 2] and (words[by + 1] in _MEANS or masks[by + 1] & TIME):
        return None
    source = source_after(reading, by + 1)
    source = _before_verb(reading, source) if source else None
    what = _OF_WHAT.get(candidate.lemma)
    of = _last_of(reading, source, what) if source and what else None
    return (source[0], of) if source and of else source


def _before_verb(reading: Reading, source: TokenSpan) -> TokenSpan:
    """Take the verb of the sentence off: "led by [Roe, R-Ohio], passed the House"."""
    first, last = source
    words = reading.words
    if words[first:last].count(",") < _ASIDE:
        return source
    comma = words.index(",", words.index(",", first) + 1)
    verb, behind = comma + 1, comma + 2
    if behind >= last or not is_predicate(reading, verb) or reading.masks[behind] & PREPOSITION:
        return source
    return first, comma


def content_of(reading: Reading, candidate: Candidate, source: TokenSpan) -> int | None:
    """Return where the content of a passive begins: before its "by" or behind `source`."""
    end = candidate.end
    if reading.words[end] in _OPENS_CONTENT or reading.quoted[end]:
        return end
    after = source[1]
    of_what = reading.words[after : after + 1] == [_OF_WHAT.get(candidate.lemma)]
    return after if of_what else content_start(reading, candidate, after)


def _last_of(reading: Reading, source: TokenSpan, preposition: str) -> int | None:
    """Return the last "of" (or "for") of `source` that no name follows."""
    for i in range(source[1] - 2, source[0], -1):
        if reading.words[i] == preposition:
            return None if reading.capital[i + 1] else i
    return None
