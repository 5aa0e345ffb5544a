"""Suspicious structure: ways in which labels can be told without reading the articles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from credscore.retraining.folds import class_of
from credscore.retraining.labels import Target
from credscore.retraining.metrics import figures_of

__all__ = ["find_structure"]

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]

#: A label told from length alone this well (AUC of the best class) is worth a warning.
_LENGTH_AUC = 0.7
_OPENING_CHARS = 160
_DATELINE = re.compile(r"^\s*[A-Z][A-Z .,/'-]{2,40}(?:\([A-Za-z .]+\))?\s*[—–-]+\s")
_DATE = re.compile(
    r"\b(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}|"
    r"\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    r"\d{4}-\d{2}-\d{2}|(?:19|20)\d{2})\b",
    re.IGNORECASE,
)
#: Shares of a sign that differ this much between classes are worth a warning.
_SHARE_GAP = 0.4


def find_structure(
    texts: Sequence[str],
    target: Target,
    groups: Sequence[str] | None,
    copies: Sequence[tuple[int, int]],
    words: FloatArray,
) -> list[str]:
    """Return what makes the figures doubtful, in sentences that say what to do.

    Parameters
    ----------
    texts : sequence of str
    target : Target
    groups : sequence of str or None
    copies : sequence of (int, int)
        Pairs of near-duplicate rows.
    words : ndarray
        Words of body text.
    """
    found = [
        _no_groups(groups),
        _one_label_a_group(target, groups),
        _copies(target, copies),
        _length(target, words),
        _sign(texts, target, "a dateline (CITY —)", lambda t: bool(_DATELINE.match(t))),
        _sign(
            texts, target, "a date in its opening", lambda t: bool(_DATE.search(t[:_OPENING_CHARS]))
        ),
        _imbalance(target),
    ]
    return [sentence for sentence in found if sentence]


def _no_groups(groups: Sequence[str] | None) -> str:
    if groups is not None:
        return ""
    return (
        "No group was given: articles of one source may stand on both sides of a fold, so the "
        "figures may be optimistic. Pass group= with the column of the source."
    )


def _one_label_a_group(target: Target, groups: Sequence[str] | None) -> str:
    if groups is None:
        return ""
    labels = defaultdict(set)
    sizes = Counter(groups)
    for name, code in zip(groups, target.codes.tolist(), strict=True):
        labels[name].add(code)
    several = [name for name, n in sizes.items() if n > 1]
    pure = [name for name in several if len(labels[name]) == 1]
    if len(several) < 2 or len(pure) < 0.9 * len(several):
        return ""
    return (
        f"{len(pure)} of {len(several)} groups with two articles or more have one label only: "
        "this is a label of the source, not of the article. What is learned may be the source's "
        "habits and topics; judge it on sources it has not seen, as the figures here do, and do "
        "not read a score as a verdict on one article."
    )


def _copies(target: Target, copies: Sequence[tuple[int, int]]) -> str:
    if not copies:
        return ""
    labels = class_of(target)
    across = [(a, b) for a, b in copies if labels[a] != labels[b]]
    rows = len({row for pair in copies for row in pair})
    text = f"{rows} rows are near-copies of another row; they are kept in one fold."
    if across:
        text += (
            f" {len(across)} pairs of copies have different labels (rows {list(across[:5])}): "
            "check which label is right."
        )
    return text


def _length(target: Target, words: FloatArray) -> str:
    if target.kind == "regression":
        strength = abs(figures_of(target, words[:, None])["rank correlation"])
        strong, what = strength > 0.4, f"rank correlation {strength:.2f}"
    else:
        aucs = []
        for place in range(len(target.classes)):
            one = Target("binary", (0, 1), (target.codes == place).astype(np.float64))
            auc = figures_of(one, np.column_stack((-words, words)))["AUC"]
            aucs.append(max(auc, 1.0 - auc))
        strong, what = max(aucs) > _LENGTH_AUC, f"AUC {max(aucs):.2f}"
    if not strong:
        return ""
    return (
        f"The label can be told from the length of the text alone ({what}). The model reads no "
        "feature of length, but the TF-IDF baseline may; check how the sets were collected."
    )


def _sign(texts: Sequence[str], target: Target, what: str, has: Callable[[str], bool]) -> str:
    shows = np.array([has(text) for text in texts])
    codes = class_of(target)
    shares = np.array([shows[codes == c].mean() for c in np.unique(codes)])
    if shares.max() - shares.min() < _SHARE_GAP:
        return ""
    least, most = shares.min(), shares.max()
    return (
        f"The label goes with {what}: {most:.0%} of the articles of one class begin so, "
        f"{least:.0%} of another. That tells where articles come from, not how they are "
        "written; strip it, or collect both classes alike."
    )


def _imbalance(target: Target) -> str:
    if target.kind == "regression":
        return ""
    counts = np.bincount(target.codes.astype(np.int64))
    if counts.min() >= 0.1 * counts.sum():
        return ""
    rare = target.names[int(counts.argmin())]
    return (
        f"{rare!r} has {counts.min()} of {counts.sum()} examples. Probabilities are calibrated "
        "to that share; look at AUC and macro-F1, not at accuracy."
    )
