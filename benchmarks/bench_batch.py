"""Times and weighs scoring of many texts: processes, a dask cluster, memory, imports.

Each figure is a ratio of two things measured turn about in the same run, so that a busy
machine disturbs both. Wall-clock ratios suffer all the same when other programs hold the
cores. The CPU ratio (processor time of all processes over that of one process alone) hardly
does: it tells what spreading costs, and with it the speed-up that free cores can give.

It is the second half of ``python -m benchmarks`` (make bench).
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from typing import Any

import joblib
import pandas as pd
import psutil

import credscore
from benchmarks import texts as sources

_IMPORTS = {
    "import credscore": "import credscore",
    "first score": "import credscore; credscore.score('The council met, the mayor said. ' * 9)",
    "import sklearn.linear_model": "import sklearn.linear_model",
}
#: So often each article is scored when processes are compared: starting and ending a run, when
#: not all have work, should count as little as in real ones.
_OVER = 2

Run = Callable[[], object]


def tree() -> list[psutil.Process]:
    """Return this process and all it started."""
    here = psutil.Process()
    return [here, *here.children(recursive=True)]


def processor_seconds() -> float:
    """Return the processor time of this process and of those it started."""
    total = 0.0
    for process in tree():
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system
    return total


def cost(run: Run) -> tuple[float, float]:
    """Return wall-clock and processor seconds of one call."""
    wall, used = time.perf_counter(), processor_seconds()
    run()
    return time.perf_counter() - wall, processor_seconds() - used


def against(base: Run, other: Run, rounds: int) -> dict[str, Any]:
    """Compare `other` with `base`, turn about; a first call of each warms up."""
    base()
    other()
    pairs = [(cost(base), cost(other)) for _ in range(rounds)]
    speedups = [one[0] / two[0] for one, two in pairs]
    return {
        "speed-up, best": max(speedups),
        "speed-up, median": statistics.median(speedups),
        "processor time, ratio": statistics.median(two[1] / one[1] for one, two in pairs),
    }


def spreading(articles: Sequence[str], rounds: int) -> dict[str, Any]:
    """Compare two processes with one, for scores and for the rows of a table."""
    frame = pd.DataFrame({"text": articles})
    return {
        "score_many": against(
            lambda: list(credscore.score_many(articles)),
            lambda: list(credscore.score_many(articles, n_jobs=2)),
            rounds,
        ),
        "score_frame": against(
            lambda: credscore.score_frame(frame),
            lambda: credscore.score_frame(frame, n_jobs=2),
            rounds,
        ),
    }


def dask_overhead(articles: Sequence[str], rounds: int) -> dict[str, Any]:
    """Compare a local dask cluster of two processes with joblib's own two."""
    import distributed

    frame = pd.DataFrame({"text": articles})

    def on_dask() -> None:
        with joblib.parallel_config(backend="dask"):
            credscore.score_frame(frame)

    with (
        distributed.LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=2, threads_per_worker=1, dashboard_address=":0"
        ) as cluster,
        distributed.Client(cluster),  # type: ignore[no-untyped-call]
    ):
        return against(lambda: credscore.score_frame(frame, n_jobs=2), on_dask, rounds)


def growth(n_jobs: Sequence[int], lengths: Sequence[int]) -> dict[str, dict[int, float]]:
    """Return milliseconds a text for each length and number of processes, best of three."""
    found: dict[str, dict[int, float]] = {}
    for jobs in n_jobs:
        taken = {}
        for length in lengths:
            batch = sources.made_up(max(2 * jobs, 400_000 // length), length)
            walls = [
                cost(lambda batch=batch, jobs=jobs: list(credscore.score_many(batch, n_jobs=jobs)))  # type: ignore[misc]
                for _ in range(3)
            ]
            taken[length] = 1000 * min(wall for wall, _ in walls) / len(batch)
        found[str(jobs)] = taken
    return found


def memory(count: int) -> dict[str, Any]:
    """Return MB held by two workers and their parent over a stream of `count` texts."""
    # Paragraphs will do, as only the number of texts matters.
    pages = [article.split("\n\n") for article in sources.made_up(50)]
    sample = [block for page in pages for block in page if len(block) >= 150]
    marks: list[tuple[int, float]] = []
    peak = 0.0
    scores = credscore.score_many(_stream(sample, count), n_jobs=2)
    for done, _ in enumerate(scores, start=1):
        if done % max(1, count // 20) == 0:
            here, *workers = [process.memory_info().rss / 1e6 for process in tree()]
            marks.append((done, here))
            peak = max(peak, *workers)
    early, late = marks[len(marks) // 5][1], marks[-1][1]
    return {
        "texts": count,
        "parent MB after a fifth": early,
        "parent MB at the end": late,
        "growth": late / early - 1,
        "largest worker MB": peak,
    }


def _stream(sample: Sequence[str], count: int) -> Iterator[str]:
    """Yield `count` texts, each an object of its own, as a reader of files would."""
    for number, text in enumerate(islice(cycle(sample), count)):
        yield f"{text} {number}"


def one_process() -> dict[str, float]:
    """Return peak MB of a process that scores typical articles, then one of a megabyte."""
    code = (
        "import credscore, resource, sys\n"
        "from pathlib import Path\n"
        "from benchmarks import texts\n"
        # A child begins with the peak of its parent in `ru_maxrss`; not in what Linux tells here.
        "status = Path('/proc/self/status')\n"
        "def peak():\n"
        "    if status.exists():\n"
        "        return int(status.read_text().split('VmHWM:')[1].split()[0]) / 1024\n"
        "    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
        "for s in credscore.score_many(texts.made_up(300)): pass\n"
        "print(peak())\n"
        "credscore.score(texts.of_length(1_000_000))\n"
        "print(peak())\n"
    )
    typical, long = _python(code).split()
    return {"typical articles": float(typical), "a text of 1 MB as well": float(long)}


def imports(rounds: int) -> dict[str, float]:
    """Return seconds of a fresh Python for each statement, less those of one that does nothing."""
    codes = {"nothing": "pass", **_IMPORTS}
    taken: dict[str, list[float]] = {name: [] for name in codes}
    for _ in range(rounds + 1):
        for name, code in codes.items():
            before = time.perf_counter()
            _python(code)
            taken[name].append(time.perf_counter() - before)
    best = {name: min(seconds) for name, seconds in taken.items()}
    return {name: best[name] - best["nothing"] for name in _IMPORTS}


def _python(code: str) -> str:
    return subprocess.run(  # noqa: S603 - code of this file
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout


def report(result: dict[str, Any]) -> None:
    """Print `result` for people."""
    print(f"{result['articles']} articles; {result['machine']}; load {result['load']:.1f}\n")
    for part in ("spreading", "dask against joblib", "memory, MB", "long run", "imports, s"):
        for name, value in result[part].items() if result[part] else ():
            pairs = value.items() if isinstance(value, dict) else [("", value)]
            for detail, number in pairs:
                print(f"{part:20} {name:28} {detail:24} {number:10.2f}")
    print()
    for jobs, taken in result["growth"].items():
        figures = "  ".join(f"{length:,}: {ms:.1f}" for length, ms in taken.items())
        print(f"ms a text by length, {jobs} process(es): {figures}")


def measure(
    articles: Sequence[str], rounds: int, lengths: Sequence[int], stream: int
) -> dict[str, Any]:
    """Return all figures.

    Parameters
    ----------
    articles : sequence of str
        For the comparisons of one and two processes; each is taken `_OVER` times.
    rounds : int
        Of each comparison.
    lengths : sequence of int
        Of articles in characters, for the growth.
    stream : int
        Number of texts of the long run; 0 leaves it out.
    """
    load = psutil.getloadavg()[0]
    started = imports(rounds)
    return {
        "articles": len(articles),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, "
        f"Python {platform.python_version()}",
        "load": load,
        "imports, s": {
            **started,
            "first score / import sklearn": started["first score"]
            / started["import sklearn.linear_model"],
        },
        "memory, MB": one_process(),
        "spreading": spreading([*articles] * _OVER, rounds),
        "dask against joblib": dask_overhead(articles, rounds),
        "growth": growth([1, 2], lengths),
        "long run": memory(stream) if stream else {},
    }
