"""Step 5: quotations that no cue introduces take the speaker of their neighbour."""

from __future__ import annotations

from bisect import bisect_left

from credscore.attribution.placing import Placed, first_token
from credscore.attribution.reading import Reading, Speech

__all__ = ["give_speakers"]


def give_speakers(reading: Reading, placed: list[Placed]) -> list[Placed]:
    """Return `placed` with every speech in quotation marks taken up, sorted by start.

    A quotation in the paragraph of an attribution goes on its content (the one before it
    wins); one that fills its paragraph belongs to the last speaker while the quotation runs
    on from paragraph to paragraph, or to whoever is named where it ends; any other stands as an
    attribution without a source.
    """
    speeches = [one for one in reading.speeches if one.speech and one.first < one.last]
    if not speeches:
        return sorted(placed, key=first_token)
    taken = sorted([span for one in placed for span in one.contents])
    queue = sorted(placed, key=_last_content)
    result = list(placed)
    latest: Placed | None = None
    at = 0
    runs_on = any(speech.continued for speech in speeches)
    owners = _owners_at_the_end(reading, speeches, placed) if runs_on else {}
    for speech in speeches:
        if _is_taken(speech, taken):
            continue
        if speech.first in owners:
            contents = owners[speech.first].contents
            contents.append((speech.first, speech.last))
            contents.sort()
            continue
        while at < len(queue) and _last_content(queue[at]) < speech.first:
            latest = queue[at]
            at += 1
        if latest is not None and _continues(reading, speech, latest):
            latest.contents.append((speech.first, speech.last))
        else:
            latest = Placed(None, None, [(speech.first, speech.last)], None)
            result.append(latest)
    return sorted(result, key=first_token)


def _last_content(one: Placed) -> int:
    return one.contents[-1][0]


def _is_taken(speech: Speech, taken: list[tuple[int, int]]) -> bool:
    at = bisect_left(taken, (speech.last, 0)) - 1
    return at >= 0 and taken[at][1] > speech.first


def _owners_at_the_end(
    reading: Reading, speeches: list[Speech], placed: list[Placed]
) -> dict[int, Placed]:
    """Return who says the paragraphs of a speech that names its speaker at the end.

    As in “One thing.¶“Another,” said Ms Roe. First token of a speech -> attribution.
    """
    owners: dict[int, Placed] = {}
    contents = sorted([(*span, i) for i, one in enumerate(placed) for span in one.contents])
    paragraphs = reading.document.token_paragraph
    chain: list[Speech] = []
    for speech in speeches:
        opens = speech.first == 0 or paragraphs[speech.first - 1] != paragraphs[speech.first]
        if chain and not (opens and _goes_on(reading, speech, chain[0])):
            chain = []
        at = bisect_left(contents, (speech.last, 0, 0)) - 1
        if at >= 0 and contents[at][1] > speech.first:
            owner = placed[contents[at][2]]
            owners |= dict.fromkeys([one.first for one in chain], owner)
            chain = []
        elif speech.continued and (opens or chain):
            chain.append(speech)
        else:
            chain = []
    return owners


def _goes_on(reading: Reading, speech: Speech, before: Speech) -> bool:
    """Whether a speech has no mark or that of the one `before`: in others it may be quoted."""
    text, starts = reading.document.text, reading.document.tokens.starts
    mark = text[starts.item(speech.first)]
    return mark == text[starts.item(before.first)] or mark.isalnum()


def _continues(reading: Reading, speech: Speech, latest: Placed) -> bool:
    """Whether `speech` goes on what the speaker of `latest` says."""
    paragraphs = reading.document.token_paragraph
    here, (first, last) = paragraphs[speech.first], latest.contents[-1]
    if paragraphs[first] == here:
        return True
    opens = speech.first == 0 or paragraphs[speech.first - 1] != here
    closes = speech.last >= len(paragraphs) or paragraphs[speech.last] != here
    if not (opens and closes) or here - paragraphs[last - 1] > 1:
        return False
    return speech.continued or bool(reading.quoted[first] and reading.quoted[last - 1])
