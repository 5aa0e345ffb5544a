"""Guards of "claim" and "lie" where they take, say a plain thing or name a place.

They are called as those of `credscore.cues.guards` are, whose registry they belong to.
"""

from __future__ import annotations

from credscore.cues.neighbours import (
    CLAUSE_ENDS,
    DETERMINERS,
    PHRASE_ENDS,
    is_number,
    word_after,
    word_before,
    words_of,
)
from credscore.document.tokens import Tokens

__all__ = ["claimed_thing", "lying_down"]

_CLAIMED_THINGS = words_of(
    "responsibility credit victory lives life asylum benefits least gold title titles prize medal"
    " privilege rights power ignorance refund refunds compensation expenses deduction deductions"
    " allowance allowances sanctuary independence ownership sovereignty custody win wins medals"
    " wicket wickets crown hat-trick pole silver bronze victim victims ground control presidency"
    " nomination majority house seat seats mantle place spot powers credentials distinction"
)
#: "His first win", "a tax refund", "a fourth-place finish": words that may stand before the thing.
_BEFORE_THING = words_of("first second third fourth fifth maiden tax full high moral white")
#: In "claimed the win in Leeds was fair" something is said of the win all the same.
_SAYS = words_of("is are was were has have had will would can could should must did does")
_SAYS_NOT_BEHIND = words_of("and or but that who which what when while where as because if")
_SAYS_WITHIN = 8
#: Before the noun: "false claims that", "dismissed claims that"; "that" may be a subject.
_BEFORE_CLAIM = (DETERMINERS - {"that", "this"}) | words_of(
    "'s ' . ! ? of about over with by on for against from amid despite including like any no other"
    " false vague bogus baseless unfounded unproven similar repeated earlier recent"
    " make makes made making reject rejects rejected rejecting deny denies denied denying dismiss"
    " dismisses dismissed dismissing refute refutes refuted dispute disputes disputed repeat"
    " repeats repeating address addressed investigate investigated support supported back backed"
    " counter countered countering debunk debunked face faced faces facing undercut undercuts"
    " undermine undermines undermined around but all include includes included echo echoes echoed"
    " spread spreads spreading verify verified explore explored investigating past unsupported"
    " unverified inaccurate subsequent wild extravagant evidence-free over-the-top right-wing"
    " left-wing"
)
#: "Some claims that" are nouns, in "some claim that" it is a verb.
_BEFORE_CLAIMS = _BEFORE_CLAIM | words_of("some many such to")
#: What may stand before the verb "claim", beside plurals, adverbs and `_WITH_INFINITIVE`.
_BEFORE_VERB = words_of(
    "to i we you they who which that shall cannot not never or nor and but also even still then now"
    " often always just somehow today ever again both many some most all others media them let few"
    " several half two three here there nearby alike couple pair duo trio family rich poor"
    ' , ) ( - -- – — : ; "'
)
#: "How can anybody claim", "did Poe claim", and "critics of the bill claim".
_WITH_INFINITIVE = words_of("can will would could may might must should do does did didn't can't")
_OF_MANY = words_of("of in for who with from on at")
_MANY = words_of("people those men women children police")
_VERB_WITHIN = 6
#: "Refuted police claims that": before the word that stands before a noun.
_GOVERNS = (_BEFORE_CLAIM - DETERMINERS) - words_of("' 's . ! ? no other make around but all")
#: Ends of adjectives: "the baseless claim that".
_ADJECTIVES = ("able", "ible", "ous", "ful", "less", "stic", "sive", "tive")
#: Nouns that end as adjectives do: "a detective claims that".
_NOUNS = words_of(
    "detective executive representative relative native fugitive conservative constable bible table"
    " captive operative narrative directive initiative progressive collective cooperative fable"
)
#: "The mayor of Harlow claims that": behind these a name ends the subject.
_OF_NAME = words_of("of for from with by")
#: But "because of Spanish claims that", "of UK claims that".
_OF_NATIONS = ("ian", "ican", "ish", "ese", "eli")
_INITIALS = words_of("us uk eu un gop conservative progressive police")
_LIES = words_of("lie lies lying")
_PLACES = words_of(
    "on in off down at near beneath beyond under underneath between along across behind ahead"
    " around within outside inside north south east west above below next face awake dormant"
    " still flat low dead wounded unconscious ill idle empty fallow motionless somewhere there"
    " here against with heavy a an"
)
_DETECTORS = words_of("detector detectors")
_WHEREIN = words_of("therein herein wherein there here where")
#: Before the noun "lie"; "that" and "this" may be subjects ("the town that lies in").
_BEFORE_LIE = words_of("a an the his her its their our my your these those")
#: A crime that a court deals with, and no charge of the writer's.
_IN_COURT = words_of(
    "charged convicted guilty pleaded indicted acquitted sentenced jailed admitted prosecuted"
)
_COURT_WITHIN = 5
#: Whom it is a crime to lie to: "fraud, lying to investigators".
_OFFICIAL = words_of(
    "investigators prosecutors congress police fbi agents court jury judge authorities regulators"
)
_IS_LYING = words_of("is are was were be been am 's keep keeps kept")


def claimed_thing(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "claim" in the sense of take, "claimed nine lives", and the noun: "a claim that".

    So are attacks, benefits and titles that were "claimed by" somebody; in "it was claimed by
    neighbours that" something is said.
    """
    after = word_after(tokens, end)
    if after == "by":
        return "it" not in tokens.words[max(0, start - 3) : start]
    if tokens.words[start] in {"claim", "claims"} and _is_noun_claim(tokens, start, end):
        return True
    if is_number(after) or (after == "at" and word_after(tokens, end + 1) == "least"):
        return True
    thing = end
    if after != "that" and after in DETERMINERS:
        thing += 1
    if thing > end or tokens.words[end - 1] in DETERMINERS:
        while word_after(tokens, thing) in _BEFORE_THING:  # "the moral high ground"
            thing += 1
    return word_after(tokens, thing) in _CLAIMED_THINGS and _is_all_claimed(tokens, thing)


def _is_all_claimed(tokens: Tokens, thing: int) -> bool:
    """Whether a thing ends what was claimed: not in "claimed the victims lied about it"."""
    while word_after(tokens, thing + 1) in _CLAIMED_THINGS:  # "a gold medal"
        thing += 1
    if not _ends_phrase(tokens, thing + 1):
        return False
    for word in tokens.words[thing + 1 : thing + 1 + _SAYS_WITHIN]:
        if word in CLAUSE_ENDS or word in _SAYS_NOT_BEHIND:
            return True
        if word in _SAYS:
            return False
    return True


def _ends_phrase(tokens: Tokens, at: int) -> bool:
    """Whether the token `at` ends the phrase before it, as a mark or a preposition does."""
    word = word_after(tokens, at)
    if word == "'s":
        return False
    if word in {"'", '"'} and at < len(tokens.words):
        if tokens.starts[at] > tokens.ends[at - 1]:  # it opens: 'claimed the victims "lied"'
            return False
        return word == '"' or not tokens.words[at - 1].endswith("s")  # "the victims' sons"
    return not word[0].isalnum() or word in PHRASE_ENDS


def _is_noun_claim(tokens: Tokens, start: int, end: int) -> bool:
    before = word_before(tokens, start)
    if before in {"lay", "lays", "laid", "laying"}:
        return True
    if tokens.words[end - 1] == "that" and word_after(tokens, end) in {"are", "have", "were"}:
        return True  # "tax claims that have been paid"
    if tokens.words[start] == "claims":
        noun = before in _BEFORE_CLAIMS
    else:  # "an old claim that", "the oddest claim that": the verb would be "claims"
        noun = before in _BEFORE_CLAIM or word_before(tokens, start - 1) in {"a", "an"}
        noun = noun or (tokens.words[end - 1] == "that" and not _may_claim(tokens, start - 1))
    named = tokens.words[start] == "claims" and before in _NOUNS
    if noun or (before.endswith(_ADJECTIVES) and not named):
        return True
    if tokens.words[start] == "claims" and _is_governed(tokens, start):
        return True
    # "claims to the throne", "her claim to fame"
    after = word_after(tokens, end)
    return tokens.words[end - 1] == "to" and (after in DETERMINERS or after == "fame")


def _may_claim(tokens: Tokens, at: int) -> bool:
    """Whether the verb "claim" may follow `at`: "critics claim", "critics of the bill claim"."""
    words = tokens.words
    word = words[at] if at >= 0 else "."
    if _is_plural(word) or word.endswith(("ly", "n't")) or word in _BEFORE_VERB:
        return True
    if word_before(tokens, at) == "and" and tokens.capital[at]:
        return True  # "Roe and Poe claim"
    for place in range(at, max(-1, at - _VERB_WITHIN), -1):
        word = words[place]
        if word in CLAUSE_ENDS:
            return False
        before = word_before(tokens, place)
        if word in _WITH_INFINITIVE or (word in _OF_MANY and _is_plural(before)):
            return True
    return False


def _is_plural(word: str) -> bool:
    return word in _MANY or (word.endswith("s") and not word.endswith(("ss", "us")))


def _is_governed(tokens: Tokens, start: int) -> bool:
    """Whether "claims" is an object: "refuted police claims", but "the man from Leeds claims"."""
    before, governs = word_before(tokens, start), word_before(tokens, start - 1)
    if governs not in _GOVERNS:
        return False
    names = governs in _OF_NAME and bool(tokens.capital[start - 1])
    return not names or before in _INITIALS or before.endswith(_OF_NATIONS)


def lying_down(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "lie" of position, "it lies on the river", and of a court: "guilty of lying"."""
    word, before = tokens.words[end - 1], word_before(tokens, start)
    if word not in _LIES:
        return False
    if word == "lying" and not _IN_COURT.isdisjoint(
        tokens.words[max(0, start - _COURT_WITHIN) : start]
    ):
        return True
    after = word_after(tokens, end)
    if word != "lying" and before in _BEFORE_LIE:
        return after in _DETECTORS
    if after == "not":  # "the fault lies not in the plan"
        return word_after(tokens, end + 1) in {"in", "with"}
    if word == "lying" and after == "to" and before not in _IS_LYING:
        return not _OFFICIAL.isdisjoint(tokens.words[end + 1 : end + _COURT_WITHIN])
    return after in _PLACES or (before in _WHEREIN and after in DETERMINERS)
