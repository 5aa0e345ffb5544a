"""Evidence and attributions for the reader, taken from a reading."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

import numpy as np

from credscore.features.reading import QUOTED, VOICE_NAMES, Reading
from credscore.result import Attribution, Evidence, SentenceScore
from credscore.wording import SCORES
from credscore.wording.loaded import LEAST_BIAS, find_loaded_words, shipped_notes

__all__ = ["collect_attributions", "collect_evidence", "collect_sentences"]

#: Source type -> (evidence kind, note). A pronoun is evidence of nothing by itself.
_SOURCE_KINDS = {
    "named_person": ("named_source", "a person cited by name"),
    "named_organisation": ("named_source", "an organisation cited by name"),
    "unnamed_person": ("unnamed_source", "a person cited by role, without a name"),
    "anonymous": ("anonymous_source", "a source that is not named on purpose"),
    "document": ("document_source", "a document or data cited"),
    "vague": ("vague_attribution", "a claim attributed to nobody in particular"),
}
_QUOTATION_NOTE = "words in quotation marks, not the writer's own"
_UNCLOSED_NOTE = "words in quotation marks, closed in a later paragraph or not at all"


def collect_evidence(reading: Reading) -> tuple[Evidence, ...]:
    """Return all evidence of `reading`, sorted by start, end and kind, without repeats."""
    text = reading.document.text
    items = {
        (start, end, kind): (voice, note)
        for start, end, kind, voice, note in (
            *_from_hits(reading),
            *_from_learned_words(reading),
            *_from_sources(reading),
            *_from_quotations(reading),
        )
    }
    return tuple(
        Evidence(kind, start, end, text[start:end], VOICE_NAMES[voice], note)
        for (start, end, kind), (voice, note) in sorted(items.items())
    )


_Item = tuple[int, int, str, int, str]


def _from_hits(reading: Reading) -> Iterator[_Item]:
    starts, ends = reading.document.tokens.starts.tolist(), reading.document.tokens.ends.tolist()
    voice = reading.voice.tolist()
    for cue, first, stop in reading.hits:
        if cue.kind:
            yield starts[first], ends[stop - 1], cue.kind, voice[first], cue.note


def _from_learned_words(reading: Reading) -> Iterator[_Item]:
    document, bias = reading.document, reading.sentence_scores[:, SCORES.index("bias")]
    tokens = document.tokens
    for at, note in find_loaded_words(tokens, reading.hits, shipped_notes()):
        if bias[document.token_sentence[at]] >= LEAST_BIAS:
            start, end = int(tokens.starts[at]), int(tokens.ends[at])
            yield start, end, "loaded", int(reading.voice[at]), note


def _from_sources(reading: Reading) -> Iterator[_Item]:
    found = [(item.source or item.cue, item.source_type) for item in reading.attributions]
    spans = [(span, kind) for span, kind in found if span and kind in _SOURCE_KINDS]
    voices = _voices_at(reading, [span[0] for span, _ in spans])
    for (span, source_type), voice in zip(spans, voices, strict=True):
        kind, note = _SOURCE_KINDS[source_type]
        yield *span, kind, voice, note


def _from_quotations(reading: Reading) -> Iterator[_Item]:
    for quotation in reading.document.quotations:
        note = _QUOTATION_NOTE if quotation.closed else _UNCLOSED_NOTE
        yield quotation.start, quotation.end, "quotation", QUOTED, note


def _voices_at(reading: Reading, positions: list[int]) -> list[int]:
    """Return the voice of the token at (or before) each character position."""
    starts = reading.document.tokens.starts
    tokens = np.searchsorted(starts, np.array(positions, np.int64), side="right") - 1
    voices: list[int] = reading.voice[tokens].tolist()
    return voices


def collect_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """Return the attributions of `reading`, in order of their place in the text.

    A content in several pieces, such as a quotation that its speaker interrupts, gives one
    attribution a piece, so that every span is exact.
    """
    return tuple(
        Attribution(item.source, item.cue, content, item.direct, item.source_type)
        for item in sorted(reading.attributions, key=attrgetter("start"))
        for content in item.contents or (None,)
    )


def collect_sentences(reading: Reading) -> tuple[SentenceScore, ...]:
    """Return the sentences of `reading` with their probabilities."""
    return tuple(
        SentenceScore(start, end, VOICE_NAMES[voice], bias, subjectivity, hedging)
        for (start, end), voice, (bias, subjectivity, hedging) in zip(
            reading.document.sentences,
            reading.sentence_voice.tolist(),
            reading.sentence_scores.tolist(),
            strict=True,
        )
    )
