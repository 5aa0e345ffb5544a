"""Readability formulas, over the whole body.

Coefficients are kept in one table each, as printed in the papers.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from credscore.arrays import FloatArray
from credscore.features import words as word_codes
from credscore.features.feature import Feature
from credscore.features.joined import Readings

__all__ = ["describe", "measure"]

_FEATURES = (
    Feature(
        "readability.flesch_reading_ease",
        "score, higher is easier",
        "Flesch reading ease: 206.835 - 1.015 words/sentence - 84.6 syllables/word",
        "Flesch (1948), A new readability yardstick",
    ),
    Feature(
        "readability.flesch_kincaid_grade",
        "grade",
        "Flesch-Kincaid grade: 0.39 words/sentence + 11.8 syllables/word - 15.59",
        "Kincaid et al. (1975)",
    ),
    Feature(
        "readability.gunning_fog",
        "grade",
        "Gunning fog: 0.4 (words/sentence + percentage of words of 3 or more syllables)",
        "Gunning (1952), The Technique of Clear Writing",
    ),
    Feature(
        "readability.smog",
        "grade",
        "SMOG grade: 1.0430 sqrt(30 words of 3 or more syllables/sentence) + 3.1291",
        "McLaughlin (1969)",
    ),
    Feature(
        "readability.coleman_liau",
        "grade",
        "Coleman-Liau index: 5.88 letters/word - 29.6 sentences/word - 15.8",
        "Coleman and Liau (1975)",
    ),
    Feature(
        "readability.automated_index",
        "grade",
        "automated readability index: 4.71 letters/word + 0.5 words/sentence - 21.43",
        "Smith and Senter (1967)",
    ),
    Feature("readability.word_length", "letters", "mean letters in a word"),
    Feature("readability.long_words", "share", "words of three or more syllables"),
)
_POLYSYLLABLE = 3
#: Syllables and letters of a word are fewer, see `words`.
_VALUES = 256


def describe() -> tuple[Feature, ...]:
    """Return the features of this family, in the order of `measure`."""
    return _FEATURES


def measure(readings: Readings) -> FloatArray:
    """Return the values of `describe`, in its order, a row for each article.

    They are zeros for a text without words.
    """
    codes, article = (
        column.take(readings.word_tokens) for column in (readings.codes, readings.token_article)
    )
    by_syllables = _count_values(readings, article, word_codes.syllables(codes))
    by_letters = _count_values(readings, article, word_codes.letters(codes))
    counts, n_sentences = by_syllables.sum(axis=1), readings.n_sentences
    has_any = (counts > 0) & (n_sentences > 0)
    n_words = np.where(has_any, counts, 1.0)
    per_sentence = n_words / np.where(has_any, n_sentences, 1)
    per_word = _add_up(by_syllables) / n_words
    letters = _add_up(by_letters) / n_words
    long_share = by_syllables[:, _POLYSYLLABLE:].sum(axis=1) / n_words
    values = np.array(
        (
            206.835 - 1.015 * per_sentence - 84.6 * per_word,
            0.39 * per_sentence + 11.8 * per_word - 15.59,
            0.4 * (per_sentence + 100.0 * long_share),
            1.0430 * np.sqrt(30.0 * long_share * per_sentence) + 3.1291,
            5.88 * letters - 29.6 / per_sentence - 15.8,
            4.71 * letters + 0.5 * per_sentence - 21.43,
            letters,
            long_share,
        )
    ).T
    values[~has_any] = 0.0
    return values


def _count_values(
    readings: Readings, article: npt.NDArray[np.intp], values: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Return how often each value, 0 to 255, is among those of each article."""
    counts = np.bincount(article * _VALUES + values, minlength=len(readings) * _VALUES)
    return counts.reshape(-1, _VALUES)


def _add_up(counts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the sum of the values of each article."""
    return np.asarray((counts * np.arange(_VALUES)).sum(axis=1))
