"""Loaded words beyond the lexicon: learned from the words that annotators marked.

The curated cues of ``cues/loaded.toml`` always count. To these come single words that readers of
news marked as biased or loaded so often that the next use is likely to be marked too; they count
only in a sentence that is itself fairly likely to be biased, so that a word has two witnesses. The
words and the reason given for each are learned (``training/train_loaded.py``), shipped in
``models/loaded.json`` and kept apart from the curated entries. They are evidence for the reader
and feed no feature.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np

from credscore.cues.guards import literal, negated, proper_name
from credscore.document.forms import Column
from credscore.document.tokens import Tokens
from credscore.errors import ModelFileError
from credscore.resources import once_each, read_json

__all__ = [
    "FORMAT",
    "IS_LEARNED",
    "LEAST_BIAS",
    "find_loaded_words",
    "notes_by_word",
    "plain_words",
    "shipped_notes",
]

#: Version of the file format.
FORMAT: Final = 1
#: Probability of bias, as if it stood alone, from which a sentence may hold a learned loaded word.
LEAST_BIAS: Final = 0.44
_GUARDS: Final = (proper_name, negated, literal)


def find_loaded_words(
    tokens: Tokens, notes: Mapping[str, str], among: Iterable[int]
) -> Iterator[tuple[int, str]]:
    """Yield the learned loaded words among some tokens with their notes, in order.

    Names, negated words and plain senses are left out, by the same guards that silence cues.
    Whether the sentence is biased enough (`LEAST_BIAS`), and whether the word stands inside a match
    of a loaded cue, is for the caller to ask.

    Parameters
    ----------
    tokens : Tokens
    notes : mapping of str to str
        The learned words and why each counts (`shipped_notes`).
    among : iterable of int
        The tokens to look at.

    Yields
    ------
    tuple of (int, str)
        Index of the token, and the note.

    Examples
    --------
    >>> from credscore.document.document import read_whole
    >>> tokens, notes = read_whole("A grotesque plan.").tokens, {"grotesque": "judging word"}
    >>> list(find_loaded_words(tokens, notes, range(len(tokens))))
    [(1, 'judging word')]
    """
    for i in among:
        note = notes.get(tokens.words[i])
        if note is not None and not any(guard(tokens, i, i + 1) for guard in _GUARDS):
            yield i, note


@cache
def shipped_notes() -> dict[str, str]:
    """Return the learned loaded words of this version of credscore, with their notes.

    Raises
    ------
    ModelFileError
        If ``loaded.json`` has another format or is damaged.
    """
    return notes_by_word(read_json("loaded.json"))


@cache
def plain_words() -> frozenset[str]:
    """Return the words of ``plain_words.toml``, which are never loaded by themselves."""
    source = files(__package__).joinpath("plain_words.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(source)["words"].split())


#: Whether a word form is one of `shipped_notes`.
IS_LEARNED: Final = Column(lambda word: word in shipped_notes(), np.bool_)


def notes_by_word(content: Mapping[str, Any]) -> dict[str, str]:
    """Return the note of each word, from the contents of ``loaded.json``, but for `plain_words`.

    Raises
    ------
    ModelFileError
        If the contents have another format or are damaged.
    """
    if content.get("format") != FORMAT:
        raise ModelFileError(
            f"loaded.json has format {content.get('format')!r}, this version of credscore reads "
            f"format {FORMAT}; reinstall credscore"
        )
    try:
        noted = [
            (word, str(note))
            for note, words in content["words_by_note"].items()
            for word in words.split()
        ]
        once_each(word for word, _ in noted)
    except (KeyError, AttributeError, ValueError) as error:
        raise ModelFileError(f"loaded.json is damaged ({error!r}); reinstall credscore") from error
    plain = plain_words()
    return {word: note for word, note in noted if word not in plain}
