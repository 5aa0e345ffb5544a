"""Caveats: what a text does not allow to be said with confidence."""

from __future__ import annotations

import re

import numpy as np

from credscore.features import words as word_codes
from credscore.features.joined import Readings, ratio
from credscore.features.reading import QUOTED, Reading

__all__ = ["ABSTAIN_CODES", "text_warnings"]

#: Warnings under which a number would mislead.
ABSTAIN_CODES = frozenset({"no_body", "not_english", "too_short"})

_SHORT_WORDS = 150
_ABSTAIN_WORDS = 20
_MOSTLY_QUOTATION = 0.5
#: English prose is two fifths closed-class words; no other language passes a fifth.
_CLOSED_CLASS_SHARE = 0.2
_IS_OPEN = np.array(
    [name in {"other", "ly", "nominalisation", "past"} for name in word_codes.CLASSES]
)
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
    """Return for each article whether it has words, but too few of the closed classes."""
    is_open = _IS_OPEN.take(word_codes.classes(readings.codes)) & readings.is_word
    closed = readings.all_words - readings.count_tokens(is_open)
    foreign: list[bool] = (
        (readings.all_words > 0) & (ratio(closed, readings.all_words) < _CLOSED_CLASS_SHARE)
    ).tolist()
    return foreign


def _has_markup(text: str) -> bool:
    tags = _TAG.finditer(text)
    return sum(1 for _ in zip(tags, range(_MARKUP_TAGS), strict=False)) == _MARKUP_TAGS
