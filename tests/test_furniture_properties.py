"""Property: whatever page furniture stands under an article, its body is the same.

Headlines, prompts and comments are put together from invented words, so that no rule can
know them by heart.
"""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credscore.document.furniture import find_body
from tests.made_pages import body

ARTICLE = [
    (
        "The town library will stay open on Sundays from next month, after the council found "
        "the money for two more librarians in its spring budget."
    ),
    (
        "Readers had asked for the longer hours in a petition that gathered more than four "
        "thousand names, most of them students who have nowhere else to work."
    ),
    (
        "“We printed the petition on our own paper,” said Tomas Vrba, who runs the chess club "
        "in the reading room. “It was worth every sheet.”"
    ),
    (
        "The council said it would look at the numbers again in the autumn and close the "
        "building on Sundays if fewer than a hundred people came."
    ),
]

_SUBJECTS = (
    "Baker", "Tram drivers", "Old town hall", "Minister", "Swimming club", "Judge",
    "Two farmers", "Rare heron", "Football coach", "City’s last cinema",
)  # fmt: skip
_VERBS = (
    "wins", "rejects", "to close", "finds", "may lose", "returns with", "sues over",
    "celebrates", "warns of", "bids farewell to",
)  # fmt: skip
_OBJECTS = (
    "a second bridge", "lost medal", "higher rents", "the night bus", "“perfect” bread recipe",
    "new stadium in May", "14% cut", "old friends", "the wrong horse", "winter swimming ban",
)  # fmt: skip
_ENDS = ("", ": what we know", " – in pictures", ", poll shows", " | Video", " (watch)")
_HEADLINES = [
    f"{subject} {verb} {what}{end}"
    for subject in _SUBJECTS
    for verb in _VERBS
    for what in _OBJECTS
    for end in _ENDS
]


def pick(seed: int, count: int) -> list[str]:
    """Choose different headlines: a list of related articles does not repeat itself."""
    chosen = random.Random(seed)
    cased = [str, str, str.title, str.upper]
    lines = chosen.sample(_HEADLINES, count)
    # In capitals a word and a colon look like the speaker of a transcript: see the last test.
    return [line if ":" in line else chosen.choice(cased)(line) for line in lines]


seeds = st.integers(0, 2**32)
heading = st.sampled_from(
    ("", "Related Articles", "More stories", "You may also like", "Recommended for you",
     "Most read", "Trending now", "RELATED")
)  # fmt: skip
prompt = st.sampled_from(
    (
        "Sign up for our newsletter",
        "Subscribe to our newsletter\nEnter your email address",
        "Get the day’s top stories delivered straight to your inbox every morning.",
        "Sign up for our free weekly newsletter and never miss a story!",
        "Newsletter\n\nSubscribe now and get our best stories by email.",
    )
)
_NAMES = ("Jo", "night_owl7", "Old Salt", "Marta K.", "reader 12", "ChessFan")
_TIMES = ("2 hours ago", "Yesterday at 10:15", "3 days ago", "May 4, 2021 at 9:12 am")
_REMARKS = (
    "They have promised this for years.", "Well done to all of you!", "Who pays? We do, as ever.",
    "I learned to read in that room. Keep it open.", "Typical council nonsense.",
    "My son goes there every Sunday, so this is good news for us.",
)  # fmt: skip
comment = st.builds(
    lambda name, time, remark: f"{name}\n{time}\n{remark}\nReply",
    st.sampled_from(_NAMES),
    st.sampled_from(_TIMES),
    st.sampled_from(_REMARKS),
)
comments = st.lists(comment, min_size=3, max_size=3, unique=True)
comments_heading = st.sampled_from(("Comments", "3 Comments", "Leave a comment", "Leave a Reply"))
line_end = st.sampled_from(("\n", "\r\n"))
gap = st.sampled_from(("\n", "\n\n"))


def test_the_article_alone_is_all_body() -> None:
    assert body("\n\n".join(ARTICLE)) == ARTICLE


@settings(max_examples=200)
@given(seeds, heading, prompt, comments, comments_heading, gap, line_end, st.booleans())
def test_forty_headlines_a_prompt_and_three_comments_change_nothing(
    seed, heading, prompt, comments, comments_heading, gap, line_end, prompt_first
) -> None:
    article = "\n\n".join(ARTICLE)
    headlines = pick(seed, 40)
    links = gap.join([heading, *headlines] if heading else headlines)
    blocks = [prompt, links] if prompt_first else [links, prompt]
    page = "\n\n".join([article, *blocks, comments_heading, *comments])
    article, page = article.replace("\n", line_end), page.replace("\n", line_end)
    assert find_body(page) == find_body(article)


@pytest.mark.parametrize("count", [1, 2, 5, 10, 40, 200])
@settings(max_examples=25)
@given(seed=seeds, heading=heading.filter(bool), gap=gap)
def test_any_number_of_related_headlines_under_a_heading_changes_nothing(
    count, seed, heading, gap
) -> None:
    page = "\n\n".join([*ARTICLE, gap.join([heading, *pick(seed, count)])])
    assert body(page) == ARTICLE


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda line: f"{line}?", id="question"),
        pytest.param(lambda line: f"{line}!", id="exclamation"),
        pytest.param(lambda line: f"{line[:20]}: poll".upper(), id="capitals and a colon"),
    ],
)
def test_headlines_that_look_like_sentences_change_nothing(change) -> None:
    plain = [line for line in pick(1, 60) if line[-1].isalpha() and ":" not in line][:40]
    mixed = [change(line) if n % 5 < 2 else line for n, line in enumerate(plain)]
    page = "\n\n".join([*ARTICLE, "Related Articles", *mixed])
    assert len(mixed) == 40
    assert body(page) == ARTICLE
