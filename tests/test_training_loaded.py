"""Choosing and measuring loaded words, on made-up tokens and lexicons."""

from __future__ import annotations

import numpy as np
import pytest

from credscore.cues.lexicon import load_cues
from credscore.document.document import read_whole
from training.measure_sentences import agreement
from training.sentences.hidden import HIDDEN
from training.sentences.loaded_words import REASONS, evidence_tokens, spans
from training.sentences.plain_words import MARKED_IN_PHRASES, PLAIN

ONE_SENTENCE = np.zeros(6, np.int64)


def flags(text: str) -> np.ndarray:
    return np.array([mark == "x" for mark in text])


def test_spans_end_with_their_sentence() -> None:
    assert spans(flags("xxx.x."), np.array([0, 0, 1, 1, 1, 1])) == [(0, 2), (2, 3), (4, 5)]
    assert spans(flags("......"), ONE_SENTENCE) == []


def test_agreement_of_equal_spans_is_perfect() -> None:
    assert set(agreement(flags("xx..x."), flags("xx..x."), ONE_SENTENCE).values()) == {1.0}


def test_agreement_counts_tokens_and_spans() -> None:
    figures = agreement(flags("x..x.."), flags("xx...."), ONE_SENTENCE)
    assert figures["token precision"] == 0.5
    assert figures["token recall"] == 0.5
    # One of two found spans is right, and the one marked span is found.
    assert figures["span overlap F1"] == pytest.approx(2 / 3)
    # Half of the marked span is found.
    assert figures["partial span F1"] == pytest.approx(0.5)


def test_no_evidence_agrees_with_nothing() -> None:
    assert set(agreement(flags("......"), flags("xx...."), ONE_SENTENCE).values()) == {0.0}


def test_learned_words_count_in_biased_sentences_only() -> None:
    tokens = read_whole("The shameless plan is murky.").tokens
    notes = {"murky": "charged word: made up"}
    assert np.flatnonzero(evidence_tokens(tokens, notes)).tolist() == [1, 4]
    assert np.flatnonzero(evidence_tokens(tokens, notes, biased=False)).tolist() == [1]


def test_reasons_are_taken_from_groups_of_the_lexicon() -> None:
    groups = {cue.name for cue in load_cues() if cue.kind == "loaded"}
    assert {group for names in REASONS.values() for group in names} <= groups


def test_plain_words_are_listed_once_and_names_of_groups_are_not_among_them() -> None:
    # Groups are hidden before words are learned; listing them here would be a second truth.
    assert (PLAIN | MARKED_IN_PHRASES).isdisjoint(HIDDEN - {"black", "white"})
