"""Steps 1 to 5 in order: from tokens to attributions in tokens, without types."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from credscore.attribution.antecedents import RELATIVES
from credscore.attribution.blocks import add_blocks
from credscore.attribution.candidates import find_columns
from credscore.attribution.certain import certain_cues
from credscore.attribution.closing import closings, is_in_aside
from credscore.attribution.joining import join
from credscore.attribution.lexicon import BASE, FINITE, THIRD
from credscore.attribution.placing import Placed, place
from credscore.attribution.planning import Plan, plan
from credscore.attribution.reading import Reading
from credscore.attribution.speakers import give_speakers
from credscore.attribution.weights import Weights

__all__ = ["find_placed"]


def find_placed(readings: Sequence[Reading], weights: Weights) -> list[list[Placed]]:
    """Return the attributions of each reading in tokens."""
    joined = join(readings)
    columns = list(map(find_columns, readings))
    accepted = weights.accept(joined, columns, list(map(certain_cues, readings, columns)))
    plans = [
        [planned for one in cues if (planned := plan(reading, one)) is not None]
        for reading, cues in zip(readings, accepted, strict=True)
    ]
    placed = map(_place_all, readings, plans, weights.ends(joined, readings, plans))
    return list(map(give_speakers, readings, map(add_blocks, readings, columns, placed)))


def _cut_inside(reading: Reading, plans: Sequence[Plan], ends: list[int]) -> list[int]:
    """Cut the contents of cues inside the source of the next, see `_end_inside`."""
    for i, (one, after) in enumerate(pairwise(plans)):
        source = after.source
        if source is not None and source[0] < one.candidate.head < source[1]:
            ends[i] = _end_inside(reading, one, after, ends[i])
    return ends


def _end_inside(reading: Reading, one: Plan, after: Plan, end: int) -> int:
    """Return where the content of a cue inside the source of the next one ends.

    It ends with that source, for the verb of a relative clause: ``Those who fear it | say``. A noun
    is no cue there, so that it ends at its head: ``Court documents show``.
    """
    head, following, form = one.candidate.head, after.candidate.head, after.candidate.form
    verb = form in FINITE or form == BASE
    who = one.source[0] if one.source is not None else head
    relative = who < head and reading.words[who] in RELATIVES and not reading.capital[who]
    if relative and verb and after.source is not None:
        return min(end, after.source[1])
    noun = one.candidate.group == "statement" and form in FINITE
    plural = one.candidate.form == THIRD and following == head + 1 and verb
    return head if noun or plural else end


def _place_all(reading: Reading, plans: Sequence[Plan], ends: Sequence[int]) -> list[Placed]:
    """Place the plans in order; a cue inside the content of another is not one of its own."""
    placed: list[Placed] = []
    sentence, low, earlier = -1, 0, None
    sentences = reading.sentence
    closing = closings(reading, plans)
    cut = _cut_inside(reading, plans, list(ends))
    for planned, own_end, after in zip_longest(plans, cut, plans[1:]):
        candidate = planned.candidate
        head, end = candidate.head, own_end
        if end == head or (after is not None and is_in_aside(reading, planned, after)):
            continue
        here = sentences[head]
        last = closing.get(here) if closing else None
        if last is not None:
            if head < last.comma <= end:
                end = last.cut(planned, end)
                if not end:
                    continue
            elif last.first:
                low = max(low, last.low(reading, head))
        if here != sentence:
            sentence, earlier = here, None
            low = max(low, reading.bounds[here])
        if head < low:
            continue
        one = place(reading, planned, end, low, earlier)
        if one is not None:
            placed.append(one)
            low = max(low, candidate.end, max(one.contents)[1])
            earlier = one.source or earlier
    return placed
