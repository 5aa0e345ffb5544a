"""The terms an article's wording is made of: plain words, and pairs of neighbours.

Names and numbers are hidden: in a pair a run of words with a capital stands as ``<name>``, a
number as ``<number>``, a passage in quotation marks as ``<quote>``, however long it is. Marks
of punctuation stand for themselves, so that ``, <name>`` and ``<name> said`` are pairs.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress, pairwise

from credscore.document.document import Document
from credscore.document.tokens import BoolArray
from credscore.features.reading import QUOTED, Reading

__all__ = [
    "NAME",
    "NUMBER",
    "PLACEHOLDERS",
    "QUOTE",
    "name_like",
    "own_words",
    "pair_terms",
    "plain_words",
    "symbol",
]

NAME, NUMBER, QUOTE = "<name>", "<number>", "<quote>"
PLACEHOLDERS = (NAME, NUMBER, QUOTE)


def plain_words(reading: Reading) -> tuple[list[str], list[str]]:
    """Return the words an article is judged by, and the words hidden as names.

    Parameters
    ----------
    reading : Reading

    Returns
    -------
    kept, hidden : list of str
        Words outside quotation marks, in order: those without a capital or at the start of
        a sentence, and those with a capital inside one.
    """
    words = reading.document.tokens.words
    own, names = own_words(reading)
    kept = list(compress(words, (own & ~names).tolist()))
    hidden = list(compress(words, (own & names).tolist()))
    return kept, hidden


def own_words(reading: Reading) -> tuple[BoolArray, BoolArray]:
    """Return which tokens are words outside quotation marks, and which are like names."""
    return reading.document.tokens.is_word & (reading.voice != QUOTED), name_like(reading.document)


def name_like(document: Document) -> BoolArray:
    """Return which tokens are written with a capital inside a sentence."""
    names = document.tokens.capital.copy()
    firsts = document.sentence_tokens[:-1]
    names[firsts[firsts < len(names)]] = False
    return names


def symbol(word: str) -> str:
    """Return what a token stands as in a pair, where it is no name and not quoted.

    Examples
    --------
    >>> symbol("2,500"), symbol("said"), symbol(",")
    ('<number>', 'said', ',')
    """
    return NUMBER if word[0].isdigit() else word


def pair_terms(document: Document, quoted: BoolArray | None = None) -> list[str]:
    """Return the pairs of neighbours of a document, names, numbers and quotations hidden.

    Parameters
    ----------
    document : Document
    quoted : ndarray of bool, shape (n_tokens,), optional
        Which tokens are inside quotation marks; none by default.

    Examples
    --------
    >>> from credscore.document.document import read_whole
    >>> pair_terms(read_whole("The mayor met Ann Lee."))
    ['the mayor', 'mayor met', 'met <name>', '<name> .']
    """
    stream = list(map(symbol, document.tokens.words))
    for place in name_like(document).nonzero()[0].tolist():
        stream[place] = NAME
    if quoted is not None:
        for place in quoted.nonzero()[0].tolist():
            stream[place] = QUOTE
    return list(map(" ".join, pairwise(_runs_as_one(stream))))


def _runs_as_one(stream: Iterable[str]) -> list[str]:
    """Return `stream` with each run of names, and each quotation, as one symbol."""
    kept: list[str] = []
    for each in stream:
        if not (kept and each == kept[-1] and each in (NAME, QUOTE)):
            kept.append(each)
    return kept
