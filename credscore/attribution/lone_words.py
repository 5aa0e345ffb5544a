"""What the rest of a text tells about a lone word with a capital: a name, a place, or neither."""

from __future__ import annotations

from typing import Final

from credscore.attribution.reading import Reading

__all__ = ["is_acronym", "is_place", "looks_common", "may_be_common"]

#: How many tokens are looked through for other uses of a name: an article has fewer.
_NEAR: Final = 20_000
#: Endings of plurals, adverbs and participles; a lone word with one is seldom a name where it
#: opens a sentence.
_COMMON_ENDS: Final = ("s", "ly", "ing", "ed")
_NO_PLURALS: Final = ("ss", "us", "is")


def looks_common(reading: Reading, i: int) -> bool:
    """Whether a plural, an adverb or a participle is never capitalised inside a sentence."""
    word = reading.words[i]
    if not may_be_common(word):
        return False
    note = f"common {word}"
    if note not in reading.known:
        reading.known[note] = not any(
            reading.capital[at] and at and reading.sentence[at - 1] == reading.sentence[at]
            for at in _occurrences(reading, i)
        )
    return reading.known[note]


def may_be_common(word: str) -> bool:
    """Whether a word ends as plurals, adverbs and participles do."""
    return word.endswith(_COMMON_ENDS) and not word.endswith(_NO_PLURALS)


def _occurrences(reading: Reading, i: int) -> list[int]:
    """Return where the word of token `i` stands."""
    numbers = reading.document.tokens.numbers
    same: list[int] = (numbers[:_NEAR] == numbers[i]).nonzero()[0].tolist()
    return same


def is_acronym(reading: Reading, i: int) -> bool:
    """Whether token `i` is written in capitals."""
    tokens = reading.document.tokens
    surface = reading.document.text[tokens.starts.item(i) : tokens.ends.item(i)]
    return len(surface) > 1 and surface.isupper()


def is_place(reading: Reading, i: int) -> bool:
    """Whether a name stands after "in", never after another name: a country or a town."""
    word = reading.words[i]
    if reading.document.tokens.numbers.item(i) not in reading.placed:  # nearly always
        return False
    note = f"place {word}"
    if note not in reading.known:
        folded = reading.document.folded[: 6 * _NEAR]
        may_be = f"in {word}" in folded or f"across {word}" in folded
        reading.known[note] = may_be and _looks_like_place(reading, i)
    return reading.known[note]


def _looks_like_place(reading: Reading, i: int) -> bool:
    place = False
    for at in _occurrences(reading, i):
        if at and reading.words[at - 1] in {"in", "across"}:
            place = True
        elif at and reading.capital[at - 1] and not reading.masks[at - 1]:
            return False
    return place
