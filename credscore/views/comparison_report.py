"""Compared articles as an HTML report: page, and notebook fragment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from credscore.cited import CitedSource
from credscore.comparison.result import Comparison
from credscore.parts import Span
from credscore.result import Score
from credscore.views import page as pages
from credscore.views.charts import scale
from credscore.views.formats import counted, number, shorten
from credscore.views.page import escape
from credscore.views.phrases import LIMITS, in_words, source_type, texts_of, title_of, warning
from credscore.views.tables import table

__all__ = ["fragment", "page"]

_TERMS = 20
#: Pairs of articles are many soon; beyond this their common terms are not listed.
_MOST_IN_PAIRS = 6
#: Findings of one kind listed; a note says how many more there are.
_LISTED = 50

_READING = (
    "Two articles whose intervals overlap widely are not clearly different.",
    (
        "Sources are matched by name. Two people of one surname may be taken for one, and one "
        "person spelt in two ways for two."
    ),
    (
        "Sentences in nearly the same words share half of their runs of five words or more. Agency "
        "text, press releases and quotations look the same."
    ),
    (
        "“Stated here, attributed there” is a guess from rare words that both sentences share. "
        "Read both before you conclude anything. A writer may well know what another attributes."
    ),
    "“Loaded words for the same thing” looks at words right before a noun only.",
)


def page(comparison: Comparison) -> str:
    """Return `comparison` as a self-contained HTML page.

    Parameters
    ----------
    comparison : Comparison

    Returns
    -------
    str
        A complete document that loads nothing; everything that came from the caller is
        escaped.
    """
    title = "Side by side: " + ", ".join(comparison.scores)
    return pages.document(title, _content(comparison))


def fragment(comparison: Comparison) -> str:
    """Return `comparison` as an HTML element with its own style sheet, for notebooks."""
    return pages.fragment(_content(comparison))


def _content(comparison: Comparison) -> str:
    reading = "".join(f"<li>{escape(line)}</li>" for line in _READING)
    parts = [
        '<p class="small">How these articles are written and sourced</p>',
        f"<h1>{counted(len(comparison.scores), 'article')} side by side</h1>",
        f'<p class="small">{escape(LIMITS)}</p>',
        _scores(comparison),
        _shared_sources(comparison),
        _only_in(comparison),
        _terms(comparison),
        _wording(comparison),
        _unsourced(comparison),
        _loaded(comparison),
        _everyone(comparison),
        f'<h2>How to read this</h2><ul class="small">{reading}</ul>',
    ]
    return "\n".join(filter(None, parts))


def _row(first: str, cells: Iterable[str]) -> str:
    """Return a row; the cells are HTML already."""
    rest = "".join(f"<td dir='auto'>{cell}</td>" for cell in cells)
    return f"<tr><th scope='row' dir='auto'>{escape(first)}</th>{rest}</tr>"


def _scores(comparison: Comparison) -> str:
    heads = dict.fromkeys(name for score in comparison.scores.values() for name in score.heads)
    rows = (
        _row(
            name,
            [
                escape(shorten(title_of(score), 90)),
                *(_head_cell(score, head) for head in heads),
                ";<br>".join(escape(warning(code)) for code in score.warnings) or "–",
            ],
        )
        for name, score in comparison.scores.items()
    )
    names = [name.replace("_", " ") for name in heads]
    return "<h2>Scores</h2>" + table(
        ["article", "begins", *names, "warnings"],
        rows,
        "The bar is the 90 % interval: where the value may well lie.",
    )


def _head_cell(score: Score, name: str) -> str:
    head = score.heads.get(name)
    if head is None:
        return "–"
    if score.abstained:
        return "no score"
    cells = []
    for option, value, (low, high), percentile in head.outcomes():
        label = f"{escape(option)} " if option else ""
        words = escape(in_words(head, value, percentile))
        cells.append(
            f"{label}<strong>{number(value)}</strong> {words}{scale(value, low, high)}"
            f"<span class='small'>{number(low)} to {number(high)}</span>"
        )
    return "".join(cells)


def _shared_sources(comparison: Comparison) -> str:
    names = list(comparison.scores)
    rows = (
        _row(source.name, [_cited_cell(source.articles.get(name)) for name in names])
        for source in comparison.shared_sources
    )
    if not comparison.shared_sources:
        return "<h2>Sources they share</h2><p>No named source is cited by two of them.</p>"
    caption = "Statements of the source in each article: in quotation marks, and reported."
    return "<h2>Sources they share</h2>" + table(["source", *names], rows, caption)


def _cited_cell(source: CitedSource | None) -> str:
    if source is None:
        return "–"
    parts = [f"{source.direct} quoted" * bool(source.direct)]
    parts.append(f"{source.indirect} reported" * bool(source.indirect))
    introduced = f'<br><span class="small">{escape(shorten(source.description, 80))}</span>'
    return ", ".join(filter(None, parts)) + introduced


def _only_in(comparison: Comparison) -> str:
    rows = (
        _row(name, [escape(", ".join(shorten(source.name, 60) for source in sources) or "–")])
        for name, sources in comparison.only_in.items()
    )
    return "<h2>Named sources of one article only</h2>" + table(["article", "sources"], rows)


def _terms(comparison: Comparison) -> str:
    if not comparison.terms:
        return ""
    names = list(comparison.scores)
    rows = (
        _row(term.term, [str(term.counts[name] or "–") for name in names])
        for term in comparison.terms[:_TERMS]
    )
    caption = "Names and words that most news does not use, and how often each article does."
    parts = ["<h2>What they have in common</h2>", table(["term", *names], rows, caption)]
    if 2 < len(names) <= _MOST_IN_PAIRS:
        pairs = (
            _row(f"{one} and {other}", [escape(", ".join(comparison.joining(one, other)) or "–")])
            for one, other in combinations(names, 2)
        )
        parts.append(
            "<details open><summary>What joins each pair</summary>"
            + table(["articles", "terms they share more than the others do"], pairs)
            + "</details>"
        )
    return "".join(parts)


def _more(found: int) -> str:
    return f'<p class="small">{found - _LISTED} more are left out.</p>' if found > _LISTED else ""


def _passage(comparison: Comparison, span: tuple[str, int, int]) -> str:
    name, start, end = span
    text = escape(shorten(comparison.text(span), 600))
    place = f'<span class="small">{escape(name)}, characters {start} to {end}</span>'
    return f"{place}<br>{text}"


def _wording(comparison: Comparison) -> str:
    title = "<h2>Sentences in nearly the same words</h2>"
    if not comparison.wording:
        return f"{title}<p>None was found.</p>"
    rows = (
        _row(
            f"{100 * item.overlap:.0f} %",
            ["<br>".join(_passage(comparison, span) for span in item.spans)],
        )
        for item in comparison.wording[:_LISTED]
    )
    return title + table(["in common", "sentences"], rows) + _more(len(comparison.wording))


def _unsourced(comparison: Comparison) -> str:
    title = "<h2>Stated here, attributed there</h2>"
    if not comparison.unsourced:
        return f"{title}<p>No such sentences were found.</p>"
    rows = (
        _row(
            item.article,
            [
                _passage(comparison, (item.article, *item.span)),
                f"{_passage(comparison, item.attributed)}<br><em>{escape(item.source)}</em>",
                f"{100 * item.likeness:.0f} %",
            ],
        )
        for item in comparison.unsourced[:_LISTED]
    )
    headings = ["article", "without a source", "attributed, and to whom", "likeness"]
    return title + table(headings, rows) + _more(len(comparison.unsourced))


def _loaded(comparison: Comparison) -> str:
    names = list(comparison.scores)
    words = (
        _row(name, [escape(", ".join(texts_of(score, "loaded", "author")) or "–")])
        for name, score in comparison.scores.items()
    )
    parts = ["<h2>Loaded words</h2>", table(["article", "in the writer’s own voice"], words)]
    if comparison.loaded:
        rows = (
            _row(
                item.thing,
                [
                    _thing_cell(comparison.scores[name].text, item.loaded.get(name, ()), plain)
                    for name, plain in ((name, item.plain.get(name, 0)) for name in names)
                ],
            )
            for item in comparison.loaded[:_LISTED]
        )
        parts += ["<h3>For the same thing</h3>", table(["thing", *names], rows)]
    return "".join(parts)


def _thing_cell(text: str, spans: Iterable[Span], plain: int) -> str:
    loaded = dict.fromkeys(shorten(text[start:end], 40) for start, end in spans)
    parts = [f"“{escape(words)}”" for words in loaded]
    if plain:
        parts.append(f"{plain} without")
    return ", ".join(parts) or "–"


def _everyone(comparison: Comparison) -> str:
    def listed(sources: Iterable[CitedSource]) -> Iterator[str]:
        for source in sources:
            kind = escape(source_type(source.source_type))
            counts = f"{source.direct} quoted, {source.indirect} reported"
            yield _row(shorten(source.name, 60) or "–", [kind, counts])

    parts = [
        f"<details><summary>{escape(name)} ({len(sources)})</summary>"
        f"{table(['source', 'type', 'statements'], listed(sources))}</details>"
        for name, sources in comparison.cited.items()
    ]
    return "<h2>Who is cited where</h2>" + "".join(parts)
