"""How a retrained model does on other labelled articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from credscore.checks import row_name
from credscore.errors import LabelError
from credscore.frames import IntoDataFrame
from credscore.model.report import TrainingReport
from credscore.model.shipped import read_seen
from credscore.model.trained import TrainedModel
from credscore.retraining.duplicates import clusters, copies, digests
from credscore.retraining.labels import MOST, Target, as_float, missing_labels, name_of
from credscore.retraining.metrics import calibration_bins, compare
from credscore.retraining.predicting import predict_told
from credscore.retraining.reporting import confusion_of, worst_mistakes
from credscore.retraining.structure import without_score
from credscore.retraining.table import read_table

__all__ = ["evaluate"]


def evaluate(  # noqa: PLR0913 (the columns of a table)
    model: TrainedModel,
    df: IntoDataFrame | Mapping[str, Sequence[Any]],
    text: str = "text",
    label: str | None = None,
    group: str | None = None,
    title: str | None = None,
    *,
    n_jobs: int | None = 1,
    seed: int = 0,
) -> TrainingReport:
    """Judge `model` on labelled articles it has not learned from.

    Parameters
    ----------
    model : Model
        From `credscore.train` or `credscore.load_model`.
    df : DataFrame or dict of str to list
        Of pandas or polars, one article a row; or the columns of such a table.
    text : str, default="text"
        Column of the articles.
    label : str, optional
        Column of the labels; the name of the model's own label column by default.
    group : str, optional
        Column of the source (outlet, author); intervals come from resampling whole groups.
    title : str, optional
        Column of the headlines, for a model that has learned from them.
    n_jobs : int or None, default=1
        Processes that read the texts, as joblib counts them.
    seed : int, default=0
        Of the resampling.

    Returns
    -------
    TrainingReport
        Without a baseline, for none can be trained. Rows the model has learned from, and with
        ``base="default"`` those the shipped model was made from, are left out.

    Raises
    ------
    ColumnError
        If a column is missing or cannot be used.
    LabelError
        If labels are missing or unknown to the model, or nothing is left to judge.
    TextTypeError, EmptyTextError, TextTooLongError
        For a text that cannot be read, with its row.
    TypeError
        If `model` was not made by retraining.

    Examples
    --------
    >>> import credscore
    >>> from credscore.retraining.evaluate import evaluate
    >>> calm = "The council met on day {} of the month, the clerk said, and approved the plan."
    >>> loud = "What a shameful farce number {} is! They obviously never cared about you."
    >>> texts = [kind.format(n) for n in range(20) for kind in (calm, loud)]
    >>> labels = ["report", "rant"] * 20
    >>> model = credscore.train({"text": texts[:30], "label": labels[:30]}, progress=False)
    >>> report = evaluate(model, {"text": texts, "label": labels})
    >>> report.counts["examples judged"], report.figures[0].name
    (10, 'AUC')
    """
    if not isinstance(model, TrainedModel):
        raise TypeError(
            "model must be one of credscore.train or credscore.load_model, not "
            f"{type(model).__name__}"
        )
    head = model.head
    label = head.name if label is None else label
    examples = read_table(df, text, label, group, title, split=False)
    target = _target(model, examples.labels, label)
    rows, notes = _unseen(model, examples.texts)
    judged = target.rows(rows)
    texts = [examples.texts[row] for row in rows.tolist()]
    titles = [examples.titles[row] for row in rows.tolist()]
    values, abstains = predict_told(model, texts, titles, n_jobs)
    warnings = (*notes, without_score(rows[abstains], len(rows), "judged"))
    names = examples.groups or [str(row) for row in range(len(examples.texts))]
    cluster = clusters([names[row] for row in rows.tolist()], copies(texts))
    counts = {"examples": len(examples.texts), "examples judged": len(rows)}
    if examples.groups is not None:
        counts["groups"] = len({names[row] for row in rows.tolist()})
    classes = Counter(judged.codes.astype(np.int64).tolist()) if judged.classes else {}
    return TrainingReport(
        target=head.name,
        kind=head.kind,
        counts=counts | {f"label {judged.names[c]}": n for c, n in sorted(classes.items())},
        figures=compare(judged, values, None, cluster, seed),
        calibration=tuple(calibration_bins(judged, values)),
        confusion=confusion_of(judged, values),
        features=(),
        terms=(),
        mistakes=worst_mistakes(judged, values, rows, examples.texts),
        warnings=tuple(filter(None, warnings)),
    )


def _unseen(model: TrainedModel, texts: Sequence[str]) -> tuple[npt.NDArray[np.intp], list[str]]:
    """Return the rows that `model` was not made from, and notes on the others.

    Raises
    ------
    LabelError
        If none is left.
    """
    found = digests(texts)
    learned = np.isin(found, model.seen)
    shipped = np.isin(found, read_seen()) if model.base else np.zeros_like(learned)
    rows = np.flatnonzero(~(learned | shipped))
    if not len(rows):
        raise LabelError(
            "every one of these articles was used to make the model, so nothing can be judged; "
            "pass other articles"
        )
    notes = [_note(learned, "to train this model"), _note(shipped, "to make the shipped model")]
    return rows, notes


def _target(model: TrainedModel, labels: list[Any], label: str) -> Target:
    """Return the labels of the column `label` as numbers, as `model` has learned them.

    Raises
    ------
    LabelError
        If some are missing, or are not of the kind that the model predicts.
    """
    where = f"label={label!r}"
    missing = missing_labels(labels)
    if missing:
        raise LabelError(
            f"{where} is missing in rows {missing[:10]} (counted from 0); drop those rows"
        )
    head = model.head
    if head.kind == "regression":
        return Target(head.kind, (), _numbers(labels, where))
    return Target(head.kind, head.classes, _codes(labels, head.classes, where))


def _numbers(labels: list[Any], where: str) -> npt.NDArray[np.float64]:
    try:
        numbers = np.array([as_float(value) for value in labels], np.float64)
    except (TypeError, ValueError) as error:
        raise LabelError(f"{where}: this model predicts numbers ({error})") from error
    if not np.isfinite(numbers).all():
        rows = np.flatnonzero(~np.isfinite(numbers))[:10].tolist()
        raise LabelError(
            f"{where} is not finite in rows {rows} (counted from 0); drop or correct them"
        )
    row = int(np.abs(numbers).argmax())
    if abs(numbers[row]) > MOST:
        raise LabelError(
            f"{where} is {numbers[row]:g} in {row_name(row)}, which cannot be reckoned with; "
            "correct it"
        )
    return numbers


def _codes(labels: list[Any], classes: Sequence[str], where: str) -> npt.NDArray[np.float64]:
    """Return the place of each label among `classes`."""
    place = {name: code for code, name in enumerate(classes)}
    names = [name_of(value) for value in labels]
    unknown = sorted(set(names) - set(place))
    if unknown:
        raise LabelError(
            f"{where} holds {[name[:40] for name in unknown[:5]]}, which this model does not "
            f"know; it tells apart {list(classes)}"
        )
    return np.array([place[name] for name in names], np.float64)


def _note(known: npt.NDArray[np.bool_], what: str) -> str:
    if not known.any():
        return ""
    return f"{known.sum()} of {len(known)} articles were used {what}; they are left out."
