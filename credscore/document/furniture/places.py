"""Furniture by its place on the page: prose that its neighbours show to be none of the article.

A caption reads like a sentence, and so does what a page asks of its readers. What gives them away
is where they stand: among menus above the byline, before a line with the photographer's name,
between labels, under the last long menu. Every rule wants such a place, and nearly all want the
block to say nothing that a report says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

from credscore.document.furniture.authors import is_post_of, tells_of_author
from credscore.document.furniture.blocks import QUOTE_MARKS
from credscore.document.furniture.credits import ends_in_credit, is_credit_line
from credscore.document.furniture.headlines import has_speaker, is_told
from credscore.document.furniture.lines import is_byline, is_timestamp
from credscore.document.furniture.service import appeals, asks_for, service, speaks

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
_ICONS = 6
_ICON = 3
#: Labels in a row without a sentence: the foot of the page, if little prose follows.
_FOOT = 8
#: Words of an entry, at most.
_ENTRY = 6
#: After so many, short lines and what speaks to readers is furniture.
_FEW = 3
_FOOT_SHARE = 5
_END_SHARE = 2

#: What stands below the question of a poll.
_VOTES = re.compile(
    r"(?:Yes|No|YES|NO)\W*(?:\d[^.]{0,40})?$|[^.]{0,40}\d%|.{0,40}\b[Vv]otes?\b.{0,20}$"
)
#: Words in quotation marks, a speaker's name, "I", a broken sentence.
_ONE_PERSON = re.compile(r"[\"“”«»]|^[A-Z][^a-z]{2,30}:|\bI\b|[—–-]$")

#: What stands under an article and is followed by none of it.
_MADE_BY = re.compile(
    r"(?:copyright|©|\(c\))\W{0,3}(?:19|20)\d\d"
    r"|\bcontributed to (?:this|the) (?:report|story|article)\b"
)
_LAST_LABEL = re.compile(
    r"reporting (?:and \w+ )?by\b|\W*(?:(?:related |read more on |explore more )?(?:tags|topics)"
    r"|filed under|keywords|about (?:the |our )?authors?|author bio\w*"
    r"|(?:sources|references)\b.{0,30})\W*$"
)
_MADE = ("copyright", "©", "(c)", "contributed to th")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SEEN = re.compile(
    r"\b(?:pictured|(?:is|are) seen|file photo|(?:centre|center|left|right|above|below)[,.)])"
)
#: Words of the text that stands for a picture, at most.
_ALT = 25
_PICTURE = re.compile(
    r"(?:An?|Two|Three|Four|People|Men|Women|Children|Illustration|Drawing|Photo"
    r"|Photograph|Image|Picture|Screenshot|Portrait|Silhouette|Cartoon|Map|Graph|Chart)\b"
)
#: What is told of more than a picture: the past, what may be, figures.
_NO_PICTURE = re.compile(
    r"\d|n['’]t\b|\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|not|no"
    r"|did|does|do|comment|went|came|took|made|that|which|because|if|but)\b"
    r"|\w{2}ed (?!(?:in|by|with|on|up|at|from|of|out|man|men|woman|women|boy|girl|figure)\b)"
)


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
    >>> texts = ["The bridge opened.", "Image", "Crowds cross it.", "Photo: Al Roe", "It fell."]
    >>> prose = [True, False, True, False, True]
    >>> sorted(misplaced(texts, [3, 1, 4, 3, 3], prose, [not one for one in prose]))
    [2]
    """
    if all(prose):
        return set()
    page = _Page(texts, words, list(prose), list(junk))
    found = page.drop(_above(page))
    # What is found once may be the neighbour that others lack.
    found |= (beside := page.drop(_beside(page)))
    if beside:
        found |= page.drop(_beside(page))
    return found | page.drop(_below(page))


@dataclass(slots=True)
class _Page:
    """The blocks of a page, as `misplaced` is given them; what is found is prose no longer."""

    texts: Sequence[str]
    words: Sequence[int]
    prose: list[bool]
    junk: list[bool]

    def drop(self, indices: Iterator[int]) -> set[int]:
        """Note the furniture as it is found, and return it."""
        found = set()
        for index in indices:
            self.prose[index], self.junk[index] = False, True
            found.add(index)
        return found

    def is_by_junk(self, index: int) -> bool:
        """Tell whether a short line of known furniture is before or after; a post is longer."""
        sides = (index - 1, index + 1)
        return any(
            self.junk[i] and self.words[i] <= _SHORT and self.texts[i][:4] != "http" for i in sides
        )


def _above(page: _Page) -> Iterator[int]:
    """Yield the prose among the menus above the byline or the date, and appeals to readers.

    A longer sentence that speaks to nobody is the standfirst, or the article.
    """
    texts, words, prose = page.texts, page.words, page.prose
    done = labels = begun = 0
    speaking: list[int] = []
    short: list[int] = []
    end = menu = 0
    total = sum(compress(words, prose))
    for index, text in enumerate(texts):
        if not prose[index]:
            labels += 1
            # The dates of a page of updates have prose before them.
            alone = index > 0 and prose[index - 1]
            if (speaking or short) and (is_byline(text) or (_is_date(text) and not alone)):
                end = index if labels > 1 else end
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
    yield from [index for index in speaking if index < end]
    yield from [index for index in short if index < menu]


def _is_date(text: str) -> bool:
    """Tell a date with its year from a time of day, as the entries of live pages have."""
    return _YEAR.search(text) is not None and is_timestamp(text)


def _beside(page: _Page) -> Iterator[int]:
    """Yield captions and prompts, by what stands before and after."""
    texts, words, prose = page.texts, page.words, page.prose
    last = len(prose) - 1
    first = True
    for index, one in enumerate(prose):
        if not one:
            continue
        before = index == 0 or not prose[index - 1]
        if (
            (before or index == last or not prose[index + 1])
            and words[index] <= 2 * _PROMPT
            and texts[index][0] not in QUOTE_MARKS
            and _is_beside(page, index, before=before, first=first)
        ):
            yield index
        else:
            first = False


def _is_beside(page: _Page, index: int, *, before: bool, first: bool) -> bool:
    """Tell whether a short block is furniture by its neighbours.

    No prose is right before it, or after it if `before` is false; none at all if `first`.
    """
    text, words, last = page.texts[index], page.words[index], len(page.prose) - 1
    after = index == last or not page.prose[index + 1]
    between = before and after and 0 < index < last
    above = page.texts[index - 1] if before and index > 0 else ""
    if service(text, above=above, alone=between):
        return True
    if text[-1] == "?" and after and index < last and _VOTES.match(page.texts[index + 1]):
        return True
    if text[-1] == ":":
        short = first and between and words <= _ICON
        return short or (after and asks_for(text))
    if above and _is_of_name(page, index, first=first):
        return True
    if not between or is_told(text):
        return _is_above_caption(page, index)
    return (
        _is_caption(page, index)
        or (words <= _ICONS and speaks(text) and (_asks(page, index - 1) or service(above)))
        or (_is_picture(text, words) and page.is_by_junk(index))
        or _is_above_caption(page, index)
        or _goes_on_asking(page, index)
    )


def _goes_on_asking(page: _Page, index: int) -> bool:
    """Tell whether a block speaks to readers as the furniture above it does."""
    text, above = page.texts[index], page.texts[index - 1]
    return page.junk[index - 1] and "(@" not in above and appeals(above) and _is_of_page(text)


def _is_of_page(text: str) -> bool:
    """Tell whether a block speaks to readers, and none of its words is one person's."""
    return appeals(text) and not _ONE_PERSON.search(text)


def _is_of_name(page: _Page, index: int, *, first: bool) -> bool:
    """Tell whether a block below somebody's name is a post by that name or tells of it."""
    above, text = page.texts[index - 1], page.texts[index]
    below = page.texts[index + 1 : index + 2]
    if is_post_of(above):
        return bool(below) and not page.prose[index + 1] and is_timestamp(below[0])
    if tells_of_author(above, text, first=first):
        return True
    # The author's post may stand between.
    over = index > 1 and not page.prose[index - 2] and page.words[index - 1] <= _SHORT
    return over and tells_of_author(page.texts[index - 2], text, first=first)


def _is_caption(page: _Page, index: int) -> bool:
    """Tell whether a block stands before a credit and says what is to be seen.

    A paragraph may stand before the credit of a picture without a caption, or of a chart.
    """
    text = page.texts[index]
    if page.words[index] > _CAPTION or not is_credit_line(page.texts[index + 1]):
        return False
    return _SEEN.search(text) is not None or not _NO_PICTURE.search(text)


def _is_above_caption(page: _Page, index: int) -> bool:
    """Tell what a picture shows by the caption below it, whatever stands above."""
    if index + 1 == len(page.texts) or not _is_picture(page.texts[index], page.words[index]):
        return False
    return ends_in_credit(page.texts[index + 1])


def _is_picture(text: str, words: int) -> bool:
    """Tell what a picture shows, written for those who cannot see it, in the present tense."""
    return words <= _ALT and _PICTURE.match(text) is not None and not _NO_PICTURE.search(text)


def _below(page: _Page) -> Iterator[int]:
    """Yield the prose below the last line of an article, or below the menus at its end.

    Below a long one there is nothing of the article, below a short one no short line and none
    that speaks to readers.
    """
    prose, words = page.prose, page.words
    least, start = _first_of_little(page)
    run = known = 0
    told: dict[bool, int] = {}
    # Posts and headlines are longer than the entries of a menu.
    top = least
    while top and not prose[top - 1]:
        top -= 1
        run, known = run + (words[top] <= _ENTRY), known + page.junk[top]
    for index in range(least, len(prose)):
        text, over = page.texts[index], False
        if not prose[index]:
            run, known = run + (words[index] <= _ENTRY), known + page.junk[index]
            over = _is_last_line(text)
        elif known and run >= _FOOT:
            over = index >= start
        if over and (early := index < start) not in told:
            told[early] = _last_told(page, index, quotes=early)
        if over and index > told[index < start]:
            yield from [i for i in range(index, len(prose)) if prose[i]]
            return
        if not prose[index]:
            continue
        many = known > 1 and run >= _FEW and index >= start
        asked = many or (known and any(_asks(page, i) for i in range(top, index)))
        if asked and _is_below(page, index, few=not many):
            yield index
            run, known = run + 1, known + 1
        else:
            run, known, top = 0, 0, index + 1


def _is_last_line(text: str) -> bool:
    """Tell a line that stands under an article and is followed by none of it."""
    lower = text.lower()
    if "rights reserved" in lower or _LAST_LABEL.match(lower):
        return True
    return any(one in lower for one in _MADE) and _MADE_BY.search(lower) is not None


def _asks(page: _Page, index: int) -> bool:
    """Tell known furniture that speaks to readers; a post does, and what points to a link."""
    text = page.texts[index]
    if not page.junk[index] or "(@" in text or text.endswith((":", "here", "here.")):
        return False
    return speaks(text)


def _last_told(page: _Page, start: int, *, quotes: bool) -> int:
    """Return the last block from `start` on that tells what somebody says or `quotes`, or -1."""
    for index in range(len(page.prose) - 1, start - 1, -1):
        text = page.texts[index]
        quoted = quotes and ("“" in text or '"' in text)
        if page.prose[index] and (quoted or has_speaker(text)):
            return index
    return -1


def _first_of_little(page: _Page) -> tuple[int, int]:
    """Return the blocks from which on the prose is less than before, and little against that."""
    rest, start = 0, -1
    total = sum(compress(page.words, page.prose))
    for index in range(len(page.prose) - 1, -1, -1):
        if page.prose[index]:
            rest += page.words[index]
            if start < 0 and rest * (_FOOT_SHARE + 1) > total:
                start = index + 1
            if rest * (_END_SHARE + 1) > total:
                return index + 1, start
    return 0, max(start, 0)


def _is_below(page: _Page, index: int, *, few: bool) -> bool:
    """Tell whether a block speaks to readers, or is short and no prose follows.

    Below `few` lines it must speak to readers, and none of its words be quoted.
    """
    text, words = page.texts[index], page.words[index]
    if text[0] in QUOTE_MARKS or is_told(text) or words > _PROMPT:
        return False
    if index + 1 < len(page.prose) and page.prose[index + 1]:
        return appeals(text) and appeals(page.texts[index + 1])
    if few:
        return _is_of_page(text)
    return words <= _SHORT or speaks(text)
