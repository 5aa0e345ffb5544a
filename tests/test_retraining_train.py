"""credscore.train: labelled articles in, a model and an honest report out."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace

import numpy as np
import pandas as pd
import polars as pl
import pytest

import credscore
from credscore.features.reading import read_article
from credscore.model.model import default_model
from credscore.model.own_wording import own_terms
from credscore.model.report import TrainingReport
from credscore.retraining import train as train_module
from credscore.retraining.duplicates import digests
from credscore.retraining.evaluate import evaluate
from credscore.retraining.measuring import measure_texts
from tests.labelled_articles import make_table, make_text

RANT, REPORT = (make_text(kind, 77, 12) for kind in ("rant", "report"))


@pytest.fixture(scope="module")
def table():
    return make_table()


@pytest.fixture(scope="module")
def binary(table):
    return credscore.train(pd.DataFrame(table), label="label", group="outlet", progress=False)


@pytest.fixture(scope="module")
def several(table):
    frame = pl.DataFrame(table)
    return credscore.train(
        frame, label="tone", group="outlet", title="title", base=None, progress=False
    )


@pytest.fixture(scope="module")
def number(table):
    return credscore.train(table, label="heat", group="outlet", base=None, progress=False)


def test_two_labels_give_a_probability_that_tells_them_apart(binary):
    assert isinstance(binary, credscore.Model)
    rant = credscore.score(make_text("rant", 900, 12), model=binary).heads["label"]
    calm = credscore.score(make_text("report", 900, 12), model=binary).heads["label"]
    assert rant.kind == "binary"
    assert binary.head.classes == ("rant", "report")
    assert rant.value < 0.5 < calm.value
    for head in (rant, calm):
        low, high = head.interval
        assert 0.0 <= low <= head.value <= high <= 1.0
        assert 0.0 <= head.percentile <= 100.0
        assert 1.0 / (1.0 + math.exp(-head.raw)) == pytest.approx(head.value, abs=1e-12)


def test_numbers_give_a_regression_within_their_range(number, table):
    rant = credscore.score(make_text("rant", 901, 12), model=number).heads["heat"]
    calm = credscore.score(make_text("report", 901, 12), model=number).heads["heat"]
    assert rant.kind == "regression"
    assert min(table["heat"]) <= calm.value < rant.value <= max(table["heat"])
    low, high = calm.interval
    assert low <= calm.value <= high
    assert np.clip(calm.raw, *number.head.bounds) == pytest.approx(calm.value, abs=1e-9)


def test_more_names_give_a_probability_for_each(several):
    score = credscore.score(make_text("rant", 902, 12), title="What a farce!", model=several)
    head = score.heads["tone"]
    assert head.kind == "multiclass"
    assert set(head.value) == {"cool", "even", "hot"}
    assert sum(head.value.values()) == pytest.approx(1.0)
    assert max(head.value, key=head.value.get) == "hot"
    raw = {
        name: head.intercept[name] + sum(head.contributions[name].values()) for name in head.value
    }
    powers = {name: math.exp(value - max(raw.values())) for name, value in raw.items()}
    for name, value in head.value.items():
        assert powers[name] / sum(powers.values()) == pytest.approx(value, abs=1e-9)
        assert head.interval[name][0] <= value <= head.interval[name][1]


def test_scores_of_a_trained_model_have_every_view_and_round_trip(several, binary):
    for model in (several, binary):
        score = credscore.score(make_text("rant", 903), model=model)
        assert credscore.Score.from_dict(json.loads(score.to_json())) == score
        assert str(score)
        assert "<html" in score.to_html()
        assert score.model_id == model.model_id


def test_a_text_that_cannot_be_scored_abstains(binary):
    head = credscore.score("Too short.", model=binary).heads["label"]
    assert math.isnan(head.value)
    assert math.isnan(head.percentile)


def test_the_title_counts_where_titles_were_given(several, binary):
    text = make_text("report", 904)
    named = credscore.score(text, title="What a farce!", model=several).heads["tone"].value
    plain = credscore.score(text, title="The 4 notes", model=several).heads["tone"].value
    assert named["hot"] > plain["hot"]
    one = credscore.score(text, title="What a farce!", model=binary).heads["label"].contributions
    assert not [name for name in one if "title" in name]


def test_a_clean_start_reads_nothing_learned_from_labels_of_articles(number, binary):
    learned = ("base.", "sentences.", "wording.quality", "wording.partisan", "wording.extreme")
    assert not [name for name in number.head.features if name.startswith(learned)]
    assert [name for name in binary.head.features if name.startswith(learned)]


def test_no_head_reads_the_length_of_a_text(number, binary):
    lengths = {"structure.words", "structure.sentences", "structure.paragraphs"}
    assert not lengths & {*number.head.features, *binary.head.features}


def test_names_are_no_terms(several):
    table = make_table(40)
    marked = [text.replace("The ", "The Zanzibar ") for text in table["text"]]
    model = credscore.train({**table, "text": marked}, base=None, progress=False)
    terms = [term for wording in model.own.values() for term in wording.rows]
    assert not [term for term in terms if "zanzibar" in term]


def test_names_at_the_start_of_a_sentence_are_no_terms(table):
    marked = [f"Zanzibar agreed. {text} Quorra left, said Zanzibar." for text in table["text"]]
    terms = measure_texts(marked).terms["own_wording"]
    words = {word for term in terms for word in term.split()}
    assert not words & {"zanzibar", "quorra"}
    # Others keep theirs, at the start of a sentence only or in lower case elsewhere.
    assert {"according", "a", "they", "ferryman", "[start]"} <= words


def test_no_head_counts_people_by_group(number, binary):
    assert not [name for name in (*number.head.features, *binary.head.features) if "group" in name]


def test_same_table_same_model(table, number):
    again = credscore.train(
        pd.DataFrame(table, index=range(7, 67)),
        label="heat",
        group="outlet",
        base=None,
        progress=False,
        n_jobs=2,
    )
    assert again.model_id == number.model_id
    assert again.report == number.report


@pytest.mark.parametrize(("unit", "level"), [(1e9, -2e9), (1e-9, 0.0)])
def test_the_unit_of_numbers_does_not_matter(table, number, unit, level):
    labels = [level + unit * heat for heat in table["heat"]]
    model = credscore.train(
        {**table, "heat": labels}, label="heat", group="outlet", base=None, progress=False
    )
    for here, there in zip(model.report.figures[:2], number.report.figures[:2], strict=True):
        assert here.value == pytest.approx(there.value, abs=1e-3)
    for text in (RANT, REPORT):
        heads = [credscore.score(text, model=one).heads["heat"] for one in (model, number)]
        found, expected = ([one.value, *one.interval] for one in heads)
        np.testing.assert_allclose((np.array(found) - level) / unit, expected, atol=1e-3)


@pytest.mark.parametrize(
    "change",
    [
        {"title": ["What a farce!", *[None] * 59]},
        {"text": [f"{kind} only{row}" for row, kind in enumerate(["Calm", "Loud"] * 30)]},
    ],
    ids=["one headline", "no word twice"],
)
def test_examples_without_a_term_in_common(table, change):
    model = credscore.train({**table, **change}, title="title", base=None, progress=False)
    assert 0.0 <= credscore.score(RANT, model=model).heads["label"].value <= 1.0


def test_evaluate_knows_whole_numbers_however_they_are_stored(table):
    labels = [float(kind == "rant") for kind in table["label"]]
    model = credscore.train({**table, "label": labels}, base=None, progress=False)
    assert model.head.classes == ("0", "1")
    other = {"text": [RANT, REPORT] * 2, "label": [1, 0, "1", np.float32(0.0)]}
    assert evaluate(model, other).figures[1].value == 1.0


def test_evaluate_takes_articles_of_one_source(binary):
    report = evaluate(
        binary, {"text": [RANT, REPORT], "label": ["rant", "report"], "o": ["a", "a"]}, group="o"
    )
    assert report.figures[1].value == 1.0
    assert math.isnan(report.figures[1].low)


def test_evaluate_names_what_it_cannot_use(binary, number):
    with pytest.raises(TypeError, match=r"credscore\.train or credscore\.load_model, not str"):
        evaluate("mine.skops", {})
    with pytest.raises(credscore.LabelError, match=r"not finite in rows \[1\]"):
        evaluate(number, {"text": [RANT, REPORT], "heat": [0.5, math.inf]})
    with pytest.raises(credscore.LabelError, match=r"missing in rows \[1\]"):
        evaluate(binary, {"text": [RANT, REPORT], "label": ["rant", " "]})


@pytest.mark.parametrize(
    ("labels", "says"), [([10**400, 1.0], r"not finite in rows \[0\]"), ([[1, 2], [3, 4]], "list")]
)
def test_evaluate_refuses_what_is_no_number(number, labels, says):
    with pytest.raises(credscore.LabelError, match=says):
        evaluate(number, {"text": [RANT, REPORT], "heat": labels})


def test_evaluate_takes_no_column_for_its_name(binary, table):
    with pytest.raises(credscore.ColumnError, match="label=a Series: the table has no such column"):
        evaluate(binary, table, label=pd.Series(table["text"]))


def test_evaluate_refuses_numbers_whose_squares_are_none(number):
    with pytest.raises(credscore.LabelError, match=r"is -1e\+308 in row 1, which cannot be reckon"):
        evaluate(number, {"text": [RANT, REPORT], "heat": [0.5, -1e308]})


def test_evaluate_names_texts_that_get_no_score(binary):
    table = {"text": [RANT, "Too short.", REPORT], "label": ["rant", "rant", "report"]}
    assert "1 of 3 texts (first rows: [1]) are not in English" in str(evaluate(binary, table))
    # Rows are those of the table, also where some are left out.
    table = {"text": [make_table()["text"][0], RANT, "Far too short."], "label": ["rant"] * 3}
    assert "1 of 2 texts (first rows: [2])" in str(evaluate(binary, table))


def test_a_seed_of_numpy_is_one_like_any_other(table, tmp_path):
    made = [
        credscore.train(table, seed=seed, base=None, progress=False) for seed in (3, np.int64(3))
    ]
    for place, model in enumerate(made):
        model.save(tmp_path / f"{place}.skops")
    assert (tmp_path / "0.skops").read_bytes() == (tmp_path / "1.skops").read_bytes()


def test_weights_move_the_model(table, number):
    heavy = [5.0 if label == "rant" else 1.0 for label in table["label"]]
    model = credscore.train(
        {**table, "w": heavy}, label="heat", group="outlet", base=None, weight="w", progress=False
    )
    text = make_text("report", 905)
    plain, moved = (credscore.score(text, model=m).heads["heat"].value for m in (number, model))
    assert moved > plain


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


def test_articles_the_base_has_seen_are_not_judged(table, monkeypatch):
    seen = np.sort(digests(table["text"][:20]))
    monkeypatch.setattr(train_module, "read_seen", lambda: seen)
    report = credscore.train(table, group="outlet", progress=False).report
    assert report.counts["examples judged"] == 40
    assert "20 of 60 articles were used to make the shipped model" in report.warnings[0]
    clean = credscore.train(table, group="outlet", base=None, progress=False).report
    assert clean.counts["examples judged"] == 60
    monkeypatch.setattr(train_module, "read_seen", lambda: np.sort(digests(table["text"])))
    with pytest.raises(credscore.LabelError, match="base=None"):
        credscore.train(table, group="outlet", progress=False)


def test_evaluate_leaves_out_what_was_learned_from(binary, table):
    fresh = make_table(100)
    report = evaluate(binary, fresh, group="outlet")
    assert report.counts["examples judged"] == 40
    assert "60 of 100 articles were used to train this model" in report.warnings[0]
    assert {f.name: f for f in report.figures}["AUC"].value > 0.8
    assert "None" not in str(report)
    assert json.loads(report.to_json())["figures"][0]["baseline"] is None
    with pytest.raises(credscore.LabelError, match="every one of these"):
        evaluate(binary, table)
    with pytest.raises(credscore.LabelError, match=r"\['sonnet'\].*does not know"):
        evaluate(binary, {**fresh, "label": ["sonnet"] * 100})


def test_unknown_base_is_refused(table):
    with pytest.raises(ValueError, match="base='mine' is unknown"):
        credscore.train(table, base="mine")
