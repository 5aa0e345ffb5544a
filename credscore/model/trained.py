"""A retrained model: one head of the user's own over the features of a base.

It measures what the shipped model measures, and its own wording beside it. Everything is
additive, so contributions and intercept sum to the raw output exactly, class by class.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from credscore.arrays import FloatArray
from credscore.errors import ModelVersionError
from credscore.features.extract import feature_names
from credscore.features.joined import Readings
from credscore.features.reading import Reading
from credscore.kinds import HeadKind
from credscore.model.head import Z90, Transform
from credscore.model.model import Measured, Model, default_model
from credscore.model.own_wording import (
    OWN_TITLE,
    OWN_WORDING,
    OwnWording,
    TermUses,
    WordEffects,
    tell_own,
    title_words,
)
from credscore.model.report import TrainingReport
from credscore.model.terms import PlacedTerms, placed_terms
from credscore.model.wording import ArticleWording, WordUses
from credscore.model.words import slopes_of, weigh
from credscore.parts import HeadScore

__all__ = [
    "TrainedHead",
    "TrainedModel",
    "base_names",
    "base_values",
    "own_names",
]

#: The spread of a text of this many words is 1.4 times that of a long one.
_SHORT = 100.0


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
    kind: HeadKind
    classes: tuple[str, ...]
    features: tuple[str, ...]
    transform: Transform
    coef: FloatArray
    intercept: FloatArray
    members: FloatArray
    word_spread: FloatArray
    residuals: tuple[float, float]
    quantiles: FloatArray
    bounds: tuple[float, float]

    def values_of(self, raw: FloatArray) -> FloatArray:
        """Return values for raw outputs, both of shape (..., n_outputs)."""
        values: FloatArray
        if self.kind == "regression":
            values = np.clip(raw, *self.bounds)
        elif self.kind == "binary":
            values = 1.0 / (1.0 + np.exp(-np.clip(raw, -500.0, 500.0)))
        else:
            powers = np.exp(raw - raw.max(axis=-1, keepdims=True))
            values = powers / powers.sum(axis=-1, keepdims=True)
        return values

    def score(self, features: FloatArray, words: float, *, abstain: bool) -> HeadScore:
        """Return the head's score of one article.

        `features` are the values of `self.features`; fewer `words` of body text widen the interval.
        With `abstain` there is NaN instead of values, intervals and percentiles.
        """
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
            outcome=self.classes[1] if self.kind == "binary" else "",
        )

    def _shaped(self, values: list[Any]) -> Any:
        """Return one value, or one for each class."""
        if self.kind != "multiclass":
            return values[0]
        return dict(zip(self.classes, values, strict=True))

    def _interval(
        self, raw: FloatArray, value: FloatArray, inputs: FloatArray, words: float
    ) -> tuple[FloatArray, FloatArray]:
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
    own_effects : WordEffects
        What words add to the outputs of the head.
    """

    head: TrainedHead
    own: Mapping[str, OwnWording]
    base: str | None
    manifest: Mapping[str, Any]
    report: TrainingReport
    seen: npt.NDArray[np.uint64]
    head_columns: npt.NDArray[np.intp]
    own_effects: WordEffects

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
            own_effects=_effects_of(shipped.wording, head, own[OWN_WORDING]),
        )

    def names(self) -> tuple[str, ...]:
        """Return the names of every feature."""
        return all_names(self, self.head, self.own)

    def values_of(self, readings: Readings, uses: WordUses) -> FloatArray:
        """Return every feature of each of `readings`, shape (n_articles, n_features)."""
        return self._values(readings, uses, [own for _, own in self._use_own(readings)])

    def measure_each(self, readings: Readings) -> Measured:
        """Return every feature of each of `readings`, and the words that move the head most."""
        uses, own_uses = self.wording.use(readings), self._use_own(readings)
        return Measured(
            names=self.names(),
            values=self._values(readings, uses, [own for _, own in own_uses]),
            words=tell_own(readings, uses, own_uses, self.own_effects),
        )

    def _use_own(self, readings: Readings) -> list[tuple[PlacedTerms, TermUses]]:
        """Return the terms of each of `readings`, and those that the own wording knows."""
        own = self.own[OWN_WORDING]
        placed = map(placed_terms, readings.each)
        return [(terms, own.use(terms.names)) for terms in placed]

    def _values(
        self, readings: Readings, uses: WordUses, own_uses: Sequence[TermUses]
    ) -> FloatArray:
        own = list(map(self._measure_own, readings.each, own_uses))
        return np.concatenate((base_values(default_model(), readings, uses), own), axis=1)

    def _measure_own(self, reading: Reading, uses: TermUses) -> FloatArray:
        """Return the outputs of the own wordings, given the terms of the text."""
        outputs = {OWN_WORDING: self.own[OWN_WORDING].measure(uses)}
        if title := self.own.get(OWN_TITLE):
            outputs[OWN_TITLE] = title.measure(title.use(title_words(self.wording, reading)))
        return np.concatenate([outputs[kind] for kind in self.own])

    def score_rows(
        self, values: FloatArray, words: FloatArray, abstain: npt.NDArray[np.bool_]
    ) -> list[dict[str, HeadScore]]:
        """Return the score of the head for each row of `values`, the same as it gets alone."""
        head = self.head
        return [
            {head.name: head.score(row[self.head_columns], float(n), abstain=bool(skip))}
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
        # The name is of whoever made the file: no terminal has to obey it.
        shown = "".join(mark if mark.isprintable() else "\ufffd" for mark in self.model_id)
        return f"<Model {shown}: {self.head.kind} {self.head.name!r}{classes}>"


def _rebuilt(*parts: Any) -> TrainedModel:
    return TrainedModel.assemble(default_model(), *parts)


def own_names(head: TrainedHead, kind: str) -> tuple[str, ...]:
    """Return the names of the features that the own wording adds, one for each output."""
    if head.kind != "multiclass":
        return (kind,)
    return tuple(f"{kind}.{name}" for name in head.classes)


def _effects_of(wording: ArticleWording, head: TrainedHead, own: OwnWording) -> WordEffects:
    """Return what words add to `head`.

    Sums of word weights are used as they are, standardised, between the lowest and the highest
    value seen; a head hears no more of them beyond, and the effect of a word is less than told.
    """
    slopes = [
        slopes_of(names, head.features, head.coef, head.transform.scale)
        for names in (own_names(head, OWN_WORDING), wording.names)
    ]
    return WordEffects(
        head.name,
        head.classes if head.kind == "multiclass" else (),
        own=weigh(own.weights, slopes[0]),
        own_means=own.means,
        shipped=weigh(wording.weights, slopes[1]),
        shipped_means=wording.means,
    )


def base_names(model: Model) -> tuple[str, ...]:
    """Return the names of what a base offers: its features, then its heads' raw outputs."""
    heads = (f"base.{head.name}" for head in model.heads)
    titles = (f"title_{name}" for name in model.wording.names)
    return (*feature_names(), *model.wording.names, *titles, *heads)


def all_names(model: Model, head: TrainedHead, own: Iterable[str]) -> tuple[str, ...]:
    """Return the names of every feature of a retrained model."""
    return (*base_names(model), *(name for kind in own for name in own_names(head, kind)))


def base_values(model: Model, readings: Readings, uses: WordUses) -> FloatArray:
    """Return what the shipped `model` offers to a retrained one, shape (n_articles, n_base)."""
    values = model.values_of(readings, uses)
    heads = model.score_rows(values, readings.all_words, np.zeros(len(readings), np.bool_))
    raw = [[head.raw for head in of_article.values()] for of_article in heads]
    titles = [_title_wording(model.wording, reading) for reading in readings.each]
    return np.concatenate((values, titles, raw), axis=1)


def _title_wording(wording: ArticleWording, reading: Reading) -> FloatArray:
    """Return what the shipped word weights say of a headline, by the formula for articles."""
    counts = Counter(wording.rows[word] for word in title_words(wording, reading))
    if not counts:
        return wording.offsets.copy()
    rows = np.fromiter(counts, np.int64, len(counts))
    vector = np.sqrt(np.fromiter(counts.values(), np.float64)) * wording.idf[rows]
    values: FloatArray = vector @ wording.weights[rows] / np.sqrt(vector @ vector) + wording.offsets
    return values
