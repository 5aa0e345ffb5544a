"""Who is cited in an article: its attributions gathered by source, pronouns resolved.

An `Attribution` of a score says where a source stands in the text; which of them are the
same source ("Ann Lee", "Lee", "she") is known to the attribution reader only, so the text
is read again up to there. That is a small part of scoring it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from credscore.attribution import Found, find_attributions
from credscore.attribution.source_names import SUFFIXES
from credscore.attribution.source_types import NAMED
from credscore.cues.engine import match_documents
from credscore.document.document import Document, read
from credscore.document.folding import fold
from credscore.parts import Span
from credscore.result import Score

__all__ = ["CitedSource", "bearer", "cited_sources"]

#: How many characters "the", "of" and marks take in a name before "who" or "which".
_NEAR = 20


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source and what is attributed to it in one article.

    Attributes
    ----------
    key : str
        The folded name without titles, or the content words of a source without a name;
        the same for all mentions in the article.
    name : str
        The name as the article writes it, with what tells it from others of that name: "Iran's
        Foreign Ministry", "John Roe Jr.".
    description : str
        The fullest mention: name, office, organisation.
    source_type : str
        One of `credscore.kinds.SOURCE_TYPES`.
    direct, indirect : int
        Number of statements inside quotation marks and of reported ones.
    mentions : tuple of (int, int)
        Where the source stands in the text, pronouns included.
    contents : tuple of (int, int)
        What is attributed to it.
    """

    key: str
    name: str
    description: str
    source_type: str
    direct: int
    indirect: int
    mentions: tuple[Span, ...]
    contents: tuple[Span, ...]

    @property
    def is_named(self) -> bool:
        """A person or an organisation cited by name."""
        return self.source_type in NAMED

    @property
    def statements(self) -> int:
        """Number of statements, direct and indirect."""
        return self.direct + self.indirect


def cited_sources(score: Score) -> tuple[CitedSource, ...]:
    """Return the sources of what is stated in the text of `score`, most cited first.

    Parameters
    ----------
    score : Score

    Returns
    -------
    tuple of CitedSource
        What is wanted, asked, promised, charged or done ("promised to leave") is no statement
        and is left out, though its source is marked in the text if it speaks. So is what the
        writer says of her own.

    Examples
    --------
    >>> import credscore
    >>> score = credscore.score('The bridge is safe, Ann Lee said. "It will stand," Lee added.')
    >>> [(source.name, source.direct, source.indirect) for source in cited_sources(score)]
    [('Ann Lee', 1, 1)]
    """
    document = read(score.text, score.title)
    found = find_attributions(document, match_documents([document])[0])
    groups: dict[tuple[str, str], list[Found]] = {}
    names: dict[tuple[str, str], list[str]] = {}
    for item, variant in zip(found, _variants(found, document), strict=True):
        group = (item.key, variant if item.key else item.source_type)
        if item.source:
            names.setdefault(group, []).append(document.text[slice(*item.source)])
        if item.is_statement and not item.is_writers:
            groups.setdefault(group, []).append(item)
    cited = [_gathered(items, names.get(group, []), document) for group, items in groups.items()]
    return tuple(sorted(cited, key=lambda source: -source.statements))


def bearer(name: str) -> tuple[str, str]:
    """Return what tells the bearer of a name from others: whose it is, and "Jr.".

    Examples
    --------
    >>> bearer("Iran’s Foreign Ministry"), bearer("John Roe Jr."), bearer("Ann Lee")
    (('iran', ''), ('', 'jr'), ('', ''))
    """
    folded = fold(name).replace(".", "")
    owner, owned, _ = folded.replace("s' ", "'s ").rpartition("'s ")
    last = folded.rpartition(" ")[2]
    return (owner if owned else ""), (last if last in SUFFIXES else "")


def _variants(found: Sequence[Found], document: Document) -> list[str]:
    """Return which bearer of its key each source is: "" if the article knows one alone.

    A surname, a pronoun or "the ministry" is the one named last, or else the first to come.
    """
    told = [_variant(item, document.text) for item in found]
    latest: dict[str, str] = {}
    for item, variant in zip(reversed(found), reversed(told), strict=True):
        if variant is not None:
            latest[item.key] = variant
    for place, item in enumerate(found):
        variant = told[place]
        latest[item.key] = latest.get(item.key, "") if variant is None else variant
        told[place] = latest[item.key]
    return [variant or "" for variant in told]


def _variant(item: Found, text: str) -> str | None:
    """Return which bearer of its key a mention names, None if it does not tell."""
    mention = text[slice(*item.source)] if item.source else ""
    if item.source_type != "named_person":
        return bearer(_name_in(mention, item.key, owned=True))[0] or None
    name = _name_in(mention, item.key)
    if name:
        return bearer(name)[1]
    return bearer(_name_in(mention, item.key.rpartition(" ")[2]))[1] or None  # "Roe Jr."


def _gathered(items: Sequence[Found], mentions: Sequence[str], document: Document) -> CitedSource:
    """Return what `items` attribute to one source, which the text calls by `mentions`."""
    first = items[0]
    owned = first.source_type == "named_organisation"
    names = (_name_in(mention, first.key, owned=owned) for mention in mentions)
    name = max(names, key=len, default="")
    if not name and first.source and first.source_type in NAMED:
        # "who": the name stands before it, and is no mention of a source itself.
        end = first.source[0]
        name = _name_in(document.text[max(0, end - len(first.key) - _NEAR) : end], first.key)
        at = -1 if name else document.folded.rfind(first.key, 0, end)
        name = document.text[at : at + len(first.key)] if at >= 0 else name
    description = max((*mentions, name), key=len)
    return CitedSource(
        key=first.key,
        name=name or description,
        description=description,
        source_type=first.source_type,
        direct=sum(item.direct for item in items),
        indirect=sum(not item.direct for item in items),
        mentions=tuple(item.source for item in items if item.source),
        contents=tuple(span for item in items for span in item.contents),
    )


def _name_in(mention: str, key: str, *, owned: bool = False) -> str:
    """Return the words of `key` as `mention` writes them, if it holds all of them.

    With `owned`, whose it is stands before it.
    """
    folded, words = fold(mention), key.split()
    start = _place_of(words[0], folded) if words else -1
    behind = start + len(words[0]) if len(words) > 1 else start  # "Roe & Roe"
    at = folded.find(words[-1], behind) if start >= 0 else -1
    if at < 0:
        return ""
    end = at + len(words[-1])
    owner = _owner(mention[:start]) if owned else ""
    whole = f"{owner}{mention[start:end]} {_suffix(mention[end:])}"
    return " ".join(whole.split())


def _place_of(word: str, folded: str) -> int:
    """Return where `word` stands by itself, -1 for nowhere: "al", not that of "General"."""
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded)
    return found.start() if found else -1


def _owner(before: str) -> str:
    """Return the name that a name is owned by: "Iran's " before "Foreign Ministry"."""
    words = before.split()
    if not words or not before[-1].isspace() or not fold(words[-1]).endswith(("'s", "s'")):
        return ""
    first = len(words)
    while first and words[first - 1][0].isupper() and words[first - 1] != "The":
        first -= 1
    return "".join(f"{word} " for word in words[first:])


def _suffix(behind: str) -> str:
    """Return the "Jr." right behind a name."""
    word = next(iter(behind.removeprefix(",").split()), "").rstrip(",")
    return word if fold(word).rstrip(".") in SUFFIXES else ""
