"""Compared articles as plain text for terminals."""

from __future__ import annotations

from collections.abc import Iterator

from credscore.comparison.result import Comparison
from credscore.views.formats import counted, number, shorten
from credscore.views.phrases import LIMITS, heading, warning

__all__ = ["summary"]

_MOST = 5
_WIDTH = 88
#: Longer names of articles would leave no room for what is said of them.
_NAME = 32


def summary(comparison: Comparison) -> str:
    """Return `comparison` in a few lines: scores, sources, wording, claims."""
    return "\n".join([*_scores(comparison), "", *_sources(comparison), *_alike(comparison), LIMITS])


def _scores(comparison: Comparison) -> Iterator[str]:
    for name, score in comparison.scores.items():
        yield shorten(name, _WIDTH)
        for head in () if score.abstained else score.heads.values():
            title, _ = heading(head)
            for option, value, (low, high), _percentile in head.outcomes():
                label = shorten(f"{title} {option}", _WIDTH - 24)
                yield f"  {label:13} {number(value)} ({number(low)} to {number(high)})"
        label = "No score" if score.abstained else "Warning"
        for code in score.warnings:
            yield f"  {label:14}{shorten(warning(code), _WIDTH - 16)}"
            label = ""


def _sources(comparison: Comparison) -> Iterator[str]:
    yield f"{counted(len(comparison.shared_sources), 'shared source')}"
    for source in comparison.shared_sources[:_MOST]:
        yield _item(f"{source.name}: {', '.join(shorten(name, _NAME) for name in source.articles)}")
    for name, sources in comparison.only_in.items():
        names = ", ".join(source.name for source in sources) or "–"
        yield shorten(f"only in {shorten(name, _NAME)}: {names}", _WIDTH)
    terms = ", ".join(term.term for term in comparison.terms[:12])
    if terms:
        yield shorten(f"in common: {terms}", _WIDTH)


def _alike(comparison: Comparison) -> Iterator[str]:
    yield ""
    yield f"{counted(len(comparison.wording), 'sentence')} in nearly the same words"
    for item in comparison.wording[:_MOST]:
        for span in item.spans:
            yield _item(f"{shorten(span[0], _NAME)}: {comparison.text(span)}")
    yield f"{counted(len(comparison.unsourced), 'sentence')} stated in one, attributed in another"
    for claim in comparison.unsourced[:_MOST]:
        own = comparison.text((claim.article, *claim.span))
        yield _item(f"{shorten(claim.article, _NAME)}, no source: {own}")
        said = comparison.text(claim.attributed)
        yield _item(f"{shorten(claim.attributed[0], _NAME)}, {claim.source}: {said}")
    yield ""


def _item(text: str) -> str:
    return f"  {shorten(text, _WIDTH - 2)}"
