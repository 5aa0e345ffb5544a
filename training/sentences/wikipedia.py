"""Sentences of Wikipedia without a label, from a text file with a paragraph on each line."""

from __future__ import annotations

from pathlib import Path

from credscore.document.document import read

_SHORTEST, _LONGEST = 6, 60


def read_wikipedia(file: Path) -> list[str]:
    """Return the distinct sentences of a file that are neither short nor long, in their order."""
    found: dict[str, None] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        document = read(line)
        for start, end in document.sentences:
            sentence = " ".join(document.text[start:end].split())
            if _SHORTEST <= len(sentence.split()) <= _LONGEST:
                found[sentence] = None
    return list(found)
