"""Blocks of inputs that are fitted apart and added up, each by a strongly shrunk ridge.

Fitted together, many weak features crowd out the few strong ones. A block has a default
penalty and a default share in the sum, and a few others that the examples may speak for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.linear_model import Ridge

from credscore.arrays import FloatArray, IntArray
from credscore.features.extract import describe
from credscore.model.head import Transform
from credscore.model.model import default_model
from credscore.model.own_wording import OWN_TITLE, OWN_WORDING
from credscore.model.trained import base_names

__all__ = [
    "Block",
    "Vocabulary",
    "blocks_of",
    "centre_of",
    "fit_ridge",
    "fit_transform",
    "head_columns",
]

Matrix = FloatArray | sparse.csr_matrix

#: Features no head reads. Most grow with the length of a text, which is a property of the page
#: and gives labels away in many sets. The last counts people by group, some groups and not
#: others (Democrats, not Greens): it tells a topic, and swapping one for another would change
#: scores.
_UNREAD = frozenset(
    {
        "structure.words",
        "structure.sentences",
        "structure.paragraphs",
        "sourcing.distinct_sources",
        "sourcing.concentration",
        "sourcing.longest_unsourced_run",
        "sourcing.person_group.author",
    }
)
#: Word weights learned from annotated sentences and articles; no label of an outlet was used.
_ANNOTATED = ("biased", "opinion", "subjective", "propaganda", "loaded", "careful", "slanted")
_KNOTS = 12
#: A feature that is zero in nearly all texts is not blown up to unit variance.
_LEAST_SCALE = 0.1
_MOST_TERMS = 100_000


@dataclass(frozen=True)
class Block:
    """Inputs that are fitted together.

    Attributes
    ----------
    name : str
    columns : ndarray of int or None
        Columns of the measured values; None: the own wording of that name.
    penalties : tuple of float
        Of the ridge regression, the default first.
    shares : (float, float)
        Default standard deviation of the block's output in the sum: for labels of how a text
        is written (opinionated, loaded), which annotated sentences tell, and for all others.
    """

    name: str
    columns: IntArray | None
    penalties: tuple[float, ...]
    shares: tuple[float, float]


@cache
def blocks_of(base: str | None, *, titled: bool) -> tuple[Block, ...]:
    """Return the blocks of a model.

    Parameters
    ----------
    base : str or None
        With ``"default"``, the shipped heads and sentence scores are a block.
    titled : bool
        With True, the headline gives two.
    """
    place = {name: column for column, name in enumerate(base_names(default_model()))}
    sentence_scores = [f.name for f in describe() if f.family == "sentences"]
    measured = [f.name for f in describe() if f.name not in {*_UNREAD, *sentence_scores}]
    lexical = [f"wording.{name}" for name in _ANNOTATED]

    def columns(names: list[str]) -> IntArray:
        return np.array([place[name] for name in names], np.int64)

    blocks = [
        Block("features", columns(measured), (1000.0, 300.0, 3000.0), (0.4, 0.5)),
        Block("wording", columns(lexical), (50.0, 10.0, 300.0), (1.0, 0.15)),
        Block(OWN_WORDING, None, (0.3, 1.0, 4.0), (0.5, 0.9)),
    ]
    if titled:
        titles = columns([f"title_{name}" for name in lexical])
        blocks.append(Block("title", titles, (100.0, 30.0, 300.0), (0.3, 0.05)))
        blocks.append(Block(OWN_TITLE, None, (4.0, 1.0, 16.0), (0.3, 0.1)))
    if base is not None:
        learned = [n for n in place if n.startswith(("base.", "wording.")) and n not in lexical]
        blocks.append(
            Block("base", columns([*learned, *sentence_scores]), (50.0, 10.0, 300.0), (1.0, 1.0))
        )
    return tuple(blocks)


def head_columns(blocks: tuple[Block, ...]) -> IntArray:
    """Return the columns of the measured values that the blocks read."""
    return np.concatenate([block.columns for block in blocks if block.columns is not None])


def fit_transform(values: FloatArray, is_rank: npt.NDArray[np.bool_]) -> Transform:
    """Return the transform of `values`, shape (n_texts, n_features): ranks, or as they are.

    Knots are quantiles; a value that many texts share (a rate of zero) has one knot, at the
    middle of the ranks it covers. Sums of many weights have no skew to tame and are only
    standardised, and cut off at the lowest and highest value seen.
    """
    n_features = values.shape[1]
    knots, ranks = np.empty((n_features, _KNOTS)), np.empty((n_features, _KNOTS))
    mean, scale = np.empty(n_features), np.empty(n_features)
    for column in range(n_features):
        ordered = np.sort(values[:, column])
        if not is_rank[column]:
            knots[column] = ranks[column] = np.linspace(ordered[0], ordered[-1], _KNOTS)
            mean[column], scale[column] = ordered.mean(), ordered.std() or 1.0
            continue
        marks = np.unique(np.quantile(ordered, np.linspace(0.005, 0.995, _KNOTS)))
        low = np.searchsorted(ordered, marks, side="left")
        high = np.searchsorted(ordered, marks, side="right")
        middle = (low + high) / 2.0 / len(ordered)
        padding = (0, _KNOTS - len(marks))
        knots[column] = np.pad(marks, padding, mode="edge")
        ranks[column] = np.pad(middle, padding, mode="edge")
        ranked = np.interp(values[:, column], marks, middle)
        mean[column] = ranked.mean()
        scale[column] = max(float(ranked.std()), _LEAST_SCALE)
    return Transform(knots, ranks, mean, scale)


@dataclass(frozen=True)
class Vocabulary:
    """Terms of the training texts with their inverse document frequency."""

    columns: IntArray
    idf: FloatArray

    @classmethod
    def choose(cls, counts: sparse.csr_matrix) -> Vocabulary:
        """Choose the terms that three texts use (two, where there are under 100)."""
        frequency = np.asarray((counts > 0).sum(axis=0)).ravel()
        least = 3 if counts.shape[0] >= 100 else 2
        columns = np.flatnonzero(frequency >= least)
        if len(columns) > _MOST_TERMS:
            order = np.argsort(-frequency[columns], kind="stable")[:_MOST_TERMS]
            columns = np.sort(columns[order])
        idf = np.log((1.0 + counts.shape[0]) / (1.0 + frequency[columns])) + 1.0
        return cls(columns.astype(np.int64), np.asarray(idf, np.float64))

    def vectors(self, counts: sparse.csr_matrix) -> sparse.csr_matrix:
        """Return (1 + log count) x idf, rows of length one."""
        rows = sparse.csr_matrix(counts[:, self.columns], dtype=np.float64)
        rows.data = 1.0 + np.log(rows.data)
        rows = sparse.csr_matrix(rows @ sparse.diags(self.idf))
        lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
        return sparse.csr_matrix(sparse.diags(1.0 / np.maximum(lengths, 1e-9)) @ rows)


def fit_ridge(
    inputs: Matrix, outputs: FloatArray, weight: FloatArray, penalty: float
) -> FloatArray:
    """Return the coefficients of a weighted ridge regression, shape (n_inputs, n_outputs)."""
    if not inputs.shape[1]:  # no term that two texts share
        return np.zeros((0, outputs.shape[1]))
    solver = "sparse_cg" if sparse.issparse(inputs) else "cholesky"
    ridge = Ridge(alpha=penalty, solver=solver, tol=1e-4)
    ridge.fit(inputs, outputs, sample_weight=weight)
    coefficients = np.asarray(ridge.coef_, np.float64).reshape(outputs.shape[1], -1)
    return np.ascontiguousarray(coefficients.T)


def centre_of(inputs: Matrix, coefficients: FloatArray, weight: FloatArray) -> FloatArray:
    """Return the weighted mean output, shape (n_outputs,); the label's mean belongs to it."""
    return np.asarray(weight @ (inputs @ coefficients) / weight.sum(), np.float64)
