"""Sourcing: who is cited, how often, of what type, and what stands without a source."""

from __future__ import annotations

from functools import cache
from itertools import chain, groupby

import numpy as np
import numpy.typing as npt

from credscore.attribution import Found
from credscore.cues.lexicon import Cue, load_cues
from credscore.features.feature import Feature, per_hundred, ratio
from credscore.features.reading import AUTHOR, Reading
from credscore.result import SOURCE_TYPES

__all__ = ["describe", "measure"]

_SIGNAL = "W3C credibility signal: attribution; Trust Project: citations and references"
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


def measure(reading: Reading) -> list[float]:
    """Return the values of `describe`, in its order."""
    found = [item for item in reading.attributions if item.cue or item.source]
    total, words = len(found), reading.all_words
    types, roles, groups = dict.fromkeys(SOURCE_TYPES, 0), dict.fromkeys(_ROLES, 0), _no_groups()
    keys: dict[str, int] = {}
    direct = 0
    for item in found:
        types[item.source_type] += 1
        direct += item.direct
        if item.role in roles:
            roles[item.role] += 1
        if item.group in groups:
            groups[item.group] += 1
        if item.key:
            keys[item.key] = keys.get(item.key, 0) + 1
    cited = sum(keys.values())
    counts = reading.cue_counts[:, AUTHOR].take(_cue_indices())
    own_words = float(reading.words[AUTHOR])
    return [
        per_hundred(total, words),
        *[ratio(n, total) for n in types.values()],
        *[ratio(n, total) for n in roles.values()],
        ratio(direct, total),
        float(len(keys)),
        per_hundred(len(keys), words),
        sum([(n / cited) ** 2 for n in keys.values()]) if cited else 0.0,
        *_runs(_sourced_sentences(reading, found)),
        per_hundred(_links(reading), words),
        *[per_hundred(n, words) for n in groups.values()],
        *[per_hundred(count, own_words) for count in counts.tolist()],
    ]


def _no_groups() -> dict[str, int]:
    return dict.fromkeys((cue.name for cue in _verb_groups()), 0)


@cache
def _cue_indices() -> npt.NDArray[np.intp]:
    return np.array([cue.index for cue in _cues()], np.intp)


def _sourced_sentences(reading: Reading, found: list[Found]) -> list[bool]:
    """Return for each sentence whether an attribution's cue or content touches it."""
    sentences = reading.document.sentences
    sourced = [False] * len(sentences)
    spans = [item.cue for item in found if item.cue]
    spans += [item.contents[0] for item in found if item.contents]
    if not sourced or not spans:
        return sourced
    starts = np.fromiter([start for start, _ in sentences], np.int64, len(sentences))
    edges = np.fromiter(chain.from_iterable(spans), np.int64, 2 * len(spans))
    edges[1::2] -= 1
    touched = np.maximum(starts.searchsorted(edges, side="right") - 1, 0).tolist()
    for first, last in zip(touched[::2], touched[1::2], strict=True):
        sourced[first] = True
        for between in range(first + 1, last + 1):
            sourced[between] = True
    return sourced


def _runs(sourced: list[bool]) -> list[float]:
    lead = sourced[:_LEAD_SENTENCES]
    unsourced = [len([*run]) for carries, run in groupby(sourced) if not carries]
    return [
        ratio(sum(sourced), len(sourced)),
        ratio(sum(lead), len(lead)),
        ratio(max(unsourced, default=0), len(sourced)),
    ]


def _links(reading: Reading) -> float:
    folded = reading.document.folded
    return float(folded.count("http://") + folded.count("https://") + folded.count("www."))
