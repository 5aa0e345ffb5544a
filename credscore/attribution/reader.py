"""Attributions: who is said to have said what.

`find_attributions` runs the steps in order: candidates, acceptance, placing of source and
content, speakers of quotations without a cue (all in `finding`), vague and anonymous phrases,
types of sources, coreference.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from credscore.attribution.antecedents import RELATIVES, person_meant
from credscore.attribution.bits import AUXILIARY, DETERMINER, POSSESSIVE, PREPOSITION
from credscore.attribution.bodies import BODIES, body_before
from credscore.attribution.candidates import Candidate
from credscore.attribution.coreference import resolve
from credscore.attribution.finding import find_placed
from credscore.attribution.found import Found
from credscore.attribution.introducing import introduced, is_epithet, is_person, named_later
from credscore.attribution.lexicon import COLON, PAST, THIRD
from credscore.attribution.lone_words import is_acronym, is_persons, stands_unnamed
from credscore.attribution.nearby import met_between, name_before
from credscore.attribution.people import is_people
from credscore.attribution.placing import Placed
from credscore.attribution.reading import Reading, read_each
from credscore.attribution.relatives import antecedent_of
from credscore.attribution.source_types import SourceKind, kind_of
from credscore.attribution.states import STATES
from credscore.attribution.turns import add_turns, kind_of_turn
from credscore.attribution.vague import add_phrases
from credscore.attribution.walking import TokenSpan
from credscore.attribution.weights import Weights, load_weights
from credscore.cues.matches import NO_MATCHES, Matches
from credscore.document.document import Document
from credscore.parts import Span

__all__ = ["find_attributions", "find_in_each"]

#: What ``Found._make`` does, without a call of Python.
_FOUND: Final = partial(tuple.__new__, Found)
#: Whoever was last told of.
_FOCUS: Final = SourceKind("pronoun", "other", "")
#: What "which" means if it is nobody: "a move that suggests".
_THING: Final = SourceKind("pronoun", "other", "that")
#: Bodies that no list of nouns has.
_BODIES: Final = frozenset(
    "apparatus caucus churches communities community counties countries country directorate"
    " bench bloc brewery constabulary consortium diocese faction factions garage hotel industry"
    " junta lobby militia movement movements nation panchayat sector start-up supermarket"
    " unit".split()
)
#: Writings that are people as well, and what those did: "the model, 24, said".
_EITHER: Final = frozenset({"chapter", "model", "section"})
_SPOKEN: Final = frozenset("add admit announce argue claim deny insist say tell vow warn".split())
_VAGUE: Final = SourceKind("vague", "other", "")
#: What "reported" is followed by if a person did: "Tom reported that his car was gone".
_OF_PERSON: Final = frozenset({"he", "she", "his", "her"})
_LONGEST_INITIALS: Final = 4
#: What opens words about several people.
_PLURALS: Final = frozenset("those these both two three several some many".split())
_POSSESSIVE: Final = frozenset({"'s", "'"})
_NAMELESS: Final = frozenset({"unnamed_person", "vague"})


def find_attributions(
    document: Document,
    matches: Matches = NO_MATCHES,
    *,
    weights: Weights | None = None,
) -> list[Found]:
    """Return the attributions of `document`, sorted by where they begin.

    Parameters
    ----------
    document : Document
    matches : Matches, optional
        The matches of the cue engine in `document`; those of kinds ``vague_attribution``
        and ``anonymous_source`` are used.
    weights : Weights, optional
        Other weights than the shipped ones (for training).

    Returns
    -------
    list of Found

    Examples
    --------
    >>> from credscore.document.document import read_whole
    >>> found = find_attributions(read_whole('"It is safe," said Jane Roe, an engineer.'))
    >>> found[0].source_type, found[0].role, found[0].key
    ('named_person', 'expert', 'jane roe')
    """
    return find_in_each([document], [matches], weights=weights)[0]


def find_in_each(
    documents: Sequence[Document],
    matches: Sequence[Matches],
    *,
    weights: Weights | None = None,
) -> list[list[Found]]:
    """Return what `find_attributions` gives for each of `documents`, sooner."""
    readings = read_each(documents)
    placed = list(map(add_turns, readings, find_placed(readings, weights or load_weights())))
    types = list(map(add_phrases, readings, placed, matches))
    kinds = map(_kinds, readings, placed, types)
    return list(map(_all_found, readings, placed, kinds))


def _kinds(
    reading: Reading, placed: Sequence[Placed], types: dict[int, str]
) -> list[SourceKind | None]:
    """Return type, role and key of each attribution, coreference resolved."""
    kinds = [_own_kind(reading, one) for one in placed]
    papers = set(filter(None, map(partial(_paper, reading), placed, kinds)))
    if papers:
        kinds = [
            kind._replace(type="named_organisation") if kind and kind.key in papers else kind
            for kind in kinds
        ]

    def name(at: int, since: int) -> str:
        source, kind = placed[at].source, kinds[at]
        before = placed[since].source if since >= 0 else (0, -1)
        if source is None or kind is None or before is None:
            return ""
        if kind.type == "pronoun" and source[1] - source[0] > 1:
            return ""
        found = name_before(reading, source[0], before[0])
        if found is None or found[0] <= before[1]:
            return ""
        return _written(reading, found)

    def met(at: int, since: int) -> str:
        source, before = placed[at].source, placed[since].source
        if source is None or before is None or source[1] - source[0] > 1:
            return ""
        return _written(reading, met_between(reading, before[0], source[0]))

    forced = [types.get(id(one)) for one in placed] if types else []
    if types:
        kinds = [_forced(kind, type_) for kind, type_ in zip(kinds, forced, strict=True)]
    resolved = resolve(kinds, name, partial(_introduced_at, reading, placed, kinds), met)
    if not types:
        return resolved
    hidden = {
        kind.key
        for kind, type_ in zip(resolved, forced, strict=True)
        if kind is not None and kind.key and type_ == "anonymous"
    }
    return [
        _forced(kind, "anonymous") if kind is not None and kind.key in hidden else kind
        for kind in resolved
    ]


def _written(reading: Reading, name: TokenSpan | None) -> str:
    """Return a name as one would write it, without the full stops of its initials."""
    return " ".join([word for word in reading.words[slice(*name)] if word != "."]) if name else ""


def _introduced_at(
    reading: Reading,
    placed: Sequence[Placed],
    kinds: Sequence[SourceKind | None],
    at: int,
    since: int,
) -> SourceKind | None:
    """Return who is called what the source at one place is, see `resolve`."""
    source, kind = placed[at].source, kinds[at]
    if source is None or kind is None:
        return None
    noun = kind.key.rpartition(" ")[2]
    if noun in BODIES:
        before = placed[since].source if since >= 0 else None
        return body_before(reading, source, noun, before[1] if before else 0)
    found = introduced(reading, source[0], kind)
    return _FOCUS if found is None and is_epithet(reading, source, kind) else found


def _forced(kind: SourceKind | None, type_: str | None) -> SourceKind | None:
    """Return `kind` as the type that a phrase gives it; nobody named is made anonymous."""
    if type_ == "vague":
        return _VAGUE
    if type_ == "anonymous" and kind is not None and kind.type in _NAMELESS:
        return SourceKind("anonymous", kind.role, kind.key)
    return kind


def _own_kind(reading: Reading, one: Placed) -> SourceKind | None:
    """Return the kind of a source by itself, None where there is none."""
    source = one.source
    if source is None:
        return None
    if one.candidate is None:  # a turn of a transcript, or a phrase
        return kind_of_turn(reading, one) or kind_of(reading, source)
    if reading.words[source[0]] in RELATIVES:
        return _kind_of_relative(reading, source)
    first, last = source
    if last - first > 1 and reading.words[last - 1] in _POSSESSIVE:  # "the union's warning"
        last -= 1
    kind = kind_of(reading, (first, last))
    if kind.type == "document" and _are_people(kind, one.candidate):
        kind = kind._replace(type="unnamed_person")
    if kind.type == "unnamed_person":
        return named_later(reading, (first, last), kind) or kind
    if one.candidate.group == COLON and kind.type == "named_organisation" and last - first == 1:
        # "ROE: It is late", where "Jane Roe" stands elsewhere; longer words are no initials.
        long = len(reading.words[first]) > _LONGEST_INITIALS
        if is_acronym(reading, first) and (long or is_persons(reading, first)):
            return kind._replace(type="named_person")
    return kind


def _are_people(kind: SourceKind, candidate: Candidate) -> bool:
    """Whether what may be a writing is people: "the model, 24, said", not "the model says"."""
    spoken = candidate.lemma in _SPOKEN and candidate.form == PAST
    return spoken and kind.key.rpartition(" ")[2] in _EITHER


def _paper(reading: Reading, one: Placed, kind: SourceKind | None) -> str:
    """Return the key of a paper or an agency: a name of one word that "reported", nobody's.

    Whoever is a person has a full name where something is told "according to" them.
    """
    source, candidate = one.source, one.candidate
    if kind is None or source is None or candidate is None:
        return ""
    first, last = source
    lone = last - first == 1 and reading.capital[first] and not reading.masks[first]
    if lone and candidate.group == "according" and kind.type == "named_person":
        return kind.key if stands_unnamed(reading, first) else ""
    if candidate.lemma != "report":
        return ""
    does = any(mask & AUXILIARY for mask in reading.masks[last : candidate.head])  # "has since"
    goes = reading.words[candidate.end : candidate.end + 1] == ["to"]  # "reported to prison"
    his = not _OF_PERSON.isdisjoint(reading.words[candidate.end : candidate.end + 2])
    if not lone or does or goes or his or is_persons(reading, first):
        return ""
    # "Similar reports said so" opens a sentence.
    opens = first == reading.bounds[reading.sentence[first]]
    return kind.key if candidate.form == PAST or (candidate.form == THIRD and not opens) else ""


def _kind_of_relative(reading: Reading, source: TokenSpan) -> SourceKind:
    """Return the kind of whom "who" means: not the town of ``Jane Roe, of Leeds, who``."""
    meant = person_meant(reading, source[0]) or source
    kind = kind_of(reading, meant)
    one = kind.key[-1:] != "s"  # not "Jane Roe, two aides who"
    if kind.type == "unnamed_person" and reading.words[source[0]] != "who":
        return kind if _speaks(kind.key.rpartition(" ")[2]) else _THING
    if kind.type == "unnamed_person" and one:
        return _kind_of_apposed(reading, meant) or kind
    if reading.words[source[0]] == "who" and kind.key in STATES:
        before = antecedent_of(reading, meant[0] - 1) if meant[0] > 1 else None
        kind = kind_of(reading, before) if before else kind
        if kind.key in STATES or kind.type == "named_organisation":
            return kind._replace(type="named_person")
    return kind


def _speaks(noun: str) -> bool:
    """Whether a noun is a person or a body: "the union, which", not "the move, which"."""
    return noun in _BODIES or is_people(noun) or is_person(noun)


def _kind_of_apposed(reading: Reading, meant: TokenSpan) -> SourceKind | None:
    """Return whom an apposition is about: ``Jane Roe, an aide who``.

    Not ``Unlike Jane Roe, an aide who`` nor ``Jane Roe, those who``.
    """
    comma = meant[0] - 1
    opens = reading.masks[meant[0]] & (DETERMINER | POSSESSIVE)
    if comma < 1 or not opens or reading.words[comma] != "," or not reading.capital[comma - 1]:
        return None
    before = antecedent_of(reading, comma)
    low = reading.bounds[reading.sentence[comma]]
    fronted = before is not None and before[0] <= low + 1 and reading.masks[low] & PREPOSITION
    if fronted or reading.words[meant[0]] in _PLURALS:
        return None
    kind = kind_of(reading, before) if before else None
    return kind if kind is not None and kind.type == "named_person" else None


def _all_found(
    reading: Reading, placed: Sequence[Placed], kinds: Sequence[SourceKind | None]
) -> list[Found]:
    """Return the attributions with characters in place of tokens."""
    # An element of a memory view is a plain int, and cheaper than one of the array.
    starts, ends = reading.document.tokens.starts.data, reading.document.tokens.ends.data
    found: list[Found] = []
    quotes = bool(reading.speeches)
    for one, kind in zip(placed, kinds, strict=True):
        source, cue, contents, candidate = one
        type_, role, key, _ = kind or _VAGUE
        if len(contents) == 1:  # nearly always; sooner than to go through all
            first, last = contents[0]
            spans: tuple[Span, ...] = ((starts[first], ends[last - 1]),)
        else:
            spans = tuple([(starts[first], ends[last - 1]) for first, last in contents])
        found.append(
            _FOUND(
                (
                    (starts[source[0]], ends[source[1] - 1]) if source else None,
                    (starts[cue[0]], ends[cue[1] - 1]) if cue else None,
                    spans,
                    quotes and _is_direct(reading, contents),
                    type_,
                    role,
                    key.lower(),  # "the WHO" is known by its capitals until here
                    candidate.group if candidate else "",
                )
            )
        )
    return found


def _is_direct(reading: Reading, contents: Sequence[TokenSpan]) -> bool:
    """Whether more than half of the content stands in quotation marks."""
    length = inside = 0
    for first, last in contents:
        length += last - first
        inside += reading.quoted.count(1, first, last)
    return inside * 2 > length
