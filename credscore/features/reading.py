"""A reading: an article with its cues, attributions, voices and sentence scores.

It is the last step before numbers. Features, evidence and the sentence scores of a result
are all taken from one reading, so they cannot disagree about whose words are whose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from credscore.attribution import Found, find_in_each, voice_of_tokens
from credscore.cues.engine import match
from credscore.cues.lexicon import load_cues
from credscore.cues.matches import Matches
from credscore.document.document import Document, read
from credscore.features.words import CODES, WordCodes
from credscore.wording import score_documents

__all__ = [
    "ATTRIBUTED",
    "AUTHOR",
    "QUOTED",
    "VOICE_NAMES",
    "Reading",
    "read_article",
    "read_documents",
]

AUTHOR, QUOTED, ATTRIBUTED = 0, 1, 2
VOICE_NAMES = ("author", "quoted", "attributed")


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that is known of an article before it is turned into numbers.

    Attributes
    ----------
    document : Document
    matches : Matches
        Matches of every cue, sorted by start.
    attributions : list of Found
    voice : ndarray of uint8, shape (n_tokens,)
        0 author, 1 quoted, 2 attributed.
    sentence_voice : ndarray of int64, shape (n_sentences,)
        The voice of most words of each sentence.
    sentence_words : ndarray of int64, shape (n_sentences, 3)
        Number of words of each sentence in each voice.
    sentence_scores : ndarray of float64, shape (n_sentences, 3)
        Probabilities of bias, subjectivity and hedging.
    codes : ndarray of int64, shape (n_tokens,)
        Packed word codes (see `credscore.features.words`).
    words : ndarray of float64, shape (3,)
        Number of words in each voice.
    all_words : float
        Number of words.
    cue_counts : ndarray of float64, shape (n_cues, 3)
        Matches of each cue in each voice.
    """

    document: Document
    matches: Matches
    attributions: list[Found]
    voice: npt.NDArray[np.uint8]
    sentence_voice: npt.NDArray[np.int64]
    sentence_words: npt.NDArray[np.int64]
    sentence_scores: npt.NDArray[np.float64]
    codes: WordCodes
    words: npt.NDArray[np.float64]
    all_words: float
    cue_counts: npt.NDArray[np.float64]


def read_article(text: str, title: str | None = None) -> Reading:
    """Read `text` up to the point where features can be measured.

    Parameters
    ----------
    text : str
        An article.
    title : str, optional
        Its headline.

    Returns
    -------
    Reading
    """
    return read_documents([read(text, title)])[0]


def read_documents(documents: Sequence[Document]) -> list[Reading]:
    """Find the cues, attributions, voices and sentence scores of each document.

    The documents go through a step together, then through the next: a step that runs again and
    again finds its code and its tables in the processor's caches.
    """
    matches = [match(document.tokens) for document in documents]
    attributions = find_in_each(documents, matches)
    scores = score_documents(documents, matches)
    return list(map(_reading, documents, matches, attributions, scores))


def _reading(
    document: Document,
    matches: Matches,
    attributions: list[Found],
    sentence_scores: npt.NDArray[np.float64],
) -> Reading:
    """Return the reading of `document` from what was found in it."""
    voice = voice_of_tokens(document, attributions)
    sentence_words = _words_of_sentences(document, voice)
    words = np.add.reduce(sentence_words, axis=0, dtype=np.float64)
    n_cues = len(load_cues())
    cues_by_voice = np.bincount(matches.cues * 3 + voice.take(matches.starts), minlength=3 * n_cues)
    return Reading(
        document=document,
        matches=matches,
        attributions=attributions,
        voice=voice,
        sentence_voice=sentence_words.argmax(axis=1),
        sentence_words=sentence_words,
        sentence_scores=sentence_scores,
        codes=document.tokens.look_up(CODES),
        words=words,
        all_words=float(np.add.reduce(words)),
        cue_counts=cues_by_voice.reshape(n_cues, 3).astype(np.float64),
    )


def _words_of_sentences(document: Document, voice: npt.NDArray[np.uint8]) -> npt.NDArray[np.int64]:
    """Return the number of words of each sentence in each voice."""
    by_voice = document.token_sentence * 3 + voice
    n_sentences = len(document.sentences)
    counts = np.bincount(by_voice[document.tokens.is_word], minlength=3 * n_sentences)
    return counts.reshape(n_sentences, 3)
