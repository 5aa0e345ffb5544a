"""Step 1: the words that may introduce an attribution, and which of them do."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from credscore.attribution.lexicon import (
    BASE,
    BIT,
    COLON,
    ING,
    THIRD,
    Lexicon,
    group_names,
    load_lexicon,
)
from credscore.attribution.reading import Reading

__all__ = ["Candidate", "find_candidates", "is_cue"]

_NOMINAL = BIT["statement"] | BIT["stance"]
_NOMINAL_BEFORE = BIT["determiner"] | BIT["possessive"]
_BEFORE_BASE = BIT["modal"] | BIT["do"] | BIT["pronoun"] | BIT["adverb"] | BIT["negation"]
_BEFORE_ING = (
    BIT["mark"] | BIT["be"] | BIT["preposition"] | BIT["subordinator"] | BIT["coordinator"]
    | BIT["adverb"]
)  # fmt: skip
_CLAUSE_STARTERS = BIT["pronoun"] | BIT["determiner"] | BIT["possessive"] | BIT["that"]
#: Groups that take a clause or a quotation as their content.
CLAUSAL = frozenset(
    {"say", "tell", "write", "argue", "announce", "admit", "suggest", "think", "manner"}
)
#: Groups that take a noun phrase or an infinitive.
PHRASAL = frozenset({"ask", "promise", "accuse", "praise", "describe", "discuss", "want"})
#: Documents whose findings may be given after "in": "in a poll by the college".
_SURVEYS = frozenset("poll polls survey surveys study report analysis census".split())


class Candidate(NamedTuple):
    """A word, with its particles, that may be the cue of an attribution.

    Attributes
    ----------
    head : int
        Token of the verb, noun or preposition.
    end : int
        One past its last token ("points out" has two).
    group, lemma : str
        Group in ``report_verbs.toml`` and dictionary form.
    form : int
        Verb form (`lexicon.BASE` ...), -1 for other words.
    group_id, lemma_id : int
        The same as numbers, for the statistics.
    """

    head: int
    end: int
    group: str
    lemma: str
    form: int
    group_id: int
    lemma_id: int


def find_candidates(reading: Reading) -> list[Candidate]:
    """Return the candidates outside quotation marks, in order."""
    words, phrases, entries = reading.words, reading.lexicon.phrases, _entries()
    found: list[Candidate] = []
    free_from = 0
    for i in reading.possible:
        word = words[i]
        if word in phrases:
            if i < free_from:
                continue
            phrase = _phrase_at(words, i, phrases[word])
            if phrase is not None:
                free_from, group = phrase
                if group != "not_report":
                    found.append(_of_phrase(reading.lexicon, word, i, free_from, group))
                continue
        if i < free_from or (word == "in" and not _names_document(reading, i)):
            continue
        entry = entries.get(word)
        if entry is not None and not _is_noun(reading, i, entry[2]):
            found.append(Candidate(i, i + 1, *entry))
    return found


def _is_noun(reading: Reading, i: int, form: int) -> bool:
    """Whether a word in -ing is the subject of "be": ``the old saying is``."""
    following = i + 1
    if form != ING or following >= len(reading.words):
        return False
    return bool(reading.masks[following] & BIT["be"])


@cache
def _entries() -> dict[str, tuple[str, str, int, int, int]]:
    """Return what a candidate of one word is, by word."""
    lexicon, groups = load_lexicon(), _group_numbers()
    kinds = {":": (COLON, ":", -1), "in": ("according", "in", -1)}
    for word, mask in lexicon.masks.items():
        if mask & _NOMINAL:
            kinds[word] = ("statement" if mask & BIT["statement"] else "stance", word, -1)
    for word, verb in lexicon.verbs.items():
        kinds[word] = (verb.group, verb.lemma, verb.form)
    return {
        word: (group, lemma, form, groups[group], lexicon.lemmas[lemma])
        for word, (group, lemma, form) in kinds.items()
    }


def _of_phrase(lexicon: Lexicon, word: str, head: int, end: int, group: str) -> Candidate:
    verb = lexicon.verbs.get(word)
    lemma, form = (verb.lemma, verb.form) if verb else (word, -1)
    lemma_id = lexicon.lemmas.get(lemma, len(lexicon.lemmas))
    return Candidate(head, end, group, lemma, form, _group_numbers()[group], lemma_id)


@cache
def _group_numbers() -> dict[str, int]:
    return {group: i for i, group in enumerate(group_names())}


def _names_document(reading: Reading, i: int) -> bool:
    """``in a new college poll``: a survey named within a few words, before any mark."""
    for j in range(i + 1, min(i + 9, len(reading.words))):
        if reading.words[j] in _SURVEYS:
            return True
        if reading.masks[j] & (BIT["mark"] | BIT["verb"]) and reading.words[j] not in "/-'s":
            return False
    return False


def _phrase_at(
    words: list[str], i: int, phrases: tuple[tuple[tuple[str, ...], str], ...]
) -> tuple[int, str] | None:
    """Return the end and group of the longest phrase that begins at token `i`."""
    following = words[i + 1] if i + 1 < len(words) else ""
    for rest, group in phrases:
        if not rest:
            return i + 1, group
        if rest[0] == following and tuple(words[i + 1 : i + 1 + len(rest)]) == rest:
            return i + 1 + len(rest), group
    return None


def is_cue(reading: Reading, candidate: Candidate) -> bool:
    """Whether the words round `candidate` have the shape of an attribution (rules only)."""
    group = candidate.group
    if group in {"statement", "stance"}:
        return _that_follows(reading, candidate.end)
    if group == "according":
        return candidate.lemma != "in"
    if group == COLON:
        return _speaker_colon(reading, candidate.head)
    if not _is_verb_here(reading, candidate):
        return False
    return group in CLAUSAL or (group in PHRASAL and _has_object(reading, candidate.end))


def _that_follows(reading: Reading, i: int) -> bool:
    return i < len(reading.words) and reading.words[i] == "that"


def _speaker_colon(reading: Reading, i: int) -> bool:
    """Whether a quotation follows the colon: ``she had a message: "Go."``."""
    following = i + 1
    return following < len(reading.words) and reading.quoted[following]


def _is_verb_here(reading: Reading, candidate: Candidate) -> bool:
    """Whether the word is a verb by what stands before it: "reports say" against "the reports"."""
    i, form = candidate.head, candidate.form
    if i == reading.bounds[reading.sentence[i]]:
        return form == ING
    before, word = reading.masks[i - 1], reading.words[i - 1]
    is_noun = before & _NOMINAL_BEFORE and not before & (BIT["that"] | BIT["pronoun"])
    if is_noun or (before & BIT["preposition"] and form != ING):
        return False
    if form == BASE:
        return _base_is_verb(before, word)
    if form == ING:
        return bool(before & _BEFORE_ING) or word[-1] == "s"
    ambiguous = reading.masks[i] & (BIT["statement"] | BIT["document"])
    return form != THIRD or not ambiguous or _opens_clause(reading, candidate.end)


def _base_is_verb(before: int, word: str) -> bool:
    if before & _BEFORE_BASE or word == "to":
        return True
    plural = word[-1] == "s" or word in {"people", "police", "women", "men"}
    return plural and not before & BIT["mark"]


def _opens_clause(reading: Reading, i: int) -> bool:
    return i < len(reading.words) and bool(
        reading.masks[i] & _CLAUSE_STARTERS or reading.capital[i] or reading.quoted[i]
    )


def _has_object(reading: Reading, i: int) -> bool:
    return (i < len(reading.words) and not reading.masks[i] & BIT["mark"]) or (
        i < len(reading.words) and reading.quoted[i]
    )
