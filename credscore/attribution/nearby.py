"""The name that "he" or "she" means where no source has one: ``Jane Roe left. She said``."""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import (
    ADVERB,
    AUXILIARY,
    COORDINATOR,
    DOCUMENT,
    NEGATION,
    ORGANISATION,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
    THAT,
    TIME,
    TITLE,
    VERB,
)
from credscore.attribution.firms import ENDS
from credscore.attribution.lone_words import is_acronym, is_capital_inside, is_firm, is_place
from credscore.attribution.reading import Reading
from credscore.attribution.source_names import POLITE, is_name, is_noun_before
from credscore.attribution.states import STATES
from credscore.attribution.verbs import is_past
from credscore.attribution.walking import TokenSpan

__all__ = ["met_between", "name_before"]

#: Pronouns of a woman and of a man, by those of the other.
_OTHERS: Final = {"he": frozenset({"she", "her"}), "she": frozenset({"he", "his", "him"})}
_GENDERED: Final = frozenset({"she", "her", "he", "his", "him"})
#: How far back a name may stand, in tokens and sentences.
_WITHIN: Final = 90
_SENTENCES: Final = 3
#: What stands before a subject inside a sentence, and behind it.
_OPENS: Final = COORDINATOR | SUBORDINATOR | THAT | ADVERB
_DOES: Final = AUXILIARY | VERB | ADVERB | NEGATION
#: Ends of the names of clubs, and what storms are called beside their names.
_CLUBS: Final = ENDS | {"madrid", "palace"}
_STORMS: Final = frozenset({"hurricane", "storm", "cyclone", "typhoon"})
#: What is done to somebody who says nothing any more: "Tom Hall was shot".
_DONE_TO: Final = frozenset({"was", "were", "died"})
#: What opens and closes words about somebody behind the name, and how long they are.
_ASIDES: Final = {",": ",", "(": ")"}
_LONGEST_ASIDE: Final = 25
#: What opens a clause whose subject may be that of the one before.
_JOINS_CLAUSES: Final = COORDINATOR | SUBORDINATOR | RELATIVE | THAT
#: What is done with somebody who answers, and how near the beginning of the sentence.
_MEETS: Final = frozenset(
    "asked called challenged confronted contacted emailed interviewed met pressed questioned"
    " reached told visited".split()
)
_ASKED_WITHIN: Final = 7
#: How far from the beginning of its sentence the name of who is met stands, titles before it.
_OPENS_WITHIN: Final = 6
#: Tokens of "In Roe's book,".
_SHORTEST_OWNED: Final = 5
_LONGEST_OWNED: Final = 9
_NO_PERSON: Final = ORGANISATION | DOCUMENT | TIME


def name_before(reading: Reading, token: int, low: int) -> TokenSpan | None:
    """Return the tokens of the last subject before `token` that is a person's name.

    Parameters
    ----------
    reading : Reading
    token : int
        Where the pronoun stands.
    low : int
        First token that is looked at.

    Returns
    -------
    (int, int) or None
        Of two in the sentence the later one, of two in an earlier sentence the first one.
    """
    here = reading.sentence[token]
    low = max(low, token - _WITHIN, 0)
    for sentence in range(here, max(here - _SENTENCES, -1), -1):
        first = max(reading.bounds[sentence], low)
        last = min(reading.bounds[sentence + 1], token)
        found = _subjects(reading, first, last)
        if sentence == here and (owner := _owner(reading, first, token)) is not None:
            found.append(owner)
        if found:
            name = found[-1 if sentence == here else 0]
            return None if _is_other(reading, name[1], token) else name
        if first == low:
            break
    return None


def met_between(reading: Reading, first: int, last: int) -> TokenSpan | None:
    """Return the full name that a sentence between tokens `first` and `last` begins with.

    The last such sentence, near the second token: somebody that the text goes over to.
    """
    here, since = reading.sentence[last], reading.sentence[first]
    owner = _owner(reading, reading.bounds[here], last) if here > since else None
    if owner is not None:
        return owner
    # "Jane Roe said that she left", but "Poe left, he said"
    inside = bool(last and reading.masks[last - 1] & _JOINS_CLAUSES)
    for sentence in range(here - (not inside), max(since, here - _SENTENCES), -1):
        low, high = reading.bounds[sentence], min(reading.bounds[sentence + 1], last)
        found = _subjects(reading, low, high)
        if found:
            name = found[0]
            full = name[1] - name[0] > 1 or (name[0] > low and _is_titled(reading, name[0] - 1))
            met = full and name[0] - low <= _OPENS_WITHIN
            return name if met and not _is_other(reading, name[1], last) else None
    return None


def _asked(reading: Reading, low: int, token: int) -> TokenSpan | None:
    """Return who is asked or met in a clause before: ``When I asked Jane Roe, she said``."""
    for i in range(low + 1, min(low + _ASKED_WITHIN, token - 1)):
        if reading.words[i] in _MEETS and reading.capital[i + 1]:
            return _person(reading, i + 1, _name_end(reading, i + 1, token))
    return None


def _is_titled(reading: Reading, i: int) -> bool:
    """Whether a title stands at token `i`, before its full stop if it has one."""
    return bool(reading.masks[i - (reading.words[i] == ".")] & TITLE)


def _owner(reading: Reading, low: int, token: int) -> TokenSpan | None:
    """Return the owner in a phrase that opens the sentence: ``In Roe's book, she says``."""
    words, masks = reading.words, reading.masks
    if token - low < _SHORTEST_OWNED or words[token - 1] != ",":
        return None
    if masks[low] & SUBORDINATOR:
        return _asked(reading, low, token)
    if not masks[low] & PREPOSITION:
        return None
    for i in range(token - 2, max(low + 1, token - _LONGEST_OWNED), -1):
        if words[i] in {"'s", "'"} and reading.capital[i - 1]:
            first = i - 1
            while first > low + 1 and reading.capital[first - 1]:
                first -= 1
            return _person(reading, first, i) if first == low + 1 else None
        if words[i] == "," or reading.quoted[i]:
            return None
    return None


def _is_other(reading: Reading, behind: int, token: int) -> bool:
    """Whether the pronoun behind a name in its sentence tells that "he" at `token` is not meant."""
    others = _OTHERS.get(reading.words[token])
    if others is None:
        return False
    for i in range(behind, min(token, reading.bounds[reading.sentence[behind] + 1])):
        if reading.words[i] in _GENDERED and not reading.quoted[i]:
            return reading.words[i] in others
    return False


def _subjects(reading: Reading, first: int, last: int) -> list[TokenSpan]:
    """Return the names of persons among some tokens that are subjects of their clauses."""
    found: list[TokenSpan] = []
    i = reading.capital.find(1, first, last)
    while 0 <= i < last:
        end = _name_end(reading, i, last)
        name = _person(reading, i, end) if _opens(reading, i) and _acts(reading, end) else None
        if name is not None:
            found.append(name)
        i = reading.capital.find(1, end, last)
    return found


def _name_end(reading: Reading, first: int, last: int) -> int:
    """Return where the run of capitals ends whose first is token `first`."""
    end = first + 1
    while end < last and (reading.capital[end] or reading.words[end] == "."):
        end += 1  # a full stop inside a sentence abbreviates
    return end


def _opens(reading: Reading, i: int) -> bool:
    if reading.quoted[i]:
        return False
    if i == reading.bounds[reading.sentence[i]]:
        return True
    before = reading.masks[i - 1]
    return reading.words[i - 1] == "," or bool(before & _OPENS and not before & PREPOSITION)


def _acts(reading: Reading, end: int) -> bool:
    """Whether a verb follows the name, or what stands behind it: ``Jane Roe, a nurse, left``."""
    if end + 1 >= len(reading.words) or reading.quoted[end]:
        return False
    if reading.words[end] in _ASIDES:
        end = _behind_aside(reading, end)
        if end + 1 >= len(reading.words) or reading.quoted[end]:
            return False
    word, behind = reading.words[end], end + 1
    if word in _DONE_TO and (word == "died" or is_past(reading, behind)):
        return False
    return bool(reading.masks[end] & _DOES) or is_past(reading, end)


def _behind_aside(reading: Reading, opening: int) -> int:
    """Return the token behind what stands between commas or brackets."""
    closing = _ASIDES[reading.words[opening]]
    high = min(reading.bounds[reading.sentence[opening] + 1], opening + _LONGEST_ASIDE)
    for i in range(opening + 1, high):
        if reading.words[i] == closing:
            following = i + 1
            if following < high and reading.words[following] in _ASIDES and closing == ")":
                return _behind_aside(reading, following)
            return following
    return opening


def _person(reading: Reading, first: int, last: int) -> TokenSpan | None:
    """Return the name without titles, if it is a person's: with a title or of several words."""
    masks, words = reading.masks, reading.words
    if any(mask & _NO_PERSON for mask in masks[first:last]):
        return None
    start = first + is_noun_before(reading, first, last)
    while start < last and (masks[start] & TITLE or words[start] == "."):
        start += 1
    titles = [i for i in range(start, last - 1) if masks[i] & TITLE]  # "Ky. Mr. Roe"
    if titles and words[titles[-1]] in POLITE:
        start = titles[-1] + 1 + (words[titles[-1] + 1] == ".")
    size = last - start
    if words[last - 1] in _CLUBS or words[first] in _STORMS or "war" in words[first:last]:
        return None
    if not size or not all(words[i] == "." or is_name(reading, i) for i in range(start, last)):
        return None
    if size == 1 and start == first:
        return (start, last) if _is_lone_person(reading, start) else None
    return None if " ".join(words[last - 2 : last]) in STATES else (start, last)


def _is_lone_person(reading: Reading, i: int) -> bool:
    if reading.masks[i] or is_acronym(reading, i):
        return False
    if i == reading.bounds[reading.sentence[i]] and not is_capital_inside(reading, i):
        return False  # "There was", "Ya got"
    return not (is_place(reading, i) or is_firm(reading, i))
