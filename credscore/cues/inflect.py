"""Inflected forms of English lexicon entries: ``claim/v``, ``thug/n``.

Lexicons that hold lemmas miss most of running text ("said", "slammed"), so an entry names
its part of speech and is expanded when the lexicon is compiled. Rules after Quirk et al.
(1985), *A Comprehensive Grammar of the English Language*, 3.5-3.10, 5.79 and 7.74.
"""

from __future__ import annotations

import re

__all__ = ["expand"]

#: Past tense and past participle of irregular verbs that news text uses to report or judge.
_IRREGULAR_VERBS = {
    "be": ("was", "were", "been"),
    "begin": ("began", "begun"),
    "bear": ("bore", "borne"),
    "blow": ("blew", "blown"),
    "break": ("broke", "broken"),
    "bring": ("brought",),
    "build": ("built",),
    "buy": ("bought",),
    "cast": ("cast",),
    "catch": ("caught",),
    "choose": ("chose", "chosen"),
    "come": ("came", "come"),
    "cut": ("cut",),
    "do": ("did", "done"),
    "draw": ("drew", "drawn"),
    "drive": ("drove", "driven"),
    "eat": ("ate", "eaten"),
    "fall": ("fell", "fallen"),
    "feel": ("felt",),
    "fight": ("fought",),
    "find": ("found",),
    "forecast": ("forecast", "forecasted"),
    "foresee": ("foresaw", "foreseen"),
    "foretell": ("foretold",),
    "forget": ("forgot", "forgotten"),
    "gaslight": ("gaslit", "gaslighted"),
    "get": ("got", "gotten"),
    "give": ("gave", "given"),
    "go": ("went", "gone"),
    "have": ("had",),
    "hear": ("heard",),
    "hit": ("hit",),
    "hold": ("held",),
    "keep": ("kept",),
    "know": ("knew", "known"),
    "lay": ("laid",),
    "lead": ("led",),
    "learn": ("learned", "learnt"),
    "leave": ("left",),
    "lie": ("lied",),
    "lose": ("lost",),
    "make": ("made",),
    "mean": ("meant",),
    "mislead": ("misled",),
    "overthrow": ("overthrew", "overthrown"),
    "pay": ("paid",),
    "put": ("put",),
    "quit": ("quit",),
    "read": ("read",),
    "ride": ("rode", "ridden"),
    "rise": ("rose", "risen"),
    "run": ("ran", "run"),
    "say": ("said",),
    "see": ("saw", "seen"),
    "seek": ("sought",),
    "sell": ("sold",),
    "send": ("sent",),
    "set": ("set",),
    "shoot": ("shot",),
    "show": ("showed", "shown"),
    "shut": ("shut",),
    "sink": ("sank", "sunk"),
    "slay": ("slew", "slain"),
    "speak": ("spoke", "spoken"),
    "spew": ("spewed",),
    "spin": ("spun",),
    "spread": ("spread",),
    "stand": ("stood",),
    "steal": ("stole", "stolen"),
    "stick": ("stuck",),
    "strike": ("struck", "stricken"),
    "swear": ("swore", "sworn"),
    "take": ("took", "taken"),
    "teach": ("taught",),
    "tear": ("tore", "torn"),
    "tell": ("told",),
    "think": ("thought",),
    "throw": ("threw", "thrown"),
    "understand": ("understood",),
    "undertake": ("undertook", "undertaken"),
    "weep": ("wept",),
    "win": ("won",),
    "withdraw": ("withdrew", "withdrawn"),
    "write": ("wrote", "written"),
}
_IRREGULAR_NOUNS = {
    "person": "people",
    "child": "children",
    "crisis": "crises",
    "analysis": "analyses",
    "hypothesis": "hypotheses",
    "thesis": "theses",
    "thief": "thieves",
    "leaf": "leaves",
    "elite": "elites",
}
#: "Spokesmen", "strongmen", but not these.
_NOT_MEN = ("human", "german", "roman", "ottoman", "shaman", "talisman")
#: Nouns that end in "oes"; others as "memos", "videos" do.
_WITH_OES = frozenset("echo embargo hero potato tomato torpedo veto".split())
#: Verbs of more than one syllable that double their last consonant (stress on the last); and
#: "quip", whose "u" is none.
_DOUBLING = frozenset(
    "admit aver backstab commit compel concur confer control defer deter emit equip expel extol "
    "incur infer omit patrol permit prefer propel quip rebut rebel recur refer regret repel submit "
    "transfer transmit".split()
)
_SHORT_CVC = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
#: British English writes other verbs in "ize" with an s as well: "emphasise".
_ALWAYS_IZE = frozenset("size prize seize capsize downsize".split())
#: Verbs of which British English doubles the l: "labelled", "signalling".
_BRITISH = re.compile(r"[a-z]*[aeiouy][a-z]*[^aeiou][aeo]l")
_SIBILANT = ("s", "x", "z", "ch", "sh")


def expand(entry: str) -> list[str]:
    """Return the forms of a one-word `entry` marked ``/v``, ``/n`` or ``/a``.

    Parameters
    ----------
    entry : str
        A lower-case word, with or without a mark.

    Returns
    -------
    list of str
        The forms, without repeats; the word alone when it bears no mark.

    Raises
    ------
    ValueError
        If the mark is unknown.

    Examples
    --------
    >>> expand("deny/v")
    ['deny', 'denies', 'denied', 'denying']
    """
    word, _, mark = entry.partition("/")
    if not mark:
        return [word]
    if mark not in _EXPANDERS:
        raise ValueError(f"unknown mark {mark!r} in lexicon entry {entry!r}: use /v or /n")
    return list(dict.fromkeys(_EXPANDERS[mark](word)))


def _verb(word: str) -> list[str]:
    third = "has" if word == "have" else _with_s(word)
    past = _IRREGULAR_VERBS.get(word, (_with_ending(word, "ed"),))
    if word == "be":
        return ["be", "is", "are", "am", *past, "being"]
    forms = [word, third, *past, _with_ending(word, "ing")]
    if word not in _DOUBLING and _BRITISH.fullmatch(word):
        forms += [f"{word}led", f"{word}ling"]
    if word.endswith("ize") and word not in _ALWAYS_IZE:
        forms += [f"{word[:-2]}s{ending}" for ending in ("e", "es", "ed", "ing")]
    return forms


def _noun(word: str) -> list[str]:
    if word in _IRREGULAR_NOUNS:
        return [word, _IRREGULAR_NOUNS[word]]
    if word.endswith("man") and not word.endswith(_NOT_MEN):
        return [word, f"{word[:-2]}en"]
    if word.endswith("o") and word not in _WITH_OES:
        return [word, f"{word}s"]
    return [word, _with_s(word)]


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith((*_SIBILANT, "o")) else "s")


def _with_ending(word: str, ending: str) -> str:
    if ending == "ing" and word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not (ending == "ing" and word.endswith(("ee", "oe", "ye"))):
        return word[:-1] + ending
    if word.endswith("y") and word[-2:-1] not in "aeiou" and ending != "ing":
        return word[:-1] + "i" + ending
    # Of "flip-flop" the second verb counts.
    if word in _DOUBLING or _SHORT_CVC.fullmatch(word.rpartition("-")[2]):
        return word + word[-1] + ending
    return word + ending


_EXPANDERS = {"v": _verb, "n": _noun}
