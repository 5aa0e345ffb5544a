"""One pass over the tokens finds the matches of every cue.

All entries are compiled into one trie of tokens. At each token that can begin an entry the
trie is followed as far as the text agrees; the work per token is bounded by the longest
entry, so matching is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from credscore.cues.lexicon import Cue, load_cues
from credscore.document.tokens import Tokens

__all__ = ["Hit", "match"]

#: Key under which a trie node keeps the cues that end there; no token is a line break.
_END = "\n"
#: Stands after the last token; no node has it as a key.
_NO_WORD = ""
_Node = dict[str, Any]
#: Families whose entries without a kind serve the reader of attributions alone.
_READ_BY_ATTRIBUTION = frozenset({"report_verbs", "vague"})
#: Slot, cue and number of tokens of an entry.
_Ending = tuple[str, Cue, int]


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
    root = _compiled(every)
    hits: list[Hit] = []
    free_from: dict[str, int] = {}
    for start in [i for i, word in enumerate(words) if word in root]:
        node = root[words[start]]
        # Most tokens that could begin an entry do not: the next word decides.
        goes_on = words[start + 1] in node
        for slot, cue, length in _follow(node, words, start + 1) if goes_on else node.get(_END, ()):
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


def _follow(node: _Node, words: Sequence[str], at: int) -> Iterable[_Ending]:
    """Return for each slot the longest entry that the words from `at` on complete."""
    endings: Iterable[_Ending] = node.get(_END, ())
    longer: list[_Ending] = []
    while words[at] in node:
        node = node[words[at]]
        at += 1
        if _END in node:
            longer += node[_END]
    if not longer:
        return endings
    return {ending[0]: ending for ending in (*endings, *longer)}.values()


@cache
def _compiled(every: bool) -> _Node:  # noqa: FBT001 (a cache key)
    """Return the trie of the entries of the cues."""
    root: _Node = {}
    for cue in load_cues():
        if cue.family in _READ_BY_ATTRIBUTION and not cue.kind and not every:
            continue
        for phrase in cue.phrases:
            node = root
            for word in phrase:
                node = node.setdefault(word, {})
            endings = node.setdefault(_END, [])
            # Two groups of one slot that share an entry: the first in the file keeps it.
            if all(slot != cue.slot for slot, *_ in endings):
                endings.append((cue.slot, cue, len(phrase)))
    return root
