"""The sentence scores of a document, from its tokens and the cues found in it."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from credscore.cues.lexicon import load_cues
from credscore.document.document import Document
from credscore.wording.table import HEADS, shipped_model

__all__ = ["SCORES", "score_sentences"]

FloatArray = npt.NDArray[np.float64]

#: The public scores, in the order of the columns.
SCORES: Final = HEADS[:3]


def score_sentences(
    document: Document,
    cue_of: npt.NDArray[np.int64],
    start_of: npt.NDArray[np.int64],
) -> FloatArray:
    """Return the calibrated probabilities of bias, subjectivity and hedging.

    Parameters
    ----------
    document : Document
    cue_of : ndarray of int64, shape (n_hits,)
        Index of the cue of each match (`Cue.index`).
    start_of : ndarray of int64, shape (n_hits,)
        First token of each match.

    Returns
    -------
    ndarray of float64, shape (n_sentences, 3)
        In the order of `SCORES`, each in [0, 1].

    Examples
    --------
    >>> import numpy as np
    >>> from credscore.document.document import read_whole
    >>> nothing = np.zeros(0, np.int64)
    >>> score_sentences(read_whole("It rained. The vote was on Monday."), nothing, nothing).shape
    (2, 3)
    """
    n_sentences = len(document.sentences)
    sentence_of = document.token_sentence[start_of]
    weights = _weights_by_index()[cue_of]
    cue_sums = np.zeros((n_sentences, len(HEADS)))
    np.add.at(cue_sums, sentence_of, weights)
    scores = shipped_model().score(document.tokens, document.sentence_tokens, cue_sums)
    return scores[:, : len(SCORES)]


@cache
def _weights_by_index() -> FloatArray:
    return shipped_model().cue_weights([cue.id for cue in load_cues()])
