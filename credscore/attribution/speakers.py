"""Step 5: quotations that no cue introduces take the speaker of their neighbour."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from credscore.attribution.placing import Placed, first_token
from credscore.attribution.reading import Reading, Speech
from credscore.attribution.speech_tags import signer_of, tag_of
from credscore.attribution.walking import TokenSpan

__all__ = ["give_speakers"]

#: Marks that end a sentence, and how many tokens, marks among them, a quotation inside the sentence
#: of somebody else has that is no speech: at most so many, of which so few may end like a sentence.
_ENDS: Final = frozenset({".", "?", "!", "…", "..."})
_PHRASE: Final = 10
_SHORT_PHRASE: Final = 6


def give_speakers(reading: Reading, placed: list[Placed]) -> list[Placed]:
    """Return `placed` with every speech in quotation marks taken up, sorted by start.

    A quotation in the paragraph of an attribution goes on its content (the one before it
    wins); one that fills its paragraph belongs to the last speaker while the quotation runs
    on from paragraph to paragraph, or to whoever is named where it ends; any other stands as an
    attribution without a source, unless it is a title, a slogan or the like.
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
        inside = speech.first > reading.bounds[reading.sentence[speech.first]]
        if inside and _is_phrase(reading, speech):
            continue
        tag = tag_of(reading, speech)
        if tag is None and latest is not None and _goes_to(reading, speech, latest):
            latest.contents.append((speech.first, speech.last))
        elif not (inside and _is_called(reading, speech)):
            signer = signer_of(reading, speech) if tag is None else None
            one, instead = _with_tag(speech, placed, tag, signer)
            latest = one if signer is None else latest
            if instead is not None:
                result.remove(instead)
            result.append(one)
    return sorted(result, key=first_token)


def _with_tag(
    speech: Speech,
    placed: list[Placed],
    tag: tuple[TokenSpan, TokenSpan] | None,
    signer: TokenSpan | None,
) -> tuple[Placed, Placed | None]:
    """Return an attribution of a speech that no cue introduces, with who speaks behind it.

    Where the verb is the cue of another, as in ``"It is late," he hoped``, that is returned too.
    """
    contents = [(speech.first, speech.last)]
    if tag is None:
        return Placed(signer, None, contents, None), None
    source, cue = tag
    at = bisect_left(placed, cue[0], key=_cue_start)
    if at < len(placed) and placed[at].cue == cue:
        same = placed[at]
        return Placed(same.source or source, cue, contents, same.candidate), same
    return Placed(source, cue, contents, None), None


def _cue_start(one: Placed) -> int:
    return one.cue[0] if one.cue else 0


def _last_content(one: Placed) -> int:
    return one.contents[-1][0]


def _is_taken(speech: Speech, taken: list[tuple[int, int]]) -> bool:
    at = bisect_left(taken, (speech.last, 0)) - 1
    return at >= 0 and taken[at][1] > speech.first


def _is_phrase(reading: Reading, speech: Speech) -> bool:
    """Whether a quotation inside a sentence is a part of it: ``the “hot spots,” his briefings``."""
    return speech.last - speech.first <= _PHRASE and _end(reading, speech) not in _ENDS


def _is_called(reading: Reading, speech: Speech) -> bool:
    """Whether one that goes on nobody's speech is a name: ``star of “The Long Pier.”``."""
    return speech.last - speech.first <= _SHORT_PHRASE or _end(reading, speech) == ","


def _end(reading: Reading, speech: Speech) -> str:
    """Return the last token inside the quotation marks."""
    last = speech.last - 1
    mark = not reading.words[last][0].isalnum() and reading.words[last] not in _ENDS | {","}
    return reading.words[last - mark]


def _owners_at_the_end(
    reading: Reading, speeches: list[Speech], placed: list[Placed]
) -> dict[int, Placed]:
    """Return who says the paragraphs of a speech that names its speaker at the end.

    As in “One thing.¶“Another,” said Ms Roe. First token of a speech -> attribution.
    """
    owners: dict[int, Placed] = {}
    contents = sorted([(*span, i) for i, one in enumerate(placed) for span in one.contents])
    chain: list[Speech] = []
    for speech in speeches:
        opens = _opens_paragraph(reading, speech.first)
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


def _opens_paragraph(reading: Reading, i: int) -> bool:
    """Whether token `i` is the first of its paragraph."""
    paragraphs = reading.document.token_paragraph
    return i == 0 or bool(paragraphs[i - 1] != paragraphs[i])


def _goes_on(reading: Reading, speech: Speech, before: Speech) -> bool:
    """Whether a speech has no mark or that of the one `before`: in others it may be quoted."""
    text, starts = reading.document.text, reading.document.tokens.starts
    mark = text[starts.item(speech.first)]
    return mark == text[starts.item(before.first)] or mark.isalnum()


def _goes_to(reading: Reading, speech: Speech, latest: Placed) -> bool:
    """Whether the speaker of `latest` says `speech`, too."""
    return _continues(reading, speech, latest) or _is_led_in(reading, speech, latest)


def _is_led_in(reading: Reading, speech: Speech, latest: Placed) -> bool:
    """Whether the sentence before, which ends in a colon, tells who says the next paragraph."""
    before = speech.first - 1
    if before < 0 or reading.words[before] != ":" or latest.cue is None or latest.source is None:
        return False
    same = reading.sentence[latest.cue[0]] == reading.sentence[before]
    return same and _opens_paragraph(reading, speech.first)


def _continues(reading: Reading, speech: Speech, latest: Placed) -> bool:
    """Whether `speech` goes on what the speaker of `latest` says."""
    paragraphs = reading.document.token_paragraph
    here, (first, last) = paragraphs[speech.first], latest.contents[-1]
    if paragraphs[first] == here:
        return True
    closes = speech.last >= len(paragraphs) or paragraphs[speech.last] != here
    if not (closes and _opens_paragraph(reading, speech.first)) or here - paragraphs[last - 1] > 1:
        return False
    return speech.continued or bool(reading.quoted[first] and reading.quoted[last - 1])
