"""What a page says of itself for lawyers, and what stands between a report and who signed it."""

from __future__ import annotations

import pytest

import credscore

BEFORE = [
    "The harbour board of Port Haven voted on Monday to close the old pier for a year.",
    "The pier needs 40 new beams, and the board has asked three firms to say what they would cost.",
]
LAST = "Work is to begin in May, said Ann Poe, who speaks for the board."


def body(*paragraphs: str) -> list[str]:
    text = "\n\n".join(paragraphs)
    return [text[start:end] for start, end in credscore.score(text).body]


@pytest.mark.parametrize(
    "line",
    [
        "*These statements have not been evaluated by the Roe Board. This product is not meant so.",
        "Statements on this page have not been evaluated by any board, nor will they be.",
        "This is not investment advice.",
        "Nothing in this article constitutes financial advice.",
        "The content here is not a substitute for professional medical advice or for a doctor.",
        "This article is for information only and is not financial or legal advice.",
        "This article was paid for by Haven Health, which sells it.",
        "Past performance is no guarantee of future results. Your money is at risk.",
        "Terms and conditions apply. You have to be 18 or older.",
        "Risk warning: you can lose all the money that you put in.",
        "The author was the harbour master of Holm. The views expressed are his own.",
        "If you or anyone you know needs help, call Roe Line on 13 11 14.",
        "See the full statement below:",
        "LISTEN: What the pier means to us",
        "Do try it! We may collect a share of sales or other compensation from the links here.",
    ],
)
def test_disclaimers_are_no_part_of_an_article(line: str) -> None:
    assert body(*BEFORE, LAST, line) == [*BEFORE, LAST]


@pytest.mark.parametrize(
    "line",
    [
        "These statements have not been checked by the board, which meets on Monday.",
        "This is not the advice that the board was given in May.",
        "This is not financial advice, Poe said, but a plea to those who fish.",
        "The information was no secret, and the advice of the board was public.",
        "This story is about the board and about those who fish.",
        "If you need a beam, call the firm that made it and hope that it is still there.",
        "Listen: I was on the pier when it fell, and I saw who ran.",
        "See the post below the pier, which is the one that gave way.",
        "Past boards did not ask the firms what their beams would cost.",
        "We may get a commission to look at the links between the board and the firms.",
    ],
)
def test_prose_that_begins_like_a_disclaimer_is_kept(line: str) -> None:
    assert body(*BEFORE, line, LAST) == [*BEFORE, line, LAST]


@pytest.mark.parametrize(
    "tail",
    [
        " (NPA)",
        " NPA COR AB CD",
        " —WITH A REPORT FROM AL ROE",
        " — With reports from Al Roe",
    ],
)
def test_who_signs_a_report_is_cut_from_its_last_paragraph(tail: str) -> None:
    assert body(*BEFORE, LAST + tail) == [*BEFORE, LAST]
    quoted = "“It will be long,” said Poe. “We had no choice.”"
    assert body(*BEFORE, quoted + tail) == [*BEFORE, quoted]


@pytest.mark.parametrize(
    "last",
    [
        "Work on it is to begin in May. So they say (at last).",
        "The beams were made by Roe Inc. (ROE) and sold to the board, which paid in May (late).",
    ],
)
def test_brackets_and_capitals_in_a_last_sentence_are_kept(last: str) -> None:
    assert body(*BEFORE, last)[-1] == last


@pytest.mark.parametrize(
    "dateline",
    [
        "Port Roe (UP), Mar 14 (NPA) ",
        "Port Roe/Holm, 14 March 2024 (NPA): ",
        "PORT ROE, Oct 1 (NPA) ",
        "Port Roe, Feb. 3, NPA – ",
        "PORT ROE, Ore. – Sept. 12, 2023 – ",
        "Port Roe, UK - 26 February 2024 - ",
    ],
)
def test_datelines_with_agency_and_date_are_cut(dateline: str) -> None:
    assert body(dateline + BEFORE[0], BEFORE[1], LAST) == [*BEFORE, LAST]


@pytest.mark.parametrize(
    "opening", ["Poe, May 5 (Sunday) was wet.", "Roe and Poe (28, May 5) won."]
)
def test_dates_of_a_first_sentence_are_kept(opening: str) -> None:
    assert body(opening, *BEFORE)[0] == opening


@pytest.mark.parametrize("heard", ["(LAUGHTER)", "(APPLAUSE)", "(CROSSTALK)", "(END VIDEO CLIP)"])
def test_what_is_heard_behind_a_line_of_a_transcript_is_no_credit(heard: str) -> None:
    lines = ["POE: Good evening, and welcome to all of you.", f"ROE: So is my wife. {heard}"]
    assert body(*lines, "POE: Then let us begin with the pier.")[1] == lines[1]
