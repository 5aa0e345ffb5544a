"""What a sentence is built of, apart from its wording: length, quotation, person, marks."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from credscore.wording.masking import FIRST_WORD, NUMBER, Masked, Vocabulary

__all__ = ["STRUCTURE", "marker_table", "structure"]

FloatArray = npt.NDArray[np.float64]

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
_QUOTATION_MARK: Final = tuple(_MARKERS).index("quotation_mark") + 1
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


def structure(masked: Masked, markers: npt.NDArray[np.float32], length: FloatArray) -> FloatArray:
    """Return the structure features of sentences.

    Parameters
    ----------
    masked : Masked
    markers : ndarray of float32, shape (n_rows, n_markers)
        `marker_table` of the vocabulary.
    length : ndarray of float, shape (n_sentences,)
        Number of known words.

    Returns
    -------
    ndarray of float, shape (n_sentences, len(STRUCTURE))
    """
    by_row = markers[masked.rows]
    # The quotation marks of a sentence up to each row: odd inside a quotation.
    marks = np.cumsum(by_row[:, _QUOTATION_MARK], dtype=np.int64)
    before = np.concatenate((np.zeros(1, np.int64), marks))[masked.starts]
    inside = (marks - before[masked.sentence]) % 2
    inside[masked.rows < FIRST_WORD] = 0
    counts = np.add.reduceat(by_row, masked.starts)
    return np.column_stack(
        (
            np.log1p(length),
            length < _SHORT,
            length > _LONG,
            np.add.reduceat(inside, masked.starts) / np.maximum(length, 1.0),
            np.minimum(counts, 2.0),
        )
    ).astype(np.float64)
