"""Worked examples for the body of a page: every kind of furniture, and prose that resembles it.

All texts are invented. A `keep` example stands inside a small article and must survive; a
`drop` example stands at the same place and must not.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credscore.document.characters import written_plainly
from credscore.document.furniture import bodies_of, find_body
from credscore.document.furniture.blocks import split_blocks
from tests.made_pages import body
from tests.nasty import nasty_texts

BEFORE = [
    (
        "The harbour council voted on Tuesday to rebuild the eastern pier after a winter "
        "storm tore away forty metres of its deck and left two fishing boats stranded on the "
        "rocks."
    ),
    (
        "Engineers said the work would take nine months and cost about six million crowns, "
        "most of it paid by the regional fund for coastal repairs that was set up last "
        "spring."
    ),
    (
        "“We cannot wait for another storm,” said Ilse Brandt, who has chaired the council "
        "for eleven years and fished from the pier as a child."
    ),
]
AFTER = [
    (
        "Shop owners along the waterfront said they feared for the summer season, when the "
        "pier draws thousands of visitors and most of the town’s income."
    ),
    (
        "The council will hear their objections at a public meeting in the town hall next "
        "month, before a contract with the builders is signed."
    ),
]
ARTICLE = "\n\n".join(BEFORE + AFTER)


def middle(block: str) -> str:
    return "\n\n".join([*BEFORE, block, *AFTER])


DROPPED = {
    "see_also": "See also: The storm that took the lighthouse, and what came after it.",
    "see_also_nbsp": "See also\u00a0 The Storm That Took the Lighthouse, and What Came After",
    "read_more": "Read more: Why do so many piers fail in their fortieth year?",
    "related_line": "RELATED: Harbour master resigns over safety report. Here is why.",
    "more": "More:Is the old ferry coming back? What the plans say.",
    "also_read": "Also read: Ten questions about the storm, answered.",
    "in_case": "In case you missed it: The mayor’s speech in full.",
    "watch": "WATCH: The moment the deck gave way.",
    "continue": "Story continues below",
    "click": "Click here to see every photograph of the damage.",
    "full_here": "Read the full report here.",
    "share": "Share this article on your favourite network!",
    "newsletter": "Sign up for our free weekly newsletter and never miss a story.",
    "inbox": "Get the morning briefing delivered straight to your inbox.",
    "subscribe": "Subscribe now for as little as 2 crowns a month!",
    "donate": "Please consider making a donation today to keep our newsroom running.",
    "support": "Support local journalism. Become a member today.",
    "app": "Download our app for breaking news alerts.",
    "follow_us": "Follow us on Facebook, Twitter and Instagram.",
    "follow_author": "Follow Ana Ruiz on Twitter @anaruiz.",
    "tips": "Do you have a tip? Write to tips@example.org.",
    "email": "Contact Ana Ruiz at ana.ruiz@example.org or call the desk.",
    "advertisement": "Advertisement",
    "cookies": "We use cookies to improve your experience on our site.",
    "terms": "By signing up, you agree to our privacy policy and terms of use.",
    "login": "You must be logged in to post a comment.",
    "javascript": "Please enable JavaScript to view this page.",
    "video": "Media playback is unsupported on your device Media caption What went wrong?",
    "video_clock": "0:00",
    "caption_agency": "Crews clear the rocks on Sunday morning © Newspix",
    "caption_stroke": "Crews clear the rocks below the pier on Sunday. (Ana Ruiz/Coast Press)",
    "caption_photo": "The pier on Monday, two days after the storm. Photo by Ana Ruiz",
    "caption_bracket": "The pier before the storm. (File photo)",
    "caption_agency_photo": "Boats lie on the rocks, Jan. 4, 2021. (NP Photo/Ana Ruiz)",
    "photo_credit": "Photo: Ana Ruiz for the Coast Press.",
    "toggle": "Enlarge this image toggle caption Ana Ruiz/Coast Press",
    "byline": "By Ana Ruiz and Tom K. Lee Jr.",
    "timestamp": "Updated: Sat 09 Oct 2021 | 06:30 p.m.",
    "ago": "3 hours ago",
    "copyright": "Copyright 2021 The Coast Press. All rights reserved.",
    "rights": "This material may not be published, broadcast or redistributed. © Coast Press.",
    "contributed": "Tom Lee and Ana Ruiz contributed to this report.",
    "reporting": "(Reporting by Ana Ruiz; Editing by Tom Lee)",
    "origin": "This article was originally published by the Coast Press.",
    "views": "The views expressed in this article are the author’s own.",
    "editors_note": "Editor’s note: This story has been updated with the council’s reply.",
    "source_link": "Source link",
    "tags": "Tags: pier, storm, council.",
    "comments_closed": "Comments are closed.",
    "tags_html": '<div class="ad"><br/></div>',
    "html_comment": "<!-- end of page -->",
    "rule": "* * *",
    "note": "[Ten things to know about the pier. Read them all.]",
    "subhead": "Waiting for the builders",
    "quoted_subhead": "'Broken and Forgotten'",
    "headline_question": "Is This the End of the Eastern Pier?",
    "headline_abbreviation": "Builders From Abroad Bid for Work in the U.S.",
    "embedded_post": "What a night. The pier is gone! — Ana Ruiz (@anaruiz) January 4, 2021",
    "repeated": BEFORE[0],
}

KEPT = {
    "one_sentence": "It rained all night.",
    "one_word": "Why?",
    "quote": "“Nobody asked us,” she said.",
    "quote_click": "“Click here to lose your money,” the sign on the pier read.",
    "single_quote": "‘It was over in a minute,’ said the harbour master.",
    "sign_up": "Residents can sign up for relief payments until the end of May.",
    "subscribers": "The company lost 4,000 subscribers after the storm, it said.",
    "newsletter": "In a newsletter to members on Friday, the union called the plan reckless.",
    "follow": "Follow-up inspections found rust in every second beam of the deck.",
    "share this": (
        "Share this before they take it down. Tell your neighbours, and tell your friends, who may "
        "not have heard. The hour is late."
    ),
    "share": "Share prices of the two builders fell after the vote.",
    "comment": "The builders declined to comment on the cost of the work.",
    "comments": "His comments drew an angry reply from the fishermen.",
    "related": "Related costs, such as lost rent, are not covered by the fund.",
    "more": "More than forty metres of deck were lost that night.",
    "also": "Also on the list are two bridges north of the town.",
    "watch": "Watch officers had warned of the swell at noon.",
    "photo": "Photos from the scene show the deck lying across the rocks.",
    "image": "Images of the wreck were broadcast around the country.",
    "by": "By Monday the rocks had been cleared, and the boats were towed away.",
    "published": "Published in March, the report blamed salt and neglect.",
    "account": "The bank account of the fund holds nine million crowns.",
    "cookie": "Police said the burglars ate a jar of cookies before they left.",
    "copyright": "The judge said the drawings were protected by copyright law.",
    "privacy": "Lawmakers want a new privacy law before the cameras are installed.",
    "party": "The motion was written by Senator Holm (R-Coast).",
    "bracket": "It was over before dawn. (Or so they thought.)",
    "bio_inside": "Ana Ruiz is a reporter whose family has owned a boat here since 1920.",
    "may": "May 4 was the driest day of the year.",
    "speaker": "HOLM: And who pays for that",
    "short_dialogue": "No.",
    "missing_stop": "The meeting is expected to last several hours because more than sixty "
    "residents have asked to speak about the pier, the parking and the future of the ferry",
    "non_latin": "会議は来月、町役場で開かれる予定だと市長は述べた。",
    "mail_inside": "“Write to me,” the mayor said, but nobody did.",
    "reader_supported": "The library, funded by the town, will open a reading room on the pier.",
}


@pytest.mark.parametrize("name", DROPPED)
def test_furniture_is_dropped(name: str) -> None:
    assert body(middle(DROPPED[name])) == BEFORE + AFTER


@pytest.mark.parametrize("name", KEPT)
def test_prose_that_resembles_furniture_is_kept(name: str) -> None:
    assert body(middle(KEPT[name])) == [*BEFORE, KEPT[name], *AFTER]


HEADLINES = [
    f"{who} {what}"
    for who in ("Mayor", "Ferry company", "Fishermen’s union", "Court", "Old lighthouse")
    for what in (
        "rejects plan for a second bridge",
        "Wins Prize for Coastal Repairs in Three Years",
        "says storm “was no surprise”",
        "faces 14% cut in new budget, officials say",
        "and the Missing Millions: What We Know About the Fund",
        "to close for the winter after all",
        "opens doors to visitors in May",
        'Warns Of A "Slow Catastrophe" On The Coast',
    )
]
COMMENTS = [
    "Comments",
    "John\n2 hours ago\nThis council has never finished anything on time.\nReply",
    "maria_k\nYesterday at 10:15\nI love that old pier! Rebuild it.\nReply",
    "Old Salt\n3 days ago\nWho pays for all this, I wonder? We do, of course.\nReply",
]
NEWSLETTER = (
    "Sign up for our newsletter\n\nEnter your email address to get the week’s best stories."
)


@pytest.mark.parametrize("separator", ["\n", "\n\n"])
@pytest.mark.parametrize("comments", [COMMENTS, COMMENTS[1:]], ids=["headed", "bare"])
@pytest.mark.parametrize("heading", ["Related Articles\n\n", ""])
def test_appended_furniture_leaves_the_body_as_it_was(
    separator: str, comments: list[str], heading: str
) -> None:
    assert len(HEADLINES) == 40
    below = heading + separator.join(HEADLINES) + "\n\n" + NEWSLETTER
    page = ARTICLE + "\n\n" + below + "\n\n" + "\n\n".join(comments)
    assert find_body(page) == find_body(ARTICLE)


def test_bare_comments_without_names_after_many_headlines() -> None:
    remarks = ["This is a scandal.", "I agree with the mayor on this one!", "Who pays? We do."]
    page = "\n\n".join([ARTICLE, "\n".join(HEADLINES), NEWSLETTER, *remarks])
    assert find_body(page) == find_body(ARTICLE)


def test_menu_above_the_article() -> None:
    menu = (
        "Home\nNews\nSport\nTravel & Leisure\n\nSubscribe\n\nToday’s paper\n\nPier to Be Rebuilt\n"
    )
    assert body(menu + "\n" + ARTICLE) == BEFORE + AFTER


def test_record_above_the_article() -> None:
    record = "Headline: Pier to be rebuilt.\nDate: 2021-01-04\nPublisher: Coast Press\n\n"
    assert body(record + ARTICLE) == BEFORE + AFTER


def test_headlines_between_paragraphs() -> None:
    block = "You may also like\n\n" + "\n".join(HEADLINES[:4])
    assert body(middle(block)) == BEFORE + AFTER


def test_teasers_under_related_stories() -> None:
    teasers = [f"{line}\n\nThe story so far, in brief." for line in HEADLINES[:5]]
    page = "\n\n".join([ARTICLE, "More from this section", *teasers])
    assert body(page) == BEFORE + AFTER


def test_comment_counter_above_the_article_does_not_close_it() -> None:
    assert body("Pier to be rebuilt\n\n3 Comments\n\n" + ARTICLE) == BEFORE + AFTER
    page = "\n\n".join([BEFORE[0], "Share\nTweet\nComments", *BEFORE[1:], *AFTER])
    assert body(page) == BEFORE + AFTER


@pytest.mark.parametrize(
    "marker",
    ["3 Comments", "Leave a comment", "Leave a Reply", "No comment on «Pier to be rebuilt»",
     "Show Comments (37)", "Join the conversation"],
)  # fmt: skip
def test_everything_after_the_comments_heading_is_dropped(marker: str) -> None:
    remark = "They have promised this since I was a boy, and I am sixty now."
    assert body(f"{ARTICLE}\n\n{marker}\n\n  • Old Salt\n\n    {remark}\n\n    Reply\n") == (
        BEFORE + AFTER
    )


def test_biography_counts_only_at_the_end() -> None:
    biography = "Ana Ruiz is a staff writer who covers the coast."
    assert body(ARTICLE + "\n\n" + biography) == BEFORE + AFTER
    assert body(ARTICLE + "\n\n" + biography + "\n\nSource link") == BEFORE + AFTER
    assert biography in body(middle(biography))


def test_list_after_a_colon_is_body() -> None:
    items = ["shorter waiting times for permits", "a new crane for the boatyard"]
    page = "\n\n".join([ARTICLE, "The council also promised:", *items])
    assert body(page)[-2:] == items


def test_bulleted_links_at_the_end_are_not() -> None:
    links = [f"• {line}" for line in HEADLINES[:6]]
    assert body(ARTICLE + "\n\n" + "\n".join(links)) == BEFORE + AFTER


def test_only_the_first_of_two_equal_paragraphs_counts() -> None:
    page = "\n\n".join([BEFORE[1], BEFORE[0], *BEFORE[1:], *AFTER])
    assert body(page) == [BEFORE[1], BEFORE[0], BEFORE[2], *AFTER]


@pytest.mark.parametrize(
    "dateline",
    ["TUNIS, Aug 29 (Newswire) - ", "TUNIS (NW) — ", "(Newswire) - ", "LAGOS, Nigeria — ",
     "NEW TOWN: ", "TUNIS—", "(NW)", "Tunis (NW) ", "Accra, Ghana - ", "ST. ANNE, 5 May – "],
)  # fmt: skip
def test_dateline_is_cut_from_the_first_paragraph(dateline: str) -> None:
    assert body(dateline + ARTICLE) == BEFORE + AFTER


@pytest.mark.parametrize(
    "opening",
    ["The Harbour Union (HU) said the pier was safe.", "Holm — who voted no — left early.",
     "Piers (and bridges) - all of them - rust.", "The vote: nine to four."],
)  # fmt: skip
def test_openings_that_look_like_datelines_stay_whole(opening: str) -> None:
    assert body(opening + "\n\n" + ARTICLE)[0] == opening


def test_speakers_of_a_transcript_stay() -> None:
    lines = ["HOST: Good evening.", "HOLM: Good evening to you.", "HOST: So who pays for it?"]
    assert body("\n\n".join(lines)) == lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_any_kind_of_line_end_parts_lines(end: str) -> None:
    assert body(end.join(BEFORE + AFTER)) == BEFORE + AFTER
    assert body((end * 2).join(BEFORE + AFTER)) == BEFORE + AFTER


def wrapped(paragraph: str, width: int) -> str:
    lines, line = [], ""
    for word in paragraph.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


@pytest.mark.parametrize("width", [50, 66, 72, 100])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_hard_wrapped_lines_are_one_paragraph(width: int, end: str) -> None:
    text = "\n\n".join(wrapped(paragraph, width) for paragraph in BEFORE + AFTER)
    found = body(text.replace("\n", end))
    assert [" ".join(paragraph.split()) for paragraph in found] == BEFORE + AFTER


def test_article_on_one_line() -> None:
    line = " ".join(BEFORE + AFTER)
    assert body(line) == [line]


def test_invisible_marks_and_spaces_are_stripped() -> None:
    assert body("\ufeff\u200b  \u3000It rained.\u00a0\u200b\n") == ["It rained."]


@pytest.mark.parametrize(
    "text",
    ["It rained.", "just landed and the whole airport is dark lol", "Storm hits the coast",
     "storm shuts the only road to the northern villages tonight"],
)  # fmt: skip
def test_short_texts_are_body(text: str) -> None:
    assert body(text) == [text]


def test_list_of_sentences_is_body() -> None:
    lines = ["It rained.", "The pier fell.", "Nobody was hurt."]
    assert body("\n".join(lines)) == lines


@pytest.mark.parametrize(
    "text",
    ["", " \n\t", "***", "Home\nNews\nSport\nContact us\nTerms of use", "\n".join(HEADLINES),
     "<br>\n<div></div>", "Advertisement"],
)  # fmt: skip
def test_no_prose_no_body(text: str) -> None:
    assert find_body(text) == []


def test_one_huge_line() -> None:
    line = "The pier fell and nobody was hurt. " * 30_000
    assert find_body(line) == [(0, len(line) - 1)]
    assert find_body("‘" * 300_000) == []
    assert find_body("• \n" * 100_000) == []


_PIECES = st.sampled_from(
    [*BEFORE, *AFTER, *DROPPED.values(), *KEPT.values(), *HEADLINES[:6], *COMMENTS, "Related",
     "\n", "\r\n", "\r", "\u2028", "\x85", " ", "\ufeff", "\u200b", "•", "*", "“", "(", "\x00"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(st.one_of(_PIECES, st.text(max_size=8))).map("".join)))
@settings(max_examples=300)
def test_spans_are_sorted_disjoint_and_stripped(text: str) -> None:
    last = 0
    for start, end in find_body(text):
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        last = end


@given(st.lists(st.one_of(_PIECES, st.text(max_size=8))).map("".join))
@settings(max_examples=200)
def test_blocks_cover_every_visible_character(text: str) -> None:
    covered = "".join(text[block.start : block.end] for block in split_blocks(text))
    seen = [c for c in text if c.isalnum()]
    assert [c for c in covered if c.isalnum()] == seen


def test_pages_read_together_have_the_bodies_they_have_alone() -> None:
    pages = [*nasty_texts(0, 200), "", ARTICLE, "Subscribe to our newsletter", ARTICLE * 2]
    assert bodies_of(written_plainly(pages)) == list(map(find_body, pages))
