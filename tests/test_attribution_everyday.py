"""Everyday sentences of news: who says what where the clause goes round its source."""

from __future__ import annotations

import pytest

from credscore.attribution.citing import is_cited
from tests.attributed import contents_in, find_in, source_in

#: Text -> what each attribution has for source and contents.
SAID: dict[str, list[tuple[str, list[str]]]] = {
    # A clause goes on behind its source.
    "The drug, according to Dr Lena Moss, reduced pain in most patients.": [
        ("Dr Lena Moss", ["The drug", "reduced pain in most patients"])
    ],
    "Sales, according to the firm, rose 3 percent.": [
        ("the firm", ["Sales", "rose 3 percent"])
    ],
    "The talks, according to spokesman Paul Grey, took place in Leeds.": [
        ("spokesman Paul Grey", ["The talks", "took place in Leeds"])
    ],
    "The plan, according to Jane Roe, fails to help tenants.": [
        ("Jane Roe", ["The plan", "fails to help tenants"])
    ],
    "The mayor, according to her aide Anna Holt, also held talks with the union.": [
        ("her aide Anna Holt", ["The mayor", "also held talks with the union"])
    ],
    "The plan, according to Jane Roe, known as a critic of the mayor, failed.": [
        ("Jane Roe, known as a critic of the mayor", ["The plan", "failed"])
    ],
    "The plan failed, according to Jane Roe, known as a critic of the mayor.": [
        ("Jane Roe, known as a critic of the mayor", ["The plan failed"])
    ],
    "The drug, Lena Moss said, reduced pain.": [("Lena Moss", ["The drug", "reduced pain"])],
    "The drug, said Lena Moss, reduced pain.": [("Lena Moss", ["The drug", "reduced pain"])],
    "Prices, analysts say, will fall.": [("analysts", ["Prices", "will fall"])],
    "In May, Roe said, prices fell.": [("Roe", ["prices fell"])],
    "The lift was slow, Jane Roe told reporters, but cost less than others.": [
        ("Jane Roe", ["The lift was slow", "but cost less than others"])
    ],
    "But the lift, Jane Roe said on Monday, was broken.": [
        ("Jane Roe", ["But the lift", "was broken"])
    ],
    "The lift, Jane Roe told reporters in Leeds, was broken.": [
        ("Jane Roe", ["The lift", "was broken"])
    ],
    "If the lift works, she said, we will use it.": [
        ("she", ["If the lift works", "we will use it"])
    ],
    "He had been homeless, he told me, since his wife died.": [
        ("he", ["He had been homeless", "since his wife died"])
    ],
    # Who is accused of something says it all the same.
    "A man accused of theft told police he was late.": [
        ("A man accused of theft", ["he was late"])
    ],
    # A clause ends with who says all of it.
    "The lift was broken, the mayor warned.": [("the mayor", ["The lift was broken"])],
    "The lift would be mended, the mayor has vowed.": [
        ("the mayor", ["The lift would be mended"])
    ],
    "The lift was broken, a judge ruled.": [("a judge", ["The lift was broken"])],
    "The lift, the firm stated, was broken.": [("the firm", ["The lift", "was broken"])],
    # The speaker stands behind the verb, or does not.
    "The plane, a small jet, went down at 12:15 p.m., said Fire Chief Justin Poe.": [
        ("Fire Chief Justin Poe", ["The plane, a small jet, went down at 12:15 p.m."])
    ],
    "The lift was slow, recalled Ann Poe.": [("Ann Poe", ["The lift was slow"])],
    "The firm lost money, announced the closure and left.": [
        ("The firm", ["the closure and left"])
    ],
    '"It was late," said her mother.': [("her mother", ['"It was late,"'])],
    '"It was late," said US Senator Jane Roe.': [("US Senator Jane Roe", ['"It was late,"'])],
    '"It was late," said sources close to the club.': [
        ("sources close to the club", ['"It was late,"'])
    ],
    "The lift was broken, insisted the mayor.": [("the mayor", ["The lift was broken"])],
    "Prices will fall, say analysts at Holt Bank.": [
        ("analysts at Holt Bank", ["Prices will fall"])
    ],
    "The report, obtained by the Herald, says the city spent too much.": [
        ("The report, obtained by the Herald", ["the city spent too much"])
    ],
    "The company, known for its shoes, reported a loss.": [
        ("The company, known for its shoes", ["a loss"])
    ],
    "The plan failed in May, reported the Herald.": [("the Herald", ["The plan failed in May"])],
    '"It is tough," said Karim Tal, author of "The Long Peril." "They left," he added.': [
        ("Karim Tal", ['"It is tough,"']), ("he", ['"They left,"'])
    ],
    '"It is late," Roe, now the head of the Leeds Board, told Harlow Television.': [
        ("Roe, now the head of the Leeds Board", ['"It is late,"'])
    ],
    "She left the party, wrote a memoir, and moved to Leeds.": [("She", ["a memoir"])],
    "He cut taxes, explained the plan, and won.": [("He", ["the plan"])],
    # Two speakers, one verb; two clauses, two speakers.
    "The White House and the Kremlin said talks would go on.": [
        ("The White House and the Kremlin", ["talks would go on"])
    ],
    "On Friday, the US State Department and the UK Foreign Ministry warned of attacks.": [
        ("the US State Department and the UK Foreign Ministry", ["of attacks"])
    ],
    "She met the mayor of Leeds and the White House said talks would go on.": [
        ("the White House", ["talks would go on"])
    ],
    "Moscow said it had no plans, while Kyiv said the claim was odd.": [
        ("Moscow", ["it had no plans"]), ("Kyiv", ["the claim was odd"])
    ],
    "Holt said the plan had failed, but Roe argued it had worked.": [
        ("Holt", ["the plan had failed"]), ("Roe", ["it had worked"])
    ],
    "Holt said the plan had failed and that Roe argued it had worked.": [
        ("Holt", ["the plan had failed and that Roe argued it had worked"])
    ],
    # Where a source begins and ends.
    "A study published in Nature found that the drug works.": [
        ("A study published in Nature", ["that the drug works"])
    ],
    "General Mark Hill, Chairman Joint Chiefs of Staff had indicated that the army is ready.": [
        ("General Mark Hill, Chairman Joint Chiefs of Staff", ["that the army is ready"])
    ],
    "A spokesperson for Holt, Inc. said the firm was safe.": [
        ("A spokesperson for Holt, Inc.", ["the firm was safe"])
    ],
    "Bombings were claimed by Red Dawn which may not exist.": [
        ("Red Dawn", ["which may not exist", "Bombings"])
    ],
    "Rebels were blamed by the government for the attack.": [
        ("the government", ["for the attack", "Rebels"])
    ],
    "According to the report, which the Herald saw, the lift is old.": [
        ("the report", ["the lift is old"])
    ],
    "It was late, undermining Holt's claim that the city won.": [
        ("Holt", ["that the city won"])
    ],
    "The family said the lift was broken.": [("The family", ["the lift was broken"])],
    "The state assembly also said so.": [("The state assembly", ["so"])],
    "A statement from Hall said the lift was broken.": [
        ("A statement from Hall", ["the lift was broken"])
    ],
    "A team led by Jane Roe said the lift was broken.": [
        ("A team led by Jane Roe", ["the lift was broken"])
    ],
    "Chinese state media said the lift was broken.": [
        ("Chinese state media", ["the lift was broken"])
    ],
    "On Monday he sounded optimistic about the plan to mend the lift.": [
        ("he", ["about the plan to mend the lift"])
    ],
    "Senior advocate Tim Hall argued that it was late.": [
        ("Senior advocate Tim Hall", ["that it was late"])
    ],
    # Nouns that look like verbs have no subject, and who is told something says nothing.
    "Jobless claims fell last week, the Labor Department said Thursday.": [
        ("the Labor Department", ["Jobless claims fell last week"])
    ],
    "The mayor was also told that it was late.": [("", ["that it was late"])],
    "It was not immediately known how many people were aboard.": [
        ("", ["how many people were aboard"])
    ],
    "Amid calls for an inquiry, the mayor left.": [("", ["an inquiry"])],
    "The letter calls for an inquiry.": [("The letter", ["an inquiry"])],
    "The treatment of prisoners has spurred calls for an inquiry.": [("", ["an inquiry"])],
    # Where a content begins.
    "The company now expects to make £40m, down from £52m.": [
        ("The company", ["to make £40m"])
    ],
    "He said both sides would vote.": [("He", ["both sides would vote"])],
    "The president said on Tuesday he would sign.": [("The president", ["he would sign"])],
    "The mayor told a crowd in Leeds the bridge was safe.": [
        ("The mayor", ["the bridge was safe"])
    ],
    # Nobody says what a passive estimates, or what was written in a book.
    "The group is estimated to have about 2,000 fighters.": [
        ("", ["to have about 2,000 fighters"])
    ],
    '"It works," said Ann Poe, a professor who has written books on it. "We tried it."': [
        ("Ann Poe", ['"It works,"', '"We tried it."'])
    ],
}  # fmt: skip


@pytest.mark.parametrize("text", SAID)
def test_who_says_what(text: str) -> None:
    found = [(source_in(text, one), contents_in(text, one)) for one in find_in(text)]
    assert found == SAID[text]


CITED = {
    "Mr Hall, for his part, said the plan had failed.": True,
    "Joan Hall — the tenant's mother — said she was proud.": True,
    "No group claimed responsibility for the attack.": False,
    "Neither side said it had lost.": False,
    "Prices will fall, said analysts at Holt Bank.": True,
    "Her girlfriend said the lift was broken.": True,
    "The airlines said the lift was broken.": True,
    "The rule said the lift was broken.": False,
}


@pytest.mark.parametrize("text", CITED)
def test_who_is_cited(text: str) -> None:
    assert [is_cited(text, one) for one in find_in(text)] == [CITED[text]]
