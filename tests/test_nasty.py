"""Any text at all is scored: no crash, offsets that hold, numbers in range, a clean round trip."""

from __future__ import annotations

import json

import pytest

import credscore
from tests.contract import check_score
from tests.nasty import nasty_text, nasty_texts


@pytest.mark.parametrize("first", range(0, 1_000, 100))
def test_nasty_texts_are_scored(first):
    for number, text in enumerate(nasty_texts(first, first + 100), first):
        try:
            check_score(credscore.score(text), text)
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
    check_score(credscore.score(text), text)


def test_a_batch_of_nasty_texts_gives_what_each_gives_alone():
    texts = list(nasty_texts(0, 60))
    together = [score.to_json() for score in credscore.score_many(texts, batch_size=17)]
    assert together == [credscore.score(text).to_json() for text in texts]


def test_a_nasty_text_is_made_from_its_number_alone():
    assert nasty_text(7) == nasty_text(7) != nasty_text(8)
