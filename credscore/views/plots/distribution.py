"""How the scores of a batch are distributed, by source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from credscore.views.formats import shorten
from credscore.views.plots.axes import BLUE, axes, plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["distribution"]


def distribution(
    values: npt.ArrayLike,
    sources: Sequence[object] | None = None,
    ax: Axes | None = None,
    *,
    name: str = "credibility",
    most: int = 20,
) -> Axes:
    """Draw the scores of many articles: a box for each source, or one histogram.

    Parameters
    ----------
    values : array_like, shape (n,)
        Scores, such as the column ``credibility`` of a scored table; NaN are left out.
    sources : sequence, shape (n,), optional
        The source of each article.
    ax : matplotlib Axes, optional
        Where to draw; a new figure by default.
    name : str, default="credibility"
        What is scored, for the axis.
    most : int, default=20
        Sources shown, those with most articles; the number of articles stands beside each.

    Returns
    -------
    matplotlib Axes
        Boxes from the first to the third quartile with the median, whiskers from the 5th to
        the 95th percentile, sorted by the median.

    Raises
    ------
    ValueError
        If `sources` has another length than `values`.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = distribution([0.4, 0.5, 0.7], ["Post", "Post", "Herald"], Figure().subplots())
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['Post (2)', 'Herald (1)']
    """
    scores = np.asarray(values, np.float64)
    if sources is None:
        target = axes(ax)
        target.hist(scores[~np.isnan(scores)], bins=20, range=(0, 1), color=BLUE)
        target.set_xlabel(plain(name))
        target.set_ylabel("articles")
        return target
    if len(sources) != len(scores):
        raise ValueError(f"{len(scores)} values and {len(sources)} sources: one for each is needed")
    groups: dict[str, list[float]] = {}
    for source, score in zip(sources, scores.tolist(), strict=True):
        if not np.isnan(score):
            groups.setdefault(str(source), []).append(score)
    largest = sorted(groups, key=lambda source: (-len(groups[source]), source))[:most]
    shown = sorted(largest, key=lambda source: float(np.median(groups[source])))
    target = axes(ax, (9, 1.2 + 0.35 * len(shown)))
    if shown:
        target.boxplot(
            [groups[source] for source in shown], orientation="horizontal", whis=(5, 95),
            showfliers=False, medianprops={"color": BLUE, "linewidth": 2},
        )  # fmt: skip
        labels = [f"{plain(shorten(source, 40))} ({len(groups[source])})" for source in shown]
        target.set_yticks(range(1, len(shown) + 1), labels)
    target.set_xlabel(plain(name))
    return target
