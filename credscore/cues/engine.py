"""One pass over the tokens finds the matches of every cue.

All entries are compiled into one trie of tokens. At each token that can begin an entry the
trie is followed as far as the text agrees; the work per token is bounded by the longest
entry, so matching is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from credscore.cues.lexicon import Cue, load_cues
from credscore.document.tokens import Tokens

__all__ = ["Hit", "match"]

#: Stands after the last token; no entry has it.
_NO_WORD = ""
#: Slot, cue and number of tokens of an entry.
_Ending = tuple[str, Cue, int]
_Paths = dict[str, int]
_Endings = list[tuple[_Ending, ...]]
#: Families whose entries without a kind serve the reader of attributions alone.
_READ_BY_ATTRIBUTION = frozenset({"report_verbs", "vague"})


class Hit(NamedTuple):
    """A match of `cue` over the tokens ``[start, end)``."""

    cue: Cue
    start: int
    end: int


def match(tokens: Tokens, *, every: bool = False) -> list[Hit]:
    """Return the matches of the cues, sorted by start.

    Within one slot (evidence kind, or family for cues without one) matches do not overlap:
    the leftmost wins, then the longest.

    Parameters
    ----------
    tokens : Tokens
        The tokens of a document.
    every : bool, default=False
        Also match the cues that `credscore.attribution` looks up by itself (verbs of
        report, "many", "some"); they are most of all matches.

    Returns
    -------
    list of Hit

    Examples
    --------
    >>> from credscore.document.document import read_whole
    >>> document = read_whole("The vote may slip.")
    >>> [(hit.cue.kind, hit.start, hit.end) for hit in match(document.tokens)]
    [('hedge', 2, 3)]
    """
    words = [*tokens.words, _NO_WORD]
    paths, endings = _compiled(every)
    hits: list[Hit] = []
    free_from: dict[str, int] = {}
    for start in [i for i, word in enumerate(words) if word in paths]:
        word = words[start]
        longer = f"{word} {words[start + 1]}"
        # Most tokens that could begin an entry do not: the next word decides.
        found = _follow(paths, endings, words, start) if longer in paths else endings[paths[word]]
        for slot, cue, length in found:
            end = start + length
            if free_from.get(slot, 0) > start:
                continue
            for guard in cue.guards:
                if guard(tokens, start, end):
                    break
            else:
                free_from[slot] = end
                hits.append(Hit(cue, start, end))
    return hits


def _follow(
    paths: _Paths, endings: _Endings, words: Sequence[str], start: int
) -> Iterable[_Ending]:
    """Return for each slot the longest entry that begins at `start`."""
    path = words[start]
    found: dict[str, _Ending] = {}
    at = start + 1
    while path in paths:
        found |= {ending[0]: ending for ending in endings[paths[path]]}
        path = f"{path} {words[at]}"
        at += 1
    return found.values()


@cache
def _compiled(every: bool) -> tuple[_Paths, _Endings]:  # noqa: FBT001 (a cache key)
    """Return the entries of the cues as a trie.

    The trie is one flat dict from each beginning of an entry (its words, joined by spaces)
    to the number of the entries that end there, 0 where none does. Nested dicts would be
    tens of thousands of containers for the garbage collector to walk again and again.
    """
    paths: _Paths = {}
    endings: _Endings = [()]
    for cue in load_cues():
        if cue.family in _READ_BY_ATTRIBUTION and not cue.kind and not every:
            continue
        for phrase in cue.phrases:
            for end in range(1, len(phrase) + 1):
                path = " ".join(phrase[:end])
                paths.setdefault(path, 0)
            if not paths[path]:
                paths[path] = len(endings)
                endings.append(())
            # Two groups of one slot that share an entry: the first in the file keeps it.
            if all(slot != cue.slot for slot, *_ in endings[paths[path]]):
                endings[paths[path]] += ((cue.slot, cue, len(phrase)),)
    return paths, endings
