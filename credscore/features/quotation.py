"""Quotation: how much of the text stands in quotation marks, and how."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from credscore.arrays import FloatArray
from credscore.document.ends import whole_numbers
from credscore.features.feature import Feature
from credscore.features.joined import Readings, per_hundred, ratio
from credscore.features.reading import ATTRIBUTED, QUOTED

__all__ = ["describe", "measure"]

_SIGNAL = "Credibility Coalition: quotes; Trust Project: citations and references"
#: A passage of at most so many words is a word or term set off, not speech.
_SCARE_QUOTE_WORDS = 3
#: A body of one paragraph and so many words lost its line breaks.
_ONE_LINE_WORDS = 150
#: Its paragraphs are taken to be of so many words: the share is then off by 0.08, not by 0.6.
_PARAGRAPH_WORDS = 25

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
        "quotation.paragraph_share",
        "share",
        "paragraphs with speech in quotation marks; of a text in one line, an estimate",
        _SIGNAL,
    ),
)


def describe() -> tuple[Feature, ...]:
    """Return the features of this family, in the order of `measure`."""
    return _FEATURES


def measure(readings: Readings) -> FloatArray:
    """Return the values of `describe`, in its order, a row for each article."""
    total = readings.all_words
    lengths, tokens = _lengths_in_words(readings)
    article = readings.token_article.take(tokens)
    is_speech = lengths > _SCARE_QUOTE_WORDS
    speeches = readings.count(article[is_speech])
    speech_words = readings.add_up(article[is_speech], lengths[is_speech])
    set_off = readings.count(article[(lengths > 0) & ~is_speech])
    return np.array(
        (
            ratio(readings.words[:, QUOTED], total),
            ratio(readings.words[:, ATTRIBUTED], total),
            per_hundred(speeches, total),
            ratio(speech_words, speeches),
            per_hundred(set_off, total),
            _paragraph_share(readings, tokens[is_speech]),
        )
    ).T


def _lengths_in_words(readings: Readings) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the number of words and the first token of each quotation with tokens in it."""
    spans = [
        edge + offset
        for reading, offset in zip(readings.each, readings.tokens, strict=False)
        for span in reading.document.quotation_tokens
        if span[0] < span[1]
        for edge in span
    ]
    firsts, lasts = whole_numbers(spans).reshape(-1, 2).T
    before = np.zeros(len(readings.is_word) + 1, np.int64)
    readings.is_word.cumsum(out=before[1:])
    return before.take(lasts) - before.take(firsts), firsts


def _paragraph_share(readings: Readings, tokens: npt.NDArray[np.int64]) -> FloatArray:
    """Return the share of the paragraphs of each article in which `tokens` stand."""
    holding = np.zeros(readings.paragraphs[-1], np.bool_)
    holding[readings.token_paragraph.take(tokens)] = True
    article = np.arange(len(readings)).repeat(readings.n_paragraphs)
    shares = ratio(readings.count(article[holding]), readings.n_paragraphs)
    in_one_line = (readings.n_paragraphs == 1) & (readings.all_words >= _ONE_LINE_WORDS)
    for place in in_one_line.nonzero()[0].tolist():
        shares[place] = _estimated_share(readings, place, tokens)
    return shares


def _estimated_share(readings: Readings, place: int, tokens: npt.NDArray[np.int64]) -> float:
    """Return the share for an article without line breaks, its sentences put into paragraphs."""
    first, last = readings.sentences[place : place + 2]
    words = readings.sentence_words[first:last].sum(axis=1)
    paragraphs = (words.cumsum() - words) // _PARAGRAPH_WORDS
    sentences = readings.token_sentence.take(tokens)
    own = sentences[(sentences >= first) & (sentences < last)] - first
    return len(np.unique(paragraphs.take(own))) / len(np.unique(paragraphs))
