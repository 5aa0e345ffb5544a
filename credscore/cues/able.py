"""The guard of "could" where it tells what somebody was able to do, and guesses nothing.

It is called as those of `credscore.cues.guards` are, whose registry it belongs to.
"""

from __future__ import annotations

from credscore.cues.neighbours import CLAUSE_ENDS, DETERMINERS, word_after, word_before, words_of
from credscore.document.tokens import Tokens

__all__ = ["ability"]

_PERSONS = words_of("i we you he she they anyone anybody")
_PERSON_PRONOUNS = words_of("i we you he she it they the this that there")
_MODAL_PHRASES = frozenset(
    tuple(phrase.split())
    for phrase in ("could care less", "could ever imagine", "might as well", "may as well")
)
_ABLE_TO = words_of("hardly barely scarcely afford no remember recall")
_SENSES = words_of("hear smell taste sense see")
#: "I could see that happen" guesses, "she could see smoke" does not.
_FORESEEN = words_of("him her it them that this a an how why us me you")
#: "Asked how he could help", "wished she could stay", "if I could turn back", "than they could".
_OF_MEANS = words_of("how wish wishes wished than if")
#: "It is unclear if he could win" guesses, "if he could win" does not.
_IN_DOUBT = words_of("clear unclear sure unsure certain uncertain unknown known know knows doubt")
_THINGS = words_of("it this that there")
_NO_ONE = words_of("nobody nothing none neither")
_ALL_OF_THEM = words_of("everybody everyone anybody anyone all")
#: "The stakes could not be higher": they are as high as can be.
_MORE = words_of(
    "more less better worse higher greater bigger clearer starker closer further farther happier"
    " prouder simpler easier"
)
_ENABLING = words_of("so all as whatever everything anything")
#: A subject and what belongs to it: "so that all the children in town could eat".
_PURPOSE_WITHIN = 6


def ability(tokens: Tokens, start: int, end: int) -> bool:
    """Silence "could" of (in)ability, "she could not open the door", and phrases with a modal.

    Nobody doubts anything who "could care less" or "might as well" stay.
    """
    words = tokens.words
    phrase = tuple(words[end - 1 : end + 2]) in _MODAL_PHRASES
    if phrase or words[end - 1] != "could":
        return phrase
    after, before = word_after(tokens, end), word_before(tokens, start)
    if after == "not":  # "could not be reached", "could not be happier"
        if words[end + 1 : end + 2] != ["be"] or "reached" in words[end + 2 : end + 4]:
            return True
        return word_after(tokens, end + 2) in _MORE
    sensed = after in _SENSES and before in _ALL_OF_THEM
    # "How could I have known?" asks nothing, and the answer to any "how could" is an ability.
    if after in _ABLE_TO or before in _NO_ONE or sensed or before == "how":
        return True
    if after in _SENSES and before in _PERSON_PRONOUNS and before not in _THINGS:
        guessed = before == "we" or word_after(tokens, end + 1) in _FORESEEN
        return after != "see" or not guessed
    return start > 1 and (_so_that(tokens, start) or _enabled(tokens, start, after))


def _so_that(tokens: Tokens, start: int) -> bool:
    """Whether a clause of purpose begins before: "so that the children could eat"."""
    words = tokens.words
    for at in range(start - 1, max(0, start - 1 - _PURPOSE_WITHIN), -1):
        if words[at] in CLAUSE_ENDS:
            return False
        if words[at] == "that":  # "so that I think that could" guesses
            return words[at - 1] == "so"
    return False


def _enabled(tokens: Tokens, start: int, after: str) -> bool:
    """Whether "could" tells what was able to be: "so they could eat", "as fast as we could"."""
    words = tokens.words
    subject, at = words[start - 1], start - 2
    if words[at] == "before" or (words[at] in DETERMINERS and word_before(tokens, at) == "before"):
        return True  # "they left before the guards could stop them"
    if words[at] in _OF_MEANS and subject in _PERSONS:
        return words[at] != "if" or word_before(tokens, at) not in _IN_DOUBT
    if subject not in _PERSON_PRONOUNS:
        return subject == "one" and words[at] == "no"
    ends = after == "to" or (after in CLAUSE_ENDS and after != '"')
    if ends and subject not in _THINGS:
        return True  # "they did what they could to help"
    if words[at] == "that" and at:  # "all that they could", not "said that it could"
        at -= 1
    return words[at] in _ENABLING
