"""Times the HTML report of one article: ``python -m benchmarks.bench_report``.

CPU seconds of making the page of a score that exists, for texts of several lengths, and the
size of the page. A page of 200 kB of text should take under 2 seconds.
"""

from __future__ import annotations

import argparse
import time

import credscore
from benchmarks.texts import of_length

SIZES = (6_000, 50_000, 200_000, 800_000)


def main() -> None:
    """Print one line a size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="characters of text")
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    print(f"{'characters':>12}{'page, kB':>12}{'CPU s':>10}")
    for size in options.sizes:
        score = credscore.score(of_length(size))
        taken = []
        for _ in range(options.repeats):
            before = time.process_time()
            page = score.to_html()
            taken.append(time.process_time() - before)
        print(f"{size:>12,}{len(page.encode()) / 1000:>12.0f}{min(taken):>10.2f}")


if __name__ == "__main__":
    main()
