"""Where the marks stand that end sentences and that quote, in several texts at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.document.ends import split_places, text_edges
from credscore.document.marks import DOUBLE, SINGLE
from credscore.document.pieces import code_points

__all__ = ["KINDS", "Kinds", "Places", "find_places", "places_of"]

#: What characters are, by the flags below.
Kinds = npt.NDArray[np.uint8]

#: What a character is, by code point; those beyond the basic plane are none of these.
_STOP: Final = 1
_DOUBLE: Final = 2
_SINGLE: Final = 4
_LETTER: Final = 8
_CONTROL: Final = 16
KINDS: Final[Kinds] = np.zeros(0x10000, np.uint8)
for _run in re.finditer(r"[^\W_]+", "".join(map(chr, range(0x10000)))):
    KINDS[_run.start() : _run.end()] = _LETTER
for _kind, _marks in ((_STOP, ".?!…"), (_DOUBLE, DOUBLE), (_SINGLE, SINGLE)):
    KINDS[list(map(ord, _marks))] = _kind
#: Control characters besides white space, lone surrogates, and what stands for a lost character.
KINDS[[*range(0x09), *range(0x0E, 0x20), 0x7F, *range(0xD800, 0xE000), 0xFFFD]] = _CONTROL


class Places(NamedTuple):
    """Places in a text.

    Attributes
    ----------
    stops : list of int
        Full stops, question marks, exclamation marks and ellipses (one character), in order.
    quotes : list of int
        Quotation marks, double and single, in order; no apostrophe between two letters.
    controls : bool
        There are control characters, or characters that were lost.
    """

    stops: list[int]
    quotes: list[int]
    controls: bool


def find_places(texts: Sequence[str]) -> list[Places]:
    """Return the places in each of `texts`.

    Examples
    --------
    >>> find_places(["Don't go.", "'No!'"])
    [Places(stops=[8], quotes=[], controls=False), Places(stops=[3], quotes=[0, 4], controls=False)]
    """
    points = code_points("\n".join(texts))
    return places_of(KINDS.take(points, mode="clip"), text_edges(texts))


def places_of(kinds: Kinds, edges: Sequence[int]) -> list[Places]:
    """Return the places in the texts that begin at `edges`, with a line break between two.

    `kinds` are what `KINDS` says of each character.
    """
    # Before and after all texts there is no mark and no letter.
    padded = np.zeros(len(kinds) + 2, np.uint8)
    padded[1:-1] = kinds
    kinds = padded
    quotes = _holding(kinds, _DOUBLE | _SINGLE)
    inner = kinds.take(quotes - 1) & kinds.take(quotes + 1) & _LETTER
    quotes = quotes[(inner == 0) | (kinds.take(quotes) == _DOUBLE)]
    columns = (_holding(kinds, _STOP), quotes, _holding(kinds, _CONTROL))
    # One more stands before all texts.
    stops, marks, controls = (split_places(places - 1, edges) for places in columns)
    return list(map(Places, stops, marks, map(bool, controls)))


def _holding(kinds: Kinds, chosen: int) -> npt.NDArray[np.int64]:
    """Return where the characters of the `chosen` kinds stand."""
    # numpy finds true values many times sooner than numbers.
    places: npt.NDArray[np.int64] = ((kinds & chosen) != 0).nonzero()[0]
    return places
