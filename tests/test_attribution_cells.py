"""What the reader takes for granted about the lexicon, and what a word's cell holds."""

from __future__ import annotations

import pytest

from credscore.attribution import source_after, walking
from credscore.attribution.bits import BIT
from credscore.attribution.candidates import find_candidates, kind_table
from credscore.attribution.cells import CODE, UNKNOWN, cell_of, code_names
from credscore.attribution.ending import find_boundaries
from credscore.attribution.lexicon import group_names, load_lexicon
from credscore.attribution.planning import plan
from credscore.attribution.reading import read_tokens
from credscore.attribution.scoring import candidate_features, candidate_tables
from credscore.document.document import read_whole

SHAPES = {
    "42nd": "<number>",
    "zorbly": "<ly>",
    "zorbing": "<ing>",
    "zorbed": "<ed>",
    "zorbs": "<s>",
    "zorb": "<lower>",
    "é": "<lower>",
}


@pytest.mark.parametrize("word", SHAPES)
def test_word_outside_the_lexicon_has_the_code_of_its_shape(word):
    cell = cell_of(word)
    assert cell & UNKNOWN
    assert code_names()[cell >> CODE] == SHAPES[word]


def test_low_bits_of_a_cell_are_the_classes_of_the_word():
    masks = load_lexicon().masks
    words = list(masks)
    for word, cell in zip(words, map(cell_of, words), strict=True):
        assert cell & ((1 << len(BIT)) - 1) == masks[word]


def test_words_that_end_a_noun_phrase_are_in_the_lexicon():
    """Words in no list are stepped over without a closer look."""
    masks = load_lexicon().masks
    ends = source_after._STOP_RIGHT | walking.DASHES | {",", "(", ";", ":"}
    assert all(masks.get(word) for word in ends)
    assert all(masks.get(word, 0) & walking._MAY_STOP_LEFT for word in walking.PERSONAL | {")"})


def test_number_of_a_candidate_stands_for_its_group_and_form():
    reading = read_wholly("Ms Roe pointed out that, per the report, the saying is old: see above.")
    found = find_candidates(reading)
    assert [one.lemma for one in found if one.end - one.head > 1] == ["point"]
    for one in found:
        group, _, form, several = kind_table()[:, one.kind].tolist()
        assert (group_names()[group], form) == (one.group, one.form)
        assert several == (one.end - one.head > 1)


@pytest.mark.parametrize("text", ["", "The mill is old.", "Ms Roe said so."])
def test_features_lie_in_their_tables(text):
    reading = read_wholly(text)
    features = candidate_features(reading, find_candidates(reading))
    assert len(features) == len(candidate_tables())
    for row, values in zip(features, candidate_tables().values(), strict=True):
        assert ((row >= 0) & (row < len(values))).all()


def test_work_on_one_endless_sentence_is_bounded():
    reading = read_wholly("he said that " * 400)
    plans = [one for found in find_candidates(reading) if (one := plan(reading, found))]
    assert len(plans) == 400
    assert find_boundaries(reading, plans).counts.max() < 300


def read_wholly(text):
    return read_tokens(read_whole(text))
