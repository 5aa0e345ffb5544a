"""A model: heads over named features, and the shipped default."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from credscore.errors import ModelVersionError
from credscore.features.extract import feature_names, measure
from credscore.features.reading import Reading
from credscore.model.head import Head
from credscore.model.persistence import read_shipped
from credscore.model.wording import ArticleWording
from credscore.result import HeadScore

__all__ = ["Model", "default_model"]

#: A text is unusual when more than this share of its features leaves the range of training.
_UNUSUAL_SHARE = 0.12


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Heads over named features.

    Attributes
    ----------
    model_id : str
        Name and version of the model and the beginning of its digest.
    heads : tuple of Head
    wording : ArticleWording
        Learned weights of single words; its sums are features of the ``wording`` family.
    """

    model_id: str
    heads: tuple[Head, ...]
    wording: ArticleWording
    columns: tuple[npt.NDArray[np.intp], ...]

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
        columns = tuple(
            np.array([index[name] for name in head.features], np.intp) for head in heads
        )
        return cls(model_id, heads, wording, columns)

    def features(self, reading: Reading) -> tuple[tuple[str, ...], npt.NDArray[np.float64]]:
        """Return the names and the values of every feature of `reading`."""
        values = np.concatenate((measure(reading), self.wording.measure(reading)))
        return (*feature_names(), *self.wording.names), values

    def score(
        self, values: npt.NDArray[np.float64], words: float, *, abstain: bool
    ) -> dict[str, HeadScore]:
        """Return the score of each head for the feature `values` of one article."""
        return {
            head.name: head.score(values[columns], words, abstain=abstain)
            for head, columns in zip(self.heads, self.columns, strict=True)
        }

    def is_unusual(self, values: npt.NDArray[np.float64]) -> bool:
        """Return whether the text lies outside what the model has seen."""
        return any(
            head.transform.share_outside(values[columns]) > _UNUSUAL_SHARE
            for head, columns in zip(self.heads, self.columns, strict=True)
        )


@cache
def default_model() -> Model:
    """Return the shipped model.

    Raises
    ------
    ModelFileError
        If the installation is damaged.
    """
    manifest, heads, wording = read_shipped()
    return Model.build(
        f"{manifest['name']}-{manifest['version']}-{manifest['digest'][:12]}",
        tuple(Head.from_dict(head) for head in heads["heads"]),
        ArticleWording.from_dict(wording),
    )
