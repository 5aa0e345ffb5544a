"""Step 7: the same source under the same key.

A surname alone is the person introduced by the longer name, and "the president" one who was called
so beside the name; a pronoun is the nearest earlier source it fits; a noun phrase such as "the
official" is the one introduced before it. This is the sieve order of Lee et al. (2013), cut down to
sources.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from credscore.attribution.firms import FIRMS
from credscore.attribution.source_types import SourceKind

__all__ = ["resolve"]

#: How many sources back a mention may reach: bounds the work on very long texts.
_RECENT: Final = 60
_SINGULAR: Final = frozenset({"he", "she"})
_AUTHOR: Final = frozenset({"i", "we", "you"})
_PERSONS: Final = frozenset({"named_person", "unnamed_person", "anonymous"})
#: What somebody has: the name before it is theirs ("the Trump campaign", then "Trump").
_SOMEBODYS: Final = frozenset(
    "administration campaign presidency team family camp office estate government cabinet".split()
)
#: "The minister" is not the prime minister, "the mayor" not the former mayor.
_PARTS_OF_OFFICES: Final = frozenset(
    "prime vice deputy assistant acting former ex-president late first second".split()
)


@dataclass(slots=True, eq=False)
class _Entity:
    kind: SourceKind
    pronoun: str = ""
    titles: set[str] = field(default_factory=set)


def resolve(kinds: list[SourceKind | None]) -> list[SourceKind | None]:
    """Return the kinds with shared keys, pronouns and surnames resolved, in text order.

    Examples
    --------
    >>> kinds = [SourceKind("named_person", "official", "jane roe"),
    ...          SourceKind("pronoun", "other", "she")]
    >>> [kind.key for kind in resolve(kinds)]
    ['jane roe', 'jane roe']
    """
    entities: list[_Entity] = []
    by_word: dict[str, list[_Entity]] = {}
    resolved: list[SourceKind | None] = []
    for kind in kinds:
        if kind is None or kind.type == "vague":
            resolved.append(kind)
            continue
        type_, _, key, titles = kind
        if type_ == "pronoun":
            entity = _for_pronoun(key, entities)
            if entity is None:
                resolved.append(kind)
                continue
        else:
            candidates = by_word.get(key.rpartition(" ")[2]) if key else None
            entity = _latest(kind, candidates) if candidates else None
        if entity is None:
            entity = _Entity(kind)
            for word in key.split():
                by_word.setdefault(word, []).append(entity)
            entities.append(entity)
        else:
            _mention(entity, kind, entities)
        if titles and type_ == "named_person":
            _learn_titles(entity, titles, by_word)
        if len(entities) > _RECENT:
            del entities[0]
        resolved.append(entity.kind)
    return resolved


def _learn_titles(entity: _Entity, titles: str, by_word: dict[str, list[_Entity]]) -> None:
    """Let `entity` be found by what somebody is: "the president" after "President Roe"."""
    known = entity.titles
    for word in titles.split():
        if word not in known:
            known.add(word)
            by_word.setdefault(word, []).append(entity)


def _mention(entity: _Entity, kind: SourceKind, entities: list[_Entity]) -> None:
    """Make `entity` the latest, and note what `kind` says of it."""
    if not entities or entities[-1] is not entity:
        with suppress(ValueError):
            entities.remove(entity)
        entities.append(entity)
    _, role, key, _ = kind
    if key in _SINGULAR:
        entity.pronoun = key
    elif role != "other" and entity.kind.role == "other":
        entity.kind = entity.kind._replace(role=role)


def _latest(kind: SourceKind, candidates: list[_Entity]) -> _Entity | None:
    """Return which of `candidates` is mentioned again; the latest introduced comes last."""
    for entity in reversed(candidates[-_RECENT:]):
        if _same(kind, entity.kind) or (kind.titles and _holds(entity, kind)):
            return entity
    return None


def _holds(entity: _Entity, kind: SourceKind) -> bool:
    """Whether "the president" may be `entity`, who was called so beside the name."""
    if kind.type != "unnamed_person" or entity.kind.type != "named_person":
        return False
    words = set(kind.key.split())
    return words <= entity.titles and entity.titles & _PARTS_OF_OFFICES <= words


def _for_pronoun(word: str, entities: list[_Entity]) -> _Entity | None:
    if word in _AUTHOR:
        return None
    for entity in reversed(entities):
        kind = entity.kind.type
        if word in _SINGULAR:
            plural = kind != "named_person" and entity.kind.key.endswith("s")
            fits = kind in _PERSONS and not plural and entity.pronoun in {"", word}
        elif word == "it":
            fits = kind in {"named_organisation", "document"}
        elif word == "they":
            fits = entity.pronoun not in _SINGULAR and kind != "document"
        else:
            fits = True
        if fits:
            return entity
    return None


def _same(kind: SourceKind, earlier: SourceKind) -> bool:
    type_, _, key, _ = kind
    type_before, _, key_before, _ = earlier
    if key == key_before or not key or not key_before:
        return bool(key) and key == key_before
    words, before = key.split(), key_before.split()
    if type_ == type_before == "named_person":
        if len(words) == 1 or len(before) == 1:
            return words[-1] == before[-1] or words[0] in before
        if words[0] == before[0]:
            return words[-1] == before[-1]
        return key_before.endswith(f" {key}") or key.endswith(f" {key_before}")  # "Le Pen"
    if {type_, type_before} <= {"unnamed_person", "anonymous", "document"}:
        shorter, longer = sorted((words, before), key=len)
        return words[-1] == before[-1] and set(shorter) <= set(longer)
    return len(words) == 1 and _is_short_for(type_, words[0], type_before, before)


def _is_short_for(type_: str, word: str, type_before: str, before: list[str]) -> bool:
    """Whether "Globex" is "Globex Company", or "Roe" something named after Roe."""
    if type_ == type_before == "named_organisation":
        return word == before[0] and before[-1] in FIRMS
    return type_ == "named_person" and word in before and before[-1] not in _SOMEBODYS
