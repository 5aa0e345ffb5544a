"""Signs of page furniture: what a block of a news page says when it is not the article.

The phrases are in ``furniture.toml``. Most blocks meet no pattern at all: a block is tried
against the phrases of its first word, and against those of a few words it may hold.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
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


def furniture_blocks(blocks: Sequence[Block]) -> list[int]:
    r"""Return the indices of the blocks that say they are page furniture.

    Examples
    --------
    >>> from credscore.document.furniture_blocks import split_blocks
    >>> furniture_blocks(split_blocks("Voters sign up for passes.\nSign up for our newsletter."))
    [1]
    """
    opening, inside = load_signs()
    found = {index for index, block in enumerate(blocks) if _opens_with(opening, block.text)}
    return sorted(found.union(_holding(inside, blocks)))


def _opens_with(signs: Signs, block: str) -> bool:
    if len(block) > _LONGEST and is_closed(block):
        return False
    first = _FIRST_WORD.match(block)
    patterns = signs.of(first[1].lower()) if first else ()
    if not first or not patterns:
        return False
    opening = block[first.start(1) : _LONGEST_OPEN].lower()
    return any(pattern.match(opening) for pattern in patterns)


def _holding(signs: Signs, blocks: Sequence[Block]) -> list[int]:
    """Return the indices of the blocks that say somewhere inside what they are."""
    short = [index for index, block in enumerate(blocks) if _may_hold(block.text)]
    # Hardly a word leads to a phrase, so all blocks are asked for such words at once.
    together = "\n".join([blocks[index].text for index in short])
    leading = [word.decode() for word in signs.words.intersection(_words(together))]
    leading += [symbol for symbol in signs.symbols if symbol in together]
    if not leading:
        return []
    lowered = [(index, blocks[index].text.lower()) for index in short]
    return [
        index
        for index, block in lowered
        if (words := [word for word in leading if word in block]) and _holds(signs, block, words)
    ]


def _may_hold(block: str) -> bool:
    """Tell whether a block is short or open enough to be furniture by what stands inside."""
    if len(block) <= _LONGEST_INSIDE and block[0] not in _QUOTE_MARKS:
        return True
    return len(block) <= _LONGEST_OPEN and not is_closed(block)


def _holds(signs: Signs, block: str, leading: Sequence[str]) -> bool:
    own = frozenset(_words(block))
    return any(
        pattern.search(block)
        for word in leading
        if word.encode() in own or not word.isalnum()
        for pattern in signs.of(word)
    )


def _words(text: str) -> list[bytes]:
    """Return the words of `text`, a byte a character."""
    return text.encode("ascii", "replace").translate(_LETTERS).split()
