"""Tokens: words and punctuation marks as arrays of offsets.

Everything later (cues, attribution, features) works on these arrays, so the text is
tokenised once. Tokens are cut from a *folded* copy of the text (`folding`) that has exactly the
caller's length, so an offset into it is an offset into the caller's text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.arrays import BoolArray, Int32Array
from credscore.document.ends import end_to_end, repeat_each
from credscore.document.folding import FoldedTexts, expand_ligatures, fold, join_folded
from credscore.document.forms import Column, Cut, Forms
from credscore.document.pieces import Points, split

__all__ = [
    "INVISIBLE",
    "TokenColumns",
    "Tokens",
    "blank_invisibles",
    "columns_of",
    "look_up_each",
    "tokenise",
    "tokenise_each",
    "tokenise_phrase",
    "visible",
]

#: Characters that are invisible and may stand inside a word: soft hyphen, zero-width
#: spaces and joiners, byte-order mark, bidirectional controls.
INVISIBLE: Final = (
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_INVISIBLES = re.compile(f"[{INVISIBLE}]+")


_TOKEN = re.compile(
    r"""
      \w+                                   # Speak  2  u
        (?: [-'.,:] (?:
            (?<=-)\w+                       # so-called  al-qaeda  20-year
          | (?<=')(?!s\b)\w+                # don't  o'neill, but taliban + 's
          | (?<=\d[.,:])\d+                 # 2,500.50  6:30
          | (?<=\b[a-z]\.)(?:[a-z]\.)+      # u.s.  e.g.
        ))*
    | 's\b                                  # possessive or contracted "is"
    | \.{2,} | --+                          # ellipsis, typed dash
    | [^\s\w]                               # any other mark, one at a time
    """,
    re.VERBOSE,
)
#: The first lower-case letter; marks that are folded fold to what stands before it.
_FIRST_LETTER: Final = ord("a")
#: Each of these after a word, and before white space, is a token of its own.
_LAST_MARKS = frozenset(",.;:?!)\"'")


class TokenColumns(NamedTuple):
    """The tokens of several texts end to end, see `Tokens`; offsets are those into each text.

    `points` are the code points of the texts with one more between two, where they are known.
    """

    starts: Int32Array
    ends: Int32Array
    is_word: BoolArray
    capital: BoolArray
    numbers: npt.NDArray[np.intp]
    n_texts: int
    points: Points | None


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a document's body, as parallel sequences.

    Attributes
    ----------
    words : list of str
        Folded form: lower case, straight apostrophes, no invisible characters.
    starts, ends : ndarray of int32
        Offsets into the caller's text, end exclusive.
    is_word : ndarray of bool
        The token begins with a letter.
    capital : ndarray of bool
        The token has a letter that is upper case in the caller's text: its first, as names have,
        or one inside ("eBay", "al-Sisi").
    numbers : ndarray of intp
        Number of each folded form in `table`; for `look_up`.
    table : Forms
    together : TokenColumns
        The tokens of all texts that were cut together with this one, end to end.
    place : int
        The place of this text among them.
    """

    words: list[str]
    starts: Int32Array
    ends: Int32Array
    is_word: BoolArray
    capital: BoolArray
    numbers: npt.NDArray[np.intp]
    table: Forms
    together: TokenColumns
    place: int

    def __len__(self) -> int:
        return len(self.words)

    def look_up(self, column: Column) -> npt.NDArray[Any]:
        """Return the value of `column` for each token."""
        return self.table.values(column).take(self.numbers)


def columns_of(tokens: Sequence[Tokens]) -> TokenColumns:
    """Return the tokens of several texts, at least one, end to end.

    Those of texts that were cut together, as those of a batch are, stand so already.
    """
    together = tokens[0].together
    if together.n_texts == len(tokens):
        if len(tokens) == 1:
            return together
        places = [each.place for each in tokens if each.together is together]
        if places == list(range(len(tokens))):
            return together
    return TokenColumns(
        starts=end_to_end([each.starts for each in tokens]),
        ends=end_to_end([each.ends for each in tokens]),
        is_word=end_to_end([each.is_word for each in tokens]),
        capital=end_to_end([each.capital for each in tokens]),
        numbers=end_to_end([each.numbers for each in tokens]),
        n_texts=len(tokens),
        points=None,
    )


def look_up_each(tokens: Sequence[Tokens], column: Column) -> npt.NDArray[Any]:
    """Return the value of `column` for the tokens of each of `tokens`, end to end."""
    if len(tokens) == 1:
        return tokens[0].look_up(column)
    table = tokens[0].table
    if any(each.table is not table for each in tokens):
        return np.concatenate([each.look_up(column) for each in tokens])
    return table.values(column).take(columns_of(tokens).numbers)


def visible(text: str) -> str:
    """Return `text` without invisible characters."""
    return text if text.isascii() else _INVISIBLES.sub("", text)


def blank_invisibles(text: str) -> str:
    """Return `text` with blanks for invisible characters beside white space, as long as before.

    Pages leave them behind a full stop or before a quotation mark, which would no longer stand
    beside a space; inside words they are left to the tokens.
    """
    # Hardly any text has one; looking for each by itself takes a quarter of the pattern's time.
    if text.isascii() or not any(mark in text for mark in INVISIBLE):
        return text
    return _INVISIBLES.sub(_blank, text)


def _blank(run: re.Match[str]) -> str:
    text, (start, end) = run.string, run.span()
    beside = text[max(start - 1, 0) : start] + text[end : end + 1]
    inside = len(beside) == 2 and not any(map(str.isspace, beside))
    return run.group() if inside else " " * (end - start)


def _has_invisibles(folded: str) -> bool:
    return not folded.isascii() and _INVISIBLES.search(folded) is not None


def tokenise(text: str, folded: str) -> Tokens:
    """Cut the tokens of `folded`, the folded copy of `text` (furniture blanked)."""
    return tokenise_each(join_folded([text], [folded]))[0]


def tokenise_each(texts: FoldedTexts) -> list[Tokens]:
    """Cut the tokens of each text as `tokenise` does, sooner: they are looked up all at once.

    No token crosses white space, so the tokens of a piece between white space are the same
    wherever it stands. A break between two texts is white space.
    """
    table = _table()
    pieces = split(texts.text, texts.folded, texts.visible)
    (forms, offsets, lengths), counts = table.find(pieces)
    numbers = forms.astype(np.intp)
    starts = pieces.starts.astype(np.int32).repeat(counts) + offsets
    is_word = table.values(_BEGINS_WITH_LETTER).take(numbers)
    capital = is_word & _have_capitals(texts, starts)
    word_of = table.values(_WORD)
    characters = np.array(texts.edges, np.int32)
    edges = starts.searchsorted(characters).tolist()
    starts -= repeat_each(characters[:-1], [last - first for first, last in pairwise(edges)])
    ends = starts + lengths
    together = TokenColumns(starts, ends, is_word, capital, numbers, len(edges) - 1, texts.points)
    return [
        Tokens(
            # Text by text: each pass over the words counts who refers to them, in their own memory,
            # and the second finds those of one text still in the processor's caches.
            words=word_of.take(numbers[first:last]).tolist(),
            starts=starts[first:last],
            ends=ends[first:last],
            is_word=is_word[first:last],
            capital=capital[first:last],
            numbers=numbers[first:last],
            table=table,
            together=together,
            place=place,
        )
        for place, (first, last) in enumerate(pairwise(edges))
    ]


def _have_capitals(texts: FoldedTexts, starts: Int32Array) -> BoolArray:
    """Return which tokens, that begin at `starts`, have a capital: "Oslo", "eBay", "al-Sisi"."""
    lowered = (texts.points != texts.folded) & (texts.folded >= _FIRST_LETTER)
    capital: BoolArray = lowered.take(starts)
    lowered[starts] = False
    capital[starts.searchsorted(lowered.nonzero()[0], "right") - 1] = True
    return capital


def _cut(piece: str) -> list[Cut]:
    """Cut a piece of folded text without white space."""
    # Nearly all that is new is a word, with or without a mark after it.
    if piece.isascii() and piece[:-1].isalnum():
        last = len(piece) - 1
        if piece[-1].isalnum():
            return [(piece, 0, last + 1)]
        if piece[-1] in _LAST_MARKS:
            return [(piece[:-1], 0, last), (piece[-1], last, 1)]
    # Nothing unseen parts a word: "don’\u200bt" is cut as "don’t" is.
    places: Sequence[int] = range(len(piece))
    seen = piece
    if _has_invisibles(piece):
        seen = visible(piece)
        places = [i for i, character in enumerate(piece) if character not in INVISIBLE]
    cuts = []
    for match in _TOKEN.finditer(seen):
        first, last = places[match.start()], places[match.end() - 1]
        cuts.append((expand_ligatures(match.group()), first, last + 1 - first))
    return cuts


def _table() -> Forms:
    """Return the table for the next text: that of the process, while it has room."""
    if _tables[-1].is_full():
        _tables[:] = [Forms(_cut)]
    return _tables[-1]


_BEGINS_WITH_LETTER = Column(lambda word: word[0].isalpha() and word[0] < "\U00010000", np.bool_)
_WORD = Column(str, np.object_)
_tables = [Forms(_cut)]


def tokenise_phrase(phrase: str) -> list[str]:
    """Return the folded tokens of a lexicon entry, cut as the tokens of a text are.

    Examples
    --------
    >>> tokenise_phrase("It's so-called")
    ['it', "'s", 'so-called']
    """
    return _TOKEN.findall(visible(fold(phrase)))
