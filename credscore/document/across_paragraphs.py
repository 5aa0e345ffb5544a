"""Quotations that are opened in one paragraph and closed in a later one, with no mark between.

Pages that set long quotations apart often keep one pair of marks for all their paragraphs. An
opening mark that its paragraph does not close and a closing mark that its paragraph does not
open are such a pair; alone, each would be a slip.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from typing import Final

from credscore.document.marks import AFTER_CLOSING, Mark, Quotation, Span

#: Longest such quotation, in characters.
_LONGEST: Final = 4000
#: Opening mark -> what closes it paragraphs later; other pairs are slips of their own.
_CLOSED_BY: Final = {"“": "”", "„": "“”", "‟": "”", '"': '"'}
#: Says that the words before it were somebody's, so that a closing mark was lost there.
_VERBS = "said|says|added|adds|wrote|writes|asked|asks|told|tweeted|replied|continued"
SAID = re.compile(rf"\b(?:he|she|they|I|[A-Z][\w’'-]+) (?:{_VERBS})\b|\b(?:{_VERBS}) [A-Z]")
SAID_OF_IT = re.compile(rf"[,?!—–-]\s?(?:{SAID.pattern})")


def close_across(
    text: str, paragraphs: Sequence[Span], opened: Quotation, mark: Mark, span: Span
) -> list[Quotation]:
    """Return the quotation of each paragraph from the one of `opened` to `span`, or nothing.

    Parameters
    ----------
    text : str
    paragraphs : sequence of (int, int)
        All of the text, in order.
    opened : Quotation
        The last before `span`; it ends with its paragraph.
    mark : Mark
        The first double mark of the paragraph `span`.
    """
    if opened.closed or opened.continued or not _closes(mark, text[opened.start]):
        return []
    if mark.start - opened.start > _LONGEST or SAID.search(text, opened.start, mark.start):
        return []
    first = bisect_left(paragraphs, opened.end, key=itemgetter(0))
    last = bisect_left(paragraphs, span[0], key=itemgetter(0))
    between = [
        Quotation(start, end, start, end, closed=False, continued=True)
        for start, end in paragraphs[first:last]
    ]
    return [
        opened._replace(continued=True),
        *between,
        Quotation(span[0], mark.end, span[0], mark.start),
    ]


def _closes(mark: Mark, opening: str) -> bool:
    if mark.kind not in _CLOSED_BY.get(opening, "") or mark.before.isspace():
        return False
    return not mark.before.isdigit() and (mark.after.isspace() or mark.after in AFTER_CLOSING)
