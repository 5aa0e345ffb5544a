"""Names of one word where a sentence begins: "Hope told reporters", where any word has a capital.

Two things tell them from words: the text has the name with a capital inside a sentence as well
("Marcus Hope ... Hope left"), or what follows takes a person. A noun seldom does so without an
article, unless it is a plural or stands for many people: those are left alone, and so are the
words of closed classes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.arrays import BoolArray
from credscore.document.ends import before_each
from credscore.document.forms import Column
from credscore.document.tokens import Tokens, columns_of, look_up_each

__all__ = ["acts_as_person", "lone_names", "stands_before_names"]

Places = npt.NDArray[np.intp]

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
    got get suffice already having listen look remember
    """.split()
)
#: Words that stand before names, and are such if they stand alone.
_SURNAMES: Final = frozenset({"early", "near", "senior", "may", "will", "rival"})
#: Nouns that act without an article as a person does, in headlines as well.
_MANY: Final = frozenset(
    """
    police people men women children folk folks staff youth media press government parliament
    congress council cabinet court management leadership opposition prosecution defence defense
    counsel industry personnel labour labor church state society humanity mankind business science
    research evidence history experience legend rumour rumor word news data law-enforcement body
    team faculty majority clergy crew nature god heaven fate report study poll survey judge official
    source witness expert analyst prosecutor sheriff coach doctor teacher general mom dad writer
    """.split()
)
#: What a person does and nothing else, whatever follows.
_SAYS: Final = frozenset(
    """
    said says told tells replied testified insisted insists argues quipped joked vowed pledged
    apologised apologized spoke declined thanked urged visited met wrote writes recalled
    recalls adds explains asks pleaded resigned retired complained lamented remarked
    """.split()
)
#: What a person does, unless the word is a participle: "emphasis added", "bail denied".
_DOES: Final = frozenset(
    """
    added asked argued noted explained announced responded answered denied warned confirmed claimed
    acknowledged admitted conceded countered observed concluded predicted suggested
    signed joined attended scored kicked served voted studied graduated won lost ran led introduced
    presented opened travelled traveled arrived pointed named called reported published quoted spent
    beat bought married sued hired appealed flew drove walked threw caught chose promised lives
    teaches chairs coaches tweeted
    """.split()
)
#: What follows such a verb where it is one.
_OBJECTS: Final = frozenset(
    """
    that the a an his her him them me us he she it they i we you two three four five six in at on
    as for to from up out reporters journalists against with
    """.split()
)
#: What may stand between a person and the verb.
_SOON: Final = frozenset("also later then first previously reportedly himself herself once".split())
#: What follows a form of "be", "have", "will" and "do" whose subject is a person.
_BE: Final = frozenset(
    """
    born elected re-elected reelected appointed sworn arrested convicted sentenced acquitted
    indicted nominated educated married fired hospitalized hospitalised interviewed questioned
    charged accused promoted traded survived succeeded
    """.split()
)
_HAVE: Final = frozenset(
    """
    said told asked denied pleaded testified apologised apologized vowed pledged insisted written
    spoken voted served visited chaired coached
    """.split()
)
_WILL: Final = frozenset(
    "speak meet attend visit testify travel say respond join chair retire resign".split()
)
_DID: Final = frozenset(
    "say respond answer reply comment attend speak specify elaborate mention".split()
)
_AFTER: Final = {
    "was": _BE, "is": _BE, "been": _BE, "has": _HAVE, "had": _HAVE, "will": _WILL, "to": _WILL,
    "would": _WILL | _DID, "could": _WILL | _DID, "did": _DID, "didn't": _DID,
}  # fmt: skip
#: "Hope is a former senator".
_IS: Final = frozenset({"is", "was"})
_ARTICLES: Final = frozenset({"the", "a", "an"})
_ROLES: Final = frozenset(
    """
    member minister president senator governor congressman congresswoman lawmaker mayor lawyer
    attorney professor candidate director graduate native resident founder co-founder fellow
    spokesman spokeswoman chairman chairwoman columnist editor author reporter journalist nominee
    incumbent lecturer economist
    """.split()
)
#: What may stand between such a form and what follows it.
_BETWEEN: Final = frozenset(
    "not also since long previously never repeatedly scheduled expected due".split()
)
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
_WHO: Final = frozenset({"who", "whose"})
#: With these a person is described: "Hope, the deputy mayor,", "Hope, of Oslo,".
_DESCRIBES: Final = frozenset({"the", "a", "an", "of", "from"})
#: So many words does a description have at most.
_DESCRIPTION: Final = 10
#: A sentence is in title case if more of its tokens have capitals.
_HEADLINE: Final = 0.5

#: So much tells a name, and so much takes each use as a word away.
_TOLD: Final = 3.0
_WORD: Final = 2.0

_CLOSED, _LEADS, _COMMA, _STOP, _INTRODUCES, _GROUP, _IS_NUMBER, _SPEAKS = (
    1 << bit for bit in range(8)
)
_MARKS: Final = {",": _COMMA, ".": _STOP}
_INTRODUCING: Final = _SAYS | _DOES | {",", "'s", "has", "had", "was", "is", "will"}
_LEADING: Final = _DOES | _SOON | _AFTER.keys() - {"to"} | {",", "'s", "and", "("}


def stands_before_names(word: str) -> bool:
    """Return whether `word` opens a sentence and is no part of the name behind it."""
    return word in _BEFORE_NAMES or word.endswith(("ly", "n't")) or not word[0].isalpha()


def _is_closed(word: str) -> bool:
    if word in _SURNAMES:
        return False
    return stands_before_names(word) or word in _NO_NAMES or "'" in word


def _is_group(word: str) -> bool:
    """Whether a noun may stand without an article: a plural, or one that stands for many."""
    return word in _MANY or word in _ROLES or (word.endswith("s") and not word.endswith("ss"))


def _kind(word: str) -> int:
    leads = (word in _LEADING) * _LEADS | (word in _INTRODUCING) * _INTRODUCES
    leads |= (word in _SAYS) * _SPEAKS
    beside = _IS_NUMBER if word[0].isdigit() else _MARKS.get(word, 0)
    return _is_closed(word) * _CLOSED | _is_group(word) * _GROUP | leads | beside


_KIND: Final = Column(_kind, np.uint8)


def lone_names(
    tokens: Sequence[Tokens], names: BoolArray, opens: BoolArray, may_open: BoolArray
) -> Places:
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
    candidates: Places = (alone & may_open).nonzero()[0]
    if not len(candidates):
        return candidates
    own, behind = kinds.take(candidates), kinds.take(candidates + 1, mode="clip")
    behind[opens.take(candidates + 1)] = 0  # the next sentence tells nothing, nor the next text
    # "Hope said" is by far the commonest: of that nothing else is asked.
    known = ((behind & _SPEAKS) != 0) & ((own & _GROUP) == 0)
    known |= _known(tokens, _Marks(kinds, names, opens), alone & ~may_open, candidates)
    known &= (behind & _IS_NUMBER) == 0  # "Figure 2 shows" is one of a number
    leads = (behind & _LEADS) != 0
    before = before_each(list(map(len, tokens)))
    text = np.searchsorted(before, candidates, "right") - 1
    for at in (leads & ~known).nonzero()[0].tolist():
        each = text[at]
        known[at] = _acts_as_person(tokens[each], int(candidates[at]) - before[each])
    found: Places = candidates.compress(known)
    return found


class _Marks(NamedTuple):
    """Kinds of tokens, which are written as names, and which open a sentence."""

    kinds: npt.NDArray[np.uint8]
    names: BoolArray
    opens: BoolArray


def _known(
    tokens: Sequence[Tokens], marks: _Marks, inside: BoolArray, candidates: Places
) -> BoolArray:
    """Return which `candidates` are names by what their text tells `inside` sentences.

    It has the name three times, or once where it is introduced ("Marcus Hope, who"); elsewhere
    that of a group is nothing ("the Feds"). Each use as a word takes two away.
    """
    columns = columns_of(tokens)
    numbers = columns.numbers
    asked = np.zeros(int(numbers.max()) + 1, np.bool_)
    asked[numbers.take(candidates)] = True
    at = inside.nonzero()[0]
    at = at.compress(asked.take(numbers.take(at)))
    if not len(at):
        return np.zeros(len(candidates), np.bool_)
    forms = np.unique(numbers.take(at))
    order = np.zeros(len(asked), np.intp)  # of the forms told, 0 for others
    order[forms] = np.arange(1, len(forms) + 1)
    small = ((order.take(numbers) > 0) & ~columns.capital).nonzero()[0]
    edges = before_each(list(map(len, tokens)))[1:]

    def cells(places: Places) -> Places:
        text = np.searchsorted(edges, places, "right")
        found: Places = text * (len(forms) + 1) + order.take(numbers.take(places))
        return found

    size = len(tokens) * (len(forms) + 1)
    told = np.bincount(cells(at), _weights(columns.is_word, marks, at), size)
    told = told - _WORD * np.bincount(cells(small), minlength=size)
    known: BoolArray = told.take(cells(candidates)) >= _TOLD
    return known


def _weights(is_word: BoolArray, marks: _Marks, places: Places) -> npt.NDArray[np.float64]:
    """Return how much a capital inside a sentence tells of a name at each of `places`.

    Nothing in title case, nor of a list: names stand behind a word, a comma or the full stop of
    "Gov. Hope", not behind that of "3. Hope".
    """
    kinds, names, opens = marks
    before = kinds.take(places - 1, mode="clip")
    titled = ((before & _STOP) != 0) & is_word.take(places - 2, mode="clip")
    after = is_word.take(places - 1, mode="clip") | ((before & _COMMA) != 0) | titled
    introduced = (kinds.take(places + 1, mode="clip") & _INTRODUCES) != 0
    introduced &= names.take(places - 1, mode="clip") & ((before & _CLOSED) == 0)
    single = (kinds.take(places) & _GROUP) == 0
    firsts = opens.nonzero()[0]
    sentence = firsts.searchsorted(places, "right")
    capitals = np.append(0, names.cumsum())
    first, last = firsts.take(sentence - 1), firsts.take(sentence)
    headline = capitals.take(last) - capitals.take(first + 1) > _HEADLINE * (last - first)
    return np.where(after & ~headline, introduced * 2.0 + (introduced | single), 0.0)


def acts_as_person(tokens: Tokens, place: int) -> bool:
    """Return whether what follows a lone word with a capital takes a person before it.

    Examples
    --------
    >>> from credscore.document.document import read_whole
    >>> texts = ["Hope told us.", "Hope's lawyer left.", "Hope is cheap.", "Critics told us."]
    >>> [acts_as_person(read_whole(text).tokens, 0) for text in texts]
    [True, True, False, False]
    """
    return not _is_closed(tokens.words[place]) and _acts_as_person(tokens, place)


def _acts_as_person(tokens: Tokens, place: int) -> bool:
    words = tokens.words[place : place + _DESCRIPTION + 4]
    if len(words) < _DESCRIPTION + 4:
        words += [""] * 4
    word, after, third, fourth = words[:4]
    if _has_age_or_party(after, third, fourth):
        return True
    if _is_group(word):
        return False
    if after in _BESIDE:
        return _BESIDE[after](tokens, place, words)
    return _takes_person(words[1:]) or (after in _DOES and _is_verb(tokens, place, third))


def _takes_person(words: Sequence[str]) -> bool:
    """Whether `words` begin as what a person does: "told us", "was not born", "later said"."""
    verb, second = words[:2]
    if verb not in _AFTER or verb == "to":
        return verb in _SAYS or (verb in _SOON and (second in _SAYS or second in _DOES))
    if second in _ARTICLES:
        return verb in _IS and not _ROLES.isdisjoint(words[2:5])
    for word in words[1:]:
        if word in _AFTER:
            verb = word  # "has been elected", "is expected to speak"
        elif word not in _BETWEEN:
            return word in _AFTER[verb]
    return False


def _has_age_or_party(after: str, third: str, fourth: str) -> bool:
    """Whether there follows what newspapers tell of people: ", 54," or "(D-Ohio)"."""
    if third.isdigit() and len(third) < 3:
        return (after == "," and fourth in {",", "."}) or (after == "(" and fourth == ")")
    return after == "(" and third[:2] in {"d-", "r-", "i-"}


def _is_described(_tokens: Tokens, _place: int, words: Sequence[str]) -> bool:
    """Whether a clause or noun about a person follows: "Hope, the mayor, asked"."""
    if words[2] not in _DESCRIBES:
        return words[2] in _WHO
    for word, after in pairwise(words[2:]):
        if word in {".", '"', "?", "!"}:
            return False
        if word == ",":
            return after in _SAYS or after in _DOES
    return False


def _owns(_tokens: Tokens, _place: int, words: Sequence[str]) -> bool:
    """Whether what a person has follows: "Hope's former lawyer"."""
    return words[2] in _OWNED or (words[3] in _OWNED and words[2].isalpha())


def _is_joined(tokens: Tokens, place: int, words: Sequence[str]) -> bool:
    """Whether another name follows, or somebody of the person's: "Hope and his staff"."""
    return words[2] in {"his", "her"} or bool(tokens.capital[place + 2 : place + 3].any())


_BESIDE: Final = {",": _is_described, "'s": _owns, "and": _is_joined}


def _is_verb(tokens: Tokens, place: int, third: str) -> bool:
    """Whether a past form is a verb: it has an object, or a quotation ends before its subject."""
    if third in _OBJECTS or third[:1].isdigit():
        return True
    if tokens.capital[place + 2 : place + 3].any():
        return third not in _DATES  # "Hope named Lee", but "deal signed Monday"
    return tokens.words[max(place - 2, 0) : place] in ([",", '"'], ["?", '"'], ["!", '"'])
