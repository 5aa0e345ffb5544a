"""The features as a scikit-learn transformer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from credscore.checks import check_texts
from credscore.document.document import read_each
from credscore.features.extract import describe, feature_names, measure_joined
from credscore.features.joined import join
from credscore.features.reading import read_documents

__all__ = ["TextFeatures"]

#: So many texts go through the steps together, which is faster (see `read_documents`).
_TOGETHER: Final = 32


class TextFeatures(TransformerMixin, BaseEstimator):
    """Measure each text: every feature of ``Score.features`` but the family ``wording``.

    Nothing is learned from the texts: `fit` only checks its input, so a slice of a
    transformed table equals the transformed slice.

    Parameters
    ----------
    families : sequence of str or None, default=None
        Feature families to keep, for example ``("sourcing", "hedging")``; all by default.

    Attributes
    ----------
    n_features_out_ : int
        Number of columns that `transform` returns.

    Notes
    -----
    Unit, meaning and source of each feature are in the page on features; the command
    ``credscore features`` lists unit and meaning. Most are per 100 words or shares from 0 to 1.

    Examples
    --------
    >>> from credscore import TextFeatures
    >>> texts = ["The mayor said the bridge would reopen.", "What a shameful disgrace!"]
    >>> TextFeatures(families=("quotation",)).fit_transform(texts).shape
    (2, 6)
    """

    def __init__(self, families: Sequence[str] | None = None) -> None:
        self.families = families

    def fit(self, X: Iterable[str], y: object = None) -> Self:  # noqa: ARG002 (scikit-learn)
        """Check the texts and the parameters.

        Parameters
        ----------
        X : iterable of str
            Articles.
        y : ignored
            There for scikit-learn's pipelines.

        Returns
        -------
        TextFeatures
            Itself.

        Raises
        ------
        TextTypeError, EmptyTextError, TextTooLongError
            For a text that cannot be read; the message names its row.
        ValueError
            If a family is unknown or there is no text.
        """
        self.n_features_out_ = len(self._columns())
        self.n_texts_seen_ = len(check_texts(X))
        if not self.n_texts_seen_:
            raise ValueError("X holds no texts; pass at least one article")
        return self

    def fit_transform(self, X: Iterable[str], y: object = None) -> Any:
        """Fit and return the features of each text, read once.

        Parameters
        ----------
        X : iterable of str
            Articles.
        y : ignored
            There for scikit-learn's pipelines.

        Returns
        -------
        ndarray of float64, shape (n_texts, n_features_out_)
            The same as `fit` and then `transform` give; they also list the errors raised.
        """
        # What can be gone through once only would be used up by `fit`.
        texts = check_texts(X) if isinstance(X, Iterator) else X
        return super().fit_transform(texts, y)

    def transform(self, X: Iterable[str]) -> npt.NDArray[np.float64]:
        """Return the features of each text.

        Parameters
        ----------
        X : iterable of str
            Articles.

        Returns
        -------
        ndarray of float64, shape (n_texts, n_features_out_)
            In the order of `get_feature_names_out`; a table of pandas or polars after
            ``set_output``.

        Raises
        ------
        TextTypeError, EmptyTextError, TextTooLongError
            For a text that cannot be read; the message names its row.
        """
        check_is_fitted(self)
        columns = self._columns()
        texts = check_texts(X)
        out = np.empty((len(texts), len(columns)))
        for first in range(0, len(texts), _TOGETHER):
            part = texts[first : first + _TOGETHER]
            readings = read_documents(read_each(part, [None] * len(part)))
            out[first : first + len(part)] = measure_joined(join(readings))[:, columns]
        return out

    def get_feature_names_out(
        self,
        input_features: object = None,  # noqa: ARG002 (scikit-learn)
    ) -> npt.NDArray[Any]:
        """Return the names of the columns.

        Parameters
        ----------
        input_features : ignored
            There for scikit-learn's pipelines.

        Returns
        -------
        ndarray of str, shape (n_features_out_,)
        """
        check_is_fitted(self)
        names = feature_names()
        return np.array([names[column] for column in self._columns()], dtype=object)

    def _columns(self) -> list[int]:
        features = describe()
        if self.families is None:
            return list(range(len(features)))
        known = {feature.family for feature in features}
        # What can be gone through once only would be empty in `transform`.
        once = isinstance(self.families, (str, Iterator))
        try:
            wanted = set() if once else set(self.families)
        except TypeError:  # no sequence, or one of what no family is
            wanted = set()
        if not wanted or not wanted <= known:
            raise ValueError(
                f"families={self.families!r} names unknown feature families; "
                f"choose a sequence of {sorted(known)}"
            )
        return [index for index, feature in enumerate(features) if feature.family in wanted]

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.requires_fit = True
        return tags
