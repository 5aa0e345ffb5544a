"""Who is cited in an article: its attributions gathered by source, pronouns resolved.

An `Attribution` of a score says where a source stands in the text; which of them are the
same source ("Ann Lee", "Lee", "she") is known to the attribution reader only, so the text
is read again up to there. That is a small part of scoring it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from credscore.attribution import Found, find_attributions
from credscore.cues.engine import match_documents
from credscore.document.document import read
from credscore.parts import Span
from credscore.result import Score

__all__ = ["CitedSource", "cited_sources"]

#: Types with a name that a reader could look up.
NAMED = frozenset({"named_person", "named_organisation"})


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source and what is attributed to it in one article.

    Attributes
    ----------
    key : str
        The folded name without titles, or the content words of a source without a name;
        the same for all mentions in the article.
    name : str
        The name as the article writes it.
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
    names: dict[str, list[str]] = {}
    for item in found:
        if item.source:
            names.setdefault(item.key, []).append(document.text[slice(*item.source)])
        if item.is_statement and not item.is_writers:
            groups.setdefault((item.key, "" if item.key else item.source_type), []).append(item)
    cited = [_gathered(items, names.get(key, [])) for (key, _), items in groups.items()]
    return tuple(sorted(cited, key=lambda source: -source.statements))


def _gathered(items: Sequence[Found], mentions: Sequence[str]) -> CitedSource:
    """Return what `items` attribute to one source, which the text calls by `mentions`."""
    first = items[0]
    description = max(mentions, key=len, default="")
    return CitedSource(
        key=first.key,
        name=_name(first.key, mentions) or description,
        description=description,
        source_type=first.source_type,
        direct=sum(item.direct for item in items),
        indirect=sum(not item.direct for item in items),
        mentions=tuple(item.source for item in items if item.source),
        contents=tuple(span for item in items for span in item.contents),
    )


def _name(key: str, mentions: Iterable[str]) -> str:
    """Return the words of `key` as the first mention that holds all of them writes them."""
    words = key.split()
    for mention in mentions:
        folded = mention.casefold()
        start = folded.find(words[0]) if words else -1
        at = folded.find(words[-1], start) if start >= 0 else -1
        # Folding may change the length of rare letters; offsets would then be wrong.
        if at >= 0 and len(folded) == len(mention):
            return " ".join(mention[start : at + len(words[-1])].split())
    return ""
