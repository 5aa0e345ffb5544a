"""Sentences of Wikipedia without a label, from a text file with a paragraph on each line."""

from __future__ import annotations

from pathlib import Path

from training.sentences.news import sentences_of


def read_wikipedia(file: Path) -> list[str]:
    """Return the distinct sentences of a file that are neither short nor long, in their order."""
    found: dict[str, None] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        for sentence in sentences_of(line):
            found[" ".join(sentence.split())] = None
    return list(found)
