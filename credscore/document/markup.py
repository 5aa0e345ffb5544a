"""Marks that a reader of the page never saw: entities, Markdown and the ">" of quoted mail.

Articles are copied from web pages, feeds, mail and the output of converters. What these leave in
the words hides quotation marks and words from every later step. It is replaced here in a copy of
the same length: what stands for a character by that character, all else by what nobody sees.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from credscore.document.encodings import UNSEEN
from credscore.document.escapes import escape_ends, without_escapes
from credscore.document.tags import without_tags

__all__ = ["entity_ends", "has_markup", "without_markup"]

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,10}[ />]")
#: "&nbsp;", "&quot;" and "&#39;" hide spaces and quotation marks as tags hide paragraphs.
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,4});")
_MARKUP_PIECES = 3

#: Feeds write entities twice over: "&amp;#8217;".
_CHARACTER = re.compile(r"&(?:amp;)?(#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
#: White space and what nobody sees, as the characters of entities.
_SEPARATORS: Final = frozenset(" \n\t\u00a0\u2002\u2003\u2009\u00ad\u200b\u200c\u200d\u200e\u200f")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_QUOTED_LINE = re.compile(r"^>[> \t]*", re.MULTILINE)
_ADDRESS = (
    r"\]\((?:https?:|www\.|mailto:|[/#]|[\w-]{1,80}[./])"
    r"[^\s()]{0,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,200})?"
)
_LINK_END = r"(?:\s\"[^\"\n]{0,300}\")?\)"
_IMAGE = re.compile(rf"!\[[^\[\]]{{0,400}}{_ADDRESS}{_LINK_END}")
_LINK = re.compile(
    rf"(\[(?!\d{{1,3}}\]\[))([^\[\]]{{1,400}})({_ADDRESS}{_LINK_END}|\]\[[\w-]{{1,40}}\])"
)
# What follows begins with a plain character each, which is found soonest; what may not stand before
# is asked after it.

#: "It fell.[12] Then"; what stands alone between brackets is a note of the page.
_FOOTNOTE = re.compile(r"\[(?<=[^\s\[\]]\[)\d{1,3}\](?:\[\d{1,3}\]){0,9}(?=[ \t]{0,9}[^\s\[])")
#: The marks stand around words, as those of a pair only can: "f***", "5 * 3" and "*Not her name"
#: have none. No pair goes over the end of a paragraph.
_STARS = re.compile(
    r"(\*(?<![\w*\\]\*)\*{0,2})((?=[^\s*])(?:[^*\n]|\n(?!\s)){1,1000}(?<=[^\s\\]))(\1)(?![\w*])"
)
_UNDERSCORES = re.compile(
    r"(_(?<![\w/@.#=\\-]_)_{0,2})((?=[^\s_])(?:[^_\n]|\n(?!\s)){1,1000}(?<=[^\s_\\]))(\1)(?![\w/@=-])"
)


def has_markup(text: str) -> bool:
    """Return whether three tags, or three entities, stand in `text`."""
    patterns = [pattern for mark, pattern in (("<", _TAG), ("&", _ENTITY)) if mark in text]
    return any(_count(pattern, text) == _MARKUP_PIECES for pattern in patterns)


def _count(pattern: re.Pattern[str], text: str) -> int:
    """Return how often `pattern` stands in `text`, at most `_MARKUP_PIECES`."""
    return sum(1 for _ in zip(pattern.finditer(text), range(_MARKUP_PIECES), strict=False))


def without_markup(text: str) -> str:
    r"""Return `text`, as long as before, without marks that a reader never saw.

    Examples
    --------
    >>> without_markup("Don&#8217;t go to the **old** pier.").replace("\u200b", "")
    'Don’t go to the old pier.'
    >>> without_markup("It [fell](https://np.example/a).").replace("\u200b", "")
    'It fell.'
    >>> without_markup("> It rained,\n> she said.")
    '  It rained,\n  she said.'
    """
    text = without_tags(without_escapes(text))
    if "&" in text:
        text = _CHARACTER.sub(_character, text)
    if "[" in text:
        text = _FOOTNOTE.sub(_unseen, text)
        text = _IMAGE.sub(_unseen, text)
        text = _LINK.sub(_inner, text)
    if "*" in text:
        text = _STARS.sub(_inner, text)
    if "_" in text:
        text = _UNDERSCORES.sub(_inner, text)
    if "\\" in text:
        text = _ESCAPE.sub(UNSEEN, text)
    if ">" in text and (text[0] == ">" or "\n>" in text):
        text = _QUOTED_LINE.sub(_blanks, text)
    return text


def entity_ends(text: str) -> dict[int, int]:
    """Return where each entity or escape of `text` ends, by the end of the character instead.

    Examples
    --------
    >>> entity_ends("It rained.&quot;")
    {11: 16}
    """
    ends = escape_ends(text)
    if "&" not in text:
        return ends
    found = _CHARACTER.finditer(text)
    return ends | {
        entity.start() + 1: entity.end() for entity in found if _character(entity) != entity[0]
    }


def _character(entity: re.Match[str]) -> str:
    character = unescape(f"&{entity[1]};")
    if len(character) != 1 or not (character.isprintable() or character in _SEPARATORS):
        return entity[0]
    return character + UNSEEN * (len(entity[0]) - 1)


def _unseen(found: re.Match[str]) -> str:
    return UNSEEN * len(found[0])


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _inner(found: re.Match[str]) -> str:
    """Keep what stands between two marks."""
    return UNSEEN * len(found[1]) + found[2] + UNSEEN * len(found[3])
