"""Lines of a news page that have one task: headings, dates, bylines, credits, datelines.

Each function looks at one block on its own. The shapes are those of news sites of any
country; no outlet, agency or place is named.
"""

from __future__ import annotations

import re

from credscore.document.furniture.credits import ends_in_credit

# --- markers: short lines after which a part of the page begins

_COMMENTS = re.compile(
    r"""\W*(?:
        (?:(?:show|view|see|read|all|load|hide|post|reader|readers|user|latest|top)\s)*
            (?:[(\[]?\d{1,6}[)\]]?\s|no\s)?comments?(?:\s(?:section|feed))?\s?[(\[]?\d{0,6}[)\]]?
      | (?:no|\d{1,6})\s(?:comments?|responses?|replies|thoughts?|reactions?)
            \s(?:on|to|so\sfar|yet)\b.{0,200}
      | (?:leave|post|add|write|submit|cancel)\s(?:a\s|your\s)?(?:comment|reply|response)\b.{0,40}
      | join\sthe\s(?:conversation|discussion|debate) | discussion(?:\s(?:about|of)\sthis\s\w+)?
      | (?:what\sdo\syou\sthink|have\syour\ssay|your\scomments?)
      | be\sthe\sfirst\sto\scomment
      | (?:the\s|our\s)?(?:house|comment(?:s|ing)?|community|posting|discussion|moderation)
            \s(?:rules|guidelines|policy|standards)
      | the\srules\sof\s(?:replying|commenting|posting)
    )\W*""",
    re.VERBOSE,
)
_RELATED = re.compile(
    r"""\W*(?:
        (?:related|recommended|popular|trending|suggested|similar|latest|recent|top|featured
            |most\s(?:read|popular|viewed|shared|recent)|other|more|editors?['’]?s?['’]?\s(?:picks?
            |choice))
        (?:\s(?:articles?|stories|news|posts?|links?|content|coverage|topics?|reads?|reading|now
            |videos?|headlines|items|today|for\syou|on\s\w+|this\sweek|articles\sand\slinks))?
      | more\s(?:from|on|in|about|by)\b(?!.{0,20}\b(?:later|below|moment|soon)\.).{0,60}
      | (?:people|others|readers)\s(?:are\s)?also\s(?:reading|read|liked|viewed|watching)
      | we\s(?:have\s|['’]ve\s)?also\s(?:published|wrote|reported|covered)\b.{0,50}
      | (?:you\s(?:may|might)|we\sthink\syou['’]ll)\s(?:also\s)?(?:like|enjoy|be\sinterested\sin)
      | (?:read|see|up)\s(?:also|next|more) | also\s(?:read|see|on)\b.{0,30} | what\sto\sread\snext
      | don['’]t\smiss | in\scase\syou\smissed\sit | (?:from\s)?(?:around\s)?the\sweb
      | from\sour\s(?:partners|sponsors|network|advertisers) | promoted(?:\s\w+)?
      | sponsored(?:\s\w+)? | paid\s(?:content|partner\w*)
    )\s?[:»›>.…-]{0,3}\W*""",
    re.VERBOSE,
)


#: The first words of these headings. Hardly a line begins with one, and to ask for it is cheaper
#: than to try the patterns; a first word with a digit or a mark in it is left to them.
_COMMENTS_BEGIN = frozenset(
    "show view see read all load hide post reader readers user latest top no comment comments leave"
    " add write submit cancel join what have your discussion be the our house commenting community"
    " posting moderation".split()
)
_RELATED_BEGIN = frozenset(
    "related recommended popular trending suggested similar latest recent top featured most other"
    " more editor editors editorss you we read see up also what in from around the promoted"
    " sponsored paid people others readers".split()
)


def _may_begin(line: str, words: frozenset[str]) -> bool:
    """Return whether the first word of `line` is one of `words`, or no plain word."""
    first = line[:_LONGEST_FIRST].split(maxsplit=1)
    return not first or not first[0].isalpha() or first[0].lower() in words


_BEGIN = _COMMENTS_BEGIN | _RELATED_BEGIN
_LONGEST_FIRST = 1 + max(map(len, _BEGIN))


def opens_comments_or_related(line: str) -> bool:
    """Return whether `line` heads comments or other articles, sooner than to ask for each."""
    if len(line) > 240 or not _may_begin(line, _BEGIN):
        return False
    return opens_comments(line) or opens_related(line)


def opens_comments(line: str) -> bool:
    """Return whether `line` heads the readers' comments.

    Examples
    --------
    >>> opens_comments("3 Comments"), opens_comments("Her comments drew fire.")
    (True, False)
    """
    if len(line) > 240 or not _may_begin(line, _COMMENTS_BEGIN):
        return False
    return _COMMENTS.fullmatch(line.lower()) is not None


def opens_related(line: str) -> bool:
    """Return whether `line` heads a list of other articles.

    Examples
    --------
    >>> opens_related("You may also like"), opens_related("A related matter")
    (True, False)
    """
    if len(line) > 80 or not _may_begin(line, _RELATED_BEGIN):
        return False
    return _RELATED.fullmatch(line.lower()) is not None


_COMMENT_TOOL = re.compile(
    r"\W*(?:reply|report|like|share|upvote|flag|permalink|\d+ (?:likes?|replies|points?)"
    r"|(?:log in|sign in|login) to reply|.{1,60}\b(?:ago|says?|said|wrote)\W*"
    r"|.{1,80}\bat \d\d?[:.]\d\d(?: ?[ap]\.?m)?\W*)\W*"
)


def is_comment_tool(line: str) -> bool:
    """Return whether a short line belongs to the frame of a comment ("Reply", "2h ago")."""
    return len(line) <= 100 and _COMMENT_TOOL.fullmatch(line.lower()) is not None


# --- lines made of one thing

_CLOCK = frozenset(
    """jan january feb february mar march apr april may jun june jul july aug august sep sept
    september oct october nov november dec december mon monday tue tues tuesday wed wednesday
    thu thur thurs thursday fri friday sat saturday sun sunday am pm a p m et est edt ct cst cdt
    mt pt pst pdt gmt utc bst ist cet cest st nd rd th ago hour hours hr hrs h minute minutes min
    mins second seconds d h w t z day days week weeks month months year years updated update
    published posted on at last modified first and in read views view shares share the of time date
    """.split()
)
_LETTER_RUN = re.compile(r"[^\W\d_]+")
_HAS_DIGIT = re.compile(r"\d")


def is_timestamp(line: str) -> bool:
    """Return whether `line` holds a date or a time and nothing else.

    Examples
    --------
    >>> is_timestamp("Updated: Sat 09 Oct 2021 | 06:30 p.m."), is_timestamp("May 1 was dry.")
    (True, False)
    """
    if len(line) > 90 or not _HAS_DIGIT.search(line):
        return False
    first = _LETTER_RUN.search(line)
    if first and first[0].lower() not in _CLOCK:
        return False
    return _CLOCK.issuperset(_LETTER_RUN.findall(line.lower()))


_BYLINE = re.compile(
    r"(?:[Bb]y|BY|(?:[Ww]ritten|[Pp]osted|[Pp]ublished|[Aa]uthored|[Ss]ubmitted|[Ss]tory|[Tt]ext|[Ww]ords|[Pp]hotographs"
    r"|[Vv]ideo|[Vv]isuals|[Gg]raphics|[Ii]nterview|[Rr]eported|[Ee]dited) by"
    r"|[Rr]eport(?:ing|ed) from)\s*:?\s"
    r"(?:[A-Z(@\"“].{0,100})$"
)
_LONGEST_BYLINE = 120
_SENTENCE_WORD = re.compile(
    r"[.!?]\s+[A-Z\"“]\w* [a-z]|, (?:the|he|she|it|they|we|a|an|all|most|\d)\b"
)


def is_byline(line: str) -> bool:
    """Return whether `line` only names its author.

    Examples
    --------
    >>> is_byline("By Ana Ruiz and Tom K. Lee Jr."), is_byline("By Monday it was over.")
    (True, False)
    """
    if len(line) > _LONGEST_BYLINE or not _BYLINE.match(line) or _SENTENCE_WORD.search(line):
        return False
    words = _LETTER_RUN.findall(line)[1:]
    capitals = [word for word in words if word[0].isupper()]
    return 2 * len(capitals) > len(words)


_HEADER = re.compile(
    r"(?:headline|sub-?title|sub-?headline|title|date|publisher|author|authors|byline|by|source"
    r"|url|link|section|category|categories|tags?|topics?|keywords"
    r"|filed under|image|language|topics)\s?:\s",
    re.IGNORECASE,
)


def is_header_field(line: str) -> bool:
    """Return whether `line` is a field of a record: "Publisher: ...", "Tags: ..."."""
    return line[:16].find(":") > 0 and _HEADER.match(line) is not None


#: Characters: a shorter block between square brackets is a note of the page, not its text.
_LONG_NOTE = 300


def is_one_thing(text: str) -> bool:
    """Return whether a block is empty, a date, a byline, a field or a captioned credit."""
    first = text[0]
    if not first.isalnum() and (
        first == "^"  # a note of an encyclopaedia
        or (first == "[" and text[-1] == "]" and len(text) < _LONG_NOTE)
        or not any(map(str.isalnum, text))
    ):
        return True
    return (
        (len(text) <= _LONGEST_BYLINE and (is_timestamp(text) or is_byline(text)))
        or (":" in text[:16] and is_header_field(text))
        or ends_in_credit(text)
    )


# --- datelines

_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|August"
    r"|September|October|November|December|JAN|FEB|MARCH|APRIL|MAY|JUNE|JULY|AUG|SEPT|OCT|NOV|DEC)"
)
_DATE = rf"(?:{_MONTH}\.?\s\d{{1,2}}|\d{{1,2}}\s{_MONTH}\.?)(?:,?\s\d{{4}})?"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]"
_AGENCY = r"(?:\([A-Z][^()\n]{1,40}\)|/[A-Z][^/\n]{1,30}/)"
_DATELINE = re.compile(
    rf"""
    (?:                                               # TUNIS, Aug 29 (Agency) -
        (?:[A-Z][\w.'’/-]{{0,24}},?\s{{1,2}}){{0,6}}(?:\d{{1,2}},?\s)?(?:[A-Z][a-z]{{2,8}}\s)?(?:\d{{4}},?\s)?
        {_AGENCY}\s{{0,2}}(?:-{{1,2}}|[–—―_])\s*
      | [A-Z][^()\n]{{1,60}}--\([A-Z ]{{2,30}}\)--\s?      # TUNIS--(AGENCY)--
      | (?!(?:On|In|By|From|Since|Until|Before|After)\s)
        (?:[A-Z(][\w.()'’/-]{{1,24}},?\s){{1,4}}           # Tunis, Aug 29, 2021 —
        (?:(?:-{{1,2}}|[–—])\s)?                         # Tunis - Aug 29, 2021 -
        (?:{_DATE}(?:,\s[A-Z]{{2,8}})?\s{{0,2}}(?:-{{1,2}}|[–—―])\s
          | {_DATE},?\s\([A-Z][A-Z.]{{1,10}}\):?\s)        # Tunis (TN), Aug 29 (AGENCY)
      | \([A-Z][^()\n]{{1,40}}\)\s{{0,2}}:?\s*            # (AGENCY)
      | {_CAPITALS}{{2,24}}(?:[\s/]{_CAPITALS}{{1,24}}){{0,4}}   # TUNIS, Tunisia —
        (?:,\s[A-Z][\w.'’-]{{1,24}}(?:\s[A-Z][\w.'’-]{{1,24}}){{0,2}}){{0,2}}
        (?:,?\s(?:[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}}|\d{{1,2}}\s[A-Z][a-z]{{2,8}})(?:,?\s\d{{4}})?)?
        \s{{0,2}}(?:(?:-{{1,2}}|–)\s+|[—―]\s*)
      | [A-Z][a-z]{{2,16}}(?:\s[A-Z][a-z]{{2,16}})?       # Tunis (AGENCY Sport)
        (?:,\s[A-Z][\w.]{{1,16}})?\s\([A-Z][A-Z.]{{1,10}}(?:\s[A-Z][a-z]{{2,12}})?\)\s
      | [A-Z][a-z]{{2,16}}(?:\s[A-Z][a-z]{{2,16}})?       # Tunis AGENCY  — (two spaces)
        (?:,\s[A-Z][\w.]{{1,16}})?\s[A-Z]{{2,6}}\s{{2}}—\s?
      | [A-Z][a-z]{{2,16}}(?:\s[A-Z][a-z]{{2,16}})?       # Tunis, Tunisia -
        ,\s[A-Z][a-z-]{{2,24}}(?:\s[A-Z][a-z]{{2,16}})?\s[–—-]\s
    )
    (?=["“‘'(]?[A-Z0-9])
    """,
    re.VERBOSE,
)
_CAPITALS_AND_COLON = re.compile(
    rf"""
    (?: {_CAPITALS}+(?:[\s/]{_CAPITALS}+){{0,4}}(?:\s\([A-Z][^()\n]{{1,40}}\))?
      | (?:[A-Z][\w.'’-]{{1,24}},?\s){{1,4}}{_MONTH}\.?\s\d{{1,2}}(?:,\s\d{{4}})?(?:\s{_AGENCY})?
    )
    :\s+(?=[\"“‘']?[A-Z0-9])
    """,
    re.VERBOSE,
)


def dateline_length(block: str) -> int:
    """Return the length of the place, date and agency that open a report; 0 without them.

    Examples
    --------
    >>> dateline_length("TUNIS, Tunisia (NP) — The school reopened.")
    22
    >>> dateline_length("The schools reopened (again) - at last.")
    0
    """
    head = block[:80]
    if not ("(" in head or "—" in head or "- " in head or "–" in head or "―" in head):
        return 0
    found = _DATELINE.match(block, 0, 160)
    return found.end() if found else 0


def capitals_length(block: str) -> int:
    """Return the length of capitals or a date and a colon: a place, or who is speaking, and when.

    Examples
    --------
    >>> capitals_length("PUNE: Schools reopened."), capitals_length("Pune: Schools reopened.")
    (6, 0)
    >>> capitals_length("Pune, May 5 (NP): Schools reopened.")
    18
    """
    found = _CAPITALS_AND_COLON.match(block, 0, 120)
    return found.end() if found else 0
