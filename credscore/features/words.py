"""Word and mark classes: what each token contributes to style and readability, looked up once.

Every word form is classified once per process and packed into one integer (class,
syllables, letters, two flags), so that the measures of a whole article are a handful of numpy
operations over the packed codes.
"""

from __future__ import annotations

import re
from typing import Final

import numpy as np
import numpy.typing as npt

from credscore.document.forms import Column

__all__ = ["CLASSES", "CODES", "WordCodes", "count_syllables"]

#: Closed word classes (Quirk et al. 1985, 2.34-2.45; Biber 1988, appendix II). A word
#: belongs to the first class that lists it.
_CLASS_WORDS: Final[dict[str, str]] = {
    "said": "said says",
    "first_singular": "i me my mine myself i'm i've i'd i'll",
    "first_plural": "we our ours us ourselves we're we've we'd we'll let's",
    "second_person": "you your yours yourself yourselves you're you've you'd you'll",
    "third_person": "he him his himself she her hers herself he'd he'll she'd she'll",
    "they": "they them their theirs themselves they're they've they'd they'll",
    "necessity": "must should ought shall need needs cannot can't shouldn't mustn't",
    "prediction": "will would won't wouldn't 'll",
    "negation": (
        "not no nor none never neither nothing nobody nowhere isn't aren't wasn't weren't "
        "don't doesn't didn't hasn't haven't hadn't couldn't"
    ),
    "contrast": "but however though although yet while whereas despite nevertheless instead",
    "cause": "because since so therefore thus hence why",
    "condition": "if unless whether",
    "question_word": "what how who whose whom which where",
    "present_be": "is are am 'm 're",
    "past_be": "was were been had",
    "demonstrative": "this these that those",
    "quantifier": "all every any everyone everybody anyone everything entire whole both",
    "time": (
        "monday tuesday wednesday thursday friday saturday sunday january february march "
        "april june july august september october november december yesterday"
    ),
    "now": "now today still already just finally once again",
    "preposition": "of in on at by with from for to into between among during after before",
    "article": "the a an",
    "and": "and or",
    "comparison": "more most less least better best worse worst",
    "adverb": "very really even only ever also too quite rather",
    "exclamations": "!",
    "questions": "?",
    "semicolons": ";",
    "colons": ":",
    "parentheses": "(",
    "dashes": "— – --",
    "ellipses": "... …",
    "money": "$ £ €",
    "percentages": "% percent",
}
CLASSES: Final[tuple[str, ...]] = ("other", *_CLASS_WORDS, "ly", "nominalisation", "past")
_CLASS_INDEX: Final = {name: index for index, name in enumerate(CLASSES)}
_OF_WORD: Final = {
    word: _CLASS_INDEX[name]
    for name, words in reversed(_CLASS_WORDS.items())
    for word in words.split()
}
_NOMINAL_ENDINGS = ("tion", "tions", "ment", "ments", "ness", "ity", "ities", "ance", "ence")
#: What contractions end in: "don't", "we'll", "y'all", but not "O'Neill" or "Xi'an".
_CONTRACTED = frozenset("t m re ve ll d s all am clock er em cause".split())
_NOT_LY = frozenset("family only early daily weekly likely apply supply reply rally ally".split())

_VOWEL_GROUPS = re.compile(r"[aeiouy]+")
#: A final e, es or ed without a sound: make, tables' -le after a consonant keeps its own.
_SILENT_ENDING = re.compile(
    r"(?:(?<![leiy])e|(?<=[aeiouy]l)e|(?<![td])ed|(?<![szcgx])(?<!ch)(?<!sh)(?<![^aeiouy]l)es)$"
)
#: Two vowels that belong to two syllables.
_HIATUS = re.compile(r"(?<![tcsxgl])i[ao](?!u)|(?<=cr)eat|[aeiouy](?=ing$)|(?<!p)eo(?!u)|ea$")

#: Layout of a packed code: class in the low byte, syllables, letters, then two flags.
_SYLLABLE_SHIFT, _LETTER_SHIFT = 8, 16
_NUMBER_BIT, _CONTRACTION_BIT = 1 << 24, 1 << 25
WordCodes = npt.NDArray[np.int64]


_BY_ENDING: Final = {
    "ly": "adverbs in -ly",
    "nominalisation": "nouns in -tion, -ment, -ness, -ity, -ance, -ence",
    "past": "words in -ed",
}


def describe_class(name: str) -> str:
    """Return what the words of a class are, for a reader.

    Examples
    --------
    >>> describe_class("and")
    'words such as "and", "or"'
    """
    if name in _BY_ENDING:
        return _BY_ENDING[name]
    return "words such as " + ", ".join(f'"{word}"' for word in _CLASS_WORDS[name].split()[:3])


def count_syllables(word: str) -> int:
    """Return the number of syllables of a lower-case `word`, at least 1.

    Vowel groups, less a silent final *e*, *es* or *ed*, plus hiatus (*media*, *being*), as
    in the heuristics that Flesch (1948) scores are usually computed with.

    Examples
    --------
    >>> [count_syllables(word) for word in ("the", "table", "jumped", "credible", "create")]
    [1, 2, 1, 3, 2]
    """
    groups = len(_VOWEL_GROUPS.findall(word))
    groups -= _SILENT_ENDING.search(word) is not None
    groups += len(_HIATUS.findall(word))
    return max(groups, 1)


def _pack(word: str) -> int:
    klass = _OF_WORD.get(word, 0)
    if not klass and word.isalpha() and len(word) > 4:
        if word.endswith("ly") and word not in _NOT_LY:
            klass = _CLASS_INDEX["ly"]
        elif word.endswith(_NOMINAL_ENDINGS) and len(word) > 6:
            klass = _CLASS_INDEX["nominalisation"]
        elif word.endswith("ed"):
            klass = _CLASS_INDEX["past"]
    letters = min(len(word), 255)
    syllables = min(count_syllables(word), 63)
    contracted = "'" in word[1:-1] and word.rpartition("'")[2] in _CONTRACTED
    flags = _NUMBER_BIT * word[0].isdigit() | _CONTRACTION_BIT * contracted
    return klass | syllables << _SYLLABLE_SHIFT | letters << _LETTER_SHIFT | flags


#: The packed code of each word form, for `Tokens.look_up`.
CODES = Column(_pack, np.int64)


def classes(codes: WordCodes) -> npt.NDArray[np.int64]:
    """Return the class index of every code (see `CLASSES`)."""
    return codes & 0xFF


def syllables(codes: WordCodes) -> npt.NDArray[np.int64]:
    """Return the number of syllables of every code."""
    return (codes >> _SYLLABLE_SHIFT) & 0xFF


def letters(codes: WordCodes) -> npt.NDArray[np.int64]:
    """Return the number of characters of every code, at most 255."""
    return (codes >> _LETTER_SHIFT) & 0xFF


def is_number(codes: WordCodes) -> npt.NDArray[np.bool_]:
    """Return for every code whether its word begins with a digit."""
    flags: npt.NDArray[np.bool_] = (codes & _NUMBER_BIT) != 0
    return flags


def is_contraction(codes: WordCodes) -> npt.NDArray[np.bool_]:
    """Return for every code whether its word is one like "don't"."""
    flags: npt.NDArray[np.bool_] = (codes & _CONTRACTION_BIT) != 0
    return flags
