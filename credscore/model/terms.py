"""The words an article's wording is made of: plain words, without names."""

from __future__ import annotations

from itertools import compress, pairwise
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.arrays import BoolArray
from credscore.document.document import Document
from credscore.document.names import inside_names
from credscore.features.reading import QUOTED, Reading

__all__ = [
    "PlacedTerms",
    "name_like",
    "own_words",
    "placed_terms",
    "plain_words",
    "terms_of",
]

#: What stands in a pair for a name, a number, a quotation and the start of a sentence.
_NAME, _NUMBER, _QUOTE, _START = "[name]", "[number]", "[quote]", "[start]"
#: Stands for the token of what is no plain word.
_NONE: Final = -1
#: Marks that stand in a pair as they are; others are skipped.
_MARKS = frozenset("!?:;,(\u2014\u2013\u2026")


def plain_words(reading: Reading) -> tuple[list[str], list[str]]:
    """Return the words an article is judged by, and the words hidden as names.

    Parameters
    ----------
    reading : Reading

    Returns
    -------
    kept, hidden : list of str
        Words outside quotation marks that stand for no anonymous or vague source, in order:
        those without a capital or at the start of a sentence, and those with a capital inside one.
    """
    words = reading.document.tokens.words
    own, names = own_words(reading)
    own &= ~reading.nobody
    kept = list(compress(words, (own & ~names).tolist()))
    hidden = list(compress(words, (own & names).tolist()))
    return kept, hidden


def terms_of(reading: Reading) -> list[str]:
    """Return the terms of the own wording: plain words, then pairs of neighbours.

    In pairs a run of names, a number, a quotation and the start of a sentence are one
    neighbour each, the same whatever they say: how a name is introduced is style, which name
    it is tells where the article stood.
    """
    return placed_terms(reading).names


class PlacedTerms(NamedTuple):
    """The terms of a text, and where they stand.

    Attributes
    ----------
    names : list of str
    tokens : ndarray of int64, shape (n_terms, 2)
        The tokens that are the plain words of each; -1 for a second word that there is not.
    """

    names: list[str]
    tokens: npt.NDArray[np.int64]


def placed_terms(reading: Reading) -> PlacedTerms:
    """Return what `terms_of` does, and the tokens that are plain words of each."""
    row, places = _neighbours(reading)
    tokens = np.array([_NONE, *places, _NONE], np.int64)
    is_word = tokens[1:-1] != _NONE
    words = list(compress(row, is_word.tolist()))
    pairs = np.stack((tokens[:-1], tokens[1:]), axis=1)
    alone = np.where([True, False], pairs[1:][is_word], _NONE)
    return PlacedTerms(
        [*words, *map(" ".join, pairwise(row))], np.concatenate((alone, pairs[1:-1]))
    )


def _neighbours(reading: Reading) -> tuple[list[str], list[int]]:
    """Return what stands beside each other, plain words and marks, and the tokens of words."""
    tokens = reading.document.tokens
    own, names = own_words(reading)
    starts = set(reading.document.sentence_tokens[:-1].tolist())
    row: list[str] = []
    places: list[int] = []
    quoted = (reading.voice == QUOTED).tolist()
    kinds = zip(tokens.words, own.tolist(), names.tolist(), quoted, strict=True)
    for place, (word, is_own, is_name, is_quoted) in enumerate(kinds):
        if place in starts:
            row.append(_START)
            places.append(_NONE)
        if is_own and not is_name:
            row.append(word)
            places.append(place)
            continue
        mark = _neighbour(word, is_own=is_own, is_quoted=is_quoted)
        if mark and not (row and row[-1] == mark):
            row.append(mark)
            places.append(_NONE)
    return row, places


def _neighbour(word: str, *, is_own: bool, is_quoted: bool) -> str | None:
    """Return what stands in pairs for a token that is no plain word, None for nothing."""
    if is_quoted:
        return _QUOTE
    if is_own:
        return _NAME
    if word[:1].isdigit():
        return _NUMBER
    return word if word in _MARKS else None


def own_words(reading: Reading) -> tuple[BoolArray, BoolArray]:
    """Return which tokens are words outside quotation marks, and which are like names."""
    return reading.document.tokens.is_word & (reading.voice != QUOTED), name_like(reading.document)


def name_like(document: Document) -> BoolArray:
    """Return which tokens are written as names inside a sentence."""
    return inside_names(document.named, document.sentence_tokens[:-1])
