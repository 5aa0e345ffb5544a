"""What the reader knows of a word form, packed into one integer.

A cell holds the bits of `bits.BIT`, a few flags and the code of the word: one look-up per
token (`credscore.document.forms`) gives them all.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from credscore.attribution.bits import BIT
from credscore.attribution.lexicon import load_lexicon
from credscore.document.forms import Column

__all__ = [
    "ALONE", "BREAK", "CELLS", "CODE", "EDGE", "LEADS", "NAME_CELL", "QUOTED", "SECOND", "SURVEY",
    "UNKNOWN", "CellArray", "cell_of", "code_names", "code_of",
]  # fmt: skip

CellArray = npt.NDArray[np.int64]

#: Layout of a cell: the bits of the word's classes, then flags, then the code.
#: The word is in no list of the lexicon.
UNKNOWN: Final = 1 << 32
#: The word may be a cue by itself; the first word of a longer cue; the second of one.
ALONE: Final = 1 << 33
LEADS: Final = 1 << 34
SECOND: Final = 1 << 35
#: The token stands in quotation marks (set in the arrays of a document).
QUOTED: Final = 1 << 36
#: The word names a document whose findings may be given after "in".
SURVEY: Final = 1 << 37
#: A semicolon or colon: no subject reaches over it.
BREAK: Final = 1 << 38
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


@cache
def _table() -> tuple[dict[str, int], tuple[str, ...]]:
    """Return the cells of the lexicon and the names of the codes, in order."""
    lexicon = load_lexicon()
    names: dict[str, int] = {name: i for i, name in enumerate(_SHAPES)}
    cells: dict[str, int] = {}
    seconds = {rest[0] for phrases in lexicon.phrases.values() for rest, _ in phrases if rest}
    known = dict.fromkeys((*lexicon.masks, *lexicon.phrases))
    for word in known:
        mask = lexicon.masks.get(word, 0)
        cell = names.setdefault(_code_name(word), len(names)) << CODE | mask
        rests = [rest for rest, _ in lexicon.phrases.get(word, ())]
        if mask & _CANDIDATE or word in {":", "in"} or () in rests:
            cell |= ALONE
        cells[word] = cell | LEADS * any(rests)
    for words, flag in ((seconds, SECOND), (_SURVEYS, SURVEY), (";:", BREAK)):
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
