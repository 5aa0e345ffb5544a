"""Articles side by side, on stories made up for the purpose."""

from __future__ import annotations

import json
import pickle
import re
import sys

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import credscore
from credscore.comparison.articles import stem
from credscore.comparison.sources import same_name
from tests.labelled_articles import make_table

HERALD = """The harbour bridge will close for eleven weeks, engineer Michael Kugelmann said on \
Tuesday. "Two bearings are cracked," he told the council.

The transport ministry will pay for the repair, according to a report by the audit office.

Ferries will run every twenty minutes between Easthaven and the old customs quay until the \
bridge is open again.

Residents of Easthaven welcomed the closure, Mayor Ann Lee said.
"""
POST = """The shameful bridge has been a disgrace for years. The transport ministry will pay for \
the repair of the cracked bearings.

"It is safe to walk on," Kugelmann said. Critics say the closure comes too late.

Ferries will run every twenty minutes between Easthaven and the old customs quay until the \
bridge opens again.

The brutal closure will ruin shops on the quay, trader Bo Dahl said.
"""
TIMES = """The closure of the harbour bridge begins on Monday. Opposition leader Bruce Lee said \
the ministry knew of the cracked bearings for a year.
"""


@pytest.fixture(scope="module")
def compared() -> credscore.Comparison:
    return credscore.compare({"Herald": HERALD, "Post": POST, "Times": TIMES})


def test_a_surname_meets_the_full_name_and_namesakes_stay_apart(compared):
    shared = {source.name: sorted(source.articles) for source in compared.shared_sources}
    assert shared == {"Michael Kugelmann": ["Herald", "Post"]}
    only = {name: [s.name for s in sources] for name, sources in compared.only_in.items()}
    assert only == {"Herald": ["Ann Lee"], "Post": ["Bo Dahl"], "Times": ["Bruce Lee"]}


def test_a_surname_that_fits_two_people_is_nobody_in_particular():
    texts = {
        "A": "The road is open, Ann Lee said.",
        "B": "The road is shut, Bruce Lee said.",
        "C": "The road is wet, Lee said.",
    }
    compared = credscore.compare(texts)
    assert compared.shared_sources == ()
    assert [source.name for source in compared.only_in["C"]] == ["Lee"]


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("Norway's Road Office", "Sweden’s Road Office", []),
        ("Norway's Road Office", "The Road Office", ["Norway's Road Office"]),
        ("Norway's Road Office", "Norway’s Road Office", ["Norway's Road Office"]),
        ("John Roe Jr.", "John Roe", []),
        ("John Roe Jr.", "Roe", ["John Roe Jr."]),
        ("The Farmers Union", "The Teachers Union", []),
    ],
)
def test_bearers_of_one_name_are_not_one_source(one, other, shared):
    compared = credscore.compare({"A": f"{one} said it is safe.", "B": f"{other} said it is old."})
    assert [source.name for source in compared.shared_sources] == shared


def test_initials_of_a_shorter_name_find_its_group():
    texts = {
        "A": "The road is open, the Royal Easthaven Road Office said.",
        "B": "The road is shut, the Easthaven Road Office said.",
        "C": "The road is wet, according to ERO.",
    }
    (shared,) = credscore.compare(texts).shared_sources
    assert (shared.name, sorted(shared.articles)) == (
        "Royal Easthaven Road Office",
        ["A", "B", "C"],
    )


def test_two_names_of_one_source_are_counted_together():
    texts = {
        "A": "The road is open, the Easthaven Times said. The Times said it is wide.",
        "B": "The road is shut, Ann Lee said.",
    }
    (source,) = credscore.compare(texts).only_in["A"]
    assert (source.name, source.statements, len(source.mentions)) == ("Easthaven Times", 2, 2)
    texts["B"] += " It is new, the Easthaven Times said."
    (shared,) = credscore.compare(texts).shared_sources
    assert {name: one.statements for name, one in shared.articles.items()} == {"A": 2, "B": 1}


def test_a_sentence_that_many_articles_print_is_found():
    texts = {f"Paper {number}": HERALD for number in range(25)}
    assert {len(found.spans) for found in credscore.compare(texts).wording} == {25}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("kugelman", "michael kugelman", True),
        ("michael kugelman", "michael j kugelman", True),
        ("ann lee", "bruce lee", False),
        ("ann", "ann lee", False),
        ("u.n.", "un", True),
        ("lopez obrador", "andrés manuel lópez obrador", True),
        ("who", "world health organization", True),
        ("ap", "arab press", False),
        ("leeds", "leeds council", False),
        ("", "", False),
    ],
)
def test_names_of_one_source_are_told_from_those_of_others(one, other, same):
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_copied_sentences_are_found_with_their_spans(compared):
    assert len(compared.wording) == 2  # the ministry pays, and the ferries
    found = compared.wording[1]
    texts = [compared.text(span) for span in found.spans]
    assert [span[0] for span in found.spans] == ["Herald", "Post"]
    assert all(text.startswith("Ferries will run every twenty minutes") for text in texts)
    assert 0.5 <= found.overlap < 1


def test_what_one_states_and_another_attributes(compared):
    (claim,) = [one for one in compared.unsourced if one.article == "Post"]
    text = compared.text((claim.article, *claim.span))
    assert text.strip().startswith("The transport ministry will pay")
    assert claim.attributed[0] == "Herald"
    assert "transport ministry will pay" in compared.text(claim.attributed)
    assert "report" in claim.source


def test_loaded_words_for_the_same_thing(compared):
    things = {item.thing: item for item in compared.loaded}
    bridge = things["bridge"]
    assert [POST[a:b] for a, b in bridge.loaded["Post"]] == ["shameful"]
    assert bridge.plain["Herald"] == 2
    assert bridge.plain["Times"] == 1


@pytest.mark.parametrize(
    ("sentence", "things"),
    [
        ("A shameful delay follows.", ["delay"]),
        ("The disgraced council met.", ["council"]),
        ("Roe slammed council members.", []),
        ("Dahl rose to mock council members.", []),
        ("This is a disastrous new road.", []),
        ("It is fake news for the town.", ["news"]),
    ],
)
def test_only_what_modifies_a_noun_loads_it(sentence, things):
    other = "The delay is new. The council is old. The road is wet. A new road. The news is late."
    compared = credscore.compare({"A": sentence, "B": other})
    assert [found.thing for found in compared.loaded] == things


def test_terms_join_articles_and_count_in_each(compared):
    terms = {term.term: term.counts for term in compared.terms}
    assert terms["ferries"] == {"Herald": 1, "Post": 1, "Times": 0}
    assert terms["harbour"] == {"Herald": 1, "Post": 0, "Times": 1}
    assert "harbour" in compared.joining("Herald", "Times")
    assert "harbour" not in compared.joining("Herald", "Post")


def test_the_frame_has_a_row_an_article(compared):
    frame = compared.frame
    assert list(frame.index) == ["Herald", "Post", "Times"]
    assert frame.loc["Herald", "credibility"] == compared.scores["Herald"].credibility
    low, high = compared.scores["Herald"].credibility_interval
    assert (frame.loc["Herald", "credibility_low"], frame.loc["Herald", "credibility_high"]) == (
        low,
        high,
    )
    assert frame.loc["Herald", "named_sources"] == 2


def test_the_frame_holds_names_and_titles_that_utf_8_cannot(monkeypatch):
    one = credscore.score(HERALD, title="A title cut in an emoji \ud83d")
    compared = credscore.compare({"Her\udfffald": one, "Post": POST})
    assert compared.frame.loc["Her\ufffdald", "title"] == "A title cut in an emoji \ufffd"
    assert compared.rows[0]["article"] == "Her\udfffald"
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert compared.frame["article"].to_list() == ["Her\ufffdald", "Post"]


def test_without_pandas_the_frame_is_of_polars(compared, monkeypatch):
    polars = pytest.importorskip("polars")
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert isinstance(compared.frame, polars.DataFrame)
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ImportError, match="pip install pandas"):
        _ = compared.frame


def test_scores_are_taken_as_they_are():
    score = credscore.score(HERALD)
    compared = credscore.compare({"Herald": score, "Post": POST})
    assert compared.scores["Herald"] is score
    assert compared.scores["Post"] == credscore.score(POST, source="Post")


def test_errors_say_which_article_and_what_to_do():
    with pytest.raises(ValueError, match="two or more articles and got 1"):
        credscore.compare({"Herald": HERALD})
    with pytest.raises(credscore.EmptyTextError, match="article 'Post'"):
        credscore.compare({"Herald": HERALD, "Post": " "})
    with pytest.raises(credscore.TextTypeError, match="article 'Post'"):
        credscore.compare({"Herald": HERALD, "Post": None})
    for no_dict in ([HERALD, POST], HERALD, None, pd.DataFrame({"a": [HERALD], "b": [POST]})):
        with pytest.raises(TypeError, match="articles must be a dict, not "):
            credscore.compare(no_dict)
    with pytest.raises(ValueError, match="different names"):
        credscore.compare({1: HERALD, "1": POST})
    with pytest.raises(TypeError, match="load_model"):
        credscore.compare({"Herald": HERALD, "Post": POST}, model="mine.skops")


def test_options_are_checked_even_where_all_is_scored(compared):
    with pytest.raises(TypeError, match="model must be a Model or None, not str"):
        credscore.compare(compared.scores, model="mine.skops")
    with pytest.raises(ValueError, match="max_chars must be a number"):
        credscore.compare(compared.scores, max_chars=0)
    assert credscore.compare(compared.scores, max_chars=1) == compared


def test_a_series_of_pandas_is_a_dict_of_articles(compared):
    series = pd.Series(list(compared.scores.values()), index=list(compared.scores))
    assert credscore.compare(series) == compared


def test_each_class_of_a_retrained_model_has_its_interval():
    rows = make_table(n=40)
    model = credscore.ArticleClassifier(base=None).fit(rows["text"], rows["tone"]).model_
    frame = credscore.compare({"Herald": HERALD, "Post": POST}, model=model).frame
    one = credscore.score(HERALD, model=model).heads["label"]
    for label in ("cool", "even", "hot"):
        low, high = one.interval[label]
        assert frame.loc["Herald", f"label_{label}_low"] == low
        assert frame.loc["Herald", f"label_{label}_high"] == high
        assert frame.loc["Herald", f"label_{label}_percentile"] == one.percentile[label]


def test_joining_says_which_articles_there_are(compared):
    with pytest.raises(KeyError, match="no article is called 'Sun'; there are: 'Herald'"):
        compared.joining("Herald", "Sun")
    with pytest.raises(KeyError, match="no article is called 'Sun'; there are: 'Herald'"):
        compared.text(("Sun", 0, 5))


def test_html_and_text_show_what_was_found_and_escape_it(compared, tmp_path):
    markup = compared.to_html(tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == markup
    for words in ("Michael Kugelmann", "Ferries will run", "a report by the audit office"):
        assert words in markup
    assert "Michael Kugelmann: Herald, Post" in str(compared)
    hostile = credscore.compare({"<script>evil</script>": HERALD, "b": f"<b onclick=x> {POST}"})
    for view in (hostile.to_html(), hostile._repr_html_()):
        assert "<script>evil" not in view
        assert "<b onclick" not in view
        assert not re.search(r"\sstyle=", view)


def test_long_names_of_articles_leave_room_for_what_is_said_of_them():
    long = "Herald " * 40
    shown = str(credscore.compare({long: HERALD, "Post": POST}))
    assert "…: Ann Lee" in shown
    assert max(map(len, shown.splitlines())) <= 90


def test_views_say_why_there_is_no_score_and_what_to_take_care_of(compared):
    note = "Rain is expected on Monday. " * 2
    with_note = credscore.compare({"Herald": HERALD, "Note": note, "Times": TIMES})
    reason = "under 20 words of body text: no score is given"
    care = "under 150 words of body text: there is little to go by"
    assert f"Note\n  No score      {care}\n                {reason}\nTimes" in str(with_note)
    assert f"  Warning       {care}\nNote" in str(with_note)
    page = with_note.to_html()
    assert f"<td dir='auto'>no score</td><td dir='auto'>{care};<br>{reason}</td>" in page
    assert "Herald and Note</th><td dir='auto'>–</td>" in page
    for view in (str(with_note), page):
        assert "– to –" not in view
    assert "No score" not in str(compared)
    assert "no score" not in compared.to_html()


def test_a_comparison_pickles(compared):
    assert pickle.loads(pickle.dumps(compared)) == compared


def test_the_dictionary_is_plain_data(compared):
    data = compared.to_dict()
    assert json.loads(json.dumps(data, allow_nan=False)) == data
    assert data["wording"][1]["texts"][0].startswith("Ferries")
    assert data["only_in"]["Post"] == ["Bo Dahl"]
    without_score = credscore.compare({"Herald": HERALD, "Note": "Rain is expected."}).to_dict()
    assert without_score["articles"][1]["credibility"] is None
    assert json.loads(json.dumps(without_score, allow_nan=False)) == without_score


@given(st.integers(2, 4))
def test_copies_of_one_article_share_everything(copies):
    compared = credscore.compare({str(i): HERALD for i in range(copies)})
    assert all(not sources for sources in compared.only_in.values())
    long = [
        s for s in credscore.score(HERALD).sentences if len(HERALD[s.start : s.end].split()) > 4
    ]
    assert [len(item.spans) for item in compared.wording] == [copies] * len(long)
    assert {item.overlap for item in compared.wording} == {1.0}
    assert compared.unsourced == ()


@pytest.mark.parametrize(
    ("word", "stemmed"), [("us", "us"), ("isis", "isis"), ("boss", "boss"), ("u.s.", "us")]
)
def test_stem_leaves_names_and_singulars(word, stemmed):
    assert stem(word) == stemmed


@pytest.mark.data
def test_the_founding_articles_show_what_they_rest_on(seeds_folder):
    texts = {
        file.name[:3]: file.read_bytes().decode("utf-8") for file in seeds_folder.glob("*.txt")
    }
    compared = credscore.compare(texts)
    shared = {source.name: set(source.articles) for source in compared.shared_sources}
    assert shared["Suhail Shaheen"] == {"000", "003"}
    assert shared["Jen Psaki"] == {"001", "004"}
    assert {"Doha", "Shaheen"} <= set(compared.joining("000", "003"))
    joined = {term.casefold() for term in compared.joining("001", "004")}
    assert {"airport", "evacuation"} <= joined
    markup = compared.to_html()
    assert "Suhail Shaheen" in markup
    assert "evacuation" in markup
