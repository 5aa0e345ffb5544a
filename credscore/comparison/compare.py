"""`compare`: articles in, `Comparison` out."""

from __future__ import annotations

from collections.abc import Mapping

from credscore.api import check_model
from credscore.api import score as score_text
from credscore.checks import MAX_CHARS, check_max_chars
from credscore.comparison.articles import read_scored
from credscore.comparison.claims import unsourced_claims
from credscore.comparison.loaded import loaded_wording
from credscore.comparison.result import Comparison
from credscore.comparison.sources import match_sources
from credscore.comparison.terms import shared_terms
from credscore.comparison.wording import shared_wording
from credscore.errors import CredscoreError
from credscore.model.model import Model
from credscore.result import Score

__all__ = ["compare"]


def compare(
    articles: Mapping[str, str | Score],
    model: Model | None = None,
    *,
    max_chars: float = MAX_CHARS,
) -> Comparison:
    """Put articles on one story side by side.

    Parameters
    ----------
    articles : dict of str to (str or Score)
        Two or more articles by name, such as the outlet's: each a text or its score. The name
        of a text becomes the `source` of its score.
    model : Model, optional
        What to score texts with; the shipped model by default.
    max_chars : int or infinity, default=10_000_000
        Longest text accepted, in code points.

    Returns
    -------
    Comparison
        Scores with intervals, who is cited where, sources that several articles cite or only
        one, sentences in nearly the same words with their spans, what one article states
        without a source and another attributes, and loaded words for the same thing.

    Raises
    ------
    TypeError
        If `articles` is not a dict, or `model` is not a model.
    ValueError
        If there are fewer than two articles, two have the same name, or `max_chars` is not
        a number above 0.
    TextTypeError, EmptyTextError, TextTooLongError
        If a text cannot be scored; the message names its article.

    Notes
    -----
    Two articles whose intervals overlap widely are not clearly different. Sources are
    matched by name, sentences by runs of five words, claims by the rare words they share;
    each can miss, and a claim needs a reader's judgement.

    Examples
    --------
    >>> import credscore
    >>> one = "The bridge is safe, engineer Ann Lee said on Monday."
    >>> other = '"It is safe," Lee told reporters. Mayor Bo Dahl called the bridge a disgrace.'
    >>> comparison = credscore.compare({"Herald": one, "Post": other})
    >>> [source.name for source in comparison.shared_sources]
    ['Ann Lee']
    """
    # A Series of pandas will do as well; a table has columns of texts.
    if not isinstance(articles, Mapping) and (
        hasattr(articles, "columns") or not hasattr(articles, "items")
    ):
        raise TypeError(
            f"articles must be a dict, not {type(articles).__name__}: "
            "pass {'Outlet A': text_a, 'Outlet B': text_b}"
        )
    if len(articles) < 2:
        raise ValueError(
            f"compare needs two or more articles and got {len(articles)}: "
            "pass a dict such as {'Outlet A': text_a, 'Outlet B': text_b}"
        )
    check_max_chars(max_chars)
    if model is not None:
        check_model(model)
    named = [(str(name), given) for name, given in articles.items()]
    names = [name for name, _ in named]
    if len(set(names)) < len(names):
        raise ValueError(f"articles must have different names as text, not {names}")
    scores = {name: _scored(name, given, model, max_chars) for name, given in named}
    read = [read_scored(name, score) for name, score in scores.items()]
    shared, only_in = match_sources(read)
    return Comparison(
        scores=scores,
        cited={article.name: article.cited for article in read},
        shared_sources=shared,
        only_in=only_in,
        terms=shared_terms(read),
        wording=shared_wording(read),
        unsourced=unsourced_claims(read),
        loaded=loaded_wording(read),
    )


def _scored(name: str, given: str | Score, model: Model | None, max_chars: float) -> Score:
    if isinstance(given, Score):
        return given
    try:
        return score_text(given, source=name, model=model, max_chars=max_chars)
    except CredscoreError as error:
        raise type(error)(f"article {name!r}: {error}") from error
