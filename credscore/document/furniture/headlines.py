"""Headlines and teasers, and the short paragraphs that look like them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from credscore.document.furniture.blocks import QUOTE_MARKS, TERMINALS

SPEAKER = re.compile(r"[A-Z][A-Z .'’-]{0,30}:\s+\S")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.[A-Z]|Inc|Jr|Sr|Corp|Ltd|Co|Bros|vs)\.$")

INNER_STOP = re.compile(r"[a-z][.!?][\"”]? [A-Z“]")
_TOLD = re.compile(r"\b(?:said|told|added|[Aa]ccording to)\b")


def is_told(line: str) -> bool:
    """Return whether a paragraph reports: the teaser of a headline has one sentence, no source.

    Examples
    --------
    >>> is_told("Refunds come in June, it said."), is_told("What the ruling means for you.")
    (True, False)
    """
    return line[-1] not in "?!" and (has_speaker(line) or INNER_STOP.search(line) is not None)


def has_speaker(line: str) -> bool:
    """Return whether `line` tells who says something.

    Examples
    --------
    >>> has_speaker("Refunds come in June, it said."), has_speaker("It rained. It was cold.")
    (True, False)
    """
    # Hardly a line holds one of these, and to look for them is cheaper than to try the pattern.
    may = "said" in line or "told" in line or "added" in line or "ccording to" in line
    return may and _TOLD.search(line) is not None


_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


def is_title_case(text: str) -> bool:
    """Return whether the long words of a block are capitalised, as in a headline."""
    words = [word for word in _WORD.findall(text[:400]) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= 2 and capitals >= 0.75 * len(words)


_MINOR_WORD = re.compile(
    r"\b(?:an?|and|as|at|but|by|for|from|in|of|off|on|or|over|the|to|up|via|vs|with|yet)\b"
)
_SMALL_LETTER = re.compile(r"(?<![\w’'])[a-zß-öø-ÿ]")


def is_headline_of_sentences(line: str) -> bool:
    """Return whether `line` is two sentences or more, written as a headline is.

    Examples
    --------
    >>> is_headline_of_sentences("Their Wells Ran Dry. The Farms Did Not.")
    True
    >>> is_headline_of_sentences("He met Ann Lee. She left."), is_headline_of_sentences("NO. NO.")
    (False, False)
    """
    if line[-1] != "." or ":" in line or not INNER_STOP.search(line):
        return False
    return not _SMALL_LETTER.search(_MINOR_WORD.sub("", line))


def is_title(line: str) -> bool:
    """Return whether the first prose of a page is its headline, of sentences or after a colon.

    Examples
    --------
    >>> is_title("FACT CHECK: The Claims On Harbour Taxes"), is_title("HOST: We have news")
    (True, False)
    """
    if is_headline_of_sentences(line):
        return True
    return line[-1] not in TERMINALS and SPEAKER.match(line) is not None and is_title_case(line)


def contents(questions: Sequence[str]) -> set[str]:
    """Return the `questions` that stand twice: in a table of contents, and as subheads.

    A single one may be asked again, and a speaker asks what he likes.

    Examples
    --------
    >>> sorted(contents(["What is it?", "Who pays?", "What is it?", "When?", "Who pays?"]))
    ['What is it?', 'Who pays?']
    >>> contents(["Who pays?", "When?", "Who pays?"])
    set()
    """
    if len(questions) == len(set(questions)):
        return set()
    counts = Counter(questions)
    again = {text for text, times in counts.items() if times > 1 and ":" not in text}
    return again if len(again) > 1 else set()


#: A figure to so many characters is an entry of a list.
_FOR_FIGURE = 10


def is_entry(line: str) -> bool:
    """Return whether `line` is an entry of a list or table, by its figures, and no headline.

    Examples
    --------
    >>> is_entry("½ cup of dried beans"), is_entry("Ruiz 51% - Lee 43%")
    (True, True)
    >>> is_entry("Council Shuts 2 Piers After Storm")
    False
    """
    return line[0].isnumeric() or _FOR_FIGURE * sum(map(str.isdigit, line)) >= len(line)


_SOURCES = re.compile(
    r"(?:sources|references|bibliography|citations|footnotes|works cited)\W*$", re.IGNORECASE
)


def heads_sources(line: str) -> bool:
    """Return whether `line` heads a list of works, whose entries may be long.

    Examples
    --------
    >>> heads_sources("References:"), heads_sources("Sources say so")
    (True, False)
    """
    return _SOURCES.match(line) is not None


def is_closed_headline(text: str, words: int) -> bool:
    """Tell a headline that ends in a mark ("Is This the End?", "Leaving the U.S.")."""
    if words < 3:  # "U.S." among the entries of a menu
        return _ABBREVIATED.search(text) is not None
    if words > 20 or text[0] in QUOTE_MARKS:
        return False
    last = text[-1]
    # The longest abbreviation has five characters.
    if last not in "?!" and not (last == "." and _ABBREVIATED.search(text, max(0, len(text) - 5))):
        return False
    if SPEAKER.match(text) or INNER_STOP.search(text):
        return False
    return is_title_case(text)


_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
#: A teaser has so many long words of its headline, or half of them.
_SHARED = 3


def repeats(headline: str, block: str) -> bool:
    """Return whether `block` says what `headline` says, as the teaser under it does.

    Examples
    --------
    >>> repeats("Flood Shuts Harbour Tunnel", "The tunnel at the harbour is shut after a flood.")
    True
    >>> repeats("Flood Shuts Harbour Tunnel", "The council meets on Monday to vote on the budget.")
    False
    """
    if has_speaker(block):
        return False
    words = set(_LONG_WORD.findall(headline.lower()))
    shared = len(words.intersection(_LONG_WORD.findall(block.lower())))
    return shared >= _SHARED or (shared > 1 and 2 * shared >= len(words))
