"""What kind of outcome the labels are, and whether they can be learned from."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from numbers import Real
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from credscore.checks import is_missing
from credscore.errors import LabelError
from credscore.kinds import HeadKind
from credscore.plain import spelled_alike

__all__ = [
    "LEAST_EXAMPLES",
    "MOST",
    "Target",
    "as_float",
    "missing_labels",
    "name_of",
    "read_labels",
]

#: Examples needed in all, and of each class: one for each fold at least.
LEAST_EXAMPLES = 20
LEAST_OF_CLASS = 5
_MOST_CLASSES = 50
#: Squares of greater numbers, or of smaller differences, are no longer numbers.
MOST, _LEAST_RANGE = 1e100, 1e-100


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

    kind: HeadKind
    classes: tuple[Any, ...]
    codes: npt.NDArray[np.float64]

    @property
    def outputs(self) -> npt.NDArray[np.float64]:
        """What linear models learn, shape (n, n_outputs): 1 for the class, or numbers.

        Numbers are standardised (see `scale`), so that it does not matter in which unit they
        were written down.
        """
        if self.kind == "multiclass":
            return np.asarray(self.codes[:, None] == np.arange(len(self.classes)), np.float64)
        level, unit = self.scale
        return (self.codes[:, None] - level) / unit

    @property
    def scale(self) -> tuple[float, float]:
        """Level and unit of `outputs`: a number is ``level + unit * output``."""
        if self.kind != "regression":
            return 0.0, 1.0
        return float(self.codes.mean()), float(self.codes.std()) or 1.0

    def rows(self, rows: npt.NDArray[np.int64]) -> Target:
        """Return the labels of `rows` alone."""
        return Target(self.kind, self.classes, self.codes[rows])

    @property
    def names(self) -> tuple[str, ...]:
        """The classes as text."""
        return tuple(map(name_of, self.classes))


def name_of(label: Any) -> str:
    """Return a class as text: a whole number without decimals, however it was stored.

    Examples
    --------
    >>> name_of(1.0), name_of(1), name_of(0.5), name_of(True)
    ('1', '1', '0.5', 'True')
    """
    plain = _plain(label)
    is_whole = isinstance(plain, float) and plain.is_integer()
    return str(int(plain)) if is_whole else str(plain)


def missing_labels(labels: list[Any]) -> list[int]:
    """Return the rows without a label; a blank one counts as none."""
    return [
        row
        for row, value in enumerate(labels)
        if is_missing(value) or (isinstance(value, str) and not value.strip())
    ]


def read_labels(
    labels: list[Any],
    kind: Literal["auto", "classification", "regression"] = "auto",
    where: str = "label",
) -> Target:
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
        If labels are missing, of mixed types, spelled in several ways, all the same, or too few.

    Examples
    --------
    >>> read_labels(["left", "right", "left", "right"] * 6).classes
    ('left', 'right')
    """
    missing = missing_labels(labels)
    if missing:
        raise LabelError(
            f"{where}: {len(missing)} of {len(labels)} labels are missing (rows "
            f"{missing[:10]}{' ...' if len(missing) > 10 else ''}, counted from 0); drop those "
            "rows or label them"
        )
    if len(labels) < LEAST_EXAMPLES:
        raise LabelError(
            f"{where}: {len(labels)} examples are too few to learn from and be judged on; "
            f"label at least {LEAST_EXAMPLES}, better 200"
        )
    plain = [_plain(value) for value in labels]
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


def _plain(value: Any) -> Any:
    """Return a label without the type its column had."""
    if isinstance(value, np.generic):
        value = value.item()
    return float(value) if isinstance(value, Decimal) else value


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
            "them, for example with df[label].astype(str) for names or .astype(float) for numbers"
        )
    return "number" in kinds


def _numbers(labels: list[Any], where: str, *, numeric: bool) -> Target:
    if not numeric:
        raise LabelError(f"{where}: a regression needs numbers, found {labels[0]!r}")
    codes = np.array([as_float(value) for value in labels], np.float64)
    _check_finite(labels, where)
    if np.abs(codes).max() > MOST or np.ptp(codes) < _LEAST_RANGE:
        raise LabelError(
            f"{where}: labels go from {codes.min():g} to {codes.max():g}, which cannot be "
            "reckoned with; write them in another unit"
        )
    return Target("regression", (), codes)


def _check_finite(labels: list[Any], where: str) -> None:
    """Refuse numbers that are none.

    Raises
    ------
    LabelError
    """
    rows = [
        row
        for row, value in enumerate(labels)
        if isinstance(value, Real) and not math.isfinite(as_float(value))
    ]
    if rows:
        raise LabelError(
            f"{where}: labels are not finite in rows {rows[:10]} (counted from 0); drop or "
            "correct them"
        )


def as_float(value: Any) -> float:
    """Return a number as a float; infinite if it is too great for one."""
    try:
        return float(value)
    except OverflowError:
        return float("inf")


def _classes(labels: list[Any], where: str) -> Target:
    counts = Counter(labels)
    _check_finite(labels, where)
    _check_spelling(counts, where)
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


def _check_spelling(labels: Iterable[Any], where: str) -> None:
    """Refuse classes that are one class to a reader.

    Raises
    ------
    LabelError
    """
    alike = spelled_alike(label for label in labels if isinstance(label, str))
    if alike:
        raise LabelError(
            f"{where}: {alike[0]} differ in case or spaces only (or in how letters are encoded); "
            "write them alike, for example with "
            "df[label].str.strip().str.lower().str.normalize('NFKC')"
        )
