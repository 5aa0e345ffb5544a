"""Times `credscore.score` against scikit-learn's TF-IDF with logistic regression.

Both see the same texts in the same run, turn about, on one thread. The number to quote is
the ratio of their rates, which depends little on the machine; times are printed for
orientation. The full `score` is timed: features and intervals, and the evidence, attributions
and sentence scores read, which builds them; one text at a time, as a batch, and through
`score_many`. The lines without evidence leave those three unread. TF-IDF,
fitted on the very texts, transforms and predicts them in one batch, as it is fastest.

Articles made of the two examples favour TF-IDF a little: the more different words texts have, the
more it has to look up, and the examples are rich in what credscore looks for.

It is the first half of ``python -m benchmarks`` (make bench).
"""

from __future__ import annotations

import math
import platform
import re
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

import credscore
from benchmarks import stages
from benchmarks import texts as sources
from credscore.api import score_each

#: A slope of log time over log length above this is not linear. What a text costs whatever
#: its length pulls the slope below 1, and noise moves it by a few hundredths.
STEEPEST = 1.1

Run = Callable[[], object]


def tfidf(articles: Sequence[str]) -> Run:
    """Return what transforms `articles` and predicts, in one batch, by a fitted model."""
    vectorizer = TfidfVectorizer(ngram_range=(1, 2))
    labels = [place % 2 for place in range(len(articles))]
    model = LogisticRegression().fit(vectorizer.fit_transform(articles), labels)
    return lambda: model.predict(vectorizer.transform(articles))


def contenders(articles: Sequence[str]) -> dict[str, Run]:
    """Return what is timed: the baseline first, then the ways to score `articles`."""
    return {
        "TF-IDF(1,2) + LR, batch": tfidf(articles),
        "credscore.score": lambda: score_all(articles),
        "  without evidence": lambda: list(map(credscore.score, articles)),
        "credscore.api.score_each": lambda: read_all(score_each(articles)),
        "  as a batch without": lambda: score_each(articles),
        "credscore.score_many": lambda: read_all(credscore.score_many(articles)),
    }


def score_all(articles: Sequence[str]) -> None:
    """Score `articles` one at a time and read everything."""
    read_all(map(credscore.score, articles))


def read_all(scores: Iterable[Any]) -> None:
    """Read the evidence, attributions and sentences of `scores`, which builds them; keep none."""
    for score in scores:
        _ = score.evidence, score.attributions, score.sentences


def vocabulary(text: str) -> int:
    """Return how many different words a text has, as TF-IDF cuts them."""
    return len(set(re.findall(r"(?u)\b\w\w+\b", text.lower())))


def seconds(run: Run) -> float:
    """Return the CPU time of one call of `run`: other work on the machine counts little."""
    before = time.process_time()
    run()
    return time.process_time() - before


def compare(articles: Sequence[str], repeats: int) -> dict[str, dict[str, float]]:
    """Return rates and ratios to the baseline, medians over interleaved repeats."""
    runs = contenders(articles)
    for run in runs.values():
        run()
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(repeats):
        for name, run in runs.items():
            times[name].append(seconds(run))
    baseline = next(iter(times.values()))
    return {
        name: {
            "articles_per_second": len(articles) / statistics.median(taken),
            "ms_per_article": 1000 * statistics.median(taken) / len(articles),
            "ratio": statistics.median(b / t for b, t in zip(baseline, taken, strict=True)),
        }
        for name, taken in times.items()
    }


def growth(sizes: Sequence[int]) -> dict[str, Any]:
    """Return milliseconds for one text of each size, and the log-log slope."""
    taken = {}
    for size in sizes:
        text = sources.of_length(size)
        repeats = max(3, min(30, 300_000 // size))
        taken[size] = 1000 * min(seconds(partial(score_all, [text])) for _ in range(repeats))
    return {"ms": taken, "slope": slope(taken)}


def slope(taken: dict[int, float]) -> float:
    """Return the least-squares slope of log time over log size."""
    fit = statistics.linear_regression(
        [math.log(size) for size in taken], [math.log(ms) for ms in taken.values()]
    )
    return fit.slope


def report(result: dict[str, Any]) -> None:
    """Print `result` for people."""
    print(
        f"{result['articles']} articles, median {result['median_characters']:,} characters and "
        f"{result['median_vocabulary']:,} different words"
    )
    print(f"Python {result['python']}, {result['machine']}, one thread\n")
    print(f"{'':26}{'articles/s':>12}{'ms/article':>12}{'ratio':>8}")
    for name, row in result["rates"].items():
        rate, ms, ratio = row["articles_per_second"], row["ms_per_article"], row["ratio"]
        print(f"{name:26}{rate:12.0f}{ms:12.2f}{ratio:8.2f}")
    print("\nstages of credscore.score, ms an article (with the cost of timing them)")
    whole = result["stages"]["all"]
    for stage, ms in result["stages"].items():
        print(f"  {stage:20}{ms:8.2f}{100 * ms / whole:6.0f} %")
    print("\ngrowth with the length of one text")
    for size, ms in result["growth"]["ms"].items():
        print(f"  {size:>9,} characters{ms:10.1f} ms{1000 * ms / size:8.2f} ms/1,000 characters")
    verdict = "linear" if result["linear"] else "NOT LINEAR"
    print(f"  slope of log time over log length {result['growth']['slope']:.2f}: {verdict}")


def measure(articles: Sequence[str], repeats: int, sizes: Sequence[int]) -> dict[str, Any]:
    """Return all figures, measured on one thread.

    Parameters
    ----------
    articles : sequence of str
        What is scored and transformed.
    repeats : int
        Interleaved rounds.
    sizes : sequence of int
        Lengths of one text in characters, for the growth.
    """
    with threadpool_limits(1):
        measured = growth(sizes)
        return {
            "articles": len(articles),
            "median_characters": round(statistics.median(map(len, articles))),
            "median_vocabulary": round(statistics.median(map(vocabulary, articles))),
            "python": platform.python_version(),
            "machine": platform.machine(),
            "rates": compare(articles, repeats),
            "stages": stages.profile(articles),
            "growth": measured,
            "linear": measured["slope"] <= STEEPEST,
        }
