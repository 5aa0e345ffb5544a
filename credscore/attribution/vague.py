"""Step 8: vague and anonymous attribution as evidence of its own.

Set phrases come from the cue engine (families ``vague`` and ``sources``). Where an
attribution already stands on the phrase, its type is corrected; elsewhere the phrase becomes
an attribution of its own, with content where it ends in "that".
"""

from __future__ import annotations

from typing import Final

from credscore.attribution.antecedents import person_meant
from credscore.attribution.bits import (
    ANONYMOUS,
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    MARK,
    PEOPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SOURCE_NOUN,
    SUBORDINATOR,
    THAT,
    TITLE,
    VERB,
)
from credscore.attribution.content import trim
from credscore.attribution.placing import Placed, first_token
from credscore.attribution.reading import Reading
from credscore.attribution.subjects import subject_of
from credscore.attribution.walking import TokenSpan
from credscore.cues.matches import Hit, Matches, of_kinds

__all__ = ["add_phrases"]

#: Evidence kind of a phrase -> type of the source.
_TYPES: Final = {"vague_attribution": "vague", "anonymous_source": "anonymous"}
#: First words of the phrases that name the source: "people familiar with the matter".
_SOURCES: Final = frozenset("source sources people person official officials those".split())
#: What stands before and behind a source that begins with one of them, and how long both may be.
_NOT_BEFORE: Final = MARK | VERB | AUXILIARY | PREPOSITION | SUBORDINATOR | COORDINATOR | THAT
_NOT_BEHIND: Final = MARK | VERB | AUXILIARY | SUBORDINATOR | RELATIVE | THAT
_PEOPLE: Final = PEOPLE | TITLE | ANONYMOUS | SOURCE_NOUN
_BEFORE_NOUN: Final = DETERMINER | POSSESSIVE | PREPOSITION
_LONGEST_FRONT: Final = 4
_LONGEST_REST: Final = 12
#: What a clause behind "it is understood" opens with, if not with "that".
_CLAUSE_OPENS: Final = frozenset("the a an he she they there".split())
#: How far before "is said to be" the pronoun of a relative clause stands.
_RELATIVE_WITHIN: Final = 4
#: What opens another clause behind a comma: "is said to be old, but nobody knows".
_OTHER_CLAUSE: Final = COORDINATOR | SUBORDINATOR | PRONOUN
#: So many attributions of a sentence are compared with a phrase, more than prose ever has: it
#: bounds the work on texts without full stops.
_MOST: Final = 64


def add_phrases(reading: Reading, placed: list[Placed], matches: Matches) -> dict[int, str]:
    """Add phrase attributions to `placed`, sorted; return the type each phrase gives, by id."""
    types: dict[int, str] = {}
    phrases = [hit for hit in matches.among(of_kinds(*_TYPES)) if _is_author(reading, hit)]
    if not phrases:
        return types
    by_sentence: dict[int, list[Placed]] = {}
    for one in placed:
        _file(reading, by_sentence, one)
    for hit in phrases:
        source_type = _TYPES[hit.cue.kind]
        near = by_sentence.get(reading.sentence[hit.start], [])
        itself = reading.words[hit.start] in _SOURCES
        owner = _owner(near, hit, nearest=source_type == "anonymous" and not itself)
        meant = _meant(reading, hit)
        owner = _of_meant(owner, meant)
        if owner is not None and source_type == "vague":
            owner = _kept(reading, (placed, near), owner, hit)
        if owner is None:
            owner = _new(reading, near, hit, source_type, meant)
            placed.append(owner)
            _file(reading, by_sentence, owner)
        elif itself and _names_source(owner, hit):
            whole = owner._replace(source=_whole_source(reading, owner.cue, hit))
            for among in (placed, near):
                among[among.index(owner)] = whole
            owner = whole
        if source_type == "anonymous":
            _drop_phrase(owner, hit)
        if source_type == "anonymous" or _is_impersonal(owner, hit):
            types[id(owner)] = source_type
    placed.sort(key=first_token)
    return types


def _is_author(reading: Reading, hit: Hit) -> bool:
    """Whether `hit` stands outside quotation marks."""
    return hit.start < len(reading.words) and not reading.quoted[hit.start]


def _file(reading: Reading, by_sentence: dict[int, list[Placed]], one: Placed) -> None:
    """Put `one` under the sentence of its cue, or of its first token."""
    token = one.cue[0] if one.cue else first_token(one)
    near = by_sentence.setdefault(reading.sentence[token], [])
    if len(near) < _MOST:
        near.append(one)


def _owner(near: list[Placed], hit: Hit, *, nearest: bool) -> Placed | None:
    """Return the attribution of the sentence the phrase stands on or beside.

    Where the phrase is no source itself ("on condition of anonymity"), it may be the nearest.
    """
    best, least = None, 1 << 30
    for one in near:
        if _overlaps(one.cue, hit) or _overlaps(one.source, hit):
            return one
        distance = abs(hit.start - one.cue[0]) if one.source and one.cue else least
        if distance < least and (nearest or _names_source(one, hit)):
            best, least = one, distance
    return best


def _overlaps(span: TokenSpan | None, hit: Hit) -> bool:
    return span is not None and hit.start < span[1] and span[0] < hit.end


def _kept(reading: Reading, both: tuple[list[Placed], ...], one: Placed, hit: Hit) -> Placed | None:
    """Return `one`, unless what is said of somebody was taken for theirs: ``Roe is said to``."""
    if one.source is None or one.cue is None or "to" not in reading.words[hit.end - 2 : hit.end]:
        return one
    if not one.source[1] <= hit.start < one.cue[0] < hit.end:
        return one
    for among in both:
        among.remove(one)
    return None


def _meant(reading: Reading, hit: Hit) -> TokenSpan | None:
    """Return the people whom "who" before a phrase means: ``the farmer, who asked not to be``."""
    if hit.cue.kind != "anonymous_source":
        return None
    low = max(reading.bounds[reading.sentence[hit.start]] + 1, hit.start - _RELATIVE_WITHIN)
    for i in range(hit.start - 1, low - 1, -1):
        if reading.words[i] == "who":
            meant = person_meant(reading, i)
            people = meant is not None and any(
                mask & _PEOPLE for mask in reading.masks[meant[0] : meant[1]]
            )
            return meant if people else None
        if reading.masks[i] & MARK:
            return None
    return None


def _of_meant(one: Placed | None, meant: TokenSpan | None) -> Placed | None:
    """Return `one` if its source holds whom "who" means, or its cue follows.

    Not so in "The firm said a worker, who asked not to be named, was hurt".
    """
    if one is None or meant is None or (one.cue is not None and one.cue[0] >= meant[1]):
        return one
    source = one.source
    return one if source and source[0] < meant[1] and meant[0] < source[1] else None


def _names_source(one: Placed, hit: Hit) -> bool:
    """Whether the phrase is (part of) the source of `one`, or stands right before or behind it."""
    if one.source is None:
        return False
    first, last = one.source
    return first - 1 <= hit.end and hit.start <= last + 1


def _whole_source(reading: Reading, cue: TokenSpan | None, hit: Hit) -> TokenSpan:
    """Return all of ``a person with knowledge of the talks``.

    Words of the phrase hide from the reader of noun phrases where the source begins and ends.
    """
    masks = reading.masks
    low = reading.bounds[reading.sentence[hit.start]]
    high = min(reading.bounds[reading.sentence[hit.start] + 1], hit.end + _LONGEST_REST)
    first, last = hit.start, hit.end
    while first > low and not masks[first - 1] & _NOT_BEFORE and hit.start - first < _LONGEST_FRONT:
        first -= 1
    while last < high and (cue is None or last != cue[0]):
        after = masks[last - 1] & _BEFORE_NOUN or reading.words[last - 1] == "'s"
        noun = masks[last] & VERB and after  # "of the talks"
        dot = reading.words[last] == "." and last + 1 < high and reading.capital[last + 1]
        title = dot and masks[last - 1] & TITLE  # "to Mr. Roe"
        if masks[last] & _NOT_BEHIND and not (noun or title):
            break
        last += 1
    return first, last


def _drop_phrase(one: Placed, hit: Hit) -> None:
    """Take the phrase out of the contents: "on condition of anonymity" is none."""
    one.contents[:] = [
        (first, last)
        for first, last in one.contents
        if not (first >= hit.start - 2 and first < hit.end)
    ]


def _is_impersonal(one: Placed, hit: Hit) -> bool:
    """Whether the phrase holds the source ("critics say") or there is none ("it is said")."""
    return one.source is None or hit.start <= one.source[0] < hit.end


def _new(
    reading: Reading, near: list[Placed], hit: Hit, source_type: str, meant: TokenSpan | None
) -> Placed:
    if meant is not None:
        return Placed(meant, (hit.start, hit.end), [], None)
    source: TokenSpan | None = None
    contents: list[TokenSpan] = []
    if source_type == "anonymous" and reading.words[hit.start] in _SOURCES:
        source = _whole_source(reading, None, hit)
    elif source_type == "anonymous":
        source = subject_of(reading, hit.start)
    elif (that := _that_of(reading, hit)) is not None and not _is_inside(near, hit.start):
        content = trim(reading, that, _end_of(reading, hit, that))
        contents = [content] if content else []
    return Placed(source, (hit.start, hit.end), contents, None)


def _that_of(reading: Reading, hit: Hit) -> int | None:
    """Return where the content begins: ``it is said | that ...``, ``is said | to be old``."""
    words, end = reading.words, hit.end
    if "to" in words[end - 2 : end]:
        return words.index("to", end - 2)
    said = words[hit.start].startswith("it") and words[end - 1] in _CLAUSE_OPENS
    if said or words[end - 1] == "that":
        return end - 1
    return end if words[end - 1] == "it" and words[end : end + 1] == ["that"] else None


def _end_of(reading: Reading, hit: Hit, start: int) -> int:
    """Return where what is said from `start` on ends: at the comma before another clause."""
    words, masks = reading.words, reading.masks
    high = reading.bounds[reading.sentence[hit.start] + 1]
    if words[start] != "to":
        return high
    low = max(reading.bounds[reading.sentence[hit.start]], hit.start - _RELATIVE_WITHIN)
    relative = any(mask & RELATIVE for mask in masks[low : hit.start])
    for i in range(start, high - 1):
        if words[i] == "," and (relative or masks[i + 1] & _OTHER_CLAUSE):
            listed = masks[i + 1] & COORDINATOR and i + 2 < high and not masks[i + 2]
            if not listed:  # "to be old, cold, and wet"
                return i
    return high


def _is_inside(placed: list[Placed], token: int) -> bool:
    return any(first <= token < last for one in placed for first, last in one.contents)
