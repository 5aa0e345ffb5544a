"""Passives: who says it, and what: "was accused of theft by the council"."""

from __future__ import annotations

import pytest

from credscore.attribution.antecedents import person_meant
from credscore.attribution.reading import read_tokens
from credscore.document.document import read_whole
from tests.attributed import contents_in, find_in, source_in

PASSIVES = {
    "The mayor was accused of theft by the council.": ("the council", "of theft"),
    "The mayor was accused by the council of theft.": ("the council", "of theft"),
    "The mayor was accused by the Bank of England.": ("the Bank of England", "The mayor"),
    "The mayor was accused of lying by the council.": ("the council", "of lying"),
    "The firm was warned of delays by the mayor in May.": ("the mayor", "of delays"),
    "The plan was praised by the mayor.": ("the mayor", "The plan"),
    "The plan was praised by fans for saving jobs.": ("fans", "for saving jobs"),
    "Ms Roe was described as a hero by the mayor.": ("the mayor", "as a hero"),
    "Ms Roe was told of the plan by the mayor.": ("the mayor", "of the plan"),
    "Ms Roe was told by the mayor that the deal was dead.": (
        "the mayor",
        "that the deal was dead",
    ),
    "Ms Roe was asked by reporters whether the deal was dead.": (
        "reporters",
        "whether the deal was dead",
    ),
    "Ms Roe was told that a deal made by the mayor was dead.": (
        "",
        "that a deal made by the mayor was dead",
    ),
}


@pytest.mark.parametrize("text", PASSIVES)
def test_source_and_content_of_a_passive(text: str) -> None:
    one = find_in(text)[0]
    assert (source_in(text, one), contents_in(text, one)[0]) == PASSIVES[text]


def test_whom_a_passive_is_about_is_content_too_but_nobody_who_is_told() -> None:
    text = "The mayor was accused of theft by Ms Roe. The firm was told of the plan by Ms Roe."
    contents = [contents_in(text, one) for one in find_in(text)]
    assert contents == [["of theft", "The mayor"], ["of the plan"]]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Three residents of the block who", "Three residents of the block"),
        ("The wife of the mayor, who", "The wife of the mayor"),
        ("Jane Roe of Leeds, who", "Jane Roe of Leeds"),
        ("Half of the voters who", "Half of the voters"),
        ("the mouth of the mayor, who", "the mayor"),
        ("overconfidence among tenants who", "tenants"),
        ("the colour of the house who", "the colour of the house"),
        ("the mouth of the river, which", "the mouth of the river"),
    ],
)
def test_whom_a_relative_pronoun_means(text: str, meant: str) -> None:
    document = read_whole(text)
    reading = read_tokens(document)
    found = person_meant(reading, len(reading.words) - 1)
    assert found is not None
    starts, ends = document.tokens.starts, document.tokens.ends
    assert text[starts[found[0]] : ends[found[1] - 1]] == meant


def test_relative_pronoun_that_opens_a_text_means_nobody() -> None:
    assert person_meant(read_tokens(read_whole("who said")), 0) is None
