"""How carefully articles are written and how one-sided, as an annotator rated them.

A large language model read each article with its publisher hidden and gave two numbers, by the
guide in ``docs/annotation.md`` (`training.annotate` shows it the texts). Kept are the numbers and
a checksum of each text.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from credscore.arrays import FloatArray
from training.sentences.fragments import keys

FILE = Path(__file__).parent / "annotations.npz"
#: What is rated, from 0 to 100.
SCALES = ("careful", "slanted")


def read_annotations(texts: Sequence[str], file: Path = FILE) -> dict[str, FloatArray]:
    """Return what the annotator found.

    Parameters
    ----------
    texts : sequence of str
        Articles as they stand in the data.
    file : Path, optional

    Returns
    -------
    dict of str to ndarray, shape (n_texts,)
        ``careful`` and ``slanted``, 0 to 1; NaN for texts that were not read.
    """
    found = {name: np.full(len(texts), np.nan) for name in SCALES}
    with np.load(file) as kept:
        known = kept["keys"]
        asked = keys(texts)
        row = np.minimum(np.searchsorted(known, asked), len(known) - 1)
        read = known[row] == asked
        for name, values in found.items():
            values[read] = kept[name][row[read]] / 100.0
    return found


def write_annotations(ratings: dict[int, tuple[int, ...]], file: Path = FILE) -> None:
    """Keep ratings, by the key of the text; of each as many as there are `SCALES`."""
    ordered = sorted(ratings)
    columns = np.array([ratings[key] for key in ordered], np.uint8).T
    np.savez_compressed(
        file, keys=np.array(ordered, np.uint32), **dict(zip(SCALES, columns, strict=True))
    )
