"""Compared articles as strips: each score with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from credscore.comparison.result import Comparison
from credscore.parts import HeadScore
from credscore.views.formats import shorten
from credscore.views.plots.axes import BLUE, ORANGE, axes, plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["comparison"]

#: Marker and colour of each head, told apart by either.
_LOOKS = (("o", BLUE), ("s", ORANGE), ("^", "#009e73"), ("D", "#cc79a7"))


def comparison(compared: Comparison, ax: Axes | None = None) -> Axes:
    """Draw the scores of compared articles with their 90 % intervals.

    Parameters
    ----------
    compared : Comparison
        From `credscore.compare`.
    ax : matplotlib Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib Axes
        One strip for each article and head; heads with several classes are left out.

    Raises
    ------
    ImportError
        If matplotlib is not installed; the message says how to get it.

    Examples
    --------
    >>> import credscore
    >>> from matplotlib.figure import Figure
    >>> calm = "The bridge may reopen in May, Mayor Ann Lee said on Monday. " * 3
    >>> angry = "What a shameful farce this bridge is, and everybody knows who will pay. " * 3
    >>> ax = comparison(credscore.compare({"Herald": calm, "Post": angry}), Figure().subplots())
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['Herald', 'Post']
    """
    scores = compared.scores
    target = axes(ax, (9, 1.2 + 0.7 * len(scores)))
    heads = dict.fromkeys(
        name
        for score in scores.values()
        for name, head in score.heads.items()
        if not isinstance(head.value, dict)
    )
    places = np.arange(len(scores), dtype=np.float64)
    for number, name in enumerate(heads):
        marker, colour = _LOOKS[number % len(_LOOKS)]
        found = [score.heads.get(name) for score in scores.values()]
        values, low, high = np.array([_numbers(head) for head in found]).T
        shift = 0.5 * ((number + 0.5) / len(heads) - 0.5)
        target.errorbar(
            values, places + shift, xerr=(values - low, high - values), fmt=marker,
            color=colour, capsize=3, label=plain(shorten(name.replace("_", " "), 40)),
        )  # fmt: skip
    names = [
        plain(shorten(name, 40)) + "\nno score" * score.abstained for name, score in scores.items()
    ]
    target.set_yticks(places, names)
    # A row without a score has its place as well; the first article is at the top.
    target.set_ylim(len(scores) - 0.5, -0.5)
    target.set_xlabel("score with its 90 % interval")
    if heads:
        target.legend(loc="best")
    return target


def _numbers(head: HeadScore | None) -> tuple[float, float, float]:
    if head is None:
        return (np.nan, np.nan, np.nan)
    low, high = head.interval
    return (float(head.value), float(low), float(high))
