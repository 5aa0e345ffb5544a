"""The words between a subject and its verb of report: "has so far declined to say"."""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import ADVERB, AUXILIARY, NEGATION, OBJECT, STANCE, TIME, VERB
from credscore.attribution.fronted import TIMES
from credscore.attribution.lone_words import is_name_here
from credscore.attribution.reading import Reading
from credscore.attribution.verbs import NOUNS_IN_LY
from credscore.attribution.walking import PERSONAL

__all__ = ["BETWEEN", "skip_verb_group"]

BETWEEN: Final = AUXILIARY | ADVERB | NEGATION | TIME
#: Pronouns after which "'s" is a verb.
_BEFORE_S: Final = frozenset("he she it who that there what".split())
#: Verbs that a verb in -ing goes with: "began to say", "kept saying".
_ASPECT: Final = frozenset("began begun keep keeps kept started stopped continued".split())
#: Verbs that stand before an adjective of stance: "sounded optimistic about".
_COPULAS: Final = frozenset("appeared became felt remained seemed sounded".split())
#: "Went as far as to say".
_AS_FAR_AS: Final = (["as", "far", "as"], ["so", "far", "as"])
#: Adverbs in no list: "Roe sometimes said", "has so far said".
_ADVERBS: Final = frozenset(
    "almost indeed likewise perhaps quite somehow sometimes thus very".split()
)
_SKIPPED: Final = _ASPECT | _COPULAS | _ADVERBS | {"longer", "far"}
#: What stands between by the words round it, see `_stands_between`.
_DOUBTFUL: Final = _ASPECT | _COPULAS | _ADVERBS | {"this", "next", "longer", "'s"}
#: Adverbs of two words: "has so far said", "have for years said".
_PAIRS: Final = {("so", "far"), *(("for", time) for time in TIMES)}
#: Words of no name that may stand between a verb and "to" as its object.
_TOLD: Final = frozenset({"many", "some", "others", "people"})


def skip_verb_group(reading: Reading, i: int, low: int) -> int:
    """Return the token that a verb group stands behind: "Roe" of ``Roe has also declined to say``.

    Stepping back from token `i` over auxiliaries, adverbs and "declined to", `low` at most.
    """
    words, masks = reading.words, reading.masks
    while i >= low:
        word, mask = words[i], masks[i]
        if not mask and word[-1] not in "ys" and word not in _SKIPPED:
            return i  # neither an adverb nor "'s"
        if word == "to" and i > low:
            if masks[i - 1] & OBJECT or words[i - 1] in _TOLD:  # "led many to say"
                return i - 1
            i -= 5 if words[max(low, i - 3) : i] in _AS_FAR_AS else 2
        elif i > low and (words[i - 1], word) in _PAIRS:
            i -= 2
        elif word in _DOUBTFUL and _stands_between(reading, i, low):
            i -= 1
        elif mask & BETWEEN or (word.endswith("ly") and word not in NOUNS_IN_LY):
            if word in PERSONAL or (reading.capital[i] and _is_name(reading, i, low)):
                return i
            if mask & TIME and i > low and words[i - 1] in {"on", "in", "last"}:
                i -= 1
            i -= 1
        else:
            return i
    return i


def _is_name(reading: Reading, i: int, low: int) -> bool:
    """Whether what looks like an adverb or a time is who speaks: "Ms Kelly said", "May said"."""
    return is_name_here(reading, i) or bool(reading.masks[i] & TIME and i == low)


def _stands_between(reading: Reading, i: int, low: int) -> bool:
    """Whether a word stands between subject and verb by those round it: "no longer said"."""
    words, masks = reading.words, reading.masks
    word, following, inside = words[i], masks[i + 1], i > low
    if word in _ADVERBS:
        return not (inside and reading.capital[i])
    if word in {"this", "next"}:
        return bool(following & TIME)
    if word == "longer":
        return inside and words[i - 1] == "no"
    if word == "'s":
        return inside and words[i - 1] in _BEFORE_S
    verb = word in _ASPECT and following & VERB
    return inside and bool(verb or (word in _COPULAS and following & STANCE))
