"""Step 4: put source, cue and content together for each accepted cue."""

from __future__ import annotations

from functools import partial
from typing import Final, NamedTuple

from credscore.attribution.bits import (
    ADVERB,
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    EXPERT,
    MARK,
    OBJECT,
    OFFICIAL,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    THAT,
    TIME,
    TITLE,
    VERB,
    WITNESS,
)
from credscore.attribution.candidates import CLAUSAL, Candidate
from credscore.attribution.content import content_before, content_start, trim, whole_quotation
from credscore.attribution.lexicon import BASE, ING, PAST, THIRD
from credscore.attribution.objects import ARTICLES, is_no_subject
from credscore.attribution.reading import Reading
from credscore.attribution.source_after import source_after
from credscore.attribution.sources import TokenSpan, source_before
from credscore.attribution.subjects import subject_of, subject_of_clause

__all__ = ["Placed", "Plan", "first_token", "place", "plan"]

_ADVERBIAL: Final = TIME | ADVERB
_FINITE: Final = AUXILIARY | THAT
_CLAUSE_ENDS: Final = frozenset({".", ",", ";", "!", "?", "—", "--", "–"})
#: Verbs that may stand before their subject after a plain comma: "..., said Ms Roe."
_INVERTING: Final = frozenset({"say", "add", "write", "explain", "note", "report"})
_OPENERS: Final = COORDINATOR | ADVERB
_NO_SUBJECT: Final = OBJECT | THAT | MARK
_NO_SPEAKER: Final = PREPOSITION | TIME
#: Groups that may stand between a quotation and its speaker, though they take no clause:
#: ``"Why?" asked the boy.``; ``"Never," warned a columnist.``
_AFTER_QUOTE: Final = frozenset({"ask", "promise"})
#: Of verbs that may open a sentence: "Said Ms Roe: ..."
_OPENING_FORMS: Final = frozenset({PAST, THIRD})
#: Nouns whose "of" says whose they are, not what they are about.
_OF_SOMEBODY: Final = frozenset("belief beliefs opinion opinions views remarks testimony".split())
#: Groups of cues that are nouns.
_NOUNS: Final = frozenset({"statement", "stance"})
#: Forms that need no subject.
_NO_FINITE: Final = frozenset({BASE, ING})
_NOUN_FORMS: Final = frozenset({BASE, THIRD})
_VERBAL: Final = AUXILIARY | VERB
_OFFICE: Final = TITLE | OFFICIAL | EXPERT | WITNESS
#: So many words may stand between a verb and the office of who speaks.
_OFFICE_WITHIN: Final = 5
_LEAD_IN: Final = PREPOSITION | SUBORDINATOR | ADVERB | TIME


class Placed(NamedTuple):
    """An attribution in tokens.

    Attributes
    ----------
    source, cue : (int, int) or None
    contents : list of (int, int)
    candidate : Candidate or None
        The cue it was built from; None for a quotation without one.
    """

    source: TokenSpan | None
    cue: TokenSpan | None
    contents: list[TokenSpan]
    candidate: Candidate | None


#: What ``Placed._make`` does, without a call of Python.
_PLACED: Final = partial(tuple.__new__, Placed)


def first_token(one: Placed) -> int:
    """Return the token at which an attribution begins."""
    source, cue, contents, _ = one
    first = min(contents)[0] if contents else 1 << 30
    if cue and cue[0] < first:
        first = cue[0]
    return source[0] if source and source[0] < first else first


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
    head, end, group, _, form, _ = candidate
    if group == "according":
        return _plan_according(reading, candidate)
    if group == "colon":
        start = content_start(reading, candidate, end)
        source = subject_of(reading, head)
        return _PLAN((candidate, "colon", source, start)) if start is not None else None
    opens = form in _OPENING_FORMS and group in CLAUSAL
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
    head, end, group, _, form, _ = candidate
    words = reading.words
    # What stands before an inverted verb, see `_is_inverted`.
    may_invert = head and (words[head - 1] == "," or reading.quoted[head - 1])
    if may_invert and _is_inverted(reading, candidate):
        return _PLAN((candidate, "inverted", source_after(reading, end), None))
    owned = _is_owned(reading, candidate)
    if owned or (form == PAST and "by" in words[end : end + 5]):
        agent = _agent(reading, candidate)
        source = source_after(reading, agent) if agent is not None else None
        if source is not None:
            start = content_start(reading, candidate, source[1])
            return _PLAN((candidate, "owned" if owned else "passive", source, start))
    start = content_start(reading, candidate, end)
    source = source_before(reading, candidate)
    if source is not None and is_no_subject(reading, candidate, source):
        if form == PAST and reading.words[source[1] - 1] in ARTICLES:  # "a highly touted map"
            return None
        source = None
    elif source is not None and group in _NOUNS:
        source = _possessor(reading, source)
    return _PLAN((candidate, "shared" if source is None else "plain", source, start))


def _is_owned(reading: Reading, candidate: Candidate) -> bool:
    """Whether a noun that looks like a verb names its source behind: ``claims by [the mayor]``."""
    head, end, _, _, form, _ = candidate
    if end >= len(reading.words):
        return False
    following = reading.words[end]
    if following == "of":
        return reading.words[head] in _OF_SOMEBODY
    return following in {"by", "among"} and form in _NOUN_FORMS


def _possessor(reading: Reading, source: TokenSpan) -> TokenSpan:
    """Return whose a noun is: ``his`` of "his sharp criticism", ``Roe`` of "Roe's criticism"."""
    first, last = source
    if reading.masks[first] & POSSESSIVE:
        return first, first + 1
    for i in range(last - 1, first, -1):
        if reading.words[i] in {"'s", "'"}:
            return first, i
    return source


def _behind_mark(reading: Reading, i: int) -> int | None:
    """Return where the content begins after a source at the start: behind comma or colon."""
    if i + 1 < len(reading.words) and reading.words[i] in {",", ":"}:
        return i + 1
    return None


def _plan_according(reading: Reading, candidate: Candidate) -> Plan | None:
    source = source_after(reading, candidate.end)
    if source is None:
        return None
    head = candidate.head
    low = reading.bounds[reading.sentence[head]]
    leading = head == low or (head - low <= 2 and bool(reading.masks[low] & _OPENERS))
    high = reading.bounds[reading.sentence[head] + 1]
    if leading:
        source = _without_clause(reading, source)
    after = source[1]
    if leading:
        if after < high and reading.words[after] == ",":
            after += 1
        return _PLAN((candidate, "leading", source, after if after < high else None))
    goes_on = after < high and reading.words[after] == "," and reading.words[head - 1] == ","
    return _PLAN((candidate, "trailing", source, after if goes_on else None))


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


def place(
    reading: Reading, planned: Plan, end: int, low: int, earlier: TokenSpan | None
) -> Placed | None:
    """Return the attribution of a plan, or None where no content can be found.

    Parameters
    ----------
    end : int
        One past the last token of the content after the cue, where ``planned.start`` is set.
    low : int
        First token of the sentence that no earlier attribution has taken.
    earlier : (int, int) or None
        Source of the previous attribution in the sentence, shared by coordinated cues.
    """
    candidate, shape, source, start = planned
    head, cue_end, *_ = candidate
    following = trim(reading, start, end) if start is not None else None
    if shape == "inverted":
        contents = _before(reading, head, low)
        contents += _resumed(reading, source[1] if source else cue_end, candidate)
    elif shape == "trailing":
        contents = _before(reading, head, low)
        contents += [following] if following else []
    elif shape == "plain" and source is not None and source[0] > low:
        contents = _around(reading, candidate, source[0], low)
        contents = contents or ([following] if following else [])
    else:
        contents = [following] if following else []
        if shape == "shared":
            source = _shared_source(reading, head, earlier)
            if source is None and candidate.form in _NO_FINITE and not _is_quote(reading, contents):
                return None  # "calling him a fool is easy", "to promise is cheap": nobody does
            contents = _up_to(contents, source, head)
        elif shape == "passive" and not contents:
            subject = source_before(reading, candidate)
            contents = [subject] if subject else []
    if not contents:
        return None
    contents[-1] = whole_quotation(reading, contents[-1])
    return _PLACED((source, (head, cue_end), contents, candidate))


def _is_quote(reading: Reading, contents: list[TokenSpan]) -> bool:
    return bool(contents) and bool(reading.quoted[contents[0][0]])


def _shared_source(reading: Reading, head: int, earlier: TokenSpan | None) -> TokenSpan | None:
    """Return the source of a cue without a subject of its own."""
    nearest = subject_of_clause(reading, head, earlier[1] if earlier else 0)
    return nearest or earlier or subject_of(reading, head)


def _up_to(contents: list[TokenSpan], source: TokenSpan | None, head: int) -> list[TokenSpan]:
    """End the content before a source that follows: "After saying it was late, Roe left"."""
    if source is None or source[0] <= head:
        return contents
    last = source[0] - 1
    return [(first, min(end, last)) for first, end in contents if first < last]


def _before(reading: Reading, block: int, low: int) -> list[TokenSpan]:
    content = content_before(reading, block, low)
    return [content] if content else []


def _is_inverted(reading: Reading, candidate: Candidate) -> bool:
    """Whether the subject follows: ``"Go," said Ms Roe.``; ``It was late, said Ms Roe.``."""
    head, end, group, lemma, form, _ = candidate
    after_quote = reading.quoted[head - 1] and group in _AFTER_QUOTE
    if not (group in CLAUSAL or after_quote) or form == ING or end >= len(reading.words):
        return False
    low = reading.bounds[reading.sentence[head]]
    if head == low or reading.quoted[end]:
        return False
    following = reading.masks[end]
    if following & _NO_SUBJECT:
        return False
    if reading.quoted[head - 1]:
        return not following & _NO_SPEAKER
    if reading.words[head - 1] != "," or lemma not in _INVERTING:
        return False
    opens_name = (
        reading.capital[end] or following & (DETERMINER | TITLE) or _names_office(reading, end)
    )
    opens_name = bool(opens_name) and not following & PRONOUN
    return opens_name and not _goes_on(reading, end) and _has_verb(reading, low, head)


def _names_office(reading: Reading, i: int) -> bool:
    """Whether a person is named after what they are: "said former mayor Ann Poe"."""
    for j in range(i, min(i + _OFFICE_WITHIN, len(reading.words) - 1)):
        if reading.masks[j] & _OFFICE and reading.capital[j + 1]:
            return True
        if reading.masks[j] & _VERBAL or reading.words[j] == ",":
            return False
    return False


def _has_verb(reading: Reading, low: int, high: int) -> bool:
    """Whether a finite verb stands before any relative clause."""
    for i in range(low, high):
        mask = reading.masks[i]
        if mask & RELATIVE and not reading.quoted[i]:
            return False
        if mask & _VERBAL or reading.words[i].endswith("ed"):
            return True
    return False


def _goes_on(reading: Reading, i: int) -> bool:
    """Whether a finite verb follows before the clause ends: then "said" takes a clause."""
    for j in range(i, reading.bounds[reading.sentence[i] + 1]):
        mask = reading.masks[j]
        if mask & RELATIVE or reading.words[j] in {",", ";"}:
            return False
        if (mask & _FINITE or reading.words[j].endswith("ed")) and not reading.capital[j]:
            return True
    return False


def _resumed(reading: Reading, after: int, candidate: Candidate) -> list[TokenSpan]:
    """``"No," he said, "never."``: the rest of a quotation split by its cue."""
    high = reading.bounds[reading.sentence[candidate.head] + 1]
    for i in range(after, min(high, after + 25)):
        if reading.quoted[i]:
            rest = trim(reading, i, high)
            return [rest] if rest else []
    return []


def _agent(reading: Reading, candidate: Candidate) -> int | None:
    """Token after the next "by" if it is that of a passive: ``was told by police``."""
    end = candidate.end
    if reading.words[end] in {"among", "of"}:
        return end + 1
    by = reading.words.index("by", end)
    high = reading.bounds[reading.sentence[candidate.head] + 1]
    if by >= high or any(mask & MARK or not mask & _ADVERBIAL for mask in reading.masks[end:by]):
        return None
    first = by + 2 if by + 2 < high and reading.masks[by + 1] & ADVERB else by + 1
    doing = first < high and reading.words[first].endswith("ing")  # "responded by first praising"
    return None if doing else by + 1


def _around(reading: Reading, candidate: Candidate, block: int, low: int) -> list[TokenSpan]:
    """Contents of a cue in the middle or at the end, or nothing if they follow the cue."""
    words, quoted = reading.words, reading.quoted
    head, after, group, *_ = candidate
    if group not in CLAUSAL:
        return []
    high = reading.bounds[reading.sentence[head] + 1]
    if words[block - 1] == "as":
        return _as_clause(reading, candidate, block, low, high)
    while after < high and reading.masks[after] & _ADVERBIAL and not quoted[after]:
        after += 1
    if not quoted[block - 1] and not _is_aside(reading, block, low, after, high):
        return []
    comma = after < high and words[after] == "," and not quoted[after]
    rest = trim(reading, after, high) if comma else None
    if (
        comma
        and not quoted[block - 1]
        and (not _is_clause(reading, low, block) or _is_lead_in(reading, low, after))
    ):
        return [rest] if rest else []
    contents = _before(reading, block, low)
    if contents and comma:
        contents += [rest] if rest and not _is_participle(reading, rest[0]) else []
    elif contents:
        contents += _resumed(reading, after, candidate)
    return contents


def _is_aside(reading: Reading, block: int, low: int, after: int, high: int) -> bool:
    """Whether source and cue after a comma end the clause: ``It is late, Roe said.``."""
    if reading.words[block - 1] != ",":
        return False
    if after >= high or reading.words[after] in _CLAUSE_ENDS:
        return True
    return bool(reading.masks[after] & PREPOSITION) and _is_clause(reading, low, block)


def _as_clause(
    reading: Reading, candidate: Candidate, block: int, low: int, high: int
) -> list[TokenSpan]:
    for i in range(candidate.end, min(high, candidate.end + 12)):
        if reading.words[i] == "," or reading.quoted[i]:
            rest = trim(reading, i, high)
            if rest:
                return [rest]
    content = content_before(reading, block - 1, low)
    return [content] if content else []


def _is_clause(reading: Reading, low: int, block: int) -> bool:
    """Whether the text before a comma can be a content: a clause, not a lead-in phrase."""
    if block - low > 14:
        return True
    if reading.masks[low] & _LEAD_IN:
        return False
    return any(
        reading.masks[i] & _VERBAL or reading.words[i].endswith("ed") for i in range(low, block)
    )


def _is_lead_in(reading: Reading, low: int, comma: int) -> bool:
    """``When asked, Roe answered, "No."``: the first clause is the author's."""
    following = comma + 1
    if not reading.masks[low] & (SUBORDINATOR | PREPOSITION):
        return False
    starts_quote = following < len(reading.words) - 1 and reading.quoted[following]
    return bool(starts_quote and reading.capital[following + 1])


def _is_participle(reading: Reading, i: int) -> bool:
    word = reading.words[i]
    if reading.quoted[i]:
        return False
    return word.endswith("ing") or word in {"who", "which", "according"}
