"""The report of a training: honest figures, readable by people."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import numpy as np
import pytest

import credscore
from credscore.features.reading import read_article
from credscore.model.model import default_model
from credscore.model.own_wording import own_terms
from credscore.model.report import TrainingReport
from credscore.retraining.evaluate import evaluate
from tests.labelled_articles import make_table, make_text

RANT, REPORT = (make_text(kind, 77, 12) for kind in ("rant", "report"))


def test_report_holds_figures_baseline_mistakes_and_warnings(binary, table):
    report = binary.report
    figures = {figure.name: figure for figure in report.figures}
    assert figures["AUC"].value > 0.8
    assert figures["AUC"].low <= figures["AUC"].value <= figures["AUC"].high
    assert 0.0 <= figures["AUC"].baseline <= 1.0
    assert report.counts["examples"] == 60
    assert report.counts["label rant"] == 30
    assert sum(n for row in report.confusion.values() for n in row.values()) == 60
    assert sum(n for _, _, n in report.calibration) == 60
    for mistake in report.mistakes:
        assert mistake.label == table["label"][mistake.row]
        assert table["text"][mistake.row].startswith(mistake.excerpt.rstrip("…"))
    assert {item.output for item in report.features} == {"report"}
    assert report.features[0].effect != 0.0


def test_report_as_text_html_and_json(binary):
    report = binary.report
    assert TrainingReport.from_dict(json.loads(report.to_json())) == report
    assert "AUC" in str(report)
    assert report.to_html().startswith("<!DOCTYPE html>")
    assert report._repr_html_().startswith('<div class="credscore">')
    auc = report.figures[0].value
    shown = f"<TrainingReport 'label': binary, AUC {auc:.3f}, 60 examples, "
    assert repr(report) == f"{shown}{len(report.warnings)} warnings>"


def test_a_report_without_texts_ends_no_line_with_a_colon(binary):
    without = str(binary.report.without_texts())
    assert re.search(r"^  row \d+: \w+, predicted \w+ \(0\.\d\d\)$", without, re.MULTILINE)


def test_report_explains_its_figures(binary, number):
    page, text = binary.report.to_html(), str(binary.report)
    for figure in binary.report.figures:
        assert f"{figure.name.split()[0]}".lower() in page.lower()
    assert "0.5 is chance" in page
    assert "log loss ↓" in page
    assert "log loss ↓" in text
    assert "AUC ↓" not in page
    assert "accuracy of 0.500" in page
    assert "share of &#x27;report&#x27;" in page
    assert "off by 0.28 by chance" in page  # fifths of 60 articles
    assert "mean absolute error ↓" in number.report.to_html()
    assert "accuracy of" not in str(number.report)


def test_the_summary_names_features_of_each_class(several):
    for name in ("cool", "even", "hot"):
        assert f" {name}: " in str(several.report).partition("Strongest features")[2]


def test_figures_without_groups_are_not_said_to_be_on_groups(table, binary):
    assert "On groups it has not seen" in str(binary.report)
    assert binary.report.counts["groups"] == 10
    alone = credscore.train(table, base=None, progress=False).report
    assert "groups" not in alone.counts
    for shown in (str(alone), alone.to_html()):
        assert "On articles it has not seen" in shown
        assert "On groups" not in shown


def test_an_evaluation_shows_no_baseline(binary):
    report = evaluate(binary, {"text": [RANT, REPORT] * 2, "label": ["rant", "report"] * 2})
    assert "aseline" not in report.to_html()
    assert "aseline" not in str(report)


def test_the_error_in_the_unit_of_the_labels_is_readable(number):
    small = replace(number.report.figures[2], value=1.234e-05)
    report = replace(number.report, figures=(small,))
    assert "1.234e−05" in str(report)
    assert "1.234e−05" in report.to_html()


def test_the_effect_of_a_word_is_what_it_adds_where_it_is_used(number, table):
    strongest = number.report.terms[0]
    own = number.own["own_wording"]
    without = replace(own, weights=own.weights.copy())
    without.weights[own.rows[strongest.name]] = 0.0
    added = []
    for text in table["text"]:
        terms = own_terms(default_model().wording, read_article(text))["own_wording"]
        if strongest.name in terms:
            uses = own.use(terms)
            added.append(own.measure(uses)[0] - without.measure(uses)[0])
    place = number.head.features.index("own_wording")
    assert strongest.effect == pytest.approx(np.mean(added) * number.head.coef[place, 0])


@pytest.mark.parametrize("name", ["credibility", "bias"])
def test_labels_called_as_the_shipped_heads_are_not_described_as_those(table, name):
    columns = {"text": table["text"], name: [100.0 * heat for heat in table["heat"]]}
    model = credscore.train(columns, label=name, base="default", progress=False)
    score = credscore.score(RANT, model=model)
    for shown in (str(score), score.to_html()):
        assert "hyperpartisan" not in shown.replace("would be hyperpartisan", "")
        assert "expected of an outlet" not in shown
        assert "are rated about" not in shown
        assert "expected value" in shown


def test_numbers_are_shown_as_finely_as_their_interval(table):
    columns = {"text": table["text"], "heat": [heat / 1e4 for heat in table["heat"]]}
    model = credscore.train(columns, label="heat", base=None, progress=False)
    head = (score := credscore.score(RANT, model=model)).heads["heat"]
    shown = f"{head.value:.7f}"[:7]
    assert head.value < 1e-3
    assert shown in str(score)
    assert shown in score.to_html()


def test_report_escapes_what_the_caller_gave():
    table = make_table(40)
    evil = "<script>alert(1)</script>"
    table[evil] = [evil if label == "rant" else "calm" for label in table["label"]]
    table["text"][0] = table["text"][1]  # a mistake, so that an excerpt is shown
    table["text"] = [f"{evil} {text}" for text in table["text"]]
    html = credscore.train(table, label=evil, base=None, progress=False).report.to_html()
    assert evil not in html
    assert html.count("<script") == 1  # the one that every page of ours has
    assert "&lt;script&gt;" in html


def test_report_is_guarded_by_the_same_policy_as_every_page(binary):
    of_report, of_score = (
        re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', html)
        for html in (binary.report.to_html(), credscore.score("The mayor said so.").to_html())
    )
    assert of_report == of_score
    assert "unsafe" not in of_report[0]
