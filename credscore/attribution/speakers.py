"""Step 5: quotations that no cue introduces take the speaker of their neighbour."""

from __future__ import annotations

from credscore.attribution.placing import Placed, first_token
from credscore.attribution.reading import Reading, Speech

__all__ = ["give_speakers"]


def give_speakers(reading: Reading, placed: list[Placed]) -> list[Placed]:
    """Return `placed` with every speech in quotation marks taken up, sorted by start.

    A quotation in the paragraph of an attribution goes on its content (the one before it
    wins); one that fills its paragraph belongs to the last speaker while the quotation runs
    on from paragraph to paragraph; any other stands as an attribution without a source.
    """
    taken = sorted(span for one in placed for span in one.contents)
    result = sorted(placed, key=first_token)
    for speech in reading.speeches:
        if not speech.speech or speech.first >= speech.last or _is_taken(speech, taken):
            continue
        owner = _owner(reading, speech, result)
        if owner is None:
            result.append(Placed(None, None, [(speech.first, speech.last)], None))
            result.sort(key=first_token)
        else:
            owner.contents.append((speech.first, speech.last))
    return result


def _is_taken(speech: Speech, taken: list[tuple[int, int]]) -> bool:
    return any(first < speech.last and speech.first < last for first, last in taken)


def _owner(
    reading: Reading, speech: Speech, placed: list[Placed]
) -> Placed | None:
    paragraphs = reading.paragraph
    here = paragraphs[speech.first]
    before = [one for one in placed if one.contents and one.contents[-1][0] < speech.first]
    same = [one for one in before if paragraphs[one.contents[-1][0]] == here]
    if same:
        return same[-1]
    fills = _fills_paragraph(speech, paragraphs)
    if before and fills:
        last = before[-1]
        near = here - paragraphs[last.contents[-1][-1] - 1] <= 1
        if near and (speech.continued or _is_quoted(reading, last)):
            return last
    return None


def _fills_paragraph(speech: Speech, paragraphs: list[int]) -> bool:
    here = paragraphs[speech.first]
    opens = speech.first == 0 or paragraphs[speech.first - 1] != here
    closes = speech.last >= len(paragraphs) or paragraphs[speech.last] != here
    return opens and closes


def _is_quoted(reading: Reading, one: Placed) -> bool:
    first, last = one.contents[-1]
    return reading.quoted[first] and reading.quoted[last - 1]
