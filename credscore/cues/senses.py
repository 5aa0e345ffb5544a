"""Guards that tell the sense of a hedge, a booster or a vague phrase by what stands round it.

They are called as those of `credscore.cues.guards` are, whose registry they belong to.
"""

from __future__ import annotations

from credscore.cues.neighbours import (
    CLAUSE_ENDS,
    DETERMINERS,
    OPENERS,
    in_headline,
    is_number,
    word_after,
    word_before,
    words_of,
)
from credscore.document.tokens import Tokens

__all__ = [
    "about_topic", "agent_named", "definite_group", "few_meant", "inside_name", "loose_way",
    "not_shared", "odds_compared", "opportunity", "shows_up", "softened", "survey_answer",
    "thought_of", "told_somebody",
]  # fmt: skip

_TELLING = words_of("let lets letting make makes making")
_CLEAR_TO = words_of("it need needs needed have has had going")
#: "The fight of our lives", but "many aspects of our lives".
_PARTS_OF = words_of(
    "aspect aspects part parts area areas rest way ways end years most all side sides details"
    " quality memories boundaries course story stories much some turn beginning start middle half"
    " quarter third decade decades"
)
_THOUGHT_OF = words_of("of about back twice aloud ahead")
_NO_CHANCE = words_of("no zero any every best better little less")
#: What one is uncertain of; without it "uncertainty" names a state of affairs.
_DOUBTED = words_of("over about whether as around that")
#: "The odds are he left", but "his chances are slim".
_CLAUSE_OPENERS = words_of("that this there he she it it's they we you i")
_BEFORE_CHANCES = words_of(", and but so that then")
_COMPARED = words_of("more less as equally twice times")
_VOTING = words_of("voters voter electorate electorates caucus-goers caucusgoers")
_PERCENT = words_of("% percent per cent")
_SOFTENING = words_of("almost nearly virtually practically not n't hardly nor less never")
_DEFINITE = words_of(
    "the these those both two three four five six seven own surveyed polled more fewer"
)
_HURT = words_of(
    "hurt injured killed harmed wounded arrested charged home detained hospitalized hospitalised"
    " inside aboard"
)
#: "It works for everyone": all who are meant, without stress. "Went nowhere": came to nothing.
_BEFORE_EVERYONE = words_of(
    "for to with want wants wanted cover covers covered covering give gives gave giving tell tells"
    " telling ask asks asked asking protect protects protecting keep keeps keeping"
)
_GOES = words_of("go goes going went gone get gets getting got")
_NAMED_FOREVER = words_of("war wars chemical chemicals home homes stamp stamps")
_ONLY_SOME = words_of("who else in at from on involved with present here there around of and")
#: "nothing to do with", "nothing more than"; and what the verb before makes plain.
_NOTHING_AFTER = words_of("to more less but new wrong further about")
_NOTHING_BEFORE = words_of("do does did done doing to or if for almost next say said says")
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
_OF_STUDY = words_of(
    "work works materials material content fees fee catalogue catalog credits credit books load"
    " offerings requirements participants evaluations readers"
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
_NOBODY = words_of("many some others critics observers commentators pundits")
_FIGURE_WITHIN = 14
_TIMES = words_of("history memory time times")
_SUPERLATIVES = words_of("most least best worst only first never like ever greatest all")
_SUPERLATIVE_WITHIN = 10
_COMPARISON_WITHIN = 12


def about_topic(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "about" that names a topic: "talked about two cases", "about 9/11"."""
    after = word_after(tokens, end)
    before = word_before(tokens, start)
    if after == "one" or before in _TAKES_ABOUT:
        return True
    slashed = word_after(tokens, end + 1) == "/"
    if slashed or (len(after) == 4 and after.isdigit() and after[:2] in {"19", "20"}):
        return True
    if before in {"is", "was", "are", "were"} and word_before(tokens, start - 1) in _HAS_TOPIC:
        # "The film is about two brothers", but "was about two hours long"
        return word_after(tokens, end + 1) not in _UNITS
    return False


def odds_compared(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "likely" of rates and polls: "men are more likely than women to", "likely voters"."""
    words = tokens.words
    if words[end - 1] == "say" and words[start] == "likely":  # "twice as likely to say"
        end = start + 1
    if words[end - 1] not in {"likely", "unlikely"}:
        return False
    if word_after(tokens, end) in _VOTING:
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
    return any(word in _PERCENT or word in {"times", "twice"} for word in figures)


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


def softened(tokens: Tokens, start: int, end: int) -> bool:
    """Silence a booster that the word before takes back: "almost certainly", "not entirely"."""
    before = word_before(tokens, start)
    return before in _SOFTENING or before.endswith("n't")


def survey_answer(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "very" as an answer of a survey: "41 % were very worried", "very or somewhat"."""
    words = tokens.words
    near = words[max(0, start - 2) : start] + words[end : end + 2]
    if "somewhat" in near:
        return True
    for word in reversed(words[max(0, start - _FIGURE_WITHIN) : start]):
        if word in {".", "!", "?", '"'}:
            return False
        if word in _PERCENT:
            return True
    return False


def few_meant(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "everyone" of a few, "nothing" of one thing: "everyone who came", "did nothing".

    So are things that are called so: "forever chemicals".
    """
    first, before, after = tokens.words[start], word_before(tokens, start), word_after(tokens, end)
    if first in {"everyone", "everybody"}:
        # "They told everyone to leave", "everyone to be fed"
        return after == "to" or after in _ONLY_SOME or before in _BEFORE_EVERYONE
    if first == "forever":
        return after in _NAMED_FOREVER
    if first == "nothing":
        return after in _NOTHING_AFTER or before in _NOTHING_BEFORE
    if first == "nowhere":
        return before in {"of", "from", "to"} or before in _GOES or after in {"to", "near"}
    if first == "nobody" or tokens.words[start:end] == ["no", "one"]:
        return after in _ONLY_SOME or not _HURT.isdisjoint(tokens.words[end : end + 4])
    return False


def inside_name(tokens: Tokens, start: int, end: int) -> bool:
    """Silence the end of a name, "the Deal of the Century", and parts: "aspects of our lives".

    Times are a frame for a superlative only: "the worst in history", not "once in history".
    """
    if tokens.words[end - 1] in _TIMES and not _has_superlative(tokens, start):
        return True
    if tokens.words[start] == "of" and word_before(tokens, start) in _PARTS_OF:
        return True
    return bool(tokens.capital[end - 1]) and not in_headline(tokens, start, end)


def _has_superlative(tokens: Tokens, start: int) -> bool:
    words = tokens.words[max(0, start - _SUPERLATIVE_WITHIN) : start + 2]
    return any(word in _SUPERLATIVES or (word[-3:] == "est" and len(word) > 4) for word in words)


def definite_group(tokens: Tokens, start: int, end: int) -> bool:
    """Silence speakers that the text has named: "the researchers say", "its own analysts say"."""
    if tokens.words[start] == "according":
        return word_after(tokens, end) in {"from", "by", "in", "of"}
    if tokens.words[start:end] == ["some", "say"] and word_after(tokens, end) in {"in", "over"}:
        return True  # "they want some say in it"
    before = word_before(tokens, start)
    if tokens.words[start] == "people":  # "look at what people say", "people think of him"
        thought_of = tokens.words[end - 1] == "think" and word_after(tokens, end) == "of"
        if thought_of or before in {"what", "how"}:
            return True
    # "68 percent of people say" is a figure.
    return before in _DEFINITE or before in DETERMINERS or before == "of" or is_number(before)


def not_shared(tokens: Tokens, start: int, end: int) -> bool:
    """Silence what is no common ground: "not everybody knows", "the cost of course materials".

    So is what people know how to do, "everyone knows to wait", are told, "let everyone know", or
    must make clear, "it needs to be clear", and manner: "it reacts predictably".
    """
    before, after = word_before(tokens, start), word_after(tokens, end)
    if tokens.words[start:end] == ["of", "course"]:
        return after in _OF_STUDY
    if tokens.words[start:end] == ["predictably"]:
        closes = after == "by" or after in CLAUSE_ENDS
        return closes and before != "," and before not in OPENERS
    if tokens.words[end - 1] in {"know", "knows"} and (
        after in {"to", "each"} or before in _TELLING
    ):
        return True
    if tokens.words[start:end] == ["to", "be", "clear"] and before in _CLEAR_TO:
        return True
    return before == "not" and tokens.words[start] in {"everyone", "everybody"}


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
    return words[end - 1] in {"think", "gather"} and after in _THOUGHT_OF


def told_somebody(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "was said to" with who was told: "nothing was said to the mayor"."""
    if tokens.words[end - 1] != "to":
        return False
    after = word_after(tokens, end)
    return after in DETERMINERS or after in _TOLD or after in CLAUSE_ENDS


def agent_named(tokens: Tokens, start: int, end: int) -> bool:
    """Silence a passive whose agent follows: "was accused of theft by the council".

    "By many" names nobody.
    """
    for at, word in enumerate(tokens.words[end : end + _AGENT_WITHIN], end):
        if word == "by":
            return word_after(tokens, at + 1) not in _NOBODY
        if word in OPENERS or word in {",", "and", "but", "after", "when", "while", "that"}:
            return False
    return False
