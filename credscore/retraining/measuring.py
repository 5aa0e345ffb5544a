"""Every text measured once: features, plain words, length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, compress

import numpy as np
import numpy.typing as npt
from scipy import sparse

from credscore.arrays import FloatArray
from credscore.document.document import read_each
from credscore.features.caveats import ABSTAIN_CODES, text_warnings
from credscore.features.joined import join
from credscore.features.reading import Reading, read_documents
from credscore.model.model import default_model
from credscore.model.own_wording import OWN_TITLE, OWN_WORDING, own_terms
from credscore.model.terms import own_words
from credscore.model.trained import base_values
from credscore.progress import bar

__all__ = ["Measured", "measure_texts"]

_BATCH = 32


@dataclass(frozen=True)
class Measured:
    """What is known of the texts.

    Attributes
    ----------
    values : ndarray, shape (n_texts, n_base_features)
        In the order of `credscore.model.trained.base_names`.
    words : ndarray, shape (n_texts,)
        Words of body text.
    terms : dict of str to list of str
        By kind (``"own_wording"``, ``"own_title"``): what two texts or more use, names left
        out, also those that begin a sentence.
    counts : dict of str to csr matrix, shape (n_texts, n_terms)
    abstains : ndarray of bool, shape (n_texts,)
        Where `credscore.score` gives no value: not English, or under 20 words.
    """

    values: FloatArray
    words: FloatArray
    terms: dict[str, list[str]]
    counts: dict[str, sparse.csr_matrix]
    abstains: npt.NDArray[np.bool_]

    def rows(self, rows: npt.NDArray[np.int64]) -> Measured:
        """Return the texts of `rows` alone."""
        counts = {kind: sparse.csr_matrix(matrix[rows]) for kind, matrix in self.counts.items()}
        return Measured(
            self.values[rows], self.words[rows], self.terms, counts, self.abstains[rows]
        )


def measure_texts(
    texts: Sequence[str],
    titles: Sequence[str | None] | None = None,
    n_jobs: int | None = 1,
    *,
    progress: bool | None = False,
) -> Measured:
    """Read and measure each text once.

    Parameters
    ----------
    texts : sequence of str
    titles : sequence of str or None, optional
    n_jobs : int or None
        Processes, as joblib counts them.
    progress : bool or None
        Show a bar; None: on a terminal only.
    """
    from joblib import Parallel, delayed

    titles = [None] * len(texts) if titles is None else titles
    starts = range(0, len(texts), _BATCH)
    work = Parallel(n_jobs=n_jobs, return_as="generator")(
        delayed(_measure_batch)(texts[at : at + _BATCH], titles[at : at + _BATCH]) for at in starts
    )
    parts = []
    with bar(progress=progress, total=len(texts), desc="reading", unit="text") as counter:
        for part in work:
            parts.append(part)
            counter.update(len(part[1]))
    found = list(chain.from_iterable(part[2] for part in parts))
    capitals: Counter[str] = Counter()
    for part in parts:
        capitals.update(part[4])
    names = _names(capitals)
    kinds = [OWN_WORDING, OWN_TITLE] if any(titles) else [OWN_WORDING]
    counted = {kind: _count([terms[kind] for terms in found], names) for kind in kinds}
    return Measured(
        np.concatenate([part[0] for part in parts]),
        np.concatenate([part[1] for part in parts]),
        {kind: terms for kind, (terms, _) in counted.items()},
        {kind: counts for kind, (_, counts) in counted.items()},
        np.concatenate([part[3] for part in parts]),
    )


def _measure_batch(
    texts: Sequence[str], titles: Sequence[str | None]
) -> tuple[FloatArray, FloatArray, list[dict[str, list[str]]], npt.NDArray[np.bool_], Counter[str]]:
    model = default_model()
    readings = read_documents(read_each(texts, titles))
    joined = join(readings)
    codes = text_warnings(joined)
    lengths, terms = [], []
    capitals: Counter[str] = Counter()
    for reading in readings:
        capitals.update(_capitals(reading))
        lengths.append(max(reading.all_words, 1.0))
        terms.append(own_terms(model.wording, reading))
    abstains = np.array([not ABSTAIN_CODES.isdisjoint(one) for one in codes])
    values = base_values(model, joined, model.wording.use(joined))
    return values, np.array(lengths), terms, abstains, capitals


def _capitals(reading: Reading) -> dict[str, int]:
    """Return for each word how much oftener it has a capital inside sentences than none."""
    tokens = reading.document.tokens
    own, inside = own_words(reading)
    found: Counter[str] = Counter(compress(tokens.words, (own & inside).tolist()))
    found.subtract(compress(tokens.words, (own & ~tokens.capital).tolist()))
    # A word that is at the start of sentences only tells nothing, but is not forgotten.
    return dict.fromkeys(compress(tokens.words, own.tolist()), 0) | found


def _names(capitals: Counter[str]) -> set[str]:
    """Return the words that are names: those in the shipped vocabulary are none."""
    plain = default_model().wording.rows
    return {word for word, more in capitals.items() if more >= 0 and word not in plain}


def _count(texts: list[list[str]], names: set[str]) -> tuple[list[str], sparse.csr_matrix]:
    counters = [Counter(terms) for terms in texts]
    frequency = Counter(chain.from_iterable(counters))
    terms = sorted(
        term for term, n in frequency.items() if n > 1 and names.isdisjoint(term.split())
    )
    index = {term: column for column, term in enumerate(terms)}
    rows = [[(index[t], n) for t, n in counter.items() if t in index] for counter in counters]
    pointers = np.concatenate(([0], np.cumsum([len(row) for row in rows])))
    columns = np.array([column for row in rows for column, _ in row], np.int64)
    values = np.array([n for row in rows for _, n in row], np.float64)
    shape = (len(texts), len(terms))
    return terms, sparse.csr_matrix((values, columns, pointers), shape=shape)
