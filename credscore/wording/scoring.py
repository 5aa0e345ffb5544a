"""The sentence scores of a document, from its tokens and the cues found in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from credscore.cues.lexicon import load_cues
from credscore.cues.matches import Matches
from credscore.document.document import Document
from credscore.document.tokens import look_up_each
from credscore.wording.table import HEADS, shipped_model

__all__ = ["SCORES", "score_documents", "score_sentences"]

FloatArray = npt.NDArray[np.float64]

#: The public scores, in the order of the columns.
SCORES: Final = HEADS[:3]


def score_sentences(document: Document, matches: Matches) -> FloatArray:
    """Return the calibrated probabilities of bias, subjectivity and hedging.

    Parameters
    ----------
    document : Document
    matches : Matches
        Of the cues in it.

    Returns
    -------
    ndarray of float64, shape (n_sentences, 3)
        In the order of `SCORES`, each in [0, 1].

    Examples
    --------
    >>> from credscore.cues.matches import NO_MATCHES
    >>> from credscore.document.document import read_whole
    >>> score_sentences(read_whole("It rained. The vote was on Monday."), NO_MATCHES).shape
    (2, 3)
    """
    return score_documents([document], [matches])[0]


def score_documents(documents: Sequence[Document], matches: Sequence[Matches]) -> list[FloatArray]:
    """Return what `score_sentences` gives for each of many documents, in less time.

    Parameters
    ----------
    documents : sequence of Document
    matches : sequence of Matches
        The matches of the cues in each.

    Returns
    -------
    list of ndarray of float64, shape (n_sentences, 3)
        To the bit what each document gets alone.
    """
    if not documents:
        return []
    model = shipped_model()
    tokens = [document.tokens for document in documents]
    sentences_before = _before([len(document.sentences) for document in documents])
    tokens_before = _before([len(each) for each in tokens])
    sentence_of = [
        document.token_sentence[found.starts] + before
        for document, found, before in zip(documents, matches, sentences_before, strict=False)
    ]
    first_tokens = [
        document.sentence_tokens[:-1] + before
        for document, before in zip(documents, tokens_before, strict=False)
    ]
    cue_sums = np.zeros((sentences_before[-1], len(HEADS)))
    weights = _weights_by_index()[np.concatenate([found.cues for found in matches])]
    np.add.at(cue_sums, np.concatenate(sentence_of), weights)
    scores = model.score(
        look_up_each(tokens, model.vocabulary.by_form),
        np.concatenate([each.capital for each in tokens]),
        np.append(np.concatenate(first_tokens), tokens_before[-1]),
        cue_sums,
    )[:, : len(SCORES)]
    return [scores[start:end] for start, end in pairwise(sentences_before)]


def _before(counts: list[int]) -> list[int]:
    """Return the sum of all counts before each, and of all."""
    return list(accumulate(counts, initial=0))


@cache
def _weights_by_index() -> FloatArray:
    return shipped_model().cue_weights([cue.id for cue in load_cues()])
