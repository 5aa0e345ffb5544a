"""What stands next to a match of a cue: the words that guards look at."""

from __future__ import annotations

from typing import Final

from credscore.document.sentences import TITLES
from credscore.document.tokens import Tokens

__all__ = [
    "CLAUSE_ENDS", "DETERMINERS", "OPENERS", "PERCENT", "PHRASE_ENDS", "after_title", "ends_name",
    "in_headline", "is_number", "word_after", "word_before", "words_of",
]  # fmt: skip


def words_of(text: str) -> frozenset[str]:
    """Return the set of the words in `text`, separated by white space."""
    return frozenset(text.split())


#: Tokens after which a capital says nothing: a sentence, quotation, list item or clause in
#: headline style may begin here.
OPENERS: Final = frozenset(". ! ? : ; \" ' ( [ { - -- – — • * | / .. ... … > # ·".split())

CLAUSE_ENDS: Final = words_of('. ! ? ; : , ( ) - -- – — but although though because "')

DETERMINERS: Final = words_of("the a an his her its their our my your this that these those")
PERCENT: Final = words_of("% percent per cent")
#: What is claimed is all that was claimed: "claimed a refund in May". No verb or noun follows.
PHRASE_ENDS: Final = words_of(
    "of in on at by for from with without to over against after before since until during despite"
    " under through across along alongside among between amid near into outside inside worth per"
    " via totalling ahead as and or but when while where because"
    " monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow"
    " last next this early earlier late later again once twice"
)
_NUMBER_WORDS: Final = words_of(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
    " hundred thousand million billion trillion dozen dozens half two-thirds one-third"
    " three-quarters one-quarter one-fifth twice double triple midnight noon hundreds"
    " thousands millions quarter third"
)

#: Words that title case leaves small, if they are longer than so many letters.
_LONGEST_SMALL: Final = 3
_SMALL: Final = words_of(
    "with from into over than that upon about after under amid against before between through"
    " during without toward towards among since until while when"
)


def word_before(tokens: Tokens, start: int) -> str:
    """Return the word before the token `start`, a full stop where none is."""
    return tokens.words[start - 1] if start > 0 else "."


def word_after(tokens: Tokens, end: int) -> str:
    """Return the word at the token `end`, behind a match; a full stop where none is."""
    return tokens.words[end] if end < len(tokens.words) else "."


def is_number(word: str) -> bool:
    """Whether a word is a figure or a number written out: "40", "forty-one", "dozens"."""
    return word[0].isdigit() or word in _NUMBER_WORDS or word.split("-", 1)[0] in _NUMBER_WORDS


def after_title(tokens: Tokens, start: int) -> bool:
    """Whether a title or an initial with a full stop stands before: "Ms. Savage", "J. Crook"."""
    if start < 2 or tokens.words[start - 1] != "." or not tokens.capital[start - 2]:
        return False
    title = tokens.words[start - 2]
    return title in TITLES or (len(title) == 1 and title != "i")


def ends_name(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a match ends a run of capitals: "the Jersey Devils won", no line in title case."""
    if not start or end >= len(tokens) or not tokens.capital[start - 1] or tokens.capital[end]:
        return False
    after = tokens.words[end]
    return len(after) > _LONGEST_SMALL and bool(tokens.is_word[end]) and after not in _SMALL


def in_headline(tokens: Tokens, start: int, end: int) -> bool:
    """Whether nearly every word near the match is capitalised (title case, all capitals)."""
    low, high = max(0, start - 5), min(len(tokens.words), end + 5)
    around = [
        bool(tokens.capital[i])
        for i in (*range(low, start), *range(end, high))
        if tokens.is_word[i] and len(tokens.words[i]) > 3
    ]
    return len(around) >= 3 and sum(around) >= len(around) - 1
