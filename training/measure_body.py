"""Measure how well the body of an article is told from page furniture.

Run from the root of the repository::

    python -m training.measure_body DATA_DIR [--seeds DIR] [--show N]

prints the figures with examples to read; `training.measure` checks the same figures against
their floors. None of them needs labels made by hand:

* `spans_sourcing_markkula`: character F1 and precision (white space left out) of the body
  found in `raw` against the place of `text` in it, mean over pages. `text` was cut from the
  page header only: credits and links to other articles stand in it, and count as lost;
* `articles_allsides`: the share of sentence-like lines that are dropped, which should be
  small, since most articles there hold little furniture;
* `articles_allsides`: a line that stands in three or more articles of one publisher is
  furniture as a rule; the share of such lines that is dropped, which should be large;
* seeds: the share of pages with the number of paragraphs that an editor counted.

Baselines: the whole page, and lines that look like a sentence.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pandas as pd

from credscore.document.furniture import find_body
from credscore.document.furniture.blocks import Block, is_closed, split_blocks

Span = tuple[int, int]
Reader = Callable[[str], list[Span]]
Figures = dict[str, dict[str, float]]
#: Publisher and line -> how often it is in the body (True) and outside (False).
Lines = dict[tuple[str, str], Counter[bool]]

#: Body paragraphs of each seed page, by the first letters of its file name.
SEED_PARAGRAPHS = {"000": 15, "001": 25, "002": 8, "003": 17, "004": 22}
_REPEATED = 3


def whole_page(text: str) -> list[Span]:
    """Baseline: every line is body."""
    return [(block.start, block.end) for block in split_blocks(text)]


def sentence_lines(text: str) -> list[Span]:
    """Baseline: a line is body if it looks like a sentence."""
    return [(b.start, b.end) for b in split_blocks(text) if looks_like_sentence(b.text)]


READERS: dict[str, Reader] = {
    "shipped": find_body,
    "whole page": whole_page,
    "sentence-like lines": sentence_lines,
}
BASELINES = frozenset(READERS) - {"shipped"}


def looks_like_sentence(line: str) -> bool:
    """Tell whether a line has at least eight words and ends as a sentence does."""
    return line.count(" ") >= 7 and is_closed(line)


def dropped_and_kept(text: str, reader: Reader = find_body) -> Iterator[tuple[Block, bool]]:
    """Yield each block of `text` with whether any of it is in the body."""
    starts = {end: start for start, end in reader(text)}
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


def f1_and_precision(true: set[int], found: set[int]) -> tuple[float, float]:
    """Return F1 and precision of two sets of characters; 1 where there is nothing to find."""
    both, size = len(true & found), len(true) + len(found)
    return (2 * both / size if size else 1.0), (both / len(found) if found else 1.0)


def markkula_pages(data: Path) -> list[tuple[str, set[int]]]:
    """Return the pages whose text is known, each with the characters of its text."""
    frame = pd.read_parquet(data / "spans_sourcing_markkula.parquet", columns=["text", "raw"])
    frame = frame.dropna()
    return [
        (str(raw), characters(str(raw), locate(str(text), str(raw))))
        for text, raw in zip(frame["text"], frame["raw"], strict=True)
    ]


def markkula_figures(data: Path) -> Figures:
    """Return the mean character F1 and precision on pages whose text is known."""
    pages = markkula_pages(data)
    figures: Figures = {"character F1": {}, "character precision": {}}
    for name, reader in READERS.items():
        scores = [f1_and_precision(true, characters(raw, reader(raw))) for raw, true in pages]
        figures["character F1"][name] = sum(f1 for f1, _ in scores) / len(scores)
        figures["character precision"][name] = sum(p for _, p in scores) / len(scores)
    return figures


def allsides_lines(data: Path, reader: Reader) -> Lines:
    """Count how often each line of each publisher is in the body and outside."""
    frame = pd.read_parquet(data / "articles_allsides.parquet", columns=["domain", "text"])
    lines: Lines = defaultdict(Counter)
    for domain, text in zip(frame["domain"], frame["text"], strict=True):
        for block, kept in dropped_and_kept(text, reader):
            lines[domain, block.text][kept] += 1
    return lines


def repeated(lines: Lines) -> Lines:
    """Return the lines that stand three times or more at one publisher."""
    return {key: kept for key, kept in lines.items() if kept.total() >= _REPEATED}


def _dropped_share(counts: Iterator[Counter[bool]]) -> float:
    total: Counter[bool] = Counter()
    for kept in counts:
        total.update(kept)
    return total[False] / max(total.total(), 1)


def allsides_figures(data: Path) -> Figures:
    """Return the shares of sentence-like and of repeated lines that are dropped."""
    figures: Figures = {"sentence-like lines dropped": {}, "repeated lines dropped": {}}
    # Lines are judged as the two baselines define them, so only one of them says anything.
    for name in ("shipped", "sentence-like lines"):
        lines = allsides_lines(data, READERS[name])
        figures["sentence-like lines dropped"][name] = _dropped_share(
            kept for (_, line), kept in lines.items() if looks_like_sentence(line)
        )
        figures["repeated lines dropped"][name] = _dropped_share(iter(repeated(lines).values()))
    return figures


@cache
def read_seeds(folder: Path) -> dict[str, str]:
    """Return the text of each seed page by the first letters of its file name."""
    return {p.name[:3]: p.read_bytes().decode("utf-8") for p in sorted(folder.glob("*.txt"))}


def seed_figures(folder: Path) -> Figures:
    """Return the share of seed pages with as many paragraphs as an editor counted."""
    pages = read_seeds(folder)
    shares = {
        name: sum(len(reader(pages.get(page, ""))) == n for page, n in SEED_PARAGRAPHS.items())
        for name, reader in READERS.items()
    }
    return {
        "pages with the counted paragraphs": {
            name: share / len(SEED_PARAGRAPHS) for name, share in shares.items()
        }
    }


def show_markkula(data: Path, show: int) -> None:
    """Print lines of the known text that are dropped."""
    lost = [
        block.text
        for raw, true in markkula_pages(data)
        for block, kept in dropped_and_kept(raw)
        if not kept and block.start in true
    ]
    for line in lost[:show]:
        print("   dropped from `text`:", line[:150])


def show_allsides(data: Path, show: int, seed: int) -> None:
    """Print a sample of the sentence-like lines dropped and the repeated lines kept."""
    lines = allsides_lines(data, find_body)
    dropped = [key for key, kept in lines.items() if kept[False] and looks_like_sentence(key[1])]
    chosen = random.Random(seed)  # noqa: S311 (a sample to read, nothing secret)
    for domain, line in chosen.sample(dropped, min(show, len(dropped))):
        print(f"   dropped    {domain[:18]:18} {line[:210]}")
    common = sorted(repeated(lines).items(), key=lambda item: -item[1][True])
    for (domain, line), kept in common[:show]:
        if kept[True]:
            print(f"   kept {kept[True]:5} {domain[:18]:18} {line[:170]}")


def show_seeds(folder: Path) -> None:
    """Print what is dropped from each page and what is kept."""
    for name, text in read_seeds(folder).items():
        blocks = list(dropped_and_kept(text))
        print(f"\n{name}: {sum(kept for _, kept in blocks)} of {len(blocks)} blocks kept")
        for block, kept in blocks:
            line = block.text.replace("\n", " ")
            print("   kept   " if kept else "   dropped", line[:100])


def _print(title: str, figures: Figures) -> None:
    print(f"\n{title}")
    for figure, readers in figures.items():
        print(f"   {figure}:", ", ".join(f"{name} {v:.4f}" for name, v in readers.items()))


def main(arguments: list[str] | None = None) -> None:
    """Print the figures and examples to read."""
    parser = argparse.ArgumentParser(description="Measure how the body of a page is found.")
    parser.add_argument("data", type=Path, help="folder with the parquet files")
    parser.add_argument("--seeds", type=Path, help="folder with *.txt pages to print")
    parser.add_argument("--show", type=int, default=20, help="examples printed per measure")
    parser.add_argument("--seed", type=int, default=1, help="of the sample to read")
    options = parser.parse_args(arguments)
    if options.seeds:
        show_seeds(options.seeds)
        _print("Seeds", seed_figures(options.seeds))
    _print("Markkula", markkula_figures(options.data))
    show_markkula(options.data, options.show)
    _print("AllSides", allsides_figures(options.data))
    show_allsides(options.data, options.show, options.seed)


if __name__ == "__main__":
    main()
