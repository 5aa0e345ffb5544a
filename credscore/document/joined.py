"""The tokens of several texts end to end, so that one numpy call serves all of them.

The arrays of an article have some dozens to some hundreds of entries, and on so few a numpy call
costs more than what it computes. No result depends on which texts stand beside each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from credscore.arrays import BoolArray, Int32Array
from credscore.document.ends import (
    before_each,
    end_to_end,
    repeat_each,
    split_at,
    text_edges,
    whole_numbers,
)
from credscore.document.forms import Column
from credscore.document.tokens import Tokens, columns_of, look_up_each
from credscore.parts import Span

__all__ = ["JoinedTokens", "inside"]

Numbers = npt.NDArray[np.int64]


def inside(firsts: npt.NDArray[Any], lasts: npt.NDArray[Any], size: int) -> BoolArray:
    """Return for each of `size` places whether it lies in a span ``[first, last)``.

    Examples
    --------
    >>> inside(np.array([0, 1]), np.array([2, 3]), 4).tolist()
    [True, True, True, False]
    """
    depth = np.bincount(firsts, minlength=size + 1)
    depth -= np.bincount(lasts, minlength=size + 1)
    within: BoolArray = depth[:size].cumsum() > 0
    return within


class JoinedTokens:
    """The tokens of several texts, end to end.

    Parameters
    ----------
    texts : sequence of str
    tokens : sequence of Tokens
        Those of each text.

    Attributes
    ----------
    before : list of int
        The number of tokens before each text, and of all.
    starts : ndarray of int64
        First character of each token, counted through all texts with one between two.
    """

    def __init__(self, texts: Sequence[str], tokens: Sequence[Tokens]) -> None:
        counts = list(map(len, tokens))
        self.before = before_each(counts)
        # One more for each text, so that its end is not the beginning of the next.
        self._characters = text_edges(texts)
        self._tokens = tokens
        self.starts = columns_of(tokens).starts + repeat_each(self._characters[:-1], counts)

    def look_up(self, column: Column) -> npt.NDArray[Any]:
        """Return the value of `column` for each token."""
        return look_up_each(self._tokens, column)

    def first_tokens(self, spans: Sequence[Sequence[Span]]) -> list[Int32Array]:
        """Return the first token in or after each span of each text, and its number of tokens."""
        edges = [
            edge
            for own, offset, end in zip(
                spans, self._characters[:-1], self._characters[1:], strict=True
            )
            for edge in (*[start + offset for start, _ in own], end)
        ]
        sizes = [len(own) + 1 for own in spans]
        places = self.starts.searchsorted(whole_numbers(edges))
        places -= repeat_each(self.before[:-1], sizes)
        return split_at(places.astype(np.int32), before_each(sizes))

    def spans_of(self, spans: Sequence[Sequence[Span]]) -> tuple[Numbers, Numbers]:
        """Return the first token of each span of all texts, and one past its last."""
        counts = [2 * len(own) for own in spans]
        characters = whole_numbers(chain.from_iterable(chain.from_iterable(spans)))
        characters += repeat_each(self._characters[:-1], counts)
        places = self.starts.searchsorted(characters)
        return places[::2], places[1::2]

    def split_spans(
        self, firsts: Numbers, lasts: Numbers, counts: Sequence[int]
    ) -> list[list[Span]]:
        """Return what `spans_of` gives, by text and in its own tokens; `counts` are its spans."""
        offsets = repeat_each(self.before[:-1], counts)
        spans = list(zip((firsts - offsets).tolist(), (lasts - offsets).tolist(), strict=True))
        return [spans[first:last] for first, last in pairwise(before_each(counts))]

    def index_of(self, first_tokens: Sequence[Int32Array]) -> list[Int32Array]:
        """Return for each token of each text the index of its span, see `first_tokens`."""
        sizes = list(map(len, first_tokens))
        first = end_to_end(first_tokens)
        edges = before_each(sizes)
        counts = np.zeros(len(first), np.int64)
        np.subtract(first[1:], first[:-1], out=counts[:-1])
        counts[[edge - 1 for edge in edges[1:]]] = 0  # nothing from one text to the next
        index = np.arange(len(counts), dtype=np.int32)
        index -= repeat_each(edges[:-1], sizes).astype(np.int32)
        return split_at(index.repeat(counts), self.before)
