"""Steps 1 to 5 in order: from tokens to attributions in tokens, without types."""

from __future__ import annotations

from collections.abc import Sequence

from credscore.attribution.candidates import Candidate, find_candidates, find_columns, is_cue
from credscore.attribution.content import content_end
from credscore.attribution.joining import join
from credscore.attribution.placing import Placed, place
from credscore.attribution.planning import Plan, plan
from credscore.attribution.reading import Reading
from credscore.attribution.speakers import give_speakers
from credscore.attribution.weights import Weights

__all__ = ["find_placed"]


def find_placed(readings: Sequence[Reading], weights: Weights | None) -> list[list[Placed]]:
    """Return the attributions of each reading in tokens; by rules alone without `weights`."""
    if weights is None:
        accepted = [
            [one for one in find_candidates(reading) if is_cue(reading, one)]
            for reading in readings
        ]
    else:
        joined = join(readings)
        accepted = weights.accept(joined, list(map(find_columns, readings)))
    plans = [
        [planned for one in cues if (planned := plan(reading, one)) is not None]
        for reading, cues in zip(readings, accepted, strict=True)
    ]
    if weights is None:
        ends = list(map(_ends_by_rule, readings, accepted, plans))
    else:
        ends = weights.ends(joined, readings, plans)
    placed = map(_place_all, readings, plans, ends)
    return list(map(give_speakers, readings, placed))


def _ends_by_rule(
    reading: Reading, accepted: Sequence[Candidate], plans: Sequence[Plan]
) -> list[int]:
    stops = frozenset(candidate.head for candidate in accepted)
    return [
        content_end(reading, one.candidate, one.start, stops) if one.start is not None else 0
        for one in plans
    ]


def _closing(reading: Reading, plans: Sequence[Plan]) -> dict[int, int]:
    """Return where ``..., the statement said.`` and ``..., according to Roe.`` end sentences.

    They say all that stands before the comma: what seems to go on over it is part of it.
    """
    found: dict[int, int] = {}
    words = reading.words
    for candidate, shape, source, _ in plans:
        head = candidate.head
        sentence = reading.sentence[head]
        high = reading.bounds[sentence + 1]
        if shape == "plain" and source is not None and high - candidate.end <= 1:
            comma = source[0] - 1
        elif shape in {"inverted", "trailing"}:
            comma = head - 1
        else:
            continue
        if comma > reading.bounds[sentence] and words[comma] == "," and not reading.quoted[comma]:
            found[sentence] = comma
    return found


def _place_all(reading: Reading, plans: Sequence[Plan], ends: Sequence[int]) -> list[Placed]:
    """Place the plans in order; a cue inside the content of another is not one of its own."""
    placed: list[Placed] = []
    sentence, low, earlier = -1, 0, None
    sentences = reading.sentence
    closing = _closing(reading, plans)
    for planned, end in zip(plans, ends, strict=True):
        candidate = planned.candidate
        head = candidate.head
        if closing and head < closing.get(sentences[head], 0) <= end:
            continue
        here = sentences[head]
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
