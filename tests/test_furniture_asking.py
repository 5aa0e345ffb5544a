"""Furniture that asks readers for something, tells of the author or heads what is not told.

All pages are invented. Every rule has a page on which it fires, and one on which much the same
words stand in the article.
"""

from __future__ import annotations

from functools import partial

import pytest

from credscore.document.furniture.service import asks_for, service
from tests.made_pages import body, found_inside

ARTICLE = [
    "The ferry to the island stopped on Tuesday after its engine failed inspection.",
    "Forty families have no other way to bring in fuel, according to the island's council.",
    "“We were told a spare part would take two days,” said Oda Lund, who runs the shop.",
    "The maker closed its works in 2009, and the last engine of the kind stands in a museum.",
    "A smaller boat will run twice a day while the sea is calm, the harbour office said.",
    "The council had asked for a new ferry in each of the past six years, its minutes show.",
]
in_the_middle = partial(found_inside, ARTICLE)


# --- what asks, beside other lines


def test_what_follows_a_request_with_a_colon_is_no_list() -> None:
    link = "Harbour masters plan strike over pensions"
    assert not in_the_middle("You can hear more on our channel:", link)
    lead = "They want three things:"
    assert in_the_middle(lead, "a sound engine before the winter") == [
        lead,
        "a sound engine before the winter",
    ]


def test_who_asks_for_what_the_page_offers() -> None:
    assert asks_for("Please share this story:")
    assert not asks_for("You should know one thing of ferries:")
    assert not asks_for("He told us that you can read our letters:")


@pytest.mark.parametrize(
    "prompt",
    [
        "Were you on the last ferry? We would like your account of the night.",
        "Something to say? Write to us on the form below.",
        "We apologize, but this video has failed to load.",
        "This advertisement has not loaded yet, but your article continues below.",
        "Copy the link to embed this video.",
    ],
)
def test_questions_and_what_readers_are_to_do(prompt: str) -> None:
    assert not in_the_middle("Share", prompt, "Print")
    assert not in_the_middle("Share", prompt)
    assert in_the_middle(prompt) == [prompt]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Who pays for a ferry? We all do, and nobody has asked.",
        "What would you do? The families bought a boat.",
        "The bank closed his account and kept the load of coal.",
    ],
)
def test_questions_of_the_article_are_kept(paragraph: str) -> None:
    assert in_the_middle("What comes next", paragraph, "A boat") == [paragraph]


LONG = (
    "We are a small newsroom, and our readers keep us going. Your subscription pays for our "
    "reporters, and every donation helps us publish stories that no other site will. If our "
    "journalism matters to you, support our work and become a member: members get our newsletters, "
    "our podcasts and a printed magazine four times a year, and can comment on our articles. We "
    "carry no advertisements, take no money from any company or party, and answer to nobody but "
    "you, who read us every morning on the quay and in the shop."
)


def test_a_long_appeal_is_full_of_words_of_the_page() -> None:
    assert len(LONG.split()) > 80  # longer than most paragraphs
    assert service(LONG)
    assert not in_the_middle("A note", LONG, "Share")
    report = LONG.replace("We carry", "“That,” she said, “is all.” We carry")
    assert in_the_middle("A note", report, "Share") == [report]


def test_what_goes_on_asking_below_furniture_that_asks() -> None:
    more = "There is no better time than now, so come and see what we do with it."
    assert not in_the_middle("Sign up for our newsletter.", more, "Join")
    # An advertisement stands between paragraphs.
    assert in_the_middle("Advertisement", more, "Advertisement") == [more]
    assert in_the_middle("Sign up for our newsletter.", "“We do,” she said of it.", "Join")


def test_what_speaks_of_us_to_you_between_labels() -> None:
    plea = "All of this costs money, and we would rather ask you than an advertiser."
    assert not in_the_middle("Gallery", plea, "Share")
    assert in_the_middle(plea) == [plea]
    essay = "We like to think that you and the sea are friends."
    assert in_the_middle("Gallery", essay, "Share") == [essay]


def test_the_question_of_a_poll_stands_above_its_answers() -> None:
    question = "Should the ferry be paid for by the state?"
    assert not in_the_middle(question, "Yes: 41% (88 votes)", "No: 59% (126 votes)")
    assert in_the_middle(question, "No way out") == [question]


# --- names


BIOGRAPHY = "Oda is a senior reporter, covering boats and the people on them."


def test_what_stands_below_the_name_of_an_author() -> None:
    assert not in_the_middle("Oda Lund", BIOGRAPHY, "Follow")
    assert not in_the_middle("Oda Lund", "Reporter", BIOGRAPHY, "Follow")
    mine = "I've been covering the islands since 2011."
    assert not in_the_middle("Oda Lund", mine, "Follow")


def test_other_people_and_those_who_write_nothing_are_kept() -> None:
    assert in_the_middle("Tom Berg", BIOGRAPHY, "Follow") == [BIOGRAPHY]
    nurse = "Oda is a nurse, and has been one for nine years."
    assert in_the_middle("Oda Lund", nurse, "Follow") == [nurse]


def test_no_report_begins_with_the_name_of_its_author() -> None:
    about = "Oda Lund studies the upkeep of ferries and the law of the sea."
    assert body("By Oda Lund", about, "Share", *ARTICLE) == ARTICLE
    assert body("By Tom Berg", about, "Share", *ARTICLE) == [about, *ARTICLE]


def test_what_a_company_says_of_itself_below_its_news() -> None:
    about = "Lund Marine builds and repairs boats of up to ninety tons in two yards."
    assert body(*ARTICLE, "About Lund Marine", about, "Contact") == ARTICLE
    assert body(*ARTICLE, "A yard for boats", about, "Contact") == [*ARTICLE, about]


def test_posts_stand_between_an_account_and_a_date() -> None:
    post = "Madam, this is an island."
    assert not in_the_middle("Oda Lund @odalund", post, "4:17 PM · Aug 14, 2023")
    assert in_the_middle("Oda Lund @odalund", post, "An island") == [post]


# --- below the article


@pytest.mark.parametrize("last", ["Tags", "About the author", "Related topics", "Filed under"])
def test_below_its_tags_is_nothing_of_the_article(last: str) -> None:
    foot = "The paper is printed on the mainland and comes by boat, like all else."
    assert body(*ARTICLE, last, foot) == ARTICLE
    speech = "Lund said that the boat was late again."
    assert body(*ARTICLE, last, foot, speech) == [*ARTICLE, foot, speech]


def test_appeals_below_one_line_that_asks() -> None:
    appeal = "It is a small thing to you, and a great one to us."
    assert body(*ARTICLE, "Share this article", "For one reader", appeal) == ARTICLE
    assert body(*ARTICLE, "Advertisement", appeal) == [*ARTICLE, appeal]


def test_works_under_a_heading_are_no_list_of_the_article() -> None:
    works = ["1. Lund, O. and Berg, T., Engines of the north, 2014", "2. Letter of 4 May 2023"]
    assert body(*ARTICLE, "References", *works, "Share") == ARTICLE
    demands = ["1. A sound engine before the winter comes", "2. A second boat for the school"]
    kept = [one[3:] for one in demands]
    assert in_the_middle("They want:", *demands) == ["They want:", *kept]


@pytest.mark.parametrize("mark", ["• ", "- ", "* ", "– ", "2. ", "12) ", "(3) "])
def test_entries_of_a_list_are_kept_without_their_marks(mark: str) -> None:
    entry = "A second boat must bring the children to the school in winter"
    assert in_the_middle(mark + entry) == [entry]
    assert in_the_middle(f"{mark}{entry}.") == [f"{entry}."]


@pytest.mark.parametrize(
    "line", ["A. Lund built the engine.", "9 of them sailed.", "3.5 tons fell.", "5. to 9. May."]
)
def test_initials_and_figures_are_no_marks_of_a_list(line: str) -> None:
    assert in_the_middle(line) == [line]


LINKS = {
    "capitals": "SIGN UP FOR OUR NEWSLETTER AND GET THE NEWS IN YOUR INBOX EACH DAY OF THE WEEK ",
    "small letters": "Sign up for our newsletter and get the news in your inbox each day ",
    "sentences": "Sign up for our newsletter. You will get the news in your inbox each day. ",
    "tags": "Tags: engine, ferry, harbour, island, ",
    "headlines": "Related stories: Council Asks for New Ferry. Engine Stands in Museum. ",
}


@pytest.mark.parametrize("links", LINKS)
def test_a_line_that_is_no_prose_is_no_article_in_one_line(links: str) -> None:
    line = (LINKS[links] * 30).strip(" .,")
    assert body(line) == []
    assert body(ARTICLE[0], line) == [ARTICLE[0]]


def test_an_article_in_one_line_begins_with_what_a_button_says() -> None:
    article = " ".join(f"{told} Then she wrote letter {n}." for n in (1, 2) for told in ARTICLE)
    line = f"Share this article on Facebook By Oda Lund {article}"
    assert body(line) == [line]
    assert body("Home", line) == [line]


# --- titles and contents


def test_a_title_after_a_word_in_capitals() -> None:
    assert body("BOMBSHELL: Ferry Engine Stands In Museum", *ARTICLE) == ARTICLE
    turn = "LUND: We were told a spare part would take two days"
    assert body(turn, *ARTICLE) == [turn.removeprefix("LUND: "), *ARTICLE]


def test_questions_of_a_table_of_contents() -> None:
    first, second = "What is wrong with the engine?", "Who pays for a new one?"
    page = body(first, second, *ARTICLE[:2], first, *ARTICLE[2:4], second, *ARTICLE[4:])
    assert page == ARTICLE
    again = [first, *ARTICLE[:3], first, *ARTICLE[3:]]  # one question, asked twice
    assert body(*again) == again
