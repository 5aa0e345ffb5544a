"""Step 2: whether the subject of a cue stands behind it: ``"Go," said Ms Roe``."""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import (
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    MARK,
    OBJECT,
    OFFICE,
    PEOPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    THAT,
    TIME,
    TITLE,
    VERBAL,
)
from credscore.attribution.candidates import CLAUSAL, Candidate
from credscore.attribution.lexicon import BASE, ING
from credscore.attribution.lone_words import is_name_here
from credscore.attribution.reading import Reading
from credscore.attribution.verbs import IRREGULAR, is_predicate

__all__ = ["AFTER_QUOTE", "is_inverted"]

_FINITE: Final = AUXILIARY | THAT
#: Verbs that may stand before their subject after a plain comma: "..., said Ms Roe."
_INVERTING: Final = frozenset({"say", "add"})
#: The same where people follow, since things may be their objects: "..., announced the closure".
_INVERTING_PEOPLE: Final = frozenset(
    "acknowledge admit announce argue believe boast caution claim complain concede conclude confirm"
    " contend declare deny estimate explain fear insist joke lament note observe predict quip"
    " recall remark reply report reveal suggest tweet warn write".split()
)
#: Of these, what papers do as well: "..., reported the Herald".
_PAPERS: Final = frozenset({"report", "write", "note"})
_NO_SUBJECT: Final = OBJECT | THAT | MARK
_NO_SPEAKER: Final = PREPOSITION | TIME
_NO_NOUN: Final = MARK | PREPOSITION | TIME | DETERMINER | COORDINATOR | THAT | AUXILIARY
_OPENS_SPEAKER: Final = DETERMINER | TITLE | PEOPLE
#: Groups that may stand between a quotation and its speaker, though they take no clause:
#: ``"Why?" asked the boy.``; ``"Never," warned a columnist.``
AFTER_QUOTE: Final = frozenset({"ask", "promise"})
#: The longest of what is said without a verb, comma included: "Not so, says Roe".
_LONGEST_RETORT: Final = 4
#: The longest title of a work, marks included, and the mark behind it.
_LONGEST_TITLE: Final = 8
_VERBAL_OR_OF: Final = VERBAL | PREPOSITION
#: Most words of who speaks between two commas.
_LONGEST_SPEAKER: Final = 8
#: So many words may stand between a verb and the office of who speaks.
_OFFICE_WITHIN: Final = 5


def is_inverted(reading: Reading, candidate: Candidate) -> bool:
    """Return whether the subject follows: ``"Go," said Ms Roe.``; ``It was late, said Ms Roe.``."""
    head, end, group, lemma, form, _ = candidate
    after_quote = reading.quoted[head - 1] and (group in AFTER_QUOTE or lemma == "read")
    inverts = group in CLAUSAL or lemma in _INVERTING_PEOPLE or after_quote
    if not inverts or form == ING or end >= len(reading.words):
        return False
    if head == reading.bounds[reading.sentence[head]] or reading.quoted[end]:
        return False
    following = reading.masks[end]
    spoken_to = following & _NO_SUBJECT and not (reading.capital[end] or _owns(reading, end))
    if spoken_to or (following & TIME and not is_name_here(reading, end)):
        return False
    if reading.quoted[head - 1]:
        return not (following & _NO_SPEAKER or _names_a_work(reading, head, end))
    return reading.words[head - 1] == "," and _is_inverted_in_clause(reading, candidate)


def _is_inverted_in_clause(reading: Reading, candidate: Candidate) -> bool:
    """Whether the subject follows a verb behind a plain comma: ``It was late, said Ms Roe.``."""
    head, end, _, lemma, form, _ = candidate
    following = reading.masks[end]
    if lemma not in _INVERTING and not (
        lemma in _INVERTING_PEOPLE and _opens_person(reading, end, paper=lemma in _PAPERS)
    ):
        return False
    opens_name = reading.capital[end] or following & _OPENS_SPEAKER or _names_office(reading, end)
    opens_name = bool(opens_name) and not following & PRONOUN
    low = reading.bounds[reading.sentence[head]]
    is_clause = _has_verb(reading, low, head) or (
        (form != BASE or bool(reading.capital[end])) and _is_between_commas(reading, end)
    )
    is_clause = is_clause or _is_retort(reading, low, candidate)
    return opens_name and is_clause and not _goes_on(reading, end)


def _is_retort(reading: Reading, low: int, candidate: Candidate) -> bool:
    """Whether a sentence is a word or two and who says them: ``Not so, says Ms Roe.``."""
    head, end = candidate.head, candidate.end
    if head - low > _LONGEST_RETORT or reading.masks[low] & _NO_SPEAKER or candidate.lemma != "say":
        return False
    return "," not in reading.words[end : reading.bounds[reading.sentence[head] + 1]]


def _opens_person(reading: Reading, i: int, *, paper: bool) -> bool:
    """Whether a person is named or told by office: ``cautioned lead author Ann Poe``.

    Of what papers do, one capital is enough.
    """
    i += bool(reading.masks[i] & DETERMINER)
    if i + 1 >= len(reading.words):
        return False
    named = reading.capital[i] and (paper or reading.capital[i + 1])
    return bool(named or reading.masks[i] & OFFICE or _names_office(reading, i))


def _owns(reading: Reading, i: int) -> bool:
    """Whether a pronoun stands before whom it owns: ``said her mother``, not ``told her``."""
    behind = i + 1 < len(reading.words) and not reading.masks[i + 1] & _NO_NOUN
    return bool(reading.masks[i] & POSSESSIVE) and behind


def _names_a_work(reading: Reading, head: int, end: int) -> bool:
    """``Poe, who wrote "Late," said it was done``: a title before a verb with a clause."""
    speech = reading.speech_at(head - 1)
    if speech is None or speech.first <= reading.bounds[reading.sentence[head]]:
        return False
    before = speech.first - 1
    if reading.masks[before] & MARK or head - speech.first > _LONGEST_TITLE:
        return False
    return bool(reading.masks[end] & (PRONOUN | DETERMINER)) and _goes_on(reading, end)


def _names_office(reading: Reading, i: int) -> bool:
    """Whether a person is named after what they are: "said former mayor Ann Poe"."""
    for j in range(i, min(i + _OFFICE_WITHIN, len(reading.words) - 1)):
        following = j + 1 + (reading.words[j + 1] == ".")  # "said state Sen. Ann Poe"
        if reading.masks[j] & OFFICE and 1 in reading.capital[following : following + 1]:
            return True
        if (reading.masks[j] & VERBAL and reading.words[j] != "state") or reading.words[j] == ",":
            return False
    return False


def _is_between_commas(reading: Reading, i: int) -> bool:
    """Whether a clause goes on behind who speaks: ``That, says Roe, is the problem``."""
    if reading.masks[i] & DETERMINER:  # "says the union"
        last = min(len(reading.words), i + _LONGEST_SPEAKER)
        while i < last and reading.words[i] != "," and not reading.masks[i] & VERBAL:
            i += 1
    while i < len(reading.words) and (reading.capital[i] or reading.words[i] == "."):
        i += 1
    if reading.words[i : i + 1] != [","] or i + 1 >= len(reading.words):
        return False
    after = i + 1
    return bool(reading.masks[after] & _VERBAL_OR_OF) or is_predicate(reading, after)


def _has_verb(reading: Reading, low: int, high: int) -> bool:
    """Whether a finite verb stands before any relative clause.

    A participle behind the first comma is none: "The firm, known for its shoes, reported a loss".
    """
    commas = 0
    for i in range(low, high):
        mask, word = reading.masks[i], reading.words[i]
        if mask & RELATIVE and not reading.quoted[i]:
            return False
        commas += word == ","
        if mask & VERBAL or word.endswith("ed") or word in IRREGULAR:
            participle = reading.words[i - 1] == "," and not mask & AUXILIARY
            if not (participle and commas % 2):
                return True
    return False


def _goes_on(reading: Reading, i: int) -> bool:
    """Whether a finite verb follows before the clause ends: then "said" takes a clause."""
    for j in range(i, reading.bounds[reading.sentence[i] + 1]):
        mask = reading.masks[j]
        if mask & RELATIVE or reading.words[j] in {",", ";"}:
            return False
        word = reading.words[j]
        is_verb = mask & _FINITE or word.endswith("ed") or word in IRREGULAR
        if is_verb and not reading.capital[j]:
            return True
    return False
