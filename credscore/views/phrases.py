"""Wording the views share: what a score, a feature and a source are called, without a verdict.

Nothing here, and nothing in the views, says that a text is true or false: the scores
describe how an article is written and sourced.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any

from credscore.features.extract import describe
from credscore.features.feature import Feature
from credscore.kinds import WARNINGS, SourceType
from credscore.model.own_wording import OWN_TITLE, OWN_WORDING
from credscore.model.wording import describe as describe_wording
from credscore.parts import HeadScore
from credscore.result import Score
from credscore.views.formats import number, shorten

__all__ = [
    "CAREFUL",
    "LIMITS",
    "READING",
    "Row",
    "brief",
    "contribution_rows",
    "decimals",
    "described",
    "explanation",
    "heading",
    "in_words",
    "label",
    "likelihood",
    "rank",
    "source_counts",
    "source_type",
    "standing",
    "texts_of",
    "title_of",
    "warning",
]

#: What every view says about itself.
LIMITS = "This describes how the text is written and sourced. It does not check whether it is true."
#: What a reader should know before drawing conclusions from a report.
READING = (
    (
        "Credibility is learned from ratings that experts gave whole outlets. For one article "
        "it is a rough guide, which is why its range is wide: two articles whose ranges overlap "
        "widely are not clearly different."
    ),
    (
        "Bias is learned from articles that readers judged. An opinion piece is meant to be "
        "partisan: a high number is no reproach."
    ),
    "A carefully sourced report can be wrong, and an angry column can be right.",
    "No name of a person, place or outlet raises or lowers a score, and nothing was looked up.",
    (
        "Marks, sources and what was left out as page furniture are found by rules and learned "
        "weights. They can err; the text above shows what was scored."
    ),
)

#: Between the name of a cue family and whose words are counted.
_EXPLANATION = re.compile(r":[^:()]*(?= \()")

#: Verbal likelihoods of the IPCC guidance note on uncertainty (Mastrandrea et al. 2010).
_LIKELIHOODS = (
    (0.10, "very unlikely"),
    (0.33, "unlikely"),
    (0.66, "about as likely as not"),
    (0.90, "likely"),
    (math.inf, "very likely"),
)
#: Fifths of the reference corpus.
_RANKS = (
    (20.0, "low"),
    (40.0, "below average"),
    (60.0, "average"),
    (80.0, "above average"),
    (math.inf, "high"),
)
_MEANING = {
    "credibility": "rating expected of an outlet that writes and sources like this, 0 to 1",
    "bias": "probability that readers would call the article hyperpartisan",
}
#: Wording that raises credibility and lowers bias where there is much of it; all other kinds of
#: wording do the opposite. A test holds the weights of the shipped model to that.
CAREFUL = frozenset({"wording.quality", "wording.careful"})
#: What retrained models read besides: how the name of a feature begins -> what it is.
_OF_RETRAINED = {
    "title_": "headline",
    OWN_WORDING: "words as in the labelled examples",
    OWN_TITLE: "headline: words as in the labelled examples",
    "base.": "score of the shipped model",
}
#: Longest label of a class that is shown in full.
_OUTCOME = 40
#: An interval wider than this says little about a single article.
_WIDE = 0.5
#: Source types as the cells of a table show them.
_SOURCE_TYPES = {
    "named_person": "named person",
    "named_organisation": "named organisation",
    "document": "document or data",
    "unnamed_person": "role only, no name",
    "anonymous": "anonymous on purpose",
    "vague": "nobody in particular",
    "pronoun": "he, she, they or it",
}
#: Source types as they follow a count of attributions: "2 to named people".
_TO_SOURCES: dict[SourceType, str] = {
    "named_person": "to named people",
    "named_organisation": "to named organisations",
    "document": "to documents or data",
    "unnamed_person": "to people named by role only",
    "anonymous": "to anonymous sources",
    "vague": "to nobody in particular",
    "pronoun": "to he, she, they or it",
}
_WRITER = frozenset({"i", "me", "my", "we", "us", "our"})


@dataclass(frozen=True, slots=True)
class Row:
    """One feature's part in a raw output."""

    label: str
    unit: str
    value: float
    contribution: float


def likelihood(probability: float) -> str:
    """Return the verbal likelihood of a probability in [0, 1].

    Examples
    --------
    >>> likelihood(0.5)
    'about as likely as not'
    """
    return next(words for limit, words in _LIKELIHOODS if probability <= limit)


def rank(percentile: float) -> str:
    """Return where a percentile (0 to 100) lies among the reference articles.

    Examples
    --------
    >>> rank(71.0)
    'above average'
    """
    return next(words for limit, words in _RANKS if percentile <= limit)


def standing(percentile: float) -> str:
    """Return how many reference articles a percentile leaves behind; "" for none known.

    Examples
    --------
    >>> standing(71.2), standing(100.0)
    ('higher than 71 % of reference articles', 'higher than 99 % of reference articles')
    """
    if not math.isfinite(percentile):
        return ""
    return f"higher than {min(max(round(percentile), 1), 99)} % of reference articles"


def in_words(head: HeadScore, value: float, percentile: float) -> str:
    """Return a value of `head` as words: a likelihood or a place among other articles."""
    if not math.isfinite(value):
        return "no score"
    if head.kind != "regression":
        return likelihood(value)
    return rank(percentile) if math.isfinite(percentile) else ""


def _is_shipped(head: HeadScore) -> bool:
    """Return whether `head` is one of the shipped model, not another label of the same name."""
    if head.name not in _MEANING or isinstance(head.value, dict):
        return False
    return OWN_WORDING not in head.contributions


def decimals(head: HeadScore, interval: tuple[float, float]) -> int:
    """Return with how many decimals a value of `head` is written: numbers come in any unit."""
    width = interval[1] - interval[0]
    if head.kind != "regression" or not 0.0 < width < math.inf:
        return 2
    return min(max(1 - math.floor(math.log10(width)), 2), 12)


def heading(head: HeadScore) -> tuple[str, str]:
    """Return the display name of `head` and what its value means."""
    meaning = _MEANING[head.name] if _is_shipped(head) else ""
    if not meaning:
        meaning = "expected value" if head.kind == "regression" else _chance(head)
    return head.name.replace("_", " ").capitalize(), meaning


def _chance(head: HeadScore) -> str:
    """Return what a probability is one of: "probability of rant"."""
    return f"probability of {shorten(head.outcome, _OUTCOME)}" if head.outcome else "probability"


def explanation(
    head: HeadScore, value: float, interval: tuple[float, float], percentile: float
) -> str:
    """Return a value of `head` with interval and percentile in plain sentences."""
    if not math.isfinite(value):
        return "No score is given, because a number would mislead here."
    digits = decimals(head, interval)
    low, high = (number(end, digits) for end in interval)
    shipped = head.name if _is_shipped(head) else ""
    if shipped == "credibility":
        said = (
            f"Outlets that write and source like this are rated about {number(value)} by experts, "
            f"on a scale from 0 to 1. The 90 % interval {low} to {high} holds the outlet’s rating "
            "9 times in 10."
        )
    elif head.kind == "regression":
        said = f"Expected value {number(value, digits)}, 90 % interval {low} to {high}."
    elif shipped == "bias":
        share = f"About {100 * value:.0f}"
        if not 0.005 <= value <= 0.995:
            share = "Fewer than 1" if value < 0.5 else "More than 99"
        said = (
            f"{share} of 100 such texts would be called hyperpartisan by readers; "
            f"90 % interval {low} to {high}."
        )
    else:
        said = f"P{_chance(head)[1:]} {number(value)}, 90 % interval {low} to {high}."
    # Numbers of one's own have a scale of their own.
    wide = interval[1] - interval[0] > _WIDE and (head.kind != "regression" or bool(shipped))
    parts = (
        said,
        "That is a wide range: take the number as a rough guide." if wide else "",
        f"It is {place}." if (place := standing(percentile)) else "",
    )
    return " ".join(filter(None, parts))


def source_type(name: str) -> str:
    """Return a source type in words.

    Examples
    --------
    >>> source_type("unnamed_person")
    'role only, no name'
    """
    return _SOURCE_TYPES.get(name, name.replace("_", " "))


def label(feature: str) -> tuple[str, str]:
    """Return what `feature` measures, in a reader's words, and its unit."""
    for start, words in _OF_RETRAINED.items():
        if feature.startswith(start):
            rest = feature.removeprefix(start).lstrip(".")
            # What is read of the shipped bias is its raw output, which is no probability.
            unit = "log-odds" if feature == "base.bias" else ""
            return words + (f": {label(rest)[0]}" if rest else ""), unit
    known = described().get(feature)
    if known is None:
        return re.sub(r"[._]+", " ", feature), ""
    return known.meaning, known.unit


def brief(label: str) -> str:
    """Return the label of a feature without the explanation after its name.

    Examples
    --------
    >>> brief("booster: presents a claim as certain (writer's own words)")
    "booster (writer's own words)"
    """
    return _EXPLANATION.sub("", label)


@cache
def described() -> dict[str, Feature]:
    """Return the description of every feature of the default model, by name."""
    return {feature.name: feature for feature in (*describe(), *describe_wording())}


def contribution_rows(score: Score, head: HeadScore, contributions: dict[str, Any]) -> list[Row]:
    """Return one row for each feature that contributes, the weightiest first.

    Parameters
    ----------
    score : Score
        Where the features' values are looked up.
    head : HeadScore
    contributions : dict of str to float
        Those of `head`, or of one class of it.
    """
    weighty = sorted(contributions.items(), key=lambda item: (-abs(item[1]), item[0]))
    rows = []
    for name, contribution in weighty:
        if contribution:
            words, unit = label(name)
            if name.startswith("wording.") and _is_shipped(head):
                # It has no amount to show: "raised by wording as in outlets rated as unreliable"
                # would seem to say the opposite of what is meant.
                raises = (name in CAREFUL) is (head.name == "credibility")
                words = f"{'more' if raises is (contribution > 0) else 'less'} {words}"
            value = score.features.get(name, math.nan)
            rows.append(Row(words, unit, value, float(contribution)))
    return rows


def title_of(score: Score) -> str:
    """Return the title of a score's text, or how its body begins where it has none."""
    if score.title and score.title.strip():
        return score.title
    start = score.body[0][0] if score.body else 0
    return score.text[start : start + 400]


def source_counts(score: Score) -> list[tuple[str, int]]:
    """Return the source types of the attributions with their counts, in fixed order.

    The writer is no source of hers: "I think it is late" counts for nothing.
    """
    counts = Counter(
        one.source_type
        for one in score.attributions
        if one.source_type != "pronoun"
        or one.source is None
        or score.text[slice(*one.source)].casefold() not in _WRITER
    )
    return [(_TO_SOURCES[name], counts[name]) for name in _TO_SOURCES if counts[name]]


def texts_of(score: Score, kind: str, voice: str) -> list[str]:
    """Return the evidence texts of a kind in a voice, each once, in order of appearance."""
    seen: dict[str, str] = {}
    for item in score.evidence:
        if item.kind == kind and item.voice == voice:
            text = shorten(item.text, 60)
            seen.setdefault(text.casefold(), text)
    return list(seen.values())


def warning(code: str) -> str:
    """Return what a warning says, or its code where a later version gave it."""
    return WARNINGS.get(code, code)
