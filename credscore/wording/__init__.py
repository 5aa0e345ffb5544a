"""Learned wording: sentence probabilities of bias, subjectivity and hedging.

Weights are learned from labelled sentences with names and numbers hidden; they are kept apart
from the curated cue families of `credscore.cues`, whose matches are features here.
"""

from credscore.wording.scoring import (
    SCORES,
    SentenceScores,
    running_share,
    score_documents,
)
from credscore.wording.sentence_model import HEADS, SentenceModel, shipped_model

__all__ = [
    "HEADS",
    "SCORES",
    "SentenceModel",
    "SentenceScores",
    "running_share",
    "score_documents",
    "shipped_model",
]
