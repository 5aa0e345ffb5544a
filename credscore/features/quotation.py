"""Quotation: how much of the text stands in quotation marks, and how."""

from __future__ import annotations

from credscore.features.feature import Feature, per_hundred, ratio
from credscore.features.reading import ATTRIBUTED, QUOTED, Reading

__all__ = ["describe", "measure"]

_SIGNAL = "W3C credibility signal: quotations; Trust Project: citations and references"
#: A passage of at most so many words is a word or term set off, not speech.
_SCARE_QUOTE_WORDS = 3

_FEATURES = (
    Feature("quotation.word_share", "share", "words inside quotation marks", _SIGNAL),
    Feature("quotation.reported_share", "share", "words of reported speech without marks", _SIGNAL),
    Feature("quotation.count", "per 100 words", "passages of speech in quotation marks", _SIGNAL),
    Feature("quotation.mean_length", "words", "mean length of a passage of speech", _SIGNAL),
    Feature(
        "quotation.scare_quotes",
        "per 100 words",
        "one to three words set off in quotation marks",
        "Recasens et al. (2013): scare quotes as a sign of distancing",
    ),
    Feature(
        "quotation.paragraph_share", "share", "paragraphs with speech in quotation marks", _SIGNAL
    ),
)


def describe() -> tuple[Feature, ...]:
    """Return the features of this family, in the order of `measure`."""
    return _FEATURES


def measure(reading: Reading) -> list[float]:
    """Return the values of `describe`, in its order."""
    document = reading.document
    total = reading.all_words
    lengths, in_paragraph = _lengths_in_words(reading)
    speech = [n for n in lengths if n > _SCARE_QUOTE_WORDS]
    paragraphs = document.paragraphs
    with_speech = {
        paragraph
        for n, paragraph in zip(lengths, in_paragraph, strict=True)
        if n > _SCARE_QUOTE_WORDS
    }
    return [
        ratio(float(reading.words[QUOTED]), total),
        ratio(float(reading.words[ATTRIBUTED]), total),
        per_hundred(len(speech), total),
        ratio(float(sum(speech)), len(speech)),
        per_hundred(sum(1 for n in lengths if 0 < n <= _SCARE_QUOTE_WORDS), total),
        ratio(len(with_speech), len(paragraphs)),
    ]


def _lengths_in_words(reading: Reading) -> tuple[list[int], list[int]]:
    """Return the number of words and the paragraph of each non-empty quotation."""
    document = reading.document
    is_word, paragraph = document.tokens.is_word.tobytes(), document.token_paragraph.data
    counted = [(is_word.count(1, first, last), first) for first, last in document.quotation_tokens]
    kept = [(words, paragraph[first]) for words, first in counted if words]
    return [words for words, _ in kept], [place for _, place in kept]
