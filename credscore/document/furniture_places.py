"""Furniture by its place on the page: prose that only its neighbours show to be none of the article.

A caption reads like a sentence, and so does what a page asks of its readers. What gives them away
is where they stand: among menus above the byline, before a line with the photographer's name,
between labels, under the last long menu. Every rule wants such a place, and nearly all want the
block to say nothing that a report says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from credscore.document.ends import before_each
from credscore.document.furniture_lines import is_byline, is_credit_line, is_told
from credscore.document.furniture_lines import is_timestamp
from credscore.document.furniture_service import appeals, service

__all__ = ["misplaced"]

#: Words: above the byline stand no more, and after it at least so many times more.
_FRONT = 90
_FRONT_SHARE = 4
_FRONT_SENTENCE = 20
#: Above it are at least so many labels, and so many for each sentence.
_FRONT_LABELS = 5
_FRONT_RATIO = 2
#: Words: captions and prompts are shorter.
_CAPTION = 45
_PROMPT = 80
_SHORT = 12
#: Labels in a row without a sentence: the foot of the page, if little prose follows.
_FOOT = 8
_FOOT_SHARE = 5

#: What stands under an article and is followed by none of it.
_LAST_LINE = re.compile(
    r"\brights reserved\b|(?:copyright|©|\(c\))\W{0,3}(?:19|20)\d\d"
    r"|\bcontributed to (?:this|the) (?:report|story|article)\b|^reporting (?:and \w+ )?by\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SEEN = re.compile(
    r"\b(?:pictured|(?:is|are) seen|file photo|(?:centre|center|left|right|above|below)[,.)]"
    r"|on (?:\w+day|\w{3,9}\.? \d{1,2}\b)|in (?:19|20)\d\d\.$)"
)
#: Words of the text that stands for a picture, at most.
_ALT = 25
_PICTURE = re.compile(
    r"(?:An?|Two|Three|Four|Several|Some|People|Men|Women|Children|Illustration|Drawing|Photo"
    r"|Photograph|Image|Picture|Screenshot|Portrait|Silhouette|Cartoon|Map|Graph|Chart)\b"
)
#: What is told of more than a picture: the past, what may be, figures.
_NO_PICTURE = re.compile(
    r"\d|\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|not|no"
    r"|did|does|do|went|came|took|made|that|which|because|if|but)\b"
    r"|\w{2}ed (?:an?|the|his|her|its|their|to|for|him|them|it)\b"
)
#: "Follow us on:", "React to this story:": the icons that follow have no words.
_ASKS_FOR = re.compile(
    r"(?:enter|find|follow|join|react|read|search|share|sign|subscribe|take a look|type|watch)\b"
    r"[^.!?]{0,40}:$",
    re.IGNORECASE,
)
_QUOTE_MARKS = "\"“‘«„'"


def misplaced(
    texts: Sequence[str], words: Sequence[int], prose: Sequence[bool], junk: Sequence[bool]
) -> set[int]:
    """Return the indices of the blocks of prose whose place shows them to be furniture.

    Parameters
    ----------
    texts : sequence of str
        The blocks of a page, in order.
    words : sequence of int
        The number of words of each.
    prose : sequence of bool
        Whether each reads as prose; the others are labels, lists and known furniture.
    junk : sequence of bool
        Whether each is known furniture.

    Examples
    --------
    >>> texts = ["The bridge opened.", "Image", "Crowds on the bridge.", "Photo: A. Roe", "It cost much."]
    >>> prose = [True, False, True, False, True]
    >>> sorted(misplaced(texts, [3, 1, 4, 3, 3], prose, [not one for one in prose]))
    [2]
    """
    if all(prose):
        return set()
    found = set(_above(texts, words, prose))
    found.update(_beside(texts, words, prose, junk))
    found.update(_below(texts, words, prose, junk))
    return found


def _above(texts: Sequence[str], words: Sequence[int], prose: Sequence[bool]) -> Iterator[int]:
    """Yield the prose among the menus above the byline or the date, and appeals to readers.

    A longer sentence that speaks to nobody is the standfirst, or the article.
    """
    done = labels = begun = 0
    speaking: list[int] = []
    short: list[int] = []
    end = menu = 0
    total = sum(w for w, p in zip(words, prose, strict=True) if p)
    for index, text in enumerate(texts):
        if not prose[index]:
            labels += 1
            if labels > 1 and (speaking or short) and (is_byline(text) or _is_date(text)):
                end = index
                if labels >= max(_FRONT_LABELS, _FRONT_RATIO * len(short)):
                    menu = index
            continue
        if appeals(text):
            speaking.append(index)
        elif words[index] <= _FRONT_SENTENCE:
            short.append(index)
            done += words[index]
        else:
            begun += 1
            done += words[index]
        if begun > 1 or done > _FRONT or (_FRONT_SHARE + 1) * done > total:
            break
    yield from (index for index in speaking if index < end)
    yield from (index for index in short if index < menu)


def _is_date(text: str) -> bool:
    """Tell a date with its year from a time of day, as the entries of live pages have."""
    return _YEAR.search(text) is not None and is_timestamp(text)


def _beside(
    texts: Sequence[str], words: Sequence[int], prose: Sequence[bool], junk: Sequence[bool]
) -> Iterator[int]:
    """Yield captions, prompts and lone short lines, by what stands before and after."""
    first = prose.index(True) if True in prose else 0
    last = len(texts) - 1
    found = -1
    for index, text in enumerate(texts):
        if not prose[index] or words[index] > _PROMPT:
            continue
        before = index > 0 and (found == index - 1 or not prose[index - 1])
        after = index < last and not prose[index + 1]
        if not (before or after or index in (0, last)) or text[0] in _QUOTE_MARKS:
            continue
        served = before and service(texts[index - 1])
        if service(text, after_service=served, alone=before and after) or (after and _ASKS_FOR.match(text)):
            found = index
        elif not is_told(text) and (
            (before and after and _is_caption(texts, words, index, index == first))
            or (before and after and _is_picture(text, words[index]) and _near(junk, index))
            or (words[index] <= _SHORT and _is_alone(prose, junk, index))
        ):
            found = index
        if found == index:
            yield index


def _near(junk: Sequence[bool], index: int) -> bool:
    return junk[index - 1] or junk[index + 1]


def _is_picture(text: str, words: int) -> bool:
    """Tell what a picture shows, written for those who cannot see it, in the present tense."""
    return words <= _ALT and _PICTURE.match(text) is not None and not _NO_PICTURE.search(text)


def _is_caption(texts: Sequence[str], words: Sequence[int], index: int, first: bool) -> bool:
    """Tell whether a block stands before a credit, and the credit is not that of a chart.

    The first sentence of an article, and one between two credits, may go with a chart; they
    must show what is to be seen.
    """
    text = texts[index]
    if words[index] > _CAPTION or not is_credit_line(texts[index + 1]):
        return False
    return not (first or (index and is_credit_line(texts[index - 1]))) or bool(_SEEN.search(text))


def _is_alone(prose: Sequence[bool], junk: Sequence[bool], index: int) -> bool:
    """Tell whether two blocks before and two after are no prose, and one is known furniture."""
    return (
        2 <= index < len(prose) - 2
        and any(junk[index - 2 : index + 3])
        and not any(prose[index - 2 : index])
        and not any(prose[index + 1 : index + 3])
    )


def _below(
    texts: Sequence[str], words: Sequence[int], prose: Sequence[bool], junk: Sequence[bool]
) -> Iterator[int]:
    """Yield the prose below the last line of an article, or below a long menu at its end."""
    done = before_each(w if p else 0 for w, p in zip(words, prose, strict=True))
    run = known = 0
    for index, one in enumerate(prose):
        little = _FOOT_SHARE * (done[-1] - done[index]) <= done[index]
        if not one:
            run += 1
            known += junk[index]
            over = junk[index] and little and _LAST_LINE.search(texts[index])
        else:
            over = run >= _FOOT and known and little
            run = known = 0
        if over:
            yield from (i for i in range(index, len(prose)) if prose[i])
            return
