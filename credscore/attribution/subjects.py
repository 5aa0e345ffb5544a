"""The subject of a whole sentence, where the source does not stand right before its cue."""

from __future__ import annotations

from credscore.attribution.bits import (
    ADVERB,
    AUXILIARY,
    COORDINATOR,
    MARK,
    PREPOSITION,
    SUBORDINATOR,
    VERB,
)
from credscore.attribution.reading import Reading
from credscore.attribution.sources import INNER, PERSONAL, TokenSpan, is_finite

__all__ = ["subject_of"]


def subject_of(reading: Reading, head: int) -> TokenSpan | None:
    """Return the noun phrase that opens the sentence of `head`, after any lead-in phrase."""
    low = reading.bounds[reading.sentence[head]]
    words, masks, quoted = reading.words, reading.masks, reading.quoted
    low = _after_lead_in(reading, low, head)
    i = low
    while i < head and not quoted[i]:
        mask = masks[i]
        if words[i] in PERSONAL:
            opens = i == low or words[i] not in {"who", "which"}
            return (i, i + 1) if opens else (low, i)
        if mask & (AUXILIARY | MARK) and words[i] not in INNER:
            break
        if mask & VERB and is_finite(reading, i, low) and i > low:
            break
        i += 1
    return (low, i) if i > low else None


def _after_lead_in(reading: Reading, low: int, head: int) -> int:
    """Return where the subject begins: after "But", "In May, " or "When it rained, "."""
    masks = reading.masks
    while low < head - 1 and masks[low] & (COORDINATOR | ADVERB):
        low += 1
        if reading.words[low] == ",":
            low += 1
    if masks[low] & (PREPOSITION | SUBORDINATOR):
        for i in range(low, min(head - 1, low + 15)):
            if reading.words[i] == ",":
                return i + 1
    return low
