"""Scores how credibly and how neutrally a news article is written and sourced.

``credscore.score(text)`` answers with two calibrated scores, intervals, the features behind
them and character-exact evidence. It judges how a text is written and sourced; it is no
fact checker.

The names below load on first use, so that ``import credscore`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from credscore.api import score
    from credscore.errors import (
        ColumnError,
        CredscoreError,
        EmptyTextError,
        LabelError,
        ModelFileError,
        ModelVersionError,
        TextTooLongError,
        TextTypeError,
    )
    from credscore.features.transformer import TextFeatures
    from credscore.model.files import load_model
    from credscore.result import Attribution, Evidence, HeadScore, Score, SentenceScore
    from credscore.retraining.estimators import ArticleClassifier, ArticleRegressor
    from credscore.retraining.train import train

__version__ = "0.1.0"

__all__ = [
    "ArticleClassifier",
    "ArticleRegressor",
    "Attribution",
    "ColumnError",
    "CredscoreError",
    "EmptyTextError",
    "Evidence",
    "HeadScore",
    "LabelError",
    "ModelFileError",
    "ModelVersionError",
    "Score",
    "SentenceScore",
    "TextFeatures",
    "TextTooLongError",
    "TextTypeError",
    "__version__",
    "load_model",
    "score",
    "train",
]

_HOME = {
    "ArticleClassifier": "credscore.retraining.estimators",
    "ArticleRegressor": "credscore.retraining.estimators",
    "load_model": "credscore.model.files",
    "score": "credscore.api",
    "train": "credscore.retraining.train",
    "TextFeatures": "credscore.features.transformer",
    **dict.fromkeys(
        ("Attribution", "Evidence", "HeadScore", "Score", "SentenceScore"), "credscore.result"
    ),
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'credscore' has no attribute {name!r}")
    value: object = getattr(import_module(_HOME.get(name, "credscore.errors")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
