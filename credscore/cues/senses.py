"""Guards that tell the sense of a hedge or a vague phrase by what stands round it.

They are called as those of `credscore.cues.guards` are, whose registry they belong to.
"""

from __future__ import annotations

from credscore.cues.neighbours import (
    CLAUSE_ENDS,
    DETERMINERS,
    OPENERS,
    PERCENT,
    is_number,
    word_after,
    word_before,
    words_of,
)
from credscore.document.tokens import Tokens

__all__ = [
    "about_topic", "agent_named", "definite_group", "loose_way", "odds_compared", "opportunity",
    "shows_up", "thought_of", "told_somebody",
]  # fmt: skip

_THOUGHT_OF = words_of("of about back twice aloud ahead")
_NO_CHANCE = words_of("no only zero any every best better little less")
#: What one is uncertain of; without it "uncertainty" names a state of affairs.
_DOUBTED = words_of("over about whether as around that")
#: "The odds are he left", but "his chances are slim".
_CLAUSE_OPENERS = words_of("that this there he she it it's they we you i")
_BEFORE_CHANCES = words_of(", and but so that then")
_COMPARED = words_of("more less as equally twice times")
_VOTING = words_of("voters voter electorate electorates caucus-goers caucusgoers")
_DEFINITE = words_of(
    "the these those both two three four five six seven own surveyed polled more fewer"
)
_TOLD = words_of(
    "him them me us you himself herself themselves police local municipal state federal health"
    " officials authorities regulators"
)
_APPEARANCE = words_of("in at on before with alongside here there again later for first")
#: "It appears on the list", but "it appears in hindsight", "on the face of it", "for now".
_PRINTED = words_of("in on before with alongside")
_ARTICLES = words_of("the a an")
#: "Before it appeared in print", "as it appears on file".
_WHEN_PRINTED = words_of("where as before after once until")
_JUDGED = words_of("face end light whole evidence basis")
#: "She had a chance of a seat", "there is a chance": how likely something is.
_OF_CHANCE = words_of("of that he she it they we you i the")
_THERE_IS = words_of("is was 's be there's isn't wasn't still")
#: "It makes people think", "the way people say it", "few people fear it": nobody is cited.
_PEOPLE_SAY = words_of(
    "what how why because make makes made making let lets have had has hear hears heard see saw get"
    " got way ways things nothing anything something few if until whether than"
)
#: "talk about two things": here "about" is a preposition, not an approximator.
_TAKES_ABOUT = words_of(
    "talk talks talked talking speak speaks spoke spoken speaking know knows knew known think"
    " thinks thought thinking hear heard hearing learn learned ask asks asked asking complain"
    " complained complains worry worried worries concerned concerns concern questions question"
    " write writes wrote written writing read reads book books story stories film movie told"
    " tell tells say says said information details detail report reports reported facts truth"
    " joke jokes joked care cares cared excited happy angry lied lie lies all what something"
    " anything nothing allegations debate song article articles news dream conversation"
    " conversations discussion forget forgot feel feels"
)

_DENIED = words_of("not isn't wasn't aren't weren't never")

_HAS_TOPIC = words_of(
    "film movie book novel play song story lecture talk talks speech show series documentary"
    " article essay poem case dispute argument debate question meeting"
)
_UNITS = words_of(
    "hour hours minute minutes second seconds day days week weeks month months year years page"
    " pages mile miles metre metres meter meters feet foot inches percent per % hundred thousand"
    " million billion dozen times and a - to or"
)
#: Passives of judgement name their agent within so many words, or not at all.
_AGENT_WITHIN = 12
_LOOKED_AT = words_of("seen viewed")
_SUBJECTS = words_of("i we you he she it they")
#: Captions: "is seen as Roe leaves the court".
_MOVES = words_of(
    "leaves arrives arrived comes came goes went flees fled walks walked enters entered departs"
    " departed waits speaks spoke passes passed"
)
_NOBODY = words_of("many some others critics observers commentators pundits")
_COMPARISON_WITHIN = 12


def about_topic(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "about" that names a topic: "talked about two cases", "about 9/11"."""
    after = word_after(tokens, end)
    before = word_before(tokens, start)
    if after == "one" or before in _TAKES_ABOUT:
        return True
    if before in _DENIED:  # "it is not about two judges"
        return True
    slashed = word_after(tokens, end + 1) == "/"
    if slashed or _is_year(after):
        return True
    if after == "a" and _is_year(word_after(tokens, end + 1)):  # "plans about a 2020 run"
        return True
    if before in {"is", "was", "are", "were"} and word_before(tokens, start - 1) in _HAS_TOPIC:
        # "The film is about two brothers", but "was about two hours long"
        return word_after(tokens, end + 1) not in _UNITS
    return False


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"}


def odds_compared(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "likely" of rates and polls: "men are more likely than women to", "likely voters"."""
    words = tokens.words
    if words[end - 1] == "say" and words[start] == "likely":  # "twice as likely to say"
        end = start + 1
    if words[end - 1] not in {"likely", "unlikely"}:
        return False
    if not _VOTING.isdisjoint(words[end : end + 3]):  # "likely voters", "likely rural voters"
        return True
    before = words[end - 2] if end > 1 else "."
    # Of rates and groups: "those who are most likely to win", "readers are more likely to trust".
    if before in {"most", "least", "more", "less"} and word_after(tokens, end) == "to":
        return True
    return before in _COMPARED and _is_compared(tokens, end)


def _is_compared(tokens: Tokens, end: int) -> bool:
    """Whether "than" or "as" follows likely, or a figure stands before it."""
    words = tokens.words
    for word in words[end : end + _COMPARISON_WITHIN]:
        if word in {"than", "as"}:
            return True
        if word in OPENERS or word == ",":
            break
    figures = words[max(0, end - 6) : end - 1]
    return any(word in PERCENT or word in {"times", "twice"} for word in figures)


def opportunity(tokens: Tokens, start: int, end: int) -> bool:
    """Silence a chance that is offered, "had a chance to speak", and figures: "the odds are long".

    "A chance of rain" stays, and so do "chances are" and "the odds are that". "No chance of" is a
    denial, and uncertainty that is not about anything is a state of affairs.
    """
    if tokens.words[start].startswith("uncertaint"):
        return word_after(tokens, end) not in _DOUBTED
    before = word_before(tokens, start)
    if tokens.words[start] in {"chance", "chances"} and before in _NO_CHANCE:
        return True
    if tokens.words[end - 1] == "are":
        opens = before in OPENERS or before in _BEFORE_CHANCES
        return not opens and word_after(tokens, end) not in _CLAUSE_OPENERS
    if tokens.words[end - 1] != "chance" or tokens.words[start] not in {"a", "some", "real"}:
        return False
    after = word_after(tokens, end)
    if after in {"to", "for", "at", "encounter", "meeting"} or before == "not":
        return True
    # "Give peace a chance", "she never had a chance"; but "there is a chance".
    plain = after not in _OF_CHANCE and before not in _THERE_IS
    return plain and tokens.words[start] == "a"


def loose_way(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "in a way that works": the phrase loosens a claim only where it stands by itself."""
    after = word_after(tokens, end)
    if tokens.words[start:end] == ["or", "so"]:  # "or so the signs say"
        return after == "the" or after in _CLAUSE_OPENERS
    if tokens.words[start : start + 2] != ["in", "a"]:
        return False
    if after in CLAUSE_ENDS:
        return False
    return word_before(tokens, start) not in OPENERS or after in {"that", "which", "to"}


def shows_up(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "appear" of presence: "would appear before the panel", "deeper than it appears".

    "It appears" is a judgement, unless it says where: "it appears on the list".
    """
    words, after = tokens.words, word_after(tokens, end)
    if words[end - 1][:6] != "appear":
        return False
    subject = start if words[start] in {"it", "there"} else start - 1
    if subject < 0 or words[subject] not in {"it", "there"}:
        return after in _APPEARANCE
    before = word_before(tokens, subject)
    if before == "than" or (before in _WHEN_PRINTED and after != "there"):
        return before == "than" or after in _APPEARANCE
    said_where = after in _PRINTED and word_after(tokens, end + 1) in _ARTICLES
    return said_where and word_after(tokens, end + 2) not in _JUDGED


def definite_group(tokens: Tokens, start: int, end: int) -> bool:
    """Silence speakers that the text has named: "the researchers say", "its own analysts say"."""
    if tokens.words[start] == "according":
        return word_after(tokens, end) in {"from", "by", "in", "of"}
    if tokens.words[start:end] == ["some", "say"] and word_after(tokens, end) in {"in", "over"}:
        return True  # "they want some say in it"
    before = word_before(tokens, start)
    if tokens.words[start] == "people":  # "look at what people say", "people think of him"
        thought_of = tokens.words[end - 1] == "think" and word_after(tokens, end) == "of"
        if thought_of or before in _PEOPLE_SAY:
            return True
    # "68 percent of people say" is a figure.
    return before in _DEFINITE or before in DETERMINERS or before == "of" or is_number(before)


def thought_of(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "I think of her", "in my view of it", "widely seen in"; "I think it rained" stays.

    What is "nearer than we think" is nothing that somebody thinks.
    """
    words, after = tokens.words, word_after(tokens, end)
    if word_before(tokens, start) == "than":
        return True
    if words[start] == "in" and words[start + 1] in DETERMINERS:
        return after == "of" and words[end - 1] != "of"
    if words[end - 1] == "seen":
        return after in {"in", "on", "at", "across", "near"}
    if words[end - 1] in {"bet", "wager"}:
        return after == "on" and word_after(tokens, end + 1) in DETERMINERS
    return words[end - 1] in {"think", "gather"} and after in _THOUGHT_OF


def told_somebody(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "was said to" with who was told: "nothing was said to the mayor"."""
    if tokens.words[end - 1] != "to":
        return False
    after = word_after(tokens, end)
    return after in DETERMINERS or after in _TOLD or after in CLAUSE_ENDS


def agent_named(tokens: Tokens, start: int, end: int) -> bool:
    """Silence a passive whose agent follows: "was accused of theft by the council".

    "By many" names nobody. "Seen as she leaves" tells when, "viewed as part of it" how.
    """
    if tokens.words[end - 2] in _LOOKED_AT and _is_seen_when(tokens, end):
        return True
    for at, word in enumerate(tokens.words[end : end + _AGENT_WITHIN], end):
        if word == "by":
            return word_after(tokens, at + 1) not in _NOBODY
        if word == '"':  # "described as “a farce” by the council"
            continue
        if word in OPENERS or word in {",", "and", "but", "after", "when", "while", "that"}:
            return False
    return False


def _is_seen_when(tokens: Tokens, end: int) -> bool:
    """Whether a clause of time or "part of" stands behind "seen as"."""
    after = word_after(tokens, end)
    if after in _SUBJECTS or (after == "part" and word_after(tokens, end + 1) == "of"):
        return True
    if after in DETERMINERS:  # "as the train leaves", but "as a test"
        return word_after(tokens, end + 2) in _MOVES
    name = end < len(tokens.words) and bool(tokens.capital[end])
    behind = tokens.words[end + 1 : end + 3]
    return name and ("left" in behind or not _MOVES.isdisjoint(behind))
