"""Caveats: what a text does not allow to be said with confidence."""

from __future__ import annotations

import re

import numpy as np

from credscore.features import words as word_codes
from credscore.features.reading import QUOTED, Reading

__all__ = ["ABSTAIN_CODES", "text_warnings"]

#: Warnings under which a number would mislead.
ABSTAIN_CODES = frozenset({"no_body", "not_english", "too_short"})

_SHORT_WORDS = 150
_ABSTAIN_WORDS = 20
_MOSTLY_QUOTATION = 0.5
#: English prose is two fifths closed-class words; no other language passes a fifth.
_CLOSED_CLASS_SHARE = 0.2
_OPEN_CLASSES = [
    word_codes.CLASSES.index(name) for name in ("other", "ly", "nominalisation", "past")
]
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,10}[ />]")
_MARKUP_TAGS = 3
#: Control characters besides white space; in UTF-8 they are no part of any other character.
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x20), 0x7F])


def text_warnings(reading: Reading) -> tuple[str, ...]:
    """Return the warning codes that follow from the text alone, sorted."""
    document = reading.document
    words = reading.all_words
    codes: list[str] = []
    if not document.paragraphs or not words:
        codes.append("no_body")
    elif words < _SHORT_WORDS:
        codes.append("too_short" if words < _ABSTAIN_WORDS else "short_text")
    if words and _looks_foreign(reading, words):
        codes.append("not_english")
    if words and reading.words[QUOTED] / words > _MOSTLY_QUOTATION:
        codes.append("mostly_quotation")
    if _has_control_characters(document.text):
        codes.append("control_characters")
    if "<" in document.text and _has_markup(document.text):
        codes.append("markup")
    return tuple(sorted(codes))


def _looks_foreign(reading: Reading, words: float) -> bool:
    classes = word_codes.classes(reading.codes[reading.document.tokens.is_word])
    by_class = np.bincount(classes, minlength=len(word_codes.CLASSES))
    closed = words - float(by_class[_OPEN_CLASSES].sum())
    return closed / words < _CLOSED_CLASS_SHARE


def _has_control_characters(text: str) -> bool:
    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate
        return True
    return "\ufffd" in text or len(raw.translate(None, delete=_CONTROLS)) < len(raw)


def _has_markup(text: str) -> bool:
    tags = _TAG.finditer(text)
    return sum(1 for _ in zip(tags, range(_MARKUP_TAGS), strict=False)) == _MARKUP_TAGS
