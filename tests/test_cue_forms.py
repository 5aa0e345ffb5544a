"""Word forms have one number each, also when threads meet them at the same time."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from credscore.cues import forms
from credscore.cues.forms import Column, number_forms

LENGTH = Column(len, np.int64)


def test_columns_grow_with_the_forms() -> None:
    for n in (0, 3, 5_000):
        words = [f"w{i}" for i in range(n)] * 2
        assert number_forms(words).look_up(LENGTH).tolist() == list(map(len, words))


def test_numbering_begins_again_when_the_table_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "_MOST_FORMS", 10)
    monkeypatch.setattr(forms, "_table", forms._Table())
    first = number_forms([f"w{i}" for i in range(20)])
    second = number_forms(["w19", "new"])
    assert second.table is not first.table
    assert first.look_up(LENGTH).tolist() == [2] * 10 + [3] * 10
    assert second.look_up(LENGTH).tolist() == [3, 3]


def test_threads_agree() -> None:
    draw = random.Random(5)
    texts = [[f"t{draw.randrange(3_000)}" for _ in range(400)] for _ in range(60)]
    # Other tests have put their words into the table: those are not t and a number.
    column = Column(lambda form: int(form[1:]) if form[1:].isdecimal() else -1, np.int64)

    def read(words: list[str]) -> list[int]:
        return number_forms(words).look_up(column).tolist()

    with ThreadPoolExecutor(8) as pool:
        for words, values in zip(texts, pool.map(read, texts), strict=True):
            assert values == [int(word[1:]) for word in words]
