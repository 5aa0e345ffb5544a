"""Sources of one word: initials that spell a word ("the WHO"), papers, surnames, peoples."""

from __future__ import annotations

import pytest

from tests.attributed import contents_in, find_in, source_in

#: Text -> source, its type, what it says.
SAID: dict[str, tuple[str, str, list[str]]] = {
    "“There is no evidence,” the WHO wrote in a statement.": (
        "the WHO", "named_organisation", ["“There is no evidence,”"],
    ),
    "The WHO said that the outbreak was over.": (
        "The WHO", "named_organisation", ["that the outbreak was over"],
    ),
    "According to the WHO, it began in May.": (
        "the WHO", "named_organisation", ["it began in May"],
    ),
    "WHO said it was watching.": ("WHO", "named_organisation", ["it was watching"]),
    "WHO officials said tests were needed.": (
        "WHO officials", "unnamed_person", ["tests were needed"],
    ),
    "WHO spokesman Tom Hall said it was early.": (
        "WHO spokesman Tom Hall", "named_person", ["it was early"],
    ),
    "The US said it would leave.": ("The US", "named_organisation", ["it would leave"]),
    "The IT department said the system was down.": (
        "The IT department", "named_organisation", ["the system was down"],
    ),
    "IS said that it carried out the attack.": (
        "IS", "named_organisation", ["that it carried out the attack"],
    ),
    "According to IS, nine were killed.": ("IS", "named_organisation", ["nine were killed"]),
    "The PM said the plan was dead.": ("The PM", "unnamed_person", ["the plan was dead"]),
    "PM says the plan is dead.": ("PM", "unnamed_person", ["the plan is dead"]),
    "A Labour MP said the plan was dead.": (
        "A Labour MP", "unnamed_person", ["the plan was dead"],
    ),
    "Labour MP Jane Roe said the plan was dead.": (
        "Labour MP Jane Roe", "named_person", ["the plan was dead"],
    ),
    "The FBI said the plan was dead.": ("The FBI", "named_organisation", ["the plan was dead"]),
    # The words themselves.
    "We met Jane Roe, who said it was over.": ("who", "named_person", ["it was over"]),
    "This IS a crisis, Jane Roe said.": ("Jane Roe", "named_person", ["This IS a crisis"]),
    "It said the plan was dead.": ("It", "pronoun", ["the plan was dead"]),
}  # fmt: skip


@pytest.mark.parametrize("text", SAID)
def test_initials_name_an_organisation_or_an_office(text):
    (found,) = find_in(text)
    source, type_, contents = SAID[text]
    assert (source_in(text, found), found.source_type) == (source, type_)
    assert contents_in(text, found) == contents


@pytest.mark.parametrize("text", ["THE MAYOR, WHO SAID SO, LEFT.", "WHO SAID SO?"])
def test_a_text_in_capitals_names_no_organisation_by_who(text):
    assert all(found.source_type != "named_organisation" for found in find_in(text))


#: Text -> the type of each source.
KINDS: dict[str, list[str]] = {
    # A lone name that reports is a paper's or an agency's, unless it is somebody's.
    "Holt reported that the mill had closed. It will stay shut, according to Holt.": [
        "named_organisation", "named_organisation",
    ],
    "The mill has closed, Veritum reports.": ["named_organisation"],
    "Jane Roe of the Gazette was there. Roe reported that the mill had closed.": ["named_person"],
    "Mr Holt was there. Holt reported that he was ill.": ["named_person"],
    # So is one that something is told "according to", without a full name anywhere.
    "The mill has closed, according to Veritum. Veritum said it was late.": [
        "named_organisation", "named_organisation",
    ],
    "Joseph A. Holt was there. The mill has closed, according to Holt.": ["named_person"],
    "Sen. Holt was there. The mill has closed, according to Holt.": ["named_person"],
    "The mill has closed, according to Holt, who runs it.": ["named_person"],
    "The mill has closed, according to Holt. Holt said she was ill.": ["named_person"] * 2,
    "According to Holt, the mill had been closed. She saw it.": ["named_person"] * 2,
    "USA Today said the mill had closed.": ["named_organisation"],
    "PBS said the mill had closed.": ["named_organisation"],
    "Jane Roe worked in Holt's office, and Holt said it was late.": ["named_person"],
    # A title that is a surname.
    "Jane King was late. King said it was over.": ["named_person"],
    "Dr Paul Farmer left. “It is over,” Farmer said.": ["named_person"],
    "The King said it was over.": ["unnamed_person"],
    "“It is late,” said Ann Roe MP. Roe left.": ["named_person"],
    "Jane Poe MEP said it was late.": ["named_person"],
    "Labour MPs said it was late.": ["unnamed_person"],
    "Poe has since reported that it was late.": ["named_person"],
    "Holt, 42, was there. Holt reported that it was late.": ["named_person"],
    # Peoples.
    "Claire Danes told the paper it was late.": ["named_person"],
    "African Americans said it was late.": ["unnamed_person"],
    "Americans say they want change.": ["unnamed_person"],
    "The Canadians said it was over.": ["unnamed_person"],
    "Jane Evans left. Evans said it was over.": ["named_person"],
    # What was just said is nobody.
    "Jane Roe said it was late. This suggests that she is ill.": ["named_person", "pronoun"],
    "One would think that the mill was closed.": [],
    "Two men spoke. One would not say why he left.": ["unnamed_person"],
    "Of the two nurses, one would say only that it was late.": ["unnamed_person"],
    "One has to ask whether the mill is closed.": [],
    "Two nurses left; one said that the mill was closed.": ["unnamed_person"],
}  # fmt: skip


@pytest.mark.parametrize("text", KINDS)
def test_what_kind_of_source_a_lone_name_is(text):
    assert [found.source_type for found in find_in(text)] == KINDS[text]


@pytest.mark.parametrize(
    "text",
    [
        "It rained all day, said one",
        '"It is late and the bridge is shut," said one',
        "IT is a growing business.",
        "She works in IT. IT is hard.",
        "IS of Leeds said it was late",
        "It was reported by the WHO",
        "HOST: Why? ROE: Well, I’m going on",
        "“It is late,” Roe told the paper on Friday afternoon",
    ],
)
def test_a_text_may_end_and_begin_anywhere(text):
    assert all(found.contents for found in find_in(text))
