"""Step 4: put source, cue and content together for each accepted cue."""

from __future__ import annotations

from functools import partial
from typing import Final, NamedTuple

from credscore.attribution.bits import (
    ADVERB,
    ADVERBIAL,
    AUXILIARY,
    MARK,
    PREPOSITION,
    SUBORDINATOR,
    THAT,
    TIME,
    VERB,
)
from credscore.attribution.candidates import CLAUSAL, Candidate
from credscore.attribution.content import content_before, trim, whole_quotation
from credscore.attribution.cutting import end_inside
from credscore.attribution.lexicon import BASE, ING
from credscore.attribution.planning import AFTER_QUOTE, VERBAL, Plan
from credscore.attribution.reading import Reading
from credscore.attribution.sources import source_before
from credscore.attribution.subjects import subject_of, subject_of_clause
from credscore.attribution.walking import TokenSpan

__all__ = ["Placed", "closes", "first_token", "follows_speech", "place"]

_CLAUSE_ENDS: Final = frozenset({".", ",", ";", "!", "?", "—", "--", "–"})
#: What opens a clause behind a verb of report, and the least that such a clause has.
_OPENS_CLAUSE: Final = frozenset("that how why what whether where".split())
_SHORTEST_CLAUSE: Final = 3
#: What a clause in quotation marks ends in, before the mark.
_SPEECH_ENDS: Final = frozenset({",", "?", "!", ".", "…", "..."})
#: What may stand behind the cue of such a sentence.
_OF_TAG: Final = ADVERB | TIME | MARK | PREPOSITION
_LONGEST_TAG: Final = 4
_CLOSING: Final = frozenset({'"', "'", "”", "’", "''"})
#: Groups whose passive subject is spoken to.
_ADDRESSING: Final = frozenset({"tell", "ask", "promise"})
#: Forms that need no subject.
_NO_FINITE: Final = frozenset({BASE, ING})
#: Groups of verbs that may stand, with their subject, behind what is said.
_SPEECH: Final = frozenset({"say", "tell"})
#: What says behind that how or why somebody spoke, or what else they said.
_BESIDES: Final = frozenset(
    "adding asking citing commenting confirming declining describing discussing insisting noting"
    " quoting referring requesting speaking using warning".split()
)
#: Of these, what reports by itself only with "that".
_BESIDES_SAID: Final = frozenset("adding confirming insisting noting warning".split())
_LONGEST_BESIDES: Final = 40
_NOT_ADDRESSED: Final = AUXILIARY | VERB | THAT | SUBORDINATOR
_LONGEST_ADDRESSEE: Final = 12
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
    if len(contents) > 1:
        contents = [min(contents)]
    first = contents[0][0] if contents else 1 << 30
    if cue and cue[0] < first:
        first = cue[0]
    return source[0] if source and source[0] < first else first


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
    if start is not None:
        end = end_inside(reading, planned, start, end)
    following = trim(reading, start, end) if start is not None else None
    if shape == "inverted":
        contents = _before(reading, head, low)
        after = source[1] if source else cue_end
        contents += _resumed(reading, after, candidate) or _gone_on(reading, head, after)
    elif shape == "trailing":
        contents = _before(reading, head, low)
        contents += [following] if following else []
    elif shape == "plain" and source is not None and source[0] > low:
        contents = _around(reading, candidate, source[0], low)
        contents = contents or ([following] if following else [])
    elif shape == "plain" and source is not None and _is_tag(reading, source[0], cue_end):
        contents = _speech_before(reading, source[0]) or ([following] if following else [])
    else:
        contents = [following] if following else []
        if shape == "shared":
            source = _shared_source(reading, head, earlier)
            if source is None and candidate.form in _NO_FINITE and not _is_quote(reading, contents):
                return None  # "calling him a fool is easy", "to promise is cheap": nobody does
            contents = _up_to(contents, source, head)
        elif shape == "passive":
            contents = _of_passive(reading, candidate, source, contents)
    if not contents:
        return None
    contents[-1] = whole_quotation(reading, contents[-1])
    return _PLACED((source, (head, cue_end), contents, candidate))


def _is_tag(reading: Reading, first: int, after: int) -> bool:
    """Whether a sentence says no more than who spoke and when: ``"It is late." Roe said.``."""
    sentence = reading.sentence[first]
    if not first or not reading.quoted[first - 1] or first != reading.bounds[sentence]:
        return False
    high = reading.bounds[sentence + 1]
    if high - after > _LONGEST_TAG or ":" in reading.words[after:high]:
        return False
    return all(reading.masks[i] & _OF_TAG for i in range(after, high))


def _speech_before(reading: Reading, first: int) -> list[TokenSpan]:
    speech = reading.speech_at(first - 1)
    paragraphs = reading.document.token_paragraph
    if speech is None or paragraphs[first - 1] != paragraphs[first]:
        return []
    return [(speech.first, speech.last)] if speech.speech else []


def _of_passive(
    reading: Reading, candidate: Candidate, source: TokenSpan | None, contents: list[TokenSpan]
) -> list[TokenSpan]:
    """Return what a passive says, and whom it says it of: the theft, then the mayor accused.

    Who is told or asked something is no content.
    """
    if contents and source is not None and contents[0][0] < source[0]:
        contents = _up_to(contents, source, candidate.head)
    if contents and candidate.group in _ADDRESSING:
        return contents
    subject = source_before(reading, candidate)
    return [*contents, subject] if subject else contents


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


def _resumed(reading: Reading, after: int, candidate: Candidate) -> list[TokenSpan]:
    """``"No," he said, "never."``: the rest of a quotation split by its cue."""
    high = reading.bounds[reading.sentence[candidate.head] + 1]
    for i in range(after, min(high, after + 25)):
        if reading.quoted[i]:
            rest = trim(reading, i, high)
            return [rest] if rest else []
    return []


def _gone_on(reading: Reading, head: int, after: int) -> list[TokenSpan]:
    """Return the rest of a clause split by its cue: ``That, says Roe, is the problem``."""
    high = reading.bounds[reading.sentence[head] + 1]
    if reading.quoted[head - 1] or after + 1 >= high or reading.words[after] != ",":
        return []
    if not reading.masks[after + 1] & VERBAL:
        return []
    rest = trim(reading, after, high)
    return [rest] if rest else []


def _around(reading: Reading, candidate: Candidate, block: int, low: int) -> list[TokenSpan]:
    """Contents of a cue in the middle or at the end, or nothing if they follow the cue."""
    words, quoted = reading.words, reading.quoted
    head, after, group, *_ = candidate
    if group not in CLAUSAL and not (group in AFTER_QUOTE and follows_speech(reading, block)):
        return []
    high = reading.bounds[reading.sentence[head] + 1]
    if words[block - 1] == "as":
        return _as_clause(reading, candidate, block, low, high)
    while after < high and reading.masks[after] & ADVERBIAL and not quoted[after]:
        after += 1
    if group == "tell" and words[block - 1] == "," and not quoted[block - 1]:
        after = _behind_addressee(reading, after, high)
    if not quoted[block - 1] and not _is_aside(reading, block, low, after, high):
        return []
    comma = after < high and words[after] == "," and not quoted[after]
    if comma and words[block - 1] == "," and group in _SPEECH and _closes(reading, after, high):
        return _before(reading, block, low)
    rest = trim(reading, after, high) if comma else None
    if (
        comma
        and not quoted[block - 1]
        and (not _is_clause(reading, low, block) or _is_lead_in(reading, low, after))
        and not _is_split(reading, low, after)
    ):
        return [rest] if rest else []
    contents = _before(reading, block, low)
    if comma:
        contents += [rest] if rest and not _is_participle(reading, rest[0]) else []
    elif contents:
        contents += _resumed(reading, after, candidate)
    return contents


def follows_speech(reading: Reading, block: int) -> bool:
    """``"Why?" he asked``, not ``on a trade "war" he warned``."""
    i = block - 1
    if not reading.quoted[i]:
        return False
    while i > block - 4 and reading.words[i] in _CLOSING:
        i -= 1
    return reading.words[i] in _SPEECH_ENDS


def _behind_addressee(reading: Reading, after: int, high: int) -> int:
    """Step over who is told where no content follows: ``It is late, Roe told the paper.``."""
    for i in range(after, min(high, after + _LONGEST_ADDRESSEE)):
        if reading.masks[i] & _NOT_ADDRESSED or reading.quoted[i]:
            return after
        if reading.words[i] in _CLAUSE_ENDS:
            return i if i + 1 >= high or _closes(reading, i, high) else after
    return after


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
    if reading.masks[low] & _LEAD_IN:
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


def _is_split(reading: Reading, low: int, comma: int) -> bool:
    """Return whether the cue stands inside the clause: ``The bridge, Roe said, is old``."""
    if comma + 1 == len(reading.words):
        return False
    if reading.words[comma + 1].endswith("ing") or reading.words[low].endswith("ing"):
        return False
    return bool(reading.masks[comma + 1] & VERBAL and not reading.masks[low] & _LEAD_IN)


def _is_participle(reading: Reading, i: int) -> bool:
    word = reading.words[i]
    if reading.quoted[i]:
        return False
    return word.endswith("ing") or word in {"who", "which", "according"}
