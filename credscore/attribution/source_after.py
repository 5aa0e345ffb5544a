"""Step 2, the other way: the noun phrase that names a source and follows its cue.

It follows an inverted verb (``said Ms Roe``), ``according to`` or the "by" of a passive, and may
have an apposition or a relative clause behind a comma.
"""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import (
    ADVERB,
    AUXILIARY,
    COORDINATOR,
    MARK,
    NOUNISH,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    SPEAKER,
    STATEMENT,
    TIME,
    VERB,
)
from credscore.attribution.lexicon import BASE, ING
from credscore.attribution.reading import Reading
from credscore.attribution.verbs import is_past, is_predicate, is_verb
from credscore.attribution.walking import (
    DASHES,
    INNER,
    LONGEST,
    PERSONAL,
    PUBLISHED,
    TokenSpan,
    names_author,
)

__all__ = ["before_predicate", "source_after"]

_OPENS_MORE: Final = PREPOSITION | COORDINATOR
_NO_APPOSITION: Final = PRONOUN | COORDINATOR | ADVERB | TIME
_STOP_RIGHT: Final = frozenset(
    "on during after before when as while because although though until since who that which"
    " to about by last this earlier later also in if whether why how what".split()
)
#: How far behind "with" the verb of its clause may stand, and what ends so and is none.
_WITH_WITHIN: Final = 14
_THINGS: Final = frozenset("thing something nothing anything everything king spring wing".split())
#: The longest subject that an aside may stand behind: "The drug, according to Dr Moss, ...".
_LONGEST_SUBJECT: Final = 25


def source_after(reading: Reading, start: int) -> TokenSpan | None:
    """Return the noun phrase that begins at token `start`.

    It follows an inverted verb (``said Ms Roe``), ``according to`` or the "by" of a passive.
    """
    words, masks = reading.words, reading.masks
    if start >= len(words):
        return None
    if words[start] in PERSONAL:
        return start, start + 1
    if masks[start] & MARK and words[start] not in INNER:
        return None
    high = reading.bounds[reading.sentence[start] + 1]
    i: int | None = start
    end = start
    while i is not None and i < high and i - start < LONGEST:
        end = i
        # Words in no list neither end the phrase nor open an apposition.
        plain = not masks[i] and not reading.quoted[i]
        i = i + 1 if plain else _step_right(reading, i, start, high)
    if i is not None:
        end = i
    while end - 1 > start and (words[end - 1] == "," or _goes_on(reading, end - 1)):
        end -= 1
    if end > start and words[end - 1] == "." and end == high:
        end -= 1
    if words[end - 1] == ")" and "(" not in words[start:end] and end - 1 > start:
        end -= 1 + (words[end - 2] == ".")
    # When and how a document came out is no part of it: "a poll | released on Monday".
    published = end - 1 > start and end < high and words[end - 1] in PUBLISHED
    return (start, end - published) if end > start else None


def _goes_on(reading: Reading, i: int) -> bool:
    """Whether no noun phrase ends at the word: "a poll from | earlier this month"."""
    if reading.capital[i]:
        return False
    return bool(reading.masks[i] & _OPENS_MORE) or reading.words[i] == "the"


def _step_right(reading: Reading, i: int, start: int, high: int) -> int | None:
    """Return the token to look at after `i`, or None if the noun phrase ends before `i`."""
    word, mask = reading.words[i], reading.masks[i]
    if word == ",":
        return _after_apposition(reading, i, high)
    if word == "(":
        closing = _closing(reading, i, high)
        return None if closing is None else closing + 1
    stops = reading.quoted[i] or word in DASHES or word in {";", ":"}
    # "According to local officials | the number"
    stops = stops or (word == "the" and i > start and _is_plain_noun(reading, i - 1))
    if stops or (word in _STOP_RIGHT and not _belongs(reading, i, start)):
        return None
    if i + 1 < high and _is_adverbial_phrase(word, reading.words[i + 1]):
        return None
    is_joint = mask & (AUXILIARY | COORDINATOR) and not reading.capital[i]
    if is_joint and not _joins_right(reading, i, high):
        return None
    return None if mask & TIME and _is_adverbial(reading, i, start) else i + 1


def _is_plain_noun(reading: Reading, i: int) -> bool:
    """Whether a word is a noun for people, and no name."""
    return bool(reading.masks[i] & SPEAKER) and not reading.capital[i]


def _is_adverbial_phrase(word: str, after: str) -> bool:
    """Whether a phrase tells why: ``criticised by fans | for selling``."""
    return word == "for" and after.endswith("ing")


def _is_adverbial(reading: Reading, i: int, start: int) -> bool:
    """Whether a word of time stands outside the noun phrase: "said Ms Roe Monday"."""
    if i == start or reading.words[i - 1] in {"a", "an", "the"}:
        return False
    if reading.masks[i - 1] & POSSESSIVE:  # "her April post"
        return False
    return bool(reading.capital[i]) or (not reading.capital[i - 1] and i > start + 1)


def _belongs(reading: Reading, i: int, start: int) -> bool:
    """Whether a preposition goes on with the noun: "the lab in Leeds", "a report by the lab"."""
    if reading.words[i] == "by":
        return i > start and names_author(reading, i, start)
    if reading.words[i] == "to":
        return i > start and reading.words[i - 1] == "close"  # "sources close to the mayor"
    return _names_place(reading, i)


def _names_place(reading: Reading, i: int) -> bool:
    """Whether "in" belongs to the noun: "the lab in Leeds"."""
    if reading.words[i] != "in" or i + 1 >= len(reading.words):
        return False
    following = i + 1
    if reading.words[following] == "may":  # a modal, as far as the lists know
        return False
    return bool(reading.capital[following]) and not reading.masks[following] & TIME


def _joins_right(reading: Reading, i: int, high: int) -> bool:
    if reading.words[i] not in {"and", "or"} or i + 1 >= high:
        return False
    after = reading.masks[i + 1]
    if after & (PRONOUN | AUXILIARY | ADVERB | PREPOSITION) or is_past(reading, i + 1):
        return False  # "a complaint from Roe and led to"
    return not (after & VERB and not after & (STATEMENT | NOUNISH))


def _after_apposition(reading: Reading, comma: int, high: int) -> int | None:
    """Return where the apposition after `comma` ends, or None if none begins there."""
    i = comma + 1
    relative = i < high and reading.words[i] in {"who", "whose", "which"}
    if i >= high or reading.quoted[i] or not (relative or _opens_apposition(reading, i)):
        return None
    for j in range(i, min(high, i + 25)):
        word = reading.words[j]
        if word == ",":
            return j
        if reading.masks[j] & AUXILIARY and not relative:
            return None
        if word in DASHES or word in {";", ":"} or reading.quoted[j]:
            return j if relative else None
    return high if high - i < 25 else None


def _opens_apposition(reading: Reading, i: int) -> bool:
    mask, word = reading.masks[i], reading.words[i]
    if mask & _NO_APPOSITION or word in _STOP_RIGHT or word.endswith("ing"):
        return False
    if word == "with" and _tells_more(reading, i):
        return False
    verb = reading.lexicon.verbs.get(word)
    return verb is None or verb.form not in {ING, BASE}


def _tells_more(reading: Reading, i: int) -> bool:
    """Whether "with" opens a clause, ``with most of it going to Leeds``, not ``with the bank``."""
    words = reading.words[i + 2 : min(reading.bounds[reading.sentence[i] + 1], i + _WITH_WITHIN)]
    end = words.index(",") if "," in words else len(words)
    return any(word.endswith("ing") and word not in _THINGS for word in words[:end])


def before_predicate(reading: Reading, source: TokenSpan, cue: int) -> TokenSpan:
    """Take the verb of the sentence off: "The drug, according to [Dr Moss], reduced pain".

    A verb in -ed opens an apposition as often ("Roe, known as a critic,"), so the clause before
    the cue has to lack one.
    """
    low = reading.bounds[reading.sentence[cue]]
    first, last = source
    if "," not in reading.words[first:last] or reading.words[cue - 1] != ",":
        return source
    if cue - low > _LONGEST_SUBJECT or any(is_verb(reading, i) for i in range(low + 1, cue - 1)):
        return source
    for i in range(last - 2, first, -1):
        if reading.words[i] != ",":
            continue
        verb = i + 2 if reading.masks[i + 1] & ADVERB and i + 2 < last else i + 1
        if is_predicate(reading, verb):
            return first, i
    return source


def _closing(reading: Reading, i: int, high: int) -> int | None:
    for j in range(i + 1, min(high, i + 12)):
        if reading.words[j] == ")":
            return j
    return None
