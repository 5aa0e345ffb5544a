"""Worked examples of every construction the attribution reader knows."""

from __future__ import annotations

import pytest

from tests.attributed import contents_in, find_in, source_in


def only(text: str) -> tuple[str, str, list[str]]:
    """Return source, cue and contents of the first attribution as text."""
    found = find_in(text)
    assert found, text
    one = found[0]
    cue = text[slice(*one.cue)] if one.cue else ""
    return source_in(text, one), cue, contents_in(text, one)


CASES = {
    "quotation, inverted cue": (
        '"The bridge is safe for lorries," said Jane Roe, an engineer at the council.',
        ("Jane Roe, an engineer at the council", "said", ['"The bridge is safe for lorries,"']),
    ),
    "quotation, cue after": (
        "“The bridge is safe for lorries,” Mr Poe said on Tuesday.",
        ("Mr Poe", "said", ["“The bridge is safe for lorries,”"]),
    ),
    "cue before": (
        'Mr Poe said: "The bridge is safe for lorries."',
        ("Mr Poe", "said", ['"The bridge is safe for lorries."']),
    ),
    "split quotation": (
        '"The bridge," Ms Roe said, "is safe for lorries and buses."',
        ("Ms Roe", "said", ['"The bridge,"', '"is safe for lorries and buses."']),
    ),
    "that clause": (
        "The minister said that the bridge would close in the spring.",
        ("The minister", "said", ["that the bridge would close in the spring"]),
    ),
    "clause without that": (
        "The minister said the bridge would close in the spring.",
        ("The minister", "said", ["the bridge would close in the spring"]),
    ),
    "according to, before": (
        "According to the report, the bridge lost three bolts last year.",
        ("the report", "According to", ["the bridge lost three bolts last year"]),
    ),
    "according to, after": (
        "The bridge lost three bolts last year, according to the city engineer.",
        ("the city engineer", "according to", ["The bridge lost three bolts last year"]),
    ),
    "clause, cue after": (
        "The bridge lost three bolts last year, Ms Roe said.",
        ("Ms Roe", "said", ["The bridge lost three bolts last year"]),
    ),
    "person addressed": (
        "Ms Roe told reporters that the bridge was safe.",
        ("Ms Roe", "told", ["that the bridge was safe"]),
    ),
    "relative clause between source and verb": (
        "Jane Roe, who runs the laboratory, said the sample was clean.",
        ("Jane Roe, who runs the laboratory", "said", ["the sample was clean"]),
    ),
    "apposition between source and verb": (
        "Jane Roe, the head of the laboratory, said the sample was clean.",
        ("Jane Roe, the head of the laboratory", "said", ["the sample was clean"]),
    ),
    "aside between source and verb": (
        "Murphy, though, said the sample was clean.",
        ("Murphy", "said", ["the sample was clean"]),
    ),
    "dashes between source and verb": (
        "Jane Roe — who runs the laboratory — told the council that the sample was clean.",
        ("Jane Roe", "told", ["that the sample was clean"]),
    ),
    "passive with agent": (
        "The council was told by Ms Roe that the bridge was safe.",
        ("Ms Roe", "told", ["that the bridge was safe"]),
    ),
    "tweet": (
        'Ms Roe tweeted: "The bridge is open again and safe to use."',
        ("Ms Roe", "tweeted", ['"The bridge is open again and safe to use."']),
    ),
    "in a statement": (
        "The company said in a statement that it would repay every customer.",
        ("The company", "said", ["that it would repay every customer"]),
    ),
    "poll": (
        "A poll found that most tenants had never met their landlord.",
        ("A poll", "found", ["that most tenants had never met their landlord"]),
    ),
    "coordinated second report": (
        "Ms Roe said the bridge was safe and added that the lift would be mended.",
        ("Ms Roe", "said", ["the bridge was safe"]),
    ),
    "as clause": (
        'As Ms Roe put it, "the bridge will outlive us all."',
        ("Ms Roe", "put it", ['"the bridge will outlive us all."']),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_construction(case: str) -> None:
    text, expected = CASES[case]
    assert only(text) == expected


SILENT = [
    "That said, the roof held through the night.",
    "It goes without saying, rain is wet.",
    "Under the said agreement the tenants pay for the lift.",
    "Needless to say, the roof leaked again.",
    "The old saying is on a stone by the gate.",
    "The report is ten pages long.",
    "The State Department stands on a hill by the river.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_attribution(text: str) -> None:
    assert find_in(text) == []


def test_scare_quotes_are_not_an_attribution() -> None:
    assert find_in("The so-called “smart” lock rusted within a year.") == [
        one
        for one in find_in("The so-called “smart” lock rusted within a year.")
        if one.source_type == "vague" and not one.contents
    ]


def test_quotation_goes_on_after_its_sentence() -> None:
    text = '"It is safe to cross," Ms Roe said. "We tested every bolt on the bridge."'
    found = find_in(text)
    assert len(found) == 1
    assert len(found[0].contents) == 2
    assert found[0].direct


def test_quotation_of_several_sentences() -> None:
    text = 'Ms Roe said: "It is safe. We tested every bolt. Nobody should worry."'
    found = find_in(text)
    assert len(found) == 1
    assert text[slice(*found[0].contents[0])] == text[13:]


def test_quotation_without_cue_has_no_source() -> None:
    found = find_in("“We tested every bolt on the bridge and found none of them loose.”")
    assert [(one.source, one.cue, one.direct) for one in found] == [(None, None, True)]


def test_hearer_is_not_the_source() -> None:
    source, _, _ = only("Ms Roe told CNN that the bridge was safe.")
    assert source == "Ms Roe"


def test_empty_document() -> None:
    assert find_in("") == []
