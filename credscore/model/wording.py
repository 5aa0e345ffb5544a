"""Wording of an article: learned weights of single words, names and numbers hidden.

The writer's words outside quotation marks are one vector: the square root of each word's
count times its inverse document frequency, scaled to length one. Each output is that vector
times learned weights, so it can be explained word by word. Words that are mostly written
with a capital inside a sentence (names) were left out of the vocabulary in training, and a
word with a capital inside a sentence is never looked up (`credscore.model.terms`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from credscore.document.forms import Column
from credscore.errors import ModelFileError
from credscore.features.feature import Feature
from credscore.features.joined import Readings, join
from credscore.features.reading import QUOTED, Reading
from credscore.model.terms import capital_inside

__all__ = ["OUTPUTS", "ArticleWording", "describe"]

Array = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
#: Stands for the row of a word without one.
_NO_ROW = -1
#: Output -> what its weights were learned from.
OUTPUTS: Mapping[str, str] = {
    "quality": "expert ratings of outlets",
    "partisan": "outlets placed left or right against centre",
    "extreme": "outlets placed at the edges or rated as unreliable",
    "biased": "sentences experts found biased",
    "opinion": "sentences experts found to be opinion",
    "subjective": "sentences annotators found subjective",
    "propaganda": "sentences with a propaganda technique",
    "loaded": "sentences with loaded language or name-calling",
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
    by_form : Column
        The row of each word form, or -1.
    """

    rows: dict[str, int]
    idf: Array
    weights: Array
    offsets: Array
    by_form: Column = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Make the column of `rows`."""
        object.__setattr__(self, "by_form", Column(partial(_place, self.rows), np.int64))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the features that `measure` returns."""
        return tuple(feature.name for feature in describe())

    def measure(self, reading: Reading) -> Array:
        """Return the wording features of `reading`, shape (n_outputs,)."""
        values: Array = self.measure_joined(join([reading]))[0]
        return values

    def measure_joined(self, readings: Readings) -> Array:
        """Return the wording features of each of `readings`, shape (n_readings, n_outputs)."""
        articles, rows, uses = self._used(readings)
        vector = np.sqrt(uses) * self.idf.take(rows)
        weights = self.weights.take(rows, axis=0)
        values = np.empty((len(readings), len(self.offsets)))
        values[:] = self.offsets
        edges = articles.searchsorted(np.arange(len(readings) + 1)).tolist()
        for article, (first, last) in enumerate(pairwise(edges)):
            if first < last:
                own = vector[first:last]
                # Not as matrix products: the last bits of those depend on where arrays lie in
                # memory. No sums over several articles: they depend on what stands beside it.
                own /= np.sqrt(np.einsum("w,w->", own, own))
                values[article] += np.einsum("w,wo->o", own, weights[first:last])
        return values

    def _used(self, readings: Readings) -> tuple[Places, Places, Places]:
        """Return for each word that an article uses the article, the row, and how often."""
        rows = readings.look_up(self.by_form)
        names = capital_inside(readings.capital, readings.first_tokens())
        used = readings.is_word & (readings.voice != QUOTED) & ~names & (rows != _NO_ROW)
        at = used.nonzero()[0]
        size = max(len(self.idf), 1)
        found = readings.token_article.take(at) * size + rows.take(at)
        found.sort()
        is_last = np.ones(len(found), np.bool_)
        np.not_equal(found[1:], found[:-1], out=is_last[:-1])
        last = is_last.nonzero()[0]
        uses = last + 1
        uses[1:] -= uses[:-1].copy()
        articles, different = np.divmod(found.take(last), size)
        return articles, different, uses

    def to_dict(self) -> dict[str, Any]:
        """Return the weights as plain data."""
        return {
            "outputs": list(OUTPUTS),
            "words": list(self.rows),
            "idf": [round(value, 3) for value in self.idf.tolist()],
            "weights": [[round(v, 4) for v in row] for row in self.weights.tolist()],
            "offsets": self.offsets.tolist(),
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
            words = [str(word) for word in data["words"]]
            idf = np.asarray(data["idf"], np.float64)
            weights = np.asarray(data["weights"], np.float64)
            offsets = np.asarray(data["offsets"], np.float64)
            outputs = list(data["outputs"])
        except (KeyError, TypeError, ValueError) as error:
            raise ModelFileError(f"the wording weights are damaged: {error!r}") from error
        fits = weights.shape == (len(words), len(OUTPUTS)) and idf.shape == (len(words),)
        if not fits or outputs != list(OUTPUTS) or offsets.shape != (len(OUTPUTS),):
            raise ModelFileError("the wording weights are damaged: their parts do not fit")
        if not (np.isfinite(weights).all() and np.isfinite(idf).all()):
            raise ModelFileError("the wording weights are damaged: they are not finite")
        return cls({word: row for row, word in enumerate(words)}, idf, weights, offsets)
