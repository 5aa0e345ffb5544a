"""Scoring: text in, `Score` out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

import numpy as np

from credscore.checks import (
    MAX_CHARS,
    check_max_chars,
    check_source,
    check_text,
    check_title,
)
from credscore.document.document import read_each
from credscore.errors import CredscoreError
from credscore.evidence import collect_each
from credscore.features.caveats import ABSTAIN_CODES, text_warnings
from credscore.features.joined import join
from credscore.features.reading import read_documents
from credscore.gc_pause import with_gc_paused
from credscore.model.model import Model, default_model
from credscore.parts import NamedValues
from credscore.result import Score

__all__ = ["check_model", "score", "score_each"]

#: So many characters go through the steps together: enough articles that each step's code and
#: tables stay in the processor's caches, few enough that their readings take little memory.
_TOGETHER: Final = 200_000


def score(
    text: str,
    title: str | None = None,
    source: str | None = None,
    model: Model | None = None,
    *,
    max_chars: float = MAX_CHARS,
) -> Score:
    """Score how credibly and how neutrally an article is written and sourced.

    Parameters
    ----------
    text : str
        An English news article as it was published or scraped. Page furniture around and
        inside it is found and left out.
    title : str, optional
        The headline, if you have it separately. It is kept with the score and read by models
        that were retrained with headlines; the shipped model reads only the text.
    source : str, optional
        The name of the outlet; it is kept with the score and never read by a model.
    model : Model, optional
        What to score with; the shipped model by default.
    max_chars : int or infinity, default=10_000_000
        Longest text accepted, in code points.

    Returns
    -------
    Score
        Two calibrated scores with intervals, the features behind them and evidence with
        offsets into `text`. Where a number would mislead, ``abstained`` is True and the
        values are NaN.

    Raises
    ------
    TextTypeError
        If `text` is not a `str`, or `title` or `source` is neither a `str` nor missing.
    EmptyTextError
        If `text` holds no word characters.
    TextTooLongError
        If `text` is longer than `max_chars`.
    TypeError
        If `model` is not a model.
    ValueError
        If `max_chars` is not a number above 0.

    Notes
    -----
    The score judges wording and sourcing. It is not a fact checker: a careful text can
    be wrong and a careless one right. `credibility` is on the scale of Lin et al. (2023, PNAS
    Nexus pgad286), the first principal component of six sets of ratings of outlets; `bias` is the
    probability of "hyperpartisan" as readers judged it (SemEval-2019 Task 4, Kiesel et al. 2019).

    Examples
    --------
    >>> import credscore
    >>> text = "The council voted 7-2 on Monday to repair the bridge, Mayor Ann Lee said. " * 3
    >>> s = credscore.score(text)
    >>> 0 <= s.credibility <= 1
    True
    >>> all(text[e.start:e.end] == e.text for e in s.evidence)
    True
    """
    check_max_chars(max_chars)
    article = _checked(text, title, source, max_chars)
    return with_gc_paused(_score_together, [article], check_model(model))[0]


def score_each(
    texts: Sequence[object],
    titles: Sequence[str | None] | None = None,
    sources: Sequence[str | None] | None = None,
    model: Model | None = None,
    *,
    max_chars: float = MAX_CHARS,
) -> list[Score | CredscoreError]:
    """Score a batch of articles that fits in memory; a bad text gives its error, not a raise.

    Parameters
    ----------
    texts : sequence of str
        Anything else among them gives a `TextTypeError` in its place.
    titles, sources : sequence of str or None, optional
        As long as `texts`; see `score`.
    model : Model, optional
        The shipped default model by default.
    max_chars : int or infinity, default=10_000_000
        Longest text accepted, in code points.

    Returns
    -------
    list of Score or CredscoreError
        One for each text, in order; the same as `score` gives, whatever stands beside it.
    """
    check_max_chars(max_chars)
    model = check_model(model)
    nothing = [None] * len(texts)
    results: list[Score | CredscoreError | None] = []
    together: list[_Article] = []
    for text, title, source in zip(texts, titles or nothing, sources or nothing, strict=True):
        try:
            article = _checked(text, title, source, max_chars)
        except CredscoreError as error:
            results.append(error)
        else:
            results.append(None)
            together.append(article)
    scores = chain.from_iterable(
        with_gc_paused(_score_together, part, model) for part in _parts(together)
    )
    return [next(scores) if result is None else result for result in results]


def check_model(model: object) -> Model:
    """Return `model`, or the shipped default model for None.

    Raises
    ------
    TypeError
        If it is not a model but, for example, the name of its file.
    """
    if model is None:
        return default_model()
    if isinstance(model, Model):
        return model
    if hasattr(model, "model_"):
        advice = "pass its attribute model_"
    else:
        advice = (
            f"load it with credscore.load_model({model if isinstance(model, str) else 'path'!r})"
            if model != "default"
            else "leave it out for the shipped one"
        )
    raise TypeError(f"model must be a Model or None, not {type(model).__name__}: {advice}")


class _Article(NamedTuple):
    """An article that can be scored."""

    text: str
    title: str | None
    source: str | None


def _checked(text: object, title: object, source: object, max_chars: float) -> _Article:
    """Return the article that a caller passed, if it can be scored."""
    words = check_text(text, max_chars=max_chars)
    return _Article(words, check_title(title), check_source(source))


def _parts(articles: Sequence[_Article]) -> Iterator[list[_Article]]:
    """Yield `articles` in groups of about `_TOGETHER` characters."""
    part: list[_Article] = []
    size = 0
    for article in articles:
        part.append(article)
        size += len(article.text)
        if size >= _TOGETHER:
            yield part
            part, size = [], 0
    if part:
        yield part


def _score_together(articles: Sequence[_Article], model: Model) -> list[Score]:
    """Score articles step by step: all through one step, then all through the next."""
    documents = read_each(
        [article.text for article in articles], [article.title for article in articles]
    )
    readings = join(read_documents(documents))
    names, features, words = model.measure_each(readings)
    warnings = list(
        map(_with_unusual, text_warnings(readings), model.is_unusual(features).tolist())
    )
    abstained = [not ABSTAIN_CODES.isdisjoint(codes) for codes in warnings]
    heads = model.score_rows(features, readings.all_words, np.array(abstained))
    return [
        Score.of_findings(
            findings,
            text=article.text,
            title=article.title,
            source=article.source,
            heads=scores,
            # A copy, lest one score keeps those of all articles.
            features=NamedValues(names, values.copy()),
            words=own_words,
            body=document.paragraphs,
            warnings=codes,
            abstained=abstains,
            model_id=model.model_id,
        )
        for article, document, findings, values, own_words, scores, codes, abstains in zip(
            *(articles, documents, collect_each(readings), features),
            *(words, heads, warnings, abstained),
            strict=True,
        )
    ]


def _with_unusual(warnings: tuple[str, ...], unusual: bool) -> tuple[str, ...]:  # noqa: FBT001
    """Return the warnings of an article; `unusual` are features such as no model has seen."""
    if unusual and ABSTAIN_CODES.isdisjoint(warnings):
        return tuple(sorted({*warnings, "unusual_text"}))
    return warnings
