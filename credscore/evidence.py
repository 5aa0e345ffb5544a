"""What a score shows of a reading: evidence, attributions and sentences.

Scoring takes down where things stand, as plain arrays; the objects that a reader of the score
sees are made of them when they are first asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from credscore.attribution import Found
from credscore.cues.lexicon import load_cues
from credscore.document.quotations import Quotation
from credscore.features.reading import QUOTED, VOICE_NAMES, Reading
from credscore.parts import Attribution, Evidence, SentenceScore, Span
from credscore.wording import SCORES
from credscore.wording.loaded import IS_LEARNED, LEAST_BIAS, find_loaded_words, shipped_notes

__all__ = ["ReadingFindings", "collect"]

IntArray = npt.NDArray[np.int32]
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


@dataclass(frozen=True, slots=True)
class ReadingFindings:
    """What was found in a reading, without the reading; see `credscore.result.Findings`.

    Attributes
    ----------
    cues, cue_starts, cue_ends, cue_voices : ndarray of int, shape (n_shown_matches,)
        The matches of the cues that are evidence: `Cue.index`, offsets, voice.
    learned : list of (int, int, int, str)
        Loaded words beyond the lexicon: offsets, voice, note.
    found : list of Found
        The attributions, in order of their place in the text.
    source_voices : ndarray of int, shape (n_shown_sources,)
        The voice at each of `_shown_sources`.
    quotations : tuple of Quotation
    sentence_spans : tuple of (int, int)
    sentence_voices : ndarray of int, shape (n_sentences,)
    sentence_scores : ndarray of float64, shape (n_sentences, 3)
    """

    cues: npt.NDArray[np.int64]
    cue_starts: IntArray
    cue_ends: IntArray
    cue_voices: npt.NDArray[np.uint8]
    learned: list[tuple[int, int, int, str]]
    found: list[Found]
    source_voices: npt.NDArray[np.uint8]
    quotations: tuple[Quotation, ...]
    sentence_spans: tuple[Span, ...]
    sentence_voices: npt.NDArray[np.int64]
    sentence_scores: npt.NDArray[np.float64]

    def evidence(self, text: str) -> tuple[Evidence, ...]:
        """Return all evidence in `text`, sorted by start, end and kind, without repeats."""
        items: dict[tuple[int, int, str], tuple[int, str]] = {}
        cues = load_cues()
        columns = (self.cues, self.cue_starts, self.cue_ends, self.cue_voices)
        for index, start, end, voice in zip(*(c.tolist() for c in columns), strict=True):
            cue = cues[index]
            items[start, end, cue.kind] = voice, cue.note
        for start, end, voice, note in self.learned:
            items[start, end, "loaded"] = voice, note
        shown = _shown_sources(self.found)
        for (start, end, type_), voice in zip(shown, self.source_voices.tolist(), strict=True):
            kind, note = _SOURCE_KINDS[type_]
            items[start, end, kind] = voice, note
        for quotation in self.quotations:
            note = _QUOTATION_NOTE if quotation.closed else _UNCLOSED_NOTE
            items[quotation.start, quotation.end, "quotation"] = QUOTED, note
        return tuple(
            [
                Evidence(kind, start, end, text[start:end], VOICE_NAMES[voice], note)
                for (start, end, kind), (voice, note) in sorted(items.items())
            ]
        )

    def attributions(self) -> tuple[Attribution, ...]:
        """Return the attributions, in order of their place in the text.

        A content in several pieces, such as a quotation that its speaker interrupts, gives one
        attribution a piece, so that every span is exact.
        """
        return tuple(
            [
                Attribution(item.source, item.cue, content, item.direct, item.source_type)
                for item in self.found
                for content in item.contents or (None,)
            ]
        )

    def sentences(self) -> tuple[SentenceScore, ...]:
        """Return the sentences with their probabilities."""
        return tuple(
            [
                SentenceScore(start, end, VOICE_NAMES[voice], bias, subjectivity, hedging)
                for (start, end), voice, (bias, subjectivity, hedging) in zip(
                    self.sentence_spans,
                    self.sentence_voices.tolist(),
                    self.sentence_scores.tolist(),
                    strict=True,
                )
            ]
        )


def collect(reading: Reading) -> ReadingFindings:
    """Return what a score shows of `reading`."""
    document, voice = reading.document, reading.voice
    tokens = document.tokens
    shown = _is_shown().take(reading.cue_of)
    first = reading.cue_starts[shown]
    positions = np.array([start for start, _, _ in _shown_sources(reading.attributions)], np.int64)
    return ReadingFindings(
        cues=reading.cue_of[shown],
        cue_starts=tokens.starts.take(first),
        cue_ends=tokens.ends.take(reading.cue_ends[shown] - 1),
        cue_voices=voice.take(first),
        learned=_learned_words(reading),
        found=reading.attributions,
        # The voice of the token at (or before) each position.
        source_voices=voice.take(tokens.starts.searchsorted(positions, side="right") - 1),
        quotations=document.quotations,
        sentence_spans=document.sentences,
        sentence_voices=reading.sentence_voice,
        sentence_scores=reading.sentence_scores,
    )


def _learned_words(reading: Reading) -> list[tuple[int, int, int, str]]:
    """Return the learned loaded words in the sentences that are biased enough for them."""
    tokens = reading.document.tokens
    biased = reading.sentence_scores[:, SCORES.index("bias")] >= LEAST_BIAS
    possible = tokens.look_up(IS_LEARNED) & biased.take(reading.document.token_sentence)
    among = possible.nonzero()[0].tolist()
    return [
        (int(tokens.starts[at]), int(tokens.ends[at]), int(reading.voice[at]), note)
        for at, note in find_loaded_words(tokens, reading.hits, shipped_notes(), among)
    ]


@cache
def _is_shown() -> npt.NDArray[np.bool_]:
    """Return for every cue whether its matches are evidence."""
    return np.array([bool(cue.kind) for cue in load_cues()], np.bool_)


def _shown_sources(found: list[Found]) -> list[tuple[int, int, str]]:
    """Return the sources that are evidence, with their types; the cue where there is no source."""
    return [
        (*span, item.source_type)
        for item in found
        if (span := item.source or item.cue) and item.source_type in _SOURCE_KINDS
    ]
