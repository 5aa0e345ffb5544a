"""The folded copy of a text: what lexicons need one spelling for is written in one way.

It has exactly the caller's length: lower-cased character by character, typographic apostrophes
and quotation marks made straight. An offset into it is an offset into the caller's text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from credscore.document.ends import text_edges
from credscore.document.pieces import Points, code_points
from credscore.parts import Span

__all__ = ["FoldedTexts", "fold", "fold_bodies", "join_folded", "plain_blanks"]

#: Blanks of other widths, and those that forbid a line break.
_BLANKS: Final = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005"
    "\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
#: Typographic variants folded to one character each, so that lexicons need one spelling.
_FOLDED = {
    "'": "’‘‚‛ʼ′`´＇",
    '"': "“”„‟«»″＂",
    "-": "‐‑",
}
_STRAIGHT: Final = {
    variant: straight for straight, variants in _FOLDED.items() for variant in variants
}
#: Its lower case depends on whether a word ends with it.
_SIGMA: Final = ord("Σ")
_LAST_BASIC: Final = 0xFFFF
_BREAK: Final = ord("\n")


def plain_blanks(text: str) -> str:
    r"""Return `text` with a plain blank for each blank of another kind, as long as before.

    Rules for lines and marks can then ask for " ", and nltk's Punkt, for which some of them end no
    word, sees words where a reader does.

    Examples
    --------
    >>> plain_blanks("10\u2009000\u00a0people")
    '10 000 people'
    """
    if not text.isascii():
        for blank in _BLANKS:  # nearly always none; a pattern for all takes several times as long
            text = text.replace(blank, " ")
    return text


def fold(text: str) -> str:
    r"""Return `text` in lower case with straight marks, at exactly the same length.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        ``len(fold(text)) == len(text)``: characters whose lower case is longer than one
        character (such as the dotted capital I) keep their own form.

    Examples
    --------
    >>> fold("It’s “Here”")
    'it\'s "here"'
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(map(_lower, text))
    if lowered.isascii():
        return lowered.replace("`", "'")
    for variant, straight in _STRAIGHT.items():
        lowered = lowered.replace(variant, straight)
    return lowered


def _lower(char: str) -> str:
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char


def _fold_table() -> Points:
    """Return the folded character of each of the basic plane, by code point, but for `_SIGMA`."""
    # The one whose lower case is longer keeps its form; all others are lowered at once.
    basic = "".join(map(chr, range(_LAST_BASIC + 1)))
    lowered = basic.replace("İ", "a").replace("Σ", "a").lower()
    folds = code_points(lowered).copy()
    folds[ord("İ")] = ord("İ")
    for variant, straight in _STRAIGHT.items():
        folds[ord(variant)] = ord(straight)
    return folds


_FOLDS: Final = _fold_table()


class FoldedTexts(NamedTuple):
    """Texts and their folded copies end to end, with a line break between two.

    Attributes
    ----------
    points, folded : ndarray of uint32
        The code points of the texts, and of their copies.
    text : str
        The copies.
    edges : list of int
        Where each text begins, and one more.
    """

    points: Points
    folded: Points
    text: str
    edges: list[int]

    def each(self) -> list[str]:
        """Return the folded copy of each text."""
        return [self.text[start : end - 1] for start, end in pairwise(self.edges)]


def join_folded(texts: Sequence[str], folded: Sequence[str]) -> FoldedTexts:
    """Return `texts` with their `folded` copies."""
    copies = "\n".join(folded)
    return FoldedTexts(
        code_points("\n".join(texts)), code_points(copies), copies, text_edges(texts)
    )


def fold_bodies(texts: Sequence[str], bodies: Sequence[Sequence[Span]]) -> FoldedTexts:
    """Return `texts` with folded copies of their bodies; the rest is line breaks.

    It is the same as `fold` makes, in a third of the time: a text with any character beyond ASCII
    is lowered character by character, which looking up is sooner.
    """
    edges = text_edges(texts)
    points = code_points("\n".join(texts))
    lowered = _FOLDS.take(points, mode="clip")
    _fold_others(texts, edges, points, lowered)
    folded = np.full(len(points), _BREAK, np.uint32)
    for body, offset in zip(bodies, edges, strict=False):
        for start, end in body:
            folded[start + offset : end + offset] = lowered[start + offset : end + offset]
    return FoldedTexts(points, folded, str(folded.data, "utf-32-le", "surrogatepass"), edges)


def _fold_others(
    texts: Sequence[str], edges: Sequence[int], points: Points, lowered: Points
) -> None:
    """Fold what the table does not tell."""
    others = (points > _LAST_BASIC).nonzero()[0]
    if len(others):
        lowered[others] = [ord(_lower(chr(point))) for point in points[others].tolist()]
    sigmas = (points == _SIGMA).nonzero()[0]
    if not len(sigmas):
        return
    for number in set((np.searchsorted(edges, sigmas, side="right") - 1).tolist()):
        lowered[edges[number] : edges[number + 1] - 1] = code_points(fold(texts[number]))
