"""What kind of outcome the labels are, and whether they can be learned from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from numbers import Real
from typing import Any

import numpy as np
import numpy.typing as npt

from credscore.checks import is_missing
from credscore.errors import LabelError

__all__ = ["Target", "read_labels"]

#: Examples needed in all, and of each class: one for each fold at least.
LEAST_EXAMPLES = 20
LEAST_OF_CLASS = 5
_MOST_CLASSES = 50
_KINDS = {"auto", "classification", "regression"}


@dataclass(frozen=True)
class Target:
    """Labels as numbers.

    Attributes
    ----------
    kind : {'regression', 'binary', 'multiclass'}
    classes : tuple
        The labels there are, sorted; empty for a regression.
    codes : ndarray
        Position in `classes` of each label, or the number itself.
    """

    kind: str
    classes: tuple[Any, ...]
    codes: npt.NDArray[np.float64]

    @property
    def outputs(self) -> npt.NDArray[np.float64]:
        """What linear models learn, shape (n, n_outputs): numbers, or 1 for the class."""
        if self.kind == "multiclass":
            return np.asarray(self.codes[:, None] == np.arange(len(self.classes)), np.float64)
        return self.codes[:, None]

    @property
    def names(self) -> tuple[str, ...]:
        """The classes as text."""
        return tuple(map(str, self.classes))


def read_labels(labels: list[Any], kind: str = "auto", where: str = "label") -> Target:
    """Return the labels as numbers.

    Parameters
    ----------
    labels : list
        Numbers give a regression, two different values of any kind a binary outcome, more
        names a multiclass one.
    kind : {'auto', 'classification', 'regression'}
    where : str
        How errors name the labels.

    Raises
    ------
    LabelError
        If labels are missing, of mixed types, all the same, or too few.

    Examples
    --------
    >>> read_labels(["left", "right", "left", "right"] * 6).classes
    ('left', 'right')
    """
    assert kind in _KINDS  # noqa: S101 (a mistake of ours, not of the caller)
    missing = [row for row, value in enumerate(labels) if is_missing(value)]
    if missing:
        raise LabelError(
            f"{where}: {len(missing)} of {len(labels)} labels are missing (rows "
            f"{missing[:10]}{' ...' if len(missing) > 10 else ''}); drop those rows or label them"
        )
    if len(labels) < LEAST_EXAMPLES:
        raise LabelError(
            f"{where}: {len(labels)} examples are too few to learn from and be judged on; "
            f"label at least {LEAST_EXAMPLES}, better 200"
        )
    plain = [value.item() if isinstance(value, np.generic) else value for value in labels]
    numeric = _is_numeric(plain, where)
    distinct = set(plain)
    if len(distinct) == 1:
        raise LabelError(
            f"{where}: every label is {plain[0]!r}; there is nothing to tell apart. Add "
            "examples of another class"
        )
    as_numbers = kind == "regression" or (kind == "auto" and numeric and len(distinct) > 2)
    if as_numbers:
        return _numbers(plain, where, numeric=numeric)
    return _classes(plain, where)


def _is_numeric(labels: list[Any], where: str) -> bool:
    """Return whether the labels are numbers; refuse mixtures."""
    kinds = Counter(
        "true/false"
        if isinstance(value, bool)
        else "number"
        if isinstance(value, Real)
        else "text"
        if isinstance(value, str)
        else type(value).__name__
        for value in labels
    )
    if len(kinds) > 1 or next(iter(kinds)) not in ("true/false", "number", "text"):
        found = ", ".join(f"{count} {name}" for name, count in kinds.most_common())
        raise LabelError(
            f"{where}: labels must be of one kind, numbers or names; found {found}. Convert "
            "them, for example with df[label].astype(str)"
        )
    return "number" in kinds


def _numbers(labels: list[Any], where: str, *, numeric: bool) -> Target:
    if not numeric:
        raise LabelError(f"{where}: a regression needs numbers, found {labels[0]!r}")
    codes = np.array(labels, np.float64)
    if not np.isfinite(codes).all():
        rows = np.flatnonzero(~np.isfinite(codes))[:10].tolist()
        raise LabelError(f"{where}: labels are not finite in rows {rows}; drop or correct them")
    return Target("regression", (), codes)


def _classes(labels: list[Any], where: str) -> Target:
    counts = Counter(labels)
    if len(counts) > _MOST_CLASSES or len(counts) > len(labels) / 2:
        raise LabelError(
            f"{where}: {len(counts)} different values in {len(labels)} rows: this is no class "
            "label. Name the label column, or pass numbers for a regression"
        )
    rare = {value: n for value, n in counts.items() if n < LEAST_OF_CLASS}
    if rare:
        raise LabelError(
            f"{where}: too few examples of {rare}; each class needs at least {LEAST_OF_CLASS}, "
            "one for each fold. Label more, or merge or drop these classes"
        )
    classes = tuple(sorted(counts))
    place = {value: code for code, value in enumerate(classes)}
    codes = np.array([place[value] for value in labels], np.float64)
    return Target("binary" if len(classes) == 2 else "multiclass", classes, codes)
