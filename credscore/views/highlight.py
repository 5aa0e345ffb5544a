"""The article as HTML: evidence marked in the body, page furniture greyed out.

Marks are cut at every boundary of every piece of evidence, so that overlapping and nested
evidence always gives well-formed HTML. A mark is told apart by its underline and by a
tag after it, not by colour alone. The tag names kind and voice, can be reached by the
keyboard and says on hover and focus why the words count.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from credscore.kinds import EVIDENCE_KINDS, VOICES
from credscore.parts import Evidence, Span
from credscore.result import Score
from credscore.views.page import escape

__all__ = ["TAGS", "VOICE_NAMES", "article"]

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
#: Whose words, for readers.
VOICE_NAMES = {
    "author": "the writer’s own words",
    "quoted": "somebody’s words in quotation marks",
    "attributed": "somebody’s words, reported",
}
_SHORT_VOICES = {"author": "", "quoted": ", quoted", "attributed": ", reported"}
#: Kinds that name a source: their words are nobody's claim, so the tag needs no voice.
_SOURCES = frozenset(kind for kind in TAGS if kind.endswith("_source"))


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
    return '<div class="text">' + "\n".join(filter(None, parts)) + "</div>"


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
    """Return `text` inside one element for each piece of evidence, the latest innermost."""
    marked = escape(text)
    for place, item in enumerate(reversed(evidence)):
        title = f' title="{escape(_reason(item))}"' if place == 0 else ""
        marked = f'<mark class="{_classes(item, "k")}"{title}>{marked}</mark>'
    return marked


def _tag(item: Evidence) -> str:
    label = TAGS.get(item.kind, item.kind)
    if item.kind not in _SOURCES:
        label += _SHORT_VOICES.get(item.voice, "")
    return (
        f'<span class="tag {_classes(item, "t")}" tabindex="0" role="note">{escape(label)}'
        f'<span class="note"> {escape(_reason(item))}</span></span>'
    )


def _classes(item: Evidence, prefix: str) -> str:
    """Return the classes of kind and voice; a score read from a file may hold anything."""
    kind = f"{prefix}-{item.kind}" if item.kind in EVIDENCE_KINDS else ""
    voice = f"v-{item.voice}" if item.voice in VOICES else ""
    return f"{kind} {voice}".strip()


def _reason(item: Evidence) -> str:
    name = item.kind.replace("_", " ").capitalize()
    return f"{name} ({VOICE_NAMES.get(item.voice, item.voice)}): {item.note}"
