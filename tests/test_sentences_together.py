"""Texts that are read together are read as each is alone, whatever path they take."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from credscore.document import sentences_together
from credscore.document.document import read, read_each
from credscore.document.furniture.lines import (
    _COMMENTS,
    _RELATED,
    opens_comments,
    opens_related,
)
from credscore.document.sentences import split_sentences
from credscore.document.tokens import columns_of
from tests.nasty import nasty_texts

#: What stands before a stop, the stop with what follows, and how the text goes on.
BEFORE = [
    *("it rained", "the U.S", "Mr", "Dr", "Gen", "at 5 p.m", "Jan", "Inc", "No", "J", "J.K", "etc"),
    *("Rs", "told J", "A", "\nQ", "\n\nA", "\n \tQ"),
    *("3", "$2.5", "in 2016", "NATO", "“we left", '"we left', "(he left", "said so\xad", "É", "𐀀"),
    *("co-op", "don't", "so\nit ended", "so\xa0it ended", "", "and so..", "the firm’s", "\u0301a"),
]
STOPS = [
    *(
        ". ",
        ".",
        "? ",
        "! ",
        ".  ",
        ".\n",
        ".\xa0",
        "... ",
        "?! ",
        ".” ",
        '." ',
        ".) ",
        ".] ",
        ".’ ",
        "… ",
        " …  ",
        "…” ",
    ),
    *(
        "?” ",
        '!" ',
        ".”",
        '."',
        ".)",
        ".”) ",
        ". — ",
        ".— ",
        ".—",
        ". (",
        " . ",
        ". . . ",
        ".[2] ",
        ".\t",
    ),
]
AFTER = [
    *(
        "The council met",
        "the council met",
        "“The mayor",
        '"The mayor',
        "“the mayor",
        "2016 was dry",
    ),
    *(
        "U.S. troops",
        "U.S. Travel Association",
        "(The mayor",
        "[The mayor",
        "É",
        "𐀀",
        "Ⓐ",
        "…",
        "—",
        "",
    ),
    *("She asked", "Ms Lee said", "“ 5", '"5', "”", ")", "I", "a", "K. Rowling", "A. van Dam"),
]


def is_as_alone(texts: list[str]) -> bool:
    """Return whether each text gives the same when it is read together with the others."""
    together = read_each(texts, [None] * len(texts))
    alone = [read(text) for text in texts]
    return [(one.paragraphs, one.sentences, one.quotations) for one in together] == [
        (one.paragraphs, one.sentences, one.quotations) for one in alone
    ]


def test_every_stop_in_every_company() -> None:
    paragraphs = [
        f"Nobody knew, {before}{stop}{after} in May. It was over.\n\nThey said {before}{stop}"
        for before in BEFORE
        for stop in STOPS
        for after in AFTER
    ]
    texts = ["\n\n".join(paragraphs[first : first + 40]) for first in range(0, len(paragraphs), 40)]
    assert is_as_alone(texts)


def test_most_paragraphs_are_told_by_arrays(
    report_text: str, opinion_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[object] = []

    def noted(text: str, folded: str, paragraphs, stops):  # type: ignore[no-untyped-def]
        left.extend(paragraphs)
        return split_sentences(text, folded, paragraphs, stops)

    monkeypatch.setattr(sentences_together, "split_sentences", noted)
    documents = read_each([report_text, opinion_text], [None, None])
    assert len(left) < sum(len(document.paragraphs) for document in documents) / 2


STOPPED = st.lists(
    st.sampled_from([*BEFORE, *STOPS, *AFTER, " "]) | st.text(max_size=4), max_size=12
).map("".join)


@settings(max_examples=150)
@given(st.lists(STOPPED, min_size=2, max_size=4))
@example(["Home", "Sports"])
@example(["", "."])
@example([". .", "a."])
@example(["Q. Why?\nA. So. A. K. Lee.", "A. So.\r\nQ. Why?"])
def test_any_texts_are_split_as_if_alone(texts: list[str]) -> None:
    assert is_as_alone(texts)


def test_nasty_texts_are_split_as_if_alone() -> None:
    assert is_as_alone(list(nasty_texts(3, 300)))


def test_columns_of_tokens_that_were_cut_together_are_not_copied() -> None:
    tokens = [one.tokens for one in read_each(["It rained.", "", "He left early."], [None] * 3)]
    assert columns_of(tokens) is tokens[0].together
    other = read("No.").tokens
    for some in (
        tokens[::-1],
        tokens[:2],
        tokens[1:],
        [tokens[2]],
        [tokens[0]] * 3,
        [*tokens[:2], other],
    ):
        columns = columns_of(some)
        for name in ("starts", "ends", "is_word", "capital", "numbers"):
            own = [value for one in some for value in getattr(one, name).tolist()]
            assert getattr(columns, name).tolist() == own


def test_headings_are_told_by_their_first_word_and_the_patterns() -> None:
    random_ = random.Random(1)
    words = (
        "show 3 no comments comment (2) leave a reply related more from around the web read next"
    )
    words += " you may also like don’t miss editors’ picks stories His The Editor's : » … -"
    found = 0
    for _ in range(20_000):
        line = " ".join(random_.choices(words.split(), k=random_.randrange(1, 5)))
        line = random_.choice(("", "» ", "\xa0")) + random_.choice(
            (line, line.title(), line.upper())
        )
        for opens, pattern in ((opens_comments, _COMMENTS), (opens_related, _RELATED)):
            matches = pattern.fullmatch(line.lower()) is not None
            assert opens(line) == matches, line
            found += matches
    assert found > 100
