"""Names and numbers are hidden before any weight is looked up."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from credscore.document.folding import fold
from credscore.document.tokens import tokenise
from credscore.wording.masking import NAME, NUMBER, UNKNOWN, Vocabulary, mask

WORDS = ["the", "visited", "in", "will", "perhaps", "said", '"', "of", "voters", "."]
VOCABULARY = Vocabulary.build(WORDS, ["muslim", "black"], ["will"])


def rows_of(*sentences: str) -> list[list[str]]:
    tokens = [tokenise(sentence, fold(sentence)) for sentence in sentences]
    masked = mask(
        VOCABULARY,
        [word for each in tokens for word in each.words],
        np.concatenate([each.capital for each in tokens]),
        np.cumsum([0, *(len(each) for each in tokens)]),
    )
    names = {UNKNOWN: "?", NAME: "NAME", NUMBER: "NUMBER"}
    spelled = [names.get(row, "") or WORDS[row - 3] for row in masked.rows.tolist()]
    bounds = [*masked.starts.tolist(), len(spelled)]
    return [spelled[a:b] for a, b in pairwise(bounds)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Perhaps the Visited visited", ["perhaps", "the", "NAME", "visited"]),
        ("Will Smith visited", ["NAME", "visited"]),
        ("the will of the voters", ["the", "will", "of", "the", "voters"]),
        ("The United Arab Emirates visited", ["the", "NAME", "visited"]),
        ("Oslo visited", ["NAME", "visited"]),
        ("visited in 2019", ["visited", "in", "NUMBER"]),
        ("the 20-year zebra", ["the", "NUMBER", "?"]),
        ('Oslo said "The voters', ["NAME", "said", '"', "the", "voters"]),
        ("the muslim voters", ["the", "NAME", "voters"]),
        ("the Black voters", ["the", "NAME", "voters"]),
    ],
)
def test_names_and_numbers_are_hidden(sentence, expected):
    assert rows_of(sentence) == [expected]


def test_runs_of_names_end_with_their_sentence():
    assert rows_of("visited Oslo", "Bergen visited") == [["visited", "NAME"], ["NAME", "visited"]]


def test_a_sentence_without_tokens_has_one_unknown_row():
    assert rows_of("the voters", "", "visited") == [["the", "voters"], ["?"], ["visited"]]
    assert rows_of("the voters", "") == [["the", "voters"], ["?"]]


def test_each_row_knows_its_token():
    tokens = tokenise("the North Sea voters", fold("the North Sea voters"))
    masked = mask(VOCABULARY, tokens.words, tokens.capital, np.array([0, 4]))
    assert masked.token.tolist() == [0, 1, 3]
