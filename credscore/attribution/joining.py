"""The tokens of several documents end to end.

The statistics of candidates and boundaries are a few dozen steps of numpy on arrays of some
dozens of numbers, where each step costs more than what it computes. Over many documents at once
a step costs hardly more than over one, and no result depends on what stands beside it: nothing
looks beyond the sentence, and documents are kept apart by tokens of no word.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.attribution.cells import CellArray
from credscore.attribution.reading import Reading
from credscore.document.ends import before_each

__all__ = ["Joined", "join"]

#: So many tokens of no word follow each document: boundaries are looked one token beyond.
_BETWEEN: Final = 2
_NO_WORDS: Final = np.zeros(_BETWEEN, np.int64)


class Joined(NamedTuple):
    """Arrays of several documents end to end.

    Attributes
    ----------
    offsets : list of int
        Place of the first token of each document.
    cells : ndarray of int64
        See `Reading.cells`.
    capital : ndarray of bool
    sentence : ndarray of int
        Of each token; the first token of sentence i stands at ``bounds[i]``, one past its last
        at ``bounds[i + 1]``.
    bounds : ndarray of int
    quotes : bool
        Any document has quotation marks.
    """

    offsets: list[int]
    cells: CellArray
    capital: npt.NDArray[np.bool_]
    sentence: npt.NDArray[np.int64]
    bounds: npt.NDArray[np.int64]
    quotes: bool


def join(readings: Sequence[Reading]) -> Joined:
    """Return `readings` end to end."""
    documents = [reading.document for reading in readings]
    lengths = [len(reading.cells) + _BETWEEN for reading in readings]
    offsets = before_each(lengths)[:-1]
    # A document of n sentences has n + 1 bounds.
    numbers = before_each(len(document.sentence_tokens) for document in documents)
    cells: list[CellArray] = []
    capital: list[npt.NDArray[np.bool_]] = []
    for reading in readings:
        own = reading.document.tokens.capital
        # Beyond its last token a document goes on as with it.
        cells += (reading.cells, _NO_WORDS)
        capital += (own, own[-1:].repeat(_BETWEEN) if len(own) else _NO_WORDS.astype(np.bool_))
    return Joined(
        offsets=offsets,
        cells=np.concatenate(cells),
        capital=np.concatenate(capital),
        sentence=np.concatenate(
            [
                part
                for document, first in zip(documents, numbers, strict=False)
                for part in (document.token_sentence + first, _NO_WORDS)
            ]
        ),
        bounds=np.concatenate(
            [
                document.sentence_tokens + offset
                for document, offset in zip(documents, offsets, strict=True)
            ]
        ),
        quotes=any(reading.speeches for reading in readings),
    )
