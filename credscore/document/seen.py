"""Texts as a page shows them, for rules about lines: nothing unseen, a character for each letter.

Rules for furniture compare words with phrases. A soft hyphen inside a word or the letter "ﬁ" of a
PDF would hide the phrase, so they read a copy without, and what they find is counted back to the
places in the text.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from credscore.document.characters import Characters
from credscore.document.folding import LIGATURES, expand_ligatures
from credscore.document.pieces import Points, Positions
from credscore.parts import Span

__all__ = ["in_place", "seen_each"]


def seen_each(characters: Characters) -> tuple[list[str], list[Positions | None]]:
    r"""Return each text as it is seen, and where in the text each character of that stands.

    The places are None for a text that is seen as it is written.

    Examples
    --------
    >>> from credscore.document.characters import characters_of
    >>> seen, places = seen_each(characters_of(["It fell", "fi\u00adve", "ﬁve"]))
    >>> seen, places[0], places[1].tolist(), places[2].tolist()
    (['It fell', 'five', 'five'], None, [0, 1, 3, 4], [0, 0, 1, 2])
    """
    texts, edges = characters.texts[:], characters.edges
    places: list[Positions | None] = [None] * len(texts)
    if not characters.rare:
        return texts, places
    # How often each character stands in what is seen.
    counts = np.ones(len(characters.points), np.uint8)
    counts[characters.are_invisible()] = 0
    if characters.have_ligatures():
        for ligature, letters in LIGATURES.items():
            counts[characters.points == ord(ligature)] = len(letters)
    others = (counts != 1).nonzero()[0]
    for number in set((np.searchsorted(edges, others, side="right") - 1).tolist()):
        own = slice(edges[number], edges[number + 1] - 1)
        texts[number] = _text_of(characters.points[own][counts[own] > 0])
        places[number] = np.arange(own.stop - own.start).repeat(counts[own])
    return texts, places


def in_place(spans: Sequence[Span], places: Positions | None) -> list[Span]:
    """Return `spans` of what is seen as spans of the text."""
    if places is None:
        return list(spans)
    return [(int(places[start]), int(places[end - 1]) + 1) for start, end in spans]


def _text_of(points: Points) -> str:
    text = str(points.data, "utf-32-le", "surrogatepass")
    return expand_ligatures(text)
