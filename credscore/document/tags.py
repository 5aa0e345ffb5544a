"""HTML tags: a text that was stored with them is read as a browser shows it.

Columns of tables, feeds and databases often hold the article as "<p>It rained.</p>". A tag that
begins or ends a paragraph is read as the end of a line, one inside a paragraph as nothing, and what
a browser does not show as text of the article, such as scripts and captions, is left out. All stays
at its place: each tag is replaced by as many characters as it has.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from credscore.document.encodings import UNSEEN

__all__ = ["without_tags"]

# Both forms of attributes stop at the next "<", so no character is looked at twice; in the second
# a quotation mark has no partner. Some writers of JSON put a backslash before the stroke.
_NAME = r"(\\?/|)([A-Za-z][A-Za-z0-9:-]{0,24})"
_ATTRIBUTES = r"(?:(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+|[^<>]*+)"


class _Writing(NamedTuple):
    """How tags are written: what one is, what the last tag of an element is, a comment's end.

    Only a page has tags such as `page`; a text about HTML may say "the <script> tag".
    """

    tag: re.Pattern[str]
    last: str
    comment_end: str
    page: re.Pattern[str]


_PLAIN: Final = _Writing(
    re.compile(rf"<(?:{_NAME}(?=[\s/>])({_ATTRIBUTES})>|(!--)|(?:![A-Za-z\[]|\?[a-z])[^<>]*+>)"),
    r"<\\?/{}\s{{0,9}}>",
    "-->",
    re.compile(r"<(?:\\?/(?:p|div|body|h[1-6]|li|td)|br\s?/?)>", re.IGNORECASE),
)
#: What was shown as text may be stored as a page: "&lt;p&gt;".
_ESCAPED: Final = _Writing(
    re.compile(rf"&lt;(?:{_NAME}(?=[\s/&])((?:[^<>&]|&(?!lt;|gt;))*+)&gt;|(!--))"),
    r"&lt;\\?/{}\s{{0,9}}&gt;",
    "--&gt;",
    re.compile(r"&lt;(?:\\?/(?:p|div|body|h[1-6]|li|td)|br\s?/?)&gt;", re.IGNORECASE),
)

# Names of elements (HTML Living Standard); all others are words between angles and stay.
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label map mark"
    " meta link meter nobr output picture progress q rp rt ruby s samp small source span strike"
    " strong sub sup time track tt u var wbr".split()
)
_LINE = frozenset("br dd dt hr li option td th tr".split())
_BLOCK = frozenset(
    "address article audio base blockquote body caption center col colgroup details dialog dir div"
    " dl embed fieldset figure form h1 h2 h3 h4 h5 h6 header hgroup html legend main menu ol p"
    " param pre section summary table tbody tfoot thead ul video".split()
)
#: What stands between these is no text of the article: inside a paragraph, and beside paragraphs.
_NEVER_SHOWN = frozenset("iframe noscript object script style svg template".split())
_BESIDE = frozenset("aside button figcaption footer head nav select textarea title".split())
_HIDING = _NEVER_SHOWN | _BESIDE
_NAMES = _INLINE | _LINE | _BLOCK | _HIDING
#: Elements of office programs, of fast pages and of networks.
_NAMED_OTHERWISE = ("amp-", "fb:", "g:", "o:", "st1:", "v:", "w:")
_BREAKS = str.maketrans("\r\n\x0b\x0c\x85\u2028\u2029", " " * 7)


def without_tags(text: str) -> str:
    r"""Return `text`, as long as before, with the tags as they are shown.

    Examples
    --------
    >>> plain = without_tags("<p>It <b>rained</b> all\nday.</p><p>It stopped.</p>")
    >>> plain.replace("\u200b", "").split("\n\n")[1:4:2]
    ['It rained all day.', 'It stopped.']
    >>> without_tags("If x < 5 and y > 3 <Roe> wins"), without_tags("a <b and c> d")
    ('If x < 5 and y > 3 <Roe> wins', 'a <b and c> d')
    """
    if "<" in text:
        text = _shown(text, _PLAIN)
    if "&" in text and "&lt;/" in text:  # to look for one character takes a tenth of the time
        text = _shown(text, _ESCAPED)
    return text


def _shown(text: str, writing: _Writing) -> str:
    """Return `text` with the tags that are written so as they are shown."""
    pieces: list[str] = []  # in turn what stands between tags and what stands for a tag
    done = checked = 0
    alone = True  # no word stands before the tag in its line
    opened = -1  # the piece that a paragraph begins with
    page = bool(writing.page.search(text))
    endless: set[str] = set()  # elements that end nowhere further on
    for tag in writing.tag.finditer(text):
        start, end = tag.span()
        stroke, name = tag[1], (tag[2] or "").lower()
        if start < done or (name and not _is_tag(name, tag[3])):
            continue
        pieces.append(text[done:start])
        if name in _HIDING and not (page or tag[3]):
            alone = _is_alone(pieces[checked:], alone=alone)
            checked = len(pieces)
            if not alone:  # the text is about such elements
                pieces.append(tag[0])
                done = end
                continue
        if (
            tag[4] or (name in _HIDING and not stroke and tag[3][-1:] != "/")
        ) and name not in endless:
            end = _end_of(text, end, name, writing)
            if end == tag.end():
                endless.add(name)
        if name == "p":
            if stroke and opened >= 0:  # no line ends inside a paragraph
                pieces[opened::2] = [piece.translate(_BREAKS) for piece in pieces[opened::2]]
            opened = -1 if stroke else len(pieces) + 1
        pieces.append(_instead(name, end - start, opens=not stroke))
        done = end
    return "".join([*pieces, text[done:]]) if pieces else text


def _is_tag(name: str, attributes: str) -> bool:
    """Tell a tag from words between angles, such as "a <b and c> d"."""
    if name not in _NAMES and not name.startswith(_NAMED_OTHERWISE):
        return False
    words = attributes.strip("/ \t\r\n")
    return not words or "=" in words or (len(name) > 2 and words.isalpha())


def _is_alone(pieces: list[str], *, alone: bool) -> bool:
    """Tell whether no word stands in the last line of `pieces`; `alone`, if none stood before."""
    before, end, line = "".join(pieces).rpartition("\n")
    return (alone or bool(before or end)) and not any(map(str.isalnum, line))


def _end_of(text: str, start: int, name: str, writing: _Writing) -> int:
    """Return where what is not shown ends, an element or a comment; `start` if nowhere."""
    if not name:
        end = text.find(writing.comment_end, start)
        return end + len(writing.comment_end) if end >= 0 else start
    last = re.compile(writing.last.format(name), re.IGNORECASE).search(text, start)
    return last.end() if last else start


def _instead(name: str, length: int, *, opens: bool) -> str:
    """Return what stands for a tag of so many characters, with what it hides."""
    if name == "q":  # the marks are the outermost characters, so that what is quoted has the tags
        return "“" + UNSEEN * (length - 1) if opens else UNSEEN * (length - 1) + "”"
    if name == "li" and opens:
        return "\n" + UNSEEN * (length - 3) + "• "
    if name in _LINE:
        return "\n" + UNSEEN * (length - 1)
    if name in _BLOCK or name in _BESIDE:
        return "\n" + UNSEEN * (length - 2) + "\n"
    return UNSEEN * length
