"""Batches of sentences of like length, so that little of a batch is filling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from credscore.arrays import IntArray

#: So many batches are cut from one run of sentences sorted by length.
_RUN = 20


def batches(
    sentences: Sequence[Sequence[int] | IntArray], chance: np.random.Generator, size: int
) -> Iterator[IntArray]:
    """Yield the places of batches of sentences of like length, in random order.

    Examples
    --------
    >>> texts = ["a", "a b c", "b", "a b d"]
    >>> chance = np.random.default_rng(0)
    >>> [[texts[k] for k in places] for places in batches(texts, chance, 2)]
    [['a b c', 'a b d'], ['b', 'a']]
    """
    order = chance.permutation(len(sentences))
    run = size * _RUN
    found: list[IntArray] = []
    for start in range(0, len(order), run):
        alike = np.array(sorted(order[start : start + run], key=lambda k: len(sentences[k])))
        found += [alike[k : k + size] for k in range(0, len(alike), size)]
    for place in chance.permutation(len(found)):
        yield found[place]
