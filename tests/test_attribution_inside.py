"""Reported speech that stands inside a sentence of the writer's, or round its cue."""

from __future__ import annotations

import pytest

from tests.attributed import contents_in, find_in

FOUND: dict[str, list[str]] = {
    # source and cue between the subject and the verb of what is said
    "The bridge, Roe said, is a wreck.": ["The bridge", "is a wreck"],
    "This sad mess, she believes, could have been avoided.": [
        "This sad mess",
        "could have been avoided",
    ],
    "Drivers, says the union, are treated like cattle.": ["Drivers", "are treated like cattle"],
    "The mill, said a spokesman for the firm, is shut.": ["The mill", "is shut"],
    # not a phrase or a participle before the subject
    'Asked if it was safe, Roe said, "It is."': ['"It is."'],
    # a clause behind "which" or "who" ends before the verb of the sentence
    "The dump, which tenants say is a risk, opened in May.": ["is a risk"],
    "Tenants, who say the dump is a risk, blocked the gate.": ["the dump is a risk"],
    "The gate was shut by tenants, who say that the dump, opened in May, is a risk.": [
        "that the dump, opened in May, is a risk"
    ],
    "Roe, who said that he and Poe, in particular, must pay, was ill.": [
        "that he and Poe, in particular, must pay, was ill"
    ],
    # what is named or believed stands before
    "Roe has spent years fighting what he calls a rigged system.": ["a rigged system"],
    "He lives near what the old mayor described as a plot.": ["as a plot"],
    "A fire that police believe was no accident closed the mill.": [
        "was no accident closed the mill"
    ],
    "In her view, the law is a disgrace.": ["the law is a disgrace"],
    "In the old mayor's opinion, the law is a disgrace.": ["the law is a disgrace"],
    "In his view, Roe said, the law is a disgrace.": ["the law is a disgrace"],
    "His argument is that prisons are a waste.": ["is that prisons are a waste"],
    "The accusation that he lied is absurd.": ["that he lied"],
    "The claim that the club was broke is absurd.": ["that the club was broke"],
    "Critics claim that the club he owned was broke.": ["that the club he owned was broke"],
    "The belief that he is a saint and that he did no wrong has gone.": [
        "that he is a saint and that he did no wrong"
    ],
    "The council dropped the allegation that he had lied.": ["that he had lied"],
    "It was, in his words, a total wreck.": ["It was", "a total wreck"],
    # a clause before the main one ends before that
    "When the mayor said the trial was over, the pound fell.": ["the trial was over"],
    "Although the firm insists its pills are safe, regulators banned them.": ["its pills are safe"],
    "When Roe said that the mill, once a school, was shut, we laughed.": [
        "that the mill, once a school, was shut, we laughed"
    ],
    "As one doctor put it, the ward is a mess.": ["the ward is a mess"],
    "The boy was beaten, the court heard on Monday.": ["The boy was beaten"],
    # a second clause
    "She said he was ill, and that the town had known it.": [
        "he was ill, and that the town had known it"
    ],
    "She said he was ill, and then he left.": ["he was ill"],
    # a list goes on behind its commas
    "She accused him of being a coward, a liar and a fraud.": [
        "him of being a coward, a liar and a fraud"
    ],
    "He called it a fraud, a sham, a waste and a disgrace.": [
        "it a fraud, a sham, a waste and a disgrace"
    ],
    "She called him a coward, a word that he hates.": ["him a coward"],
    "He was furious that the hall was shut.": ["that the hall was shut"],
}

SILENT = [
    "The poll asked 1,204 tenants about rents.",
    "Ana Roe has written nine novels.",
    "He called his mother from the jail.",
    "The neighbours called the police.",
    "What do you call a dog with no legs?",
    "In my view, the law is a disgrace.",
    "The allegations that came out in May were false.",
    "One of the arguments was that bad.",
    "He put it, as always, on the shelf.",
    "In view of the costs, the law is dead.",
]

#: The same verbs.
NOT_SILENT: dict[str, list[str]] = {
    "The chief asked 200 tenants to leave.": ["200 tenants to leave"],
    "Roe wrote in his books that it was late.": ["that it was late"],
    "He called the police a gang.": ["the police a gang"],
    "He called for 20 more police.": ["20 more police"],
}


def contents(text: str) -> list[str]:
    return [content for one in find_in(text) for content in contents_in(text, one)]


@pytest.mark.parametrize("text", FOUND)
def test_what_is_said_inside_a_sentence(text: str) -> None:
    assert contents(text) == FOUND[text]


@pytest.mark.parametrize("text", SILENT)
def test_acts_that_say_nothing(text: str) -> None:
    assert contents(text) == []


@pytest.mark.parametrize("text", NOT_SILENT)
def test_the_same_verbs_report(text: str) -> None:
    assert contents(text) == NOT_SILENT[text]


def test_a_statement_that_was_sent_has_no_content_behind_but() -> None:
    text = "Roe sent the paper a statement but did not reply to questions."
    assert not any("did not reply" in content for content in contents(text))


@pytest.mark.parametrize("end", ["", ".", ","])
@pytest.mark.parametrize(
    "text",
    [
        "The bridge, he said",
        "In his view",
        "It was, in his words",
        "As he put it",
        "He fled, the court heard",
        "His argument is that",
        "She called him a coward, a liar and a",
        "She said it was, and that",
        "Drivers, says the union",
    ],
)
def test_texts_that_break_off_are_read(text: str, end: str) -> None:
    assert all(content for content in contents(text + end))
