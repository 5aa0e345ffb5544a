"""A document's tokens as the attribution reader looks at them: lists, masks and codes.

Scalar look-ups on Python lists are several times faster than on arrays, and the reader makes
many of them; whole-document steps use the arrays.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Final

import numpy as np
import numpy.typing as npt

from credscore.attribution.lexicon import BIT, Lexicon, load_lexicon
from credscore.document.document import Document
from credscore.document.tokens import BoolArray, code_points

__all__ = ["EDGE", "CodeArray", "Reading", "Speech", "code_names", "code_of", "read_tokens"]

CodeArray = npt.NDArray[np.int32]

#: Codes of words outside the lexicon, by shape; `EDGE` stands beyond the sentence.
_SHAPES: Final = ("<edge>", "<name>", "<number>", "<ly>", "<ing>", "<ed>", "<s>", "<lower>")
EDGE: Final = 0
_NAME, _NUMBER, _LY, _ING, _ED, _S, _LOWER = range(1, 8)
_NOUN_CLASSES: Final = (
    "title", "official", "expert", "witness", "person_group", "document", "organisation",
    "source_noun", "anonymous", "statement", "stance", "vague_noun",
)  # fmt: skip
_FORMS: Final = ("base", "third", "past", "ing")
#: Bits of closed-class words, which have codes of their own.
_CLOSED: Final = sum(BIT[name] for name in (
    "be", "have", "do", "modal", "auxiliary", "negation", "pronoun", "object", "possessive",
    "determiner", "preposition", "coordinator", "subordinator", "relative", "that", "time",
    "adverb", "mark",
))  # fmt: skip
_CANDIDATE: Final = BIT["verb"] | BIT["statement"] | BIT["stance"]
#: A passage in quotation marks of so many tokens is speech, whatever it ends in.
_SPEECH_LENGTH: Final = 10
_SPEECH_ENDS: Final = frozenset(",.?!…")


@dataclass(frozen=True, slots=True)
class Speech:
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


def _first_of(speech: Speech) -> int:
    return speech.first


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the reader asks about tokens; see the module docstring.

    Attributes
    ----------
    words : list of str
    masks, mask_array : list of int and ndarray of int32
        Bits of `lexicon.BIT`.
    codes : ndarray of int32
        Index into `code_names()`.
    possible : list of int
        Tokens that may be the head of a cue.
    capital, quoted : list of bool
    sentence : list of int
    bounds : list of int
        First token of each sentence and the number of tokens.
    known : dict of str to bool
        What the steps have found out about a word, so that it is looked for once.
    speeches : list of Speech
    """

    document: Document
    lexicon: Lexicon
    words: list[str]
    masks: list[int]
    mask_array: CodeArray
    codes: CodeArray
    possible: list[int]
    capital: list[bool]
    quoted: list[bool]
    sentence: list[int]
    bounds: list[int]
    known: dict[str, bool]
    speeches: list[Speech]

    def speech_at(self, token: int) -> Speech | None:
        """Return the quotation that has tokens on both sides of `token`'s left edge."""
        at = bisect_left(self.speeches, token, key=_first_of) - 1
        found = self.speeches[at] if at >= 0 else None
        return found if found is not None and found.first < token < found.last else None


@dataclass(frozen=True, slots=True)
class _WordTable:
    """Known words by number; number 0 is every other word."""

    numbers: dict[str, int]
    masks: CodeArray
    codes: CodeArray
    possible: BoolArray
    names: tuple[str, ...]


def read_tokens(document: Document) -> Reading:
    """Return the reading of `document`."""
    table = _word_table()
    tokens = document.tokens
    words = tokens.words
    numbers = np.fromiter(map(table.numbers.get, words, repeat(0)), np.int32, len(words))
    masks = table.masks[numbers]
    possible = table.possible[numbers] & ~document.quoted
    # "State Department", "The States": a capital after a capital is part of a name.
    possible[1:] &= ~(tokens.capital[1:] & tokens.capital[:-1])
    return Reading(
        document=document,
        lexicon=load_lexicon(),
        words=words,
        masks=masks.tolist(),
        mask_array=masks,
        codes=_codes(document, table.codes[numbers], numbers),
        possible=np.flatnonzero(possible).tolist(),
        capital=tokens.capital.tolist(),
        quoted=document.quoted.tolist(),
        sentence=document.token_sentence.tolist(),
        bounds=document.sentence_tokens.tolist(),
        known={},
        speeches=_speeches(document),
    )


def _codes(document: Document, codes: CodeArray, numbers: CodeArray) -> CodeArray:
    """Give the words outside the lexicon the code of their shape."""
    unknown = np.flatnonzero(numbers == 0)
    if not len(unknown):
        return codes
    points = code_points(document.folded)
    ends = document.tokens.ends[unknown]
    last, before = points[ends - 1], points[ends - 2]
    first = points[document.tokens.starts[unknown]]
    shapes = np.full(len(unknown), _LOWER, np.int32)
    shapes[last == ord("s")] = _S
    shapes[(last == ord("y")) & (before == ord("l"))] = _LY
    shapes[(last == ord("g")) & (before == ord("n"))] = _ING
    shapes[(last == ord("d")) & (before == ord("e"))] = _ED
    shapes[(first >= ord("0")) & (first <= ord("9"))] = _NUMBER
    shapes[document.tokens.capital[unknown]] = _NAME
    codes[unknown] = shapes
    return codes


@cache
def _word_table() -> _WordTable:
    lexicon = load_lexicon()
    names: dict[str, int] = {name: i for i, name in enumerate(_SHAPES)}
    numbers: dict[str, int] = {}
    masks, codes, possible = [0], [_LOWER], [False]
    for word in dict.fromkeys((*lexicon.masks, *lexicon.phrases)):
        mask = lexicon.masks.get(word, 0)
        verb = lexicon.verbs.get(word)
        if mask & _CLOSED:
            name = word
        elif verb is not None:
            name = f"{verb.group}/{_FORMS[verb.form]}"
        else:
            name = next((f"<{n}>" for n in _NOUN_CLASSES if mask & BIT[n]), "<lower>")
        numbers[word] = len(masks)
        masks.append(mask)
        codes.append(names.setdefault(name, len(names)))
        possible.append(bool(mask & _CANDIDATE) or word in lexicon.phrases or word == ":")
    return _WordTable(
        numbers,
        np.array(masks, np.int32),
        np.array(codes, np.int32),
        np.array(possible, np.bool_),
        tuple(names),
    )


def code_names() -> tuple[str, ...]:
    """Return the name of every code, in order."""
    return _word_table().names


@cache
def code_of(word: str) -> int:
    """Return the code of a closed-class word or mark."""
    return code_names().index(word)


def _speeches(document: Document) -> list[Speech]:
    quotations = document.quotations
    if not quotations:
        return []
    edges = np.array([edge for q in quotations for edge in (q.start, q.end)], np.int32)
    tokens = np.searchsorted(document.tokens.starts, edges).tolist()
    found = []
    for quotation, first, last in zip(quotations, tokens[::2], tokens[1::2], strict=True):
        speech = last - first >= _SPEECH_LENGTH
        if not speech:
            inner = document.text[quotation.inner_start : quotation.inner_end].rstrip()
            speech = inner[-1:] in _SPEECH_ENDS
        found.append(Speech(first, last, speech, quotation.continued))
    return found
