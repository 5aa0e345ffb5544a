"""Which attributions cite their source, as a reader would say: the ones shown as evidence.

The attribution reader is after everything that is laid on somebody, wishes and acts included
("the mayor wants to leave"), and takes whatever stands before a verb of report for its source.
A highlight that says "a person cited by role" has to hold for a reader who looks at it.
"""

from __future__ import annotations

from typing import Final

from credscore.attribution.found import Found
from credscore.attribution.lexicon import COLON, FINITE, load_lexicon
from credscore.attribution.people import is_people
from credscore.cues.inflect import expand
from credscore.document.tokens import visible
from credscore.parts import Span

__all__ = ["is_cited"]

#: Groups of cues that tell what a document says or shows.
_SHOWING: Final = frozenset("say tell write argue announce suggest manner according".split())
#: Groups that tell what people say.
_SPEAKING: Final = _SHOWING | {"admit", "ask", "accuse", "describe", "promise", COLON}
#: Of `_SPEAKING`, what people do rather than say: "the police failed to act", "he showed up",
#: "the court agreed to hear the case".
_ACTS: Final = frozenset(
    "fail fails failed failing show shows showed showing shown prove proves proved proving"
    " establish establishes established demonstrate demonstrates demonstrated illustrate"
    " illustrates illustrated illustrating identify identifies identified determine".split()
).union(
    *(
        expand(f"{verb}/v")
        for verb in (
            "agree refuse decline reject oppose invite attack insult convince depict uncover"
            " embrace accept hate ask request plead speak laugh smile sigh nod grin shrug offer"
            " petition"
        ).split()
    ),
)
_CONTINUES: Final = frozenset({"continue", "continues", "continued", "continuing"})
#: Cues that say nothing before some words: "Roe writes about Leeds", "she set out to win".
_ELSE: Final = {"writes": ("about", "for"), "set out": ("to",), "sets out": ("to",)}
#: Groups of what people do or want, and of talk without a word of what was said.
_NO_SPEECH: Final = frozenset({"act", "want", "discuss"})
#: Before a cue: what will or might be said, or was not ("should rule", "has not commented").
_UNSAID: Final = frozenset("should could may might can must will would not never cannot".split())
#: Before a source: "if he says", "Did he say".
_ASKING: Final = _UNSAID | {"if", "did", "does", "do"}
#: Those of them that may stand before any form: "if Roe said", "not everybody said".
_NEGATED: Final = frozenset({"if", "not", "never"})
#: What makes a passive of a cue, and endings of cues that are none.
_BE: Final = frozenset("is are was were be been being".split())
_ACTIVE: Final = ("ing", "quoted")
_BEFORE: Final = 16
#: Characters around a cue that are read for the words beside it; and where a tag stands there.
_NEAR: Final = 40
_NEAR_WITH_TAGS: Final = 400
#: What somebody found, and how that begins if it was found out.
_FOUND: Final = frozenset({"find", "finds", "found"})
_FINDING_OPENS: Final = frozenset(
    "that how why no only just most more fewer few half nearly".split()
)
#: Verbs of saying and of doing, told by what follows, and what is done there.
_ADDS: Final = frozenset("add adds added conclude concludes concluded".split())
_COMMITS: Final = frozenset("commit commits committed committing".split())
_RESPONDS: Final = frozenset("respond responds responded responding".split())
_DEEDS: Final = _ADDS | _COMMITS | _RESPONDS
_CALLS: Final = frozenset(
    "call calls scene report reports incident incidents emergency emergencies fire fires alarm"
    " crash shooting 911 999".split()
)
_THING_OPENS: Final = frozenset(
    "a an the another new two three four five six seven eight nine ten hundreds thousands"
    " millions to his her its their".split()
)
#: What makes a clause of what follows within so many words.
_OF_CLAUSE: Final = frozenset(
    "is are was were be been am has have had do does did will would can could might must shall"
    " should cannot it's he's she's there's".split()
)
_CLAUSE_WITHIN: Final = 14
#: What is done with a statement.
_ISSUED: Final = frozenset({"issued", "issues", "released", "releases", "published"})
_STATEMENT_WITHIN: Final = 5
#: "Went on to say", but "is expected to say".
_WENT_ON: Final = frozenset("on continued continues continuing".split())
#: A cue so many words behind its source is somebody else's more often than not.
_TOO_FAR: Final = 4
#: Unless it tells what somebody says who does something: "Roe left the hall, saying".
_JOINED: Final = frozenset(
    "saying arguing insisting accusing telling claiming alleging writing warning declaring"
    " tweeting".split()
)
#: Verbs of thought that reporters use for what they were told: "officials believe".
_TOLD_THOUGHTS: Final = frozenset(
    "believe believes believed believing fear fears feared suspect suspects suspected".split()
)
_ASIDES: Final = frozenset(",-()\u2013\u2014")
_THINGS: Final = frozenset({"this", "that", "it", "which"})
#: What "one" does who is the writer: "one wonders".
_WRITERS: Final = frozenset("assumes believes fears hopes suspects thinks wonders".split())
_NEGATIVE: Final = frozenset("no nobody none neither".split())
#: Words that are all of a source; others without a noun are a mistake ("how", "these").
_ALONE: Final = frozenset(
    "he she they who his her their i we you another one both others some many several few"
    " half all each neither either".split()
)
_HEAD_ENDS: Final = frozenset(
    "of in on at from with to for among by who that which across within".split()
)
_PHRASE_ENDS: Final = _HEAD_ENDS | frozenset(
    ", behind inside outside under over near after before during against like including about"
    " around".split()
)
_QUANTITIES: Final = frozenset({"most", "many", "some", "few"})
#: Nouns that count those behind "of", and words there that stand for people.
_COUNTS: Final = frozenset("number numbers fewer handful proportion share".split())
_ONES: Final = frozenset(
    "figures them us you those these two three four five six seven eight".split()
)
#: Vague sources of themselves are those of set phrases only: "people say", "nobody knows that".
_ANYBODY: Final = frozenset(
    "people someone somebody anyone anybody everyone everybody nobody who most".split()
)


def is_cited(text: str, found: Found) -> bool:
    """Whether `found` cites its source: a speaker or a document, for something it says.

    Parameters
    ----------
    text : str
        The text that `found` was found in, with plain blanks (`folding.plain_blanks`).
    found : Found

    Returns
    -------
    bool

    Examples
    --------
    >>> from credscore.attribution import find_attributions
    >>> from credscore.document.document import read_whole
    >>> text = "The mayor said it was late. The mayor wants to leave."
    >>> [is_cited(text, one) for one in find_attributions(read_whole(text))]
    [True, False]
    """
    if found.source is None or (found.group in _NO_SPEECH and not _issues(text, found)):
        return False
    bare = _bare(text, found.source)
    if not _may_speak(text, found, bare) or _is_told(text, found):
        return False
    # No group: a set phrase, or a quotation whose speaker is known; else a statement, see above.
    if not found.group or found.direct or found.group in _NO_SPEECH:
        return True
    if bare == "who" or (bare == "one" and _bare(text, found.cue or (0, 0)) in _WRITERS):
        return False
    return _is_said(text, found) and _says_something(text, found)


def _bare(text: str, span: Span) -> str:
    """Return the words at `span` as lists have them."""
    return visible(text[slice(*span)]).casefold()


def _may_speak(text: str, found: Found, bare: str) -> bool:
    """Whether the source, written `bare`, is what its type says."""
    type_ = found.source_type
    if bare in _THINGS and (type_ != "document" or bare == "this"):  # "this suggests": a fact
        return False
    first, _, rest = bare.partition(" ")
    if first in _NEGATIVE and not rest[:1].isdigit():  # "no group", not "No 10"
        return False
    if type_ == "vague":
        return _is_group(bare)
    if type_ != "unnamed_person" or not found.group:
        return True
    if found.key:
        counted = not _COUNTS.isdisjoint(found.key.split()) and " of " in bare
        return _is_speaker(found.key, bare) or (counted and _is_of_people(bare))
    return _are_people(bare) and not _is_apart(text, found)


def _is_apart(text: str, found: Found) -> bool:
    """Whether the cue belongs to a noun behind it: ``one promising area``."""
    cue = _next_cue(found)
    return cue is not None and text[slice(*cue)].endswith("ing")


def _are_people(bare: str) -> bool:
    """Whether a source without a noun of its own is people: "others", "six in 10"."""
    if bare.endswith((" this", " that", " these", " those")):  # "all this suggests"
        return False
    if " of " in bare:  # "one of his aides", not "one of the tasks"
        return _is_of_people(bare)
    return bare.partition(" ")[0] in _ALONE or " in " in bare  # "more than six in 10"


def _is_else(text: str, found: Found, cue: str) -> bool:
    """Whether what follows a cue tells that nothing is said."""
    if cue in _ELSE and " ".join(_words_behind(text, found)[:1]) in _ELSE[cue]:
        return True
    return cue in _DEEDS and not _is_behind(found) and _is_deed(text, found, cue)


def _is_deed(text: str, found: Found, cue: str) -> bool:
    """Whether something is done, not said: "added 40 jobs", "responded to a call"."""
    behind = _words_behind(text, found)
    words = _bare(text, found.content).split() if found.content else []
    if cue in _COMMITS:
        # "Committed a crime"; "committed himself to it", "committed on Monday to it"
        return "to" not in behind[:2] and words[:1] not in (["to"], ["that"])
    if cue in _RESPONDS:
        return behind[:1] == ["to"] and not _CALLS.isdisjoint(behind[1:5])
    if not behind or behind[0] == "by":  # "was added by"
        return bool(behind)
    thing = behind[0] in _THING_OPENS or behind[0][0].isdigit()
    ends = ("n't", "ed") if cue.startswith("conclude") else ("n't",)
    clause = any(word in _OF_CLAUSE or word.endswith(ends) for word in words[1:_CLAUSE_WITHIN])
    return thing and not clause


def _is_of_people(bare: str) -> bool:
    """Whether what stands behind the first "of" is people: "one of the mayor's aides"."""
    words = bare.partition(" of ")[2].replace(",", " ,").split()
    ends = (i for i, word in enumerate(words) if word in _PHRASE_ENDS or word[0] == "(")
    head = next(ends, None)
    last = words[:head][-1:]
    if not last or last[0] in _QUANTITIES:  # "two of the most disliked plans"
        return False
    return last[0] in _ONES or is_people(last[0])


def _says_something(text: str, found: Found) -> bool:
    if found.source_type == "document":
        return found.group in _SHOWING
    cue = _bare(text, found.cue) if found.cue else ""
    if _is_else(text, found, cue):
        return False
    if found.group == "think":
        return cue in _TOLD_THOUGHTS
    if cue in _FOUND and found.role != "expert" and found.source_type != "named_organisation":
        return _is_finding(text, found)
    if cue in _CONTINUES:
        return _is_behind(found) or _goes_on_to_say(text, found)
    return found.group in _SPEAKING and cue not in _ACTS


def _is_said(text: str, found: Found) -> bool:
    """Whether what the cue tells was said: not "did not comment", "will explain", "if he says"."""
    if found.cue is None or found.source is None:
        return True
    cue, (first, last) = found.cue[0], found.source
    between = visible(text[last:cue]).strip()
    is_aside = between[:1] in _ASIDES and between[-1:] in _ASIDES  # "Mr Hall, for his part, said"
    is_far = last <= cue and not is_aside and len(between.split()) >= _TOO_FAR
    if is_far and not _is_joined(text, found):
        return False
    asking = "".join(_words_before(text, first)[-1:])
    if asking in _ASKING and (asking in _NEGATED or not _is_finite(text, found)):
        return False
    # "Theresa May said", "Those who could not vote said": words of the source are none of the verb.
    before = _words_before(text, cue, last if last <= cue else 0)
    if before[-1:] == ["to"] or (before[:1] == ["to"] and before[-1].endswith("ly")):
        return before[0] in _WENT_ON
    return not any(word in _UNSAID or word.endswith(("n't", "n\u2019t")) for word in before)


def _is_finite(text: str, found: Found) -> bool:
    """Whether the cue is the verb behind the source: "in May Roe said", not "did Roe say"."""
    cue = _next_cue(found)
    verb = load_lexicon().verbs.get(_bare(text, cue)) if cue else None
    return verb is not None and verb.form in FINITE


def _next_cue(found: Found) -> Span | None:
    """Return the cue if it is the word behind the source: ``Roe said``."""
    if found.source is None or found.cue is None or found.cue[0] - found.source[1] != 1:
        return None
    return found.cue


def _is_behind(found: Found) -> bool:
    """Whether the cue stands behind what is said: ``It was late, Roe continued.``."""
    return not (found.cue and found.content) or found.content[0] < found.cue[0]


def _goes_on_to_say(text: str, found: Found) -> bool:
    """Tell ``continues to insist`` from ``continues to work``."""
    for word in _words_behind(text, found):
        if word != "to" and not word.endswith("ly"):
            verb = load_lexicon().verbs.get(word)
            return verb is not None and verb.group in _SPEAKING and word not in _ACTS
    return False


def _is_joined(text: str, found: Found) -> bool:
    """Whether somebody with a name says it by the way: ``Roe left the hall, saying that``."""
    if found.cue is None or not found.source_type.startswith("named_"):
        return False
    return text[found.cue[0] - 2 : found.cue[0]] == ", " and _bare(text, found.cue) in _JOINED


def _words_behind(text: str, found: Found) -> list[str]:
    """Return the first words behind the cue, as lists have them."""
    at = found.cue[1] if found.cue else len(text)
    behind = visible(text[at : at + _NEAR])
    if len(behind) < _NEAR:
        behind = visible(text[at : at + _NEAR_WITH_TAGS])[:_NEAR]
    return behind.casefold().split()


def _is_told(text: str, found: Found) -> bool:
    """Whether something is said to or of the source: "she was told", "the plan is criticised"."""
    if found.source is None or found.cue is None or found.group not in _SPEAKING:
        return False
    cue = found.cue[0]
    last = text[max(0, cue - _BEFORE) : cue].rpartition(" ")[0].rpartition(" ")[2]
    if not (last in _BE or last.endswith("ly")) or found.source[1] > cue:  # nearly always
        return False
    if _bare(text, found.cue).partition(" ")[0].endswith(_ACTIVE):
        return False
    before = _words_before(text, cue)
    return bool(before) and before[0 if before[-1].endswith("ly") else -1] in _BE


def _issues(text: str, found: Found) -> bool:
    """Whether the source gives a statement out: ``Roe issued a statement saying``."""
    if found.cue is None or text[slice(*found.cue)] not in _ISSUED or found.content is None:
        return False
    return "statement" in _bare(text, found.content).split()[:_STATEMENT_WITHIN]


def _is_finding(text: str, found: Found) -> bool:
    """Tell ``Harlow found that 40 tenants`` from ``Roe found a key``."""
    if found.content is None or _is_behind(found):
        return True
    opens = _bare(text, found.content).lstrip('"\u201c')
    return opens[:1].isdigit() or opens.partition(" ")[0] in _FINDING_OPENS


def _words_before(text: str, at: int, low: int = 0) -> list[str]:
    """Return the two words before the offset `at` of its clause, from `low`, as lists have them."""
    before = visible(text[max(low, at - _NEAR) : at])
    if len(before) < _NEAR:
        before = visible(text[max(low, at - _NEAR_WITH_TAGS) : at])[-_NEAR:]
    return before.casefold().rpartition(",")[2].split()[-2:]  # "It will fall, said analysts"


def _is_group(bare: str) -> bool:
    """Whether a vague source is a group of people: "some analysts", not "many factors"."""
    if bare in _ANYBODY or ", such as" in bare:
        return False
    words = bare.split()
    head = next((i for i, word in enumerate(words) if word in _HEAD_ENDS), len(words))
    last = words[head - 1].strip(",") if head else ""
    return last in _ALONE or (bool(last) and _is_speaker(last, bare))


def _is_speaker(key: str, bare: str) -> bool:
    """Whether the last word of `key` is a noun for people, or counts them: "six in 10"."""
    word = key.rpartition(" ")[2]
    if word[0].isdigit():
        return any(part in bare for part in ("%", "percent", " in ", " of "))
    return is_people(word)
