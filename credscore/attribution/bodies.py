"""Which organisation "the company" or "the department" is: the name that it was called by before.

``Harlow Corp. fell. The company said``, ``the Justice Department left. The department said``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from credscore.attribution.bits import VERBAL
from credscore.attribution.firms import FIRMS, is_firm_at
from credscore.attribution.lexicon import BASE
from credscore.attribution.lone_words import (
    is_acronym,
    is_firm,
    is_place,
    may_be_common,
    occurrences,
    uses_of,
)
from credscore.attribution.reading import Reading
from credscore.attribution.source_names import CLOSED
from credscore.attribution.source_types import SourceKind, kind_of
from credscore.attribution.states import STATES
from credscore.attribution.verbs import is_past
from credscore.attribution.walking import TokenSpan
from credscore.document.lone_names import stands_before_names

__all__ = ["BODIES", "body_before"]

_COMPANY: Final = frozenset(
    "company corporation firm retailer automaker carmaker airline manufacturer insurer startup"
    " start-up conglomerate supermarket lender".split()
)
_AGENCY: Final = frozenset("agency regulator watchdog".split())
_GROUP: Final = frozenset("group organisation organization charity nonprofit non-profit".split())
_MEDIA: Final = frozenset(
    "network outlet publication broadcaster channel station newspaper magazine tabloid".split()
)
#: Those that have their noun in the name: "the Leeds Council".
_NAMED: Final = frozenset(
    "committee commission council department ministry court university college hospital board"
    " panel party league club society bureau association union foundation institute alliance"
    " federation coalition administration government campaign office bank".split()
)
#: Nouns of organisations that stand for a name.
BODIES: Final = _COMPANY | _AGENCY | _GROUP | _MEDIA | _NAMED
#: Last words of the names of each sort.
_OFFICES: Final = frozenset(
    "agency department administration bureau service services office commission authority board"
    " enforcement protection centers corps institute institutes ministry prevention".split()
)
_UNIONS: Final = frozenset(
    "association union council committee coalition society league center centre institute"
    " foundation fund network alliance federation group project organization organisation trust"
    " campaign".split()
)
_PRESS: Final = frozenset(
    "news times post press journal tribune herald gazette magazine daily network".split()
)
_TRADES: Final = FIRMS | {"air", "bank", "brothers", "sons"}
_ENDS: Final = (
    dict.fromkeys(_COMPANY, _TRADES)
    | dict.fromkeys(_AGENCY, _OFFICES)
    | dict.fromkeys(_GROUP, _UNIONS)
    | dict.fromkeys(_MEDIA, _PRESS)
)
#: Letters that are no agency and no group.
_NO_BODY: Final = frozenset(
    "us u.s uk u.k eu u.n un usa gop ceo cfo tv pr id covid covid-19 dna hiv aids am pm et aca"
    " daca nafta foia".split()
)
#: Ends of words for peoples: "Russian workers".
_PEOPLES: Final = ("ian", "ish", "ese")
#: What joins the parts of a name.
_JOINS: Final = frozenset({"of", "for", "on", "&"})
#: What the press does with what others say.
_REPORTS: Final = frozenset({"reported", "reports", "report"})
#: The most letters of a name in capitals.
_LETTERS: Final = 8
#: How far back a name may stand, in sentences and tokens, and with the noun in it.
_FAR: Final = 3_000
_SENTENCES: Final = 8
_WITHIN: Final = 200


def body_before(reading: Reading, source: TokenSpan, noun: str, low: int) -> SourceKind | None:
    """Return the organisation by name that a source of "the" and `noun` stands for.

    Parameters
    ----------
    reading : Reading
    source : (int, int)
    noun : str
        One of `BODIES`.
    low : int
        First token that is looked at.

    Returns
    -------
    SourceKind or None
        The first one that fits in the latest sentence with one.
    """
    token, told = source[0], _told(reading, source, noun)
    if noun in _NAMED:
        candidates = _with_noun(reading, token, noun, max(low, token - _FAR, 0))
    else:
        candidates = _names(reading, token, noun, max(low, token - _WITHIN, 0))
    for first, last in candidates:
        found = _body(reading, (first, last), noun)
        if found is not None:
            sentence = reading.sentence[first]
            if not told or told <= set(reading.words[reading.bounds[sentence] : last]):
                return found._replace(titles=noun)
    return None


def _with_noun(reading: Reading, token: int, noun: str, low: int) -> Iterator[TokenSpan]:
    """Yield the names with the noun in them, "Leeds Council", "the Leeds council", latest first."""
    capital, words = reading.capital, reading.words
    for i in reversed(uses_of(reading, noun, max(low, 1), token)):
        owner = i - 1 - (words[i - 1] == "'s")
        if not capital[i]:
            if capital[owner]:
                yield _name_start(reading, owner), owner + 1
        elif capital[i - 1] or words[i + 1 : i + 2] == ["of"]:
            yield _name_start(reading, i), _run_end(reading, i, token)


def _name_start(reading: Reading, i: int) -> int:
    """Return where the name begins that goes on at token `i`."""
    low, capital = reading.bounds[reading.sentence[i]], reading.capital
    while i > low and capital[i - 1]:
        i -= 1
    return i


def _names(reading: Reading, token: int, noun: str, low: int) -> Iterator[TokenSpan]:
    """Yield the names before `token` that may be of the sort: the first of the latest sentence."""
    here, bounds, capital = reading.sentence[token], reading.bounds, reading.capital
    words, masks, ends, lone = reading.words, reading.masks, _ENDS[noun], noun in _COMPANY
    for sentence in range(here, max(here - _SENTENCES, -1), -1):
        first, last = max(bounds[sentence], low), min(bounds[sentence + 1], token)
        i = capital.find(1, first, last)
        while i >= 0:
            end = _run_end(reading, i, last)
            while i < end - 1 and masks[i] & CLOSED:
                i += 1  # "The FDA", "When Harlow"
            if end - i == 1:
                fits = not masks[i] and (lone or len(words[i]) <= _LETTERS)
            else:
                fits = words[end - 1] in ends or noun in words[i:end]
            if fits or words[end : end + 1] == [noun] or words[end + 1 : end + 2] == [noun]:
                yield i, end
            i = capital.find(1, end, last) if end < last else -1
        if first == low:
            return


def _told(reading: Reading, source: TokenSpan, noun: str) -> set[str]:
    """Return the names before the noun: "the French company", but not "the Leeds-based firm"."""
    words, told = reading.words, set()
    for i in range(source[0] + 1, source[1]):
        if words[i] == noun:
            break
        if reading.capital[i] and not words[i].endswith("-based"):
            told.add(words[i])
    return told


def _run_end(reading: Reading, i: int, high: int) -> int:
    """Return where the name ends that begins at token `i`."""
    words, capital = reading.words, reading.capital
    end = i + 1
    while end < high:
        if not capital[end]:
            after = end + 1 + (words[end + 1 : end + 2] == ["the"])
            if words[end] not in _JOINS or after >= high or not capital[after]:
                break
            end = after
        end += 1
    if words[end : end + 1] == ["and"] and end + 1 < high and capital[end + 1]:
        after = _run_end(reading, end + 1, high)  # "Food and Drug Administration"
        if words[after - 1] in _OFFICES and words[end - 1] not in _OFFICES:
            return after
    return end


def _body(reading: Reading, span: TokenSpan, noun: str) -> SourceKind | None:
    """Return the organisation whose name stands at `span`, if a `noun` may be called so."""
    first, last = span
    words = reading.words
    word = words[last - 1]
    owned = last + (words[last : last + 1] == ["'s"])  # "the Roe campaign", "Roe's campaign"
    if words[owned : owned + 1] == [noun]:
        kind = kind_of(reading, (first, owned + 1))
        return kind if kind.type == "named_organisation" else None
    if last - first == 1:
        return _lone_body(reading, first, noun)
    ends = _ENDS.get(noun, ())
    if noun not in words[first:last] and word not in ends:
        return None
    kind = kind_of(reading, span)
    if not kind.type.startswith("named_") or kind.key in STATES or " " not in kind.key:
        return None
    return kind._replace(type="named_organisation")


def _lone_body(reading: Reading, i: int, noun: str) -> SourceKind | None:
    """Return the organisation of one word at token `i`: "Harlow" for a company, "FAO"."""
    word = reading.words[i]
    if noun in _NAMED or reading.words[i + 1] in _REPORTS:
        return None
    if word.lower().rstrip(".") in _NO_BODY or word in STATES:
        return None
    acts = _acts(reading, i + 1)
    if is_acronym(reading, i):
        the = i > 0 and reading.words[i - 1] == "the"  # "the FDA" is no firm, "UPS" is one
        if the and noun in _COMPANY | _AGENCY:
            fits = noun in _AGENCY
        else:
            fits = acts and not _is_base(reading, i + 1)
    else:
        fits = noun in _COMPANY and _is_firm(reading, i, acts=acts)
    return SourceKind("named_organisation", "other", word) if fits else None


def _acts(reading: Reading, i: int) -> bool:
    """Whether a verb stands at token `i`, or "'s"."""
    if reading.words[i] in {"'s", "'"}:
        return True
    return bool(reading.masks[i] & VERBAL) or is_past(reading, i)


def _is_base(reading: Reading, i: int) -> bool:
    """Whether the verb at token `i` may be a noun: "our FOIA request"."""
    verb = reading.lexicon.verbs.get(reading.words[i])
    return verb is not None and verb.form == BASE


def _is_firm(reading: Reading, i: int, *, acts: bool) -> bool:
    """Whether the text tells a firm, or a name that does something is nobody's anywhere."""
    word = reading.words[i]
    if reading.masks[i] or may_be_common(word) or word.endswith(_PEOPLES):
        return False
    if is_place(reading, i) or not _is_only_name(reading, i):
        return False
    if is_firm(reading, i):
        return True
    if not acts or (i and reading.words[i - 1] == "the"):
        return False
    places = occurrences(reading, i)
    return len(places) > 1 and is_firm_at(reading, places, coined=True)


def _is_only_name(reading: Reading, i: int) -> bool:
    """Whether the word has a capital wherever it stands, and is no "here" that opens sentences."""
    if stands_before_names(reading.words[i]):
        return False
    return all(reading.capital[at] for at in occurrences(reading, i))
