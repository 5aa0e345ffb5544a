"""Credits: who took a picture, at the end of its caption or on a line below it."""

from __future__ import annotations

import re

__all__ = ["ends_in_credit", "is_credit_line"]

#: Characters: what ends so but is longer is a paragraph with a credit stuck to it.
_LONGEST_CAPTION = 300

#: Small words in the names of people and agencies.
_SMALL = "for|of|the|via|and|by|de|von|van|le|la|al|bin|el"
_CREDIT = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]\W{0,3}$")
#: "The bridge on Friday. Photograph: Ana Ruiz/Coast Press", "Ana Ruiz in 1958.CREDIT:FAMILY".
_NAMED_CREDIT = re.compile(
    r"[\W_](?i:photo(?:graph)?s?|pictures?|images?|illustrations?|composite|credit)(?i: by)?:\s?"
    r"[A-Z][^\s/]{0,30}"
    rf"(?:[ /](?:[A-Z&][^\s/]{{0,30}}|{_SMALL})){{0,9}}$"
)
#: What transcripts put in brackets: "Well, so is my wife. (LAUGHTER)"; but "(Video: Ana Ruiz/NP)".
_HEARD = re.compile(
    r"(?:laugh(?:s|ter|ing)?|applause|cheers|cheering|crosstalk|inaudible|music|sighs|booing|chanting"
    r"|commercial break|(?:video|audio)\s?(?:clip|tape|plays|begins|ends)|(?:begin|end)\b.*)\b",
    re.IGNORECASE,
)
#: "Nobody was hurt, he said. (NP)": the agency of a report, not of a picture.
_REPORTED = re.compile(r"\b(?:said(?! to\b)|told|added)\b")
_CREDIT_WORD = re.compile(rf"[^\W\d_a-z]|(?:{_SMALL})\W?$")


def ends_in_credit(line: str) -> bool:
    """Return whether `line` ends with the name of a photographer or agency in brackets.

    Examples
    --------
    >>> ends_in_credit("Crews clear the road on Friday. (Ana Ruiz/Coast Press)")
    True
    >>> ends_in_credit("Crews clear the road. Photograph: Ana Ruiz/Coast Press")
    True
    >>> ends_in_credit("The road is clear, he said. (NP)"), ends_in_credit("So do I. (LAUGHTER)")
    (False, False)
    >>> ends_in_credit("Crews clear the road. (Video: Ana Ruiz/Coast Press)")
    True
    >>> ends_in_credit("It was over. (Or so we thought.)"), ends_in_credit("Lee (R-Utah)")
    (False, False)
    """
    if not (")" in line[-4:] or "]" in line[-4:]) or line[-1] not in ")].":
        named = ":" in line[-90:] and len(line) <= _LONGEST_CAPTION
        return named and _NAMED_CREDIT.search(line, max(0, len(line) - 120)) is not None
    found = _CREDIT.search(line, max(0, len(line) - 90))
    if not found or len(line) > _LONGEST_CAPTION:
        return False
    credit, before = found[1], line[: found.start()].rstrip()
    words = credit.replace("/", " / ").split()
    if len(words) > 9 or not all(w == "/" or _CREDIT_WORD.match(w) for w in words):
        return False
    if _HEARD.match(credit) or (len(words) == 1 and _REPORTED.search(before)):
        return False
    if "/" in words:
        return bool(before) and (len(words) > 3 or before[-1] in '.!?"”')
    # Without a stroke the bracket must follow a full sentence, as an agency's name does.
    return before[-1:] in {".", "!", "?"} and len(words) <= 4 and credit[-1] not in ".!?"


_NAMES = r"[A-Z][\w.'’-]{0,24}(?: [A-Z&][\w.'’-]{0,24}){0,5}"
_CREDIT_LINE = re.compile(
    r"(?:(?:file |stock |handout )?(?:photo(?:s|graph(?:s|er|y)?)?|images?|pictures?|pics?"
    r"|credit|illustrations?|graphics?|courtesy|composite)\b(?: (?:credits?|courtesy|by|of|via))?"
    r"\s?(?:[:.…]{1,3}|by|of|courtesy)|©(?!\s?\d))\s?.{0,100}$",
    re.IGNORECASE,
)
_CREDITED = re.compile(rf"{_NAMES} ?[|/] ?{_NAMES}$")


def is_credit_line(line: str) -> bool:
    """Return whether `line` only names who took the picture above it.

    Examples
    --------
    >>> is_credit_line("Photograph: Ana Ruiz"), is_credit_line("Ana Ruiz | The Coast Press")
    (True, True)
    >>> is_credit_line("Photo finish on Sunday"), is_credit_line("Credit where it is due")
    (False, False)
    """
    if len(line) > 120:
        return False
    return bool(_CREDIT_LINE.match(line) or _CREDITED.match(line))
