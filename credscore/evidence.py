"""What a score shows of a reading: evidence, attributions and sentences.

Scoring takes down where things stand, as plain arrays; the objects that a reader of the score
sees are made of them when they are first asked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.arrays import Int32Array
from credscore.attribution import Found, is_cited
from credscore.cues.lexicon import load_cues
from credscore.cues.matches import of_kinds
from credscore.document.characters import plainly
from credscore.document.ends import (
    before_each,
    repeat_each,
    split_at,
    split_places,
    whole_numbers,
)
from credscore.document.joined import inside
from credscore.document.names import LONE
from credscore.features.joined import Readings
from credscore.features.reading import QUOTED, Reading
from credscore.kinds import EVIDENCE_KINDS, VOICES
from credscore.parts import Attribution, Evidence, SentenceScore, Span
from credscore.wording import SCORES
from credscore.wording.loaded import IS_LEARNED, LEAST_BIAS, find_loaded_words, shipped_notes

__all__ = ["ReadingFindings", "collect_each"]

#: Source type -> (evidence kind, note). A pronoun is evidence of nothing by itself.
_SOURCE_KINDS = {
    "named_person": ("named_source", "a person cited by name"),
    "named_organisation": ("named_source", "an organisation cited by name"),
    "unnamed_person": ("unnamed_source", "a person or body cited by role, without a name"),
    "anonymous": ("anonymous_source", "a source that is not named on purpose"),
    "document": ("document_source", "a document or data cited"),
    "vague": ("vague_attribution", "a claim attributed to nobody in particular"),
}
#: Kinds that both cues and sources are evidence of.
_MARKED_ONCE = ("anonymous_source", "vague_attribution")
_QUOTATION_NOTE = "words in quotation marks, not the writer's own"
#: Of what would be the writer's doing, had somebody else not said it.
_QUOTED_NOTES = {
    "first_person": "first person inside quotation marks: who is quoted, not the writer",
    "clickbait": "inside quotation marks: a lure of who is quoted, not the writer's",
}
_UNCLOSED_NOTE = "words in quotation marks, closed in a later paragraph or not at all"
#: What ``_make`` of a named tuple does, without a call of Python for each.
_FOUND: Final = partial(tuple.__new__, Found)
_EVIDENCE: Final = partial(tuple.__new__, Evidence)
_ATTRIBUTION: Final = partial(tuple.__new__, Attribution)
_SENTENCE: Final = partial(tuple.__new__, SentenceScore)

#: What `Found` holds.
_Attributed = tuple[Span | None, Span | None, tuple[Span, ...], bool, str, str, str, str]


class ReadingFindings(NamedTuple):
    """What was found in a reading, without the reading; see `credscore.parts.Findings`.

    Plain tuples of plain values, unlike named ones, are nothing to the collector of garbage: a
    table full of scores does not slow down what comes after.

    Attributes
    ----------
    cues, cue_starts, cue_ends, cue_voices : ndarray of int, shape (n_shown_matches,)
        The matches of the cues that are evidence: `Cue.index`, offsets, voice.
    learned : list of (int, int, int, str)
        Loaded words beyond the lexicon: offsets, voice, note.
    attributed : list of tuple
        Each attribution, in order, as `Found` holds it.
    source_voices : ndarray of int, shape (n_sources,)
        The voice at each source of a type that is evidence.
    quotations : list of (int, int, bool)
        Offsets, and whether there is a closing mark.
    sentence_spans : tuple of (int, int)
    sentence_voices : ndarray of int, shape (n_sentences,)
    sentence_scores : ndarray of float64, shape (n_sentences, 3)
    changed : bool
        Whether the text is written otherwise than it is read, see `plainly`.
    entity_ends : dict
        See `Document`.
    """

    cues: npt.NDArray[np.int64]
    cue_starts: Int32Array
    cue_ends: Int32Array
    cue_voices: npt.NDArray[np.uint8]
    learned: list[tuple[int, int, int, str]]
    attributed: list[_Attributed]
    source_voices: npt.NDArray[np.uint8]
    quotations: list[tuple[int, int, bool]]
    sentence_spans: tuple[Span, ...]
    sentence_voices: npt.NDArray[np.int64]
    sentence_scores: npt.NDArray[np.float64]
    changed: bool
    entity_ends: dict[int, int]

    def evidence(self, text: str) -> tuple[Evidence, ...]:
        """Return all evidence in `text`, sorted by start, end and kind, without repeats."""
        items: dict[tuple[int, int, str], tuple[int, str]] = {}
        cues = load_cues()
        columns = (self.cues, self.cue_starts, self.cue_ends, self.cue_voices)
        for index, start, end, voice in zip(*[c.tolist() for c in columns], strict=True):
            cue = cues[index]
            note = _QUOTED_NOTES.get(cue.kind, cue.note) if voice == QUOTED else cue.note
            items[start, end, cue.kind] = voice, note
        # Where sources begin that are shown whatever they do: "sources close to the mayor left".
        phrases = [start for start, _, kind in items if kind == "anonymous_source"]
        for start, end, voice, note in self.learned:
            items[start, end, "loaded"] = voice, note
        plain = plainly(text) if self.changed else text
        cited: set[tuple[int, int, str]] = set()
        sources = _with_sources(map(_FOUND, self.attributed))
        for (span, one), voice in zip(sources, self.source_voices.tolist(), strict=True):
            kind, note = _SOURCE_KINDS[one.source_type]
            if (kind == "anonymous_source" and _holds(phrases, span)) or is_cited(plain, one):
                items[*span, kind] = voice, note
                cited.add((*span, kind))
        for start, end, closed in self.quotations:
            note = _QUOTATION_NOTE if closed else _UNCLOSED_NOTE
            items[start, end, "quotation"] = QUOTED, note
        ordered = _each_source_once(items, cited)
        found = map(items.__getitem__, ordered)
        if ends := self.entity_ends:
            ordered = [(start, ends.get(end, end), kind) for start, end, kind in ordered]
        rows = [
            (kind, start, end, text[start:end], VOICES[voice], note)
            for (start, end, kind), (voice, note) in zip(ordered, found, strict=True)
        ]
        return tuple(map(_EVIDENCE, rows))

    def attributions(self) -> tuple[Attribution, ...]:
        """Return the attributions, in order of their place in the text.

        A content in several pieces, such as a quotation that its speaker interrupts, gives one
        attribution for each, so that every span is exact.
        """
        whole = self._whole if self.entity_ends else _as_it_is
        rows = [
            (whole(source), whole(cue), whole(content), direct, type_)
            for source, cue, contents, direct, type_, *_ in self.attributed
            for content in contents or (None,)
        ]
        return tuple(map(_ATTRIBUTION, rows))

    def sentences(self) -> tuple[SentenceScore, ...]:
        """Return the sentences with their probabilities."""
        starts, ends = zip(*self.sentence_spans, strict=True) if self.sentence_spans else ((), ())
        voices = [VOICES[voice] for voice in self.sentence_voices.tolist()]
        if self.entity_ends:
            ends = tuple(self.entity_ends.get(end, end) for end in ends)
            # One may begin inside the entity that the one before ends with.
            starts = tuple(map(max, starts, (0, *ends[:-1])))
        rows = zip(starts, ends, voices, *self.sentence_scores.T.tolist(), strict=True)
        return tuple(map(_SENTENCE, rows))

    def _whole(self, span: Span | None) -> Span | None:
        """Return `span` with all of the entity that it ends with."""
        return span and (span[0], self.entity_ends.get(span[1], span[1]))


def _as_it_is(span: Span | None) -> Span | None:
    return span


def collect_each(readings: Readings) -> list[ReadingFindings]:
    """Return what a score shows of each of `readings`."""
    cues = _shown_cues(readings)
    sources = [
        [start for (start, _), _ in _with_sources(reading.attributions)]
        for reading in readings.each
    ]
    return [
        ReadingFindings(
            cues=own_cues[0],
            cue_starts=own_cues[1],
            cue_ends=own_cues[2],
            cue_voices=own_cues[3],
            learned=learned,
            # Plain tuples; see above.
            attributed=[found[:] for found in reading.attributions],
            source_voices=voices,
            quotations=[(q.start, q.end, q.closed) for q in reading.document.quotations],
            sentence_spans=reading.document.sentences,
            sentence_voices=reading.sentence_voice,
            sentence_scores=reading.sentence_scores.in_place,
            changed=reading.document.changed,
            entity_ends=reading.document.entity_ends,
        )
        for reading, own_cues, learned, voices in zip(
            *(readings.each, cues, _learned_words(readings), _voices_at(readings, sources)),
            strict=True,
        )
    ]


def _shown_cues(readings: Readings) -> Iterable[tuple[npt.NDArray[Any], ...]]:
    """Return for each article index, offsets and voice of the matches that are evidence."""
    shown = of_kinds(*EVIDENCE_KINDS).take(readings.cues)
    first = readings.cue_tokens[shown]
    last = first + (readings.cue_sizes[shown] - 1)
    tokens = readings.columns
    columns = (
        readings.cues[shown],
        tokens.starts.take(first),
        tokens.ends.take(last),
        readings.voice.take(first),
    )
    edges = first.searchsorted(readings.tokens).tolist()
    return zip(*(split_at(column, edges) for column in columns), strict=True)


def _voices_at(readings: Readings, places: Sequence[Sequence[int]]) -> list[npt.NDArray[np.uint8]]:
    """Return for each article the voices of the tokens at (or before) some `places`."""
    counts = list(map(len, places))
    positions = whole_numbers(chain.from_iterable(places))
    positions += repeat_each(readings.characters[:-1], counts)
    tokens = readings.starts.searchsorted(positions, side="right") - 1
    return split_at(readings.voice.take(tokens), before_each(counts))


def _learned_words(readings: Readings) -> list[list[tuple[int, int, int, str]]]:
    """Return the learned loaded words in the sentences that are biased enough for them.

    Whether one is does not depend on the length of the text: each counts as if it stood alone.
    """
    biased = readings.sentence_scores[:, SCORES.index("bias")] >= LEAST_BIAS
    possible = readings.look_up(IS_LEARNED) & biased.take(readings.token_sentence)
    if not possible.any():
        return [[] for _ in readings.each]
    # Those inside a match of a loaded cue are taken out for all articles at once.
    loaded = of_kinds("loaded").take(readings.cues)
    firsts = readings.cue_tokens[loaded]
    possible &= ~inside(firsts, firsts + readings.cue_sizes[loaded], len(possible))
    among = split_places(possible.nonzero()[0], readings.tokens)
    return [
        _learned_in(reading, own) if own else []
        for reading, own in zip(readings.each, among, strict=True)
    ]


def _learned_in(reading: Reading, among: Sequence[int]) -> list[tuple[int, int, int, str]]:
    """Return the learned loaded words among some tokens outside the matches of loaded cues."""
    tokens, named = reading.document.tokens, reading.document.named
    among = [at for at in among if named[at] != LONE]
    return [
        (tokens.starts.item(at), tokens.ends.item(at), reading.voice.item(at), note)
        for at, note in find_loaded_words(tokens, shipped_notes(), among)
    ]


def _each_source_once(
    places: Iterable[tuple[int, int, str]], cited: Collection[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """Return the places and kinds in order, without the cues that mark a cited source again.

    "People familiar with the matter" is one source, though "people familiar with" is a cue by
    itself, and so are the critics of "critics say".
    """
    # By kind the starts of sources in order, and how far they and those before them reach.
    reach: dict[str, tuple[list[int], list[int]]] = {kind: ([], []) for kind in _MARKED_ONCE}
    for start, end, kind in sorted(cited):
        if kind in reach:
            starts, ends = reach[kind]
            starts.append(start)
            ends.append(max(end, ends[-1]) if ends else end)
    return [
        place
        for place in sorted(places)
        if place in cited or place[2] not in reach or not _meets(place, *reach[place[2]])
    ]


def _holds(starts: Sequence[int], span: Span) -> bool:
    """Whether one of `starts`, in order, lies in `span`."""
    at = bisect_left(starts, span[0])
    return at < len(starts) and starts[at] < span[1]


def _meets(place: tuple[int, int, str], starts: Sequence[int], ends: Sequence[int]) -> bool:
    before = bisect_left(starts, place[1])
    return before > 0 and ends[before - 1] > place[0]


def _with_sources(attributed: Iterable[Found]) -> Iterator[tuple[Span, Found]]:
    """Yield the attributions whose sources may be evidence, with these.

    A set phrase without a source ("it is said that") is a match of a cue, and shown as that.
    """
    for found in attributed:
        if found.source and found.source_type in _SOURCE_KINDS:
            yield found.source, found
