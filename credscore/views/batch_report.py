"""A scored batch as HTML: an overview, and lists of all articles with links to their pages."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from credscore.kinds import WARNINGS
from credscore.sources.columns import Articles, source_columns
from credscore.views import page as pages
from credscore.views.batch_table import Batch, ScoredHead
from credscore.views.charts import histogram, scale
from credscore.views.formats import counted, number, shorten
from credscore.views.page import escape
from credscore.views.phrases import LIMITS
from credscore.views.tables import table

__all__ = ["ROWS_A_LIST", "Links", "listing", "overview"]

#: Articles on each page of the list.
ROWS_A_LIST = 500
_EXTREMES = 10
_SOURCES = 100
_ERRORS = 200

_READING = (
    "Outliers are where to look first, not verdicts: read the article before you judge it.",
    (
        "The mean of a source with few articles is drawn towards the mean of all; its interval is "
        "for the mean of what the source publishes, as far as the articles here are a fair sample."
    ),
    "Credibility is learned from ratings of outlets and is a rough guide for one article.",
)


@dataclass(frozen=True, slots=True)
class Links:
    """Where the pages of a report lie, as seen from one of them.

    Attributes
    ----------
    articles : list of (str or None), shape (n_rows,)
        Address of each article's page; None without one.
    lists : list of str
        Addresses of the lists of all articles, in order.
    missing : str
        Why articles have no pages; "" if they have.
    """

    articles: Sequence[str | None]
    lists: Sequence[str]
    missing: str = ""


def overview(name: str, batch: Batch, links: Links) -> str:
    """Return the first page of a batch report.

    Parameters
    ----------
    name : str
        What the batch is called, such as its file.
    batch : Batch
    links : Links

    Returns
    -------
    str
        A complete document that loads nothing; everything from the caller is escaped.
    """
    lists = ", ".join(
        f'<a href="{escape(address)}">list {place}</a>'
        for place, address in enumerate(links.lists, start=1)
    )
    reading = "".join(f"<li>{escape(line)}</li>" for line in _READING)
    parts = [
        '<p class="small">How these articles are written and sourced</p>',
        f'<h1 dir="auto">{escape(shorten(name, 120))}</h1>',
        f'<p class="small">{escape(LIMITS)}</p>',
        f"<p class='ui'>{_counts(batch)}</p>",
        f"<p class='ui'>All articles: {lists}</p>" if lists else "",
        f'<p class="warning small">{escape(links.missing)}</p>' if links.missing else "",
        "<h2>How the scores are distributed</h2>",
        '<div class="heads">' + "".join(map(_distribution, batch.heads)) + "</div>",
        _sources(batch),
        *(_extremes(batch, head, links) for head in batch.heads),
        _warnings(batch),
        _errors(batch, links),
        f'<h2>How to read this</h2><ul class="small">{reading}</ul>',
    ]
    return pages.document(name, "\n".join(filter(None, parts)))


def listing(name: str, batch: Batch, links: Links, rows: range, home: str) -> str:
    """Return a page that lists the articles in `rows`; `home` is the overview's address.

    Rows are counted from 1, as ``credscore batch`` counts them.
    """
    heads = [head.name.replace("_", " ") for head in batch.heads]
    body = (
        f"<tr>{_article(batch, links, row)}"
        + (f"<td dir='auto'>{escape(batch.sources[row] or '–')}</td>" if batch.sources else "")
        + "".join(f"<td class='n'>{number(head.values[row])}</td>" for head in batch.heads)
        + f"<td>{escape(batch.errors[row] or ', '.join(batch.warnings[row]))}</td></tr>"
        for row in rows
    )
    columns = ["row", "article", *(["source"] if batch.sources else []), *heads, "remarks"]
    content = (
        f'<p class="ui"><a href="{escape(home)}">Overview</a></p>'
        f"<h1>Articles {rows.start + 1} to {rows.stop}</h1>{table(columns, body)}"
    )
    return pages.document(f"{name}, articles {rows.start + 1} to {rows.stop}", content)


def _counts(batch: Batch) -> str:
    failed, abstained = len(batch.failed), len(batch.abstained)
    scored = len(batch) - failed - abstained
    return (
        f"{counted(len(batch), 'article')}: {scored} with scores, {abstained} without because a "
        f"number would mislead, {failed} that could not be read."
    )


def _article(batch: Batch, links: Links, row: int) -> str:
    """Return the cells of the row's number and of its title, linked where it has a page."""
    title, address = escape(batch.titles[row]), links.articles[row]
    linked = f'<a href="{escape(address)}">{title}</a>' if address else title
    return f"<td class='n'>{row + 1}</td><th scope='row' dir='auto'>{linked}</th>"


def _distribution(head: ScoredHead) -> str:
    known = [value for value in head.values if math.isfinite(value)]
    name = escape(head.name.replace("_", " ").capitalize())
    if not known:
        return f'<section class="head"><h3>{name}</h3><p>No scores.</p></section>'
    low, middle, high = np.quantile(known, [0.25, 0.5, 0.75]).tolist()
    words = f"Half of the articles lie between {number(low)} and {number(high)}"
    chart = histogram(known, f"{name}: histogram of {counted(len(known), 'article')}")
    return (
        f'<section class="head"><h3>{name}</h3>{chart}'
        f"<p>{words}, the middle one at {number(middle)}.</p></section>"
    )


def _sources(batch: Batch) -> str:
    if batch.sources is None:
        return ""
    known = [row for row, source in enumerate(batch.sources) if source is not None]
    values = {
        head.name: np.array([head.values[row] for row in known], np.float64) for head in batch.heads
    }
    try:
        found = source_columns(Articles([str(batch.sources[row]) for row in known], values))
    except ValueError:
        # No row has both a source and a score.
        return ""
    rows = sorted(range(len(found["n"])), key=lambda row: -found["n"][row])
    body = (
        f"<tr><th scope='row' dir='auto'>{escape(shorten(found['source'][row], 60))}</th>"
        f"<td class='n'>{found['n'][row]}</td><td class='n'>{found['failed'][row]}</td>"
        + "".join(
            f"<td>{_interval(*(found[head.name + end][row] for end in ('', '_low', '_high')))}</td>"
            for head in batch.heads
        )
        + "</tr>"
        for row in rows[:_SOURCES]
    )
    more = len(rows) - _SOURCES
    caption = "Shrunken means with 90 % intervals, most articles first."
    caption += f" {more} further sources are left out." if more > 0 else ""
    heads = [head.name.replace("_", " ") for head in batch.heads]
    return "<h2>Sources</h2>" + table(
        ["source", "articles", "without score", *heads], body, caption
    )


def _interval(value: float, low: float, high: float) -> str:
    return (
        f"<strong>{number(value)}</strong>{scale(value, low, high)}"
        f"<span class='small'>{number(low)} to {number(high)}</span>"
    )


def _extremes(batch: Batch, head: ScoredHead, links: Links) -> str:
    known = [row for row, value in enumerate(head.values) if math.isfinite(value)]
    ordered = sorted(known, key=lambda row: head.values[row])
    name = head.name.replace("_", " ")
    if not ordered:
        return ""

    def rows(chosen: Iterable[int]) -> Iterator[str]:
        for row in chosen:
            value = _interval(head.values[row], head.low[row], head.high[row])
            yield (f"<tr>{_article(batch, links, row)}<td>{value}</td></tr>")

    columns = ["row", "article", name]
    low, high = ordered[:_EXTREMES], ordered[-_EXTREMES:][::-1]
    return (
        f"<h2>Outliers in {escape(name)}</h2><h3>Lowest</h3>{table(columns, rows(low))}"
        f"<h3>Highest</h3>{table(columns, rows(high))}"
    )


def _warnings(batch: Batch) -> str:
    counts = Counter(code for codes in batch.warnings for code in codes)
    if not counts:
        return ""
    rows = (
        f"<tr><th scope='row'>{escape(code)}</th><td>{escape(WARNINGS.get(code, ''))}</td>"
        f"<td class='n'>{count}</td></tr>"
        for code, count in counts.most_common()
    )
    return "<h2>Warnings</h2>" + table(["code", "meaning", "articles"], rows)


def _errors(batch: Batch, links: Links) -> str:
    failed = batch.failed
    if not failed:
        return ""
    rows = (
        f"<tr>{_article(batch, links, row)}<td>{escape(shorten(batch.errors[row], 300))}</td></tr>"
        for row in failed[:_ERRORS]
    )
    more = len(failed) - _ERRORS
    caption = f"{more} further rows are left out." if more > 0 else ""
    return "<h2>Rows that could not be read</h2>" + table(["row", "article", "why"], rows, caption)
