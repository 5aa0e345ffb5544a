"""Measure the scores of sources on outlets the model never saw.

Usage::

    python -m training.measure_sources DATA_DIR

Outlets with many articles are cut to a few at random; the others stay as they are. All are
pooled as `credscore.score_sources` does, and the interval of each cut outlet is held against
the mean of its articles that were left out. That mean is itself uncertain, so it is counted
as hit within the interval widened by its own standard error; the figure without that
allowance is printed as well. Plain means, and means drawn towards what an outlet's rating
predicts, stand beside.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from credscore.arrays import FloatArray
from credscore.sources.columns import rating_design
from credscore.sources.pooling import Pooled, pool
from training.material import MOST_JUDGED, capped_articles
from training.metrics import article_rank_correlation
from training.unseen import with_scores

__all__ = ["BASELINES", "SMALLER", "coverage", "figures", "outlet_figures"]


SIZES = (1, 2, 3, 5, 10, 20)
#: Articles an outlet needs, so that what is left out says where its mean is.
_MANY = 40
_Z = 1.6449


@dataclass(frozen=True, slots=True)
class _Cut:
    """Outlets after cutting: what is pooled, and what was left out of each cut one."""

    values: FloatArray
    source: npt.NDArray[np.int64]
    left_out: dict[int, FloatArray]
    kept: dict[int, int]


def coverage(scores: pd.DataFrame, head: str, draws: int = 40, seed: int = 0) -> pd.DataFrame:
    """Return coverage, error and width of the intervals of cut outlets, by number of articles.

    Parameters
    ----------
    scores : DataFrame
        From `training.unseen.with_scores`.
    head : str
        ``credibility`` or ``bias``.
    draws : int
        How often outlets are cut.
    seed : int
        Seed of the cuts.

    Returns
    -------
    DataFrame
        One row a number of articles kept: ``coverage``, ``coverage_plain_target`` (without
        allowing for the target's own error), ``error``, ``error_plain_mean``,
        ``error_rated`` and ``width``, means over outlets and draws.
    """
    rng = np.random.default_rng(seed)
    known = scores[scores[head].notna()]
    groups = [group for _, group in known.groupby("group")]
    design = rating_design(
        [str(row) for row in range(len(groups))],
        {str(row): float(group["quality"].mean()) for row, group in enumerate(groups)},
    )
    rows = []
    for _ in range(draws):
        cut = _cut([group[head].to_numpy(np.float64) for group in groups], rng)
        pooled = pool(cut.values, cut.source)
        rated = pool(cut.values, cut.source, design)
        rows += [_compare(pooled, rated, cut, outlet) for outlet in cut.kept]
    return pd.DataFrame(rows).groupby("articles").mean()


def _cut(groups: Sequence[FloatArray], rng: np.random.Generator) -> _Cut:
    values, left_out, kept = [], {}, {}
    for outlet, scores in enumerate(groups):
        if len(scores) < _MANY:
            values.append(scores)
            continue
        shuffled = rng.permutation(scores)
        kept[outlet] = int(rng.choice(SIZES))
        values.append(shuffled[: kept[outlet]])
        left_out[outlet] = shuffled[kept[outlet] :]
    source = np.repeat(np.arange(len(values)), [len(part) for part in values])
    return _Cut(np.concatenate(values), source, left_out, kept)


def _compare(pooled: Pooled, rated: Pooled, cut: _Cut, outlet: int) -> dict[str, float]:
    rest = cut.left_out[outlet]
    target = rest.mean()
    half = (pooled.high[outlet] - pooled.low[outlet]) / 2
    miss = abs(pooled.mean[outlet] - target)
    allowed = np.hypot(half, _Z * rest.std(ddof=1) / np.sqrt(len(rest)))
    return {
        "articles": cut.kept[outlet],
        "coverage": float(miss <= allowed),
        "coverage_plain_target": float(miss <= half),
        "error": miss,
        "error_plain_mean": abs(pooled.plain[outlet] - target),
        "error_rated": abs(rated.mean[outlet] - target),
        "width": 2 * half,
    }


def outlet_figures(scores: pd.DataFrame, head: str) -> dict[str, float]:
    """Return the rank correlation of pooled and of plain means with the outlets' ratings."""
    known = scores[scores[head].notna() & scores["quality"].notna()]
    names, source = np.unique(known["group"].to_numpy(str), return_inverse=True)
    pooled = pool(known[head].to_numpy(np.float64), source.astype(np.int64))
    rating = known.groupby("group")["quality"].mean().loc[names].to_numpy(np.float64)
    return {
        "outlets": float(len(names)),
        "share_between": pooled.share_between,
        "pooled_rho": article_rank_correlation(pooled.mean, rating),
        "plain_rho": article_rank_correlation(pooled.plain, rating),
    }


def figures(data: Path) -> dict[str, dict[str, float]]:
    """Return the figures that the ratchet holds: of pooled means beside plain ones."""
    scores = with_scores(capped_articles(data, MOST_JUDGED))
    found = {}
    for head, sign in (("credibility", 1.0), ("bias", -1.0)):
        for name, label in (("allsides", "AllSides"), ("recovery", "ReCOVery")):
            ranks = outlet_figures(scores[scores["set"] == name], head)
            found[f"{head}, outlet rho, {label}"] = {
                reader: sign * ranks[f"{reader}_rho"] for reader in ("pooled", "plain")
            }
        table = coverage(scores[scores["set"] == "allsides"], head, draws=20)
        few = table.loc[[1, 2, 3, 5]].mean()
        found[f"{head}, error, 1 to 5 articles"] = {
            "pooled": float(few["error"]),
            "plain": float(few["error_plain_mean"]),
        }
        off = float((table["coverage"] - 0.9).abs().mean())
        found[f"{head}, coverage off 0.9"] = {"pooled": off}
    return found


#: Figures of which less is better, and the reader to compare with.
SMALLER = frozenset(
    f"{head}, {figure}"
    for head in ("credibility", "bias")
    for figure in ("error, 1 to 5 articles", "coverage off 0.9")
)
BASELINES = frozenset({"plain"})


def main() -> None:
    """Print the figures of both heads."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("data", type=Path, help="folder with the public data sets")
    parser.add_argument("--draws", type=int, default=100)
    options = parser.parse_args()
    scores = with_scores(capped_articles(options.data, MOST_JUDGED))
    for name in ("allsides", "recovery"):
        of_set = scores[scores["set"] == name]
        for head in ("credibility", "bias"):
            print(f"\n{name}, {head}:", outlet_figures(of_set, head))
            print(coverage(of_set, head, options.draws).round(3).to_string())


if __name__ == "__main__":
    main()
