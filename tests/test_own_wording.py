"""The words behind the own wording of a retrained model: exact in place and in what they add."""

from __future__ import annotations

import json

import numpy as np
import pytest

import credscore
from credscore.api import score_each
from credscore.features.joined import join
from credscore.features.reading import read_article
from credscore.model import own_wording
from credscore.model.own_wording import OWN_WORDING, tell_own
from credscore.model.terms import placed_terms, plain_words, terms_of
from credscore.model.words import slopes_of
from credscore.result import Score
from tests.labelled_articles import make_table, make_text
from tests.told_words import assert_in_place

RANT, REPORT = (make_text(kind, 77, 12) for kind in ("rant", "report"))


@pytest.fixture(scope="module")
def table():
    return make_table()


@pytest.fixture(scope="module")
def binary(table):
    return credscore.train(table, label="label", group="outlet", progress=False)


@pytest.fixture(scope="module")
def several(table):
    return credscore.train(table, label="tone", group="outlet", base=None, progress=False)


def told_by(model, text: str):
    """Yield the words of each output."""
    words = credscore.score(text, model=model).words
    for of_head in words.values():
        yield from of_head.values() if isinstance(of_head, dict) else [of_head]


def test_words_stand_where_they_are_said_to(binary, several):
    for model in (binary, several):
        for text in (RANT, REPORT):
            for words in told_by(model, text):
                assert_in_place(words, text)


def test_words_of_several_classes_are_told_for_each(several):
    score = credscore.score(RANT, model=several)
    assert list(score.words) == ["tone"]
    assert list(score.words["tone"]) == list(several.head.classes)
    page = score.to_html()
    for words in score.words["tone"].values():
        assert f">{words[0].word}</th>" in page


def test_the_terms_make_what_the_own_wording_adds(binary, several):
    # The means are those of the examples: beside them, used and unused terms make the whole.
    for model in (binary, several):
        own = model.own[OWN_WORDING]
        for text in (RANT, REPORT):
            rows, values, _ = own.use(terms_of(read_article(text)))
            beside = -own.means
            beside[rows] += values
            head = credscore.score(text, model=model).heads[model.head.name]
            contributions = head.contributions
            if head.kind == "multiclass":
                wanted = [
                    sum(v for n, v in contributions[c].items() if n.startswith(OWN_WORDING))
                    for c in model.head.classes
                ]
            else:
                wanted = [contributions[OWN_WORDING]]
            np.testing.assert_allclose(beside @ model.own_effects.own, wanted, atol=1e-9)


def test_the_words_make_what_their_terms_and_the_shipped_weights_add(binary, monkeypatch):
    monkeypatch.setattr(own_wording, "heaviest", lambda weights, _: np.ones(len(weights), bool))
    own, shipped, effects = binary.own[OWN_WORDING], binary.wording, binary.own_effects
    for text in (RANT, REPORT):
        reading = read_article(text)
        terms = placed_terms(reading)
        rows, values, first = uses = own.use(terms.names)
        kept = (terms.tokens[first] >= 0).any(axis=1)
        by_terms = ((values - own.means[rows])[:, None] * effects.own[rows])[kept]
        used = [shipped.rows[word] for word in plain_words(reading)[0] if word in shipped.rows]
        average = np.zeros(len(shipped.idf))
        average[used] = shipped.means[used]
        head = binary.head
        slopes = slopes_of(shipped.names, head.features, head.coef, head.transform.scale)
        readings = join([reading])
        shipped_uses = shipped.use(readings)
        (sums,) = shipped.measure(shipped_uses) - shipped.offsets
        by_shipped = sums @ slopes - average @ effects.shipped
        (told,) = tell_own(readings, shipped_uses, [(terms, uses)], effects)
        np.testing.assert_allclose(told.parts.sum(axis=0), by_terms.sum(axis=0) + by_shipped)


def test_a_pair_counts_for_its_words_and_a_name_is_no_word():
    names, tokens = placed_terms(read_article("The mayor met Anna Gray on Monday."))
    words_of = {name: {n for n in row if n >= 0} for name, row in zip(names, tokens, strict=True)}
    the, mayor, met, on = 0, 1, 2, 5
    assert words_of["mayor met"] == {mayor, met}
    assert words_of["met [name]"] == {met}
    assert words_of["[start] the"] == {the}
    assert words_of["on"] == {on}


def test_neither_words_of_sources_nor_names_are_told(binary):
    text = f"{REPORT} “A disgrace, a shameful scandal,” Disgrace Scandal said."
    told = {each.word for words in told_by(binary, text) for each in words}
    assert told.isdisjoint({"disgrace", "shameful", "scandal"})


def test_a_batch_tells_what_each_text_tells_alone(several):
    texts = [RANT, REPORT, "Zxqv " * 30, "Zxqv.", RANT * 9]
    for text, score in zip(texts, score_each(texts, model=several), strict=True):
        assert score.words == credscore.score(text, model=several).words
    assert set(credscore.score("Zxqv.", model=several).words["tone"].values()) == {()}


def test_words_survive_json_and_the_model_file(binary, several, tmp_path):
    for model in (binary, several):
        score = credscore.score(RANT, model=model)
        assert Score.from_dict(json.loads(score.to_json())) == score
        path = tmp_path / f"{model.head.name}.skops"
        model.save(path)
        assert credscore.score(RANT, model=credscore.load_model(path)).words == score.words
