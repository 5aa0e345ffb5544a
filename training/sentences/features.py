"""Word features that fold into weights of words.

Every word has a row of features: itself, its letters (character n-grams inside word
boundaries) and its vector. A sentence is the sum of its words' rows over the root of its
length; a linear model on that is a weight for every word, including words never labelled.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse.linalg import LinearOperator
from sklearn.feature_extraction.text import TfidfVectorizer

from credscore.arrays import Float32Array
from credscore.wording.masking import FIRST_WORD, Masked, Vocabulary
from credscore.wording.pooling import known_words

#: Weight in information of the letters beside the word itself.
_LETTERS = 0.7
_COMMON = 1e-4
_SAMPLE = 40_000


@dataclass(frozen=True)
class WordFeatures:
    """Features of the rows of a vocabulary.

    Attributes
    ----------
    word : ndarray of float, shape (n_rows,)
        Scale of the word's own feature: rare words say more (inverse document frequency).
    letters : csr_matrix, shape (n_rows, n_grams)
    vectors : ndarray of float32, shape (n_rows, dimensions)
    """

    word: npt.NDArray[np.float64]
    letters: sparse.csr_matrix
    vectors: Float32Array

    @classmethod
    def build(cls, vocabulary: Vocabulary, corpus: Masked, vectors: Float32Array) -> WordFeatures:
        """Return the features, scaled on the sentences of the corpus."""
        counts = np.bincount(corpus.rows, minlength=len(vocabulary)).astype(np.float64)
        rarity = np.log(len(corpus.starts) / (counts + 1.0)) + 1.0
        rarity[:FIRST_WORD] = 0.0
        scale = rarity / np.sqrt((rarity**2 * counts).sum() / counts.sum())
        grams = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=8)
        grams.fit(vocabulary.words)
        spelled = [""] * FIRST_WORD + list(vocabulary.words)
        letters = sparse.diags(_LETTERS * scale) @ grams.transform(spelled)
        share = counts / counts.sum()
        weighted = vectors * np.sqrt(_COMMON / (_COMMON + share))[:, None]
        sentences = bag(corpus, len(vocabulary))[:: max(len(corpus.starts) // _SAMPLE, 1)]
        spread = np.asarray(sentences @ weighted).std(axis=0)
        return cls(
            scale,
            letters.tocsr(),
            (weighted / (spread * np.sqrt(vectors.shape[1]))).astype(np.float32),
        )

    @cached_property
    def operator(self) -> LinearOperator:
        """The features of the rows, shape (n_rows, n_features), as an operator."""
        # Thousands of products are made with it: nothing is converted or transposed in each.
        vectors, by_gram = self.vectors.astype(np.float64), self.letters.T.tocsr()
        n_rows, n_grams = self.letters.shape

        def weights_of_rows(weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
            own, spelling, use = np.split(weights, (n_rows, n_rows + n_grams))
            return np.asarray(self.word * own + self.letters @ spelling + vectors @ use)

        def sums_of_features(rows: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
            return np.concatenate((self.word * rows, by_gram @ rows, rows @ vectors))

        shape = (n_rows, n_rows + n_grams + vectors.shape[1])
        return LinearOperator(
            shape, matvec=weights_of_rows, rmatvec=sums_of_features, dtype=np.float64
        )


def bag(masked: Masked, n_rows: int) -> sparse.csr_matrix:
    """Return the counts of rows in sentences over the root of their length."""
    length = known_words(masked)
    values = 1.0 / np.sqrt(1.0 + length[masked.sentence])
    known = masked.rows >= FIRST_WORD
    return sparse.csr_matrix(
        (values[known], (masked.sentence[known], masked.rows[known])),
        (len(masked.starts), n_rows),
    )
