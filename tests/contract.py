"""What the contract says of any score of any text, as assertions."""

from __future__ import annotations

import math
import pickle

from credscore.kinds import EVIDENCE_KINDS, SOURCE_TYPES, VOICES, WARNINGS
from credscore.result import Score


def check_score(score: Score, text: str) -> None:
    """Assert everything the contract says of any score."""
    assert [e.start for e in score.evidence] == sorted(e.start for e in score.evidence)
    for evidence in score.evidence:
        assert text[evidence.start : evidence.end] == evidence.text != ""
        assert evidence.kind in EVIDENCE_KINDS
        assert evidence.voice in VOICES
        assert evidence.note
    for attribution in score.attributions:
        assert attribution.source_type in SOURCE_TYPES
        for span in (attribution.source, attribution.cue, attribution.content):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
    for sentence in score.sentences:
        assert 0 <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end].strip()
        for probability in (sentence.bias, sentence.subjectivity, sentence.hedging):
            assert 0.0 <= probability <= 1.0
    ends = [0, *(place for span in score.body for place in span), len(text)]
    assert ends == sorted(ends)
    assert set(score.warnings) <= set(WARNINGS)
    assert all(math.isfinite(value) for value in score.features.values())
    for head in score.heads.values():
        total = head.intercept + sum(head.contributions.values())
        assert math.isclose(total, head.raw, abs_tol=1e-9)
        assert set(head.contributions) <= set(score.features)
        if score.abstained:
            assert math.isnan(head.value)
            continue
        low, high = head.interval
        assert 0.0 <= low <= head.value <= high <= 1.0
        assert 0.0 <= head.percentile <= 100.0
        expected = (
            min(max(total, 0.0), 1.0) if head.kind == "regression" else 1 / (1 + math.exp(-total))
        )
        assert math.isclose(head.value, expected, abs_tol=1e-9)
    assert pickle.loads(pickle.dumps(score)) == score
    assert str(score)
    assert repr(score)


def check_alike(before: Score, after: Score, *, within: float = 0.001) -> None:
    """Check that a text in another form, `after`, says what it said `before`."""
    assert after.text != before.text
    assert abs(after.credibility - before.credibility) <= within
    assert abs(after.bias - before.bias) <= within
    assert [(e.kind, e.voice) for e in after.evidence] == [
        (e.kind, e.voice) for e in before.evidence
    ]
    assert len(after.attributions) == len(before.attributions)
    assert len(after.body) == len(before.body)
    assert all(after.text[e.start : e.end] == e.text for e in after.evidence)
