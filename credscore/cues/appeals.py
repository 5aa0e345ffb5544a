"""Guards of clickbait: what sells the click in a headline is plain prose inside an article.

They are called as those of `credscore.cues.guards` are, whose registry they belong to.
"""

from __future__ import annotations

from credscore.cues.neighbours import (
    DETERMINERS,
    OPENERS,
    in_headline,
    word_after,
    word_before,
    words_of,
)
from credscore.document.tokens import Tokens

__all__ = ["plain_appeal", "plain_pointer", "plain_question", "plain_spread"]

_ENDS = words_of('. ! ? : ; , … ... -- — – " ) ]')
#: Before an order to the reader, beside the beginning of a clause.
_URGING = words_of("please simply just now and so then today")
_ORDERS = words_of(
    "click share retweet repost like sign subscribe join donate support follow tell let watch see"
    " hurry last pass spread read find learn act guess wait don't do sound"
)
_WHOLE = words_of("all everything")
_SHOWN = words_of("is are 's here here's")
_ARTICLES = words_of("the our this a")
#: Behind "and" these seldom address the reader.
_JOINED = words_of("learn find tell let see read")
_PRESENTS = words_of("is - -- – — … ...")
#: "You need to know": a need of somebody's, not the reader's.
_NEEDING = words_of("do does did if when because and but or until")
#: "Here is what he said": it stands below, and nothing is held back.
_PLAINLY = words_of("what how where")
_SPEAKS = words_of("said says say told wrote writes tweeted stated states reads responded put")
_LOOKS = words_of("look read watch listen check stay")
#: "It gets worse", "think again": they stand alone, but not in "they should think again".
_ALONE = words_of("it think buckle brace")
_TALKED_OF = words_of("nobody no")


def _opens_clause(tokens: Tokens, start: int) -> bool:
    return word_before(tokens, start) in OPENERS


def _is_order(tokens: Tokens, start: int) -> bool:
    before = word_before(tokens, start)
    if before == "can":  # "you can sign up for it", but "where people can sign up for cover"
        return word_before(tokens, start - 1) == "you"
    asked = tokens.words[start] in _JOINED or word_after(tokens, start + 1) in _ARTICLES
    if before == "and" and asked:  # "join them and learn more about it"
        return False
    if before == "also":  # "foundations that also donate to it"
        start -= 1
        before = word_before(tokens, start)
    return before in OPENERS or before in _URGING


def _is_lure(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a match stands in a headline or begins the text."""
    return start == 0 or in_headline(tokens, start, end)


def plain_pointer(tokens: Tokens, start: int, end: int) -> bool:
    """Silence what points back or explains: "This is why they left", "look at this map"."""
    words = tokens.words
    first, last = words[start], words[end - 1]
    if first in _LOOKS:  # "or stay tuned for more shifts"
        asks = first == "stay" or word_after(tokens, end) in _ENDS
        return not (asks and _is_order(tokens, start))
    if first in _ALONE or words[start:end] == ["you", "decide"] or last == "right":
        # "Yes, you read that right", but "if you read it right away"
        opens = last == "right" and word_before(tokens, start) == ","
        opens = opens or _opens_clause(tokens, start)
        return not (opens and word_after(tokens, end) in _ENDS)
    if last == "part" and first == "the":  # "it was the best part", "the best part of a year"
        after = word_after(tokens, end)
        return not (after in {"?", ":"} or (_opens_clause(tokens, start) and after in _PRESENTS))
    if words[start:end] == ["let", "me", "explain"]:
        return not _opens_clause(tokens, start)
    if first == "here":
        return _shows_plainly(tokens, start, end)
    explains = first in {"this", "that"} or (first == "the" and words[start + 1][:6] == "reason")
    # "That is one of the reasons why", "maybe this is the reason"
    told = word_before(tokens, start) in {"of", "maybe"} or not _is_lure(tokens, start, end)
    return explains and told


def _shows_plainly(tokens: Tokens, start: int, end: int) -> bool:
    """Whether "here's how" shows what stands next; what "you" need to know and "why" are lures."""
    last, order = tokens.words[end - 1], _is_order(tokens, start)
    if last == "why":  # "he can say here's why"
        return not order and word_before(tokens, start) != "but"
    if last not in _PLAINLY:
        return False
    lure = _is_lure(tokens, start, end) or word_after(tokens, end) == "you"
    spoken = not _SPEAKS.isdisjoint(tokens.words[end : end + 5])
    return not lure or spoken or not order


def plain_question(tokens: Tokens, start: int, end: int) -> bool:
    """Silence a plain act: "tried to find out why", "nobody is talking about tax"."""
    words = tokens.words
    first, after = words[start], word_after(tokens, end)
    if _is_plain_secret(tokens, start, end):
        return True
    if first in _TALKED_OF:
        return after not in _ENDS
    if first in {"find", "guess"}:
        return not _opens_clause(tokens, start)
    if words[start : start + 2] == ["you", "need"]:
        before = word_before(tokens, start)  # "first, you need to know why it failed"
        return before in _NEEDING or (before == "," and not _is_lure(tokens, start, end))
    if first == "what" and not _is_lure(tokens, start, end):
        return not _opens_clause(tokens, start)
    return first in {"wait", "just"} and words[end - 1] == "it" and after not in _ENDS


def _is_plain_secret(tokens: Tokens, start: int, end: int) -> bool:
    """Whether nothing is kept back: "like you wouldn't believe", "it tells you all you need to"."""
    words, before = tokens.words, word_before(tokens, start)
    first, last = words[start], words[end - 1]
    if last == "believe":
        return before == "like"
    if last == "know" and (first in _WHOLE or before in _WHOLE):  # "it shows all you need to know"
        at = start if first in _WHOLE else start - 1
        return not (_opens_clause(tokens, at) or word_before(tokens, at) in _SHOWN)
    # "I ask one simple thing", "the secret to growth"
    plain = last in {"thing", "to"} and words[end - 2] in {"simple", "secret"}
    return plain and not _is_lure(tokens, start, end)


def plain_spread(tokens: Tokens, start: int, end: int) -> bool:
    """Silence news of a video: "the clip went viral", and a duty: "must read the bill"."""
    words = tokens.words
    if words[end - 1] in {"viral", "camera", "tape", "outrage", "fury", "backlash"}:
        return not _is_lure(tokens, start, end)
    if words[start] == "must":
        return not _is_lure(tokens, start, end) or word_after(tokens, end) in DETERMINERS
    return False


def plain_appeal(tokens: Tokens, start: int, end: int) -> bool:
    """Silence what nobody asks of the reader: "to sign up for insurance", "his last chance"."""
    if tokens.words[start : start + 2] == ["what", "do"]:
        return word_after(tokens, end) != "?"
    if tokens.words[start] == "before":  # "before it's too late"
        return not _is_lure(tokens, start, end)
    if tokens.words[start] in {"pass", "hurry"} and word_after(tokens, end) not in _ENDS:
        return True  # "caught it and pass it on to others"
    return tokens.words[start] in _ORDERS and not _is_order(tokens, start)
