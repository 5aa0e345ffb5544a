"""Sentence scores in sum: the learned sentence probabilities by voice and position.

Each sentence counts as if it stood alone. The probabilities where sentences stand would depend on
the number of sentences, and they say less of an article (`docs/evaluation.md`).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from credscore.features.feature import Feature
from credscore.features.joined import FloatArray, Readings
from credscore.features.reading import ATTRIBUTED, AUTHOR, QUOTED, Reading

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
    return np.array([_measure(reading) for reading in readings.each])


def _measure(reading: Reading) -> list[float]:
    scores, voice = reading.sentence_scores.alone, reading.sentence_voice
    is_own = _authors_alone(reading)
    own = scores[is_own]
    tail_start = int(len(scores) * _TAIL_SHARE)
    tail = scores[tail_start:][is_own[tail_start:]]
    top = np.sort(own, axis=0)[-max(round(len(own) * _TOP_SHARE), 1) :]
    groups = (own, top, tail, scores[voice == QUOTED])
    values: list[float] = np.array([_means(group) for group in groups]).T.ravel().tolist()
    return values


def _means(group: npt.NDArray[np.float64]) -> list[float]:
    if not len(group):
        return [0.5] * len(_HEADS)
    means: list[float] = (np.add.reduce(group, axis=0) / len(group)).tolist()
    return means


def _authors_alone(reading: Reading) -> npt.NDArray[np.bool_]:
    """Return which sentences hold the author's words only.

    A sentence is scored whole, so one with a quotation would carry the speaker's wording.
    """
    foreign = reading.sentence_words[:, QUOTED] + reading.sentence_words[:, ATTRIBUTED]
    alone: npt.NDArray[np.bool_] = (foreign == 0) & (reading.sentence_voice == AUTHOR)
    return alone
