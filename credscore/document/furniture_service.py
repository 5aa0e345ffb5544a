"""What a page says to its readers: appeals, prompts, house rules and notes on its services.

Phrases cannot all be foreseen, but their words can: a page speaks to "you" of articles, links,
newsletters and accounts, and hardly of anything else. Words of the services are counted, twice
those that reports hardly use; a block that is full of them, and tells nobody's words, is the page.
"""

from __future__ import annotations

import re

__all__ = ["appeals", "service", "speaks"]

_PAGE = frozenset("we we're we've our us please".split())
_READER = frozenset("you your yours you'll you're you've you'd".split())
_REPORTS = frozenset(
    """said says told tells according asked announced reported added he she his her him him's
    police court declined request requests respond responded""".split()
)
_IMPERATIVES = frozenset(
    """access add allow be become browse buy check choose click comment continue create customize discover
    donate download enable enter explore find follow get give help hide join keep learn leave like
    listen log manage open pin play post print rate read register reply report save scroll search
    see select send share shop show sign skip start stay stream submit subscribe support swipe tap tell
    try tune turn type unlock upgrade use view visit vote watch write""".split()
)
#: Words that reports hardly use.
_STRONG = frozenset(
    """bookmark bookmarks browser byline bylines captioning commenting cookie cookies homepage inbox
    javascript login moderated moderators newscast newscasts newsletter newsletters newsroom
    paywall paywalls podcasts pseudonyms republish republished republishing subscribe subscribed
    subscriber subscribers subscribing subscription subscriptions typo typos unsubscribe unsubscribing
    username usernames""".split()
)
_WEAK = frozenset(
    """ads whatsapp consented letters magazine gift premium print       advertisement advertisements advertiser advertisers
    adverts affected affiliate ai-generated alert alerts app apps archive archived article articles audience audio
    author authors button  click clicking clarity comment commenter commenters comments commission
     consent content contributors copyright  corrections covered  daily delivered device
    digital discussion donate donated donation donations download edit edited edition editorial editors email
    emailed emailing e-mail emails essay exclusive experience experiences feed feedback form forum
    free guidelines headlines icon illustration image  journalism journalists latest length link links
    list   logo mailing   member members membership  notification
    notifications offers online  outdated outlet outlets page pages partners  
    personalized platform podcast policy post posting posts preferences privacy profile
    publication publish published publisher publishers  read reader readers reading  register
    registered replays replies reply reporter reporters reporting reproduce reproduced save saved
    screen    settings   sign site   sponsored stories
    story   submission submissions submit submitting summary  tap terms tips topics
    tracking transcript transcripts unlimited update updated updates video videos view views
    website""".split()
)
_COUNTRY = re.compile(r"\bUS\b")
_OF_ITSELF = re.compile(
    r"\bthis (?:[a-z-]{1,12} )?(?:article|content|essay|material|message|page|post|service|site|story"
    r"|summary|transcript|video|website)\b"
)
_LETTERS = re.compile(r"[a-z]+(?:[-'’][a-z]+)?")
#: "We asked readers to share" reports; "articles shared" and "may be revised" need not.
_PAST = re.compile(r"\b(?<!\bbe )(?<!are )(?<!is )(?<!been )(\w{2,16}ed)\b")
#: Words of a block for one point.
_FOR_ONE = 8
_FOR_ONE_OF_NOBODY = 7
_FOR_ONE_MORE = 15
_NEXT = 30
_FOR_ONE_OF_READERS = 5
#: Words of a heading such as "What our editors are reading".
_HEADING = 8
#: A block of so many words needs only one.
_BRIEF = 6
_SHORT = 20
#: Words: so long a block is a paragraph.
_LONGEST = 80


def speaks(text: str) -> bool:
    """Return whether a block speaks to readers, of whatever, and reports nothing.

    Examples
    --------
    >>> speaks("We can't do it without you."), speaks("We can't, she said.")
    (True, False)
    """
    words = _words(text)
    to_readers = words[0] in _IMPERATIVES or not (_PAGE | _READER).isdisjoint(words)
    return to_readers and _REPORTS.isdisjoint(words)


def appeals(text: str) -> bool:
    """Return whether a block speaks to readers, shortly or with a word of the page's services.

    Examples
    --------
    >>> appeals("We can't do it without you."), appeals("“We can't,” she said.")
    (True, False)
    """
    words = _words(text)
    if (_PAGE | _READER).isdisjoint(words) or not _REPORTS.isdisjoint(words):
        return False
    return len(words) <= _SHORT or not (_STRONG | _WEAK).isdisjoint(words)


def _words(text: str) -> list[str]:
    """Return the words of `text` in lower case without the country, which is not us."""
    return _LETTERS.findall(_COUNTRY.sub("", text).lower().replace("’", "'"))


def service(text: str, *, after_service: bool = False, alone: bool = False) -> bool:
    """Return whether a short block speaks to readers of the page and of its services.

    Parameters
    ----------
    text : str
        A block that ends as a sentence does.
    after_service : bool, optional
        Whether the block before does; then less is enough.
    alone : bool, optional
        Whether no prose stands beside it; then it need not speak to anybody.

    Examples
    --------
    >>> service("Add articles to your saved list and read them at any time.")
    True
    >>> service("We asked readers to share their stories."), service("Our story begins in Pune.")
    (False, False)
    """
    words = _words(text)
    different = set(words)
    if not 0 < len(words) <= _LONGEST or text[-1] == "," or not _REPORTS.isdisjoint(different):
        return False
    strong = len(_STRONG & different)
    points = 2 * strong + len(_WEAK & different)
    begs = words[0] in _IMPERATIVES
    page = not _PAGE.isdisjoint(different)
    spoken = page or not _READER.isdisjoint(different)
    reader = not _READER.isdisjoint(different)
    lowered = text.lower()
    itself = _OF_ITSELF.search(lowered) is not None
    for_one = _FOR_ONE
    if (begs or itself) and spoken and len(words) <= (_BRIEF if begs else 2 * _BRIEF):
        least = 1
    elif begs or itself or (strong and spoken) or (page and reader):
        least = 2
    elif after_service and spoken and len(words) <= _NEXT:
        least, for_one = 2, _FOR_ONE_MORE
    elif page:
        least = 2 if len(words) <= _HEADING else 3
    elif reader:
        least, for_one = 2, _FOR_ONE_OF_READERS
    elif alone:
        least, for_one = 3, _FOR_ONE_OF_NOBODY
    else:
        return False
    if points < least or for_one * points < len(words):
        return False
    done = _PAST.findall(lowered)
    return points > 3 or all(word in _WEAK or word in _STRONG for word in done)
