"""Reports of any text at all: they can be made, are well-formed and hold the text."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

import credscore

VOID = {"meta", "input", "br"}
#: Pieces that news, scrapes and attackers are made of.
PIECES = st.one_of(
    st.sampled_from(
        [
            "The minister said the vile plan may fail. ", '"Never," said Ann Lee. ', "“Open ",
            "Critics say so. ", "<script>x</script>", "</style>", "\n\n", "\r\n", "\u202e", "\x00",
            "According to a report, ", "\ud800", "Share this article\n", "Σίγμα İstanbul ", "&amp;",
        ]
    ),
    st.text(max_size=12),
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=25).map("".join).map(lambda text: f"{text} word")


class Balance(HTMLParser):
    """Fails on tags that do not match and on elements no report contains."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        assert tag not in {"img", "iframe", "object", "form", "link"}
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def assert_sound(markup: str) -> None:
    balance = Balance()
    balance.feed(markup)
    balance.close()
    assert balance.open == []
    assert markup.count("<script") == 1
    markup.encode("utf-8", "xmlcharrefreplace")


@settings(max_examples=40)
@given(TEXTS)
def test_the_report_of_any_text_is_sound(text):
    assert_sound(credscore.score(text, title=text).to_html())


@settings(max_examples=20)
@given(TEXTS, TEXTS)
def test_the_comparison_of_any_texts_is_sound(one, other):
    compared = credscore.compare({one: one, other + " 2": other})
    assert_sound(compared.to_html())
    for item in compared.wording:
        for name, start, end in item.spans:
            assert 0 <= start < end <= len(compared.scores[name].text)
    assert str(compared)
