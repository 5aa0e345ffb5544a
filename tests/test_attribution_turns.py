"""Transcripts: who speaks stands before a colon, in turn."""

from __future__ import annotations

from credscore.attribution import Found, find_attributions, voice_of_tokens
from credscore.document.document import Document, read
from tests.attributed import contents_in, source_in

TALK = """HOST: Welcome back. Is the deal dead, as the mayor says?

SEN. CARTER: Not at all. We are close to it, and I think so too.

HOST: What would it take to get there by the end of the week?

SEN. CARTER: A little patience.

The talks go on."""


def found_in(text: str) -> tuple[Document, list[Found]]:
    document = read(text)
    return document, find_attributions(document)


def test_each_turn_is_its_speakers() -> None:
    _, found = found_in(TALK)
    assert [(source_in(TALK, one), one.source_type) for one in found] == [
        ("HOST", "unnamed_person"),
        ("SEN. CARTER", "named_person"),
    ] * 2
    assert contents_in(TALK, found[3]) == ["A little patience."]
    assert found[1].key == found[3].key


def test_what_is_said_in_a_turn_is_not_the_writers() -> None:
    document, found = found_in(TALK)
    voices = voice_of_tokens(document, found)
    words = document.tokens.words
    assert voices[words.index("patience")] == 2
    assert voices[words.index("talks")] == 0


def test_a_table_has_no_turns() -> None:
    rows = "The count of the votes in the two towns by the clerk.\n\n"
    rows += "Ann Poe: 12.\n\nJane Roe: 14.\n\nAnn Poe: 15.\n\nJane Roe: 19."
    _, found = found_in(rows)
    assert [one for one in found if one.source_type == "named_person"] == []


def test_one_speaker_alone_makes_no_transcript() -> None:
    text = "UPDATE: The road is shut for the day.\n\nUPDATE: The road is open again for all.\n\n"
    text += "UPDATE: The road is shut again for now.\n\nUPDATE: The road is gone for good."
    _, found = found_in(text)
    assert found == []


def test_questions_and_answers_name_nobody() -> None:
    text = "Q: Is the deal dead, as they say?\n\nA: It is not dead, the mayor said.\n\n"
    text += "Q: Is it late, as we all fear?\n\nA: It is not late for us."
    _, found = found_in(text)
    assert "Q" not in [source_in(text, one) for one in found]


def test_a_paper_asks_and_a_note_is_no_speaker() -> None:
    text = TALK.replace("HOST", "NPR").replace("SEN. CARTER", "Carter")
    text = text.replace("The talks", "Note: The talks")
    _, found = found_in(text)
    assert [(source_in(text, one), one.source_type) for one in found] == [
        ("NPR", "named_organisation"),
        ("Carter", "named_person"),
    ] * 2


INTERVIEW = """Carver Jane Roe has worked in the same shed for years. She talked to us there.

Q: Why did you choose wood, of all things?

A: My mother had a sawmill. I said I would never leave.

I did not.

Q: Do you miss anybody out here?

A: Only on Sundays."""


def test_answers_of_an_interview_are_of_who_is_named() -> None:
    document, found = found_in(INTERVIEW)
    spoken = [one for one in found if source_in(INTERVIEW, one) == "A"]
    assert [(one.source_type, one.key) for one in spoken] == [("named_person", "jane roe")] * 2
    assert contents_in(INTERVIEW, spoken[0]) == [
        "My mother had a sawmill. I said I would never leave.\n\nI did not."
    ]
    assert contents_in(INTERVIEW, spoken[1]) == ["Only on Sundays."]
    voices, words = voice_of_tokens(document, found), document.tokens.words
    assert (voices[words.index("sawmill")], voices[words.index("things")]) == (2, 0)


def test_what_the_writer_tells_between_answers_is_the_writers() -> None:
    aside = "A person who was there said it was loud. The shed was cold."
    text = INTERVIEW.replace("Q: Do you miss", f"{aside}\n\nQ: Do you miss")
    _, found = found_in(text)
    assert not any("cold" in content for one in found for content in contents_in(text, one))
    (other,) = [one for one in found if contents_in(text, one) == ["it was loud"]]
    assert (source_in(text, other), other.source_type) == (
        "A person who was there", "unnamed_person",
    )  # fmt: skip


def test_a_name_may_have_an_initial() -> None:
    found = found_in(INTERVIEW.replace("Jane Roe", "Jane B. Roe"))[1]
    assert sum(one.key == "jane b roe" for one in found) == 3


def test_a_stop_may_stand_behind_the_labels() -> None:
    text = INTERVIEW.replace("Q:", "Q.").replace("A:", "A.")
    assert sum(one.key == "jane roe" for one in found_in(text)[1]) == 3


def test_answers_are_the_writers_where_no_interview_or_nobody_is_named() -> None:
    for before in (
        "Carver Jane Roe has worked in the same shed for years. She lives there.",
        "The carver has worked in the same shed for years. She talked to us there.",
        "Jane Roe talked to Ann Poe in the shed where one of them works.",
    ):
        text = "\n\n".join([before, *INTERVIEW.split("\n\n")[1:]])
        assert [one for one in found_in(text)[1] if source_in(text, one) in {"A", "Q"}] == []


def test_labels_of_common_questions_are_no_speakers() -> None:
    text = "You ask, we answer.\n\nQ: Do you ever pay late?\n\nA: It depends on the bill.\n\n"
    text += "Q: Do I ever pay late?\n\nAnswer: You can pay by card, the mayor said."
    assert [source_in(text, one) for one in found_in(text)[1]] == ["we", "the mayor"]


def test_answers_without_i_are_the_writers() -> None:
    text = INTERVIEW.replace("My mother", "The firm").replace("I ", "it ")
    assert [one for one in found_in(text)[1] if source_in(text, one) == "A"] == []
