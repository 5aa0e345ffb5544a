"""Statistics for step 1: how likely each candidate is a cue.

Logistic regression over one-hot features of the candidate and its neighbours, trained by
``training/measure_attribution.py`` on PolNeAR. Features are closed-class words, word shapes, verbs
of report and their groups: no names. All candidates of a document are scored in one gather.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.attribution.candidates import Candidate
from credscore.attribution.lexicon import BIT, group_names, load_lexicon
from credscore.attribution.reading import EDGE, Reading, code_names, code_of

__all__ = ["candidate_features", "candidate_tables"]

IdArray = npt.NDArray[np.int32]

_OFFSETS: Final = np.array([[-4], [-3], [-2], [-1], [0], [1], [2], [3]], np.int32)
_BEHIND: Final = np.array([[True]] * 4 + [[False]] * 4)
_ZERO: Final = np.zeros(1, np.int32)
_SKIPPED: Final = BIT["auxiliary"] | BIT["adverb"] | BIT["negation"]
_STRONG: Final = frozenset({"say", "tell", "according"})


class _Rows(NamedTuple):
    """The candidates as columns; `low` and `high` are the bounds of their sentences."""

    heads: IdArray
    ends: IdArray
    groups: IdArray
    forms: IdArray
    low: IdArray
    high: IdArray


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
def _is_strong() -> IdArray:
    return np.array([lemma in _STRONG for lemma in lemma_names()], np.int32)


def candidate_features(reading: Reading, candidates: list[Candidate]) -> IdArray:
    """Return the value of each feature table for each candidate, shape (n_tables, n)."""
    columns = list(zip(*candidates, strict=True)) if candidates else [()] * 7
    heads, ends, forms, groups, lemmas = (np.array(columns[i], np.int32) for i in (0, 1, 4, 5, 6))
    forms = groups * 5 + 1 + forms
    out = np.empty((len(candidate_tables()), len(candidates)), np.int32)
    sentence = reading.document.token_sentence[heads]
    bounds = reading.document.sentence_tokens
    out[0], out[1] = lemmas, forms
    rows = _Rows(heads, ends, groups, forms, bounds[sentence], bounds[sentence + 1])
    _put_words(out, reading, rows)
    out[14] = lemmas * 2 + (ends - heads > 1)
    _put_quotes(out, reading, rows)
    _put_others(out, sentence, forms, _is_strong()[lemmas])
    return out


def _put_words(out: IdArray, reading: Reading, rows: _Rows) -> None:
    """Fill the tables of the words round the candidate and of its verb group."""
    heads, ends, groups, forms, low, high = rows
    codes = reading.codes
    n_groups, n_codes = len(group_names()), len(code_names())
    at = np.where(_BEHIND, heads, ends) + _OFFSETS
    inside = (at >= low) & (at < high)
    out[2:10] = np.where(inside, codes[at * inside], EDGE)
    subject, be = _verb_group(heads, low, reading.mask_array)
    out[10] = np.where(subject >= low, codes[subject], EDGE)
    out[11:14] = groups * n_codes + out[5:8]
    out[15] = be * (n_groups * 5) + forms
    next_by = np.append(np.flatnonzero(codes == code_of("by")), len(codes) + 9)
    following = next_by[np.searchsorted(next_by, ends)]
    by = (following < ends + 5) & (following < high)
    out[16] = by * 10 + be * 5 + forms % 5


def _put_quotes(out: IdArray, reading: Reading, rows: _Rows) -> None:
    """Fill the table of quotation marks in the sentence."""
    quoted = reading.document.quoted
    counts = np.cumsum(quoted, dtype=np.int32)
    any_quoted = (counts[rows.high - 1] - counts[rows.low] + quoted[rows.low]) > 0
    out[17] = any_quoted * len(group_names()) + rows.groups


def _put_others(out: IdArray, sentence: IdArray, forms: IdArray, strong: IdArray) -> None:
    """Fill the tables of the other candidates of the sentence."""
    n = len(forms)
    index = np.arange(n, dtype=np.int32)
    first_of = np.searchsorted(sentence, sentence, side="left")
    end_of = np.searchsorted(sentence, sentence, side="right")
    n_before, n_after = index - first_of, end_of - 1 - index
    out[18], out[19] = np.minimum(n_before, 4), np.minimum(n_after, 4)
    out[20] = (n_before > 0) * (forms[index - 1] + 1)
    out[21] = (n_after > 0) * (forms[(index + 1) % max(n, 1)] + 1)
    total = np.concatenate((_ZERO, np.cumsum(strong, dtype=np.int32)))
    out[22] = total[index] > total[first_of]
    out[23] = total[end_of] > total[index + 1]


def _verb_group(
    heads: IdArray, low: IdArray, masks: IdArray
) -> tuple[IdArray, npt.NDArray[np.bool_]]:
    """Return the token before the auxiliaries and adverbs, and whether "be" is among them.

    "Be" is looked for in the two tokens before the head, where it nearly always stands.
    """
    skipped = (masks & _SKIPPED) != 0
    kept = np.where(skipped, -1, np.arange(len(masks), dtype=np.int32))
    subject = np.maximum(np.maximum.accumulate(kept)[heads - 1], low - 1)
    subject = np.where(heads > low, subject, low - 1)
    one, two = heads - 1, np.maximum(heads - 2, 0)
    is_be = (masks & BIT["be"]) != 0
    be = (is_be[one] & (subject < one)) | (is_be[two] & (subject < heads - 2))
    return subject, be
