"""Attributions: who is said to have said what.

`find_attributions` runs the steps in order: candidates, acceptance, placing of source and
content, speakers of quotations without a cue (all in `finding`), vague and anonymous phrases,
types of sources, coreference.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from credscore.attribution.coreference import resolve
from credscore.attribution.finding import find_placed
from credscore.attribution.found import Found
from credscore.attribution.placing import Placed, first_token
from credscore.attribution.reading import Reading, read_tokens
from credscore.attribution.source_types import SourceKind, kind_of
from credscore.attribution.sources import TokenSpan, antecedent_of
from credscore.attribution.vague import add_phrases
from credscore.attribution.weights import Weights, load_weights
from credscore.cues.engine import Hit
from credscore.document.document import Document
from credscore.result import Span

__all__ = ["find_attributions", "voice_of_tokens"]


def find_attributions(
    document: Document,
    hits: Sequence[Hit] = (),
    *,
    statistics: bool = True,
    weights: Weights | None = None,
) -> list[Found]:
    """Return the attributions of `document`, sorted by where they begin.

    Parameters
    ----------
    document : Document
    hits : sequence of Hit
        The matches of the cue engine in `document`; those of kinds ``vague_attribution``
        and ``anonymous_source`` are used.
    statistics : bool, default=True
        With False the rules decide alone, without trained weights.
    weights : Weights, optional
        Other weights than the shipped ones (for training).

    Returns
    -------
    list of Found

    Examples
    --------
    >>> from credscore.document.document import read_whole
    >>> found = find_attributions(read_whole('"It is safe," said Jane Roe, an engineer.'))
    >>> found[0].source_type, found[0].role, found[0].key
    ('named_person', 'expert', 'jane roe')
    """
    reading = read_tokens(document)
    if statistics and weights is None:
        weights = load_weights()
    placed = find_placed(reading, weights)
    types = add_phrases(reading, placed, hits)
    placed.sort(key=first_token)
    kinds = _kinds(reading, placed, types)
    return [_found(reading, one, kind) for one, kind in zip(placed, kinds, strict=True)]


def _kinds(
    reading: Reading, placed: Sequence[Placed], types: dict[int, str]
) -> list[SourceKind | None]:
    """Return type, role and key of each attribution, coreference resolved."""
    kinds: list[SourceKind | None] = []
    for one in placed:
        kind, forced = _own_kind(reading, one), types.get(id(one))
        if forced == "vague":
            kind = SourceKind("vague", "other", "")
        elif forced == "anonymous" and kind is not None and kind.type == "unnamed_person":
            kind = SourceKind("anonymous", kind.role, kind.key)
        kinds.append(kind)
    resolved = resolve(kinds)
    hidden = {
        kind.key
        for one, kind in zip(placed, resolved, strict=True)
        if kind is not None and kind.key and types.get(id(one)) == "anonymous"
    }
    return [
        SourceKind("anonymous", kind.role, kind.key)
        if kind is not None and kind.type == "unnamed_person" and kind.key in hidden
        else kind
        for kind in resolved
    ]


def _own_kind(reading: Reading, one: Placed) -> SourceKind | None:
    source = one.source
    if source is None:
        return None
    if reading.words[source[0]] in {"who", "which"}:
        source = antecedent_of(reading, source[0]) or source
    return kind_of(reading, source)


def _found(reading: Reading, one: Placed, kind: SourceKind | None) -> Found:
    tokens, quoted = reading.document.tokens, reading.quoted
    starts, ends = tokens.starts, tokens.ends

    def chars(span: TokenSpan) -> Span:
        return int(starts[span[0]]), int(ends[span[1] - 1])

    length = inside = 0
    for first, last in one.contents:
        length += last - first
        inside += quoted[first:last].count(True)
    return Found(
        source=chars(one.source) if one.source else None,
        cue=chars(one.cue) if one.cue else None,
        contents=tuple([chars(span) for span in one.contents]),
        direct=inside * 2 > length,
        source_type=kind.type if kind else "vague",
        role=kind.role if kind else "other",
        key=kind.key if kind else "",
        group=one.candidate.group if one.candidate else "",
    )


def voice_of_tokens(document: Document, attributions: Sequence[Found]) -> npt.NDArray[np.uint8]:
    """Return whose words each token is.

    Parameters
    ----------
    document : Document
    attributions : sequence of Found
        Those of the same document.

    Returns
    -------
    ndarray of uint8, shape (n_tokens,)
        0 the author's, 1 inside quotation marks, 2 reported speech outside them.
    """
    voice = np.zeros(len(document.tokens.words), np.uint8)
    spans = [span for found in attributions for span in found.contents]
    if spans:
        edges = np.searchsorted(document.tokens.starts, np.array(spans, np.int64))
        for first, last in edges.tolist():
            voice[first:last] = 2
    voice[document.quoted] = 1
    return voice
