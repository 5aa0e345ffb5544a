"""Quotations set as a paragraph of their own, without marks, below "The mayor wrote:"."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from credscore.attribution.bits import AUXILIARY, DOCUMENT, PRONOUN, STATEMENT, THAT
from credscore.attribution.candidates import Candidate, Columns, candidates_of, colon_kind
from credscore.attribution.lexicon import FINITE, THIRD
from credscore.attribution.placing import Placed
from credscore.attribution.planning import plan
from credscore.attribution.reading import Reading
from credscore.attribution.subjects import subject_of
from credscore.attribution.walking import TokenSpan

__all__ = ["add_blocks"]

#: What introduces a quotation, and so many words before the colon it stands at most.
_SAYS: Final = frozenset(
    "add admit announce argue claim clarify conclude confess continue declare explain insist note"
    " observe recount remark report say state summarise summarize tell testify tweet warn"
    " write".split()
)
_WITHIN: Final = 14
#: Nouns rather, so near a colon.
_NOUNS: Final = frozenset("claims remarks tweets".split())
#: Who is quoted nowhere, and whom the writer goes on about.
_NOBODY: Final = frozenset("i we you us me our my your emphasis italics".split())
_GONE_ON: Final = frozenset({"he", "she", "his", "her"})
#: A paragraph has so many tokens at least and ends like a sentence.
_SHORTEST: Final = 8
_ENDS: Final = frozenset({".", "?", "!", "…", "...", '"', "”", ")", "]"})


def add_blocks(reading: Reading, columns: Columns, placed: list[Placed]) -> list[Placed]:
    """Return `placed` with the paragraphs that a sentence with a colon at its end quotes.

    Parameters
    ----------
    reading : Reading
    columns : Columns
        All that may be a cue.
    placed : list of Placed

    Returns
    -------
    list of Placed
    """
    ends = _colons_at_ends(reading, columns) if colon_kind() in columns.kinds else []
    if not ends:
        return placed
    sentence = reading.sentence
    taken = {sentence[one.cue[0]] for one in placed if one.cue is not None}
    taken.update(sentence[one.contents[0][0]] for one in placed if one.contents)
    found = []
    for i in ends:
        block = _block_behind(reading, columns.heads[i])
        if block is None or sentence[columns.heads[i]] in taken:
            continue
        cue = _cue_before(reading, columns, i)
        source = _who_says(reading, cue) if cue is not None else None
        if cue is not None and source is not None and not _is_about(reading, source, block):
            found.append(Placed(source, (cue.head, cue.end), [block], cue))
    return [*placed, *found]


def _colons_at_ends(reading: Reading, columns: Columns) -> list[int]:
    """Return which of all that may be a cue are colons at the end of a sentence."""
    bounds, sentence, last = reading.bounds, reading.sentence, len(reading.words)
    kind, heads = colon_kind(), columns.heads
    colons = [i for i, one in enumerate(columns.kinds) if one == kind]
    return [i for i in colons if heads[i] + 1 == bounds[sentence[heads[i]] + 1] < last]


def _block_behind(reading: Reading, colon: int) -> TokenSpan | None:
    """Return the paragraph behind a colon, if somebody else may have written it."""
    paragraphs, first = reading.document.token_paragraph, colon + 1
    here = paragraphs[first]
    if paragraphs[colon] == here or reading.quoted[first] or reading.words[first] in _GONE_ON:
        return None
    starts, ends = reading.document.tokens.starts, reading.document.tokens.ends
    if reading.document.text[ends.item(colon) : starts.item(first)].strip():
        return None  # a post or an advertisement is left out between them
    last = int(paragraphs.searchsorted(here, side="right"))
    closed = reading.words[last - 1] in _ENDS and last - first >= _SHORTEST
    return (first, last) if closed else None


def _cue_before(reading: Reading, columns: Columns, colon: int) -> Candidate | None:
    """Return the last verb of report in the sentence that a colon ends."""
    at = columns.heads[colon]
    low = max(reading.bounds[reading.sentence[at]], at - _WITHIN)
    if reading.words[at - 1] == ")":  # "(emphasis added):"
        return None
    first = bisect_left(columns.heads, low, 0, colon)
    rows = zip(*(column[first:colon] for column in columns), strict=True)
    for cue in reversed(candidates_of(rows)):
        said = cue.lemma in _SAYS and reading.words[cue.head] not in _NOUNS
        # Not "Those states are" nor "the states that reopened late".
        said = said and not reading.masks[cue.end] & (AUXILIARY | THAT)
        if cue.form in FINITE and (said or _reads(cue)):
            return cue
    return None


def _reads(cue: Candidate) -> bool:
    """Whether a text says it: ``The letter reads:``."""
    return cue.lemma == "read" and cue.form == THIRD


def _who_says(reading: Reading, cue: Candidate) -> TokenSpan | None:
    """Return who is quoted, None for the writer."""
    planned = plan(reading, cue)
    if planned is None or planned.shape not in {"plain", "shared"}:
        return None
    source = planned.source or subject_of(reading, cue.head)
    if source is None or source[1] > cue.head:
        return None
    words = reading.words[slice(*source)]
    if any(word.partition("'")[0] in _NOBODY for word in words):
        return None
    written = any(mask & (DOCUMENT | STATEMENT) for mask in reading.masks[slice(*source)])
    return source if cue.lemma != "read" or written or words == ["it"] else None


def _is_about(reading: Reading, source: TokenSpan, block: TokenSpan) -> bool:
    """Whether a paragraph names the source, as hardly anybody names himself."""
    last = source[1] - 1
    if not reading.capital[last] or reading.masks[last] & PRONOUN:
        return False
    name = reading.words[last]
    return any(reading.capital[i] for i in range(*block) if reading.words[i] == name)
