"""Golden scores: what a model said of three fixed texts when it was made.

A model is plain parameters over features that this package measures. If the package, a
library or the shipped base changes what is measured, the golden scores tell.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from credscore.errors import ModelVersionError
from credscore.features.joined import join
from credscore.features.reading import read_article
from credscore.model.model import Model, default_model
from credscore.model.shipped import read_manifest

__all__ = ["SAME", "TEXTS", "check_shipped", "golden_scores", "largest_difference"]

#: Golden scores this far apart are the same but for the last digits of a sum.
SAME: Final = 1e-6

#: Written for the project; never changed, or no old model could be checked.
TEXTS = (
    (
        "The harbour board approved a new ferry timetable on Tuesday, according to minutes "
        "released by the city. \u201cWe listened to commuters,\u201d said Ida Holm, who chairs the "
        "board. Two unions said the plan may cost jobs; the board disputes their figures. A report "
        "by the auditor, due in June, is expected to settle the question."
    ),
    (
        "What a shameful farce! The so-called experts obviously never cared about ordinary people, "
        "and they will do anything to hide this disgraceful scandal. We all know who pays. You "
        "have been lied to for years, and nobody in the corrupt press will ever tell you the truth."
    ),
    (
        "Prices rose slightly in March, the statistics office said. Some economists argue that the "
        "increase could be temporary. Others are not so sure: critics say the bank acted too late, "
        "and I tend to agree with them. Perhaps the summer will bring an answer."
    ),
)


def check_shipped() -> float:
    """Compare what the shipped model says of the fixed texts with what it said when it was made.

    Returns
    -------
    float
        The largest difference.

    Raises
    ------
    ModelVersionError
        If it is more than the last digits of a sum.
    """
    manifest = read_manifest()
    difference = largest_difference(default_model(), manifest.get("golden"))
    if difference > SAME:
        raise ModelVersionError(
            f"the shipped model scores differently here (by {difference:.2g} on the fixed texts) "
            f"than where it was made (with {manifest.get('libraries')}); reinstall credscore, and "
            "report it if that does not help"
        )
    return difference


def golden_scores(model: Model) -> list[float]:
    """Return every value of every head for the fixed texts, in order."""
    scores: list[float] = []
    for text in TEXTS:
        readings = join([read_article(text)])  # one by one, as when they were made
        values = model.values_of(readings, model.wording.use(readings))
        (heads,) = model.score_rows(values, readings.all_words, np.zeros(1, np.bool_))
        for head in heads.values():
            scores += head.value.values() if isinstance(head.value, dict) else [head.value]
    return scores


def largest_difference(model: Model, expected: Any) -> float:
    """Return how far the golden scores are from `expected`; infinite if those are no scores."""
    found = np.asarray(golden_scores(model))
    try:
        wanted = np.asarray(expected, np.float64)
    except (TypeError, ValueError):
        return float("inf")
    if wanted.shape != found.shape or not np.isfinite(wanted).all():
        return float("inf")
    return float(np.max(np.abs(found - wanted), initial=0.0))
