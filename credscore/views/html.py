"""A score as HTML: a self-contained page, and the same as a fragment for notebooks."""

from __future__ import annotations

import math

from credscore.result import EVIDENCE_KINDS, WARNINGS, HeadScore, Score
from credscore.views.highlight import TAGS, article, escape
from credscore.views.phrases import (
    LIMITS,
    contribution_rows,
    heading,
    in_words,
    number,
    outcomes,
    quantity,
    shorten,
    signed,
    source_counts,
    standing,
    title_of,
)
from credscore.views.style import STYLE

__all__ = ["fragment", "page"]

_ROWS = 12

#: Nothing may be loaded and nothing may run, whatever the article holds.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(score: Score) -> str:
    """Return `score` as a self-contained HTML page.

    Parameters
    ----------
    score : Score

    Returns
    -------
    str
        A complete document that loads nothing and runs nothing; everything that came from
        the caller is escaped.
    """
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(shorten(title_of(score), 80))} – credscore</title>\n"
        "<style>body { margin:0 } @media (prefers-color-scheme:dark) "
        "{ body { background:#18181b } }</style>\n</head>\n<body>\n"
        f"{fragment(score)}\n</body>\n</html>\n"
    )


def fragment(score: Score) -> str:
    """Return `score` as an HTML element with its own style sheet, for notebooks.

    Parameters
    ----------
    score : Score

    Returns
    -------
    str
        One ``div``; everything that came from the caller is escaped.
    """
    parts = [
        f"<style>{STYLE}</style>",
        f'<h1 dir="auto">{escape(shorten(title_of(score), 200))}</h1>',
        *(_warning(code) for code in score.warnings),
        '<div class="heads">' + "".join(map(_head, score.heads.values())) + "</div>",
        f'<p class="small">{escape(LIMITS)}</p>',
        "<h2>The text</h2>",
        _legend(score),
        article(score),
        *(_contributions(score, head) for head in score.heads.values()),
        _sources(score),
        _evidence(score),
    ]
    return '<div class="credscore">\n' + "\n".join(filter(None, parts)) + "\n</div>"


def _warning(code: str) -> str:
    text = WARNINGS.get(code, code)
    return f'<p class="warning small"><strong>{escape(code)}</strong>: {escape(text)}</p>'


def _head(head: HeadScore) -> str:
    name, meaning = heading(head)
    lines = [f"<strong>{escape(name)}</strong>"]
    for option, value, (low, high), percentile in outcomes(head):
        words = in_words(head, value, percentile)
        if option:
            lines.append(f"<div>{escape(option)}</div>")
        lines.append(f'<div><span class="value">{number(value)}</span> {escape(words)}</div>')
        lines.append(_scale(value, low, high))
        parts = (f"90 % interval {number(low)} to {number(high)}", standing(percentile))
        lines.append(f'<div class="small">{", ".join(filter(None, parts))}</div>')
    lines.append(f'<div class="small">{escape(meaning)}</div>')
    return '<div class="head">' + "".join(lines) + "</div>"


def _scale(value: float, low: float, high: float) -> str:
    """Return a bar from 0 to 1; nothing for values on another scale (it says no more)."""
    if not all(math.isfinite(v) and 0 <= v <= 1 for v in (value, low, high)):
        return ""
    return (
        f'<div class="scale" role="img" aria-label="{number(value)}, interval {number(low)} to '
        f'{number(high)}, on a scale from 0 to 1">'
        f'<div class="range" style="left:{100 * low:.1f}%;width:{100 * (high - low):.1f}%"></div>'
        f'<div class="point" style="left:{100 * value:.1f}%"></div></div>'
    )


def _legend(score: Score) -> str:
    """Return the explanation of the marks that occur in the text."""
    found = {item.kind for item in score.evidence}
    items = []
    for kind in filter(found.__contains__, EVIDENCE_KINDS):
        name = TAGS.get(kind) or kind
        example = f'<span class="k-{kind} v-author">{escape(name)}</span>'
        items.append(f"{example} {escape(EVIDENCE_KINDS[kind])}")
    voices = (
        "filled: the writer's own words; unfilled: somebody's words, quoted or reported; "
        "grey with a double bar: page furniture, not scored"
    )
    return '<p class="legend">' + "; ".join([*items, escape(voices)]) + ".</p>"


def _contributions(score: Score, head: HeadScore) -> str:
    name, _ = heading(head)
    if not isinstance(head.value, dict):
        return _table(score, name, head, head.contributions, head.intercept)
    return "\n".join(
        _table(score, f"{name}: {option}", head, head.contributions[option], head.intercept[option])
        for option in head.value
    )


def _table(
    score: Score, name: str, head: HeadScore, contributions: dict[str, float], intercept: float
) -> str:
    rows = contribution_rows(score, contributions)
    if score.abstained or not rows:
        return ""
    scale = "score" if head.kind == "regression" else "log-odds"
    cells = [
        f"<tr><td>{escape(row.label)}</td>"
        f"<td class='n'>{escape(quantity(row.value, row.unit))}</td>"
        f"<td class='n'>{signed(row.contribution, 3)}</td></tr>"
        for row in rows[:_ROWS]
    ]
    rest = rows[_ROWS:]
    sums = [("starting point", float(intercept))]
    if rest:
        sums.append((f"{len(rest)} other features", sum(row.contribution for row in rest)))
    sums.append(("sum", float(intercept) + sum(contributions.values())))
    cells += [
        f"<tr><td>{label}</td><td></td><td class='n'>{signed(value, 3)}</td></tr>"
        for label, value in sums
    ]
    return (
        f"<h2>What moves {escape(name.lower())}</h2>\n<table><thead><tr><th>feature</th>"
        f"<th class='n'>value</th><th class='n'>adds ({scale})</th></tr></thead>\n"
        f"<tbody>{''.join(cells)}</tbody></table>"
    )


def _sources(score: Score) -> str:
    counts = source_counts(score)
    if not counts:
        return ""
    rows = "".join(
        f"<tr><td>{escape(name)}</td><td class='n'>{count}</td></tr>" for name, count in counts
    )
    return f"<h2>Who is cited</h2>\n<table><tbody>{rows}</tbody></table>"


def _evidence(score: Score) -> str:
    """Return every mark as a list, so that nothing depends on seeing or pointing."""
    if not score.evidence:
        return ""
    parts = ["<h2>Evidence</h2>"]
    for kind in EVIDENCE_KINDS:
        items = [item for item in score.evidence if item.kind == kind]
        if not items:
            continue
        rows = "".join(
            f"<tr><td class='n'>{item.start}</td><td dir='auto'>{escape(shorten(item.text, 120))}"
            f"</td><td>{escape(item.voice)}</td><td>{escape(item.note)}</td></tr>"
            for item in items
        )
        parts.append(
            f"<details><summary>{escape(kind.replace('_', ' '))} ({len(items)})</summary>"
            "<table><thead><tr><th class='n'>at</th><th>text</th><th>voice</th><th>why</th></tr>"
            f"</thead><tbody>{rows}</tbody></table></details>"
        )
    return "\n".join(parts)
