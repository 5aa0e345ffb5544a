"""Blocks of a page: the lines that make one, and the words that lead to phrases in it."""

from __future__ import annotations

from credscore.document.furniture.words import LeadingWords
from tests.made_pages import body


def test_words_that_begin_alike_lead_to_nothing() -> None:
    leading = LeadingWords([b"newsletter"], [b"newsletters"])
    assert leading.find(["Newsletterish news", "—", "Our newsletters"])[1] == {2: ["newsletters"]}
    assert leading.find(["", "é", "Newsletter"])[0] == [0, 1, 2]  # a block without words, too
    assert leading.find([]) == ([], {})


def test_a_wrapped_line_may_begin_with_a_capital() -> None:
    paragraphs = [
        "Sales of bread fell in the first three months of the year, the office\nsaid on Monday.",
        "It named the price of flour as the cause, and so did the chairman of the\nNational Bank.",
        "The mills of the east, which sell most of it, had not been asked for the\nfigures.",
    ]
    text = "\n\n".join(paragraphs)
    assert body(text) == paragraphs
