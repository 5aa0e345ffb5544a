"""Articles on one story side by side: scores, sources, shared wording, claims, loaded words."""

from __future__ import annotations

from credscore.comparison.compare import compare
from credscore.comparison.result import (
    Comparison,
    LoadedWording,
    SharedSource,
    SharedTerm,
    SharedWording,
    UnsourcedClaim,
)

__all__ = [
    "Comparison",
    "LoadedWording",
    "SharedSource",
    "SharedTerm",
    "SharedWording",
    "UnsourcedClaim",
    "compare",
]
