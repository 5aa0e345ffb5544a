"""Sentence scores in sum: the learned sentence probabilities by voice and position."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from credscore.features.feature import Feature
from credscore.features.joined import FloatArray, Readings, ratio
from credscore.features.reading import ATTRIBUTED, AUTHOR, QUOTED

__all__ = ["describe", "measure"]

_HEADS = ("bias", "subjectivity", "hedging")
#: The tail of an article is its last third; a conclusion often argues where a lead reports.
_TAIL_SHARE = 2 / 3
_TOP_SHARE = 0.2
_SOURCE = "sentence models of credscore.wording"


def describe() -> tuple[Feature, ...]:
    """Return the features of this family, in the order of `measure`."""
    features: list[Feature] = []
    for head in _HEADS:
        features += [
            Feature(
                f"sentences.{head}.author",
                "probability",
                f"mean {head} of sentences in the writer's words only",
                _SOURCE,
            ),
            Feature(
                f"sentences.{head}.author_top",
                "probability",
                f"mean {head} of the highest fifth of the writer's sentences",
                _SOURCE,
            ),
            Feature(
                f"sentences.{head}.author_tail",
                "probability",
                f"mean {head} of the writer's sentences in the last third",
                _SOURCE,
            ),
            Feature(
                f"sentences.{head}.quoted",
                "probability",
                f"mean {head} of sentences that are mostly quotation",
                _SOURCE,
            ),
        ]
    return tuple(features)


def measure(readings: Readings) -> FloatArray:
    """Return the values of `describe`, in its order, a row for each article.

    They are 0.5 for a voice without sentences.
    """
    scores, article = readings.sentence_scores, readings.sentence_article
    is_own = _authors_alone(readings)
    counts = np.diff(readings.sentences)
    tails = np.array(readings.sentences[:-1]) + (counts * _TAIL_SHARE).astype(np.int64)
    in_tail = np.arange(len(article)) >= tails.take(article)
    groups = (
        is_own.nonzero()[0],
        None,
        (is_own & in_tail).nonzero()[0],
        (readings.sentence_voice == QUOTED).nonzero()[0],
    )
    columns: list[FloatArray] = []
    for head in range(len(_HEADS)):
        own_scores = np.ascontiguousarray(scores[:, head])
        for group in groups:
            rows = _top(readings, own_scores, is_own) if group is None else group
            columns.append(_means(readings, article.take(rows), own_scores.take(rows)))
    return np.column_stack(columns)


def _means(readings: Readings, article: npt.NDArray[np.intp], values: FloatArray) -> FloatArray:
    """Return the mean of the `values` of each article, added in order."""
    counts = readings.count(article)
    return np.where(counts > 0, ratio(readings.add_up(article, values), counts), 0.5)


def _top(
    readings: Readings, scores: FloatArray, chosen: npt.NDArray[np.bool_]
) -> npt.NDArray[np.intp]:
    """Return which of the `chosen` sentences have the highest scores of their article, rising."""
    rows = chosen.nonzero()[0]
    article = readings.sentence_article.take(rows)
    counts = readings.count(article)
    sizes = np.maximum(np.rint(counts * _TOP_SHARE), 1.0)
    order = np.lexsort((scores.take(rows), article))
    # The place of each among those of its article, from the highest one down.
    from_top = counts.cumsum().take(article) - np.arange(len(rows))
    return rows.take(order[from_top <= sizes.take(article)])


def _authors_alone(readings: Readings) -> npt.NDArray[np.bool_]:
    """Return which sentences hold the author's words only.

    A sentence is scored whole, so one with a quotation would carry the speaker's wording.
    """
    words = readings.sentence_words
    foreign = words[:, QUOTED] + words[:, ATTRIBUTED]
    alone: npt.NDArray[np.bool_] = (foreign == 0) & (readings.sentence_voice == AUTHOR)
    return alone
