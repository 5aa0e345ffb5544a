"""Sentences in nearly the same words, as copies and agency text have them.

Sentences are compared by their shingles, runs of five words (Broder 1997, "On the
resemblance and containment of documents"), through an inverted index: time grows with the
number of words, not with the number of pairs of sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from credscore.comparison.articles import Article
from credscore.comparison.result import SharedWording
from credscore.parts import Span

__all__ = ["shared_wording"]

_SHINGLE = 5
#: A shingle in more sentences than this, and than there are articles, is a formula, and would cost
#: quadratic time.
_COMMON = 20
#: Share of the shorter sentence's shingles that have to stand in the other. One word
#: changed in the middle of a sentence of 15 words leaves 6 of 11.
_LEAST_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class _Sentence:
    article: str
    span: Span
    shingles: frozenset[tuple[str, ...]]


def shared_wording(articles: Sequence[Article]) -> tuple[SharedWording, ...]:
    """Return groups of sentences of different articles in nearly the same words.

    Parameters
    ----------
    articles : sequence of Article

    Returns
    -------
    tuple of SharedWording
        In the order of the first article; sentences under five words are left out.
    """
    sentences = [sentence for article in articles for sentence in _sentences(article)]
    pairs = {
        pair: overlap
        for pair, overlap in _overlaps(sentences, max(_COMMON, len(articles))).items()
        if overlap >= _LEAST_OVERLAP
    }
    groups = _joined(pairs)
    home = {place: number for number, group in enumerate(groups) for place in group}
    least = [1.0] * len(groups)
    for (one, _), overlap in pairs.items():
        least[home[one]] = min(least[home[one]], overlap)
    return tuple(
        SharedWording(tuple((sentences[i].article, *sentences[i].span) for i in group), overlap)
        for group, overlap in zip(groups, least, strict=True)
    )


def _sentences(article: Article) -> Iterator[_Sentence]:
    document = article.document
    bounds = document.sentence_tokens.tolist()
    is_word = document.tokens.is_word.tolist()
    for place, span in enumerate(document.sentences):
        inside = range(bounds[place], bounds[place + 1])
        words = [
            document.tokens.words[i]
            for i in inside
            if is_word[i] or document.tokens.words[i][0].isdigit()
        ]
        shingles = (tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))
        yield _Sentence(article.name, span, frozenset(shingles))


def _overlaps(sentences: Sequence[_Sentence], most: int) -> dict[tuple[int, int], float]:
    """Return the overlap of each pair of sentences of different articles with any.

    A shingle in more than `most` sentences counts for none.
    """
    where: dict[tuple[str, ...], list[int]] = {}
    for place, sentence in enumerate(sentences):
        for shingle in sentence.shingles:
            where.setdefault(shingle, []).append(place)
    together: Counter[tuple[int, int]] = Counter()
    for places in where.values():
        if 1 < len(places) <= most:
            together.update(
                (one, other)
                for i, one in enumerate(places)
                for other in places[i + 1 :]
                if sentences[one].article != sentences[other].article
            )
    return {
        (one, other): count / min(len(sentences[one].shingles), len(sentences[other].shingles))
        for (one, other), count in together.items()
    }


def _joined(pairs: dict[tuple[int, int], float]) -> list[list[int]]:
    """Return the groups that `pairs` join, sorted."""
    home: dict[int, list[int]] = {}
    for one, other in sorted(pairs):
        first, second = home.get(one, [one]), home.get(other, [other])
        if first is not second:
            first += second
        for place in first:
            home[place] = first
    groups = {id(group): sorted(set(group)) for group in home.values()}
    return sorted(groups.values())
