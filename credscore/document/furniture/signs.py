"""Signs of page furniture: what a block of a news page says when it is not the article.

The phrases are in ``phrases.toml``. Most blocks meet no pattern at all: a block is tried
against the phrases of its first word, and against those of a few words it may hold.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from credscore.document.ends import text_edges
from credscore.document.furniture.blocks import QUOTE_MARKS, is_closed
from credscore.document.furniture.words import LeadingWords

#: Characters: a longer block is a paragraph of the article, whatever it begins with, if it
#: ends as a sentence does.
_LONGEST = 450
#: A longer one is a paragraph even if it says something of the page somewhere inside.
_LONGEST_INSIDE = 350
#: What does not end as a sentence is suspect up to this length.
_LONGEST_OPEN = 900

#: Characters: the first word of a block, see `_FIRST_WORD`, ends before.
_OPENING = 24
_FIRST_WORD = re.compile(r"[^\w\"“‘«„']{0,6}(\w{1,14})\b")


class Signs:
    """The phrases of one kind, by the words that lead to them; compiled when first needed."""

    def __init__(
        self, entries: Sequence[dict[str, Any]], names: dict[str, str], flags: re.RegexFlag
    ) -> None:
        self._flags = flags
        self._sources: dict[str, list[str]] = {}
        self._compiled: dict[str, re.Pattern[str]] = {}
        for entry in entries:
            patterns = [_substitute(pattern, names) for pattern in entry["patterns"]]
            for word in entry["words"].split():
                self._sources.setdefault(word, []).extend(patterns)
        self.words = {word.encode() for word in self._sources if word.isalnum()}
        self.symbols = [word for word in self._sources if not word.isalnum()]

    def of(self, word: str) -> re.Pattern[str] | None:
        """Return what finds any of the phrases that `word` leads to, none for most words."""
        pattern = self._compiled.get(word)
        if pattern is None and word in self._sources:
            source = "|".join([f"(?:{one})" for one in self._sources[word]])
            pattern = self._compiled[word] = re.compile(source, self._flags)
        return pattern


def _substitute(pattern: str, names: dict[str, str]) -> str:
    for name, alternatives in names.items():
        pattern = pattern.replace(f"<{name}>", alternatives)
    return pattern


@cache
def load_signs() -> tuple[Signs, Signs, LeadingWords]:
    """Return the shipped phrases: those that open a block, those inside one, and their words."""
    source = files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    # In any case, so that few blocks are copied; to search so would be slow.
    opening = Signs(table["opening"], table["names"], re.DOTALL | re.IGNORECASE)
    inside = Signs(table["inside"], table["names"], re.DOTALL)
    return opening, inside, LeadingWords(opening.words, inside.words)


def furniture_blocks(blocks: Sequence[str]) -> list[int]:
    r"""Return the indices of the blocks that say they are page furniture.

    Parameters
    ----------
    blocks : sequence of str
        The words of each block, without line breaks; those of many pages are soonest read at
        once.

    Examples
    --------
    >>> furniture_blocks(["Voters sign up for passes.", "Sign up for our newsletter."])
    [1]
    """
    opening, inside, words = load_signs()
    # Of a paragraph of the article only the first word may say something.
    shown = [block if _may_hold(block) else block[:_OPENING] for block in blocks]
    opened, held = words.find(shown)
    text = "\n".join(shown)
    symbols = [symbol for symbol in inside.symbols if symbol in text]
    edges = text_edges(shown) if symbols else []
    for symbol in symbols:
        for index in _holding(text, edges, symbol):
            held.setdefault(index, []).append(symbol)
    found = {index for index in opened if _opens_with(opening, blocks[index])}
    found.update(index for index in held if _holds(inside, blocks[index], held[index]))
    return sorted(found)


def _holding(text: str, edges: Sequence[int], symbol: str) -> Iterator[int]:
    """Yield the indices of the blocks, which begin at `edges`, that hold `symbol`."""
    place = text.find(symbol)
    while place >= 0:
        after = bisect_right(edges, place)
        yield after - 1
        place = text.find(symbol, edges[after])


def _opens_with(signs: Signs, block: str) -> bool:
    if len(block) > _LONGEST and is_closed(block):
        return False
    first = _FIRST_WORD.match(block)
    pattern = signs.of(first[1].lower()) if first else None
    if not first or not pattern:
        return False
    start = first.start(1)
    if _is_spaced(block):
        return pattern.match(block, start, _LONGEST_OPEN) is not None
    return pattern.match(_as_phrases(block[start:_LONGEST_OPEN])) is not None


def _holds(signs: Signs, block: str, leading: Sequence[str]) -> bool:
    """Tell whether a block, which holds the words `leading`, says somewhere what it is."""
    if not _may_hold(block):
        return False
    words = _as_phrases(block)
    patterns = map(signs.of, set(leading))
    return any(pattern.search(words) for pattern in patterns if pattern)


def _as_phrases(block: str) -> str:
    """Return a block as the phrases are written: in lower case, with a blank between words."""
    lower = block.lower()
    return lower if _is_spaced(lower) else " ".join(lower.split())


def _is_spaced(block: str) -> bool:
    """Tell whether nothing but a blank stands between words; most other spaces are not printed."""
    return "  " not in block and block.isprintable()


def _may_hold(block: str) -> bool:
    """Tell whether a block is short or open enough to be furniture by what stands inside."""
    if len(block) <= _LONGEST_INSIDE and block[0] not in QUOTE_MARKS:
        return True
    return len(block) <= _LONGEST_OPEN and not is_closed(block)
