"""What is to be learned: measured examples with labels, groups and weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from credscore.arrays import FloatArray, IntArray
from credscore.model.head import Transform
from credscore.model.own_wording import OWN_TITLE
from credscore.retraining.blocks import Block, Vocabulary, blocks_of, fit_transform, head_columns
from credscore.retraining.labels import Target
from credscore.retraining.measuring import Measured

__all__ = ["Prepared", "Problem", "prepare", "values_of"]


@dataclass(frozen=True)
class Problem:
    """Measured examples with labels.

    Attributes
    ----------
    measured : Measured
    target : Target
    cluster : ndarray of int
        Rows of one cluster (group, copies) are never split.
    weight : ndarray
        The caller's weights.
    base : str or None
    """

    measured: Measured
    target: Target
    cluster: IntArray
    weight: FloatArray
    base: str | None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What is fitted."""
        return blocks_of(self.base, titled=OWN_TITLE in self.measured.counts)

    def rows(self, rows: IntArray) -> Problem:
        """Return the examples of `rows` alone."""
        cluster, weight = self.cluster[rows], self.weight[rows]
        return Problem(self.measured.rows(rows), self.target.rows(rows), cluster, weight, self.base)


def values_of(kind: str, raw: FloatArray, bounds: tuple[float, float]) -> FloatArray:
    """Return values for raw outputs: numbers, or a probability for each class."""
    if kind == "regression":
        return np.clip(raw, *bounds)
    scores = np.hstack((np.zeros_like(raw), raw)) if kind == "binary" else raw
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float64)


@dataclass(frozen=True)
class Prepared:
    """Inputs of every block for all rows, learned from some of them."""

    transform: Transform
    vocabularies: dict[str, Vocabulary]
    inputs: dict[str, Any]


def prepare(problem: Problem, train: IntArray) -> Prepared:
    """Learn the inputs of every block from the rows `train`, for all rows."""
    measured, blocks = problem.measured, problem.blocks
    columns = head_columns(blocks)
    is_rank = np.concatenate(
        [np.full(len(b.columns), b.name == "features") for b in blocks if b.columns is not None]
    )
    transform = fit_transform(measured.values[train][:, columns], is_rank)
    all_inputs = np.stack([transform(row) for row in measured.values[:, columns]])
    vocabularies = {kind: Vocabulary.choose(all_[train]) for kind, all_ in measured.counts.items()}
    inputs: dict[str, Any] = {}
    at = 0
    for block in blocks:
        if block.columns is None:
            vocabulary = vocabularies[block.name]
            inputs[block.name] = vocabulary.vectors(measured.counts[block.name])
        else:
            inputs[block.name] = all_inputs[:, at : at + len(block.columns)]
            at += len(block.columns)
    return Prepared(transform, vocabularies, inputs)
