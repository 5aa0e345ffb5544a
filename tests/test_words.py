"""The words behind the wording features: exact in place, exact in what they add."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest

import credscore
from credscore.api import score_each
from credscore.features.joined import join
from credscore.features.reading import read_article
from credscore.model.model import default_model
from credscore.parts import MOST_WORDS
from credscore.result import Score
from tests.told_words import assert_in_place

PLAIN = (
    "The harbour office said on Tuesday that repairs would take two weeks. "
    "Officials said the crane had not been inspected since last year. "
    "A spokesman for the union said the office had been told in March."
)
HEATED = (
    "These shameful bureaucrats simply ignored all of their own rules. "
    "It is nothing but a disgraceful scheme, and the media say nothing. "
    "Everyone knows that this radical agenda will destroy the harbour."
)


def test_words_stand_where_they_are_said_to(report_text: str, opinion_text: str) -> None:
    for text in (report_text, opinion_text, PLAIN, HEATED):
        score = credscore.score(text)
        assert list(score.words) == list(score.heads)
        for words in score.words.values():
            assert_in_place(words, text)


def test_every_use_is_among_the_spans() -> None:
    score = credscore.score(f"{HEATED}\n\nThis radical plan, this scheme, is all they have.")
    spans = {each.word: each.spans for words in score.words.values() for each in words}
    assert len(spans["radical"]) == 2
    assert len(spans["this"]) == 3


def test_heated_words_raise_bias_and_verbs_of_report_lower_it() -> None:
    heated = {each.word: each.contribution for each in credscore.score(HEATED).words["bias"]}
    plain = {each.word: each.contribution for each in credscore.score(PLAIN).words["bias"]}
    assert heated["radical"] > 0 < heated["agenda"]
    assert plain["said"] < 0


def test_the_parts_of_all_words_make_the_wording_contributions(
    report_text: str, opinion_text: str
) -> None:
    # Neither so heated that a feature lies beyond what the heads hear.
    texts = report_text, f"{report_text}\n\n{opinion_text}"
    model = default_model()

    def by_words(text: str) -> list[float]:
        uses = model.wording.use(join([read_article(text)]))
        parts = uses.values[:, None] * model.effects.take(uses.rows, axis=0)
        return parts.sum(axis=0).tolist()

    def by_features(text: str) -> list[float]:
        heads = credscore.score(text).heads.values()
        names = set(model.wording.names)
        return [
            sum(value for name, value in head.contributions.items() if name in names)
            for head in heads
        ]

    changed = np.subtract(*map(by_words, texts))
    wanted = np.subtract(*map(by_features, texts))
    np.testing.assert_allclose(changed, wanted, atol=1e-9)


def test_what_is_told_is_the_part_beside_an_average_text() -> None:
    model = default_model()
    uses = model.wording.use(join([read_article(HEATED)]))
    parts = (uses.values - model.wording.means[uses.rows])[:, None] * model.effects[uses.rows]
    words = list(model.wording.rows)
    for column, told in enumerate(credscore.score(HEATED).words.values()):
        every = {words[row]: part for row, part in zip(uses.rows, parts[:, column], strict=True)}
        heaviest = sorted(map(abs, every.values()))[-MOST_WORDS:]
        assert [abs(each.contribution) for each in told] == pytest.approx(heaviest[::-1])
        for each in told:
            assert each.contribution == pytest.approx(every[each.word])


def test_neither_words_of_sources_nor_names_are_told() -> None:
    text = (
        f"{PLAIN} “A radical agenda of lies will destroy us all,” Media Radical said. "
        "The Agenda Office and Lies Harbour declined to comment."
    )
    told = {each.word for words in credscore.score(text).words.values() for each in words}
    assert told.isdisjoint({"radical", "agenda", "lies", "destroy"})


def test_a_batch_tells_what_each_text_tells_alone(report_text: str, opinion_text: str) -> None:
    texts = [report_text, PLAIN, "Zxqv " * 30, HEATED, opinion_text, PLAIN * 40]
    for some in (texts, texts[::-1]):
        for text, score in zip(some, score_each(some), strict=True):
            assert isinstance(score, Score)
            assert score.words == credscore.score(text).words


def test_a_text_without_known_words_tells_none() -> None:
    score = credscore.score("Zxqv Wqrt " * 30)
    assert score.words == {"credibility": (), "bias": ()}


def test_words_survive_json_and_are_built_once() -> None:
    score = credscore.score(HEATED)
    assert "words" not in vars(score)
    assert score.words is score.words
    data = json.loads(score.to_json())
    assert Score.from_dict(data) == score
    assert Score.from_dict(data).words == score.words
    del data["words"]
    assert Score.from_dict(data).words == {}


def test_views_show_them() -> None:
    score = credscore.score(HEATED)
    assert "by words" in str(score)
    page = score.to_html()
    for word in score.words["bias"]:
        assert f">{word.word}</th>" in page
        assert math.isfinite(word.contribution)
