"""Whose words they are where the source does not stand right before its cue."""

from __future__ import annotations

import pytest

from credscore.attribution.reading import read_tokens
from credscore.attribution.source_types import SourceKind, kind_of
from credscore.attribution.verbs import ends_phrase, is_past
from credscore.document.document import read_whole
from tests.attributed import find_in, source_in


def sources(text: str) -> dict[str, str]:
    """Return the source of each cue as text, "" for none."""
    return {text[slice(*one.cue)]: source_in(text, one) for one in find_in(text) if one.cue}


SHARED = {
    # A second verb of the same subject, after the object of the first.
    ("Ms Roe praised the plan of the council, joked about its name and left.", "joked"): "Ms Roe",
    ("The mayor used the break to say that rents would fall.", "say"): "The mayor",
    ("The mayor has a rare chance to say that rents will fall.", "say"): "The mayor",
    ("The court sent an aide a letter warning that the lease had ended.", "warning"): "The court",
    # Phrases before the subject.
    ("Here in Leeds, Jane Roe took the stage, saying that the bridge was safe.", "saying"): (
        "Jane Roe"
    ),
    ("Two days later, the mayor drew applause by saying that rents would fall.", "saying"): (
        "the mayor"
    ),
    ("Last May, when it rained, Ms Roe left early, saying that the roof leaked.", "saying"): (
        "Ms Roe"
    ),
    ("After saying that the bridge was safe, Jane Roe left the hall.", "saying"): "Jane Roe",
    ("On Tuesday, Senator Jane Roe of Ohio, a critic of the plan, said it was dead.", "said"): (
        "Senator Jane Roe of Ohio, a critic of the plan"
    ),
    ("This year Tre Poe said that the wall was high.", "said"): "Tre Poe",
    ("The Sunday Times said the wall was high.", "said"): "The Sunday Times",
    # Whose a noun is.
    ("Jane Roe’s sharp criticism that the plan was dead drew applause.", "criticism"): "Jane Roe",
    ("There were claims by tenants that the lift was unsafe.", "claims"): "tenants",
    ("The mayor has strong support among tenants who want a new lift.", "support"): "tenants",
    # Appositions between hyphens that stand for dashes.
    ("The mayor - who never liked the bridge - said it was safe.", "said"): "The mayor",
    # Offices before a name that follows its verb.
    ("The club is short of money, said former mayor Ann Poe, who led it.", "said"): (
        "former mayor Ann Poe, who led it"
    ),
    # The nearest main clause.
    ("Jane Roe spoke, but the mayor drew applause by saying that rents would fall.", "saying"): (
        "the mayor"
    ),
    # Those who are made to say something.
    ("The leak led many to say that the bridge was unsafe.", "say"): "many",
    ("The leak forced him to admit that the bridge was unsafe.", "admit"): "him",
    # Verbs that take no clause, behind a quotation.
    ("“How high is the wall?” asked the boy.", "asked"): "the boy",
    ("“The bridge will not last the year,” warned a town council report.", "warned"): (
        "a town council report"
    ),
    # The verb opens the sentence.
    ("Said Ms Roe: “The bridge is safe for lorries.”", "Said"): "Ms Roe",
    ("It was dark. Wrote another guest, “The lamps are broken, all of them.”", "Wrote"): (
        "another guest"
    ),
}


@pytest.mark.parametrize(("text", "cue"), SHARED)
def test_source_of_a_cue_without_its_own_subject(text: str, cue: str) -> None:
    assert sources(text)[cue] == SHARED[text, cue]


OWN = {
    ("Ms Roe praised the plan, and the mayor said it was dead.", "said"): "the mayor",
    ("Aides based in Leeds said the bridge was safe.", "said"): "Aides based in Leeds",
    ("Three retired judges said the law was clear.", "said"): "Three retired judges",
    ("The letter sent to tenants said the rent would rise.", "said"): "The letter sent to tenants",
    ("The proposed law says that lamps must be lit.", "says"): "The proposed law",
    ("The minister, who read the plan, said it was dead.", "said"): (
        "The minister, who read the plan"
    ),
}


@pytest.mark.parametrize(("text", "cue"), OWN)
def test_source_right_before_its_cue_is_kept(text: str, cue: str) -> None:
    assert sources(text)[cue] == OWN[text, cue]


def test_participle_that_opens_a_sentence_quotes_nobody() -> None:
    assert sources("Told that the bridge was shut, Roe said it was time.") == {"said": "Roe"}


@pytest.mark.parametrize(
    "text",
    [
        "Peace seems far off given the rigid beliefs of the ruling council.",
        "Please sign the note, telling the mayor to stop.",
        "As more women come forward with allegations of theft, the mayor left.",
        "But calling the mayor a traitor is unkind.",
        "To accuse the council of theft is a grave matter.",
        "The council drew a highly touted map of districts.",
        "The think tank has a new home.",
    ],
)
def test_what_nobody_is_said_to_do_is_no_attribution(text: str) -> None:
    assert sources(text) == {}


def test_there_is_no_source() -> None:
    assert "there" not in sources("In May there were calls for Roe to resign.").values()


def test_agent_of_a_passive_follows_its_verb_at_once() -> None:
    assert sources("The council was told by Ms Roe that the bridge was safe.")["told"] == "Ms Roe"
    assert sources("Ms Roe denounced a plan drawn up by the mayor.").get("denounced") == "Ms Roe"
    assert sources("The mayor was accused of theft by the council.")["accused"] == "the council"


@pytest.mark.parametrize(("word", "key"), [("her", "she"), ("them", "they"), ("his", "he")])
def test_possessive_and_object_pronouns_are_pronouns(word: str, key: str) -> None:
    reading = read_tokens(read_whole(f"The hall heard {word} out."))
    assert kind_of(reading, (3, 4)) == SourceKind("pronoun", "other", key)


@pytest.mark.parametrize(
    ("text", "word", "past", "ends"),
    [
        ("the storm moved north", "moved", True, False),
        ("the mayor used the break", "used", True, True),
        ("the proposed law", "proposed", False, False),
        ("the letter sent to tenants", "sent", True, False),
        ("the aide sent out a letter", "sent", True, True),
        ("rents rose in May", "rose", True, True),
        ("all the Used cars", "used", False, False),
    ],
)
def test_verbs_told_by_form(text: str, word: str, past: bool, ends: bool) -> None:
    reading = read_tokens(read_whole(text))
    i = reading.words.index(word)
    assert (is_past(reading, i), ends_phrase(reading, i)) == (past, ends)
