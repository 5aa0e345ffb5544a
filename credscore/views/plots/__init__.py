"""Charts as matplotlib Axes; they need the extra ``plot``.

Each draws into the Axes it is given, or into a new figure, and returns the Axes.
"""

from __future__ import annotations

from credscore.views.plots.comparison_strips import comparison
from credscore.views.plots.contribution_bars import contributions
from credscore.views.plots.curves import calibration, learning_curve
from credscore.views.plots.distribution import distribution

__all__ = ["calibration", "comparison", "contributions", "distribution", "learning_curve"]
