"""Tokens: words and punctuation marks as arrays of offsets.

Everything later (cues, attribution, features) works on these arrays, so the text is
tokenised once. Tokens are cut from a *folded* copy of the text that has exactly the
caller's length: lower-cased character by character, typographic apostrophes and quotation
marks made straight. An offset into the folded copy is an offset into the caller's text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int32]
BoolArray = npt.NDArray[np.bool_]

#: Typographic variants folded to one character each, so that lexicons need one spelling.
_FOLDED = {
    "'": "’‘‚‛ʼ′`´＇",
    '"': "“”„‟«»″＂",
    "-": "‐‑",
    " ": "\u00a0\u2007\u202f\u2009\u200a\u3000",
}

#: Characters that are invisible and may stand inside a word: soft hyphen, zero-width
#: spaces and joiners, byte-order mark, bidirectional controls.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLES = re.compile(f"[{_INVISIBLE}]+")


def _token_pattern(word: str, mark: str) -> re.Pattern[str]:
    return re.compile(
        rf"""
          {word}                               # Speak  2  u
            (?: [-'.,:] (?:
                (?<=-){word}                   # so-called  al-qaeda  20-year
              | (?<=')(?!s\b){word}            # don't  o'neill, but taliban + 's
              | (?<=\d[.,:])\d+                # 2,500.50  6:30
              | (?<=\b[a-z]\.)(?:[a-z]\.)+     # u.s.  e.g.
            ))*
        | 's\b                                 # possessive or contracted "is"
        | \.{{2,}} | --+                       # ellipsis, typed dash
        | {mark}                               # any other mark, one at a time
        """,
        re.VERBOSE,
    )


_TOKEN = _token_pattern(r"\w+", r"[^\s\w]")
_TOKEN_WITH_INVISIBLES = _token_pattern(rf"\w(?:[{_INVISIBLE}]*\w)*", rf"[^\s\w{_INVISIBLE}]")


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
        The token's first character is upper case in the caller's text.
    """

    words: list[str]
    starts: IntArray
    ends: IntArray
    is_word: BoolArray
    capital: BoolArray

    def __len__(self) -> int:
        return len(self.words)


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
        lowered = "".join(c if len(low := c.lower()) != 1 else low for c in text)
    if lowered.isascii():
        return lowered.replace("`", "'")
    for straight, variants in _FOLDED.items():
        for variant in variants:
            lowered = lowered.replace(variant, straight)
    return lowered


def _has_invisibles(folded: str) -> bool:
    return not folded.isascii() and _INVISIBLES.search(folded) is not None


def tokenise(text: str, folded: str) -> Tokens:
    """Cut the tokens of `folded`, the folded copy of `text` (furniture blanked)."""
    points, folded_points = code_points(text), code_points(folded)
    if _has_invisibles(folded):
        words, starts, ends = _cut_around_invisibles(folded)
    else:
        words, starts, ends = _cut(folded, folded_points)
    first, first_folded = points[starts], folded_points[starts]
    is_letter = _IS_LETTER[np.minimum(first_folded, 0xFFFF)]
    return Tokens(words, starts, ends, is_letter, is_letter & (first != first_folded))


def _cut(folded: str, points: npt.NDArray[np.uint32]) -> tuple[list[str], IntArray, IntArray]:
    """Return the tokens with their starts and ends.

    Every visible character belongs to a token and no token crosses white space, so the
    starts follow from the lengths and the places of the visible characters. That is much
    faster than asking the matches for their spans.
    """
    words: list[str] = _TOKEN.findall(folded)
    lengths = np.fromiter(map(len, words), np.int32, len(words))
    visible = np.flatnonzero(~_IS_SPACE[np.minimum(points, 0xFFFF)]).astype(np.int32)
    starts = visible[np.cumsum(lengths, dtype=np.int32) - lengths]
    return words, starts, starts + lengths


def _cut_around_invisibles(folded: str) -> tuple[list[str], IntArray, IntArray]:
    spans = [match.span() for match in _TOKEN_WITH_INVISIBLES.finditer(folded)]
    words = [_INVISIBLES.sub("", folded[start:end]) for start, end in spans]
    flat = np.fromiter(chain.from_iterable(spans), np.int32, 2 * len(spans))
    return words, flat[::2].copy(), flat[1::2].copy()


def code_points(text: str) -> npt.NDArray[np.uint32]:
    """Return the code points of `text` (lone surrogates included) as an array."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


#: True for the code points of the basic plane that are letters, and those that are space.
_IS_LETTER: BoolArray = np.fromiter(map(str.isalpha, map(chr, range(0x10000))), np.bool_, 0x10000)
_IS_SPACE: BoolArray = np.fromiter(map(str.isspace, map(chr, range(0x10000))), np.bool_, 0x10000)


def tokenise_phrase(phrase: str) -> list[str]:
    """Return the folded tokens of a lexicon entry, cut as the tokens of a text are.

    Examples
    --------
    >>> tokenise_phrase("It's so-called")
    ['it', "'s", 'so-called']
    """
    folded = fold(phrase)
    if _has_invisibles(folded):
        return tokenise(phrase, folded).words
    return _TOKEN.findall(folded)
