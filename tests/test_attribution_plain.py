"""Plain sentences of agencies and local papers: told papers, warnings from doctors, tags."""

from __future__ import annotations

import pytest

from tests.attributed import contents_in, find_in, source_in

#: Text -> what each attribution has for source and contents.
SAID: dict[str, list[tuple[str, list[str]]]] = {
    # Who is told stands between the verb and what is said, which has a few words in marks.
    'Roe told reporters the plan was "dead".': [("Roe", ['the plan was "dead"'])],
    'Roe told reporters "the plan is dead".': [("Roe", ['"the plan is dead"'])],
    'Roe told the jury there was "no proof" of it.': [("Roe", ['there was "no proof" of it'])],
    'Roe told the newspaper Poe was "a liar".': [("Roe", ['Poe was "a liar"'])],
    "Roe told Radio Haven's breakfast show the plan was dead.": [("Roe", ["the plan was dead"])],
    'Roe told Haven News host Pat Poe the plan was a "hoax".': [
        ("Roe", ['the plan was a "hoax"'])
    ],
    "Roe told reporters she'd believe it when she saw it.": [
        ("Roe", ["she'd believe it when she saw it"])
    ],
    "One mother told how her fit, healthy son fell.": [
        ("One mother", ["how her fit, healthy son fell"])
    ],
    "She wrote to say the lease was up.": [("She", ["the lease was up"])],
    "She went as far as to say it was late.": [("She", ["it was late"])],
    "Sources told the Haven Post Roe had left.": [("Sources", ["Roe had left"])],
    'The plan was called "a mess" by Roe.': [("Roe", ['"a mess"', "The plan"])],
    # A number begins what is said; a time does not.
    "The union said about 240 nurses would go, accusing the firm of lies.": [
        ("The union", ["about 240 nurses would go"]), ("The union", ["the firm of lies"])
    ],
    "The firm said up to 300 jobs would go, but gave no date.": [
        ("The firm", ["up to 300 jobs would go"])
    ],
    "Roe said over a million people had fled, many on foot.": [
        ("Roe", ["over a million people had fled, many on foot"])
    ],
    "Roe said about the plan that it was bad.": [("Roe", ["that it was bad"])],
    "Roe said around 8 p.m. that it was late.": [("Roe", ["that it was late"])],
    # A clause without "that".
    "The mayor stated the lift was broken.": [("The mayor", ["the lift was broken"])],
    "The bank signalled it was in no hurry.": [("The bank", ["it was in no hurry"])],
    "The stated aim was to win.": [],
    "The mayor labelled the plan a mess.": [("The mayor", ["the plan a mess"])],
    "The town blamed Kel for the raid; Kel's army denied responsibility.": [
        ("The town", ["Kel for the raid"]), ("Kel's army", ["responsibility"])
    ],
    # Sources with a clause of their own.
    "The trust that runs the ward says it is full.": [
        ("The trust that runs the ward", ["it is full"])
    ],
    "The charity which owns the shelter said it was full.": [
        ("The charity which owns the shelter", ["it was full"])
    ],
    "The group that planned to march in Leeds said it was late.": [
        ("The group that planned to march in Leeds", ["it was late"])
    ],
    "Roe left the union, a move that critics say was late.": [("critics", ["was late"])],
    "Figures seen by the Haven Post show that rents rose.": [
        ("Figures seen by the Haven Post", ["that rents rose"])
    ],
    "The plan is seen by many as a mistake.": [("many", ["as a mistake", "The plan"])],
    "It was Roe who said the tiles were old.": [("Roe", ["the tiles were old"])],
    "But it was his wife, Delia, who said the tiles were old.": [
        ("his wife, Delia", ["the tiles were old"])
    ],
    "It was in Leeds that those who said it was late met.": [("who", ["it was late met"])],
    "Those who reported drinking coffee said they felt well.": [
        ("Those who reported drinking coffee", ["they felt well"]), ("who", ["drinking coffee"])
    ],
    "People who fear the plan say it is too late.": [
        ("People who fear the plan", ["it is too late"]), ("who", ["the plan"])
    ],
    "Indian opposition leader Rahul Roe has called the plan mad.": [
        ("Indian opposition leader Rahul Roe", ["the plan mad"])
    ],
    "Our statement referred to the plan.": [("Our statement", ["the plan"])],
    # A participle in front, or a subject behind a conjunction.
    "Rising from talks in Leeds, the union gave a week, describing the plan as mad.": [
        ("the union", ["the plan as mad"])
    ],
    "Reacting, the minister, Bayo Roe, appealed for calm.": [
        ("the minister, Bayo Roe", ["for calm"])
    ],
    "Testing in Leeds has gone up, he said, describing the plan.": [
        ("he", ["Testing in Leeds has gone up"]), ("he", ["the plan"])
    ],
    "It comes after leaked minutes, first published by the Post, revealed that it was late.": [
        ("leaked minutes, first published by the Post", ["that it was late"])
    ],
    "Of course the mayor said it was late.": [("the mayor", ["it was late"])],
    "Of course nobody denies that it is late.": [("nobody", ["that it is late"])],
    "WHO said two reports claimed that it was late.": [
        ("WHO", ["two reports claimed that it was late"])
    ],
    # From whom a warning comes.
    "The plan went on despite a warning from the fiscal watchdog that it was late.": [
        ("the fiscal watchdog", ["that it was late"])
    ],
    "The mayor faces calls from residents to resign.": [("residents", ["to resign"])],
    "Roe won praise from doctors for her work.": [("doctors", ["for her work"])],
    "The ruling drew criticism from tenants' groups.": [],
    "Roe claims from memory that it was late.": [("Roe", ["that it was late"])],
    # A noun that is the subject of its clause says nothing by itself.
    "A decision on the ban is expected in the autumn.": [],
    "The most common complaint about the plan is its cost.": [],
    "The Treasury statement said that it was late.": [
        ("The Treasury statement", ["that it was late"])
    ],
    "Roe lied, a claim the firm disputes.": [],
    "Asked about claims that the mayor had lied, Roe said it was late.": [
        ("Roe", ["it was late"])
    ],
    'Asked about allegations that two mayors had lied, Roe said: "Let them speak."': [
        ("Roe", ['"Let them speak."'])
    ],
    "In a statement read to the court, Mrs Tully said she could not work.": [
        ("Mrs Tully", ["she could not work"])
    ],
    "But in a note to clients, Ali Roe of Haven Bank said the target was odd.": [
        ("Ali Roe of Haven Bank", ["the target was odd"])
    ],
    "The mayor has a desire to limit rents.": [],
    "Roe used the break to say that it was late.": [("Roe", ["that it was late"])],
    "The bill, led by Rep. Tom Roe, R-Dunn Creek, passed 9-3 and goes on.": [],
    "The bill, sponsored by Rep. Tom Roe, R-Dunn Creek, passed 9-3.": [
        ("Rep. Tom Roe, R-Dunn Creek", ["The bill"])
    ],
    # Adjectives of nouns, and participles that say where something came out.
    "There were angry scenes when Jim Poe suggested that the mayor should go.": [
        ("Jim Poe", ["that the mayor should go"])
    ],
    "Roe is glad Poe left.": [("Roe", ["Poe left"])],
    "The findings, reported in the journal Tides, could strengthen the case.": [],
    "Holt, a bank in Leeds, announced on Monday the sale of its office, now shut.": [
        ("Holt, a bank in Leeds", ["the sale of its office, now shut"])
    ],
    "The image, posted on Monday by a doctor, shows a man in bed.": [
        ("The image, posted on Monday by a doctor", ["a man in bed"])
    ],
    "The dead man, identified as Ken Roe, came from Leeds.": [],
    "Sales declined 2 percent.": [],
    "Sales declined to 4 percent.": [],
    "Roe declined to comment.": [("Roe", ["to comment"])],
    '"It is late. We go," he said, to loud applause.': [("he", ['"It is late. We go,"'])],
    "The firm lost money, announced in May that it would close, and left.": [
        ("The firm", ["that it would close, and left"])
    ],
    "But the regulator, in a report last month, found that it was late.": [
        ("the regulator", ["that it was late"])
    ],
    # Behind a quotation any verb may tell who speaks.
    '"They never came up the lane," her aunt snorted.': [
        ("her aunt", ['"They never came up the lane,"'])
    ],
    '"Good luck to them all," sniped a friend.': [
        ("a friend", ['"Good luck to them all,"'])
    ],
    '"How many must die here?" posed taxi driver Ali Roe.': [
        ("taxi driver Ali Roe", ['"How many must die here?"'])
    ],
    '"It may rain here," he hoped. "It has been dry."': [
        ("he", ['"It may rain here,"', '"It has been dry."'])
    ],
    '"Look at this soap," Roe shared in the chat.': [("Roe", ['"Look at this soap,"'])],
    '"We had nothing at all," she liked to say.': [("she", ['"We had nothing at all,"'])],
    "Not so, says the mayor.": [("the mayor", ["Not so"])],
    '"What is it that you want?" He turned away.': [("", ['"What is it that you want?"'])],
    'In the years after "We Are the Best," he worked with Roe.': [],
    "Poe, Inc. (Nasdaq: POE) said it was late.": [("Poe, Inc. (Nasdaq: POE)", ["it was late"])],
    'Mayor Al "Bud" Roe Jr. said it was late.': [('Mayor Al "Bud" Roe Jr.', ["it was late"])],
    "The lake is old, researchers reported March 4 in a journal.": [
        ("researchers", ["The lake is old"])
    ],
    "The firm announced Sept. 4 that it was late.": [("The firm", ["that it was late"])],
    "Roe said on March 4, 2020, that it was late.": [("Roe", ["that it was late"])],
    "Roe said on May 10, it was the mill.": [("Roe", ["it was the mill"])],
    "Roe said on May 10, that it fell.": [("Roe", ["that it fell"])],
    'They met Al M. "Sam" Roe said it was late.': [("Roe", ["it was late"])],
    "They left rubbish on the pier that rots.": [],
    "Mr Roe averred that it was late.": [("Mr Roe", ["that it was late"])],
    "The yield rose 4 basis points to 4.31%.": [],
    "The pair called it quits in March.": [],
    "He was one of the most admired cooks of the town.": [],
    "She laughed with her friend, thought to be Roe.": [],
}  # fmt: skip


def test_a_source_ends_before_the_next_verb() -> None:
    text = "The plan was championed by Ann Roe and mended by Tim Poe."
    assert [source_in(text, one) for one in find_in(text)] == ["Ann Roe"]


@pytest.mark.parametrize("text", SAID)
def test_who_says_what(text: str) -> None:
    found = [(source_in(text, one), contents_in(text, one)) for one in find_in(text)]
    assert found == SAID[text]


#: Who is hidden by a phrase behind "who", whoever else speaks in the sentence.
HIDDEN = {
    "The reward will be split with the farmer, who has asked not to be named.": "the farmer",
    "The firm said a worker, who asked not to be named, was hurt.": "a worker",
    '"It is late," said a worker who asked not to be named.': "a worker",
    "One tenant, who did not wish to be named, said it was late.": (
        "One tenant, who did not wish to be named"
    ),
    'A neighbour, who asked to remain anonymous, said: "He was quiet."': (
        "A neighbour, who asked to remain anonymous"
    ),
    "A worker, who asked not to be named, said it was late.": (
        "A worker, who asked not to be named"
    ),
}


@pytest.mark.parametrize("text", HIDDEN)
def test_who_asked_not_to_be_named(text: str) -> None:
    hidden = [source_in(text, one) for one in find_in(text) if one.source_type == "anonymous"]
    assert hidden == [HIDDEN[text]]
