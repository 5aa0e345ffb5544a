"""What a feature is: a named number with a unit, a meaning and a source."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Feature"]


@dataclass(frozen=True, slots=True)
class Feature:
    """The description of one feature.

    Attributes
    ----------
    name : str
        ``family.measure`` or ``family.measure.voice``; unique and stable.
    unit : str
        For example ``"per 100 words"``, ``"share"`` (0 to 1), ``"words"``, ``"grade"``.
    meaning : str
        One line a reader understands.
    source : str
        The paper, formula or published credibility signal it follows, or ``""``.
    """

    name: str
    unit: str
    meaning: str
    source: str = ""

    @property
    def family(self) -> str:
        """The part of the name before the first dot."""
        return self.name.partition(".")[0]
