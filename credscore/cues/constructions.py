"""Guards that tell a cue from a plain use of the word by the construction it stands in.

They are called as those of `credscore.cues.guards` are, whose registry they belong to.
"""

from __future__ import annotations

from itertools import pairwise

from credscore.cues.neighbours import (
    CLAUSE_ENDS,
    DETERMINERS,
    PHRASE_ENDS,
    word_after,
    word_before,
    words_of,
)
from credscore.document.tokens import Tokens

__all__ = [
    "before_noun", "fixed_possible", "named_so", "no_condition", "permitted", "would_be",
]  # fmt: skip

_NOT_NOUNS = DETERMINERS | words_of(
    "to of in on at by for from with as and or but that which who he she it they we i you him"
    " them me us on when where while was is were are be been had has have not what how why"
    " whether if until after before during since because"
)
_ACCUSED_OF = words_of("alleged suspected presumed")
#: "They suspected foul play", "prosecutors alleged fraud": a verb and its subject.
_ACCUSERS = words_of(
    "i we you he she it they who police officers officials authorities investigators prosecutors"
    " detectives lawyers"
)

#: Whom or what "potential" only sorts: who may become one of them, and what is possible anyway.
_ROLES = words_of(
    "buyer customer client candidate contender opponent rival challenger employer employee recruit"
    " worker investor donor voter juror justice judge partner mate date spouse site location"
    " nominee pick successor replacement applicant immigrant migrant witness witnesse whistleblower"
    " member supporter sponsor backer bidder suitor user reader viewer tenant victim source target"
    " lender landlord risk danger hazard threat energy difference president"
)
#: "The potential exists": a noun itself.
_NO_NOUN_NEXT = words_of("exists exist existed remains remained lies")
#: "Potential Republican presidential candidates".
_ROLE_WITHIN = 4

_MAKES = words_of("make makes made making")
_SET_POSSIBLE = _MAKES | words_of(
    "as if when where whenever wherever best worst every everything anything all not longer humanly"
    " maximum minimum utmost"
)
_SUPERLATIVE = words_of("most least only every all")
#: "More than I thought possible", "would never have been possible".
_THOUGHT = words_of("thought imagined believed deemed considered")
_COPULAS = words_of("is was are were be been being 's it's seems seem seemed still very")
#: How far "possible" may stand behind "make" or a superlative.
_POSSIBLE_WITHIN = 6
#: "The probable cause of the crash", but a search needs "probable cause".
_BEFORE_REAL_CAUSE = words_of("the most another its their his her likely a")

_BECOMES = words_of("becam becom made")
#: Who or what is a surprise where it is unlikely: nothing is said of what may come about.
_SURPRISES = words_of(
    "ally allies alliance alliances pair pairs pairing duo trio couple couples hero heroes heroine"
    " friend friends friendship friendships star stars place places bedfellow bedfellows champion"
    " champions partner partners partnership coalition spokesman spokeswoman supporter supporters"
    " advocate advocates defender companion companions romance marriage celebrity icon inspiration"
    " collaboration bond setting venue home haven mix"
)


#: What the rules of a service, a shop or a country let people do.
_SERVICE = words_of(
    "apply appeal vote register enrol enroll submit return request order book choose opt use park"
    " enter appear bring cancel contact download copy view visit unsubscribe"
)
#: "May not exceed": what a rule forbids to do.
_MAY_NOT = words_of("carry exceed discriminate infringe smoke")
#: Of others than "you" these guess: "hackers may use cards", "he may appear online".
_ONLY_YOU = words_of("use return appear view visit")
_BY_WAY_OF = words_of("post mail phone telephone email e-mail fax letter proxy")
#: A short object and the manner: "the form by post until".
_MANNER_WITHIN = 5
#: "May not be copied": a rule forbids it. A report that "may not be published" is in doubt.
_FORBIDDEN = words_of("reproduced republished rewritten redistributed copied carried")
#: "Whatever the cause may be" grants anything: the sentence does not hang on it.
_CONCEDING = words_of(
    "whatever wherever whoever whomever whichever whenever however matter regardless"
)
#: They end the concession; in "whoever wins may lose" the verb is what the sentence says.
_CONCEDED = words_of("be say do think believe feel want happen")
_CONCEDED_WITHIN = 7
#: "You may have heard", "you may be sure": said to the reader, of whom nothing is in doubt.
_TOLD_READER = frozenset(
    f"{first} {second}"
    for first, rest in (("have", "heard read seen noticed guessed"), ("be", "sure"))
    for second in rest.split()
)


def permitted(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "may" of rules, wishes and concessions: "you may apply", "whatever it may be".

    Members "may vote by post", papers "may not be copied", the law gives "such sums as may be
    needed", and "may he rest in peace" wishes. What "may be delayed" is in doubt.
    """
    if end - start != 1 or tokens.words[start] != "may":
        return False
    before, after = word_before(tokens, start), word_after(tokens, end)
    if after == "not":
        first, second = word_after(tokens, end + 1), word_after(tokens, end + 2)
        return first in _MAY_NOT or (first == "be" and second in _FORBIDDEN)
    if after in _SERVICE:
        manner = tokens.words[end + 1 : end + 1 + _MANNER_WITHIN]
        return before == "you" or (after not in _ONLY_YOU and _by_manner(manner))
    if before == "you" and " ".join(tokens.words[end : end + 2]) in _TOLD_READER:
        return True
    wish = before in CLAUSE_ENDS and after in {"he", "she", "they", "god"}
    return wish or before == "as" or after in {"lawfully", "legally"} or _conceded(tokens, start)


def _conceded(tokens: Tokens, start: int) -> bool:
    """Whether "may" ends a concession, "whatever they may say,", and its verb ends it too."""
    verb, end = word_after(tokens, start + 1), word_after(tokens, start + 2)
    if verb not in _CONCEDED or end not in CLAUSE_ENDS:
        return False
    compared = 0  # "as hard as it may be"
    for word in reversed(tokens.words[max(0, start - _CONCEDED_WITHIN) : start]):
        if word in CLAUSE_ENDS:
            return False
        compared += word == "as"
        if word in _CONCEDING or compared > 1:
            return True
    return False


def _by_manner(words: list[str]) -> bool:
    """Whether a manner comes next, "by post", or behind one short object, "the form online"."""
    if _is_manner(words):
        return True
    if words and words[0] in DETERMINERS:
        words = words[1:]
    if not words or not words[0][0].isalpha():
        return False
    is_object = words[0] not in _NOT_NOUNS or words[0] in {"it", "them"}
    return is_object and _is_manner(words[1:])


def _is_manner(words: list[str]) -> bool:
    first, second = [*words, ".", "."][:2]
    if first == "online":  # no manner in "may order online shops to close"
        return not second[0].isalnum() or second in PHRASE_ENDS
    return (first, second) == ("in", "person") or (first == "by" and second in _BY_WAY_OF)


def before_noun(tokens: Tokens, start: int, end: int) -> bool:
    """Silence an adjective that has no noun next, "it became apparent that", and a verb.

    The verb of "he suspected her" has no noun next either, that of "they suspected foul play" has
    its subject before it.
    """
    after = word_after(tokens, end)
    if not after[0].isalpha() or after in _NOT_NOUNS:
        return True
    if tokens.words[start] == "apparent":  # "it was quickly apparent talking to him"
        before = word_before(tokens, start)
        return before.endswith("ly") or before[:5] in _BECOMES
    return tokens.words[start] in _ACCUSED_OF and word_before(tokens, start) in _ACCUSERS


def would_be(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "potential" of who may be won or chosen, "potential Democratic voters", and risks.

    So it is where it is a noun itself, "the potential exists".
    """
    if word_after(tokens, end) in _NO_NOUN_NEXT:
        return True
    for word in tokens.words[end : end + _ROLE_WITHIN]:
        if word in _NOT_NOUNS or not word[0].isalpha():
            return False
        if word.removesuffix("s") in _ROLES:
            return True
    return False


def fixed_possible(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "possible" of degree, means and cause: "as soon as possible", "possible to see".

    So are "probable cause" of the law, "no uncertain terms" and "as long as they possibly can".
    """
    word, before = tokens.words[end - 1], word_before(tokens, start)
    after = word_after(tokens, end)
    if word != "possible":
        return _fixed_otherwise(word, before, (after, word_after(tokens, end + 1)))
    before_that = word_before(tokens, start - 1)
    if before == "only":  # "the only possible way", but "not only possible" stays
        return before_that != "not"
    if before.endswith("ly") and before_that in _SET_POSSIBLE:  # "wherever legally possible"
        return True
    fixed = before in _SET_POSSIBLE or before.endswith(("n't", "est")) or after == "to"
    if before in _THOUGHT or (before in _COPULAS and before_that in _THOUGHT):
        return True
    if before == "been" and "never" in tokens.words[max(0, start - _POSSIBLE_WITHIN) : start]:
        return True
    made = (before == "it" and before_that in _MAKES) or _made_possible(tokens, start, after)
    return fixed or made


def _fixed_otherwise(word: str, before: str, behind: tuple[str, str]) -> bool:
    after = behind[0]
    if word in {"uncertain", "debatable"}:  # "in no uncertain terms", "it is not debatable"
        return before == "no" or (before == "not" and word == "debatable")
    if word == "probable":
        return after == "cause" and before not in _BEFORE_REAL_CAUSE
    if word == "unlikely":  # "an unlikely ally", "an unlikely old ally", but "an unlikely result"
        surprise = after in _SURPRISES or (after not in _NOT_NOUNS and behind[1] in _SURPRISES)
        return before in {"a", "an", "most"} and after[0].isalpha() and surprise
    if word == "conceivable":
        return before in _SET_POSSIBLE or before in {"any", "each"}
    if word == "possibly":
        denied = before in {"not", "cannot", "never"} or before.endswith("n't")
        return denied or after in {"can", "could"} or before == "humanly"
    return False


def _made_possible(tokens: Tokens, start: int, after: str) -> bool:
    """Whether "possible" ends "made the bridge possible" or "the clearest view possible"."""
    before = word_before(tokens, start)
    if before in _COPULAS or before.endswith("ly"):
        return False
    if after not in CLAUSE_ENDS and after not in _NOT_NOUNS:
        return False  # a noun follows: "all the talk of possible links"
    for word in reversed(tokens.words[max(0, start - _POSSIBLE_WITHIN) : start]):
        if word in CLAUSE_ENDS:
            return False
        if word in _MAKES or word in _SUPERLATIVE or (word.endswith("est") and len(word) > 4):
            return True
    return False


_VARIES = words_of(
    "vary varies varied varying differ differs differed differing range ranges ranged ranging"
)
_VARIES_WITHIN = 8
#: "Rents differ, depending on the town": what may stand between.
_ASIDE = words_of(', ( - -- – — "')
_SWORN_IN = words_of("he she who")
#: What tells of an office, so that "confirmed" is said of somebody; others confirm a fact.
_OFFICES = words_of(
    "judge justice justices secretary court senate senator senators ambassador post role job"
    " nominee nominees nominated nomination director chair chairman chairwoman attorney minister"
    " premier commissioner governor head helm cabinet administrator replace succeed serve"
)
_OFFICE_WITHIN = 12


def no_condition(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "depending on" of what varies and "if confirmed" of an office.

    "Rents vary depending on the town" is a rule, and "if confirmed, she would be the first judge"
    tells of a vote to come.
    """
    words = tokens.words
    if words[start] == "depending":
        return _varies(tokens, start)
    if words[start:end] == ["if", "at", "all"]:
        return word_after(tokens, end) == "possible"
    if words[start:end] != ["if", "confirmed"]:
        return False
    after = end + 1 if word_after(tokens, end) == "," else end
    if after >= len(words):
        return False
    if words[after : after + 3] == ["by", "the", "senate"]:
        return True
    near = words[max(0, start - _OFFICE_WITHIN) : end + _OFFICE_WITHIN]
    office = not _OFFICES.isdisjoint(near) or ("lead", "the") in pairwise(near)
    return office and (bool(tokens.capital[after]) or words[after] in _SWORN_IN)


def _varies(tokens: Tokens, start: int) -> bool:
    """Whether the clause before says that something varies: "rents differ, depending on"."""
    if word_before(tokens, start) in _ASIDE:
        start -= 1
    for word in reversed(tokens.words[max(0, start - _VARIES_WITHIN) : start]):
        if word in CLAUSE_ENDS:
            return False
        if word in _VARIES:
            return True
    return False


def named_so(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "so-called" before a name in use, "the so-called Leeds Rule", and a verb.

    In two words it is one but behind an article: "it was cold and so called for a coat".
    """
    if tokens.words[start:end] == ["so", "called"]:
        if word_before(tokens, start) not in DETERMINERS:
            return True
    elif tokens.words[end - 1] != "so-called":
        return False
    if end >= len(tokens.words):
        return False
    # In a headline "So-Called" has its own capital.
    return bool(tokens.capital[end]) and not tokens.capital[start]
