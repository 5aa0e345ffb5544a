"""From summed outputs to calibrated values, learned on outputs of unseen groups."""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize

from credscore.arrays import FloatArray

__all__ = ["calibrate"]

#: Few examples can show a slope that is chance; it is drawn towards one.
_PRIOR_SPREAD = 1.0
_LEAST_SLOPE = 0.05


def calibrate(
    kind: str, raw: FloatArray, outputs: FloatArray, weight: FloatArray
) -> tuple[float, FloatArray]:
    """Return the slope and the offset of each output that calibrate out-of-fold sums.

    A line for a regression; for classes the slope (one for all, above zero) and offsets of
    most likelihood (Platt 1999; for several classes temperature and bias, Guo et al. 2017).

    Parameters
    ----------
    kind : {'regression', 'binary', 'multiclass'}
    raw, outputs : ndarray, shape (n, n_outputs)
    weight : ndarray, shape (n,)

    Returns
    -------
    slope : float
    offsets : ndarray, shape (n_outputs,)
    """
    if kind == "regression":
        return _line(raw[:, 0], outputs[:, 0], weight)
    n_outputs = raw.shape[1]

    def loss(parameters: FloatArray) -> tuple[float, FloatArray]:
        slope, offsets = np.exp(parameters[0]), parameters[1:]
        scores = slope * raw + offsets
        if n_outputs == 1:
            scores = np.hstack((np.zeros_like(scores), scores))
            truth = np.hstack((1.0 - outputs, outputs))
        else:
            truth = outputs
        scores = scores - scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        chances /= chances.sum(axis=1, keepdims=True)
        logs = np.log(np.maximum((chances * truth).sum(axis=1), 1e-12))
        errors = weight[:, None] * (chances - truth)[:, -n_outputs:]
        prior = parameters[0] ** 2 / (2.0 * _PRIOR_SPREAD**2)
        prior_offsets = 1e-3 * float(offsets @ offsets)
        gradient = np.concatenate(
            (
                [slope * float((errors * raw).sum()) + parameters[0] / _PRIOR_SPREAD**2],
                errors.sum(axis=0) + 2e-3 * offsets,
            )
        )
        return float(-(weight * logs).sum()) + prior + prior_offsets, gradient

    found = minimize(loss, np.zeros(1 + n_outputs), jac=True, method="L-BFGS-B").x
    return float(np.exp(found[0])), np.asarray(found[1:], np.float64)


def _line(raw: FloatArray, labels: FloatArray, weight: FloatArray) -> tuple[float, FloatArray]:
    centre, level = np.average(raw, weights=weight), np.average(labels, weights=weight)
    spread = float(np.average((raw - centre) ** 2, weights=weight))
    together = float(np.average((raw - centre) * (labels - level), weights=weight))
    slope = max(together / spread, _LEAST_SLOPE * float(labels.std())) if spread > 0 else 0.0
    return slope, np.array([level - slope * centre])
