"""Suspicious structure: ways in which labels can be told without reading the articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
from scipy.stats import rankdata

from credscore.arrays import FloatArray, IntArray
from credscore.document.furniture.lines import dateline_length
from credscore.retraining.folds import class_of
from credscore.retraining.labels import Target
from credscore.retraining.measuring import Measured

__all__ = ["find_structure", "without_score"]


#: A label told from length alone this well (AUC of the best class) is worth a warning.
_LENGTH_AUC = 0.7
_LENGTH_CORRELATION = 0.4
_OPENING_CHARS = 160
_DATE = re.compile(
    r"\b(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}|"
    r"\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    r"\d{4}-\d{2}-\d{2}|(?:19|20)\d{2})\b",
    re.IGNORECASE,
)
#: Shares of a sign that differ this much between classes are worth a warning.
_SHARE_GAP = 0.4
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_PLACE_END = re.compile(r"[,(—–―-]")
#: A sign is looked at where so many, and this part of all articles, have it; it is worth a
#: warning where it tells so much more of their labels than the most frequent one does.
_LEAST_SIGNED, _LEAST_SIGNED_SHARE, _TOLD_GAIN = 20, 0.2, 0.25
#: A class with less than this part of an equal share is rare.
_RARE = 0.2
#: Numbers of one group that spread less than this part of all are the group's.
_LEAST_WITHIN = 0.1
#: Fewer groups of equal size give intervals that are mostly chance.
_FEW_GROUPS = 8.0
_SHUFFLES = 200
_BY_GROUPS = (
    " It may be chance: labels that are dealt to whole groups anew show as much, so it need not "
    "hold for other groups."
)


def find_structure(
    texts: Sequence[str],
    target: Target,
    groups: Sequence[str] | None,
    copies: Sequence[tuple[int, int]],
    measured: Measured,
) -> list[str]:
    """Return what makes the figures doubtful, in sentences that say what to do.

    What few examples show by chance is no finding: it has to be stronger than in all but one of
    200 random orders of the labels. A few groups that have one label each differ in much by chance,
    so a finding says if labels that are dealt to whole groups anew show as much.

    Parameters
    ----------
    texts : sequence of str
    target : Target
    groups : sequence of str or None
    copies : sequence of (int, int)
        Pairs of near-duplicate rows.
    measured : Measured
        The texts, measured.
    """
    group = None if groups is None else np.unique(groups, return_inverse=True)[1]
    found = [
        without_score(np.flatnonzero(measured.abstains), len(texts), "learned from and judged"),
        _no_groups(groups),
        _few_groups(groups),
        _one_label_a_group(target, groups),
        _copies(target, copies),
        _length(target, measured.words, group),
        _sign(texts, target, group, "a dateline (CITY —)", _has_dateline),
        _sign(texts, target, group, "a date in its opening", _has_date),
        _told_by(texts, target, group, "the place of the dateline", _place),
        _told_by(texts, target, group, "the year in its opening", _year),
        _imbalance(target),
    ]
    return [sentence for sentence in found if sentence]


def _by_chance(codes: FloatArray, found: float, of: Callable[[FloatArray], float]) -> bool:
    """Return whether labels in random order give `found` or more, in two of 200 at least."""
    rng = np.random.default_rng(0)
    return _is_usual(found, of, lambda: rng.permutation(codes))


def _is_usual(
    found: float, of: Callable[[FloatArray], float], draw: Callable[[], FloatArray]
) -> bool:
    return sum(of(draw()) >= found - 1e-12 for _ in range(_SHUFFLES)) > 1


def _of_groups(
    codes: FloatArray, group: IntArray | None, found: float, of: Callable[[FloatArray], float]
) -> str:
    """Return a sentence if the labels of whole groups, dealt to groups anew, give as much."""
    if group is None:
        return ""
    rng = np.random.default_rng(0)
    own = np.unique(group, return_inverse=True)[1]
    sizes, order = np.bincount(own), np.argsort(own, kind="stable")
    starts = np.cumsum(sizes) - sizes

    def dealt() -> FloatArray:
        other = rng.permutation(len(sizes))[own]
        # Labels of that group, as many as this one needs.
        picked = starts[other] + (rng.random(len(own)) * sizes[other]).astype(np.int64)
        labels: FloatArray = codes[order[picked]]
        return labels

    return _BY_GROUPS if _is_usual(found, of, dealt) else ""


def without_score(rows: IntArray, n_texts: int, used: str) -> str:
    """Return a sentence on the texts in `rows`, on which `credscore.score` abstains."""
    if not len(rows):
        return ""
    return (
        f"{len(rows)} of {n_texts} texts (first rows: {rows[:5].tolist()}) are not in English or "
        f"have under 20 words of body text. They were {used}, but `score` gives "
        "such texts no value; drop them if they are not meant to be here."
    )


def _few_groups(groups: Sequence[str] | None) -> str:
    if groups is None:
        return ""
    sizes = np.unique(groups, return_counts=True)[1]
    effective = float(sizes.sum() ** 2 / (sizes**2).sum())
    if effective >= _FEW_GROUPS:
        return ""
    return (
        f"There are {len(sizes)} groups, the biggest with {sizes.max() / sizes.sum():.0%} of the "
        f"articles: they say as much as {effective:.1f} groups of equal size. The intervals come "
        "from resampling groups and are rough and often too narrow with so few; add sources."
    )


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
    _, group, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    rows = np.flatnonzero(sizes[group] > 1)
    several = np.unique(group[rows])
    if len(several) < 2:
        return ""
    codes = target.codes[rows]
    spread = _LEAST_WITHIN * codes.std() if target.kind == "regression" else 0.0
    order = np.argsort(group[rows], kind="stable")
    starts = np.searchsorted(group[rows][order], several)

    def count_pure(labels: FloatArray) -> float:
        ordered = labels[order]
        most, least = (f.reduceat(ordered, starts) for f in (np.maximum, np.minimum))
        return float((most - least <= spread).sum())

    pure = count_pure(codes)
    if pure < 0.9 * len(several) or _by_chance(codes, pure, count_pure):
        return ""
    return (
        f"{pure:.0f} of {len(several)} groups with two articles or more have one label only: "
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
            f" Labels differ in {len(across)} of {len(copies)} pairs of copies (rows "
            f"{list(across[:5])}): check which is right."
        )
    return text


def _length(target: Target, words: FloatArray, group: IntArray | None) -> str:
    ranks = rankdata(words)
    if target.kind == "regression":
        strength, least, what = _correlation(ranks), _LENGTH_CORRELATION, "rank correlation"
        labels = rankdata(target.codes)
    else:
        strength, least, what = _best_auc(ranks), _LENGTH_AUC, "AUC"
        labels = target.codes
    found = strength(labels)
    if not found > least or _by_chance(labels, found, strength):
        return ""
    return (
        f"The label can be told from the length of the text alone ({what} {found:.2f}). The model "
        "reads no feature of length, but the TF-IDF baseline may; check how the sets were "
        "collected." + _of_groups(labels, group, found, strength)
    )


def _correlation(ranks: FloatArray) -> Callable[[FloatArray], float]:
    """Return a function of ranked labels: how closely they go with `ranks`."""
    centred = ranks - ranks.mean()
    size = np.sqrt((centred**2).sum())

    def strength(labels: FloatArray) -> float:
        other = labels - labels.mean()
        product = size * np.sqrt((other**2).sum())
        return abs(float(centred @ other)) / product if product else 0.0

    return strength


def _best_auc(ranks: FloatArray) -> Callable[[FloatArray], float]:
    """Return a function of classes: the AUC of `ranks` for the class they tell best."""

    def strength(codes: FloatArray) -> float:
        classes = codes.astype(np.int64)
        n = np.bincount(classes).astype(np.float64)
        above = np.bincount(classes, ranks) - n * (n + 1.0) / 2.0
        pairs = n * (len(classes) - n)
        aucs = above[pairs > 0.0] / pairs[pairs > 0.0]
        # Labels that are dealt to groups anew may be of one class, which nothing tells.
        return float(np.abs(aucs - 0.5).max(initial=0.0)) + 0.5

    return strength


def _has_dateline(text: str) -> bool:
    return dateline_length(text[:400].lstrip()) > 0


def _has_date(text: str) -> bool:
    return _DATE.search(text[:_OPENING_CHARS]) is not None


def _sign(
    texts: Sequence[str],
    target: Target,
    group: IntArray | None,
    what: str,
    has: Callable[[str], bool],
) -> str:
    shows = np.array([has(text) for text in texts], np.float64)
    # Numbers in thirds; ties can leave one of these empty.
    codes = np.unique(class_of(target), return_inverse=True)[1].astype(np.float64)

    def shares(labels: FloatArray) -> FloatArray:
        classes = np.unique(labels, return_inverse=True)[1]
        return np.bincount(classes, shows) / np.bincount(classes)

    def gap(labels: FloatArray) -> float:
        return float(np.ptp(shares(labels)))

    found = gap(codes)
    if found < _SHARE_GAP or _by_chance(codes, found, gap):
        return ""
    least, most = shares(codes).min(), shares(codes).max()
    one = "third of the labels" if target.kind == "regression" else "class"
    return (
        f"The label goes with {what}: {most:.0%} of the articles of one {one} begin so, "
        f"{least:.0%} of another. That tells where articles come from, not how they are "
        "written; strip it, or collect both alike." + _of_groups(codes, group, found, gap)
    )


def _place(text: str) -> str:
    opening = text[:400].lstrip()
    found = opening[: dateline_length(opening)]
    return _PLACE_END.split(found, maxsplit=1)[0].strip().casefold()


def _year(text: str) -> str:
    found = _YEAR.search(text[:_OPENING_CHARS])
    return found[0] if found else ""


def _told_by(
    texts: Sequence[str],
    target: Target,
    group: IntArray | None,
    what: str,
    sign: Callable[[str], str],
) -> str:
    """Return a sentence if the label is that of most other articles with the same sign."""
    found = [sign(text) for text in texts]
    rows = np.flatnonzero([bool(one) for one in found])
    if len(rows) < max(_LEAST_SIGNED, _LEAST_SIGNED_SHARE * len(texts)):
        return ""
    signs = np.unique([found[row] for row in rows.tolist()], return_inverse=True)[1]
    codes = np.unique(class_of(target)[rows], return_inverse=True)[1]
    most = float(np.bincount(codes).max() / len(rows))

    def told(labels: FloatArray) -> float:
        own = labels.astype(np.int64)
        counts = np.zeros((signs.max() + 1, codes.max() + 1))
        np.add.at(counts, (signs, own), 1.0)
        others = counts[signs]
        others[np.arange(len(own)), own] -= 1.0
        # Alone with its sign, or one of a tie, it is told by nothing.
        mine = others[np.arange(len(own)), own]
        others[np.arange(len(own)), own] = -1.0
        return float((mine > others.max(axis=1)).mean())

    labels = codes.astype(np.float64)
    share = told(labels)
    if share < most + _TOLD_GAIN or _by_chance(labels, share, told):
        return ""
    own_groups = None if group is None else group[rows]
    one = "third of the labels" if target.kind == "regression" else "label"
    return (
        f"The label goes with {what}: of the {len(rows)} articles that have one, it tells the "
        f"{one} of {share:.0%}; the most frequent one is that of {most:.0%}. That tells where "
        "articles come from, not how they are written; strip it, or collect both alike."
        + _of_groups(labels, own_groups, share, told)
    )


def _imbalance(target: Target) -> str:
    if target.kind == "regression":
        return ""
    counts = np.bincount(target.codes.astype(np.int64))
    if counts.min() * len(counts) >= _RARE * counts.sum():
        return ""
    rare = target.names[int(counts.argmin())]
    return (
        f"{rare!r} has {counts.min()} of {counts.sum()} examples. Probabilities are calibrated "
        "to that share; look at AUC and macro-F1, not at accuracy."
    )
