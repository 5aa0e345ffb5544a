"""Paragraphs without marks that "The mayor wrote:" above them makes a quotation."""

from __future__ import annotations

import pytest

from credscore.attribution import find_attributions, voice_of_tokens
from credscore.cues.engine import match
from credscore.document.document import read
from tests.attributed import contents_in, source_in

BLOCK = "The vile plan is a disgrace, and its makers are all corrupt. It must go."
AFTER = "The council met on Monday and looked at the plan for the old bridge."
BLOCKS = {
    "The Haven Post reported:": "The Haven Post",
    "In a letter to the council on Friday, Jane Roe wrote:": "Jane Roe",
    "As Roe put it in May, she told the Haven Post:": "she",
    "The letter reads:": "The letter",
    "The council sent a letter on Friday. It reads:": "It",
    "Roe continued:": "Roe",
}
NO_BLOCKS = [
    "There are two reasons:",
    "Here is what I wrote about it in May:",
    "This is the whole letter (emphasis added):",
    "Those states are:",
    "Prices rose in a group of states that opened late:",
    "Read her full remarks below:",
    "Roe reads:",
]


def found_in(text: str) -> list[tuple[str, list[str]]]:
    document = read(text)
    found = find_attributions(document, match(document.tokens))
    return [(source_in(text, one), contents_in(text, one)) for one in found]


@pytest.mark.parametrize(("opening", "source"), BLOCKS.items())
def test_a_paragraph_below_who_says_it_is_theirs(opening: str, source: str) -> None:
    assert (source, [BLOCK]) in found_in(f"{AFTER}\n\n{opening}\n\n{BLOCK}\n\n{AFTER}")


@pytest.mark.parametrize("opening", NO_BLOCKS)
def test_a_paragraph_below_a_colon_is_the_writers(opening: str) -> None:
    found = found_in(f"{AFTER}\n\n{opening}\n\n{BLOCK}\n\n{AFTER}")
    assert [one for one in found if BLOCK in one[1]] == []


@pytest.mark.parametrize(
    "block", ["Roe is wrong about the plan, and all of us know it.", "Too short."]
)
def test_nobody_names_himself_and_a_title_is_no_paragraph(block: str) -> None:
    found = found_in(f"{AFTER}\n\nJane Roe wrote:\n\n{block}\n\n{AFTER}")
    assert [one for one in found if block in one[1]] == []


def test_words_of_a_block_are_not_the_writers() -> None:
    document = read(f"{AFTER}\n\nJane Roe wrote:\n\n{BLOCK}\n\n{AFTER}")
    voice = voice_of_tokens(document, find_attributions(document, match(document.tokens)))
    assert voice[document.tokens.words.index("disgrace")] == 2
    assert voice[document.tokens.words.index("council")] == 0
