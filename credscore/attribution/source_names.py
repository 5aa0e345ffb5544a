"""Which words of a noun phrase are the name in it, and what stands beside the name."""

from __future__ import annotations

from typing import Final

from credscore.attribution.bits import (
    ADVERB,
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    DOCUMENT,
    MARK,
    OFFICIAL,
    ORGANISATION,
    PEOPLE,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
    THAT,
    TIME,
    TITLE,
)
from credscore.attribution.lone_words import (
    is_name_here,
    looks_common,
    occurrences,
    speaks,
    stands_alone,
)
from credscore.attribution.reading import Reading
from credscore.attribution.walking import TokenSpan

__all__ = [
    "CLOSED",
    "HEAD_ENDS",
    "INSIDE_NAMES",
    "OPENERS",
    "PARTICLES",
    "PERSONS",
    "PERSON_ENDS",
    "POLITE",
    "SUFFIXES",
    "apposition_of",
    "has_title",
    "is_ministry",
    "is_noun_before",
    "is_suffix",
    "name_after_office",
    "name_after_title",
    "name_at_end",
    "name_in_apposition",
    "names_in",
    "titles_of",
    "without_titles",
]

#: Words of closed classes, no part of a name.
CLOSED: Final = (
    DETERMINER | POSSESSIVE | PREPOSITION | COORDINATOR
    | AUXILIARY | ADVERB | SUBORDINATOR | TIME | MARK
)  # fmt: skip
#: What ends the head of a noun phrase.
HEAD_ENDS: Final = PREPOSITION | RELATIVE | THAT
#: Words that may stand between the parts of a name, and marks that may.
INSIDE_NAMES: Final = frozenset({"of", "the", "&", "for", "and"})
_IN_NAME: Final = INSIDE_NAMES | {".", "-"}
#: Such words that belong to a person's name.
PARTICLES: Final = frozenset(
    "von van der den de la del di da du le bin ibn al el dos das ter".split()
)
#: What counts people where it opens a sentence: "Half of Americans".
_PARTS: Final = frozenset({"half", "fewer"})
#: How many places of such a word are looked at.
_FEW: Final = 50
#: What opens a sentence and is no part of the name behind it, though in no list.
OPENERS: Final = frozenset({"perhaps", "maybe", "here", "yes", "no", "ok", "okay"})
_REFLEXIVES: Final = frozenset({"himself", "herself", "itself"})
#: Endings of nouns for one person.
PERSON_ENDS: Final = ("er", "or", "ist", "ian", "ant", "man", "woman")
#: Of nouns before a name: "Novelist Jane Roe".
_WHO_DOES: Final = ("er", "or", "ist", "ian", "ess")
#: Nouns for one person that no list of `sources` holds.
PERSONS: Final = frozenset(
    "actor actress ally aunt billionaire boss boyfriend chef clerk cook cop cousin dad"
    " delegate girlfriend graduate grandson guard guest guide head inmate kid landlord"
    " magistrate magnate mechanic medic midwife mogul mom monk mum nephew niece nominee nun"
    " pilot plaintiff playwright poet pontiff pundit pupil rebel sibling surrogate suspect"
    " teen thief tycoon uncle vet veteran vicar fianc\u00e9 fianc\u00e9e".split()
)
#: Polite forms, and what stands behind a name as part of it.
POLITE: Final = frozenset("mr mrs ms miss dr prof professor doctor".split())
SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
#: Who is called so, and tokens of "to Iran Jane Roe".
_SENT: Final = frozenset("ambassador envoy minister nominee representative secretary".split())
_SHORTEST_OFFICE: Final = 4
#: Words that tell what somebody is between a comma and the name.
_LONGEST_ROLE: Final = 4
#: Words before and behind a name that are kept for telling the person again.
_MOST_TITLES: Final = 6
_IN_FULL: Final = {
    "sen": "senator", "gov": "governor", "rep": "representative", "pres": "president",
    "gen": "general", "col": "colonel", "capt": "captain", "sgt": "sergeant", "lt": "lieutenant",
    "adm": "admiral", "maj": "major", "cmdr": "commander",
    "sec": "secretary", "prof": "professor", "dr": "doctor", "rev": "reverend",
}  # fmt: skip


def names_in(reading: Reading, first: int, last: int) -> list[int]:
    """Tokens of the last run of capitalised words that are not function or role words."""
    run: list[int] = []
    capital = reading.capital
    start = capital.find(1, first, last)
    if start < 0:
        return run
    masks, sentence = reading.masks, reading.sentence
    named = 0
    for i in range(last - 1, start - 1, -1):
        # Nearly all are words in no list, within a sentence: see `_is_name`.
        plain = not masks[i] and i and sentence[i - 1] == sentence[i]
        if capital[i] and (plain or is_name(reading, i) or _is_titled(run, masks, i)):
            run.append(i)
            named = len(run)
        elif run and reading.words[i] not in _IN_NAME:
            if reading.words[i] not in PARTICLES:
                break
            run.append(i)  # "Ursula von der Leyen"
    del run[named:]  # "von der Leyen" is "Leyen"
    if len(run) > 1 and reading.words[run[-1]] in OPENERS and not _is_named_so(reading, run[-1]):
        del run[-1]  # "Perhaps Roe"
    run.reverse()
    return run


def _is_named_so(reading: Reading, i: int) -> bool:
    """Whether a name begins with a word that opens sentences: "he leads No Labels"."""
    following, bounds = reading.words[i + 1], reading.bounds
    return any(
        reading.capital[at]
        and reading.words[at + 1] == following
        and not reading.quoted[at - 1]
        and at != bounds[reading.sentence[at]]
        for at in occurrences(reading, i)[:_FEW]
        if 0 < at < len(reading.words) - 1
    )


def _is_titled(run: list[int], masks: list[int], i: int) -> bool:
    """Whether "Justice", no name before a name, is part of one: "Justice Department"."""
    return bool(run and masks[i] & TITLE and masks[run[0]] & ORGANISATION)


def is_name(reading: Reading, i: int) -> bool:
    mask = reading.masks[i]
    if not reading.capital[i] or (mask & CLOSED and not is_name_here(reading, i)):
        return False
    if reading.words[i] in _PARTS:
        return False
    opens = i == 0 or reading.sentence[i - 1] != reading.sentence[i]
    if opens and (mask or looks_common(reading, i)):
        following = i + 1 < len(reading.words) and (
            bool(reading.capital[i + 1])
            or reading.words[i + 1] in PARTICLES
            or is_ministry(reading, i)
        )
        named = following or (not mask and speaks(reading, i))  # "Boeing said", "Kelly said"
        return named and not mask & (TITLE | PEOPLE)
    return not mask & TITLE or not mask & OFFICIAL or _is_called(reading, i)


def is_ministry(reading: Reading, i: int) -> bool:
    """Return whether a body's noun opens its name: "Ministry of Justice", not "Groups of Danes"."""
    word, following = reading.words[i], reading.capital[i + 2 : i + 3]
    one = reading.masks[i] & ORGANISATION and not word.endswith("s")
    return bool(one) and reading.words[i + 1] == "of" and 1 in following


def _is_called(reading: Reading, i: int) -> bool:
    """Whether an office elsewhere is (in) a name: "Mr. King", "Ann King", "Ministry of Justice"."""
    words, capital = reading.words, reading.capital
    before = i - 2 if i > 1 and words[i - 1] == "." else i - 1
    if before < 0 or words[before] in POLITE:
        return before >= 0
    ends = not capital[i + 1 : i + 2].count(1)  # "and King Ali"
    if words[i] == "justice":
        return ends and words[before] in {"of", "for"}
    if words[i] != "king" or not ends or not capital[before] or reading.masks[before]:
        return False
    return before == 0 or words[before - 1] not in {"the", "a"}  # "the Thai King"


def is_noun_before(reading: Reading, first: int, last: int) -> bool:
    """``Novelist Jane Roe``: a noun that has its capital from the beginning of the sentence."""
    opens = first == reading.bounds[reading.sentence[first]]
    return opens and last - first > 2 and reading.words[first].endswith(_WHO_DOES)


def is_suffix(reading: Reading, last_name: int, head_last: int) -> bool:
    """Whether only marks, name parts or "herself" follow the last name ("Sammy Davis Jr.")."""
    words, masks = reading.words, reading.masks
    return all(
        masks[i] & CLOSED or words[i] == "plc" or words[i] in _REFLEXIVES
        for i in range(last_name + 1, head_last)
    )


def name_in_apposition(reading: Reading, first: int, head_last: int, last: int) -> list[int]:
    """Return the name behind a role word: ``a spokesman for the club, Jane Roe,``."""
    words = reading.words
    if head_last >= last:
        return []
    if words[first : first + 2] == ["one", "of"] and "," in words[first:last]:
        head_last = words.index(",", first)  # "one of the aides, Jane Roe"
        noun = words[head_last - 1].removesuffix("s")
        if (
            noun != "them"
            and not noun.endswith(PERSON_ENDS)
            and not reading.masks[head_last - 1] & PEOPLE
        ):
            return []
    elif not _is_person(reading, first, head_last):
        return []
    owned = first > 0 and words[first - 1] in {"'s", "'"}
    related = owned or bool(reading.masks[first] & POSSESSIVE)  # "his daughter, Rose"
    for i in range(head_last, last - 1):
        if words[i] != ",":
            continue
        start = _behind_titles(reading, _behind_role(reading, i + 1, last), last)
        if start == last or not is_name(reading, start):
            continue
        if related or start > i + 1 or (start + 1 < last and is_name(reading, start + 1)):
            end = start
            while end < last and (is_name(reading, end) or words[end] == "."):
                end += 1
            return [j for j in range(start, end) if words[j] != "."]
    return []


def _behind_role(reading: Reading, i: int, last: int) -> int:
    """Return the token after what somebody is: "radio presenter | Jane Roe"; or `i`."""
    end = i
    while end < last and end - i < _LONGEST_ROLE and not reading.capital[end]:
        if reading.masks[end] & CLOSED:
            return i
        end += 1
    named = end > i and end + 1 < last and reading.capital[end] and reading.capital[end + 1]
    return end if named and _is_person(reading, i, end) else i


def _behind_titles(reading: Reading, i: int, last: int) -> int:
    """Return the token after the titles that begin at `i`, if any: "Sen. | Jane Roe"."""
    while i < last and reading.capital[i] and reading.masks[i] & TITLE:
        i += 1 + (i + 1 < last and reading.words[i + 1] == ".")
    return min(i, last)


def _is_person(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun phrase names a person by role: "a spokesman", "the coroner"."""
    noun = reading.words[last - 1]
    if noun in PERSONS or any(reading.masks[i] & PEOPLE for i in range(first, last)):
        return True
    return noun.endswith(PERSON_ENDS) and not reading.masks[last - 1] & (DOCUMENT | ORGANISATION)


def name_after_title(reading: Reading, first: int, last: int) -> list[int]:
    """Return the name behind a title anywhere before a comma: "head of staff Gen. Roe"."""
    for i in range(first, last - 1):
        if reading.words[i] == ",":
            return []
        if reading.masks[i] & TITLE and reading.capital[i] and i > first:
            start = i + 2 if reading.words[i + 1] == "." else i + 1
            end = start
            while end < last and reading.capital[end]:
                end += 1
            if all(reading.masks[j] & (TITLE | PEOPLE) for j in range(start, end)):
                continue  # "The Chief Minister"
            if reading.masks[end - 1] & ORGANISATION:
                continue  # "A Justice Department official"
            owned = end < last and reading.words[end] in {"'s", "'"}
            opens = i
            while opens > first and reading.capital[opens - 1] and reading.masks[opens - 1] & TITLE:
                opens -= 1  # "an aide to Attorney General Jane Roe"
            others = reading.words[opens - 1] in {"for", "of", "to"}
            if end > start and not others and not owned:
                return list(range(start, end))
    return []


def name_after_office(reading: Reading, of: int, last: int) -> list[int]:
    """Return the name behind an office with "of" in it: ``deputy chief of staff Jane Roe``."""
    masks = reading.masks
    if reading.words[of] != "of" or not masks[of - 1] & PEOPLE or reading.words[of - 1][-1] == "s":
        return []
    start = of + 1
    while start < min(last, of + 3) and not reading.capital[start] and not masks[start] & CLOSED:
        start += 1
    end = start
    while end < last and is_name(reading, end):
        end += 1
    ends = end == last or reading.words[end] == ","
    return list(range(start, end)) if start > of + 1 and end - start > 1 and ends else []


def name_at_end(reading: Reading, head_last: int, last: int) -> list[int]:
    """Return the name that ends ``ambassador to the United Nations Jane Roe``.

    The surname stands alone elsewhere, as no other word of the office does.
    """
    words, capital = reading.words, reading.capital
    if last - head_last < _SHORTEST_OFFICE or words[head_last - 1] not in _SENT:
        return []
    if not all(capital[i] or words[i] in _IN_NAME for i in range(head_last + 1, last)):
        return []  # "minister for the town that Jane Roe left"
    if not capital[last - 2] or reading.masks[last - 1] or reading.masks[last - 2]:
        return []
    return [last - 2, last - 1] if stands_alone(reading, last - 1) else []


def apposition_of(reading: Reading, name: int, last: int) -> range:
    """Return the words behind a comma behind a name: ``the mayor`` of "Jane Roe, the mayor of"."""
    words, masks, first = reading.words, reading.masks, name + 2
    if first >= last or words[name + 1] != ",":
        return range(0)
    end = first
    while end < last and words[end] != "," and not masks[end] & HEAD_ENDS:
        end += 1
    return range(first, end)


def titles_of(reading: Reading, span: TokenSpan, names: list[int]) -> str:
    """Return the words before a name, "President Roe", and behind it: "Jane Roe, the mayor of"."""
    words, masks, (first, last) = reading.words, reading.masks, span
    told = [*range(first, names[0]), *apposition_of(reading, names[-1], last)]
    if not any(masks[i] & (TITLE | PEOPLE) for i in told):
        return ""
    plain = [words[i] for i in told if not masks[i] & CLOSED][:_MOST_TITLES]
    return " ".join([_IN_FULL.get(word, word) for word in plain])


def has_title(masks: list[int]) -> bool:
    """Whether one of some words is a title or a role."""
    return any(mask & (TITLE | PEOPLE) for mask in masks)


def without_titles(reading: Reading, names: list[int]) -> list[int]:
    """Drop capitalised office words and what stands before them: "Special Envoy Jane Roe"."""
    for place in range(len(names) - 2, -1, -1):
        if reading.masks[names[place]] & (TITLE | PEOPLE):
            rest = names[place + 1 :]
            return names if all(reading.words[i] in SUFFIXES for i in rest) else rest
    return names[-2:] if _state_follows(reading, names) else names


def _state_follows(reading: Reading, names: list[int]) -> bool:
    """Whether the run goes over "of" after an office: "Secretary of State Jane Roe"."""
    before = names[0] - 1
    return (
        len(names) > 2
        and before > 0
        and reading.words[before] == "of"
        and bool(reading.masks[before - 1] & (TITLE | PEOPLE))
    )
