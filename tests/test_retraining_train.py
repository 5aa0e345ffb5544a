"""credscore.train: labelled articles in, a model out; credscore evaluate."""

from __future__ import annotations

import json
import math
import pickle

import numpy as np
import pandas as pd
import pytest

import credscore
from credscore.retraining import train as train_module
from credscore.retraining.duplicates import digests
from credscore.retraining.evaluate import evaluate
from credscore.retraining.measuring import measure_texts
from tests.labelled_articles import make_table, make_text

RANT, REPORT = (make_text(kind, 77, 12) for kind in ("rant", "report"))


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
    with pytest.raises(TypeError, match="'tone' has a raw output for each class: intercept"):
        _ = head.raw
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


def test_a_probability_names_the_label_it_is_of(several, binary):
    score = credscore.score(make_text("rant", 903), model=binary)
    head = score.heads["label"]
    assert head.outcome == binary.head.classes[1]
    assert f"(probability of {head.outcome})" in str(score)
    assert f"Probability of {head.outcome} " in score.to_html()
    assert credscore.score(make_text("rant", 903), model=several).heads["tone"].outcome == ""
    assert pickle.loads(pickle.dumps(score)).heads["label"].outcome == head.outcome


def test_a_score_stored_before_probabilities_named_their_label_is_still_read(binary):
    data = credscore.score(make_text("rant", 903), model=binary).to_dict()
    del data["heads"]["label"]["outcome"]
    assert credscore.Score.from_dict(data).heads["label"].outcome == ""


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
    with pytest.raises(credscore.LabelError, match=r"is -1e\+308 in row 1 .*, which cannot be"):
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
