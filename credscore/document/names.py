"""Which tokens are written as names: those with a capital, and what joins two of them to one name.

"Ursula von der Leyen", "George W. Bush" and "Procter & Gamble" are one name each, and read as
"Merkel" is. Where masks leave the small words between capitals, they tell whose name it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from credscore.arrays import BoolArray
from credscore.document.forms import Column
from credscore.document.lone_names import lone_names
from credscore.document.tokens import Tokens, columns_of, look_up_each

__all__ = ["LONE", "OPENERS", "Levels", "inside_names", "written_as_names"]

Levels = npt.NDArray[np.uint8]
#: What `written_as_names` gives for a name of one word that opens a sentence.
LONE: Final = 2

#: After one of these a capital may be that of a sentence.
OPENERS: Final = ('"', "'", "(", "[", "-", "--", "\u2014", "\u2013", "\u2022", "*")
#: Small words of names that are no English words (but "van" and "bin", which a capital follows
#: next to never).
_PARTICLES: Final = frozenset(
    "von van der de del della dela di da dos das du la le les el al ul ibn bin bint ben abu ter"
    " es y".split()
)
#: Countries whose names hold English words: what stands before and behind those.
_COUNTRIES: Final = (
    "bosnia herzegovina", "trinidad tobago", "antigua barbuda", "kitts nevis",
    "vincent grenadines", "tomé príncipe", "sao principe", "republic congo", "wallis futuna",
    "turks caicos",
)  # fmt: skip
_COUNTRY: Final = {
    word: number for number, pair in enumerate(_COUNTRIES, 1) for word in pair.split()
}
_LAST: Final = frozenset(pair.split()[1] for pair in _COUNTRIES)
_OTHER, _PARTICLE, _JOINS, _APOSTROPHE, _DOT, _SMALL, _LAST_OF_COUNTRY, _OPENS = range(8)
_MARKS: Final = dict.fromkeys(OPENERS, _OPENS) | {
    "&": _JOINS, "'": _APOSTROPHE, ".": _DOT, "and": _SMALL, "of": _SMALL, "the": _SMALL
}  # fmt: skip


def _kind(word: str) -> int:
    if word in _PARTICLES:
        return _PARTICLE
    return _LAST_OF_COUNTRY if word in _LAST else _MARKS.get(word, _OTHER)


_KIND: Final = Column(_kind, np.uint8)
_NUMBER: Final = Column(lambda word: _COUNTRY.get(word, 0), np.uint8)
_IS_INITIAL: Final = Column(
    lambda word: len(word) == 1 and word.isalpha() and word != "i", np.bool_
)


def written_as_names(tokens: Sequence[Tokens], firsts: npt.NDArray[np.integer[Any]]) -> Levels:
    """Return which tokens of several texts, end to end, are written as parts of names.

    Parameters
    ----------
    tokens : sequence of Tokens
        Of each text.
    firsts : ndarray of int
        First token of each sentence, counted through all texts.

    Returns
    -------
    ndarray of uint8
        1 for words with a capital, and for what stands in the middle of a name: particles
        before a capital ("de Blasio"), ampersands, apostrophes and the full stop of an initial
        between capitals, the small words of "Bosnia and Herzegovina". `LONE` where a sentence
        begins with a name of one word ("Hope told us"): its capital is not that of the sentence.

    Examples
    --------
    >>> from credscore.document.document import read_whole
    >>> document = read_whole("We met J. de Wit of Lee & Co.")
    >>> names = written_as_names([document.tokens], document.sentence_tokens[:-1])
    >>> [word for word, is_name in zip(document.tokens.words, names) if is_name]
    ['we', 'j', '.', 'de', 'wit', 'lee', '&', 'co']
    """
    names = columns_of(tokens).capital.copy()
    kinds = look_up_each(tokens, _KIND)
    opens = np.zeros(len(names) + 1, np.bool_)  # no name goes on over the end of a sentence
    opens[firsts] = True
    opens[-1] = True
    for place in reversed((kinds == _PARTICLE).nonzero()[0].tolist()):
        # From the last on: "van der Bellen".
        names[place] |= not opens[place + 1] and names[place + 1]
    joins = (kinds == _JOINS) | (kinds == _APOSTROPHE)
    between = names[:-2] & names[2:] & ~(opens[1:-2] | opens[2:-1])
    initial = look_up_each(tokens, _IS_INITIAL)[:-2]
    names[1:-1] |= between & (joins[1:-1] | (initial & (kinds[1:-1] == _DOT)))
    _name_countries(tokens, names, kinds, opens)
    may_open = opens[:-1].copy()
    may_open[1:] |= (kinds[:-1] == _OPENS) | (kinds[:-1] == _APOSTROPHE)
    levels = names.astype(np.uint8)
    levels[lone_names(tokens, names, opens, may_open)] = LONE
    return levels


def _name_countries(
    tokens: Sequence[Tokens], names: BoolArray, kinds: npt.NDArray[np.uint8], opens: BoolArray
) -> None:
    """Mark the small words of countries that open a sentence: "Bosnia and Herzegovina"."""
    lasts = (names & (kinds == _LAST_OF_COUNTRY)).nonzero()[0].tolist()
    if not lasts:
        return
    numbers = look_up_each(tokens, _NUMBER)
    for last in lasts:
        first = last
        while not opens[first] and (first == last or kinds[first] == _SMALL):
            first -= 1
        if names[first] and numbers[first] == numbers[last]:
            names[first:last] = True


def inside_names(levels: Levels, firsts: npt.NDArray[np.integer[Any]]) -> BoolArray:
    """Return which tokens are surely parts of names.

    Parameters
    ----------
    levels : ndarray of uint8
        What `written_as_names` gives.
    firsts : ndarray of int
        First tokens of sentences. Of an empty sentence at the end, that may be one past the last.

    Returns
    -------
    ndarray of bool
    """
    inside: BoolArray = levels > 0
    firsts = firsts[firsts < len(inside)]
    inside[firsts] = levels[firsts] == LONE
    return inside
