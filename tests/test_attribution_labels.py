"""Labels before a colon, and quotations in a paragraph of their own."""

from __future__ import annotations

import pytest

from credscore.attribution import Found
from tests.attributed import contents_in, find_in, source_in


def labelled(text: str) -> list[tuple[str, str]]:
    """Return type and source of what is said behind a colon."""
    found = [one for one in find_in(text) if one.cue and text[slice(*one.cue)] == ":"]
    return [(one.source_type, source_in(text, one)) for one in found]


SPEAKERS = {
    "Jane Roe left.\n\nROE: It is late and cold.": [("named_person", "ROE")],
    "MILLER: It is late. It is cold.\n\nThe talk went on.\n\nMILLER: It is not late.": [
        ("named_person", "MILLER"),
        ("named_person", "MILLER"),
    ],
}


@pytest.mark.parametrize("text", SPEAKERS)
def test_who_speaks_is_named_elsewhere_or_speaks_again(text: str) -> None:
    assert labelled(text) == SPEAKERS[text]


@pytest.mark.parametrize(
    "text",
    [
        "ADDENDUM: It is late and cold.",
        "BYPASS LANE: It is late and cold.",
        "WATCH: It is late and cold.",
        "THE FACTS: It is late. THE FACTS: It is cold.",
        "They fell over the wall.\n\nWALL: It is late. WALL: It is cold.",
    ],
)
def test_a_heading_is_no_speaker(text: str) -> None:
    assert labelled(text) == []


def spoken(text: str, said: str) -> Found:
    """Return the attribution that holds `said`."""
    return next(one for one in find_in(text) if said in " ".join(contents_in(text, one)))


QUOTE = "“The lift has been broken since May.”"


@pytest.mark.parametrize(
    "lead",
    ["Dr Roe wrote for the paper:", "Jane Roe said it was late, and gave this reason:"],
)
def test_a_sentence_that_ends_in_a_colon_tells_who_says_the_next_paragraph(lead: str) -> None:
    text = f"{lead}\n\n{QUOTE}\n\nIt rained."
    assert spoken(text, QUOTE).key.endswith("roe")


@pytest.mark.parametrize("lead", ["Dr Roe said so. There is a note:", "Dr Roe left. It rained."])
def test_other_sentences_do_not(lead: str) -> None:
    text = f"{lead}\n\n{QUOTE}\n\nIt rained."
    assert spoken(text, QUOTE).source is None


@pytest.mark.parametrize(
    "signed", ["— Jane Roe, a clerk in Leeds", "– Jane Roe (44), of Leeds", "—Jane Roe"]
)
def test_the_name_below_a_quotation_signs_it(signed: str) -> None:
    text = f"{QUOTE}\n{signed}\n\nIt rained."
    found = spoken(text, QUOTE)
    assert (found.source_type, found.key) == ("named_person", "jane roe")


@pytest.mark.parametrize("signed", ["— it fell again", "— Jane left it", "Jane Roe left it"])
def test_other_lines_do_not(signed: str) -> None:
    text = f"{QUOTE}\n{signed}\n\nIt rained."
    assert spoken(text, QUOTE).source is None


def test_who_fires_back_behind_a_quotation_says_it() -> None:
    text = "“Did it break the lift?” another tenant fired back."
    assert source_in(text, find_in(text)[0]) == "another tenant"
