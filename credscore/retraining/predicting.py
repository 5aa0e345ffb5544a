"""Values of many texts by a retrained model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from credscore.arrays import FloatArray
from credscore.document.document import read_each
from credscore.features.caveats import ABSTAIN_CODES, text_warnings
from credscore.features.joined import join
from credscore.features.reading import read_documents
from credscore.model.trained import TrainedModel
from credscore.retraining.problem import values_of

__all__ = ["predict", "predict_told"]

_BATCH = 64


def predict(
    model: TrainedModel,
    texts: Sequence[str],
    titles: Sequence[str | None] | None = None,
    n_jobs: int | None = 1,
) -> FloatArray:
    """Return a number, or a probability for each class, for each text.

    Parameters
    ----------
    model : TrainedModel
    texts : sequence of str
    titles : sequence of str or None, optional
    n_jobs : int or None

    Returns
    -------
    ndarray, shape (n_texts, 1) or (n_texts, n_classes)
    """
    return predict_told(model, texts, titles, n_jobs)[0]


def predict_told(
    model: TrainedModel,
    texts: Sequence[str],
    titles: Sequence[str | None] | None = None,
    n_jobs: int | None = 1,
) -> tuple[FloatArray, npt.NDArray[np.bool_]]:
    """Return what `predict` does, and where `credscore.score` would give no value."""
    from joblib import Parallel, delayed

    titles = [None] * len(texts) if titles is None else titles
    head = model.head
    n_columns = max(len(head.classes), 1)
    if not texts:
        return np.zeros((0, n_columns)), np.zeros(0, np.bool_)
    parts = Parallel(n_jobs=n_jobs)(
        delayed(_raw_batch)(model, texts[at : at + _BATCH], titles[at : at + _BATCH])
        for at in range(0, len(texts), _BATCH)
    )
    raw, abstains = (np.concatenate(one) for one in zip(*parts, strict=True))
    return values_of(head.kind, raw, head.bounds), abstains


def _raw_batch(
    model: TrainedModel, texts: Sequence[str], titles: Sequence[str | None]
) -> tuple[FloatArray, npt.NDArray[np.bool_]]:
    head = model.head
    readings = join(read_documents(read_each(texts, titles)))
    rows = []
    for values in model.values_of(readings, model.wording.use(readings)):
        inputs = head.transform(values[model.head_columns])
        rows.append((head.coef * inputs[:, None]).sum(axis=0) + head.intercept)
    abstains = [not ABSTAIN_CODES.isdisjoint(codes) for codes in text_warnings(readings)]
    return np.stack(rows), np.array(abstains)
