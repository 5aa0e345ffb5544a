"""Step 1: the words that may introduce an attribution."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, partial
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.attribution.bits import (
    BE,
    MARK,
    STANCE,
    STATEMENT,
    VERB,
)
from credscore.attribution.lexicon import (
    COLON,
    ING,
    group_names,
    load_lexicon,
)
from credscore.attribution.reading import SURVEY_REACH, Reading
from credscore.document.forms import Column

__all__ = [
    "PLURALS", "Candidate", "Columns", "candidates_of", "colon_kind", "find_candidates",
    "find_columns", "kind_table",
]  # fmt: skip

_NOMINAL = STATEMENT | STANCE
_BREAKS = MARK | VERB
#: Groups that take a clause or a quotation as their content.
CLAUSAL = frozenset(
    {"say", "tell", "write", "argue", "announce", "admit", "suggest", "think", "manner"}
)
#: Plural nouns without an s.
PLURALS = frozenset({"people", "police", "women", "men"})


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
    kind : int
        Number of the four together, an index into the columns of `kind_table`.
    """

    head: int
    end: int
    group: str
    lemma: str
    form: int
    kind: int


#: What `Candidate._make` does, without a call of Python.
_CANDIDATE: Final = partial(tuple.__new__, Candidate)


class Columns(NamedTuple):
    """Candidates as columns, see `Candidate`."""

    heads: list[int]
    ends: list[int]
    kinds: list[int]


#: Group, lemma and form of a candidate, and whether it has several words.
_Kind = tuple[str, str, int, bool]
#: The rests of cues of several words with their kinds, -1 for what is no report; before them the
#: lengths they have, longest first.
_Phrases = tuple[tuple[int, ...], dict[tuple[str, ...], int]]


def find_candidates(reading: Reading) -> list[Candidate]:
    """Return the candidates outside quotation marks, in order."""
    return candidates_of(zip(*find_columns(reading), strict=True))


def candidates_of(rows: Iterable[tuple[int, int, int]]) -> list[Candidate]:
    """Return rows of `Columns` as candidates."""
    kinds = _kind_columns()
    return [_CANDIDATE((head, end, *kinds[kind])) for head, end, kind in rows]


def find_columns(reading: Reading) -> Columns:
    """Return the candidates as `find_candidates` does, most of which are no cues, cheaply."""
    words, phrases = reading.words, _phrases()
    doubtful, table = _doubtful_kinds(), reading.document.tokens.table
    kinds_of_words = table.values(_KINDS).take(reading.forms).tolist()
    heads: list[int] = []
    ends: list[int] = []
    kinds: list[int] = []
    end = 0
    for i, kind, phrasal in zip(reading.possible, kinds_of_words, reading.phrases, strict=True):
        if i < end:
            continue
        if phrasal or kind < 0:
            phrase = _phrase_at(words, i, phrases[words[i]])
            if phrase is not None:
                end, kind_of_phrase = phrase
                if kind_of_phrase < 0 and _is_that_which_said(words, i, end):
                    end = i + 1
                if kind_of_phrase >= 0:
                    heads.append(i)
                    ends.append(end)
                    kinds.append(kind_of_phrase)
                continue
        if kind >= 0 and not (kind in doubtful and _is_something_else(reading, i)):
            heads.append(i)
            ends.append(i + 1)
            kinds.append(kind)
    return Columns(heads, ends, kinds)


def _is_that_which_said(words: list[str], i: int, end: int) -> bool:
    """Tell ``a sign that said "Out"`` from ``That said, the roof held``."""
    return words[i:end] == ["that", "said"] and words[end : end + 1] != [","]


def _is_something_else(reading: Reading, i: int) -> bool:
    """Whether "in" names no document, or a verb in -ing is a noun: ``the old saying is``."""
    word = reading.words[i]
    if word == "in":
        return not _names_document(reading, i)
    if not word.endswith("ing") or i + 1 == len(reading.words):
        return False
    return bool(reading.masks[i + 1] & BE)


@cache
def _doubtful_kinds() -> frozenset[int]:
    """Return the kinds of which some words are something else by what follows."""
    doubtful = {kind for kind, (_, _, form, _) in enumerate(_kind_list()) if form == ING}
    return frozenset(doubtful | {_kinds_of_words()["in"]})


@cache
def _kinds_of_words() -> dict[str, int]:
    """Return the kind of each word that may be a cue by itself."""
    numbers = _kinds()
    return {word: numbers[*kind, False] for word, kind in _words().items()}


def _kind_of_word(word: str) -> int:
    """Return the kind of a word that may be a cue by itself, or -1.

    One that `_phrases` lists by itself is told by that.
    """
    phrases = _phrases().get(word)
    return -1 if phrases and () in phrases[""][1] else _kinds_of_words().get(word, -1)


#: What `_kind_of_word` gives for each word form.
_KINDS: Final = Column(_kind_of_word, np.int64)


def _words() -> dict[str, tuple[str, str, int]]:
    """Return group, lemma and form of each word that may be a cue by itself."""
    lexicon = load_lexicon()
    words = {":": (COLON, ":", -1), "in": ("according", "in", -1)}
    for word, mask in lexicon.masks.items():
        if mask & _NOMINAL:
            words[word] = ("statement" if mask & STATEMENT else "stance", word, -1)
    words |= {word: (verb.group, verb.lemma, verb.form) for word, verb in lexicon.verbs.items()}
    return words


@cache
def _kinds() -> dict[_Kind, int]:
    """Return the number of every kind of candidate."""
    kinds: dict[_Kind, int] = {}
    for group, lemma, form in _words().values():
        kinds.setdefault((group, lemma, form, False), len(kinds))
    for word, phrases in load_lexicon().phrases.items():
        for rest, group in phrases:
            kinds.setdefault((group, *_lemma_of(word), bool(rest)), len(kinds))
    return kinds


@cache
def _kind_list() -> list[_Kind]:
    return list(_kinds())


@cache
def _kind_columns() -> list[tuple[str, str, int, int]]:
    """Return the last four attributes of the candidates of every kind."""
    return [(*kind[:3], number) for number, kind in enumerate(_kind_list())]


@cache
def colon_kind() -> int:
    """Return the number of the kind of a colon."""
    return _kinds_of_words()[":"]


@cache
def kind_table() -> npt.NDArray[np.int64]:
    """Return group, lemma, form and "has several words" of every kind as numbers, shape (4, n)."""
    groups = {group: i for i, group in enumerate(group_names())}
    lemmas = load_lexicon().lemmas
    rows = [
        (groups[group], lemmas.get(lemma, len(lemmas)), form, several)
        for group, lemma, form, several in _kinds()
    ]
    return np.array(rows, np.int64).T


def _lemma_of(word: str) -> tuple[str, int]:
    """Return lemma and form of the first word of a cue of several."""
    verb = load_lexicon().verbs.get(word)
    return (verb.lemma, verb.form) if verb else (word, -1)


def _names_document(reading: Reading, i: int) -> bool:
    """``in a new college poll``: a survey named within a few words, before any mark."""
    surveys = reading.surveys
    at = bisect_right(surveys, i)
    if at == len(surveys) or surveys[at] > i + SURVEY_REACH:
        return False
    return not any(
        reading.masks[j] & _BREAKS and reading.words[j] not in "/-'s"
        for j in range(i + 1, surveys[at])
    )


@cache
def _phrases() -> dict[str, dict[str, _Phrases]]:
    """Return the cues of several words by their first and second word.

    Those of one word stand under "" and in every entry.
    """
    index: dict[str, dict[str, _Phrases]] = {}
    for word, listed in load_lexicon().phrases.items():  # longest first
        seconds = {"".join(rest[:1]) for rest, _ in listed}
        index[word] = {}
        for second in seconds | {""}:
            rests: dict[tuple[str, ...], int] = {}
            for rest, group in listed:
                if "".join(rest[:1]) in {second, ""}:
                    rests.setdefault(rest, _kind_of_phrase(word, rest, group))
            index[word][second] = tuple(dict.fromkeys(map(len, rests))), rests
    return index


def _kind_of_phrase(word: str, rest: tuple[str, ...], group: str) -> int:
    return -1 if group == "not_report" else _kinds()[group, *_lemma_of(word), bool(rest)]


def _phrase_at(words: list[str], i: int, by_second: dict[str, _Phrases]) -> tuple[int, int] | None:
    """Return the end and kind of the longest phrase that begins at token `i`."""
    following = i + 1
    found = by_second.get(words[following]) if following < len(words) else None
    lengths, rests = found or by_second[""]
    for length in lengths:
        rest = tuple(words[following : following + length])
        kind = rests.get(rest)
        if kind is not None:
            return following + len(rest), kind  # shorter where the text ends
    return None
