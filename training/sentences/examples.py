"""What a part of the sentence models is learned from: labels first, then answers of teachers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from credscore.arrays import FloatArray, IntArray
from credscore.document.folding import fold
from credscore.document.tokens import tokenise
from credscore.wording.masking import Masked, Vocabulary
from training.sentences.features import bag
from training.sentences.labelled import LabelledSet, mask_tokens
from training.sentences.taught import Taught

#: The source of a sentence that comes from no labelled one.
NEWS = -1


@dataclass(frozen=True)
class School:
    """What there is to learn from besides labels.

    Attributes
    ----------
    vocabulary : Vocabulary
    corpus : Masked
        Sentences of the news, of which teachers know some.
    keys : ndarray of uint32, shape (n_sentences,)
        Of the sentences of the corpus.
    taught : Taught
    """

    vocabulary: Vocabulary
    corpus: Masked
    keys: npt.NDArray[np.uint32]
    taught: Taught


@dataclass(frozen=True)
class Examples:
    """The examples of one set.

    Attributes
    ----------
    masked : Masked
        The labelled sentences, then fragments of them, then news.
    bags : csr_matrix, shape (n_examples, n_rows)
        As `bag` gives.
    source : ndarray of int64, shape (n_examples,)
        The labelled sentence that each is or is made of, or `NEWS`.
    chance : ndarray of float, shape (n_examples, n_teachers)
        The label, or the answer of each teacher; missing where a teacher must not see it.
    """

    masked: Masked
    bags: sparse.csr_matrix
    source: IntArray
    chance: FloatArray

    @classmethod
    def build(
        cls,
        name: str,
        labelled: LabelledSet,
        masked: Masked,
        held_out_in: IntArray,
        school: School,
    ) -> Examples:
        """Gather the examples of set `name`.

        Parameters
        ----------
        name : str
        labelled : LabelledSet
        masked : Masked
            Its sentences.
        held_out_in : ndarray of int64
            The fold that holds out each of them.
        school : School
        """
        vocabulary = school.vocabulary
        school.taught.check_folds(labelled.texts, held_out_in, name)
        texts, made = school.taught.fragments(labelled.texts, name)
        read = school.taught.news(school.keys, name)
        joined = join(
            (
                masked,
                mask_tokens([tokenise(text, fold(text)) for text in texts], vocabulary),
                take(school.corpus, read.place),
            )
        )
        sure = np.repeat(labelled.label[:, None].astype(np.float64), made.chance.shape[1], axis=1)
        return cls(
            joined,
            bag(joined, len(vocabulary)),
            np.concatenate((np.arange(len(labelled)), made.place, np.full(len(read.place), NEWS))),
            np.vstack((sure, made.chance, read.chance)),
        )

    def choose(self, rows: IntArray, teacher: int) -> IntArray:
        """Return the examples that `teacher` may add to the labelled sentences `rows`."""
        may = np.isin(self.source, np.append(rows, NEWS))
        return np.flatnonzero(may & ~np.isnan(self.chance[:, teacher]))


def take(masked: Masked, rows: IntArray) -> Masked:
    """Return the sentences `rows`, in this order."""
    ends = np.append(masked.starts[1:], len(masked.rows))
    lengths = ends[rows] - masked.starts[rows]
    starts = np.cumsum(lengths) - lengths
    at = np.repeat(masked.starts[rows] - starts, lengths) + np.arange(lengths.sum())
    sentence = np.repeat(np.arange(len(rows)), lengths)
    return Masked(masked.rows[at], starts, sentence, masked.token[at])


def join(parts: Sequence[Masked]) -> Masked:
    """Return the sentences of all parts, one after another; tokens count within each part.

    Examples
    --------
    >>> one = Masked(*(np.array(each) for each in ([5, 6, 7], [0, 2], [0, 0, 1], [0, 1, 2])))
    >>> join((one, take(one, np.array([1])))).sentence.tolist()
    [0, 0, 1, 2]
    """
    rows = np.cumsum([0, *(len(part.rows) for part in parts)])
    sentences = np.cumsum([0, *(len(part.starts) for part in parts)])
    return Masked(
        np.concatenate([part.rows for part in parts]),
        np.concatenate([part.starts + n for part, n in zip(parts, rows, strict=False)]),
        np.concatenate([part.sentence + n for part, n in zip(parts, sentences, strict=False)]),
        np.concatenate([part.token for part in parts]),
    )
