"""The table of word forms: the same tokens as cutting the whole text, whatever came before."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.document import forms, pieces, tokens
from credscore.document.ends import whole_numbers
from credscore.document.folding import fold
from credscore.document.forms import Column, Forms
from credscore.document.tokens import Tokens, tokenise

_PARTS = ["Said,", "u.s.", "“It’s", "so-called”", "2,500.50", "\n\n", " ", "a", "\U0001d400b", "--"]
texts = st.one_of(st.text(), st.lists(st.sampled_from(_PARTS)).map(" ".join))


@pytest.fixture
def own_table(monkeypatch):
    """Tables of the test's own, so that the shared one stays as it is."""
    monkeypatch.setattr(tokens, "_tables", [Forms(tokens._cut)])


def read(text: str) -> Tokens:
    return tokenise(text, fold(text))


def spelled(found: Tokens, text: str) -> list[str]:
    return [text[a:b] for a, b in zip(found.starts.tolist(), found.ends.tolist(), strict=True)]


@given(texts)
def test_tokens_are_those_of_the_pattern_on_the_whole_text(text):
    folded = fold(text)
    if not tokens._has_invisibles(folded):
        expected = tokens._TOKEN.findall(folded)
        found = read(text)
        assert found.words == expected == spelled(found, folded)


@given(texts)
def test_pieces_are_those_of_split(text):
    found = pieces.split(text)
    spans = zip(found.starts.tolist(), found.sizes.tolist(), strict=True)
    assert [text[start : start + size] for start, size in spans] == text.split()


@given(st.lists(st.text(alphabet="ab\0é—\U0001d400", min_size=1, max_size=20), unique=True))
def test_no_two_pieces_are_told_alike(different):
    found = pieces.split(" ".join(different))
    told = [(int(one), int(two)) for one, two, told in zip(*found.spellings(), strict=True) if told]
    assert len(set(told)) == len(told)
    assert len(told) == sum(
        len(piece) <= pieces.LONGEST_SPELLED and "\0" < min(piece) <= max(piece) <= "\xff"
        for piece in different
    )


def test_pieces_that_share_a_slot_are_told_apart(own_table, monkeypatch, report_text):
    expected = read(report_text).words
    monkeypatch.setattr(forms, "_SLOT_BITS", 1)
    monkeypatch.setattr(tokens, "_tables", [Forms(tokens._cut)])
    for _ in range(2):
        assert read(report_text).words == expected


def test_a_full_table_gives_way_and_its_documents_keep_it(own_table, monkeypatch):
    size = Column(len, np.int32)
    before = read("The bridge reopened.")
    monkeypatch.setattr(forms, "_MOST_PIECES", 2)
    after = read("Nobody reopened the bridge.")
    assert before.table is not after.table
    assert before.look_up(size).tolist() == [3, 6, 8, 1]
    assert after.look_up(size).tolist() == [6, 8, 3, 6, 1]


def test_a_column_is_computed_once_for_each_form(own_table):
    asked: list[str] = []
    column = Column(lambda word: asked.append(word) or len(word), np.int32)
    assert read("the bridge the bridge").look_up(column).tolist() == [3, 6, 3, 6]
    assert read("The old bridge").look_up(column).tolist() == [3, 3, 6]
    assert sorted(asked) == ["bridge", "old", "the"]


def test_threads_may_share_the_table(own_table):
    column = Column(str, np.object_)
    documents = [" ".join(f"w{(k * n) % 997}-{k % 7}," for n in range(400)) for k in range(40)]

    def words(text: str) -> list[str]:
        found = read(text)
        assert found.look_up(column).tolist() == found.words
        return found.words

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(words, documents * 3))
    assert together == [tokens._TOKEN.findall(text) for text in documents] * 3


class _Torn(np.ndarray):
    """An array that shows what NumPy may let other threads see: rows written number by number."""

    def __setitem__(self, rows, values):
        if np.ndim(values) < 2:
            super().__setitem__(rows, values)
            return
        for column, numbers in enumerate(values.T):
            super().__setitem__((rows, column), numbers)
            time.sleep(0.005)


def test_no_thread_sees_half_a_slot():
    # The entry of a slot was still 0 when its spelling was there: the piece had no tokens.
    text = " ".join(f"w{n}," for n in range(300))
    expected = tokens._TOKEN.findall(text)
    table = Forms(tokens._cut)
    table._slots = table._slots.view(_Torn)

    def words(at: int) -> list[str]:
        time.sleep(0.002 * at)  # while the first thread writes, others read
        found, _ = table.find(pieces.split(text))
        return [table._words[number] for number in found[0].tolist()]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(words, range(8))) == [expected] * 8


class _Interrupted(dict):
    """A dict whose entries are interrupted as they are made, as Ctrl-C or a time limit may."""

    def __setitem__(self, name, value):
        super().__setitem__(name, value)
        raise KeyboardInterrupt


def test_a_word_that_was_interrupted_shares_its_number_with_no_other():
    table = Forms(tokens._cut)
    table._numbers = _Interrupted()
    with pytest.raises(KeyboardInterrupt):
        table.find(pieces.split("ferry"))
    table._numbers = dict(table._numbers)
    (numbers, _, _), _ = table.find(pieces.split("bridge ferry"))
    assert [table._words[number] for number in numbers.tolist()] == ["bridge", "ferry"]


@given(st.lists(st.integers(-(2**63), 2**63 - 1), max_size=150))
def test_whole_numbers_are_those_of_the_list_and_can_be_changed(values: list[int]) -> None:
    numbers = whole_numbers(iter(values))
    assert numbers.dtype == np.int64
    assert numbers.tolist() == values
    numbers[:] = 7
    assert set(numbers.tolist()) <= {7}
