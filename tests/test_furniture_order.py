"""Paragraphs judged by what stands around them: between links, under a dateline, at the end."""

from __future__ import annotations

import pytest

from tests.made_pages import body

OPENING = "The biggest landlord of the town has agreed to refund tenants, the court said on Monday."
LAST = "Tenants who have moved out should write to the court before June, a clerk said."
LINKS = ["Rents rise for tenth quarter in a row", "Who Owns the Old Town?", "Landlords are leaving"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The company had argued that the fees were voluntary. The court disagreed.",
        "A spokeswoman for the company said it “accepted the ruling”.",
        "“It took four years,” said Aoife Byrne of the union.",
        "According to the union, nine hundred families have paid.",
    ],
)
@pytest.mark.parametrize("links", [LINKS[:1], LINKS[:2], LINKS])
@pytest.mark.parametrize("heading", ["RELATED ARTICLES", "Read More", "Most Read"])
def test_short_paragraphs_between_links_are_kept(
    heading: str, links: list[str], paragraph: str
) -> None:
    page = [OPENING, heading, *links, paragraph, "Read More", LINKS[0], LAST]
    assert body(*page) == [OPENING, paragraph, LAST]


@pytest.mark.parametrize("links", [LINKS[:2], ["Previous", "1", "Next", *LINKS[:2], "Share"]])
def test_a_plain_sentence_after_two_links_is_no_teaser(links: list[str]) -> None:
    paragraph = "The company has owned most of the old town since 2009."
    question = "Whatever happened to the tenants of the old mill?"
    page = [OPENING, "RELATED ARTICLES", *links, paragraph, "Share", LINKS[0], LAST]
    assert body(*page) == [OPENING, paragraph, LAST]
    assert body(*page[:3], question, *page[3:]) == [OPENING, paragraph, LAST]


@pytest.mark.parametrize(
    "teaser",
    ["Nine things to know about the ruling of the court.", "What does the ruling mean for you?"],
)
def test_teasers_of_links_are_not(teaser: str) -> None:
    page = [OPENING, LAST, "More on this story", LINKS[0], teaser, LINKS[1], teaser]
    assert body(*page) == [OPENING, LAST]


@pytest.mark.parametrize(
    "dateline",
    [
        "PORTLAND, Ore., June 3, 2023 /PRWire/ -- ",
        "LONDON, 3 June 2023 /PW/ - ",
        "NEW YORK--(PRESS WIRE)--",
        "NEW YORK, June 3, 2023--(PRESS WIRE)--",
        "LAGOS (NW) _ ",
        "Lagos NWS  — ",
        "SÃO PAULO — ",
        "BOGOTÁ, Colombia — ",
        "New Delhi, June 3 (NWI): ",
        "Mumbai, Aug 3: ",
        "KUALA LUMPUR, March 2: ",
        "Tunis, June 23, 2020 — ",
        "Srinagar, Indian-administered Kashmir - ",
    ],
)
def test_datelines_of_wires_and_of_other_alphabets_are_cut(dateline: str) -> None:
    assert body(dateline + OPENING, LAST) == [OPENING, LAST]


@pytest.mark.parametrize(
    "opening",
    [
        "Holm, May 5: “We were never asked about the pier, and we never will be.”",
        "São Paulo is larger than Lagos/Abuja and — Holm says — louder.",
        "Article 5: The council votes in May, unless it does not.",
    ],
)
def test_who_says_it_and_when_is_no_dateline(opening: str) -> None:
    assert body(OPENING, opening, LAST) == [OPENING, opening, LAST]


@pytest.mark.parametrize(
    "mark",
    ["[^1]", "[1]", "[12][13]", "1", "[citation needed]", " #Weston #TrafficAlert", " 🙏",
     " ❤️ #Weston", " https://press.example/a?b=1", "” www.press.example"],
)  # fmt: skip
def test_a_note_or_tags_do_not_hide_the_end_of_a_sentence(mark: str) -> None:
    paragraph = f"Business groups welcomed the plan at a meeting on Friday.{mark}"
    assert body(OPENING, paragraph, LAST) == [OPENING, paragraph, LAST]


def test_what_the_author_writes_about() -> None:
    article = [OPENING, LAST, *[f"{LAST[:-1]} on day {day}." for day in range(3)]]
    assert body(*article, "Ana Ruiz writes about housing for the Coast Press.") == article
    told = "Ana Ruiz writes poems in her cell."
    assert body(*article, told) == [*article, told]


@pytest.mark.parametrize(
    "last",
    [
        "“Ana Ruiz was invited to write a book about the court,” Mr Holm said.",
        "Senator Ana Ruiz was more hopeful and told a reporter that the fund would do.",
    ],
)
def test_speech_at_the_end_is_no_biography(last: str) -> None:
    article = [OPENING, LAST, *[f"{LAST[:-1]} on day {day}." for day in range(3)]]
    assert body(*article, last) == [*article, last]


@pytest.mark.parametrize(
    "line", ["Storm hits the coast #Weston", "Rents rose by 3.5", "Read it 🙏"]
)
def test_tags_make_no_sentence(line: str) -> None:
    assert body(OPENING, line, LAST) == [OPENING, LAST]


def test_a_headline_of_sentences_stands_above_the_article_only() -> None:
    headline = "Their Wells Ran Dry. The Almonds Next Door Did Not."
    assert body("Share", headline, OPENING, LAST) == [OPENING, LAST]
    assert body(OPENING, "Ann Lee Won. Bo Dahl Lost.", LAST)[1] == "Ann Lee Won. Bo Dahl Lost."
    for kept in ("They left. Ann Lee stayed in New York.", "STOP. STOP."):
        assert body(kept, OPENING, LAST) == [kept, OPENING, LAST]


@pytest.mark.parametrize(
    "line",
    [
        "Reporting from Tule, Calif.",
        "Photographs by Ana Ruiz and Tom K. Lee Jr.",
        '^ "Harbour Bridge". Coast Press. Retrieved 3 May 2021.',
        f"A version of this article appears in print on May 2, 2023, {'Section A, ' * 20}.",
        "A correction was made on March 2, 2023: The article gave a wrong year.",
        "This article needs additional citations for verification. Please help improve it.",
        "The press is not responsible for the content of external sites.",
    ],
)
def test_lines_of_makers_and_of_encyclopaedias_are_dropped(line: str) -> None:
    assert body(OPENING, line, LAST) == [OPENING, LAST]


@pytest.mark.parametrize(
    "line",
    [
        "Reporting from war zones is dangerous, and few papers pay for it.",
        "A version of the plan was rejected in May.",
        "A correction was made to the bill before the vote.",
        "The mayor is not responsible for the storm.",
    ],
)
def test_prose_that_begins_like_them_is_kept(line: str) -> None:
    assert body(OPENING, line, LAST) == [OPENING, line, LAST]
