"""Step 4: put source, cue and content together for each accepted cue."""

from __future__ import annotations

from functools import partial
from typing import Final, NamedTuple

from credscore.attribution.bits import (
    ADVERB,
    MARK,
    MODAL,
    PREPOSITION,
    TIME,
    VERBAL,
)
from credscore.attribution.candidates import Candidate
from credscore.attribution.content import trim, whole_quotation
from credscore.attribution.cutting import end_inside
from credscore.attribution.lexicon import BASE, ING
from credscore.attribution.planning import Plan
from credscore.attribution.reading import Reading
from credscore.attribution.silent import NOUNS
from credscore.attribution.sources import source_before
from credscore.attribution.subjects import subject_of, subject_of_clause
from credscore.attribution.surrounding import contents_around, contents_before, resumed
from credscore.attribution.verbs import is_predicate
from credscore.attribution.walking import TokenSpan

__all__ = ["Placed", "first_token", "place"]

#: What may stand behind the cue of such a sentence.
_OF_TAG: Final = ADVERB | TIME | MARK | PREPOSITION
_LONGEST_TAG: Final = 4
#: Groups whose passive subject is spoken to.
_ADDRESSING: Final = frozenset({"tell", "ask", "promise"})
_MUST: Final = (["has", "to"], ["needs", "to"], ["need", "not"])
#: Forms that need no subject.
_NO_FINITE: Final = frozenset({BASE, ING})


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
    source, cue, contents = one.source, one.cue, one.contents
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
    head, cue_end = candidate.head, candidate.end
    if start is not None:
        end = end_inside(reading, planned, start, end)
    following = trim(reading, start, end) if start is not None else None
    if shape == "inverted":
        contents = contents_before(reading, head, low)
        after = source[1] if source else cue_end
        contents += resumed(reading, after, candidate) or _gone_on(reading, head, after)
    elif shape == "trailing":
        contents = contents_before(reading, head, low)
        contents += [following] if following else []
    elif shape == "plain" and source is not None and source[0] > low:
        contents = contents_around(reading, candidate, source[0], low)
        contents = contents or ([following] if following else [])
    elif shape == "plain" and source is not None and _is_tag(reading, source[0], cue_end):
        contents = _speech_before(reading, source[0]) or ([following] if following else [])
    else:
        contents = [following] if following else []
        if shape == "shared":
            source, contents = _of_shared(reading, candidate, contents, earlier)
        elif shape == "passive":
            contents = _of_passive(reading, candidate, source, contents)
    if not contents or (source is not None and _is_anybody(reading, source)):
        return None
    contents[-1] = whole_quotation(reading, contents[-1])
    return _PLACED((source, (head, cue_end), contents, candidate))


def _is_anybody(reading: Reading, source: TokenSpan) -> bool:
    """Whether the source is nobody in particular: ``one would think``, ``one has to ask``."""
    first, last = source
    words = reading.words
    if last - first > 1 or words[first] != "one" or last + 1 >= len(words):
        return False
    if words[last : last + 2] in _MUST:
        return True
    # "Of the two, one would say nothing", "One would not say why".
    among = "of" in words[reading.bounds[reading.sentence[first]] : first]
    return bool(reading.masks[last] & MODAL) and words[last + 1] != "not" and not among


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


def _of_shared(
    reading: Reading, candidate: Candidate, contents: list[TokenSpan], earlier: TokenSpan | None
) -> tuple[TokenSpan | None, list[TokenSpan]]:
    """Return source and contents of a cue without a subject of its own."""
    head = candidate.head
    source = _shared_source(reading, head, earlier)
    if source is not None and source[1] == head and candidate.group in NOUNS:
        # "A decision on the ban is due": the noun is the subject.
        has_clause = "that" in reading.words[candidate.end : candidate.end + 1]
        return None, contents if has_clause else []
    if source is None and candidate.form in _NO_FINITE and not _is_quote(reading, contents):
        return None, []  # "calling him a fool is easy", "to promise is cheap": nobody does
    return source, _up_to(contents, source, head)


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


def _gone_on(reading: Reading, head: int, after: int) -> list[TokenSpan]:
    """Return the rest of a clause split by its cue: ``That, says Roe, is the problem``."""
    high = reading.bounds[reading.sentence[head] + 1]
    if reading.quoted[head - 1] or after + 1 >= high or reading.words[after] != ",":
        return []
    if not (reading.masks[after + 1] & VERBAL or is_predicate(reading, after + 1)):
        return []
    rest = trim(reading, after, high)
    return [rest] if rest else []
