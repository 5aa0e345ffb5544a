"""Step 2: the noun phrase that names the source of a cue.

Without a parser a noun phrase is walked token by token: from its last word back to the
boundary of the clause (source before the verb), or from the verb on (``said Ms Roe``,
``according to``), together with appositions and relative clauses between commas.
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
    EXPERT,
    MARK,
    NEGATION,
    OFFICIAL,
    ORGANISATION,
    PERSON_GROUP,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    STATEMENT,
    SUBORDINATOR,
    THAT,
    TIME,
    TITLE,
    VERB,
    WITNESS,
)
from credscore.attribution.candidates import Candidate
from credscore.attribution.lexicon import BASE, ING
from credscore.attribution.reading import Reading

__all__ = [
    "INNER", "PERSONAL", "TokenSpan", "antecedent_of", "is_finite", "source_after",
    "source_before",
]  # fmt: skip

TokenSpan = tuple[int, int]

_BETWEEN: Final = AUXILIARY | ADVERB | NEGATION | TIME
_STOP_LEFT: Final = AUXILIARY | SUBORDINATOR | THAT | RELATIVE
#: Classes of the words at which a noun phrase may begin; personal pronouns are among them.
_MAY_STOP_LEFT: Final = (
    _STOP_LEFT | MARK | PRONOUN | VERB | COORDINATOR
    | PREPOSITION
)  # fmt: skip
_LEADING: Final = COORDINATOR | ADVERB | SUBORDINATOR | TIME | PREPOSITION
PERSONAL: Final = frozenset(
    "he she they i we you it who which i'm i've i'll i'd he'll he'd she'll she'd they're they've"
    " they'll they'd we're we've we'll we'd you're you've you'll you'd".split()
)
#: Pronouns after which "'s" is a verb.
_BEFORE_S: Final = frozenset("he she it who that there what".split())
_DASHES: Final = frozenset({"--", "—", "–"})
_NO_APPOSITION: Final = PRONOUN | COORDINATOR | ADVERB | TIME
_NOT_LAST: Final = MARK | COORDINATOR | SUBORDINATOR
#: Marks that may stand inside a noun phrase; a full stop inside a sentence abbreviates.
INNER: Final = frozenset(". 's ' - / & $ # @ _".split())
_APPOSITION: Final = DETERMINER | RELATIVE | TITLE | POSSESSIVE
_NOUNISH: Final = (
    OFFICIAL | EXPERT | WITNESS | PERSON_GROUP | ORGANISATION
    | DOCUMENT
)  # fmt: skip
_STOP_RIGHT: Final = frozenset(
    "on during after before when as while because if although though until since who that"
    " to about by last this earlier later also in".split()
)
#: The longest source, in tokens.
_LONGEST: Final = 40


def source_before(reading: Reading, candidate: Candidate) -> TokenSpan | None:
    """Return the tokens of the subject of `candidate`, when it stands before the verb."""
    head, _, _, _, form, _ = candidate
    words, before = reading.words, head - 1
    starts = head <= reading.bounds[reading.sentence[head]]
    if not starts and words[before] in PERSONAL and not reading.quoted[before]:
        return before, head
    low = _segment_start(reading, head)
    i = _skip_verb_group(reading, head - 1, low)
    if i < low:
        return None
    word = words[i]
    if word in PERSONAL:
        return i, i + 1
    if word == "," and form != ING:
        return _before_apposition(reading, i, low)
    if word in _DASHES and i > low:
        return _before_dashes(reading, i, low)
    ends = not _cannot_end(reading, i)
    return _walk_left(reading, i, low, i + 1, participle=form == ING) if ends else None


def _cannot_end(reading: Reading, i: int) -> bool:
    """Whether no noun phrase ends at token `i`: a mark, a conjunction, a preposition."""
    word, mask = reading.words[i], reading.masks[i]
    if mask & PREPOSITION:
        return not reading.capital[i]
    return bool(mask & _NOT_LAST) and word not in INNER and word != ")"


def antecedent_of(reading: Reading, i: int) -> TokenSpan | None:
    """Return the noun phrase that the relative pronoun at token `i` goes back to."""
    low = reading.bounds[reading.sentence[i]]
    last = i - 1 if i > low and reading.words[i - 1] == "," else i
    return _walk_left(reading, last - 1, low, last) if last > low else None


def _segment_start(reading: Reading, head: int) -> int:
    """First token of the stretch between strong marks that `head` stands in."""
    low, breaks = reading.bounds[reading.sentence[head]], reading.breaks
    at = bisect_left(breaks, head) - 1
    if at < 0 or breaks[at] < low or breaks[at] < head - _LONGEST:
        return low
    return breaks[at] + 1


def _before_dashes(reading: Reading, dash: int, low: int) -> TokenSpan | None:
    """``Roe — who runs the lab — said``."""
    for i in range(dash - 1, low, -1):
        if reading.words[i] in _DASHES:
            return _walk_left(reading, i - 1, low, i)
    return None


def _skip_verb_group(reading: Reading, i: int, low: int) -> int:
    """Step back over auxiliaries, adverbs and "declined to": ``X has also declined to say``."""
    words, masks = reading.words, reading.masks
    while i >= low:
        word, mask = words[i], masks[i]
        if not mask and word[-1] not in "ys":  # neither an adverb nor "'s"
            return i
        if word == "to" and i - 1 >= low:
            i -= 2
        elif (word in {"this", "next"} and masks[i + 1] & TIME) or (
            word == "'s" and i > low and words[i - 1] in _BEFORE_S
        ):
            i -= 1
        elif mask & _BETWEEN or word.endswith("ly"):
            if word in PERSONAL or (reading.capital[i] and mask & TIME and i == low):
                return i
            if mask & TIME and i > low and words[i - 1] in {"on", "in", "last"}:
                i -= 1
            i -= 1
        else:
            return i
    return i


def _walk_left(
    reading: Reading, i: int, low: int, last: int, *, participle: bool = False
) -> TokenSpan | None:
    """Return the noun phrase that ends at token `i`; its span ends at `last`."""
    words, masks = reading.words, reading.masks
    first = i + 1
    while i >= low and last - i < _LONGEST:
        mask = masks[i]
        if mask & _MAY_STOP_LEFT:
            if words[i] == ")":
                i = _opening(reading, i, low) - 1
                continue
            if _stops_left(reading, i, low, last):
                break
        elif participle and not mask and words[i].endswith("ed") and not reading.capital[i]:
            # "He appeared in a film praising": the participle belongs to the film.
            break
        first = i
        i -= 1
    first = _strip_leading(reading, first, last)
    return (first, last) if first < last else None


def _stops_left(reading: Reading, i: int, low: int, last: int) -> bool:
    """Whether the noun phrase that ends at `last` begins behind token `i`."""
    word, mask = reading.words[i], reading.masks[i]
    return bool(
        (mask & MARK and word not in INNER)
        or (mask & _STOP_LEFT and not (reading.capital[i] and i > low))
        or (word in PERSONAL and i + 1 < last)
        or (mask & VERB and is_finite(reading, i, low))
        or (mask & COORDINATOR and not _joins_names(reading, i, low))
        or (mask & PREPOSITION and not _has_noun_before(reading, i, low))
    )


def is_finite(reading: Reading, i: int, low: int) -> bool:
    """Return whether the verb of report at token `i` is the verb of its clause."""
    verb = reading.lexicon.verbs[reading.words[i]]
    if verb.form == ING or reading.capital[i]:
        return False
    if reading.masks[i] & (STATEMENT | _NOUNISH):
        return False
    if i == low:
        return True
    before = reading.masks[i - 1]
    return not before & (DETERMINER | POSSESSIVE)


def _joins_names(reading: Reading, i: int, low: int) -> bool:
    if i <= low or i + 1 >= len(reading.words):
        return False
    before, after = i - 1, i + 1
    if reading.words[before] == ",":
        return False
    same_case = reading.capital[before] == reading.capital[after]
    return same_case and not reading.masks[after] & (VERB | PRONOUN)


def _has_noun_before(reading: Reading, i: int, low: int) -> bool:
    if i <= low or reading.words[i] == "by":
        return False
    before = reading.masks[i - 1]
    return not before & (MARK | VERB | AUXILIARY | COORDINATOR) or (
        reading.words[i - 1] in {".", ")", "'s"}
    )


def _strip_leading(reading: Reading, first: int, last: int) -> int:
    while first < last - 1 and reading.masks[first] & _LEADING:
        if reading.masks[first] & DETERMINER:
            break
        first += 1
    return first


def _opening(reading: Reading, i: int, low: int) -> int:
    for j in range(i - 1, max(low, i - 12) - 1, -1):
        if reading.words[j] == "(":
            return j
    return i


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
        phrase = _walk_left(reading, head, low, start)
        if end == comma and _is_aside(reading, start + 1, end):
            if phrase is not None:
                return phrase
            if reading.words[head] in PERSONAL:
                return head, head + 1
        if phrase is not None and _is_head(reading, phrase, low):
            return phrase[0], comma
        end = start
    return _walk_left(reading, comma - 1, low, comma)


def _is_aside(reading: Reading, first: int, last: int) -> bool:
    """``Murphy, though, said``; ``the firm, in turn, said``."""
    mask = reading.masks[first]
    if mask & (ADVERB | SUBORDINATOR) and last - first <= 2:
        return True
    return bool(mask & PREPOSITION) and last - first <= 6


def _comma_before(reading: Reading, end: int, low: int) -> int | None:
    for j in range(end - 1, max(low, end - _LONGEST) - 1, -1):
        if reading.words[j] == ",":
            return j
    return None


def _is_head(reading: Reading, phrase: TokenSpan, low: int) -> bool:
    """Whether `phrase` can be the name or noun that an apposition follows."""
    first, _ = phrase
    before = reading.words[first - 1] if first > low else "."
    opens = first == low or before in {"and", "but", "that", "as", "while", "when"}
    capital_head = bool(reading.capital[phrase[1] - 1] or reading.capital[first])
    if before == "," and not opens:
        mask = reading.masks[first]
        return capital_head and not mask & _APPOSITION
    return opens or capital_head


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
    while i is not None and i < high and i - start < _LONGEST:
        end = i
        # Words in no list neither end the phrase nor open an apposition.
        plain = not masks[i] and not reading.quoted[i]
        i = i + 1 if plain else _step_right(reading, i, start, high)
    if i is not None:
        end = i
    while end > start and words[end - 1] == ",":
        end -= 1
    if end > start and words[end - 1] == "." and end == high:
        end -= 1
    return (start, end) if end > start else None


def _step_right(reading: Reading, i: int, start: int, high: int) -> int | None:
    """Return the token to look at after `i`, or None if the noun phrase ends before `i`."""
    word, mask = reading.words[i], reading.masks[i]
    if word == ",":
        return _after_apposition(reading, i, high)
    if word == "(":
        closing = _closing(reading, i, high)
        return None if closing is None else closing + 1
    stops = reading.quoted[i] or word in _DASHES or word in {";", ":"}
    if stops or (word in _STOP_RIGHT and not _names_place(reading, i)):
        return None
    is_joint = mask & (AUXILIARY | COORDINATOR) and not reading.capital[i]
    if is_joint and not _joins_right(reading, i, high):
        return None
    return None if mask & TIME and _is_adverbial(reading, i, start) else i + 1


def _is_adverbial(reading: Reading, i: int, start: int) -> bool:
    """Whether a word of time stands outside the noun phrase: "said Ms Roe Monday"."""
    if i == start:
        return False
    return bool(reading.capital[i]) or (not reading.capital[i - 1] and i > start + 1)


def _names_place(reading: Reading, i: int) -> bool:
    """Whether "in" belongs to the noun: "the lab in Leeds"."""
    if reading.words[i] != "in" or i + 1 >= len(reading.words):
        return False
    return bool(reading.capital[i + 1]) and not reading.masks[i + 1] & TIME


def _joins_right(reading: Reading, i: int, high: int) -> bool:
    if reading.words[i] not in {"and", "or"} or i + 1 >= high:
        return False
    after = reading.masks[i + 1]
    if after & (PRONOUN | AUXILIARY | ADVERB | PREPOSITION):
        return False
    return not (after & VERB and not after & (STATEMENT | _NOUNISH))


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
        if word in _DASHES or word in {";", ":"} or reading.quoted[j]:
            return j if relative else None
    return high if high - i < 25 else None


def _opens_apposition(reading: Reading, i: int) -> bool:
    mask, word = reading.masks[i], reading.words[i]
    if mask & _NO_APPOSITION or word in _STOP_RIGHT or word.endswith("ing"):
        return False
    verb = reading.lexicon.verbs.get(word)
    return verb is None or verb.form not in {ING, BASE}


def _closing(reading: Reading, i: int, high: int) -> int | None:
    for j in range(i + 1, min(high, i + 12)):
        if reading.words[j] == ")":
            return j
    return None
