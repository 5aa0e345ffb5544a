"""A text that was stored with HTML tags is read as a browser shows it."""

from __future__ import annotations

import html
import json
from collections.abc import Callable

import pytest

import credscore
from credscore.document.tags import without_tags
from credscore.document.tokens import visible
from tests.contract import check_alike

LINK = '<a href="https://np.example/a?b=1&amp;c=2" title="More > less" target=_blank>'


def _wrapped(opening: str, closing: str, between: str = "") -> Callable[[list[str]], str]:
    return lambda texts: between.join(f"{opening}{html.escape(one)}{closing}" for one in texts)


#: How columns of tables hold the paragraphs of an article.
FORMATS: dict[str, Callable[[list[str]], str]] = {
    "paragraphs": _wrapped("<p>", "</p>"),
    "paragraphs in lines": _wrapped("<p>", "</p>", "\n"),
    "paragraphs, none closed": _wrapped("<P>", ""),
    "paragraphs with attributes": _wrapped('<p class="a b" style="margin:0">', "</p>", "\n  "),
    "divisions": lambda texts: f'<div id="c1">{_wrapped("<div>", "</div>")(texts)}</div>',
    "line breaks": _wrapped("", "", "<br><br>"),
    "line breaks and lines": _wrapped("", "", "<br />\n<br/>\n"),
    "entries": lambda texts: f"<ul>{_wrapped('<li>', '</li>')(texts)}</ul>",
    "cells": lambda texts: f"<table>{_wrapped('<tr><td>', '</td></tr>')(texts)}</table>",
    "links": lambda texts: _wrapped("<p>", "</p>")(texts).replace(" the ", f" {LINK}the</a> "),
    "bold words": lambda texts: _wrapped("<p>", "</p>")(texts).replace(" a ", " <b>a</b> "),
    "lines inside paragraphs": lambda texts: _wrapped("<p>\n", "\n</p>")(
        [one.replace(", ", ",\n   ") for one in texts]
    ),
    "written out": lambda texts: html.escape(_wrapped("<p>", "</p>")(texts)),
    "JSON": lambda texts: json.dumps(_wrapped('<p class="a">', "</p>")(texts)),
    "JSON of PHP": _wrapped("<p>", "<\\/p>"),
    "a page": lambda texts: (
        "<!DOCTYPE html><html><head><title>It Rained</title><style>p > b {color: red}</style>"
        "<script>if (1 < 2) { document.write('They lied, he said.') }</script></head><body>"
        '<nav><a href="/">Home</a> <a href="/news">All the news that we have today.</a></nav>'
        f"<!-- <p>No such text was written. --><h1>It Rained</h1>{_wrapped('<p>', '</p>')(texts)}"
        '<figure><img src="a.jpg" alt="It is a shameful pier."><figcaption>The shameful pier was '
        "full on Monday, he said.</figcaption></figure><footer><p>It is all ours, we said.</p>"
        "</footer></body></html>"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_tags_move_nothing(paragraphs: list[str], name: str) -> None:
    before = credscore.score("\n\n".join(paragraphs))
    check_alike(before, credscore.score(FORMATS[name](paragraphs)))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("It <b>rained</b> <i class=x>all</i> day.", "It rained all day."),
        ("<p>It\nrained.</p>", "It rained."),
        ("It rained.<br>It fell.", "It rained.\nIt fell."),
        ("<H2>It</H2><o:p></o:p>rained", "It\n\nrained"),
        ("<ul><li>Rain</li><li>Wind</li></ul>", "• Rain\n• Wind"),
        ("It <!-- not -->rained<script async>x < 1</script>.", "It rained."),
        ("<p>It rained.</p><script>", "It rained."),
        ("<p>It <script>x</script>rained.</p>", "It rained."),
        ("It rained.<br><b>It</b><script>x</script> fell.", "It rained.\nIt fell."),
        ("It rained.\n<script>x</script><nav>More</nav>It fell.", "It rained.\nIt fell."),
        ("Poe said <q>it <b>rained</b></q>.", "Poe said “it rained”."),
        ("&lt;q&gt;It fell.&lt;/q&gt;", "“It fell.”"),
        ("<p title='Roe's pier'>It fell.", "It fell."),
        ("<aside>More</aside>It fell.<iframe src=x />", "It fell."),
        ("&lt;p&gt;It &lt;b&gt;fell&lt;/b&gt;.&lt;/p&gt;", "It fell."),
    ],
)
def test_tags_are_read_as_they_are_shown(text: str, seen: str) -> None:
    plain = without_tags(text)
    assert len(plain) == len(text)
    lines = [line.strip() for line in visible(plain).strip().splitlines()]
    assert "\n".join(lines).replace("\n\n\n", "\n").replace("\n\n•", "\n•").split() == seen.split()
    assert ("\n" in "\n".join(lines)) is ("\n" in seen)


@pytest.mark.parametrize(
    "text",
    [
        "text < 5 and > 3",
        "x<y and y>z, a <b and c> d",
        "<Roe> Hello. <Poe, laughing> Hi.",
        "<3 and <- and -> and <<x>>",
        "It is <https://np.example/a> or <ann@np.example>.",
        "The pier <a mess",
        "Write &lt;p&gt; before a paragraph.",
        "&lt; 5 &gt;",
        "A page may hold a <script> tag.\n\n<p2>\n\nIt ends with </script> at last.",
        "It may hold a &lt;script&gt; tag.\n\nIt ends with &lt;/script&gt; at last.",
        "There are the <head> and the <nav>, both old, and then </nav> and </head>.",
        "",
    ],
)
def test_what_only_looks_like_tags_is_left(text: str) -> None:
    assert without_tags(text) == text


def test_a_quotation_in_a_link_keeps_its_tags_in_its_text() -> None:
    text = f"<p>Mayor Ann Roe said “it is {LINK}late</a>,” and left.</p>"
    scored = credscore.score(text)
    (quoted,) = [e.text for e in scored.evidence if e.kind == "quotation"]
    assert quoted == f"“it is {LINK}late</a>,”"
    assert scored.body == ((3, len(text) - 4),)
    assert scored.sentences[0].start == 3


@pytest.mark.parametrize(
    "quoted", ["<q>It is late.</q>", "<q cite='/a'>It is late,</q>", "<q><b>late</b></q>"]
)
def test_an_element_for_quotations_is_one(quoted: str) -> None:
    scored = credscore.score(f"<p>Mayor Ann Roe said {quoted} and left the pier.</p>")
    assert [e.text for e in scored.evidence if e.kind == "quotation"] == [quoted]


@pytest.mark.parametrize(
    "text",
    [
        "Aides of Mayor Ann Roe did not say that the pier was shut. She said it was late.",
        "The clerk will explain that the pier is shut. Bo Poe was told that it was late.",
    ],
)
def test_a_link_before_a_cue_does_not_hide_whether_something_is_said(text: str) -> None:
    linked = text.replace(" say ", f" {LINK}say</a> ").replace(" explain ", f" {LINK}explain</a> ")
    before, after = credscore.score(text), credscore.score(linked)
    assert len(linked) > len(text)
    assert [e.kind for e in after.evidence] == [e.kind for e in before.evidence]
