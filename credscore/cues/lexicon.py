"""Cue families: reading the TOML files a linguist edits.

A family is one file. Each ``[[cue]]`` in it is a group of entries that share a meaning, a
note for the reader, a provenance and worked examples. Nothing here knows how text is
matched; nothing in the files knows it either.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain, product
from typing import Any

from credscore.cues.guards import GUARDS, Guard, proper_name
from credscore.cues.inflect import expand
from credscore.document.tokens import tokenise_phrase

__all__ = ["FAMILIES", "Cue", "load_cues"]

#: The families, in the order their cues are compiled.
FAMILIES = (
    "hedging",
    "boosters",
    "loaded",
    "vague",
    "sources",
    "first_person",
    "clickbait",
    "report_verbs",
)
_BRACES = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """A group of entries with one meaning.

    Attributes
    ----------
    id : str
        ``family.name``.
    index : int
        Position among all cues, stable within a version.
    family, name : str
    kind : str
        Evidence kind of its matches, or ``""`` where they only feed later steps.
    note : str
        Why a match counts, in words a reader understands.
    source : str
        Where the group comes from.
    guards : tuple of callable
        A guard that returns True silences a match.
    phrases : tuple of tuple of str
        Every entry, expanded and cut into tokens.
    fires, silent : tuple of str
        Worked examples; in `fires` the matched span stands in square brackets.
    """

    id: str
    index: int
    family: str
    name: str
    kind: str
    note: str
    source: str
    guards: tuple[Guard, ...]
    phrases: tuple[tuple[str, ...], ...]
    fires: tuple[str, ...]
    silent: tuple[str, ...]

    @property
    def slot(self) -> str:
        """Matches of one slot do not overlap: the longest wins."""
        return self.kind or self.family


@cache
def load_cues() -> tuple[Cue, ...]:
    """Return every cue of every family.

    Raises
    ------
    ValueError
        If a file is not valid: the message names the file and the cue.
    """
    cues: list[Cue] = []
    for family in FAMILIES:
        raw = files("credscore.cues").joinpath(f"{family}.toml").read_text(encoding="utf-8")
        for table in tomllib.loads(raw)["cue"]:
            cues.append(_build(family, len(cues), table))
    return tuple(cues)


def _build(family: str, index: int, table: dict[str, Any]) -> Cue:
    name = table.get("name", "?")
    try:
        guards = tuple(GUARDS[guard] for guard in table.get("guards", ()))
        if not table.get("proper", False):
            guards = (proper_name, *guards)
        phrases = dict.fromkeys(
            tuple(chain.from_iterable(map(_word_tokens, phrase)))
            for phrase in _expand_entries(table["entries"])
        )
        return Cue(
            id=f"{family}.{name}",
            index=index,
            family=family,
            name=name,
            kind=table["kind"],
            note=table["note"],
            source=table["source"],
            guards=guards,
            phrases=tuple(phrases),
            fires=tuple(table["fires"]),
            silent=tuple(table["silent"]),
        )
    except (KeyError, ValueError) as error:
        raise ValueError(f"cue {name!r} in cues/{family}.toml: {error!r}") from error


@cache
def _word_tokens(word: str) -> tuple[str, ...]:
    # No token crosses white space, so words can be cut one by one, and each once.
    return tuple(tokenise_phrase(word))


def _expand_entries(entries: str) -> Iterator[tuple[str, ...]]:
    """Yield each entry with its braces and inflection marks expanded."""
    for line in entries.splitlines():
        entry = line.partition("#")[0].strip()
        if entry:
            for phrase in _expand_braces(entry):
                yield from product(*map(_forms, phrase.split()))


@cache
def _forms(word: str) -> tuple[str, ...]:
    return tuple(expand(word))


def _expand_braces(entry: str) -> Iterator[str]:
    found = _BRACES.search(entry)
    if found is None:
        yield entry
        return
    for choice in found.group(1).split(","):
        yield from _expand_braces(entry[: found.start()] + choice.strip() + entry[found.end() :])
