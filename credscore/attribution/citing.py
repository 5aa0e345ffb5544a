"""Which attributions cite their source, as a reader would say: the ones shown as evidence.

The attribution reader is after everything that is laid on somebody, wishes and acts included
("the mayor wants to leave"), and takes whatever stands before a verb of report for its source.
A highlight that says "a person cited by role" has to hold for a reader who looks at it.
"""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import ORGANISATION, PEOPLE, SOURCE_NOUN, TITLE, VAGUE_NOUN
from credscore.attribution.found import Found
from credscore.attribution.lexicon import COLON, load_lexicon

__all__ = ["is_cited"]

#: Groups of cues that tell what a source said, wrote or showed.
_SAYING: Final = frozenset(
    "say tell write argue announce admit suggest manner according".split()
)  # fmt: skip
#: Groups that do so of people, not of documents.
_SPEAKING: Final = _SAYING | {"ask", "accuse", "describe", "promise", COLON}
#: Verbs of thought that reporters use for what they were told: "officials believe".
_TOLD_THOUGHTS: Final = frozenset(
    "believe believes believed believing fear fears feared suspect suspects suspected".split()
)
_SPEAKERS: Final = PEOPLE | ORGANISATION | SOURCE_NOUN | VAGUE_NOUN | TITLE
#: Endings of nouns for people, in the singular and the plural.
_PEOPLE_ENDS: Final = tuple(
    "er ers or ors ist ists ian ians ant ants ent ents ee ees man men woman women ive ives".split()
)
#: Nouns for groups of people that no list of `sources` holds in this form.
_GROUPS: Final = frozenset(
    "media military families percent % half third thirds quarter quarters".split()
)
_THINGS: Final = frozenset({"this", "that", "it", "which"})


def is_cited(text: str, found: Found) -> bool:
    """Whether `found` cites its source: a speaker or a document, for something it says.

    Parameters
    ----------
    text : str
        The text that `found` was found in.
    found : Found

    Returns
    -------
    bool

    Examples
    --------
    >>> from credscore.attribution import find_attributions
    >>> from credscore.document.document import read_whole
    >>> text = "The mayor said it was late. The mayor wants to leave."
    >>> [is_cited(text, one) for one in find_attributions(read_whole(text))]
    [True, False]
    """
    if found.source is None:
        return False
    bare = text[slice(*found.source)].casefold()
    if bare in _THINGS and found.source_type != "document":
        return False
    if not found.group:  # a set phrase, or a quotation whose speaker is known
        return True
    if not found.direct and not _says_something(text, found):
        return False
    return found.source_type != "unnamed_person" or _is_speaker(found.key)


def _says_something(text: str, found: Found) -> bool:
    if found.group == "think" and found.cue is not None:
        return text[slice(*found.cue)].casefold() in _TOLD_THOUGHTS
    return found.group in (_SAYING if found.source_type == "document" else _SPEAKING)


def _is_speaker(key: str) -> bool:
    """Whether the last word of `key` is a noun for people; an empty key is a pronoun's."""
    word = key.rpartition(" ")[2]
    if not word or word[0].isdigit() or word in _GROUPS or word.endswith(_PEOPLE_ENDS):
        return True
    masks = load_lexicon().masks
    forms = (word, word.removesuffix("s"), word.removesuffix("ies") + "y")
    return any(masks.get(form, 0) & _SPEAKERS for form in forms)
