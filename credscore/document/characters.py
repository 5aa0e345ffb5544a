"""The characters of several texts: what each is, and what it is folded to, looked up once.

To read a page is to ask of every character whether it is white space, a mark, a letter or a blank
of another kind, and how it is folded. A look-up that passes over all characters costs more than
most steps that follow, so one table has the answers to all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.document.ends import text_edges
from credscore.document.folding import (
    BLANKS,
    LIGATURES,
    FoldedTexts,
    fold,
    fold_table,
    lower,
    plain_blanks,
)
from credscore.document.mark_places import KINDS, Kinds
from credscore.document.markup import without_markup
from credscore.document.pieces import IS_SPACE, Points, code_points
from credscore.document.tokens import INVISIBLE, blank_invisibles
from credscore.parts import Span

__all__ = [
    "Characters", "characters_of", "fold_bodies", "plainly", "with_plain_blanks", "written_plainly",
]  # fmt: skip

#: Its lower case depends on whether a word ends with it.
_SIGMA: Final = ord("Σ")
#: An answer: the folded character in the low bits, then what `places.KINDS` says of it.
_KIND: Final = 16
_SPACE: Final = np.uint32(1 << 24)
#: What hardly a text has stands highest, so that the largest answer tells whether there is any.
_INVISIBLE: Final = np.uint32(1 << 25)
_BLANK: Final = np.uint32(1 << 26)
_LIGATURE: Final = np.uint32(1 << 28)
#: What the table does not fold: sigmas, and all beyond the basic plane.
_OTHER: Final = np.uint32(1 << 27)
_BREAK: Final = ord("\n")
#: What stands between most paragraphs, and before most texts.
_BETWEEN: Final = frozenset({"", "\n", "\n\n"})
_FOLDED: Final = np.uint32((1 << _KIND) - 1)


def _answers() -> Points:
    """Return the answer for each character of the basic plane, by code point."""
    answers = fold_table() | KINDS.astype(np.uint32) << np.uint32(_KIND)
    answers[IS_SPACE] |= _SPACE
    answers[list(map(ord, INVISIBLE))] |= _INVISIBLE
    answers[list(map(ord, BLANKS))] |= _BLANK
    answers[list(map(ord, LIGATURES))] |= _LIGATURE
    # The last is no character: all beyond the plane are looked up as it.
    answers[[_SIGMA, -1]] |= _OTHER
    return answers


_ANSWERS: Final = _answers()


class Characters(NamedTuple):
    """The characters of texts end to end, with a line break between two.

    Attributes
    ----------
    texts : list of str
    points : ndarray of uint32
        Their code points.
    answers : ndarray of uint32
        What the table says of each.
    edges : list of int
        Where each text begins, and one more.
    rare : bool
        Whether there are blanks of other kinds, invisible characters, ligatures, or any that the
        table does not fold.
    changed : list of bool
        Whether each text was written otherwise: with markup, or blanks that are plain ones now.
    """

    texts: list[str]
    points: Points
    answers: Points
    edges: list[int]
    rare: bool
    changed: list[bool]

    def kinds(self) -> Kinds:
        """Return what `places.KINDS` says of each character."""
        # The third byte of each answer, lowest first, as all code points here are stored.
        return self.answers.view(np.uint8)[_KIND // 8 :: 4]

    def are_invisible(self) -> npt.NDArray[np.bool_]:
        """Return which characters nobody sees."""
        invisible: npt.NDArray[np.bool_] = (self.answers & _INVISIBLE) != 0
        return invisible

    def have_ligatures(self) -> bool:
        """Return whether any character is a ligature."""
        return bool(np.maximum.reduce(self.answers, initial=0) >= _LIGATURE)


def characters_of(texts: Sequence[str]) -> Characters:
    """Return the characters of `texts`, at least one."""
    points = code_points("\n".join(texts))
    answers = _ANSWERS.take(points, mode="clip")
    rare = bool(np.maximum.reduce(answers, initial=0) >= _INVISIBLE)
    unchanged = [False] * len(texts)
    return Characters(list(texts), points, answers, text_edges(texts), rare, unchanged)


def plainly(text: str) -> str:
    """Return `text` as it is read: without marks that nobody saw, and with plain blanks."""
    return plain_blanks(without_markup(text))


def written_plainly(texts: Sequence[str]) -> Characters:
    """Return the characters of `texts`, at least one, as they are read, see `plainly`."""
    plain = list(map(without_markup, texts))
    characters = with_plain_blanks(characters_of(plain))
    changed = [
        blanks or one != text
        for blanks, one, text in zip(characters.changed, plain, texts, strict=True)
    ]
    return characters._replace(changed=changed)


def with_plain_blanks(characters: Characters) -> Characters:
    r"""Return the characters with plain blanks for others, and for invisible ones beside a space.

    Each text is what `plain_blanks` and `blank_invisibles` make of it, as long as before.

    Examples
    --------
    >>> characters = with_plain_blanks(characters_of(["10\u2009000", "A b.\u200b", "c"]))
    >>> characters.texts, characters.changed
    (['10 000', 'A b. ', 'c'], [True, False, False])
    """
    if not characters.rare:
        return characters
    found = ((characters.answers & (_BLANK | _INVISIBLE)) != 0).nonzero()[0]
    if not len(found):
        return characters
    edges, texts, changed = characters.edges, characters.texts[:], characters.changed[:]
    points, answers = characters.points.copy(), characters.answers.copy()
    for number in set((np.searchsorted(edges, found, side="right") - 1).tolist()):
        text = plain_blanks(texts[number])
        changed[number] = text != texts[number]
        texts[number] = blank_invisibles(text)
        own = slice(edges[number], edges[number + 1] - 1)
        points[own] = code_points(texts[number])
        answers[own] = _ANSWERS.take(points[own], mode="clip")
    return characters._replace(texts=texts, points=points, answers=answers, changed=changed)


def fold_bodies(characters: Characters, bodies: Sequence[Sequence[Span]]) -> FoldedTexts:
    """Return texts with folded copies of their `bodies`; the rest is line breaks.

    It is the same as `fold` makes, in a third of the time: a text with any character beyond ASCII
    is lowered character by character, which looking up is sooner.
    """
    texts, points, answers, edges, *_ = characters
    folded = answers & _FOLDED
    if characters.rare:
        _fold_others(characters, folded)
    visible = (answers & _SPACE) == 0
    for text, body, offset in zip(texts, bodies, edges, strict=False):
        last = 0
        # Before each paragraph, and behind the last.
        for start, end in (*body, (len(text), 0)):
            # What stands between two paragraphs nearly always is line breaks already.
            if text[last:start] not in _BETWEEN:
                folded[last + offset : start + offset] = _BREAK
                visible[last + offset : start + offset] = False
            last = end
    text = str(folded.data, "utf-32-le", "surrogatepass")
    return FoldedTexts(points, folded, text, edges, visible)


def _fold_others(characters: Characters, folded: Points) -> None:
    """Fold what the table does not tell."""
    texts, points, answers, edges, *_ = characters
    others = ((answers & _OTHER) != 0).nonzero()[0]
    if not len(others):
        return
    own = points.take(others)
    folded[others] = [ord(lower(chr(point))) for point in own.tolist()]
    sigmas = others[own == _SIGMA]
    for number in set((np.searchsorted(edges, sigmas, side="right") - 1).tolist()):
        at = sigmas[(sigmas >= edges[number]) & (sigmas < edges[number + 1])]
        folded[at] = code_points(fold(texts[number])).take(at - edges[number])
