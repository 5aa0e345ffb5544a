"""Guards of boosters: the plain uses of words that turn up the strength of a claim.

They are called as those of `credscore.cues.guards` are, whose registry they belong to.
"""

from __future__ import annotations

from credscore.cues.neighbours import (
    CLAUSE_ENDS,
    DETERMINERS,
    OPENERS,
    PERCENT,
    in_headline,
    word_after,
    word_before,
    words_of,
)
from credscore.document.tokens import Tokens

__all__ = [
    "few_meant", "inside_name", "manner_clearly", "never_mind", "not_shared", "really_so",
    "softened", "survey_answer", "very_same",
]  # fmt: skip

_NOT_ALWAYS = words_of("almost nearly not as virtually hardly")
_TAKEN = words_of("taken him her it them me us so too quite be words both")
_IDENTICAL = words_of("same first last next own end top bottom")
#: "the very idea": the thing itself.
_ITSELF = words_of(
    "heart idea thing things fact people least notion nature moment beginning start core essence"
    " existence act word reason fabric foundation foundations thought soul definition day place"
    " root roots base"
)
_MODALS = words_of("may might could can")
#: "The very people who came", "the very rules they wrote"; but "the very rich who came".
_OF_WHICH = words_of("that who whom whose which we they he she it you i")
_GRADED = words_of("rich wealthy poor few young old sick best worst least latest most")
#: "Saw it clearly.": here the adverb ends the clause.
_SEEN = words_of("it them this things him her so as")
_TAKES_MANNER = words_of(
    "speak speaks spoke see seen saw hear heard think thinking write wrote communicate"
    " communicated communicating show shows showed shown explain explained state stated stating"
    " labeled labelled marked defined visible more most very not spell spelled"
)
_BY_DUTY = words_of(
    "felt feel feels legally duty contractually constitutionally morally honour honor treaty"
)
_PARENTHETIC = words_of(", is are was were be been has have had will would 's and but")
_GROUNDED = words_of("based grounded rooted anchored basis founded")
#: "a clearly defined rule": here too the adverb is one of manner.
_CLEARLY = words_of("defined marked labelled labeled visible written stated audible")
_CLEARLY_DONE = words_of(
    "define defines defining see seen report articulate communicate identify identified outlined"
)
_TELLING = words_of("let lets letting make makes making")
_CLEAR_TO = words_of("it need needs needed have has had going want wants wanted")
#: "The fight of our lives", but "many aspects of our lives".
_PARTS_OF = words_of(
    "aspect aspects part parts area areas rest way ways end years most all side sides details"
    " quality memories boundaries course story stories much some turn beginning start middle half"
    " quarter third decade decades"
)
_SOFTENING = words_of("almost nearly virtually practically not n't hardly nor less never more")
_HURT = words_of(
    "hurt injured killed harmed wounded arrested charged home detained hospitalized hospitalised"
    " inside aboard looking watching listening"
)
#: "It works for everyone": all who are meant, without stress. "Went nowhere": came to nothing.
_BEFORE_EVERYONE = words_of(
    "for to with want wants wanted cover covers covered covering give gives gave giving tell tells"
    " telling ask asks asked asking protect protects protecting keep keeps keeping help helps"
    " benefit benefits remind reminds reminding convince convinces convincing thank thanks thanking"
)
_SO_THEY = words_of("can could will would may might")
_GOES = words_of("go goes going went gone get gets getting got")
_NAMED_FOREVER = words_of("war wars chemical chemicals home homes stamp stamps")
_ONLY_SOME = words_of(
    "who else in at from on involved with present here there around of and aboard under knows"
)
#: "nothing to do with", "nothing more than"; and what the verb before makes plain.
_NOTHING_AFTER = words_of("to more less but new wrong further about")
_NOTHING_BEFORE = words_of("do does did done doing to or if for almost next say said says saying")
#: "They stop at nothing": they do anything.
_STOPPING = words_of("stop stops stopped stopping")
#: "Much ado about nothing", "apropos of nothing".
_IDLE = words_of("ado apropos")
#: "Who he really is", "what really happened": as it is, and no stress.
_ASKED = words_of("who what")
_HAPPENED = words_of("happened happens")
_IN_TRUTH = words_of("is are was were am")
_ASKED_WITHIN = 3
_ASKED_OF = words_of("i we you he she it they this that people things")
_DONE = words_of("did does do said says say meant means wants wanted")
#: Where something is: "nowhere near the town", but "nowhere near the truth".
_NEAR = words_of("near close")
_SITES = words_of(
    "school schools town city village house home scene border beach river lake sea coast station"
    " shop road street airport hospital hotel park church building car water office shore crash"
)
#: "The undisputed champion" is a title.
_TITLES = words_of(
    "champion champions championship title heavyweight middleweight lightweight welterweight"
    " super-middleweight featherweight bantamweight cruiserweight world"
)
#: "Passed overwhelmingly": by how much.
_VOTED = words_of(
    "passed voted approved rejected elected re-elected won carried adopted ratified endorsed"
)
_OF_STUDY = words_of(
    "work works materials material content fees fee catalogue catalog credits credit books load"
    " offerings requirements participants evaluations readers"
)
_FIGURE_WITHIN = 14
_TIMES = words_of("history memory time times")
_SUPERLATIVES = words_of("most least best worst only first never like ever greatest all")
_SUPERLATIVE_WITHIN = 10


def manner_clearly(tokens: Tokens, start: int, end: int) -> bool:
    """Silence an adverb of manner, "speak clearly", a place, "bound to the north", and a ground.

    What is "based in fact" stands on it; a firm "legally bound to" pay has a duty; and who is
    "taken literally" is taken at his word.
    """
    before, after = word_before(tokens, start), word_after(tokens, end)
    if tokens.words[start] == "literally":
        return before in _TAKEN and after in CLAUSE_ENDS
    if tokens.words[start] == "bound":
        return after in DETERMINERS or before in _BY_DUTY
    if tokens.words[start] == "in" and before in _GROUNDED:
        return True
    if tokens.words[start:end] == ["without", "question"]:  # "obeyed without question"
        return after != "," and before not in _PARENTHETIC and before not in OPENERS
    if tokens.words[start] == "clearly" and (
        after in _CLEARLY_DONE or (before in _SEEN and after in CLAUSE_ENDS)
    ):
        return True
    titled = tokens.words[start] == "undisputed" and after in _TITLES
    return titled or before in _TAKES_MANNER or after in _CLEARLY


def never_mind(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "never mind", "late than never", "you never know", "almost never", "not always"."""
    before, after = word_before(tokens, start), word_after(tokens, end)
    if before == "than" or (before == "you" and after == "know"):
        return tokens.words[start] == "never"
    return after == "mind" or before in _NOT_ALWAYS or before.endswith("n't")


def very_same(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "very" as an adjective of identity: "the very same hour", "the very idea"."""
    if tokens.words[end - 1] != "very":
        return False
    before, after = word_before(tokens, start), word_after(tokens, end)
    if after in _IDENTICAL or after == "nearly" or (before == "the" and after in _ITSELF):
        return True
    if before == "the" and word_after(tokens, end + 1) in _OF_WHICH:
        return after not in _GRADED  # "the very people who"
    if after == "much" and not {"thank", "thanks"}.isdisjoint(
        tokens.words[max(0, start - 3) : start]
    ):
        return True
    if after == "well" and (before in _MODALS or word_after(tokens, end + 1) in _MODALS):
        return True  # "it may very well rain", "it very well could"
    return before in {"this", "that", "those", "his", "her", "its", "their"}


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
        if word in PERCENT:
            return True
    return False


def few_meant(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "everyone" of a few, "nothing" of one thing: "everyone who came", "did nothing".

    So are things that are called so: "forever chemicals".
    """
    first, before, after = tokens.words[start], word_before(tokens, start), word_after(tokens, end)
    if first in {"everyone", "everybody"}:
        # "They told everyone to leave", "everyone to be fed"
        meant = after in {"to", "that", "that's"} or after in _ONLY_SOME
        # "so that everyone came", "so everyone can come"; but "so everyone hates it"
        so_that = tokens.words[max(0, start - 2) : start] == ["so", "that"]
        so_that = so_that or (before == "so" and after in _SO_THEY)
        return meant or so_that or before in _BEFORE_EVERYONE
    if first == "forever":
        return after in _NAMED_FOREVER
    if first == "nothing":
        idle = word_before(tokens, start - 1) in _IDLE
        common = tokens.words[start + 1 : start + 3] == ["in", "common"]
        stopping = before == "at" and word_before(tokens, start - 1) in _STOPPING
        plain = idle or common or stopping
        return plain or after in _NOTHING_AFTER or before in _NOTHING_BEFORE
    if first == "nowhere":
        return before in {"of", "from", "to"} or before in _GOES or after in {"to", "near"}
    if first == "nobody" or tokens.words[start:end] == ["no", "one"]:
        return after in _ONLY_SOME or not _HURT.isdisjoint(tokens.words[end : end + 4])
    return False


def inside_name(tokens: Tokens, start: int, end: int) -> bool:
    """Silence the end of a name, "the Deal of the Century", and parts: "aspects of our lives".

    Times are a frame for a superlative only: "the worst in history", not "once in history".
    """
    if tokens.words[end - 1] == "thing" and tokens.words[end : end + 2] == ["to", "do"]:
        return True  # "the best thing to do is wait"
    if tokens.words[end - 1] in _TIMES and not _has_superlative(tokens, start):
        return True
    if tokens.words[start] == "of" and word_before(tokens, start) in _PARTS_OF:
        return True
    return bool(tokens.capital[end - 1]) and not in_headline(tokens, start, end)


def _has_superlative(tokens: Tokens, start: int) -> bool:
    words = tokens.words[max(0, start - _SUPERLATIVE_WITHIN) : start + 2]
    return any(word in _SUPERLATIVES or (word[-3:] == "est" and len(word) > 4) for word in words)


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


def really_so(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "who he really is", "Really?", "it went perfectly" and what was voted by how much."""
    word, before, after = tokens.words[start], word_before(tokens, start), word_after(tokens, end)
    if word == "overwhelmingly":
        return before in _VOTED or after in _VOTED
    if word == "perfectly":
        return end - start == 1 and after in CLAUSE_ENDS
    if word != "really":
        return tokens.words[end - 1] in _NEAR and _is_place(tokens, end)
    if before in _ASKED:  # "what really happened", but "those who really are ill"
        return after in _HAPPENED
    return (before in OPENERS and after == "?") or (after in _IN_TRUTH and _is_asked(tokens, start))


def _is_asked(tokens: Tokens, start: int) -> bool:
    """Whether only a subject parts "who" from "really": not in "what he said really is false"."""
    for at in range(start - 1, max(-1, start - 1 - _ASKED_WITHIN), -1):
        if tokens.words[at] in _ASKED:
            subject = tokens.words[at + 1 : start]
            if len(subject) == 1:
                return subject[0] in _ASKED_OF or bool(tokens.capital[at + 1])
            named = subject[0] in DETERMINERS or bool(tokens.capital[start - 1])
            return named and subject[-1] not in _DONE
    return False


def _is_place(tokens: Tokens, at: int) -> bool:
    """Whether a place stands at a token: "the beach", "to the school"."""
    if word_after(tokens, at) == "to":
        at += 1
    return word_after(tokens, at) in DETERMINERS and word_after(tokens, at + 1) in _SITES
