"""Loaded words that were learned: when they count as evidence, and which words never do."""

from __future__ import annotations

from itertools import pairwise

import pytest

import credscore
from credscore.cues.lexicon import load_cues
from credscore.document.document import read_whole
from credscore.errors import ModelFileError
from credscore.parts import Evidence
from credscore.wording.loaded import FORMAT, find_loaded_words, notes_by_word, shipped_notes

SLANTED = (
    "The grotesque plan is a messy, harebrained stunt by shameless hacks who despise their voters."
)
PLAIN = "Police said 40 bitter orange trees were planted beside the road on Monday."


def _loaded(text: str) -> list[Evidence]:
    return [e for e in credscore.score(text).evidence if e.kind == "loaded"]


def test_learned_words_count_in_a_biased_sentence_and_not_in_a_plain_one() -> None:
    assert {"grotesque", "stunt", "despise"} <= {e.text for e in _loaded(SLANTED)}
    assert "bitter" in shipped_notes()
    assert _loaded(PLAIN) == []


def test_every_piece_of_loaded_evidence_gives_a_reason() -> None:
    found = _loaded(SLANTED)
    assert found
    for evidence in found:
        reason, colon, explanation = evidence.note.partition(": ")
        assert reason
        assert colon
        assert explanation


def test_learned_words_do_not_overlap_matches_of_the_lexicon() -> None:
    spans = [(e.start, e.end) for e in _loaded(SLANTED)]
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_negated_words_and_names_are_silent() -> None:
    notes = {"grotesque": "charged word: made up"}
    texts = ["It was not grotesque.", "He saw the film Grotesque Manor twice."]
    for text in texts:
        tokens = read_whole(text).tokens
        assert list(find_loaded_words(tokens, notes, range(len(tokens)))) == []


def test_a_quoted_word_is_the_speakers() -> None:
    text = f'{SLANTED} "What a grotesque, messy, shameless stunt," the mayor said on Monday.'
    voices = [e.voice for e in _loaded(text) if e.start > len(SLANTED)]
    assert voices
    assert set(voices) == {"quoted"}


def test_learned_words_stand_apart_from_curated_entries() -> None:
    curated = {p[0] for cue in load_cues() if cue.kind for p in cue.phrases if len(p) == 1}
    assert curated.isdisjoint(shipped_notes())


@pytest.mark.parametrize(
    "word",
    (
        "muslim islamic black white gay jewish immigrant republican democrat people year killed "
        "died war bomb police protest terrorist victim crime earthquake ending enslaved "
        "tragedy tragic unprecedented vast dramatic enormous predator thieves sexism lynching"
    ).split(),
)
def test_groups_and_words_of_plain_reports_are_never_learned(word: str) -> None:
    assert word not in shipped_notes()


@pytest.mark.parametrize(
    "content",
    [
        {"format": FORMAT + 1, "words_by_note": {}},
        {"format": FORMAT},
        {"format": FORMAT, "words_by_note": ["grotesque"]},
        {"format": FORMAT, "words_by_note": {"judging": "grotesque vile", "jeering": "vile"}},
    ],
)
def test_a_damaged_file_is_refused(content: dict[str, object]) -> None:
    with pytest.raises(ModelFileError, match="reinstall"):
        notes_by_word(content)
