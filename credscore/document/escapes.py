r"""What tables and programs made of characters: "\n" for a line's end, "\u2019", doubled marks.

A text that went through JSON, a CSV file or a list that Python printed may hold the two characters
"\n" where there was the end of a line. In a copy of the same length they are replaced by what they
were.
"""

from __future__ import annotations

import re
from functools import partial

from credscore.document.encodings import UNSEEN, Step, padded, rereadings

__all__ = ["escape_ends", "without_escapes"]

#: "\n" and the like, one or more in a row, and what Excel writes for the end of a line.
_BREAKS = re.compile(r"(?:\\{1,2}[nrt])+")
_EXCEL_BREAK = re.compile("_x000[Dd]_")
#: After these a line may end, and with these one may begin: no "C:\new" and no "\nabla". Where a
#: small letter follows, nothing tells it from " \theta" and "..\new".
_ENDS_LINE = frozenset(".!?…\"”’')]> ")
_BEGINS_LINE = frozenset("\"“‘'(\\<•*- ")
#: So many that surely are no names of files show that the others are none.
_SURE = 2
#: Nothing that is read ends with these.
_NEVER_LAST = frozenset("\n " + UNSEEN)
#: A text, a list or bytes begin and end with these, where they are printed.
_WRAPPING = frozenset("\"'[]b")

#: "\u2019", or "\xe2\x80\x99" of bytes. One byte alone is beyond ASCII, and none in "C:\xface".
_MORE = r"\\x[89abAB][0-9a-fA-F]"
_CODE = re.compile(
    rf"\\u[0-9a-fA-F]{{4}}|\\x[cdCD][0-9a-fA-F]{_MORE}|\\x[eE][0-9a-fA-F]{_MORE}{_MORE}"
    rf"|\\x[fF][0-4]{_MORE}{_MORE}{_MORE}|(?<![:\\]){_MORE}|(?<![:\\])\\x[c-fC-F][0-9a-fA-F]"
)

#: A mark that does not end what is between such marks.
_MARK = re.compile(r"\\{1,3}['\"]")

#: A list of paragraphs, a text or bytes, as Python prints them: "['It rained.', 'It fell.']".
_ITEM = r"(?:'(?:[^'\\]|\\.)*+'|\"(?:[^\"\\]|\\.)*+\")"
_LIST = re.compile(rf"\[{_ITEM}(?:,\s{_ITEM})*+\]", re.DOTALL)
_BETWEEN_ITEMS = re.compile(r"(?<!\\)['\"],\s['\"](?=\S)")
_PRINTED = re.compile(r"b?(['\"])(.*)\1", re.DOTALL)
#: Characters: nobody is quoted at such length between two marks alone.
_LONG = 1500
_OPENING = re.compile(r'""(?<![^\s(\[—–-]"")(?=[^\s")\]])')


def without_escapes(text: str) -> str:
    r"""Return `text`, as long as before, with what characters were made of.

    Examples
    --------
    >>> plain = without_escapes(r"It won\u2019t rain.\nIt fell." + " Itâ€™s wet.")
    >>> plain.replace("\u200b", "")
    'It won’t rain.\nIt fell. It’s wet.'
    >>> without_escapes(r"See C:\new\text for it.")
    'See C:\\new\\text for it.'
    """
    if text[:1] in _WRAPPING and text[-1:] in _WRAPPING:
        text = _unwrapped(text)
    first = text.find('"')
    if first >= 0 and text.startswith('""', first):
        text = _with_single_marks(text)
    return _rewritten(text, None)


def escape_ends(text: str) -> dict[int, int]:
    r"""Return where what was made of each character ends, by the end of the character instead.

    Examples
    --------
    >>> escape_ends(r"It rained.\u201d")
    {11: 16}
    """
    ends: dict[int, int] = {}
    _rewritten(text, ends)
    return ends


def _rewritten(text: str, ends: dict[int, int] | None) -> str:
    """Return `text` with what characters were made of; add to `ends` where that ends."""
    for steps in (_steps, rereadings):
        for pattern, written in steps(text):
            if ends is not None:
                for found in pattern.finditer(text):
                    if written(found)[0] not in _NEVER_LAST:
                        ends[found.start() + 1] = found.end()
            text = pattern.sub(written, text)
    return text


def _steps(text: str) -> list[Step]:
    """Return what is to be replaced in `text`, and by what; hardly a text has any."""
    steps: list[Step] = []
    if "\\" in text:
        sure = sum(_is_break(found) for found in _BREAKS.finditer(text)) >= _SURE
        steps += [(_BREAKS, partial(_break, surely=sure)), (_CODE, _of_code), (_MARK, _of_mark)]
    if "_" in text and "_x000" in text:
        steps.append((_EXCEL_BREAK, _line_end))
    return steps


def _break(found: re.Match[str], *, surely: bool) -> str:
    """Return line ends for what stands for some."""
    if not (surely or _is_break(found)):
        return found[0]
    plain = found[0].replace(r"\r\n", UNSEEN * 2 + r"\n")
    for name, character in (("n", "\n"), ("r", "\n"), ("t", " ")):
        plain = plain.replace(rf"\{name}", character + UNSEEN)
    return plain.replace("\\", UNSEEN)


def _is_break(found: re.Match[str]) -> bool:
    """Tell the end of a line from a part of another word."""
    text, (start, end) = found.string, found.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    if not after or after in _BEGINS_LINE or after.isupper():
        return True
    return not after.islower() and (not before or before in _ENDS_LINE)


def _of_code(found: re.Match[str]) -> str:
    """Return the character of a code."""
    if found[0][1] == "u":
        return padded(chr(int.from_bytes(bytes.fromhex(found[0][2:]))), found)
    own = bytes.fromhex(found[0].replace("\\x", ""))
    return padded(own.decode("utf-8" if len(own) > 1 else "latin-1", "replace"), found)


def _of_mark(found: re.Match[str]) -> str:
    return padded(found[0][-1], found)


def _line_end(found: re.Match[str]) -> str:
    """Return the end of a line in the place of what is `found`."""
    return "\n" + UNSEEN * (len(found[0]) - 1)


def _unwrapped(text: str) -> str:
    """Return a text or list as Python prints them, or a cell of a CSV file, without its marks."""
    if _LIST.fullmatch(text):
        text = _BETWEEN_ITEMS.sub(_line_end, text)
        return UNSEEN * 2 + text[2:-2] + UNSEEN * 2
    found = _PRINTED.fullmatch(text)
    if not found:
        return text
    mark, inner = found[1], found[2]
    rest = inner.replace("\\" + mark, "").replace(mark * 2, "")
    plain = len(rest) == len(inner) and r"\n" not in inner and text[0] != "b"
    if mark in rest or (plain and len(inner) < _LONG and "\n" not in inner):
        return text
    return UNSEEN * found.start(2) + inner + UNSEEN


def _with_single_marks(text: str) -> str:
    """Return a text all of whose quotation marks are doubled, as in CSV files, with single ones."""
    if text.count('"') != 2 * text.count('""') or text.count('"') < 2 * _SURE:
        return text
    return _OPENING.sub(UNSEEN + '"', text).replace('""', '"' + UNSEEN)
