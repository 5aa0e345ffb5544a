"""Names and numbers are hidden before any learned weight is looked up.

A sentence is turned into rows of a weight table. A capitalised word inside a sentence is a
name, whatever it is; so is a capitalised first word that is often a name. A run of names is
one name, with "the" before it, so that "France" and "the United Arab Emirates" are read alike.
Words for groups of people have no row of their own either, in any spelling: the vocabulary sends
them to `NAME`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.arrays import BoolArray, Int32Array
from credscore.document.forms import Column
from credscore.document.lone_names import stands_before_names
from credscore.document.names import OPENERS, Levels

__all__ = [
    "FIRST_WORD",
    "GROUPS",
    "NAME",
    "NUMBER",
    "UNKNOWN",
    "Masked",
    "Vocabulary",
    "look_up",
    "mask",
    "mask_rows",
]


#: The rows that are no words, and the first row that is one.
UNKNOWN: Final = 0
NAME: Final = 1
NUMBER: Final = 2
FIRST_WORD: Final = 3

#: Groups of people whose words once got a weight: they have a row, but are read as names.
GROUPS: Final = (
    "blind deaf disabled autistic homeless mixed-race non-binary pensioner pensioners settler"
    " settlers veteran veterans"
).split()
#: No currency counts for itself: each is read as that of the most uses.
_CURRENCIES: Final = {
    "$": "£ € ¥ ₹",
    "dollar": "euro rupee peso shilling rouble ruble shekel",
    "dollars": (
        "euros pounds yen yuan rupees pesos naira rand shillings francs cedis roubles rubles kronor"
        " kroner shekels dirhams riyals baht reais zlotys"
    ),
}


#: Between two names these are part of one: "the Brothers of Italy", "Jehovah's Witnesses". Whether
#: names are two or one ("Trinidad and Tobago") nobody can tell who does not know them.
_LINKS: Final = ("and", "of", "for", "'s", "&")


#: The word, capitalised at the start of a sentence, is itself there and not a name.
_MAY_OPEN: Final = 1
#: The word, where it opens a sentence and a name follows, is no part of that name: "Unlike France",
#: but "Real Madrid".
_BEFORE_NAMES: Final = 2
#: A mark after which a capital may be that of a sentence.
_OPENER: Final = 4
#: See `Vocabulary.articles`.
_ARTICLE: Final = 8
#: Makes one name of the two that it stands between: "Law and Justice".
_LINK: Final = 16


class _Rows(dict[str, int]):
    """Rows by word; a word without one is a number or unknown."""

    def __missing__(self, word: str) -> int:
        return NUMBER if word[:1].isdigit() else UNKNOWN


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that have a row.

    Attributes
    ----------
    rows : dict of str to int
        Row of each word; words for groups of people have the row `NAME`, words it does not
        know `NUMBER` or `UNKNOWN`.
    words : tuple of str
        The words in the order of their rows, from row `FIRST_WORD` on.
    flags : ndarray of uint8, shape (n_rows,)
        What the word is beside names, in bits: `_MAY_OPEN`, `_BEFORE_NAMES`, `_OPENER`, `_ARTICLE`
        and `_LINK`.
    articles : ndarray of int32, shape (n_rows,)
        What an article is read as where a name follows, `UNKNOWN` for other words: "the" belongs
        to the name ("the Netherlands"), "an" is "a".
    by_form : Column
        The row of each word form, for `Tokens.look_up`.
    """

    rows: _Rows
    words: tuple[str, ...]
    flags: npt.NDArray[np.uint8]
    articles: Int32Array
    by_form: Column

    @classmethod
    def build(
        cls, words: Sequence[str], hidden: Sequence[str], ambiguous: Sequence[str]
    ) -> Vocabulary:
        """Return the vocabulary of `words`.

        Parameters
        ----------
        words : sequence of str
            Folded words and marks, in the order of their rows.
        hidden : sequence of str
            Folded words that are read as names even without a capital.
        ambiguous : sequence of str
            Those of `words` that are names often enough to be hidden when a capital stands at
            the start of a sentence ("Will", "Young").
        """
        rows = _Rows(dict.fromkeys(hidden, NAME))
        rows.update({word: row for row, word in enumerate(words, FIRST_WORD)})
        rows.update(dict.fromkeys(GROUPS, NAME))
        for currency, others in _CURRENCIES.items():
            if currency in rows:
                rows.update(dict.fromkeys(others.split(), rows[currency]))
        flags = np.zeros(FIRST_WORD + len(words), np.uint8)
        flags[FIRST_WORD:] = [
            _MAY_OPEN | _BEFORE_NAMES * stands_before_names(word) for word in words
        ]
        flags[[rows[word] for word in ambiguous]] = 0
        articles = np.zeros(len(flags), np.int32)
        for word, row in (("the", NAME), ("an", rows["a"])):
            if word in rows:
                articles[rows[word]] = row
        flags[articles != UNKNOWN] |= _ARTICLE
        for marked, flag in ((OPENERS, _OPENER), (_LINKS, _LINK)):
            flags[[rows[word] for word in marked if word in rows]] |= flag
        return cls(rows, tuple(words), flags, articles, Column(rows.__getitem__, np.int32))

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.flags)

    @property
    def may_open(self) -> BoolArray:
        """Whether each word, capitalised at the start of a sentence, is itself there, no name."""
        found: BoolArray = (self.flags & _MAY_OPEN) != 0
        return found


class Masked(NamedTuple):
    """Sentences as rows of the weight table.

    Attributes
    ----------
    rows : ndarray of int32
        One a token; runs of names are one row.
    starts : ndarray of int64, shape (n_sentences,)
        First row of each sentence. A sentence has at least one row.
    sentence : ndarray of int64
        The sentence of each row.
    token : ndarray of int64
        The token of each row (the first of a run of names), -1 for the row of an empty
        sentence.
    """

    rows: Int32Array
    starts: npt.NDArray[np.int64]
    sentence: npt.NDArray[np.int64]
    token: npt.NDArray[np.int64]


def mask(
    vocabulary: Vocabulary,
    words: Sequence[str],
    named: BoolArray | Levels,
    sentence_tokens: npt.NDArray[np.integer[Any]],
) -> Masked:
    """Look up the rows of the words of sentences, with names and numbers hidden.

    Parameters
    ----------
    vocabulary : Vocabulary
    words : sequence of str
        Folded tokens of all sentences.
    named : ndarray of uint8 or bool
        What `written_as_names` gives for the tokens, or whether each begins with a capital.
    sentence_tokens : ndarray of int, shape (n_sentences + 1,)
        First token of each sentence and, last, the number of tokens. Sentences without a
        token get one row `UNKNOWN`.

    Returns
    -------
    Masked

    Examples
    --------
    >>> import numpy as np
    >>> vocabulary = Vocabulary.build(["the", "visited"], [], [])
    >>> words, capital = ["the", "north", "korea", "visited"], np.array([1, 1, 1, 0], bool)
    >>> mask(vocabulary, words, capital, np.array([0, 4])).rows.tolist()
    [1, 4]
    """
    return mask_rows(vocabulary, look_up(vocabulary, words), named, sentence_tokens)


def look_up(vocabulary: Vocabulary, words: Sequence[str]) -> Int32Array:
    """Return the row of each folded word, before names are hidden."""
    return np.fromiter(map(vocabulary.rows.__getitem__, words), np.int32, len(words))


def mask_rows(
    vocabulary: Vocabulary,
    rows: Int32Array,
    named: BoolArray | Levels,
    sentence_tokens: npt.NDArray[np.integer[Any]],
) -> Masked:
    """Hide the names in `rows` as `mask` does; `rows` is not changed."""
    lengths = sentence_tokens[1:] - sentence_tokens[:-1]
    opens = np.zeros(len(rows) + 1, np.bool_)
    opens[sentence_tokens] = True
    may_show = opens.copy()  # a capital here may be that of a sentence
    flags = vocabulary.flags.take(rows)
    may_show[1:] |= (flags & _OPENER) != 0
    goes_on = named[1:] > may_show[1:-1]  # a name, or more of it, comes next
    may_stand = (flags & _MAY_OPEN) != 0
    may_stand[:-1] &= ~goes_on | ((flags[:-1] & _BEFORE_NAMES) != 0)
    hidden = named > (may_show[:-1] & may_stand)
    words, rows = rows, np.where(hidden, np.int32(NAME), rows)
    before = ((flags[:-1] & _ARTICLE) != 0) & (rows[1:] == NAME) & ~opens[1:-1]
    rows[:-1][before] = vocabulary.articles.take(words[:-1][before])
    other = rows != NAME
    linked = ((flags[1:-1] & _LINK) != 0) & other[1:-1] & ~(other[:-2] | other[2:])
    linked &= ~(opens[1:-2] | opens[2:-1])
    rows[1:-1][linked] = NAME
    other[1:-1][linked] = False
    kept = np.ones(len(rows) + 1, np.bool_)
    kept[1:-1] = other[1:] | other[:-1]
    kept[sentence_tokens] = True
    token = kept[:-1].nonzero()[0]
    rows = rows.take(token)
    index = np.arange(len(lengths))
    sentence = index.repeat(lengths).take(token)
    if not lengths.all():
        empty = np.flatnonzero(lengths == 0)
        at = np.searchsorted(sentence, empty)
        rows, sentence = np.insert(rows, at, UNKNOWN), np.insert(sentence, at, empty)
        token = np.insert(token, at, -1)
    return Masked(rows, sentence.searchsorted(index), sentence, token)
