"""Statistics for step 3: where the content after a cue ends.

For each cue every token boundary up to the end of the sentence that could end a clause or a
phrase gets a score, linear in one-hot features; the best one wins (a conditional logit over
the boundaries of one cue). All cues of a document are scored in one gather.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.attribution.bits import (
    ADVERB,
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    MARK,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    THAT,
    TIME,
    VERB,
)
from credscore.attribution.candidates import kind_table
from credscore.attribution.cells import CODE, QUOTED, code_names, code_of
from credscore.attribution.joining import Joined, join
from credscore.attribution.lexicon import group_names
from credscore.attribution.planning import Plan
from credscore.attribution.reading import Reading
from credscore.document.ends import whole_numbers

__all__ = [
    "Boundaries", "boundary_tables", "find_boundaries", "joined_boundaries",
]  # fmt: skip

Column = npt.NDArray[np.int64]
#: Whole numbers, one row a feature table.
Features = npt.NDArray[Any]

#: So many boundaries of a cue are looked at, which no sentence of prose has: it bounds the
#: work on texts without full stops.
_MOST: Final = 256
#: The tokens round a boundary: after it, one later, before it.
_AROUND: Final = np.array([[0], [1], [-1]])
#: Which bit of a cell says that the token is quoted.
_QUOTED_AT: Final = QUOTED.bit_length() - 1

#: A content can end before these words; a full stop inside a sentence abbreviates.
_ENDERS: Final = (
    MARK | PREPOSITION | COORDINATOR | SUBORDINATOR
    | RELATIVE | THAT | TIME | AUXILIARY | ADVERB
    | VERB | PRONOUN
)  # fmt: skip
_LENGTHS: Final = np.array([1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30])
#: Number of tokens -> which of the lengths it reaches; the last stands for all beyond.
_SIZES: Final = _LENGTHS.searchsorted(np.arange(31), side="right")


class Boundaries(NamedTuple):
    """The boundaries at which contents may end.

    Attributes
    ----------
    owner : ndarray of int64
        Index of the plan each boundary belongs to, ascending.
    place : ndarray of int64
        Token before which the content would end.
    features : ndarray of int64, shape (n_tables, n)
    counts : ndarray of int64
        Number of boundaries of each plan that has any.
    """

    owner: Column
    place: Column
    features: Features
    counts: Column

    def best(self, scores: npt.NDArray[np.float64]) -> Iterator[tuple[int, int]]:
        """Yield the plans with the place of the highest score of each, the first of equals."""
        firsts = self.counts.cumsum() - self.counts
        tops = np.maximum.reduceat(scores, firsts)
        equal = (scores == tops.repeat(self.counts)).nonzero()[0]
        chosen = equal.take(equal.searchsorted(firsts))
        yield from zip(
            self.owner.take(chosen).tolist(), self.place.take(chosen).tolist(), strict=True
        )


@cache
def boundary_tables() -> dict[str, tuple[str, ...]]:
    """Return feature table name -> names of its values, in order."""
    codes, groups = code_names(), group_names()
    sizes = tuple(str(i) for i in range(len(_LENGTHS) + 1))
    ends = ("inside", "end")
    return {
        "end next": codes,
        "end next+1": codes,
        "end last": codes,
        "end first next": tuple(f"{f}/{c}" for f in _FIRSTS for c in codes),
        "end length": tuple(f"{e}/{f}/{s}" for e in ends for f in _FIRSTS for s in sizes),
        "end group": tuple(f"{e}/{g}/{s}" for e in ends for g in groups for s in sizes),
        "end rest": sizes,
        "end quotes": tuple(f"{e}/{i}" for e in ends for i in range(16)),
        "end commas": tuple(f"{i}/{c}" for i in range(3) for c in ends),
        "end cue": tuple(f"{i}/{f}" for i in range(4) for f in _FIRSTS),
        "end capital": tuple(f"{c}/{x}" for c in codes for x in ("0", "1")),
        "end pair": tuple(f"{p}/{c}" for p in _PAIRED for c in codes),
    }


#: What the content begins with.
_FIRSTS: Final = ("that", "to", "quote", "pronoun", "determiner", "name", "verb", "other")
_OPENERS: Final = {"that": 0, "to": 1}
_QUOTE, _PRONOUN, _DETERMINER, _NAME, _VERB, _OTHER = range(2, 8)
_DETERMINERS: Final = DETERMINER | POSSESSIVE
#: Words that open a new clause or not, depending on what follows.
_PAIRED: Final = ("other", ",", "and", "but", "as", "-", "with", "in", "on", "--")


@cache
def _own_values() -> Features:
    """Return what the beginning and the group of a content give to each table.

    Column ``kind * n_groups + group`` belongs to the kind `_FIRSTS[kind]`.
    """
    n_groups, n_sizes = len(group_names()), len(_LENGTHS) + 1
    kind, group = np.divmod(np.arange(len(_FIRSTS) * n_groups), n_groups)
    values = np.zeros((len(boundary_tables()), len(kind)), np.int64)
    values[3] = kind * len(code_names())
    values[4], values[5] = kind * n_sizes, group * n_sizes
    values[7] = (kind == _QUOTE) * 2
    values[9] = kind
    return values


@cache
def _final_values() -> Features:
    """Return what the end of the sentence adds to each table, shape (n_tables, 1)."""
    n_sizes = len(_LENGTHS) + 1
    values = np.zeros((len(boundary_tables()), 1), np.int64)
    values[4], values[5] = len(_FIRSTS) * n_sizes, len(group_names()) * n_sizes
    values[7], values[8] = 16, 1
    return values


def find_boundaries(reading: Reading, plans: Sequence[Plan]) -> Boundaries:
    """Return the boundaries of every plan with a content after its cue, at least one."""
    heads = [one.candidate.head for one in plans]
    rows = [
        (i, one.start, one.candidate.kind) for i, one in enumerate(plans) if one.start is not None
    ]
    return joined_boundaries(join([reading]), rows, heads)


def joined_boundaries(
    joined: Joined, rows: Sequence[tuple[int, int, int]], heads: Sequence[int]
) -> Boundaries:
    """Return the boundaries of contents.

    Parameters
    ----------
    joined : Joined
    rows : sequence of (int, int, int)
        Index of the plan, first token of the content and kind of the cue (`Candidate.kind`) of
        each content, at least one; tokens and plans counted through all documents.
    heads : sequence of int
        The tokens that are cues.
    """
    contents = np.array([whole_numbers(column) for column in zip(*rows, strict=True)])
    starts = contents[1]
    groups = kind_table()[0].take(contents[2])
    contents[2] = _first_kinds(joined, starts) * len(group_names()) + groups
    highs = joined.bounds.take(joined.sentence.take(starts) + 1)
    possible = _possible_ends(joined)
    low = possible.searchsorted(starts, side="right")
    # One more for the end of the sentence, which always is a boundary.
    counts = np.minimum(possible.searchsorted(highs) - low, _MOST) + 1
    stops = counts.cumsum()
    owner, start, column = contents.repeat(counts, axis=1)
    place = possible.take(np.arange(len(owner)) + (low - stops + counts).repeat(counts))
    place[stops - 1] = highs
    out = _own_values().take(column, axis=1)
    out[4:6] += _SIZES.take(place - start, mode="clip")
    _put_words(out, joined, place, stops - 1, highs.repeat(counts))
    _put_commas(out, counts)
    _put_cues(out, len(joined.cells), heads, place, stops - 1)
    out[:, stops - 1] += _final_values()
    return Boundaries(owner, place, out, counts)


def _possible_ends(joined: Joined) -> Column:
    """Return the tokens before which a content can end inside a sentence, and one beyond."""
    cells = joined.cells
    flags = np.ones(len(cells) + 1, np.bool_)
    inside = flags[:-1]
    np.not_equal(cells & _ENDERS, 0, out=inside)
    if joined.quotes:
        inside[1:] &= (cells[1:] & cells[:-1] & QUOTED) == 0
    possible: Column = flags.nonzero()[0]
    return possible


def _put_words(out: Features, joined: Joined, place: Column, final: Column, high: Features) -> None:
    """Fill the tables of the words and quotation marks round the boundaries.

    `final` are the boundaries at the end of a sentence, `high` is where the sentence ends.
    """
    cells, n_codes = joined.cells, len(code_names())
    at = place + _AROUND
    # A cell beyond the sentence is 0: not quoted, code `EDGE`.
    near = cells.take(at, mode="clip") * (at < high)
    codes = out[:3]
    np.right_shift(near, CODE, out=codes)
    following, after, last = codes
    out[3] += following
    out[6] = _SIZES.take(high - place, mode="clip")
    out[7, final] += last.take(final) == code_of(".")
    if joined.quotes:
        quoted = near & QUOTED
        out[7] += (quoted[0] >> (_QUOTED_AT - 2)) + (quoted[2] >> (_QUOTED_AT - 3))
        out[8] = quoted[0] != 0
    out[10] = following * 2 + joined.capital.take(at[1], mode="clip")
    out[11] = _paired().take(following) * n_codes + after


def _put_commas(out: Features, counts: Column) -> None:
    """Fill the table of the commas outside quotation marks between start and boundary.

    Before each of them is a boundary. Table 8 comes with the boundaries before quoted tokens.
    """
    comma = (out[0] == code_of(",")) & (out[8] == 0)
    before = comma.cumsum() - comma
    before -= before.take(counts.cumsum() - counts).repeat(counts)
    out[8] = np.minimum(before, 2) * 2


def _put_cues(
    out: Features, n_tokens: int, heads: Sequence[int], place: Column, final: Column
) -> None:
    """Fill the table of the other cues right behind the boundaries."""
    is_cue = np.zeros(n_tokens + 2, np.int64)
    is_cue[heads] = len(_FIRSTS)
    cue = is_cue.take(place) * 2 + is_cue.take(place + 1)
    cue[final] = 0
    out[9] += cue


def _first_kinds(joined: Joined, starts: Column) -> Column:
    """Return the index in `_FIRSTS` of what each of the tokens `starts` is."""
    cells, capital = joined.cells.take(starts), joined.capital.take(starts)
    codes = cells >> CODE
    kinds = np.where((cells & VERB) != 0, _VERB, _OTHER)
    # What decides comes last.
    kinds[capital] = _NAME
    kinds[(cells & _DETERMINERS) != 0] = _DETERMINER
    kinds[(cells & PRONOUN) != 0] = _PRONOUN
    for word, kind in _OPENERS.items():
        kinds[codes == code_of(word)] = kind
    kinds[(cells & QUOTED) != 0] = _QUOTE
    return kinds


@cache
def _paired() -> Column:
    names = code_names()
    table = np.zeros(len(names), np.int64)
    for i, word in enumerate(_PAIRED):
        if word in names:
            table[names.index(word)] = i
    return table
