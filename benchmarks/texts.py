"""Texts to time scoring on: from a folder or a parquet file, or made from the examples."""

from __future__ import annotations

import random
import re
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
#: Length of a typical article of the reference corpus, in characters.
TYPICAL = 5_800
#: Share of the longer words that are made up, so that the vocabulary of 300 texts is about as
#: large as that of real news and TF-IDF has as much to look up.
_MADE_UP = 0.25
_SYLLABLES = [
    a + b for a in "bdfglmnprstvw" for b in ("a", "e", "i", "o", "ur", "an", "est", "ing")
]
#: Shorter blocks of the examples are page furniture.
_PROSE = 90


def load(path: Path, limit: int) -> list[str]:
    """Return up to `limit` texts from a folder of .txt files or a parquet file's `text`."""
    if path.is_dir():
        return [file.read_text(encoding="utf-8") for file in sorted(path.glob("*.txt"))[:limit]]
    import pandas as pd

    column = pd.read_parquet(path, columns=["text"])["text"].dropna()
    return [str(text) for text in column.sample(min(limit, len(column)), random_state=0)]


def made_up(count: int, length: int = TYPICAL, seed: int = 0) -> list[str]:
    """Return `count` different articles of about `length` characters, furniture included.

    Paragraphs of the two examples are drawn in random order, between the page furniture of
    one of them; their numbers and some of their words are changed.
    """
    draw = random.Random(seed)
    return [_article(draw, length) for _ in range(count)]


def of_length(length: int) -> str:
    """Return one text of `length` characters, the same at every call."""
    return _article(random.Random(0), length + 1_000)[:length]


def _article(draw: random.Random, length: int) -> str:
    pages = [
        file.read_text(encoding="utf-8").split("\n\n") for file in sorted(EXAMPLES.glob("*.txt"))
    ]
    prose = [block for page in pages for block in page if len(block) >= _PROSE]
    above, below = _furniture(draw.choice(pages))
    parts, size = above, sum(map(len, above + below))
    while size < length:
        for block in draw.sample(prose, len(prose)):
            parts.append(_varied(draw, block))
            size += len(block) + 2
            if size >= length:
                break
    return "\n\n".join(parts + below)


def _furniture(page: list[str]) -> tuple[list[str], list[str]]:
    """Return the short blocks above the first long one of `page` and below the last."""
    long = [place for place, block in enumerate(page) if len(block) >= _PROSE]
    return page[: long[0]], page[long[-1] + 1 :]


def _varied(draw: random.Random, block: str) -> str:
    """Return `block` with other numbers and some of its longer words made up."""

    def word(match: re.Match[str]) -> str:
        if draw.random() > _MADE_UP:
            return match.group()
        return "".join(draw.choices(_SYLLABLES, k=draw.randrange(2, 5)))

    numbered = re.sub(r"[0-9]", lambda _: str(draw.randrange(1, 10)), block)
    return re.sub(r"\b[a-z]{5,}\b", word, numbered)
