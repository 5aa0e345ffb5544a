"""A head: an additive function of named features, with interval and percentile.

A head is plain parameters. It is fitted by scikit-learn in ``training/``; the calibration
is folded into its coefficients there, so that contributions and intercept sum to the raw
output and the raw output is the value itself (regression) or its log-odds (binary).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.arrays import FloatArray
from credscore.errors import ModelFileError
from credscore.parts import HeadScore, NamedValues

__all__ = ["PARAMETERS", "Z90", "Head", "Noise", "Transform"]

#: Standard normal quantile of a two-sided 90 % interval.
Z90 = 1.6448536269514722
_PERCENTILES = np.arange(101.0)
_KINDS = ("regression", "binary")
#: The arrays that a `Transform` is stored as.
PARAMETERS = ("knots", "ranks", "mean", "scale")


class _Steps(NamedTuple):
    """The steps between the knots of each feature, all features in one row."""

    inner: FloatArray  # all knots but the first and the last, by knot and feature
    first: npt.NDArray[np.intp]  # the first step of each feature
    low: FloatArray  # where a step begins, how wide it is
    width: FloatArray
    rank: FloatArray  # the rank at its beginning, and what it rises by
    rise: FloatArray
    range: tuple[FloatArray, FloatArray]  # the first and the last knot of each feature

    @classmethod
    def between(cls, knots: FloatArray, ranks: FloatArray) -> _Steps:
        low, high = knots[:, :-1], knots[:, 1:]
        return cls(
            inner=np.ascontiguousarray(knots[:, 1:-1].T),
            first=np.arange(len(knots)) * low.shape[1],
            low=low.ravel(),
            width=np.where(high > low, high - low, 1.0).ravel(),
            rank=ranks[:, :-1].ravel(),
            rise=np.diff(ranks, axis=1).ravel(),
            range=(knots[:, 0].copy(), knots[:, -1].copy()),
        )


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

    knots: FloatArray
    ranks: FloatArray
    mean: FloatArray
    scale: FloatArray
    steps: _Steps = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Prepare the steps between the knots."""
        object.__setattr__(self, "steps", _Steps.between(self.knots, self.ranks))

    @classmethod
    def join(cls, parts: Sequence[Transform]) -> Transform:
        """Return the transform of the features of all `parts`, side by side."""
        return cls(*(np.concatenate([getattr(part, n) for part in parts]) for n in PARAMETERS))

    def __call__(self, features: FloatArray) -> FloatArray:
        """Return the inputs for the features of articles, shape (..., n_features)."""
        steps = self.steps
        at = steps.first + (features[..., None, :] >= steps.inner).sum(axis=-2)
        share = np.clip((features - steps.low.take(at)) / steps.width.take(at), 0.0, 1.0)
        rank = steps.rank.take(at) + share * steps.rise.take(at)
        inputs: FloatArray = (rank - self.mean) / self.scale
        return inputs

    def outside(self, features: FloatArray) -> npt.NDArray[np.bool_]:
        """Return which features lie outside the range seen in training, same shape."""
        low, high = self.steps.range
        outside: npt.NDArray[np.bool_] = (features < low) | (features > high)
        return outside


class Noise(NamedTuple):
    """What a head's 90 % interval is made of.

    The interval of a regression head reaches from ``value + lower * spread`` to ``value + upper *
    spread``: ratings have a ceiling, so that a high score cannot be far too low, and a low one may
    be. In a binary head both ends are as far from the log-odds.

    Attributes
    ----------
    values : tuple of float
        Two values: the ends are straight lines between them, and go on level outside.
    lower, upper : tuple of float
        The ends at these values, in units of the spread.
    base, per_root_word, per_outside : float
        ``spread = base + per_root_word / sqrt(words) + per_outside * share_outside``. In a binary
        head `base` scales the spread of its ensemble.
    """

    values: tuple[float, float]
    lower: tuple[float, float]
    upper: tuple[float, float]
    base: float
    per_root_word: float
    per_outside: float

    def widening(self, words: FloatArray, share_outside: FloatArray) -> FloatArray:
        """Return by how much texts widen their intervals by being short or unusual."""
        wider = self.per_root_word / np.sqrt(np.maximum(words, 1.0))
        return np.asarray(wider + self.per_outside * share_outside)

    def ends(
        self, value: FloatArray, words: FloatArray, share_outside: FloatArray
    ) -> tuple[FloatArray, FloatArray]:
        """Return the ends of the intervals of a regression head."""
        spread = self.base + self.widening(words, share_outside)
        lower, upper = (np.interp(value, self.values, end) for end in (self.lower, self.upper))
        return value + lower * spread, value + upper * spread

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Noise:
        """Rebuild it from ``_asdict``; `KeyError`, `TypeError` or `ValueError` if it is damaged."""
        values, lower, upper = (_pair(data[name]) for name in ("values", "lower", "upper"))
        spread = (float(data[name]) for name in ("base", "per_root_word", "per_outside"))
        return cls(values, lower, upper, *spread)


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
    noise : Noise
    quantiles : ndarray, shape (101,)
        Values at each percentile of the reference corpus.
    bounds : tuple of float
        Lowest and highest value.
    """

    name: str
    kind: str
    features: tuple[str, ...]
    transform: Transform
    coef: FloatArray
    intercept: float
    ensemble: FloatArray
    noise: Noise
    quantiles: FloatArray
    bounds: tuple[float, float]

    def score_rows(
        self,
        inputs: FloatArray,
        share_outside: FloatArray,
        words: FloatArray,
        abstain: npt.NDArray[np.bool_],
    ) -> list[HeadScore]:
        """Return the head's scores of articles, each the same as if it were alone.

        Parameters
        ----------
        inputs : ndarray, shape (n_articles, n_features)
            The features as `transform` gives them.
        share_outside : ndarray, shape (n_articles,)
            Share of the features outside the range seen in training.
        words : ndarray, shape (n_articles,)
            Words of body text; fewer words widen the interval.
        abstain : ndarray of bool, shape (n_articles,)
            Give NaN instead of a value, an interval and a percentile.
        """
        parts = self.coef * inputs
        # Summed in the order a reader of the contributions would sum them.
        raw = np.array([self.intercept + sum(row) for row in parts.tolist()])
        low, high = self._raw_interval(raw, inputs, share_outside, words)
        values, lower, upper = self.value_of(np.array([raw, low, high]))
        percentiles = np.interp(values, self.quantiles, _PERCENTILES)
        numbers = np.array(
            [values, np.minimum(lower, values), np.maximum(upper, values), percentiles]
        )
        numbers[:, abstain] = np.nan
        return [
            HeadScore.of_values(
                # A copy, lest one score keeps those of all articles.
                NamedValues(self.features, contributions.copy()),
                name=self.name,
                kind=self.kind,
                value=value,
                interval=(low, high),
                percentile=percentile,
                intercept=self.intercept,
                outcome="",
            )
            for (value, low, high, percentile), contributions in zip(
                numbers.T.tolist(), parts, strict=True
            )
        ]

    def value_of(self, raw: FloatArray) -> FloatArray:
        """Return the values for raw outputs: clipped, or through the logistic function."""
        if self.kind == "binary":
            return np.asarray(1.0 / (1.0 + np.exp(-np.clip(raw, -500.0, 500.0))))
        return np.clip(raw, *self.bounds)

    def _raw_interval(
        self, raw: FloatArray, inputs: FloatArray, share_outside: FloatArray, words: FloatArray
    ) -> tuple[FloatArray, FloatArray]:
        """Return the ends of the intervals as raw outputs."""
        if self.kind == "regression":
            return self.noise.ends(self.value_of(raw), words, share_outside)
        coef, intercept = self.ensemble[:, :-1], self.ensemble[:, -1]
        # Not a matrix product: the last bits of that depend on how many rows there are and
        # on where they lie in memory.
        members = np.einsum("aj,mj->am", inputs, coef) + intercept
        spread = self.noise.widening(words, share_outside)
        spread += self.noise.base * members.std(axis=1)
        return raw - Z90 * spread, raw + Z90 * spread

    def to_dict(self) -> dict[str, Any]:
        """Return the parameters as plain data."""
        return {
            "name": self.name,
            "kind": self.kind,
            "features": list(self.features),
            "transform": {name: getattr(self.transform, name).tolist() for name in PARAMETERS},
            "coef": self.coef.tolist(),
            "intercept": self.intercept,
            "ensemble": self.ensemble.tolist(),
            "noise": self.noise._asdict(),
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
            low, high = map(float, data["bounds"])
            head = cls(
                name=str(data["name"]),
                kind=str(data["kind"]),
                features=tuple(map(str, data["features"])),
                transform=transform,
                coef=_vector(data["coef"], n),
                intercept=float(data["intercept"]),
                ensemble=np.stack([_vector(row, n + 1) for row in data["ensemble"]]),
                noise=Noise.from_dict(data["noise"]),
                quantiles=_vector(data["quantiles"], 101),
                bounds=(low, high),
            )
        except (KeyError, TypeError, ValueError, IndexError, OverflowError) as error:
            raise ModelFileError(f"the model file holds a damaged head: {error!r}") from error
        if head.kind not in _KINDS:
            raise ModelFileError(f"head {head.name!r} is of unknown kind {head.kind!r}")
        return head


def _pair(values: Sequence[float]) -> tuple[float, float]:
    first, second = map(float, values)
    return first, second


def _vector(values: Sequence[float], length: int) -> FloatArray:
    vector = np.asarray(values, np.float64)
    if vector.shape != (length,) or not np.isfinite(vector).all():
        raise ValueError(f"expected {length} finite numbers, got shape {vector.shape}")
    return vector
