"""Step 2: what stands round each accepted cue: the order of its parts, its source."""

from __future__ import annotations

from functools import partial
from typing import Final, NamedTuple

from credscore.attribution.bits import (
    ADVERB,
    AUXILIARY,
    BE,
    COORDINATOR,
    NEGATION,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    THAT,
    TIME,
    VERB,
)
from credscore.attribution.candidates import CLAUSAL, PLURALS, Candidate
from credscore.attribution.certain import SAYING, VIEWS, is_view, quoted_speaker
from credscore.attribution.content import content_start
from credscore.attribution.inverting import is_inverted
from credscore.attribution.labels import speaks_before_colon
from credscore.attribution.lexicon import BASE, FINITE, PAST, THIRD
from credscore.attribution.objects import (
    ARTICLES,
    is_adjective,
    is_no_subject,
    is_one_thing,
    is_other_word,
)
from credscore.attribution.passives import BY_WITHIN, agent_of, content_of, voiced_by
from credscore.attribution.reading import Reading
from credscore.attribution.set_phrases import is_set_phrase
from credscore.attribution.silent import (
    DOUBTFUL,
    DOUBTFUL_VERBS,
    NOUNS,
    OCCASION_WITHIN,
    says_nothing,
)
from credscore.attribution.source_after import before_predicate, source_after
from credscore.attribution.sources import source_before
from credscore.attribution.subjects import subject_of
from credscore.attribution.verbs import is_past
from credscore.attribution.walking import TokenSpan, is_of_people

__all__ = ["Plan", "plan"]

_OPENERS: Final = COORDINATOR | ADVERB
#: What stands between a noun and whose it is.
_OWNERS: Final = frozenset({"of", "by", "among"})
#: And what stands between some nouns and their source, see `voiced_by`.
_BEFORE_SOURCES: Final = _OWNERS | {"from"}
#: Nouns whose "of" says whose they are, not what they are about.
_OF_SOMEBODY: Final = frozenset("belief beliefs opinion opinions views remarks testimony".split())
#: Verbs that may tell who somebody is, see `is_of_people`.
_OF_PEOPLE: Final = frozenset({"accused", "briefed", "suspected"})
#: Verbs whose subject says nothing in a passive: "was told that", "it is not known how".
_SAID_TO: Final = frozenset(
    "advised announced assured informed known reminded reported said told warned".split()
)
_WITHIN_PASSIVE: Final = ADVERB | NEGATION
#: Verbs in -s that are nouns as well.
_PLURALS_TOO: Final = frozenset(
    "appeals attacks calls charges claims comments demands doubts estimates fears hopes offers"
    " orders plans pledges promises questions remarks reports requests vows".split()
)
#: All that is not always a verb of report whose subject stands before it.
_OTHERS: Final = _SAID_TO | _PLURALS_TOO | _OF_PEOPLE
#: Verbs whose participle behind a comma tells where or when something came out.
_MADE_KNOWN: Final = frozenset(
    "announce disclose identify post publish report reveal unveil".split()
)
_POSSESSIVES: Final = frozenset({"'s", "'"})
_NOUN_FORMS: Final = frozenset({BASE, THIRD})
#: What somebody says something in: "in her words".
_TELLINGS: Final = (["words"], ["telling"])
_OPENS_ASIDE: Final = PREPOSITION | TIME | VERB | RELATIVE


class Plan(NamedTuple):
    """What a cue's own surroundings say, before the content is cut.

    Attributes
    ----------
    shape : str
        ``leading`` ("According to X, ..."), ``trailing`` ("..., according to X"),
        ``inverted`` ("..., said X"), ``passive`` ("was told by X that ..."),
        ``owned`` ("claims by X that ..."), ``colon``,
        ``shared`` (the subject stands elsewhere) or ``plain`` ("X said ...").
    source : (int, int) or None
    start : int or None
        First token of the content after the cue, if one can follow.
    """

    candidate: Candidate
    shape: str
    source: TokenSpan | None
    start: int | None


#: What ``Plan._make`` does, without a call of Python.
_PLAN: Final = partial(tuple.__new__, Plan)


def plan(reading: Reading, candidate: Candidate) -> Plan | None:
    """Return the plan of `candidate`, or None where it cannot be an attribution."""
    # A single attribute is found sooner than a named tuple is taken apart.
    head, group = candidate.head, candidate.group
    if group == "according":
        return _plan_according(reading, candidate)
    doubtful = group in DOUBTFUL or candidate.lemma in DOUBTFUL_VERBS
    if (doubtful and says_nothing(reading, candidate)) or is_set_phrase(reading, candidate):
        return None
    if group == "colon":
        start = content_start(reading, candidate, candidate.end)
        source = subject_of(reading, head)
        if start is None or not speaks_before_colon(reading, source, start):
            return None
        return _PLAN((candidate, "colon", source, start))
    opens = candidate.form in FINITE and group in CLAUSAL
    if opens and head == reading.bounds[reading.sentence[head]]:
        return _plan_opening(reading, candidate)
    return _plan_verb(reading, candidate)


def _plan_opening(reading: Reading, candidate: Candidate) -> Plan | None:
    """``Said Ms Roe: "Go."``; nobody is quoted by "Told that it was late, Roe left"."""
    source = source_after(reading, candidate.end)
    if source is None:
        return None
    return _PLAN((candidate, "leading", source, _behind_mark(reading, source[1])))


def _plan_verb(reading: Reading, candidate: Candidate) -> Plan | None:
    head, end, words = candidate.head, candidate.end, reading.words
    # What stands before an inverted verb, see `is_inverted`.
    may_invert = head and (words[head - 1] == "," or reading.quoted[head - 1])
    if may_invert and is_inverted(reading, candidate):
        source = source_after(reading, end)
        source = before_predicate(reading, source, head) if source else None
        return _PLAN((candidate, "inverted", source, None))
    following = words[end] if end < len(words) else ""
    may_follow = following in _BEFORE_SOURCES or _may_be_passive(reading, candidate)
    behind = _plan_source_behind(reading, candidate) if may_follow else None
    if behind is not None:
        return behind
    is_view_of = words[head] in VIEWS and is_view(reading, head)
    start = end + 1 if is_view_of else content_start(reading, candidate, end)
    quoted = quoted_speaker(reading, head) if words[head] in SAYING else None
    if quoted is not None:
        return _PLAN((candidate, "plain", quoted, start))
    if words[head] in _OTHERS and not _has_subject(reading, candidate):
        says = words[head] in _SAID_TO or _is_object(reading, head - 1)
        return _PLAN((candidate, "owned", None, start)) if says else None
    return _plan_behind_subject(reading, candidate, start)


def _plan_source_behind(reading: Reading, candidate: Candidate) -> Plan | None:
    """Return the plan of ``claims by Roe``, ``warnings from Roe``, ``told by Roe``, or None."""
    end, words = candidate.end, reading.words
    voice = voiced_by(reading, candidate)
    if voice is not None:
        return _PLAN((candidate, "owned", voice, content_start(reading, candidate, voice[1])))
    owned = words[end] in _OWNERS and _is_owned(reading, candidate)
    if not owned and not _may_be_passive(reading, candidate):
        return None
    behind = owned and words[end] != "by"
    source = source_after(reading, end + 1) if behind else agent_of(reading, candidate)
    if source is None:
        return None
    if owned:
        return _PLAN((candidate, "owned", source, content_start(reading, candidate, source[1])))
    return _PLAN((candidate, "passive", source, content_of(reading, candidate, source)))


def _may_be_passive(reading: Reading, candidate: Candidate) -> bool:
    end = candidate.end
    return candidate.form == PAST and "by" in reading.words[end : end + BY_WITHIN]


def _has_subject(reading: Reading, candidate: Candidate) -> bool:
    """Whether a word of `_OTHERS` is a verb of report with its subject before it."""
    head, end = candidate.head, candidate.end
    word = reading.words[head]
    if word in _SAID_TO:
        return not _is_passive(reading, head)
    if word in _PLURALS_TOO:  # "spurred calls for", "jobless claims fell"
        return not (_is_object(reading, head - 1) or _goes_on(reading, end))
    return not is_of_people(reading, head)  # "a man accused of theft"


def _plan_behind_subject(reading: Reading, candidate: Candidate, start: int | None) -> Plan | None:
    form = candidate.form
    if form == PAST:
        before = reading.words[candidate.head - 1]
        if before == "," and _is_reported(reading, candidate):
            return None
        if before in _POSSESSIVES and is_adjective(reading, candidate):
            return None
    source = source_before(reading, candidate)
    if source is not None and form == BASE and is_one_thing(reading, candidate, source):
        return None
    if source is not None and is_no_subject(reading, candidate, source):
        if is_other_word(reading, candidate, source):
            return None
        source = None
    elif source is not None and form <= BASE and _is_noun(reading, candidate, source):
        source = _possessor(reading, source)
    return _PLAN((candidate, "shared" if source is None else "plain", source, start))


def _is_reported(reading: Reading, candidate: Candidate) -> bool:
    """Whether a participle tells where or when: ``The findings, reported in a journal, may``.

    Behind an aside the verb is that of the clause: ``Holt, a bank, announced on Monday ...``.
    """
    head, end, words = candidate.head, candidate.end, reading.words
    low = reading.bounds[reading.sentence[head]]
    if candidate.lemma not in _MADE_KNOWN or "," in words[low : head - 1]:
        return False
    if end >= len(words) or not reading.masks[end] & (PREPOSITION | TIME):
        return False
    high = min(reading.bounds[reading.sentence[head] + 1], end + OCCASION_WITHIN)
    comma = words.index(",", end, high) if "," in words[end:high] else None
    return comma is not None and not any(mask & THAT for mask in reading.masks[end:comma])


def _goes_on(reading: Reading, i: int) -> bool:
    """Whether the verb of a plural stands at `i`: "claims fell", "claims were filed"."""
    is_verb = i < len(reading.words) and (reading.masks[i] & AUXILIARY or is_past(reading, i))
    return bool(is_verb)


def _is_passive(reading: Reading, head: int) -> bool:
    """Whether who stands before the verb is spoken to: "the mayor was also told"."""
    i = head - 1
    while i > 0 and (reading.masks[i] & _WITHIN_PASSIVE or reading.words[i].endswith("ly")):
        i -= 1
    return i >= 0 and bool(reading.masks[i] & BE)


def _is_object(reading: Reading, before: int) -> bool:
    """Whether a plural stands behind `before`, no verb: "spurred calls for", "amid claims that"."""
    if before < 0 or reading.words[before] == "up":  # "stepped up demands"
        return False
    opens = before == reading.bounds[reading.sentence[before]]
    if reading.masks[before] & PREPOSITION:
        return opens or not reading.capital[before]
    return is_past(reading, before)


def _is_owned(reading: Reading, candidate: Candidate) -> bool:
    """Whether a noun that looks like a verb names its source behind: ``claims by [the mayor]``."""
    head, end, _, _, form, _ = candidate
    if reading.words[end] == "of":
        return reading.words[head] in _OF_SOMEBODY
    return form in _NOUN_FORMS


def _is_noun(reading: Reading, candidate: Candidate, source: TokenSpan) -> bool:
    """Whether the cue is a noun: "Roe's firm claim", "a common view"; not "lawyers claim"."""
    head, _, group, _, form, _ = candidate
    if source[1] != head:
        return False
    if form != BASE:
        return group in NOUNS
    before = reading.words[head - 1]
    if reading.masks[head - 1] & POSSESSIVE or before == "'s":
        return True
    return (
        before[-1] != "s"
        and before not in PLURALS
        and "'s" in reading.words[max(source[0], head - 4) : head]
    )


def _possessor(reading: Reading, source: TokenSpan) -> TokenSpan | None:
    """Return whose a noun is: ``his`` of "his sharp criticism", ``Roe`` of "Roe's criticism"."""
    first, last = source
    for i in range(last - 1, first - 1, -1):
        if reading.masks[i] & POSSESSIVE:
            return i, i + 1
        if reading.words[i] in _POSSESSIVES and i > first:
            takes = reading.words[first].endswith("ing") and not reading.capital[first]
            return first + (takes and i > first + 1), i  # "undermining Roe's claim"
    return None if reading.words[first] in ARTICLES else source


def _behind_mark(reading: Reading, i: int) -> int | None:
    """Return where the content begins after a source at the start: behind comma or colon."""
    if i + 1 < len(reading.words) and reading.words[i] in {",", ":"}:
        return i + 1
    return None


def _plan_according(reading: Reading, candidate: Candidate) -> Plan | None:
    head = candidate.head
    if reading.words[head] == "in" and _is_aside(reading, candidate):
        return None
    owned = reading.words[head + 2 : head + 3] in _TELLINGS  # "in his words"
    owned = owned and bool(reading.masks[head + 1] & POSSESSIVE)
    source = (head + 1, head + 2) if owned else source_after(reading, candidate.end)
    if source is None:
        return None
    low = reading.bounds[reading.sentence[head]]
    leading = head == low or (head - low <= 2 and bool(reading.masks[low] & _OPENERS))
    high = reading.bounds[reading.sentence[head] + 1]
    if leading and not owned:
        source = _without_clause(reading, source)
    elif not owned:
        source = before_predicate(reading, source, head)
    after = candidate.end if owned else source[1]
    if leading:
        after = _behind_publication(reading, after, high)
        if after < high and reading.words[after] == ",":
            after += 1
        return _PLAN((candidate, "leading", source, after if after < high else None))
    goes_on = after < high and reading.words[after] == "," and reading.words[head - 1] == ","
    return _PLAN((candidate, "trailing", source, after if goes_on else None))


def _is_aside(reading: Reading, candidate: Candidate) -> bool:
    """Whether who says it stands before: ``The regulator, in a report last month, found``."""
    head, words, masks = candidate.head, reading.words, reading.masks
    if not head or words[head - 1] != ",":
        return False
    high = min(reading.bounds[reading.sentence[head] + 1], head + OCCASION_WITHIN)
    if "," not in words[head:high]:
        return False
    verb = words.index(",", head) + 1
    while verb < high and masks[verb] & (ADVERB | AUXILIARY):
        verb += 1
    found = reading.lexicon.verbs.get(words[verb]) if verb < high else None
    return found is not None and found.group in CLAUSAL and not reading.capital[verb]


def _behind_publication(reading: Reading, after: int, high: int) -> int:
    """Return the comma of ``According to a poll | released on Monday, ...``, or `after`."""
    goes_on = after + 1 < high and reading.words[after] == ","
    if goes_on and reading.masks[after + 1] & RELATIVE:
        after += 1  # "According to the report, which the Herald saw, ..."
    opens = reading.masks[after] & _OPENS_ASIDE if after < high else 0
    relative = opens & RELATIVE
    if opens or (after < high and reading.words[after].endswith("ed")):
        for i in range(after + 1, min(high, after + OCCASION_WITHIN)):
            if reading.words[i] == ",":
                return i
            if not relative and reading.masks[i] & (AUXILIARY | PRONOUN | THAT):
                return after
    return after


def _without_clause(reading: Reading, source: TokenSpan) -> TokenSpan:
    """Take the clause off "According to the report, the bridge is old".

    Only a name that a comma closes again has an apposition.
    """
    first, last = source
    high = reading.bounds[reading.sentence[first] + 1]
    closed = last < high - 2 and reading.words[last] == ","
    for i in range(first + 1, last):
        if reading.words[i] == ",":
            return source if closed and reading.capital[i - 1] else (first, i)
    return source
