"""The contributions to a score as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from credscore.parts import HeadScore
from credscore.result import Score
from credscore.views.formats import number, quantity, shorten, signed
from credscore.views.phrases import contribution_rows, decimals, heading
from credscore.views.plots.axes import BLUE, ORANGE, axes, plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["contributions"]

# The direction of a bar and its number say the same as its colour.
_RAISES, _LOWERS = BLUE, ORANGE


def contributions(
    score: Score, ax: Axes | None = None, *, head: str | None = None, most: int = 12
) -> Axes:
    """Draw what the weightiest features add to one head of `score`.

    Parameters
    ----------
    score : Score
        From `credscore.score`.
    ax : matplotlib Axes, optional
        Where to draw; a new figure by default.
    head : str, optional
        Which head, by default the first (``"credibility"`` of the default model). A class
        of a multiclass head is named ``"head:class"``; by default its likeliest class.
    most : int, default=12
        Number of features shown; the others are summed in one bar.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    ImportError
        If matplotlib is not installed; the message says how to get it.
    KeyError
        If the score has no such head, or the head no such class.

    Examples
    --------
    >>> import credscore
    >>> from matplotlib.figure import Figure
    >>> s = credscore.score("The bridge may reopen in May, Mayor Ann Lee said on Monday. " * 3)
    >>> contributions(s, Figure().subplots(), head="bias").get_xlabel()
    'adds to the log-odds'
    """
    target = axes(ax)
    name, _, option = (head or next(iter(score.heads), "")).partition(":")
    chosen = score.heads.get(name)
    if score.abstained or chosen is None:
        if head is not None and chosen is None:
            raise KeyError(f"no head {name!r}; this score has {sorted(score.heads)}")
        target.set_title(plain("No score: " + ", ".join(score.warnings)))
        target.set_axis_off()
        return target
    title, parts = _chosen(chosen, option)
    rows = contribution_rows(score, chosen, parts)
    labels = [
        ": ".join(filter(None, (shorten(row.label, 70), quantity(row.value, row.unit))))
        for row in rows[:most]
    ]
    values = [row.contribution for row in rows[:most]]
    if len(rows) > most:
        labels.append(f"{len(rows) - most} other features")
        values.append(sum(row.contribution for row in rows[most:]))
    _draw(target, labels, values)
    target.set_title(plain(title))
    target.set_xlabel("adds to the " + ("score" if chosen.kind == "regression" else "log-odds"))
    return target


def _chosen(head: HeadScore, option: str) -> tuple[str, dict[str, Any]]:
    """Return the title and the contributions of a head, or of one class of it."""
    name = shorten(heading(head)[0], 40)
    if not isinstance(head.value, dict):
        digits = decimals(head, head.interval)
        value, low, high = (number(one, digits) for one in (head.value, *head.interval))
        title = f"{name} {value} (90 % interval {low} to {high})"
        return title, head.contributions
    likeliest = option or max(head.value, key=head.value.__getitem__)
    if likeliest not in head.value:
        raise KeyError(f"head {head.name!r} has no class {option!r}; it has {list(head.value)}")
    return f"{name}: {shorten(likeliest, 40)} {number(head.value[likeliest])}", head.contributions[
        likeliest
    ]


def _draw(ax: Axes, labels: list[str], values: list[float]) -> None:
    places = range(len(values))
    bars = ax.barh(places, values, color=[_RAISES if v > 0 else _LOWERS for v in values])
    ax.bar_label(bars, [signed(v, 3) for v in values], padding=3, fontsize=8)
    ax.set_yticks(places, [plain(text) for text in labels], fontsize=8)
    ax.invert_yaxis()
    ax.axvline(0, color="0.4", linewidth=0.8)
    ax.margins(x=0.15)
