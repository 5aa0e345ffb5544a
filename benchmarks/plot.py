"""The picture of cost against length and number of processes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def plot(
    batches: Mapping[str, Mapping[int, float]], alone: Mapping[int, float], path: Path
) -> None:
    """Draw milliseconds an article against its length.

    Parameters
    ----------
    batches : mapping of str to mapping of int to float
        By number of processes: length in characters -> milliseconds, scored in batches.
    alone : mapping of int to float
        The same for one text by itself, evidence read.
    path : Path
        File to write; its ending gives the format.
    """
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6.4, 3.6), layout="constrained")
    axes = figure.subplots()
    axes.loglog(list(alone), list(alone.values()), marker="^", label="score, one text by itself")
    for (jobs, taken), marker in zip(batches.items(), "osD", strict=False):
        label = f"score_many, {jobs} process" + ("es" if jobs != "1" else "")
        axes.loglog(list(taken), list(taken.values()), marker=marker, label=label)
    axes.set_xlabel("length of an article, characters")
    axes.set_ylabel("milliseconds an article")
    axes.grid(visible=True, which="both", alpha=0.25)
    axes.legend(frameon=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    # The same figures give the same file.
    with rc_context({"svg.hashsalt": "credscore"}):
        figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)
