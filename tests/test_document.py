"""Document: paragraphs, sentences, tokens and quotations agree with each other."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.document.document import read, read_each, read_whole

ARTICLE = (
    "The harbour wall will be rebuilt, the council said on Tuesday.\n\n"
    "“We have waited long enough,” said Dana Whit, who runs the ferry. “Now they must act.”\n\n"
    "Work begins in May. It should take a year.\n"
)


def test_every_token_knows_its_sentence_and_paragraph() -> None:
    document = read(ARTICLE)
    for start, sentence, paragraph in zip(
        document.tokens.starts, document.token_sentence, document.token_paragraph, strict=True
    ):
        low, high = document.sentences[sentence]
        assert low <= start < high
        low, high = document.paragraphs[paragraph]
        assert low <= start < high


def test_sentence_tokens_bound_the_sentences() -> None:
    document = read(ARTICLE)
    bounds = document.sentence_tokens
    assert len(bounds) == len(document.sentences) + 1
    assert bounds[0] == 0
    assert bounds[-1] == len(document.tokens)
    for index in range(len(document.sentences)):
        assert (document.token_sentence[bounds[index] : bounds[index + 1]] == index).all()


def test_quoted_tokens_are_those_inside_the_marks() -> None:
    document = read(ARTICLE)
    quoted = [w for w, q in zip(document.tokens.words, document.quoted, strict=True) if q]
    assert " ".join(quoted) == '" we have waited long enough , " " now they must act . "'


def test_furniture_has_no_tokens() -> None:
    document = read("Share this article\n\n" + ARTICLE + "\n\nSubscribe to our newsletter\n")
    assert "subscribe" not in document.tokens.words
    assert "share" not in document.tokens.words
    assert "harbour" in document.tokens.words


#: Blanks that no line ends with: of other widths, and those of which `&nbsp;` is one.
BLANKS = [chr(c) for c in range(0x3001) if unicodedata.category(chr(c)) == "Zs" and c != ord(" ")]


@pytest.mark.parametrize("blank", BLANKS, ids=lambda blank: f"U+{ord(blank):04X}")
def test_a_blank_of_any_kind_is_read_as_a_blank(blank: str) -> None:
    page = "Share this article\n\nPhoto: Dana Whit\n\n" + ARTICLE + "\n\nRead more: Who pays?\n"
    page += (
        "\n\nThe U.S. team left. Mr. Lee asked: “Why?” Nobody knew. No. 4 did at 5 p.m. on Friday."
    )
    plain = read(page)
    assert len(plain.sentences) > 6
    for document in read_each([page.replace(" ", blank)] * 2, [None] * 2):
        assert document.paragraphs == plain.paragraphs
        assert document.sentences == plain.sentences
        assert document.tokens.words == plain.tokens.words
        assert document.quotations == plain.quotations


def test_white_space_only_has_no_body() -> None:
    document = read_whole(" \n ")
    assert document.paragraphs == ()
    assert len(document.tokens) == 0
    assert document.sentence_tokens.tolist() == [0]


@given(st.text(alphabet=st.characters()))
def test_any_text_can_be_read(text: str) -> None:
    document = read(text)
    spans = [*document.paragraphs]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert len(document.folded) == len(text)
    assert np.all(np.diff(document.token_sentence) >= 0)
    for start, end in document.sentences:
        assert any(low <= start and end <= high for low, high in spans)
