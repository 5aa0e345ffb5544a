"""A text read once: body, paragraphs, sentences, tokens and quotations by offset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from credscore.document.furniture import find_body
from credscore.document.quotations import Quotation, find_quotations
from credscore.document.sentences import split_sentences
from credscore.document.tokens import BoolArray, IntArray, Tokens, fold, tokenise_each
from credscore.parts import Span

__all__ = ["Document", "read", "read_each"]


#: An offset behind every text.
_BEHIND = np.iinfo(np.int32).max


@dataclass(frozen=True, slots=True)
class Document:
    """The reading of one text; every offset points into `text` as the caller passed it.

    Attributes
    ----------
    text : str
        The caller's text, unchanged.
    title : str or None
        The caller's title; scored on its own, never part of the body.
    folded : str
        Lower-cased copy of `text`, same length, everything outside the body blanked.
    paragraphs : tuple of (int, int)
        The body paragraphs. What lies outside them is page furniture.
    sentences : tuple of (int, int)
        Sentences; none crosses a paragraph.
    tokens : Tokens
        Words and marks of the body.
    token_sentence, token_paragraph : ndarray of int32
        The sentence and the paragraph of each token.
    sentence_tokens : ndarray of int32, shape (n_sentences + 1,)
        First token of each sentence, and the number of tokens at the end.
    quotations : tuple of Quotation
        Outermost passages in quotation marks.
    quotation_tokens : list of (int, int)
        First token of each of them, and one past its last.
    quoted : ndarray of bool
        Whether each token stands inside quotation marks.
    """

    text: str
    title: str | None
    folded: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    tokens: Tokens
    token_sentence: IntArray
    token_paragraph: IntArray
    sentence_tokens: IntArray
    quotations: tuple[Quotation, ...]
    quotation_tokens: list[Span]
    quoted: BoolArray


def read(text: str, title: str | None = None) -> Document:
    """Read `text` into a `Document`.

    Parameters
    ----------
    text : str
        An article, with or without the rest of its page. Any string is accepted.
    title : str, optional
        The headline, when the caller has it apart from the text.

    Returns
    -------
    Document

    Examples
    --------
    >>> document = read("The bridge opened on Monday. It cost $3 million, officials said.")
    >>> [document.text[start:end] for start, end in document.sentences]
    ['The bridge opened on Monday.', 'It cost $3 million, officials said.']
    """
    return read_each([text], [title])[0]


def read_each(texts: Sequence[str], titles: Sequence[str | None]) -> list[Document]:
    """Read each of `texts` as `read` does, in less time: one step for all, then the next."""
    return _read_bodies(texts, titles, list(map(find_body, texts)))


def read_whole(text: str) -> Document:
    """Read `text` as one body paragraph without looking for furniture (titles, examples)."""
    stripped = text.strip()
    start = text.find(stripped)
    body = [(start, start + len(stripped))] if stripped else []
    return _read_bodies([text], [None], [body])[0]


def _read_bodies(
    texts: Sequence[str], titles: Sequence[str | None], bodies: Sequence[list[Span]]
) -> list[Document]:
    folded = [_blank_furniture(fold(text), body) for text, body in zip(texts, bodies, strict=True)]
    tokens = tokenise_each(texts, folded)
    return list(map(_document, texts, titles, folded, bodies, tokens))


def _document(
    text: str, title: str | None, folded: str, paragraphs: list[Span], tokens: Tokens
) -> Document:
    sentences = split_sentences(text, folded, paragraphs)
    quotations = find_quotations(text, paragraphs)
    sentence_tokens = _first_tokens(tokens.starts, sentences)
    quotation_tokens = tokens.spans_of((q.start, q.end) for q in quotations)
    return Document(
        text=text,
        title=title,
        folded=folded,
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
        tokens=tokens,
        token_sentence=_index_of(sentence_tokens),
        token_paragraph=_index_of(_first_tokens(tokens.starts, paragraphs)),
        sentence_tokens=sentence_tokens,
        quotations=tuple(quotations),
        quotation_tokens=quotation_tokens,
        quoted=_inside(len(tokens), quotation_tokens),
    )


def _blank_furniture(folded: str, paragraphs: list[Span]) -> str:
    """Return `folded` with each character outside `paragraphs` replaced by a line break."""
    pieces: list[str] = []
    at = 0
    for start, end in paragraphs:
        pieces += ("\n" * (start - at), folded[start:end])
        at = end
    pieces.append("\n" * (len(folded) - at))
    return "".join(pieces)


def _first_tokens(starts: IntArray, spans: list[Span]) -> IntArray:
    """Return the first token that starts in or after each of `spans`, and how many there are."""
    edges = np.fromiter([*[start for start, _ in spans], _BEHIND], np.int32, len(spans) + 1)
    return starts.searchsorted(edges).astype(np.int32)


def _index_of(first_tokens: IntArray) -> IntArray:
    """Return for each token the index of its span."""
    counts = first_tokens[1:] - first_tokens[:-1]
    return np.arange(len(counts), dtype=np.int32).repeat(counts)


def _inside(n_tokens: int, spans: list[Span]) -> BoolArray:
    """Return for each of `n_tokens` whether it stands in one of the disjoint `spans`."""
    inside = np.zeros(n_tokens, np.bool_)
    for first, last in spans:
        inside[first:last] = True
    return inside
