"""What rated articles tell of the words of other articles, without the publishers of these.

The shipped sums `wording.careful` and `wording.slanted` were learned from articles of the very
outlets on which retraining is measured. Nothing of an outlet may be known where it is judged, so
they are learned again for each fold, with the shipped vocabulary.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from credscore.arrays import FloatArray
from credscore.features.reading import read_article
from credscore.model.model import default_model
from credscore.model.own_wording import title_words
from credscore.model.terms import plain_words
from credscore.model.trained import base_names
from training.annotations import SCALES
from training.material import read_material
from training.model import Space, learn_from_articles
from training.wording import Vocabulary, find_directions, matrix_of


class RatedWords:
    """The words of some texts, and the rated articles that weights for them are learned from.

    Parameters
    ----------
    data : Path
        Folder with the public data sets.
    cache : Path
        Where their features are kept.
    texts : sequence of str
    titles : sequence of str, optional
        Headlines.
    """

    def __init__(
        self, data: Path, cache: Path, texts: Sequence[str], titles: Sequence[str] | None
    ) -> None:
        shipped = default_model().wording
        self._material = read_material(data, cache)
        index = {word: place for place, word in enumerate(self._material.counts.terms)}
        vocabulary = Vocabulary(np.array([index[word] for word in shipped.rows]), shipped.idf)
        vectors = vocabulary.vectors(self._material.counts.kept)
        self._space = Space(vocabulary, vectors, find_directions(vectors))
        readings = list(map(read_article, texts, titles or [""] * len(texts)))
        words = {
            "wording.": [plain_words(reading)[0] for reading in readings],
            "title_wording.": [title_words(shipped, reading) for reading in readings],
        }
        self._vectors = {
            kind: vocabulary.vectors(matrix_of(found, index)) for kind, found in words.items()
        }
        self._place = {name: column for column, name in enumerate(base_names(default_model()))}
        # The same publishers are held out for every number of examples.
        self._learned = functools.cache(self._learn)

    def without(self, values: FloatArray, groups: set[str]) -> FloatArray:
        """Return `values` with what is learned without the articles of some publishers.

        Parameters
        ----------
        values : ndarray, shape (n_texts, n_base_features)
            In the order of `credscore.model.trained.base_names`.
        groups : set of str
            Publishers.
        """
        replaced = values.copy()
        for name, column in self._learned(frozenset(groups)).items():
            replaced[:, self._place[name]] = column
        return replaced

    def _learn(self, groups: frozenset[str]) -> dict[str, FloatArray]:
        """Return the features that are learned without some publishers, by name."""
        rows = np.flatnonzero([group not in groups for group in self._material.groups])
        found = {}
        for scale in SCALES:
            weights, offset = learn_from_articles(self._material, self._space, scale, rows)
            for kind, vectors in self._vectors.items():
                found[f"{kind}{scale}"] = vectors @ weights + offset
        return found
