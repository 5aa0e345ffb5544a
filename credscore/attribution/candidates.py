"""Step 1: the words that may introduce an attribution, and which of them do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from credscore.attribution.lexicon import BASE, BIT, COLON, ING, THIRD, Lexicon, group_names
from credscore.attribution.reading import Reading

__all__ = ["Candidate", "find_candidates", "is_cue"]

_NOMINAL = BIT["statement"] | BIT["stance"]
_NOMINAL_BEFORE = BIT["determiner"] | BIT["possessive"]
_SKIPPED = BIT["adverb"] | BIT["time"]
_CLAUSE_STARTERS = BIT["pronoun"] | BIT["determiner"] | BIT["possessive"] | BIT["that"]
#: Groups that take a clause or a quotation as their content.
CLAUSAL = frozenset(
    {"say", "tell", "write", "argue", "announce", "admit", "suggest", "think", "manner"}
)
#: Groups that take a noun phrase or an infinitive.
PHRASAL = frozenset({"ask", "promise", "accuse", "praise", "describe", "discuss", "want"})
#: Documents whose findings may be given after "in": "in a poll by the college".
_SURVEYS = frozenset("poll polls survey surveys study report analysis census".split())


@dataclass(slots=True)
class Candidate:
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
    lexicon, words, masks = reading.lexicon, reading.words, reading.masks
    phrases, verbs = lexicon.phrases, lexicon.verbs
    found: list[Candidate] = []
    free_from = 0
    for i in reading.possible:
        if i < free_from:
            continue
        word = words[i]
        verb = verbs.get(word)
        phrase = _phrase_at(words, i, phrases[word]) if word in phrases else None
        if phrase is not None:
            free_from, group = phrase
            if group != "not_report":
                lemma, form = (verb.lemma, verb.form) if verb else (word, -1)
                found.append(_candidate(lexicon, i, free_from, group, lemma, form))
        elif verb is not None:
            found.append(_candidate(lexicon, i, i + 1, verb.group, verb.lemma, verb.form))
        elif masks[i] & _NOMINAL:
            group = "statement" if masks[i] & BIT["statement"] else "stance"
            found.append(_candidate(lexicon, i, i + 1, group, word, -1))
        elif word == ":":
            found.append(_candidate(lexicon, i, i + 1, COLON, word, -1))
        elif word == "in" and _names_document(reading, i):
            found.append(_candidate(lexicon, i, i + 1, "according", word, -1))
    return found


def _candidate(
    lexicon: Lexicon, head: int, end: int, group: str, lemma: str, form: int
) -> Candidate:
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
    if group == "according":
        return candidate.lemma != "in"
    if group in {"act", "statement"}:
        return _that_follows(reading, candidate.end) and group == "statement"
    if group == "stance":
        return _that_follows(reading, candidate.end)
    if group == "colon":
        return _speaker_colon(reading, candidate.head)
    if not _is_verb_here(reading, candidate):
        return False
    if group in CLAUSAL:
        return True
    return group in PHRASAL and _has_object(reading, candidate.end)


def _that_follows(reading: Reading, i: int) -> bool:
    return i < len(reading.words) and reading.words[i] == "that"


def _speaker_colon(reading: Reading, i: int) -> bool:
    """``Biden: "We will win"`` and headlines, ``she had a message: "Go."``"""
    following = i + 1
    return following < len(reading.words) and reading.quoted[following]


def _is_verb_here(reading: Reading, candidate: Candidate) -> bool:
    i, form = candidate.head, candidate.form
    first = reading.bounds[reading.sentence[i]]
    if i == first:
        return form == ING
    before = reading.masks[i - 1]
    word = reading.words[i - 1]
    if before & _NOMINAL_BEFORE and not before & (BIT["that"] | BIT["pronoun"]):
        return False
    if before & BIT["preposition"] and form != ING:
        return False
    if form == BASE:
        return _base_is_verb(reading, i, before, word)
    if form == ING:
        return bool(before & (BIT["mark"] | BIT["be"] | BIT["preposition"] | BIT["subordinator"]
                              | BIT["coordinator"] | BIT["adverb"])) or word[-1] == "s"
    if form == THIRD:
        ambiguous = reading.masks[i] & (BIT["statement"] | BIT["document"])
        return not ambiguous or _opens_clause(reading, candidate.end)
    return True


def _base_is_verb(reading: Reading, i: int, before: int, word: str) -> bool:
    if before & (BIT["modal"] | BIT["do"] | BIT["pronoun"] | BIT["adverb"] | BIT["negation"]):
        return True
    if word == "to":
        return True
    plural = word[-1] == "s" or word in {"people", "police", "women", "men"}
    return plural and not before & BIT["mark"]


def _opens_clause(reading: Reading, i: int) -> bool:
    return i < len(reading.words) and bool(
        reading.masks[i] & _CLAUSE_STARTERS or reading.capital[i] or reading.quoted[i]
    )


def _has_object(reading: Reading, i: int) -> bool:
    return i < len(reading.words) and not reading.masks[i] & BIT["mark"] or (
        i < len(reading.words) and reading.quoted[i]
    )
