"""What a change of sourcing does to credibility: named sources are never worth less than nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

import credscore
from tests.swap_texts import article

EXAMPLES = Path(__file__).parent.parent / "examples"
NAMED = {"named_person", "named_organisation"}
NOBODY = (
    "a source",
    "critics",
    "some people",
    "many",
    "people familiar with the matter",
    "an official who asked not to be named",
)


@pytest.fixture(scope="module")
def reports() -> list[tuple[str, credscore.Score]]:
    plain = (EXAMPLES / "plain_report.txt").read_text(encoding="utf-8")
    texts = [plain, *(article(seed, seed) for seed in range(0, 60, 3))]
    return [(text, credscore.score(text)) for text in texts]


def replaced(text: str, score: credscore.Score, source: str) -> str:
    """Return the text with every named source replaced."""
    spans = {a.source for a in score.attributions if a.cue and a.source_type in NAMED}
    for start, end in sorted(filter(None, spans), reverse=True):
        before = text[:start].rstrip()
        opens = not before or before[-1] in ".!?”\n" or text[start - 1] == "\n"
        text = text[:start] + (source[0].upper() + source[1:] if opens else source) + text[end:]
    return text


@pytest.mark.parametrize("source", NOBODY)
def test_sources_without_a_name_are_worth_less_than_named_ones(reports, source):
    changes = []
    for text, score in reports:
        other = replaced(text, score, source)
        if other != text:
            changes.append(credscore.score(other).credibility - score.credibility)
    assert len(changes) > 15
    assert sum(changes) < 0, changes
    # Other words of a source go with its name ("a clerk"), and those may have weighed.
    assert max(changes) < 0.005, changes


def test_reports_that_name_nobody_are_below_those_that_attribute(reports):
    """Taking "..., she said" from behind quotations leaves words that nobody said."""
    changes = []
    for text, score in reports:
        bare = text
        for one in sorted(score.attributions, key=lambda one: one.content or (0, 0), reverse=True):
            if one.direct and one.source and one.cue and one.content:
                start, end = one.content[1], max(one.source[1], one.cue[1])
                if start <= min(one.source[0], one.cue[0]) < start + 3:
                    bare = bare[:start] + bare[end:]
        if bare != text:
            changes.append(credscore.score(bare).credibility - score.credibility)
    assert len(changes) > 5
    assert sum(changes) < 0, changes
