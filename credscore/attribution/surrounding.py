"""Step 4: what is said before a cue: ``It is late, Roe said``; ``Prices, Roe said, will fall``."""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import (
    ADVERB,
    ADVERBIAL,
    AUXILIARY,
    COORDINATOR,
    PREPOSITION,
    SUBORDINATOR,
    THAT,
    TIME,
    VERB,
    VERBAL,
)
from credscore.attribution.candidates import CLAUSAL, Candidate
from credscore.attribution.content import behind_date, content_before, trim
from credscore.attribution.inverting import AFTER_QUOTE
from credscore.attribution.reading import Reading
from credscore.attribution.verbs import is_predicate, is_verb
from credscore.attribution.walking import CLOSING, TokenSpan

__all__ = ["closes", "contents_around", "contents_before", "follows_speech", "resumed"]

_CLAUSE_ENDS: Final = frozenset({".", ",", ";", "!", "?", "—", "--", "–"})
#: What opens a clause behind a verb of report, and the least that such a clause has.
_OPENS_CLAUSE: Final = frozenset("that how why what whether where".split())
_SHORTEST_CLAUSE: Final = 3
#: What a clause in quotation marks ends in, before the mark.
_SPEECH_ENDS: Final = frozenset({",", "?", "!", ".", "…", "..."})
#: Groups of verbs that may stand, with their subject, behind what is said.
_SPEECH: Final = frozenset({"say", "tell"})
#: What says behind that how or why somebody spoke, or what else they said.
_BESIDES: Final = frozenset(
    "adding asking citing commenting confirming declining describing discussing insisting noting"
    " quoting referring requesting speaking using warning".split()
)
#: Of these, what reports by itself only with "that".
_BESIDES_SAID: Final = frozenset("adding confirming insisting noting warning".split())
#: "To loud applause".
_LONGEST_REACTION: Final = 3
_LONGEST_BESIDES: Final = 40
_NOT_ADDRESSED: Final = AUXILIARY | VERB | THAT | SUBORDINATOR
_LONGEST_ADDRESSEE: Final = 12
#: What opens the writer's own words before a cue: "Asked about it, Roe declined to comment."
_ASKED: Final = frozenset("asked contacted pressed questioned reached".split())
_RESTS: Final = AUXILIARY | COORDINATOR
_LEAD_IN: Final = PREPOSITION | SUBORDINATOR | ADVERB | TIME


def contents_before(reading: Reading, block: int, low: int) -> list[TokenSpan]:
    """Return what is said before token `block`, from `low` on; nothing or one content."""
    content = content_before(reading, block, low)
    return [content] if content else []


def resumed(reading: Reading, after: int, candidate: Candidate) -> list[TokenSpan]:
    """``"No," he said, "never."``: the rest of a quotation split by its cue."""
    high = reading.bounds[reading.sentence[candidate.head] + 1]
    for i in range(after, min(high, after + 25)):
        if reading.quoted[i]:
            speech = reading.speech_at(i + 1)
            if reading.words[i - 1] == "of" and speech is not None and not speech.speech:
                return []  # said Roe, author of “The Pier”
            rest = trim(reading, i, high)
            return [rest] if rest else []
    return []


def contents_around(
    reading: Reading, candidate: Candidate, block: int, low: int
) -> list[TokenSpan]:
    """Return what a cue in the middle or at the end has, or nothing if all follows the cue."""
    words, quoted = reading.words, reading.quoted
    head, after, group = candidate.head, candidate.end, candidate.group
    high = reading.bounds[reading.sentence[head] + 1]
    if group not in CLAUSAL and not (group in AFTER_QUOTE and follows_speech(reading, block)):
        # "It is late, Roe warned.", but "Asked for more, Roe declined."
        ends = high - after <= 1 and words[block - 1] == "," and _is_clause(reading, low, block)
        asked = words[low].endswith(("ed", "ing"))
        return contents_before(reading, block, low) if ends and not asked else []
    if words[block - 1] == "as":
        return _as_clause(reading, candidate, block, low, high)
    after = _behind_setting(reading, candidate, block, high)
    if not quoted[block - 1] and not _is_aside(reading, block, low, after, high):
        return []
    comma = after < high and words[after] == "," and not quoted[after]
    if comma and words[block - 1] == "," and group in _SPEECH and _closes(reading, after, high):
        return contents_before(reading, block, low)
    rest = trim(reading, after, high) if comma else None
    if rest and words[rest[0]] == "to" and rest[1] - rest[0] <= _LONGEST_REACTION:
        rest = None  # "It is late," Roe said, to loud applause
    if comma and not quoted[block - 1] and not _is_said_before(reading, low, block, after):
        return [rest] if rest else []
    contents = contents_before(reading, block, low)
    if comma:
        contents += [rest] if rest and not _is_participle(reading, rest[0]) else []
    elif contents:
        contents += resumed(reading, after, candidate)
    return contents


def _behind_setting(reading: Reading, candidate: Candidate, block: int, high: int) -> int:
    """Return the token behind a cue and what says when, where and to whom it was said."""
    after = behind_date(reading, candidate.end, high)
    while after < high and reading.masks[after] & ADVERBIAL and not reading.quoted[after]:
        after += 1
    if reading.words[block - 1] != "," or reading.quoted[block - 1]:
        return after
    step = _behind_addressee if candidate.group == "tell" else _behind_occasion
    return step(reading, after, high)


def _is_said_before(reading: Reading, low: int, block: int, comma: int) -> bool:
    """Whether what stands before a cue in the middle is content, and no lead-in.

    A clause is, and the subject of one: ``Prices, analysts say, will fall``.
    """
    following = min(comma + 1, len(reading.words) - 1)
    goes_on = is_verb(reading, following)
    if goes_on and reading.words[block - 1] == "," and not reading.masks[low] & _LEAD_IN:
        return True
    mask = reading.masks[low]  # "If it works, she said, we will use it", but "After lunch, ..."
    opens = mask & SUBORDINATOR and not mask & PREPOSITION
    return (bool(opens) or _is_clause(reading, low, block)) and not _is_lead_in(reading, low, comma)


def follows_speech(reading: Reading, block: int) -> bool:
    """``"Why?" he asked``, not ``on a trade "war" he warned``."""
    i = block - 1
    if not reading.quoted[i]:
        return False
    while i > block - 4 and reading.words[i] in CLOSING:
        i -= 1
    return reading.words[i] in _SPEECH_ENDS


def _behind_addressee(reading: Reading, after: int, high: int) -> int:
    """Step over who is told where no content follows: ``It is late, Roe told the paper.``."""
    for i in range(after, min(high, after + _LONGEST_ADDRESSEE)):
        if reading.masks[i] & _NOT_ADDRESSED or reading.quoted[i]:
            return after
        if reading.words[i] in _CLAUSE_ENDS:
            return i
    return after


def _behind_occasion(reading: Reading, after: int, high: int) -> int:
    """Step over where and when: ``The lift, Roe said in a letter on Monday, was broken``."""
    if after >= high or not reading.masks[after] & PREPOSITION:
        return after
    for i in range(after + 1, min(high - 1, after + _LONGEST_ADDRESSEE)):
        if reading.words[i] == ",":
            return i if _opens_rest(reading, i + 1) else after
        if reading.masks[i] & _NOT_ADDRESSED or reading.quoted[i]:
            return after
    return after


def _opens_rest(reading: Reading, i: int) -> bool:
    """Whether the clause that a cue splits goes on at token `i`: a verb or "but"."""
    return bool(reading.masks[i] & _RESTS) or is_predicate(reading, i)


def _closes(reading: Reading, comma: int, high: int) -> bool:
    """Whether ``, citing costs`` ends the sentence behind a cue: it is no content."""
    following = comma + 1
    if not following < high < following + _LONGEST_BESIDES:
        return False
    if reading.words[comma] != "," or reading.quoted[comma]:
        return False
    first = reading.words[following]
    by_itself = first in _BESIDES_SAID and reading.words[following + 1 : following + 2] != ["that"]
    return first in _BESIDES and not by_itself and "," not in reading.words[following:high]


def closes(reading: Reading, candidate: Candidate, high: int) -> bool:
    """Return whether nothing behind a verb is its content: ``Roe said, citing costs.``."""
    after, group = candidate.end, candidate.group
    if high - after <= 1:
        return True
    if group not in _SPEECH:
        return False
    if group == "tell":
        after = _behind_addressee(reading, after, high)
    return _closes(reading, after, high)


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
    after = candidate.end
    if high - after > _SHORTEST_CLAUSE and reading.words[after] in _OPENS_CLAUSE:
        return []  # "as he explained how tough it was"
    for i in range(after, min(high, after + 12)):
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
    if reading.masks[low] & _LEAD_IN or reading.words[low] in _ASKED:
        return False
    return any(
        reading.masks[i] & VERBAL or reading.words[i].endswith("ed") for i in range(low, block)
    )


def _is_lead_in(reading: Reading, low: int, comma: int) -> bool:
    """``When asked, Roe answered, "No."``, ``Pressed on it, ...``: the author's clause."""
    following = comma + 1
    participle = reading.words[low].endswith(("ed", "ing")) and not reading.quoted[low]
    if not participle and not reading.masks[low] & (SUBORDINATOR | PREPOSITION):
        return False
    starts_quote = following < len(reading.words) - 1 and reading.quoted[following]
    return bool(starts_quote and reading.capital[following + 1])


def _is_participle(reading: Reading, i: int) -> bool:
    word = reading.words[i]
    if reading.quoted[i]:
        return False
    return word.endswith("ing") or word in {"who", "which", "according"}
