"""Learning which tokens hedge, from what is known of whole sentences.

Multiple-instance learning with a noisy-or: a sentence is hedged when at least one of its
tokens is a cue (Viola, Platt & Zhang 2005, "Multiple instance boosting", noisy-or cost). The
logit of a token is a sum of weights of the word, its context class, and the pairs of classes
it forms with the next token and the one after.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import minimize

from credscore.arrays import FloatArray
from credscore.wording.masking import Masked
from credscore.wording.pooling import CueContext
from training.sentences.classes import Classes

#: Words with a class of their own, and classes shared by the others.
OWN_CLASSES = 600
SHARED_CLASSES = 150
_RIDGE = 2.0
_START = -6.0
#: Scale of the features: smaller ones are shrunk harder.
_WORD_SCALE, _GROUP_SCALE, _PAIR_SCALE = 2.0, 1.0, 1.0
_LEAST_PAIRS = 3
#: Of L-BFGS, at most.
_STEPS = 60


def fit_hedge_cues(
    masked: Masked,
    chance: FloatArray,
    classes: Classes,
) -> CueContext:
    """Fit the weights on sentences with a label, or with a teacher's answer.

    Parameters
    ----------
    masked : Masked
    chance : ndarray of float, shape (n_sentences,)
        The label of the whole sentence, or the chance of it.
    classes : Classes
        Of every row, as context.
    """
    group, size = classes.group, classes.number + 1
    here, after, second = _neighbours(masked, group, classes.number)
    parts = [
        (masked.rows.astype(np.int64), len(group), _WORD_SCALE, 2),
        (here, size, _GROUP_SCALE, 1),
        (here * size + after, size * size, _PAIR_SCALE, _LEAST_PAIRS),
        (here * size + second, size * size, _PAIR_SCALE, _LEAST_PAIRS),
    ]
    blocks, kept = [], []
    for values, n_values, scale, least in parts:
        frequent = np.flatnonzero(np.bincount(values, minlength=n_values) >= least)
        column = np.full(n_values, -1)
        column[frequent] = np.arange(len(frequent))
        at = np.flatnonzero(column[values] >= 0)
        blocks.append(
            sparse.csr_matrix(
                (np.full(len(at), scale), (at, column[values[at]])),
                (len(values), len(frequent)),
            )
        )
        kept.append((frequent, n_values, scale))
    bias, weights = _minimise(sparse.hstack(blocks).tocsr(), masked, chance)
    dense = []
    for frequent, n_values, scale in kept:
        full = np.zeros(n_values)
        full[frequent] = weights[: len(frequent)] * scale
        weights = weights[len(frequent) :]
        dense.append(full)
    word = bias + dense[0] + dense[1][group]
    return CueContext(
        word.astype(np.float32),
        group,
        dense[2].reshape(size, size).astype(np.float32),
        dense[3].reshape(size, size).astype(np.float32),
    )


def _neighbours(
    masked: Masked, group: npt.NDArray[np.int32], end: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    here = group[masked.rows].astype(np.int64)
    found = [here]
    for step in (1, 2):
        neighbour = np.full(len(here), end, np.int64)
        same = masked.sentence[:-step] == masked.sentence[step:]
        neighbour[:-step][same] = here[step:][same]
        found.append(neighbour)
    return found[0], found[1], found[2]


def _minimise(
    tokens: sparse.csr_matrix, masked: Masked, chance: FloatArray
) -> tuple[float, FloatArray]:
    """Minimise the noisy-or cross-entropy with a ridge on the weights."""
    transposed = tokens.T.tocsr()
    n_sentences = len(masked.starts)

    def loss(parameters: FloatArray) -> tuple[float, FloatArray]:
        logits = parameters[0] + tokens @ parameters[1:]
        total = np.bincount(masked.sentence, np.logaddexp(0.0, logits), n_sentences) + 1e-6
        none = np.exp(-total)
        value = ((1.0 - chance) * total - chance * np.log1p(-none)).sum()
        value += _RIDGE / 2 * (parameters[1:] @ parameters[1:])
        by_sentence = (1.0 - chance) - chance * none / (1.0 - none)
        by_token = by_sentence[masked.sentence] / (1.0 + np.exp(-logits))
        slope = transposed @ by_token + _RIDGE * parameters[1:]
        return float(value), np.concatenate(([by_token.sum()], slope))

    start = np.concatenate(([_START], np.zeros(tokens.shape[1])))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x
    return float(found[0]), np.asarray(found[1:], np.float64)
