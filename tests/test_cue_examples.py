"""Every cue has examples that fire and that don't, and every entry can match at all."""

from __future__ import annotations

import copy
import re

import numpy as np
import pytest

from credscore.cues import engine
from credscore.cues.engine import match
from credscore.cues.lexicon import FAMILIES, Cue, load_cues
from credscore.document.document import read_whole
from credscore.document.tokens import tokenise_phrase

CUES = load_cues()
MARKED = re.compile(r"\[([^\[\]]+)\]")


def _matches(cue: Cue, text: str) -> list[str]:
    document = read_whole(text)
    tokens = document.tokens
    return [
        text[tokens.starts[hit.start] : tokens.ends[hit.end - 1]]
        for hit in match(tokens, every=True)
        if hit.cue is cue
    ]


def _ids(cue: Cue) -> str:
    return cue.id


@pytest.mark.parametrize("cue", CUES, ids=_ids)
def test_cue_has_examples_note_and_provenance(cue: Cue) -> None:
    assert len(cue.fires) >= 3
    assert len(cue.silent) >= 2
    assert cue.phrases
    assert cue.note.strip()
    assert cue.source.strip()


@pytest.mark.parametrize(
    ("cue", "example"), [(c, e) for c in CUES for e in c.fires], ids=lambda v: getattr(v, "id", v)
)
def test_cue_fires(cue: Cue, example: str) -> None:
    marked = MARKED.findall(example)
    assert marked, "mark the expected match with [square brackets]"
    assert _matches(cue, MARKED.sub(r"\1", example)) == marked


@pytest.mark.parametrize(
    ("cue", "example"), [(c, e) for c in CUES for e in c.silent], ids=lambda v: getattr(v, "id", v)
)
def test_cue_is_silent(cue: Cue, example: str) -> None:
    assert "[" not in example
    assert _matches(cue, example) == []


@pytest.mark.parametrize("cue", CUES, ids=_ids)
def test_examples_may_end_with_any_word(cue: Cue) -> None:
    # Guards look behind a match: a text may end there, without a mark or in the midst of it.
    for example in (*cue.fires, *cue.silent):
        words = MARKED.sub(r"\1", example).rstrip(".!?").split()
        for last in range(1, len(words) + 1):
            _matches(cue, " ".join(words[:last]))


def test_text_that_ends_with_an_order() -> None:
    (cue,) = (cue for cue in CUES if cue.id == "clickbait.call_to_action")
    assert _matches(cue, "They had to hurry") == []


def test_every_family_has_cues_and_ids_are_unique() -> None:
    assert {cue.family for cue in CUES} == set(FAMILIES)
    assert len({cue.id for cue in CUES}) == len(CUES)
    assert [cue.index for cue in CUES] == list(range(len(CUES)))


def test_entries_are_cut_as_text_is() -> None:
    # An entry whose tokens do not survive a round trip could never match.
    for cue in CUES:
        for phrase in cue.phrases:
            assert tokenise_phrase(" ".join(phrase)) == list(phrase), (cue.id, phrase)


def test_words_in_no_entry_begin_none_whatever_slots_are_taken() -> None:
    trie = copy.copy(engine._compiled(every=False))
    trie.pairs = np.ones_like(trie.pairs)
    words = np.array([0, 0, trie.words["may"], 0, 0, 0, 0])
    ((only,),) = engine._possible(trie, words, np.zeros(5, np.bool_), [0, 5])
    assert only[0] == 2
