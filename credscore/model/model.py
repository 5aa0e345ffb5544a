"""A model: heads over named features, and the shipped default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.document.ends import before_each
from credscore.errors import ModelVersionError
from credscore.features.extract import feature_names, measure_joined
from credscore.features.joined import Readings
from credscore.model.head import Head, Transform
from credscore.model.shipped import read_shipped
from credscore.model.wording import ArticleWording, WordUses
from credscore.model.words import effects_of, tell_each
from credscore.parts import HeadScore, ToldWords

__all__ = ["Measured", "Model", "default_model"]

#: A text is unusual when more than this share of its features leaves the range of training.
_UNUSUAL_SHARE = 0.12


class Measured(NamedTuple):
    """What a model measures on articles.

    Attributes
    ----------
    names : tuple of str
        Of all features.
    values : ndarray of float64, shape (n_articles, n_features)
    words : list of ToldWords
        Of each article, the words that move the heads most.
    """

    names: tuple[str, ...]
    values: npt.NDArray[np.float64]
    words: list[ToldWords]


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Heads over named features: what scores are made with.

    The shipped one is used where none is given; `credscore.train` and `credscore.load_model`
    return others, to be passed as ``model=``.

    Attributes
    ----------
    model_id : str
        Name and version of the model and the beginning of its digest.
    heads : tuple of Head
        Each turns features into one score.
    wording : ArticleWording
        Learned weights of single words; its sums are features of the ``wording`` family.
    columns : ndarray of int
        Places of the features of all heads, one head after the other, among those measured.
    transform : Transform
        That of all heads, side by side.
    effects : ndarray, shape (n_words, n_heads)
        What each word of `wording` adds to each head (`credscore.model.words.effects_of`).

    Examples
    --------
    >>> import credscore
    >>> s = credscore.score("The council met on Monday and approved the plan, the clerk said.")
    >>> s.model_id.startswith("default-"), sorted(s.heads)
    (True, ['bias', 'credibility'])
    """

    model_id: str
    heads: tuple[Head, ...]
    wording: ArticleWording
    columns: npt.NDArray[np.intp]
    transform: Transform
    effects: npt.NDArray[np.float64]

    @classmethod
    def build(cls, model_id: str, heads: tuple[Head, ...], wording: ArticleWording) -> Model:
        """Return a model whose heads find their features by name.

        Raises
        ------
        ModelVersionError
            If a head reads a feature that this version of credscore does not measure.
        """
        index = {name: i for i, name in enumerate((*feature_names(), *wording.names))}
        for head in heads:
            unknown = [name for name in head.features if name not in index]
            if unknown:
                raise ModelVersionError(
                    f"model {model_id!r} reads features this version lacks: {unknown[:5]}; "
                    "install the credscore version it was made with, or train it again"
                )
        columns = np.array([index[name] for head in heads for name in head.features], np.intp)
        transform = Transform.join([head.transform for head in heads])
        return cls(model_id, heads, wording, columns, transform, effects_of(wording, heads))

    def measure_each(self, readings: Readings) -> Measured:
        """Return every feature of each of `readings`, and the words that move the heads most."""
        uses = self.wording.use(readings)
        return Measured(
            names=self.names(),
            values=self.values_of(readings, uses),
            words=tell_each(readings, uses, self.wording.means, self.effects, self.heads),
        )

    def names(self) -> tuple[str, ...]:
        """Return the names of every feature."""
        return (*feature_names(), *self.wording.names)

    def values_of(self, readings: Readings, uses: WordUses) -> npt.NDArray[np.float64]:
        """Return every feature of each of `readings`, shape (n_articles, n_features)."""
        values = (measure_joined(readings), self.wording.measure(uses))
        return np.concatenate(values, axis=1)

    def score_rows(
        self,
        values: npt.NDArray[np.float64],
        words: npt.NDArray[np.float64],
        abstain: npt.NDArray[np.bool_],
    ) -> list[dict[str, HeadScore]]:
        """Return the score of each head for each of many articles.

        Parameters
        ----------
        values : ndarray of float64, shape (n_articles, n_features)
            One article a row, as `values_of` gives it.
        words : ndarray of float64, shape (n_articles,)
            Words of body text.
        abstain : ndarray of bool, shape (n_articles,)
            Give NaN instead of values, intervals and percentiles.

        Returns
        -------
        list of dict of str to HeadScore
            For each article its heads by name; the same numbers whatever stands beside it.
        """
        if not len(values):
            return []
        features = values.take(self.columns, axis=1)
        inputs, shares = self.transform(features), self._shares_outside(features)
        by_head = [
            head.score_rows(inputs[:, part], share, words, abstain)
            for head, part, share in zip(self.heads, self._parts(), shares, strict=True)
        ]
        names = [head.name for head in self.heads]
        return [dict(zip(names, scores, strict=True)) for scores in zip(*by_head, strict=True)]

    def is_unusual(self, values: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
        """Return for each row of feature values whether it lies outside what the model has seen."""
        shares = self._shares_outside(values.take(self.columns, axis=1))
        unusual: npt.NDArray[np.bool_] = np.maximum.reduce(shares) > _UNUSUAL_SHARE
        return unusual

    def _shares_outside(self, features: npt.NDArray[np.float64]) -> list[npt.NDArray[np.float64]]:
        """Return for each head the share of its features outside what it has seen, by article."""
        outside = self.transform.outside(features)
        return [
            np.add.reduce(outside[:, part], axis=1, dtype=np.float64) / (part.stop - part.start)
            for part in self._parts()
        ]

    def _parts(self) -> list[slice]:
        """Return where the features of each head are in `columns`."""
        edges = before_each(len(head.features) for head in self.heads)
        return [slice(start, end) for start, end in pairwise(edges)]


@cache
def default_model() -> Model:
    """Return the shipped model.

    Raises
    ------
    ModelFileError
        If the installation is damaged.
    """
    return shipped_model(*read_shipped())


def shipped_model(
    manifest: Mapping[str, Any], heads: Mapping[str, Any], wording: Mapping[str, Any]
) -> Model:
    """Return the model in the files of a shipped one, as `read_shipped` returns them."""
    return Model.build(
        f"{manifest['name']}-{manifest['version']}-{manifest['digest'][:12]}",
        tuple(Head.from_dict(head) for head in heads["heads"]),
        ArticleWording.from_dict(wording),
    )
