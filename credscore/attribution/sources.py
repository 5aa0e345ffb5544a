"""Step 2: the noun phrase that names the source of a cue.

Without a parser a noun phrase is walked token by token: from its last word back to the
boundary of the clause, together with appositions and relative clauses between commas. Here it
stands before the verb; `credscore.attribution.source_after` finds it behind.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from credscore.attribution.bits import (
    ADVERB,
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    DOCUMENT,
    MARK,
    ORGANISATION,
    PEOPLE,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    TITLE,
    VERB,
)
from credscore.attribution.candidates import Candidate
from credscore.attribution.fronted import after_fronted
from credscore.attribution.lexicon import ING
from credscore.attribution.lone_words import is_name_here
from credscore.attribution.people import is_people
from credscore.attribution.reading import Reading
from credscore.attribution.relatives import (
    BEFORE_SUBJECT,
    NO_ANTECEDENT,
    behind_s,
    cleft,
    with_clause,
    with_relative,
)
from credscore.attribution.verb_groups import BETWEEN, skip_verb_group
from credscore.attribution.walking import (
    DASHES,
    INNER,
    LONGEST,
    PERSONAL,
    PUBLISHED,
    TokenSpan,
    walk_left,
)

__all__ = ["source_before"]

#: Pronouns that are a whole source by what stands round them.
_PRONOUNS: Final = frozenset({"him", "them", "me", "us", "that"})
#: Adverbs that are a whole source where they open the clause: "Both said".
_ALONE: Final = frozenset({"both", "neither"})
#: What stands before the subject of a clause.
_OPENERS: Final = frozenset("and but that after as because before if since when while".split())
_NOT_LAST: Final = MARK | COORDINATOR | SUBORDINATOR
_FRONTS: Final = PREPOSITION | ADVERB
#: What stands before the state that a member of Congress is from.
_PARTIES: Final = frozenset({"r-", "d-", "i-"})
#: Tokens from comma to comma: ", R-Ariz.".
_LONGEST_PARTY: Final = 3
_NO_NAME: Final = PREPOSITION | SUBORDINATOR | ADVERB | TIME | DETERMINER | COORDINATOR
_APPOSITION: Final = DETERMINER | RELATIVE | TITLE | POSSESSIVE
#: What opens no aside, but more of the source: "the firms, including two from Leeds, said".
_PART_OF_NAME: Final = frozenset({"including", "along"})
_LONGEST_ASIDE: Final = 15
#: "Reacting, the minister,": so many tokens at least.
_SHORTEST_APPOSED: Final = 4
#: How far behind "who" the object in its clause may begin.
_LONGEST_RELATIVE: Final = 8


def source_before(reading: Reading, candidate: Candidate) -> TokenSpan | None:
    """Return the tokens of the subject of `candidate`, when it stands before the verb."""
    head, form = candidate.head, candidate.form
    words, before = reading.words, head - 1
    starts = head <= reading.bounds[reading.sentence[head]]
    if not starts and words[before] in PERSONAL and not reading.quoted[before]:
        meant = cleft(reading, before) if words[before] == "who" else None
        return meant or (before, head)
    low = _segment_start(reading, head)
    i = skip_verb_group(reading, head - 1, low)
    if i < low:
        return (low, low + 1) if words[low] in _ALONE else None
    word = words[i]
    alone = i == low and reading.masks[i] & AUXILIARY and is_name_here(reading, i)  # "May said"
    if alone or word in PERSONAL or (word in _PRONOUNS and _stands_alone(reading, i, low)):
        return i, i + 1
    if word == "," and form != ING:
        listed = words[i + 1] == "then"  # "He ordered lunch, then said"
        return None if listed else _behind_participle(reading, _before_apposition(reading, i, low))
    if i > low and reading.masks[i] & MARK and _is_dash(reading, i):
        return _before_dashes(reading, i, low)
    if i < before and words[i] in PUBLISHED and reading.masks[i - 1] & DOCUMENT and i > low:
        i -= 1  # "a poll released last week found"
    ends = not _cannot_end(reading, i)
    phrase = walk_left(reading, i, low, i + 1, participle=form == ING) if ends else None
    if phrase is not None and words[phrase[0]] == "'s":
        phrase = behind_s(reading, phrase)
    # Most open the clause.
    if phrase is not None and phrase[0] > low and form != ING:
        phrase = _without_front(reading, _with_name(reading, phrase, low), low)
    return phrase


def _stands_alone(reading: Reading, i: int, low: int) -> bool:
    """Tell ``let him say`` and ``polls that show`` from ``most of them say``, ``that day said``."""
    masks = reading.masks
    if i == low or masks[i - 1] & PREPOSITION:
        return False
    if reading.words[i] != "that":
        return True
    noun = i - 2 >= low and masks[i - 2] & DETERMINER and masks[i - 1] & VERB  # "a sign that said"
    return bool(noun) or not (masks[i - 1] & NO_ANTECEDENT or masks[i + 1] & TIME)


def _with_name(reading: Reading, phrase: TokenSpan, low: int) -> TokenSpan:
    """Return the phrase with the name before it: ``Jane Roe, Chair Leeds Board said``.

    No comma need follow: ``Jane Roe, a clerk at the mill told the paper``.
    """
    first, last = phrase
    comma = first - 1
    if reading.words[comma] != ",":
        return phrase
    office = reading.masks[first] & TITLE and reading.capital[first]
    if not office and not _is_role(reading, first, last):
        return phrase
    i = comma
    while i > low and (reading.capital[i - 1] or (not office and reading.words[i - 1] == ".")):
        i -= 1
    opens = i == low or reading.words[i - 1] == ","
    if not opens or comma - i < 2 or (not office and reading.masks[i] & _NO_NAME):
        return phrase
    return i, last


def _is_role(reading: Reading, first: int, last: int) -> bool:
    """Whether a phrase tells what one person is: "a clerk at the mill", "head of the office"."""
    masks = reading.masks
    if masks[first] & (DETERMINER | POSSESSIVE):
        first += 1
    end = first
    while end < last and not masks[end] & PREPOSITION:
        end += 1
    if end == first:
        return False
    noun = reading.words[end - 1]
    return noun[-1] != "s" and not masks[end - 1] & ORGANISATION and is_people(noun)


def _without_front(reading: Reading, phrase: TokenSpan, low: int) -> TokenSpan:
    """Return the phrase without what stands in front of it, or with its relative clause."""
    first, last = phrase
    if reading.words[last] == "to":
        return phrase
    before = reading.masks[first - 1]
    if before & _FRONTS:
        first = after_fronted(reading, first, last)
    elif before & MARK and reading.words[first - 1] == "," and "and" in reading.words[first:last]:
        first = _list_start(reading, first, low)
    inside = reading.words[max(low, first - _LONGEST_RELATIVE) : first]
    if "who" in inside:
        first = with_relative(reading, first, last)
    elif "that" in inside or "which" in inside:
        first = with_clause(reading, first, low)
    return first, last


def _list_start(reading: Reading, first: int, low: int) -> int:
    """Return where a list of names begins: ``Roe, | Lee and Poe``."""
    masks, capital = reading.masks, reading.capital
    while (
        first - 2 >= low
        and reading.words[first - 1] == ","
        and capital[first]
        and capital[first - 2]
    ):
        phrase = walk_left(reading, first - 2, low, first - 1)
        if phrase is None or masks[first - 2] & BETWEEN or not capital[phrase[0]]:
            break
        if phrase[0] > low and reading.words[phrase[0] - 1] not in BEFORE_SUBJECT:
            break
        first = phrase[0]
    return first


def _cannot_end(reading: Reading, i: int) -> bool:
    """Whether no noun phrase ends at token `i`: a mark, a conjunction, a preposition."""
    word, mask = reading.words[i], reading.masks[i]
    if mask & PREPOSITION:
        return not reading.capital[i]
    return bool(mask & _NOT_LAST) and word not in INNER and word != ")"


def _segment_start(reading: Reading, head: int) -> int:
    """First token of the stretch between strong marks that `head` stands in."""
    low, breaks = reading.bounds[reading.sentence[head]], reading.breaks
    at = bisect_left(breaks, head) - 1
    while at >= 0 and _is_ticker(reading, breaks[at], head):
        at -= 1
    if at < 0 or breaks[at] < low or breaks[at] < head - LONGEST:
        return low
    return breaks[at] + 1


def _is_ticker(reading: Reading, i: int, head: int) -> bool:
    """Whether a colon stands in short brackets: "Poe Corp (Nasdaq: POE) said"."""
    words = reading.words
    if words[i] != ":" or "(" not in words[max(0, i - 3) : i]:
        return False
    return ")" in words[i + 1 : min(i + 4, head)]


def _is_dash(reading: Reading, i: int) -> bool:
    """Whether the token is a dash, or a hyphen that stands for one between spaces."""
    word = reading.words[i]
    if word != "-" or i + 1 == len(reading.words):
        return word in DASHES
    tokens = reading.document.tokens
    starts, ends = tokens.starts, tokens.ends
    spaced = starts.item(i) > ends.item(i - 1) and starts.item(i + 1) > ends.item(i)
    return bool(spaced)


def _before_dashes(reading: Reading, dash: int, low: int) -> TokenSpan | None:
    """``Roe — who runs the lab — said``."""
    for i in range(dash - 1, low, -1):
        if _is_dash(reading, i):
            return walk_left(reading, i - 1, low, i)
    return None


def _behind_participle(reading: Reading, source: TokenSpan | None) -> TokenSpan | None:
    """Take the participle off "Reacting, the minister, Jane Roe,"."""
    if source is None or source[1] - source[0] < _SHORTEST_APPOSED:
        return source
    first, words = source[0], reading.words
    opens = words[first + 1] == "," and first == reading.bounds[reading.sentence[first]]
    return (first + 2, source[1]) if opens and words[first].endswith("ing") else source


def _before_apposition(reading: Reading, comma: int, low: int) -> TokenSpan | None:
    """``Jane Roe, who runs the lab, said``: walk back over the text between commas."""
    end = comma
    for _ in range(4):
        start = _comma_before(reading, end, low)
        if start is None:
            break
        head = start - 1
        if head < low:
            break
        if _is_age_or_party(reading, start, low):
            end = start
            continue
        phrase = walk_left(reading, head, low, start)
        if end == comma and _is_aside(reading, start + 1, end):
            if phrase is not None:
                return phrase
            if reading.words[head] in PERSONAL:
                return head, head + 1
        if phrase is not None and _is_head(reading, phrase, low):
            return phrase[0], comma
        end = start
    return _before_comma(reading, comma, low)


def _before_comma(reading: Reading, comma: int, low: int) -> TokenSpan | None:
    """Return the noun phrase that ends there; of ``Jane Roe, D-Ohio,`` with the name."""
    phrase = walk_left(reading, comma - 1, low, comma)
    if phrase is not None and _is_party(reading, phrase[0]) and phrase[0] - 1 > low:
        before = walk_left(reading, phrase[0] - 2, low, phrase[0] - 1)
        return (before[0], comma) if before else None
    if phrase is None or phrase[0] == low or not _is_governed(reading, phrase[0] - 1):
        return phrase
    return None


def _is_age_or_party(reading: Reading, comma: int, low: int) -> bool:
    """Whether between `comma` and the one before stand "34" or "R-Ariz."."""
    before = _comma_before(reading, comma, low)
    if before is None or comma - before > _LONGEST_PARTY:
        return False
    first = before + 1
    party = _is_party(reading, first) and bool(reading.capital[first])
    return reading.words[first].isdigit() or party


def _is_aside(reading: Reading, first: int, last: int) -> bool:
    """``Murphy, though, said``; ``the firm, in turn, said``."""
    mask = reading.masks[first]
    if mask & (ADVERB | SUBORDINATOR) and last - first <= 2:
        return True
    if last - first == 1 and reading.words[first].endswith("ing"):  # "Mr Roe, defending, said"
        return True
    if reading.words[first] in _PART_OF_NAME:
        return False
    return bool(mask & PREPOSITION) and last - first <= _LONGEST_ASIDE


def _comma_before(reading: Reading, end: int, low: int) -> int | None:
    for j in range(end - 1, max(low, end - LONGEST) - 1, -1):
        if reading.words[j] == ",":
            return j
    return None


def _is_head(reading: Reading, phrase: TokenSpan, low: int) -> bool:
    """Whether `phrase` can be the name or noun that an apposition follows."""
    first, _ = phrase
    before = reading.words[first - 1] if first > low else "."
    if first > low and _is_governed(reading, first - 1):
        return False
    opens = first == low or before in _OPENERS
    capital_head = bool(reading.capital[phrase[1] - 1] or reading.capital[first])
    if before == "," and not opens:
        return capital_head and not _is_apposition(reading, first)
    return opens or capital_head


def _is_governed(reading: Reading, i: int) -> bool:
    """Whether the preposition at token `i` takes a noun, no clause: "On Saturday, Roe said"."""
    mask = reading.masks[i]
    return bool(mask & PREPOSITION) and not mask & SUBORDINATOR


def _is_party(reading: Reading, i: int) -> bool:
    """Whether a party and a state stand there: ``Senator Jane Roe, D-Ohio``."""
    word = reading.words[i]
    return word[:2] in _PARTIES or (len(word) == 1 and word + "-" in _PARTIES)


def _is_apposition(reading: Reading, i: int) -> bool:
    """Tell ``the mayor``, ``whose firm`` and ``senator from Utah`` from ``Senator Jane Roe``."""
    mask = reading.masks[i]
    if _is_party(reading, i):
        return True
    if mask & PEOPLE and reading.words[i + 1] == "of":
        return reading.words[i][-1] != "s"  # "founder of the Poe Fund"
    named = mask & TITLE and reading.capital[i] and reading.capital[i + 1]
    return bool(mask & _APPOSITION) and not named
