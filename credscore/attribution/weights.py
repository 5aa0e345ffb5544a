"""The trained weights of the attribution reader and what they decide.

``models/attribution.json`` holds, by table and value name, the weights of two linear models:
``candidate`` (is this word a cue?) and ``boundary`` (does the content end here?). Names tie the
weights to words, so a lexicon may grow without a new training; unknown values weigh nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from credscore.attribution.candidates import Candidate, Columns, candidate_of
from credscore.attribution.ending import boundary_tables, find_boundaries
from credscore.attribution.lexicon import BIT, PAST
from credscore.attribution.placing import Plan
from credscore.attribution.reading import Reading
from credscore.attribution.scoring import candidate_tables, column_features
from credscore.resources import read_json

__all__ = ["LinearTable", "Weights", "load_weights"]

FloatArray = npt.NDArray[np.float64]
#: Whole numbers: values of features, places of tables.
IntArray = npt.NDArray[Any]
_FILE = "attribution.json"
#: So many cues are scored at once, more than an article has: it bounds the memory.
_BATCH: Final = 1_000


@dataclass(frozen=True, slots=True)
class LinearTable:
    """Weights of one-hot features, all tables laid end to end.

    Attributes
    ----------
    weights : ndarray of float64
    offsets : ndarray of int, shape (n_tables, 1)
        Where each table begins.
    intercept : float
    """

    weights: FloatArray
    offsets: IntArray
    intercept: float

    def scores(self, features: IntArray) -> FloatArray:
        """Return the score of each column of `features`, shape (n_tables, n)."""
        picked = self.weights.take(features + self.offsets)
        summed: FloatArray = np.add.reduce(picked, axis=0)
        return summed + self.intercept


@dataclass(frozen=True, slots=True)
class Weights:
    """Both models and the score from which a candidate is taken for a cue."""

    candidate: LinearTable
    boundary: LinearTable
    threshold: float

    def accept(self, reading: Reading, columns: Columns) -> list[Candidate]:
        """Return the candidates that introduce an attribution."""
        if not columns.heads:
            return []
        scores = self.candidate.scores(column_features(reading, columns))
        heads, ends, kinds = columns
        taken = (scores > self.threshold).nonzero()[0].tolist()
        return [candidate_of(heads[i], ends[i], kinds[i]) for i in taken]

    def ends(self, reading: Reading, plans: Sequence[Plan]) -> list[int]:
        """Return one past the last content token of each plan with content after its cue."""
        ends = [0] * len(plans)
        for first in range(0, len(plans), _BATCH):
            batch = plans[first : first + _BATCH]
            if any(one.start is not None for one in batch):
                found = find_boundaries(reading, batch)
                for owner, place in found.best(self.boundary.scores(found.features)):
                    ends[first + owner] = place
        for i, (one, after) in enumerate(pairwise(plans)):
            if ends[i] > after.candidate.head and one.start is not None:
                ends[i] = _cut(reading, one, after, ends[i])
        return ends


def _cut(reading: Reading, one: Plan, after: Plan, end: int) -> int:
    """Return `end`, or where a coordinated verb of the same form takes over."""
    head = after.candidate.head
    if one.candidate.form != PAST or after.candidate.form != PAST:
        return end
    i = head - 1
    while i > head - 3 and reading.masks[i] & BIT["adverb"]:
        i -= 1
    return i if reading.masks[i] & BIT["coordinator"] else end


@cache
def load_weights() -> Weights:
    """Return the shipped weights, read once per process.

    Raises
    ------
    ModelFileError
        If ``attribution.json`` is missing or damaged.
    """
    content = read_json(_FILE)
    return Weights(
        candidate=_table(content["candidate"], candidate_tables()),
        boundary=_table(content["boundary"], boundary_tables()),
        threshold=float(content["threshold"]),
    )


def _table(model: Mapping[str, Any], tables: Mapping[str, Sequence[str]]) -> LinearTable:
    sizes = [len(names) for names in tables.values()]
    offsets = np.concatenate(([0], np.cumsum(sizes)))
    weights = np.zeros(offsets[-1], np.float64)
    scale = float(model["scale"])
    for (table, names), offset in zip(tables.items(), offsets.tolist(), strict=False):
        known = model["tables"].get(table, {})
        if known:
            place = {name: i for i, name in enumerate(names)}
            for name, weight in known.items():
                if name in place:
                    weights[offset + place[name]] = weight * scale
    return LinearTable(weights, offsets[:-1, None], float(model["intercept"]))
