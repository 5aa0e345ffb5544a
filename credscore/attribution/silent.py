"""Cues that are none by the words round them: "asked not to be named", "maintained the bridge"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from credscore.attribution.bits import (
    AUXILIARY,
    DETERMINER,
    MARK,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    THAT,
    TIME,
)
from credscore.attribution.candidates import Candidate
from credscore.attribution.certain import QUOTING, as_saying
from credscore.attribution.reading import Reading

__all__ = ["DOUBTFUL", "DOUBTFUL_VERBS", "NOUNS", "OCCASION_WITHIN", "says_nothing"]

#: Groups of cues that are nouns.
NOUNS: Final = frozenset({"statement", "stance"})
#: What stands behind "asked not to be", and behind "asked that her name not be".
_HIDDEN: Final = frozenset({"named", "identified", "quoted"})
_NAMES: Final = frozenset({"name", "names", "identity", "surname"})
_KEPT_BACK: Final = frozenset({"used", "published", "disclosed", "printed", "revealed"})
_HIDDEN_WITHIN: Final = 9
#: Verbs of report that are none with a noun: "maintained the bridge".
_KEEPING: Final = frozenset({"maintain", "observe", "note", "claim", "add"})
#: Behind a number, what prices and indexes add: "the index added 1.7 percent".
_MEASURES: Final = frozenset({"percent", "per", "%", "points", "point", "basis", "cents"})
#: What is won or lost, not said: "claimed three lives", "claimed her first title".
_CLAIMED: Final = frozenset(
    "lives life title goal goals wicket wickets medal gold silver bronze crown trophy prize".split()
)
_CLAIMED_WITHIN: Final = 5
_KEPT_WITHIN: Final = 8
#: Groups and verbs that are sometimes no cue, see `says_nothing`.
DOUBTFUL: Final = NOUNS | {"ask"}
DOUBTFUL_VERBS: Final = QUOTING | _KEEPING
#: Behind "in a statement": what it is about, not when and to whom it was made.
_TOPICS: Final = frozenset({"of", "about", "that", "regarding", "concerning"})
_GIVEN_OUT: Final = frozenset("released issued published posted sent emailed e-mailed".split())
#: The comma behind "In a statement to the paper on Monday," stands within so many words.
OCCASION_WITHIN: Final = 12


def says_nothing(reading: Reading, candidate: Candidate) -> bool:
    """Return whether a cue is none: "a tenant, who asked not to be named" is about the source."""
    _, end, group, lemma, _, _ = candidate
    if group == "ask":
        return _hides_source(reading.words[end : end + _HIDDEN_WITHIN])
    if lemma in QUOTING:
        return as_saying(reading, end)
    if lemma in _KEEPING:
        return _keeps_up(reading, lemma, end)
    return group in NOUNS and _is_occasion(reading, candidate)


def _hides_source(words: list[str]) -> bool:
    """``asked not to be named``, ``asked that her name not be used``, ``requested anonymity``."""
    if words[:1] == ["anonymity"]:
        return True
    if "not" not in words or "be" not in words:
        return False
    hidden = {word for before, word in pairwise(words) if before == "be"}
    if words[:3] == ["not", "to", "be"]:
        return not _HIDDEN.isdisjoint(hidden)
    return not (_NAMES.isdisjoint(words) or _KEPT_BACK.isdisjoint(hidden))


def _keeps_up(reading: Reading, lemma: str, start: int) -> bool:
    """``maintained the bridge``, ``observed a silence``, ``noted for her voice``: no report."""
    words, masks = reading.words, reading.masks
    following = words[start : start + _KEPT_WITHIN]
    if lemma == "add":
        return not _MEASURES.isdisjoint(following[1:2])
    if lemma == "claim":
        return not _CLAIMED.isdisjoint(following[:_CLAIMED_WITHIN])
    if lemma != "maintain":
        return following[:1] == ["for"] or "silence" in following[:5]
    if start >= len(words) or not masks[start] & (DETERMINER | POSSESSIVE) or masks[start] & THAT:
        return False
    for i, word in enumerate(following, start):
        if masks[i] & (AUXILIARY | PRONOUN | THAT) or reading.quoted[i] or word == "innocence":
            return False
        if masks[i] & MARK:
            break
    return True


def _is_occasion(reading: Reading, candidate: Candidate) -> bool:
    """``In a (short) statement on Monday the firm said``: the noun says where it was said."""
    words, head = reading.words, candidate.head
    low = reading.bounds[reading.sentence[head]]
    if head - low not in {2, 3} or words[low] != "in" or words[low + 1] not in {"a", "an"}:
        return False
    end = candidate.end
    following = reading.masks[end] if end < len(words) else 0
    if following & (DETERMINER | PRONOUN) and not following & THAT:
        return True
    # "In a response to questions" goes on with a cue of its own.
    if words[head] != "statement" or end == len(words):
        return False
    when = following & (PREPOSITION | TIME) and words[end] not in _TOPICS
    return bool(when or words[end] in _GIVEN_OUT) and "," in words[end : end + OCCASION_WITHIN]
