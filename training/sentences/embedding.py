"""Word vectors from the articles: what words are used beside.

Positive pointwise mutual information of words and context words, factored by a truncated
singular value decomposition (Levy, Goldberg & Dagan 2015, "Improving distributional
similarity with lessons learned from word embeddings": context distribution smoothing 0.75,
eigenvalue weighting 0.5, harmonic window). Names are one context.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import sparse
from sklearn.utils.extmath import randomized_svd

from credscore.arrays import Float32Array
from credscore.wording.masking import FIRST_WORD, Masked

WINDOW = 5
CONTEXTS = 8000
DIMENSIONS = 300
_SMOOTHING = 0.75


def embed(masked: Masked, n_rows: int) -> Float32Array:
    """Return unit vectors (n_rows, DIMENSIONS) of the rows; zero for rows never used."""
    counts: Any = sparse.csr_matrix((n_rows, CONTEXTS), dtype=np.float32)  # type: ignore[arg-type]
    for distance in range(1, WINDOW + 1):
        left, right = masked.rows[:-distance], masked.rows[distance:]
        together = masked.sentence[:-distance] == masked.sentence[distance:]
        for word, context in ((left, right), (right, left)):
            use = together & (context < CONTEXTS) & (context > 0) & (word > 0)
            weight = np.full(int(use.sum()), 1.0 / distance, np.float32)
            counts += sparse.coo_matrix(
                (weight, (word[use], context[use])), (n_rows, CONTEXTS)
            ).tocsr()
    information = _positive_information(counts)
    left_vectors, values, _ = randomized_svd(information, DIMENSIONS, n_iter=3, random_state=0)
    vectors = (left_vectors * np.sqrt(values)).astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    vectors[:FIRST_WORD] = 0.0
    return np.asarray(vectors, np.float32)


def _positive_information(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    by_word = np.asarray(counts.sum(axis=1)).ravel()
    by_context = np.asarray(counts.sum(axis=0)).ravel() ** _SMOOTHING
    by_context /= by_context.sum()
    cells = counts.tocoo()
    values = np.log(cells.data / (by_word[cells.row] * by_context[cells.col]))
    keep = values > 0
    return sparse.csr_matrix(
        (values[keep].astype(np.float32), (cells.row[keep], cells.col[keep])), counts.shape
    )
