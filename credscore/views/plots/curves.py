"""Calibration and learning curves, from plain arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from credscore.views.plots.axes import BLUE, ORANGE, axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["calibration", "learning_curve"]


def calibration(
    predicted: npt.ArrayLike, observed: npt.ArrayLike, ax: Axes | None = None, *, bins: int = 10
) -> Axes:
    """Draw the mean observed outcome against the mean prediction, in bins of equal size.

    Parameters
    ----------
    predicted, observed : array_like, shape (n,)
        Predictions, best out of fold, and outcomes: labels 0 and 1 or ratings. Pairs with a
        NaN are left out.
    ax : matplotlib Axes, optional
        Where to draw; a new figure by default.
    bins : int, default=10
        At most; each holds about as many predictions.

    Returns
    -------
    matplotlib Axes
        Points with bars of two standard errors, none where all outcomes of a bin are alike; on the
        diagonal, predictions are right on average.

    Raises
    ------
    ValueError
        If the two differ in length or no pair is left.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = calibration([0.2, 0.3, 0.8, 0.9], [0, 1, 1, 1], Figure().subplots(), bins=2)
    >>> ax.get_xlabel(), ax.get_ylabel()
    ('predicted', 'observed')
    """
    values, outcomes = np.asarray(predicted, np.float64), np.asarray(observed, np.float64)
    if values.shape != outcomes.shape or values.ndim != 1:
        raise ValueError(
            f"predicted and observed must be one-dimensional and of one length; they have shapes "
            f"{values.shape} and {outcomes.shape}"
        )
    known = ~(np.isnan(values) | np.isnan(outcomes))
    if not known.any():
        raise ValueError("no pair of predicted and observed without NaN: nothing to draw")
    order = np.argsort(values[known], kind="stable")
    parts = [part for part in np.array_split(order, bins) if len(part)]
    x = np.array([values[known][part].mean() for part in parts])
    y = np.array([outcomes[known][part].mean() for part in parts])
    error = np.array([2 * outcomes[known][part].std() / np.sqrt(len(part)) for part in parts])
    target = axes(ax, (5, 5))
    ends = [min(x.min(), y.min()), max(x.max(), y.max())]
    target.plot(ends, ends, color="0.5", linestyle="--", label="right on average")
    target.errorbar(x, y, yerr=error, fmt="o-", color=BLUE, capsize=3, label="observed")
    target.set_xlabel("predicted")
    target.set_ylabel("observed")
    target.legend(loc="best")
    return target


def learning_curve(
    sizes: npt.ArrayLike,
    values: npt.ArrayLike,
    low: npt.ArrayLike | None = None,
    high: npt.ArrayLike | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw how a figure grows with the number of training examples.

    Parameters
    ----------
    sizes, values : array_like, shape (n,)
        Training examples, and the figure reached with them.
    low, high : array_like, shape (n,), optional
        An interval of the figure, drawn as a band: both of them, or neither.
    ax : matplotlib Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib Axes
        A second call with the same Axes draws another model beside it.

    Raises
    ------
    ValueError
        If only one of `low` and `high` is given.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = learning_curve([50, 100, 200], [0.71, 0.76, 0.8], ax=Figure().subplots())
    >>> len(learning_curve([50, 100, 200], [0.66, 0.72, 0.77], ax=ax).lines)
    2
    """
    if (low is None) != (high is None):
        raise ValueError("a band has two edges: give low and high, or neither")
    x, y = np.asarray(sizes, np.float64), np.asarray(values, np.float64)
    target = axes(ax, (7, 4.5))
    colour = ORANGE if target.lines else BLUE
    if low is not None and high is not None:
        bounds = np.asarray(low, np.float64), np.asarray(high, np.float64)
        target.fill_between(x, *bounds, color=colour, alpha=0.2)
    target.plot(x, y, "o-", color=colour)
    target.set_xlabel("training examples")
    target.set_ylabel("figure on held-out groups")
    return target
