"""The short readable summary: ``str(score)`` and the command line."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator

from credscore.parts import HeadScore
from credscore.result import Score
from credscore.views.formats import counted, number, quantity, shorten, signed
from credscore.views.phrases import (
    LIMITS,
    Row,
    brief,
    contribution_rows,
    decimals,
    heading,
    in_words,
    source_counts,
    standing,
    texts_of,
    title_of,
    warning,
)

__all__ = ["summary"]

_WIDTH = 90
_MARGIN = 15
_REASONS = 3
#: Words told of in each direction.
_WORDS = 5
_LOADED_WORDS = 10
#: A reason is told if it weighs at least this share of the weightiest.
_LEAST = 0.05


def summary(score: Score) -> str:
    """Return `score` as a few lines of plain text.

    Parameters
    ----------
    score : Score
        Any score, of the default or of a retrained model; an abstention is explained.

    Returns
    -------
    str
        Lines of at most 90 characters, without control characters: safe for a terminal.

    Examples
    --------
    >>> from credscore.result import Score
    >>> print(summary(Score("Hm.", None, None, {}, {}, (), (), (), (), ("no_body",), True, "m")))
    Hm.
    No score       no article text was found on the page: no score is given
    Text           0 sentences scored, 0 % of the text in quotation marks
    <BLANKLINE>
    This describes how the text is written and sourced. It does not check whether it is true.
    """
    lines = [shorten(title_of(score), _WIDTH)]
    if score.abstained:
        lines += _entry("No score", "; ".join(warning(code) for code in score.warnings))
    else:
        for head in score.heads.values():
            lines += _head(score, head)
    lines += _entry("Text", _size(score))
    lines += _entry("Sources", _sources(score))
    lines += _entry("Wording", _wording(score))
    lines += _entry("Loaded words", _loaded(score))
    if not score.abstained:
        for code in score.warnings:
            lines += _entry("Warning", warning(code))
    return "\n".join([*lines, "", LIMITS])


def _entry(name: str, text: str) -> list[str]:
    """Return `text` as a paragraph hanging beside `name`; nothing for an empty text."""
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=name.ljust(_MARGIN),
        subsequent_indent=" " * _MARGIN,
        break_on_hyphens=False,
    )


def _head(score: Score, head: HeadScore) -> Iterator[str]:
    name, meaning = heading(head)
    for option, value, (low, high), percentile in head.outcomes():
        shown = (number(one, decimals(head, (low, high))) for one in (value, low, high))
        score_line = "{} (90 % interval {} to {})".format(*shown)
        parts = (score_line, in_words(head, value, percentile), standing(percentile))
        label = shorten(f"{name} {option}", _WIDTH)
        if len(label) >= _MARGIN:  # cut to the margin, the classes of a head would look the same
            yield label
            label = ""
        yield from _entry(label, ", ".join(filter(None, parts)))
    yield from _entry("", f"({meaning})")
    if isinstance(head.value, dict):
        return
    rows = contribution_rows(score, head, head.contributions)
    for verb, raises in (("  raised by", True), ("  lowered by", False)):
        reasons = [row for row in rows if (row.contribution > 0) is raises]
        for place, row in enumerate(_weighty(reasons, rows)):
            yield from _entry("" if place else verb, _reason(row))
    yield from _entry("  by words", _words(score, head.name))


def _weighty(reasons: list[Row], rows: list[Row]) -> list[Row]:
    """Return the first of `reasons` that weigh something beside the weightiest of `rows`."""
    least = _LEAST * max((abs(row.contribution) for row in rows), default=0.0)
    return [row for row in reasons if abs(row.contribution) >= least][:_REASONS]


def _reason(row: Row) -> str:
    measured = (shorten(brief(row.label), 90), quantity(row.value, row.unit))
    return f"{': '.join(filter(None, measured))} ({signed(row.contribution, 3)})"


def _words(score: Score, head: str) -> str:
    """Return the words of the writer that are most behind the wording."""
    told = score.words.get(head, ())
    parts = []
    for direction, raises in (("up", True), ("down", False)):
        words = [shorten(each.word, 30) for each in told if (each.contribution > 0) is raises]
        if words:
            parts.append(f"{direction} {', '.join(words[:_WORDS])}")
    return "; ".join(parts)


def _size(score: Score) -> str:
    quoted = sum(e.end - e.start for e in score.evidence if e.kind == "quotation")
    body = sum(end - start for start, end in score.body)
    share = 100 * quoted / body if body else 0.0
    sentences = counted(len(score.sentences), "sentence")
    return f"{sentences} scored, {share:.0f} % of the text in quotation marks"


def _sources(score: Score) -> str:
    counts = source_counts(score)
    if not counts:
        return "none found" if score.sentences else ""
    listed = ", ".join(f"{count} {name}" for name, count in counts)
    return f"{counted(sum(count for _, count in counts), 'attribution')}: {listed}"


def _wording(score: Score) -> str:
    """Return what kinds of wording were found in the writer's voice and in others'."""
    kinds = ("loaded", "booster", "hedge", "vague_attribution", "first_person", "clickbait")
    parts = []
    for voices, whose in (({"author"}, "by the writer"), ({"quoted", "attributed"}, "by sources")):
        counts = Counter(e.kind for e in score.evidence if e.voice in voices)
        found = [f"{counts[kind]} {kind.replace('_', ' ')}" for kind in kinds if counts[kind]]
        if found:
            parts.append(f"{whose}: {', '.join(found)}")
    return "; ".join(parts)


def _loaded(score: Score) -> str:
    words = texts_of(score, "loaded", "author")
    shown, rest = words[:_LOADED_WORDS], words[_LOADED_WORDS:]
    return ", ".join(shown) + (f" and {len(rest)} more" if rest else "")
