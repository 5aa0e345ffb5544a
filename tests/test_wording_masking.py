"""Names and numbers are hidden before any weight is looked up."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from credscore.document.document import read_whole
from credscore.document.folding import fold
from credscore.document.names import written_as_names
from credscore.document.tokens import tokenise
from credscore.wording.masking import FIRST_WORD, NAME, NUMBER, UNKNOWN, Vocabulary, mask, mask_rows

WORDS = [
    "the",
    "visited",
    "in",
    "will",
    "perhaps",
    "said",
    '"',
    "of",
    "voters",
    ".",
    "a",
    "an",
    "real",
    "dollars",
    "and",
    "'s",
]
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
        ("Perhaps the Visited visited", ["perhaps", "NAME", "visited"]),
        ("Will Smith visited", ["NAME", "visited"]),
        ("the will of the voters", ["the", "will", "of", "the", "voters"]),
        ("The United Arab Emirates visited", ["NAME", "visited"]),
        ("Oslo visited", ["NAME", "visited"]),
        ("visited in 2019", ["visited", "in", "NUMBER"]),
        ("the 20-year zebra", ["the", "NUMBER", "?"]),
        ('Oslo said "The voters', ["NAME", "said", '"', "the", "voters"]),
        ("the muslim voters", ["NAME", "voters"]),
        ("the Black voters", ["NAME", "voters"]),
        ("the blind voters", ["NAME", "voters"]),
        ("said an Indian", ["said", "a", "NAME"]),
        ("Real Madrid visited", ["NAME", "visited"]),
        ("Real voters visited", ["real", "voters", "visited"]),
        ("visited in pounds", ["visited", "in", "dollars"]),
        ("Perhaps Madrid visited", ["perhaps", "NAME", "visited"]),
        ("said the Law and Justice voters", ["said", "NAME", "voters"]),
        ("said the Party of the Poor", ["said", "NAME"]),
        ("Jehovah's Witnesses visited", ["NAME", "visited"]),
        ("the muslim and Hindu voters", ["NAME", "voters"]),
        (
            "the voters of Oslo and the voters",
            ["the", "voters", "of", "NAME", "and", "the", "voters"],
        ),
        ("Visited of Oslo", ["visited", "of", "NAME"]),
        ("and Oslo and", ["and", "NAME", "and"]),
    ],
)
def test_names_and_numbers_are_hidden(sentence, expected):
    assert rows_of(sentence) == [expected]


def test_runs_of_names_end_with_their_sentence():
    assert rows_of("visited Oslo", "Bergen visited") == [["visited", "NAME"], ["NAME", "visited"]]


def test_no_small_word_links_the_names_of_two_sentences():
    assert rows_of("visited Oslo and", "Bergen visited")[0] == ["visited", "NAME", "and"]
    assert rows_of("visited Oslo", "and Bergen") == [["visited", "NAME"], ["and", "NAME"]]


def test_a_lone_name_is_hidden_where_a_sentence_begins():
    document = read_whole("Visited said. Visited in Oslo.")
    rows = document.tokens.look_up(VOCABULARY.by_form)
    masked = mask_rows(VOCABULARY, rows, document.named, document.sentence_tokens)
    visited = WORDS.index("visited") + FIRST_WORD
    assert masked.rows[masked.starts].tolist() == [NAME, visited]


def test_a_sentence_without_tokens_has_one_unknown_row():
    assert rows_of("the voters", "", "visited") == [["the", "voters"], ["?"], ["visited"]]
    assert rows_of("the voters", "") == [["the", "voters"], ["?"]]


def test_each_row_knows_its_token():
    tokens = tokenise("the North Sea voters", fold("the North Sea voters"))
    masked = mask(VOCABULARY, tokens.words, tokens.capital, np.array([0, 4]))
    assert masked.token.tolist() == [0, 3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We saw Ursula von der Leyen.", "We Ursula von der Leyen"),
        ("Then de Blasio left.", "Then de Blasio"),
        ("He met George W. Bush.", "He George W . Bush"),
        ("It was plan B. It failed.", "It B It"),
        ("At Procter & Gamble", "At Procter & Gamble"),
        ("from the Workers' Party", "Workers ' Party"),
        ("in Bosnia and Herzegovina and Serbia", "Bosnia and Herzegovina Serbia"),
        ("the Democratic Republic of the Congo", "Democratic Republic of the Congo"),
        ("the Congo and the republic", "Congo"),
        ("sold on eBay by al-Sisi", "eBay al-Sisi"),
        ("he said don’t do it", ""),
    ],
)
def test_what_joins_the_parts_of_a_name_is_written_as_one(text: str, expected: str) -> None:
    document = read_whole(text)
    names = written_as_names([document.tokens], document.sentence_tokens[:-1])
    spans = zip(document.tokens.starts, document.tokens.ends, names, strict=True)
    assert " ".join(text[start:end] for start, end, is_name in spans if is_name) == expected


@pytest.mark.parametrize(
    "texts", [("viva la", "Oslo"), ("the Republic", "of Congo"), ("& Co", "& Co")]
)
def test_no_name_goes_on_in_the_next_text(texts: tuple[str, str]) -> None:
    documents = [read_whole(text) for text in texts]
    firsts = np.array([0, len(documents[0].tokens)])
    names = written_as_names([document.tokens for document in documents], firsts)
    alone = [written_as_names([each.tokens], np.array([0])) for each in documents]
    assert names.tolist() == np.concatenate(alone).tolist()
