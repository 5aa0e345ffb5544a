"""The own wording of a retrained model: learned weights of words and word pairs, names hidden."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.arrays import FloatArray
from credscore.features.joined import Readings
from credscore.features.reading import Reading
from credscore.model.terms import PlacedTerms, own_words, terms_of
from credscore.model.wording import ArticleWording, WordUses
from credscore.model.words import heaviest, parts_of
from credscore.parts import ToldWords

__all__ = [
    "OWN_TITLE",
    "OWN_WORDING",
    "OwnWording",
    "TermUses",
    "WordEffects",
    "own_terms",
    "tell_own",
    "title_words",
]

Rows = npt.NDArray[np.int64]
OWN_WORDING, OWN_TITLE = "own_wording", "own_title"
#: Stands for the row or the word that there is not.
_NONE: Final = -1
_TITLE_WORD = re.compile(r"[a-z][a-z'’-]*")


class TermUses(NamedTuple):
    """The different terms of a text that an own wording knows.

    Attributes
    ----------
    rows : ndarray of int64, shape (n_used,)
        Increasing.
    values : ndarray of float64, shape (n_used,)
        Of each, (1 + log count) x idf, in a vector of length one.
    first : ndarray of int64, shape (n_used,)
        Where each is first among the terms of the text.
    """

    rows: Rows
    values: FloatArray
    first: Rows


@dataclass(frozen=True, slots=True, eq=False)
class OwnWording:
    """Weights of words and word pairs, learned from the user's examples; names are hidden.

    Attributes
    ----------
    rows : dict of str to int
        Term -> row of `idf`, `weights` and `means`.
    idf : ndarray, shape (n_terms,)
    weights : ndarray, shape (n_terms, n_outputs)
    means : ndarray, shape (n_terms,)
        Value of each term in the vector of a text, averaged over the examples.
    """

    rows: dict[str, int]
    idf: FloatArray
    weights: FloatArray
    means: FloatArray

    def use(self, terms: Sequence[str]) -> TermUses:
        """Return the known ones of the `terms` of a text."""
        found = np.array([self.rows.get(term, _NONE) for term in terms], np.int64)
        known = (found != _NONE).nonzero()[0]
        rows, first, counts = np.unique(found[known], return_index=True, return_counts=True)
        values = (1.0 + np.log(counts)) * self.idf[rows]
        length = np.sqrt(values @ values)
        return TermUses(rows, values / length if length else values, known[first])

    def measure(self, uses: TermUses) -> FloatArray:
        """Return the outputs for a text, given its terms, shape (n_outputs,)."""
        outputs: FloatArray = uses.values @ self.weights[uses.rows]
        return outputs


@dataclass(frozen=True, slots=True, eq=False)
class WordEffects:
    """What words add to each raw output of a retrained head.

    Attributes
    ----------
    head : str
    classes : tuple of str
        Those that have an output each; empty where there is one output.
    own : ndarray, shape (n_terms, n_outputs)
        What a term of unit value adds through the own wording of the text.
    own_means : ndarray, shape (n_terms,)
        Values of terms, averaged over the examples.
    shipped : ndarray, shape (n_words, n_outputs)
        What a word of unit value adds through the features ``wording.*``.
    shipped_means : ndarray, shape (n_words,)
        Values of words, averaged over the reference corpus.
    """

    head: str
    classes: tuple[str, ...]
    own: FloatArray
    own_means: FloatArray
    shipped: FloatArray
    shipped_means: FloatArray


def own_terms(wording: ArticleWording, reading: Reading) -> dict[str, list[str]]:
    """Return what the own wording looks up: terms of the text, and words of the headline."""
    return {OWN_WORDING: terms_of(reading), OWN_TITLE: title_words(wording, reading)}


def title_words(wording: ArticleWording, reading: Reading) -> list[str]:
    """Return the words of the headline that are in the shipped vocabulary.

    Headlines are written with capitals throughout, so names cannot be told by those: only
    words of the shipped vocabulary count, from which names were removed.
    """
    title = _TITLE_WORD.findall((reading.document.title or "").lower())
    return [word for word in title if word in wording.rows]


def tell_own(
    readings: Readings,
    uses: WordUses,
    own_uses: Sequence[tuple[PlacedTerms, TermUses]],
    effects: WordEffects,
) -> list[ToldWords]:
    """Return for each of `readings` the words that move a retrained head most.

    A word is told of beside a text that uses it as much as texts do on average: the examples, for
    the own wording; the reference corpus, for the shipped weights. What a pair adds belongs to its
    words in equal parts; what stands in it for a name, a number or a quotation is no word.

    Parameters
    ----------
    readings : Readings
    uses : WordUses
        Their words, from `ArticleWording.use`.
    own_uses : sequence of (PlacedTerms, TermUses), shape (n_articles,)
        Their terms, and those that the own wording knows.
    effects : WordEffects
    """
    parts = parts_of(uses.rows, uses.values, effects.shipped_means, effects.shipped)
    edges = uses.tokens.searchsorted(readings.tokens).tolist()
    told = []
    for article, (reading, terms) in enumerate(zip(readings.each, own_uses, strict=True)):
        first, last = edges[article : article + 2]
        own = slice(*uses.edges[article : article + 2])
        tokens = uses.tokens[first:last] - readings.tokens[article]
        words = _Words.of(reading, effects)
        # Of a word that is used twice, either use tells which it is.
        at = np.empty(len(parts[own]), np.int64)
        at[uses.keys[own].searchsorted(uses.token_keys[first:last])] = words.of_token[tokens]
        words.parts[at] += parts[own]
        _add_own(words, *terms, effects)
        told.append(words.tell(reading, effects))
    return told


@dataclass(frozen=True, slots=True)
class _Words:
    """The different plain words of a text, and what they add.

    Attributes
    ----------
    tokens : ndarray of int64, shape (n_uses,)
        The tokens that are plain words.
    words : ndarray of int64, shape (n_uses,)
        Which word each is.
    of_token : ndarray of int64, shape (n_tokens + 1,)
        The word of each token, -1 for others; the last is of no token.
    parts : ndarray, shape (n_words, n_outputs)
    """

    tokens: Rows
    words: Rows
    of_token: Rows
    parts: FloatArray

    @classmethod
    def of(cls, reading: Reading, effects: WordEffects) -> _Words:
        is_own, is_name = own_words(reading)
        tokens = (is_own & ~is_name).nonzero()[0]
        forms, words = np.unique(reading.document.tokens.numbers[tokens], return_inverse=True)
        of_token = np.full(len(is_own) + 1, _NONE, np.int64)
        of_token[tokens] = words
        return cls(tokens, words, of_token, np.zeros((len(forms), effects.own.shape[1])))

    def tell(self, reading: Reading, effects: WordEffects) -> ToldWords:
        """Return those that move the outputs most."""
        told = heaviest(np.abs(self.parts), [0, len(self.parts)]).nonzero()[0]
        number_of = np.full(len(self.parts), _NONE, np.int64)
        number_of[told] = np.arange(len(told))
        numbers = number_of[self.words]
        used = self.tokens[numbers != _NONE]
        starts, ends = (
            edge[used] for edge in (reading.document.tokens.starts, reading.document.tokens.ends)
        )
        uses = np.array((numbers[numbers != _NONE], starts, ends), np.int64)
        return ToldWords((effects.head,), self.parts[told], uses, effects.classes)


def _add_own(words: _Words, terms: PlacedTerms, uses: TermUses, effects: WordEffects) -> None:
    """Add to the words what the terms of the own wording that hold them add."""
    parts = parts_of(uses.rows, uses.values, effects.own_means, effects.own)
    # All uses of a term have the same words: those of the first tell them.
    held = words.of_token[terms.tokens[uses.first]]
    n_held = (held != _NONE).sum(axis=1)
    for column in held.T:
        holds = column != _NONE
        np.add.at(words.parts, column[holds], parts[holds] / n_held[holds, None])
