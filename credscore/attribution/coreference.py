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
from credscore.attribution.bodies import BODIES
from credscore.attribution.candidates import PLURALS
from credscore.attribution.firms import FIRMS
from credscore.attribution.introducing import PARTS_OF_OFFICES, is_person
from credscore.attribution.lexicon import load_lexicon
from credscore.attribution.source_types import NAMED, SEVERAL, SourceKind

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


@dataclass(slots=True, eq=False)
class _Entity:
    kind: SourceKind
    pronoun: str = ""
    at: int = 0
    titles: set[str] = field(default_factory=set)


def resolve(
    kinds: list[SourceKind | None],
    name: Callable[[int, int], str] | None = None,
    introduced: Callable[[int, int], SourceKind | None] | None = None,
    met: Callable[[int, int], str] | None = None,
) -> list[SourceKind | None]:
    """Return the kinds with shared keys, pronouns and surnames resolved, in text order.

    `name` gives for the pronoun at one place the name of somebody who is mentioned since another
    place, "" for none: of two the later one is meant, and a source without a name is not.
    `introduced` gives who is called what the source at one place is, "the senator", in the text,
    a pronoun for whoever was told of last, and is asked again for an organisation, as another may
    be named since another place. `met` gives who is told of by the full name in the sentences
    between another place and the pronoun at one.

    Examples
    --------
    >>> kinds = [SourceKind("named_person", "official", "jane roe"),
    ...          SourceKind("pronoun", "other", "she")]
    >>> [kind.key for kind in resolve(kinds)]
    ['jane roe', 'jane roe']
    """
    state = _State(name, introduced, met)
    resolved: list[SourceKind | None] = []
    for at, kind in enumerate(kinds):
        if kind is None or kind.type == "vague":
            resolved.append(kind)
            continue
        type_, _, key, titles = kind
        if type_ == "pronoun":
            meant, entity = state.pronoun(kind, at)
            if entity is None and meant is kind:
                resolved.append(kind)
                continue
        else:
            meant = kind
            candidates = state.by_word.get(key.rpartition(" ")[2]) if key else None
            entity = _latest(kind, candidates) if candidates else None
            if titles and type_ == "unnamed_person":
                meant, entity = state.called_so(kind, entity, at)
        if entity is None:
            entity = state.add(meant)
        else:
            _mention(entity, meant, state.entities)
        entity.at = at
        if type_ == "pronoun" and key in _SINGULAR:
            entity.pronoun = key  # also of somebody who is named by no source
        if titles and meant.type in NAMED:
            _learn_titles(entity, titles, state.by_word)
        resolved.append(entity.kind)
    return resolved


class _State:
    """The sources so far, and what else is known of whom a source means."""

    def __init__(
        self,
        name: Callable[[int, int], str] | None,
        introduced: Callable[[int, int], SourceKind | None] | None,
        met: Callable[[int, int], str] | None,
    ) -> None:
        self.name = name
        self.met = met
        self.introduced = introduced
        self.entities: deque[_Entity] = deque(maxlen=_RECENT)
        self.by_word: dict[str, list[_Entity]] = {}

    def add(self, kind: SourceKind) -> _Entity:
        """Return a new source, the latest."""
        entity = _Entity(kind, _gender(kind))
        for word in kind.key.split():
            self.by_word.setdefault(word, []).append(entity)
        self.entities.append(entity)
        return entity

    def pronoun(self, kind: SourceKind, at: int) -> tuple[SourceKind, _Entity | None]:
        """Return whom a pronoun means: the last source that fits, or who is told of since."""
        key = kind.key
        entity = _for_pronoun(key, self.entities)
        if key not in _SINGULAR or self.name is None:
            return kind, entity
        if entity is not None and entity.kind.type == "named_person":
            named = self.met(at, entity.at) if self.met is not None else ""
        else:
            named = self.name(at, -1 if entity is None else entity.at)
        if not named:
            return kind, entity
        meant, person = self.of_name(kind, named)
        if person is not None and person.pronoun not in {"", key}:  # "She said so. He said no"
            return kind, entity
        return meant, person

    def of_name(self, kind: SourceKind, named: str) -> tuple[SourceKind, _Entity | None]:
        """Return the person who is `named` in the text, for a source of `kind`."""
        meant = kind._replace(type="named_person", key=named)
        return meant, _latest(meant, self.by_word.get(named.rpartition(" ")[2], []))

    def called_so(
        self, kind: SourceKind, entity: _Entity | None, at: int
    ) -> tuple[SourceKind, _Entity | None]:
        """Return whom "the senator" or "the company" means: who is called so in the text."""
        since = -1
        if entity is not None:
            if entity.kind.type != "named_organisation":
                return kind, entity
            since = entity.at
        meant = self.introduced(at, since) if self.introduced is not None else None
        if meant is None:
            return kind, entity
        if meant.type == "pronoun":
            return self.in_focus(kind, at)
        entity = _latest(meant, self.by_word.get(meant.key.rpartition(" ")[2], []))
        if entity is not None and meant.type == "named_organisation":
            entity.kind = entity.kind._replace(type="named_organisation")  # no person after all
        return meant, entity

    def in_focus(self, kind: SourceKind, at: int) -> tuple[SourceKind, _Entity | None]:
        """Return whom "the Ohio Republican" means: the last source, or who is named since then."""
        latest = self.entities[-1] if self.entities else None
        named = self.name(at, latest.at if latest else -1) if self.name is not None else ""
        words = set(kind.titles.split())
        if words & PARTS_OF_OFFICES and any(words & one.titles for one in self.entities):
            return kind, None  # "Mayor Roe", then "the former mayor"
        if named:
            return self.of_name(kind, named)
        if latest is None or latest.kind.type != "named_person":
            return kind, None
        return latest.kind._replace(titles=kind.titles), latest


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
    role = kind.role
    if role != "other" and entity.kind.role == "other":
        entity.kind = entity.kind._replace(role=role)


def _latest(kind: SourceKind, candidates: list[_Entity]) -> _Entity | None:
    """Return which of `candidates` is mentioned again: the latest introduced, which comes last.

    Of "the president" or "the aide" it is the one mentioned last.
    """
    pronoun = _of_title(kind.titles) if kind.titles else ""
    found: _Entity | None = None
    for entity in reversed(candidates[-_RECENT:]):
        if pronoun and entity.pronoun not in {"", pronoun}:  # "Mr Roe", then "Mrs Roe"
            continue
        if _same(kind, entity.kind) or (kind.titles and _holds(entity, kind)):
            if kind.type != "unnamed_person":
                return entity
            if found is None or entity.at > found.at:
                found = entity
    return found


def _holds(entity: _Entity, kind: SourceKind) -> bool:
    """Whether "the president" may be `entity`, who was called so beside the name."""
    if kind.type != "unnamed_person" or entity.kind.type not in NAMED:
        return False
    noun = kind.key.rpartition(" ")[2]
    if (noun in BODIES) != (entity.kind.type == "named_organisation"):
        return False
    words = {noun} if noun in BODIES else set(kind.titles.split())
    return words <= entity.titles and entity.titles & PARTS_OF_OFFICES <= words


def _gender(kind: SourceKind) -> str:
    """Return the pronoun that the nouns and titles of a person ask for: "his wife" is a "she"."""
    type_, _, key, titles = kind
    if type_ not in _PERSONS:
        return ""
    return _GENDERS.get(key.rpartition(" ")[2], "") or (_of_title(titles) if titles else "")


def _of_title(titles: str) -> str:
    """Return the pronoun that the first of the titles asks for: "mr chairman" is a "he"."""
    return _GENDERS.get(titles.partition(" ")[0], "")


def _for_pronoun(word: str, entities: deque[_Entity]) -> _Entity | None:
    if word in _NOBODY:
        return None
    for entity in reversed(entities):
        kind = entity.kind.type
        if word in _SINGULAR:
            one = kind == "named_person" or _is_one(entity.kind.key)
            fits = kind in _PERSONS and one and entity.pronoun in {"", word}
        elif word in _THINGS:
            fits = kind in {"named_organisation", "document"}
        elif word == "they":
            if kind == "named_person" and SEVERAL not in entity.titles:
                return None  # those told of before one person are not meant either, mostly
            fits = entity.pronoun not in _SINGULAR and kind != "document"
        else:
            fits = True
        if fits:
            return entity
    return None


def _is_one(key: str) -> bool:
    """Whether a noun is a single person: "clerk", not "39 %" or "one of them"."""
    return bool(key) and is_person(key.rpartition(" ")[2]) and not _is_several(key)


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
