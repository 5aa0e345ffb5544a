"""Sentences without a label that a teacher answers for: fragments of labelled ones, and news.

A sentence model with few labelled sentences learns more from the answers of a better model to
many sentences (knowledge distillation: Hinton et al. 2015, arXiv 1503.02531). Fragments of
labelled sentences with words left out tell which of the words the answer hangs on, in the kind
of text the labels are for (Tang et al. 2019, arXiv 1903.12136).
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

#: Fragments made of each sentence of a set: more where there are fewer sentences.
FRAGMENTS = {"babe": 12, "checkthat": 16, "wikiweasel": 8, "ptc": 2}
_SHORTEST, _LONGEST = 4, 30
_LEFT_OUT = 0.1


def key(text: str) -> int:
    """Return a number of 32 bits by which a sentence is known without keeping its words."""
    return zlib.crc32(text.encode())


def keys(texts: Iterable[str]) -> npt.NDArray[np.uint32]:
    """Return the key of each sentence."""
    return np.fromiter(map(key, texts), np.uint32)


def fragments(text: str, number: int) -> list[str]:
    """Return `number` runs of words of a sentence, the same ones every time.

    Examples
    --------
    >>> fragments("The mayor may have been told of it by a friend.", 2)
    ['may have been told of it a', 'The mayor may have been told of it']
    """
    chance = random.Random(key(text))  # noqa: S311 - no secret
    words = text.split()
    found = []
    for _ in range(number):
        longest = min(len(words), _LONGEST)
        length = longest
        if longest > _SHORTEST:
            length = _SHORTEST + int(chance.random() * (longest - _SHORTEST + 1))
        start = int(chance.random() * (len(words) - length + 1))
        kept = [word for word in words[start : start + length] if chance.random() >= _LEFT_OUT]
        found.append(" ".join(kept or words[start : start + length]))
    return found
