"""Speed and memory of scoring in one run, as ratios where two things can be compared.

Run it from the root of the repository: ``python -m benchmarks`` (make bench). It takes about ten
minutes, half of them for the memory of a long run; ``--stream 0`` leaves that out. Articles are
made of the two examples; for a fairer figure give real ones with ``--texts``. Reports and nasty
texts are timed by `benchmarks.bench_report` and `benchmarks.bench_nasty`.

Exit code 1 means that time grows faster than the length of a text.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import bench_score
from benchmarks import texts as sources
from benchmarks.plot import plot

#: Lengths in characters: of one text by itself, and of the articles of a batch.
SIZES = (1_000, 10_000, 100_000, 1_000_000)
LENGTHS = (1_000, 3_000, 10_000, 30_000, 100_000)


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=(__doc__ or "").split("\n", maxsplit=1)[0]
    )
    parser.add_argument(
        "--texts", type=Path, help="folder of .txt files, or parquet file with a column text"
    )
    parser.add_argument("--articles", type=int, default=1000, help="how many (default 1000)")
    parser.add_argument("--rounds", type=int, default=5, help="of each comparison (default 5)")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="of one text")
    parser.add_argument("--lengths", type=int, nargs="+", default=LENGTHS, help="of a batch's")
    parser.add_argument("--stream", type=int, default=100_000, help="texts of the long run")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the figures here as well")
    parser.add_argument("--plot", type=Path, metavar="OUT", help="draw cost against length")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks; return the exit code."""
    options = parse(arguments)
    articles = (
        sources.load(options.texts, options.articles)
        if options.texts
        else sources.made_up(options.articles)
    )
    # What the other half imports would only be more for the collector of garbage to walk over.
    scoring = bench_score.measure(articles, options.rounds, options.sizes)
    bench_score.report(scoring)
    from benchmarks import bench_batch

    batch = bench_batch.measure(articles, options.rounds, options.lengths, options.stream)
    bench_batch.report(batch)
    if options.json:
        text = json.dumps({"scoring": scoring, "batch": batch}, indent=2)
        options.json.write_text(text + "\n", encoding="utf-8")
    if options.plot:
        plot(batch["growth"], scoring["growth"]["ms"], options.plot)
    return 0 if scoring["linear"] else 1


if __name__ == "__main__":
    sys.exit(main())
