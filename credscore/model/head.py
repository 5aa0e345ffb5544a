"""A head: an additive function of named features, with interval and percentile.

A head is plain parameters. It is fitted by scikit-learn in ``training/``; the calibration
is folded into its coefficients there, so that contributions and intercept sum to the raw
output and the raw output is the value itself (regression) or its log-odds (binary).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from credscore.errors import ModelFileError
from credscore.result import HeadScore

__all__ = ["Head", "Transform"]

Array = npt.NDArray[np.float64]
#: Standard normal quantile of a two-sided 90 % interval.
_Z90 = 1.6448536269514722
_KINDS = ("regression", "binary")


@dataclass(frozen=True, slots=True, eq=False)
class Transform:
    """How features become the inputs of a head: by their rank in the training corpus.

    A value is replaced by the share of training articles below it, interpolated between
    knots, and standardised. Ranks tame the skew of rates and bound what one extreme feature
    can do.

    Attributes
    ----------
    knots, ranks : ndarray of float64, shape (n_features, n_knots)
        Increasing values of each feature and their mid-ranks, 0 to 1; a feature with fewer
        distinct values repeats its last knot.
    mean, scale : ndarray of float64, shape (n_features,)
        Of the ranks in training; a smaller scale makes a feature count for more at the
        same penalty.
    """

    knots: Array
    ranks: Array
    mean: Array
    scale: Array

    def __call__(self, features: Array) -> Array:
        """Return the inputs for the features of one article, shape (n_features,)."""
        knots, ranks = self.knots, self.ranks
        below = np.maximum((features[:, None] >= knots).sum(axis=1) - 1, 0)
        left = np.minimum(below, knots.shape[1] - 2)
        row = np.arange(len(features))
        low, high = knots[row, left], knots[row, left + 1]
        width = np.where(high > low, high - low, 1.0)
        share = np.clip((features - low) / width, 0.0, 1.0)
        rank = ranks[row, left] + share * (ranks[row, left + 1] - ranks[row, left])
        inputs: Array = (rank - self.mean) / self.scale
        return inputs

    def share_outside(self, features: Array) -> float:
        """Return the share of features that lie outside the range seen in training."""
        outside = (features < self.knots[:, 0]) | (features > self.knots[:, -1])
        return float(np.mean(outside))


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """One output of a model.

    Attributes
    ----------
    name : str
    kind : {'regression', 'binary'}
    features : tuple of str
        The names of the features it reads, in order.
    transform : Transform
    coef : ndarray, shape (n_features,)
    intercept : float
    ensemble : ndarray, shape (n_members, n_features + 1)
        Coefficients and intercept of fits to resampled outlets; their spread is the
        uncertainty of the head itself.
    noise : tuple of float
        ``(lower, upper, base, per_root_word, per_outside)``: the interval of a regression
        head is ``raw + (lower, upper) * spread`` with ``spread = base + per_root_word /
        sqrt(words) + per_outside * share_outside``. For a binary head `base` scales the
        spread of the ensemble and `per_root_word` widens it for short texts.
    quantiles : ndarray, shape (101,)
        Values at each percentile of the reference corpus.
    bounds : tuple of float
        Lowest and highest value.
    """

    name: str
    kind: str
    features: tuple[str, ...]
    transform: Transform
    coef: Array
    intercept: float
    ensemble: Array
    noise: tuple[float, float, float, float, float]
    quantiles: Array
    bounds: tuple[float, float]

    def score(self, features: Array, words: float, *, abstain: bool) -> HeadScore:
        """Return the head's score of one article.

        Parameters
        ----------
        features : ndarray, shape (n_features,)
            Values of `self.features`.
        words : float
            Words of body text; fewer words widen the interval.
        abstain : bool
            Give NaN instead of a value, an interval and a percentile.
        """
        inputs = self.transform(features)
        parts = self.coef * inputs
        contributions = dict(zip(self.features, parts.tolist(), strict=True))
        # Summed in the order a reader of the contributions would sum them.
        raw = self.intercept + sum(contributions.values())
        if abstain:
            nan = float("nan")
            value, interval, percentile = nan, (nan, nan), nan
        else:
            value = float(self.value_of(raw))
            interval = self._interval(raw, inputs, features, words)
            percentile = float(np.interp(value, self.quantiles, np.arange(101.0)))
        return HeadScore(
            name=self.name,
            kind=self.kind,
            value=value,
            interval=interval,
            percentile=percentile,
            contributions=contributions,
            intercept=self.intercept,
        )

    def value_of(self, raw: float | Array) -> float | Array:
        """Return the value for a raw output: clipped, or through the logistic function."""
        value: float | Array
        if self.kind == "binary":
            value = 1.0 / (1.0 + np.exp(-np.clip(raw, -500.0, 500.0)))
        else:
            value = np.clip(raw, *self.bounds)
        return value

    def _interval(
        self, raw: float, inputs: Array, features: Array, words: float
    ) -> tuple[float, float]:
        lower, upper, base, per_root_word, per_outside = self.noise
        widening = per_root_word / np.sqrt(max(words, 1.0))
        widening += per_outside * self.transform.share_outside(features)
        if self.kind == "binary":
            members = self.ensemble[:, :-1] @ inputs + self.ensemble[:, -1]
            spread = base * float(members.std()) + widening
            low, high = raw - _Z90 * spread, raw + _Z90 * spread
        else:
            low, high = raw + lower * (base + widening), raw + upper * (base + widening)
        value = float(self.value_of(raw))
        return min(float(self.value_of(low)), value), max(float(self.value_of(high)), value)

    def to_dict(self) -> dict[str, Any]:
        """Return the parameters as plain data."""
        return {
            "name": self.name,
            "kind": self.kind,
            "features": list(self.features),
            "transform": {
                name: getattr(self.transform, name).tolist() for name in Transform.__slots__
            },
            "coef": self.coef.tolist(),
            "intercept": self.intercept,
            "ensemble": self.ensemble.tolist(),
            "noise": list(self.noise),
            "quantiles": self.quantiles.tolist(),
            "bounds": list(self.bounds),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Head:
        """Rebuild a head from `to_dict`.

        Raises
        ------
        ModelFileError
            If a parameter is missing, of the wrong length or not finite.
        """
        try:
            n = len(data["features"])
            parts = data["transform"]
            transform = Transform(
                knots=np.stack([_vector(row, len(parts["knots"][0])) for row in parts["knots"]]),
                ranks=np.stack([_vector(row, len(parts["knots"][0])) for row in parts["ranks"]]),
                mean=_vector(parts["mean"], n),
                scale=_vector(parts["scale"], n),
            )
            lower, upper, base, per_root_word, per_outside = map(float, data["noise"])
            low, high = map(float, data["bounds"])
            head = cls(
                name=str(data["name"]),
                kind=str(data["kind"]),
                features=tuple(map(str, data["features"])),
                transform=transform,
                coef=_vector(data["coef"], n),
                intercept=float(data["intercept"]),
                ensemble=np.stack([_vector(row, n + 1) for row in data["ensemble"]]),
                noise=(lower, upper, base, per_root_word, per_outside),
                quantiles=_vector(data["quantiles"], 101),
                bounds=(low, high),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ModelFileError(f"the model file holds a damaged head: {error!r}") from error
        if head.kind not in _KINDS:
            raise ModelFileError(f"head {head.name!r} is of unknown kind {head.kind!r}")
        return head


def _vector(values: Sequence[float], length: int) -> Array:
    vector = np.asarray(values, np.float64)
    if vector.shape != (length,) or not np.isfinite(vector).all():
        raise ValueError(f"expected {length} finite numbers, got shape {vector.shape}")
    return vector
