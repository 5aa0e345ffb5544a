"""The trained weights of the attribution reader and what they decide.

``models/attribution.json`` holds, by table and value name, the weights of two linear models:
``candidate`` (is this word a cue?) and ``boundary`` (does the content end here?). Names tie the
weights to words, so a lexicon may grow without a new training; unknown values weigh nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress, pairwise
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from credscore.arrays import FloatArray
from credscore.attribution.bits import ADVERB, COORDINATOR, SUBORDINATOR
from credscore.attribution.candidates import Candidate, Columns, candidates_of
from credscore.attribution.ending import boundary_tables, joined_boundaries
from credscore.attribution.joining import Joined
from credscore.attribution.lexicon import PAST
from credscore.attribution.planning import Plan
from credscore.attribution.reading import Reading
from credscore.attribution.scoring import candidate_tables, column_features
from credscore.resources import read_json

__all__ = ["LinearTable", "Weights", "load_weights"]

#: Whole numbers: values of features, places of tables.
IntArray = npt.NDArray[Any]
_FILE = "attribution.json"
#: What stands between two clauses of report.
_OTHER_CLAUSE: Final = frozenset("and but while although though whereas".split())
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

    def accept(
        self, joined: Joined, columns: Sequence[Columns], certain: Sequence[Sequence[int]] = ()
    ) -> list[list[Candidate]]:
        """Return the candidates of each of the joined readings that introduce an attribution.

        `certain` tells for each reading which of its candidates do so whatever their score is.
        """
        if not any(one.heads for one in columns):
            return [[] for _ in columns]
        scores = self.candidate.scores(column_features(joined, columns))
        taken = (scores > self.threshold).tolist()
        first = 0
        for one, own in zip(columns, certain, strict=False):
            for i in own:
                taken[first + i] = True
            first += len(one.heads)
        flags = iter(taken)
        return [candidates_of(compress(zip(*one, strict=True), flags)) for one in columns]

    def ends(
        self, joined: Joined, readings: Sequence[Reading], plans: Sequence[Sequence[Plan]]
    ) -> list[list[int]]:
        """Return one past the last content token of each plan with content after its cue.

        `joined` are the `readings`, end to end.
        """
        rows: list[tuple[int, int, int]] = []
        heads: list[int] = []
        of_all: list[int] = []
        for own, offset in zip(plans, joined.offsets, strict=True):
            of_all += [offset] * len(own)
            rows += [
                (i, one.start + offset, one.candidate.kind)
                for i, one in enumerate(own, len(heads))
                if one.start is not None
            ]
            heads += [one.candidate.head + offset for one in own]
        ends = [0] * len(heads)
        for batch in (rows[first : first + _BATCH] for first in range(0, len(rows), _BATCH)):
            found = joined_boundaries(joined, batch, heads)
            for owner, place in found.best(self.boundary.scores(found.features)):
                ends[owner] = place - of_all[owner]
        at = iter(ends)
        return [
            _cut_all(reading, own, [next(at) for _ in own])
            for reading, own in zip(readings, plans, strict=True)
        ]


def _cut_all(reading: Reading, plans: Sequence[Plan], ends: list[int]) -> list[int]:
    """Cut the contents that reach over the next cue, see `_cut`."""
    for i, (one, after) in enumerate(pairwise(plans)):
        if ends[i] > after.candidate.head and one.start is not None:
            ends[i] = _cut(reading, one, after, ends[i])
    return ends


def _cut(reading: Reading, one: Plan, after: Plan, end: int) -> int:
    """Return `end`, or where another clause of report begins, with or without a subject."""
    head = after.candidate.head
    alike = one.candidate.form == after.candidate.form == PAST
    if after.shape == "plain" and after.source is not None:
        joint = after.source[0] - 1
        behind = one.start is not None and joint > one.start
        if behind and _divides(reading, one, joint, alike=alike):
            return joint
    if not alike:
        return end
    i = head - 1
    while i > head - 3 and reading.masks[i] & ADVERB:
        i -= 1
    return i if reading.masks[i] & COORDINATOR else end


def _divides(reading: Reading, one: Plan, joint: int, *, alike: bool) -> bool:
    """Whether somebody else's clause begins behind the token `joint`.

    As in "Roe said it was late, but | the mayor argued", "Although Roe said it was late, | the
    mayor stayed".
    """
    if alike and reading.words[joint] in _OTHER_CLAUSE:
        return True
    low = reading.bounds[reading.sentence[joint]]
    leads_in = bool(reading.masks[low] & SUBORDINATOR) and reading.words[joint] == ","
    return leads_in and one.source is not None and one.source[0] == low + 1


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
