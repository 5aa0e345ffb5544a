"""Names of one word where a sentence begins: "Hope told reporters", where any word has a capital.

Two things tell them from words: the text has the name with a capital inside a sentence as well
("Marcus Hope ... Hope left"), or what follows takes a person. A noun seldom does so without an
article, unless it is a plural or stands for many people: those are left alone, and so are the
words of closed classes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from credscore.document.ends import before_each
from credscore.document.forms import Column
from credscore.document.tokens import BoolArray, Tokens, columns_of, look_up_each

__all__ = ["acts_as_person", "lone_names", "stands_before_names"]

#: Closed classes of words (Quirk et al. 1985, 2.34-2.45), and a few others that stand before
#: names: these open a sentence, all others with a name behind them are its first word.
_BEFORE_NAMES: Final = frozenset(
    """
    the a an this that these those some any all both each every either neither no none many much
    most more few fewer several such other others another one two three four five six seven eight
    nine ten i i'm i'd i've i'll we us you he she it they him her me them his its our their my your
    in on at by for with from to of as after before since until till during despite unlike like
    under over about above across against along alongside amid amidst among amongst around behind
    below beneath beside besides between beyond concerning considering down except following given
    including inside into near notwithstanding off onto opposite out outside past per regarding
    than through throughout toward towards underneath unless up upon via within without and but or
    nor so yet if when whenever where wherever while whilst whereas because although though lest
    once whether who whom whose which what whatever why how then thus hence therefore here there
    now today yesterday tomorrow tonight later earlier soon again also too just even only still
    always never often sometimes ever meanwhile however instead otherwise moreover furthermore
    nevertheless nonetheless indeed perhaps maybe is are am was were be been has have had do does
    did will would can could shall should may might must need not dear former then-president
    current incoming outgoing longtime late early last next first second third fellow rival senior
    top according enter ask tell thank meet let see watch read follow
    """.split()
)
#: Further words that open a sentence alone and are no names.
_NO_NAMES: Final = frozenset(
    """
    everyone everybody everything everywhere someone somebody something somewhere anyone anybody
    anything anywhere nobody nothing nowhere whoever whichever ours yours theirs mine hers yes no
    ok okay hello well please sorry thanks enough half less least
    """.split()
)
#: Words that stand before names, and are such if they stand alone.
_SURNAMES: Final = frozenset({"early", "near", "senior", "may", "will", "rival"})
#: Nouns that act without an article as a person does.
_MANY: Final = frozenset(
    """
    police people men women children folk folks staff youth media press government parliament
    congress council cabinet court management leadership opposition prosecution defence defense
    counsel industry personnel labour labor church state society humanity mankind business science
    research evidence history legend rumour rumor word news data law-enforcement body team faculty
    majority clergy crew nature god heaven fate
    """.split()
)
#: What a person does and nothing else, whatever follows.
_SAYS: Final = frozenset(
    """
    said says told tells replied testified insisted insists argues quipped joked vowed pledged
    tweeted apologised apologized spoke declined thanked urged visited met wrote writes recalled
    recalls adds explains asks pleaded resigned retired complained lamented remarked
    """.split()
)
#: What a person does, unless the verb is a participle: "emphasis added", "bail denied".
_DOES: Final = frozenset(
    """
    added asked argued noted explained announced responded answered denied warned confirmed claimed
    acknowledged admitted conceded countered observed concluded continued predicted suggested
    signed joined attended scored kicked served voted studied graduated won lost ran led introduced
    presented opened travelled traveled arrived pointed named called reported published quoted spent
    """.split()
)
#: What follows such a verb, where it is one.
_OBJECTS: Final = frozenset(
    """
    that the a an his her him them me us he she it they i we you two three four five six in at on
    as for to from reporters journalists against with
    """.split()
)
_SOON: Final = frozenset("also later then first previously reportedly himself herself once".split())
_AUXILIARIES: Final = frozenset("was is has had will did didn't would could".split())
#: What follows a form of "be", "have", "will" and "do", where its subject is a person.
_BE: Final = frozenset(
    """
    born elected re-elected reelected appointed sworn arrested convicted sentenced acquitted
    indicted nominated educated married fired hospitalized hospitalised interviewed questioned
    """.split()
)
_HAVE: Final = frozenset(
    """
    said told asked denied declined pleaded testified apologised apologized vowed pledged argued
    insisted written spoken voted served worked met visited
    """.split()
)
_WILL: Final = frozenset("speak meet attend visit testify travel say respond".split())
_DID: Final = frozenset(
    "say respond answer reply comment attend speak specify elaborate mention".split()
)
_AFTER: Final = {
    "was": _BE, "is": _BE, "has": _HAVE, "had": _HAVE, "will": _WILL, "would": _WILL | _DID,
    "could": _WILL | _DID, "did": _DID, "didn't": _DID,
}  # fmt: skip
_NOT: Final = frozenset("not also since long previously never repeatedly".split())
#: What a person has: "Hope's lawyer".
_OWNED: Final = frozenset(
    """
    lawyer lawyers attorney attorneys office spokesman spokeswoman spokesperson aide aides staff
    campaign wife husband mother father son daughter brother sister parents family colleagues
    supporters allies opponents predecessor successor lawsuit letter speech remarks comments
    statement testimony tweet tweets motion amendment memoir nomination appointment resignation
    election re-election candidacy arrest trial conviction client clients deputy administration
    death
    """.split()
)
_DATES: Final = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december
    """.split()
)
_ARTICLES: Final = frozenset({"the", "a", "an"})
#: So many words does "Hope, the deputy mayor of Oslo," have between its commas.
_APPOSITION: Final = 10
#: A sentence is in title case if more of its tokens have capitals.
_HEADLINE: Final = 0.5

_CLOSED, _LEADS, _COMMA, _STOP = 1, 2, 4, 8
_MARKS: Final = {",": _COMMA, ".": _STOP}
_LEADING: Final = _SAYS | _DOES | _SOON | _AUXILIARIES | {",", "'s", "and"}


def stands_before_names(word: str) -> bool:
    """Return whether `word` opens a sentence and is no part of the name behind it."""
    return word in _BEFORE_NAMES or word.endswith(("ly", "n't")) or not word[0].isalpha()


def _is_closed(word: str) -> bool:
    if word in _SURNAMES:
        return False
    return stands_before_names(word) or word in _NO_NAMES or "'" in word


def _kind(word: str) -> int:
    leads = (word in _LEADING) * _LEADS
    return _is_closed(word) * _CLOSED | leads | _MARKS.get(word, 0)


_KIND: Final = Column(_kind, np.uint8)


def lone_names(
    tokens: Sequence[Tokens], names: BoolArray, opens: BoolArray, may_open: BoolArray
) -> npt.NDArray[np.intp]:
    """Return the names of one word among the first words of sentences.

    Parameters
    ----------
    tokens : sequence of Tokens
        Of each text.
    names : ndarray of bool
        Which tokens of all texts, end to end, have a capital or join two that have.
    opens : ndarray of bool
        Which of them open a sentence, and True behind the last.
    may_open : ndarray of bool
        Which of them open a sentence, or stand behind a mark after which one may begin.

    Returns
    -------
    ndarray of intp
        Places of tokens, counted through all texts.
    """
    kinds = look_up_each(tokens, _KIND)
    alone = names & ((kinds & _CLOSED) == 0)
    alone[:-1] &= ~names[1:] | opens[1:-1]
    candidates = (alone & may_open).nonzero()[0]
    if not len(candidates):
        return candidates
    before = before_each(list(map(len, tokens)))
    known = _known(tokens, before, names, opens, alone & ~may_open, candidates, kinds)
    leads = (kinds.take(candidates + 1, mode="clip") & _LEADS) != 0
    text = np.searchsorted(before, candidates, "right") - 1
    for at in (leads & ~known).nonzero()[0].tolist():
        each = tokens[text[at]]
        known[at] = acts_as_person(each, int(candidates[at]) - before[text[at]])
    return candidates[known]


def _known(
    tokens: Sequence[Tokens],
    before: Sequence[int],
    names: BoolArray,
    opens: BoolArray,
    inside: BoolArray,
    candidates: npt.NDArray[np.intp],
    kinds: npt.NDArray[np.uint8],
) -> BoolArray:
    """Return which `candidates` their text has as names `inside` sentences, oftener than not."""
    firsts = np.append(True, opens[1:-1]).nonzero()[0]
    shares = np.add.reduceat(names, firsts, dtype=np.int64) / np.diff(firsts, append=len(names))
    inside = inside & (shares <= _HEADLINE).repeat(np.diff(firsts, append=len(names)))
    columns = columns_of(tokens)
    inside[1:] &= _may_stand_before_name(kinds, columns.is_word)[:-1]
    numbers = columns.numbers
    size = int(numbers.max()) + 1
    text = np.repeat(np.arange(len(tokens)), list(map(len, tokens)))
    keys = text * size + numbers
    wanted, which = np.unique(keys.take(candidates), return_inverse=True)
    found = np.zeros(len(wanted), np.int64)
    for places, one in ((inside.nonzero()[0], 1), ((~columns.capital).nonzero()[0], -1)):
        own = keys.take(places)
        at = np.minimum(wanted.searchsorted(own), len(wanted) - 1)
        found += one * np.bincount(at[wanted[at] == own], minlength=len(wanted))
    known: BoolArray = found[which] > 0
    return known


def _may_stand_before_name(kinds: npt.NDArray[np.uint8], is_word: BoolArray) -> BoolArray:
    """Return which tokens are words, commas or the full stops of "Gov. Hope", not of "3. Hope"."""
    before: BoolArray = is_word | ((kinds & _COMMA) != 0)
    before[1:] |= ((kinds[1:] & _STOP) != 0) & is_word[:-1]
    return before


def acts_as_person(tokens: Tokens, place: int) -> bool:
    """Return whether what follows a lone word with a capital takes a person before it.

    Examples
    --------
    >>> from credscore.document.document import read_whole
    >>> texts = ["Hope told us.", "Hope's lawyer left.", "Hope is cheap.", "Critics told us."]
    >>> [acts_as_person(read_whole(text).tokens, 0) for text in texts]
    [True, True, False, False]
    """
    words = [*tokens.words[place : place + _APPOSITION + 4], *[""] * 4]
    word, after, third, fourth = words[:4]
    if _is_closed(word):
        return False
    if after == "," and third.isdigit() and len(third) < 3 and fourth in {",", "."}:
        return True  # "Hope, 54, said"
    if word in _MANY or (word.endswith("s") and not word.endswith("ss")):
        return False
    if after == ",":
        return third in {"who", "whose"} or (third in _ARTICLES and _apposition_acts(words))
    if after == "'s":
        return third in _OWNED or (fourth in _OWNED and third.isalpha())
    if after == "and":
        return third in {"his", "her"} or _two_act(tokens, place + 2)
    if after in _AFTER:
        return third in _AFTER[after] or (third in _NOT and fourth in _AFTER[after])
    if after in _SOON:
        return third in _SAYS or third in _DOES
    return after in _SAYS or (after in _DOES and _is_verb(tokens, place, third))


def _is_verb(tokens: Tokens, place: int, third: str) -> bool:
    """Whether a past form is a verb: it has an object, or a quotation ends before its subject."""
    if third in _OBJECTS or third[:1].isdigit():
        return True
    if place + 2 < len(tokens) and tokens.capital[place + 2]:
        return third not in _DATES  # "Hope named Lee", but "deal signed Monday"
    return (
        place > 1 and tokens.words[place - 1] == '"' and tokens.words[place - 2] in {",", "?", "!"}
    )


def _apposition_acts(words: Sequence[str]) -> bool:
    """Whether a person's verb follows the second comma: "Hope, the mayor, asked"."""
    for word, after in pairwise(words[2:]):
        if word in {".", '"', "?", "!"}:
            return False
        if word == ",":
            return after in _SAYS or after in _DOES
    return False


def _two_act(tokens: Tokens, place: int) -> bool:
    """Whether a name begins at `place`, and a person's verb follows it: "and Lee said"."""
    end = place
    while end < min(len(tokens), place + 4) and tokens.capital[end]:
        end += 1
    if end == place or end >= len(tokens):
        return False
    return tokens.words[end] in _SAYS or tokens.words[end] in _DOES or tokens.words[end] == "both"
