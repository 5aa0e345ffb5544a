"""Batches of articles over workers: read in rounds, worked on by joblib, results in order."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
import time
import warnings
import weakref
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager, suppress
from functools import cache, partial
from itertools import islice
from types import TracebackType
from typing import Any, Literal, Self, TypeVar, cast

from credscore.checks import check_count, check_jobs, is_missing
from credscore.gc_pause import with_gc_paused
from credscore.result import Score

__all__ = ["Item", "Result", "Work", "run_batches"]

Result = TypeVar("Result")
#: A text, its title and its source, as the caller passed them.
Item = tuple[object, Any, Any]
#: What can be sent to any worker, and what goes in the place of an item that cannot.
_PLAIN = {str, bytes, int, float, bool, type(None)}
_LEFT: Item = (None, None, None)
#: Takes the texts, titles and sources of a batch; returns one result for each, in order. It
#: runs in a worker, so it has to pickle.
Work = Callable[[Sequence[object], Sequence[Any], Sequence[Any]], list[Result]]

#: An automatic batch ends after so many texts or characters: some tenths of a second of work,
#: which makes handing it to a worker cheap, and a transfer of a few hundred kilobytes.
_BATCH_TEXTS = 32
_BATCH_CHARS = 200_000
#: Batches read ahead for each worker. Workers may wait for the slowest at the end of a round,
#: so that a round of 16 batches loses about 3 %; more would cost memory.
_ROUND = 16
#: Seconds in which work that was handed out has arrived.
_MOMENT = 0.1


def run_batches(
    work: Work[Result],
    items: Iterable[Item],
    n_jobs: int | None = 1,
    batch_size: int | Literal["auto"] = "auto",
) -> Generator[Result, None, None]:
    """Return the results of `work` for each item, in order.

    Parameters
    ----------
    work : callable
        See `Work`.
    items : iterable of (text, title, source)
        Read in the thread that takes the results, a bounded number ahead.
    n_jobs, batch_size
        See `credscore.score_many`.

    Raises
    ------
    ValueError
        If an option is not one of its choices.
    """
    import joblib

    if batch_size != "auto":
        batch_size = check_count(batch_size, "batch_size", "'auto' or a positive int", least=1)
    n_jobs = check_jobs(n_jobs)
    # To joblib, None means "as parallel_config says", and 1 "never mind it".
    asked = None if n_jobs == 1 else n_jobs
    workers = joblib.effective_n_jobs(asked)  # type: ignore[arg-type] # None is documented
    read = _UntilError(items)
    batches = _batches(read, batch_size)
    if workers == 1:
        results = _in_this_process(work, batches)
    else:
        results = _spread(work, batches, asked, workers)
        _close_at_exit(results)
    return _then_error(results, read)


class _UntilError(Iterator[Item]):
    """Reads the caller's items; one that raises ends them, and its error waits.

    Items are read ahead: the results of those before the error have not been taken yet.
    """

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = iter(items)
        self.error: Exception | None = None

    def __next__(self) -> Item:
        if self.error is not None:
            raise StopIteration
        try:
            return next(self._items)
        except StopIteration:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it is raised later
            self.error = error
            raise StopIteration from None


def _then_error(
    results: Generator[Result, None, None], read: _UntilError
) -> Generator[Result, None, None]:
    yield from results
    if read.error is not None:
        raise read.error


def _batches(items: Iterator[Item], size: int | Literal["auto"]) -> Iterator[list[Item]]:
    """Cut `items` into batches of `size` texts, or of about equal work."""
    if size != "auto":
        while batch := list(islice(items, size)):
            yield batch
        return
    batch, chars = [], 0
    for item in items:
        batch.append(item)
        chars += len(item[0]) if isinstance(item[0], str) else 0
        if len(batch) >= _BATCH_TEXTS or chars >= _BATCH_CHARS:
            yield batch
            batch, chars = [], 0
    if batch:
        yield batch


def _in_this_process(
    work: Work[Result], batches: Iterator[list[Item]]
) -> Generator[Result, None, None]:
    for batch in batches:
        yield from work(*_columns(batch))


def _spread(
    work: Work[Result], batches: Iterator[list[Item]], n_jobs: int | None, workers: int
) -> Generator[Result, None, None]:
    """Yield the results of rounds of batches spread by joblib.

    joblib alone would read on as fast as workers finish, from a thread of its own, and pile
    up results that nobody has taken. Rounds bound both: the next one is read, here, while
    the results of this one are taken.
    """
    # The first round is short, so that the first results come soon.
    ready = list(islice(batches, 2 * workers))
    while ready:
        with _Pool(n_jobs) as pool:
            while ready and not pool.is_stopped():
                ready = yield from _round(pool, work, ready, batches, _ROUND * workers)


def _round(
    pool: _Pool,
    work: Work[Result],
    ready: list[list[Item]],
    batches: Iterator[list[Item]],
    most: int,
) -> Generator[Result, None, list[list[Item]]]:
    """Yield the results of the batches `ready`, and return those of the next round."""
    ahead: list[list[Item]] = []
    sent = [list(map(_to_send, batch)) for batch in ready]
    waiting = deque(sent)
    results = pool.start(partial(_in_worker, work), _taken(waiting))
    with _settled(waiting):
        for batch, gone, packed in zip(ready, sent, results, strict=True):
            done = with_gc_paused(pickle.loads, packed)  # from our own workers
            _do_here(work, done, batch, gone)
            _put_texts_back(done, gone)
            yield from done
            ahead.extend(islice(batches, min(2, most - len(ahead))))
    return ahead


class _Pool:
    """joblib's workers, kept between rounds.

    To give up their folder after each takes time, and an interrupt in the middle of that makes
    joblib give it up twice, with a traceback.
    """

    def __init__(self, n_jobs: int | None) -> None:
        import joblib

        try:
            self._pool = joblib.Parallel(n_jobs, return_as="generator", batch_size=1)
        except ValueError:
            # Workers of multiprocessing, ray and Spark cannot give results one by one: those of a
            # round come together, and the next one is read while nobody works.
            self._pool = joblib.Parallel(n_jobs, return_as="list", batch_size=1)
        self._delayed = joblib.delayed
        self._results: Any = ()  # the stubs of joblib do not know about return_as

    def __enter__(self) -> Self:
        self._pool.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # The pool first: it would start new workers in place of those that a round stops.
        try:
            self._pool.__exit__(kind, error, trace)
        finally:
            _stop(self._results)

    def start(self, do: Callable[..., bytes], batches: Iterable[list[Item]]) -> Iterable[bytes]:
        """Return what `do` makes of each batch."""
        call = self._delayed(do)
        self._results = self._pool(call(*_columns(batch)) for batch in batches)
        return cast("Iterable[bytes]", self._results)

    def is_stopped(self) -> bool:
        """Return whether somebody else has stopped the workers.

        Those of loky are the workers of the whole process: an iterator of scores that is given up,
        or a library that wants another number of them, stops them for all.
        """
        workers = getattr(self._pool._backend, "_workers", None)  # noqa: SLF001 - joblib does not tell
        return bool(getattr(getattr(workers, "_flags", None), "shutdown", False))


def _taken(waiting: deque[list[Item]]) -> Iterator[list[Item]]:
    # joblib takes it in a thread of its own, while `_settled` may clear it here.
    with suppress(IndexError):
        while True:
            yield waiting.popleft()


@contextmanager
def _settled(waiting: deque[list[Item]]) -> Iterator[None]:
    """Where a round is left early, hand out no more work, and let what was handed out arrive.

    A thread of loky drops all work when it is told to stop, then looks for what it was handed last:
    it would die of a KeyError, with a traceback and its locks left behind.
    """
    try:
        yield
    except BaseException:
        waiting.clear()
        time.sleep(_MOMENT)
        raise


def _in_worker(
    work: Work[Result], texts: Sequence[object], titles: Sequence[Any], sources: Sequence[Any]
) -> bytes:
    """Do `work` and pack the results, which joblib would do array by array, at twice the cost.

    Ctrl-C is left to the process that takes the results, which stops its workers. A terminal sends
    it to the workers too, and one that is stopped while it hands over a result leaves the other
    side waiting for the rest for ever.
    """
    # A worker of loky or multiprocessing works in its main thread; those of a cluster do not.
    in_main_thread = threading.current_thread() is threading.main_thread()
    if multiprocessing.parent_process() is not None and in_main_thread:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _leave_with_parent()
    results = work(texts, titles, sources)
    for result, text in zip(results, texts, strict=True):
        if isinstance(result, Score) and result.text is text:
            object.__setattr__(result, "text", None)
    return pickle.dumps(results, pickle.HIGHEST_PROTOCOL)


@cache
def _leave_with_parent() -> None:
    """End this worker, from now on, within a second of the process that started it.

    One that is killed cannot stop its workers. Left with half a batch in its pipe, a worker would
    wait for the rest for ever.
    """
    parent = multiprocessing.parent_process()
    # Windows does not say that the parent is gone, nor can it be seen where a server forks workers.
    if parent is None or os.name == "nt" or os.getppid() != parent.pid:
        return

    def watch(expected: int) -> None:
        while os.getppid() == expected:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, args=(parent.pid,), name="credscore-parent", daemon=True).start()


def _to_send(item: Item) -> Item:
    """Return `item` as it goes to a worker: with plain strings, or `_LEFT` if it has to stay.

    A string of a parsed page drags the page along, and an open file cannot travel at all.
    """
    text, *beside = item
    if all(type(value) in _PLAIN for value in item):
        return item
    values = [text, *(None if is_missing(value) else value for value in beside)]
    plain = [str.__str__(value) if isinstance(value, str) else value for value in values]
    return (plain[0], plain[1], plain[2]) if all(type(one) in _PLAIN for one in plain) else _LEFT


def _do_here(
    work: Work[Result], done: list[Result], batch: Sequence[Item], sent: Sequence[Item]
) -> None:
    """Put in what was left here: no text, or one with something beside it that cannot be."""
    for place, (item, gone) in enumerate(zip(batch, sent, strict=True)):
        if gone is _LEFT:
            (done[place],) = work(*_columns([item]))


def _put_texts_back(results: Sequence[object], batch: Sequence[Item]) -> None:
    """Give scores the texts that stayed here: the longest part of them by far.

    A score then holds the caller's very text, not a copy, as it does without workers.
    """
    for result, (text, _, _) in zip(results, batch, strict=True):
        if isinstance(result, Score) and result.text is None:
            object.__setattr__(result, "text", text)


def _columns(batch: list[Item]) -> tuple[list[object], list[Any], list[Any]]:
    texts, titles, sources = zip(*batch, strict=True)
    return list(texts), list(titles), list(sources)


def _close_at_exit(results: Generator[Any, None, None]) -> None:
    """Close `results`, where the caller has not, while Python can still do it without noise.

    A script may end with scores that nobody took: later, modules are gone that closing needs.
    """
    seen = weakref.ref(results)

    def close() -> None:
        left = seen()
        with suppress(ValueError):  # of one that is running, in a thread
            if left is not None:
                left.close()

    weakref.finalize(results, close)


def _stop(results: Generator[Any, None, None]) -> None:
    """Close a generator of joblib; work that is cancelled on purpose needs no warning or error.

    Workers that are stopped by Ctrl-C look broken to it: that must not hide the interrupt.
    """
    with warnings.catch_warnings(), suppress(BrokenExecutor):
        warnings.filterwarnings("ignore", message=r".*tasks ", category=UserWarning)
        if isinstance(results, Generator):
            results.close()
