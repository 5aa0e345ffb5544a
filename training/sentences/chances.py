"""Logistic regression on chances: what a teacher says of a sentence is no label, but a chance."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse.linalg import aslinearoperator

from credscore.arrays import FloatArray
from training.sentences.heads import probability

#: Of L-BFGS, at most.
_STEPS = 60


def fit_to_chances(features: Any, chance: FloatArray, strength: float) -> FloatArray:
    """Return the weights of a logistic regression whose targets are chances.

    With chances of 0 and 1 it is the regression of scikit-learn with ``C=strength``.

    Parameters
    ----------
    features : matrix or LinearOperator, shape (n_examples, n_features)
    chance : ndarray of float, shape (n_examples,)
        Of the positive class.
    strength : float
        Of the examples beside the penalty.

    Returns
    -------
    ndarray of float, shape (n_features,)

    Examples
    --------
    >>> weights = fit_to_chances(np.array([[1.0], [-1.0]]), np.array([0.9, 0.1]), 1e6)
    >>> round(float(1 / (1 + np.exp(-weights[0]))), 3)
    0.9
    """
    operator = aslinearoperator(features)

    def loss(parameters: FloatArray) -> tuple[float, FloatArray]:
        weights = parameters[1:]
        logit = parameters[0] + operator.matvec(weights)
        # log(1 + exp(z)) - q z is the cross-entropy of a chance q and a logit z.
        value = (np.logaddexp(0.0, logit) - chance * logit).sum()
        off = probability(logit) - chance
        slope = operator.rmatvec(off) + weights / strength
        return float(value + weights @ weights / (2.0 * strength)), np.append(off.sum(), slope)

    start = np.zeros(1 + operator.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x
    return np.asarray(found[1:], np.float64)
