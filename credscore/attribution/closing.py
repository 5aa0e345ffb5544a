"""Sentences whose last words say who says all of it, and cues that stand in an aside.

The content of a cue is looked for behind it, so both would be taken for part of a content.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from credscore.attribution.bits import ADVERB, AUXILIARY, MARK
from credscore.attribution.lexicon import COLON, FINITE, ING
from credscore.attribution.planning import Plan
from credscore.attribution.reading import Reading
from credscore.attribution.surrounding import closes, follows_speech

__all__ = ["Closing", "closings", "is_in_aside"]

#: So near the start of a content the verb behind an aside stands.
_ASIDE: Final = 5
#: So near "who" the verb of its clause stands.
_ASIDE_WITHIN: Final = 6
_BEFORE_VERB: Final = AUXILIARY | ADVERB


class Closing(NamedTuple):
    """Who says what a sentence ends with, or all of it: ``..., the statement said.``.

    Attributes
    ----------
    comma : int
        The last token before source and cue.
    first : int
        First token of what is said, 0 for the whole sentence.
    """

    comma: int
    first: int

    def cut(self, planned: Plan, end: int) -> int:
        """Return where the content of a cue before it ends, 0 if that cue is part of this."""
        candidate, _, _, start = planned
        if start is not None and start < self.first:
            return self.first
        return 0 if not self.first or candidate.group == COLON else end

    def low(self, reading: Reading, head: int) -> int:
        """Return where what the cue at token `head` says begins at the earliest, 0 for anywhere."""
        introduced = self.first and reading.words[self.first - 1] == ":"
        return self.first if introduced and head > self.comma else 0


def closings(reading: Reading, plans: Sequence[Plan]) -> dict[int, Closing]:
    """Return who says a sentence by its last words, for each that has one: ``..., Roe said.``.

    They say all that stands before the comma: what seems to go on over it is part of it.
    """
    found: dict[int, Closing] = {}
    for planned in plans:
        candidate, shape, source = planned.candidate, planned.shape, planned.source
        head = candidate.head
        sentence = reading.sentence[head]
        high = reading.bounds[sentence + 1]
        if shape == "plain" and source is not None and closes(reading, candidate, high):
            comma = source[0] - 1
        elif shape in {"inverted", "trailing"}:
            comma = head - 1
        else:
            continue
        if comma <= reading.bounds[sentence]:
            continue
        if reading.quoted[comma]:
            first = _said_last(reading, comma)
            if first is not None:
                found[sentence] = Closing(comma, first)
        elif reading.words[comma] == ",":
            found[sentence] = Closing(comma, 0)
    return found


def _said_last(reading: Reading, mark: int) -> int | None:
    """Return the first token of what is said up to a closing `mark`, see `Closing`.

    ``It was an "odd case," Roe said.``: the whole sentence, and so 0.
    ``Roe had a plan: "Go on," she said.``: what stands in quotation marks.
    """
    speech = reading.speech_at(mark) if follows_speech(reading, mark + 1) else None
    if speech is None:
        return None
    before = speech.first - 1
    if before < reading.bounds[reading.sentence[mark]]:
        return None
    capital = reading.capital[min(speech.first + 1, mark)]
    if reading.words[before] == ":" or (reading.words[before] == "," and capital):
        return speech.first
    return None if reading.masks[before] & MARK or capital else 0


def is_in_aside(reading: Reading, one: Plan, after: Plan) -> bool:
    """Return whether the next cue is the main verb, as in ``The aide, who spoke at length, said``.

    What seems to be the content of the first begins with that verb.
    """
    start, head = one.start, after.candidate.head
    if start is None or not start <= head < start + _ASIDE or after.candidate.form not in FINITE:
        return False
    before = head
    while before > start and reading.masks[before - 1] & _BEFORE_VERB:
        before -= 1
    if before - start > 1 or "," not in reading.words[before - 1 : before]:
        return False
    return _opens_aside(reading, one)


def _opens_aside(reading: Reading, one: Plan) -> bool:
    """Whether a cue stands in a clause with "who" or "speaking" behind a comma."""
    head = one.candidate.head
    near = reading.words[max(reading.bounds[reading.sentence[head]], head - _ASIDE_WITHIN) : head]
    if one.candidate.form == ING:
        return near[-1:] == [","] or (near[-2:-1] == [","] and near[-1].endswith("ly"))
    return any(before == "," and word.startswith("who") for before, word in pairwise(near))
