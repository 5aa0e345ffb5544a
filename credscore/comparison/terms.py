"""Rare words and names that articles share: what they are both about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from math import log, sqrt

from credscore.comparison.articles import Article, is_content, rarity, stem
from credscore.comparison.result import SharedTerm

__all__ = ["shared_terms"]

#: Words more common than this in news say nothing of a story.
_LEAST_RARITY = 3.0
#: Terms of a comparison at most.
_MOST = 200


def shared_terms(articles: Sequence[Article]) -> tuple[SharedTerm, ...]:
    """Return the words that articles share, the most telling first, 200 at most.

    Parameters
    ----------
    articles : sequence of Article

    Returns
    -------
    tuple of SharedTerm

    Notes
    -----
    A term weighs its inverse document frequency in news (Spärck Jones 1972), times the
    geometric mean of its rates in each pair of articles, times the logarithm of how few of
    the articles use it: what all share ranks behind what joins some of them.
    """
    counts: dict[str, Counter[str]] = {}
    surfaces: dict[str, Counter[str]] = {}
    sizes = {article.name: max(len(article.document.tokens), 1) for article in articles}
    for article in articles:
        for term, surface in _terms(article):
            counts.setdefault(term, Counter())[article.name] += 1
            surfaces.setdefault(term, Counter())[surface] += 1
    weights = {
        term: _weight(term, {name: n / sizes[name] for name, n in of.items()}, len(articles))
        for term, of in counts.items()
        if len(of) > 1
    }
    best = sorted(weights, key=lambda term: (-weights[term], term))[:_MOST]
    return tuple(
        SharedTerm(
            _as_written(surfaces[term]),
            {article.name: counts[term][article.name] for article in articles},
            rarity(term),
        )
        for term in best
        if weights[term] > 0
    )


def _as_written(surfaces: Counter[str]) -> str:
    """Return the commonest form, a name's capital kept: it may stand first in a sentence."""
    return max(surfaces, key=lambda form: (form[0].isupper(), surfaces[form], form))


def _terms(article: Article) -> list[tuple[str, str]]:
    """Return (stem, word as written) of each word that may tell what an article is about."""
    tokens, text = article.document.tokens, article.score.text
    found = []
    for place, word in enumerate(tokens.words):
        name = article.is_name[place]
        if is_content(word) and (name or rarity(word) >= _LEAST_RARITY):
            surface = text[tokens.starts[place] : tokens.ends[place]] if name else word
            found.append((stem(word), surface))
    return found


def _weight(term: str, rates: dict[str, float], n_articles: int) -> float:
    together = sum(sqrt(a * b) for a, b in combinations(rates.values(), 2))
    return rarity(term) * together * log((n_articles + 1) / len(rates))
