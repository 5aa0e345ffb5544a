"""Cues that are none by the words round them: "asked not to be named", "maintained the bridge"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from credscore.attribution.bits import (
    ADVERB,
    AUXILIARY,
    BE,
    COORDINATOR,
    DETERMINER,
    MARK,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    THAT,
    TIME,
)
from credscore.attribution.candidates import Candidate
from credscore.attribution.certain import QUOTING, as_saying
from credscore.attribution.lexicon import BASE, FINITE, PAST
from credscore.attribution.reading import Reading
from credscore.attribution.source_names import INSIDE_NAMES
from credscore.attribution.verbs import is_predicate
from credscore.attribution.walking import is_of_people

__all__ = ["DOUBTFUL", "DOUBTFUL_VERBS", "NOUNS", "OCCASION_WITHIN", "says_nothing"]

#: Groups of cues that are nouns.
NOUNS: Final = frozenset({"statement", "stance"})
#: What stands behind "asked not to be", and behind "asked that her name not be".
_HIDDEN: Final = frozenset({"named", "identified", "quoted"})
_STAYS: Final = (["to", "remain"], ["to", "stay"])
_UNNAMED: Final = frozenset({"anonymous", "unnamed", "nameless"})
_NAMES: Final = frozenset({"name", "names", "identity", "surname"})
_KEPT_BACK: Final = frozenset({"used", "published", "disclosed", "printed", "revealed"})
_HIDDEN_WITHIN: Final = 9
#: Verbs of report that are none with a noun: "maintained the bridge", "introduced a bill".
_DOING: Final = frozenset({"maintain", "continue", "introduce", "pass"})
#: Behind a number, what prices and indexes add: "the index added 1.7 percent".
_MEASURES: Final = frozenset({"percent", "per", "%", "points", "point", "basis", "cents"})
#: With what a verb is none: "claimed three lives", "claimed her first title".
_DEEDS: Final = {
    lemma: frozenset(nouns.split())
    for lemma, nouns in {
        "claim": (
            "lives life title titles championship goal goals wicket wickets medal gold silver"
            " bronze crown trophy prize benefit benefits asylum refund compensation expenses policy"
            " insurance warranty"
        ),
        "add": (
            "clause amendment goal goals try penalty run runs player players floor storey extension"
        ),
        "answer": "door phone telephone bell",
        "point": "door exit sky",
        "recall": (
            "ambassador ambassadors envoy troops parliament assembly car cars vehicle vehicles toy"
            " toys product products batteries batch"
        ),
        "repeat": "year grade",
        "write": (
            "book books novel novels thrillers plays poems poetry songs music score screenplay"
            " screenplays script scripts lyrics code software"
        ),
        "call": ("police ambulance 911 999 mother father wife husband doctor lawyer taxi cab"),
    }.items()
}
_DEED_WITHIN: Final = 5
#: What may stand behind such a noun: "claimed the title in Leeds", not "claimed the policy failed".
_BEHIND_DEED: Final = MARK | PREPOSITION | TIME
#: What does not stand between a verb and its object: "wrote in a book", "called to stop the vote".
_NO_OBJECT: Final = MARK | PREPOSITION
_OF_OBJECTS: Final = frozenset({"write", "call"})
#: What a question is asked with: "asked 200 tenants whether", "asked 200 soldiers to leave".
_ASKED_WITH: Final = frozenset("to if whether how what which who why when where not".split())
#: So many words of a subject may stand between a quotation and its verb.
_SUBJECT_WITHIN: Final = 5
#: What stands between such a noun and who made it, and verbs of which it may be the subject.
_FROM_WHOM: Final = frozenset({"from", "by"})
_SAYING_GROUPS: Final = frozenset({"say", "argue", "suggest", "announce"})
_NOTHING: Final[frozenset[str]] = frozenset()
_OF_CLAUSE: Final = AUXILIARY | THAT
#: Prepositions that make a verb another: "noted for her voice", "warned off".
_OTHER_VERBS: Final = {"note": "for", "observe": "for", "warn": "off"}
_KEPT_WITHIN: Final = 8
#: Groups and verbs that are sometimes no cue, see `says_nothing`.
DOUBTFUL: Final = NOUNS | {"ask"}
DOUBTFUL_VERBS: Final = (
    QUOTING
    | _DOING
    | _DEEDS.keys()
    | _OTHER_VERBS.keys()
    | {"advocate", "brief", "compare", "decline", "like", "see"}
)
#: What is done to somebody "about the remarks", and how near it stands.
_ASKED: Final = frozenset("asked challenged pressed questioned quizzed".split())
_ABOUT: Final = (["about"], ["on"], ["over"])
_ASKED_WITHIN: Final = 6
#: What stands behind "compared" and, if it has an object before it, near before.
_COMPARED: Final = (["to"], ["with"])
_OF_RELATIVE: Final = frozenset({"whom", "which", "what", "that"})
_NEAR: Final = 4
#: What opens the phrase for what has a name, how near, what is none, and what stands behind.
_INDEFINITE: Final = frozenset({"a", "an", "another", "one", "some"})
_NAMED_WITHIN: Final = 5
_NO_NAMED: Final = AUXILIARY | PRONOUN | MARK | ADVERB | TIME
_BEHIND_NAME: Final = MARK | PREPOSITION | AUXILIARY | TIME | THAT | COORDINATOR
#: Adjectives with a clause without "that": "is glad Roe left".
_BARE: Final = frozenset(
    "afraid aware certain concerned confident convinced determined disappointed glad grateful happy"
    " hopeful proud sorry surprised worried".split()
)
_BY: Final = frozenset("by from further in sharply slightly".split())
_ONE: Final = frozenset({"a", "an", "the"})
#: What opens what such a noun says itself, or whose it is.
_SAID_BEHIND: Final = frozenset("that of by from to about for in at on".split())
_TO_SAY: Final = (["say"], ["tell"], ["joke"], ["claim"], ["boast"])
#: Behind "in a statement": what it is about, not when and to whom it was made.
_TOPICS: Final = frozenset({"of", "about", "that", "regarding", "concerning"})
_GIVEN_OUT: Final = frozenset(
    "released issued published posted sent emailed e-mailed read made given delivered filed"
    " obtained provided shared signed".split()
)
#: The comma behind "In a statement to the paper on Monday," stands within so many words.
OCCASION_WITHIN: Final = 12


def says_nothing(reading: Reading, candidate: Candidate) -> bool:
    """Return whether a cue is none: "a tenant, who asked not to be named" is about the source."""
    _, end, group, lemma, form, _ = candidate
    if lemma == "advocate":  # "Senior advocate Tim Hall argued"
        return form == BASE and end < len(reading.words) and bool(reading.capital[end])
    if group == "ask":
        following = reading.words[end : end + _HIDDEN_WITHIN]
        return _hides_source(following) or (lemma == "ask" and _is_poll(following))
    if lemma in QUOTING:
        return as_saying(reading, end)
    if group in NOUNS:
        return _is_plain_noun(reading, candidate)
    return lemma in DOUBTFUL_VERBS and (
        _is_apposed(reading, candidate)
        or _is_asked_about(reading, candidate)
        or _is_deed(reading, candidate)
    )


def _is_plain_noun(reading: Reading, candidate: Candidate) -> bool:
    """Whether a noun or an adjective tells nothing of what is said behind it."""
    if candidate.group == "stance" and _is_adjective(reading, candidate):
        return True
    return (
        _is_occasion(reading, candidate)
        or _is_subject(reading, candidate.end)
        or _is_asked_about(reading, candidate)
        or _is_apposed(reading, candidate)
    )


def _hides_source(words: list[str]) -> bool:
    """``asked not to be named``, ``asked that her name not be used``, ``requested anonymity``."""
    if words[:1] == ["anonymity"]:
        return True
    if words[:2] in _STAYS and words[2:3] and words[2] in _UNNAMED:
        return True
    if "not" not in words or "be" not in words:
        return False
    hidden = {word for before, word in pairwise(words) if before == "be"}
    if words[:3] == ["not", "to", "be"]:
        return not _HIDDEN.isdisjoint(hidden)
    return not (_NAMES.isdisjoint(words) or _KEPT_BACK.isdisjoint(hidden))


def _is_poll(words: list[str]) -> bool:
    """``asked 2,000 tenants about rents``."""
    return words[:1] != [] and words[0][0].isdigit() and _ASKED_WITH.isdisjoint(words)


def _is_deed(reading: Reading, candidate: Candidate) -> bool:
    """``claimed the title``, ``observed a silence``, ``noted for her voice``: no report."""
    following = reading.words[candidate.end : candidate.end + _DEED_WITHIN]
    if _is_other_verb(reading, candidate, following):
        return True
    return not _beside_quotation(reading, candidate) and _has_object(reading, candidate, following)


def _is_other_verb(reading: Reading, candidate: Candidate, following: list[str]) -> bool:
    """Whether the verb is another one: ``noted for her voice``, ``the index added 2 points``."""
    lemma = candidate.lemma
    if following[:1] == [_OTHER_VERBS.get(lemma)]:
        return True
    if lemma in {"brief", "see"}:
        return _is_participle(reading, candidate, following)
    if lemma == "like":  # "she liked to say"
        return following[:1] == ["to"] and following[1:2] in _TO_SAY
    if lemma == "decline":  # "sales declined 2 percent", "declined to 4 percent"
        number = following[1:2] if following[:1] == ["to"] else following[:1]
        return bool(number) and (number[0][0].isdigit() or number[0] in _BY)
    if lemma in {"compare", "call"}:
        is_participle = _is_compared if lemma == "compare" else _is_naming
        return candidate.form == PAST and is_participle(reading, candidate)
    added = lemma == "add" and not _MEASURES.isdisjoint(following[1:2])
    return added or (lemma == "observe" and "silence" in following)


def _is_compared(reading: Reading, candidate: Candidate) -> bool:
    """Tell ``rose by 9 percent, compared to May`` from ``whom he compared to a trap``."""
    head = candidate.head
    first = max(reading.bounds[reading.sentence[head]], head - _NEAR)
    following = reading.words[candidate.end : candidate.end + 1]
    return following in _COMPARED and _OF_RELATIVE.isdisjoint(reading.words[first:head])


def _is_naming(reading: Reading, candidate: Candidate) -> bool:
    """Whether a verb gives the name of what stands before it: ``a firm called Poe Air``.

    What somebody is called follows the name: "a judge called Poe a liar", or Poe “a liar”.
    """
    words, masks, capital = reading.words, reading.masks, reading.capital
    before, i = candidate.head - 1, candidate.end
    low = max(reading.bounds[reading.sentence[before]], before - _NAMED_WITHIN)
    one = any(word in _INDEFINITE for word in words[low:before])
    if before < 1 or capital[before] or masks[before] & _NO_NAMED or not one:
        return False
    high = reading.bounds[reading.sentence[before] + 1]
    while i < high and (capital[i] or words[i] in INSIDE_NAMES):
        i += 1
    if i == candidate.end or i >= high:
        return i > candidate.end
    if 1 in reading.quoted[i : i + 2]:
        return False
    return bool(masks[i] & _BEHIND_NAME) or is_predicate(reading, i)


def _is_participle(reading: Reading, candidate: Candidate, following: list[str]) -> bool:
    """Whether a verb tells of whom or what: ``aides briefed on it``, ``emails seen by Roe``."""
    before = reading.masks[candidate.head - 1] if candidate.head else 0
    if candidate.lemma == "see":
        return following[:1] == ["by"] and not before & (BE | ADVERB)
    return not before & BE and is_of_people(reading, candidate.end - 1)


def _has_object(reading: Reading, candidate: Candidate, following: list[str]) -> bool:
    """``claimed the title``: but "claimed the title was his", "the policy failed" report."""
    lemma, start = candidate.lemma, candidate.end
    nouns = _DEEDS.get(lemma, _NOTHING)
    if nouns.isdisjoint(following):
        return lemma in _DOING and _has_noun(reading, start)
    noun = start + next(place for place, word in enumerate(following) if word in nouns)
    if lemma in _OF_OBJECTS and any(mask & _NO_OBJECT for mask in reading.masks[start:noun]):
        return False
    clause = any(mask & _OF_CLAUSE for mask in reading.masks[start : start + _DEED_WITHIN])
    return not clause and _ends_phrase(reading, noun + 1)


def _ends_phrase(reading: Reading, after: int) -> bool:
    if after < len(reading.words) and reading.quoted[after]:
        return False
    if after >= len(reading.words) or reading.masks[after] & _BEHIND_DEED:
        return True
    return reading.words[after] in {"and", "or", "but", "after", "when", "as"}


def _beside_quotation(reading: Reading, candidate: Candidate) -> bool:
    """Whether a quotation stands beside it: ``"It is late," Roe continued the next day``."""
    quoted, head, end = reading.quoted, candidate.head, candidate.end
    if any(quoted[end : end + 2]):
        return True
    low = max(reading.bounds[reading.sentence[head]], head - _SUBJECT_WITHIN)
    for i in range(head - 1, low - 1, -1):
        if quoted[i]:
            return True
        if reading.masks[i] & MARK:
            return i > low and bool(quoted[i - 1])
    return False


def _has_noun(reading: Reading, start: int) -> bool:
    """Whether a noun follows, and no clause: ``maintained the bridge``."""
    words, masks = reading.words, reading.masks
    if start >= len(words) or not masks[start] & (DETERMINER | POSSESSIVE) or masks[start] & THAT:
        return False
    for i in range(start, min(start + _KEPT_WITHIN, len(words))):
        if masks[i] & (AUXILIARY | PRONOUN | THAT) or reading.quoted[i] or words[i] == "innocence":
            return False
        if masks[i] & MARK:
            break
    return True


def _is_subject(reading: Reading, end: int) -> bool:
    """Whether the noun says something: ``The statement said``, ``A statement from Roe said``."""
    words, verbs = reading.words, reading.lexicon.verbs
    passed = words[end : end + 1] and words[end] in _FROM_WHOM
    for i in range(end, min(end + (_SUBJECT_WITHIN if passed else 1), len(words))):
        verb = verbs.get(words[i])
        if verb is not None and verb.group in _SAYING_GROUPS and verb.form in FINITE:
            return not reading.quoted[i]
        if reading.masks[i] & _OF_CLAUSE or words[i] == ",":
            return False
    return False


def _is_apposed(reading: Reading, candidate: Candidate) -> bool:
    """Whether a noun tells what was said before it: ``Roe lied, a claim his aides reject``."""
    words, head, end = reading.words, candidate.head, candidate.end
    if head < 2 or words[head - 1] not in _ONE or words[head - 2] != "," or end >= len(words):
        return False
    return words[end] not in _SAID_BEHIND and not reading.masks[end] & MARK


def _is_asked_about(reading: Reading, candidate: Candidate) -> bool:
    """Whether somebody answers behind it: ``Asked about claims that he lied, Roe said no``."""
    words, head = reading.words, candidate.head
    low = reading.bounds[reading.sentence[head]]
    asked = words[low] in _ASKED and words[low + 1 : low + 2] in _ABOUT
    high = reading.bounds[reading.sentence[head] + 1]
    return asked and head - low <= _ASKED_WITHIN and "," in words[head:high]


def _is_adjective(reading: Reading, candidate: Candidate) -> bool:
    """Whether a noun follows an adjective: ``angry scenes when``, not ``is glad Roe left``."""
    head, end = candidate.head, candidate.end
    predicate = head and reading.masks[head - 1] & BE and candidate.lemma in _BARE
    if candidate.lemma == "sure" or predicate:
        return False
    if end >= len(reading.words) or reading.quoted[end] or reading.masks[end]:
        return False
    return reading.words[end][0].isalpha() and not reading.capital[end]


def _is_occasion(reading: Reading, candidate: Candidate) -> bool:
    """``In a (short) statement on Monday the firm said``: the noun says where it was said."""
    words, head = reading.words, candidate.head
    low = reading.bounds[reading.sentence[head]]
    if head - low not in {2, 3} or words[low] != "in" or words[low + 1] not in {"a", "an"}:
        return False
    end = candidate.end
    following = reading.masks[end] if end < len(words) else 0
    if following & (DETERMINER | PRONOUN) and not following & THAT:
        return True
    # "In a response to questions" goes on with a cue of its own.
    if words[head] != "statement" or end == len(words):
        return False
    when = following & (PREPOSITION | TIME) and words[end] not in _TOPICS
    return bool(when or words[end] in _GIVEN_OUT) and "," in words[end : end + OCCASION_WITHIN]
