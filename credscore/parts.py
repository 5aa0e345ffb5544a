"""What a score is made of: evidence, attributions, sentences and heads, frozen and picklable.

Offsets are Unicode code points into the text exactly as the caller passed it, end
exclusive: ``text[e.start:e.end] == e.text``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from credscore.kinds import HeadKind, SourceType, Voice
from credscore.plain import plain_of

__all__ = [
    "MOST_WORDS",
    "Attribution",
    "Evidence",
    "Findings",
    "HeadScore",
    "NamedValues",
    "SentenceScore",
    "Span",
    "ToldWords",
    "WordContribution",
]

Span = tuple[int, int]
#: Words told of for each head.
MOST_WORDS: Final = 12


class Evidence(NamedTuple):
    """A span of text that counts for or against something.

    Attributes
    ----------
    kind : str
        A key of `credscore.kinds.EVIDENCE_KINDS`, such as ``"hedge"``.
    start, end : int
        Offsets into the caller's text, in code points; `end` is exclusive.
    text : str
        ``caller_text[start:end]``.
    voice : {'author', 'quoted', 'attributed'}
        Whose words they are.
    note : str
        Why the span counts, in words a reader understands.

    Notes
    -----
    What each kind marks, and after which work, is in the page on cues.

    Examples
    --------
    >>> import credscore
    >>> text = "The bridge may reopen in May. The delay is a shameful farce!"
    >>> [(e.kind, e.text, e.voice) for e in credscore.score(text).evidence][:2]
    [('hedge', 'may', 'author'), ('loaded', 'shameful', 'author')]
    """

    kind: str
    start: int
    end: int
    text: str
    voice: Voice
    note: str


class Attribution(NamedTuple):
    """Who is said to have said what.

    Attributes
    ----------
    source, cue, content : tuple of (int, int) or None
        The spans of the source ("Ms Roe"), the cue ("said") and the reported content, as offsets
        into the caller's text; None where the text has none.
    direct : bool
        The content stands in quotation marks.
    source_type : str
        One of `credscore.kinds.SOURCE_TYPES`: ``"named_person"``, ``"named_organisation"``,
        ``"unnamed_person"`` (by role), ``"anonymous"`` (granted anonymity), ``"document"``,
        ``"vague"``, or ``"pronoun"`` where nobody named before explains it. "She", "the senator"
        and "the company" are of the type of whoever was named before and is meant.

    Notes
    -----
    Found by rules and by weights learned on PolNeAR (Newell et al. 2018).

    Examples
    --------
    >>> import credscore
    >>> text = '"The bridge is safe," engineer Ann Lee said on Monday.'
    >>> a = credscore.score(text).attributions[0]
    >>> text[slice(*a.source)], text[slice(*a.cue)], a.direct, a.source_type
    ('engineer Ann Lee', 'said', True, 'named_person')
    """

    source: Span | None
    cue: Span | None
    content: Span | None
    direct: bool
    source_type: SourceType


class SentenceScore(NamedTuple):
    """A sentence and its calibrated probabilities.

    Attributes
    ----------
    start, end : int
        Offsets into the caller's text, in code points; `end` is exclusive.
    voice : {'author', 'quoted', 'attributed'}
        The voice of most of its words.
    bias, subjectivity, hedging : float
        Probabilities in [0, 1] that readers would call the sentence biased, subjective,
        hedged.

    Notes
    -----
    `bias` depends on where the sentence stands. Of a text of one sentence it is the probability
    that readers call it biased when it is shown to them alone, where about half of such
    sentences are. Of a text of ten sentences or more it is the probability that readers of the
    whole article mark loaded language or name-calling in it, which they do in about one of six.
    Between the two it moves from one to the other with each sentence. The words of the other
    sentences do not matter. Learned from BABE (Spinde et al. 2021), CheckThat! 2024, WikiWeasel
    (Farkas et al. 2010) and PTC (Da San Martino et al. 2020).

    Examples
    --------
    >>> import credscore
    >>> calm, loud = credscore.score("The bridge may reopen. It is a shameful farce!").sentences
    >>> calm.bias < loud.bias, calm.hedging > 0
    (True, True)
    """

    start: int
    end: int
    voice: Voice
    bias: float
    subjectivity: float
    hedging: float


class WordContribution(NamedTuple):
    """A word of the writer, what it adds to a head, and where it stands.

    Attributes
    ----------
    word : str
        In lower case.
    contribution : float
        What the word adds to the raw output of the head through the ``wording`` features, beside
        a text that uses it as much as articles of the reference corpus do on average.
    spans : tuple of (int, int)
        Offsets of its uses into the caller's text, sorted.

    Examples
    --------
    >>> import credscore
    >>> text = "It is a shameful farce, and they never cared about the bridge. " * 3
    >>> word = credscore.score(text).words["bias"][0]
    >>> word.contribution > 0, {text[start:end].lower() for start, end in word.spans} == {word.word}
    (True, True)
    """

    word: str
    contribution: float
    spans: tuple[Span, ...]


class NamedValues(NamedTuple):
    """What becomes a dict when somebody asks for it: most scores are read for two numbers."""

    names: tuple[str, ...]
    values: npt.NDArray[np.float64]

    def as_dict(self) -> dict[str, float]:
        """Return the values by name."""
        return dict(zip(self.names, self.values.tolist(), strict=True))


class ToldWords(NamedTuple):
    """The words that move the heads of a score most, as plain arrays until they are asked for.

    Attributes
    ----------
    heads : tuple of str
    parts : ndarray of float64, shape (n_words, n_heads)
        What each word adds to the raw output of each head.
    uses : ndarray of int, shape (3, n_uses)
        The word of each use, its start and its end, in order of the text.
    classes : tuple of str
        Those of the only head that have an output each; empty where each head has one output.
    """

    heads: tuple[str, ...]
    parts: npt.NDArray[np.float64]
    uses: npt.NDArray[np.integer[Any]]
    classes: tuple[str, ...] = ()

    def as_dict(self, text: str) -> dict[str, Any]:
        """Return the words of each head in the caller's `text`, the weightiest first."""
        spans_of: list[list[Span]] = [[] for _ in self.parts]
        for word, start, end in self.uses.T.tolist():
            spans_of[word].append((start, end))
        told = {}
        for output, parts in zip(self.classes or self.heads, self.parts.T.tolist(), strict=True):
            words = [
                WordContribution(text[slice(*spans[0])].lower(), part, tuple(spans))
                for part, spans in zip(parts, spans_of, strict=True)
                if part
            ]
            words.sort(key=lambda each: (-abs(each.contribution), each.spans))
            told[output] = tuple(words[:MOST_WORDS])
        return {self.heads[0]: told} if self.classes else told


class _Late:
    """Holds what `HeadScore.contributions` are made of until they are asked for."""

    __slots__ = ("_late",)
    _late: NamedValues | None


@dataclass(frozen=True, slots=True, eq=False)
class HeadScore(_Late):
    """The output of one head of a model.

    Attributes
    ----------
    name : str
        ``"credibility"`` and ``"bias"`` for the default model.
    kind : {'regression', 'binary', 'multiclass'}
        What `value` is: an expected value, a probability, or a probability for each class.
    value : float or mapping of str to float
        In the unit of the labels, or a probability from 0 to 1 (of `outcome`, for two labels). NaN
        where the score abstains.
    interval : tuple of (float, float) or mapping of str to such
        90 % interval, low and high: of a number for the number itself, of a probability for how
        often it comes true in articles with like values.
    percentile : float or mapping of str to float
        0 to 100, against the reference corpus of the model.
    contributions : mapping of str to float
        What each feature adds to the raw output. For a multiclass head, one such mapping
        for each class.
    intercept : float or mapping of str to float
        The raw output where every feature has its reference value.
    outcome : str
        Of two labels of a retrained model the one that `value` is the probability of, the second
        in sorted order; ``""`` for any other head.

    Notes
    -----
    ``raw = intercept + sum(contributions.values())``. The value of a regression head is
    `raw` clipped to the range of the labels; that of a binary head is
    ``1 / (1 + exp(-raw))``; a multiclass head has a raw output for each class, and their
    softmax is its value. The calibration is folded into the contributions.

    Examples
    --------
    >>> import credscore
    >>> s = credscore.score("The council voted on Monday to repair it, Mayor Ann Lee said. " * 9)
    >>> head = s.heads["bias"]
    >>> abs(head.raw - head.intercept - sum(head.contributions.values())) < 1e-9
    True
    """

    name: str
    kind: HeadKind
    value: Any
    interval: Any
    percentile: Any
    contributions: dict[str, Any]
    intercept: Any
    outcome: str = ""

    @classmethod
    def of_values(cls, contributions: NamedValues, **others: Any) -> HeadScore:
        """Return the output of a head that makes its contributions when asked for."""
        head = object.__new__(cls)
        for name, value in others.items():
            object.__setattr__(head, name, value)
        object.__setattr__(head, "_late", contributions)
        return head

    if not TYPE_CHECKING:  # type checkers know the attributes, and that there are no others

        def __getattr__(self, name: str) -> Any:
            # Called for what the instance does not have (yet).
            late = None if name == "_late" else getattr(self, "_late", None)
            if name != "contributions" or late is None:
                return object.__getattribute__(self, name)  # raises the error again
            value = late.as_dict()
            object.__setattr__(self, name, value)
            object.__setattr__(self, "_late", None)
            return value

    def __repr__(self) -> str:
        # Some hundred contributions would hide the rest where a score is looked at.
        what = "classes" if self.kind == "multiclass" else "features"
        shown = {name: repr(getattr(self, name)) for name in self.__slots__}
        shown["contributions"] = f"{{... of {len(self.contributions)} {what}}}"
        return f"HeadScore({', '.join(f'{name}={value}' for name, value in shown.items())})"

    def __reduce__(self) -> tuple[Any, ...]:
        # Scores travel between processes; the way of dataclasses with slots takes far longer.
        late = getattr(self, "_late", None)
        names = [name for name in self.__slots__ if late is None or name != "contributions"]
        return _rebuilt, (late, *[getattr(self, name) for name in names])

    def __eq__(self, other: object) -> bool:
        # By plain data, so that the NaNs of two abstentions compare equal.
        if not isinstance(other, HeadScore):
            return NotImplemented
        return self is other or plain_of(self) == plain_of(other)

    def __hash__(self) -> int:
        return hash((self.name, self.kind))

    def outcomes(self) -> Iterator[tuple[str, float, tuple[float, float], float]]:
        """Yield what a head says: once, or once for each class.

        Yields
        ------
        tuple of (str, float, (float, float), float)
            The class, or ``""`` where there is one output; value, interval and percentile.

        Examples
        --------
        >>> HeadScore("bias", "binary", 0.5, (0.4, 0.7), 61.0, {}, 0.0).outcomes().__next__()
        ('', 0.5, (0.4, 0.7), 61.0)
        """
        if not isinstance(self.value, Mapping):
            yield "", self.value, self.interval, self.percentile
            return
        for name, value in self.value.items():
            yield str(name), value, self.interval[name], self.percentile[name]

    @property
    def raw(self) -> float:
        """The raw output: intercept plus contributions.

        Raises
        ------
        TypeError
            If the head is a multiclass one, which has a raw output for each class.
        """
        if isinstance(self.value, Mapping):
            raise TypeError(
                f"head {self.name!r} has a raw output for each class: "
                "intercept[label] + sum(contributions[label].values())"
            )
        return float(self.intercept + sum(self.contributions.values()))


def _rebuilt(late: NamedValues | None, *values: Any) -> HeadScore:
    """Return the output of a head from what `HeadScore.__reduce__` gives."""
    if late is None:
        return HeadScore(*values)
    names = [name for name in HeadScore.__slots__ if name != "contributions"]
    return HeadScore.of_values(late, **dict(zip(names, values, strict=True)))


class Findings(Protocol):
    """What evidence, attributions and sentences are built from when they are first asked for."""

    def evidence(self, text: str) -> tuple[Evidence, ...]:
        """Return the evidence in the caller's `text`, sorted by start."""

    def attributions(self) -> tuple[Attribution, ...]:
        """Return the attributions, in order of their place in the text."""

    def sentences(self) -> tuple[SentenceScore, ...]:
        """Return the sentences with their probabilities."""
