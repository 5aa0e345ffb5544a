"""``credscore.train``: from a table of labelled articles to a model and its report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from numbers import Integral
from typing import Any, Literal

import numpy as np

from credscore.arrays import IntArray
from credscore.checks import check_jobs
from credscore.errors import LabelError
from credscore.frames import IntoDataFrame
from credscore.model.shipped import read_seen
from credscore.model.trained import TrainedModel
from credscore.retraining.assembling import assemble
from credscore.retraining.assessing import hold_out
from credscore.retraining.duplicates import clusters, copies, digests
from credscore.retraining.fitting import fit_head
from credscore.retraining.folds import check_clusters
from credscore.retraining.labels import LEAST_EXAMPLES, read_labels
from credscore.retraining.measuring import measure_texts
from credscore.retraining.problem import Problem
from credscore.retraining.reporting import make_report
from credscore.retraining.structure import find_structure
from credscore.retraining.table import Examples, read_table
from credscore.retraining.threads import one_thread

__all__ = ["train"]

_OF_THE_REST = (
    "with base='default' only articles that the shipped model was not made from are judged; of "
    "these "
)
#: Some clusters are held out, some validate what is chosen, some are learned from.
_LEAST_CLUSTERS = 3


def train(  # noqa: PLR0913 (the columns of a table)
    df: IntoDataFrame | Mapping[str, Sequence[Any]],
    text: str = "text",
    label: str = "label",
    group: str | None = None,
    title: str | None = None,
    base: Literal["default"] | None = "default",
    *,
    weight: str | None = None,
    n_jobs: int | None = 1,
    progress: bool | None = None,
    seed: int = 0,
) -> TrainedModel:
    """Learn a model from labelled articles, and judge it on groups it has not seen.

    Parameters
    ----------
    df : DataFrame or dict of str to list
        Of pandas or polars, one article a row; or the columns of such a table.
    text : str, default="text"
        Column of the articles.
    label : str, default="label"
        Column of the labels. Two different values give a binary outcome, more numbers a
        regression, more names a multiclass outcome.
    group : str, optional
        Column of the source (outlet, author). Articles of one group are never on both sides
        of a split. Without it the figures may be optimistic, and the report says so.
    title : str, optional
        Column of the headlines.
    base : {"default", None}, default="default"
        ``"default"`` reads the scores of the shipped model as well, so that a few hundred
        examples go further. None starts clean: no weight that was learned from labels that
        people gave to articles or outlets.
    weight : str, optional
        Column of sample weights above 0: how much each article counts in fits and calibration
        beside the others. Only their ratios matter; the figures of the report count each
        article once.
    n_jobs : int or None, default=1
        Processes that read the texts, as joblib counts them.
    progress : bool, optional
        Show progress bars on standard error; on a terminal only by default.
    seed : int, default=0
        Of folds and resampling, not negative. The same table and seed give the same model; rows
        in another order are another draw of folds, as another seed is.

    Returns
    -------
    Model
        Goes into ``credscore.score(text, model=model)``; has ``report`` and ``save``.

    Raises
    ------
    ColumnError
        If a column is missing or named twice, text and label are swapped, or groups cannot be
        held out.
    LabelError
        If labels are missing, mixed, all the same or too few, or come from fewer than three
        groups; or if nearly all articles were used to make the shipped model, which then
        cannot be judged on them.
    TextTypeError, EmptyTextError, TextTooLongError
        For a text that cannot be read, with its row.
    ValueError
        If `base` is unknown, `seed` is negative or not a whole number, or `n_jobs` is not a number
        of processes.

    Notes
    -----
    The head is a sum of blocks (measured features as ranks; word weights learned from
    annotated sentences and from a language model's ratings of articles; words of the
    examples, names hidden; with ``base="default"`` the shipped heads and sentence scores),
    each a strongly shrunk ridge regression (Hoerl and Kennard 1970), calibrated on unseen
    groups. Penalties and shares are chosen by grouped cross-validation inside the training
    folds, so the figures of the report come from nested
    cross-validation (Stone 1974).

    Examples
    --------
    >>> import credscore, pandas as pd
    >>> calm = "The council met on day {} of the month, the clerk said, and approved the plan."
    >>> loud = "What a shameful farce number {} is! They obviously never cared about you."
    >>> texts = [kind.format(n) for n in range(15) for kind in (calm, loud)]
    >>> df = pd.DataFrame({"text": texts, "label": ["report", "rant"] * 15})
    >>> model = credscore.train(df, progress=False)
    >>> head = credscore.score("What a shameful farce this is again!" * 5, model=model).heads
    >>> head["label"].kind
    'binary'
    >>> model.report.counts["examples"], model.report.figures[0].name
    (30, 'AUC')
    """
    if base not in ("default", None):
        raise ValueError(f"base={base!r} is unknown; pass base='default' or base=None")
    if not isinstance(seed, Integral) or seed < 0:
        raise ValueError(f"seed={seed!r} is no whole number from 0")
    check_jobs(n_jobs)
    seed = int(seed)  # one of numpy cannot be written to a file
    examples = read_table(df, text, label, group, title, weight)
    target = read_labels(examples.labels, where=f"label={label!r}")
    pairs = copies(examples.texts)
    cluster = clusters(examples.groups or [str(row) for row in range(len(target.codes))], pairs)
    rows, seen_warning = _judged(examples, base)
    # Before the texts are read, which takes long.
    check_clusters(cluster, target, _LEAST_CLUSTERS)
    if len(rows) < len(cluster):
        check_clusters(cluster[rows], target.rows(rows), _LEAST_CLUSTERS, _OF_THE_REST)
    measured = measure_texts(examples.texts, examples.titles, n_jobs, progress=progress)
    problem = Problem(
        measured,
        target,
        cluster,
        np.ones(len(target.codes)) if examples.weights is None else np.array(examples.weights),
        base,
    )
    judged = problem.rows(rows)
    baseline_texts = [
        f"{examples.titles[row] or ''}\n{examples.texts[row]}" for row in rows.tolist()
    ]
    with one_thread():
        held = hold_out(judged, baseline_texts, seed, progress=progress)
        fit = fit_head(problem, seed)
    found = find_structure(examples.texts, target, examples.groups, pairs, measured)
    warnings = [*seen_warning, *found]
    name = str(label)  # columns of pandas may have numbers for names
    report = make_report(
        name, problem, fit, held, rows, examples.texts, warnings, seed, examples.groups
    )
    return assemble(problem, fit, name, report, digests(examples.texts), seed)


def _judged(examples: Examples, base: str | None) -> tuple[IntArray, list[str]]:
    """Return the rows that may be judged: not those the shipped model was made from.

    Raises
    ------
    LabelError
        If too few are left.
    """
    rows = np.arange(len(examples.texts))
    known = np.isin(digests(examples.texts), read_seen())
    if not known.any():
        return rows, []
    if base is None:
        note = (
            f"{known.sum()} of {len(rows)} articles were used to make the shipped model. With "
            "base=None none of its weights that saw labels people gave to articles or outlets is "
            "read, but two that learned from a language model's ratings of articles are."
        )
        return rows, [note]
    if (~known).sum() < LEAST_EXAMPLES:
        raise LabelError(
            f"{known.sum()} of the {len(rows)} articles were used to make the shipped model: "
            "with base='default' there is nothing honest to judge on. Pass base=None, or "
            "other articles"
        )
    note = (
        f"{known.sum()} of {len(rows)} articles were used to make the shipped model. They are "
        "learned from, but left out of every figure here."
    )
    return rows[~known], [note]
