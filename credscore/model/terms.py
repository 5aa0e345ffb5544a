"""The words an article's wording is made of: plain words, without names."""

from __future__ import annotations

from itertools import compress

from credscore.document.document import Document
from credscore.document.tokens import BoolArray
from credscore.features.reading import QUOTED, Reading

__all__ = ["name_like", "own_words", "plain_words"]


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
