"""What one article states in its own voice and another attributes to a source.

Statements are matched by the rare words they share. That finds candidates for a reader to
judge; it does not know whether two sentences say the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import sqrt

from credscore.comparison.articles import Article, is_content, rarity, stem
from credscore.comparison.result import UnsourcedClaim
from credscore.document.ends import before_each
from credscore.parts import Span

__all__ = ["unsourced_claims"]

#: Cosine of the rare words of both, and how many they must share.
_LEAST_LIKENESS, _LEAST_WORDS = 0.4, 3
#: A word in more sentences than this joins too many of them to tell anything.
_COMMON = 100
#: Words rarer than this in news count.
_LEAST_RARITY = 2.5
#: Sources that a reader gains nothing from.
_NOBODY = frozenset({"vague", "pronoun"})


@dataclass(frozen=True, slots=True)
class _Statement:
    article: str
    span: Span
    words: dict[str, float]
    norm: float
    source: str = ""


def unsourced_claims(articles: Sequence[Article]) -> tuple[UnsourcedClaim, ...]:
    """Return sentences in the writer's voice that another article attributes.

    Parameters
    ----------
    articles : sequence of Article

    Returns
    -------
    tuple of UnsourcedClaim
        Each sentence once, with the statement most like it, likest first.
    """
    own = [one for article in articles for one in _own_sentences(article)]
    where: dict[str, list[int]] = {}
    for place, sentence in enumerate(own):
        for word in sentence.words:
            where.setdefault(word, []).append(place)
    best: dict[int, UnsourcedClaim] = {}
    for statement in (one for article in articles for one in _attributed(article)):
        for place, likeness in _alike(statement, own, where):
            if place not in best or best[place].likeness < likeness:
                best[place] = UnsourcedClaim(
                    own[place].article,
                    own[place].span,
                    (statement.article, *statement.span),
                    statement.source,
                    likeness,
                )
    return tuple(sorted(best.values(), key=lambda claim: (-claim.likeness, claim.span)))


def _alike(
    statement: _Statement, own: Sequence[_Statement], where: dict[str, list[int]]
) -> Iterator[tuple[int, float]]:
    """Yield the sentences of other articles like `statement`, with their likeness."""
    shared: Counter[int] = Counter()
    weight: dict[int, float] = {}
    for word, value in statement.words.items():
        places = where.get(word, ())
        if len(places) > _COMMON:
            continue
        for place in places:
            shared[place] += 1
            weight[place] = weight.get(place, 0.0) + value * value
    for place, count in shared.items():
        sentence = own[place]
        if count < _LEAST_WORDS or sentence.article == statement.article:
            continue
        likeness = weight[place] / (statement.norm * sentence.norm)
        if likeness >= _LEAST_LIKENESS:
            yield place, round(likeness, 4)


def _own_sentences(article: Article) -> Iterator[_Statement]:
    """Yield the sentences that no attribution touches."""
    document = article.document
    touched = [0] * (len(document.text) + 1)
    for one in article.score.attributions:
        for span in (one.source, one.cue, one.content):
            if span:
                touched[span[0]] += 1
                touched[span[1]] -= 1
    for quotation in document.quotations:
        touched[quotation.start] += 1
        touched[quotation.end] -= 1
    # Number of characters before each place that belong to somebody else.
    before = before_each(int(depth > 0) for depth in accumulate(touched))
    for start, end in document.sentences:
        if before[end] == before[start]:
            yield _statement(article, (start, end))


def _attributed(article: Article) -> Iterator[_Statement]:
    for source in article.cited:
        if source.source_type not in _NOBODY:
            for span in source.contents:
                yield _statement(article, span, source.name)


def _statement(article: Article, span: Span, source: str = "") -> _Statement:
    tokens = article.document.tokens
    first, last = tokens.starts.searchsorted(span[0]), tokens.starts.searchsorted(span[1])
    words = {
        stem(word): rarity(word)
        for word in tokens.words[first:last]
        if is_content(word) and rarity(word) >= _LEAST_RARITY
    }
    norm = sqrt(sum(value * value for value in words.values())) or 1.0
    return _Statement(article.name, span, words, norm, source)
