"""Who "the senator", "the company" and "she" are: names that the text has given before."""

from __future__ import annotations

import pytest

from tests.attributed import find_in

LATE = " said the lift was broken."


def last(text: str) -> tuple[str, str]:
    """Return type and key of the last attribution in `text`."""
    found = find_in(text)[-1]
    return found.source_type, found.key


#: What stands before, who speaks, and who is meant: "" for nobody with a name.
PERSONS = {
    ("President Jane Roe left.", "The president"): "jane roe",
    ("Sen. Jane Roe (R-Ky.) left.", "The senator"): "jane roe",
    ("Sen. Jane Roe (R-Ky.) left.", "The Kentucky senator"): "jane roe",
    ("Sen. Jane Roe, R-N.Y., met Sen. Tim Poe, R-Texas.", "The New York senator"): "jane roe",
    ("Sen. Jane Roe of Ohio met Sen. Tim Poe of Utah.", "The Ohio senator"): "jane roe",
    ("Sen. Jane Roe, R-N.Y., left with Ann Lee (D-Ohio).", "The New York Republican"): "jane roe",
    ("Sen. Jane Roe (R., Texas) left.", "The Republican"): "jane roe",
    ("Ann Lee (D) left with Jane Roe (R).", "The Democrat"): "ann lee",
    ("Rep. Jane Roe left.", "The congresswoman"): "jane roe",
    ("Jane Roe left.", "The Ohio Republican"): "jane roe",
    ("Jane Roe left.", "The former nurse"): "jane roe",
    ("Jane Roe left.", "The former aide"): "",
    ("Jane Roe left.", "The Ohio driver"): "",
    ("The Leeds Poll said no.", "The Ohio Republican"): "",
    ("Secretary of State Jane Roe left.", "The secretary of state"): "jane roe",
    ("Attorney General Jane Roe left.", "The attorney general"): "jane roe",
    ("Attorney General Jane Roe left.", "The general"): "",
    ("Vice President Jane Roe left.", "The president"): "",
    ("Former President Jane Roe left.", "The president"): "",
    ("Former President Jane Roe left.", "The former president"): "jane roe",
    ("Mayor Bill de Poe left.", "The mayor"): "bill de poe",
    ("Jane Roe, the mayor of Leeds, left.", "The mayor"): "jane roe",
    ("Jane Roe, 34, a school nurse, left.", "The nurse"): "jane roe",
    ("Jane Roe, 34, left.", "The 34-year-old"): "jane roe",
    ("The mayor, Jane Roe, left.", "The mayor"): "jane roe",
    ("Near Port Haven, the mayor of Leeds fell.", "The mayor"): "",
    ("They met Jane Roe, the mayor wrote.", "The mayor"): "",
    ("President Jane Roe met Tim Poe, president of a bank.", "The president"): "jane roe",
    ("Russian President Tim Poe met President Jane Roe and Mr Poe.", "The president"): "jane roe",
    ("President Jane Roe met President Tim Poe.", "The president"): "tim poe",
    ("President Jane Roe left.", "The president of the Leeds rowing club"): "",
    ("Mayor Jane Roe left.", "The mayor who was here"): "",
    ("Mayor Jane Roe left.", "A mayor"): "",
    ("Mayor Jane Roe left.", "The mayors"): "",
    ("The manager left Jane Roe.", "The manager"): "",
}


@pytest.mark.parametrize("case", PERSONS)
def test_a_person_by_role_is_who_the_text_has_introduced_so(case: tuple[str, str]) -> None:
    before, source = case
    type_, key = last(f"{before} {source}{LATE}")
    if PERSONS[case]:
        assert (type_, key) == ("named_person", PERSONS[case])
    else:
        assert type_ == "unnamed_person"


def test_who_was_introduced_is_the_same_source_as_by_name() -> None:
    text = (
        "Mayor Jane Roe left early. The mayor said it was late. Tim Poe said no."
        " Ms Roe said it was dark. The mayor said it was wet. She said it was cold."
    )
    assert [one.key for one in find_in(text)] == ["jane roe", "tim poe", *["jane roe"] * 3]


#: What stands before, who speaks, and which organisation is meant.
BODIES = {
    ("Harlow Corp. fell.", "The company"): "harlow corp",
    ("Harlow Corp. fell.", "The Leeds-based company"): "harlow corp",
    ("Harlow Corp. fell.", "The French company"): "",
    ("Harlow Corp. fell.", "The agency"): "",
    ("Harlow Corp. fell.", "A company"): "",
    ("Harlow Corp. fell.", "The company behind the lifts"): "",
    ("Amazon faces a strike.", "The company"): "amazon",
    ("Harlow fell again. Harlow was sold.", "The firm"): "harlow",
    ("Jane Harlow fell. Harlow was hurt.", "The firm"): "",
    ("Russian workers left. Russian banks fell.", "The firm"): "",
    ("Harlow Corp. sued Poe Inc. in Leeds.", "The company"): "harlow corp",
    ("Harlow Corp. fell. Poe Inc. rose.", "The company"): "poe inc",
    ("The Justice Department left.", "The department"): "justice department",
    ("The Ministry of Works left.", "The ministry"): "ministry works",
    ("The Justice Department left.", "The ministry"): "",
    ("The Food and Drug Office left.", "The agency"): "food drug office",
    ("The FDO left.", "The agency"): "fdo",
    ("The CEO left.", "The agency"): "",
    ("FDO agents left.", "The group"): "",
    ("The Leeds Rowing Association left.", "The association"): "leeds rowing association",
    ("The Leeds Rowing Association left.", "The group"): "leeds rowing association",
    ("The Leeds Rowing Association left.", "The company"): "",
    ("The Roe administration left.", "The administration"): "roe administration",
    ("The mayor's office left.", "The office"): "",
}


@pytest.mark.parametrize("case", BODIES)
def test_an_organisation_without_a_name_is_the_one_named_before(case: tuple[str, str]) -> None:
    before, source = case
    type_, key = last(f"{before} {source}{LATE}")
    if BODIES[case]:
        assert (type_, key) == ("named_organisation", BODIES[case])
    else:
        assert type_ == "unnamed_person"


def test_the_company_is_whichever_was_named_last() -> None:
    text = (
        "Harlow Corp. fell. The company said it was late. Poe Inc. rose. The company said no."
        " The company said it was dark. Harlow Corp. said it was cold. The company said it was wet."
    )
    harlow, poe = "harlow corp", "poe inc"
    assert [one.key for one in find_in(text)] == [harlow, poe, poe, harlow, harlow]


#: What stands before "she" and who she is, None for nobody known.
PRONOUNS = {
    "Jane Roe left early.": "jane roe",
    "Jane Roe, a clerk at the mill, left early.": "jane roe",
    "Sen. Jane Roe (R-Texas), who was ill, left early.": "jane roe",
    "Carver Jane Roe left early.": "jane roe",
    "Jane Roe left. Some 39% said it was dark.": "jane roe",
    "Jane Roe left. A new study said it was dark.": "jane roe",
    "A clerk said it was dark.": "clerk",
    "Some 39% said it was dark.": None,
    "It rained in Leeds.": None,
}


@pytest.mark.parametrize("before", PRONOUNS)
def test_a_pronoun_is_one_person_who_was_named(before: str) -> None:
    type_, key = last(f"{before} She{LATE}")
    if PRONOUNS[before] is None:
        assert type_ == "pronoun"
    else:
        assert key == PRONOUNS[before]


#: Names with a role between commas, the second left out, and what the whole source is.
ROLES = {
    "Jane Roe, a clerk at the mill": "Jane Roe, a clerk at the mill",
    "Last month, Dr. Jane Roe, head of the mill": "Dr. Jane Roe, head of the mill",
    "In Port Haven, a clerk at the mill": "a clerk at the mill",
    "On Friday, the mayor": "the mayor",
    "Near Leeds, the mayor": "the mayor",
    "When they met Jane Roe, the mayor": "the mayor",
    "Jane Roe, owners of the mill": "owners of the mill",
}


@pytest.mark.parametrize("text", ROLES)
def test_a_name_and_a_role_are_one_source(text: str) -> None:
    whole = f"{text} told the Post that the lift was broken."
    source = find_in(whole)[-1].source
    assert source is not None
    assert whole[slice(*source)] == ROLES[text]


#: Titles by themselves, and whether they are somebody's name.
SURNAMES = {
    "Ann King left. King said it was late.": ("named_person", "king"),
    "The king left. King said it was late.": ("unnamed_person", "king"),
    "Saudi King Ali left. The king said it was late.": ("named_person", "ali"),
}


@pytest.mark.parametrize("text", SURNAMES)
def test_a_title_that_follows_a_name_elsewhere_is_a_surname(text: str) -> None:
    assert last(text) == SURNAMES[text]


#: Sources and who they are by themselves.
ALONE = {
    "An aide to Attorney General Jane Roe": ("unnamed_person", "aide"),
    "One of them, Jane Roe,": ("named_person", "jane roe"),
    "A young immigrant, Jane Roe,": ("named_person", "jane roe"),
    "Lt. Cmdr. Jane Roe": ("named_person", "jane roe"),
    "The club's spokesman, Cmdr. Jane Roe,": ("named_person", "jane roe"),
    "The Ohio Republican": ("unnamed_person", "ohio republican"),
    "The Leeds-based company": ("unnamed_person", "leeds-based company"),
    "The Leeds council": ("named_organisation", "leeds council"),
    "Port Haven": ("named_person", "port haven"),
    "New York": ("named_organisation", "new york"),
}


@pytest.mark.parametrize("source", ALONE)
def test_sources_that_stand_alone(source: str) -> None:
    assert last(source + LATE) == ALONE[source]


def test_the_aide_is_who_was_mentioned_last() -> None:
    text = (
        "One aide said it was dark. Jane Roe, an aide to the mayor, said it was cold."
        " One aide said it was late. The aide said it was wet."
    )
    assert [one.key for one in find_in(text)] == ["aide", "jane roe", "aide", "aide"]


#: What stands behind "A judge said so.", and who the judge is: "" for nobody with a name.
LATER = {
    "District Judge Jane Roe gave no reason.": "jane roe",
    "“It was late,” Judge Roe wrote.": "roe",
    "Judge Jane Roe gave no reason. Judge Roe left.": "jane roe",
    "Judge Jane Roe left with Judge Tim Poe.": "",
    "The judge gave no reason.": "",
    "It was late. Judge": "",
    "Officer Jane Roe gave no reason.": "",
}


@pytest.mark.parametrize("judge", ["retired", "second", "different", "show"])
def test_another_judge_is_not_the_one_who_is_named(judge: str) -> None:
    found = find_in(f"A {judge} judge said the lift was broken. Judge Roe gave no reason.")[0]
    assert found.key == f"{judge} judge"


@pytest.mark.parametrize("behind", LATER)
def test_a_judge_without_a_name_is_the_one_who_is_named_further_down(behind: str) -> None:
    found = find_in(f"A federal judge said the lift was broken. {behind}")[0]
    assert found.key == (LATER[behind] or "federal judge")
    assert found.source_type == ("named_person" if LATER[behind] else "unnamed_person")
