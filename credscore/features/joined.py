"""The readings of several articles end to end, so that a family is measured for all at once.

On the arrays of one article a numpy call costs more than what it computes. No number depends on
which articles stand beside each other: whole numbers are counted, and the rest is computed
entry by entry or added up in the order of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from credscore.arrays import FloatArray
from credscore.document.ends import before_each, end_to_end, repeat_each, text_edges
from credscore.document.forms import Column
from credscore.document.tokens import TokenColumns, columns_of, look_up_each
from credscore.features.reading import Reading
from credscore.features.words import WordCodes

__all__ = ["Readings", "join", "per_hundred", "ratio"]


@dataclass(frozen=True, slots=True)
class Readings:
    """Readings and what they hold, end to end.

    Attributes
    ----------
    each : sequence of Reading
    tokens, sentences, paragraphs : list of int
        How many of them stand before each article, and in all.
    n_sentences, n_paragraphs : ndarray of int64, shape (n_articles,)
        How many each article has.
    characters : list of int
        How many characters stand before each article, and in all; one between two articles.
    starts : ndarray of int
        The first character of each token, counted through all articles.
    token_article, token_paragraph, token_sentence : ndarray of int
        The article, the paragraph and the sentence of each token.
    sentence_article : ndarray of int
        The article of each sentence.
    columns : TokenColumns
        The tokens of all articles; their offsets are those into each text.
    voice, nobody, codes, is_word, capital
        Of each token, see `Reading` and `Tokens`.
    word_tokens : ndarray of int64
        The tokens that are words.
    sentence_voice, sentence_words
        Of each sentence, see `Reading`.
    sentence_scores : ndarray of float64, shape (n_sentences, 3)
        Of each sentence as if it stood alone.
    cues, cue_tokens, cue_sizes : ndarray of int64
        The matches of all articles, in order: `Cue.index`, first token, number of tokens.
    words : ndarray of float64, shape (n_articles, 3)
        Number of words in each voice.
    all_words : ndarray of float64, shape (n_articles,)
    cue_counts : ndarray of float64, shape (n_articles, n_cues, 3)
    """

    each: Sequence[Reading]
    tokens: list[int]
    sentences: list[int]
    paragraphs: list[int]
    n_sentences: npt.NDArray[np.int64]
    n_paragraphs: npt.NDArray[np.int64]
    characters: list[int]
    starts: npt.NDArray[np.integer[Any]]
    token_article: npt.NDArray[np.intp]
    token_paragraph: npt.NDArray[np.intp]
    token_sentence: npt.NDArray[np.intp]
    sentence_article: npt.NDArray[np.intp]
    columns: TokenColumns
    voice: npt.NDArray[np.uint8]
    nobody: npt.NDArray[np.bool_]
    codes: WordCodes
    is_word: npt.NDArray[np.bool_]
    word_tokens: npt.NDArray[np.int64]
    capital: npt.NDArray[np.bool_]
    sentence_voice: npt.NDArray[np.int64]
    sentence_words: npt.NDArray[np.int64]
    sentence_scores: FloatArray
    cues: npt.NDArray[np.int64]
    cue_tokens: npt.NDArray[np.int64]
    cue_sizes: npt.NDArray[np.int64]
    words: FloatArray
    all_words: FloatArray
    cue_counts: FloatArray

    def __len__(self) -> int:
        return len(self.each)

    def count_tokens(self, chosen: npt.NDArray[np.bool_]) -> FloatArray:
        """Return how many tokens of each article are True in `chosen`.

        To count true values takes numpy next to nothing; to pick out their articles does not.
        """
        counts = [np.count_nonzero(chosen[first:last]) for first, last in pairwise(self.tokens)]
        return np.array(counts, np.float64)

    def count(self, articles: npt.NDArray[Any]) -> FloatArray:
        """Return how often each article is among `articles`."""
        return np.bincount(articles, minlength=len(self.each)).astype(np.float64)

    def look_up(self, column: Column) -> npt.NDArray[Any]:
        """Return the value of `column` for each token."""
        return look_up_each([reading.document.tokens for reading in self.each], column)

    def first_tokens(self) -> npt.NDArray[np.int64]:
        """Return the first token of each sentence, counted through all articles.

        For a sentence without tokens that is the next one, or one past the last.
        """
        firsts = [reading.document.sentence_tokens[:-1] for reading in self.each]
        offsets = repeat_each(self.tokens[:-1], list(map(len, firsts)))
        tokens: npt.NDArray[np.int64] = end_to_end(firsts) + offsets
        return tokens

    def add_up(self, articles: npt.NDArray[Any], values: npt.NDArray[Any]) -> FloatArray:
        """Return the sum of the `values` of each article, added in order."""
        return np.asarray(
            np.bincount(articles, weights=values, minlength=len(self.each)), np.float64
        )


def join(readings: Sequence[Reading]) -> Readings:
    """Return `readings`, at least one, end to end."""
    documents = [reading.document for reading in readings]
    tokens = [document.tokens for document in documents]
    n_tokens = list(map(len, tokens))
    columns = columns_of(tokens)
    n_sentences = [len(document.sentences) for document in documents]
    n_paragraphs = [len(document.paragraphs) for document in documents]
    before = before_each(n_tokens)
    sentences = before_each(n_sentences)
    paragraphs = before_each(n_paragraphs)
    characters = text_edges(document.text for document in documents)
    articles = np.arange(len(readings))
    token_article = articles.repeat(n_tokens)
    matches = [reading.matches for reading in readings]
    return Readings(
        each=readings,
        tokens=before,
        sentences=sentences,
        paragraphs=paragraphs,
        n_sentences=np.array(n_sentences),
        n_paragraphs=np.array(n_paragraphs),
        characters=characters,
        starts=columns.starts + repeat_each(characters[:-1], n_tokens),
        token_article=token_article,
        token_paragraph=end_to_end([document.token_paragraph for document in documents])
        + repeat_each(paragraphs[:-1], n_tokens),
        token_sentence=end_to_end([document.token_sentence for document in documents])
        + repeat_each(sentences[:-1], n_tokens),
        sentence_article=articles.repeat(n_sentences),
        columns=columns,
        voice=end_to_end([reading.voice for reading in readings]),
        nobody=end_to_end([reading.nobody for reading in readings]),
        codes=end_to_end([reading.codes for reading in readings]),
        is_word=columns.is_word,
        word_tokens=columns.is_word.nonzero()[0],
        capital=columns.capital,
        sentence_voice=end_to_end([reading.sentence_voice for reading in readings]),
        sentence_words=end_to_end([reading.sentence_words for reading in readings]),
        sentence_scores=end_to_end([reading.sentence_scores.alone for reading in readings]),
        cues=end_to_end([found.cues for found in matches]),
        cue_tokens=end_to_end([found.starts for found in matches])
        + repeat_each(before[:-1], list(map(len, matches))),
        cue_sizes=end_to_end([found.ends - found.starts for found in matches]),
        words=np.array([reading.words for reading in readings]),
        all_words=np.array([reading.all_words for reading in readings]),
        cue_counts=np.array([reading.cue_counts for reading in readings]),
    )


def per_hundred(counts: npt.NDArray[Any], words: FloatArray) -> FloatArray:
    """Return `counts` per 100 `words`; 0 for a text without words."""
    rates: FloatArray = 100.0 * counts / np.where(words, words, np.inf)
    return rates


def ratio(part: npt.NDArray[Any], whole: npt.NDArray[Any]) -> FloatArray:
    """Return ``part / whole``, or 0 where `whole` is 0."""
    ratios: FloatArray = part / np.where(whole, whole, np.inf)
    return ratios
