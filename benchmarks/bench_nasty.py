"""Times the scoring of nasty texts: none may crash, and time must be linear in length.

    python -m benchmarks.bench_nasty [--texts 10000] [--growth 40]

Two questions are asked. How long does the slowest of many texts take, in relation to its
length? And when a nasty text is repeated until it is eight times as long, does a character
come to cost more? A step that is quadratic in some kind of text makes it eight times as dear.
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Iterator
from time import process_time

import credscore
from tests.nasty import nasty_text, nasty_texts

#: What any text costs, however short, counted as characters.
_BASE = 2_000
_SHORT = 25_000
_TIMES = 8


def main() -> None:
    """Print both answers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=int, default=10_000)
    parser.add_argument("--growth", type=int, default=40, help="texts that are made longer")
    options = parser.parse_args()
    credscore.score(nasty_text(0))
    _report_costs(options.texts)
    _report_growth(options.growth)


def _report_costs(count: int) -> None:
    costs, characters, seconds = [], 0, 0.0
    for number, text in enumerate(nasty_texts(0, count)):
        taken = _seconds(text)
        costs.append((taken / (len(text) + _BASE) * 1e6, taken, len(text), number))
        characters += len(text)
        seconds += taken
    costs.sort(reverse=True)
    middle = costs[len(costs) // 2][0]
    print(f"{count} texts, {characters} characters, {seconds:.1f} s, no crash")
    print(f"microseconds a character (length + {_BASE}): median {middle:.2f}; the dearest:")
    for cost, taken, length, number in costs[:5]:
        print(
            f"  {cost:6.2f} ({cost / middle:.1f} medians)  text {number}: {length} in {taken:.3f} s"
        )


def _report_growth(count: int) -> None:
    grown = sorted(_growth(count), reverse=True)
    print(f"cost of a character in {_TIMES * _SHORT} against {_SHORT} characters, {count} texts:")
    print(f"  median {grown[len(grown) // 2][0]:.2f}; the dearest:")
    for growth, number in grown[:5]:
        print(f"  {growth:.2f}  text {number}")


def _growth(count: int) -> Iterator[tuple[float, int]]:
    for number in range(count):
        unit = nasty_text(number)
        short = unit * (_SHORT // len(unit) + 1)
        once = min(_seconds(short) for _ in range(3))
        yield _seconds(short * _TIMES) / once / _TIMES, number


def _seconds(text: str) -> float:
    gc.collect(0)
    start = process_time()
    score = credscore.score(text)
    # Evidence, attributions and sentences are made when they are asked for.
    _ = score.evidence, score.attributions, score.sentences
    return process_time() - start


if __name__ == "__main__":
    main()
