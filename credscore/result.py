"""What a score is made of: frozen, comparable, picklable result objects.

Offsets are Unicode code points into the text exactly as the caller passed it, end
exclusive: ``text[e.start:e.end] == e.text``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from credscore.kinds import EVIDENCE_KINDS, SOURCE_TYPES, VOICES, WARNINGS
from credscore.plain import number_of, plain_of, span_of

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.axes import Axes

__all__ = [
    "EVIDENCE_KINDS",
    "SCHEMA_VERSION",
    "SOURCE_TYPES",
    "VOICES",
    "WARNINGS",
    "Attribution",
    "Evidence",
    "Findings",
    "HeadScore",
    "Score",
    "SentenceScore",
    "Span",
]

Span = tuple[int, int]
#: Version of the dictionary made by `Score.to_dict`; raised when a reader would break.
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of text that counts for or against something.

    Attributes
    ----------
    kind : str
        One of `EVIDENCE_KINDS`.
    start, end : int
        Offsets into the caller's text.
    text : str
        ``caller_text[start:end]``.
    voice : {'author', 'quoted', 'attributed'}
        Whose words they are.
    note : str
        Why the span counts, in words a reader understands.
    """

    kind: str
    start: int
    end: int
    text: str
    voice: str
    note: str

    def __reduce__(self) -> tuple[Any, ...]:
        # Scores travel between processes with hundreds of these; the way of dataclasses
        # with slots takes twice as long.
        return Evidence, (self.kind, self.start, self.end, self.text, self.voice, self.note)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said what.

    Attributes
    ----------
    source, cue, content : tuple of (int, int) or None
        The spans of the source ("Ms Roe"), the cue ("said") and the reported content.
    direct : bool
        The content stands in quotation marks.
    source_type : str
        One of `SOURCE_TYPES`.
    """

    source: Span | None
    cue: Span | None
    content: Span | None
    direct: bool
    source_type: str

    def __reduce__(self) -> tuple[Any, ...]:
        values = (self.source, self.cue, self.content, self.direct, self.source_type)
        return Attribution, values


@dataclass(frozen=True, slots=True)
class SentenceScore:
    """A sentence and its calibrated probabilities.

    Attributes
    ----------
    start, end : int
        Offsets into the caller's text.
    voice : {'author', 'quoted', 'attributed'}
        The voice of most of its words.
    bias, subjectivity, hedging : float
        Probabilities in [0, 1] that readers would call the sentence biased, subjective,
        hedged.
    """

    start: int
    end: int
    voice: str
    bias: float
    subjectivity: float
    hedging: float

    def __reduce__(self) -> tuple[Any, ...]:
        spans = (self.start, self.end, self.voice)
        return SentenceScore, (*spans, self.bias, self.subjectivity, self.hedging)


@dataclass(frozen=True, slots=True)
class HeadScore:
    """The output of one head of a model.

    Attributes
    ----------
    name : str
        ``"credibility"`` and ``"bias"`` for the default model.
    kind : {'regression', 'binary', 'multiclass'}
        What `value` is: an expected value, a probability, or a probability for each class.
    value : float or mapping of str to float
        NaN where the score abstains.
    interval : tuple of (float, float) or mapping of str to such
        90 % interval.
    percentile : float or mapping of str to float
        0 to 100, against the reference corpus of the model.
    contributions : mapping of str to float
        What each feature adds to the raw output. For a multiclass head, one such mapping
        for each class.
    intercept : float or mapping of str to float
        The raw output where every feature has its reference value.

    Notes
    -----
    ``raw = intercept + sum(contributions.values())``. The value of a regression head is
    `raw` clipped to the range of the labels; that of a binary head is
    ``1 / (1 + exp(-raw))``. The calibration is folded into the contributions.
    """

    name: str
    kind: str
    value: Any
    interval: Any
    percentile: Any
    contributions: dict[str, Any]
    intercept: Any

    @property
    def raw(self) -> float:
        """The raw output: intercept plus contributions (not for multiclass heads)."""
        return float(self.intercept + sum(self.contributions.values()))


class Findings(Protocol):
    """What evidence, attributions and sentences are built from when they are first asked for."""

    def evidence(self, text: str) -> tuple[Evidence, ...]:
        """Return the evidence in the caller's `text`, sorted by start."""

    def attributions(self) -> tuple[Attribution, ...]:
        """Return the attributions, in order of their place in the text."""

    def sentences(self) -> tuple[SentenceScore, ...]:
        """Return the sentences with their probabilities."""


@dataclass(frozen=True, eq=False, repr=False)
class Score:
    """What `credscore.score` returns: two scores and everything behind them.

    Attributes
    ----------
    text, title, source : str, str or None, str or None
        What the caller passed.
    heads : dict of str to HeadScore
        ``"credibility"`` and ``"bias"`` for the default model; a retrained model brings
        its own.
    features : dict of str to float
        Every named feature (`credscore.features.describe` tells unit and meaning).
    evidence : tuple of Evidence
        Sorted by start.
    attributions : tuple of Attribution
    sentences : tuple of SentenceScore
    body : tuple of (int, int)
        The text that was scored; what lies outside is page furniture.
    warnings : tuple of str
        Codes of `WARNINGS`.
    abstained : bool
        True where a number would mislead; the heads' values are then NaN.
    model_id : str
        Name and digest of the model that made the score.
    """

    text: str
    title: str | None
    source: str | None
    heads: dict[str, HeadScore]
    features: dict[str, float]
    evidence: tuple[Evidence, ...]
    attributions: tuple[Attribution, ...]
    sentences: tuple[SentenceScore, ...]
    body: tuple[Span, ...]
    warnings: tuple[str, ...]
    abstained: bool
    model_id: str

    @classmethod
    def of_findings(cls, findings: Findings, **values: Any) -> Score:
        """Return a score of `values` that builds the other three attributes when asked for."""
        score = object.__new__(cls)
        score.__dict__.update(values, _findings=findings)
        return score

    if not TYPE_CHECKING:  # type checkers know the attributes, and that there are no others

        def __getattr__(self, name: str) -> Any:
            # Called for what the instance does not have (yet).
            findings = self.__dict__.get("_findings")
            if findings is None or name not in {"evidence", "attributions", "sentences"}:
                return object.__getattribute__(self, name)  # raises the error again
            build = getattr(findings, name)
            value = build(self.text) if name == "evidence" else build()
            self.__dict__[name] = value
            return value

    def __getstate__(self) -> dict[str, Any]:
        # Everything is built before a score is copied or leaves the process.
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    @property
    def credibility(self) -> float:
        """Expert quality rating expected of an outlet that publishes such text, 0 to 1."""
        return float(self._head("credibility").value)

    @property
    def bias(self) -> float:
        """Probability that readers would call the article hyperpartisan, 0 to 1."""
        return float(self._head("bias").value)

    @property
    def credibility_interval(self) -> tuple[float, float]:
        """90 % interval of `credibility`."""
        low, high = self._head("credibility").interval
        return (low, high)

    @property
    def bias_interval(self) -> tuple[float, float]:
        """90 % interval of `bias`."""
        low, high = self._head("bias").interval
        return (low, high)

    @property
    def credibility_percentile(self) -> float:
        """Percentile of `credibility` in the model's reference corpus, 0 to 100."""
        return float(self._head("credibility").percentile)

    @property
    def bias_percentile(self) -> float:
        """Percentile of `bias` in the model's reference corpus, 0 to 100."""
        return float(self._head("bias").percentile)

    @property
    def contributions(self) -> dict[str, dict[str, Any]]:
        """For each head, what each feature adds to its raw output."""
        return {name: head.contributions for name, head in self.heads.items()}

    def _head(self, name: str) -> HeadScore:
        try:
            return self.heads[name]
        except KeyError:
            raise AttributeError(
                f"this score was made by a model without a {name!r} head; "
                f"it has {sorted(self.heads)}: use score.heads[...]"
            ) from None

    def to_dict(self) -> dict[str, Any]:
        """Return the score as JSON-ready plain data.

        NaN becomes None, tuples become lists. `from_dict` is the inverse.

        Returns
        -------
        dict
            With ``schema_version`` first.
        """
        return {"schema_version": SCHEMA_VERSION, **plain_of(self)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Score:
        """Rebuild a score from `to_dict`.

        Raises
        ------
        ValueError
            If `data` was written by a newer schema than this version knows.
        """
        version = data.get("schema_version")
        if version != SCHEMA_VERSION:
            raise ValueError(
                f"score data has schema_version {version!r}; this credscore reads "
                f"{SCHEMA_VERSION}: upgrade credscore or score the text again"
            )
        values = {name: value for name, value in data.items() if name != "schema_version"}
        values["heads"] = {n: _head_from_dict(head) for n, head in values["heads"].items()}
        values["features"] = {n: number_of(v) for n, v in values["features"].items()}
        values["evidence"] = tuple(Evidence(**item) for item in values["evidence"])
        values["attributions"] = tuple(
            Attribution(**{k: span_of(v) for k, v in item.items()})
            for item in values["attributions"]
        )
        values["sentences"] = tuple(
            SentenceScore(**{k: number_of(v) for k, v in item.items()})
            for item in values["sentences"]
        )
        values["body"] = tuple((start, end) for start, end in values["body"])
        values["warnings"] = tuple(values["warnings"])
        return cls(**values)

    def to_json(self, *, indent: int | None = None) -> str:
        """Return `to_dict` as JSON text."""
        return json.dumps(self.to_dict(), indent=indent, allow_nan=False)

    def to_html(self, path: str | Path | None = None) -> str:
        """Return a self-contained HTML page, and write it to `path` when one is given.

        Parameters
        ----------
        path : str or path-like, optional
            File to write, UTF-8.

        Returns
        -------
        str
            The page. Everything from the caller is escaped.
        """
        from credscore.views.article_report import page
        from credscore.views.page import write

        html = page(self)
        if path is not None:
            write(html, path)
        return html

    def _repr_html_(self) -> str:
        from credscore.views.article_report import fragment

        return fragment(self)

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw the contributions; needs the extra ``plot``.

        Parameters
        ----------
        ax : matplotlib Axes, optional
            Where to draw; a new figure by default.
        """
        from credscore.views.plots import contributions

        return contributions(self, ax=ax)

    def __str__(self) -> str:
        from credscore.views.text import summary

        return summary(self)

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={_short(head.value)}" for name, head in self.heads.items())
        return f"<Score {values}, {len(self.evidence)} evidence, warnings={list(self.warnings)}>"

    def __eq__(self, other: object) -> bool:
        # By plain data, so that the NaNs of two abstentions compare equal.
        if not isinstance(other, Score):
            return NotImplemented
        return self is other or self.to_dict() == other.to_dict()

    def __hash__(self) -> int:
        return hash((self.text, self.title, self.source, self.model_id))


def _head_from_dict(data: Mapping[str, Any]) -> HeadScore:
    values = {k: number_of(v) for k, v in data.items()}
    interval = values["interval"]
    if isinstance(interval, dict):
        values["interval"] = {k: tuple(map(number_of, v)) for k, v in interval.items()}
    else:
        values["interval"] = tuple(number_of(v) for v in interval)
    for name in ("value", "percentile"):
        if isinstance(values[name], dict):
            values[name] = {k: number_of(v) for k, v in values[name].items()}
    return HeadScore(**values)


def _short(value: Any) -> str:
    return f"{value:.3f}" if isinstance(value, float) else repr(value)
