"""A score as an HTML report that is read without a manual: page, and notebook fragment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from credscore.cited import cited_sources
from credscore.kinds import EVIDENCE_KINDS
from credscore.parts import HeadScore, WordContribution
from credscore.result import Score
from credscore.views import page as pages
from credscore.views.charts import bar, scale
from credscore.views.filters import filters
from credscore.views.formats import number, quantity, shorten, signed
from credscore.views.highlight import VOICE_NAMES, article
from credscore.views.page import escape
from credscore.views.phrases import (
    LIMITS,
    READING,
    Row,
    contribution_rows,
    decimals,
    explanation,
    heading,
    in_words,
    source_type,
    title_of,
    warning,
)

__all__ = ["fragment", "page"]

#: Features shown of each head; the others are summed.
_ROWS = 8
#: Pieces of evidence listed of each kind: a list of thousands helps nobody.
_LISTED = 300


def page(score: Score) -> str:
    """Return `score` as a self-contained HTML page.

    Parameters
    ----------
    score : Score

    Returns
    -------
    str
        A complete document that loads nothing; everything that came from the caller is
        escaped.
    """
    return pages.document(title_of(score), _content(score))


def fragment(score: Score) -> str:
    """Return `score` as an HTML element with its own style sheet, for notebooks.

    Parameters
    ----------
    score : Score

    Returns
    -------
    str
        One ``div`` without scripts; everything that came from the caller is escaped.
    """
    return pages.fragment(_content(score))


def _content(score: Score) -> str:
    parts = [
        '<p class="small">How this text is written and sourced</p>',
        f'<h1 dir="auto">{escape(shorten(title_of(score), 200))}</h1>',
        _publisher(score),
        f'<p class="small">{escape(LIMITS)}</p>',
        *map(_warning, score.warnings),
        '<div class="heads">' + "".join(map(_head, score.heads.values())) + "</div>",
        *_contributions(score),
        "<h2>The text, with what counts</h2>",
        filters(score),
        article(score),
        _sources(score),
        _evidence(score),
        _about(score),
    ]
    return "\n".join(filter(None, parts))


def _publisher(score: Score) -> str:
    """Return the source as it was given; it has no part in the score."""
    source = shorten(score.source or "", 120)
    return f'<p class="small">Source: <bdi>{escape(source)}</bdi></p>' if source else ""


def _warning(code: str) -> str:
    return (
        f'<p class="warning small"><strong>Take care</strong>: {escape(warning(code))} '
        f"(<code>{escape(code)}</code>)</p>"
    )


def _head(head: HeadScore) -> str:
    name, meaning = heading(head)
    lines = [f"<h2>{escape(name)}</h2>", f'<div class="small">{escape(meaning)}</div>']
    for option, value, interval, percentile in head.outcomes():
        words = in_words(head, value, percentile)
        shown = number(value, decimals(head, interval))
        if option:
            lines.append(f"<h3>{escape(option)}</h3>")
        lines += [
            f'<div><span class="value">{shown}</span> {escape(words)}</div>',
            scale(value, *interval),
            f"<p>{escape(explanation(head, value, interval, percentile))}</p>",
        ]
    return '<section class="head">' + "".join(lines) + "</section>"


def _contributions(score: Score) -> Iterator[str]:
    """Yield a chart of the contributions to each head, or to each class of one."""
    if score.abstained:
        return
    for head in score.heads.values():
        name, _ = heading(head)
        if isinstance(head.value, dict):
            for option in head.value:
                title = f"{name}: {option}"
                parts = head.contributions[option]
                yield _chart(score, title, head, parts, head.intercept[option])
                yield _words(score.words.get(head.name, {}).get(option, ()), title, head.kind)
        else:
            yield _chart(score, name, head, head.contributions, head.intercept)
            yield _words(score.words.get(head.name, ()), name, head.kind)


def _chart(
    score: Score, name: str, head: HeadScore, contributions: dict[str, float], intercept: float
) -> str:
    rows = contribution_rows(score, head, contributions)
    if not rows:
        return ""
    shown, rest = rows[:_ROWS], rows[_ROWS:]
    largest = abs(rows[0].contribution)
    lines = [_chart_row(row, largest) for row in shown]
    total = float(intercept) + sum(contributions.values())
    if rest:
        lines.append(_sum_row(f"{len(rest)} other features", sum(r.contribution for r in rest)))
    lines += [_sum_row("starting point", float(intercept)), _sum_row("sum", total)]
    return (
        f"<h2>What moves {escape(name.lower())}</h2>\n"
        "<div class='wide'><table><caption>Bars to the right raise it, bars to the left lower it; "
        "what this text has more or less of than others weighs most.</caption>"
        "<thead><tr><th scope='col'>feature, and how much of it is here</th><td class='chart'></td>"
        f"<th scope='col' class='n'>adds ({_scale(head.kind)})</th></tr></thead>\n"
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def _scale(kind: str) -> str:
    """Return what contributions to a head are measured in."""
    return "score" if kind == "regression" else "log-odds"


def _words(told: Sequence[WordContribution], name: str, kind: str) -> str:
    """Return the words behind the wording features, as a list to open."""
    if not told:
        return ""
    largest = abs(told[0].contribution)
    rows = "".join(
        f"<tr><th scope='row' dir='auto'>{escape(shorten(each.word, 40))}</th>"
        f"<td class='n'>{len(each.spans)}</td>"
        f"<td class='chart'>{bar(each.contribution, largest)}</td>"
        f"<td class='n'>{signed(each.contribution, 3)}</td></tr>"
        for each in told
    )
    return (
        f"<details><summary>Words behind the wording: {escape(name.lower())}</summary>"
        "<div class='wide'><table><caption>The writer’s own words that move it most, beside an "
        "average article. Each of some hundreds of words adds a little; none decides.</caption>"
        "<thead><tr><th scope='col'>word</th><th scope='col' class='n'>uses</th>"
        f"<td class='chart'></td><th scope='col' class='n'>adds ({_scale(kind)})</th></tr>"
        f"</thead>\n<tbody>{rows}</tbody></table></div></details>"
    )


def _chart_row(row: Row, largest: float) -> str:
    measured = quantity(row.value, row.unit)
    amount = f' <span class="small">{escape(measured)}</span>' if measured else ""
    return (
        f"<tr><th scope='row'>{escape(row.label)}{amount}</th>"
        f"<td class='chart'>{bar(row.contribution, largest)}</td>"
        f"<td class='n'>{signed(row.contribution, 3)}</td></tr>"
    )


def _sum_row(label: str, value: float) -> str:
    return (
        f"<tr><th scope='row'>{escape(label)}</th><td></td>"
        f"<td class='n'>{signed(value, 3)}</td></tr>"
    )


def _sources(score: Score) -> str:
    cited = cited_sources(score)
    if not cited:
        return ""
    rows = "".join(
        f"<tr><th scope='row' dir='auto'>{escape(shorten(source.name, 80) or '–')}</th>"
        f"<td dir='auto'>{escape(shorten(source.description, 120))}</td>"
        f"<td>{escape(source_type(source.source_type))}</td>"
        f"<td class='n'>{source.direct}</td><td class='n'>{source.indirect}</td></tr>"
        for source in cited
    )
    return (
        '<h2>Who is cited</h2>\n<div class="wide"><table><caption>Statements attributed to each '
        "source; pronouns are counted with the source they stand for.</caption><thead><tr>"
        "<th scope='col'>source</th><th scope='col'>as introduced</th><th scope='col'>type</th>"
        f"<th scope='col' class='n'>quoted</th><th scope='col' class='n'>reported</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _evidence(score: Score) -> str:
    """Return every mark as a list, so that nothing depends on seeing or pointing."""
    if not score.evidence:
        return ""
    parts = ["<h2>All marks as lists</h2>"]
    for kind in EVIDENCE_KINDS:
        items = [item for item in score.evidence if item.kind == kind]
        if not items:
            continue
        rows = "".join(
            f"<tr><td class='n'>{item.start}</td><td dir='auto'>{escape(shorten(item.text, 120))}"
            f"</td><td>{escape(VOICE_NAMES.get(item.voice, item.voice))}</td>"
            f"<td>{escape(item.note)}</td></tr>"
            for item in items[:_LISTED]
        )
        first = f", the first {_LISTED} of them" if len(items) > _LISTED else ""
        parts.append(
            f"<details><summary>{escape(kind.replace('_', ' '))} ({len(items)}{first})</summary>"
            "<div class='wide'><table><thead><tr><th scope='col' class='n'>at</th>"
            "<th scope='col'>text</th><th scope='col'>whose words</th>"
            "<th scope='col'>why it counts</th></tr></thead>"
            f"<tbody>{rows}</tbody></table></div></details>"
        )
    return "\n".join(parts)


def _about(score: Score) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in READING)
    return (
        f'<h2>How to read this</h2>\n<ul class="small">{items}</ul>\n'
        f'<p class="small">Model: <code>{escape(score.model_id)}</code></p>'
    )
