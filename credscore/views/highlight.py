"""The article as HTML: evidence marked in the body, page furniture greyed out.

Marks are cut at every boundary of every piece of evidence, so that overlapping and nested
evidence always gives well-formed HTML. A mark is told apart by its underline and by a
short tag after it, not by colour alone; whose words it is, by its fill.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from itertools import pairwise

from credscore.result import EVIDENCE_KINDS, Evidence, Score, Span
from credscore.views.phrases import printable

__all__ = ["TAGS", "article", "escape"]

#: The tag printed after a mark of each kind. Quotations show by their quotation marks.
TAGS = {
    "hedge": "hedge",
    "booster": "booster",
    "loaded": "loaded",
    "vague_attribution": "vague source",
    "anonymous_source": "anonymous source",
    "unnamed_source": "unnamed source",
    "named_source": "named source",
    "document_source": "document",
    "quotation": "",
    "first_person": "first person",
    "clickbait": "clickbait",
}


def escape(text: str) -> str:
    """Return `text` safe for an HTML text node or a quoted attribute.

    Examples
    --------
    >>> escape('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    return html.escape(printable(text), quote=True)


def article(score: Score) -> str:
    """Return the whole text of `score` as HTML paragraphs, body marked and furniture grey.

    Parameters
    ----------
    score : Score

    Returns
    -------
    str
        Every character of ``score.text`` but white space between paragraphs, escaped.
    """
    parts: list[str] = []
    at = 0
    waiting = list(score.evidence)[::-1]
    for start, end in score.body:
        parts.append(_furniture(score.text[at:start]))
        inside = _take(waiting, end)
        marked = "".join(_marks(score.text, (start, end), inside))
        parts.append(f'<p dir="auto">{marked}</p>')
        # Evidence that runs on into the next paragraph is marked there too.
        waiting += [item for item in reversed(inside) if item.end > end]
        at = end
    parts.append(_furniture(score.text[at:]))
    return "\n".join(filter(None, parts))


def _take(waiting: list[Evidence], end: int) -> list[Evidence]:
    """Remove and return the evidence, last in the list first, that starts before `end`."""
    taken = []
    while waiting and waiting[-1].start < end:
        taken.append(waiting.pop())
    return taken


def _furniture(text: str) -> str:
    if not text.strip():
        return ""
    lines = "\n".join(filter(None, (line.strip() for line in text.splitlines())))
    return (
        '<div class="furniture" dir="auto"><span class="tag">not scored</span> '
        f"{escape(lines)}</div>"
    )


def _marks(text: str, paragraph: Span, evidence: list[Evidence]) -> Iterator[str]:
    first, last = paragraph
    clipped = [(max(e.start, first), min(e.end, last), e) for e in evidence]
    clipped = [item for item in clipped if item[0] < item[1]]
    cuts = sorted({first, last, *(c[0] for c in clipped), *(c[1] for c in clipped)})
    active: list[tuple[int, int, Evidence]] = []
    following = 0
    for start, end in pairwise(cuts):
        active = [item for item in active if item[1] > start]
        while following < len(clipped) and clipped[following][0] <= start:
            active.append(clipped[following])
            following += 1
        yield _segment(text[start:end], [item[2] for item in active])
        for _, stop, item in active:
            if stop == end and item.end == stop and TAGS.get(item.kind, item.kind):
                yield _tag(item)


def _segment(text: str, evidence: list[Evidence]) -> str:
    if not evidence:
        return escape(text)
    kinds = sorted({f"k-{e.kind}" for e in evidence if e.kind in EVIDENCE_KINDS})
    voice = evidence[-1].voice
    notes = dict.fromkeys(f"{_name(e.kind)} ({e.voice}): {e.note}" for e in evidence)
    title = escape("\n".join(notes))
    return (
        f'<span class="{" ".join(kinds)} v-{escape(voice)}" title="{title}">{escape(text)}</span>'
    )


def _tag(item: Evidence) -> str:
    return (
        f'<span class="tag t-{escape(item.kind)}">{escape(TAGS.get(item.kind, item.kind))}</span>'
    )


def _name(kind: str) -> str:
    return kind.replace("_", " ")
