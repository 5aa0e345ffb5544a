"""What the attribution reader finds, richer than the public `Attribution`."""

from __future__ import annotations

from typing import Final, NamedTuple

from credscore.parts import Span

__all__ = ["Found"]


#: Groups of cues that report something said, written or shown.
_STATEMENTS: Final = frozenset(
    {
        "", "say", "tell", "write", "argue", "announce", "admit", "suggest", "manner", "according",
        "statement", "colon",
    }
)  # fmt: skip


#: Keys of the pronouns the writer goes by.
_WRITER: Final = frozenset({"i", "we"})


class Found(NamedTuple):
    """One attribution: who (`source`) is said (`cue`) to have said what (`contents`).

    Attributes
    ----------
    source, cue : (int, int) or None
        Offsets into the caller's text, end exclusive.
    contents : tuple of (int, int)
        The pieces of the content in order: one for most, two or more for a split quotation
        or one that goes on after its sentence, none for evidence without content ("spoke on
        condition of anonymity").
    direct : bool
        The content stands (mostly) in quotation marks.
    source_type : str
        One of `credscore.kinds.SOURCE_TYPES`.
    role : str
        ``expert``, ``official``, ``witness``, ``document`` or ``other``.
    key : str
        The same string for every attribution to the same source; ``""`` when unknown.
    group : str
        Group of the cue in ``report_verbs.toml``; ``""`` without a cue.
    """

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    direct: bool
    source_type: str
    role: str
    key: str
    group: str = ""

    @property
    def is_statement(self) -> bool:
        """Something said, written or shown, rather than a wish, a stance or an act."""
        return bool(self.contents) and self.group in _STATEMENTS

    @property
    def is_writers(self) -> bool:
        """What the writer says of her own: "I think the plan is absurd"."""
        return self.source_type == "pronoun" and self.key in _WRITER

    @property
    def content(self) -> Span | None:
        """The first piece of the content."""
        return self.contents[0] if self.contents else None

    @property
    def start(self) -> int:
        """Where the attribution begins."""
        spans = [span for span in (self.source, self.cue, *self.contents) if span]
        return min(span[0] for span in spans) if spans else 0
