"""Caveats: what a text does not allow to be said with confidence."""

from __future__ import annotations

import re

import numpy as np

from credscore.document.forms import Column
from credscore.features.joined import Readings, ratio
from credscore.features.reading import QUOTED, Reading

__all__ = ["ABSTAIN_CODES", "text_warnings"]

#: Warnings under which a number would mislead.
ABSTAIN_CODES = frozenset({"no_body", "not_english", "too_short"})

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
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,10}[ />]")
_MARKUP_TAGS = 3


def text_warnings(readings: Readings) -> list[tuple[str, ...]]:
    """Return for each article the warning codes that follow from the text alone, sorted."""
    return list(map(_warnings_of, readings.each, _looks_foreign(readings)))


def _warnings_of(reading: Reading, foreign: bool) -> tuple[str, ...]:  # noqa: FBT001
    document = reading.document
    words = reading.all_words
    codes: list[str] = []
    if not document.paragraphs or not words:
        codes.append("no_body")
    elif words < _SHORT_WORDS:
        codes.append("too_short" if words < _ABSTAIN_WORDS else "short_text")
    if foreign:
        codes.append("not_english")
    if words and reading.words.item(QUOTED) / words > _MOSTLY_QUOTATION:
        codes.append("mostly_quotation")
    if document.controls:
        codes.append("control_characters")
    if "<" in document.text and _has_markup(document.text):
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


def _has_markup(text: str) -> bool:
    tags = _TAG.finditer(text)
    return sum(1 for _ in zip(tags, range(_MARKUP_TAGS), strict=False)) == _MARKUP_TAGS
