"""The closed lists of the result: voices, kinds of evidence and heads, source types, warnings."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

__all__ = [
    "EVIDENCE_KINDS",
    "HEAD_KINDS",
    "SOURCE_TYPES",
    "VOICES",
    "WARNINGS",
    "HeadKind",
    "SourceType",
    "Voice",
]

HeadKind = Literal["regression", "binary", "multiclass"]
SourceType = Literal[
    "named_person",
    "named_organisation",
    "unnamed_person",
    "anonymous",
    "document",
    "vague",
    "pronoun",
]
Voice = Literal["author", "quoted", "attributed"]

#: What the value of a head is: an expected value, a probability, or one for each class.
HEAD_KINDS: tuple[HeadKind, ...] = get_args(HeadKind)

#: Whose words a span is: the writer's, inside quotation marks, or reported speech.
VOICES: tuple[Voice, ...] = get_args(Voice)

#: The closed list of evidence kinds and what each marks.
EVIDENCE_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "hedge": "wording that limits the writer's commitment to a claim",
        "booster": "wording that presents a claim as certain or beyond question",
        "loaded": "wording that judges or stirs instead of describing",
        "vague_attribution": "a claim hung on nobody in particular",
        "anonymous_source": "a source granted anonymity or left unnamed on purpose",
        "unnamed_source": "a source given by role only, such as a spokesman or a council",
        "named_source": "a person or organisation cited by name",
        "document_source": "a report, poll, study, filing or data set cited",
        "quotation": "words inside quotation marks",
        "first_person": "the writer speaking as I or we",
        "clickbait": "wording that withholds the point or begs for the click",
    }
)

#: The closed list of source types of an attribution.
SOURCE_TYPES: tuple[SourceType, ...] = get_args(SourceType)

#: The closed list of warning codes and what each says.
WARNINGS: Mapping[str, str] = MappingProxyType(
    {
        "short_text": "under 150 words of body text: there is little to go by",
        "too_short": "under 20 words of body text: no score is given",
        "not_english": "the text does not read as English: no score is given",
        "no_prose": "names and numbers, such as results, without sentences: no score is given",
        "mostly_quotation": "more than half of the words stand inside quotation marks",
        "no_body": "no article text was found on the page: no score is given",
        "unusual_text": "the text lies outside what the model has seen",
        "markup": "HTML tags or entities are read over; of a whole page, extract the article first",
        "control_characters": "the text contains control or invalid characters",
    }
)
