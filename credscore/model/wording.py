"""Wording of an article: learned weights of words and word pairs, names and numbers hidden.

The writer's words outside quotation marks, and their pairs, are one vector: the square root of
each term's count times its inverse document frequency, scaled to length one. Each output is
that vector times learned weights, so it can be explained term by term. Words that are mostly
written with a capital inside a sentence (names) were left out of the vocabulary in training,
and a word with a capital inside a sentence is never looked up (`credscore.model.terms`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

import numpy as np
import numpy.typing as npt

from credscore.document.forms import Column
from credscore.errors import ModelFileError
from credscore.features.feature import Feature
from credscore.features.reading import QUOTED, Reading
from credscore.model.terms import NAME, PLACEHOLDERS, QUOTE, own_words, symbol

__all__ = ["OUTPUTS", "ArticleWording", "describe"]

Array = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
#: Stands for the row of a term without one.
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


def _place_of_symbol(places: Mapping[str, int], word: str) -> int:
    return places.get(symbol(word), _NO_ROW)


class _Pairs:
    """The rows of word pairs, found for a whole article at once.

    Parameters
    ----------
    rows : dict of str to int
        Term -> row; those with a space are pairs.
    """

    def __init__(self, rows: Mapping[str, int]) -> None:
        pairs = [(*term.partition(" ")[::2], row) for term, row in rows.items() if " " in term]
        symbols = dict.fromkeys([*PLACEHOLDERS, *(each for pair in pairs for each in pair[:2])])
        number = {each: place for place, each in enumerate(symbols)}
        self._size = len(number)
        self._name, self._quote = number[NAME], number[QUOTE]
        self._by_form = Column(partial(_place_of_symbol, number), np.int64)
        coded = sorted((number[a] * self._size + number[b], row) for a, b, row in pairs)
        # The last one is greater than any code, so that every search ends inside.
        self._codes = np.array([*(code for code, _ in coded), self._size**2], np.int64)
        self._rows = np.array([*(row for _, row in coded), _NO_ROW], np.int64)

    def find(self, reading: Reading) -> IntArray:
        """Return the row of each pair of `reading` that has one."""
        _, names = own_words(reading)
        stream = reading.document.tokens.look_up(self._by_form)
        stream[names] = self._name
        stream[reading.voice == QUOTED] = self._quote
        again = stream[1:] == stream[:-1]
        again &= (stream[1:] == self._name) | (stream[1:] == self._quote)
        stream = stream[np.concatenate(([True], ~again))] if len(stream) else stream
        first, second = stream[:-1], stream[1:]
        codes = (first * self._size + second)[(first >= 0) & (second >= 0)]
        place = self._codes.searchsorted(codes)
        found: IntArray = self._rows[place[self._codes[place] == codes]]
        return found


@dataclass(frozen=True, slots=True, eq=False)
class ArticleWording:
    """Learned weights of words and word pairs.

    Attributes
    ----------
    rows : dict of str to int
        Term, a word or two with a space between, -> row of `idf` and `weights`.
    idf : ndarray, shape (n_terms,)
        Inverse document frequency of each term.
    weights : ndarray, shape (n_terms, n_outputs)
        What a term of unit value adds to each output.
    offsets : ndarray, shape (n_outputs,)
        Value of each output for a text without known terms.
    by_form : Column
        The row of each word form, or -1.
    pairs : _Pairs
        Finds the rows of pairs.
    """

    rows: dict[str, int]
    idf: Array
    weights: Array
    offsets: Array
    by_form: Column = field(init=False, repr=False)
    pairs: _Pairs = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Make what finds the rows of words and of pairs."""
        object.__setattr__(self, "by_form", Column(partial(_place, self.rows), np.int64))
        object.__setattr__(self, "pairs", _Pairs(self.rows))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the features that `measure` returns."""
        return tuple(feature.name for feature in describe())

    def measure(self, reading: Reading) -> Array:
        """Return the wording features of `reading`, shape (n_outputs,)."""
        own, names = own_words(reading)
        rows = reading.document.tokens.look_up(self.by_form)[own & ~names]
        found = np.concatenate((rows[rows != _NO_ROW], self.pairs.find(reading)))
        if not len(found):
            return self.offsets.copy()
        uses = np.bincount(found)
        different = np.flatnonzero(uses)
        vector = np.sqrt(uses[different]) * self.idf.take(different)
        vector /= np.sqrt(vector @ vector)
        values: Array = vector @ self.weights.take(different, axis=0) + self.offsets
        return values

    def to_dict(self) -> dict[str, Any]:
        """Return the weights as plain data."""
        return {
            "outputs": list(OUTPUTS),
            "terms": list(self.rows),
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
            terms = [str(term) for term in data["terms"]]
            idf = np.asarray(data["idf"], np.float64)
            weights = np.asarray(data["weights"], np.float64)
            offsets = np.asarray(data["offsets"], np.float64)
            outputs = list(data["outputs"])
        except (KeyError, TypeError, ValueError) as error:
            raise ModelFileError(f"the wording weights are damaged: {error!r}") from error
        fits = weights.shape == (len(terms), len(OUTPUTS)) and idf.shape == (len(terms),)
        if not fits or outputs != list(OUTPUTS) or offsets.shape != (len(OUTPUTS),):
            raise ModelFileError("the wording weights are damaged: their parts do not fit")
        if not (np.isfinite(weights).all() and np.isfinite(idf).all()):
            raise ModelFileError("the wording weights are damaged: they are not finite")
        return cls({term: row for row, term in enumerate(terms)}, idf, weights, offsets)
