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
_BASELINE = "TF-IDF of words and word pairs with a linear model, in the same folds"


def summary(report: TrainingReport) -> str:
    """Return `report` as a short readable text.

    Parameters
    ----------
    report : TrainingReport
    """
    lines = [f"{printable(report.target)}: {report.kind}, " + _counted(report)]
    if report.figures:
        lines += ["", "On groups it has not seen (95 % interval; baseline)"]
        lines += [f"  {figure.name:<20} {_interval(figure)}" for figure in report.figures]
    if report.features:
        lines += ["", "Strongest features"]
        lines += [f"  {_strong(item)}" for item in report.features[:_ROWS]]
    if report.warnings:
        lines += ["", "Take care"]
        lines += [f"  * {printable(warning)}" for warning in report.warnings]
    if report.mistakes:
        lines += ["", "Worst mistakes"]
        lines += [
            f"  row {item.row}: {printable(item.label)}, predicted {printable(item.predicted)}: "
            f"{shorten(printable(item.excerpt), 60)}"
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
        _figures(report.figures),
        _calibration(report),
        _confusion(report),
        _strongest("Strongest features", report.features),
        _strongest("Strongest words", report.terms),
        _mistakes(report),
        f'<p class="small">{escape(LIMITS)}</p>',
    ]
    return "\n".join(filter(None, parts))


def _counted(report: TrainingReport) -> str:
    return ", ".join(f"{printable(name)} {count}" for name, count in report.counts.items())


def _interval(figure: Figure) -> str:
    text = f"{number(figure.value, 3)} ({number(figure.low, 3)} to {number(figure.high, 3)})"
    if math.isfinite(figure.baseline):
        text += f"; {number(figure.baseline, 3)}"
    return text


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


def _figures(figures: Sequence[Figure]) -> str:
    rows = [
        (
            figure.name,
            number(figure.value, 3),
            f"{number(figure.low, 3)} to {number(figure.high, 3)}",
            number(figure.baseline, 3),
            f"{number(figure.gain_low, 3)} to {number(figure.gain_high, 3)}",
        )
        for figure in figures
    ]
    heads = ("figure", "value", "95 % interval", "baseline", "95 % interval of the difference")
    note = f"Baseline: {_BASELINE}. Intervals by resampling whole groups."
    return _table("On groups it has not seen", heads, rows, note)


def _calibration(report: TrainingReport) -> str:
    what = {
        "regression": "mean label",
        "binary": "share of the second label",
        "multiclass": "share where the likeliest label is right",
    }[report.kind]
    rows = [(number(a, 3), number(b, 3), f"{n:.0f}") for a, b, n in report.calibration]
    return _table("Calibration", ("predicted", what, "examples"), rows)


def _confusion(report: TrainingReport) -> str:
    names = list(report.confusion)
    rows = [
        (name, *(str(count) for count in counts.values()))
        for name, counts in report.confusion.items()
    ]
    return _table("Labels (rows) and predictions (columns)", ("", *names), rows)


def _strongest(title: str, items: Sequence[Strongest]) -> str:
    rows = [
        (item.output, label(item.name)[0], _direction(item), signed(item.effect, 3))
        for item in items
    ]
    return _table(title, ("outcome", "what", "direction", "effect"), rows)


def _mistakes(report: TrainingReport) -> str:
    rows = [(str(m.row), m.label, m.predicted, m.excerpt) for m in report.mistakes]
    return _table("Worst mistakes", ("row", "label", "predicted", "text"), rows)
