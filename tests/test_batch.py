"""`score_many`: order, bounds, errors and stopping, in this process and over several."""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from types import SimpleNamespace

import joblib
import numpy as np
import pandas as pd
import polars as pl
import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import credscore
from credscore.workers import _in_worker, run_batches

TEXTS = [
    f"The council of Marl{i} voted {i} to 2 on Monday to repair the bridge, "
    f"the mayor said. Some call it a shameful waste. It may open in {1950 + i}. " * 2
    for i in range(40)
]


@pytest.fixture(scope="module")
def scores() -> list[credscore.Score]:
    return [credscore.score(text) for text in TEXTS]


def lengths(texts, titles, sources):
    """A cheap `Work`: what each item is made of."""
    return [(len(text), title, source) for text, title, source in zip(texts, titles, sources)]  # noqa: B905


def counted(items, seen: list[int]):
    for place, item in enumerate(items):
        seen.append(place)
        yield item


def test_gives_what_score_gives(scores):
    assert list(credscore.score_many(TEXTS)) == scores


@pytest.mark.parametrize("batch_size", ["auto", 1, 7, 1000])
def test_neither_processes_nor_batches_change_a_score(scores, batch_size):
    assert list(credscore.score_many(iter(TEXTS), n_jobs=2, batch_size=batch_size)) == scores


def test_order_does_not_change_a_score(scores):
    assert list(credscore.score_many(TEXTS[::-1], n_jobs=2)) == scores[::-1]


def test_titles_and_sources_go_with_their_texts():
    pairs = credscore.score_many(TEXTS[:3], ["a", None, "c"], sources=iter(["x", "y", None]))
    assert [(s.title, s.source) for s in pairs] == [("a", "x"), (None, "y"), ("c", None)]


def test_scores_travel_between_processes(scores):
    assert pickle.loads(pickle.dumps(scores[0])) == scores[0]


@pytest.mark.parametrize("n_jobs", [1, 2])
def test_a_score_holds_the_text_it_was_given_and_no_copy(n_jobs):
    scores = list(credscore.score_many([*TEXTS, ""], n_jobs=n_jobs, on_error="record"))
    assert isinstance(scores.pop(), credscore.errors.EmptyTextError)
    assert all(score.text is text for score, text in zip(scores, TEXTS, strict=True))


@pytest.mark.parametrize("n_jobs", [1, 2])
def test_nothing_is_no_error(n_jobs):
    assert list(credscore.score_many([], n_jobs=n_jobs)) == []


# reading ahead


def test_one_process_reads_one_batch_ahead():
    seen: list[int] = []
    results = credscore.score_many(counted(TEXTS, seen), batch_size=1)
    assert seen == []
    next(results)
    assert len(seen) == 1


def test_several_processes_read_a_bounded_number_ahead():
    seen: list[int] = []
    items = (("a", None, None) for _ in range(1_000))
    results = run_batches(lengths, counted(items, seen), n_jobs=2, batch_size=1)
    for taken, _ in enumerate(results):
        assert len(seen) - taken <= 100
    assert len(seen) == 1_000


@settings(max_examples=40)
@given(
    words=st.lists(st.sampled_from([0, 9, 70_000, 250_000]), max_size=60),
    size=st.one_of(st.just("auto"), st.integers(1, 20)),
    jobs=st.sampled_from([1, 2, 3]),
)
def test_any_batching_keeps_every_item_in_its_place(words, size, jobs):
    items = [("x" * n, str(i), None) for i, n in enumerate(words)]
    with joblib.parallel_config(backend="threading"):
        found = list(run_batches(lengths, iter(items), n_jobs=jobs, batch_size=size))
    assert found == [(n, str(i), None) for i, n in enumerate(words)]


# the caller's joblib settings


def names_of_threads(texts, titles, sources):
    import threading

    return [threading.current_thread().name for _ in texts]


def test_a_parallel_config_of_the_caller_decides():
    items = [("a", None, None)] * 8
    here = set(run_batches(names_of_threads, items, batch_size=1))
    with joblib.parallel_config(backend="threading", n_jobs=2):
        elsewhere = set(run_batches(names_of_threads, items, batch_size=1))
    assert here == {"MainThread"}
    assert "MainThread" not in elsewhere


@pytest.mark.parametrize("backend", ["multiprocessing", "loky"])
def test_backends_that_give_no_generator_do_the_same(scores, backend):
    with joblib.parallel_config(backend=backend, n_jobs=2):
        assert list(credscore.score_many(TEXTS, batch_size=3)) == scores


def test_integers_of_numpy_are_integers(scores):
    found = credscore.score_many(TEXTS[:4], n_jobs=np.int64(2), batch_size=np.int32(3))
    assert list(found) == scores[:4]


# errors

BAD = [
    (None, credscore.TextTypeError),
    (b"bytes", credscore.TextTypeError),
    (float("nan"), credscore.TextTypeError),
    (" ?!", credscore.EmptyTextError),
    ("many words " * 9, credscore.TextTooLongError),
]


@pytest.mark.parametrize(("bad", "error"), BAD)
@pytest.mark.parametrize("n_jobs", [1, 2])
def test_an_error_names_the_position(bad, error, n_jobs):
    results = credscore.score_many(["Fine.", "Fine.", bad], n_jobs=n_jobs, max_chars=50)
    assert [next(results).abstained, next(results).abstained] == [True, True]
    with pytest.raises(error, match=r"^position 2 \(the first is 0\): text "):
        next(results)
    assert list(results) == []


@pytest.mark.parametrize("n_jobs", [1, 2])
def test_recorded_errors_stand_in_their_places(n_jobs):
    texts = [value for bad, _ in BAD for value in ("Fine.", bad)]
    found = list(
        credscore.score_many(texts, n_jobs=n_jobs, on_error="record", max_chars=50, batch_size=2)
    )
    assert [type(one) for one in found] == [
        kind for _, error in BAD for kind in (credscore.Score, error)
    ]


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"texts": "one text"}, credscore.TextTypeError, r"pass \[text\]"),
        ({"texts": {"text": ["one"]}}, credscore.TextTypeError, "not a dict: pass one column"),
        ({"texts": pd.DataFrame({"text": ["a"]})}, credscore.TextTypeError, "not a DataFrame"),
        ({"texts": pl.LazyFrame({"text": ["a"]})}, credscore.TextTypeError, "not a LazyFrame"),
        ({"texts": ["a"], "titles": "one"}, credscore.TextTypeError, r"pass \[title\]"),
        ({"texts": ["a"], "titles": []}, ValueError, "equally long"),
        ({"texts": ["a"], "on_error": "skip"}, ValueError, "'raise' or 'record'"),
        ({"texts": ["a"], "batch_size": 0}, ValueError, "batch_size"),
        ({"texts": ["a"], "batch_size": "big"}, ValueError, "batch_size"),
        ({"texts": ["a"], "batch_size": 2.0}, ValueError, "batch_size must be .* not 2.0"),
        ({"texts": ["a"], "n_jobs": 0}, ValueError, "n_jobs"),
        ({"texts": ["a"], "n_jobs": "2"}, ValueError, "n_jobs must be .* not '2'"),
        ({"texts": ["a"], "n_jobs": 1.5}, ValueError, "n_jobs must be .* not 1.5"),
        ({"texts": None}, credscore.TextTypeError, "not None: pass a list"),
        ({"texts": bytearray(b"one")}, credscore.TextTypeError, r"pass \[text\]"),
        ({"texts": np.array("one")}, credscore.TextTypeError, "not ndarray: pass a list"),
        ({"texts": list}, credscore.TextTypeError, "not type: pass a list"),
        ({"texts": 7}, credscore.TextTypeError, "not int: pass a list"),
        ({"texts": ["a"], "model": "mine.skops"}, TypeError, r"load_model\('mine.skops'\)"),
        ({"texts": ["a"], "model": 7}, TypeError, r"not int: load it with credscore.load_model"),
        ({"texts": ["a"], "model": SimpleNamespace(model_=1)}, TypeError, "pass its attribute"),
    ],
)
def test_unusable_arguments_fail_at_once(arguments, error, message):
    with pytest.raises(error, match=message):
        credscore.score_many(**arguments)


def test_iterators_of_unequal_length_fail_where_one_ends():
    with pytest.raises(ValueError, match="before position 1"):
        list(credscore.score_many(iter(["One.", "Two."]), iter(["a title"])))


@pytest.mark.parametrize("n_jobs", [1, 2])
@pytest.mark.parametrize("batch_size", ["auto", 1, 4])
@pytest.mark.parametrize("place", [0, 5, 70])
def test_texts_before_an_iterator_breaks_are_scored(n_jobs, batch_size, place):
    def broken():
        yield from ["Fine."] * place
        raise ConnectionError("the cursor is gone")

    results = credscore.score_many(broken(), n_jobs=n_jobs, batch_size=batch_size)
    for _ in range(place):
        assert next(results).text == "Fine."
    with pytest.raises(ConnectionError, match="the cursor is gone"):
        next(results)
    assert list(results) == []


# progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("stream", "progress", "expected"),
    [
        (io.StringIO, None, False),
        (io.StringIO, True, True),
        (Terminal, None, True),
        (Terminal, False, False),
    ],
)
def test_progress_is_shown_on_terminals_only(monkeypatch, stream, progress, expected):
    monkeypatch.setattr(sys, "stderr", stream())
    list(credscore.score_many(["One.", "Two."], progress=progress))
    assert ("2/2" in sys.stderr.getvalue()) is expected


def test_a_process_without_a_console_shows_nothing(monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    assert len(list(credscore.score_many(["One.", "Two."]))) == 2
    assert len(list(credscore.score_many(["One."], progress=True))) == 1


# stopping


def slow_but_the_first(texts, titles, sources):
    time.sleep(0 if texts == ["0"] else 0.3)
    return list(texts)


# loky's own thread may stumble over the tasks it is told to drop; the work stops all the same.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_closing_the_generator_stops_the_work():
    seen: list[int] = []
    items = ((str(i), None, None) for i in range(1_000))
    results = run_batches(slow_but_the_first, counted(items, seen), n_jobs=2, batch_size=1)
    assert next(results) == "0"
    results.close()
    read = len(seen)
    time.sleep(0.5)
    assert len(seen) == read < 20
    # and the pool can be used again
    assert len(list(run_batches(lengths, [("a", None, None)] * 3, n_jobs=2))) == 3


@pytest.fixture
def _hearing():
    """Hear Ctrl-C, also where the tests were started in the background, which makes them deaf."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_hearing")
@pytest.mark.parametrize("to", ["process", "group"])
def test_an_interrupt_leaves_no_worker(to):
    code = (
        "import credscore, itertools\n"
        "texts = itertools.repeat('The council met on Monday, the mayor said. ' * 20)\n"
        "for place, s in enumerate(credscore.score_many(texts, n_jobs=2, batch_size=4)):\n"
        "    if place == 20: print('running', flush=True)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        assert process.stdout.readline() == b"running\n"
        workers = psutil.Process(process.pid).children(recursive=True)
        assert len(workers) >= 2
        if to == "process":
            process.send_signal(signal.SIGINT)
        else:  # what Ctrl-C on a terminal does
            os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        assert b"KeyboardInterrupt" in errors
        assert process.returncode != 0
        _, left = psutil.wait_procs(workers, timeout=60)
        assert left == []
    finally:  # it reads without an end: nothing of it may outlive a failure
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def _gone(processes: list[psutil.Process]) -> bool:
    _, left = psutil.wait_procs(processes, timeout=60)
    for process in left:
        process.kill()
    return not left


@pytest.mark.skipif(os.name == "nt", reason="Windows does not say that a parent is gone")
def test_a_kill_leaves_no_worker():
    # Batches larger than a pipe: a worker is killed amid one, or waits for the rest of one.
    code = (
        "import credscore, itertools\n"
        "texts = itertools.repeat('The council met on Monday, the mayor said. ' * 500)\n"
        "for place, s in enumerate(credscore.score_many(texts, n_jobs=2, batch_size=8)):\n"
        "    if place == 20: print('running', flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"running\n"
        workers = psutil.Process(process.pid).children(recursive=True)
        process.kill()
    assert len(workers) >= 2
    assert _gone(workers)


def test_a_worker_that_a_server_forked_is_not_taken_for_an_orphan():
    # Its parent by multiprocessing is this process, by the system it is the server.
    pytest.importorskip("multiprocessing.forkserver")
    with ProcessPoolExecutor(1, multiprocessing.get_context("forkserver")) as pool:
        work = pool.submit(_in_worker, lengths, TEXTS[:2], [None] * 2, [None] * 2)
        assert len(pickle.loads(work.result(timeout=60))) == 2
        assert pool.submit(abs, -1).result(timeout=60) == 1


class ByNumber:
    """What torch calls a data set: no ``__iter__``, and a stream has no length to give."""

    def __getitem__(self, place: int) -> str:
        return TEXTS[place]

    def __len__(self) -> int:
        raise TypeError("has no len()")


def test_items_by_number_are_iterated_too(scores):
    assert list(credscore.score_many(ByNumber())) == scores


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_script_may_end_with_scores_that_nobody_took(jobs):
    script = (
        "import credscore\n"
        f"scores = credscore.score_many(['The bridge is open, he said.'] * 999, n_jobs={jobs})\n"
        "next(scores)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.stderr == b""
    assert done.returncode == 0
