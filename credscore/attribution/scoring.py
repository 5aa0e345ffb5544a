"""Statistics for step 1: how likely each candidate is a cue.

Logistic regression over one-hot features of the candidate and its neighbours, trained by
``training/measure_attribution.py`` on PolNeAR. Features are closed-class words, word shapes, verbs
of report and their groups: no names. All candidates of a document are scored in one gather.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from credscore.attribution.bits import ADVERB, AUXILIARY, BE, NEGATION
from credscore.attribution.candidates import Candidate, Columns, kind_table
from credscore.attribution.cells import CODE, QUOTED, CellArray, code_names, code_of
from credscore.attribution.joining import Joined, join
from credscore.attribution.lexicon import group_names, load_lexicon
from credscore.attribution.reading import Reading
from credscore.document.ends import whole_numbers

__all__ = ["candidate_features", "candidate_tables", "column_features"]

Column = npt.NDArray[np.int64]
#: Whole numbers, one row a feature table.
Features = npt.NDArray[Any]

#: Tokens looked at, from the head on (first four) or from the end on (the next four), the
#: subject (in the fifth last row), three of them again for the tables of pairs, and one more.
_FROM_HEAD: Final = np.array([[-4], [-3], [-2], [-1]])
_FROM_END: Final = np.array([[0], [1], [2], [3]])
_SUBJECT, _LAST = 8, 12
_SIDES: Final = np.array([[-1], [1]])
_SKIPPED: Final = AUXILIARY | ADVERB | NEGATION
_STRONG: Final = frozenset({"say", "tell", "according"})


@cache
def candidate_tables() -> dict[str, tuple[str, ...]]:
    """Return feature table name -> names of its values, in order."""
    codes, groups = code_names(), group_names()
    forms = tuple(f"{group}/{form}" for group in groups for form in range(-1, 4))
    pairs = tuple(f"{group}/{code}" for group in groups for code in codes)
    flags = ("0", "1")
    return {
        "lemma": lemma_names(),
        "form": forms,
        **{f"word{offset}": codes for offset in (-4, -3, -2, -1, 1, 2, 3, 4)},
        "subject": codes,
        "group word-1": pairs,
        "group word1": pairs,
        "group word2": pairs,
        "particle": tuple(f"{lemma}/{more}" for lemma in lemma_names() for more in flags),
        "passive": tuple(f"{be}/{form}" for be in flags for form in forms),
        "agent": _numbers(20),
        "quoted sentence": tuple(f"{quoted}/{group}" for quoted in flags for group in groups),
        "candidates before": _numbers(5),
        "candidates after": _numbers(5),
        "previous": ("none", *forms),
        "next": ("none", *forms),
        "strong before": flags,
        "strong after": flags,
    }


def _numbers(n: int) -> tuple[str, ...]:
    return tuple(map(str, range(n)))


@cache
def lemma_names() -> tuple[str, ...]:
    """Return the names of the lemma table: the last stands for all other words."""
    return (*load_lexicon().lemmas, "<other>")


@cache
def _own_values() -> tuple[Features, Column]:
    """Return what a kind of candidate gives to each table, and which kinds are strong."""
    groups, lemmas, forms, several = kind_table()
    n_codes = len(code_names())
    values = np.zeros((len(candidate_tables()), len(groups)), np.int64)
    values[0], values[1] = lemmas, groups * 5 + 1 + forms
    values[11:14] = groups * n_codes
    values[14] = lemmas * 2 + several
    values[15], values[16], values[17] = values[1], values[1] % 5, groups
    strong = [lemma in _STRONG for lemma in lemma_names()]
    return values, np.array(strong, np.int64).take(lemmas)


@cache
def _flag_values() -> Features:
    """Return what "be" (1), "by" (2) and quotation marks (4) add to the tables 15 to 17."""
    flags, n_groups = np.arange(8), len(group_names())
    be, by, quoted = flags & 1, flags >> 1 & 1, flags >> 2
    return np.array((be * n_groups * 5, by * 10 + be * 5, quoted * n_groups), np.int64)


def candidate_features(reading: Reading, candidates: Sequence[Candidate]) -> Features:
    """Return the value of each feature table for each candidate, shape (n_tables, n)."""
    if not candidates:
        return np.empty((len(candidate_tables()), 0), np.int64)
    rows = zip(*((one.head, one.end, one.kind) for one in candidates), strict=True)
    return column_features(join([reading]), [Columns(*map(list, rows))])


def column_features(joined: Joined, columns: Sequence[Columns]) -> Features:
    """Return what `candidate_features` does, for the candidates of each document in a row.

    There is at least one.
    """
    heads, ends, kinds = (whole_numbers(chain(*column)) for column in zip(*columns, strict=True))
    offset = np.repeat(joined.offsets, [len(one.heads) for one in columns])
    heads += offset
    ends += offset
    values, strong = _own_values()
    out: Features = values.take(kinds, axis=1)
    sentence = joined.sentence.take(heads)
    flags = _put_words(out, joined, heads, ends, sentence)
    if joined.quotes:
        flags += _has_quotes(joined).take(sentence) * 4
    out[15:18] += _flag_values().take(flags, axis=1)
    _put_others(out, sentence, strong.take(kinds))
    return out


def _put_words(
    out: Features, joined: Joined, heads: Column, ends: Column, sentence: Features
) -> Column:
    """Fill the tables of the words round the candidates; return the flags "be" and "by"."""
    bounds = joined.bounds
    low, high = bounds.take(sentence), bounds.take(sentence + 1)
    at = np.empty((_LAST + 1, len(heads)), np.int64)
    np.add(heads, _FROM_HEAD, out=at[:4])
    np.add(ends, _FROM_END, out=at[4:8])
    at[_SUBJECT] = _subjects(joined.cells, heads)
    at[9:12] = at[3:6]
    at[_LAST] = ends + 4
    # A cell beyond the sentence is 0: no bits, code `EDGE`.
    near = joined.cells.take(at, mode="clip") * ((at >= low) & (at < high))
    codes = near >> CODE
    out[2:14] += codes[:_LAST]
    # "Be" stands nearly always in the two tokens before the head.
    one, two = near[3], near[2]
    be = (one | (two * ((one & _SKIPPED) != 0))) & BE
    is_by = codes == code_of("by")
    by = np.logical_or.reduce(is_by[4:8]) | is_by[_LAST]
    flags: Column = (be != 0) + by * 2
    return flags


def _subjects(cells: CellArray, heads: Column) -> Column:
    """Return the last token before each head that is no auxiliary or adverb, or -1."""
    flags = np.ones(len(cells) + 1, np.bool_)
    np.equal(cells & _SKIPPED, 0, out=flags[:-1])
    kept = flags.nonzero()[0]
    places = kept.searchsorted(heads)
    return np.where(places > 0, kept.take(places - 1, mode="clip"), -1)


def _has_quotes(joined: Joined) -> npt.NDArray[np.bool_]:
    """Return whether each sentence has quotation marks."""
    flags = np.zeros(len(joined.bounds), np.bool_)
    flags[joined.sentence[(joined.cells & QUOTED) != 0]] = True
    return flags


def _put_others(out: Features, sentence: Features, strong: Column) -> None:
    """Fill the tables of the other candidates of the sentence."""
    n = len(strong)
    index = np.arange(n)
    others = np.empty((2, n), np.int64)
    np.subtract(index, sentence.searchsorted(sentence), out=others[0])
    np.subtract(sentence.searchsorted(sentence, side="right") - 1, index, out=others[1])
    np.minimum(others, 4, out=out[18:20])
    np.multiply(out[1].take(index + _SIDES, mode="clip") + 1, others > 0, out=out[20:22])
    total = np.zeros(n + 1, np.int64)
    strong.cumsum(out=total[1:])
    out[22] = total[:-1] > total.take(index - others[0])
    out[23] = total.take(index + others[1] + 1) > total[1:]
