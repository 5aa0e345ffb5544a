"""The body of an article: its paragraphs, apart from the furniture of the page.

The text is cut into blocks (`blocks`); each is judged by its shape (`roles`: does it read as prose,
as a heading, as an item of a list?) and by what it says (`signs`, `lines`). Then the order decides:
what follows a heading such as "Comments" is not the article, nor is short prose among headlines at
the end; biographies count only there. A block is never judged by how much furniture comes after
it, so that appended menus or comments leave the body as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from credscore.document.characters import Characters, written_plainly
from credscore.document.ends import before_each
from credscore.document.furniture.authors import is_biography
from credscore.document.furniture.blocks import (
    QUOTE_MARKS,
    Block,
    Span,
    signed_length,
    split_blocks,
)
from credscore.document.furniture.headlines import (
    INNER_STOP,
    contents,
    heads_sources,
    is_entry,
    is_title,
    is_title_case,
    is_told,
    repeats,
)
from credscore.document.furniture.lines import (
    capitals_length,
    dateline_length,
    is_comment_tool,
    opens_comments,
    opens_related,
)
from credscore.document.furniture.places import misplaced
from credscore.document.furniture.roles import BULLET, LONG, Part, Role, judge, mark_length
from credscore.document.furniture.service import asks_for
from credscore.document.furniture.signs import furniture_blocks
from credscore.document.seen import in_place, seen_each

__all__ = ["bodies_of", "find_body"]

#: A member is found sooner so than as an attribute of its class.
_PROSE, _LABEL, _ITEM, _JUNK = Role

#: Prose of this many words is taken for the article even after "Related stories".
_CLEAR = 25
#: So many words has no teaser of an article.
_LONGEST_TEASER = 50
#: "Text size:" above the article introduces nothing; the name of a button has no more words.
_ICON = 3
#: A block counts as a repetition from this many words on ("He added:" may recur).
_REPEATED = 8
#: So many headlines in a row close the article, whatever short prose follows.
_HEADLINES = 12
#: After so many, it is closed if labels are as frequent as prose from there on.
_FEW_HEADLINES = 5
#: Below comments so many paragraphs hardly report.
_TOLD_BELOW = 5
#: A block of so many words, with so many times fewer beside it, is the article, whatever it says.
_ARTICLE = 150
_FEW_BESIDE = 10
#: In prose a sentence has so many words at most, on the whole; of its first words not so many times
#: fewer are different.
_LONG_SENTENCE = 40
_FEW_REPEATED = 3
_SENTENCE_END = re.compile(r"(?<=[\w\"”’'%)])[.!?][\"”’')\]]{0,3}(?!\S)")
#: Biographies are only looked for under an article of more paragraphs than this.
_BRIEF = 3


def find_body(text: str) -> list[Span]:
    r"""Find the paragraphs of the article in the text of a news page.

    Parameters
    ----------
    text : str
        The text of a page or an article, as scraped, copied or written; plain, without
        HTML. Any line ends.

    Returns
    -------
    list of (int, int)
        Offsets into `text` (code points, end exclusive) of each paragraph, in order,
        disjoint, without outer white space and without a dateline such as
        "KABUL (AP) —". Everything else is page furniture. Empty if nothing reads as prose.

    Examples
    --------
    >>> page = "Home\nSports\n\nThe bridge reopened on Monday.\n\nRelated: Bridge shut\n"
    >>> [page[start:end] for start, end in find_body(page)]
    ['The bridge reopened on Monday.']
    """
    return bodies_of(written_plainly([text]))[0]


def bodies_of(characters: Characters) -> list[list[Span]]:
    """Find the body of each text of `characters`."""
    seen, places = seen_each(characters)
    return list(map(in_place, _find_seen(seen), places))


def _find_seen(texts: Sequence[str]) -> list[list[Span]]:
    """Find the body of each of `texts`, which are as a page shows them."""
    blocks = list(map(split_blocks, texts))
    parts = [[judge(block) for block in own] for own in blocks]
    everything = [part for own in parts for part in own]
    for index in furniture_blocks([part.text for part in everything]):
        everything[index].role = _JUNK
    return list(map(_body_of, blocks, parts))


def _body_of(blocks: Sequence[Block], parts: Sequence[Part]) -> list[Span]:
    """Return the spans of the body; `parts` are the judged blocks."""
    if any(part.role is not _PROSE for part in parts):
        _restore_lists(parts)
        _mark_headlines(parts)
        _mark_places(parts)
    body = _close(parts, _select(parts)) or _without_prose(parts)
    return _trim([blocks[index] for index in body or _in_one_line(parts)])


def _restore_lists(parts: Sequence[Part]) -> None:
    """Make prose of labels that a list or a broken sentence shows to be text.

    Entries after a colon count while they do not look like headlines, and a line whose
    sentence goes on in the next block (a small letter) is no label. A bulleted entry of a
    word or two is a menu.
    """
    listing = begun = False
    cited = -1  # the last entry of a list of works
    for index, part in enumerate(parts):
        if part.role is _PROSE:
            last = part.text[-1]
            begun = begun or last != ":" or part.words > _ICON
            begins = begun and last == ":" and not asks_for(part.text)
            listing = begins or (listing and last in ",;")
        elif part.role is _JUNK:
            listing = False
        elif part.role is _ITEM:
            if index and (cited == index - 1 or heads_sources(parts[index - 1].text)):
                cited = index
                part.role = _LABEL
            elif not listing and (part.words < 6 or is_title_case(part.text)):
                part.role = _LABEL
        else:
            following = parts[index + 1] if index + 1 < len(parts) else None
            listing = listing and part.words > 2 and not is_title_case(part.text)
            if listing or (following and _goes_on(part, following)):
                part.role = _PROSE


def _mark_headlines(parts: Sequence[Part]) -> None:
    """Make labels of questions and exclamations that stand in a list of headlines.

    By itself "Judge sues over higher rents?" may be a sentence; among headlines it is one.
    """
    if sum([_is_headline(part) for part in parts if part.role is _LABEL]) < _FEW_HEADLINES:
        return
    run: list[Part] = []
    for part in [*parts, None]:
        if part and (_is_headline(part) or _may_be_headline(part)):
            run.append(part)
            continue
        labels = sum(p.role is _LABEL for p in run)
        if len(run) > labels >= _FEW_HEADLINES and 3 * labels >= 2 * len(run):
            for one in run:
                one.role = _LABEL
        run.clear()


def _mark_places(parts: Sequence[Part]) -> None:
    """Make furniture of prose that its place on the page shows to be none of the article."""
    prose = [part.role is _PROSE for part in parts]
    if all(prose):
        return
    junk = [part.role is _JUNK for part in parts]
    for index in misplaced([p.text for p in parts], [p.words for p in parts], prose, junk):
        parts[index].role = _JUNK


def _is_headline(part: Part) -> bool:
    return part.role is _LABEL and part.words >= 3


def _may_be_headline(part: Part) -> bool:
    text = part.text
    if part.role is not _PROSE:
        return False
    if not 3 <= part.words <= 20 or text[0] in QUOTE_MARKS or INNER_STOP.search(text):
        return False
    return text[-1] in "?!" or (text.isupper() and text[-1] != ".")


def _goes_on(part: Part, following: Part) -> bool:
    return part.words > 2 and following.role is _PROSE and following.text[0].islower()


def _select(parts: Sequence[Part]) -> list[int]:
    """Return the indices of prose, without repetitions and lists of related articles."""
    body: list[int] = []
    seen = contents([p.text for p in parts if p.role is _PROSE and p.text[-1] == "?"])
    if seen and _stands_twice(parts):  # so do its questions
        seen.clear()
    for index in _without_teasers(parts):
        part = parts[index]
        if not body and part.words <= LONG and is_title(part.text):
            continue
        if part.text in seen:
            continue
        if part.words >= _REPEATED:
            seen.add(part.text)
        body.append(index)
    return body


def _stands_twice(parts: Sequence[Part]) -> bool:
    """Tell whether most prose stands twice: an article that was pasted twice."""
    prose = [part.text for part in parts if part.role is _PROSE]
    return 3 * len(set(prose)) <= 2 * len(prose)


def _without_teasers(parts: Sequence[Part]) -> Iterator[int]:
    """Yield the indices of prose but for what stands between headlines under "Related"."""
    related = -1  # headlines in a row since that heading, or -1
    begun = False  # above the article "More from us" is a menu
    for index, part in enumerate(parts):
        if part.role is _LABEL or part.role is _JUNK:
            if begun and opens_related(part.text):
                related = 0
            elif related >= 0 and part.words >= 3:
                related += 1
        elif related < 0 or _resumes(parts, index, related):
            related, begun = -1, True
            yield index
        elif part.text[-1] in "?!":
            related += 1
        elif related <= _FEW_HEADLINES:  # a teaser
            related = 0


def _resumes(parts: Sequence[Part], index: int, headlines: int) -> bool:
    """Tell whether the article goes on with this block, or it is the text of a teaser."""
    part, above = parts[index], parts[index - 1].text
    if part.role is _ITEM:
        return False
    follows = index + 1 < len(parts) and parts[index + 1].role is _PROSE
    if headlines and not follows and part.words < _LONGEST_TEASER and repeats(above, part.text):
        return False
    if follows or part.words >= _CLEAR or opens_related(above):
        return True
    if headlines > _FEW_HEADLINES or part.words < _REPEATED or is_title_case(part.text):
        return False
    # Two headlines in a row have no teasers.
    return is_told(part.text) or (headlines >= 2 and part.text[-1] not in "?!")


def _close(parts: Sequence[Part], body: list[int]) -> list[int]:
    """Cut what stands below the article: comments, headlines with teasers, biographies."""
    if _may_end(parts):
        end = _find_end(parts, body)
        body = [index for index in body if index < end]
    body = _without_final_links(parts, body)
    while len(body) > _BRIEF and is_biography(parts[body[-1]].text):
        body.pop()
    return body


def _without_final_links(parts: Sequence[Part], body: list[int]) -> list[int]:
    """Cut a list at the end of the body unless a paragraph introduces it."""
    size = len(body)
    while size and parts[body[size - 1]].role is _ITEM:
        size -= 1
    if not size or size == len(body):  # all list, or no list
        return body
    before = parts[body[size - 1]].text
    return body if before[-1] == ":" or BULLET.match(before) else body[:size]


def _may_end(parts: Sequence[Part]) -> bool:
    """Tell whether there are comments or headlines at all, which `_find_end` looks for."""
    others = [part for part in parts if part.role is _LABEL or part.role is _JUNK]
    headlines = sum([part.role is _LABEL and part.words >= 4 for part in others])
    return headlines >= _FEW_HEADLINES or any(opens_comments(part.text) for part in others)


def _find_end(parts: Sequence[Part], body: Sequence[int]) -> int:
    """Return the index of the part at which the article is over."""
    lengths = [0] * len(parts)
    for index in body:
        lengths[index] = parts[index].words
    before = before_each(lengths)  # the words of the body before each part, and of all of it
    total = before[-1]
    prose_before = before_each(part.role is _PROSE for part in parts)
    run, headlines, told = 0, 0, list[bool]()
    listing = False  # below "The winners were:" no label is a headline
    for index, part in enumerate(parts):
        done, rest = before[index], total - before[index]
        if part.role is _PROSE or part.role is _ITEM:
            if headlines >= _FEW_HEADLINES and 3 * rest <= done:
                # What is left is little: comments and teasers, if they are mixed with labels.
                prose = prose_before[-1] - prose_before[index]
                if headlines >= _HEADLINES or 2 * prose <= len(parts) - index + 1:
                    return index - run
            run = headlines = 0
            continue
        run += 1
        listing = listing if run > 1 else index > 0 and _begins_list(parts[index - 1].text)
        listing = listing and part.role is _LABEL and not opens_related(part.text)
        if part.role is _LABEL and part.words >= 4:
            headlines += not (listing or is_entry(part.text))
        if done and opens_comments(part.text):
            over = done >= rest
            if not over and 2 * done >= rest:
                told = told or [p.role is _PROSE and is_told(p.text) for p in parts]
                over = sum(told[index:]) < _TOLD_BELOW
            if over or sum(is_comment_tool(p.text) for p in parts[index + 1 : index + 13]) >= 2:
                return index
    return len(parts)


def _begins_list(text: str) -> bool:
    return text[-1] == ":" and not asks_for(text)


def _without_prose(parts: Sequence[Part]) -> list[int]:
    """Choose from a text without a punctuated sentence: a message, not a menu."""
    alone = len(parts) == 1
    body = [
        index
        for index, part in enumerate(parts)
        if part.role is not _JUNK
        and part.words >= (3 if alone else 6)
        and (alone or not is_title_case(part.text))
    ]
    return body if len(body) <= 5 else []


def _in_one_line(parts: Sequence[Part]) -> list[int]:
    """Return the one block that is nearly all of the page.

    An article that lost its line breaks may begin with its byline, or with what buttons say. Menus
    and calls for readers are as long, but are no prose.
    """
    longest = max(range(len(parts)), key=lambda index: parts[index].words, default=-1)
    if longest < 0:
        return []
    words = parts[longest].words
    rest = sum([part.words for part in parts]) - words
    return [longest] if _FEW_BESIDE * rest <= words and _is_prose(parts[longest].text) else []


def _is_prose(text: str) -> bool:
    """Tell an article in one line from links in one: sentences end, and most words are small."""
    words = text.split()
    few = words[:_ARTICLE]
    return (
        len(few) == _ARTICLE
        and len(_SENTENCE_END.findall(text)) * _LONG_SENTENCE >= len(words)
        and 2 * sum([word[0].islower() for word in words]) >= len(words)
        and _FEW_REPEATED * len(set(few)) >= _ARTICLE
    )


def _trim(paragraphs: Sequence[Block]) -> list[Span]:
    """Return the spans of the paragraphs without datelines, bullets and numbers of entries.

    "TUNIS: The" is a dateline at the start of a report, but "HOST: The" names the speaker
    when a second paragraph begins so.
    """
    if not paragraphs:
        return []
    spans = [
        (block.start + (dateline_length(block.text) or mark_length(block.text)), block.end)
        for block in paragraphs
    ]
    spans[-1] = spans[-1][0], paragraphs[-1].end - signed_length(paragraphs[-1].text)
    length = capitals_length(paragraphs[0].text)
    if length and not any(capitals_length(block.text) for block in paragraphs[1:]):
        spans[0] = (paragraphs[0].start + length, spans[0][1])
    return spans
