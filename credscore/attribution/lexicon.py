"""What the attribution reader knows about single words, as one table.

Open-class words come from the cue families ``report_verbs``, ``sources`` and ``vague``, so
a linguist edits them there; closed-class words from `vocabulary`. Each word gets a bit mask:
a question about a token is then a single ``&``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from credscore.attribution.bits import BIT
from credscore.attribution.vocabulary import CLASSES, PUNCTUATION_MARKS, TITLES
from credscore.cues.inflect import expand

__all__ = ["Lexicon", "Verb", "group_names", "load_lexicon"]

#: Forms of a verb.
BASE, THIRD, PAST, ING = range(4)
#: Forms that may be the verb of a clause: "says", "said".
FINITE: Final = frozenset({PAST, THIRD})

#: Groups of ``report_verbs`` that are not verbs of report.
_NOT_VERBS = {"statement", "stance", "according", "not_report"}


@dataclass(frozen=True, slots=True)
class Verb:
    """One inflected form of a verb of report.

    Attributes
    ----------
    group : str
        Name of its group in ``report_verbs.toml``.
    lemma : str
        The word as the file lists it.
    form : int
        0 base, 1 third person, 2 past or participle, 3 -ing.
    """

    group: str
    lemma: str
    form: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word tables; see the module docstring.

    Attributes
    ----------
    masks : dict of str to int
        Word -> bits of `BIT`.
    verbs : dict of str to Verb
        Inflected form -> verb of report.
    lemmas : dict of str to int
        Lemma of a verb, noun or adjective of report -> number.
    phrases : dict of str to tuple
        First word -> (rest of the words, group) of cues of several words, longest first.
    """

    masks: dict[str, int]
    verbs: dict[str, Verb]
    lemmas: dict[str, int]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]


@cache
def load_lexicon() -> Lexicon:
    """Return the tables, read once per process."""
    masks: dict[str, int] = {}
    verbs: dict[str, Verb] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, words in CLASSES.items():
        _mark(masks, words, name)
    _mark(masks, PUNCTUATION_MARKS, "mark")
    _mark(masks, sorted(TITLES), "title")
    for group, entry in _entries("report_verbs"):
        _add_report_word(masks, verbs, phrases, group, entry)
    for group, entry in (*_entries("sources"), *_entries("vague")):
        if group in BIT and " " not in entry:
            _mark(masks, expand(entry), group)
    ordered = {
        first: tuple(sorted(rest, key=lambda pair: -len(pair[0])))
        for first, rest in phrases.items()
    }
    known = {verb.lemma for verb in verbs.values()}
    known |= {word for word, mask in masks.items() if mask & (BIT["statement"] | BIT["stance"])}
    lemmas = {word: i for i, word in enumerate(sorted(known | {"according", "in", "per", ":"}))}
    return Lexicon(masks, verbs, lemmas, ordered)


#: Group of a colon, which no file lists.
COLON: Final = "colon"


@cache
def group_names() -> tuple[str, ...]:
    """Return the groups a candidate can be of, in order."""
    return (*dict.fromkeys(group for group, _ in _entries("report_verbs")), COLON)


def _mark(masks: dict[str, int], words: Iterator[str] | Any, name: str) -> None:
    for word in words:
        masks[word] = masks.get(word, 0) | BIT[name]


def _add_report_word(
    masks: dict[str, int],
    verbs: dict[str, Verb],
    phrases: dict[str, list[tuple[tuple[str, ...], str]]],
    group: str,
    entry: str,
) -> None:
    words = entry.split()
    if len(words) > 1 or group in {"according", "not_report"}:
        for first in expand(words[0]):
            phrases.setdefault(first, []).append((tuple(words[1:]), group))
    elif group in _NOT_VERBS:
        _mark(masks, expand(entry), group)
    else:
        forms = expand(entry)
        lemma = forms[0]
        _mark(masks, forms, "verb")
        for i, word in enumerate(forms):
            form = BASE if i == 0 else THIRD if i == 1 else ING if word.endswith("ing") else PAST
            verbs.setdefault(word, Verb(group, lemma, form))


def _entries(family: str) -> Iterator[tuple[str, str]]:
    """Yield (group, entry) of a cue family, braces expanded, inflection marks kept."""
    raw = files("credscore.cues").joinpath(f"{family}.toml").read_text(encoding="utf-8")
    for table in tomllib.loads(raw)["cue"]:
        for line in str(table["entries"]).splitlines():
            entry = line.partition("#")[0].strip()
            if entry:
                for plain in _without_braces(entry):
                    yield str(table["name"]), " ".join(plain.split())


def _without_braces(entry: str) -> Iterator[str]:
    before, brace, rest = entry.partition("{")
    if not brace:
        yield entry
        return
    choices, _, after = rest.partition("}")
    for choice in choices.split(","):
        yield from _without_braces(f"{before}{choice}{after}")
