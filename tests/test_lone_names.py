"""Names of one word where a sentence begins, and words that have a capital for that alone."""

from __future__ import annotations

import numpy as np
import pytest

from credscore.document.document import Document, read_each, read_whole
from credscore.document.lone_names import acts_as_person
from credscore.document.names import LONE, inside_names


def lone(document: Document) -> list[str]:
    return [document.tokens.words[place] for place in np.flatnonzero(document.named == LONE)]


@pytest.mark.parametrize(
    "text",
    [
        "Hope told reporters that the vote would be close.",
        "Love said the road was closed.",
        "Power says it will take a year.",
        "Law later wrote to the board.",
        "Hope, 54, has worked there since 2003.",
        "Hope (54) lives in Hull.",
        "Price (R-Ga.) did not attend.",
        "Best, who chairs the panel, was absent.",
        "Sharp, the deputy mayor, asked for a survey.",
        "Hope, of Oslo, won the seat.",
        "Strange's lawyer asked for more time.",
        "Strange's former lawyer asked for more time.",
        "Long and Smith voted for the bill.",
        "Hope and his staff moved in June.",
        "Long was born in Ohio.",
        "Long has been elected twice.",
        "Love was not charged.",
        "Hope did not respond to questions.",
        "Hope is expected to speak on Friday.",
        "Hope is a former senator from Ohio.",
        "Hope won the first set.",
        "Hope named Lee as the deputy.",
        "Moss joined the board.",
        "“It was late,” Hammer added.",
        "Law and Justice gained three seats.",
        "Early declined to comment.",
    ],
)
def test_what_follows_tells_a_name(text: str) -> None:
    assert len(lone(read_whole(text))) == 1, text


@pytest.mark.parametrize(
    "text",
    [
        "Hope faded as the night went on.",
        "Love is a battlefield.",
        "Hope is the thing with feathers.",
        "Power was restored on Friday.",
        "Work has begun on the bridge.",
        "Confidence has been weaker.",
        "Critics said the plan would fail.",
        "Critics, who have long complained, left.",
        "Many told of long delays.",
        "Everyone told me to wait.",
        "Police said two people were hurt.",
        "People said they were tired.",
        "Parliament said no.",
        "Officials told the paper that it was late.",
        "Research has shown that it helps.",
        "Experience tells us to wait.",
        "Lawyer says client is ill.",
        "Reportedly told to leave, he stayed.",
        "He told them to leave.",
        "Emphasis added.",
        "Deal signed Monday.",
        "Bail denied.",
        "Fear, the doctor said, is a poor guide.",
        "However, 54 people voted.",
        "Deaths and injuries were rare.",
        "Love and hate are close.",
        "Today's lawyers earn more.",
        "Everybody's lawyer left.",
        "Time's up for the mayor.",
        "Suffice to say it rained.",
        "Already kicked out, he left.",
        "Little is known about it.",
        "May I ask who said that?",
        "Hope",
        "Hope,",
        "Hope and",
        "Hope is",
    ],
)
def test_words_that_open_a_sentence_are_no_names(text: str) -> None:
    assert lone(read_whole(text)) == [], text


@pytest.mark.parametrize(
    "text",
    [
        "Gov. Marcus Hope, who lives in Hull, left. Hope faded.",
        "We met Marcus Hope. He left with Hope. The paper quoted Hope. Hope faded.",
        "Ann Rocks, the chemist, left. Rocks faded.",
    ],
)
def test_a_name_that_the_text_tells_is_one_where_a_sentence_begins(text: str) -> None:
    assert len(lone(read_whole(text))) == 1, text


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Hope was closed. Hope faded.",  # told once, and not introduced
        "We met Marcus Hope, who had little hope. He lost hope. Hope faded.",
        "1. Hope. 2. Hope. 3. Hope, he said. Hope faded.",
        "The Feds met the Feds and the Feds. Feds faded.",
        "See Figure 1, Figure 2 and Figure 3. Figure 4 shows it.",
        "New Hope, Said New Hope, After All New Hope. Hope faded.",  # title case
        "I met Mr. Hope, who left.\n\nHe left with hope and hope. Hope faded.",
    ],
)
def test_a_text_that_tells_too_little_leaves_the_word(text: str) -> None:
    assert lone(read_whole(text)) == [], text


def test_one_text_tells_the_next_nothing() -> None:
    texts = [
        "We met Marcus Hope, who left.",
        "Hope faded.",
        "",
        "Hope",
        "said he.",
        "Ann Hope, 54, left. Hope faded.",
    ]
    together = read_each(texts, [None] * len(texts))
    assert [lone(document) for document in together] == [[], [], [], [], [], ["hope"]]
    for document, text in zip(together, texts, strict=True):
        assert document.named.tolist() == read_each([text], [None])[0].named.tolist()


def test_a_lone_name_is_inside_a_name_and_the_first_word_is_not() -> None:
    document = read_whole("Hope told us. Then Hope left. Power is out.")
    inside = inside_names(document.named, document.sentence_tokens[:-1])
    words = document.tokens.words
    assert [words[place] for place in np.flatnonzero(inside)] == ["hope", "hope"]


def test_any_token_may_be_asked() -> None:
    for text in ("Hope", "Hope ,", "Hope , the", "Hope was", "Hope , the mayor , asked", "¿Hope?"):
        tokens = read_whole(text).tokens
        for place in range(len(tokens)):
            assert isinstance(acts_as_person(tokens, place), bool)
