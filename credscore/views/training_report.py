"""The report of a training for people: a summary as text, a page, a notebook fragment."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from credscore.model.report import Figure, Strongest, TrainingReport
from credscore.views import page as pages
from credscore.views.formats import number, printable, shorten, signed
from credscore.views.page import escape
from credscore.views.phrases import LIMITS, label
from credscore.views.tables import table

__all__ = ["fragment", "page", "summary"]

_ROWS = 8
_ABOUT_BASELINE = (
    "Baseline: TF-IDF of words and word pairs with a linear model, in the same folds. The "
    "difference is value minus baseline; an interval that holds 0 says that either may be ahead."
)
_ABOUT_INTERVALS = (
    "Intervals by resampling whole groups, or single articles without groups. They do not tell how "
    "figures would change with other examples to learn from."
)
#: What a figure is, and whether a lower one is better.
_FIGURES = {
    "AUC": (
        "AUC: how often an article with a label gets more for it than one without; 0.5 is chance.",
        False,
    ),
    "accuracy": ("Accuracy: share of articles whose likeliest label is right.", False),
    "macro-F1": (
        "Macro-F1: harmonic mean of precision and recall, averaged over labels, rare ones alike.",
        False,
    ),
    "log loss": ("Log loss: punishes what was thought unlikely and came true.", True),
    "calibration error": (
        (
            "Calibration error: mean distance of the columns below. With few examples much of it "
            "is chance: see where its interval begins."
        ),
        True,
    ),
    "rank correlation": ("Rank correlation: 1 is the right order, 0 is chance.", False),
    "R2": ("R2: share of the variance that is told; 0 or less is no better than the mean.", False),
    "mean absolute error": ("Mean absolute error: in the unit of the labels.", True),
}
_OF_FEATURES = "Effect: how far one standard deviation of the feature moves the raw output."
_OF_WORDS = (
    "Effect: what the word adds to the raw output of the articles that use it, on average. "
    "Names, numbers and quotations are hidden: only [signs] for them stand in pairs."
)
#: Of this the share of n examples is off by chance, once in twenty times, divided by sqrt(n).
_CHANCE = 0.98


def summary(report: TrainingReport) -> str:
    """Return `report` as a short readable text.

    Parameters
    ----------
    report : TrainingReport
    """
    lines = [f"{printable(report.target)}: {report.kind}, " + _counted(report)]
    if report.figures:
        beside = "95 % interval" + ("; TF-IDF baseline" if _has_baseline(report) else "")
        lines += ["", f"{_unseen(report)} ({beside}; ↓ less is better)"]
        lines += [f"  {_named(figure):<21} {_interval(figure)}" for figure in report.figures]
        lines += [f"  {_most_frequent(report)}"] if report.confusion else []
    if report.features:
        lines += ["", "Strongest features (change of the raw output for one standard deviation)"]
        lines += [f"  {_strong(item)}" for item in _of_each_outcome(report.features)]
    if report.warnings:
        lines += ["", "Take care"]
        lines += [f"  * {printable(warning)}" for warning in report.warnings]
    if report.mistakes:
        lines += ["", "Worst mistakes (rows count from 0)"]
        lines += [
            f"  row {item.row}: {printable(item.label)}, predicted {printable(item.predicted)}"
            + (f": {shorten(printable(item.excerpt), 60)}" if item.excerpt else "")
            for item in report.mistakes[:5]
        ]
    return "\n".join(lines)


def page(report: TrainingReport) -> str:
    """Return `report` as a self-contained HTML page; everything from the caller is escaped.

    Parameters
    ----------
    report : TrainingReport
    """
    return pages.document(f"Training report: {report.target}", _content(report))


def fragment(report: TrainingReport) -> str:
    """Return `report` as one HTML element with its own style sheet, for notebooks.

    Parameters
    ----------
    report : TrainingReport
    """
    return pages.fragment(_content(report))


def _content(report: TrainingReport) -> str:
    parts = [
        f"<h1>Training report: {escape(report.target)}</h1>",
        f"<p>{escape(report.kind)}, {escape(_counted(report))}</p>",
        *(f'<p class="warning small">{escape(warning)}</p>' for warning in report.warnings),
        _figures(report),
        _calibration(report),
        _confusion(report),
        _strongest("Strongest features", report.features, _OF_FEATURES),
        _strongest("Strongest words", report.terms, _OF_WORDS),
        _mistakes(report),
        f'<p class="small">{escape(LIMITS)}</p>',
    ]
    return "\n".join(filter(None, parts))


def _counted(report: TrainingReport) -> str:
    return ", ".join(f"{printable(name)} {count}" for name, count in report.counts.items())


def _of_each_outcome(features: Sequence[Strongest]) -> list[Strongest]:
    """Return the strongest features, as many of each outcome."""
    outputs = list(dict.fromkeys(item.output for item in features))
    most = max(_ROWS // len(outputs), 1)
    own = [[item for item in features if item.output == name] for name in outputs]
    return [item for items in own for item in items[:most]]


def _unseen(report: TrainingReport) -> str:
    """Return what the figures were measured on."""
    return f"On {'groups' if 'groups' in report.counts else 'articles'} it has not seen"


def _named(figure: Figure) -> str:
    return figure.name + (" ↓" if _FIGURES.get(figure.name, ("", False))[1] else "")


def _most_frequent(report: TrainingReport) -> str:
    sizes = [sum(counts.values()) for counts in report.confusion.values()]
    share = max(sizes) / max(sum(sizes), 1)
    return f"The most frequent label alone would give an accuracy of {number(share, 3)}."


def _amount(value: float, *, in_unit: bool) -> str:
    """Return a figure, or a number in the unit of the labels, which can be of any size."""
    if in_unit and math.isfinite(value):
        return f"{value:.4g}".replace("-", "−")
    return number(value, 3)


def _amounts(figure: Figure) -> list[str]:
    """Return value, ends of the interval, baseline and ends of the gain of `figure`."""
    return [
        _amount(value, in_unit=figure.name == "mean absolute error")
        for value in (
            *(figure.value, figure.low, figure.high),
            *(figure.baseline, figure.gain_low, figure.gain_high),
        )
    ]


def _interval(figure: Figure) -> str:
    value, low, high, baseline, *_ = _amounts(figure)
    text = f"{value} ({low} to {high})"
    return text + (f"; {baseline}" if math.isfinite(figure.baseline) else "")


def _direction(item: Strongest) -> str:
    return "speaks for" if item.effect > 0 else "speaks against"


def _strong(item: Strongest) -> str:
    meaning = printable(label(item.name)[0])
    return f"{signed(item.effect, 3)} {_direction(item)} {printable(item.output)}: {meaning}"


def _table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]], note: str = "") -> str:
    """Return a table of plain cells under a heading; "" without rows."""
    body = [
        "<tr>" + "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in row) + "</tr>"
        for row in rows
    ]
    return f"<h2>{escape(title)}</h2>\n{table(heads, body, note)}" if body else ""


def _figures(report: TrainingReport) -> str:
    width = 5 if _has_baseline(report) else 3
    rows = []
    for figure in report.figures:
        value, low, high, baseline, gain_low, gain_high = _amounts(figure)
        row = (_named(figure), value, f"{low} to {high}", baseline, f"{gain_low} to {gain_high}")
        rows.append(row[:width])
    heads = ("figure", "value", "95 % interval", "baseline", "95 % interval of the difference")
    notes = [_FIGURES[figure.name][0] for figure in report.figures if figure.name in _FIGURES]
    notes += [_most_frequent(report)] if report.confusion else []
    notes += [_ABOUT_BASELINE] if _has_baseline(report) else []
    return _table(
        _unseen(report),
        heads[:width],
        rows,
        " ".join(["↓: less is better.", *notes, _ABOUT_INTERVALS]),
    )


def _has_baseline(report: TrainingReport) -> bool:
    return any(math.isfinite(figure.baseline) for figure in report.figures)


def _calibration(report: TrainingReport) -> str:
    in_unit = report.kind == "regression"
    what = {
        "regression": "mean label",
        "binary": f"share of {[*report.confusion, '', ''][1]!r}",
        "multiclass": "share where the likeliest label is right",
    }[report.kind]
    rows = [
        (_amount(a, in_unit=in_unit), _amount(b, in_unit=in_unit), f"{n:.0f}")
        for a, b, n in report.calibration
    ]
    note = "Fifths of the articles by what was predicted for them, held out: columns should agree."
    if rows and not in_unit:
        least = min(n for _, _, n in report.calibration)
        off = _CHANCE / math.sqrt(max(least, 1.0))
        note += f" A share of {least:.0f} examples is easily off by {number(off)} by chance."
    return _table("Calibration", ("predicted", what, "examples"), rows, note)


def _confusion(report: TrainingReport) -> str:
    names = list(report.confusion)
    rows = [
        (name, *(str(count) for count in counts.values()))
        for name, counts in report.confusion.items()
    ]
    return _table("Labels (rows) and predictions (columns)", ("", *names), rows)


def _strongest(title: str, items: Sequence[Strongest], note: str) -> str:
    rows = [
        (item.output, label(item.name)[0], _direction(item), signed(item.effect, 3))
        for item in items
    ]
    return _table(title, ("outcome", "what", "direction", "effect"), rows, note)


def _mistakes(report: TrainingReport) -> str:
    rows = [(str(m.row), m.label, m.predicted, m.excerpt) for m in report.mistakes]
    note = "Rows count from 0. In brackets: the probability of the predicted label, held out."
    if report.kind == "regression":
        note = "Rows count from 0. Predictions were held out."
    return _table("Worst mistakes", ("row", "label", "predicted", "text"), rows, note)
