"""A reading: an article with its cues, attributions, voices and sentence scores.

It is the last step before numbers. Features, evidence and the sentence scores of a result
are all taken from one reading, so they cannot disagree about whose words are whose.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from credscore.attribution import Found, find_attributions, voice_of_tokens
from credscore.cues.engine import Hit, match
from credscore.cues.lexicon import load_cues
from credscore.document.document import Document, read
from credscore.document.forms import number_forms
from credscore.features.words import WordCodes, encode
from credscore.wording import score_sentences

__all__ = ["ATTRIBUTED", "AUTHOR", "QUOTED", "VOICE_NAMES", "Reading", "read_article"]

AUTHOR, QUOTED, ATTRIBUTED = 0, 1, 2
VOICE_NAMES = ("author", "quoted", "attributed")


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that is known of an article before it is turned into numbers.

    Attributes
    ----------
    document : Document
    hits : list of Hit
        Matches of every cue, sorted by start.
    attributions : list of Found
    voice : ndarray of uint8, shape (n_tokens,)
        0 author, 1 quoted, 2 attributed.
    sentence_voice : ndarray of int64, shape (n_sentences,)
        The voice of most words of each sentence.
    sentence_scores : ndarray of float64, shape (n_sentences, 3)
        Probabilities of bias, subjectivity and hedging.
    codes : ndarray of int64, shape (n_tokens,)
        Packed word codes (see `credscore.features.words`).
    words : ndarray of float64, shape (3,)
        Number of words in each voice.
    cue_counts : ndarray of float64, shape (n_cues, 3)
        Matches of each cue in each voice.
    """

    document: Document
    hits: list[Hit]
    attributions: list[Found]
    voice: npt.NDArray[np.uint8]
    sentence_voice: npt.NDArray[np.int64]
    sentence_scores: npt.NDArray[np.float64]
    codes: WordCodes
    words: npt.NDArray[np.float64]
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
    return read_document(read(text, title))


def read_document(document: Document) -> Reading:
    """Find the cues, attributions, voices and sentence scores of `document`."""
    tokens = document.tokens
    forms = number_forms(tokens.words)
    hits = match(tokens, forms)
    attributions = find_attributions(document, hits, forms=forms)
    voice = voice_of_tokens(document, attributions)
    cue_of = np.fromiter((hit.cue.index for hit in hits), np.int64, len(hits))
    start_of = np.fromiter((hit.start for hit in hits), np.int64, len(hits))
    n_cues = len(load_cues())
    return Reading(
        document=document,
        hits=hits,
        attributions=attributions,
        voice=voice,
        sentence_voice=_majority_voice(document, voice),
        sentence_scores=score_sentences(document, cue_of, start_of),
        codes=forms.look_up(encode),
        words=np.bincount(voice[tokens.is_word], minlength=3).astype(np.float64),
        cue_counts=np.bincount(cue_of * 3 + voice[start_of], minlength=3 * n_cues)
        .reshape(n_cues, 3)
        .astype(np.float64),
    )


def _majority_voice(document: Document, voice: npt.NDArray[np.uint8]) -> npt.NDArray[np.int64]:
    """Return the most frequent voice among the words of each sentence."""
    n_sentences = len(document.sentences)
    weights = document.tokens.is_word
    joint = document.token_sentence.astype(np.int64) * 3 + voice
    counts = np.bincount(joint, weights=weights, minlength=3 * n_sentences)
    majority: npt.NDArray[np.int64] = counts.reshape(-1, 3).argmax(axis=1)
    return majority
