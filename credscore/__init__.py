"""Scores how credibly and how neutrally a news article is written and sourced.

``credscore.score(text)`` answers with two calibrated scores, intervals, the features behind
them and character-exact evidence. It judges how a text is written and sourced; it is no
fact checker.

The names below load on first use, so that ``import credscore`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from credscore.version import __version__

if TYPE_CHECKING:
    from credscore.api import score
    from credscore.batch import score_many
    from credscore.comparison import Comparison, compare
    from credscore.errors import (
        ColumnError,
        CredscoreError,
        EmptyTextError,
        LabelError,
        ModelFileError,
        ModelVersionError,
        TableFileError,
        TextTooLongError,
        TextTypeError,
    )
    from credscore.features.transformer import TextFeatures
    from credscore.frames import score_frame
    from credscore.model.files import load_model
    from credscore.model.model import Model
    from credscore.parts import (
        Attribution,
        Evidence,
        HeadScore,
        SentenceScore,
        WordContribution,
    )
    from credscore.result import Score
    from credscore.retraining.estimators import ArticleClassifier, ArticleRegressor
    from credscore.retraining.train import train
    from credscore.sources import score_sources


__all__ = [
    "ArticleClassifier",
    "ArticleRegressor",
    "Attribution",
    "ColumnError",
    "Comparison",
    "CredscoreError",
    "EmptyTextError",
    "Evidence",
    "HeadScore",
    "LabelError",
    "Model",
    "ModelFileError",
    "ModelVersionError",
    "Score",
    "SentenceScore",
    "TableFileError",
    "TextFeatures",
    "TextTooLongError",
    "TextTypeError",
    "WordContribution",
    "__version__",
    "compare",
    "load_model",
    "score",
    "score_frame",
    "score_many",
    "score_sources",
    "train",
]

_HOME = {
    "ArticleClassifier": "credscore.retraining.estimators",
    "ArticleRegressor": "credscore.retraining.estimators",
    "Model": "credscore.model.model",
    "load_model": "credscore.model.files",
    "score": "credscore.api",
    "score_frame": "credscore.frames",
    "score_many": "credscore.batch",
    "score_sources": "credscore.sources",
    **dict.fromkeys(("Comparison", "compare"), "credscore.comparison"),
    "train": "credscore.retraining.train",
    "TextFeatures": "credscore.features.transformer",
    "Score": "credscore.result",
    **dict.fromkeys(
        ("Attribution", "Evidence", "HeadScore", "SentenceScore", "WordContribution"),
        "credscore.parts",
    ),
}


if not TYPE_CHECKING:  # type checkers know the names, and that there are no others

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module 'credscore' has no attribute {name!r}")
        value: object = getattr(import_module(_HOME.get(name, "credscore.errors")), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return __all__
