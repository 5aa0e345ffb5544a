"""Who speaks where source, cue and quotation do not stand side by side."""

from __future__ import annotations

import pytest

from credscore.attribution import find_attributions
from credscore.cues.engine import match
from credscore.document.document import read
from tests.attributed import contents_in, find_in, source_in

Case = tuple[str, str, list[str]]

FOUND: dict[str, Case] = {
    "a name in -ly": ('"It is late," Kelly said.', "Kelly", ['"It is late,"']),
    "a full name in -ly": ("Ann Reilly said it was late.", "Ann Reilly", ["it was late"]),
    "May": ('"It is late," May said.', "May", ['"It is late,"']),
    "Ms May": ('"It is late," Ms May said.', "Ms May", ['"It is late,"']),
    "Will": ('"It is late," Will said.', "Will", ['"It is late,"']),
    "an initial": ('"It is late," Ann D. Long wrote.', "Ann D. Long", ['"It is late,"']),
    "an initial behind": ('"It is late," said Ann D. Hill.', "Ann D. Hill", ['"It is late,"']),
    "said last week": ('"It is late!" Roe said last week.', "Roe", ['"It is late!"']),
    "said by phone": ('"It is late," Roe said by phone.', "Roe", ['"It is late,"']),
    "said by email that": ("Roe said by email that it was late.", "Roe", ["that it was late"]),
    "asked": ('"Is it late?" Roe asked.', "Roe", ['"Is it late?"']),
    "warned": ('"It is late," the boy warned.', "the boy", ['"It is late,"']),
    "read": ('"Keep out," read a sign by the gate.', "a sign", ['"Keep out,"']),
    "that said": ('He left with a sign that said "Keep out."', "that", ['"Keep out."']),
    "aside and that": ("He added, though, that it was late.", "He", ["that it was late"]),
    "longer aside": (
        "Ms Roe said, among other things, that it was late.",
        "Ms Roe",
        ["that it was late"],
    ),
    "noun that may be a verb": (
        "The secretary of state said it was late.",
        "The secretary of state",
        ["it was late"],
    ),
    "block quotation": (
        'The mayor said:\n\n"It was a bad day for the town."',
        "The mayor",
        ['"It was a bad day for the town."'],
    ),
    "block quotation, told": (
        "The mayor told the council on Monday:\n\n“It was a bad day.”",
        "The mayor",
        ["“It was a bad day.”"],
    ),
    "as he explained": (
        "The crowd laughed as Roe explained how he had lost the key.",
        "Roe",
        ["how he had lost the key"],
    ),
    "quoted as saying": (
        "The paper quoted the mayor as saying the mill was shut.",
        "the mayor",
        ["the mill was shut"],
    ),
    "was quoted by": (
        "Ms Roe was quoted by the paper as saying the mill was shut.",
        "Ms Roe",
        ["the mill was shut"],
    ),
    "heard in court": (
        "The jury heard that Poe hid the knife.",
        "The jury",
        ["that Poe hid the knife"],
    ),
    "a paper reports the": (
        "Leeds News reports the mayor has gone.",
        "Leeds News",
        ["the mayor has gone"],
    ),
    "study by": (
        "A study by Leeds University found that tea was good.",
        "A study by Leeds University",
        ["that tea was good"],
    ),
    "study published by": (
        "A study published by Leeds University found that tea was good.",
        "A study published by Leeds University",
        ["that tea was good"],
    ),
    "according to a report by": (
        "According to a report by the town's auditor, costs rose.",
        "a report by the town's auditor",
        ["costs rose"],
    ),
    "released on": (
        "According to a poll released on Monday, most people like tea.",
        "a poll",
        ["most people like tea"],
    ),
    "rumour has it": (
        "Rumour has it that the band will meet again.",
        "",
        ["that the band will meet again"],
    ),
    "full stop before who spoke": ('"It was late." Roe said on Monday.', "Roe", ['"It was late."']),
    "asked somebody": ('"Is it late?" Roe asked Poe.', "Roe", ['"Is it late?"']),
    "asked her": ('"Is it late?" Ms Roe asked her.', "Ms Roe", ['"Is it late?"']),
    "two single marks": ("''Is it late?'' Mr. Roe asked.", "Mr. Roe", ["''Is it late?''"]),
    "asked first": (
        'Asked by the court to reply, Roe said, "It was late."',
        "Roe",
        ['"It was late."'],
    ),
    "who is told has no one to tell": (
        "Magistrates were told Poe had hidden the knife.",
        "",
        ["Poe had hidden the knife"],
    ),
    "an aside of one word": ("Mr Roe, defending, said it was late.", "Mr Roe", ["it was late"]),
    "first one thing, then": ("He ordered lunch, then said it was late.", "He", ["it was late"]),
    "in the middle": ("That, says Roe, is the problem.", "Roe", ["That", "is the problem"]),
    "figures show": (
        "The latest figures show wages fell.",
        "The latest figures",
        ["wages fell"],
    ),
    "statistics released by": (
        "Statistics released by the police show wages fell.",
        "Statistics released by the police",
        ["wages fell"],
    ),
    "known only as": (
        "A man who gave his name only as Ali said it was late.",
        "A man who gave his name only as Ali",
        ["it was late"],
    ),
    "both": ("Both have promised to pay.", "Both", ["to pay"]),
    "secretary of state": (
        "The secretary of state has long maintained that it was late.",
        "The secretary of state",
        ["that it was late"],
    ),
    "aside with a cue": (
        "The aide, who spoke on the condition of anonymity to discuss the talks, said it was late.",
        "The aide, who spoke on the condition of anonymity to discuss the talks",
        ["it was late"],
    ),
    "aside with a participle": (
        "Ms Roe, writing for the court in May, said it was late.",
        "Ms Roe, writing for the court in May",
        ["it was late"],
    ),
    "whole sentence up to a quotation": (
        'Owners may have to pay more because it was "a bad year," Ms Roe said.',
        "Ms Roe",
        ['Owners may have to pay more because it was "a bad year,"'],
    ),
}


@pytest.mark.parametrize("case", FOUND)
def test_who_speaks(case: str) -> None:
    text, source, contents = FOUND[case]
    found = [(source_in(text, one), contents_in(text, one)) for one in find_in(text)]
    assert found == [(source, contents)]


#: Text -> a source that is none of it.
NOT_THE_SOURCE = {
    "The plan was praised by the mayor.": "The plan",
    "In May said rents rose.": "May",
    "Tea is ahead in polls by nearly 9 points, Ms Roe said.": "polls by nearly 9 points",
    "Ms Roe said by then it was late.": "then",
}


@pytest.mark.parametrize("text", NOT_THE_SOURCE)
def test_who_does_not_speak(text: str) -> None:
    assert NOT_THE_SOURCE[text] not in [source_in(text, one) for one in find_in(text)]


SILENT = [
    "That said, the roof held.",
    "The council has maintained the bridge since 1962.",
    "The singer noted for her range will be back in May.",
    "The striker claimed his tenth goal.",
    "The storm claimed two lives.",
    "Officers observed a minute's silence at noon.",
    "We had a plan and took vitamin C. Long queues formed.",
    "She claimed the benefits of a dead aunt for years.",
    "The guard pointed to the door.",
    "A guard warned off two boys.",
    "The senators added a clause to the bill.",
    "The carmaker recalled the cars over a fault.",
    "He answered the phone in the hall.",
    "The house passed a law on mills.",
    "The council introduced a charge for vans.",
    "The team continued its run of wins.",
]


#: What the same verbs report where a clause follows, or another noun.
NOT_SILENT = {
    "She claimed the benefits were small.": ["the benefits were small"],
    "The guard pointed to the crack in the dam.": ["the crack in the dam"],
    "A guard warned that ice was thin.": ["that ice was thin"],
    "The senators added that the bill was late.": ["that the bill was late"],
    "The carmaker recalled that the cars had a fault.": ["that the cars had a fault"],
    "He answered that it was late.": ["that it was late"],
    "The judge concluded that the law was unfair.": ["that the law was unfair"],
    "The report concluded the firm misled its clients.": ["the firm misled its clients"],
    "Critics claimed the policy failed families.": ["the policy failed families"],
    "Critics claimed “the policy hurts families”.": ["“the policy hurts families”"],
    "Roe claimed benefits outweigh the costs.": ["benefits outweigh the costs"],
    "Roe added players need more rest.": ["players need more rest"],
    "Roe recalled the car skidding off the road.": ["the car skidding off the road"],
    "“It is late,” continued the mayor.": ["“It is late,”"],
    "“It is late,” recalled the ambassador.": ["“It is late,”"],
    "“It is late,” claimed the insurance firm.": ["“It is late,”"],
    "“It is late,” added the players’ union.": ["“It is late,”"],
    "“It is late,” Roe continued the next day.": ["“It is late,”"],
}


@pytest.mark.parametrize("text", NOT_SILENT)
def test_a_clause_behind_the_same_verb_is_said(text: str) -> None:
    assert [contents_in(text, one) for one in find_in(text)] == [NOT_SILENT[text]]


#: What closes a sentence behind its speaker, and is none of what is said.
BESIDES = [
    "two officials told the agency, speaking on the phone.",
    "two officials told the agency, citing a lack of funds.",
    "two officials said, asking for more time.",
]


@pytest.mark.parametrize("end", BESIDES)
def test_how_somebody_spoke_is_not_what_they_said(end: str) -> None:
    text = f"The boat ran aground on Friday, {end}"
    first = find_in(text)[0]
    assert source_in(text, first) == "two officials"
    assert contents_in(text, first) == ["The boat ran aground on Friday"]


def test_what_somebody_adds_without_that_is_no_aside() -> None:
    text = "The boat ran aground, Roe told the agency, adding the firm had no money."
    contents = [content for one in find_in(text) for content in contents_in(text, one)]
    assert "adding the firm had no money" in contents
    assert find_in("critics say , said")  # a comma before the last word


def test_people_who_were_briefed_say_nothing_by_that() -> None:
    assert find_in("People briefed on the sale were not at work.")[0].contents == ()
    text = "The mill will close, two people briefed on the sale told the agency."
    (one,) = find_in(text)
    assert source_in(text, one) == "two people briefed on the sale"
    assert contents_in(text, one) == ["The mill will close"]


def test_what_follows_a_participle_and_a_comma_is_said() -> None:
    text = "On Friday, officials said, citing a lack of funds, the mill would close."
    first = find_in(text)[0]
    assert "the mill would close" in contents_in(text, first)[-1]


@pytest.mark.parametrize("text", SILENT)
def test_nobody_speaks(text: str) -> None:
    assert find_in(text) == []


def test_the_title_of_a_work_is_not_what_somebody_says() -> None:
    text = 'Dr Roe, the author of "Late Trains," said it was done.'
    assert ("Dr Roe", ["it was done"]) in [
        (source_in(text, one), contents_in(text, one)) for one in find_in(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The “hot spots,” as maps show them, are few.",
        "The club aired “The Long Pier,” “Low Tide” and “Old Mill Lane” in May.",
        "She wrote a page called “Friends of the Pier,” which has grown.",
        "The court is now split, and Roe is its “swing vote.”",
        "He has a seat in the “Port Haven Pier and Harbour Society of Friends,” a club.",
    ],
)
def test_a_name_or_a_phrase_quoted_inside_a_sentence_is_not_what_somebody_says(text: str) -> None:
    assert all(one.cue for one in find_in(text))


def test_a_sentence_quoted_with_nobody_named_is_said() -> None:
    text = "The crowd had one answer. “We will not leave this pier.”"
    (found,) = find_in(text)
    assert contents_in(text, found) == ["“We will not leave this pier.”"]


def test_what_is_said_of_a_source_is_no_statement() -> None:
    text = "Two aides, who requested anonymity for fear of the mayor, described a sad office."
    assert [source_in(text, one) for one in find_in(text)] == [text[: text.index(", described")]]


def test_a_name_held_back_is_no_statement_but_a_wish_is() -> None:
    text = "A nurse, who asked that her name not be used, said it was late."
    assert [contents_in(text, one) for one in find_in(text)] == [["it was late"]]
    text = "Ms Roe asked that the money not be used for the mill."
    assert [source_in(text, one) for one in find_in(text)] == ["Ms Roe"]


def test_a_quotation_behind_a_colon_is_no_statement_before_it() -> None:
    text = 'Ms Poe praised the plan for the mill: "Burn it," she said.'
    found = {source_in(text, one): contents_in(text, one) for one in find_in(text)}
    assert found["she"] == ['"Burn it,"']
    assert found["Ms Poe"] == ["the plan for the mill"]


def several(text: str) -> list[tuple[str, list[str]]]:
    """Return source and contents of the attributions in a text of several paragraphs."""
    document = read(text)
    found = find_attributions(document, match(document.tokens))
    return [(source_in(text, one), contents_in(text, one)) for one in found]


LONG = "“It was a bad day for the town and for all who live in it."


def test_a_speech_over_several_paragraphs_is_whose_it_is_at_its_end() -> None:
    more = "“We had no light and no bread until the ferry came back."
    text = f"{LONG}\n\n{more}\n\n“But it was a good day for me,” said Ms Roe."
    assert several(text) == [("Ms Roe", [LONG, more, "“But it was a good day for me,”"])]


def test_a_speech_with_one_pair_of_marks_is_whose_it_is_at_its_end() -> None:
    more = "We had no light and no bread until the ferry came back."
    text = f"{LONG}\n\n{more}\n\nBut it was a good day for me,” said Ms Roe."
    assert several(text) == [("Ms Roe", [LONG, more, "But it was a good day for me,”"])]


def test_a_speech_that_is_closed_is_not_joined_with_the_next() -> None:
    text = f"{LONG}”\n\n“But it was a good day for me,” said Ms Roe."
    assert several(text) == [("", [f"{LONG}”"]), ("Ms Roe", ["“But it was a good day for me,”"])]


def test_a_speech_with_other_marks_is_quoted_by_the_one_before() -> None:
    long = LONG.replace("“", '"')
    text = f"{long}\n\n“But it was a good day for me,” said Ms Roe."
    assert several(text)[-1] == ("Ms Roe", ["“But it was a good day for me,”"])


def test_the_words_of_a_speech_go_to_the_speaker_named_before_it() -> None:
    text = f"Ms Poe said it was late. {LONG}\n\n“So it was,” said Ms Roe."
    assert several(text)[0] == ("Ms Poe", ["it was late", LONG])
