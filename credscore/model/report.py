"""How a retrained model does on groups it has not seen: plain figures, for people and JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from credscore.errors import ModelFileError
from credscore.kinds import HEAD_KINDS, HeadKind
from credscore.plain import plain_of

__all__ = ["Figure", "Mistake", "Strongest", "TrainingReport"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure on held-out groups, beside the baseline in the same folds.

    Attributes
    ----------
    name : str
        For example ``"AUC"``.
    value, low, high : float
        The figure and its 95 % interval, by resampling whole groups.
    baseline : float
        The same of TF-IDF (words and word pairs) with a linear model.
    gain_low, gain_high : float
        95 % interval of the difference, in the same samples of groups.
    """

    name: str
    value: float
    low: float
    high: float
    baseline: float
    gain_low: float
    gain_high: float


@dataclass(frozen=True, slots=True)
class Strongest:
    """A feature or a term that moves the outcome most.

    Attributes
    ----------
    output : str
        The class it speaks for; the label column where there is one output only.
    name : str
    effect : float
        Change of the raw output for one standard deviation of the feature (or for a term,
        what it adds on average where it is used); the sign is the direction.
    """

    output: str
    name: str
    effect: float


@dataclass(frozen=True, slots=True)
class Mistake:
    """An example whose held-out prediction was far from its label.

    Attributes
    ----------
    row : int
        Position in the table.
    label, predicted : str
    excerpt : str
        The beginning of the text; not kept in model files.
    """

    row: int
    label: str
    predicted: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What `model.report` is.

    Attributes
    ----------
    target, kind : str
        Label column; ``"regression"``, ``"binary"`` or ``"multiclass"``.
    counts : dict of str to int
        Examples, groups (where there are any), folds, and examples of each class.
    figures : tuple of Figure
        On groups held out, each with its 95 % interval and that of a TF-IDF baseline.
    calibration : tuple of (float, float, float)
        Mean prediction, mean outcome and number of examples in bins of the prediction; the
        most likely class for a multiclass label.
    confusion : dict of str to dict of str to int
        Label -> predicted label -> examples; empty for a regression.
    features, terms : tuple of Strongest
        Measured features, and words of the own wording, strongest first.
    mistakes : tuple of Mistake
        The held-out articles that were predicted worst, with excerpts.
    warnings : tuple of str
        What makes the figures doubtful, in sentences.
    settings : dict
        What the inner validation chose.
    """

    target: str
    kind: HeadKind
    counts: Mapping[str, int]
    figures: tuple[Figure, ...]
    calibration: tuple[tuple[float, float, float], ...]
    confusion: Mapping[str, Mapping[str, int]]
    features: tuple[Strongest, ...]
    terms: tuple[Strongest, ...]
    mistakes: tuple[Mistake, ...]
    warnings: tuple[str, ...]
    settings: Mapping[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as JSON-ready plain data; `from_dict` is the inverse.

        Returns
        -------
        dict
            NaN becomes None, tuples become lists.
        """
        plain: dict[str, Any] = plain_of(self)
        return plain

    def to_json(self, *, indent: int | None = None) -> str:
        """Return `to_dict` as JSON text.

        Parameters
        ----------
        indent : int, optional
            Spaces for each level; all on one line by default.

        Returns
        -------
        str
            Strict JSON: a missing number is ``null``, never ``NaN``.
        """
        return json.dumps(self.to_dict(), indent=indent, allow_nan=False)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> TrainingReport:
        """Rebuild a report from `to_dict`.

        Parameters
        ----------
        data : mapping
            What `to_dict` returned, or the object that `to_json` wrote.

        Returns
        -------
        TrainingReport

        Raises
        ------
        ModelFileError
            If parts are missing or of the wrong kind.
        """
        try:
            return cls(
                **{
                    **data,
                    "target": str(data["target"]),
                    "kind": _kind(data["kind"]),
                    "counts": {str(name): int(n) for name, n in data["counts"].items()},
                    "figures": tuple(_figure(one) for one in data["figures"]),
                    "calibration": tuple(
                        (_number(a), _number(b), _number(n)) for a, b, n in data["calibration"]
                    ),
                    "confusion": {
                        str(name): {str(other): int(n) for other, n in counts.items()}
                        for name, counts in data["confusion"].items()
                    },
                    "features": tuple(_strongest(one) for one in data["features"]),
                    "terms": tuple(_strongest(one) for one in data["terms"]),
                    "mistakes": tuple(_mistake(one) for one in data["mistakes"]),
                    "warnings": tuple(map(str, data["warnings"])),
                    "settings": dict(data["settings"]),
                }
            )
        except (AttributeError, KeyError, OverflowError, TypeError, ValueError) as error:
            raise ModelFileError(f"the model file holds a damaged report: {error!r}") from error

    def without_texts(self) -> TrainingReport:
        """Return the report without excerpts of the examples, as model files hold it.

        Returns
        -------
        TrainingReport
        """
        return replace(self, mistakes=tuple(replace(one, excerpt="") for one in self.mistakes))

    def to_html(self, path: str | Path | None = None) -> str:
        """Return a self-contained HTML page, and write it to `path` when one is given.

        Parameters
        ----------
        path : str or path-like, optional
            File to write, UTF-8.

        Returns
        -------
        str
            The page. Everything from the caller is escaped.
        """
        from credscore.views.page import write
        from credscore.views.training_report import page

        return write(page(self), path)

    def _repr_html_(self) -> str:
        from credscore.views.training_report import fragment

        return fragment(self)

    def __repr__(self) -> str:
        # All of it fills screens; print() shows what it says.
        first = self.figures[0] if self.figures else None
        figure = f"{first.name} {first.value:.3f}, " if first else ""
        return (
            f"<TrainingReport {self.target!r}: {self.kind}, {figure}"
            f"{self.counts.get('examples', 0)} examples, {len(self.warnings)} warnings>"
        )

    def __str__(self) -> str:
        from credscore.views.training_report import summary

        return summary(self)


def _kind(value: Any) -> HeadKind:
    if value not in HEAD_KINDS:
        raise ValueError(f"unknown kind {value!r}")
    return cast("HeadKind", value)


def _number(value: Any) -> float:
    """Return a number of JSON, where None stands for what is not finite."""
    return math.nan if value is None else float(value)


def _figure(data: Mapping[str, Any]) -> Figure:
    numbers: dict[str, float] = {k: _number(v) for k, v in data.items() if k != "name"}
    return Figure(str(data["name"]), **numbers)


def _strongest(data: Mapping[str, Any]) -> Strongest:
    return Strongest(str(data["output"]), str(data["name"]), _number(data["effect"]))


def _mistake(data: Mapping[str, Any]) -> Mistake:
    texts = {k: str(v) for k, v in data.items() if k != "row"}
    return Mistake(int(data["row"]), **texts)
