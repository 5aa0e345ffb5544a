"""What a score is not asked for is not built; nothing else about a score shows it."""

from __future__ import annotations

import copy
import dataclasses
import gc
import pickle

import pytest

import credscore
from credscore.api import score_each
from credscore.features.reading import Reading
from credscore.result import Score

LAZY = ("evidence", "attributions", "sentences")


def fresh(text: str) -> Score:
    return credscore.score(text, title="Council repairs bridge", source="The Ledger")


@pytest.mark.parametrize("name", LAZY)
def test_built_once_and_kept(report_text: str, name: str) -> None:
    score = fresh(report_text)
    assert name not in vars(score)
    built = getattr(score, name)
    assert isinstance(built, tuple)
    assert built
    assert getattr(score, name) is built


def test_features_and_contributions_are_built_once_and_kept(report_text: str) -> None:
    score = fresh(report_text)
    assert "features" not in vars(score)
    assert type(score.features) is dict
    assert score.features is score.features
    assert all(type(value) is float for value in score.features.values())
    head = score.heads["bias"]
    assert type(head.contributions) is dict
    assert head.contributions is head.contributions
    assert head.raw == head.intercept + sum(head.contributions.values())
    with pytest.raises(AttributeError, match="'HeadScore' object has no attribute 'valeu'"):
        _ = head.valeu


def test_what_a_caller_does_to_features_and_contributions_travels(report_text: str) -> None:
    score = fresh(report_text)
    score.features["added"] = score.heads["bias"].contributions["added"] = 1.0
    for other in (copy.copy(score), pickle.loads(pickle.dumps(score))):
        assert other.features["added"] == other.heads["bias"].contributions["added"] == 1.0


@pytest.mark.parametrize(
    "copied",
    [copy.copy, copy.deepcopy, dataclasses.replace, lambda s: pickle.loads(pickle.dumps(s))],
)
@pytest.mark.parametrize("read_before", [False, True])
def test_copies_are_equal(report_text: str, copied, *, read_before: bool) -> None:
    score = fresh(report_text)
    if read_before:
        assert score.evidence
        assert score.features
        assert score.contributions
    other = copied(score)
    assert other == fresh(report_text)
    assert other.evidence == score.evidence
    assert other.features == score.features
    assert other.heads == score.heads


def test_a_pickled_score_unpacks_what_it_found_when_that_is_asked_for(report_text: str) -> None:
    score = fresh(report_text)
    other = pickle.loads(pickle.dumps(score))
    assert not gc.is_tracked(vars(other)["_findings"])  # bytes, nothing to walk over
    assert other.credibility == score.credibility
    again = pickle.loads(pickle.dumps(other))
    for one in (other, again):
        assert [getattr(one, name) for name in LAZY] == [getattr(score, name) for name in LAZY]


def test_a_score_does_not_keep_the_reading(report_text: str) -> None:
    gc.collect()
    before = sum(isinstance(one, Reading) for one in gc.get_objects())
    score = fresh(report_text)
    gc.collect()
    assert sum(isinstance(one, Reading) for one in gc.get_objects()) == before
    assert score.evidence


def test_an_unknown_attribute_is_an_error(report_text: str) -> None:
    with pytest.raises(AttributeError, match="'Score' object has no attribute 'credability'"):
        _ = fresh(report_text).credability


def test_a_batch_gives_what_each_text_gives_alone(report_text: str, opinion_text: str) -> None:
    texts = [report_text, "…", opinion_text, None, "Hm.", report_text[:700], "said " * 300]
    for some in (texts, texts[::-1], texts * 3):
        results = score_each(some)
        assert len(results) == len(some)
        for text, result in zip(some, results, strict=True):
            if isinstance(result, Score):
                assert result == credscore.score(text)
            else:
                with pytest.raises(type(result)):
                    credscore.score(text)


def test_notebooks_complete_what_is_not_built_yet(report_text: str) -> None:
    score = fresh(report_text)
    assert {*LAZY, "features", "words", "credibility", "to_html"} <= set(dir(score))
    assert "evidence" not in vars(score)
