"""Blocks that tell who wrote an article, or who sent it out: furniture at its end or by its place.

Each function looks at one block, and at the name on the line above it.
"""

from __future__ import annotations

import re

_NAME = r"(?:[A-Z][\w.'’-]{0,24}|[A-Z]\.|de|von|van|bin|al|el)"
#: Others cover costs and report for duty, and need not be the author.
_BEAT = (
    r"(?:covers(?!\s(?:the\scosts?|costs?|his|her|their)\b)"
    r"|(?:reports|writes)\s(?:on|about|for(?!\s(?:duty|work)\b)))"
)
#: Whoever is quoted at the end of a block is not the page, which tells of itself unasked.
_ENDS_IN_SAID = re.compile(r"\bsaid(?:\son\s\w{3,9})?\W{0,3}$")
#: What was done to somebody, or what somebody is doing, but for authors, who are writing.
_NO_DEED = (
    r"(?!\s(?!(?:writing|completing|working|retired)\b)\w{2,20}"
    r"(?:ed|ing(?!\s(?:director|editor|partner|writer)))\s)(?!\sthe\s(?:only|most|first|last)\b)"
)
_BIO = re.compile(
    rf"""(?![\"“])[\W_]*(?:About\sthe\sauthor\W*)?
    (?!(?:Mr|Mrs|Ms|Sen|Rep|Gov|Gen|Senator|President|Governor)\b)(?:
        {_NAME}(?:\s{_NAME}){{1,4}}(?:,\s[^,]{{3,60}},|\s\([^)]{{2,40}}\))?
            \s(?:(?:is|was|are|has\sbeen){_NO_DEED}|covers?|writes?|reports?|works?|serves?|teaches
               |joined|hosts(?!\shave)|lives|holds|blogs|edits|produces|spent)\b
        (?=.{{0,260}}\b(?:reporter|columnist|correspondent|editors?|writer|journalist|fellow|professor
          |author|contributor|contributing|bureau|columns?|staff|freelance|blogger|analyst|host
          |director|advis[eo]r|scholar|lecturer|producer|covers|covering|writes|syndicated
          |attorney|president|founder|strategist|commentator|anchor|newsletter|intern|podcast|lawyer|economist
          |historian|fellowship|reporting|book|graduate|student)\b)
      | {_NAME}(?:\s{_NAME}){{1,4}}\s{_BEAT}\s
      | (?:The\s(?:writer|author|columnist|reviewer)|(?:S?[Hh]e|They))\s(?:is|was|are|also|has|have
          |can\sbe|lives|writes|covers|previously|worked|served|holds|tweets|joined)\b
        (?=.{{0,260}}\b(?:reporter|columnist|correspondent|editor|writer|journalist|fellow|professor
          |author|staff|contributor|tweets|reached|Twitter|graduate|book|covers|reporting|degree
          |writes)\b)
      | .{{0,160}}\b(?:his|her|their)\s(?:latest|newest|new|most\srecent|forthcoming)\sbook\b
    )""",
    re.VERBOSE | re.DOTALL,
)


def is_biography(block: str) -> bool:
    """Return whether `block` could be the lines about the author under an article.

    Only a block at the very end is to be asked: reports describe people in the same words.

    Examples
    --------
    >>> is_biography("Ana Ruiz is a staff writer at the Coast Press.")
    True
    >>> is_biography("Ana Ruiz covers the costs of it, the clerk said.")
    False
    >>> is_biography("Ana Ruiz was elected director of the school in 2019.")
    False
    """
    return len(block) <= 1000 and bool(_BIO.match(block)) and not _ENDS_IN_SAID.search(block)


_BY = re.compile(r"(?i:by|about)[\s:]{1,2}")
_PERSON = re.compile(rf"{_NAME}(?:\s{_NAME}){{1,3}}")
_OF_AUTHOR = re.compile(
    rf"""(?:,|\s(?:is|was|are|has|covers|writes|reports|studies|leads|edits|teaches|hosts|worked|joined))\b
    (?=.{{0,260}}\b(?:reporter|columnist|correspondent|editor|writer|journalist|contributor
      |contributing|staff|freelance|covers|covering|writes|fellow|reporting)\b)
    |\s{_BEAT}\s""",
    re.VERBOSE | re.DOTALL,
)

# A party leads and a town has customers, too: a company says in its first sentence what it is,
# or names its site.
_WITHIN_SENTENCE = r"(?:[^.!?]|[.!?](?!\s{1,3}[A-Z]))"
_OF_COMPANY = re.compile(
    rf"""{_WITHIN_SENTENCE}{{0,200}}\bis\s(?:an?|the)\b{_WITHIN_SENTENCE}{{0,160}}\b(?:provider|maker
        |company|firm|supplier|manufacturer|developer|nonprofit|not-for-profit|organi[sz]ation
        |platform|agency)\b
    |.{{0,1000}}(?:\bwww\.|\bhttps?:|\b[Ff]or\smore\sinformation\b|\b[Ll]earn\smore\b)""",
    re.VERBOSE | re.DOTALL,
)
_LONGEST_OF_AUTHOR = 600
_LONGEST_OF_COMPANY = 1000
_OF_MYSELF = re.compile(
    r"I(?:['’]m| am| cover| report| write|['’]ve been| have been)\b.{0,60}"
    r"\b(?:report(?:er|ing)|cover(?:ing)?|writ(?:er|ing)|editor|correspondent|journalist|news)\b"
)


def tells_of_author(name: str, block: str, *, first: bool = False) -> bool:
    """Return whether `block` is about the author whose name stands on the line above it.

    So is what a company says of itself below "About" and its name.

    No report begins with the name of its author: the `first` prose of a page need not say so.

    Examples
    --------
    >>> tells_of_author("Ana Ruiz", "Ana is a senior reporter, covering the coast.")
    True
    >>> tells_of_author("Ana Ruiz", "Ana is a nurse."), tells_of_author("Coast", "It was dry.")
    (False, False)
    >>> tells_of_author("About Pierco", "Pierco is a leading maker of piers.")
    True
    >>> tells_of_author("About Leeds", "Leeds has many customers who shop by rail.")
    False
    """
    if len(name) > 60 or len(block) > _LONGEST_OF_COMPANY or not name[0].isalpha():
        return False
    of_other = block[0] != "I" and block.split(maxsplit=1)[0] not in name  # what most blocks are
    if of_other or _ENDS_IN_SAID.search(block):
        return False
    about, name = name[:6] == "About ", _BY.sub("", name)
    whole, given = block.startswith(name), name.split(maxsplit=1)[0]
    person = len(block) <= _LONGEST_OF_AUTHOR and _PERSON.fullmatch(name)
    if whole and ((person and (first or about)) or (about and _OF_COMPANY.match(block))):
        return True
    if not person or not (whole or block.startswith((given + " ", "I"))):
        return False
    if block[0] == "I" and not whole:
        return not first and _OF_MYSELF.match(block) is not None
    return _OF_AUTHOR.match(block, len(name if whole else given)) is not None


_POST_OF = re.compile(r".{0,60}(?:^|[\s(])@\w{2,30}\)?\W?$")


def is_post_of(line: str) -> bool:
    """Return whether `line` names an account: what stands below is its post.

    Examples
    --------
    >>> is_post_of("Ana Ruiz @anaruiz"), is_post_of("Write to ana@coast.example")
    (True, False)
    """
    return "@" in line[-34:] and len(line) <= 90 and _POST_OF.match(line) is not None
