"""Guards: small tests that silence a match of a cue where the words mean something else.

A guard is called as ``guard(tokens, start, end)`` for a match over the token indices
``[start, end)`` and returns True to silence it. Guards see tokens only, never characters,
and run on matches only, so each may look at a few neighbours but never scan the text.

`proper_name` applies to every cue that does not say ``proper = true``; the others are
named in the ``guards`` list of a cue. `GUARDS` is the whole registry.
"""

from __future__ import annotations

from collections.abc import Callable

from credscore.cues.plain_senses import PLAIN_AFTER, PLAIN_BEFORE
from credscore.document.tokens import Tokens

Guard = Callable[[Tokens, int, int], bool]


def _words(text: str) -> frozenset[str]:
    """Return the set of the words in `text`, separated by white space."""
    return frozenset(text.split())


#: Tokens after which a capital says nothing: a sentence, quotation, list item or clause in
#: headline style may begin here.
_OPENERS = frozenset(". ! ? : ; \" ' ( [ { - -- – — • * | / .. ... … > # ·".split())

_MONTH_BEFORE = _words(
    "in of by since until till through during from to between last this next early mid late each"
    " every on for before after and"
)
_NAME_AFTER = _words(
    "'s said says told is was has had will would does did and who whose , . -- – —"
)
_PERSON_PRONOUNS = _words("i we you he she it they the this that there")

_NEGATORS = _words(
    "not no never nor neither without hardly cannot isn't aren't wasn't weren't don't doesn't"
    " didn't won't wouldn't can't couldn't shouldn't haven't hasn't hadn't ain't nothing"
    " nobody"
)
#: "not only a farce", "no less a farce", "no mere farce": the word after undoes the negation.
_NEGATION_UNDONE = _words("only just merely simply mere less doubt wonder secret short but until")
_CLAUSE_ENDS = _words('. ! ? ; : , ( ) - -- – — but although though because "')

_NUMBER_WORDS = _words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
    " hundred thousand million billion trillion dozen dozens half two-thirds one-third"
    " three-quarters one-quarter one-fifth twice double triple midnight noon hundreds"
    " thousands millions quarter third"
)
_CURRENCIES = _words("$ £ € ¥ ₹ us$ rs a$ c$ ~")

#: "talk about two things": here "about" is a preposition, not an approximator.
_TAKES_ABOUT = _words(
    "talk talks talked talking speak speaks spoke spoken speaking know knows knew known think"
    " thinks thought thinking hear heard hearing learn learned ask asks asked asking complain"
    " complained complains worry worried worries concerned concerns concern questions question"
    " write writes wrote written writing read reads book books story stories film movie told"
    " tell tells say says said information details detail report reports reported facts truth"
    " joke jokes joked care cares cared excited happy angry lied lie lies all what something"
    " anything nothing allegations debate song article articles news dream conversation"
    " conversations discussion forget forgot feel feels"
)

#: "World War I", "Title I": after these "I" is a numeral.
_NUMERAL_BEFORE = _words(
    "war title type phase part chapter section article tier category class volume stage level"
    " division schedule act book grade group appendix annex table figure pope king"
    " queen emperor tsar superfund"
)
_VERB_AFTER_I = _words(
    "am was have had do did don't didn't can can't could will won't would think thought believe"
    " know knew want wanted said say get got went go see saw never also just really love hate"
    " feel felt hope mean guess suppose wonder wish like need should may might must"
)

_MIGHT_NOUN_BEFORE = _words(
    "the his her its their our my your full all military economic naval industrial political"
    " financial air imperial nuclear sheer and own"
)


def _word_before(tokens: Tokens, start: int) -> str:
    return tokens.words[start - 1] if start else "."


def _word_after(tokens: Tokens, end: int) -> str:
    return tokens.words[end] if end < len(tokens.words) else "."


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in _NUMBER_WORDS or word.split("-", 1)[0] in _NUMBER_WORDS


def _in_headline(tokens: Tokens, start: int, end: int) -> bool:
    """Whether nearly every word near the match is capitalised (title case, all capitals)."""
    low, high = max(0, start - 5), min(len(tokens.words), end + 5)
    around = [
        bool(tokens.capital[i])
        for i in (*range(low, start), *range(end, high))
        if tokens.is_word[i] and len(tokens.words[i]) > 3
    ]
    return len(around) >= 3 and sum(around) >= len(around) - 1


def proper_name(tokens: Tokens, start: int, end: int) -> bool:
    """Silence a match written as (part of) a name: "the film Outrageous Fortune".

    The first token is capitalised in the middle of a sentence, outside a headline.
    """
    if not tokens.capital[start] or start == 0:
        return False
    if _word_before(tokens, start) in _OPENERS:
        # "Chaos Monkeys opened": two capitals at the start of a sentence look like a name
        # too, but a headline or "Radical Democrats" looks the same; leave those alone.
        return False
    return not _in_headline(tokens, start, end)


def month(tokens: Tokens, start: int, end: int) -> bool:
    """Silence the month and the name: "on May 4", "In May, sales", "May said the deal"."""
    before, after = _word_before(tokens, start), _word_after(tokens, end)
    if after[0].isdigit() and tokens.capital[start]:
        return True
    if not tokens.capital[start]:
        return False
    if before in _OPENERS:  # "May I ask" is the only modal that opens a sentence
        return after not in _PERSON_PRONOUNS
    return before in _MONTH_BEFORE or after in _NAME_AFTER


def noun_might(tokens: Tokens, start: int, end: int) -> bool:
    """Silence the noun: "the military might of the empire", "with all his might"."""
    before = _word_before(tokens, start)
    if before == "and":  # "power and might" against "and might return"
        return _word_after(tokens, end) in _CLAUSE_ENDS
    return before in _MIGHT_NOUN_BEFORE or _word_after(tokens, end) == "of"


def negated(tokens: Tokens, start: int, end: int) -> bool:
    """Silence a match under a negation: "it was not a farce", but "not only a farce" stays.

    Looks back over at most three words of the same clause.
    """
    words = tokens.words
    for i in range(start - 1, max(-1, start - 4), -1):
        word = words[i]
        if word in _CLAUSE_ENDS:
            return False
        if word in _NEGATORS:
            return words[i + 1] not in _NEGATION_UNDONE
    return False


def needs_number(tokens: Tokens, start: int, end: int) -> bool:
    """Silence an approximator with no quantity next: "about 200 people", "walked around"."""
    after = _word_after(tokens, end)
    if after in {"a", "an"} or after in _CURRENCIES:
        after = _word_after(tokens, end + 1)
        return not _is_number(after)
    return not _is_number(after)


def about_topic(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "about" that names a topic: "talked about two cases", "about 9/11"."""
    after = _word_after(tokens, end)
    if after == "one" or _word_before(tokens, start) in _TAKES_ABOUT:
        return True
    slashed = _word_after(tokens, end + 1) == "/"
    return slashed or (len(after) == 4 and after.isdigit() and after[:2] in {"19", "20"})


def roman_numeral(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "I" as a numeral, list mark or initial: "World War I", "(i)", "I. Newton"."""
    before, after = _word_before(tokens, start), _word_after(tokens, end)
    if not tokens.capital[start]:
        return before in {"(", "["} or after in {")", "]"}
    if before in _NUMERAL_BEFORE or after in {")", "]"}:
        return True
    if after == "." and before in _OPENERS:
        return True
    if not start or not tokens.capital[start - 1] or before in {"and", "but"}:
        return False
    # "Queen Anne I ruled" against "in March I went" and the headline "What I Learned"
    in_title = end < len(tokens.words) and bool(tokens.capital[end])
    return not in_title and after not in _VERB_AFTER_I


def looks_after(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "tend to" in the sense of care: "tends to the wounded"."""
    return tokens.words[start].startswith("tend") and _word_after(tokens, end) in _DETERMINERS


def ability(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "could" that tells of (in)ability: "she could not open the door"."""
    if tokens.words[end - 1] != "could":
        return False
    after = _word_after(tokens, end)
    return after == "hardly" or (after == "not" and _word_after(tokens, end + 1) != "be")


def before_noun(tokens: Tokens, start: int, end: int) -> bool:
    """Silence an adjective that has no noun next: "it became apparent that", "he suspected her"."""
    after = _word_after(tokens, end)
    return not after[0].isalpha() or after in _NOT_NOUNS


def fixed_possible(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "possible" in set phrases of degree: "as soon as possible", "if possible"."""
    if tokens.words[end - 1] != "possible":
        return False
    before = _word_before(tokens, start)
    return before in {"as", "if", "when", "where", "whenever", "wherever", "best", "worst", "every"}


def kind_noun(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "kind of" as a noun: "a new kind of bridge", "what sort of car"."""
    if tokens.words[start] not in {"kind", "sort"}:
        return False
    before = _word_before(tokens, start)
    after = _word_after(tokens, end)
    return before not in _ADVERB_KIND_BEFORE or after in _DETERMINERS


def manner_clearly(tokens: Tokens, start: int, end: int) -> bool:
    """Silence an adverb of manner: "speak clearly", "could see clearly"."""
    return _word_before(tokens, start) in _TAKES_MANNER


def never_mind(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "never mind", "as always", "almost never"."""
    if _word_after(tokens, end) == "mind":
        return True
    return _word_before(tokens, start) in {"almost", "nearly", "not", "as", "virtually", "hardly"}


def very_same(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "very" as an adjective of identity: "the very same hour", "the very idea"."""
    if tokens.words[end - 1] != "very":
        return False
    if _word_after(tokens, end) in {"same", "first", "last", "next", "own", "end", "top", "bottom"}:
        return True
    return _word_before(tokens, start) in {"this", "that", "those", "his", "her", "its", "their"}


def capital_us(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "US", the country, also where a sentence begins: "US officials met"."""
    return tokens.words[start] == "us" and bool(tokens.capital[start])


def capital_initialism(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "ME" (a state, an illness): "the ME office", but "Me neither" stays."""
    if tokens.words[start] != "me" or not tokens.capital[start]:
        return False
    return _word_before(tokens, start) not in _OPENERS


def needs_number_before(tokens: Tokens, start: int, end: int) -> bool:
    """Silence a list phrase without a count before it: "there are reasons why"."""
    return not any(map(_is_number, tokens.words[max(0, start - 2) : start]))


def lying_down(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "lie" of position: "the town lies on the river", "lying in bed"."""
    return _word_after(tokens, end) in _PLACES


def claimed_thing(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "claim" in the sense of take: "claimed responsibility", "claimed nine lives"."""
    after = _word_after(tokens, end)
    if after in _CLAIMED_THINGS or _is_number(after):
        return True
    if after in _DETERMINERS or after == "at":
        return _word_after(tokens, end + 1) in _CLAIMED_THINGS
    return False


def literal(tokens: Tokens, start: int, end: int) -> bool:
    """Silence the plain sense of a figurative word: "the car slammed into a wall".

    `PLAIN_BEFORE` and `PLAIN_AFTER` list, for a word, the neighbours that make it plain.
    """
    word = tokens.words[end - 1]
    before, after = PLAIN_BEFORE.get(word), PLAIN_AFTER.get(word)
    if before is not None and _word_before(tokens, start) in before:
        return True
    return after is not None and _word_after(tokens, end) in after


_CLAIMED_THINGS = _words(
    "responsibility credit victory lives life asylum benefits least gold title titles prize medal"
)
_DETERMINERS = _words("the a an his her its their our my your this that these those")
_NOT_NOUNS = _DETERMINERS | _words(
    "to of in on at by for from with as and or but that which who he she it they we i you him"
    " them me us on when where while was is were are be been had has have not"
)
_ADVERB_KIND_BEFORE = _words(
    "is was are were be been it's i'm just you've i've i they we you he she it's feel feels felt"
    " look looks looked sounds sounded seems seemed 's still all and"
)
_TAKES_MANNER = _words(
    "speak speaks spoke see seen saw hear heard think thinking write wrote communicate"
    " communicated communicating show shows showed shown explain explained state stated stating"
    " labeled labelled marked defined visible more most very not spell spelled"
)
_PLACES = _words(
    "on in down at near beneath beyond under underneath between along across behind ahead around"
    " within outside inside north south east west above below next face awake dormant still flat"
    " low dead wounded fallow motionless somewhere there here against with heavy"
)


#: Every guard a cue may name.
GUARDS: dict[str, Guard] = {
    "ability": ability,
    "about_topic": about_topic,
    "before_noun": before_noun,
    "capital_initialism": capital_initialism,
    "capital_us": capital_us,
    "claimed_thing": claimed_thing,
    "fixed_possible": fixed_possible,
    "kind_noun": kind_noun,
    "literal": literal,
    "looks_after": looks_after,
    "lying_down": lying_down,
    "manner_clearly": manner_clearly,
    "month": month,
    "needs_number": needs_number,
    "needs_number_before": needs_number_before,
    "negated": negated,
    "never_mind": never_mind,
    "noun_might": noun_might,
    "proper_name": proper_name,
    "roman_numeral": roman_numeral,
    "very_same": very_same,
}
