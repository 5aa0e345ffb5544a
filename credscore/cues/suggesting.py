"""The guard of "suggest that": said by somebody, or inferred from signs.

It is called as those of `credscore.cues.guards` are, whose registry it belongs to.
"""

from __future__ import annotations

from credscore.cues.neighbours import CLAUSE_ENDS, OPENERS, word_before, words_of
from credscore.document.lone_names import acts_as_person, stands_before_names
from credscore.document.tokens import Tokens

__all__ = ["somebody_suggests"]

#: Who may suggest something, beside names: it is said, not inferred.
_PERSONS = words_of(
    "i we you he she who some many others critics experts officials analysts aides lawyers"
    " lawmakers senators donors reporters advisers advisors leaders"
    " observers commentators doctors sources allies friends people somebody nobody anyone"
    " analyst official attorney attorneys lawyer author writer host respondents voters policymakers"
    " students participants employees"
    " spokesman spokeswoman spokesperson representative president senator minister mayor"
    " i've we've you've they've"
)
#: Between a person and the verb: "has repeatedly suggested that".
_BETWEEN = words_of(
    "has have had also even again once then later now first further himself herself and"
)
#: Of signs nobody says so: "has repeatedly suggested that" has a person before it.
_OF_PERSONS = words_of("repeatedly publicly openly privately himself herself")
#: What points to something by itself, though a name may stand behind: "a study by Poe suggests".
_SIGNS = words_of(
    "study studies research poll polls survey surveys data evidence analysis report reports review"
    " figures findings results records documents emails messages texts letter memo paper papers"
    " history experience fact news signs numbers estimates timing presence intelligence"
    " polling footage video imagery cctv modelling leaked"
)
_SIGNS_WITHIN = 10
_LONGEST_NAME = 5
_BEFORE_PLACE = words_of("of in at on by for from with between across the this that")
_THINGS = words_of("it this that these those there all nothing everything which none what")
_TO_SAY = words_of(
    "evidence data reason reasons information seem seems seemed appear appears nothing little"
    " anything yet"
)
#: How far back a lone word is sought that may be a name.
_NAMED_WITHIN = 1000


def somebody_suggests(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "suggest that" of who says so: "Poe suggested that they wait", "to suggest that".

    What a letter, a poll or a silence suggests is inferred from signs.
    """
    words = tokens.words
    if words[end - 1] != "that":
        return False
    at = start - 1
    while at > 0 and (words[at] in _BETWEEN or words[at].endswith("ly")):
        at -= 1
    if at < 0:
        return False
    if words[at] == "to":
        return word_before(tokens, at) not in _TO_SAY
    return (words[at] in _PERSONS or _is_named(tokens, at, start)) and not _has_sign(tokens, at)


def _is_named(tokens: Tokens, at: int, verb: int) -> bool:
    """Whether a word ends a name that may be a subject: not "It", not "votes in Leeds".

    Where a sentence begins, "Projections" has a capital too: there a lone word is a name if it
    acts as a person does, or has been named before.
    """
    word, first = tokens.words[at], at
    if not tokens.capital[at]:
        return False
    while first > max(0, at - _LONGEST_NAME) and tokens.capital[first - 1]:
        first -= 1
    before = word_before(tokens, first)
    if before in _BEFORE_PLACE:
        return False
    if at > first or before not in OPENERS:
        return True
    if word in _THINGS or stands_before_names(word):
        return word not in _THINGS  # "They suggest", "But suggesting that": it is said
    spoken = not _OF_PERSONS.isdisjoint(tokens.words[at + 1 : verb])
    return spoken or acts_as_person(tokens, at) or _named_before(tokens, at)


def _named_before(tokens: Tokens, at: int) -> bool:
    """Whether a word had a capital inside an earlier sentence: "Marcus Poe left. Poe suggests"."""
    word, since = tokens.words[at], max(0, at - _NAMED_WITHIN)
    return any(
        earlier == word and tokens.capital[place] and word_before(tokens, place) not in OPENERS
        for place, earlier in enumerate(tokens.words[since:at], since)
    )


def _has_sign(tokens: Tokens, at: int) -> bool:
    for word in reversed(tokens.words[max(0, at - _SIGNS_WITHIN) : at + 1]):
        if word in CLAUSE_ENDS:
            return False
        if word in _SIGNS:
            return True
    return False
