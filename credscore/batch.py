"""Many texts: a stream of scores in input order, over processes or a caller's cluster."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sized
from functools import partial
from itertools import zip_longest
from typing import Any, Literal, overload

from credscore.api import check_model, score_each
from credscore.checks import MAX_CHARS, check_many, check_max_chars
from credscore.errors import CredscoreError
from credscore.model.model import Model
from credscore.progress import bar
from credscore.result import Score
from credscore.workers import Item, Result, run_batches

__all__ = ["located", "score_many", "shown"]


@overload
def score_many(
    texts: Iterable[str],
    titles: Iterable[str | None] | None = None,
    n_jobs: int | None = 1,
    batch_size: int | Literal["auto"] = "auto",
    progress: bool | None = None,  # noqa: FBT001
    on_error: Literal["raise"] = "raise",
    *,
    sources: Iterable[str | None] | None = None,
    model: Model | None = None,
    max_chars: float = MAX_CHARS,
) -> Generator[Score, None, None]: ...


@overload
def score_many(
    texts: Iterable[object],
    titles: Iterable[str | None] | None = None,
    n_jobs: int | None = 1,
    batch_size: int | Literal["auto"] = "auto",
    progress: bool | None = None,  # noqa: FBT001
    *,
    on_error: Literal["record"],
    sources: Iterable[str | None] | None = None,
    model: Model | None = None,
    max_chars: float = MAX_CHARS,
) -> Generator[Score | CredscoreError, None, None]: ...


def score_many(  # noqa: PLR0913 - all but the texts are options
    texts: Iterable[object],
    titles: Iterable[str | None] | None = None,
    n_jobs: int | None = 1,
    batch_size: int | Literal["auto"] = "auto",
    progress: bool | None = None,  # noqa: FBT001 - its place is part of the interface
    on_error: Literal["raise", "record"] = "raise",
    *,
    sources: Iterable[str | None] | None = None,
    model: Model | None = None,
    max_chars: float = MAX_CHARS,
) -> Generator[Any, None, None]:
    """Score many articles, in input order, with bounded memory.

    Parameters
    ----------
    texts : iterable of str
        Articles. A generator is read while its scores are taken, a bounded number of texts
        ahead and only in the caller's thread. If it raises, the scores of all texts before
        that come first, then its error.
    titles : iterable of str or None, optional
        Headlines, as many as there are texts; see `score`.
    n_jobs : int, default=1
        Processes to spread the work over; -1 means all cores. With 1 everything runs in this
        process, unless a ``joblib.parallel_config`` is active: its backend and number of jobs
        are then used.
    batch_size : int or 'auto', default='auto'
        How many texts a worker gets at a time. It changes the speed, never the results. With 1,
        each score is there as soon as its text has been read.
    progress : bool, optional
        Show a progress bar. By default on a terminal and in notebooks only.
    on_error : {'raise', 'record'}, default='raise'
        What to do about a text that cannot be scored: raise its error, which names the position
        of the text, or yield that error, a `CredscoreError`, in place of the score.
    sources : iterable of str or None, optional
        Names of the outlets, as many as there are texts; see `score`.
    model : Model, optional
        The shipped default model by default.
    max_chars : int or infinity, default=10_000_000
        Longest text accepted, in code points.

    Yields
    ------
    Score or CredscoreError
        One for each text, in order; the same whatever `n_jobs` and `batch_size` are.
        Closing the generator stops the work.

    Raises
    ------
    CredscoreError
        While the scores are taken, with ``on_error="raise"``: the error of `score`.
    TextTypeError
        If `texts` is a single text, a table or nothing to iterate over.
    TypeError
        If `model` is not a model.
    ValueError
        If an option is not one of its choices, or the iterables differ in length.

    Examples
    --------
    >>> import credscore
    >>> texts = ["The mayor said the bridge would open. " * 9, ""]
    >>> [type(s).__name__ for s in credscore.score_many(texts, on_error="record")]
    ['Score', 'EmptyTextError']
    """
    if on_error not in {"raise", "record"}:
        raise ValueError(f"on_error must be 'raise' or 'record', not {on_error!r}")
    check_max_chars(max_chars)
    if model is not None:
        check_model(model)
    work = partial(score_each, model=model, max_chars=max_chars)
    results = run_batches(work, _items(texts, titles, sources), n_jobs, batch_size)
    if on_error == "raise":
        results = _raising(results)
    return shown(results, progress, total=_length(texts))


def shown(
    results: Generator[Result, None, None],
    progress: bool | None,  # noqa: FBT001 - handed on
    total: int | None,
) -> Generator[Result, None, None]:
    """Yield `results` under a progress bar: None means on terminals and in notebooks only."""
    try:
        with bar(progress=progress, total=total, unit=" texts") as counter:
            for result in results:
                counter.update()
                yield result
    finally:
        results.close()


def located(error: CredscoreError, position: int) -> CredscoreError:
    """Return the same error with the position of its text in the message."""
    return type(error)(f"position {position} (the first is 0): {error}")


def _raising(
    results: Generator[Score | CredscoreError, None, None],
) -> Generator[Score | CredscoreError, None, None]:
    try:
        for position, result in enumerate(results):
            if isinstance(result, CredscoreError):
                raise located(result, position)
            yield result
    finally:
        results.close()


def _items(
    texts: Iterable[object],
    titles: Iterable[str | None] | None,
    sources: Iterable[str | None] | None,
) -> Iterator[Item]:
    """Return the items; refuse what holds no texts of its own."""
    given: dict[str, object] = {"texts": texts, "titles": titles, "sources": sources}
    for name, values in given.items():
        if values is not None or name == "texts":
            check_many(values, name, name[:-1])
    found = {name: _length(values) for name, values in given.items()}
    lengths = {name: length for name, length in found.items() if length is not None}
    if len(set(lengths.values())) > 1:
        raise ValueError(f"texts, titles and sources must be equally long, not {lengths}")
    return _zipped(texts, titles, sources)


def _length(values: object) -> int | None:
    """Return the length; None for a stream, which may have one only to say that it has none."""
    try:
        return len(values) if isinstance(values, Sized) else None
    except (TypeError, NotImplementedError):
        return None


def _zipped(
    texts: Iterable[object],
    titles: Iterable[str | None] | None,
    sources: Iterable[str | None] | None,
) -> Iterator[Item]:
    end = object()
    columns = [values for values in (texts, titles, sources) if values is not None]
    for position, values in enumerate(zip_longest(*columns, fillvalue=end)):
        if any(value is end for value in values):
            raise ValueError(
                "texts, titles and sources must be equally long; "
                f"one of them ends before position {position}"
            )
        rest = iter(values[1:])
        yield (
            values[0],
            None if titles is None else next(rest),
            None if sources is None else next(rest),
        )
