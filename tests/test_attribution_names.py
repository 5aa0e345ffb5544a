"""Whose a name is: somebody's, a body's, a paper's; and where the source with it begins."""

from __future__ import annotations

import pytest

from credscore.attribution import Found
from tests.attributed import find_in, source_in

PERSON, BODY, ROLE, PAPER = "named_person", "named_organisation", "unnamed_person", "document"


def told(text: str) -> list[tuple[str, str]]:
    """Return type and key of each source."""
    return [(one.source_type, one.key) for one in _with_source(text)]


def sources(text: str) -> list[str]:
    """Return each source as text."""
    return [source_in(text, one) for one in _with_source(text)]


def _with_source(text: str) -> list[Found]:
    return [one for one in find_in(text) if one.source]


KINDS = {
    # Offices that are (in) names.
    "Rep. Peter T. King, R-N.Y., said it was late.": (PERSON, "peter t king"),
    "Sen. Angus King said it was late.": (PERSON, "angus king"),
    "The Thai King said it was late.": (ROLE, "thai king"),
    "The Department of Justice said it was late.": (BODY, "department justice"),
    "Ministry of Justice said it was late.": (BODY, "ministry justice"),
    "Harlow's Ministry of Defence said it was late.": (BODY, "ministry defence"),
    "Groups of Danes said it was late.": (ROLE, "groups"),
    "According to the Poe Center for Justice, it was late.": (BODY, "poe center justice"),
    "Chief Justice Jane Roe said it was late.": (PERSON, "jane roe"),
    "One well-known tech CEO said it was late.": (ROLE, "well-known tech ceo"),
    "Harlow CEO Jane Roe said it was late.": (PERSON, "jane roe"),
    # What joins a name, and what follows it.
    "It was late, according to Tenants for Fair Rents.": (BODY, "tenants fair rents"),
    "Holt Poe, the British company that makes soap, said so.": (BODY, "holt poe"),
    "Holt, a consulting firm, said it was late.": (BODY, "holt"),
    "Jane Roe, a leading authority on soap, said it was late.": (PERSON, "jane roe"),
    "Jane Roe, a Leeds University professor, said it was late.": (PERSON, "jane roe"),
    "Jane Roe, the Leeds Union of Bakers' director, said so.": (PERSON, "jane roe"),
    "The Roes said it was late. Jane Roe left.": (PERSON, "roes"),
    "The Roes said it was late.": (BODY, "roes"),
    "The remark Roe regrets said little. Jane Roe left.": (PERSON, "roe"),
    "The few times Roe said little, it rained.": (PERSON, "roe"),
    "The Leeds native Jane Roe said it was late.": (PERSON, "jane roe"),
    "The rights group Roe said it was late. Jane Roe left.": (BODY, "roe"),
    # Papers, and bodies before their initials.
    "Port Haven Review wrote that it was late.": (BODY, "port haven review"),
    "Harlow magazine wrote that it was late.": (BODY, "harlow magazine"),
    "A Leeds newspaper wrote that it was late.": (ROLE, "leeds newspaper"),
    "Local newspapers wrote that it was late.": (ROLE, "local newspapers"),
    "The Leeds newspapers wrote that it was late.": (BODY, "leeds newspapers"),
    "A Fair Homes Board (FHB) aide said it was late.": (ROLE, "board fhb aide"),
    "A Fair Homes Board (FHB) report said it was late.": (PAPER, "board fhb report"),
    "The Fair Homes Board (FHB) said it was late.": (BODY, "fair homes board"),
    # What somebody is, before and behind the name.
    "Roe's father, Jim, said it was late.": (PERSON, "jim"),
    "Roe's partner, radio presenter Jane Low, said so.": (PERSON, "jane low"),
    "An aide, in Leeds since May, said it was late.": (ROLE, "aide"),
    "Ambassador to the United Nations Ann Roe said no. She left, Roe said.": (PERSON, "ann roe"),
    "Ambassador to the United Nations said no.": (ROLE, "ambassador"),
    "An aide to Democratic candidate Ann Roe said no. She left, Roe said.": (ROLE, "aide"),
    "It was late, said Roe of the Poe Institute. Jane Roe left.": (PERSON, "roe"),
    "It was late, said Dr. Roe of the Poe Institute.": (PERSON, "roe"),
    "It was late, said President Roe of Ruritania.": (PERSON, "roe"),
    # Words that open a sentence and are no names.
    "Half of Americans said it was late.": (ROLE, "half"),
    "Perhaps Roe said it was late.": (PERSON, "roe"),
    "Yes Bank said it was late. He runs Yes Bank.": (BODY, "yes bank"),
    "Tom reported that his car was gone.": (PERSON, "tom"),
    "Harlow reported that its sales fell.": (BODY, "harlow"),
    "Bill said it was late. Bill Roe left.": (PERSON, "bill"),
    "The bill says that it is late.": (PAPER, "bill"),
}


@pytest.mark.parametrize("text", KINDS)
def test_the_kind_of_a_name(text: str) -> None:
    found = told(text)
    assert found[0] == KINDS[text]


BEGINS = {
    "It fell, said state Sen. Scott Low, a Democrat.": "state Sen. Scott Low, a Democrat",
    "Employees of that company said it was late.": "Employees of that company",
    "The day that Roe said it was late has come.": "Roe",
    "Over the last two years Democrats said it was late.": "Democrats",
    "It fell because at times gun owners have said it was late.": "gun owners",
    "It fell, and privately Democrats said it was late.": "Democrats",
    "It fell, and the family said it was late.": "the family",
    "Harlow state police said it was late.": "Harlow state police",
    "Officials state that it is late.": "Officials",
    "That's one reason nurses say it is late.": "nurses",
    "Ann Poe, founder of the Poe Fund, which has 90 members, said so.": (
        "Ann Poe, founder of the Poe Fund, which has 90 members"
    ),
    "It fell, according to Holt, with most of it going to Leeds.": "Holt",
    "It fell, according to Ann Poe, with the tax board.": "Ann Poe, with the tax board",
    "Roe no longer believes that it was late.": "Roe",
}


@pytest.mark.parametrize("text", BEGINS)
def test_where_the_source_begins_and_ends(text: str) -> None:
    assert sources(text)[0] == BEGINS[text]


def test_who_in_an_apposition_is_who_is_named_before() -> None:
    text = "Jane Poe, an ally who criticised the plan, said it was late."
    assert told(text)[-1] == (PERSON, "jane poe")
    assert {key for _, key in told(text)} == {"jane poe"}
    assert told("The mayor met an aide who said it was late.")[-1] == (ROLE, "aide")
    assert told("He met Jane Poe, two aides who said it was late.")[-1] == (ROLE, "aides")
    assert told("Unlike Jane Poe, an aide who said it was late left.")[-1] == (ROLE, "aide")


def test_they_are_several() -> None:
    text = "Jane Roe and Ann Poe said it was late. They said the lift was broken."
    assert told(text)[-1][0] == PERSON
    assert told("Tenants said it was late. They said it was cold.")[-1] == (ROLE, "tenants")
    one = "Tenants said it was late. Jane Roe said no. They said the lift was broken."
    assert told(one)[-1] == ("pronoun", "they")


@pytest.mark.parametrize(
    "text",
    [
        "A firm called Poe Air flew home.",
        "The roof, compared to last year, is old.",
        "Rents rose 9 percent, compared with 3 percent in May.",
        "The rules relate to rents related to the mill.",
        "The tenants of Roe's alleged house left.",
        "They left for a Port Haven blog post on rents.",
    ],
)
def test_what_says_nothing(text: str) -> None:
    assert not find_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "A judge called Roe a liar.",
        "Jane Roe, whom he compared to a wolf, left.",
        "Roe alleged that it was late.",
        "It is a plan experts believe could work.",
    ],
)
def test_what_says_something(text: str) -> None:
    assert find_in(text)
