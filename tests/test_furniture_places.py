"""Prose that only its place on a page, or its words about the page, shows to be furniture.

All pages are invented. Every rule has a page on which it fires, and one on which the same words
stand in the article.
"""

from __future__ import annotations

from functools import partial

import pytest

from credscore.document.furniture.credits import ends_in_credit, is_credit_line
from credscore.document.furniture.service import appeals, service
from tests.made_pages import body, found_inside

ARTICLE = [
    "The harbour master closed the old pier on Monday after divers found rot in nine piles.",
    "Repairs will take until autumn and cost four million crowns, according to the port.",
    "“We saw daylight where there should have been oak,” said Ines Bard, who led the divers.",
    "Fishermen must land their catch at the northern quay, which has a single crane.",
    "The council had put off an inspection three times since 2017, its minutes show.",
    "A new crane was ordered in March, but the maker has not named a day for it, she said.",
]
MENU = ["Home", "News", "Sport", "Weather", "Obituaries"]
in_the_middle = partial(found_inside, ARTICLE)


# --- what a page says of its services, beside labels


@pytest.mark.parametrize(
    "prompt",
    [
        "Add articles to your saved list and come back to them whenever you like.",
        "Are you affected by issues covered in this story? Tell us your experiences.",
        "Type your email...",
        "You've successfully subscribed to this newsletter!",
        "Get the latest updates, exclusive interviews and more politics content.",
        "Share your stories with our readers.",
        "Comments have to be in English. Please abide by our community guidelines for posting.",
        "We may change this page as our reporters learn more.",
    ],
)
def test_prompts_beside_labels_are_dropped(prompt: str) -> None:
    assert not in_the_middle("Share", prompt, "Copy link")
    assert not in_the_middle("Share", prompt)


def test_notes_of_a_page_on_itself_that_speak_to_nobody() -> None:
    note = "Transcripts may vary from the audio, and each transcript may be revised."
    assert not in_the_middle("Share", note, "Copy link")
    assert in_the_middle("Share", note) == [note]


@pytest.mark.parametrize(
    "paragraph",
    [
        "We asked readers to share their stories of the pier.",
        "The port said that its website and its newsletter would carry updates.",
        "Port managers did not respond to our requests for comment on this story.",
        "US publishers sold fewer subscriptions than readers of podcasts bought.",
        "You can see the rot from the quay, and you can smell it in the summer.",
        "Our pier is a promise, and we should keep it.",
        "“Subscribe to our newsletter and share our story,” a poster on the gate reads.",
    ],
)
def test_reports_on_readers_and_sites_are_kept(paragraph: str) -> None:
    assert in_the_middle("What comes next", paragraph, "A crane") == [paragraph]


def test_words_of_services_among_paragraphs_are_left_alone() -> None:
    prompt = "Add articles to your saved list and come back to them whenever you like."
    assert not in_the_middle("Save", prompt)
    assert in_the_middle(prompt) == [prompt]


def test_country_is_not_us() -> None:
    assert service("Read more of our articles on this site.")
    assert not appeals("The US has forty thousand piers.")
    assert appeals("It helps us.")


@pytest.mark.parametrize("heading", ["Follow us on:", "React to this story:", "Search for:"])
def test_a_request_with_a_colon_stands_before_icons(heading: str) -> None:
    assert not in_the_middle(heading, "Love", "Sad")


def test_a_lead_in_with_a_colon_is_kept() -> None:
    assert in_the_middle("Read the minutes and you find this:", "“No money for divers.”") == [
        "Read the minutes and you find this:",
        "“No money for divers.”",
    ]


@pytest.mark.parametrize(
    "lead_in", ["She wrote on Facebook:", "Later, she added,", "Bard told the Coast Press:"]
)
def test_a_lead_in_says_that_somebody_speaks(lead_in: str) -> None:
    speech = "“We saw daylight, and nobody had asked for it.”"
    assert in_the_middle(lead_in, speech) == [lead_in, speech]
    assert not in_the_middle("Bard and the Coast Press:", "Lower quay, higher rents")


# --- above the article


def test_short_sentences_among_the_menus_above_the_byline() -> None:
    head = [*MENU, "You have permission to edit this article.", "Cloudy skies. High 16C.", "Log In"]
    assert body(*head, "Old pier closed", "By Ana Ruiz", *ARTICLE) == ARTICLE


def test_appeals_above_the_byline() -> None:
    appeal = (
        "We need reporters on the quay, and your donation keeps them there every day of a year."
    )
    assert body("Old pier closed", appeal, "Read more", "By Ana Ruiz", *ARTICLE) == ARTICLE


def test_the_opening_of_an_article_above_its_byline_is_kept() -> None:
    first, *rest = ARTICLE
    assert body("Old pier closed", first, "By Ana Ruiz", "May 3, 2021", *rest) == ARTICLE


def test_dates_of_a_page_of_updates_are_no_byline() -> None:
    page = ["Our readers asked for videos of the pier, and here they are.", "May 3, 2021"]
    page += [ARTICLE[0], "May 2, 2021", *ARTICLE[1:]]
    assert body("Live", *page) == [page[0], *ARTICLE]


def test_a_list_of_links_at_the_top_does_not_swallow_the_opening() -> None:
    short = "The old pier is shut from today."
    page = ["More from us", "Five walks by the sea", "Six boats to see", short, "Advertisement"]
    assert body(*page, *ARTICLE) == [short, *ARTICLE]


# --- pictures


def test_captions_before_a_credit() -> None:
    caption = "Divers climb a ladder at the old pier."
    assert not in_the_middle("Image", caption, "Photo: Ana Ruiz")
    assert not in_the_middle("Image", caption, "Ana Ruiz | The Coast Press")


@pytest.mark.parametrize(
    "paragraph",
    [
        "The port has 40 piles of oak, and nine of them have to go.",
        "Port managers didn't answer a letter about the pier.",
        "“They climb a ladder at the old pier,” Bard said.",
    ],
)
def test_a_paragraph_before_a_credit_is_kept(paragraph: str) -> None:
    assert in_the_middle("A cost in oak", paragraph, "Photo: Ana Ruiz") == [paragraph]


@pytest.mark.parametrize(
    "line",
    [
        "A bearded man in a cap holds up a small fish on a jetty.",
        "Illustration of a crane tied in a knot.",
        "Two dogs chase a ball along the pier.",
    ],
)
def test_what_stands_for_a_picture_beside_furniture(line: str) -> None:
    assert not in_the_middle("Loading...", line, "Share")
    assert in_the_middle(line) == [line]


def test_what_stands_for_a_picture_above_its_caption() -> None:
    shown = "A woman in waders kneels on a plank."
    caption = "Ines Bard on the pier. (Photo: Al Roe)"
    assert body(*ARTICLE[:3], shown, caption, *ARTICLE[3:]) == ARTICLE
    assert in_the_middle(shown, "Piles of oak") == [shown]
    report = "A woman in waders was seen on a plank."
    assert in_the_middle(report, caption) == [report]


def test_a_report_that_begins_like_a_picture_is_kept() -> None:
    report = "A hearing is set for Friday."
    assert in_the_middle("Loading...", report, "Share") == [report]


def test_credits_at_the_end_of_a_caption() -> None:
    assert ends_in_credit("'Nobody coughs': Bard at rehearsal. Photograph: Ana Ruiz/Coast Press")
    assert ends_in_credit("Ines Bard with her class in 1998.CREDIT:FAMILY COLLECTION")
    assert not ends_in_credit("He took one photo: the pier at dawn, before the crane fell")
    assert not ends_in_credit("They gave the bank credit: it had waited nine years")
    # A name with many strokes must not be cut in all possible ways.
    assert not ends_in_credit("It fell. Photo: " + "A/" * 50 + "!")
    assert not is_credit_line("© 2021 The Coast Press")


# --- headlines and teasers


def test_a_teaser_repeats_its_headline() -> None:
    teaser = (
        "Commuters should brace for diversions as the flyover work at the junction begins. Traffic "
        "police have marked three other routes through the market and past the temple for buses."
    )
    links = ["Related stories", "Flyover work to shut key junction for 20 days"]
    assert not in_the_middle(*links, teaser, "105620011", "Follow us")
    other = teaser.replace("flyover work at the junction", "rains of a long season")
    assert in_the_middle(*links, other, "105620011", "Follow us") == [other]


@pytest.mark.parametrize(
    "link", ["U.S.", "Explained | What are the rules on piers?", "WATCH | Why the pier is shut:"]
)
def test_links_that_end_as_sentences_do(link: str) -> None:
    assert not in_the_middle("Share", link, "Print")


# --- below the article


@pytest.mark.parametrize(
    "last",
    [
        "All rights reserved.",
        "© 2021 The Coast Press",
        "Tom Lee contributed to this report.",
        "Reporting by Tom Lee and Ana Ruiz; Editing by Jo Weir",
    ],
)
def test_nothing_of_the_article_is_below_its_last_line(last: str) -> None:
    foot = "The Coast Press is an independent publisher of papers and serves nine towns."
    assert body(*ARTICLE, last, foot) == ARTICLE


def test_the_article_goes_on_below_such_a_line_if_somebody_speaks() -> None:
    last = "The pier opened in 1911."
    speech = "Bard said that the oak had been sound when she was a girl."
    page = [*ARTICLE, "Tom Lee contributed to this report.", last, speech]
    assert body(*page) == [*ARTICLE, last, speech]


def test_below_a_long_menu_nothing_is_the_article() -> None:
    foot = "The paper takes no money from any party and has been printed in the town since 1851."
    menu = ["Terms of Use", "Careers", "Log In", "About", "Help", "Press", "Jobs", "Share this"]
    assert body(*ARTICLE, *menu, foot) == ARTICLE
    assert body(*ARTICLE, *menu[:3], foot) == [*ARTICLE, foot]


@pytest.mark.parametrize(
    "entries",
    [
        [f"{n} planks of old oak for pier {n}" for n in range(1, 15)],
        [f"Pier of the Old Town {n}% - New Quay {n}%" for n in range(30, 44)],
        ["The council has paid for these works so far:", *["Oak for the Old Northern Pier"] * 14],
    ],
)
def test_a_list_of_figures_or_after_a_colon_does_not_end_the_article(entries: list[str]) -> None:
    last = "The piers stood for a century."
    assert body(*ARTICLE, *entries, last)[-1] == last
    headlines = ["Council Shuts the Old Northern Pier"] * 14
    assert body(*ARTICLE, *headlines, last) == ARTICLE


def test_who_writes_and_what_a_company_says_of_itself() -> None:
    about = "Bardco is a leading maker of piers. It has customers in nine towns."
    assert body(*ARTICLE, "About Bardco", about) == ARTICLE
    explained = "Bardco is owned by two sisters, who have not spoken since March."
    assert body(*ARTICLE, "About Bardco", explained) == [*ARTICLE, explained]
    author = "Al Roe covers the quays from Holm. He grew up on one."
    assert body(*ARTICLE, "Al Roe", author) == ARTICLE
    assert body(*ARTICLE, "Al Roe", "Al Roe fishes there.") == [*ARTICLE, "Al Roe fishes there."]


@pytest.mark.parametrize(
    "last",
    [
        "Jane Roe covers the costs of the repair herself, the clerk said.",
        "Jane Roe covers her part of the bill.",
        "Jane Roe reports for duty at noon on Friday, she said.",
        "Jane Roe reports for work at noon on Friday.",
        "Jane Roe covers courts for a living, the clerk said.",
    ],
)
def test_who_covers_costs_or_is_quoted_is_no_author(last: str) -> None:
    assert body(*ARTICLE, last) == [*ARTICLE, last]
    assert body(*ARTICLE, "Jane Roe", last) == [*ARTICLE, last]


@pytest.mark.parametrize(
    "last", ["Jane Roe covers courts for the Ledger.", "Jane Roe reports for the Ledger."]
)
def test_who_covers_courts_is_the_author(last: str) -> None:
    assert body(*ARTICLE, last) == ARTICLE
    assert body(*ARTICLE, "Jane Roe", last) == ARTICLE


HAMAS = "Hamas is the leading party in Gaza. It won the vote in 2006 and has held the strip since."


@pytest.mark.parametrize(
    ("heading", "last"),
    [
        ("About Hamas", HAMAS),
        ("About Leeds", "Leeds has many customers who shop by rail."),
        ("About Leeds", "Leeds is a town in the north. A firm of its own runs the buses."),
    ],
)
def test_parties_and_towns_are_no_companies(heading: str, last: str) -> None:
    assert body(*ARTICLE, heading, last) == [*ARTICLE, last]


@pytest.mark.parametrize(
    "last",
    [
        "Bardco Inc. is the premier supplier of oak.",
        "Bardco serves nine towns. For more information, visit www.bardco.example.",
    ],
)
def test_companies_say_what_they_are_or_name_their_site(last: str) -> None:
    assert body(*ARTICLE, "About Bardco", last) == ARTICLE


def test_below_a_short_menu_what_speaks_to_readers_is_not() -> None:
    menu = ["Share this", "Print this", "Tags: pier", "Jobs"]
    appeal = "We are so glad that you came by, and hope that it made your day a better one."
    assert body(*ARTICLE, *menu, appeal) == ARTICLE
    last = "Old piers rot from the top, where the rain gets in, and not where the sea is."
    assert body(*ARTICLE, *menu, last) == [*ARTICLE, last]


def test_comments_stand_below_the_discussion_of_a_post() -> None:
    comments = ["Discussion about this post", "Jo", "14h", "They are scared of you."]
    assert body(*ARTICLE, *comments) == ARTICLE
    lead = "The discussion about this post was short."
    assert body(*ARTICLE, lead, comments[-1]) == [*ARTICLE, lead, comments[-1]]


def test_comments_begin_with_their_number_in_brackets() -> None:
    comments = ["(0) comments", "Welcome to the discussion.", "Keep it clean."]
    assert body(*ARTICLE, *comments) == ARTICLE


def test_a_button_for_comments_above_a_short_article_does_not_cut_it() -> None:
    told = [f"The master of pier {n} said that it would stay open this year." for n in range(6)]
    lead = " ".join(ARTICLE[:2])
    assert body("Old pier closed", lead, "Comments", *told) == [lead, *told]
