"""A text read once: body, paragraphs, sentences, tokens and quotations by offset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from credscore.arrays import BoolArray, Int32Array
from credscore.document.characters import (
    Characters,
    characters_of,
    fold_bodies,
    plainly,
    written_plainly,
)
from credscore.document.ends import end_to_end, repeat_each, split_at
from credscore.document.furniture import bodies_of
from credscore.document.joined import JoinedTokens, inside
from credscore.document.mark_places import places_of
from credscore.document.marks import Quotation
from credscore.document.markup import entity_ends, has_markup
from credscore.document.names import Levels, written_as_names
from credscore.document.quotations import find_quotations
from credscore.document.sentences_together import split_each
from credscore.document.tokens import Tokens, tokenise_each
from credscore.parts import Span

__all__ = ["Document", "read", "read_each"]


@dataclass(frozen=True, slots=True)
class Document:
    """The reading of one text; every offset points into `text` as the caller passed it.

    Attributes
    ----------
    text : str
        The caller's text, without marks that a reader never saw, and with plain blanks for blanks
        of other kinds and for invisible characters beside white space; as long as before.
    title : str or None
        The caller's title, never part of the body. Only retrained models read it.
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
    named : ndarray of uint8
        How each token is written as part of a name, see `written_as_names`.
    controls : bool
        Whether `text` has control characters, or characters that were lost.
    markup : bool
        Whether the caller's text has tags or entities.
    changed : bool
        Whether the caller's text has marks that a reader never saw or blanks of other kinds, see
        `plainly`.
    entity_ends : dict
        Where each entity of the caller's text ends, by the end of what stands for it in `text`.
    """

    text: str
    title: str | None
    folded: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    tokens: Tokens
    token_sentence: Int32Array
    token_paragraph: Int32Array
    sentence_tokens: Int32Array
    quotations: tuple[Quotation, ...]
    quotation_tokens: list[Span]
    quoted: BoolArray
    named: Levels
    controls: bool
    markup: bool
    changed: bool
    entity_ends: dict[int, int]


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
    if not texts:
        return []
    characters = written_plainly(texts)
    bodies = bodies_of(characters)
    return _read_bodies(characters, titles, bodies, texts)


def read_whole(text: str) -> Document:
    """Read `text` as one body paragraph without looking for furniture (titles, examples)."""
    plain = plainly(text)
    stripped = plain.strip()
    start = plain.find(stripped)
    body = [(start, start + len(stripped))] if stripped else []
    characters = characters_of([plain])._replace(changed=[plain != text])
    return _read_bodies(characters, [None], [body], [text])[0]


def _read_bodies(
    characters: Characters,
    titles: Sequence[str | None],
    bodies: Sequence[list[Span]],
    originals: Sequence[str],
) -> list[Document]:
    texts = characters.texts
    ends = [
        entity_ends(text) if changed else {}
        for text, changed in zip(originals, characters.changed, strict=True)
    ]
    folded_texts = fold_bodies(characters, bodies)
    folded = folded_texts.each()
    tokens = tokenise_each(folded_texts)
    places = places_of(characters.kinds(), characters.edges)
    stops, quotes, controls = zip(*places, strict=True)
    quotations = list(map(find_quotations, texts, bodies, quotes))
    joined = JoinedTokens(texts, tokens)
    sentences = split_each(texts, folded_texts, folded, bodies, stops, joined)
    sentence_tokens = joined.first_tokens(sentences)
    firsts, lasts = joined.spans_of([[(q.start, q.end) for q in found] for found in quotations])
    return list(
        map(
            Document,
            *(texts, titles, folded, map(_whole, bodies, ends), map(tuple, sentences), tokens),
            joined.index_of(sentence_tokens),
            joined.index_of(joined.first_tokens(bodies)),
            sentence_tokens,
            map(tuple, quotations),
            joined.split_spans(firsts, lasts, list(map(len, quotations))),
            split_at(inside(firsts, lasts, joined.before[-1]), joined.before),
            split_at(_written_as_names(tokens, sentence_tokens, joined.before), joined.before),
            controls,
            map(has_markup, originals),
            characters.changed,
            ends,
        )
    )


def _whole(body: Sequence[Span], ends: dict[int, int]) -> tuple[Span, ...]:
    """Return the paragraphs, each with all of the entity that it ends with."""
    return tuple((start, ends.get(end, end)) for start, end in body) if ends else tuple(body)


def _written_as_names(
    tokens: Sequence[Tokens], sentence_tokens: Sequence[Int32Array], before: Sequence[int]
) -> Levels:
    """Return which tokens of all texts are parts of names; so many are `before` each text."""
    firsts = [edges[:-1] for edges in sentence_tokens]
    offsets = repeat_each(before[:-1], list(map(len, firsts)))
    return written_as_names(tokens, end_to_end(firsts) + offsets)
