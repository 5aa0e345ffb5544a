"""Sources are evidence where a reader would say that they are cited."""

from __future__ import annotations

import pytest

import credscore
from credscore.attribution import is_cited
from tests.attributed import contents_in, find_in, source_in

SOURCES = {
    "named_source", "unnamed_source", "anonymous_source", "document_source", "vague_attribution",
}  # fmt: skip


def shown(text: str) -> list[tuple[str, str]]:
    """Return kind and text of the sources that are evidence."""
    return [(e.kind, e.text) for e in credscore.score(text).evidence if e.kind in SOURCES]


CITED = {
    "Jane Roe said the lift was broken.": ("named_source", "Jane Roe"),
    "Jane Roe accused the firm of theft.": ("named_source", "Jane Roe"),
    "Officials believe that the lift is broken.": ("unnamed_source", "Officials"),
    "The researchers say the lift is broken.": ("unnamed_source", "The researchers"),
    "Environmental groups said the lift was broken.": ("unnamed_source", "Environmental groups"),
    "Analysts at Poe Bank said the lift was broken.": ("unnamed_source", "Analysts at Poe Bank"),
    "More than six in 10 said the lift was broken.": ("unnamed_source", "More than six in 10"),
    "The report said the lift was broken.": ("document_source", "The report"),
    "Many analysts said the lift was broken.": ("vague_attribution", "Many analysts"),
    "His daughter, Rose, said the lift was broken.": ("named_source", "His daughter, Rose"),
    "The mayor went on to say that the lift was broken.": ("unnamed_source", "The mayor"),
    "He took her home, her family later said in court.": ("unnamed_source", "her family"),
    "The government said the lift was broken.": ("unnamed_source", "The government"),
    "A number of critics say the lift is broken.": ("unnamed_source", "A number of critics"),
    "A handful of tenants said the lift was broken.": ("unnamed_source", "A handful of tenants"),
    "One of his aides said the lift was broken.": ("unnamed_source", "One of his aides"),
    "The clerk added the lift was broken.": ("unnamed_source", "The clerk"),
    "The clerk added that two lifts were broken.": ("unnamed_source", "The clerk"),
    "The council concluded that the lift was broken.": ("unnamed_source", "The council"),
    "The council committed to repair the lift.": ("unnamed_source", "The council"),
    "The council responded that the lift was broken.": ("unnamed_source", "The council"),
    "The council committed on Monday to repairing the lift.": ("unnamed_source", "The council"),
    "In May Roe said the lift was broken.": ("named_source", "Roe"),
    "Theresa May said the lift was broken.": ("named_source", "Theresa May"),
    "An aide called Ann Poe “a great liar.”": ("unnamed_source", "An aide"),
    "A family say the lift is broken.": ("unnamed_source", "A family"),
    "A full 80% say the lift is broken.": ("unnamed_source", "A full 80%"),
    "Two assistants said the lift was broken.": ("unnamed_source", "Two assistants"),
    "One said the lift was broken.": ("unnamed_source", "One"),
    "The agents found that the lift was broken.": ("unnamed_source", "The agents"),
    "The biologists found mould in the lift.": ("unnamed_source", "The biologists"),
    'The mayor offered: "The lift is broken."': ("unnamed_source", "The mayor"),
    "Jane Roe was quoted as saying that the lift was broken.": ("named_source", "Jane Roe"),
    "Rep. Jim Poe, R-Ohio, who led the talks, said the lift was broken.": (
        "named_source", "Rep. Jim Poe, R-Ohio, who led the talks",
    ),
    "Today's announcement proves that the lift is safe.": (
        "document_source", "Today's announcement",
    ),
    "According to her April 2019 letter, the lift was broken.": (
        "document_source", "her April 2019 letter",
    ),
    "The lift is old, according to a Leeds poll from earlier this month.": (
        "document_source", "a Leeds poll",
    ),
    "A poll released Tuesday by the Poe Foundation found that the lift was broken.": (
        "document_source", "A poll released Tuesday by the Poe Foundation",
    ),
    "A poll conducted last week found that the lift was broken.": ("document_source", "A poll"),
    "Reports from Leeds say the lift is broken.": ("document_source", "Reports from Leeds"),
    "The lift is broken, according to emails reviewed by Business Insider.": (
        "document_source", "emails reviewed by Business Insider",
    ),
    "An insider said the lift was broken.": ("anonymous_source", "An insider"),
    "Jane Poe, Ann Roe and Mike Lee said the lift was broken.": (
        "named_source", "Jane Poe, Ann Roe and Mike Lee",
    ),
    "In Leeds, Ann Roe and Mike Lee said the lift was broken.": (
        "named_source", "Ann Roe and Mike Lee",
    ),
    "When he met Jane Poe, Ann Roe and Mike Lee said so.": ("named_source", "Ann Roe and Mike Lee"),
    "Many could die by the end of the year, scientists have warned.": (
        "unnamed_source", "scientists",
    ),
    "“It is late,” Ann Poe, R-Ohio, said Friday.": ("named_source", "Ann Poe, R-Ohio"),
    "It was late, said May.": ("named_source", "May"),
    "Jane Roe continues to firmly insist that the lift was broken.": ("named_source", "Jane Roe"),
    "Jane Roe writes that the lift was broken.": ("named_source", "Jane Roe"),
    "Jane Roe issued an angry statement that welcomed the plan.": ("named_source", "Jane Roe"),
    "Jane Roe left the hall in a hurry, saying that the lift was broken.": (
        "named_source", "Jane Roe",
    ),
    "He died on Monday, according to his obituary.": ("document_source", "his obituary"),
    "The tycoon told the crowd that the lift was broken.": ("unnamed_source", "The tycoon"),
    "Jane Roe left in May, sources close to the mayor told the Post.": (
        "anonymous_source", "sources close to the mayor",
    ),
    "A person close to Mr. Roe said the lift was broken.": (
        "anonymous_source", "A person close to Mr. Roe",
    ),
    "The people familiar with Mr. Roe's plans said the lift was broken.": (
        "anonymous_source", "The people familiar with Mr. Roe's plans",
    ),
    "The lift was broken, Jane Roe continued.": ("named_source", "Jane Roe"),
    "The head of the Poe Office, Jane Roe, said the lift was broken.": (
        "named_source", "The head of the Poe Office, Jane Roe",
    ),
    "It was late (and broken, according to a poll by Harlow).": (
        "document_source", "a poll by Harlow",
    ),
    "Lawyers of the Leeds club say the lift is broken.": (
        "unnamed_source", "Lawyers of the Leeds club",
    ),
    "The mayor set out a plan for the lift in a letter.": ("unnamed_source", "The mayor"),
    "Jane Roe was late, the Post wrote, citing people familiar with the plan.": (
        "anonymous_source", "people familiar with the plan",
    ),
    "The Fourth Amendment makes clear that the lift is safe.": (
        "document_source", "The Fourth Amendment",
    ),
    "A letter sent to the mayor said the lift was broken.": (
        "document_source", "A letter sent to the mayor",
    ),
    "The report sets out that the lift was broken.": ("document_source", "The report"),
    "The other day the Leeds Post said the lift was broken.": ("named_source", "the Leeds Post"),
    "A poll this week by the Poe Foundation found that the lift was broken.": (
        "document_source", "A poll this week by the Poe Foundation",
    ),
}  # fmt: skip


def test_what_this_shows_is_a_fact_rather_than_a_document() -> None:
    text = "A report said the lift was broken. This suggests that nobody looked at it."
    assert shown(text) == [("document_source", "A report")]


def test_who_cites_a_hidden_source_is_not_hidden() -> None:
    text = "The Post wrote that Roe was late, citing people familiar with the plan."
    assert ("named_source", "The Post") in shown(text)


@pytest.mark.parametrize("text", CITED)
def test_a_cited_source_is_evidence(text: str) -> None:
    assert CITED[text] in shown(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor wants to leave the town.",
        "Voters support the plan.",
        "The police failed to act.",
        "Many factors are to blame.",
        "March 26: The mill closes for good.",
        "2018: The mill closes for good.",
        "The mill burns again. Correction: It burned in May.",
        "The court agreed to hear the case.",
        "The firm refused to pay the fine.",
        "The firm has not commented on the fire.",
        "The firm hasn\u2019t explained why it closed the mill.",
        "The council could decide that the mill stays open.",
        "The tenants asked whether the lift was broken.",
        "The minister will explain why the mill was closed.",
        "The minister is expected to say why the mill was closed.",
        "If the mayor says that the mill is closed, nobody will come.",
        "The index added 1.7 percent to its highest level.",
        "THE FACTS: Wages rose by 2 percent in May.",
        "The initiative signals a new way of thinking.",
        "Both events threaten to spoil the fair.",
        "The firm has been told that the lift was broken.",
        "The mayor was immediately criticised in the hall.",
        "One wonders whether the lift was broken.",
        "The agents found a key in the lift.",
        "The firm offers free lifts to its tenants.",
        "The council continues to refuse help.",
        "The council continues to work on the lift.",
        "The tenants petitioned the court.",
        "In May, scientists warned.",
        "Few tenants have set out to choose between the two.",
        "She was one of the first tenants to publicly accuse the firm of theft.",
        "Jane Roe writes about Leeds for the Post.",
        "Jane Roe issued a new stamp.",
        "The lift fell four floors in an hour, suggesting that it was broken.",
        "The firm added 40 jobs in May.",
        "The council added a clause on rents.",
        "The act adds two weeks of leave.",
        "Police responded to a call at noon.",
        "Some firms commit the same mistake.",
        "The mayor concluded his talks with the firm.",
        "All of these factors refer to the lift.",
        "One of the first tasks is finding a clerk.",
        "All this suggests that the lift was broken.",
        "One promising area is the lift.",
        "The maneuver signals that the lift was broken.",
        "Did the mayor say that the lift was broken?",
    ],
)
def test_who_says_nothing_is_no_evidence(text: str) -> None:
    assert shown(text) == []


def test_a_date_before_a_colon_is_no_speaker_but_a_name_is() -> None:
    text = "Jane Roe met Peter Poe. JANE ROE: Why do they want to close it? {}: I wish I knew."
    last = find_in(text.format("POE"))[-1]
    assert (last.group, source_in(text.format("POE"), last)) == ("colon", "POE")
    assert all(
        source_in(text.format(date), one) != date
        for date in ("March 26", "2018")
        for one in find_in(text.format(date))
    )


@pytest.mark.parametrize(
    "text",
    [
        "In a statement on Monday, the firm said it was late.",
        "In a statement to the paper on Monday, the firm said it was late.",
        "In a statement released on Monday, the firm said it was late.",
        "In a statement, the firm said it was late.",
    ],
)
def test_where_it_was_said_is_no_content(text: str) -> None:
    (one,) = find_in(text)
    assert source_in(text, one) == "the firm"
    assert contents_in(text, one) == ["it was late"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The mayor promised to close the mill, the statement said.", "the statement"),
        ("Roe planned to attack the mill in May, according to an official.", "an official"),
        ("It was harder during the storm, Roe told the Leeds Chronicle.", "Roe"),
        ("The firm will close the mill, the mayor told reporters on Monday.", "the mayor"),
    ],
)
def test_a_source_at_the_end_says_all_of_the_sentence(text: str, source: str) -> None:
    (one,) = find_in(text)
    assert source_in(text, one) == source
    assert contents_in(text, one) == [text.rpartition(",")[0]]


@pytest.mark.parametrize(
    "source",
    [
        "A person with direct knowledge of the talks",
        "People briefed on the matter",
        "Two officials familiar with the planning process",
    ],
)
def test_an_anonymous_source_has_all_its_words(source: str) -> None:
    (one,) = find_in(f"{source} said it was late.")
    assert source_in(f"{source} said it was late.", one) == source
    assert one.source_type == "anonymous"


def test_what_shows_that_a_source_is_anonymous_is_no_second_source() -> None:
    text = (
        "Two people familiar with the talks said it was late. He spoke on condition of anonymity."
    )
    assert shown(text) == [
        ("anonymous_source", "Two people familiar with the talks"),
        ("anonymous_source", "on condition of anonymity"),
    ]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("People briefed on the matter said it was late.", ["People briefed on the matter"]),
        ("According to people close to Poe, it was late.", ["people close to Poe"]),
        ("Critics say the fee is too high.", ["Critics"]),
        ("It is widely believed that the mill will close.", ["It is widely believed that"]),
        ("Most harbour experts say the fee is too high.", ["Most harbour experts"]),
        ("Critics say it is high. Others say it is low.", ["Critics", "Others"]),
    ],
)
def test_a_source_that_a_cue_names_too_is_marked_once(text: str, marks: list[str]) -> None:
    kinds = {"anonymous_source", "vague_attribution"}
    assert [span for kind, span in shown(text) if kind in kinds] == marks


@pytest.mark.parametrize("whose", ["administration", "campaign", "team"])
def test_who_has_an_organisation_is_not_the_organisation(whose: str) -> None:
    first, second = find_in(f"The Poe {whose} said it was late. Poe said he was sorry.")
    assert first.source_type != "named_person"
    assert (second.source_type, second.key) == ("named_person", "poe")


def test_a_firm_by_its_short_name_is_the_same_firm() -> None:
    first, second = find_in("Globex Company said it was late. Globex said it was sorry.")
    assert (second.source_type, second.key) == (first.source_type, first.key)


@pytest.mark.parametrize("word", ["Fans", "Oddly", "Reportedly", "Finally", "Outnumbered"])
def test_a_common_word_that_opens_a_sentence_is_no_name(word: str) -> None:
    types = {one.source_type for one in find_in(f"{word} said the song was old.")}
    assert "named_person" not in types


def test_a_name_in_s_is_one_where_the_text_shows_it() -> None:
    text = "Jane Jones leads the choir. Jones said the song was old."
    assert [one.source_type for one in find_in(text)] == ["named_person"]


def test_first_person_in_quotation_marks_is_not_the_writer() -> None:
    text = 'We asked for the papers. "We have none," the clerk said.'
    notes = [e.note for e in credscore.score(text).evidence if e.kind == "first_person"]
    assert "the writer speaks as we" in notes[0]
    assert "not the writer" in notes[1]


def test_a_cue_right_behind_a_comma_is_no_passive() -> None:
    text = "Jane Roe, whose firm asked to be named,\nsaid it was late."
    assert all(isinstance(is_cited(text, one), bool) for one in find_in(text))
