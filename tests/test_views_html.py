"""The page of an article, on scores made by hand."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.kinds import EVIDENCE_KINDS
from credscore.parts import Evidence, HeadScore
from credscore.views.article_report import fragment, page
from credscore.views.highlight import TAGS, article
from credscore.views.phrases import LIMITS
from credscore.views.text import summary
from tests.made_scores import ALL, TEXT, abstention, make_score

VOID = {"meta", "input", "br"}


class Checker(HTMLParser):
    """Collects text and attributes, and fails on tags that do not match."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.article: list[str] = []
        self.scripts: list[str] = []
        self.inside_tag = 0

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)
            is_tag = (dict(attrs).get("class") or "").startswith("tag")
            self.inside_tag += bool(self.inside_tag or is_tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        self.inside_tag -= bool(self.inside_tag)

    def handle_data(self, data):
        if "script" in self.open:
            self.scripts.append(data)
        elif "style" not in self.open:
            self.text.append(data)
            if not self.inside_tag:
                self.article.append(data)


def check(markup: str) -> Checker:
    checker = Checker()
    checker.feed(markup)
    checker.close()
    assert checker.open == []
    return checker


# HTML


@pytest.mark.parametrize("score", ALL)
@pytest.mark.parametrize("view", [page, fragment])
def test_html_is_well_formed_and_loads_nothing(score, view):
    checker = check(view(score))
    assert not checker.tags & {"link", "img", "iframe", "object", "a", "form"}
    # Escape closes notes: the one script of a page, none in a notebook.
    assert len(checker.scripts) == (view is page)
    names = {name for name, _ in checker.attributes}
    assert not names & {"src", "href", "style"}
    assert not any(name.startswith("on") for name in names)
    assert "url(" not in view(score)
    assert "@import" not in view(score)


def test_html_shows_scores_intervals_and_contributions():
    text = " ".join(" ".join(check(page(make_score())).text).split())
    assert "90 % interval 0.45 to 0.78" in text
    assert "higher than 71 % of reference articles" in text
    assert "About 20 of 100 such texts would be called hyperpartisan by readers" in text
    assert "statements with a source" in text
    assert "+0.120" in text
    assert "+0.620" in text  # the sum: intercept and contributions
    assert LIMITS in text


def test_html_says_so_where_the_range_is_wide_or_there_is_no_score():
    head = HeadScore("credibility", "regression", 0.5, (0.1, 0.9), 50.0, {}, 0.5)
    assert "a rough guide." in page(make_score(heads={"credibility": head}))
    assert "a rough guide." not in page(make_score())
    assert "No score is given" in page(abstention())


def test_html_marks_kind_and_voice_without_relying_on_colour():
    markup = article(make_score())
    assert '<mark class="k-loaded v-author"' in markup
    assert '<mark class="k-quotation v-quoted"><mark class="k-loaded v-quoted"' in markup
    assert set(TAGS) == set(EVIDENCE_KINDS)
    labels = re.findall(r'<span class="tag[^>]*>([^<]*)<', markup)
    assert labels == [
        "not scored",
        "loaded",
        "hedge",
        "named source",
        "loaded, quoted",
        "not scored",
    ]


def test_html_gives_the_reason_of_every_mark_to_the_keyboard():
    score = make_score()
    tags = re.findall(r'<span class="tag [^>]*>[^<]*<span class="note">([^<]*)', article(score))
    assert len(tags) == sum(item.kind != "quotation" for item in score.evidence)
    assert article(score).count('tabindex="0"') == len(tags)
    assert " Loaded (the writer’s own words): note on loaded" in tags


def test_html_can_filter_each_kind_and_voice_that_occurs():
    markup = page(make_score())
    boxes = re.findall(r'<input type="checkbox" class="f-(\w+)" checked', markup)
    assert boxes == ["hedge", "loaded", "named_source", "quotation", "author", "quoted"]
    for name in boxes:
        assert f":has(.f-{name}:not(:checked))" in markup
    assert "checkbox" not in page(make_score(evidence=()))


def test_html_lists_who_is_cited_how_often_and_how():
    text = 'The bridge is safe, Ann Lee said. "It will stand," she added. Critics say it may fall.'
    markup = page(make_score(text=text, body=((0, len(text)),), evidence=(), attributions=()))
    rows = re.findall(r"<tr><th scope='row' dir='auto'>(.*?)</tr>", markup)
    cells = [re.sub(r"<[^>]*>", "|", row).strip("|") for row in rows]
    assert cells == [
        "Ann Lee||Ann Lee||named person||1||1",
        "Critics||Critics||nobody in particular||0||1",
    ]


def test_a_page_names_the_source_it_was_given():
    assert "Source: <bdi>The &lt;Daily&gt; Planet</bdi></p>" in page(
        make_score(source="The <Daily>\nPlanet")
    )
    for source in (None, "", " \t"):
        assert "Source:" not in page(make_score(source=source))


def test_a_page_grows_with_its_article_and_no_faster():
    def size(paragraphs: int) -> int:
        part = "The vile plan may fail, Ann Lee said.\n\n"
        text = part * paragraphs
        items = [
            Evidence(kind, at + start, at + end, text[at + start : at + end], "author", "n")
            for at in range(0, len(text), len(part))
            for kind, start, end in (("loaded", 4, 8), ("hedge", 14, 17))
        ]
        body = tuple((at, at + len(part) - 2) for at in range(0, len(text), len(part)))
        return len(page(make_score(text=text, evidence=tuple(items), body=body)))

    base, one, four = size(1), size(100), size(400)
    assert four - base < 4.2 * (one - base)


def test_html_greys_out_what_was_not_scored():
    markup = article(make_score())
    furniture = re.findall(r'<div class="furniture".*?</div>', markup, re.DOTALL)
    assert len(furniture) == 2
    assert all("not scored" in part for part in furniture)
    assert "Home | News" in furniture[0]
    assert "Share this article" in furniture[1]
    assert "vile" not in "".join(furniture)


def words_of(markup: str) -> list[str]:
    return "".join(check(markup).article).split()


def test_html_keeps_every_word_in_order():
    assert words_of(article(make_score())) == TEXT.split()


HOSTILE = "<script>alert(1)</script> \"' onload=x & <img src=x onerror=y> </style></title>"


def test_html_escapes_everything_from_the_caller():
    text = f"{HOSTILE} said {HOSTILE}"
    item = Evidence("loaded", 0, len(HOSTILE), HOSTILE, "author", HOSTILE)
    head = HeadScore(HOSTILE, "binary", 0.5, (0.4, 0.6), 50.0, {HOSTILE: 1.0}, 0.0)
    score = make_score(
        text=text,
        title=HOSTILE,
        body=((0, len(text)),),
        evidence=(item,),
        heads={HOSTILE: head},
        features={HOSTILE: 1.0},
        warnings=(HOSTILE,),
    )
    for view in (page, fragment):
        checker = check(view(score))
        assert "img" not in checker.tags
        assert len(checker.scripts) == (view is page)
        assert "alert" not in "".join(checker.scripts)
        assert not any(name.startswith("on") for name, _ in checker.attributes)
    assert words_of(article(score)) == text.split()


def test_html_of_a_lone_surrogate_and_nul_can_be_written(tmp_path):
    text = "A lone \ud800 surrogate and a \x00 byte."
    score = make_score(text=text, title=text, body=((0, len(text)),), evidence=())
    written = score.to_html(tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == written
    assert "\x00" not in written


@given(st.data())
def test_overlapping_evidence_gives_well_formed_html_with_every_character(data):
    text = data.draw(st.text(st.sampled_from("ab <&\n”"), min_size=1, max_size=40))
    offsets = st.integers(0, len(text))
    cuts = sorted(data.draw(st.lists(offsets, max_size=6, unique=True)))
    body = tuple(zip(cuts[::2], cuts[1::2], strict=False))
    spans = data.draw(st.lists(st.tuples(offsets, offsets), max_size=8))
    kinds = st.sampled_from(sorted(EVIDENCE_KINDS))
    items = [
        Evidence(data.draw(kinds), min(s), max(s), text[min(s) : max(s)], "author", "n")
        for s in spans
    ]
    score = make_score(
        text=text, body=body, evidence=tuple(sorted(items, key=lambda e: (e.start, e.end, e.kind)))
    )
    check(fragment(score))
    kept = "".join(words_of(article(score)))
    assert kept == "".join(text.split())


def test_evidence_over_two_paragraphs_is_marked_in_both():
    text = "One two\n\nthree four"
    item = Evidence("booster", 4, 14, text[4:14], "author", "n")
    markup = article(make_score(text=text, body=((0, 7), (9, 19)), evidence=(item,)))
    marked = re.findall(r'<mark class="k-booster[^>]*>([^<]*)</mark>', markup)
    assert marked == ["two", "three"]
    assert markup.count("t-booster") == 1


@pytest.mark.parametrize("score", ALL)
def test_no_view_calls_a_text_true_or_fake(score):
    shown = "".join(check(fragment(score)).text)
    words = (summary(score) + shown).replace(LIMITS, "").lower()
    assert not re.search(r"\b(true|false|fake|lie|lies|liar|fact)\b", words)


@pytest.mark.parametrize("score", ALL)
def test_every_heading_of_a_table_says_what_it_heads(score):
    headings = re.findall(r"<th\b[^>]*>.?", page(score))
    assert all("scope=" in heading and heading[-1] != "<" for heading in headings)


@pytest.mark.parametrize(("value", "share"), [(0.004, "Fewer than 1"), (0.996, "More than 99")])
def test_no_share_of_readers_is_rounded_to_none_or_all(value, share):
    head = HeadScore("bias", "binary", value, (0.0, 1.0), 22.0, {}, -0.98)
    assert f"{share} of 100 such texts" in page(make_score(heads={"bias": head}))
