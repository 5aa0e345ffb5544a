"""Structure: length and shape of the body in words, sentences and paragraphs."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from credscore.arrays import FloatArray
from credscore.features.feature import Feature
from credscore.features.joined import Readings, ratio

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


def measure(readings: Readings) -> FloatArray:
    """Return the values of `describe`, in its order, a row for each article."""
    article = readings.sentence_article
    # Numpy adds up short rows one number at a time.
    by_voice = readings.sentence_words
    lengths = (by_voice[:, 0] + by_voice[:, 1] + by_voice[:, 2]).astype(np.float64)
    counts = readings.n_sentences.astype(np.float64)
    mean = ratio(readings.all_words, counts)
    squares = ratio(readings.add_up(article, lengths * lengths), counts)
    first = np.array(readings.sentences[:-1])
    has_any = counts > 0
    lead = np.zeros(len(readings))
    lead[has_any] = lengths.take(first[has_any])
    values = np.array(
        (
            readings.all_words,
            counts,
            readings.n_paragraphs,
            mean,
            np.sqrt(np.maximum(squares - mean * mean, 0.0)),
            ratio(readings.count(article[lengths > _LONG_SENTENCE_WORDS]), counts),
            ratio(readings.count(article[lengths < _SHORT_SENTENCE_WORDS]), counts),
            _median_paragraphs(readings),
            lead,
        )
    ).T
    values[~has_any] = 0.0
    return values


def _median_paragraphs(readings: Readings) -> FloatArray:
    """Return the median number of words of a paragraph of each article; 0 without any."""
    of_words = readings.token_paragraph.take(readings.word_tokens)
    words = np.bincount(of_words, minlength=readings.paragraphs[-1])
    return _medians(words, readings.n_paragraphs)


def _medians(values: npt.NDArray[np.int64], counts: npt.NDArray[np.int64]) -> FloatArray:
    """Return the median of each of several groups of so many `values`; 0 for an empty one."""
    group = np.arange(len(counts)).repeat(counts)
    ordered = values[np.lexsort((values, group))]
    has_any = counts > 0
    first, size = (counts.cumsum() - counts)[has_any], counts[has_any]
    medians = np.zeros(len(counts))
    # The one in the middle, or the two.
    medians[has_any] = (
        ordered.take(first + (size - 1) // 2) + ordered.take(first + size // 2)
    ) / 2.0
    return medians
