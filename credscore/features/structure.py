"""Structure: length and shape of the body in words, sentences and paragraphs."""

from __future__ import annotations

from math import sqrt

import numpy as np

from credscore.features.feature import Feature, ratio
from credscore.features.reading import Reading

__all__ = ["describe", "measure"]

_LONG_SENTENCE_WORDS = 30
_SHORT_SENTENCE_WORDS = 8

_FEATURES = (
    Feature("structure.words", "words", "words of body text"),
    Feature("structure.sentences", "sentences", "sentences of body text"),
    Feature("structure.paragraphs", "paragraphs", "paragraphs of body text"),
    Feature("structure.sentence_length", "words", "mean words in a sentence"),
    Feature("structure.sentence_length_sd", "words", "standard deviation of sentence length"),
    Feature(
        "structure.long_sentences", "share", f"sentences over {_LONG_SENTENCE_WORDS} words long"
    ),
    Feature(
        "structure.short_sentences", "share", f"sentences under {_SHORT_SENTENCE_WORDS} words long"
    ),
    Feature("structure.paragraph_length", "words", "median words in a paragraph"),
    Feature("structure.lead_length", "words", "words in the first sentence"),
)


def describe() -> tuple[Feature, ...]:
    """Return the features of this family, in the order of `measure`."""
    return _FEATURES


def measure(reading: Reading) -> list[float]:
    """Return the values of `describe`, in its order."""
    document = reading.document
    is_word = document.tokens.is_word
    sentences = np.add.reduce(reading.sentence_words, axis=1, dtype=np.float64)
    paragraphs = np.bincount(document.token_paragraph[is_word], minlength=len(document.paragraphs))
    words = reading.all_words
    count = len(sentences)
    if not count:
        return [0.0] * len(_FEATURES)
    mean = words / count
    return [
        words,
        float(count),
        float(len(document.paragraphs)),
        mean,
        sqrt(max(float(sentences @ sentences) / count - mean * mean, 0.0)),
        ratio(float(np.count_nonzero(sentences > _LONG_SENTENCE_WORDS)), count),
        ratio(float(np.count_nonzero(sentences < _SHORT_SENTENCE_WORDS)), count),
        _median(paragraphs.tolist()),
        float(sentences[0]),
    ]


def _median(values: list[int]) -> float:
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return float(ordered[middle])
    return (ordered[middle - 1] + ordered[middle]) / 2.0
