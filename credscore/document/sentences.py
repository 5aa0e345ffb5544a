"""Sentences: Punkt's boundaries, repaired where news text misleads it.

Punkt (`punkt.py`) decides by abbreviations and spelling. It knows nothing of a space lost
after a full stop, of a quoted question inside a sentence, or of titles before names; each
repair here is one small function for one of these.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from credscore.document.mark_places import find_places
from credscore.document.punkt import (
    ELLIPSIS,
    Span,
    ends_at_ellipsis,
    parameters,
    punkt_spans,
)

__all__ = [
    "TITLES",
    "Span",
    "is_title",
    "speaks_behind",
    "split_sentences",
]

_OPENERS = "“‘«„"
_CLOSERS = "”’»)]}"
_CLOSING_QUOTES = "”’»\"'"
_MAY_GO_ON = frozenset(_CLOSERS + _CLOSING_QUOTES + "?!…")

#: Titles stand before a name, so their full stop never ends a sentence, whatever the name
#: looks like ("Rep. Will Hill"). Own list.
TITLES = frozenset(
    mark + title
    for title in (
        "mr mrs ms messrs mme mlle dr drs prof rev hon gen lt col maj capt cmdr cpl sgt pvt adm "
        "brig supt det insp sen sens rep reps gov govs amb atty ald cllr coun msgr smt ofc pfc "
        "asst dep const cst comdt cdr wg sqn ldr flt pte sdn engr mohd shri alh pst brgy rt p.o"
    ).split()
    for mark in ("", '"', "'", "(", "[")
)
#: Titles that in capitals are the names of something else: "He writes for RT. She left."
_INITIALISMS = frozenset("rt sdn cdr dep wg flt alh".split())
_LONGEST_TITLE = max(map(len, TITLES)) + 2  # with the space and the full stop

#: Abbreviated names that qualify another name as often as they end a sentence.
_STATES = frozenset(("u.s", "u.n", "u.k", "e.u"))

#: Abbreviations after which what somebody says may begin: "at 2 p.m. “It was dark,” she said."
_BEFORE_SPEECH = frozenset(
    "a.m p.m u.s u.k u.n e.u d.c inc corp co ltd plc llc jr sr etc ph.d m.d".split()
)
#: How far a quotation is read for the mark it ends in.
_LONGEST_SPEECH = 300
_WORDS_OF_SPEECH = 4
_SPOKEN = re.compile(
    r"\s(?:[\w.’'-]{1,30}\s){0,4}(?:said|says|asked|asks|told|added|wrote|replied|shouted|recalled)\b"
)
_SPEECH_MARKS = {"“": "”", '"': '"'}
_BEHIND_STOP = frozenset(f". {mark}" for mark in _SPEECH_MARKS)

#: What may follow a full stop without a space and still be one word with it: the end of a
#: domain or of a file name. No countries: "ended.US troops". Own list.
_SUFFIXES = frozenset(
    "com org net gov edu mil info biz io "
    "html htm php asp aspx pdf doc docx xls xlsx csv txt jpg jpeg png gif mp3 mp4 zip exe js py "
    "json xml md".split()
)

#: The word after an unspaced full stop, and what would make it part of an address.
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS_AFTER = re.compile(r"[/@_=\\&]|[.:]\w")
_ADDRESS_BEFORE = re.compile(r"www\.|://|[@\\_=]")
#: A single letter that is no word: the end of "Ph.D.".
_DEGREE = re.compile("[B-HJ-Z]")
#: What may stand before an unspaced full stop besides lower-case letters.
_BEFORE_STOP = frozenset("%)]}”’\"'»")
#: A word longer than this is not looked at in full.
_LONGEST_WORD = 80

#: “Why?” Ms Lee asked. Own list of the verbs that follow a quoted question or exclamation.
_SAID = re.compile(
    r"(?:[A-Z][\w.’'-]{0,30} ){1,4}"
    r"(?:said|asked|asks|says|wrote|tweeted|added|replied|shouted|wondered|cried|exclaimed|yelled"
    r"|demanded|told|joked|quipped|chanted|posted|responded|answered|declared|continued)"
    r"(?=\s*(?:[.,;:]|$)|\s(?:in|on|at|to|during|of|after|as|when|while|before|with"
    r"|last|this|yesterday|earlier|later|again|afterwards|recently"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"|\s(?:him|her|me|us|them|reporters)(?:[.,]|$)"
    r"|\s(?:[A-Z][\w’'-]{0,30}\.? ){0,2}[A-Z][\w’'-]{1,30}\.(?:\s|$))"
)
#: How a name with an initial goes on where somebody speaks: "Ann D. | Hill, a nurse, said".
_NAMED_SPEAKER = re.compile(
    r"[A-Z][\w’'-]{1,30}(?:, [^,.\n]{1,80},)? (?:said|says|told|wrote|asked|added)\b"
)
_SPOKE_BEFORE = re.compile(r"\b(?:said|says|wrote|asked|added) (?:[A-Z][\w’'-]{1,20} ){1,2}\Z")
_GIVEN_NAME = re.compile(r"\b[A-Z][a-z’'-]{1,30} \Z")
#: How far back the introduction of a quoted question is looked for, in characters.
_LONGEST_QUESTION = 1000
#: Not the small letter of "iPhone", which may open a sentence.
_FIRST_LETTER = re.compile(r"[\s—–-]*([^\W\d_])(?![A-Z])")
_LETTER = re.compile(r"[^\W\d_]")
#: "D.H.S.", "Ed." and "2 pct." when lower case follows; a spaced ellipsis.
_ABBREVIATION_LIKE = re.compile(
    r"(?:(?:\b[A-Z][a-z]{0,3}|\b\w(?:\.\w)+|\d(?:st|nd|rd|th)? ?[a-z]{1,4})\.|[\s.]\.)\Z"
)
#: Abbreviations that stand before a number and that Punkt's model does not know.
_BEFORE_NUMBER = re.compile(
    r"\b(?:[Rr]s|[Pp]aras?|[Aa]rts?|[Aa]pprox|ca?|Brgy|Rte?|Secs|Bldg|Apt|Blk|Ksh|Tk|Php)\.\Z"
)
#: "114 W. 3rd Ave.", "on N. Harbor Blvd.": a point of the compass before the name of a street.
_COMPASS_POINTS = frozenset((" N", " S", " E", " W"))
_BEFORE_STREET = re.compile(r"(?:\b(?:of|at|on|in|to|from|and|near|along)|\d) \Z")
_NUMBERED_STREET = re.compile(r"\d{1,3}(?:st|nd|rd|th)\b")
_STREET = re.compile(
    r"(?:[A-Z][\w’'-]{1,30} ){1,3}(?:St|Ave|Blvd|Rd|Dr|Ln|Hwy|Pkwy|Ct|Pl|Street|Avenue|Boulevard"
    r"|Road|Drive|Lane|Highway|Parkway|Court|Place)\b"
)
_SAME_LINE = " \t"
_REFERENCE = re.compile(r"(?:\[(?:\d{1,3}|citation needed)\])+")
#: Two capitalised words: how a name goes on after "U.S.".
_NAME = re.compile(r"[A-Z][a-z]+ (?:(?:and|of|for) )?[A-Z]")


def split_sentences(
    text: str, folded: str, paragraphs: Sequence[Span], stops: Sequence[int] | None = None
) -> list[Span]:
    """Return the sentences of the paragraphs.

    Parameters
    ----------
    text : str
        A text with plain blanks only (`folding.plain_blanks`).
    folded : str
        Its folded copy (`folding.fold`), of the same length.
    paragraphs : sequence of (int, int)
        Disjoint spans of `text` in order, each without outer white space.
    stops : sequence of int, optional
        Where `find_places` finds stops in `text`, if that is known.

    Returns
    -------
    list of (int, int)
        Spans in order, none across a paragraph's edge, without outer white space. Every
        character of a paragraph that is not white space is in exactly one of them, and
        every sentence has a letter in it if its paragraph has one.

    Examples
    --------
    >>> from credscore.document.folding import fold
    >>> text = "Gen. Lee left.He had asked “Why?” and got no answer."
    >>> spans = split_sentences(text, fold(text), [(0, len(text))])
    >>> [text[start:end] for start, end in spans]
    ['Gen. Lee left.', 'He had asked “Why?” and got no answer.']
    """
    sentences: list[Span] = []
    if stops is None:
        stops = find_places([text])[0].stops
    by_paragraph, unspaced = punkt_spans(text, folded, paragraphs, stops)
    cuts = [cut + 1 for cut in unspaced if _is_missing_space(text, folded, cut)]
    may_speak = [stop for stop in stops if text[stop : stop + 3] in _BEHIND_STOP]
    speeches = [stop + 1 for stop in may_speak if speaks_behind(text, folded, stop)]
    cuts = sorted({*cuts, *speeches}) if speeches else cuts
    done = 0
    for spans in by_paragraph:
        pieces = spans
        if done < len(cuts) and pieces and cuts[done] < pieces[-1][1]:
            within = bisect_left(cuts, pieces[-1][1], done)
            pieces = _cut(pieces, cuts[done:within])
            done = within
        if len(pieces) > 1:
            pieces = _mend(text, folded, _join_wordless(text, pieces))
        sentences += pieces
    return sentences


def speaks_behind(text: str, folded: str, stop: int) -> bool:
    """Return whether what somebody says begins behind an abbreviation that ends at `stop`.

    As in "at 2 p.m. “It was dark,” she said", not in "the U.S. “war on drugs” went on".
    """
    mark = _SPEECH_MARKS.get(text[stop + 2 : stop + 3])
    if mark is None or text[stop + 1] != " " or not text[stop + 3 : stop + 4].isupper():
        return False
    before = folded[max(0, stop - _LONGEST_TITLE) : stop].rpartition(" ")[2]
    if before not in _BEFORE_SPEECH:
        return False
    closing = text.find(mark, stop + 3, stop + _LONGEST_SPEECH)
    if closing < 0 or text[closing - 1] not in ",.?!":
        return False
    # "The U.S. “Operation Freedom,” which": a title or a nickname is short, and nobody says it.
    is_long = text.count(" ", stop + 3, closing) >= _WORDS_OF_SPEECH
    return is_long or _SPOKEN.match(text, closing + 1) is not None


def _is_missing_space(text: str, folded: str, stop: int) -> bool:
    """Return whether the mark at `stop`, with a capital directly after it, ends a sentence.

    It does not in abbreviations ("U.S.", "Ph.D.", "Mr.Lee") nor in addresses and file names
    ("Example.Com", "lee@example.Org"). An ellipsis need not have a capital directly after it.
    """
    if text[stop] == ELLIPSIS:
        return ends_at_ellipsis(text, stop)
    before = text[max(0, stop - 2) : stop]
    last = before[-1:]
    if not (last.islower() or last in _BEFORE_STOP or _is_long_token(before)):
        return False
    word = _NEXT_WORD.match(text, stop + 1)
    if word is None or _ADDRESS_AFTER.match(text, word.end()):
        return False
    if folded[word.start() : word.end()] in _SUFFIXES or _DEGREE.fullmatch(word.group()):
        return False
    run = folded[max(0, stop - _LONGEST_WORD) : stop].rsplit(maxsplit=1)[-1]
    return run not in parameters().abbreviations and not _ADDRESS_BEFORE.search(run)


def _is_long_token(before: str) -> bool:
    """Return whether two characters end a number or an acronym: "2016.The", "NATO.The"."""
    return len(before) == 2 and (before.isdigit() or (before.isalpha() and before.isupper()))


def _cut(spans: list[Span], cuts: list[int]) -> list[Span]:
    """Cut the sentences of a paragraph at the offsets `cuts`, which lie within them."""
    pieces: list[Span] = []
    place = 0
    for start, end in spans:
        begin = start
        while place < len(cuts) and cuts[place] < end:
            pieces.append((begin, cuts[place]))
            begin = cuts[place]
            place += 1
        pieces.append((begin, end))
    return pieces


def _mend(text: str, folded: str, spans: list[Span]) -> list[Span]:
    """Undo or move the boundaries between `spans` that are wrong."""
    mended: list[Span] = []
    straight: _StraightMarks | None = None
    first, stop = spans[0]  # the sentence before
    for start, end in spans[1:]:
        begin = start
        if text[stop - 1] == "." and text[start].isupper():  # nearly all
            joined = is_title(text, folded, (first, stop), start, end)
        else:
            if start == stop:
                straight = straight or _StraightMarks(text, spans[0][0])
                stop = _after_closing_marks(text, start, end, straight)
                begin = _after_space(text, stop, end)
            elif text[stop - 1] in _OPENERS and text[stop - 2].isspace():
                begin = stop - 1
                stop = _before_space(text, begin)
            else:  # the separators \x1c to \x1f, which are no white space to Punkt
                begin = _after_space(text, start, end)
            joined = begin == end or _continues(text, first, stop, begin)
        if not joined:
            mended.append((first, stop))
            first = begin
        stop = end
    mended.append((first, stop))
    return mended


def is_title(text: str, folded: str, sentence: Span, start: int, end: int) -> bool:
    """Return whether what `sentence` ends with, a full stop, stands before a name, at `start`.

    The next sentence ends at `end`, or behind that.
    """
    first, stop = sentence
    near = max(first, stop - _LONGEST_TITLE)
    before = folded[folded.rfind(" ", near, stop) + 1 or near : stop - 1]
    if len(before) == 1:
        return _is_letter_of_more(text, stop - 2, start)
    if before in TITLES:
        return before not in _INITIALISMS or not text[stop - 3 : stop - 1].isupper()
    if before in _STATES:
        return _names_institution(text, folded, start, end)
    paired = before.rpartition("-")[2] in _STATES  # "China-U.S. Cooperation", a title
    return paired and not _starts_sentence(folded, start)


def _is_letter_of_more(text: str, place: int, start: int) -> bool:
    """Return whether the letter at `place` is an initial before one at `start`, or opens a line.

    A line of an interview opens with "Q." or "A.".
    """
    if text[start + 1 : start + 2] == "." and text[start + 2 : start + 3].isspace():
        return True  # J. K. Lee, but vitamin C. U.S. officials
    if text[start].isupper() and _GIVEN_NAME.search(text, max(0, place - 40), place):
        near = max(0, place - 60)
        if _NAMED_SPEAKER.match(text, start) or _SPOKE_BEFORE.search(text, near, place):
            return True
    if text[place] in "NSEW" and _STREET.match(text, start):
        return _BEFORE_STREET.search(text, max(0, place - 8), place) is not None
    before = text[max(0, place - _LONGEST_TITLE) : place].rstrip(_SAME_LINE)
    return text[place] in "QA" and (before[-1:] in "\r\n")


class _StraightMarks:
    """Counts the straight double marks of a paragraph, once, from its start on."""

    def __init__(self, text: str, start: int) -> None:
        self._text, self._counted, self._marks = text, start, 0

    def closes(self, place: int) -> bool:
        """Return whether the mark at `place` closes: an odd number stands before it."""
        self._marks += self._text.count('"', self._counted, place)
        self._counted = place
        return self._marks % 2 == 1


def _after_closing_marks(text: str, start: int, end: int, straight: _StraightMarks) -> int:
    """Return where what belongs to the sentence before ends, right after its full stop.

    That is closing marks and the number of a note: left.”[2]
    """
    while start < end and (
        text[start] in _CLOSERS
        or text[start] == "'"
        or (text[start] == '"' and straight.closes(start))
    ):
        start += 1
    reference = _REFERENCE.match(text, start, end)
    return reference.end() if reference else start


def _after_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _before_space(text: str, stop: int) -> int:
    while stop > 0 and text[stop - 1].isspace():
        stop -= 1
    return stop


def _names_institution(text: str, folded: str, start: int, end: int) -> bool:
    """Return whether "U.S." goes on as a name: "U.S. Travel Association", but "U.S. The Greens"."""
    return _NAME.match(text, start, end) is not None and not _starts_sentence(folded, start)


def _starts_sentence(folded: str, start: int) -> bool:
    """Return whether the word at `start` is one that often begins sentences."""
    word = _NEXT_WORD.match(folded, start)
    return word is not None and word.group() in parameters().starters


def _continues(text: str, first: int, stop: int, start: int) -> bool:
    """Return whether the sentence from `first` to `stop` goes on at `start`.

    It does at a comma; before lower case after a question, an exclamation, a closing mark or
    what looks like an abbreviation; and where a quoted question is followed by who asked it.
    """
    if text[start] in ",;:":
        return True
    letter = _FIRST_LETTER.match(text, start)
    lower = letter is not None and letter.group(1).islower()
    if text[stop - 1] == ".":
        if text[start].isdigit():
            return _BEFORE_NUMBER.search(text, max(first, stop - 16), stop) is not None or (
                text[stop - 3 : stop - 1] in _COMPASS_POINTS
                and _NUMBERED_STREET.match(text, start) is not None
            )
        return lower and _ABBREVIATION_LIKE.search(text, max(0, stop - 16), stop) is not None
    if lower:
        return text[stop - 1] in _MAY_GO_ON
    mark = stop - 2 if text[stop - 2 : stop] == "''" else stop - 1
    if text[stop - 1] not in _CLOSING_QUOTES or text[mark - 1] not in "?!":
        return False
    # In 'He asked: "Why?" Ms Lee said …' the question has its own introduction.
    near = max(first + 1, stop - _LONGEST_QUESTION)
    introduced = any(text.find(opening, near, mark) >= 0 for opening in ('"', "“", "''"))
    return not introduced and _SAID.match(text, start) is not None


def _join_wordless(text: str, spans: list[Span]) -> list[Span]:
    """Join what has no letter in it ("1.", "[2]", "!") to the sentence before.

    At the paragraph's start it is joined to the sentence after.
    """
    if "".join([text[start] for start, _ in spans]).isalpha():  # nearly always
        return spans
    joined: list[Span] = []
    for start, end in spans:
        if joined and not (text[start].isalpha() or _LETTER.search(text, start, end)):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    if len(joined) > 1 and not _LETTER.search(text, *joined[0]):
        joined[:2] = [(joined[0][0], joined[1][1])]
    return joined
