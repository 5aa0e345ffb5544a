"""Punkt's sentence boundaries (Kiss and Strunk 2006) without importing nltk.

Punkt asks of every ``.``, ``?`` and ``!`` that could end a sentence whether the word before
it is a known abbreviation, an initial or an ordinal, and what the next word's spelling says.
Only those places are looked at here, and most of them (a common word, a full stop, a space)
are settled by one look-up; the rest go through a port of nltk's two annotation passes. The
boundaries are exactly nltk's, of a text with plain blanks (`folding.plain_blanks`): tests compare
the two (`training.train_punkt.reference_splitter`).

Source of the algorithm: Kiss, T. and Strunk, J. (2006), Unsupervised Multilingual Sentence
Boundary Detection, Computational Linguistics 32; the section numbers in comments are theirs.
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise, product
from string import ascii_lowercase

Span = tuple[int, int]

#: nltk matches with the `regex` package, whose white space leaves out the four separators
#: \x1c-\x1f that `re` counts; written out, the set is the same for both.
SPACES = frozenset(
    "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000"
)
_SPACE = "".join(sorted(SPACES))
ELLIPSIS = "…"
#: Marks after which, too, nltk's `period_context_re` takes a stop for a candidate.
NON_WORDS = frozenset(")\";}]*:@'({[‘’“”«»?!")
_NON_WORD = f"[{re.escape(''.join(sorted(NON_WORDS)))}]"
_MULTI = rf"(?:-{{2,}}|\.{{2,}}|(?:\.[{_SPACE}]){{2,}}\.)"

_NOT_SPACE = re.compile(f"[^{_SPACE}]")
#: nltk's `_word_tokenizer_re`.
_TOKEN = re.compile(
    rf"""{_MULTI}
    | (?=[^("`{{\[:;&\#*@)}}\]\-,])[^{_SPACE}]+?
      (?=[{_SPACE}]|$|{_NON_WORD}|{_MULTI}|,(?=$|[{_SPACE}]|{_NON_WORD}|{_MULTI}))
    | [^{_SPACE}]""",
    re.VERBOSE,
)
#: nltk's `re_boundary_realignment`.
_CLOSING = re.compile(
    rf"""["')\]}}\u2018\u2019\u201c\u201d\xab\xbb]+?(?:[{_SPACE}]+|(?=--)|$)""", re.MULTILINE
)
_CLOSING_MARKS = frozenset("\"')]}\u2018\u2019\u201c\u201d\xab\xbb")
_NEXT_SPACE = re.compile(f"[{_SPACE}]")
_NEXT_WORD = re.compile(rf"[{_SPACE}]+([^{_SPACE}]{{1,30}})(?![^{_SPACE}])")
_NUMBER = re.compile(r"^-?[.,]?\d[\d,.-]*\.?$")
_ELLIPSIS = re.compile(r"\.\.+$")

#: "J.K." and "U.N." are known as abbreviations without a list.
PAIR_OF_INITIALS = re.compile(r"[a-z]\.[a-z]")

#: Orthographic contexts of a word type, as nltk numbers them.
MID_UPPER = 1 << 2
BEGIN_LOWER = 1 << 4
UPPER = 1 << 1 | MID_UPPER | 1 << 3
LOWER = BEGIN_LOWER | 1 << 5 | 1 << 6


@dataclass(frozen=True, slots=True)
class Parameters:
    """What Punkt has learned about a language; all types lower case.

    Attributes
    ----------
    abbreviations : frozenset of str
        Words that are written with a full stop, without that stop.
    collocations : frozenset of (str, str)
        Pairs that are not parted by the full stop after the first.
    starters : frozenset of str
        Words that begin sentences unusually often.
    orthography : dict of str to int
        Where and with what capitals a word was seen: sum of nltk's context flags.
    special : frozenset of str
        The words before a full stop that need a closer look.
    """

    abbreviations: frozenset[str]
    collocations: frozenset[tuple[str, str]]
    starters: frozenset[str]
    orthography: dict[str, int]
    special: frozenset[str]

    def written_small(self, word: str) -> bool:
        """Return whether `word`, given in lower case, was ever seen without a capital."""
        return bool(self.orthography.get(word, 0) & LOWER)


@cache
def parameters() -> Parameters:
    """Return the shipped parameters (read once)."""
    raw = json.loads(files(__package__).joinpath("punkt.json").read_text("utf-8"))
    initials = {f"{first}.{second}" for first, second in product(ascii_lowercase, repeat=2)}
    abbreviations = frozenset(initials.union(raw["abbreviations"].split()))
    collocations = frozenset((first, second) for first, second in raw["collocations"])
    orthography = {
        word: int(flag) for flag, words in raw["orthography"].items() for word in words.split()
    }
    special = abbreviations.union(first for first, _ in collocations)
    return Parameters(
        frozenset(abbreviations),
        collocations,
        frozenset(raw["starters"].split()),
        orthography,
        special,
    )


@dataclass(slots=True)
class _Token:
    text: str
    type: str
    final: bool
    ends: bool = False
    abbreviation: bool = False
    ellipsis: bool = False

    @property
    def bare_type(self) -> str:
        return self.type[:-1] if len(self.type) > 1 and self.type[-1] == "." else self.type

    @property
    def unended_type(self) -> str:
        return self.bare_type if self.ends else self.type


def _first_pass(text: str, known: Parameters) -> _Token:
    """Judge a token by its type alone."""
    token = _Token(text, _NUMBER.sub("##number##", text.lower()), text.endswith("."))
    if text in (".", "?", "!"):
        token.ends = True
    elif _ELLIPSIS.match(text):
        token.ellipsis = True
    elif token.final and not text.endswith(".."):
        word = text[:-1].lower()
        token.abbreviation = (
            word in known.abbreviations or word.split("-")[-1] in known.abbreviations
        )
        token.ends = not token.abbreviation
    return token


def _second_pass(token: _Token, after: _Token, known: Parameters) -> None:
    """Judge a token that ends in a full stop by the token after it, too."""
    kind, next_kind = token.bare_type, after.unended_type
    if (kind, next_kind) in known.collocations:  # 4.1.2
        token.ends, token.abbreviation = False, True
        return
    initial = _is_initial(token.text)
    begins = _begins_sentence(after, known)
    starts = begins or (after.text[0].isupper() and next_kind in known.starters)  # 4.1.3
    if (token.abbreviation or token.ellipsis) and not initial and starts:  # 4.2
        token.ends = True
        return
    if initial or kind == "##number##":  # 4.3
        never_lower = not known.written_small(next_kind)
        if begins is False or (
            begins is None and initial and after.text[0].isupper() and never_lower
        ):
            token.ends, token.abbreviation = False, True


def _begins_sentence(token: _Token, known: Parameters) -> bool | None:
    """Return whether the spelling of `token` shows a sentence's first word (4.1.1)."""
    if token.text in (";", ":", ",", ".", "!", "?"):
        return False
    seen = known.orthography.get(token.unended_type, 0)
    first = token.text[0]
    if first.isupper() and seen & LOWER and not seen & MID_UPPER:
        return True
    if first.islower() and (seen & UPPER or not seen & BEGIN_LOWER):
        return False
    return None


def _is_initial(text: str) -> bool:
    return len(text) == 2 and text[1] == "." and _is_letter(text[0])


def _is_letter(char: str) -> bool:
    """Return whether the `regex` package takes `char` for a word character but no digit."""
    if char.isascii():
        return char.isalpha() or char == "_"
    category = unicodedata.category(char)
    return (
        category[0] in "LM"
        or category in ("Nl", "Pc")
        or char in "\u200c\u200d"
        or "\u24b6" <= char <= "\u24e9"
        or "\U0001f130" <= char <= "\U0001f189"
    )


def _ends_within(context: str) -> bool:
    """Return whether a token of `context` other than the last ends a sentence."""
    known = parameters()
    tokens = [
        _first_pass(text, known) for line in context.split("\n") for text in _TOKEN.findall(line)
    ]
    for token, after in pairwise(tokens):
        if token.final:
            _second_pass(token, after, known)
        if token.ends:
            return True
    return False


#: "Mr. Lee" and "U.S. troops" come again and again.
_ends_within_cached = lru_cache(maxsize=4096)(_ends_within)
_LONGEST_CACHED = 64


def punkt_spans(
    text: str, folded: str, paragraphs: Sequence[Span], stops: Sequence[int]
) -> tuple[list[list[Span]], list[int]]:
    """Return the spans Punkt gives for each paragraph, and the unspaced stops.

    Parameters
    ----------
    text : str
        The caller's text.
    folded : str
        Its folded copy, of the same length.
    paragraphs : sequence of (int, int)
        Spans of `text`, each without outer white space.
    stops : sequence of int
        Where ``.``, ``?``, ``!`` and ``…`` stand in `text`, in order.

    Returns
    -------
    spans : list of list of (int, int)
        For each paragraph, what ``span_tokenize`` of nltk's Punkt gives for it, as offsets into
        `text`.
    unspaced : list of int
        Offsets of ``.``, ``?`` and ``!`` with a capital directly after them, and of ``…``, in
        order. Punkt takes no notice of them.
    """
    source = _Source(text, folded)
    spans: list[list[Span]] = []
    for start, end in paragraphs:
        first = bisect_left(stops, start)
        last = bisect_left(stops, end - 1, first)  # one at the very end parts nothing
        if first == last:
            spans.append([(start, end)] if start < end else [])
        else:
            slices = _slices(source, start, end, stops[first:last])
            plain = _CLOSING_MARKS.isdisjoint([text[begin] for begin, _ in slices])
            spans.append(slices if plain else _realign(text, slices))
    return spans, source.unspaced


class _Source:
    """A text as Punkt is to see it, and what it is not to see."""

    __slots__ = ("folded", "spaced", "text", "unspaced")

    def __init__(self, text: str, folded: str) -> None:
        self.text, self.folded = text, folded
        # All that ends a word for nltk here.
        self.spaced = folded
        for space in "\t\n\r\x0b\x0c":
            self.spaced = self.spaced.replace(space, " ")
        self.unspaced: list[int] = []


#: A mark that may end a sentence: where its word begins, where it is itself, and what stands
#: after its white space, -1 where no space but one of certain marks follows.
_Candidate = tuple[int, int, int]


def _candidates(source: _Source, start: int, end: int, stops: Sequence[int]) -> list[_Candidate]:
    """Return what nltk's `period_context_re` finds: of several in one word only the last."""
    text, rfind = source.text, source.spaced.rfind
    found: list[_Candidate] = []
    word = seen = start  # the word of the last candidate, and where that is
    for place in stops:
        after = text[place + 1]
        if text[place] == ELLIPSIS:
            source.unspaced.append(place)
            continue
        if after in SPACES:
            following = place + 2
            if following >= end or text[following] in SPACES:
                match = _NOT_SPACE.search(text, following, end)
                if match is None:
                    continue
                following = match.start()
        elif after in NON_WORDS:
            following = -1
        else:
            if after.isupper():
                source.unspaced.append(place)
            continue
        space = rfind(" ", seen, place)
        if space > seen:
            word = space + 1
        if found and word < seen:
            found[-1] = word, place, following
        else:
            found.append((word, place, following))
        seen = place
    return found


def _slices(source: _Source, start: int, end: int, stops: Sequence[int]) -> list[Span]:
    """Port of nltk's `_slices_from_text` and `_match_potential_end_contexts`."""
    slices: list[Span] = []
    text, folded = source.text, source.folded
    begin = start  # of the sentence
    for word, place, following in _candidates(source, start, end, stops):
        candidate = word, place, following
        if text[place] != "." or is_end(text, folded[word:place], candidate, end):
            slices.append((begin, place + 1))
            begin = following if following >= 0 else place + 1
    slices.append((begin, end))
    return slices


def is_end(text: str, before: str, candidate: _Candidate, end: int) -> bool:
    """Return whether nltk finds a sentence's end at the full stop of `candidate`.

    `before` is the folded word before it; the paragraph ends at `end`.
    """
    # Nearly all stand after a common word.
    return is_common(before) or _is_break(text, *candidate, end)


def is_common(word: str) -> bool:
    """Return whether a folded word is no abbreviation, initial or number: a full stop ends it."""
    return word.isalpha() and len(word) > 1 and word not in parameters().special


def ends_at_ellipsis(text: str, place: int) -> bool:
    """Return whether a sentence ends at the ellipsis at `place`, as it would at three full stops.

    That is so before a word that begins sentences.
    """
    match = _NEXT_WORD.match(text, place + 1)
    return match is not None and _ends_within_cached(f"... {match[1]}")


def _is_break(text: str, word: int, place: int, following: int, end: int) -> bool:
    """Return whether nltk finds a sentence's end in the context of the stop at `place`."""
    if following < 0:
        context = text[word : place + 2]
    else:
        match = _NEXT_SPACE.search(text, following, end)
        context = text[word : match.start() if match else end]
    return _ends_within_cached(context) if len(context) < _LONGEST_CACHED else _ends_within(context)


def _realign(text: str, slices: list[Span]) -> list[Span]:
    """Port of nltk's `_realign_boundaries`: closing marks go to the sentence they end."""
    spans: list[Span] = []
    shift = 0
    for (start, end), (next_start, next_end) in pairwise(slices):
        begin, shift = start + shift, 0
        if text[next_start : next_start + 1] in _CLOSING_MARKS:
            match = _CLOSING.match(text, next_start, next_end)
            if match:
                spans.append((begin, next_start + len(match.group().rstrip())))
                shift = match.end() - next_start
                continue
        if begin < end:
            spans.append((begin, end))
    start, end = slices[-1]
    if start + shift < end:
        spans.append((start + shift, end))
    return spans
