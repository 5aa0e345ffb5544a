"""The heads: a regression on sentence features, calibrated out of fold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from credscore.arrays import FloatArray, IntArray
from credscore.wording.sentence_model import Witness

#: Head, the set it is calibrated on, and the weight of every set it is trained on.
RECIPES: dict[str, dict[str, float]] = {
    "bias": {"babe": 1.0, "ptc": 0.05},
    "subjectivity": {"checkthat": 1.0},
    "hedging": {"wikiweasel": 1.0},
    "loaded": {"ptc": 1.0},
}
#: What PTC's annotators of whole articles leave unmarked; see `Witness`.
WITNESS = Witness(slope=2.0, offset=6.0)
#: How much of what `training.sentences.cue_vectors.Hedging` says is added to the logit of its head.
VECTOR_SHARE = 1.5
_STRENGTH = 0.03
#: Matches of single cues are rare; their weights are shrunk harder than those of the sums.
CUE_SCALE = {"bias": 0.5, "subjectivity": 0.3, "hedging": 0.3, "loaded": 0.3}
#: A set's own base rate is hardly shrunk, so that only the first set's rate counts later.
_OFFSET_SCALE = 30.0


@dataclass(frozen=True)
class FittedHead:
    """Weights on raw features: logit = intercept + features @ weights."""

    intercept: float
    weights: FloatArray

    def logit(self, features: FloatArray) -> FloatArray:
        """Return the logits of sentences."""
        return self.intercept + features @ self.weights


def fit_head(
    blocks: list[tuple[FloatArray, IntArray, float]], n_cues: int, cue_scale: float
) -> FittedHead:
    """Fit a head on one or more sets.

    Parameters
    ----------
    blocks : list of (features, labels, weight)
        One a set. The head keeps the base rate of the first.
    n_cues : int
        How many of the last features are matches of cues.
    cue_scale : float
        Scale of the cues beside the other, standardised features.
    """
    features = np.vstack([block[0] for block in blocks])
    label = np.concatenate([block[1] for block in blocks])
    weight = np.concatenate([np.full(len(block[1]), block[2]) for block in blocks])
    offset = np.concatenate([np.full(len(block[1]), i > 0) for i, block in enumerate(blocks)])
    mean = np.average(features, axis=0, weights=weight)
    spread = np.sqrt(np.average((features - mean) ** 2, axis=0, weights=weight)) + 1e-3
    scale = 1.0 / spread
    scale[-n_cues:] *= cue_scale
    model = LogisticRegression(C=_STRENGTH, max_iter=1000)
    model.fit(
        np.column_stack(((features - mean) * scale, offset * _OFFSET_SCALE)),
        label,
        sample_weight=weight,
    )
    weights = model.coef_[0][:-1] * scale
    return FittedHead(float(model.intercept_[0] - weights @ mean), weights)


def platt(logit: FloatArray, label: IntArray) -> tuple[float, float]:
    """Return the scale and shift that calibrate out-of-fold logits (Platt 1999)."""
    model = LogisticRegression(C=1e6).fit(logit[:, None], label)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def probability(logit: FloatArray) -> FloatArray:
    """Return the probability of a logit."""
    return np.asarray(1.0 / (1.0 + np.exp(-logit)), np.float64)
