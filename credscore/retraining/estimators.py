"""The retrained head as scikit-learn estimators."""

from __future__ import annotations

from collections.abc import Iterable
from numbers import Integral
from typing import Any, Literal, Self

import numpy as np
import numpy.typing as npt
from sklearn.base import BaseEstimator, ClassifierMixin, RegressorMixin
from sklearn.utils import check_random_state
from sklearn.utils.validation import check_is_fitted

from credscore.arrays import FloatArray
from credscore.checks import check_jobs, check_texts, has_rows_and_columns
from credscore.errors import ColumnError, CredscoreError, LabelError
from credscore.model.report import TrainingReport
from credscore.model.trained import TrainedModel
from credscore.retraining.assembling import assemble
from credscore.retraining.duplicates import clusters, copies, digests
from credscore.retraining.fitting import fit_head
from credscore.retraining.folds import check_clusters
from credscore.retraining.labels import Target, read_labels
from credscore.retraining.measuring import measure_texts
from credscore.retraining.predicting import predict
from credscore.retraining.problem import Problem
from credscore.retraining.table import check_groups, check_weights
from credscore.retraining.threads import one_thread

__all__ = ["ArticleClassifier", "ArticleRegressor"]

_HEAD = "label"
#: Some clusters are learned from, some validate what is chosen.
_LEAST_CLUSTERS = 2


class _ArticleEstimator(BaseEstimator):
    """What the classifier and the regressor share."""

    _target_kind: Literal["classification", "regression"]

    def __init__(
        self,
        base: Literal["default"] | None = "default",
        n_jobs: int | None = None,
        random_state: int | np.random.RandomState | None = 0,
    ) -> None:
        self.base = base
        self.n_jobs = n_jobs
        self.random_state = random_state

    def fit(
        self,
        X: Iterable[str],
        y: Iterable[Any],
        groups: Iterable[Any] | None = None,
        sample_weight: Iterable[float] | None = None,
    ) -> Self:
        """Learn from labelled articles.

        Parameters
        ----------
        X : iterable of str
            Articles.
        y : iterable
            Labels.
        groups : iterable, optional
            The source of each article: inner validation keeps it, and near-copies, whole.
        sample_weight : iterable of float, optional
            Above 0: how much each article counts beside the others; equal by default. A row that
            is repeated is a copy, not a weight: copies are kept together and count for less.

        Returns
        -------
        self
            The same estimator, fitted.

        Raises
        ------
        LabelError
            If labels are missing, mixed, all the same, too few, of one group, or not as many
            as texts.
        ColumnError
            If groups or weights are missing or not as many as texts, or a weight is not above 0.
        TextTypeError, EmptyTextError, TextTooLongError
            For a text that cannot be read; the message names its row.
        ValueError
            If `base` is unknown, or `n_jobs` no number of processes.
        """
        if self.base not in ("default", None):
            raise ValueError(f"base={self.base!r} is unknown; pass base='default' or base=None")
        check_jobs(self.n_jobs)
        texts = check_texts(X)
        seed = _seed(self.random_state)
        target = read_labels(_labels(y, len(texts)), self._target_kind, where="y")
        names = _beside(groups, len(texts), "groups")
        weights = _beside(sample_weight, len(texts), "sample_weight")
        cluster = clusters(
            list(map(str, range(len(texts)))) if names is None else check_groups(names, "groups"),
            copies(texts),
        )
        check_clusters(cluster, target, _LEAST_CLUSTERS)
        problem = Problem(
            measure_texts(texts, n_jobs=self.n_jobs),
            target,
            cluster,
            np.ones(len(texts))
            if weights is None
            else np.array(check_weights(weights, "sample_weight")),
            self.base,
        )
        with one_thread():
            fit = fit_head(problem, seed)
            report = _no_report(target, len(np.unique(problem.cluster)))
            self.model_ = assemble(problem, fit, _HEAD, report, digests(texts), seed)
        self._set_target(target)
        return self

    def _set_target(self, target: Target) -> None:
        """Keep what predictions need of the target."""

    def _values(self, X: Iterable[str]) -> FloatArray:
        check_is_fitted(self)
        model: TrainedModel = self.model_
        return predict(model, check_texts(X), n_jobs=self.n_jobs)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags


class ArticleClassifier(ClassifierMixin, _ArticleEstimator):
    """Classify articles by how they are written and sourced.

    Parameters
    ----------
    base : {"default", None}, default="default"
        Whether the scores of the shipped model are read as well (see `credscore.train`).
    n_jobs : int or None, default=None
        Processes that read the texts.
    random_state : int, RandomState instance or None, default=0
        Seed of inner folds and resampling; None for another one at each `fit`.

    Attributes
    ----------
    classes_ : ndarray
        The labels, sorted.
    model_ : Model
        Goes into ``credscore.score(text, model=...)``; can be saved. It has no figures of
        held-out groups: those come from `credscore.train` or ``cross_val_score(groups=)``.

    Notes
    -----
    The same head that `credscore.train` learns, whose notes say how; `fit` takes ``groups`` and
    ``sample_weight`` as well.

    Examples
    --------
    >>> from credscore import ArticleClassifier
    >>> calm = "The council met on day {} of the month, the clerk said, and approved the plan."
    >>> loud = "What a shameful farce number {} is! They obviously never cared about you."
    >>> texts = [kind.format(n) for n in range(15) for kind in (calm, loud)]
    >>> classifier = ArticleClassifier(base=None).fit(texts, ["report", "rant"] * 15)
    >>> classifier.predict(["What a shameful disgrace! They never cared."]).tolist()
    ['rant']
    """

    _target_kind = "classification"

    def _set_target(self, target: Target) -> None:
        self.classes_ = np.array(target.classes)

    def predict_proba(self, X: Iterable[str]) -> FloatArray:
        """Return the probability of each class.

        Parameters
        ----------
        X : iterable of str
            Articles.

        Returns
        -------
        ndarray of float64, shape (n_texts, n_classes)
            0 to 1, in the order of `classes_`; a row sums to 1.

        Raises
        ------
        TextTypeError, EmptyTextError, TextTooLongError
            For a text that cannot be read; the message names its row.
        """
        return self._values(X)

    def predict(self, X: Iterable[str]) -> npt.NDArray[Any]:
        """Return the most likely class of each text.

        Parameters
        ----------
        X : iterable of str
            Articles.

        Returns
        -------
        ndarray, shape (n_texts,)
            Labels of `classes_`.

        Raises
        ------
        TextTypeError, EmptyTextError, TextTooLongError
            For a text that cannot be read; the message names its row.
        """
        best = self._values(X).argmax(axis=1)
        predicted: npt.NDArray[Any] = self.classes_[best]
        return predicted


class ArticleRegressor(RegressorMixin, _ArticleEstimator):
    """Predict a number from how articles are written and sourced.

    Parameters
    ----------
    base : {"default", None}, default="default"
        Whether the scores of the shipped model are read as well (see `credscore.train`).
    n_jobs : int or None, default=None
        Processes that read the texts.
    random_state : int, RandomState instance or None, default=0
        Seed of inner folds and resampling; None for another one at each `fit`.

    Attributes
    ----------
    model_ : Model
        Goes into ``credscore.score(text, model=...)``; can be saved. It has no figures of
        held-out groups: those come from `credscore.train` or ``cross_val_score(groups=)``.

    Notes
    -----
    The same head that `credscore.train` learns, whose notes say how; `fit` takes ``groups`` and
    ``sample_weight`` as well.

    Examples
    --------
    >>> from credscore import ArticleRegressor
    >>> texts = ["The clerk said so. " * 9 + "Shameful farce! " * n for n in range(30)]
    >>> regressor = ArticleRegressor(base=None).fit(texts, [n / 10 for n in range(30)])
    >>> regressor.predict(texts[:2]).shape
    (2,)
    """

    _target_kind = "regression"

    def predict(self, X: Iterable[str]) -> FloatArray:
        """Return the number expected for each text.

        Parameters
        ----------
        X : iterable of str
            Articles.

        Returns
        -------
        ndarray of float64, shape (n_texts,)
            In the unit of the labels, within their range.

        Raises
        ------
        TextTypeError, EmptyTextError, TextTooLongError
            For a text that cannot be read; the message names its row.
        """
        return self._values(X)[:, 0]


def _seed(random_state: int | np.random.RandomState | None) -> int:
    """Return a seed: a whole number as it is, anything else as scikit-learn reads it."""
    if isinstance(random_state, Integral) and random_state >= 0:
        return int(random_state)
    return int(check_random_state(random_state).randint(2**31 - 1))


def _labels(y: Iterable[Any] | None, n_texts: int) -> list[Any]:
    if y is None:
        raise LabelError("y is None; pass a label for each text")
    if not isinstance(y, Iterable):
        raise LabelError(f"y is one {type(y).__name__}; pass a label for each text")
    labels = _listed(y, "y", LabelError)
    if len(labels) != n_texts:
        raise LabelError(f"y has {len(labels)} labels for {n_texts} texts; pass one for each")
    return labels


def _beside(values: Iterable[Any] | None, n_texts: int, name: str) -> list[Any] | None:
    if values is None:
        return None
    if not isinstance(values, Iterable):
        raise ColumnError(f"{name} is one {type(values).__name__}; pass an entry for each text")
    found = _listed(values, name, ColumnError)
    if len(found) != n_texts:
        raise ColumnError(f"{name} has {len(found)} entries for {n_texts} texts")
    return found


def _listed(values: Iterable[Any], name: str, error: type[CredscoreError]) -> list[Any]:
    if has_rows_and_columns(values):
        raise error(f"{name} has rows and columns; pass one column of it")
    return list(values)


def _no_report(target: Target, n_groups: int) -> TrainingReport:
    note = "Nothing was held out: judge an estimator with cross_val_score(groups=)."
    return TrainingReport(
        target=_HEAD,
        kind=target.kind,
        counts={"examples": len(target.codes), "groups": n_groups},
        figures=(),
        calibration=(),
        confusion={},
        features=(),
        terms=(),
        mistakes=(),
        warnings=(note,),
    )
