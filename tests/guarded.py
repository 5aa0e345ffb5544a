"""Examples of guards: the words in square brackets, among others, are a match of a cue."""

from __future__ import annotations

from credscore.cues.guards import GUARDS
from credscore.document.folding import fold
from credscore.document.tokens import tokenise


def silenced(guard: str, marked: str) -> bool:
    """Whether `guard` silences the words in square brackets."""
    before, _, rest = marked.partition("[")
    inner, _, after = rest.partition("]")
    text = before + inner + after
    tokens = tokenise(text, fold(text))
    inside = [
        index
        for index, start in enumerate(tokens.starts)
        if len(before) <= start < len(before) + len(inner)
    ]
    return GUARDS[guard](tokens, inside[0], inside[-1] + 1)
