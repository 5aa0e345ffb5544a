"""A retrained model: one head of the user's own over the features of a base.

It measures what the shipped model measures, and its own wording beside it. Everything is
additive, so contributions and intercept sum to the raw output exactly, class by class.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from credscore.errors import ModelFileError, ModelVersionError
from credscore.features.joined import Readings
from credscore.features.reading import Reading
from credscore.model.head import Z90, Transform
from credscore.model.model import Measured, Model, default_model
from credscore.model.report import TrainingReport
from credscore.model.terms import terms_of
from credscore.model.wording import ArticleWording
from credscore.parts import NO_WORDS, HeadScore

__all__ = [
    "OWN_TITLE",
    "OWN_WORDING",
    "OwnWording",
    "TrainedHead",
    "TrainedModel",
    "base_features",
    "base_names",
    "finite",
    "own_names",
    "own_terms",
]

Array = npt.NDArray[np.float64]
#: The spread of a text of this many words is 1.4 times that of a long one.
_SHORT = 100.0
OWN_WORDING, OWN_TITLE = "own_wording", "own_title"
_TITLE_WORD = re.compile(r"[a-z][a-z'’-]*")


@dataclass(frozen=True, slots=True, eq=False)
class OwnWording:
    """Weights of words and word pairs, learned from the user's examples; names are hidden.

    Attributes
    ----------
    rows : dict of str to int
        Term -> row of `idf` and `weights`.
    idf : ndarray, shape (n_terms,)
    weights : ndarray, shape (n_terms, n_outputs)
    """

    rows: dict[str, int]
    idf: Array
    weights: Array

    def measure(self, terms: list[str]) -> Array:
        """Return the outputs for a text given by its terms, shape (n_outputs,)."""
        found = Counter(row for row in map(self.rows.get, terms) if row is not None)
        if not found:
            return np.zeros(self.weights.shape[1])
        rows = np.fromiter(found, np.int64, len(found))
        vector = (1.0 + np.log(np.fromiter(found.values(), np.float64))) * self.idf[rows]
        outputs: Array = vector @ self.weights[rows] / np.sqrt(vector @ vector)
        return outputs


@dataclass(frozen=True, slots=True, eq=False)
class TrainedHead:
    """The output learned from the user's labels.

    Attributes
    ----------
    name : str
        The name of the label column.
    kind : {'regression', 'binary', 'multiclass'}
    classes : tuple of str
        Labels as text, in order; empty for a regression. A binary head gives the
        probability of the second.
    features : tuple of str
    transform : Transform
    coef : ndarray, shape (n_features, n_outputs)
    intercept : ndarray, shape (n_outputs,)
    members : ndarray, shape (n_members, n_features + 1, n_outputs)
        The same learned from resampled groups, intercept last.
    word_spread : ndarray, shape (n_outputs,)
        Standard deviation that learned word weights add to the raw output of a new text.
    residuals : tuple of float
        Quantiles (5 and 95 %) of what held-out labels of a regression differ from the value.
    quantiles : ndarray, shape (101, n_outputs)
        Held-out values at each percentile.
    bounds : tuple of float
        Lowest and highest label of a regression.
    """

    name: str
    kind: str
    classes: tuple[str, ...]
    features: tuple[str, ...]
    transform: Transform
    coef: Array
    intercept: Array
    members: Array
    word_spread: Array
    residuals: tuple[float, float]
    quantiles: Array
    bounds: tuple[float, float]

    def values_of(self, raw: Array) -> Array:
        """Return values for raw outputs, both of shape (..., n_outputs)."""
        values: Array
        if self.kind == "regression":
            values = np.clip(raw, *self.bounds)
        elif self.kind == "binary":
            values = 1.0 / (1.0 + np.exp(-np.clip(raw, -500.0, 500.0)))
        else:
            powers = np.exp(raw - raw.max(axis=-1, keepdims=True))
            values = powers / powers.sum(axis=-1, keepdims=True)
        return values

    def score(self, features: Array, words: float, *, abstain: bool) -> HeadScore:
        """Return the head's score of one article (see `credscore.model.head.Head.score`)."""
        inputs = self.transform(features)
        parts = self.coef * inputs[:, None]
        contributions = [
            dict(zip(self.features, parts[:, output].tolist(), strict=True))
            for output in range(parts.shape[1])
        ]
        # Summed in the order a reader of the contributions would sum them.
        raw = np.array(
            [
                start + sum(one.values())
                for start, one in zip(self.intercept.tolist(), contributions, strict=True)
            ]
        )
        value = self.values_of(raw)
        low, high = self._interval(raw, value, inputs, words)
        percentile = [
            float(np.interp(v, q, np.arange(101.0)))
            for v, q in zip(value.tolist(), self.quantiles.T, strict=True)
        ]
        if abstain:
            value, low, high = (np.full(len(value), np.nan) for _ in range(3))
            percentile = [float("nan")] * len(value)
        return HeadScore(
            name=self.name,
            kind=self.kind,
            value=self._shaped(value.tolist()),
            interval=self._shaped(list(zip(low.tolist(), high.tolist(), strict=True))),
            percentile=self._shaped(percentile),
            contributions=self._shaped(contributions),
            intercept=self._shaped(self.intercept.tolist()),
        )

    def _shaped(self, values: list[Any]) -> Any:
        """Return one value, or one for each class."""
        if self.kind != "multiclass":
            return values[0]
        return dict(zip(self.classes, values, strict=True))

    def _interval(
        self, raw: Array, value: Array, inputs: Array, words: float
    ) -> tuple[Array, Array]:
        widening = float(np.sqrt(1.0 + _SHORT / max(words, 1.0)))
        if self.kind == "regression":
            lower, upper = self.residuals
            low, high = np.clip((raw + lower * widening, raw + upper * widening), *self.bounds)
        else:
            members = np.einsum("f,mfo->mo", inputs, self.members[:, :-1]) + self.members[:, -1]
            chances = np.clip(self.values_of(members), 1e-9, 1.0 - 1e-9)
            of_members = np.log(chances / (1.0 - chances)).std(axis=0)
            spread = Z90 * widening * np.hypot(of_members, self.word_spread)
            middle = np.clip(value, 1e-9, 1.0 - 1e-9)
            odds = np.log(middle / (1.0 - middle))
            low, high = (1.0 / (1.0 + np.exp(-(odds + sign * spread))) for sign in (-1.0, 1.0))
        return np.minimum(low, value), np.maximum(high, value)


@dataclass(frozen=True, slots=True, eq=False)
class TrainedModel(Model):
    """What `credscore.train` returns and `credscore.load_model` reads.

    Pass it to ``credscore.score(text, model=model)``.

    Attributes
    ----------
    head : TrainedHead
    own : dict of str to OwnWording
        By kind: ``"own_wording"`` of the text, ``"own_title"`` of the headline.
    base : str or None
        ``"default"`` where the head reads the shipped heads, None for a clean start.
    manifest : dict
        How the model was made: versions, number of examples, seed, golden scores.
    report : TrainingReport
        How the model does on groups it has not seen.
    seen : ndarray of uint64
        One-way digests of the texts it learned from, sorted.
    head_columns : ndarray of int
        Where the features of the head stand among those of `features`.
    """

    head: TrainedHead
    own: Mapping[str, OwnWording]
    base: str | None
    manifest: Mapping[str, Any]
    report: TrainingReport
    seen: npt.NDArray[np.uint64]
    head_columns: npt.NDArray[np.intp]

    @classmethod
    def assemble(  # noqa: PLR0913 (the parts of a model)
        cls,
        shipped: Model,
        head: TrainedHead,
        own: Mapping[str, OwnWording],
        base: str | None,
        manifest: Mapping[str, Any],
        report: TrainingReport,
        seen: npt.NDArray[np.uint64],
    ) -> TrainedModel:
        """Return the model whose head finds its features by name.

        Raises
        ------
        ModelVersionError
            If the head reads features that this version of credscore does not measure.
        """
        names = all_names(shipped, head, own)
        index = {name: place for place, name in enumerate(names)}
        unknown = [name for name in head.features if name not in index]
        if unknown:
            raise ModelVersionError(
                f"the model reads features this version of credscore lacks ({unknown[:3]}); "
                "install the version named in its manifest, or train it again: "
                "credscore train IN --label COL --group COL -o MODEL"
            )
        inherited = {field.name: getattr(shipped, field.name) for field in fields(Model)}
        inherited["model_id"] = str(manifest["model_id"])
        return cls(
            **inherited,
            head=head,
            own=own,
            base=base,
            manifest=manifest,
            report=report,
            seen=seen,
            head_columns=np.array([index[name] for name in head.features], np.intp),
        )

    def features(self, reading: Reading) -> tuple[tuple[str, ...], Array]:
        """Return the names and the values of every feature of `reading`."""
        shipped = default_model()
        _, values = base_features(shipped, reading)
        terms = own_terms(shipped, reading)
        own = [wording.measure(terms[kind]) for kind, wording in self.own.items()]
        return all_names(self, self.head, self.own), np.concatenate((values, *own))

    def measure_each(self, readings: Readings) -> Measured:
        """Return every feature of each of `readings`; words are not told of."""
        return Measured(
            names=all_names(self, self.head, self.own),
            values=np.array([self.features(reading)[1] for reading in readings.each]),
            words=[NO_WORDS] * len(readings),
        )

    def score(self, values: Array, words: float, *, abstain: bool) -> dict[str, HeadScore]:
        """Return the score of the head for the feature `values` of one article."""
        head = self.head
        return {head.name: head.score(values[self.head_columns], words, abstain=abstain)}

    def score_rows(
        self, values: Array, words: Array, abstain: npt.NDArray[np.bool_]
    ) -> list[dict[str, HeadScore]]:
        """Return the score of the head for each row of `values`, the same as `score` alone."""
        return [
            self.score(row, float(n), abstain=bool(skip))
            for row, n, skip in zip(values, words, abstain, strict=True)
        ]

    def __reduce__(self) -> tuple[Any, ...]:
        # The shipped model is in every process already.
        parts = (self.head, self.own, self.base, self.manifest, self.report, self.seen)
        return _rebuilt, parts

    def save(self, path: str | Path) -> None:
        """Write the model to a ``.skops`` file (or a ``.joblib`` one, for your own use).

        Parameters
        ----------
        path : str or path-like
            Ends in ``.skops`` or ``.joblib``. The texts are not in the file: of the
            examples it holds learned weights of words, figures, and one-way digests.

        Raises
        ------
        ModelFileError
            If the ending is another one.
        """
        from credscore.model.files import save_model

        save_model(self, Path(path))

    def __repr__(self) -> str:
        classes = f", classes={list(self.head.classes)}" if self.head.classes else ""
        return f"<Model {self.model_id}: {self.head.kind} {self.head.name!r}{classes}>"


def _rebuilt(*parts: Any) -> TrainedModel:
    return TrainedModel.assemble(default_model(), *parts)


def own_names(head: TrainedHead, kind: str) -> tuple[str, ...]:
    """Return the names of the features that the own wording adds, one for each output."""
    if head.kind != "multiclass":
        return (kind,)
    return tuple(f"{kind}.{name}" for name in head.classes)


def own_terms(shipped: Model, reading: Reading) -> dict[str, list[str]]:
    """Return what the own wording looks up: terms of the text, and words of the headline.

    Headlines are written with capitals throughout, so names cannot be told by those: only
    words of the shipped vocabulary count, from which names were removed.
    """
    title = _TITLE_WORD.findall((reading.document.title or "").lower())
    return {
        OWN_WORDING: terms_of(reading),
        OWN_TITLE: [word for word in title if word in shipped.wording.rows],
    }


def base_names(model: Model) -> tuple[str, ...]:
    """Return the names of what a base offers: its features, then its heads' raw outputs."""
    from credscore.features.extract import feature_names

    heads = (f"base.{head.name}" for head in model.heads)
    titles = (f"title_{name}" for name in model.wording.names)
    return (*feature_names(), *model.wording.names, *titles, *heads)


def all_names(model: Model, head: TrainedHead, own: Iterable[str]) -> tuple[str, ...]:
    """Return the names of every feature of a retrained model."""
    return (*base_names(model), *(name for kind in own for name in own_names(head, kind)))


def base_features(model: Model, reading: Reading) -> tuple[tuple[str, ...], Array]:
    """Return names and values of what the shipped `model` offers to a retrained one."""
    _, values = model.features(reading)
    heads = model.score(values, reading.all_words, abstain=False)
    raw = [head.raw for head in heads.values()]
    title = _title_wording(model.wording, own_terms(model, reading)[OWN_TITLE])
    return base_names(model), np.concatenate((values, title, raw))


def _title_wording(wording: ArticleWording, words: list[str]) -> Array:
    """Return what the shipped word weights say of a headline, by the formula for articles."""
    counts = Counter(wording.rows[word] for word in words)
    if not counts:
        return wording.offsets.copy()
    rows = np.fromiter(counts, np.int64, len(counts))
    vector = np.sqrt(np.fromiter(counts.values(), np.float64)) * wording.idf[rows]
    values: Array = vector @ wording.weights[rows] / np.sqrt(vector @ vector) + wording.offsets
    return values


def finite(array: Any, shape: tuple[int, ...]) -> Array:
    """Return `array` if it is of finite numbers and of `shape`.

    Raises
    ------
    ModelFileError
        Otherwise.
    """
    checked = np.asarray(array)
    if checked.dtype.kind not in "fiu" or checked.shape != shape:
        raise ModelFileError(
            f"the model file is damaged: an array of shape {checked.shape} where {shape} is due"
        )
    numbers = checked.astype(np.float64)
    if not np.isfinite(numbers).all():
        raise ModelFileError("the model file is damaged: it holds numbers that are not finite")
    return numbers
