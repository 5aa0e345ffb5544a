"""Step 7: the same source under the same key.

A surname alone is the person introduced by the longer name; a pronoun is the nearest earlier
source it fits; a noun phrase such as "the official" is the one introduced before it. This is
the sieve order of Lee et al. (2013), cut down to sources.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from credscore.attribution.source_types import SourceKind

__all__ = ["resolve"]

#: How many sources back a mention may reach: bounds the work on very long texts.
_RECENT: Final = 60
_SINGULAR: Final = frozenset({"he", "she"})
_AUTHOR: Final = frozenset({"i", "we", "you"})
_PERSONS: Final = frozenset({"named_person", "unnamed_person", "anonymous"})


@dataclass(slots=True, eq=False)
class _Entity:
    kind: SourceKind
    pronoun: str = ""


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
        entity = _entity_of(kind, entities, by_word)
        if entity is not None:
            _mention(entity, kind, entities)
        elif kind.type == "pronoun":
            resolved.append(kind)
            continue
        else:
            entity = _Entity(kind)
            for word in kind.key.split():
                by_word.setdefault(word, []).append(entity)
            entities.append(entity)
        if len(entities) > _RECENT:
            del entities[0]
        resolved.append(entity.kind)
    return resolved


def _mention(entity: _Entity, kind: SourceKind, entities: list[_Entity]) -> None:
    """Make `entity` the latest, and note what `kind` says of it."""
    if not entities or entities[-1] is not entity:
        with suppress(ValueError):
            entities.remove(entity)
        entities.append(entity)
    if kind.key in _SINGULAR:
        entity.pronoun = kind.key
    elif entity.kind.role == "other" and kind.role != "other":
        entity.kind = entity.kind._replace(role=kind.role)


def _entity_of(
    kind: SourceKind, entities: list[_Entity], by_word: dict[str, list[_Entity]]
) -> _Entity | None:
    """Return the entity that `kind` mentions again; the latest mentioned comes last."""
    if kind.type == "pronoun":
        return _for_pronoun(kind.key, entities)
    candidates = by_word.get(kind.key.rpartition(" ")[2]) if kind.key else None
    if candidates is None:
        return None
    for entity in reversed(candidates[-_RECENT:]):
        if _same(kind, entity.kind):
            return entity
    return None


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
    if kind.key == earlier.key:
        return bool(kind.key)
    if not kind.key or not earlier.key:
        return False
    words, before = kind.key.split(), earlier.key.split()
    if kind.type == earlier.type == "named_person":
        if len(words) == 1 or len(before) == 1:
            return words[-1] == before[-1] or words[0] in before
        return words[-1] == before[-1] and words[0] == before[0]
    if {kind.type, earlier.type} <= {"unnamed_person", "anonymous", "document"}:
        shorter, longer = sorted((words, before), key=len)
        return words[-1] == before[-1] and set(shorter) <= set(longer)
    return kind.type == "named_person" and len(words) == 1 and words[0] in before
