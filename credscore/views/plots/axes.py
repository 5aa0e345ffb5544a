"""What all charts share: where to draw, and colours told apart in every colour blindness."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["BLUE", "ORANGE", "axes", "plain"]

# Okabe and Ito (2008), "Color universal design".
BLUE, ORANGE = "#0072b2", "#d55e00"


def axes(ax: Axes | None, size: tuple[float, float] = (9, 5)) -> Axes:
    """Return `ax`, or the Axes of a new figure of `size` inches.

    Raises
    ------
    ImportError
        If matplotlib is not installed; the message says how to get it.
    TypeError
        If `ax` is anything but Axes, such as the array of `plt.subplots` with several.
    """
    try:
        import matplotlib.pyplot as plt
        from matplotlib.axes import Axes
    except ImportError as error:
        raise ImportError(
            "plots need matplotlib, which is not installed: pip install 'credscore[plot]'"
        ) from error
    if isinstance(ax, Axes):
        return ax
    if ax is not None:
        raise TypeError(
            f"ax must be matplotlib Axes, not {type(ax).__name__}: pass one that "
            "plt.subplots() returned, or None for a new figure"
        )
    _, made = plt.subplots(figsize=size, layout="constrained")
    return made


def plain(text: str) -> str:
    """Return `text` for a label: a dollar sign would start mathematics."""
    return text.replace("$", r"\$")
