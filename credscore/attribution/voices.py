"""Whose words each token is, and which stand for a source that nobody can ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from credscore.arrays import BoolArray
from credscore.attribution.found import Found
from credscore.document.document import Document
from credscore.document.ends import end_to_end, split_at
from credscore.document.joined import JoinedTokens, inside
from credscore.parts import Span

__all__ = ["voice_of_tokens", "voices_of_tokens"]

#: Voices, see `voice_of_tokens`.
_QUOTED: Final = 1
_REPORTED: Final = 2
#: Types of sources that nobody could go and ask.
_NOBODY: Final = frozenset({"anonymous", "vague"})


def voice_of_tokens(document: Document, attributions: Sequence[Found]) -> npt.NDArray[np.uint8]:
    """Return whose words each token is.

    Parameters
    ----------
    document : Document
    attributions : sequence of Found
        Those of the same document.

    Returns
    -------
    ndarray of uint8, shape (n_tokens,)
        0 the author's, 1 inside quotation marks, 2 reported speech outside them. What "I" or
        "we" think or say is the author's.
    """
    return voices_of_tokens([document], [attributions])[0][0]


def voices_of_tokens(
    documents: Sequence[Document], attributions: Sequence[Sequence[Found]]
) -> tuple[list[npt.NDArray[np.uint8]], list[BoolArray]]:
    """Return what `voice_of_tokens` gives for each of `documents`, and which tokens are nobody.

    Parameters
    ----------
    documents : sequence of Document
        At least one.
    attributions : sequence of sequence of Found
        Those of each.

    Returns
    -------
    voices : list of ndarray of uint8
    nobody : list of ndarray of bool
        Which tokens stand for an anonymous or vague source.
    """
    joined = JoinedTokens(
        [document.text for document in documents], [document.tokens for document in documents]
    )
    contents = [
        [span for one in found if not one.is_writers for span in one.contents]
        for found in attributions
    ]
    voice = _within(joined, contents).astype(np.uint8)
    voice *= _REPORTED
    voice[end_to_end([document.quoted for document in documents])] = _QUOTED
    sources = [
        [one.source for one in found if one.source and one.source_type in _NOBODY]
        for found in attributions
    ]
    return split_at(voice, joined.before), split_at(_within(joined, sources), joined.before)


def _within(joined: JoinedTokens, spans: Sequence[Sequence[Span]]) -> BoolArray:
    """Return for each token of all texts whether it lies in one of the spans of its text."""
    return inside(*joined.spans_of(spans), joined.before[-1])
