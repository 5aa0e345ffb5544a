"""Any text at all is scored: no crash, offsets that hold, numbers in range, a clean round trip."""

from __future__ import annotations

import json
import math

import pytest

import credscore
from credscore import kinds
from tests.nasty import nasty_text, nasty_texts

VOICES, EVIDENCE_KINDS = set(kinds.VOICES), set(kinds.EVIDENCE_KINDS)


def assert_valid(text: str, score: credscore.Score) -> None:
    """Everything the contract promises of the score of any text."""
    for piece in score.evidence:
        assert text[piece.start : piece.end] == piece.text
        assert piece.kind in EVIDENCE_KINDS
        assert piece.voice in VOICES
    assert list(score.evidence) == sorted(score.evidence, key=lambda piece: piece.start)
    for sentence in score.sentences:
        assert 0 <= sentence.start < sentence.end <= len(text)
        for value in (sentence.bias, sentence.subjectivity, sentence.hedging):
            assert 0 <= value <= 1
    for one in score.attributions:
        for span in (one.source, one.cue, one.content):
            assert span is None or 0 <= span[0] <= span[1] <= len(text)
    ends = [0, *(place for span in score.body for place in span), len(text)]
    assert ends == sorted(ends)
    assert all(math.isfinite(value) for value in score.features.values())
    for head in score.heads.values():
        assert_head_valid(score, head)


def assert_head_valid(score: credscore.Score, head: credscore.HeadScore) -> None:
    if score.abstained:
        assert math.isnan(head.value)
        return
    low, high = head.interval
    assert 0 <= low <= head.value <= high <= 1
    assert 0 <= head.percentile <= 100


@pytest.mark.parametrize("first", range(0, 1_000, 100))
def test_nasty_texts_are_scored(first):
    for number, text in enumerate(nasty_texts(first, first + 100), first):
        try:
            assert_valid(text, credscore.score(text))
        except Exception as error:
            error.add_note(f"nasty text {number}")
            raise


@pytest.mark.parametrize("number", range(0, 1_000, 20))
def test_nasty_scores_survive_json_and_html(number):
    score = credscore.score(nasty_text(number))
    as_json = score.to_json()
    as_json.encode("utf-8")
    again = credscore.Score.from_dict(json.loads(as_json))
    assert again.to_json() == as_json
    assert again.text == score.text
    assert score.to_html().startswith("<!")


@pytest.mark.parametrize(
    "number",
    [
        # Brackets alone, which a pattern for HTML tags could read in 2^n ways.
        5051,
        8620,
    ],
)
def test_what_once_took_forever_ends(number):
    text = nasty_text(number)
    assert_valid(text, credscore.score(text))


def test_a_batch_of_nasty_texts_gives_what_each_gives_alone():
    texts = list(nasty_texts(0, 60))
    together = [score.to_json() for score in credscore.score_many(texts, batch_size=17)]
    assert together == [credscore.score(text).to_json() for text in texts]


def test_a_nasty_text_is_made_from_its_number_alone():
    assert nasty_text(7) == nasty_text(7) != nasty_text(8)
