"""Sentences of many texts at once: what most full stops mean is told by arrays.

`split_sentences` looks at each stop in Python. Most stops stand between a common word and a space
with a capital after it, or end nothing (``3.5``, ``U.S``): that is seen from the characters round
them, for all stops of many texts at once. A paragraph with any other stop is left to
`split_sentences`, so the sentences are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.arrays import BoolArray
from credscore.document.ends import repeat_each, whole_numbers
from credscore.document.folding import FoldedTexts
from credscore.document.forms import Column
from credscore.document.joined import JoinedTokens
from credscore.document.pieces import Points
from credscore.document.punkt import ELLIPSIS, NON_WORDS, SPACES, is_common, is_end
from credscore.document.sentences import (
    TITLES,
    is_title,
    speaks_behind,
    split_sentences,
)
from credscore.parts import Span

__all__ = ["split_each"]

Numbers = npt.NDArray[np.int64]

#: What a character is, by code point.
_SPACE, _NON_WORD, _UPPER, _LETTER, _OPENS, _CLOSES, _ODD = (1 << i for i in range(7))
_CAPITAL: Final = _UPPER | _LETTER
#: What may stand behind the last character of a word; a capital may begin a sentence.
_NO_WORD: Final = _SPACE | _NON_WORD | _UPPER | _ODD
#: What ends a word besides the blank.
_OTHER_SPACES: Final = "\t\n\r\x0b\x0c"
_BLANK, _DOT, _ELLIPSIS = map(ord, (" ", ".", ELLIPSIS))
#: The characters round a stop that are looked at.
_AROUND: Final = np.arange(-2, 5)


@cache
def _kinds() -> npt.NDArray[np.uint8]:
    """Return the kinds of each character of the basic plane, by code point.

    Those beyond it are looked up as the last of it, and left to `split_sentences`.
    """
    characters = list(map(chr, range(0x10000)))
    kinds = np.fromiter(map(str.isupper, characters), np.uint8) * np.uint8(_UPPER)
    kinds |= np.fromiter(map(str.isalpha, characters), np.uint8) * np.uint8(_LETTER)
    marks = (_SPACE, SPACES), (_NON_WORD, NON_WORDS), (_OPENS, '"“'), (_CLOSES, "\"”'’)]")
    for kind, chosen in marks:
        kinds[list(map(ord, chosen))] |= kind
    kinds[-1] = _ODD
    return kinds


def _plain_length(word: str) -> int:
    """Return the length of a word after which a full stop always ends a sentence, or 0."""
    return len(word) if is_common(word) and word not in TITLES else 0


_PLAIN: Final = Column(_plain_length, np.int64)


class _Paragraphs(NamedTuple):
    """The paragraphs of all texts.

    Attributes
    ----------
    starts, ends : ndarray of int64
        First character and one past the last, counted through all texts.
    text : ndarray of int64
        The text of each.
    hard : ndarray of bool
        Whether `split_sentences` is to look at it.
    offsets : list of int
        The characters before each text.
    """

    starts: Numbers
    ends: Numbers
    text: Numbers
    hard: BoolArray
    offsets: Sequence[int]

    def hard_ones(self) -> Iterator[tuple[int, int, int]]:
        """Yield text, first character and one past the last in it of the hard paragraphs."""
        at = self.hard.nonzero()[0]
        text = self.text.take(at)
        before = np.array(self.offsets).take(text)
        columns = (text, self.starts.take(at) - before, self.ends.take(at) - before)
        return zip(*[column.tolist() for column in columns], strict=True)


class _Stops(NamedTuple):
    """Stops inside paragraphs.

    Attributes
    ----------
    places : ndarray of int64
        Characters, counted through all texts.
    paragraph : ndarray of int64
    ends_here : ndarray of bool
        A sentence ends here, unless the word before says otherwise.
    quoted : ndarray of bool
        A closing mark follows, which belongs to the sentence.
    doubtful : ndarray of bool
        The word before has to be looked at.
    hard : ndarray of bool
        What it means is not told here.
    """

    places: Numbers
    paragraph: Numbers
    ends_here: BoolArray
    quoted: BoolArray
    doubtful: BoolArray
    hard: BoolArray


def split_each(  # noqa: PLR0913 - all are of the same texts
    texts: Sequence[str],
    folded: FoldedTexts,
    copies: Sequence[str],
    bodies: Sequence[Sequence[Span]],
    stops: Sequence[Sequence[int]],
    tokens: JoinedTokens,
) -> list[list[Span]]:
    """Return what `split_sentences` gives for each of `texts`.

    Parameters
    ----------
    texts : sequence of str
    folded : FoldedTexts
    copies : sequence of str
        The folded copy of each text.
    bodies : sequence of sequence of (int, int)
        The paragraphs of each text.
    stops : sequence of sequence of int
        Where `find_places` finds stops in each.
    tokens : JoinedTokens
    """
    # For one text some dozens of numpy calls cost more than a look at its stops.
    if len(texts) == 1 or not any(bodies):
        return list(map(split_sentences, texts, copies, bodies, stops))
    paragraphs = _paragraphs_of(bodies, folded.edges[:-1])
    found = _read_stops(folded, paragraphs, stops, tokens)
    paragraphs.hard[found.paragraph[found.hard]] = True
    _read_doubtful(texts, copies, found, paragraphs)
    sentences = _join_ends(found, paragraphs, folded.edges)
    hard: dict[int, list[Span]] = {}
    for number, start, end in paragraphs.hard_ones():
        hard.setdefault(number, []).append((start, end))
    for number, own in hard.items():
        sentences[number] += split_sentences(texts[number], copies[number], own, stops[number])
        sentences[number].sort()
    return sentences


def _paragraphs_of(bodies: Sequence[Sequence[Span]], offsets: Sequence[int]) -> _Paragraphs:
    """Return the paragraphs of all texts; those without a character are hard."""
    counts = list(map(len, bodies))
    edges = whole_numbers(chain.from_iterable(chain.from_iterable(bodies)))
    starts, ends = edges[::2], edges[1::2]
    hard = starts >= ends
    text = np.arange(len(bodies)).repeat(counts)
    before = np.array(offsets).repeat(counts)
    return _Paragraphs(starts + before, ends + before, text, hard, offsets)


def _read_stops(
    folded: FoldedTexts,
    paragraphs: _Paragraphs,
    stops: Sequence[Sequence[int]],
    tokens: JoinedTokens,
) -> _Stops:
    """Return the stops inside paragraphs with what the characters round them tell."""
    places = whole_numbers(chain.from_iterable(stops))
    places += repeat_each(folded.edges[:-1], list(map(len, stops)))
    paragraph = paragraphs.starts.searchsorted(places, side="right") - 1
    # One at the very end of a paragraph parts nothing.
    inside = (paragraph >= 0) & (places < paragraphs.ends.take(paragraph, mode="clip") - 1)
    places, paragraph = places[inside], paragraph[inside]
    end = paragraphs.ends.take(paragraph)
    points = folded.points
    near = places + _AROUND[:, None]
    around = points.take(near, mode="clip")
    around[(near < 0) | (near >= len(points))] = _BLANK  # before and behind all texts
    kinds = _kinds().take(around, mode="clip")
    is_dot, blank = around[2] == _DOT, around == _BLANK
    elliptic = around[2] == _ELLIPSIS
    spaced = blank[3] & ((kinds[4] & _SPACE) == 0)
    # One more character stands before what follows.
    quoted = ((kinds[3] & _CLOSES) != 0) & blank[4]
    opens, within = np.where(quoted, kinds[5:7], kinds[4:6])
    begins = (opens & _CAPITAL) == _CAPITAL
    begins |= ((opens & _OPENS) != 0) & ((within & _LETTER) != 0) & (places + 3 + quoted < end)
    # A question that somebody asks may go on: "Why?" she asked.
    sure = is_dot | ((kinds[1] & _LETTER) != 0)
    ends_here = begins & np.where(quoted, is_dot, spaced & sure) & ~elliptic
    nothing = (kinds[3] & _NO_WORD) == 0
    nothing |= ((kinds[3] & kinds[1] & _CAPITAL) == _CAPITAL) & ((kinds[0] & (_LETTER | _ODD)) == 0)
    nothing |= ((kinds[3] & _CLOSES) != 0) & (places + 2 == end)
    nothing |= elliptic & ((kinds[3] & _SPACE) == 0)
    plain = _is_plain(points, paragraphs.starts.take(paragraph), places, tokens)
    doubtful = is_dot & ~plain & (ends_here | spaced)
    hard = ~(ends_here | nothing | doubtful)
    return _Stops(places, paragraph, ends_here, quoted, doubtful, hard)


def _is_plain(
    points: Points, paragraph_starts: Numbers, places: Numbers, tokens: JoinedTokens
) -> BoolArray:
    """Return which stops stand right behind a word that every stop behind it ends, see `_PLAIN`."""
    starts = tokens.starts
    at = starts.searchsorted(places)
    begins = starts.take(at, mode="clip") == places
    first = starts.take(at - 1, mode="clip")
    sizes = tokens.look_up(_PLAIN).take(at - 1, mode="clip")
    begins &= (sizes > 0) & (first + sizes == places)
    plain: BoolArray = begins & (
        (points.take(first - 1, mode="clip") == _BLANK) | (first == paragraph_starts)
    )
    return plain


def _read_doubtful(
    texts: Sequence[str], copies: Sequence[str], found: _Stops, paragraphs: _Paragraphs
) -> None:
    """Find out about the stops behind abbreviations, initials and numbers, one by one."""
    doubtful = found.doubtful & ~paragraphs.hard.take(found.paragraph)
    at = doubtful.nonzero()[0]
    own = found.paragraph.take(at)
    columns = (at, own, paragraphs.text.take(own), paragraphs.starts.take(own))
    rest = (paragraphs.ends.take(own), found.places.take(at), found.quoted.take(at))
    rows = zip(*[column.tolist() for column in (*columns, *rest)], strict=True)
    for stop, paragraph, number, start, end, place, quoted in rows:
        offset = paragraphs.offsets[number]
        ends = _ends_sentence(
            texts[number], copies[number], (start - offset, end - offset), place - offset, quoted
        )
        if ends is False:
            found.ends_here[stop] = False
        elif ends is None or not found.ends_here[stop]:
            paragraphs.hard[paragraph] = True


def _ends_sentence(
    text: str,
    folded: str,
    paragraph: Span,
    stop: int,
    quoted: bool,  # noqa: FBT001
) -> bool | None:
    """Return whether a sentence ends with the full stop at `stop`; None if no word stands before.

    A space follows, or a closing mark and a space.
    """
    start, end = paragraph
    word = folded.rfind(" ", start, stop) + 1 or start
    before = text[word:stop]
    if before.split() != [before]:  # hardly ever
        word = max([word, *[text.rfind(space, word, stop) + 1 for space in _OTHER_SPACES]])
    before = folded[word:stop]
    following = -1 if quoted else stop + 2
    if not quoted and text[following] in '“"' and speaks_behind(text, folded, stop):
        return True
    if not is_end(text, before, (word, stop, following), end):
        return False
    if not any(map(str.isalpha, before)):
        return None
    # What stands before a name ends no sentence.
    return quoted or not (
        text[following].isupper() and is_title(text, folded, (start, stop + 1), following, end)
    )


def _join_ends(found: _Stops, paragraphs: _Paragraphs, edges: Sequence[int]) -> list[list[Span]]:
    """Return the sentences of the paragraphs of each text that are not hard."""
    easy = ~paragraphs.hard
    ends_here = found.ends_here & easy.take(found.paragraph)
    ends = found.places[ends_here] + 1 + found.quoted[ends_here]
    starts = np.concatenate((paragraphs.starts[easy], ends + 1))
    ends = np.concatenate((paragraphs.ends[easy], ends))
    starts.sort()
    ends.sort()
    parts = starts.searchsorted(edges)
    offsets = np.array(edges[:-1]).repeat(parts[1:] - parts[:-1])
    sentences = list(zip((starts - offsets).tolist(), (ends - offsets).tolist(), strict=True))
    return [sentences[first:last] for first, last in pairwise(parts.tolist())]
