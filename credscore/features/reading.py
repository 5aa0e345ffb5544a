"""A reading: an article with its cues, attributions, voices and sentence scores.

It is the last step before numbers. Features, evidence and the sentence scores of a result
are all taken from one reading, so they cannot disagree about whose words are whose.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from credscore.arrays import BoolArray
from credscore.attribution import Found, find_in_each, voices_of_tokens
from credscore.cues.engine import match_documents
from credscore.cues.lexicon import load_cues
from credscore.cues.matches import Matches
from credscore.document.document import Document, read
from credscore.document.ends import before_each, end_to_end, split_at
from credscore.document.tokens import columns_of, look_up_each
from credscore.features.words import CODES, WordCodes
from credscore.kinds import VOICES
from credscore.wording import SentenceScores, score_documents

__all__ = [
    "ATTRIBUTED",
    "AUTHOR",
    "QUOTED",
    "Reading",
    "read_article",
    "read_documents",
]

#: Voices as numbers: the places of "author", "quoted" and "attributed" in `VOICES`.
AUTHOR, QUOTED, ATTRIBUTED = range(len(VOICES))


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
    nobody : ndarray of bool, shape (n_tokens,)
        Stands for a source that is anonymous or vague.
    sentence_voice : ndarray of int64, shape (n_sentences,)
        The voice of most words of each sentence.
    sentence_words : ndarray of int64, shape (n_sentences, 3)
        Number of words of each sentence in each voice.
    sentence_scores : SentenceScores
        Probabilities of bias, subjectivity and hedging, where they stand and as if alone.
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
    nobody: BoolArray
    sentence_voice: npt.NDArray[np.int64]
    sentence_words: npt.NDArray[np.int64]
    sentence_scores: SentenceScores
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
    if not documents:
        return []
    matches = match_documents(documents)
    attributions = find_in_each(documents, matches)
    scores = score_documents(documents, matches)
    voices, nobody = voices_of_tokens(documents, attributions)
    n_sentences = [len(document.sentences) for document in documents]
    sentences = before_each(n_sentences)
    sentence_words = _words_of_sentences(documents, voices, sentences)
    words = _add_up(sentence_words, n_sentences)
    tokens = [document.tokens for document in documents]
    return list(
        map(
            Reading,
            *(documents, matches, attributions, voices, nobody),
            split_at(sentence_words.argmax(axis=1), sentences),
            *(split_at(sentence_words, sentences), scores),
            split_at(look_up_each(tokens, CODES), before_each(list(map(len, tokens)))),
            *(words, np.add.reduce(words, axis=1).tolist()),
            _cues_by_voice(matches, voices),
        )
    )


def _words_of_sentences(
    documents: Sequence[Document], voices: Sequence[npt.NDArray[np.uint8]], edges: Sequence[int]
) -> npt.NDArray[np.int64]:
    """Return the number of words of each sentence of all documents in each voice.

    `edges` are the numbers of sentences before each document, and of all.
    """
    sentences = end_to_end(
        [document.token_sentence + edge for document, edge in zip(documents, edges, strict=False)]
    )
    by_voice = sentences * 3 + end_to_end(voices)
    is_word = columns_of([document.tokens for document in documents]).is_word
    counts = np.bincount(by_voice[is_word], minlength=3 * edges[-1])
    return counts.reshape(edges[-1], 3)


def _add_up(
    sentence_words: npt.NDArray[np.int64], n_sentences: Sequence[int]
) -> npt.NDArray[np.float64]:
    """Return the number of words in each voice of each document, which has so many sentences."""
    document = np.arange(len(n_sentences)).repeat(n_sentences)
    bins = document[:, None] * 3 + np.arange(3)
    words = np.bincount(bins.ravel(), sentence_words.ravel(), 3 * len(n_sentences))
    return words.astype(np.float64).reshape(-1, 3)


def _cues_by_voice(
    matches: Sequence[Matches], voices: Sequence[npt.NDArray[np.uint8]]
) -> Iterable[npt.NDArray[np.float64]]:
    """Return for each document the matches of each cue in each voice, shape (n_cues, 3)."""
    n_cues = len(load_cues())
    slots = [
        (found.cues + n_cues * i) * 3 + voice.take(found.starts)
        for i, (found, voice) in enumerate(zip(matches, voices, strict=True))
    ]
    size = len(slots) * n_cues * 3
    counts = np.bincount(end_to_end(slots), minlength=size).astype(np.float64)
    return counts.reshape(len(slots), n_cues, 3)
