"""Loaded words before a noun that other articles use as well.

Only modifiers right before a noun are compared ("brutal attack" beside "attack"): which
verb or image stands for which other one cannot be told by rules this simple.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from credscore.attribution.lexicon import load_lexicon
from credscore.attribution.vocabulary import CLASSES
from credscore.comparison.articles import Article, is_content, stem
from credscore.comparison.result import LoadedWording
from credscore.parts import Span

__all__ = ["loaded_wording"]

_DETERMINERS = frozenset(CLASSES["determiner"])
#: What "disgraced" or "damning" modifies a noun behind: elsewhere they are verbs.
_BEFORE_MODIFIERS = frozenset(
    word for name in ("determiner", "possessive", "preposition") for word in CLASSES[name]
) - {"to"}
_VERB_ENDS = ("ed", "ing")


def loaded_wording(articles: Sequence[Article]) -> tuple[LoadedWording, ...]:
    """Return the nouns that an article loads and another names too, most used first.

    Parameters
    ----------
    articles : sequence of Article

    Returns
    -------
    tuple of LoadedWording
    """
    loaded: dict[str, dict[str, list[Span]]] = {}
    for article in articles:
        for noun, span in _modified(article):
            loaded.setdefault(noun, {}).setdefault(article.name, []).append(span)
    nouns = _nouns(articles)
    counts = {article.name: _counts(article, loaded.keys() & nouns) for article in articles}
    found = []
    for noun in loaded.keys() & nouns:
        spans = {name: tuple(sorted(set(of))) for name, of in loaded[noun].items()}
        plain = {name: counts[name].get(noun, 0) - len(spans.get(name, ())) for name in counts}
        users = {name for name in counts if counts[name].get(noun)}
        if len(users) > 1:
            found.append(LoadedWording(noun, spans, {n: max(plain[n], 0) for n in users}))
    return tuple(sorted(found, key=lambda one: (-sum(one.plain.values()), one.thing)))


def _modified(article: Article) -> Iterator[tuple[str, Span]]:
    """Yield (stem of the noun, span of the loaded words) in the writer's own voice."""
    tokens = article.document.tokens
    for item in article.score.evidence:
        if item.kind != "loaded" or item.voice != "author":
            continue
        following = int(tokens.starts.searchsorted(item.end))
        if (
            following < len(tokens)
            and article.score.text[item.end : tokens.starts[following]].isspace()
        ):
            word = tokens.words[following]
            if is_content(word) and _modifies(
                tokens.words, int(tokens.starts.searchsorted(item.start))
            ):
                yield stem(word), (item.start, item.end)


def _modifies(words: Sequence[str], i: int) -> bool:
    """Whether the loaded word at `i` is no verb: "slammed Roe", "to mock Roe"."""
    before = words[i - 1] if i else ""
    if words[i].endswith(_VERB_ENDS):
        return before in _BEFORE_MODIFIERS
    return before != "to"


def _nouns(articles: Sequence[Article]) -> set[str]:
    """Return the stems of words that stand right after a determiner anywhere: nouns.

    "A new plan" makes no noun of "new": another word with matter follows.
    """
    verbs = load_lexicon().verbs
    found = set()
    for article in articles:
        words = article.document.tokens.words
        for before, word, after in zip(words, words[1:], [*words[2:], ""], strict=False):
            is_last = is_content(word) and not is_content(after)
            if before in _DETERMINERS and is_last and word not in verbs:
                found.add(stem(word))
    return found


def _counts(article: Article, nouns: set[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in article.document.tokens.words:
        noun = stem(word)
        if noun in nouns:
            counts[noun] = counts.get(noun, 0) + 1
    return counts
