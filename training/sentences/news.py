"""Sentences of the news that nobody has labelled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from credscore.document.document import read
from training.sentences.fragments import key

#: Where they come from: no set that sentences with a label were taken from.
SETS = ("articles_allsides", "articles_recovery", "spans_attribution_polnear_train")
_SHORTEST, _LONGEST = 6, 60


def read_news(folder: Path) -> dict[int, str]:
    """Return the sentences of the articles in `folder` that are neither short nor long, by key."""
    found: dict[int, str] = {}
    for name in SETS:
        for text in pd.read_parquet(folder / f"{name}.parquet", columns=["text"])["text"]:
            for sentence in sentences_of(text):
                found.setdefault(key(sentence), sentence)
    return found


def sentences_of(text: str) -> Iterator[str]:
    """Yield the sentences of a text that are neither short nor long."""
    document = read(text)
    for start, end in document.sentences:
        sentence = document.text[start:end]
        if _SHORTEST <= len(sentence.split()) <= _LONGEST:
            yield sentence
