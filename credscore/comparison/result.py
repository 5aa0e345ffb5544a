"""What a comparison of articles is made of. Spans are offsets into each article's own text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from credscore.cited import CitedSource
from credscore.parts import Span
from credscore.plain import plain_of, readable
from credscore.result import Score
from credscore.rows import beside, head_columns

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [
    "Comparison",
    "LoadedWording",
    "SharedSource",
    "SharedTerm",
    "SharedWording",
    "UnsourcedClaim",
]

#: Span of an article: its name, start and end.
ArticleSpan = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class SharedSource:
    """A named source that two or more articles cite.

    Attributes
    ----------
    name : str
        The fullest name in use.
    articles : dict of str to CitedSource
        Article -> how it is cited there.
    """

    name: str
    articles: Mapping[str, CitedSource]


@dataclass(frozen=True, slots=True)
class SharedTerm:
    """A word that two or more articles use and most news does not.

    Attributes
    ----------
    term : str
        The word as it is mostly written.
    counts : dict of str to int
        Article -> occurrences in the body.
    rarity : float
        Its inverse document frequency in news, about 3 to 7.
    """

    term: str
    counts: Mapping[str, int]
    rarity: float


@dataclass(frozen=True, slots=True)
class SharedWording:
    """Sentences of two or more articles in nearly the same words.

    Attributes
    ----------
    spans : tuple of (str, int, int)
        Article, start and end of each sentence.
    overlap : float
        Share of the shorter sentence's runs of words that stand in the other, 0 to 1; the
        least among the pairs that were joined.
    """

    spans: tuple[ArticleSpan, ...]
    overlap: float


@dataclass(frozen=True, slots=True)
class UnsourcedClaim:
    """A sentence without a source, and a like statement that another article attributes.

    Attributes
    ----------
    article : str
    span : tuple of (int, int)
        The sentence in the writer's own voice.
    attributed : tuple of (str, int, int)
        The other article and the statement there.
    source : str
        Whom the other article names for it.
    likeness : float
        0 to 1; a machine's guess that both say the same, from shared rare words.
    """

    article: str
    span: Span
    attributed: ArticleSpan
    source: str
    likeness: float


@dataclass(frozen=True, slots=True)
class LoadedWording:
    """A thing that at least one article names with loaded words, and others name as well.

    Attributes
    ----------
    thing : str
        The noun.
    loaded : dict of str to tuple of (int, int)
        Article -> spans of the loaded words before the noun, in the writer's own voice.
    plain : dict of str to int
        Article -> how often it names the thing without them.
    """

    thing: str
    loaded: Mapping[str, tuple[Span, ...]]
    plain: Mapping[str, int]


@dataclass(frozen=True, slots=True, repr=False)
class Comparison:
    """What `credscore.compare` returns: articles on one story, side by side.

    Attributes
    ----------
    scores : dict of str to Score
        Article -> its score, in the order given.
    cited : dict of str to tuple of CitedSource
        Article -> who is cited in it, most cited first.
    shared_sources : tuple of SharedSource
        Named sources that two or more articles cite.
    only_in : dict of str to tuple of CitedSource
        Article -> named sources that no other article cites.
    terms : tuple of SharedTerm
        Rare words and names the articles share, the most telling first.
    wording : tuple of SharedWording
        Sentences in nearly the same words, as copies and agency text have them.
    unsourced : tuple of UnsourcedClaim
        What one article states in its own voice and another attributes.
    loaded : tuple of LoadedWording
        Things that one article names with loaded words, and another with or without.

    Examples
    --------
    >>> import credscore
    >>> one = "The bridge is safe, engineer Ann Lee said on Monday."
    >>> other = '"It is safe," Lee told reporters. It will stay shut, Mayor Bo Dahl said.'
    >>> comparison = credscore.compare({"Herald": one, "Post": other})
    >>> [row["article"] for row in comparison.rows]
    ['Herald', 'Post']
    >>> [source.name for source in comparison.only_in["Post"]]
    ['Bo Dahl']
    >>> comparison.joining("Herald", "Post"), list(comparison.to_dict())[:2]
    (['Lee', 'safe'], ['articles', 'cited'])
    """

    scores: Mapping[str, Score]
    cited: Mapping[str, tuple[CitedSource, ...]]
    shared_sources: tuple[SharedSource, ...]
    only_in: Mapping[str, tuple[CitedSource, ...]]
    terms: tuple[SharedTerm, ...]
    wording: tuple[SharedWording, ...]
    unsourced: tuple[UnsourcedClaim, ...]
    loaded: tuple[LoadedWording, ...]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """One plain row for each article: scores with intervals, words, sources, warnings."""
        return [_row(name, score, self.cited[name]) for name, score in self.scores.items()]

    @property
    def frame(self) -> Any:
        """`rows` as a table: pandas where it is installed, otherwise polars.

        What UTF-8 cannot hold of a name or a title is U+FFFD there.

        Raises
        ------
        ImportError
            If neither is installed; `rows` needs neither.
        """
        rows = [
            {
                key: readable(value) if isinstance(value, str) else value
                for key, value in row.items()
            }
            for row in self.rows
        ]
        try:
            import pandas as pd
        except ImportError:
            return _polars_frame(rows)
        return pd.DataFrame(rows).set_index("article")

    def joining(self, one: str, other: str, most: int = 15) -> list[str]:
        """Return the terms that two articles share more than they share with the rest.

        Parameters
        ----------
        one, other : str
            Names of articles.
        most : int, default=15
            How many terms at most.

        Returns
        -------
        list of str
            The most telling first.

        Raises
        ------
        KeyError
            If no article has that name.
        """
        self._check_names(one, other)
        n = len(self.scores)

        def weight(term: SharedTerm) -> float:
            users = sum(count > 0 for count in term.counts.values())
            together = sqrt(term.counts[one] * term.counts[other])
            return together * term.rarity * log((n + 1) / users)

        best = sorted(self.terms, key=lambda term: -weight(term))
        return [term.term for term in best[:most] if weight(term) > 0]

    def text(self, span: ArticleSpan) -> str:
        """Return the text of an article's span.

        Parameters
        ----------
        span : tuple of (str, int, int)
            Name of the article, start and end, as `wording` and `unsourced` hold them.

        Returns
        -------
        str

        Raises
        ------
        KeyError
            If no article has that name.
        """
        name, start, end = span
        self._check_names(name)
        return self.scores[name].text[start:end]

    def _check_names(self, *names: str) -> None:
        for name in names:
            if name not in self.scores:
                there = ", ".join(map(repr, self.scores))
                raise KeyError(f"no article is called {name!r}; there are: {there}")

    def to_dict(self) -> dict[str, Any]:
        """Return rows and findings as JSON-ready plain data; spans with their text.

        Returns
        -------
        dict
            NaN becomes None, tuples become lists.
        """
        return {
            "articles": plain_of(self.rows),
            "cited": plain_of(dict(self.cited)),
            "shared_sources": plain_of(self.shared_sources),
            "only_in": {
                name: [source.name for source in cited] for name, cited in self.only_in.items()
            },
            "terms": plain_of(self.terms),
            "wording": [
                {**plain_of(item), "texts": [self.text(span) for span in item.spans]}
                for item in self.wording
            ],
            "unsourced": [
                {
                    **plain_of(item),
                    "text": self.text((item.article, *item.span)),
                    "attributed_text": self.text(item.attributed),
                }
                for item in self.unsourced
            ],
            "loaded": plain_of(self.loaded),
        }

    def to_html(self, path: str | Path | None = None) -> str:
        """Return a self-contained HTML page, and write it to `path` when one is given.

        Parameters
        ----------
        path : str or path-like, optional
            File to write, UTF-8.

        Returns
        -------
        str
            The page. Everything from the caller is escaped.
        """
        from credscore.views.comparison_report import page
        from credscore.views.page import write

        return write(page(self), path)

    def _repr_html_(self) -> str:
        from credscore.views.comparison_report import fragment

        return fragment(self)

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw the scores with their intervals, a strip for each article; needs the extra ``plot``.

        Parameters
        ----------
        ax : matplotlib Axes, optional
            Where to draw; a new figure by default.

        Returns
        -------
        matplotlib Axes

        Raises
        ------
        ImportError
            If matplotlib is not installed; the message says how to get it.
        """
        from credscore.views.plots import comparison

        return comparison(self, ax=ax)

    def __str__(self) -> str:
        from credscore.views.comparison_text import summary

        return summary(self)

    def __repr__(self) -> str:
        return (
            f"<Comparison of {len(self.scores)} articles: {len(self.shared_sources)} shared "
            f"sources, {len(self.wording)} sentences alike>"
        )


def _row(name: str, score: Score, cited: tuple[CitedSource, ...]) -> dict[str, Any]:
    row: dict[str, Any] = {"article": name, "title": score.title}
    for head in score.heads.values():
        row = beside(row, head_columns(head))
    counted = {
        "words": sum(len(score.text[start:end].split()) for start, end in score.body),
        "statements": sum(source.statements for source in cited),
        "named_sources": sum(source.is_named for source in cited),
        "loaded_by_writer": sum(
            item.kind == "loaded" and item.voice == "author" for item in score.evidence
        ),
        "warnings": ", ".join(score.warnings),
        "abstained": score.abstained,
    }
    return beside(row, counted)


def _polars_frame(rows: list[dict[str, Any]]) -> Any:
    try:
        import polars as pl
    except ImportError as error:
        raise ImportError(
            "Comparison.frame needs pandas or polars, and neither is installed: "
            "pip install pandas, or use Comparison.rows"
        ) from error
    return pl.DataFrame(rows)
