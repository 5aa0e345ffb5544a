"""Arrays of several texts end to end, and apart again.

Most scores are of a batch, so a step is written once, for many texts. For one text what these do
is hardly anything, and it is not done: a call of numpy costs as much as a look at a hundred words.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Any, Final, TypeVar

import numpy as np
import numpy.typing as npt

__all__ = [
    "before_each",
    "end_to_end",
    "repeat_each",
    "split_at",
    "split_places",
    "text_edges",
    "whole_numbers",
]

Scalar = TypeVar("Scalar", bound=np.generic)
#: From so many on packed numbers are there sooner.
_PACKED: Final = 60


def before_each(counts: Iterable[int]) -> list[int]:
    """Return the sum of all `counts` before each, and of all.

    Examples
    --------
    >>> before_each([2, 0, 3])
    [0, 2, 2, 5]
    """
    return list(accumulate(counts, initial=0))


def text_edges(texts: Iterable[str]) -> list[int]:
    """Return where each of `texts` begins if one character joins them, and one more.

    Examples
    --------
    >>> text_edges(["No", "Yes"])
    [0, 3, 7]
    """
    return before_each(map((1).__add__, map(len, texts)))


def whole_numbers(values: Iterable[int]) -> npt.NDArray[np.int64]:
    """Return `values` as an array.

    Numpy asks of each number anew what it is, at two to six times what it takes to pack it.

    Examples
    --------
    >>> whole_numbers([3, -1]).tolist()
    [3, -1]
    """
    numbers = values if isinstance(values, list) else list(values)
    if len(numbers) < _PACKED:
        return np.array(numbers, np.int64)
    return np.frombuffer(bytearray(struct.pack(f"{len(numbers)}q", *numbers)), np.int64)


def end_to_end(arrays: Sequence[npt.NDArray[Scalar]]) -> npt.NDArray[Scalar]:
    """Return `arrays`, at least one, in one; a single one as it is, so do not change the result."""
    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays)


def repeat_each(
    values: Sequence[float] | npt.NDArray[Any], counts: Sequence[int]
) -> npt.NDArray[Any]:
    """Return each of `values` as often as `counts` says, to compute with beside other arrays.

    A single one is there once, since numpy repeats that by itself.

    Examples
    --------
    >>> repeat_each([0, 7], [1, 2]).tolist(), repeat_each([5], [3]).tolist()
    ([0, 7, 7], [5])
    """
    array = np.array(values)
    return array if len(array) == 1 else array.repeat(counts)


def split_at(array: npt.NDArray[Scalar], edges: Sequence[int]) -> list[npt.NDArray[Scalar]]:
    """Return the parts of `array`, which begins and ends with them, between each two `edges`."""
    if len(edges) == 2:
        return [array]
    return [array[first:last] for first, last in pairwise(edges)]


def split_places(places: npt.NDArray[np.int64], edges: Sequence[int]) -> list[list[int]]:
    """Return the rising `places` in each of the texts that begin at `edges`, counted from there.

    Examples
    --------
    >>> split_places(np.array([1, 4, 5]), [0, 4, 9])
    [[1], [0, 1]]
    """
    if len(edges) == 2:
        return [places.tolist()]
    parts = places.searchsorted(edges)
    own = places - np.array(edges[:-1]).repeat(parts[1:] - parts[:-1])
    in_all: list[int] = own.tolist()
    return [in_all[first:last] for first, last in pairwise(parts.tolist())]
