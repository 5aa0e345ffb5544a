"""Digests of the texts behind the shipped model: ``python -m training.seen DATA -o models``.

`credscore.train` and ``credscore evaluate`` tell by them when articles have been seen by the
shipped model. They are 64-bit one-way digests of the words; no text can be read from them.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

from credscore.retraining.duplicates import digests
from training.sign import sign

#: Every set of whole articles that some shipped weight was learned from.
_SETS = (
    "articles_allsides",
    "articles_hyperpartisan",
    "articles_recovery",
    "spans_attribution_polnear_train",
    "spans_propaganda_ptc_train",
)


def main() -> None:
    """Read the arguments, write the digests and sign the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with the public data sets")
    parser.add_argument("-o", "--output", type=Path, default=Path("models"))
    arguments = parser.parse_args()
    write_seen(arguments.data, arguments.output)
    sign(arguments.output)


def write_seen(data: Path, folder: Path) -> None:
    """Write ``seen.bin`` into `folder`: sorted digests, 8 bytes each, little-endian."""
    texts = [
        text
        for name in _SETS
        for text in pd.read_parquet(data / f"{name}.parquet", columns=["text"])["text"]
    ]
    (folder / "seen.bin").write_bytes(np.unique(digests(texts)).astype("<u8").tobytes())


if __name__ == "__main__":
    main()
