"""Wording of an article: learned weights of single words, names and numbers hidden.

The writer's words outside quotation marks are one vector: the square root of each word's
count times its inverse document frequency, scaled to length one. Each output is that vector
times learned weights, so it can be explained word by word. Words that are mostly written
with a capital inside a sentence (names) were left out of the vocabulary in training, and a
word with a capital inside a sentence is never looked up (`credscore.model.terms`). Nor are words
that stand for an anonymous or vague source: well rated outlets may quote "people familiar with the
matter", and words would then take such a source for a good sign. Features of sourcing count them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.arrays import FloatArray
from credscore.document.ends import end_to_end
from credscore.document.forms import Column
from credscore.document.names import inside_names
from credscore.errors import ModelFileError
from credscore.features.feature import Feature
from credscore.features.joined import Readings
from credscore.features.reading import QUOTED
from credscore.resources import once_each

__all__ = ["OUTPUTS", "ArticleWording", "WordUses", "describe"]

Places = npt.NDArray[np.int64]
#: Stands for the row of a word without one.
_NO_ROW = -1
#: Output -> what its weights were learned from.
OUTPUTS: Mapping[str, str] = {
    "quality": "outlets that experts rate highly",
    "partisan": "outlets placed left or right against centre",
    "extreme": "outlets placed at the edges or rated as unreliable",
    "biased": "sentences experts found biased",
    "opinion": "sentences experts found to be opinion",
    "subjective": "sentences annotators found subjective",
    "propaganda": "sentences with a propaganda technique",
    "loaded": "sentences with loaded language or name-calling",
    "careful": "articles a language model rated as carefully written and sourced",
    "slanted": "articles a language model rated as one-sided in the writer's own voice",
}


@cache
def describe() -> tuple[Feature, ...]:
    """Return the features of the wording family."""
    return tuple(
        Feature(f"wording.{name}", "weight", f"wording as in {meaning}", "learned in training/")
        for name, meaning in OUTPUTS.items()
    )


def _place(places: Mapping[str, int], word: str) -> int:
    return places.get(word, _NO_ROW)


class WordUses(NamedTuple):
    """The words of the vocabulary that articles use, sorted by article and row.

    Attributes
    ----------
    keys : ndarray of int64, shape (n_used,)
        A number for each article and word, increasing.
    rows : ndarray of int64, shape (n_used,)
        The row of each.
    values : ndarray of float64, shape (n_used,)
        Of each, in the vector of length one of its article.
    edges : list of int
        How many stand before each article, and in all.
    tokens, token_rows, token_keys : ndarray of int64, shape (n_uses,)
        The tokens that use them in order of the text, counted through all articles, with the
        row and the key of each.
    """

    keys: Places
    rows: Places
    values: FloatArray
    edges: list[int]
    tokens: Places
    token_rows: Places
    token_keys: Places


@dataclass(frozen=True, slots=True, eq=False)
class ArticleWording:
    """Learned word weights.

    Attributes
    ----------
    rows : dict of str to int
        Word -> row of `idf` and `weights`.
    idf : ndarray, shape (n_words,)
        Inverse document frequency of each word.
    weights : ndarray, shape (n_words, n_outputs)
        What a word of unit value adds to each output.
    offsets : ndarray, shape (n_outputs,)
        Value of each output for a text without known words.
    means : ndarray, shape (n_words,)
        Value of each word in the vector of an article, averaged over the reference corpus.
    by_form : Column
        The row of each word form, or -1.
    """

    rows: dict[str, int]
    idf: FloatArray
    weights: FloatArray
    offsets: FloatArray
    means: FloatArray
    by_form: Column = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Make the column of `rows`."""
        object.__setattr__(self, "by_form", Column(partial(_place, self.rows), np.int64))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the features that `measure` returns."""
        return tuple(feature.name for feature in describe())

    def measure(self, uses: WordUses) -> FloatArray:
        """Return the wording features of each article, shape (n_articles, n_outputs)."""
        weights = self.weights.take(uses.rows, axis=0)
        values = np.empty((len(uses.edges) - 1, len(self.offsets)))
        values[:] = self.offsets
        for article, (first, last) in enumerate(pairwise(uses.edges)):
            if first < last:
                # Not as matrix products: the last bits of those depend on where arrays lie in
                # memory. No sums over several articles: they depend on what stands beside it.
                values[article] += np.einsum(
                    "w,wo->o", uses.values[first:last], weights[first:last]
                )
        return values

    def use(self, readings: Readings) -> WordUses:
        """Return the words of the vocabulary that each of `readings` uses."""
        rows = readings.look_up(self.by_form)
        named = end_to_end([reading.document.named for reading in readings.each])
        names = inside_names(named, readings.first_tokens())
        used = readings.is_word & (readings.voice != QUOTED) & ~names & (rows != _NO_ROW)
        used &= ~readings.nobody
        tokens = used.nonzero()[0]
        rows = rows.take(tokens)
        size = max(len(self.idf), 1)
        keys = readings.token_article.take(tokens) * size + rows
        ordered = np.sort(keys)
        is_last = np.ones(len(ordered), np.bool_)
        np.not_equal(ordered[1:], ordered[:-1], out=is_last[:-1])
        last = is_last.nonzero()[0]
        counts = last + 1
        counts[1:] -= counts[:-1].copy()
        different = ordered.take(last)
        articles, words = np.divmod(different, size)
        edges = articles.searchsorted(np.arange(len(readings) + 1)).tolist()
        values = np.sqrt(counts) * self.idf.take(words)
        for first, end in pairwise(edges):
            own = values[first:end]
            own /= np.sqrt(np.einsum("w,w->", own, own))
        return WordUses(different, words, values, edges, tokens, rows, keys)

    def to_dict(self) -> dict[str, Any]:
        """Return the weights as plain data."""
        return {
            "outputs": list(OUTPUTS),
            "words": list(self.rows),
            "idf": [round(value, 3) for value in self.idf.tolist()],
            "weights": [[round(v, 4) for v in row] for row in self.weights.tolist()],
            "offsets": self.offsets.tolist(),
            "means": [round(value, 5) for value in self.means.tolist()],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> ArticleWording:
        """Rebuild the weights from `to_dict`.

        Raises
        ------
        ModelFileError
            If the parts do not fit each other.
        """
        try:
            rows = once_each(map(str, data["words"]))
            idf = np.asarray(data["idf"], np.float64)
            weights = np.asarray(data["weights"], np.float64)
            offsets = np.asarray(data["offsets"], np.float64)
            means = np.asarray(data["means"], np.float64)
            outputs = list(data["outputs"])
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise ModelFileError(f"the wording weights are damaged: {error!r}") from error
        fits = weights.shape == (len(rows), len(OUTPUTS))
        fits = fits and idf.shape == means.shape == (len(rows),)
        if not fits or outputs != list(OUTPUTS) or offsets.shape != (len(OUTPUTS),):
            raise ModelFileError("the wording weights are damaged: their parts do not fit")
        if not all(np.isfinite(each).all() for each in (weights, idf, offsets, means)):
            raise ModelFileError("the wording weights are damaged: they are not finite")
        return cls(rows, idf, weights, offsets, means)
