"""Caveats: what a text does not allow to be said with confidence."""

from __future__ import annotations

import re

import numpy as np

from credscore.document.document import Document
from credscore.document.forms import Column
from credscore.features.joined import Readings, ratio
from credscore.features.reading import QUOTED, Reading

__all__ = ["ABSTAIN_CODES", "text_warnings"]

#: Warnings under which a number would mislead.
ABSTAIN_CODES = frozenset({"no_body", "no_prose", "not_english", "too_short"})

_SHORT_WORDS = 150
_ABSTAIN_WORDS = 20
_MOSTLY_QUOTATION = 0.5
#: Everyday words that no other language is full of, unlike "i", "at", "for" (Norwegian too) and
#: "in", "an", "was" (German too). They are a quarter of English prose; the least among 1,500
#: articles was a tenth, among 1,300 single sentences of 20 words and more a twenty-fifth.
_PLAINLY_ENGLISH = frozenset(
    "the and that with this these those from which would could should their they them his she who "
    "whom whose were there when where while about after before because through other said what you "
    "your of to its has been not than more".split()
)
_IS_PLAINLY_ENGLISH = Column(lambda word: word in _PLAINLY_ENGLISH, np.bool_)
_PLAINLY_ENGLISH_SHARE = 0.035
#: The share of names and numbers among the words of a list of results, runners or members: nine
#: in ten. Of German, which writes nouns with a capital, it is under a half.
_LISTED_SHARE = 2 / 3
_LISTED_WORD = re.compile(r"[^\W_]+")

#: Marks and figures to a word, and the share of words with a capital. No article among 6,400 had
#: fewer than 0.06 and 0.04; what programs leave, all in small letters or without marks, has 0.01.
_LEAST_MARKS = 0.04
_LEAST_CAPITALS = 0.015
_MOST_CAPITALS = 0.75


def text_warnings(readings: Readings) -> list[tuple[str, ...]]:
    """Return for each article the warning codes that follow from the text alone, sorted."""
    findings = _looks_foreign(readings), _looks_processed(readings)
    return list(map(_warnings_of, readings.each, *findings))


def _warnings_of(
    reading: Reading,
    foreign: bool,  # noqa: FBT001
    processed: bool,  # noqa: FBT001
) -> tuple[str, ...]:
    document = reading.document
    words = reading.all_words
    codes: list[str] = []
    if words < _SHORT_WORDS:
        codes.append("short_text")
    if not document.paragraphs or not words:
        codes.append("no_body")
    elif words < _ABSTAIN_WORDS:
        codes.append("too_short")
    if foreign:
        codes.append("no_prose" if _is_list(document) else "not_english")
    if processed and ABSTAIN_CODES.isdisjoint(codes):
        codes.append("unusual_text")
    if words and reading.words.item(QUOTED) / words > _MOSTLY_QUOTATION:
        codes.append("mostly_quotation")
    if document.controls:
        codes.append("control_characters")
    if document.markup:
        codes.append("markup")
    return tuple(sorted(codes))


def _looks_foreign(readings: Readings) -> list[bool]:
    """Return for each article whether too few of its words are plainly English.

    A text that is too short for a score is too short to tell as well.
    """
    plain = readings.count_tokens(readings.look_up(_IS_PLAINLY_ENGLISH))
    share = ratio(plain, readings.all_words)
    foreign: list[bool] = (
        (readings.all_words >= _ABSTAIN_WORDS) & (share < _PLAINLY_ENGLISH_SHARE)
    ).tolist()
    return foreign


def _looks_processed(readings: Readings) -> list[bool]:
    """Return for each article whether its marks or small letters were taken away, or its capitals.

    In a text under 150 words they may be so few by chance.
    """
    words = readings.all_words
    marks = np.diff(readings.tokens) - words
    capitals = readings.count_tokens(readings.capital)
    few = (marks < _LEAST_MARKS * words) | (capitals < _LEAST_CAPITALS * words)
    processed: list[bool] = (
        (words >= _SHORT_WORDS) & (few | (capitals > _MOST_CAPITALS * words))
    ).tolist()
    return processed


def _is_list(document: Document) -> bool:
    """Return whether the body is names and numbers, which are no language."""
    body = " ".join([document.text[start:end] for start, end in document.paragraphs])
    words = _LISTED_WORD.findall(body)
    listed = [word for word in words if word[0].isdigit() or _is_name(word)]
    return len(listed) >= _LISTED_SHARE * len(words)


def _is_name(word: str) -> bool:
    """Return whether `word` begins with a capital; one in capitals may be any word of any text."""
    return word[0].isupper() and (len(word) == 1 or not word.isupper())
