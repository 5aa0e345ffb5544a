"""A document's tokens as the attribution reader looks at them.

Most tokens are never asked about, so hardly anything is made for each of them: a scalar look-up on
bytes is about as fast as on a list, and whole-document steps use the arrays. The classes of words
are a list, since the rules ask for them so often; a look-up on a memory view takes three times as
long.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial, wraps
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.arrays import BoolArray
from credscore.attribution.bits import ANY, PREPOSITION
from credscore.attribution.cells import (
    ALONE,
    BREAK,
    CELLS,
    CODE,
    INITIALS,
    NAME_CELL,
    QUOTED,
    SURVEY,
    UNKNOWN,
    CellArray,
    begin_phrases,
    cell_of,
    code_of,
)
from credscore.attribution.lexicon import Lexicon, load_lexicon
from credscore.document.document import Document
from credscore.document.ends import before_each, end_to_end, split_at, split_places
from credscore.document.tokens import columns_of, look_up_each

__all__ = [
    "SURVEY_REACH",
    "Reading",
    "Speech",
    "is_upper",
    "once_a_word",
    "read_each",
    "read_tokens",
    "surface_of",
]

#: How far behind "in" the document may be named.
SURVEY_REACH: Final = 8
#: A passage in quotation marks of so many tokens is speech, whatever it ends in.
_SPEECH_LENGTH: Final = 10
_SPEECH_ENDS: Final = frozenset(",.?!…")


class Speech(NamedTuple):
    """A quotation as a range of tokens, marks included.

    Attributes
    ----------
    first, last : int
        First token and one past the last token.
    speech : bool
        Somebody's sentence or clause rather than a few words in scare quotes.
    continued : bool
        As in `Quotation`.
    """

    first: int
    last: int
    speech: bool
    continued: bool


#: What ``Speech._make`` does, without a call of Python.
_SPEECH: Final = partial(tuple.__new__, Speech)


@dataclass(slots=True)
class Reading:
    """Everything the reader asks about tokens; see the module docstring.

    Attributes
    ----------
    words : list of str
    masks : list of int
        Classes of the words, the bits of `bits.BIT`: 0 for a word in no list, which most are.
    cells : ndarray of int64
        Cells of the words (see `cells`), with names and quoted tokens marked.
    possible : list of int
        Tokens that may be the head of a cue.
    forms : ndarray of int
        The numbers of their word forms.
    phrases : list of bool
        Whether the first two words of a cue of several stand at each of these.
    surveys : list of int
        Tokens that name a poll or a study.
    capital, quoted : bytes
        1 for the tokens that are.
    sentence : memory view of int32
    bounds : list of int
        First token of each sentence and the number of tokens.
    known : dict of str to bool
        What the steps have found out about a word, so that it is looked for once; see
        `once_a_word`.
    breaks : list of int
        Tokens that no subject reaches over: semicolons, colons and quoted tokens.
    placed : set of int
        The numbers of the word forms that stand anywhere after "in" or "across".
    speeches : list of Speech
    answering : (int, int) or None
        The name of who answers in an interview, once found.
    """

    document: Document
    lexicon: Lexicon
    words: list[str]
    masks: list[int]
    cells: CellArray
    possible: list[int]
    forms: npt.NDArray[np.intp]
    phrases: list[bool]
    surveys: list[int]
    capital: bytes
    quoted: bytes
    sentence: memoryview
    bounds: list[int]
    known: dict[str, bool]
    breaks: list[int]
    placed: set[int]
    speeches: list[Speech]
    answering: tuple[int, int] | None = None

    def speech_at(self, token: int) -> Speech | None:
        """Return the quotation that has tokens on both sides of `token`'s left edge."""
        # Before any quotation that begins at `token`: a shorter tuple comes first.
        at = bisect_left(self.speeches, (token,)) - 1
        found = self.speeches[at] if at >= 0 else None
        return found if found is not None and found.first < token < found.last else None


def once_a_word(ask: Callable[[Reading, int], bool]) -> Callable[[Reading, int], bool]:
    """Return `ask`, a question about a token that its word alone decides, asked once a word."""
    name = ask.__name__

    @wraps(ask)
    def known(reading: Reading, i: int) -> bool:
        note = f"{name} {reading.words[i]}"
        if note not in reading.known:
            reading.known[note] = ask(reading, i)
        return reading.known[note]

    return known


def read_tokens(document: Document) -> Reading:
    """Return the reading of `document`."""
    return read_each([document])[0]


def read_each(documents: Sequence[Document]) -> list[Reading]:
    """Return the reading of each of `documents`, sooner than `read_tokens` does."""
    if not documents:
        return []
    tokens = [document.tokens for document in documents]
    edges = before_each(list(map(len, tokens)))
    plain = look_up_each(tokens, CELLS)
    capital = columns_of(tokens).capital
    may_be_initials = ((plain & INITIALS != 0) & capital).nonzero()[0]
    initials = list(map(_initials, documents, split_places(may_be_initials, edges)))
    in_names = [first + at for first, own in zip(edges, initials, strict=False) for at in own]
    plain[in_names] = NAME_CELL
    masks = plain & ANY
    quoted = end_to_end([document.quoted for document in documents])
    cells = np.where(((plain & UNKNOWN) != 0) & capital, NAME_CELL, plain)
    cells |= quoted * QUOTED
    is_survey = (plain & SURVEY) != 0
    begin = begin_phrases(tokens)
    begin[in_names] = False
    if len(documents) > 1:  # none goes on from one document to the next
        begin[[edge - 1 for edge in edges[1:-1] if 0 < edge <= len(begin)]] = False
    places = (_possible(plain, capital, begin, is_survey, edges) & ~quoted).nonzero()[0]
    possible = split_places(places, edges)
    ends = before_each(list(map(len, possible)))
    phrases = split_at(begin.take(places), ends)
    numbers = columns_of(tokens).numbers
    forms = split_at(numbers.take(places), ends)
    surveys = split_places(is_survey.nonzero()[0], edges)
    breaks = split_places(((cells & (BREAK | QUOTED)) != 0).nonzero()[0], edges)
    placed = _after(plain, ("in", "across"))
    return [
        Reading(
            document=document,
            lexicon=load_lexicon(),
            words=_with_capitals(document, initials[i]),
            masks=masks[first:last].tolist(),
            cells=cells[first:last],
            possible=possible[i],
            forms=forms[i],
            phrases=phrases[i].tolist(),
            surveys=surveys[i],
            capital=capital[first:last].tobytes(),
            quoted=quoted[first:last].tobytes(),
            sentence=document.token_sentence.data,
            bounds=document.sentence_tokens.tolist(),
            known={},
            breaks=breaks[i],
            placed=set(numbers[first:last][placed[first:last]].tolist()),
            speeches=_speeches(document),
        )
        for i, (document, (first, last)) in enumerate(zip(documents, pairwise(edges), strict=True))
    ]


def _initials(document: Document, places: Sequence[int]) -> list[int]:
    """Return which of the `places` of "who", "us", "it", "is" and "today" are (in) names.

    ``the WHO said``, ``USA Today``. A word beside them that is written in capitals tells that the
    text shouts, and one before "IS" that this is the verb.
    """
    return [at for at in places if _is_name(document, at)]


def _is_name(document: Document, at: int) -> bool:
    word = document.tokens.words[at]
    first = document.sentence_tokens[document.token_sentence[at]]
    if word == "today":
        return bool(at > first and document.tokens.capital[at - 1])
    if not is_upper(document, at) or _is_shouted(document, at):
        return False
    before = at == first or cell_of(document.tokens.words[at - 1]) & PREPOSITION
    return word != "is" or bool(before)


def is_upper(document: Document, at: int) -> bool:
    """Return whether token `at` is written in capitals."""
    surface = surface_of(document, at)
    return len(surface) > 1 and surface.isupper()


def surface_of(document: Document, at: int) -> str:
    """Return token `at` as it is written."""
    tokens = document.tokens
    return document.text[tokens.starts.item(at) : tokens.ends.item(at)]


def _is_shouted(document: Document, at: int) -> bool:
    near = (at - 1, at + 1)
    return any(0 <= one < len(document.tokens) and is_upper(document, one) for one in near)


def _with_capitals(document: Document, initials: Sequence[int]) -> list[str]:
    """Return the words, `initials` as they are written, so that they are found in no list."""
    words = document.tokens.words
    if not initials:
        return words
    copy = words.copy()
    for at in initials:
        copy[at] = surface_of(document, at)
    return copy


def _after(cells: CellArray, words: Sequence[str]) -> BoolArray:
    """Return which tokens stand after one of `words`, of another document for the first."""
    after = np.zeros(len(cells), np.bool_)
    codes = cells[:-1] >> CODE
    for word in words:
        after[1:] |= codes == code_of(word)
    return after


def _possible(
    cells: CellArray,
    capital: BoolArray,
    begin: BoolArray,
    is_survey: BoolArray,
    edges: Sequence[int],
) -> BoolArray:
    """Return the tokens with which a cue may begin, in quotation marks or not.

    `begin` tells those that are the first of a cue of several words.
    """
    alone: BoolArray = ((cells & ALONE) != 0) & ~_names_nothing(cells, is_survey)
    # "State Department", "The States": a capital after a capital is part of a name.
    in_name = capital[1:] & capital[:-1]
    if len(edges) > 2:  # no name goes on from one document to the next
        in_name[[edge - 1 for edge in edges[1:-1] if 0 < edge < len(cells)]] = False
    alone |= begin
    alone[1:] &= ~in_name
    return alone


def _names_nothing(cells: CellArray, is_survey: BoolArray) -> BoolArray:
    """Return which tokens are "in" without a survey within reach: all but very few."""
    found = is_survey.nonzero()[0]
    nothing: BoolArray = (cells >> CODE) == code_of("in")
    if not len(found):
        return nothing
    surveys = np.concatenate((found, (len(cells) + SURVEY_REACH + 1,)))
    places = nothing.nonzero()[0]
    following = surveys.take(surveys.searchsorted(places, side="right"))
    nothing[places[following <= places + SURVEY_REACH]] = False
    return nothing


#: What stands before the title of a work, which has capitals but in small words.
_BEFORE_WORK: Final = frozenset("titled entitled book novel film memoir".split())
_OF_WORK: Final = frozenset("author co-author writer director creator host star".split())
_NEAR: Final = 24
_SMALL_WORD: Final = 4


def _speeches(document: Document) -> list[Speech]:
    found = []
    for quotation, (first, last) in zip(
        document.quotations, document.quotation_tokens, strict=True
    ):
        speech = last - first >= _SPEECH_LENGTH
        if not speech:
            inner = document.text[quotation.inner_start : quotation.inner_end].rstrip()
            speech = inner[-1:] in _SPEECH_ENDS
        if speech and _is_work(document.text, quotation.start, quotation.inner_end):
            speech = False
        found.append(_SPEECH((first, last, speech, quotation.continued)))
    return found


def _is_work(text: str, start: int, end: int) -> bool:
    """Whether a quotation is the title of a work: ``author of “The Long Pier”``."""
    before = text[max(0, start - _NEAR) : start].split()[-2:]
    told = before[-1:] == ["of"] and before[0] in _OF_WORK
    if not told and not (before and before[-1] in _BEFORE_WORK):
        return False
    return not any(
        word[0].islower() and len(word) > _SMALL_WORD for word in text[start + 1 : end].split()
    )
