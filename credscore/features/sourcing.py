"""Sourcing: who is cited, how often, of what type, and what stands without a source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from itertools import chain, pairwise, repeat
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from credscore.arrays import BoolArray, FloatArray
from credscore.attribution import Found
from credscore.cues.lexicon import Cue, load_cues
from credscore.document.ends import before_each, repeat_each, whole_numbers
from credscore.document.joined import inside
from credscore.features.feature import Feature
from credscore.features.joined import Readings, per_hundred, ratio
from credscore.features.reading import AUTHOR, Reading
from credscore.kinds import SOURCE_TYPES
from credscore.parts import Span

__all__ = ["describe", "measure"]

_SIGNAL = "W3C Credible Web: source types; Trust Project: citations and references"
_ROLES = {"expert": "experts", "official": "officials", "witness": "witnesses"}
_LEAD_SENTENCES = 5
_CUE_FAMILIES = ("sources", "vague")

_SHARES = {
    "named_person": "attributions to a person by name",
    "named_organisation": "attributions to an organisation by name",
    "unnamed_person": "attributions to a person by role only",
    "anonymous": "attributions to a source granted anonymity",
    "document": "attributions to a report, poll, study or filing",
    "vague": "attributions to nobody in particular",
    "pronoun": "attributions to a pronoun that no earlier source explains",
}


@cache
def _cues() -> tuple[Cue, ...]:
    """Return the cues whose rate is a feature: those the engine matches."""
    return tuple(
        cue
        for cue in load_cues()
        if cue.family in _CUE_FAMILIES and (cue.kind or cue.family == "sources")
    )


@cache
def _verb_groups() -> tuple[Cue, ...]:
    return tuple(cue for cue in load_cues() if cue.family == "report_verbs")


@cache
def describe() -> tuple[Feature, ...]:
    """Return the features of this family, in the order of `measure`."""
    features = [
        Feature("sourcing.attributions", "per 100 words", "statements with a source", _SIGNAL),
        *(
            Feature(f"sourcing.{kind}_share", "share", meaning, _SIGNAL)
            for kind, meaning in _SHARES.items()
        ),
        *(
            Feature(f"sourcing.{role}_share", "share", f"attributions to {people}", _SIGNAL)
            for role, people in _ROLES.items()
        ),
        Feature("sourcing.direct_share", "share", "attributions in quotation marks", _SIGNAL),
        Feature("sourcing.distinct_sources", "sources", "different sources cited", _SIGNAL),
        Feature("sourcing.source_density", "per 100 words", "different sources cited", _SIGNAL),
        Feature(
            "sourcing.concentration",
            "0 to 1",
            "sum of squared shares of the sources; 1 where one source says everything, "
            "0 where there is none",
            "Herfindahl index",
        ),
        Feature("sourcing.sentence_share", "share", "sentences that carry a source", _SIGNAL),
        Feature(
            "sourcing.lead_share",
            "share",
            f"of the first {_LEAD_SENTENCES} sentences, those that carry a source",
            _SIGNAL,
        ),
        Feature(
            "sourcing.longest_unsourced_run",
            "share",
            "longest run of sentences without a source, of all sentences",
            _SIGNAL,
        ),
        Feature("sourcing.links", "per 100 words", "web addresses in the text", _SIGNAL),
    ]
    features += [
        Feature(
            f"sourcing.{cue.name}_cues",
            "per 100 words",
            f"attributions whose cue is: {cue.note}",
            cue.source,
        )
        for cue in _verb_groups()
    ]
    features += [
        Feature(f"sourcing.{cue.name}.author", "per 100 words", cue.note, cue.source)
        for cue in _cues()
    ]
    return tuple(features)


#: The fields of no attributions.
_NOTHING: Final[Any] = Found._make([()] * len(Found._fields))


def measure(readings: Readings) -> FloatArray:
    """Return the values of `describe`, in its order, a row for each article."""
    found = [list(filter(_is_sourced, reading.attributions)) for reading in readings.each]
    sizes = list(map(len, found))
    total, words = np.array(sizes, np.float64), readings.all_words
    articles = np.arange(len(found)).repeat(sizes)
    parts = list(pairwise(before_each(sizes)))
    # All at once, and field by field: sooner than each field of each.
    fields: Any = (
        Found._make(zip(*chain.from_iterable(found), strict=True)) if len(articles) else _NOTHING
    )
    types = _counts(readings, articles, fields.source_type, SOURCE_TYPES)
    roles = _counts(readings, articles, fields.role, _ROLES)
    groups = _counts(readings, articles, fields.group, _group_names())
    direct = readings.count(articles[list(fields.direct)])
    keys = [Counter(filter(None, fields.key[first:last])) for first, last in parts]
    distinct = np.array(list(map(len, keys)), np.float64)
    counts = readings.cue_counts[:, :, AUTHOR].take(_cue_indices(), axis=1)
    links = np.array([_links(reading) for reading in readings.each])
    return np.column_stack(
        (
            per_hundred(total, words),
            ratio(types, total[:, None]),
            ratio(roles, total[:, None]),
            ratio(direct, total),
            distinct,
            per_hundred(distinct, words),
            list(map(_concentration, keys)),
            *_runs(readings, _sourced_sentences(readings, fields, parts)),
            per_hundred(links, words),
            per_hundred(groups, words[:, None]),
            per_hundred(counts, readings.words[:, AUTHOR, None]),
        )
    )


def _is_sourced(item: Found) -> bool:
    """Whether somebody is cited: the writer is no source of hers ("I think it is late")."""
    return bool(item.cue or item.source) and not item.is_writers


def _counts(
    readings: Readings,
    articles: npt.NDArray[np.intp],
    values: Sequence[str],
    names: Collection[str],
) -> FloatArray:
    """Return how often each of `names` is among the `values` of each article."""
    places = {name: place for place, name in enumerate(names)}
    size = len(places) + 1  # the last are all others
    at = articles * size + whole_numbers(map(places.get, values, repeat(size - 1)))
    counts = np.bincount(at, minlength=len(readings) * size).reshape(-1, size)
    return counts[:, :-1].astype(np.float64)


def _concentration(keys: Counter[str]) -> float:
    """Return the sum of the squared shares of the sources."""
    cited = sum(keys.values())
    return sum([(n / cited) ** 2 for n in keys.values()]) if cited else 0.0


@cache
def _group_names() -> tuple[str, ...]:
    return tuple(dict.fromkeys(cue.name for cue in _verb_groups()))


@cache
def _cue_indices() -> npt.NDArray[np.intp]:
    return np.array([cue.index for cue in _cues()], np.intp)


def _sourced_sentences(readings: Readings, fields: Any, parts: Sequence[Span]) -> BoolArray:
    """Return for each sentence whether an attribution's cue or content touches it.

    `fields` are those of all attributions, in the order of `Found`; those of each article stand
    between its ends among `parts`.
    """
    spans = [
        [
            *filter(None, fields.cue[first:last]),
            *[own[0] for own in fields.contents[first:last] if own],
        ]
        for first, last in parts
    ]
    # All articles as one text.
    characters = readings.characters
    counts = [2 * len(own) for own in spans]
    edges = whole_numbers(chain.from_iterable(chain.from_iterable(spans)))
    edges += repeat_each(characters[:-1], counts)
    edges[1::2] -= 1
    sentences = [reading.document.sentences for reading in readings.each]
    starts = whole_numbers([start for own in sentences for start, _ in own])
    starts += repeat_each(characters[:-1], list(map(len, sentences)))
    touched = starts.searchsorted(edges, side="right") - 1
    # What stands before the first sentence of its article belongs to that.
    np.maximum(touched, repeat_each(readings.sentences[:-1], counts), out=touched)
    return inside(touched[::2], touched[1::2] + 1, len(starts))


def _runs(readings: Readings, sourced: BoolArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return shares of sentences: sourced ones, those of the lead, the longest unsourced run."""
    article, firsts = readings.sentence_article, np.array(readings.sentences[:-1])
    n_sentences = readings.n_sentences.astype(np.float64)
    lead = sourced & (np.arange(len(sourced)) - firsts.take(article) < _LEAD_SENTENCES)
    # A run lies between two sourced sentences, or an edge of the article: one place more for each.
    closed = np.ones(len(sourced) + len(readings) + 1, np.bool_)
    closed[np.arange(len(sourced)) + article + 1] = sourced
    places = closed.nonzero()[0]
    edges = np.array(readings.sentences) + np.arange(len(readings) + 1)
    longest = np.maximum.reduceat(places[1:] - places[:-1] - 1, places.searchsorted(edges[:-1]))
    return (
        ratio(readings.count(article[sourced]), n_sentences),
        ratio(readings.count(article[lead]), np.minimum(n_sentences, _LEAD_SENTENCES)),
        ratio(longest, n_sentences),
    )


def _links(reading: Reading) -> float:
    folded = reading.document.folded
    links = folded.count("www.")
    if "/" in folded:  # a single character is found many times sooner
        # "https://www." is one address.
        links += folded.count("http://") + folded.count("https://") - folded.count("://www.")
    return float(links)
