"""Sentences of rows, as the weight tables of the sentence models see them."""

from __future__ import annotations

import numpy as np

from credscore.wording.masking import Masked


def masked(sentences: list[list[int]]) -> Masked:
    """Return sentences given by the rows of their words."""
    lengths = [len(sentence) for sentence in sentences]
    rows = np.array([row for sentence in sentences for row in sentence], np.int32)
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    return Masked(rows, starts, np.repeat(np.arange(len(lengths)), lengths), np.arange(len(rows)))
