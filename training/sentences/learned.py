"""Columns of word weights: distant supervision, whole sets, and marked words."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse.linalg import aslinearoperator
from sklearn.linear_model import LogisticRegression, SGDClassifier

from credscore.arrays import FloatArray, IntArray
from credscore.wording.masking import FIRST_WORD, Masked
from training.sentences.chances import fit_to_chances
from training.sentences.corpus import Corpus
from training.sentences.features import WordFeatures

_MOST = 150_000
#: Outlets rated under the first and over the second quality are set against each other.
_LOW, _HIGH = 0.55, 0.85
_SET_STRENGTH = 1.0
#: So many unmarked uses weigh as much as what spelling and use suggest for a word.
_PRIOR_USES = 4.0
#: Frequent words are never marked for themselves.
_FREQUENT = 60


def distant_columns(
    corpus: Corpus, masked: Masked, bags: sparse.csr_matrix, features: WordFeatures, quote_row: int
) -> dict[str, FloatArray]:
    """Return word weights for what tells kinds of outlets and of pages apart.

    Only sentences without quotation marks are used, except for the column ``quoted``.
    """
    words = sparse.csr_matrix(bags @ sparse.diags(features.word))
    has_quote = np.zeros(len(masked.starts), np.bool_)
    has_quote[masked.sentence[masked.rows == quote_row]] = True
    articles = corpus.articles.iloc[corpus.article]
    quality = articles["quality"].to_numpy(np.float64)
    rated = (quality < _LOW) | (quality > _HIGH)
    allsides = (articles["set"] == "articles_allsides").to_numpy()
    lean = articles["lean"].to_numpy()
    own = ~has_quote
    tasks = {
        "low_quality": (own & rated, quality < _LOW),
        "partisan": (own & allsides, lean != "center"),
        "opinion_page": (own & allsides, articles["opinion"].to_numpy(np.bool_)),
        "quoted": (allsides, has_quote),
        "hyperpartisan": (
            (articles["set"] == "articles_hyperpartisan").to_numpy(),
            (articles["hyperpartisan"] == True).to_numpy(),  # noqa: E712 - missing is False
        ),
    }
    return {
        name: np.multiply(features.word, _distant(words, use, label.astype(np.int64)))
        for name, (use, label) in tasks.items()
    }


def _distant(words: sparse.csr_matrix, use: npt.NDArray[np.bool_], label: IntArray) -> FloatArray:
    rows = np.flatnonzero(use)
    if len(rows) > _MOST:
        rows = np.sort(np.random.default_rng(0).choice(rows, _MOST, replace=False))
    model = SGDClassifier(
        loss="log_loss",
        alpha=1e-5,
        max_iter=8,
        tol=None,
        random_state=0,
        average=True,
        class_weight="balanced",
    )
    model.fit(words[rows], label[rows])
    return np.asarray(model.coef_[0], np.float64)


def set_column(bags: sparse.csr_matrix, chance: FloatArray, features: WordFeatures) -> FloatArray:
    """Return the word weights of a logistic regression on sentences, labelled or answered."""
    # The features of a sentence are never made: those of its words are added up instead.
    sentences = aslinearoperator(bags) @ features.operator
    weights = fit_to_chances(sentences, chance, _SET_STRENGTH)
    return np.asarray(features.operator.matvec(weights), np.float64)


def marked_chance(
    rows: npt.NDArray[np.int32],
    marked: npt.NDArray[np.bool_],
    prior: sparse.csr_matrix,
) -> FloatArray:
    """Return the chance of every row to be marked by an annotator.

    What spelling and use suggest (a logistic regression on `prior`) is combined with how often
    the word itself was marked, as a beta prior would be (empirical Bayes).

    Parameters
    ----------
    rows : ndarray of int32
        Rows of the tokens annotators saw.
    marked : ndarray of bool
        Whether each was marked.
    prior : csr_matrix, shape (n_rows, k)
        Letters and vectors of the rows.
    """
    n_rows = prior.shape[0]
    seen = (rows >= FIRST_WORD) & ~(marked & (rows < FIRST_WORD + _FREQUENT))
    yes = np.bincount(rows[seen & marked], minlength=n_rows).astype(np.float64)
    uses = np.bincount(rows[seen], minlength=n_rows).astype(np.float64)
    known = np.flatnonzero(uses)
    # A word used a thousand times is one word: damp its weight in the regression.
    damp = np.minimum(1.0, 3.0 / np.sqrt(uses[known]))
    weight = np.concatenate((yes[known] * damp, (uses - yes)[known] * damp))
    label = np.repeat((1, 0), len(known))
    model = LogisticRegression(C=1.0, solver="liblinear", random_state=0)
    model.fit(
        sparse.vstack((prior[known], prior[known]))[weight > 0],
        label[weight > 0],
        sample_weight=weight[weight > 0],
    )
    suggested = model.predict_proba(prior)[:, 1]
    chance: FloatArray = (yes + _PRIOR_USES * suggested) / (uses + _PRIOR_USES)
    chance[:FIRST_WORD] = 0.0
    return np.minimum(chance, 0.98)
