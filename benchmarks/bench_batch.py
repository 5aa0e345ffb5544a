"""Times and weighs scoring of many texts: processes, a dask cluster, memory, imports.

Each figure is a ratio of two things measured turn about in the same run, so that a busy
machine disturbs both. Wall-clock ratios suffer all the same when other programs hold the
cores. The CPU ratio (processor time of all processes over that of one process alone) hardly
does: it tells what spreading costs, and with it the speed-up that free cores can give.

Run it from the root of the repository: ``python -m benchmarks.bench_batch``. It takes some
minutes, most of them for the memory of a long run; ``--stream 0`` leaves that out.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import joblib
import pandas as pd
import psutil

import credscore
from benchmarks import texts as sources

LENGTHS = (1_000, 3_000, 10_000, 30_000, 100_000)
_IMPORTS = {
    "import credscore": "import credscore",
    "first score": "import credscore; credscore.score('The council met, the mayor said. ' * 9)",
    "import sklearn.linear_model": "import sklearn.linear_model",
}

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
            n_workers=2, threads_per_worker=1, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster),  # type: ignore[no-untyped-call]
    ):
        return against(lambda: credscore.score_frame(frame, n_jobs=2), on_dask, rounds)


def growth(n_jobs: Sequence[int]) -> dict[str, dict[int, float]]:
    """Return milliseconds a text for each length and number of processes, best of three."""
    found: dict[str, dict[int, float]] = {}
    for jobs in n_jobs:
        taken = {}
        for length in LENGTHS:
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
        "from benchmarks import texts\n"
        "def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
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


def plot(result: dict[str, Any], path: Path) -> None:
    """Draw cost against length, a line for each number of processes."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6.4, 3.6), layout="constrained")
    axes = figure.subplots()
    for (jobs, taken), marker in zip(result["growth"].items(), "osD^", strict=False):
        label = f"{jobs} process" + ("es" if jobs != "1" else "")
        axes.loglog(list(taken), list(taken.values()), marker=marker, label=label)
    axes.set_xlabel("length of an article, characters")
    axes.set_ylabel("milliseconds an article")
    axes.grid(visible=True, which="both", alpha=0.25)
    axes.legend(frameon=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=120)


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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--articles", type=int, default=400, help="for the ratios (default 400)")
    parser.add_argument("--rounds", type=int, default=5, help="of each comparison (default 5)")
    parser.add_argument("--stream", type=int, default=100_000, help="texts of the long run")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the figures here as well")
    parser.add_argument("--plot", type=Path, metavar="OUT", help="draw cost against length")
    options = parser.parse_args(arguments)
    articles = sources.made_up(options.articles)
    started = imports(options.rounds)
    result: dict[str, Any] = {
        "articles": options.articles,
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, "
        f"Python {platform.python_version()}",
        "load": psutil.getloadavg()[0],
        "imports, s": {
            **started,
            "first score / import sklearn": started["first score"]
            / started["import sklearn.linear_model"],
        },
        "memory, MB": one_process(),
        "spreading": spreading(articles, options.rounds),
        "dask against joblib": dask_overhead(articles, options.rounds),
        "growth": growth([1, 2]),
        "long run": memory(options.stream) if options.stream else {},
    }
    report(result)
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    if options.plot:
        plot(result, options.plot)
    return 0


if __name__ == "__main__":
    sys.exit(main())
