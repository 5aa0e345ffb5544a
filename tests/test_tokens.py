"""Tokens: offsets, folding, marks and invisible characters."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.document.characters import characters_of, fold_bodies, with_plain_blanks
from credscore.document.folding import fold, join_folded, plain_blanks
from credscore.document.mark_places import find_places
from credscore.document.tokens import (
    blank_invisibles,
    tokenise,
    tokenise_each,
    tokenise_phrase,
)


@pytest.mark.parametrize(
    ("phrase", "tokens"),
    [
        ("Don’t", ["don't"]),
        ("the Taliban’s", ["the", "taliban", "'s"]),
        ("so-called “experts”", ["so-called", '"', "experts", '"']),
        ("the U.S. said", ["the", "u.s.", "said"]),
        ("$2,500.50 at 6:30", ["$", "2,500.50", "at", "6:30"]),
        ("process.Speak", ["process", ".", "speak"]),
        ("wait... no -- yes", ["wait", "...", "no", "--", "yes"]),
        ("O’Neill’s rock’n’roll", ["o'neill", "'s", "rock'n'roll"]),
        ("cred\u00adible", ["cred\u00adible"]),
    ],
)
def test_phrases_are_cut(phrase: str, tokens: list[str]) -> None:
    expected = [token.replace("\u00ad", "") for token in tokens]
    assert tokenise_phrase(phrase) == expected


def test_capital_tells_the_callers_case_from_the_folded_form() -> None:
    text = "May the “Report” say ‘no’ to Élan, 5 NATO? Don’t ask pro-Trump eBay."
    tokens = tokenise(text, fold(text))
    capital = [w for w, c in zip(tokens.words, tokens.capital, strict=True) if c]
    assert capital == ["may", "report", "élan", "nato", "don't", "pro-trump", "ebay"]


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet=st.characters()))
def test_tokens_are_sorted_disjoint_and_never_empty(text: str) -> None:
    tokens = tokenise(text, fold(text))
    assert all(tokens.words)
    assert (tokens.starts < tokens.ends).all()
    assert (tokens.ends[:-1] <= tokens.starts[1:]).all()


@given(st.text(alphabet=st.sampled_from("aB’'-.\u200b\u00ad 1$“")))
def test_every_visible_character_is_in_a_token(text: str) -> None:
    tokens = tokenise(text, fold(text))
    covered = set()
    for start, end in zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True):
        covered.update(range(start, end))
    missed = {c for at, c in enumerate(text) if at not in covered}
    assert missed <= {" ", "\u200b", "\u00ad"}


@given(st.lists(st.text(alphabet=st.sampled_from("aB’'-.\u200b\u00ad 1$“\n\x1f")), min_size=1))
def test_texts_cut_together_get_the_tokens_they_get_alone(texts: list[str]) -> None:
    together = tokenise_each(join_folded(texts, list(map(fold, texts))))
    for text, tokens in zip(texts, together, strict=True):
        alone = tokenise(text, fold(text))
        assert tokens.words == alone.words
        for name in ("starts", "ends", "is_word", "capital"):
            np.testing.assert_array_equal(getattr(tokens, name), getattr(alone, name))


_FOLDED_TEXTS = st.text(alphabet=st.sampled_from("aΣσςİıKßÉ’“`\xa0\n \U0001f600\U00010400\ud800"))


@given(st.lists(_FOLDED_TEXTS | st.text(), min_size=1))
def test_texts_are_folded_together_as_alone(texts: list[str]) -> None:
    bodies = [[(0, len(text))] if text else [] for text in texts]
    folded = fold_bodies(characters_of(texts), bodies)
    assert folded.each() == list(map(fold, texts))
    assert folded.folded.tolist() == list(map(ord, folded.text))


def test_what_is_outside_the_bodies_is_blanked() -> None:
    folded = fold_bodies(characters_of(["Home\nIt Rained.", "Menu"]), [[(5, 15)], []])
    assert folded.each() == ["\n\n\n\n\nit rained.", "\n\n\n\n"]


@given(
    st.lists(
        st.text(alphabet=st.sampled_from("aΣ.\xa0\u2009\u3000 \u200b\n\U0001f600")), min_size=1
    )
)
def test_blanks_are_made_plain_together_as_alone(texts: list[str]) -> None:
    plain = with_plain_blanks(characters_of(texts))
    assert plain.texts == [blank_invisibles(plain_blanks(text)) for text in texts]
    assert plain.changed == [plain_blanks(text) != text for text in texts]
    again = characters_of(plain.texts)
    np.testing.assert_array_equal(plain.points, again.points)
    np.testing.assert_array_equal(plain.answers, again.answers)


@given(st.lists(st.text(alphabet=st.sampled_from("a1É.?!…'’\"“ \n\x00\ufffd")), min_size=1))
def test_marks_are_found_together_as_alone(texts: list[str]) -> None:
    for text, places in zip(texts, find_places(texts), strict=True):
        assert places.stops == [i for i, char in enumerate(text) if char in ".?!…"]
        assert places.quotes == [
            i
            for i, char in enumerate(text)
            if char in '"“'
            or (char in "'’" and not (text[i - 1 : i].isalnum() and text[i + 1 : i + 2].isalnum()))
        ]
        assert places.controls == any(char in "\x00\ufffd" for char in text)
