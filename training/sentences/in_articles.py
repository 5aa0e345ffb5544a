"""The score of bias in whole articles of PTC, as a user gets it.

The articles go through the reader of the package, which cuts away page furniture and splits
sentences its own way, and the sentences found are scored where they stand, by a model that has
seen no sentence of the article.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from credscore.cues.engine import match
from credscore.document.document import read
from credscore.wording.scoring import SCORES, score_documents
from training.sentences.held_out import HeldOut, cross_validate
from training.sentences.labelled import FILES, loaded_spans
from training.sentences.stack import FOLDS, Split

_BIAS = SCORES.index("bias")


@dataclass(frozen=True)
class InArticles:
    """The sentences of the articles of PTC, as they are read.

    Attributes
    ----------
    texts : list of str
    label : ndarray of int64
        1 where a marked span lies in the sentence, or part of one.
    fold : ndarray of int64
        The fold in which the article is held out.
    bias : ndarray of float64
        The public score.
    """

    texts: list[str]
    label: npt.NDArray[np.int64]
    fold: npt.NDArray[np.int64]
    bias: npt.NDArray[np.float64]

    def split(self) -> Split:
        """Return the (train, test) rows of each fold."""
        folds = range(FOLDS)
        return [(np.flatnonzero(self.fold != k), np.flatnonzero(self.fold == k)) for k in folds]


@cache
def score_articles(folder: Path) -> InArticles:
    """Read and score the articles of PTC in `folder`, each by the model of its fold."""
    held_out = cross_validate(folder)
    frame = pd.read_parquet(folder / f"{FILES['ptc']}.parquet")
    texts: list[str] = []
    label: list[bool] = []
    fold_of: list[int] = []
    bias: list[float] = []
    for fold in range(FOLDS):
        model = held_out.model(fold)
        for article in _held_out_articles(held_out, fold):
            text = frame["text"].iloc[article]
            spans = loaded_spans(frame["spans"].iloc[article])
            document = read(text)
            found = score_documents([document], [match(document.tokens)], model)[0].in_place
            bias += found[:, _BIAS].tolist()
            for start, end in document.sentences:
                texts.append(text[start:end])
                label.append(any(a < end and b > start for a, b in spans))
                fold_of.append(fold)
    return InArticles(texts, np.array(label, np.int64), np.array(fold_of), np.array(bias))


def _held_out_articles(held_out: HeldOut, fold: int) -> list[int]:
    """Return the places in the file of the articles that the model of `fold` has not seen."""
    _, test = held_out.split["ptc"][fold]
    articles: list[int] = np.unique(held_out.workshop.sets["ptc"].labelled.group[test]).tolist()
    return articles
