"""The folded copy of a text: what lexicons need one spelling for is written in one way.

It has exactly the caller's length: lower-cased character by character, typographic apostrophes
and quotation marks made straight. An offset into it is an offset into the caller's text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.document.ends import text_edges
from credscore.document.pieces import IS_SPACE, Points, code_points

__all__ = [
    "BLANKS", "LIGATURES", "FoldedTexts", "expand_ligatures", "fold", "fold_table", "join_folded",
    "lower", "plain_blanks",
]  # fmt: skip

#: Blanks of other widths, and those that forbid a line break.
BLANKS: Final = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005"
    "\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
#: Typographic variants folded to one character each, so that lexicons need one spelling.
_FOLDED = {
    "'": "’‘‚‛ʼ′`´＇",
    '"': "“”„‟«»″＂",
    "-": "‐‑",
}
#: One character for several letters, as type is set; texts copied from a PDF hold them.
LIGATURES: Final = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
}  # fmt: skip
_STRAIGHT: Final = {
    variant: straight for straight, variants in _FOLDED.items() for variant in variants
}
_LAST_BASIC: Final = 0xFFFF


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
        for blank in BLANKS:  # nearly always none; a pattern for all takes several times as long
            text = text.replace(blank, " ")
    return text


def expand_ligatures(text: str) -> str:
    """Return `text` with the letters for each ligature.

    Examples
    --------
    >>> expand_ligatures("oﬃce")
    'office'
    """
    if not text.isascii():
        for ligature, letters in LIGATURES.items():
            text = text.replace(ligature, letters)
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
        lowered = "".join(map(lower, text))
    if lowered.isascii():
        return lowered.replace("`", "'")
    for variant, straight in _STRAIGHT.items():
        lowered = lowered.replace(variant, straight)
    return lowered


def lower(char: str) -> str:
    """Return the lower case of a character, or the character where that has more than one."""
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char


def fold_table() -> Points:
    """Return the folded character of each of the basic plane, by code point, but for the sigma."""
    # The one whose lower case is longer keeps its form; all others are lowered at once.
    basic = "".join(map(chr, range(_LAST_BASIC + 1)))
    lowered = basic.replace("İ", "a").replace("Σ", "a").lower()
    folds = code_points(lowered).copy()
    folds[ord("İ")] = ord("İ")
    for variant, straight in _STRAIGHT.items():
        folds[ord(variant)] = ord(straight)
    return folds


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
    visible : ndarray of bool
        Which characters of the copies are no white space.
    """

    points: Points
    folded: Points
    text: str
    edges: list[int]
    visible: npt.NDArray[np.bool_]

    def each(self) -> list[str]:
        """Return the folded copy of each text."""
        return [self.text[start : end - 1] for start, end in pairwise(self.edges)]


def join_folded(texts: Sequence[str], folded: Sequence[str]) -> FoldedTexts:
    """Return `texts` with their `folded` copies."""
    copies = "\n".join(folded)
    points = code_points(copies)
    visible = ~IS_SPACE.take(points, mode="clip")
    return FoldedTexts(code_points("\n".join(texts)), points, copies, text_edges(texts), visible)
