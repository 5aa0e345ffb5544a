"""The terms of the own wording: plain words, and what stands beside them."""

from __future__ import annotations

import pytest

from credscore.features.reading import read_article
from credscore.model.terms import plain_words, terms_of

TEXT = (
    "The mayor met {name} on a {day}. “It is a scandal,” the clerk said; {number} people "
    "left the hall, and nobody came back!"
)


def terms(name: str = "Anna Gray", day: str = "Monday", number: str = "14") -> list[str]:
    return terms_of(read_article(TEXT.format(name=name, day=day, number=number)))


def test_words_come_first_and_are_the_plain_words():
    reading = read_article(TEXT.format(name="Anna Gray", day="Monday", number="14"))
    kept, _ = plain_words(reading)
    found = terms_of(reading)
    assert found[: len(kept)] == kept
    assert not [term for term in found[len(kept) :] if " " not in term]


@pytest.mark.parametrize(
    ("pair", "there"),
    [
        ("[start] the", True),
        ("mayor met", True),
        ("met [name]", True),
        ("[name] on", True),
        ("[quote] the", True),
        ("[number] people", True),
        ("back !", True),
        ("met on", False),
        ("[name] [name]", False),
    ],
)
def test_neighbours_are_counted_by_kind(pair, there):
    assert (pair in terms()) is there


def test_terms_are_the_same_whatever_names_and_numbers_say():
    assert terms() == terms("Zanzibar", "Sunday", "9,876")


def test_no_quoted_word_and_no_name_is_in_any_term():
    words = {word for term in terms() for word in term.split()}
    assert not words & {"anna", "gray", "monday", "14", "it", "is", "scandal"}
