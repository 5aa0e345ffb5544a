"""All features of an article, in one fixed order."""

from __future__ import annotations

from functools import cache
from types import ModuleType

import numpy as np
import numpy.typing as npt

from credscore.features import (
    cue_rates,
    quotation,
    readability,
    sentences,
    sourcing,
    structure,
    style,
)
from credscore.features.feature import Feature
from credscore.features.joined import Readings, join
from credscore.features.reading import Reading

__all__ = ["describe", "feature_names", "measure", "measure_joined"]

_FAMILIES: tuple[ModuleType, ...] = (
    cue_rates,
    sourcing,
    quotation,
    structure,
    readability,
    style,
    sentences,
)


@cache
def describe() -> tuple[Feature, ...]:
    """Return the description of every feature, in the order of `measure`.

    Examples
    --------
    >>> [feature.unit for feature in describe() if feature.name == "sourcing.attributions"]
    ['per 100 words']
    """
    return tuple(feature for family in _FAMILIES for feature in family.describe())


@cache
def feature_names() -> tuple[str, ...]:
    """Return the names of `describe`, in its order."""
    return tuple(feature.name for feature in describe())


def measure(reading: Reading) -> npt.NDArray[np.float64]:
    """Return every feature of `reading`.

    Parameters
    ----------
    reading : Reading
        An article that has been read.

    Returns
    -------
    ndarray of float64, shape (n_features,)
        Finite numbers, in the order of `feature_names`.
    """
    values: npt.NDArray[np.float64] = measure_joined(join([reading]))[0]
    return values


def measure_joined(joined: Readings) -> npt.NDArray[np.float64]:
    """Return a row of every feature for each reading, shape (n_readings, n_features).

    A family is measured for all of them at once; each row is what `measure` gives, to the bit.
    """
    return np.concatenate([family.measure(joined) for family in _FAMILIES], axis=1)
