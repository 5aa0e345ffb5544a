"""Sources, such as outlets, scored from their articles by partial pooling."""

from __future__ import annotations

from credscore.sources.scoring import score_sources

__all__ = ["score_sources"]
