"""The result of scoring: frozen, comparable, picklable; its parts are in `credscore.parts`.

Offsets are Unicode code points into the text exactly as the caller passed it, end
exclusive: ``text[e.start:e.end] == e.text``.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from credscore.gc_pause import with_gc_paused
from credscore.parts import (
    Attribution,
    Evidence,
    Findings,
    HeadScore,
    NamedValues,
    SentenceScore,
    Span,
    ToldWords,
)
from credscore.plain import Plain, plain_of
from credscore.restored import restored

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["SCHEMA_VERSION", "Score"]

#: Version of the dictionary made by `Score.to_dict`; raised when a reader would break.
SCHEMA_VERSION = 1


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
        Every named feature (the command ``credscore features`` tells unit and meaning).
    evidence : tuple of Evidence
        Spans that count, with kind, voice and reason; sorted by start.
    attributions : tuple of Attribution
        Who said what, in order of the text.
    sentences : tuple of SentenceScore
        Every sentence of the body with its probabilities, in order.
    body : tuple of (int, int)
        Spans of the text that was scored; what lies outside is page furniture.
    warnings : tuple of str
        Codes of `credscore.kinds.WARNINGS`.
    abstained : bool
        True where a number would mislead; the heads' values are then NaN.
    model_id : str
        Name, version and digest of the model that made the score.
    words : dict of str to tuple of WordContribution
        For each head the words of the writer that move it most, the weightiest first: what is
        behind the features ``wording.*``, and behind ``own_wording`` of a retrained model. For
        each class of a multiclass head, one such tuple, in a dict.

    Notes
    -----
    Offsets are code points of `text`, end exclusive. A score is frozen and picklable and does
    not hold the model; its dicts are meant to be read only. `credibility` is on the scale of Lin
    et al. (2023), `bias` follows SemEval-2019 Task 4 (Kiesel et al. 2019); a score whose model has
    no such head raises an `AttributeError` when it is asked for it.

    Examples
    --------
    >>> import credscore
    >>> s = credscore.score("The bridge may reopen in May, Mayor Ann Lee said on Monday. " * 3)
    >>> sorted(s.heads), s.warnings
    (['bias', 'credibility'], ('short_text',))
    >>> e = s.evidence[0]
    >>> e.kind, e.text, e.voice
    ('hedge', 'may', 'attributed')
    >>> s.text[e.start:e.end] == e.text
    True
    >>> credscore.Score.from_dict(s.to_dict()) == s
    True
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
    words: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of_findings(
        cls, findings: Findings, features: NamedValues, words: ToldWords, **values: Any
    ) -> Score:
        """Return a score of `values` that builds the other five attributes when asked for."""
        score = object.__new__(cls)
        score.__dict__.update(values, _findings=findings, _features=features, _words=words)
        return score

    if not TYPE_CHECKING:  # type checkers know the attributes, and that there are no others

        def __getattr__(self, name: str) -> Any:
            # Called for what the instance does not have (yet).
            late = self.__dict__.get("_" + name) if name in {"features", "words"} else None
            if late is not None:
                value = late.as_dict() if name == "features" else late.as_dict(self.text)
                self.__dict__[name] = value
                self.__dict__.pop("_" + name, None)
                return value
            findings = self.__dict__.get("_findings")
            if findings is None or name not in {"evidence", "attributions", "sentences"}:
                return object.__getattribute__(self, name)  # raises the error again
            if isinstance(findings, bytes):  # of a pickled score
                findings = self.__dict__["_findings"] = pickle.loads(findings)  # noqa: S301
            build = getattr(findings, name)
            arguments = (self.text,) if name == "evidence" else ()
            value = with_gc_paused(build, *arguments)
            self.__dict__[name] = value
            return value

    def __getstate__(self) -> dict[str, Any]:
        # Who scores in other processes takes in thousands of scores and may never look at what
        # most of them found: that travels as bytes, and is unpacked when it is asked for.
        state = self.__dict__.copy()
        findings = state.get("_findings")
        if findings is not None and not isinstance(findings, bytes):
            state["_findings"] = pickle.dumps(findings, pickle.HIGHEST_PROTOCOL)
        return state

    @property
    def credibility(self) -> float:
        """Expert quality rating expected of an outlet that publishes such text, 0 to 1 or NaN."""
        return float(self._head("credibility").value)

    @property
    def bias(self) -> float:
        """Probability that readers would call the article hyperpartisan, 0 to 1 or NaN."""
        return float(self._head("bias").value)

    @property
    def credibility_interval(self) -> tuple[float, float]:
        """90 % interval of `credibility`, low and high."""
        low, high = self._head("credibility").interval
        return (low, high)

    @property
    def bias_interval(self) -> tuple[float, float]:
        """90 % interval of `bias`, low and high."""
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

        Examples
        --------
        >>> import credscore
        >>> data = credscore.score("Rain is expected on Monday.").to_dict()
        >>> data["abstained"], data["heads"]["bias"]["value"]
        (True, None)
        """
        return {"schema_version": SCHEMA_VERSION, **plain_of(self)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Score:
        """Rebuild a score from `to_dict`.

        Parameters
        ----------
        data : mapping
            What `to_dict` returned, or the object that `to_json` wrote. Entries of other names,
            such as the ``file`` of ``credscore score --json``, are left out.

        Returns
        -------
        Score
            Equal to the one that was written.

        Raises
        ------
        TypeError
            If `data` is not a dict.
        ValueError
            If `data` was written by another schema than this version reads, or is damaged; the
            message says where.

        Examples
        --------
        >>> import credscore, json
        >>> s = credscore.score("The bridge may reopen, Mayor Ann Lee said on Monday.")
        >>> credscore.Score.from_dict(json.loads(s.to_json())) == s
        True
        """
        if not isinstance(data, Mapping):
            raise TypeError(
                f"data must be a dict as to_dict returns it, not {type(data).__name__}: "
                "pass json.loads(text) of what to_json returned"
            )
        version = data.get("schema_version")
        if version != SCHEMA_VERSION:
            raise ValueError(
                f"score data has schema_version {version!r}; this credscore reads "
                f"{SCHEMA_VERSION}: upgrade credscore or score the text again"
            )
        return cls(**restored(Plain(data, "score data")))

    def to_json(self, *, indent: int | None = None) -> str:
        """Return `to_dict` as JSON text.

        Parameters
        ----------
        indent : int, optional
            Spaces for each level; all on one line by default.

        Returns
        -------
        str
            Strict JSON: a missing number is ``null``, never ``NaN``.

        Examples
        --------
        >>> import credscore
        >>> credscore.score("Rain is expected on Monday.").to_json()[:21]
        '{"schema_version": 1,'
        """
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

        Raises
        ------
        OSError
            If the file cannot be written.

        Examples
        --------
        >>> import credscore
        >>> page = credscore.score("The mayor <b>said</b> it may reopen on Monday.").to_html()
        >>> page.startswith("<!DOCTYPE html>"), "<b>said" in page
        (True, False)
        """
        from credscore.views.article_report import page
        from credscore.views.page import write

        return write(page(self), path)

    def _repr_html_(self) -> str:
        from credscore.views.article_report import fragment

        return fragment(self)

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw the contributions to the first head; needs the extra ``plot``.

        `credscore.views.plots.contributions` draws those to another.

        Parameters
        ----------
        ax : matplotlib Axes, optional
            Where to draw; a new figure by default.

        Returns
        -------
        matplotlib Axes

        Raises
        ------
        ImportError
            If matplotlib is not installed; the message says how to get it.

        Examples
        --------
        >>> import credscore
        >>> from matplotlib.figure import Figure
        >>> s = credscore.score("The council voted to repair it, Mayor Ann Lee said. " * 9)
        >>> len(s.plot(Figure().subplots()).patches) > 5
        True
        """
        from credscore.views.plots import contributions

        return contributions(self, ax=ax)

    def __str__(self) -> str:
        from credscore.views.text import summary

        return summary(self)

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={_short(head.value)}" for name, head in self.heads.items())
        return f"<Score {values}, {len(self.evidence)} evidence, warnings={list(self.warnings)}>"

    def __dir__(self) -> list[str]:
        # What is built when it is asked for is to be found, too: notebooks complete names by this.
        return sorted({*super().__dir__(), *(each.name for each in fields(self))})

    def __eq__(self, other: object) -> bool:
        # By plain data, so that the NaNs of two abstentions compare equal.
        if not isinstance(other, Score):
            return NotImplemented
        return self is other or self.to_dict() == other.to_dict()

    def __hash__(self) -> int:
        return hash((self.text, self.title, self.source, self.model_id))


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{label!r}: {_short(one)}" for label, one in value.items()) + "}"
    return f"{value:.3f}" if isinstance(value, float) else repr(value)
