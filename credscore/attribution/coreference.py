"""Step 7: the same source under the same key.

A surname alone is the person introduced by the longer name, and "the president" one who was called
so beside the name; a pronoun is the nearest earlier source it fits; a noun phrase such as "the
official" is the one introduced before it. This is the sieve order of Lee et al. (2013), cut down to
sources.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from credscore.attribution.bits import ORGANISATION, PEOPLE
from credscore.attribution.candidates import PLURALS
from credscore.attribution.firms import FIRMS
from credscore.attribution.lexicon import load_lexicon
from credscore.attribution.source_types import SourceKind

__all__ = ["resolve"]

#: How many sources back a mention may reach: bounds the work on very long texts.
_RECENT: Final = 60
_SINGULAR: Final = frozenset({"he", "she"})
_SEVERAL: Final = PLURALS | {"couple", "family", "firm", "crowd", "media", "military", "public"}
#: The writer and the reader, and what was just said: "This suggests that".
_NOBODY: Final = frozenset({"i", "we", "you", "this", "that"})
_THINGS: Final = frozenset({"it", "which"})
_PERSONS: Final = frozenset({"named_person", "unnamed_person", "anonymous"})
#: Nouns and titles for one woman or one man.
_WOMEN: Final = frozenset(
    "actress aunt businesswoman chairwoman congresswoman councilwoman daughter girl girlfriend"
    " grandmother lady miss mom mother mrs ms mum niece nun policewoman queen princess sister"
    " spokeswoman widow wife woman".split()
)
_MEN: Final = frozenset(
    "boy boyfriend brother businessman chairman congressman councilman dad duke father grandfather"
    " husband king lord man monk mr nephew policeman priest prince sir son spokesman uncle"
    " widower".split()
)
_GENDERS: Final = dict.fromkeys(_WOMEN, "she") | dict.fromkeys(_MEN, "he")
_NAMELESS: Final = frozenset({"unnamed_person", "anonymous", "document"})
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
    at: int = 0
    titles: set[str] = field(default_factory=set)


def resolve(
    kinds: list[SourceKind | None], name: Callable[[int, int], str] | None = None
) -> list[SourceKind | None]:
    """Return the kinds with shared keys, pronouns and surnames resolved, in text order.

    `name` gives for the pronoun at one place the name of somebody who is mentioned since another
    place, "" for none: of two the later one is meant, and a source without a name is not.

    Examples
    --------
    >>> kinds = [SourceKind("named_person", "official", "jane roe"),
    ...          SourceKind("pronoun", "other", "she")]
    >>> [kind.key for kind in resolve(kinds)]
    ['jane roe', 'jane roe']
    """
    entities: deque[_Entity] = deque(maxlen=_RECENT)
    by_word: dict[str, list[_Entity]] = {}
    resolved: list[SourceKind | None] = []
    for at, kind in enumerate(kinds):
        if kind is None or kind.type == "vague":
            resolved.append(kind)
            continue
        type_, _, key, titles = kind
        meant = kind
        if type_ == "pronoun":
            entity = _for_pronoun(key, entities)
            if entity is None:
                resolved.append(kind)
                continue
            known = entity.kind.type == "named_person" or entity.pronoun == key
            if key in _SINGULAR and not known and name is not None:
                meant, entity = _since(kind, entity, name(at, entity.at), by_word)
        else:
            candidates = by_word.get(key.rpartition(" ")[2]) if key else None
            entity = _latest(kind, candidates) if candidates else None
        if entity is None:
            entity = _Entity(meant, _gender(meant))
            for word in meant.key.split():
                by_word.setdefault(word, []).append(entity)
            entities.append(entity)
        else:
            _mention(entity, meant, entities)
        entity.at = at
        if titles and type_ == "named_person":
            _learn_titles(entity, titles, by_word)
        resolved.append(entity.kind)
    return resolved


def _since(
    kind: SourceKind, entity: _Entity, named: str, by_word: dict[str, list[_Entity]]
) -> tuple[SourceKind, _Entity | None]:
    """Return whom a pronoun means: who is `named` since `entity` was, if anybody is."""
    if not named:
        return kind, entity
    meant = kind._replace(type="named_person", key=named)
    return meant, _latest(meant, by_word.get(named.rpartition(" ")[2], []))


def _learn_titles(entity: _Entity, titles: str, by_word: dict[str, list[_Entity]]) -> None:
    """Let `entity` be found by what somebody is: "the president" after "President Roe"."""
    known = entity.titles
    entity.pronoun = entity.pronoun or _of_title(titles)
    for word in titles.split():
        if word not in known:
            known.add(word)
            by_word.setdefault(word, []).append(entity)


def _mention(entity: _Entity, kind: SourceKind, entities: deque[_Entity]) -> None:
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
    pronoun = _of_title(kind.titles)
    for entity in reversed(candidates[-_RECENT:]):
        if pronoun and entity.pronoun not in {"", pronoun}:  # "Mr Roe", then "Mrs Roe"
            continue
        if _same(kind, entity.kind) or (kind.titles and _holds(entity, kind)):
            return entity
    return None


def _holds(entity: _Entity, kind: SourceKind) -> bool:
    """Whether "the president" may be `entity`, who was called so beside the name."""
    if kind.type != "unnamed_person" or entity.kind.type != "named_person":
        return False
    words = set(kind.key.split())
    return words <= entity.titles and entity.titles & _PARTS_OF_OFFICES <= words


def _gender(kind: SourceKind) -> str:
    """Return the pronoun that the nouns and titles of a person ask for: "his wife" is a "she"."""
    type_, _, key, titles = kind
    if type_ not in _PERSONS:
        return ""
    return _GENDERS.get(key.rpartition(" ")[2], "") or _of_title(titles)


def _of_title(titles: str) -> str:
    """Return the pronoun that the first of the titles asks for: "mr chairman" is a "he"."""
    return _GENDERS.get(titles.partition(" ")[0], "")


def _for_pronoun(word: str, entities: deque[_Entity]) -> _Entity | None:
    if word in _NOBODY:
        return None
    for entity in reversed(entities):
        kind = entity.kind.type
        if word in _SINGULAR:
            several = kind != "named_person" and _is_several(entity.kind.key)
            fits = kind in _PERSONS and not several and entity.pronoun in {"", word}
        elif word in _THINGS:
            fits = kind in {"named_organisation", "document"}
        elif word == "they":
            fits = entity.pronoun not in _SINGULAR and kind != "document"
        else:
            fits = True
        if fits:
            return entity
    return None


def _is_several(key: str) -> bool:
    """Whether a noun is no single person: "officials", "family", "company"."""
    noun = key.rpartition(" ")[2]
    mask = load_lexicon().masks.get(noun, 0)
    return noun.endswith("s") or noun in _SEVERAL or bool(mask & ORGANISATION and not mask & PEOPLE)


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
    if {type_, type_before} <= _NAMELESS:
        shorter, longer = sorted((words, before), key=len)
        return words[-1] == before[-1] and set(shorter) <= set(longer)
    return len(words) == 1 and _is_short_for(type_, words[0], type_before, before)


def _is_short_for(type_: str, word: str, type_before: str, before: list[str]) -> bool:
    """Whether "Globex" is "Globex Company", or "Roe" something named after Roe."""
    if type_ == type_before == "named_organisation":
        return word == before[0] and before[-1] in FIRMS
    if type_ != "named_person" or type_before in _NAMELESS:  # "a Roe adviser" is not Roe
        return False
    return word in before and before[-1] not in _SOMEBODYS
