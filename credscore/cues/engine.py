"""One pass over the tokens finds the matches of every cue.

All entries are compiled into one trie of tokens. At each token that can begin an entry the
trie is followed as far as the text agrees; the work per token is bounded by the longest
entry, so matching is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from credscore.arrays import BoolArray
from credscore.cues.guards import Guard, proper_name
from credscore.cues.lexicon import Cue, load_cues
from credscore.cues.matches import Matches, matches_of
from credscore.document.document import Document
from credscore.document.ends import before_each, split_places
from credscore.document.forms import Column
from credscore.document.names import LONE
from credscore.document.tokens import Tokens, look_up_each

__all__ = ["match", "match_documents", "match_each"]

Numbers = npt.NDArray[np.int64]

#: Slot, index of the cue and number of tokens of an entry, and the guards for its match without
#: and with a capital.
_Ending = tuple[str, int, int, tuple[tuple[Guard, ...], tuple[Guard, ...]]]
#: Families whose entries without a kind serve the reader of attributions alone.
_READ_BY_ATTRIBUTION = frozenset({"report_verbs", "vague"})
#: A word's number takes so many bits of a step of the trie.
_WORD_BITS: Final = 20
#: Number of slots for the first words of entries, a power of two.
_SLOTS: Final = 1 << 19
#: So many tokens of no word stand between two documents.
_BETWEEN: Final = 2
#: Spreads them over the slots.
_SPREAD: Final = 0x9E3779B1


def match(tokens: Tokens, *, every: bool = False) -> Matches:
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
    Matches

    Examples
    --------
    >>> from credscore.document.document import read_whole
    >>> document = read_whole("The vote may slip.")
    >>> [(hit.cue.kind, hit.start, hit.end) for hit in match(document.tokens)]
    [('hedge', 2, 3)]
    """
    return match_each([tokens], every=every)[0]


def match_each(tokens: Sequence[Tokens], *, every: bool = False) -> list[Matches]:
    """Return what `match` gives for the tokens of each document, sooner."""
    if not tokens:
        return []
    trie = _compiled(every=every)
    edges = before_each([len(each) + _BETWEEN for each in tokens])
    # No entry goes on over the last token of a document: of two more the numbers are 0.
    ahead = np.zeros(edges[-1] + _BETWEEN, np.int64)
    capital = np.zeros(edges[-1], np.bool_)
    words = look_up_each(tokens, _ALL_WORDS if every else _WORDS)
    at = 0
    for each, edge in zip(tokens, edges, strict=False):
        ahead[edge : edge + len(each)] = words[at : at + len(each)]
        capital[edge : edge + len(each)] = each.capital
        at += len(each)
    possible = _possible(trie, ahead, capital, edges)
    rows: list[int] = []
    ends = [0]
    for each, edge, own in zip(tokens, edges, possible, strict=False):
        # An element of a memory view is a plain int.
        _match(trie, each, ahead.data[edge:], own, rows)
        ends.append(len(rows) // 3)
    return matches_of(rows).split(ends)


def match_documents(documents: Sequence[Document]) -> list[Matches]:
    """Return the matches in each document: those of `match_each` that are no lone names."""
    found = match_each([document.tokens for document in documents])
    return list(map(_outside_lone_names, found, documents))


def _outside_lone_names(found: Matches, document: Document) -> Matches:
    """Leave out the words that are names where a sentence begins: "Crook told reporters"."""
    named = document.named.take(found.starts)
    if LONE not in named.tobytes():  # much sooner than numpy says so, and nearly always
        return found
    kept = (named != LONE) | (found.ends - found.starts > 1)
    return Matches(found.cues[kept], found.starts[kept], found.ends[kept])


def _match(
    trie: _Trie,
    tokens: Tokens,
    words: memoryview,
    possible: Iterable[tuple[int, int, bool, bool]],
    rows: list[int],
) -> None:
    """Add cue, start and end of the matches in a document to `rows`."""
    endings, follow = trie.endings, trie.follow
    # Where a match of several words ends, by slot: one of a single word is in nobody's way.
    free_from: dict[str, int] = {}
    for start, word, goes_on, capital in possible:
        found = follow(words, start) if goes_on else endings[word]
        for slot, cue, length, guards in found:
            if free_from and free_from.get(slot, 0) > start:
                continue
            end = start + length
            for guard in guards[capital]:
                if guard(tokens, start, end):
                    break
            else:
                if length > 1:
                    free_from[slot] = end
                rows += (cue, start, end)


def _possible(
    trie: _Trie, ahead: Numbers, capital: BoolArray, edges: Sequence[int]
) -> list[list[tuple[int, int, bool, bool]]]:
    """Return for each document the tokens at which an entry may begin.

    `ahead` holds the numbers of all words of all documents, which begin at `edges`, each with two
    zeros behind it. With each token come the number of its word, whether an entry of more words
    may begin there, and whether it has a capital.
    """
    words = ahead[:-2]
    pairs = _slots(words, ahead[1:-1])
    goes_on = trie.pairs.take(pairs) | trie.triples.take(_slots(pairs, ahead[2:]))
    # An entry may share its slot with two words that are in none, and these are most of a text.
    goes_on &= words > 0
    starts = (trie.is_entry.take(words) | goes_on).nonzero()[0]
    columns = (words.take(starts), goes_on.take(starts), capital.take(starts))
    # Each document takes from the columns as much as it has places.
    rest = [iter(column.tolist()) for column in columns]
    return [list(zip(places, *rest, strict=False)) for places in split_places(starts, edges)]


def _slots(first: Numbers, second: Numbers) -> Numbers:
    """Return a slot for each two numbers; other numbers may have the same."""
    return (first * _SPREAD + second) & (_SLOTS - 1)


class _Trie:
    """The entries of the cues as a trie of words.

    Words and longer beginnings of entries are numbered from 1 on, words first; 0 stands for any
    other word. All is kept in a few flat containers: nested ones would be tens of thousands for
    the garbage collector to walk again and again.

    Attributes
    ----------
    words : dict of str to int
        Numbers of the words that entries are made of.
    endings : list of tuple
        By number, the entries that end there.
    is_entry : ndarray of bool
        By number of a word, whether it is an entry by itself.
    pairs, triples : ndarray of bool, shape (_SLOTS,)
        True in the `_slots` of entries of two words, and of the first three of longer ones.
    """

    def __init__(self, cues: Sequence[Cue]) -> None:
        used = (word for cue in cues for phrase in cue.phrases for word in phrase)
        self.words = {word: i for i, word in enumerate(dict.fromkeys(used), 1)}
        self.endings: list[tuple[_Ending, ...]] = [()] * (len(self.words) + 1)
        self._steps: dict[int, int] = {}
        for cue in cues:
            # Only a word with a capital can be (part of) a name.
            plain = tuple(guard for guard in cue.guards if guard is not proper_name)
            guards = (plain, cue.guards)
            longest = max(map(len, cue.phrases), default=0)
            # One object for all entries of a length.
            endings = [((cue.slot, cue.index, length, guards),) for length in range(longest + 1)]
            for phrase in cue.phrases:
                self._add(phrase, endings[len(phrase)])
        self.is_entry = np.array([bool(found) for found in self.endings[: len(self.words) + 1]])
        phrases = [phrase for cue in cues for phrase in cue.phrases if len(phrase) > 1]
        first, second, third = (self._numbers(phrases, place) for place in range(3))
        slots = _slots(first, second)
        self.pairs, self.triples = np.zeros((2, _SLOTS), np.bool_)
        self.pairs[slots[third == 0]] = True
        self.triples[_slots(slots, third)[third != 0]] = True

    def _numbers(self, phrases: Sequence[Sequence[str]], place: int) -> Numbers:
        """Return the number of the word of each phrase at `place`, 0 behind its last."""
        words = [phrase[place] if place < len(phrase) else "" for phrase in phrases]
        return np.array([self.words.get(word, 0) for word in words], np.int64)

    def _add(self, phrase: Sequence[str], ending: tuple[_Ending]) -> None:
        at = self.words[phrase[0]]
        for word in phrase[1:]:
            step = at << _WORD_BITS | self.words[word]
            at = self._steps.setdefault(step, len(self.endings))
            if at == len(self.endings):
                self.endings.append(())
        # Two groups of one slot that share an entry: the first in the file keeps it.
        if all(slot != ending[0][0] for slot, *_ in self.endings[at]):
            self.endings[at] += ending

    def follow(self, words: memoryview, start: int) -> Iterable[_Ending]:
        """Return for each slot the longest entry that begins at `start`."""
        at: int | None = words[start]
        found: dict[str, _Ending] = {}
        steps, endings = self._steps, self.endings
        while at is not None:
            for ending in endings[at]:
                found[ending[0]] = ending
            start += 1
            at = steps.get(at << _WORD_BITS | words[start])
        return found.values()


@cache
def _compiled(*, every: bool) -> _Trie:
    return _Trie(
        [cue for cue in load_cues() if every or cue.kind or cue.family not in _READ_BY_ATTRIBUTION]
    )


#: Number of each word in the trie of `match`, and in that of all cues.
_WORDS: Final = Column(lambda form: _compiled(every=False).words.get(form, 0), np.int64)
_ALL_WORDS: Final = Column(lambda form: _compiled(every=True).words.get(form, 0), np.int64)
