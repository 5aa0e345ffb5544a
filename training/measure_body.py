"""Measure how well the body of an article is told from page furniture.

Run from the root of the repository::

    python training/measure_body.py DATA_DIR [--seeds DIR] [--show N] [--sample N]

Four measures, none of which needs labels made by hand:

* seeds: what is dropped from each page, to be read by eye;
* `spans_sourcing_markkula`: character F1 (white space left out) between the body found in
  `raw` and the place of `text` in it;
* `articles_allsides`: the share of sentence-like lines that are dropped, with a sample to
  read, since most articles there hold little furniture;
* `articles_allsides`: a line that stands in three or more articles of one publisher is
  furniture as a rule; the share of such lines that is dropped, and the commonest kept.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from credscore.document.furniture import find_body
from credscore.document.furniture_blocks import Block, is_closed, split_blocks

Span = tuple[int, int]


def dropped_and_kept(text: str) -> Iterator[tuple[Block, bool]]:
    """Yield each block of `text` with whether any of it is in the body."""
    body = find_body(text)
    starts = {end: start for start, end in body}
    for block in split_blocks(text):
        yield block, starts.get(block.end, -1) >= block.start


def characters(text: str, spans: list[Span]) -> set[int]:
    """Return the offsets of the characters inside `spans` that are not white space."""
    return {i for start, end in spans for i in range(start, end) if not text[i].isspace()}


def locate(text: str, raw: str) -> list[Span]:
    """Return where the lines of `text` stand in `raw`, matched in order."""
    spans, position = [], 0
    for line in text.strip("\ufeff").splitlines():
        words = line.strip()
        start = raw.find(words, position) if words else -1
        if start >= 0:
            position = start + len(words)
            spans.append((start, position))
    return spans


def measure_markkula(data: Path, show: int) -> None:
    """Print the character F1 of the body on pages whose text is known."""
    frame = pd.read_parquet(data / "spans_sourcing_markkula.parquet")
    frame = frame.dropna(subset=["text", "raw"])
    scores, lost = [], []
    for row in frame.itertuples():
        text, raw = str(row.text), str(row.raw)
        true = characters(raw, locate(text, raw))
        found = characters(raw, find_body(raw))
        both = len(true & found)
        scores.append((2 * both / (len(true) + len(found)), both / len(found), both / len(true)))
        lost += [
            block.text for block, kept in dropped_and_kept(raw) if not kept and block.start in true
        ]
    mean = [sum(score[i] for score in scores) / len(scores) for i in range(3)]
    print(f"\nMarkkula ({len(scores)} pages): F1 {mean[0]:.4f}", end="")
    print(f"  precision {mean[1]:.4f}  recall {mean[2]:.4f}  lowest F1 {min(scores)[0]:.3f}")
    for line in lost[:show]:
        print("   dropped from `text`:", line[:150])


def looks_like_sentence(line: str) -> bool:
    """Tell whether a line has at least eight words and ends as a sentence does."""
    return line.count(" ") >= 7 and is_closed(line)


def measure_allsides(data: Path, show: int, sample: int, seed: int) -> None:
    """Print the share of sentence-like and of repeated lines that are dropped."""
    frame = pd.read_parquet(data / "articles_allsides.parquet", columns=["domain", "text"])
    if sample:
        frame = frame.sample(min(sample, len(frame)), random_state=seed)
    sentences: Counter[bool] = Counter()
    dropped: list[tuple[str, str]] = []
    lines: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    empty = 0
    seconds = 0.0
    for domain, text in zip(frame.domain, frame.text, strict=True):
        begin = time.perf_counter()
        empty += not find_body(text)
        seconds += time.perf_counter() - begin
        for block, kept in dropped_and_kept(text):
            lines[domain, block.text][kept] += 1
            if looks_like_sentence(block.text):
                sentences[kept] += 1
                if not kept:
                    dropped.append((domain, block.text))
    total = sum(sentences.values())
    print(f"\nAllSides ({len(frame)} articles, {empty} without body, ", end="")
    print(f"{1e3 * seconds / len(frame):.3f} ms each)")
    print(f"   sentence-like lines: {total}, dropped {sentences[False] / total:.2%}")
    chosen = random.Random(seed)  # noqa: S311 (a sample to read, nothing secret)
    for domain, line in chosen.sample(dropped, min(show, len(dropped))):
        print(f"   {domain[:18]:18} {line[:210]}")
    _print_repeated(lines, show)


def _print_repeated(lines: dict[tuple[str, str], Counter[bool]], show: int) -> None:
    repeated = {key: kept for key, kept in lines.items() if sum(kept.values()) >= 3}
    hits: Counter[bool] = Counter()
    for kept in repeated.values():
        hits += kept
    print(f"\n   lines in >= 3 articles of a publisher: {len(repeated)} kinds, ", end="")
    print(f"{sum(hits.values())} in all, dropped {hits[False] / sum(hits.values()):.2%}")
    common = sorted(repeated.items(), key=lambda item: -item[1][True])
    for (domain, line), kept in common[:show]:
        if kept[True]:
            print(f"   kept {kept[True]:4}  {domain[:18]:18} {line[:170]}")


def show_seeds(folder: Path) -> None:
    """Print what is dropped from each page, and the ends of what is kept."""
    for path in sorted(folder.glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as handle:
            text = handle.read()
        blocks = list(dropped_and_kept(text))
        print(f"\n{path.name}: {sum(kept for _, kept in blocks)} of {len(blocks)} blocks kept")
        for block, kept in blocks:
            line = block.text.replace("\n", " ")
            print("   kept   " if kept else "   dropped", line[:100])


def main(arguments: list[str] | None = None) -> None:
    """Run the measures from the command line."""
    parser: Any = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path, help="folder with the parquet files")
    parser.add_argument("--seeds", type=Path, help="folder with *.txt pages to print")
    parser.add_argument("--show", type=int, default=20, help="examples printed per measure")
    parser.add_argument("--sample", type=int, default=0, help="articles; 0 for all")
    parser.add_argument("--seed", type=int, default=1, help="of the samples")
    options = parser.parse_args(arguments)
    if options.seeds:
        show_seeds(options.seeds)
    measure_markkula(options.data, options.show)
    measure_allsides(options.data, options.show, options.sample, options.seed)


if __name__ == "__main__":
    main()
