"""Types, roles and keys of sources; vague and anonymous attribution."""

from __future__ import annotations

import pytest

from credscore.attribution.coreference import resolve
from credscore.attribution.source_types import SourceKind
from tests.attributed import find_in


def kinds(text: str) -> list[tuple[str, str, str]]:
    return [(one.source_type, one.role, one.key) for one in find_in(text)]


TYPES = {
    "The critic Hugh Maule said the lift was broken.": "named_person",
    "The former footballer Jim Poe said the lift was broken.": "named_person",
    "The retailer Marks Hall said the lift was broken.": "named_organisation",
    "Human rights group Open Gate said the lift was broken.": "named_organisation",
    "Rating agency Crestar said the lift was broken.": "named_organisation",
    "Carmaker Veloce said the lift was broken.": "named_organisation",
    "Developer Grant Poe said the lift was broken.": "named_person",
    "British Gas said the lift was broken.": "named_organisation",
    "Network Rail said the lift was broken.": "named_organisation",
    "The lift was broken, NHS Leeds said.": "named_organisation",
    "JANE Roe said the lift was broken.": "named_person",
    "The regulator, the Care Standards Board, said the lift was broken.": "named_organisation",
    "The charity, Shelter Now, said the lift was broken.": "named_organisation",
    "The firm, in Leeds, said the lift was broken.": "unnamed_person",
    "The PM said the lift was broken.": "unnamed_person",
    "The Commissioner said the lift was broken.": "unnamed_person",
    "Company founder Jane Roe said the lift was broken.": "named_person",
    "The Commissioner of Police, CP Bala Roe, said the lift was broken.": "named_person",
    "Jane Roe said the lift was broken.": "named_person",
    "Mr Poe said the lift was broken.": "named_person",
    "Council spokesman Peter Poe said the lift was broken.": "named_person",
    "Deputy chief of staff Jane Roe said the lift was broken.": "named_person",
    "Jane Roe of Leeds General Hospital said the lift was broken.": "named_person",
    "The Ministry of Works said the lift was broken.": "named_organisation",
    "The University of Leeds said the lift was broken.": "named_organisation",
    "The chief of the agency said the lift was broken.": "unnamed_person",
    "The NHS said the lift was broken.": "named_organisation",
    "A spokesman said the lift was broken.": "unnamed_person",
    "Police said the lift was broken.": "unnamed_person",
    "City officials said the lift was broken.": "unnamed_person",
    "A source said the lift was broken.": "anonymous",
    "The report said the lift was broken.": "document",
    "A new study found that the lift was broken.": "document",
    "Harlow said the lift was broken.": "named_person",
    "Boeing said the lift was broken.": "named_organisation",
    "The US said the lift was broken.": "named_organisation",
    "Sen. Jane Roe, R-Ariz., one of the members, said the lift was broken.": "named_person",
    "Sen. Jane Roe, D-N.J., the first to ask, said the lift was broken.": "named_person",
    "Rep. Jane Roe, D-Texas, who wrote the bill, said the lift was broken.": "named_person",
    "Bill de Witt said the lift was broken.": "named_person",
    "Roe herself said the lift was broken.": "named_person",
    "The clerk herself said the lift was broken.": "unnamed_person",
    "A Justice Department clerk said the lift was broken.": "unnamed_person",
    "The Justice Department said the lift was broken.": "named_organisation",
    "Italy said the lift was broken.": "named_organisation",
    "Tehran said the lift was broken.": "named_organisation",
    "Texas said the lift was broken.": "named_organisation",
    "New York said the lift was broken.": "named_organisation",
    "Texas and New York said the lift was broken.": "named_organisation",
    "Virginia said it was broken. Virginia Roe said it was late.": "named_person",
    "Kano State said the lift was broken.": "named_organisation",
    "Roe Robotics said the lift was broken.": "named_organisation",
    "Harlow plc said the lift was broken.": "named_organisation",
    "BuildFast said the lift was broken.": "named_organisation",
    "McRoe said the lift was broken.": "named_person",
    "MacPoe said the lift was broken.": "named_person",
    "ROE said the lift was broken.": "named_organisation",
    "Labour said the lift was broken.": "named_organisation",
    "Sinn Féin said the lift was broken.": "named_organisation",
    "The Russian said the lift was broken.": "unnamed_person",
    "The Taoiseach said the lift was broken.": "unnamed_person",
    "Irving Berlin said so, and Berlin said the lift was broken.": "named_person",
    "Downing Street said the lift was broken.": "named_organisation",
    "The Chief Minister said the lift was broken.": "unnamed_person",
    "The Chief Executive said the lift was broken.": "unnamed_person",
    "The Scot said the lift was broken.": "unnamed_person",
    "Theresa May said the lift was broken.": "named_person",
    "The coroner, Dr Jane Roe, said the lift was broken.": "named_person",
    "A blogger, Jane Roe, said the lift was broken.": "named_person",
    "The paper, the Leeds Post, said the lift was broken.": "document",
    "Teachers said the lift was broken.": "unnamed_person",
    "Kelly said the lift was broken.": "named_person",
    "A study by Professor Jane Roe found that the lift was broken.": "document",
    "Critics say the lift was broken.": "vague",
    "Some experts say the lift was broken.": "vague",
    "She said the lift was broken.": "pronoun",
    "Mr. King said the lift was broken.": "named_person",
    "Angus S. King Jr. said the lift was broken.": "named_person",
    "The king said the lift was broken.": "unnamed_person",
    "Her colleague, Sen. Ann Poe (R) of Ohio, said the lift was broken.": "named_person",
    "The head of the Leeds office, Ann Poe, said the lift was broken.": "named_person",
    "His aunt, Ann Poe, said the lift was broken.": "named_person",
    "One of the builders, Ann Poe, said the lift was broken.": "named_person",
    "One of the machines, Harlow Lifter, said the lift was broken.": "unnamed_person",
    "The Leeds Poll said the lift was broken.": "document",
    "The Leeds Journal said the lift was broken.": "named_organisation",
    "A recent Leeds Post-University of York poll said the lift was broken.": "document",
    "The registered Democrat said the lift was broken.": "unnamed_person",
    "The Democrats said the lift was broken.": "named_organisation",
    "The younger Poe said the lift was broken.": "named_person",
    "The 33-year-old Poe said the lift was broken.": "named_person",
    "Facebook said the lift was broken.": "named_organisation",
    "This Joint Lifting Concept said the lift was broken.": "named_organisation",
}


@pytest.mark.parametrize("text", TYPES)
def test_source_type(text: str) -> None:
    assert kinds(text)[0][0] == TYPES[text]


#: What may stand behind "Harlow said the lift was broken." and whether it shows a firm.
SHOWN = {
    "Shares in Harlow fell.": True,
    "Harlow's customers were cross.": True,
    "Harlow, which has six shops, is old.": True,
    "Harlow employees left.": True,
    "Harlow told the court that it plans to pay.": True,
    "Harlow insisted its lifts were safe.": True,
    "Harlow runs the mill. The company has six shops.": True,
    "Jane Harlow runs the mill. The company has six shops.": False,
    "The mill was sold to Harlow by him. The company has six shops.": False,
    "Harlow said it would be late.": False,
    "Harlow told them it had snowed.": False,
    "Harlow says it would cost four million.": False,
    "A spokeswoman for Harlow left.": False,
    "Harlow, who has six cats, is old.": False,
    "Harlow's brother was cross.": False,
    "Shares in Harlow fell, and Jane Harlow left.": False,
    "Shares in Harlow fell, and Mr Harlow left.": False,
    "Harlow says she had paid Harlow employees.": False,
}


def test_a_name_that_is_first_met_far_behind_is_a_persons() -> None:
    text = "The bridge is long and wide. " * 3_000 + "Harlow said the lift was broken."
    assert kinds(text)[0][0] == "named_person"


def test_a_capital_inside_a_surname_makes_no_firm() -> None:
    text = "Jane VanVleet said the lift was broken. VanVleet said the door was shut."
    assert {kind for kind, *_ in kinds(text)} == {"named_person"}
    assert kinds("BuildFast said the lift was broken.")[0][0] == "named_organisation"


@pytest.mark.parametrize("after", SHOWN)
def test_the_text_tells_a_firm_from_a_person_of_one_name(after: str) -> None:
    named = kinds(f"Harlow said the lift was broken. {after}")[0][0]
    assert named == ("named_organisation" if SHOWN[after] else "named_person")


def test_a_title_shows_that_no_town_is_meant() -> None:
    text = "Poe said it was late. Trust in Poe fell, and President Poe left."
    assert kinds(text)[0][0] == "named_person"
    assert kinds("Poe said it was late. He lives in Poe.")[0][0] == "named_organisation"


def test_peoples_are_no_firms() -> None:
    assert kinds("Saudis said it was late. Saudis said its lifts were old.")[0][0] != (
        "named_organisation"
    )


def test_who_is_not_the_town_that_somebody_is_from() -> None:
    found = find_in("The mayor met Jane Roe, of Texas, who said the lift was broken.")
    assert (found[-1].source_type, found[-1].key) == ("named_person", "jane roe")
    assert kinds("It is Texas that said the lift was broken.")[0][0] == "named_organisation"


ROLES = {
    "Jane Roe, an economist at the bank, said rents would rise.": "expert",
    "Gov. Peter Poe said rents would rise.": "official",
    "A neighbour said rents would rise.": "witness",
    "The survey found that rents would rise.": "document",
    "Jane Roe said rents would rise.": "other",
}


@pytest.mark.parametrize("text", ROLES)
def test_role(text: str) -> None:
    assert kinds(text)[0][1] == ROLES[text]


@pytest.mark.parametrize("party", ["R-Ariz.", "D-N.J.", "I-Texas", "34"])
@pytest.mark.parametrize("more", ["one of the members", "who chairs it", "chair of it"])
def test_party_and_age_are_no_name(party: str, more: str) -> None:
    (found,) = find_in(f"Sen. Jane Roe, {party}, {more}, said the lift was broken.")
    assert found.key == "jane roe"


def test_a_possessive_is_no_part_of_the_name() -> None:
    text = "Roe's claim that the lift was safe is wrong. Roe said the lift was new."
    assert kinds(text) == [("named_person", "other", "roe")] * 2


def test_full_name_surname_and_pronoun_are_one_source() -> None:
    text = (
        "Jane Roe, a professor of law, said the rule was new. "
        "Roe added that it would not last. She said nobody had asked for it."
    )
    assert kinds(text) == [("named_person", "expert", "jane roe")] * 3


def test_two_people_are_two_sources() -> None:
    text = "Jane Roe said the rule was new. Peter Poe said the rule was old."
    assert [key for _, _, key in kinds(text)] == ["jane roe", "peter poe"]


@pytest.mark.parametrize(
    "first",
    ["A Roe campaign adviser said so. ", "Roe and other workers said so. ", "A Roe poll said so. "],
)
def test_a_name_is_nobody_who_is_called_after_it(first: str) -> None:
    assert kinds(first + "Roe said the lift was broken.")[1] == ("named_person", "other", "roe")


#: What stands between a tenant and "she", and whom she is then.
SINCE = {
    "Ann Lee left early. ": "ann lee",
    "Dr. Lee had left early. ": "lee",
    "In May, Ann R. Lee left early. ": "ann r lee",
    "The hall was full when Ann Lee spoke of it. ": "ann lee",
    "Leeds Council has left. ": "tenant",
    "They met Ann Lee. ": "tenant",
    "The shop of Ann Lee has closed. ": "tenant",
    "It rained in May. ": "tenant",
}


@pytest.mark.parametrize("between", SINCE)
def test_a_name_since_then_is_meant_rather_than_a_source_without_one(between: str) -> None:
    text = "A tenant said it was late. " + between + "She said the lift was broken."
    assert kinds(text)[-1][2] == SINCE[between]


SINCE_NAMED = {
    "Ann Lee left early. She": "ann lee",
    "Ann Lee left early, she": "jane roe",
    "Lee left early. She": "jane roe",
    "They met Ann Lee. She": "jane roe",
    "Ann Lee left early, and his aides followed. She": "jane roe",
    "On Monday, Mrs. Lee gave a talk in which she": "lee",
    "When they asked Ann Lee about it, she": "ann lee",
    "In Lee's book, she": "lee",
    "In a talk in Lee's hall, she": "jane roe",
}


@pytest.mark.parametrize("between", SINCE_NAMED)
def test_who_is_introduced_since_is_meant_rather_than_the_source_before(between: str) -> None:
    text = f"Jane Roe said it was late. {between} said the lift was broken."
    assert kinds(text)[-1][2] == SINCE_NAMED[between]


def test_mr_and_mrs_are_two_and_a_family_is_no_she() -> None:
    text = "Mr. Roe said so. Mrs. Roe said it was late. The family said no. She said it was new."
    assert [one[2] for one in kinds(text)] == ["roe", "roe", "family", "roe"]
    assert kinds("A company said so. She said it was new.")[1][0] == "pronoun"
    pair = "An aide said so. Mr. Roe said no. He said it was dry. Mrs. Roe said it was new. "
    assert kinds(pair + "She said it was late.")[-1][2] == "roe"


def test_pronoun_keeps_to_one_gender() -> None:
    roe = SourceKind("named_person", "other", "jane roe")
    poe = SourceKind("named_person", "other", "peter poe")
    she, he = SourceKind("pronoun", "other", "she"), SourceKind("pronoun", "other", "he")
    resolved = resolve([roe, she, poe, he, she])
    assert [kind.key for kind in resolved if kind] == [
        "jane roe",
        "jane roe",
        "peter poe",
        "peter poe",
        "jane roe",
    ]


def test_author_pronoun_is_nobody_else() -> None:
    roe = SourceKind("named_person", "other", "jane roe")
    resolved = resolve([roe, SourceKind("pronoun", "other", "i")])
    assert resolved[1] == SourceKind("pronoun", "other", "i")


def test_anonymity_is_carried_to_the_same_source() -> None:
    text = (
        "According to a city official, the bridge would close. "
        "The official spoke on condition of anonymity."
    )
    assert [kind for kind, _, _ in kinds(text)] == ["anonymous", "anonymous"]


def test_anonymous_phrase_is_no_content() -> None:
    found = find_in("The official spoke on condition of anonymity.")
    assert [(one.source_type, one.contents) for one in found] == [("anonymous", ())]


@pytest.mark.parametrize(
    "text",
    [
        "It is widely believed that the mill will close.",
        "It has been known for years that the dam leaks.",
        "It was also known that the dam leaked in the spring.",
        "There are rumours that the mill will close.",
    ],
)
def test_impersonal_report_is_vague(text: str) -> None:
    assert [one.source_type for one in find_in(text)] == ["vague"]


@pytest.mark.parametrize(
    "text", ["The firm was accused of theft.", "The car reportedly sank in the lake."]
)
def test_agentless_judgement_is_vague_evidence(text: str) -> None:
    assert [kind for kind, _, _ in kinds(text)] == ["vague"]


@pytest.mark.parametrize(
    "place",
    "France|Chad|Jordan|Saudi Arabia|South Africa|the United States|New Delhi|Paris".split("|"),
)
def test_countries_and_capitals_are_alike_as_sources(place):
    found = find_in(f"On Monday {place} said the talks would go on. They began in May.")
    assert found[0].source_type == "named_organisation"


@pytest.mark.parametrize("name", ["Jordan", "Paris"])
def test_a_first_name_that_is_a_place_is_a_person(name):
    found = find_in(f"{name} Poe was late. {name} said the talks would go on.")
    assert found[0].source_type == "named_person"


CALLED = {
    "President Jane Roe said it was late. The president said it was cold.": True,
    "Sen. Jane Roe said it was late. The senator said it was cold.": True,
    "Jane Roe, the mayor of Leeds, said it was late. The mayor said it was cold.": True,
    "Prime Minister Jane Roe said it was late. The prime minister said it was cold.": True,
    "Prime Minister Jane Roe said it was late. The minister said it was cold.": False,
    "Former Mayor Jane Roe said it was late. The mayor said it was cold.": False,
    "Mayor Jane Roe said it was late. The former mayor said it was cold.": False,
    "Mayor Jane Roe said it was late. The senator said it was cold.": False,
    "Mayor Jane Roe said it was late. A mayor said it was cold.": False,
    "Jane Roe said it was late. The mayor said it was cold.": False,
}


@pytest.mark.parametrize("text", CALLED)
def test_the_president_is_who_was_called_so_beside_the_name(text: str) -> None:
    first, second = find_in(text)
    assert first.source_type == "named_person"
    assert (second.key == first.key) is CALLED[text]
    assert second.source_type == ("named_person" if CALLED[text] else "unnamed_person")


def test_the_latest_of_two_presidents_is_meant_and_pronouns_follow() -> None:
    found = find_in(
        "President Jane Roe said it was late. President Peter Poe said it was cold."
        " The president said it was dark. He said it was wet."
    )
    assert [one.key for one in found] == ["jane roe", "peter poe", "peter poe", "peter poe"]


#: What is laid on nobody -> its content.
SAID_TO = {
    "The dog is said to be huge.": "to be huge",
    "Roe is believed to have left by sea.": "to have left by sea",
    "The pair are understood to want a new lift.": "to want a new lift",
    "The mill, which is thought to have stood here, was sold.": "to have stood here",
    "The tower is said to lean, but nobody has measured it.": "to lean",
    "The cave is said to be dark, cold, and wet.": "to be dark, cold, and wet",
    "The tower is said to lean, and the mayor is cross.": "to lean",
}


@pytest.mark.parametrize("text", SAID_TO)
def test_what_somebody_is_said_to_be_is_content(text: str) -> None:
    (one,) = find_in(text)
    assert (one.source, one.source_type) == (None, "vague")
    assert [text[start:end] for start, end in one.contents] == [SAID_TO[text]]


def test_what_something_is_seen_as_is_no_content() -> None:
    assert not any(one.contents for one in find_in("The dam is widely seen as a success."))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Tim Hall said it was late. His wife said so too. He said it was dark.", "tim hall"),
        ("Ann Poe said it was late. Her husband said so too. She said it was dark.", "ann poe"),
        ("Mr Hall said it was late. Ms Poe said so too. He said it was dark.", "hall"),
        ("Tim Hall said it was late. The union said so too. He said it was dark.", "tim hall"),
    ],
)
def test_a_pronoun_fits_who_it_means(text: str, key: str) -> None:
    assert find_in(text)[-1].key == key
