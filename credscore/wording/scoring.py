"""The sentence scores of a document, from its tokens and the cues found in it.

The probability of bias depends on where a sentence stands. One that somebody picked out and shows
alone is biased far oftener than one in the middle of an article, and readers of a whole article
mark other things in it. So there are two heads, each learned and calibrated where it is used, and
`running_share` leads from one to the other. Only the number of sentences counts, never what the
others say.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.arrays import FloatArray
from credscore.cues.lexicon import load_cues
from credscore.cues.matches import Matches, of_kinds
from credscore.document.document import Document
from credscore.document.ends import before_each, end_to_end, repeat_each
from credscore.document.names import Levels, inside_names
from credscore.document.tokens import look_up_each
from credscore.wording.sentence_model import HEADS, SentenceModel, shipped_model

__all__ = [
    "SCORES",
    "SentenceScores",
    "count_cues",
    "running_share",
    "score_documents",
]


#: The public scores, in the order of the columns.
SCORES: Final = HEADS[:3]
#: From so many sentences on a text counts as an article.
_ARTICLE: Final = 10
_BIAS, _LOADED = HEADS.index("bias"), HEADS.index("loaded")
#: A probability is never quite 0 or 1.
_MOST = 30.0


class SentenceScores(NamedTuple):
    """The probabilities of the sentences of a document, in the order of `SCORES`.

    Attributes
    ----------
    in_place : ndarray of float64, shape (n_sentences, 3)
        Of the sentences where they stand; what a result shows.
    alone : ndarray of float64, shape (n_sentences, 3)
        Of the sentences as if each stood alone. Features and the choice of loaded words use
        these, which do not depend on the length of the text.
    """

    in_place: FloatArray
    alone: FloatArray


def score_documents(
    documents: Sequence[Document],
    matches: Sequence[Matches],
    model: SentenceModel | None = None,
) -> list[SentenceScores]:
    """Return the calibrated probabilities of bias, subjectivity and hedging.

    Parameters
    ----------
    documents : sequence of Document
    matches : sequence of Matches
        The matches of the cues in each.
    model : SentenceModel, optional
        The shipped one if left out.

    Returns
    -------
    list of SentenceScores
        To the bit what each document gets alone.

    Examples
    --------
    >>> from credscore.cues.matches import NO_MATCHES
    >>> from credscore.document.document import read_whole
    >>> document = read_whole("It rained. The vote was on Monday.")
    >>> score_documents([document], [NO_MATCHES])[0].in_place.shape
    (2, 3)
    """
    if not documents:
        return []
    n_sentences = [len(document.sentences) for document in documents]
    logits = _logits(documents, matches, n_sentences, model or shipped_model())
    alone = _probability(logits[:, : len(SCORES)])
    share = repeat_each([running_share(n) for n in n_sentences], n_sentences)
    in_place = alone.copy()
    in_place[:, _BIAS] = _probability((1.0 - share) * logits[:, _BIAS] + share * logits[:, _LOADED])
    return [
        SentenceScores(in_place[start:end], alone[start:end])
        for start, end in pairwise(before_each(n_sentences))
    ]


def running_share(n_sentences: int) -> float:
    """Return how far a text of so many sentences is an article.

    Every sentence from the second on is as large a step, so that none makes a jump.

    Examples
    --------
    >>> running_share(1), running_share(10), running_share(200)
    (0.0, 1.0, 1.0)
    """
    return min(max(n_sentences - 1, 0) / (_ARTICLE - 1), 1.0)


def _probability(logits: FloatArray) -> FloatArray:
    bounded = np.maximum(np.minimum(logits, _MOST), -_MOST)  # np.clip takes twice as long
    return np.asarray(1.0 / (1.0 + np.exp(-bounded)), np.float64)


def _logits(
    documents: Sequence[Document],
    matches: Sequence[Matches],
    n_sentences: Sequence[int],
    model: SentenceModel,
) -> FloatArray:
    """Return the logits of the sentences of all documents, in the order of `HEADS`."""
    tokens = [document.tokens for document in documents]
    sentences_before = before_each(n_sentences)
    tokens_before = before_each(list(map(len, tokens)))
    sentence_of = [
        document.token_sentence[found.starts] + before
        for document, found, before in zip(documents, matches, sentences_before, strict=False)
    ]
    first_tokens = [
        document.sentence_tokens[:-1] + before
        for document, before in zip(documents, tokens_before, strict=False)
    ]
    named = end_to_end([document.named for document in documents])
    edges = np.concatenate((*first_tokens, tokens_before[-1:]))
    cues = end_to_end([found.cues for found in matches])
    starts, ends = (
        end_to_end([places + before for places, before in zip(each, tokens_before, strict=False)])
        for each in zip(*((found.starts, found.ends) for found in matches), strict=True)
    )
    counts = count_cues(cues, starts, ends, named, edges[:-1])
    cue_sums = np.zeros((sentences_before[-1], len(HEADS)))
    np.add.at(
        cue_sums,
        end_to_end(sentence_of)[counts],
        _weights_by_index(model).take(cues[counts], axis=0),
    )
    return model.logits(look_up_each(tokens, model.vocabulary.by_form), named, edges, cue_sums)


def count_cues(
    cues: npt.NDArray[np.int64],
    starts: npt.NDArray[np.int64],
    ends: npt.NDArray[np.int64],
    named: Levels,
    firsts: npt.NDArray[np.integer[Any]],
) -> npt.NDArray[np.bool_]:
    """Return which matches of cues count: no word of a name does, unless it is evidence.

    Evidence has guards of its own. The other cues are kinds of sources ("the Mother Jones
    reporter" is no mother), which are looked for in names as well.

    Parameters
    ----------
    cues, starts, ends : ndarray of int64
        Of the matches, see `Matches`.
    named : ndarray of uint8
        What `written_as_names` gives for the tokens.
    firsts : ndarray of int
        First tokens of sentences.
    """
    inside = inside_names(named, firsts)
    goes_on = inside.take(ends, mode="clip") & (named.take(starts) > 0)
    return ~(inside.take(starts) | goes_on) | _is_evidence().take(cues)


@cache
def _is_evidence() -> npt.NDArray[np.bool_]:
    return ~of_kinds("")


@lru_cache(maxsize=1)
def _weights_by_index(model: SentenceModel) -> FloatArray:
    return model.cue_weights([cue.id for cue in load_cues()])
