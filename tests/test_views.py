"""Summaries and the wording of the views, on scores made by hand."""

from __future__ import annotations

import pickle
import re
import unicodedata

import pytest

import credscore
from credscore.kinds import SOURCE_TYPES, WARNINGS
from credscore.parts import Attribution, HeadScore
from credscore.views.formats import printable
from credscore.views.phrases import LIMITS, likelihood, rank
from credscore.views.text import summary
from tests.made_scores import ALL, TEXT, abstention, make_score, multiclass

# summary


def test_summary_tells_the_scores_the_reasons_and_the_limits():
    lines = summary(make_score())
    assert "0.62 (90 % interval 0.45 to 0.78), above average" in lines
    assert "higher than 71 % of reference articles" in " ".join(lines.split())
    assert re.search(
        r"raised by +statements with a source: 3\.50 per 100 words \(\+0\.120\)", lines
    )
    assert re.search(r"lowered by .*\(−0\.050\)", " ".join(lines.split()))
    assert "0.20 (90 % interval 0.10 to 0.40), unlikely" in lines
    assert "1 to named people" in lines
    assert "by the writer: 1 loaded, 1 hedge; by sources: 1 loaded" in lines
    assert re.search(r"Loaded words +vile\n", lines)
    assert WARNINGS["short_text"] in lines
    assert lines.endswith(LIMITS)


def test_summary_explains_an_abstention_and_shows_no_number_for_it():
    lines = summary(abstention())
    assert re.search(r"No score +the text does not read as English", lines)
    assert "Credibility" not in lines
    assert "nan" not in lines


def test_summary_of_a_multiclass_head_has_a_line_for_each_class():
    assert re.search(r"Lean left +0\.70 (.|\n)*\nLean right +0\.30", summary(multiclass()))


def test_classes_with_long_names_stay_apart():
    def renamed(values):
        return {f"{label}-leaning": value for label, value in values.items()}

    head = multiclass().heads["lean"]
    parts = (head.value, head.interval, head.percentile, head.contributions, head.intercept)
    named = make_score(heads={"lean": HeadScore("lean", "multiclass", *map(renamed, parts))})
    lines = summary(named).splitlines()
    at = lines.index("Lean left-leaning")
    assert lines[at + 1].startswith("               0.70 (90 % interval 0.50 to 0.80), ")
    assert "Lean right-leaning" in lines[at:]
    assert repr(named).startswith("<Score lean={'left-leaning': 0.700, 'right-leaning': 0.300}, ")


def test_a_head_is_shown_without_its_many_contributions():
    head = make_score().heads["bias"]
    assert repr(head) == (
        "HeadScore(name='bias', kind='binary', value=0.2, interval=(0.1, 0.4), percentile=22.0, "
        "contributions={... of 1 features}, intercept=-0.98, outcome='')"
    )
    assert "contributions={... of 2 classes}" in repr(multiclass().heads["lean"])
    assert len(repr(credscore.score(TEXT).heads)) < 600


def test_a_page_that_was_written_is_not_shown_at_the_end_of_a_cell(tmp_path):
    page = make_score().to_html(tmp_path / "page.html")
    assert repr(page) == f"<HTML page of {len(page):,} characters>"
    assert page == make_score().to_html() == (tmp_path / "page.html").read_text("utf-8")
    assert pickle.loads(pickle.dumps(page)) == page
    assert repr(make_score().to_html()).startswith("'<!DOCTYPE html>")


@pytest.mark.parametrize("score", ALL)
def test_summary_lines_are_short(score):
    assert all(len(line) <= 90 for line in summary(score).splitlines())


def test_summary_passes_no_control_characters_to_the_terminal():
    score = make_score(title="red \x1b[31m alert \u202e", text=TEXT)
    assert not any(unicodedata.category(c) in {"Cc", "Cf"} for c in summary(score) if c != "\n")


def test_a_text_without_a_title_goes_by_its_first_words():
    assert summary(make_score(title=" ")).startswith("The vile plan may fail, Ann Lee said.")


def test_str_is_the_summary():
    assert str(make_score()) == summary(make_score())


# shared wording


@pytest.mark.parametrize(
    ("probability", "words"),
    [(0.0, "very unlikely"), (0.5, "about as likely as not"), (1.0, "very likely")],
)
def test_a_probability_is_put_into_words(probability, words):
    assert likelihood(probability) == words


@pytest.mark.parametrize(("percentile", "words"), [(0, "low"), (50, "average"), (100, "high")])
def test_a_percentile_is_put_into_words(percentile, words):
    assert rank(percentile) == words


def test_what_is_no_character_is_replaced():
    for point in (0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFF, 0x10FFFE):
        assert printable(f"a{chr(point)}b") == "a\ufffdb"
    beside = "\ufdcf\ufdf0\ufffc\U0001fffd\U00020000"
    assert printable(beside) == beside


def test_printable_keeps_letters_and_line_breaks():
    assert printable("naïve “quote”\r\n\U0001f600\tend") == "naïve “quote”\n\U0001f600\tend"


def test_a_summary_counts_the_writer_as_no_source():
    text = "I think it is late. Ann Lee said it snowed."
    attributions = (
        Attribution((0, 1), (2, 7), (8, 18), False, "pronoun"),
        Attribution((20, 27), (28, 32), (33, 42), False, "named_person"),
    )
    said = summary(make_score(text=text, evidence=(), attributions=attributions))
    assert "1 attribution: 1 to named people" in " ".join(said.split())


def test_the_country_is_not_the_writer():
    country = Attribution((0, 2), (3, 7), (8, 18), False, "named_organisation")
    said = summary(make_score(text="US says it is late.", evidence=(), attributions=(country,)))
    assert "1 attribution: 1 to named organisations" in " ".join(said.split())


def test_every_source_type_has_a_name():
    attributions = tuple(
        Attribution((37, 44), None, None, False, source_type) for source_type in SOURCE_TYPES
    )
    lines = " ".join(summary(make_score(attributions=attributions)).split())
    assert f"{len(SOURCE_TYPES)} attributions" in lines
    assert lines.count("1 to ") == len(SOURCE_TYPES)
