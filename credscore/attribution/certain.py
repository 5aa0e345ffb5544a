"""Cues that are certain by the words round them, whatever the weights say.

The weights learn from political news, where hardly anything is heard in court or quoted by
another paper.
"""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import (
    AUXILIARY,
    BE,
    COORDINATOR,
    DETERMINER,
    DOCUMENT,
    MARK,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    THAT,
    TIME,
    VERB,
)
from credscore.attribution.candidates import Columns
from credscore.attribution.reading import Reading
from credscore.attribution.verbs import is_verb
from credscore.attribution.walking import INNER, TokenSpan

__all__ = ["QUOTING", "SAYING", "VIEWS", "as_saying", "certain_cues", "is_view", "quoted_speaker"]

#: Verbs whose object may be who speaks, and how soon "as saying" follows.
QUOTING: Final = frozenset({"quote", "cite"})
SAYING: Final = frozenset({"saying", "telling", "claiming", "warning", "describing"})
_QUOTED_WITHIN: Final = 12
#: What documents do: "figures show wages fell".
_SHOWS: Final = frozenset("show shows suggest suggests indicate indicates".split())
#: What a clause may end with, behind who says all of it: "The lift was old, a judge ruled."
_CLOSE: Final = frozenset(
    "advised heard hoped maintained objected protested ruled specified stated states warned".split()
)
#: Who is told what a source says: "told police he was late".
_HEARS_NEWS: Final = frozenset(
    "detectives journalists jurors lawmakers magistrates officers parliament police prosecutors"
    " reporters".split()
)
_CLOSED_WITHIN: Final = 7
#: "What she calls", and "a fire that police believe was started": the object stands before.
_NAMES: Final = frozenset(
    "call calls called describe describes described term terms termed".split()
)
_BELIEVES: Final = frozenset(
    "allege alleged believe believed believes claim claimed claims fear feared insist insisted"
    " insists said say says suspect suspected think thinks thought".split()
)
_OPENERS: Final = {
    **dict.fromkeys(_NAMES, frozenset({"what"})),
    **dict.fromkeys(_BELIEVES, frozenset({"that", "which"})),
}
#: "In the mayor's view, the law is wrong": nouns, whose they are not, and how long the phrase is.
VIEWS: Final = frozenset({"view", "opinion", "judgment", "judgement", "estimation"})
_WRITERS: Final = frozenset({"my", "our"})
_VIEW_WITHIN: Final = 5
_SAID_WITHIN: Final = 9
#: Nouns for what is said: "the accusation that he lied"; and, if somebody's, "his claim is that".
_CLAIMS: Final = frozenset(
    "accusation accusations allegation allegations assertion assertions belief contention"
    " insistence suggestion suggestions".split()
)
_CLAIMS_OWNED: Final = _CLAIMS | frozenset("argument claim complaint message view".split())
_SAID: Final = _CLAIMS_OWNED | VIEWS
_OPENS_CLAUSE: Final = PRONOUN | DETERMINER | POSSESSIVE
_QUESTIONS: Final = frozenset({"do", "does", "did"})
_NOT_OPENED: Final = MARK | BE | PREPOSITION | COORDINATOR
_OPENED_WITHIN: Final = 6
#: What states a clause without "that" as well; how soon the verb of that clause follows.
_STATED: Final = frozenset("stated signalled signaled".split())
_CLAUSE_WITHIN: Final = 8
#: What is denied, and what stands between.
_DENIES: Final = frozenset({"deny", "denies", "denied"})
_DENIED: Final = frozenset(
    "accusation accusations allegation allegations charge charges claim claims guilt involvement"
    " liability responsibility wrongdoing".split()
)
#: What comes from somebody, and how soon "that" follows.
_VOICED: Final = frozenset("complaint complaints warning warnings".split())
_FROM_WITHIN: Final = 9
_ANY: Final = frozenset("all any such the these this those".split())
#: The comma of ", the court heard" stands so far before the verb.
_BEFORE_HEARD: Final = 3
_HEARD: Final = frozenset({"heard", "hears"})
_CERTAIN: Final = (
    SAYING
    | _SHOWS
    | _OPENERS.keys()
    | _SAID
    | _HEARD
    | _CLOSE
    | _STATED
    | _DENIES
    | _VOICED
    | {"put", "reports", "told"}
)
#: A document stands so near its verb.
_SHOWN_WITHIN: Final = 8
_OPENS_WITHIN: Final = 4
_NO_CLAUSE: Final = MARK | PREPOSITION
_NOT_BETWEEN: Final = MARK | AUXILIARY | COORDINATOR | SUBORDINATOR | RELATIVE | THAT
#: Who hears what is said in court: "the jury heard that ...".
_HEARERS: Final = frozenset(
    "court jury jurors inquest tribunal hearing inquiry trial magistrates".split()
)


def certain_cues(reading: Reading, columns: Columns) -> list[int]:
    """Return which candidates are cues for certain, by their place among `columns`."""
    words, last = reading.words, len(reading.words) - 1
    return [
        i
        for i, head in enumerate(columns.heads)
        if words[head] in _CERTAIN
        and 0 < head < last
        # "Said" is by far the most frequent of them, and seldom stands before an auxiliary.
        and (words[head] not in _BELIEVES or reading.masks[head + 1] & AUXILIARY)
        and _is_certain(reading, head)
    ]


def _is_certain(reading: Reading, head: int) -> bool:
    words, following = reading.words, head + 1
    word, before = words[head], words[head - 1]
    if word == "reports":  # "the Leeds Post reports the ..."
        return bool(reading.capital[head - 1] and _is_article(reading, following))
    if word in _SHOWS:
        return not reading.masks[following] & _NO_CLAUSE and _shows(reading, head)
    if word in _SAID and (_is_that(reading, head) or (word in VIEWS and is_view(reading, head))):
        return True
    if word in _OPENERS:
        return _is_opened(reading, head)
    if word in _CLOSE or word in _HEARD:
        heard = word in _HEARD and before in _HEARERS and _tells_heard(reading, head)
        return heard or (word in _STATED and _states(reading, head)) or _closes(reading, head)
    return _TOLD_BY.get(word, _says_as)(reading, head)


def _states(reading: Reading, head: int) -> bool:
    """Whether a clause without "that" follows: ``stated the lift was broken``."""
    masks, first = reading.masks, head + 1
    opens = masks[first] & _OPENS_CLAUSE or reading.capital[first]
    if not opens or masks[head - 1] & (AUXILIARY | DETERMINER):
        return False
    for i in range(first + 1, min(first + _CLAUSE_WITHIN, len(masks))):
        if masks[i] & AUXILIARY:
            return not reading.quoted[i]
        if masks[i] & MARK:
            return False
    return False


def _denies(reading: Reading, head: int) -> bool:
    """``denied (any) responsibility``."""
    words = reading.words
    object_ = head + 1 + (words[head + 1] in _ANY)
    return words[object_ : object_ + 1] != [] and words[object_] in _DENIED


def _comes_from(reading: Reading, head: int) -> bool:
    """Whether ``from doctors that lives are at risk`` follows "warnings"."""
    words = reading.words
    return words[head + 1] == "from" and "that" in words[head + 2 : head + _FROM_WITHIN]


def _tells_news(reading: Reading, head: int) -> bool:
    """Whether those are told who pass it on: ``told police he was late``."""
    return reading.words[head + 1] in _HEARS_NEWS and not reading.masks[head - 1] & BE


def _tells_heard(reading: Reading, head: int) -> bool:
    """Return whether ``the court heard`` tells what: "that he fled", or the clause before."""
    words, following = reading.words, head + 1
    if words[following] in {"that", "how"}:
        return True
    ends = reading.masks[following] & (MARK | TIME) or words[following] in {"on", "in", "at"}
    return bool(ends) and head > _BEFORE_HEARD and words[head - _BEFORE_HEARD] == ","


def _puts_it(reading: Reading, head: int) -> bool:
    """``As one doctor put it, the ward is full``."""
    words = reading.words
    return words[head + 1 : head + 3] == ["it", ","] and (
        "as" in words[max(0, head - _OPENED_WITHIN) : head]
    )


def _says_as(reading: Reading, head: int) -> bool:
    return reading.words[head - 1] == "as" and _quoting_before(reading, head - 1) is not None


_TOLD_BY: Final = {
    "put": _puts_it,
    "told": _tells_news,
    **dict.fromkeys(_STATED, _states),
    **dict.fromkeys(_DENIES, _denies),
    **dict.fromkeys(_VOICED, _comes_from),
}


def _is_that(reading: Reading, head: int) -> bool:
    """Whether "that" opens what is said: ``the accusation that he lied``, ``his claim is that``."""
    words, masks = reading.words, reading.masks
    i = head + 1
    if words[i] == "that" and words[head] in _CLAIMS and i + 1 < len(words):
        return bool(masks[i + 1] & _OPENS_CLAUSE or reading.capital[i + 1])
    if not masks[i] & BE or words[i + 1 : i + 2] != ["that"]:
        return False
    return words[head] in _CLAIMS_OWNED and _is_owned(reading, head)


def _is_owned(reading: Reading, head: int) -> bool:
    before = reading.words[head - 1]
    owned = reading.masks[head - 1] & POSSESSIVE or before == "'s"
    return bool(owned) and before not in _WRITERS


def is_view(reading: Reading, head: int) -> bool:
    """Return whether a noun says whose view what follows is: ``In Roe's view, the law is bad``."""
    words, masks = reading.words, reading.masks
    low, high = reading.bounds[reading.sentence[head]], reading.bounds[reading.sentence[head] + 1]
    if (
        words[low] != "in"
        or head - low > _VIEW_WITHIN
        or head + 2 >= high
        or words[head + 1] != ","
    ):
        return False
    for i in range(head + 3, min(high, head + _SAID_WITHIN)):  # "In his view, Roe said, ..."
        if words[i] == "," and masks[i - 1] & VERB:
            return False
    return _is_owned(reading, head)


def _is_opened(reading: Reading, head: int) -> bool:
    """Whether subject and verb follow a pronoun: ``what Roe calls``, ``that police say was``."""
    words, masks = reading.words, reading.masks
    openers = _OPENERS[words[head]]
    for i in range(head - 1, max(0, head - _OPENED_WITHIN), -1):
        if words[i] in openers:
            return i < head - 1
        if masks[i] & _NOT_OPENED or words[i] in _QUESTIONS or reading.quoted[i]:
            return False
    return False


def _closes(reading: Reading, head: int) -> bool:
    """Whether a comma and a noun phrase stand before a verb that ends its clause."""
    sentence, mark = reading.sentence[head], head + 1
    low, high = reading.bounds[sentence], reading.bounds[sentence + 1]
    while mark < high - 1 and (reading.masks[mark] & TIME or reading.words[mark] == "on"):
        mark += 1  # "a court heard on Monday"
    if reading.quoted[head] or mark >= high or reading.words[mark] not in {".", ","}:
        return False
    goes_on = mark + 1 < high
    if goes_on and not is_verb(reading, mark + 1):
        return False
    for i in range(head - 2, max(low, head - _CLOSED_WITHIN), -1):
        if reading.words[i] == ",":
            first = reading.masks[i + 1]
            return bool(first & (DETERMINER | PRONOUN) or reading.capital[i + 1])
        if reading.masks[i] & _NOT_BETWEEN and reading.words[i] not in INNER:
            return False
    return False


def _shows(reading: Reading, head: int) -> bool:
    """Whether a document opens the sentence that `head` is the verb of."""
    low = reading.bounds[reading.sentence[head]]
    if head - low > _SHOWN_WITHIN:
        return False
    masks = reading.masks[low:head]
    if any(mask & _NOT_BETWEEN for mask in masks):
        return False
    return any(mask & DOCUMENT for mask in masks[:_OPENS_WITHIN])


def _is_article(reading: Reading, i: int) -> bool:
    mask = reading.masks[i]
    return bool(mask & DETERMINER and not mask & THAT)


def as_saying(reading: Reading, after: int) -> bool:
    """Return whether "as saying" follows: ``quoted the mayor as saying``.

    Then it is the mayor who says what follows.
    """
    words = reading.words
    for i in range(after, min(len(words) - 1, after + _QUOTED_WITHIN)):
        if words[i] == "as":
            return words[i + 1] in SAYING
        if _ends_object(reading, i):
            return False
    return False


def quoted_speaker(reading: Reading, head: int) -> TokenSpan | None:
    """Return who speaks in ``quoted [the mayor] as saying``; in a passive it is the subject."""
    last = head - 1
    if last < 1 or reading.words[last] != "as":
        return None
    verb = _quoting_before(reading, last)
    if verb is None or verb + 1 >= last or reading.masks[verb - 1] & BE:
        return None
    return verb + 1, last - (reading.words[last - 1] == ",")


def _quoting_before(reading: Reading, last: int) -> int | None:
    """Return the verb before token `last` whose object may be who speaks."""
    for i in range(last - 1, max(0, last - _QUOTED_WITHIN), -1):
        verb = reading.lexicon.verbs.get(reading.words[i])
        if verb is not None and verb.lemma in QUOTING:
            return i
        if _ends_object(reading, i):
            return None
    return None


def _ends_object(reading: Reading, i: int) -> bool:
    word, mask = reading.words[i], reading.masks[i]
    return bool(mask & (MARK | AUXILIARY)) and word not in INNER and word != ","
