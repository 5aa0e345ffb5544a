"""The same article pasted from a page, a feed, a mail or a PDF is read the same."""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Callable

import pytest

import credscore
from credscore.document.furniture import find_body
from credscore.document.furniture.lines import dateline_length
from credscore.document.markup import entity_ends, has_markup, without_markup
from credscore.document.tokens import visible
from tests.contract import check_alike


def _paragraphs(text: str) -> list[str]:
    return text.strip().split("\n\n")


def _wrapped(text: str, width: int = 72, indent: str = "") -> list[str]:
    return [
        textwrap.fill(one, width, initial_indent=indent, break_on_hyphens=False)
        for one in _paragraphs(text)
    ]


def _entities(text: str) -> str:
    for mark in "“”‘’—":
        text = text.replace(mark, f"&#{ord(mark)};")
    return text


def _justified(text: str) -> str:
    """Return `text` in lines of one width, with more blanks between some words."""
    return re.sub(r"(?m)^(.+)(?=\n.)", _padded, "\n\n".join(_wrapped(text)))


def _padded(line: re.Match[str]) -> str:
    words = line[1].split(" ")
    for place in range(72 - len(line[1])):
        words[place % (len(words) - 1)] += " "
    return " ".join(words)


#: What a page, a feed, a converter or a mail makes of a text.
FORMATS: dict[str, Callable[[str], str]] = {
    "entities": _entities,
    "entities twice over": lambda text: _entities(text).replace("&", "&amp;"),
    "named entities": lambda text: html.escape(text).replace("’", "&rsquo;"),
    "blanks as entities": lambda text: re.sub(r"(?<=[.?!]) ", "&nbsp; ", text),
    "bold paragraphs": lambda text: "\n\n".join(f"**{one}**" for one in _paragraphs(text)),
    "bold openings": lambda text: re.sub(r"(?m)^(\w+ \w+)", r"**\1**", text),
    "italic words": lambda text: re.sub(r"(?<= )(that|with|from)(?= )", r"_\1_", text),
    "links": lambda text: re.sub(r"(?<= )(\w+ \w+)(?= a )", r"[\1](https://np.example/a)", text),
    "footnotes": lambda text: re.sub(r"(?<=[a-z]\.)(?= )", "[3][12]", text),
    "quoted in Markdown": lambda text: "> " + text.strip().replace("\n", "\n> "),
    "quoted mail": lambda text: re.sub(r"(?m)^", "> ", "\n\n".join(_wrapped(text))),
    "wrapped": lambda text: "\n\n".join(_wrapped(text)),
    "wrapped, CRLF": lambda text: "\r\n\r\n".join(_wrapped(text)).replace("\n", "\r\n"),
    "wrapped narrowly": lambda text: "\n\n".join(_wrapped(text, 60)),
    "justified": _justified,
    "wrapped, first lines indented": lambda text: "\n".join(_wrapped(text, 72, "    ")),
    "ligatures": lambda text: text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "two blanks": lambda text: re.sub(r"(?<=[.?!]) ", "  ", text),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_formatting_moves_nothing(article: str, name: str) -> None:
    after = credscore.score(FORMATS[name](article))
    check_alike(credscore.score(article), after, within=0.005)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Roe &amp; Lee won&#8217;t pay&hellip;", "Roe & Lee won’t pay…"),
        ("It was *very* wet, **Ms Roe** said.", "It was very wet, Ms Roe said."),
        ("It was __wet__ and _cold_.", "It was wet and cold."),
        ("The [port](https://np.example/p) shut.", "The port shut."),
        ("The [port](https://np.example/p_(sea)) shut.", "The port shut."),
        ('The [port](/p "A port") and [the quay][2] shut.', "The port and the quay shut."),
        ("![A port](https://np.example/p.jpg)It shut.", "It shut."),
        ("It shut.[4] It opened.", "It shut. It opened."),
        (r"A so\-called \*star\*", "A so-called *star*"),
        ("> It rained.\n> > It stopped.", "  It rained.\n    It stopped."),
    ],
)
def test_marks_that_nobody_saw_are_read_over(text: str, seen: str) -> None:
    plain = without_markup(text)
    assert len(plain) == len(text)
    assert visible(plain) == seen


@pytest.mark.parametrize(
    "text",
    [
        "AT&T and R&D; it rose by 3 & 4 &c.",
        "They are &notaname; people, &#0; says the log.",
        "That f***ing bridge, a b****y mess",
        "5 * 3 * 2 and a 4* hotel",
        "*Not her real name. She left.",
        "The file my_old_notes.txt and @the_pier_ at /a_b_/c",
        "",
        "It fell.[12][13]",
        "[Update] The list[a] of [10] works (see note)",
        "He said [of the pier] (a ruin) no.",
        "x > y and -> z",
        "A first *line\n\nof* a second",
    ],
)
def test_what_only_looks_like_markup_is_left(text: str) -> None:
    assert without_markup(text) == text


def test_evidence_holds_whole_entities() -> None:
    text = (
        "&ldquo;This shameful plan will never pass,&rdquo; Mayor Ann Roe said on Monday. Critics "
        "call it &quot;a scandal.&quot;"
    )
    scored = credscore.score(text)
    assert scored.body == ((0, len(text)),)
    quoted = [e.text for e in scored.evidence if e.kind == "quotation"]
    assert quoted == [
        "&ldquo;This shameful plan will never pass,&rdquo;",
        "&quot;a scandal.&quot;",
    ]
    assert scored.sentences[-1].end == len(text)
    contents = [text[slice(*a.content)] for a in scored.attributions if a.content]
    assert contents[0] == quoted[0]
    assert all(text[e.start : e.end] == e.text for e in scored.evidence)
    assert "markup" in scored.warnings


def test_entity_ends_are_those_of_what_is_replaced() -> None:
    assert entity_ends("a &amp; b &nosuch; c&#39;s") == {3: 7, 21: 25}
    assert entity_ends("nothing") == {}


@pytest.mark.parametrize(("pieces", "found"), [(2, False), (3, True)])
def test_markup_is_three_pieces(pieces: int, found: bool) -> None:
    assert has_markup("It rained&nbsp;again. " * pieces) is found
    assert has_markup("It <b>rained again. " * pieces) is found


def _body(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in find_body(text)]


LINES = [
    (
        "The council of the river towns voted on Monday to rebuild the bridge\n"
        "Mayor Ann Roe had closed in March after an engineer found cracks in it."
    ),
    (
        "Work begins in June and will cost nine million, most of it from the state\n"
        "— the towns pay the rest — and the old ferry runs until it is done."
    ),
    (
        "Two bids came in below the estimate, and both were from firms that have\n"
        "built such bridges before, the clerk of the council told the meeting."
    ),
    (
        "Nobody spoke against the plan on Monday, which a few had called a waste\n"
        "of money when it was first put to the towns in the summer of last year."
    ),
]


def test_a_line_that_begins_with_a_name_or_a_dash_goes_on_in_wrapped_text() -> None:
    assert _body("\n\n".join(LINES)) == [" ".join(one.split()) for one in LINES]


def test_a_list_with_dashes_is_not_joined() -> None:
    text = "\n\n".join(LINES[:1] + LINES[2:]) + (
        "\n\n- The bridge over the river reopens to all traffic in the spring of\n"
        "- The ferry stops when the bridge is open, and the landing is sold then."
    )
    assert "The ferry stops when the bridge is open, and the landing is sold then." in _body(text)


def test_an_indented_line_begins_a_paragraph_of_wrapped_text() -> None:
    whole = [" ".join(one.split()) for one in LINES]
    assert _body("\n".join(textwrap.fill(one, 60, initial_indent="   ") for one in whole)) == whole
    # Where all lines are indented alike it says nothing.
    shifted = textwrap.indent("\n\n".join(textwrap.fill(one, 60) for one in whole), "   ")
    assert _body(shifted) == whole


def test_one_long_line_does_not_hide_that_a_text_is_wrapped() -> None:
    words = "\n".join(textwrap.wrap(" ".join(" ".join(LINES).split() * 4), 72))
    address = "https://np.example/" + "a-long-way-to-say-it-" * 6
    assert len(_body(f"{address}\n{words}")) == len(_body(words))


def test_blank_lines_between_the_lines_of_paragraphs_are_no_breaks() -> None:
    whole = [" ".join(one.split()) for one in LINES]
    apart = "\n\n".join(line for one in whole for line in textwrap.wrap(one, 50))
    assert " ".join(_body(apart)) == " ".join(whole)
    # Lower-case lines in a page of whole paragraphs are left apart.
    page = "\n\n".join(
        [*whole, "towns and the river", "ferries and bridges", "council and its clerk"]
    )
    assert _body(page) == whole


def test_an_article_pasted_twice_keeps_its_questions() -> None:
    whole = [" ".join(one.split()) for one in LINES]
    asking = [
        *whole[:2],
        "Who pays for the rest of it?",
        *whole[2:],
        "Will the ferry ever be back?",
    ]
    text = "\n\n".join(asking)
    assert _body(text) == _body(f"{text}\n\n{text}")[: len(asking)] == asking
    # A table of contents is none of the article, nor are the subheads it lists.
    listed = "\n\n".join([asking[2], asking[-1], *asking])
    assert _body(listed) == whole


@pytest.mark.parametrize(
    "line", ["Weston Quay (NPX Sport) ", "Weston, Eastland, 3 May 2021 – ", "Weston, 12 May — "]
)
def test_datelines_with_the_day_first_or_part_of_an_agency(line: str) -> None:
    assert dateline_length(line + "The bridge reopened.") == len(line)


@pytest.mark.parametrize(
    "text",
    ["Weston Quay (the Old Port) The bridge is there.", "Ann Roe, 3 may come – The rest stay."],
)
def test_what_is_no_dateline(text: str) -> None:
    assert dateline_length(text) == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mayor [Ann Marsh](people/marsh.html) left.", "Mayor Ann Marsh left."),
        ("Mayor [Ann Marsh][marsh] left.", "Mayor Ann Marsh left."),
    ],
)
def test_addresses_of_links_of_other_kinds_are_not_read(text: str, words: str) -> None:
    assert visible(without_markup(text)).replace("\n", " ").split() == words.split()


@pytest.mark.parametrize(
    "text", ["&quot;It rained all day.&quot;He left.", "It is over.&rdquo;The mayor left at once."]
)
def test_no_sentence_begins_inside_an_entity(text: str) -> None:
    first, second = credscore.score(text).sentences
    assert first.end <= second.start
    assert text[second.start : second.end][0].isalpha()


def test_an_article_in_one_line_scores_much_the_same(article: str) -> None:
    before, after = credscore.score(article), credscore.score(" ".join(article.split()))
    assert len(after.body) == 1
    assert after.credibility == pytest.approx(before.credibility, abs=0.01)
    assert after.bias == pytest.approx(before.bias, abs=0.01)
    share = "quotation.paragraph_share"
    assert after.features[share] == pytest.approx(before.features[share], abs=0.2)


@pytest.mark.parametrize(
    "opening", ["By: Ann Roe / Port News ", "Image copyright Ann Roe Image caption A pier ", ""]
)
def test_a_line_that_is_nearly_all_of_the_page_is_the_article(opening: str) -> None:
    line = opening + " ".join(" ".join(LINES).split()) * 3 + " With help from Bo Poe"
    assert _body(line) == [line]
    assert _body(f"Bridge To Be Built Again\n\n{line}") == [line]
    # A short one is a caption, or a byline.
    assert _body(f"{opening}\n\n" + "\n\n".join(LINES)) == [" ".join(one.split()) for one in LINES]
