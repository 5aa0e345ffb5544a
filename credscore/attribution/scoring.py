"""Statistics for step 1: how likely each candidate is a cue.

Logistic regression over one-hot features of the candidate and its neighbours, trained by
``training/measure_attribution.py`` on PolNeAR. Features are closed-class words, word shapes, verbs
of report and their groups: no names. All candidates of a document are scored in one gather.
"""

from __future__ import annotations

from functools import cache
from typing import Final

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
_GROUP_BITS: Final = np.array(
    [[BIT[name]] for name in ("be", "have", "modal", "negation", "do")], np.int32
)
_POWERS: Final = np.array([1, 2, 4, 8, 16], np.int32)
_SKIPPED: Final = BIT["auxiliary"] | BIT["adverb"] | BIT["negation"]
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
        "before subject": codes,
        "group word-1": pairs,
        "group word1": pairs,
        "group word2": pairs,
        "group subject": pairs,
        "particle": tuple(f"{lemma}/{more}" for lemma in lemma_names() for more in flags),
        "verb group": _numbers(32 * 5),
        "passive": tuple(f"{be}/{form}" for be in flags for form in forms),
        "agent": _numbers(20),
        "quotes": _numbers(8),
        "left": _numbers(13),
        "right": tuple(f"{i}/{group}" for i in range(5) for group in groups),
        "length": _numbers(9),
        "candidates before": _numbers(5),
        "candidates after": _numbers(5),
        "previous": ("none", *forms),
        "next": ("none", *forms),
        "previous distance": _numbers(10),
        "strong before": flags,
        "strong after": flags,
        "capitals": _numbers(8),
        "headline": _numbers(4),
        "quoted sentence": tuple(f"{quoted}/{group}" for quoted in flags for group in groups),
    }


def _numbers(n: int) -> tuple[str, ...]:
    return tuple(map(str, range(n)))


@cache
def lemma_names() -> tuple[str, ...]:
    """Return the names of the lemma table: the last stands for all other words."""
    return (*load_lexicon().lemmas, "<other>")


def candidate_features(reading: Reading, candidates: list[Candidate]) -> IdArray:
    """Return the value of each feature table for each candidate, shape (n_tables, n)."""
    rows = np.array(
        [(c.head, c.end, c.group_id, c.form, c.lemma_id, c.lemma in _STRONG) for c in candidates],
        np.int32,
    ).reshape(-1, 6)
    heads, ends, groups, forms, lemmas, strong = rows.T
    forms = groups * 5 + 1 + forms
    out = np.empty((len(candidate_tables()), len(candidates)), np.int32)
    sentence = reading.document.token_sentence[heads]
    bounds = reading.document.sentence_tokens
    low, high = bounds[sentence], bounds[sentence + 1]

    out[0], out[1] = lemmas, forms
    _put_words(out, reading, heads, ends, groups, forms, low, high)
    out[16] = lemmas * 2 + (ends - heads > 1)
    _put_quotes(out, reading, heads, ends, groups, low, high)
    out[21] = np.minimum(heads - low, 12)
    out[22] = np.minimum(high - ends, 4) * len(group_names()) + groups
    out[23] = np.where(sentence == 0, 8, np.minimum((high - low) // 6, 7))
    _put_others(out, sentence, heads, forms, strong)
    return out


def _put_words(
    out: IdArray,
    reading: Reading,
    heads: IdArray,
    ends: IdArray,
    groups: IdArray,
    forms: IdArray,
    low: IdArray,
    high: IdArray,
) -> None:
    """Fill the tables of the words round the candidate and of its verb group."""
    codes, masks = reading.codes, reading.mask_array
    n_groups, n_codes = len(group_names()), len(code_names())
    at = np.where(_BEHIND, heads, ends) + _OFFSETS
    inside = (at >= low) & (at < high)
    out[2:10] = np.where(inside, codes[at * inside], EDGE)
    subject, bits = _verb_group(heads, low, masks)
    has_subject = subject >= low
    out[10] = np.where(has_subject, codes[subject], EDGE)
    out[11] = np.where(subject > low, codes[subject - 1], EDGE)
    group_base = groups * n_codes
    out[12], out[13], out[14] = group_base + out[5], group_base + out[6], group_base + out[7]
    out[15] = group_base + out[10]
    be, form = bits & 1, forms % 5
    out[17] = bits * 5 + form
    out[18] = be * (n_groups * 5) + forms
    next_by = np.append(np.flatnonzero(codes == code_of("by")), len(codes) + 9)
    following = next_by[np.searchsorted(next_by, ends)]
    by = (following < ends + 5) & (following < high)
    out[19] = by * 10 + be * 5 + form
    capital = reading.document.tokens.capital
    next_place = np.minimum(ends, len(codes) - 1)
    out[31] = (
        capital[heads] * 4
        + (has_subject & capital[subject]) * 2
        + ((ends < high) & capital[next_place])
    )
    capitals = np.cumsum(capital, dtype=np.int32)
    in_sentence = capitals[high - 1] - capitals[low] + capital[low]
    out[32] = (in_sentence * 2 > high - low) * 2


def _put_quotes(
    out: IdArray,
    reading: Reading,
    heads: IdArray,
    ends: IdArray,
    groups: IdArray,
    low: IdArray,
    high: IdArray,
) -> None:
    """Fill the tables of quotation marks."""
    quoted = reading.document.quoted
    final = len(quoted) - 1
    before = quoted[heads - 1] & (heads > low)
    following = quoted[np.minimum(ends, final)] & (ends < high)
    after = quoted[np.minimum(ends + 1, final)] & (ends + 1 < high)
    out[20] = before * 4 + following * 2 + after
    counts = np.cumsum(quoted, dtype=np.int32)
    any_quoted = (counts[high - 1] - counts[low] + quoted[low]) > 0
    out[33] = any_quoted * len(group_names()) + groups


def _put_others(
    out: IdArray, sentence: IdArray, heads: IdArray, forms: IdArray, strong: IdArray
) -> None:
    """Fill the tables of the other candidates of the sentence."""
    n = len(heads)
    index = np.arange(n, dtype=np.int32)
    first_of = np.searchsorted(sentence, sentence, side="left")
    end_of = np.searchsorted(sentence, sentence, side="right")
    n_before, n_after = index - first_of, end_of - 1 - index
    out[24], out[25] = np.minimum(n_before, 4), np.minimum(n_after, 4)
    has_before, has_after = n_before > 0, n_after > 0
    out[26] = has_before * (forms[index - 1] + 1)
    out[27] = has_after * (forms[(index + 1) % max(n, 1)] + 1)
    out[28] = np.where(has_before, np.clip(heads - heads[index - 1], 0, 8), 9)
    total = np.concatenate((_ZERO, np.cumsum(strong, dtype=np.int32)))
    out[29] = total[index] > total[first_of]
    out[30] = total[end_of] > total[index + 1]
    out[32] += ~has_after


def _verb_group(heads: IdArray, low: IdArray, masks: IdArray) -> tuple[IdArray, IdArray]:
    """Return the token before the auxiliaries and adverbs, and which kinds were skipped."""
    at = heads - 1
    seen = np.zeros(len(heads), np.int32)
    for _ in range(4):
        mask = masks[at]
        skip = ((mask & _SKIPPED) != 0) & (at >= low)
        seen |= np.where(skip, mask, 0)
        at = at - skip
    bits = ((seen & _GROUP_BITS) != 0).T @ _POWERS
    return at, bits


