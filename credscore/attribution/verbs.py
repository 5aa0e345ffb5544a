"""Verbs that are no cues, told by their form: where a noun phrase must end.

There is no tagger. Two kinds of words are verbs often enough to end a noun phrase: frequent
irregular past forms, and words in -ed with an object behind them.
"""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import (
    AUXILIARY,
    DETERMINER,
    MARK,
    OBJECT,
    POSSESSIVE,
    PREPOSITION,
    TIME,
)
from credscore.attribution.lexicon import FINITE
from credscore.attribution.reading import Reading

__all__ = ["IRREGULAR", "NOUNS_IN_LY", "ends_phrase", "is_past", "is_predicate", "is_verb"]

#: Past forms that are no participles: nothing else than the verb of a clause.
_PAST_ONLY: Final = frozenset(
    "ate became began bore broke came chose drew drove fell flew forgot froze gave got grew hid"
    " knew ran rang rode rose sang sank saw shook spoke stole swore threw took tore went woke"
    " wore".split()
)
#: Past forms that may be participles: "the letter sent to the mayor".
_PAST_OR_PARTICIPLE: Final = frozenset(
    "bought brought built caught cut fed felt fled fought held hit hung kept led left lost made"
    " met paid put sat sent set shot sold sought spent stood struck swept taught turned used"
    " won".split()
)
#: What ends like an adverb and is a noun, often a source: "the family said".
NOUNS_IN_LY: Final = frozenset(
    "ally anomaly assembly belly bully butterfly family fly homily monopoly rally reply supply"
    " tally".split()
)
#: All of them.
IRREGULAR: Final = _PAST_ONLY | _PAST_OR_PARTICIPLE
_PARTICLES: Final = frozenset("up out off down back".split())
_OBJECT_OPENS: Final = DETERMINER | POSSESSIVE | OBJECT
_REDUCED: Final = PREPOSITION | TIME | MARK
_DETERMINED: Final = DETERMINER | POSSESSIVE


def is_past(reading: Reading, i: int) -> bool:
    """Return whether the token looks like the past form of a verb of no report.

    As in "the storm moved north"; "the proposed law" is none.
    """
    word = reading.words[i]
    if reading.capital[i] or not i:
        return False
    regular = word.endswith("ed") and len(word) > 4 and not reading.masks[i]
    return (regular or word in IRREGULAR) and not reading.masks[i - 1] & _DETERMINED


def ends_phrase(reading: Reading, i: int) -> bool:
    """Return whether no noun phrase reaches over the token, which stands before its end.

    "used the comments": a verb and its object; "aides based in Leeds", "three retired judges"
    are phrases.
    """
    word, following = reading.words[i], i + 1
    if reading.capital[i] or following == len(reading.words):
        return False
    if word in _PAST_ONLY:
        return True
    if reading.words[following] in _PARTICLES:
        following = min(following + 1, len(reading.words) - 1)
    after = reading.masks[following]
    if word in _PAST_OR_PARTICIPLE:
        return not after & _REDUCED
    return bool(after & _OBJECT_OPENS) and is_past(reading, i)


def is_predicate(reading: Reading, i: int) -> bool:
    """Return whether the token, no auxiliary, looks like the verb of a clause.

    As in "held talks", "reduced pain", "fails to", "costs 3 million"; words in -ed may be
    participles.
    """
    word = reading.words[i]
    if reading.capital[i] or reading.quoted[i] or (i and reading.masks[i - 1] & _DETERMINED):
        return False
    verb = reading.lexicon.verbs.get(word)
    if verb is not None:
        return verb.form in FINITE
    if word in IRREGULAR or (word.endswith("ed") and len(word) > 4):
        return True
    if word[-1] != "s" or word.endswith("ss") or reading.masks[i] or i + 1 == len(reading.words):
        return False
    # A verb in -s, no plural, by what stands behind it.
    after = reading.words[i + 1]
    return after == "to" or after[0].isdigit() or bool(reading.masks[i + 1] & _OBJECT_OPENS)


def is_verb(reading: Reading, i: int) -> bool:
    """Return whether the token is an auxiliary or looks like the verb of a clause."""
    return bool(reading.masks[i] & AUXILIARY) or is_predicate(reading, i)
