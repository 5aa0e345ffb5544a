"""Guards: small tests that silence a match of a cue where the words mean something else.

A guard is called as ``guard(tokens, start, end)`` for a match over the token indices
``[start, end)`` and returns True to silence it. Guards see tokens only, never characters,
and run on matches only, so each may look at a few neighbours but never scan the text.

`proper_name` applies to every cue that does not say ``proper = true``; the others are
named in the ``guards`` list of a cue. `GUARDS` is the whole registry.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from credscore.cues import able, appeals, boosting, claiming, constructions, senses
from credscore.cues.neighbours import (
    CLAUSE_ENDS,
    DETERMINERS,
    OPENERS,
    after_title,
    ends_name,
    in_headline,
    is_number,
    word_after,
    word_before,
    words_of,
)
from credscore.cues.plain_senses import PLAIN_AFTER, PLAIN_BEFORE
from credscore.cues.suggesting import somebody_suggests
from credscore.document.lone_names import acts_as_person
from credscore.document.punkt import parameters
from credscore.document.tokens import Tokens

Guard = Callable[[Tokens, int, int], bool]


_MONTH_BEFORE = words_of(
    "in of by since until till through during from to between last this next early mid late each"
    " every on for before after and"
)
_NAME_AFTER = words_of(
    "'s said says told is was has had will would does did and who whose , . -- – —"
)

_NEGATORS = words_of(
    "not no never nor neither without hardly cannot isn't aren't wasn't weren't don't doesn't"
    " didn't won't wouldn't can't couldn't shouldn't haven't hasn't hadn't ain't nothing"
    " nobody"
)
#: "not only a farce", "no less a farce", "no mere farce": the word after undoes the negation.
_NEGATION_UNDONE = words_of("only just merely simply mere less doubt wonder secret short but until")
_CURRENCIES = words_of("$ £ € ¥ ₹ us$ rs a$ c$ ~")

_MEASURES = words_of(
    "hour minute second day week month year decade century mile kilometre kilometer metre meter"
    " yard foot inch pound kilo tonne ton gallon litre liter acre hectare penny"
)
#: "World War I", "Title I": after these "I" is a numeral.
_NUMERAL_BEFORE = words_of(
    "war title type phase part chapter section article tier category class volume stage level"
    " division schedule act book grade group appendix annex table figure pope king"
    " queen emperor tsar superfund"
)
#: What also opens sentences with its number: "Count I charges", "Zone I covers".
_NUMBERED = words_of(
    "count zone track pillar mark rule claim item form exhibit episode round lane factor measure"
)
_VERB_AFTER_I = words_of(
    "am was have had do did don't didn't can can't could will won't would think thought believe"
    " know knew want wanted said say get got went go see saw never also just really love hate"
    " feel felt hope mean guess suppose wonder wish like need should may might must"
)

_MIGHT_NOUN_BEFORE = words_of(
    "the his her its their our my your full all military economic naval industrial political"
    " financial air imperial nuclear sheer and own"
)


def proper_name(tokens: Tokens, start: int, end: int) -> bool:
    """Silence a match written as (part of) a name: "the film Outrageous Fortune".

    The first token is capitalised in the middle of a sentence, outside a headline, or a lone name
    that opens one: "Savage told reporters".
    """
    if not tokens.capital[start]:
        return False
    if after_title(tokens, start):
        return True
    if word_before(tokens, start) in OPENERS:
        # "Chaos Monkeys opened": two capitals at the start of a sentence look like a name
        # too, but a headline or "Radical Democrats" looks the same; leave those alone.
        return end - start == 1 and acts_as_person(tokens, start)
    return ends_name(tokens, start, end) or not in_headline(tokens, start, end)


def month(tokens: Tokens, start: int, end: int) -> bool:
    """Silence the month and the name: "on May 4", "In May, sales", "May said the deal"."""
    if not tokens.capital[start] or tokens.words[start] != "may":
        return False
    before, after = word_before(tokens, start), word_after(tokens, end)
    if after[0].isdigit():
        return True
    if before in OPENERS:  # "May I ask", "May they rest": what opens a sentence is no hedge
        return True
    return before in _MONTH_BEFORE or after in _NAME_AFTER


def noun_might(tokens: Tokens, start: int, end: int) -> bool:
    """Silence the noun: "the military might of the empire", "with all his might"."""
    if tokens.words[start] != "might":
        return False
    before = word_before(tokens, start)
    if before == "and":  # "power and might" against "and might return"
        return word_after(tokens, end) in CLAUSE_ENDS
    if before == "'s":  # "the navy's might"
        return True
    return before in _MIGHT_NOUN_BEFORE or word_after(tokens, end) == "of"


def negated(tokens: Tokens, start: int, end: int) -> bool:
    """Silence a match under a negation: "it was not a farce", but "not only a farce" stays.

    Looks back over at most three words of the same clause.
    """
    words = tokens.words
    for i in range(start - 1, max(-1, start - 4), -1):
        word = words[i]
        if word in CLAUSE_ENDS:
            return False
        if word in _NEGATORS:
            return words[i + 1] not in _NEGATION_UNDONE
    return False


def needs_number(tokens: Tokens, start: int, end: int) -> bool:
    """Silence an approximator with no quantity next: "about 200", "nearly a mile" stay."""
    after = word_after(tokens, end)
    if after in {"a", "an"} or after in _CURRENCIES:
        after = word_after(tokens, end + 1)
        return not is_number(after) and after not in _MEASURES
    return not is_number(after)


def roman_numeral(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "I" as a numeral, list mark or initial: "World War I", "(i)", "I. Newton"."""
    before, after = word_before(tokens, start), word_after(tokens, end)
    if not tokens.capital[start]:
        return before in {"(", "["} or after in {")", "]"}
    if before in _NUMERAL_BEFORE or after in {")", "]"}:
        return True
    if after == "." and before in OPENERS:
        return True
    if not start or not tokens.capital[start - 1] or before in {"and", "but"}:
        return False
    # "When I arrived", "May I ask": no name opens the sentence.
    is_word = parameters().written_small(before)
    if is_word and before not in _NUMBERED and word_before(tokens, start - 1) in OPENERS:
        return False
    # "Queen Anne I ruled" against "in March I went" and the headline "What I Learned"
    in_title = end < len(tokens.words) and bool(tokens.capital[end])
    return not in_title and after not in _VERB_AFTER_I


def looks_after(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "tend to" in the sense of care: "tends to the wounded", "needs are tended to"."""
    if not tokens.words[start].startswith("tend"):
        return False
    after = word_after(tokens, end)
    return after in DETERMINERS or after in CLAUSE_ENDS or after in _TENDED


def kind_noun(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "kind of" as a noun: "a new kind of bridge", "what sort of car"."""
    if tokens.words[start] not in {"kind", "sort"}:
        return False
    before = word_before(tokens, start)
    after = word_after(tokens, end)
    return before not in _ADVERB_KIND_BEFORE or after in DETERMINERS


def capital_us(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "US", the country, also where a sentence begins: "US officials met"."""
    return tokens.words[start] == "us" and bool(tokens.capital[start])


def capital_initialism(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "ME" (a state, an illness): "the ME office", but "Me neither" stays."""
    if tokens.words[start] != "me" or not tokens.capital[start]:
        return False
    return word_before(tokens, start) not in OPENERS


def needs_number_before(tokens: Tokens, start: int, end: int) -> bool:
    """Silence a list phrase without a count, "there are reasons why", and one inside a sentence.

    "Four things you" sell a list where they open a line or stand behind "here are".
    """
    for at in range(start - 1, max(-1, start - 3), -1):
        if is_number(tokens.words[at]):
            before = word_before(tokens, at)
            shown = at - 1 if before == "the" else at  # "here are the five things you"
            here = word_before(tokens, shown - 1) in {"here", "here's"}
            opens = before in OPENERS or here
            return not opens and not in_headline(tokens, start, end)
    return True


def literal(tokens: Tokens, start: int, end: int) -> bool:
    """Silence the plain sense of a figurative word: "the car slammed into a wall".

    `PLAIN_BEFORE` and `PLAIN_AFTER` list, for a word, the neighbours that make it plain; two, or
    three that follow, are joined by underscores.
    """
    word = tokens.words[end - 1]
    before, after = PLAIN_BEFORE.get(word), PLAIN_AFTER.get(word)
    if before is not None and (
        word_before(tokens, start) in before
        or "_".join(tokens.words[max(0, start - 2) : start]) in before
    ):
        return True
    if word in _BEATEN and _with_score(tokens, end):
        return True
    if after is None:
        return False
    nearest = word_after(tokens, end)
    if word in _NOISILY and _with_noise(tokens, end, nearest):
        return True
    if word in _OWNS and is_number(nearest):
        return True  # "the town boasts 40 inns"
    behind = tokens.words[end : end + 3]
    return nearest in after or "_".join(behind[:2]) in after or "_".join(behind) in after


def _with_score(tokens: Tokens, end: int) -> bool:
    """Whether a game was lost: "were thrashed 5-0 at home", but not "crushed by the 5-4 ruling"."""
    for at in range(end, min(end + _SCORED_WITHIN, len(tokens.words))):
        word = tokens.words[at]
        if word in {".", "!", "?", ";", '"'}:
            return False
        size = 1 if "-" in word else 3  # 3-2, but 3–2 is three tokens
        if word[0].isdigit() and _SCORE.fullmatch("".join(tokens.words[at : at + size])):
            after = word_after(tokens, at + size)
            return tokens.words[at - 1] not in _COUNTED_BEFORE and after in _SCORED_AFTER
    return False


def _with_noise(tokens: Tokens, end: int, nearest: str) -> bool:
    """Whether a door or a body was slammed: "slammed the door", "slammed him to the ground"."""
    if nearest in DETERMINERS and word_after(tokens, end + 1) in _CLOSED_WITH_NOISE:
        return True
    behind = tokens.words[end : end + _THROWN_WITHIN]
    hits = (one in _AGAINST and two == "the" for one, two in pairwise(behind))
    return any(hit and word in _HARD for hit, word in zip(hits, behind[2:], strict=False))


_OWNS = words_of("boast boasts boasted boasting")
_NOISILY = words_of("slam slams slammed slamming")
_CLOSED_WITH_NOISE = words_of("door doors gate lid window windows brakes phone receiver car")
#: Who is beaten so at games; the score stands not far behind.
_BEATEN = words_of(
    "crush crushed crushes crushing thrash thrashed thrashes thrashing hammer hammered hammers"
    " hammering maul mauled demolish demolished destroyed humiliated embarrassed obliterated"
    " annihilated battered trounced routed pummeled pummelled slaughtered"
)
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
_SCORED_WITHIN = 7
#: "By a 5-4 vote", "by 5-4 rulings"; and what stands behind a score: no "hours" nor "year olds".
_COUNTED_BEFORE = DETERMINERS | {"by", "aged"}
_SCORED_AFTER = CLAUSE_ENDS | words_of(
    "at on in to by with away as after last over against and home when while during before from"
    " for this yesterday today"
)
#: How far behind "slammed" it may say against what.
_THROWN_WITHIN = 10
_AGAINST = words_of("to into onto against")
_HARD = words_of("ground floor wall pavement")
_ADVERB_KIND_BEFORE = words_of(
    "is was are were be been it's i'm just you've i've i they we you he she it's feel feels felt"
    " look looks looked sounds sounded seems seemed 's still all and"
)
_TENDED = words_of(
    "patients guests customers visitors him them children plants crops animals wounds"
)


#: Every guard a cue may name.
GUARDS: dict[str, Guard] = {
    "ability": able.ability,
    "about_topic": senses.about_topic,
    "agent_named": senses.agent_named,
    "before_noun": constructions.before_noun,
    "capital_initialism": capital_initialism,
    "capital_us": capital_us,
    "claimed_thing": claiming.claimed_thing,
    "definite_group": senses.definite_group,
    "few_meant": boosting.few_meant,
    "fixed_possible": constructions.fixed_possible,
    "inside_name": boosting.inside_name,
    "kind_noun": kind_noun,
    "literal": literal,
    "looks_after": looks_after,
    "loose_way": senses.loose_way,
    "lying_down": claiming.lying_down,
    "manner_clearly": boosting.manner_clearly,
    "month": month,
    "named_so": constructions.named_so,
    "needs_number": needs_number,
    "needs_number_before": needs_number_before,
    "negated": negated,
    "never_mind": boosting.never_mind,
    "no_condition": constructions.no_condition,
    "not_shared": boosting.not_shared,
    "noun_might": noun_might,
    "odds_compared": senses.odds_compared,
    "opportunity": senses.opportunity,
    "plain_appeal": appeals.plain_appeal,
    "plain_pointer": appeals.plain_pointer,
    "plain_question": appeals.plain_question,
    "permitted": constructions.permitted,
    "plain_spread": appeals.plain_spread,
    "proper_name": proper_name,
    "really_so": boosting.really_so,
    "roman_numeral": roman_numeral,
    "shows_up": senses.shows_up,
    "softened": boosting.softened,
    "somebody_suggests": somebody_suggests,
    "survey_answer": boosting.survey_answer,
    "thought_of": senses.thought_of,
    "told_somebody": senses.told_somebody,
    "very_same": boosting.very_same,
    "would_be": constructions.would_be,
}
