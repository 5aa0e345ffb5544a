"""What the reader knows of a word form, packed into one integer.

A cell holds the bits of `bits.BIT`, a few flags and the code of the word: one look-up per
token (`credscore.document.forms`) gives them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from credscore.arrays import BoolArray
from credscore.attribution.bits import BIT
from credscore.attribution.lexicon import load_lexicon
from credscore.document.forms import Column
from credscore.document.tokens import Tokens, look_up_each

__all__ = [
    "ALONE", "BREAK", "CELLS", "CODE", "EDGE", "INITIALS", "NAME_CELL", "QUOTED", "SURVEY",
    "UNKNOWN", "CellArray", "begin_phrases", "cell_of", "code_names", "code_of",
]  # fmt: skip

CellArray = npt.NDArray[np.int64]

#: Layout of a cell: the bits of the word's classes, then flags, then the code.
#: The word is in no list of the lexicon.
UNKNOWN: Final = 1 << 32
#: The word may be a cue by itself.
ALONE: Final = 1 << 33
#: The token stands in quotation marks (set in the arrays of a document).
QUOTED: Final = 1 << 36
#: The word names a document whose findings may be given after "in".
SURVEY: Final = 1 << 37
#: A semicolon or colon: no subject reaches over it.
BREAK: Final = 1 << 38
#: The word is (part of) a name where it has capitals: "the WHO", "the US", "USA Today".
INITIALS: Final = 1 << 39
#: How far a cell is shifted to the right to leave its code.
CODE: Final = 40

#: Codes of words outside the lexicon, by shape; `EDGE` stands beyond the sentence.
_SHAPES: Final = ("<edge>", "<name>", "<number>", "<ly>", "<ing>", "<ed>", "<s>", "<lower>")
EDGE: Final = 0
_NAME, _NUMBER, _LY, _ING, _ED, _S, _LOWER = range(1, 8)
#: The cell of a capitalised word outside the lexicon.
NAME_CELL: Final = _NAME << CODE | UNKNOWN
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
_INITIALS: Final = ("who", "us", "it", "is", "today")
_SURVEYS: Final = tuple("poll polls survey surveys study report analysis census".split())


def _shape(word: str) -> int:
    """Return the code of a lower-case word outside the lexicon."""
    if "0" <= word[0] <= "9":
        return _NUMBER
    if word.endswith("s"):
        return _S
    ending = word[-2:]
    return _LY if ending == "ly" else _ING if ending == "ng" else _ED if ending == "ed" else _LOWER


def cell_of(word: str) -> int:
    """Return the cell of a word.

    Examples
    --------
    >>> bool(cell_of("she") & BIT["pronoun"]), code_names()[cell_of("quickly") >> CODE]
    (True, '<ly>')
    """
    cell = _table()[0].get(word)
    return _shape(word) << CODE | UNKNOWN if cell is None else cell


#: The cell of every word form.
CELLS: Final = Column(cell_of, np.int64)


def begin_phrases(tokens: Sequence[Tokens]) -> BoolArray:
    """Return which tokens of several texts, end to end, and the next begin a cue of several words.

    The last token of a text may do so with the first of the next.
    """
    _, pairs = _phrase_words()
    words = look_up_each(tokens, _PHRASE_WORDS)
    begin = np.zeros(len(words), np.bool_)
    # Hardly any two words that begin and go on a cue belong to the same.
    places = ((words[:-1] > _LOW_HALF) & ((words[1:] & _LOW_HALF) != 0)).nonzero()[0]
    if len(places):
        seconds = words.take(places + 1) & _LOW_HALF
        begin[places] = pairs[words.take(places) >> _HALF, seconds]
    return begin


@cache
def _phrase_words() -> tuple[dict[str, int], BoolArray]:
    """Return the numbers of first and second words of cues, and which of them go together.

    A word's number as a first word stands in the high half, as a second one in the low half.
    """
    phrases = load_lexicon().phrases
    pairs = {(word, rest[0]) for word, found in phrases.items() for rest, _ in found if rest}
    firsts, seconds = (
        {word: i for i, word in enumerate(sorted(set(words)), 1)}
        for words in zip(*pairs, strict=True)
    )
    known = np.zeros((len(firsts) + 1, len(seconds) + 1), np.bool_)
    for first, second in pairs:
        known[firsts[first], seconds[second]] = True
    numbers = {
        word: firsts.get(word, 0) << _HALF | seconds.get(word, 0) for word in {*firsts, *seconds}
    }
    return numbers, known


#: What `_phrase_words` says of every word form.
_PHRASE_WORDS: Final = Column(lambda word: _phrase_words()[0].get(word, 0), np.int32)
_HALF: Final = 16
_LOW_HALF: Final = (1 << _HALF) - 1


@cache
def _table() -> tuple[dict[str, int], tuple[str, ...]]:
    """Return the cells of the lexicon and the names of the codes, in order."""
    lexicon = load_lexicon()
    names: dict[str, int] = {name: i for i, name in enumerate(_SHAPES)}
    cells: dict[str, int] = {}
    known = dict.fromkeys((*lexicon.masks, *lexicon.phrases))
    for word in known:
        mask = lexicon.masks.get(word, 0)
        cell = names.setdefault(_code_name(word), len(names)) << CODE | mask
        may_be_all = any(not rest for rest, _ in lexicon.phrases.get(word, ()))
        if mask & _CANDIDATE or word in {":", "in"} or may_be_all:
            cell |= ALONE
        cells[word] = cell
    for words, flag in ((_SURVEYS, SURVEY), (";:", BREAK), (_INITIALS, INITIALS)):
        for word in words:
            cells[word] = cells.get(word, _shape(word) << CODE | UNKNOWN) | flag
    return cells, tuple(names)


def _code_name(word: str) -> str:
    """Return the name of the code of a word of the lexicon."""
    lexicon = load_lexicon()
    mask, verb = lexicon.masks.get(word, 0), lexicon.verbs.get(word)
    if mask & _CLOSED:
        return word
    if verb is not None:
        return f"{verb.group}/{_FORMS[verb.form]}"
    return next((f"<{name}>" for name in _NOUN_CLASSES if mask & BIT[name]), "<lower>")


def code_names() -> tuple[str, ...]:
    """Return the name of every code, in order."""
    return _table()[1]


@cache
def code_of(word: str) -> int:
    """Return the code of a closed-class word or mark."""
    return code_names().index(word)
