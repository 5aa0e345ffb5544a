"""Where a source begins behind a phrase that no comma closes, and what belongs to it."""

from __future__ import annotations

import pytest

from credscore.attribution.fronted import after_fronted, opens_phrase
from credscore.attribution.reading import read_tokens
from credscore.document.document import read_whole
from tests.attributed import contents_in, find_in, source_in


def sources(text: str) -> list[str]:
    return [source_in(text, one) for one in find_in(text)]


FRONTED = {
    # A determiner or a number opens a noun phrase.
    "In Leeds the mayor said the bridge was safe.": "the mayor",
    "In a statement the company said it would pay.": "the company",
    "In a brief statement the club said the coach would leave.": "the club",
    "On Monday the council said it would pay.": "the council",
    "At a hearing in Leeds two witnesses said the lift was broken.": "two witnesses",
    "In an interview with the BBC the mayor said the bridge was safe.": "the mayor",
    "Outside the court his lawyer said he would appeal.": "his lawyer",
    "Until last year the firm said it was safe.": "the firm",
    # A name follows a noun, or an office.
    "After the vote Smith said the bridge was safe.": "Smith",
    "In court Smith said he was sorry.": "Smith",
    "In New York Mr Poe said the lift was broken.": "Mr Poe",
    "In Mumbai Chief Minister Ann Poe said water would be cut.": "Chief Minister Ann Poe",
    "At full time coach Ann Poe said the referee was wrong.": "coach Ann Poe",
    "In Leeds Smith said the lift was broken.": "Smith",
    # A noun follows a name, or a time.
    "In Kano state police said the road was safe.": "state police",
    "On Wall Street analysts said the deal was dead.": "analysts",
    "Over the weekend police said the road was safe.": "police",
    "For years critics have said the plan was dead.": "critics",
    # The last noun for people.
    "In the north farmers said the rains had failed.": "farmers",
    "With rents rising the council said it would build.": "the council",
    "In response officials said the figures were wrong.": "officials",
    # A share of the verb.
    "In Leeds the mayor spoke first, saying the bridge was safe.": "the mayor",
}


@pytest.mark.parametrize("text", FRONTED)
def test_source_begins_after_the_phrase_in_front(text: str) -> None:
    assert sources(text) == [FRONTED[text]]


FIRST = {
    "After Smith said the bridge was safe, lorries came.": "Smith",
    "After party leader Smith said the bridge was safe, lorries came.": "party leader Smith",
    "All the tenants said the lift was broken.": "All the tenants",
    "Half the tenants said the lift was broken.": "Half the tenants",
    "The top two officials said the lift was broken.": "The top two officials",
    "Groups fighting the plan said the lift was broken.": "Groups fighting the plan",
    "The spokesman the Rev. Ann Poe said the lift was broken.": "The spokesman the Rev. Ann Poe",
    "Nearly a third say the lift is broken.": "Nearly a third",
    "The court sent an aide a letter warning that the lease had ended.": "The court",
    # Counts belong to what they count.
    "At least four tenants said the lift was broken.": "At least four tenants",
    "Only 40 tenants said the lift was broken.": "Only 40 tenants",
    "More than 40 tenants said the lift was broken.": "More than 40 tenants",
    # What joins, asides, and what a word belongs to.
    "Roe and his aides said the plan was dead.": "Roe and his aides",
    "He and Roe said the plan was dead.": "He and Roe",
    "The firm let him say that the plan was dead.": "him",
    "Most of them say that the plan is dead.": "Most of them",
    "There are polls that show that the plan is dead.": "that",
    "The mayor that evening said the plan was dead.": "The mayor that evening",
    "Jane Roe, in a statement issued by her party on Thursday, said the plan was dead.": "Jane Roe",
    "Six papers, including two from Leeds, said the plan was dead.": (
        "Six papers, including two from Leeds"
    ),
    "Critics have, in fact, praised the plan.": "Critics",
    "Critics have in the past said the plan was dead.": "Critics",
    "The family left early, saying the plan was dead.": "The family",
    "Roe largely ran on his record and said the plan was dead.": "Roe",
    "Poe, 34, of Leeds, pleaded not guilty.": "Poe, 34, of Leeds",
    "Firms, on a bad day in May, said the plan was dead.": "Firms",
    # Relative clauses.
    "The man who found the body told police it was cold.": "The man who found the body",
    "Tenants who met Roe said the plan was dead.": "Tenants who met Roe",
    "The man who Roe says is dead was late.": "Roe",
    "The mayor, who knows Ms Roe, said the plan was dead.": "The mayor, who knows Ms Roe",
    # Those who ask for something about themselves.
    "“It is a disgrace,” one resident, who asked not to be named, said.": (
        "one resident, who asked not to be named"
    ),
    # Nouns and whose they are.
    "Roe's most explosive claim is that the plan was dead.": "Roe",
    "Roe's lawyers claim that the plan was dead.": "Roe's lawyers",
    "Others were harsh in their criticism that the plan was dead.": "their",
    "Roe's allies are optimistic that the plan will pass.": "Roe's allies",
    "The two do not have a common view that tenants can trust.": "The two",
}


@pytest.mark.parametrize("text", FIRST)
def test_source_ends_and_begins_at_its_own_words(text: str) -> None:
    assert sources(text)[0] == FIRST[text]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ms Roe told the inquest she had been happy.", "she had been happy"),
        ("Ms Roe told the Guardian she had been happy.", "she had been happy"),
        ("Ms Roe told the story of her life.", "story of her life"),
    ],
)
def test_who_is_told_is_no_content(text: str, content: str) -> None:
    assert contents_in(text, find_in(text)[0])[0] == content


def test_statement_that_a_clause_follows_is_an_attribution() -> None:
    assert sources("Roe was named in a claim that the bank had lied.") == ["Roe"]


@pytest.mark.parametrize(
    ("text", "word", "opens"),
    [
        ("in Leeds the mayor", "the", True),
        ("all the mayors", "the", False),
        ("of the mayor", "the", False),
        ("who read the plan", "the", False),
        ("wants to read the plan", "the", False),
        ("officials this week", "this", False),
        ("in Leeds two tenants", "two", True),
        ("the top two tenants", "two", False),
    ],
)
def test_determiner_opens_a_phrase(text: str, word: str, opens: bool) -> None:
    reading = read_tokens(read_whole(text))
    assert opens_phrase(reading, reading.words.index(word), 0) is opens


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("In Leeds police", 2),
        ("In New York Roe", 1),
        ("In Roe 's view", 1),
        ("Of Leeds tenants", 1),
        ("Leeds in Kano tenants", 2),
        ("At least four tenants", 0),
    ],
)
def test_subject_after_a_preposition(text: str, first: int) -> None:
    reading = read_tokens(read_whole(text))
    start = reading.words.index("in") + 1 if text.startswith("Leeds") else 1
    assert after_fronted(reading, start, len(reading.words)) == first
