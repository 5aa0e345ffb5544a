"""Which named sources of several articles are the same.

Names are matched by their words alone, and rather not at all than wrongly: "Kugelman" is
"Michael Kugelman" where no other Kugelman is cited by full name in any of the articles.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from credscore.cited import CitedSource, bearer
from credscore.comparison.articles import Article
from credscore.comparison.result import SharedSource

__all__ = ["match_sources", "same_name"]

#: Words of an organisation's name that its initials leave out.
_SMALL = frozenset("of the and for in on".split())
#: Shorter abbreviations fit too many names.
_LEAST_INITIALS = 3


def match_sources(
    articles: Sequence[Article],
) -> tuple[tuple[SharedSource, ...], dict[str, tuple[CitedSource, ...]]]:
    """Return the named sources that articles share, and those of one article alone.

    Parameters
    ----------
    articles : sequence of Article

    Returns
    -------
    tuple of SharedSource
        Those cited in most articles and most often first.
    dict of str to tuple of CitedSource
        For each article.
    """
    groups: list[list[tuple[str, CitedSource]]] = []
    named = [(a.name, source) for a in articles for source in a.cited if source.is_named]
    # Full names first: a surname then finds all that it could stand for.
    # What a shorter name of a group may end in -> the numbers of such groups: so that time does not
    # grow with the number of pairs of sources.
    ending: dict[str, dict[int, None]] = {}
    for item in sorted(named, key=lambda pair: -len(_words(pair[1]))):
        words = _words(item[1]) or [""]
        fitting = [
            at for at in ending.get(words[-1], ()) if _fits(item[1], [one for _, one in groups[at]])
        ]
        home = fitting[0] if len(fitting) == 1 else len(groups)
        if home == len(groups):
            groups.append([])
        groups[home].append(item)
        for end in (words[-1], _initials(words)):
            ending.setdefault(end, {})[home] = None
    shared = [_shared(group) for group in groups if len({name for name, _ in group}) > 1]
    alone: dict[str, list[CitedSource]] = {article.name: [] for article in articles}
    for group in groups:
        if len({name for name, _ in group}) == 1:
            alone[group[0][0]].append(_one(source for _, source in group))
    return (
        tuple(sorted(shared, key=lambda one: (-len(one.articles), -_statements(one.articles)))),
        {
            name: tuple(sorted(sources, key=lambda source: -source.statements))
            for name, sources in alone.items()
        },
    )


def _fits(source: CitedSource, group: Sequence[CitedSource]) -> bool:
    return all(_may_be(source, other) for other in group) and any(
        same_name(source.key, other.key) for other in group
    )


def _may_be(source: CitedSource, other: CitedSource) -> bool:
    """Whether nothing tells two bearers of a name apart: whose it is, or "Jr." on a full name."""
    (owner, suffix), (owner_there, suffix_there) = bearer(source.name), bearer(other.name)
    if owner and owner_there and owner != owner_there:
        return False
    full = min(len(_words(source)), len(_words(other))) > 1
    return suffix == suffix_there or not full


def same_name(one: str, other: str) -> bool:
    """Whether two folded names without titles can be those of one source.

    Examples
    --------
    >>> same_name("kugelman", "michael kugelman"), same_name("ann lee", "bruce lee")
    (True, False)
    >>> same_name("who", "world health organization"), same_name("leeds", "leeds council")
    (True, False)
    """
    shorter, longer = sorted((_split(one), _split(other)), key=len)
    if not shorter or shorter == longer:
        return bool(shorter)
    if len(shorter) == 1:
        return shorter[0] == longer[-1] or (
            len(shorter[0]) >= _LEAST_INITIALS and shorter[0] == _initials(longer)
        )
    return len(longer) > len(shorter) and longer[-1] == shorter[-1] and _in_order(shorter, longer)


def _initials(words: Iterable[str]) -> str:
    return "".join(word[:1] for word in words if word not in _SMALL)


def _in_order(part: list[str], whole: list[str]) -> bool:
    """Whether the words of `part` stand in `whole` in the same order."""
    rest = iter(whole)
    return all(word in rest for word in part)


def _split(key: str) -> list[str]:
    """Return the words of a name without dots and accents: papers differ in both."""
    letters = (c for c in unicodedata.normalize("NFKD", key) if not unicodedata.combining(c))
    return "".join(letters).replace(".", "").split()


def _words(source: CitedSource) -> list[str]:
    return _split(source.key)


def _shared(group: Sequence[tuple[str, CitedSource]]) -> SharedSource:
    names = dict.fromkeys(name for name, _ in group)
    articles = {name: _one(source for at, source in group if at == name) for name in names}
    return SharedSource(max((source.name for _, source in group), key=len), articles)


def _one(sources: Iterable[CitedSource]) -> CitedSource:
    """Return as one what an article cites under several names: "New York Times", "the Times"."""
    first, *others = sources
    for other in others:
        first = replace(
            first,
            name=max(first.name, other.name, key=len),
            description=max(first.description, other.description, key=len),
            direct=first.direct + other.direct,
            indirect=first.indirect + other.indirect,
            mentions=tuple(sorted(first.mentions + other.mentions)),
            contents=tuple(sorted(first.contents + other.contents)),
        )
    return first


def _statements(articles: Mapping[str, CitedSource]) -> int:
    return sum(source.statements for source in articles.values())
