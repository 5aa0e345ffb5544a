"""Sentence scores in sum: the learned sentence probabilities by voice and position.

Each sentence counts as if it stood alone. The probabilities where sentences stand would depend on
the number of sentences, and they say less of an article (`docs/tried.md`).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from credscore.arrays import FloatArray
from credscore.features.feature import Feature
from credscore.features.joined import Readings
from credscore.features.reading import ATTRIBUTED, AUTHOR, QUOTED
from credscore.wording import SCORES

__all__ = ["describe", "measure"]

Bins = npt.NDArray[np.int64]

#: The tail of an article is its last third; a conclusion often argues where a lead reports.
_TAIL_SHARE = 2 / 3
_TOP_SHARE = 0.2
_SCORE_NUMBERS = np.arange(len(SCORES))
#: Places among the means of a score; first that of the writer's sentences.
_TOP, _TAIL, _QUOTED, _N_MEANS = 1, 2, 3, 4
_SOURCE = "sentence models of credscore.wording"


def describe() -> tuple[Feature, ...]:
    """Return the features of this family, in the order of `measure`."""
    features: list[Feature] = []
    for score in SCORES:
        features += [
            Feature(
                f"sentences.{score}.author",
                "probability",
                f"mean {score} of sentences in the writer's words only",
                _SOURCE,
            ),
            Feature(
                f"sentences.{score}.author_top",
                "probability",
                f"mean {score} of the highest fifth of the writer's sentences",
                _SOURCE,
            ),
            Feature(
                f"sentences.{score}.author_tail",
                "probability",
                f"mean {score} of the writer's sentences in the last third",
                _SOURCE,
            ),
            Feature(
                f"sentences.{score}.quoted",
                "probability",
                f"mean {score} of sentences that are mostly quotation",
                _SOURCE,
            ),
        ]
    return tuple(features)


def measure(readings: Readings) -> FloatArray:
    """Return the values of `describe`, in its order, a row for each article.

    They are 0.5 for a voice without sentences.
    """
    article = readings.sentence_article
    own = _authors_alone(readings).nonzero()[0]
    tails = (readings.n_sentences * _TAIL_SHARE).astype(np.int64) + readings.sentences[:-1]
    tail = own[own >= tails.take(article.take(own))]
    quoted = (readings.sentence_voice == QUOTED).nonzero()[0]
    # A bin for each article and score, and in it one for each of the means.
    chosen = np.concatenate((own, tail, quoted))
    bins = (article.take(chosen)[:, None] * len(SCORES) + _SCORE_NUMBERS).ravel()
    values = readings.sentence_scores.take(chosen, axis=0).ravel()
    n_own, n_tail = len(own) * len(SCORES), len(tail) * len(SCORES)
    size = len(readings) * len(SCORES)
    top, top_values = _top(bins[:n_own], values[:n_own], size)
    bins *= _N_MEANS
    bins[n_own:] += _TAIL
    bins[n_own + n_tail :] += _QUOTED - _TAIL
    bins = np.concatenate((bins, top * _N_MEANS + _TOP))
    means = _means(bins, np.concatenate((values, top_values)), size * _N_MEANS)
    return means.reshape(len(readings), -1)


def _means(bins: Bins, values: FloatArray, size: int) -> FloatArray:
    """Return the mean of the `values` of each of so many `bins`, added in order."""
    counts = np.bincount(bins, minlength=size)
    sums = np.bincount(bins, values, size)
    return np.where(counts > 0, sums / np.maximum(counts, 1), 0.5)


def _top(bins: Bins, values: FloatArray, size: int) -> tuple[Bins, FloatArray]:
    """Return the highest of the `values` of each bin, with their bins, rising."""
    counts = np.bincount(bins, minlength=size)
    most = np.maximum(np.rint(counts * _TOP_SHARE), 1.0)
    order = np.lexsort((values, bins))
    bins = bins.take(order)
    # The place of each among those of its bin, from the highest one down.
    from_top = counts.cumsum().take(bins) - np.arange(len(bins))
    chosen = from_top <= most.take(bins)
    return bins[chosen], values.take(order[chosen])


def _authors_alone(readings: Readings) -> npt.NDArray[np.bool_]:
    """Return which sentences hold the author's words only.

    A sentence is scored whole, so one with a quotation would carry the speaker's wording.
    """
    words = readings.sentence_words
    foreign = words[:, QUOTED] + words[:, ATTRIBUTED]
    alone: npt.NDArray[np.bool_] = (foreign == 0) & (readings.sentence_voice == AUTHOR)
    return alone
