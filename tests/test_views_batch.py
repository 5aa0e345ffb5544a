"""The report on a scored batch, on columns made by hand."""

from __future__ import annotations

import re
from math import nan

import pytest

from credscore.views.batch_report import Links, listing, overview
from credscore.views.batch_table import read_batch

COLUMNS = {
    "title": ["A plan <b>", None, " ", nan, "Five"],
    "text": ["a", "The council met on Monday.", "x", None, "e"],
    "domain": ["one.com", "one.com", "two.com", None, "<i>two</i>"],
    "credibility": [0.7, 0.2, nan, None, 0.5],
    "credibility_low": [0.4, 0.1, nan, None, 0.3],
    "credibility_high": [0.9, 0.5, nan, None, 0.8],
    "credibility_percentile": [80.0, 3.0, nan, None, 40.0],
    "warnings": ["", "short_text;markup", "too_short", None, ["short_text"]],
    "error": [None, nan, "", "TextTypeError: <not> a str", None],
}
LINKS = Links(["0.html", "1.html", None, None, "4.html"], ["list.html"])


@pytest.fixture
def batch():
    return read_batch(COLUMNS, title="title", source="domain", texts=COLUMNS["text"])


def test_a_batch_is_read_whatever_stands_for_missing(batch):
    assert [head.name for head in batch.heads] == ["credibility"]
    assert batch.titles == ["A plan <b>", "The council met on Monday.", "x", "row 4", "Five"]
    assert batch.sources == ["one.com", "one.com", "two.com", None, "<i>two</i>"]
    assert batch.warnings == [(), ("short_text", "markup"), ("too_short",), (), ("short_text",)]
    assert batch.failed == [3]
    assert batch.abstained == [2]


def test_a_table_without_scores_is_refused():
    with pytest.raises(ValueError, match="no scores with their intervals among"):
        read_batch({"text": ["a"]})


def test_the_overview_counts_links_and_escapes(batch):
    markup = overview("batch <x>.parquet", batch, LINKS)
    text = " ".join(re.sub(r"<[^>]*>", " ", markup).split())
    assert "5 articles: 3 with scores, 1 without because" in text
    assert "1 that could not be read" in text
    assert "TextTypeError: &lt;not&gt; a str" in markup
    assert '<a href="0.html">A plan &lt;b&gt;</a>' in markup
    assert '<a href="list.html">' in markup
    assert "the middle one at 0.50" in text
    assert "short_text" in text
    for hostile in ("<b>", "<x>", "<i>", "<not>"):
        assert hostile not in markup
    assert not re.search(r"\s(style|src|on\w+)=", markup)
    lowest = markup[markup.index("Lowest") : markup.index("Highest")]
    assert lowest.index("council") < lowest.index("Five") < lowest.index("A plan")


def test_sources_stand_with_their_pooled_means(batch):
    markup = overview("b", batch, LINKS)
    table = markup[markup.index("<h2>Sources</h2>") : markup.index("Outliers")]
    rows = re.findall(r"<tr><th scope='row' dir='auto'>(.*?)</th><td class='n'>(\d+)</td>", table)
    # A source without a scored article has no row.
    assert rows == [("one.com", "2"), ("&lt;i&gt;two&lt;/i&gt;", "1")]
    unknown = read_batch(COLUMNS)
    assert "<h2>Sources</h2>" not in overview("b", unknown, LINKS)


def test_what_is_missing_is_explained(batch):
    links = Links([None] * 5, [], "no texts here")
    markup = overview("b", batch, links)
    assert "no texts here" in markup
    assert "<a " not in markup


def test_lists_hold_every_row_once(batch):
    markup = listing("b", batch, LINKS, range(1, 4), "../index.html")
    assert [int(row) for row in re.findall(r"<tr><td class='n'>(\d+)</td>", markup)] == [2, 3, 4]
    assert '<a href="../index.html">' in markup
    assert "TextTypeError: &lt;not&gt;" in markup
