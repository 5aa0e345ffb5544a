"""What a sentence is built of, apart from its wording: length, quotation, person, marks."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from credscore.arrays import FloatArray
from credscore.wording.masking import FIRST_WORD, NUMBER, Masked, Vocabulary

__all__ = ["STRUCTURE", "count_markers", "marker_layers", "marker_table", "structure"]


#: Closed classes whose presence in a sentence is a feature (Quirk et al. 1985, 2.34-2.45).
_MARKERS: Final[dict[str, str]] = {
    "first_singular": "i me my mine myself i'm i've i'd i'll",
    "first_plural": "we our ours us ourselves we're we've we'd we'll let's",
    "second_person": "you your yours yourself yourselves you're you've you'd you'll",
    "negation": (
        "not no nor none never neither nothing nobody nowhere isn't aren't wasn't weren't don't "
        "doesn't didn't hasn't haven't hadn't couldn't can't won't cannot wouldn't shouldn't"
    ),
    "necessity": "must should ought shall need needs cannot can't shouldn't mustn't",
    "contrast": "but however though although yet while whereas despite nevertheless instead",
    "exclamation": "!",
    "question": "?",
    "colon": ": ;",
    "dash": "- -- \u2014 \u2013",
    "bracket": "( [",
    "ellipsis": "... \u2026",
    "single_quote": "'",
    "quotation_mark": '"',
    "comma": ",",
}
#: The feature names, in the order of `structure`.
STRUCTURE: Final[tuple[str, ...]] = (
    "log_length",
    "short",
    "long",
    "quoted_share",
    "number",
    *_MARKERS,
)
#: A sentence is short under, and long over, so many known words.
_SHORT, _LONG = 7, 30


def marker_table(vocabulary: Vocabulary) -> npt.NDArray[np.float32]:
    """Return for every row whether it is a number and which markers it belongs to."""
    table = np.zeros((len(vocabulary), 1 + len(_MARKERS)), np.float32)
    table[NUMBER, 0] = 1.0
    for column, words in enumerate(_MARKERS.values(), 1):
        found = [vocabulary.rows.get(word, 0) for word in words.split()]
        table[[row for row in found if row >= FIRST_WORD], column] = 1.0
    return table


def marker_layers(vocabulary: Vocabulary) -> npt.NDArray[np.int8]:
    """Return the columns of `marker_table` that are set for each row, -1 for none.

    Hardly a word has more than one, and most have none: a layer holds one column of each row.
    """
    table = marker_table(vocabulary) > 0
    layers = np.full((max(int(table.sum(axis=1).max()), 1), len(table)), -1, np.int8)
    for row in np.flatnonzero(table.any(axis=1)).tolist():
        columns = np.flatnonzero(table[row])
        layers[: len(columns), row] = columns
    return layers


def count_markers(masked: Masked, layers: npt.NDArray[np.int8]) -> FloatArray:
    """Return the sums of `marker_table` over the rows of each sentence, from `marker_layers`."""
    size = 1 + len(_MARKERS)
    counts = np.zeros(len(masked.starts) * size)
    rows, sentence = masked.rows, masked.sentence
    for layer in layers:
        columns = layer.take(rows)
        held = (columns >= 0).nonzero()[0]
        rows, sentence = rows.take(held), sentence.take(held)
        counts += np.bincount(sentence * size + columns.take(held), minlength=len(counts))
    return counts.reshape(-1, size)


def structure(
    masked: Masked, counts: FloatArray, length: FloatArray, quotation_mark: int
) -> FloatArray:
    """Return the structure features of sentences.

    Parameters
    ----------
    masked : Masked
    counts : ndarray of float, shape (n_sentences, n_markers)
        Sums of `marker_table` over the rows of each sentence (`count_markers`).
    length : ndarray of float, shape (n_sentences,)
        Number of known words.
    quotation_mark : int
        Row of the double quotation mark.

    Returns
    -------
    ndarray of float, shape (n_sentences, len(STRUCTURE))
    """
    # The quotation marks of a sentence up to each row: odd inside a quotation.
    marks = np.cumsum(masked.rows == quotation_mark)
    first = masked.starts
    before = marks[first] - (masked.rows[first] == quotation_mark)
    inside = ((marks - before[masked.sentence]) & 1).astype(np.int64)
    inside[masked.rows < FIRST_WORD] = 0
    features = np.empty((len(first), len(STRUCTURE)))
    features[:, 0] = np.log1p(length)
    features[:, 1] = length < _SHORT
    features[:, 2] = length > _LONG
    features[:, 3] = np.add.reduceat(inside, first) / np.maximum(length, 1.0)
    features[:, 4:] = np.minimum(counts, 2.0)
    return features
