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
_PROMPT = 60
_SHORT = 12
#: Labels in a row without a sentence: the foot of the page, if little prose follows.
_FOOT = 8
_FOOT_SHARE = 5

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SEEN = re.compile(
    r"\b(?:pictured|(?:is|are) seen|file photo|(?:centre|center|left|right|above|below)[,.)]"
    r"|on (?:\w+day|\w{3,9}\.? \d{1,2}\b)|in (?:19|20)\d\d\.$)"
)
#: "Follow us on:", "React to this story:": the icons that follow have no words.
_ASKS_FOR = re.compile(
    r"(?:enter|find|follow|join|react|read|search|share|sign|subscribe|type|watch)\b[^.!?]{0,40}:$",
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
    found.update(_below(words, prose, junk))
    return found


def _above(texts: Sequence[str], words: Sequence[int], prose: Sequence[bool]) -> Iterator[int]:
    """Yield the prose among the menus above the byline or the date."""
    done = labels = sentences = end = 0
    total = sum(w for w, p in zip(words, prose, strict=True) if p)
    for index, text in enumerate(texts):
        if prose[index]:
            done += words[index]
            sentences += 1
            if done > _FRONT or (_FRONT_SHARE + 1) * done > total:
                break
            continue
        labels += 1
        enough = labels >= max(_FRONT_LABELS, _FRONT_RATIO * sentences)
        if sentences and enough and (is_byline(text) or _is_date(text)):
            end = index
    # A longer one is the standfirst, or the article.
    yield from (i for i in range(end) if prose[i] and words[i] <= _FRONT_SENTENCE)


def _is_date(text: str) -> bool:
    """Tell a date with its year from a time of day, as the entries of live pages have."""
    return _YEAR.search(text) is not None and is_timestamp(text)


def _beside(
    texts: Sequence[str], words: Sequence[int], prose: Sequence[bool], junk: Sequence[bool]
) -> Iterator[int]:
    """Yield captions, prompts and lone short lines, by what stands before and after."""
    first = prose.index(True) if True in prose else 0
    last = len(texts) - 1
    for index, text in enumerate(texts):
        if not prose[index] or words[index] > _PROMPT:
            continue
        before = index > 0 and not prose[index - 1]
        after = index < last and not prose[index + 1]
        if not (before or after or index in (0, last)) or text[0] in _QUOTE_MARKS:
            continue
        if asks(text) or (after and _ASKS_FOR.match(text)):
            yield index
        elif not is_told(text) and (
            (before and after and _is_caption(texts, words, index, index == first))
            or (words[index] <= _SHORT and _is_alone(prose, junk, index))
        ):
            yield index


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
    words: Sequence[int], prose: Sequence[bool], junk: Sequence[bool]
) -> Iterator[int]:
    """Yield the prose below a long menu at the end, in which something is known furniture."""
    done = before_each(w if p else 0 for w, p in zip(words, prose, strict=True))
    run = known = 0
    for index, one in enumerate(prose):
        if not one:
            run += 1
            known += junk[index]
            continue
        if run >= _FOOT and known and _FOOT_SHARE * (done[-1] - done[index]) <= done[index]:
            yield from (i for i in range(index, len(prose)) if prose[i])
            return
        run = known = 0


# --- what a page says to its readers

_TO_READERS = frozenset("you your yours we our us please".split())
_REPORTS = frozenset("said says told tells according".split())
_IMPERATIVES = frozenset(
    """add allow become browse buy check choose click comment continue create customize discover
    donate download enable enter explore find follow get give help hide join keep learn leave like
    listen log manage open pin play post print rate read register reply report save scroll search
    see select send share shop show sign skip start stay submit subscribe support swipe tap tell
    try tune turn type unlock upgrade use view visit vote watch write""".split()
)
_SERVICE = frozenset(
    """access ad ads advertisement advertisements adverts affected affiliate alert alerts app apps
    archive article articles audio bookmark bookmarks browser button click clicking comment
    commenting commenter comments commission consent content cookie cookies copyright covered daily
    delivered device digital discussion download edition email e-mail emails exclusive experience
    experiences feedback form free headlines homepage icon inbox journalism latest link links list
    login mailing member members membership moderated newsletter newsletters notification
    notifications offers page pages partners password permission podcast podcasts policy post
    posts preferences privacy profile publication published reader readers reading register
    registered reply save saved screen settings site sponsored stories story subscribe subscribed
    subscriber subscribers subscription tap terms tips tracking transcript transcripts unlimited
    unsubscribe update updated updates username video videos view website""".split()
)
_LETTERS = re.compile(r"[a-z]+(?:[-'’][a-z]+)?")
#: "We asked readers to share" reports; "articles shared" and "may be revised" need not.
_PAST = re.compile(r"\b(?<!\bbe )(?<!are )(?<!is )(\w{2,16}ed)\b")
#: Words of a block for one word of the page's services.
_FOR_ONE = 9
_FOR_ONE_OF_NOBODY = 6
#: A block of so many words needs only one.
_BRIEF = 6


def asks(text: str) -> bool:
    """Return whether a short block speaks to readers of the page and of its services.

    Examples
    --------
    >>> asks("Add articles to your saved list and read them at any time.")
    True
    >>> asks("We asked readers to share their stories."), asks("Our story begins in Pune.")
    (False, False)
    """
    lowered = text.lower()
    words = _LETTERS.findall(lowered)
    if not words or text[-1] == "," or not _REPORTS.isdisjoint(words):
        return False
    service = len(_SERVICE.intersection(words))
    begs = words[0] in _IMPERATIVES
    speaks = not _TO_READERS.isdisjoint(words)
    if begs or speaks:
        least = 1 if begs and speaks and len(words) <= _BRIEF else 2
        enough = service >= least and _FOR_ONE * service >= len(words)
    else:
        enough = service >= 3 and _FOR_ONE_OF_NOBODY * service >= len(words)
    return enough and all(word in _SERVICE for word in _PAST.findall(lowered))
