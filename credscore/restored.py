"""The values of a score from plain data that somebody stored, each checked.

Stored data is cut, edited and converted on its way. What does not fit is an error that names the
place, not a score that fails later.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from credscore.kinds import EVIDENCE_KINDS, HEAD_KINDS, SOURCE_TYPES, VOICES
from credscore.parts import Attribution, Evidence, HeadScore, SentenceScore, Span, WordContribution
from credscore.plain import Plain

__all__ = ["restored"]


def restored(data: Plain) -> dict[str, Any]:
    """Return the values that a `Score` is made of; entries of other names are left out.

    Parameters
    ----------
    data : Plain
        What `Score.to_dict` returned.

    Raises
    ------
    ValueError
        If something is missing or of the wrong kind; the message says where.
    """
    text = data["text"].text()
    return {
        "text": text,
        "title": data["title"].text_or_none(),
        "source": data["source"].text_or_none(),
        "heads": {name: _checked(_head(head), head, name) for name, head in data["heads"].items()},
        "features": data["features"].numbers(),
        "evidence": tuple(_evidence(item, text) for item in data["evidence"]),
        "attributions": tuple(_attribution(item, text) for item in data["attributions"]),
        "sentences": tuple(_sentence(item, text) for item in data["sentences"]),
        "body": tuple(_inside(item, item.span(), text) for item in data["body"]),
        "warnings": tuple(code.text() for code in data["warnings"]),
        "abstained": data["abstained"].flag(),
        "model_id": data["model_id"].text(),
        "words": _words(data, text),
    }


def _head(data: Plain) -> HeadScore:
    """Return the output of a head; of several classes, each value is a dict by class."""
    name, kind = data["name"].text(), data["kind"].one_of(HEAD_KINDS)
    value, interval, percentile = data["value"], data["interval"], data["percentile"]
    contributions, intercept = data["contributions"], data["intercept"]
    if kind != "multiclass":
        return HeadScore(
            *(name, kind, value.number(), interval.pair(), percentile.number()),
            contributions=contributions.numbers(),
            intercept=intercept.number(),
            # A score of a version before did not name it.
            outcome=data["outcome"].text() if "outcome" in data.value else "",
        )
    return HeadScore(
        *(name, kind, value.numbers()),
        interval={label: pair.pair() for label, pair in interval.items()},
        percentile=percentile.numbers(),
        contributions={label: one.numbers() for label, one in contributions.items()},
        intercept=intercept.numbers(),
    )


def _checked(head: HeadScore, data: Plain, name: str) -> HeadScore:
    """Return `head` if its numbers can be those of a head called `name`."""
    if head.name != name:
        data["name"].wrong(repr(name))
    if isinstance(head.value, dict):
        for part in ("interval", "percentile", "contributions", "intercept"):
            if data[part].value.keys() != head.value.keys():
                data[part].wrong(f"a dict of the classes {', '.join(head.value)}")
    share = (-math.inf, math.inf) if head.kind == "regression" else (0.0, 1.0)
    for _, value, (low, high), percentile in head.outcomes():
        if _outside(value, share):
            data["value"].wrong("from 0 to 1")
        if low > high or _outside(low, share) or _outside(high, share):
            data["interval"].wrong("an interval of such values, the smaller one first")
        if _outside(percentile, (0.0, 100.0)):
            data["percentile"].wrong("from 0 to 100")
    return head


def _outside(number: float, bounds: tuple[float, float]) -> bool:
    """Whether a number, which NaN is not, lies outside of `bounds`."""
    return number < bounds[0] or number > bounds[1]


def _evidence(data: Plain, text: str) -> Evidence:
    start, end = _span(data, text)
    words = data["text"].text()
    if text[start:end] != words:
        data["text"].wrong(f"{text[start:end]!r}, which the text holds there (was it changed?)")
    kind, voice = data["kind"].one_of(EVIDENCE_KINDS), data["voice"].one_of(VOICES)
    note = data["note"].text()
    return Evidence(kind, start, end, words, voice, note)


def _attribution(data: Plain, text: str) -> Attribution:
    source, cue, content = (
        None if part.value is None else _inside(part, part.span(), text)
        for part in (data["source"], data["cue"], data["content"])
    )
    source_type = data["source_type"].one_of(SOURCE_TYPES)
    return Attribution(source, cue, content, data["direct"].flag(), source_type)


def _sentence(data: Plain, text: str) -> SentenceScore:
    numbers = [data[name].number() for name in ("bias", "subjectivity", "hedging")]
    if any(_outside(number, (0.0, 1.0)) for number in numbers):
        data.wrong("a sentence whose probabilities are from 0 to 1")
    return SentenceScore(*_span(data, text), data["voice"].one_of(VOICES), *numbers)


def _words(data: Plain, text: str) -> dict[str, Any]:
    """Return the words told of for each head; none of a score of a version that told none."""
    if "words" not in data.value:
        return {}
    return {head: _words_of_head(words, text) for head, words in data["words"].items()}


def _words_of_head(data: Plain, text: str) -> Any:
    """Return the words of a head, or those of each of its classes."""
    if isinstance(data.value, Mapping):
        return {label: _words_of_head(words, text) for label, words in data.items()}
    return tuple(
        WordContribution(
            *(word["word"].text(), word["contribution"].number()),
            tuple(_inside(span, span.span(), text) for span in word["spans"]),
        )
        for word in data
    )


def _span(data: Plain, text: str) -> Span:
    """Return the span from ``start`` to ``end``."""
    both = Plain((data["start"].value, data["end"].value), data, "start and end")
    return _inside(both, both.span(), text)


def _inside(data: Plain, span: Span, text: str) -> Span:
    if span[1] > len(text):
        data.wrong(f"inside the text of {len(text):,} characters (was it cut?)")
    return span
