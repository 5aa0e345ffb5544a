"""What a page says to its readers: appeals, prompts, house rules and notes on its services.

Phrases cannot all be foreseen, but their words can: a page speaks to "you" of articles, links,
newsletters and accounts, and hardly of anything else. Words of the services are counted, twice
those that reports hardly use; a block that is full of them, and tells nobody's words, is the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["appeals", "asks_for", "service", "speaks"]

_PAGE = frozenset(b"we we're we've our us please".split())
_READER = frozenset(b"you your yours you'll you're you've you'd".split())
_REPORTS = frozenset(
    b"""according added announced asked court declined he her him his police reported request
    requests respond responded said says she tells told""".split()
)
_IMPERATIVES = frozenset(
    b"""access add allow be become browse buy check choose click comment continue copy create
    customize discover donate download enable enter explore fill find follow get give help
    hide join keep learn leave like listen log manage message nominate open paste pin play
    post print rate read refresh register reload reply report save scroll search see select
    send share shop show sign skip start stay stream submit subscribe support swipe tap tell
    try tune turn type unlock upgrade upload use view visit vote watch write""".split()
)
#: Words that reports hardly use.
_STRONG = frozenset(
    b"""bookmark bookmarks browser byline bylines captioning commenting cookie cookies homepage
    inbox javascript login moderated moderators newscast newscasts newsletter newsletters
    newsroom paywall paywalls podcasts pseudonyms republish republished republishing
    subscribe subscribed subscriber subscribers subscribing subscription subscriptions typo
    typos unsubscribe unsubscribing username usernames""".split()
)
_WEAK = frozenset(
    b"""ads advertisement advertisements advertiser advertisers adverts affected affiliate account
    ai-generated alert alerts app apps archive archived article articles audience audio
    author authors button channel channels clarity click clicking comment commenter
    commenters comments commission consent consented content contribute contribution
    contributions contributors copyright corrections covered daily delivered device digital
    discussion donate donated donation donations download e-mail edit edited edition
    editorial editors email emailed emailing emails essay exclusive experience experiences
    feed feedback form forum free gift guidelines headlines icon illustration image
    journalism journalists latest length letters link links list load loaded loading logo
    magazine mailing member members membership notification nonprofit notifications offers
    online outdated outlet outlets page pages partners personalized platform podcast policy
    post posting posts preferences premium print privacy profile publication publish
    published publisher publishers read reader reader-funded reader-supported readers
    reading refreshing register registered replays replies reply reporter reporters
    reporting reproduce reproduced save saved screen settings sign site sponsored stories
    story submission submissions submit submitting summary support supporter supporters
    supporting tap tax-deductible terms tips topics tracking transcript transcripts
    unlimited update updated updates video videos view views website whatsapp""".split()
)
#: What a page lays down of itself: "Transcripts may be revised."
_STATES = frozenset(b"are be can is may will".split())
_TO_READERS, _SERVICE = _PAGE | _READER, _STRONG | _WEAK
_OF_ITSELF = re.compile(
    r"\bthis (?:[a-z-]{1,12} )?(?:ad|advertisement|article|content|essay|material|message"
    r"|newsletter|page|post|service|site|story|summary|transcript|video|website)\b"
)
#: Letters in lower case, what stands inside words as it is, everything else a space.
_LETTERS = bytes(
    ord(chr(code).lower()) if code < 128 and (chr(code).isalpha() or chr(code) in "'-") else 32
    for code in range(256)
)
#: "Have you seen one? Send us your pictures."
_ASKED = re.compile(r"\? (?:please )?([a-z-]{2,12})\b")
_ASKS_READER = re.compile(
    r"(?:are|can|could|did|do|have|were|will|would) you\b[^?]{0,120}\? "
    r"we (?:are looking|need|want|would)\b"
)
_HERE = frozenset(b"here below we us our".split())
_LONGEST_ASKED = 30
#: "Confirmation required" reports nothing.
_TIMELESS = _SERVICE | {b"embed", b"failed", b"required"}
#: "We asked readers to share" reports; "articles shared" and "may be revised" need not.
_PAST = re.compile(r"\b(?<!\bbe )(?<!are )(?<!is )(?<!been )(\w{2,16}ed)\b")
#: Words of a block for one point.
_FOR_ONE = 8
_FOR_ONE_OF_NOBODY = 7
_FOR_ONE_MORE = 15
_NEXT = 30
_FOR_ONE_OF_READERS = 5
_FOR_ONE_OF_LONG = 15
#: Words of a heading such as "What our editors are reading".
_HEADING = 8
#: A block of so many words needs only one.
_BRIEF = 6
_SHORT = 20
#: Words: so long a block is a paragraph; up to twice as long it needs so many points.
_LONGEST = 80
_FOR_LONG = 7
#: With more points it may tell of the past.
_CERTAIN = 3


def speaks(text: str) -> bool:
    """Return whether a block speaks to readers, of whatever, and reports nothing.

    Examples
    --------
    >>> speaks("We can't do it without you."), speaks("We can't, she said.")
    (True, False)
    """
    words = _words(text)
    to_readers = not _IMPERATIVES.isdisjoint(words[:1]) or not _TO_READERS.isdisjoint(words)
    return to_readers and _REPORTS.isdisjoint(words)


def appeals(text: str) -> bool:
    """Return whether a block speaks to readers, shortly or with a word of the page's services.

    Examples
    --------
    >>> appeals("We can't do it without you."), appeals("“We can't,” she said.")
    (True, False)
    """
    words = _words(text)
    if _TO_READERS.isdisjoint(words) or not _REPORTS.isdisjoint(words):
        return False
    return len(words) <= _SHORT or not _SERVICE.isdisjoint(words)


#: "Follow us on:", "React to this story:": the icons that follow have no words.
_ASKS_FOR = re.compile(
    r"(?:please |kindly )?(?:copy|enter|find|follow|join|react|read|search|share|sign"
    r"|subscribe|take a look|type|watch)\b[^.!?]{0,50}:$",
    re.IGNORECASE,
)


def asks_for(text: str) -> bool:
    """Return whether a block that ends in a colon asks readers for what the page offers below.

    Examples
    --------
    >>> asks_for("Kindly share this story:"), asks_for("You can hear more on our channel:")
    (True, True)
    >>> asks_for("We want you to remember three things:"), asks_for("He read:")
    (False, False)
    """
    if text[-1:] != ":" or len(text) > _LONGEST_ASKED * 5:
        return False
    if _ASKS_FOR.match(text):
        return True
    words = set(_words(text))
    told = not _REPORTS.isdisjoint(words)
    offers = not (_PAGE.isdisjoint(words) or _SERVICE.isdisjoint(words))
    return offers and not told and not _READER.isdisjoint(words)


def _words(text: str) -> list[bytes]:
    """Return the words of `text` in lower case without the country, which is not us."""
    plain = text.replace("US", "").replace("’", "'")
    return plain.encode("ascii", "replace").translate(_LETTERS).split()


def service(text: str, *, above: str = "", alone: bool = False) -> bool:
    """Return whether a short block speaks to readers of the page and of its services.

    Parameters
    ----------
    text : str
        A block that ends as a sentence does.
    above : str, optional
        The block before, if it may be such a block, too; then less is enough.
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
    used = different & _SERVICE
    if not used and "? " not in text:  # what most blocks are
        return False
    if len(words) > 2 * _LONGEST or text[-1] == "," or not _REPORTS.isdisjoint(different):
        return False
    if len(words) <= _LONGEST_ASKED and not _HERE.isdisjoint(different) and _asks(text):
        return True
    points = len(used) + len(used & _STRONG)
    if not points or (len(words) > _LONGEST and points < _FOR_LONG):
        return False
    least, for_one = _needed(text, words, different, above, alone=alone)
    if points < least or for_one * points < len(words):
        return False
    return (
        points > (_CERTAIN if least > 1 else 1)
        or {word.encode() for word in _PAST.findall(text.lower())} <= _TIMELESS
    )


def _needed(
    text: str, words: Sequence[bytes], different: set[bytes], above: str, *, alone: bool
) -> tuple[int, int]:
    """Return the points that a block needs, and for how many of its words one is enough."""
    itself = b"this" in different and _OF_ITSELF.search(text.lower()) is not None
    begs = words[0] in _IMPERATIVES
    page = not _PAGE.isdisjoint(different)
    reader = not _READER.isdisjoint(different)
    spoken = page or reader
    for_one = _FOR_ONE if len(words) <= _LONGEST else _FOR_ONE_OF_LONG
    if (begs or itself) and spoken and len(words) <= (_BRIEF if begs else 2 * _BRIEF):
        return 1, for_one
    if alone and page and reader and len(words) <= _NEXT:  # hardly a report has both
        return 1, _NEXT
    if begs or itself or (spoken and not _STRONG.isdisjoint(different)) or (page and reader):
        return 2, for_one
    if spoken and len(words) <= _NEXT and above and service(above):
        return 2, _FOR_ONE_MORE
    if spoken:
        least = 3 if page and len(words) > _HEADING else 2
        return least, (for_one if page else _FOR_ONE_OF_READERS)
    return 3, (_FOR_ONE_OF_NOBODY if alone and not _STATES.isdisjoint(different) else 0)


def _asks(text: str) -> bool:
    """Tell whether a question is followed by what readers are to do, or by what we want of them."""
    if "? " not in text:
        return False
    lower = text.lower()
    if any(word.encode() in _IMPERATIVES for word in _ASKED.findall(lower)):
        return True
    return _ASKS_READER.match(lower) is not None
