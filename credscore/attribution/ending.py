"""Statistics for step 3: where the content after a cue ends.

For each cue every token boundary up to the end of the sentence that could end a clause or a
phrase gets a score, linear in one-hot features; the best one wins (a conditional logit over
the boundaries of one cue). All cues of a document are scored in one gather.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.attribution.lexicon import BIT, group_names
from credscore.attribution.placing import Plan
from credscore.attribution.reading import EDGE, Reading, code_names, code_of

__all__ = ["Boundaries", "boundary_tables", "find_boundaries"]

IdArray = npt.NDArray[np.int32]

#: A content can end before these words; a full stop inside a sentence abbreviates.
_ENDERS: Final = (
    BIT["mark"] | BIT["preposition"] | BIT["coordinator"] | BIT["subordinator"]
    | BIT["relative"] | BIT["that"] | BIT["time"] | BIT["auxiliary"] | BIT["adverb"]
    | BIT["verb"] | BIT["pronoun"]
)  # fmt: skip
_LENGTHS: Final = np.array([1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30], np.int32)


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The boundaries at which contents may end.

    Attributes
    ----------
    owner : ndarray of int32
        Index of the plan each boundary belongs to, ascending.
    place : ndarray of int32
        Token before which the content would end.
    features : ndarray of int32, shape (n_tables, n)
    """

    owner: IdArray
    place: IdArray
    features: IdArray


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
#: Words that open a new clause or not, depending on what follows.
_PAIRED: Final = ("other", ",", "and", "but", "as", "-", "with", "in", "on", "--")


def find_boundaries(reading: Reading, plans: Sequence[Plan]) -> Boundaries:
    """Return the boundaries of every plan with a content after its cue."""
    chosen = [i for i, one in enumerate(plans) if one.start is not None]
    starts = np.array([plans[i].start for i in chosen], np.int32)
    groups = np.array([plans[i].candidate.group_id for i in chosen], np.int32)
    bounds = reading.document.sentence_tokens
    highs = bounds[reading.document.token_sentence[starts] + 1] if chosen else starts
    counts = highs - starts
    row = np.repeat(np.arange(len(chosen), dtype=np.int32), counts)
    offset = np.arange(len(row), dtype=np.int32) - np.repeat(np.cumsum(counts) - counts, counts)
    place = starts[row] + offset + 1
    n_tokens = len(reading.words)
    safe = np.minimum(place, n_tokens - 1)
    quoted = reading.document.quoted
    final = place == highs[row]
    possible = (reading.mask_array[safe] & _ENDERS) != 0
    possible &= ~(quoted[safe] & quoted[place - 1])
    keep = possible | final
    row, place, safe, final = row[keep], place[keep], safe[keep], final[keep]
    columns = _Columns(row, place, safe, final, starts, groups, highs)
    features = _features(reading, plans, columns)
    owner = np.array(chosen, np.int32)[row] if chosen else row
    return Boundaries(owner, place, features)


class _Columns(NamedTuple):
    """Boundaries as columns, and the contents (`starts` ...) that `row` points into."""

    row: IdArray
    place: IdArray
    safe: IdArray
    final: npt.NDArray[np.bool_]
    starts: IdArray
    groups: IdArray
    highs: IdArray


def _features(reading: Reading, plans: Sequence[Plan], columns: _Columns) -> IdArray:
    row, place, safe, final, starts, groups, highs = columns
    codes, quoted = reading.codes, reading.document.quoted
    n_codes, n_groups, n_first = len(code_names()), len(group_names()), len(_FIRSTS)
    n_sizes = len(_LENGTHS) + 1
    high = highs[row]
    following = np.where(final, EDGE, codes[safe])
    after = np.where(place + 1 < high, codes[np.minimum(place + 1, len(codes) - 1)], EDGE)
    last = codes[place - 1]
    first = _first_kinds(reading, starts)[row]
    group = groups[row]
    length = np.searchsorted(_LENGTHS, place - starts[row], side="right").astype(np.int32)
    rest = np.searchsorted(_LENGTHS, high - place, side="right").astype(np.int32)
    end = final.astype(np.int32)
    comma = np.cumsum((codes == code_of(",")) & ~quoted, dtype=np.int32)
    commas = np.minimum(comma[place - 1] - comma[starts][row], 2)
    quotes = (
        quoted[place - 1] * 8
        + (quoted[safe] & ~final) * 4
        + quoted[starts][row] * 2
        + (final & _mark_last(reading, place))
    )
    heads = np.zeros(len(codes) + 2, np.int32)
    heads[[one.candidate.head for one in plans]] = 1
    cue = heads[place] * (~final) * 2 + heads[np.minimum(place + 1, high)] * (~final)
    capital_after = reading.document.tokens.capital[np.minimum(place + 1, len(codes) - 1)]
    out = np.empty((len(boundary_tables()), len(row)), np.int32)
    out[0], out[1], out[2] = following, after, last
    out[3] = first * n_codes + following
    out[4] = (end * n_first + first) * n_sizes + length
    out[5] = (end * n_groups + group) * n_sizes + length
    out[6] = rest
    out[7] = end * 16 + quotes
    out[8] = commas * 2 + end
    out[9] = cue * n_first + first
    out[10] = following * 2 + capital_after
    out[11] = _paired()[following] * n_codes + after
    return out


def _mark_last(reading: Reading, place: IdArray) -> npt.NDArray[np.bool_]:
    marks: npt.NDArray[np.bool_] = reading.codes[place - 1] == code_of(".")
    return marks


def _first_kinds(reading: Reading, starts: IdArray) -> IdArray:
    masks, words = reading.masks, reading.words
    kinds = []
    for i in starts.tolist():
        mask = masks[i]
        if reading.quoted[i]:
            kind = "quote"
        elif words[i] in {"that", "to"}:
            kind = words[i]
        elif mask & BIT["pronoun"]:
            kind = "pronoun"
        elif mask & (BIT["determiner"] | BIT["possessive"]):
            kind = "determiner"
        elif reading.capital[i]:
            kind = "name"
        else:
            kind = "verb" if mask & BIT["verb"] else "other"
        kinds.append(_FIRSTS.index(kind))
    return np.array(kinds, np.int32)


@cache
def _paired() -> IdArray:
    names = code_names()
    table = np.zeros(len(names), np.int32)
    for i, word in enumerate(_PAIRED):
        if word in names:
            table[names.index(word)] = i
    return table
