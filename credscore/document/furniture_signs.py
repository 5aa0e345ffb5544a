"""Signs of page furniture: what a block of a news page says when it is not the article.

The phrases are in ``furniture.toml``. Most blocks meet no pattern at all: a block is tried
against the phrases of its first word, and against those of words that the whole text is
searched for at once.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from credscore.document.furniture_blocks import Block, is_closed

#: Characters: a longer block is a paragraph of the article, whatever it begins with, if it
#: ends as a sentence does.
_LONGEST = 450
#: A longer one is a paragraph even if it says something of the page somewhere inside.
_LONGEST_INSIDE = 350
#: What does not end as a sentence is suspect up to this length.
_LONGEST_OPEN = 900

#: A block that begins so is somebody's words: "“Subscribe to nothing,” she said."
_QUOTE_MARKS = "\"“‘«„'"

_FIRST_WORD = re.compile(r"[^\w\"“‘«„']{0,6}(\w{1,14})\b")

#: ASCII letters and digits in lower case, everything else a space.
_LETTERS = bytes(
    ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else 32 for code in range(256)
)


class Signs:
    """The phrases of one kind, by the words that lead to them; compiled when first needed."""

    def __init__(self, entries: Sequence[dict[str, Any]], names: dict[str, str]) -> None:
        self._sources: dict[str, list[str]] = {}
        self._compiled: dict[str, list[re.Pattern[str]]] = {}
        for entry in entries:
            patterns = [_substitute(pattern, names) for pattern in entry["patterns"]]
            for word in entry["words"].split():
                self._sources.setdefault(word, []).extend(patterns)
        self.words = {word.encode() for word in self._sources if word.isalnum()}
        self.symbols = [word for word in self._sources if not word.isalnum()]

    def of(self, word: str) -> Sequence[re.Pattern[str]]:
        """Return the patterns that `word` leads to, none for most words."""
        patterns = self._compiled.get(word)
        if patterns is None:
            if word not in self._sources:
                return ()
            patterns = [re.compile(source, re.DOTALL) for source in self._sources[word]]
            self._compiled[word] = patterns
        return patterns


def _substitute(pattern: str, names: dict[str, str]) -> str:
    for name, alternatives in names.items():
        pattern = pattern.replace(f"<{name}>", alternatives)
    return pattern


@cache
def load_signs() -> tuple[Signs, Signs]:
    """Return the shipped phrases: those that open a block, and those inside one."""
    source = files("credscore.document").joinpath("furniture.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    return Signs(table["opening"], table["names"]), Signs(table["inside"], table["names"])


def furniture_blocks(text: str, blocks: Sequence[Block]) -> set[int]:
    r"""Return the indices of the blocks that say they are page furniture.

    Parameters
    ----------
    text : str
        The caller's text.
    blocks : sequence of Block
        Its blocks, in order.

    Returns
    -------
    set of int
        Indices into `blocks`.

    Examples
    --------
    >>> from credscore.document.furniture_blocks import split_blocks
    >>> text = "Voters sign up for rail passes.\nSign up for our newsletter."
    >>> furniture_blocks(text, split_blocks(text))
    {1}
    """
    opening, inside = load_signs()
    found = {index for index, block in enumerate(blocks) if _opens_with(opening, block.text)}
    starts = [block.start for block in blocks]
    tried: set[tuple[int, str]] = set()
    for word, position in _hits(text, inside):
        index = bisect_right(starts, position) - 1
        if index < 0 or index in found or (index, word) in tried:
            continue
        tried.add((index, word))
        if _holds(inside.of(word), blocks[index].text):
            found.add(index)
    return found


def _opens_with(signs: Signs, block: str) -> bool:
    first = _FIRST_WORD.match(block)
    patterns = signs.of(first[1].lower()) if first else ()
    if not first or not patterns or (len(block) > _LONGEST and is_closed(block)):
        return False
    opening = block[first.start(1) : _LONGEST_OPEN].lower()
    return any(pattern.match(opening) for pattern in patterns)


def _holds(patterns: Sequence[re.Pattern[str]], block: str) -> bool:
    is_long = len(block) > _LONGEST_INSIDE
    if (is_long or block[0] in _QUOTE_MARKS) and (len(block) > _LONGEST_OPEN or is_closed(block)):
        return False
    lowered = block.lower()
    return any(pattern.search(lowered) for pattern in patterns)


def _hits(text: str, signs: Signs) -> Iterator[tuple[str, int]]:
    """Yield the words and symbols of `signs` that `text` holds, and where.

    The words of the whole text are compared at once, in a copy of one byte a character.
    """
    data = b" " + text.encode("ascii", "replace").translate(_LETTERS) + b" "
    for word in sorted(signs.words.intersection(data.split())):
        needle = b" " + word + b" "
        position = data.find(needle)
        while position >= 0:
            yield word.decode(), position
            position = data.find(needle, position + 1)
    for symbol in signs.symbols:
        position = text.find(symbol)
        while position >= 0:
            yield symbol, position
            position = text.find(symbol, position + 1)
