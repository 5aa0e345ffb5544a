"""Quotation marks: which pairs they make, and which characters are no quotation marks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credscore.document.marks import Quotation
from credscore.document.quotations import find_quotations


def lines(text: str) -> list[tuple[int, int]]:
    """Return every line that is not blank, stripped, as a paragraph."""
    return [
        (match.start() + len(line) - len(line.lstrip()), match.start() + len(line.rstrip()))
        for match in re.finditer(r"[^\n]+", text)
        if (line := match.group()).strip()
    ]


def quotations(text: str) -> list[Quotation]:
    return find_quotations(text, lines(text))


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


def check(marked: str) -> None:
    """Check a text in which ⟦ and ⟧ stand around its quotations."""
    text = marked.replace("⟦", "").replace("⟧", "")
    assert quoted(text) == re.findall("⟦(.*?)⟧", marked, re.DOTALL)


@pytest.mark.parametrize(
    "marked",
    [
        "⟦“We must go,”⟧ she said. ⟦“Now.”⟧",
        '⟦"We must go,"⟧ she said. ⟦"Now."⟧',
        "⟦‘We must go,’⟧ she said. ⟦‘Now.’⟧",
        "⟦'We must go,'⟧ she said. ⟦'Now.'⟧",
        "⟦«We must go»⟧, she said. ⟦« Now »⟧.",
        "⟦„We must go“⟧, she said. ⟦„Now”⟧.",
        "⟦``We must go,''⟧ she said. ⟦''Now.''⟧ ⟦‘‘So be it,’’⟧ he said.",
        "⟦`We must go,'⟧ she said.",
        "⟦”We must go,”⟧ she said.",
        "A ⟦“green”⟧ plan, (⟦“greener”⟧) and—⟦“greenest”⟧—of all, an anti-⟦'woke'⟧ one.",
        "“” and \"\" and '' and “ ” hold nothing.",
    ],
)
def test_kinds_of_marks(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "They don’t know the miners’ rights, O’Neill’s or the ’90s’ rock ’n’ roll.",
        "They don't know the miners' rights, O'Neill's or the '90s' rock 'n' roll.",
        "Get ’em. Get 'em, 'til the class of '18 comes. 'Twas the boys' turn.",
        "the miner 's lamp, they 're told, do n't work",
        "the Lamb` family, 5′ and 6″",
        "⟦‘It’s the miners’ right to strike,’⟧ he said.",
        "⟦'It's the miners' right to strike,'⟧ he said.",
        "⟦'The miners' rights matter. We won't give in,'⟧ he said of the owners' plan.",
        "⟦‘Double standards’⟧ in policies, said the miners’ union.",
        "⟦'Double standards'⟧ in the miners' and the owners' policies.",
        "A case of ⟦‘double standards’⟧ and ⟦‘good will’⟧.",
        "⟦'I was goin' to leave,'⟧ he said.",
        "The ⟦‘miners’⟧, as they call themselves.",
    ],
)
def test_apostrophes_are_no_quotation_marks(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "⟦“She told me ‘no’ twice,”⟧ he said.",
        "⟦\"She told me 'no'\"⟧, he said. ⟦\"I said, 'Why?'\"⟧",
        "⟦‘She told me “no” twice,’⟧ he said.",
        "⟦“She told me “no” twice,”⟧ he said.",
        '⟦"She told me "no" twice,"⟧ he said.',
    ],
)
def test_nested_quotations_belong_to_the_outer_one(marked):
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Al “Bud” Roe Jr. left with Walter ‘Sonny’ Poe.",
        'They met J. "The Cat" Roe and Mary-Ann "Red Fox" Poe in Holm.',
    ],
)
def test_nicknames_inside_names_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The “Farce” Tax is old.", "“Farce”"),
        ("Roe told CNN’s “New Day” Monday that he left.", "“New Day”"),
        ("Voters Are Said To “Fume” Over Roe", "“Fume”"),
        ("Ann “never” Roe would say so.", "“never”"),
        ("She met Ann. “Never.” Roe left.", "“Never.”"),
        ("Roe “Stop” the boat.", "“Stop”"),
    ],
)
def test_what_is_quoted_beside_names_stays(text: str, words: str) -> None:
    assert quoted(text) == [words]


@pytest.mark.parametrize(
    "marked",
    [
        '⟦“We must go,"⟧ she said. ⟦"We really must,”⟧ he said.',
        '⟦“We must go," ⟧she said.'.replace(" ⟧", "⟧ "),
        "It is ⟦“ our common house ”⟧, he said.",
        "⟦“It’s a mess,“⟧ he said. ⟦“So it is. “⟧",
    ],
)
def test_mixed_and_misplaced_marks(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "They spoke of ⟦“foreign relations”⟧. Money, it can use any of its reserves”. Then ⟦“no”⟧.",
        'A stray mark" here, and ⟦"a real one"⟧ there.',
        'A mark "never closed, he said. And ⟦"a real one"⟧ there.',
        'He agreed.⟦"We must go," ⟧she said.'.replace(" ⟧", "⟧ "),
        '⟦"Yes, "⟧he said. ⟦"We go."⟧',
        '⟦"A broken system."⟧A UN envoy agreed. ⟦"It is."⟧',
        'pic="" author="lamb" time="12">A plain text',
        '">A plain text',
    ],
)
def test_a_lost_mark_costs_one_quotation(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        'He is 6\'2" tall and 5\' 11" wide, with a 12" plate.',
        '⟦"He is 6\'2" tall,"⟧ she said.',
        '⟦"A 12" plate is enough,"⟧ she said.',
        'A ⟦"top 10"⟧ list and a ⟦"top 5"⟧ list.',
    ],
)
def test_marks_behind_numbers_are_told_from_quotation_marks(marked):
    check(marked)


def test_offsets_with_and_without_marks():
    assert quotations("so ``No,'' he") == [Quotation(3, 10, 5, 8)]
    assert quotations("a “b” c") == [Quotation(2, 5, 3, 4)]


@pytest.mark.parametrize(("opening", "closing"), ['""', "“”", "''", "‘’", ("``", "''"), ("“", '"')])
def test_speech_over_several_paragraphs(opening, closing):
    text = (
        f"{opening}This is the first part.\n\n{opening}This is the second.\n\n"
        f"{opening}This is the last,{closing} she said."
    )
    found = quotations(text)
    assert [q.closed for q in found] == [False, False, True]
    assert [q.continued for q in found] == [True, True, False]
    assert [text[q.inner_start : q.inner_end] for q in found] == [
        "This is the first part.",
        "This is the second.",
        "This is the last,",
    ]


def test_speech_that_begins_inside_a_paragraph_continues():
    text = "“No,” she said. “There is more to say.\n\n“Much more.”"
    assert [q.continued for q in quotations(text)] == [False, True, False]


def test_speech_resumed_within_a_paragraph_is_one_quotation():
    check("⟦“It began long ago. “It has not ended yet.”⟧ He left.")
    check('⟦“It began when I was asked about it. "It has not ended yet.”⟧ He left.')
    check("“It began long ago, he said. ⟦“It has not ended yet.”⟧ He left.")


def test_unclosed_quotation_ends_with_its_paragraph():
    text = "She said: “We go.\n\nNobody went."
    (found,) = quotations(text)
    assert (text[found.start : found.end], found.closed) == ("“We go.", False)
    assert not found.continued


def test_unclosed_quotation_is_not_believed_for_ever():
    assert quotations("She said: “We go. " + "Nobody went. " * 200) == []
    assert quotations("She said: 'We go. Nobody went.") == []


def test_furniture_between_paragraphs_is_not_read():
    text = "“Yes” MENU “ad” no “no”"
    assert [text[q.start : q.end] for q in find_quotations(text, [(0, 5), (16, 23)])] == [
        "“Yes”",
        "“no”",
    ]


PIECES = ["a", "workers", "goin", "said", "6", "12", "Why", "’s", "'s", "n", "’90s", "don’t", "…"]
MARKS = ['"', "'", "“", "”", "‘", "’", "„", "«", "»", "`", "``", "''", "‚", "‛", "‟", "′"]
SPACES = [" ", " ", " ", "", "\n", "\n\n", ".", ". ", ", ", "? ", "—", "(", ")", "\xa0", "\u200b"]
marked_text = st.lists(
    st.sampled_from(PIECES) | st.sampled_from(MARKS) | st.sampled_from(SPACES), max_size=60
).map("".join)


def check_well_formed(text, paragraphs):
    """Fail unless quotations follow each other, inside paragraphs and between marks."""
    last, runs_on = 0, False
    for quotation in find_quotations(text, paragraphs):
        start, end = quotation.start, quotation.end
        assert last <= start <= quotation.inner_start < quotation.inner_end <= end
        assert start < quotation.inner_start or runs_on
        assert any(first <= start and end <= stop for first, stop in paragraphs)
        assert set(text[start : quotation.inner_start]) <= set("\"'“”‘„«`‚‛‟’")
        assert text[quotation.inner_start : quotation.inner_end].strip()
        if quotation.closed:
            assert set(text[quotation.inner_end : end]) <= set("\"'“”’»`‘")
            assert quotation.inner_end < end
            assert not quotation.continued
        else:
            assert quotation.inner_end == end
            assert end in {stop for _, stop in paragraphs}
        last, runs_on = end, quotation.continued


@settings(max_examples=1000)
@given(marked_text | st.text(max_size=80))
def test_quotations_are_well_formed(text):
    check_well_formed(text, lines(text))


@settings(max_examples=300)
@given(st.lists(st.sampled_from(["We go", "Why?", "it’s late", "don't"]), min_size=1, max_size=6))
def test_plain_pairs_are_all_found(speeches):
    for opening, closing in ['""', "“”", "«»"]:
        text = " and ".join(f"{opening}{speech}{closing}" for speech in speeches)
        assert quoted(text) == [f"{opening}{speech}{closing}" for speech in speeches]


@pytest.mark.parametrize(
    "unit", ['"', "'", "“", "”", "‘a ", "a’ ", '"a ', 'a" ', "“»", "'a’s ", "“‘"]
)
def test_very_long_paragraphs_come_to_an_end(unit):
    text = unit * (200_000 // len(unit))
    check_well_formed(text, [(0, len(text.rstrip()))])


@pytest.mark.parametrize(
    "marked",
    [
        # speech over paragraphs that quotes others
        "⟦“He told us “everybody knew” of it.⟧\n⟦“I left.”⟧",
        "⟦“He told us ‘everybody knew’ of it.⟧\n⟦“I left.”⟧",
        '⟦"They call it a "ghetto" because we are poor.⟧\n⟦"We are not."⟧',
        # where a mark was lost, or the last quotation closes it, it is not one speech
        "“He left, she said. ⟦“Then it rained”⟧ all day.\n⟦“I left.”⟧",
        "⟦“One. “Two.”⟧ Ana Ruiz, Coast Press\n⟦“I left.”⟧",
        "“The paper says: ⟦“a large part of it,”⟧ the report states.\n⟦“I left.”⟧",
        "“He told us ⟦“everybody knew”⟧ of it.\nThen he left.",
        # speech in single marks that begins inside its paragraph
        "⟦'The trouble,'⟧ he goes on, ⟦'is that it rains.⟧\n⟦'It's wet.'⟧",
        "⟦‘The trouble,’⟧ he goes on. ⟦‘It’s that it rains.⟧\n⟦‘It’s wet.’⟧",
        "He asked: ⟦'Why now? It's wet.⟧\n⟦'It's cold.'⟧",
        "⟦“No,”⟧ he said. ⟦‘It’s a day off.⟧\n⟦‘It’s cold.’⟧",
        "He wrote of the 'wet and cold.\nThen he left.",
        "He wrote of the 'wet and cold.\n⟦'It's cold,'⟧ he wrote.",
    ],
)
def test_speech_that_goes_on_in_the_next_paragraph(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        # one pair of marks for several paragraphs
        "She wrote: ⟦“It rained.⟧\n⟦Then it didn’t.⟧\n⟦The roof leaked.”⟧\nHe left.",
        '⟦"It rained.⟧\n⟦The roof leaked,"⟧ she said. ⟦"It did."⟧\nHe left.',
        '⟦"It rained.⟧\n⟦"It snowed.⟧\n⟦The \'new\' roof leaked,"⟧ she said.',
        # no such pair
        '⟦"It rained, she said.⟧\nThen he left," he wrote.',
        '⟦“It rained.⟧\nA wall of 9" fell. He left.',
        "⟦“It rained.”⟧\nThe roof leaked,” she said.",
        "⟦«It rained.⟧\nThe roof leaked,” she said.",
    ],
)
def test_quotation_closed_in_a_later_paragraph(marked: str) -> None:
    check(marked)


def test_quotation_closed_in_a_later_paragraph_is_continued_up_to_there() -> None:
    found = quotations("“It rained.\nThen it didn’t.\nThe roof leaked.” He left.")
    assert [(one.closed, one.continued) for one in found] == [
        (False, True),
        (False, True),
        (True, False),
    ]


def test_quotation_closed_very_far_away_is_not_believed() -> None:
    check("⟦“It rained.⟧\n" + "It was wet.\n" * 500 + "The roof leaked.” He left.")


@pytest.mark.parametrize(
    "marked",
    [
        "⟦“It rained, “⟧ she said. ⟦“It did.”⟧",
        "⟦“It rained the “wet” kind of rain,”⟧ she said.",
        "⟦“It rained,”⟧ she said. ⟦”It did.⟧\n⟦“It snowed.”⟧",
        "⟦“It rained,”⟧ she said. ”It did.\nIt snowed.",
    ],
)
def test_curly_marks_that_look_the_wrong_way(marked: str) -> None:
    check(marked)
