"""Set phrases of the writer's with a verb of report, and adverbs, are neither cues nor sources."""

from __future__ import annotations

import pytest

from tests.attributed import find_in, source_in

SILENT = [
    "Let's hope that the pier holds.",
    "Let us not forget that the pier held.",
    "It is worth noting that the pier is old.",
    "It's worth remembering that the pier is old.",
    "Close the lid and make sure that no moisture gets in.",
    "They made sure that the gate was shut.",
    "The ward had 36 confirmed cases as of May 15.",
    "It was the first reported death in Port Haven.",
    "The town is safe, thanks to the new wall.",
    "It failed, thanks in part to the rain.",
    "The economy added 300 jobs in May.",
    "The firm added more than 2,000 homes last year.",
    "I am reminded of a song about rain.",
    "There are signs that the town is waking up.",
    "At the same time, there were encouraging signs for the town.",
    "Port Haven, which is large, added 2,051 homes in May.",
    "The mayor will no doubt run again.",
    "Such claims are common in Port Haven.",
    "This helps explain why the pier is closed.",
    "The pier is shut. (RELATED: Port Haven Shuts The Pier)",
    "Special counsel Jane Roe left the town on Monday.",
    "The firm added 300 jobs in May as it moved to Port Haven.",
    "Poe added 45 runs.",
]
SAYS = {
    "The council confirmed cases of flu had been found.": "The council",
    "She added that 300 jobs would go.": "She",
    "He added two people had died.": "He",
    "Roe reminded the council that it was late.": "Roe",
    "Roe has no doubt that the pier is safe.": "Roe",
    "Roe is sure that the pier is safe.": "Roe",
    "Special counsel Jane Roe said the pier was safe.": "Special counsel Jane Roe",
    "Residents in 2019 reported cases of flu to the council.": "Residents in 2019",
    "Roe related that the pier was safe.": "Roe",
    "As Roe related: it was late and wet.": "Roe",
    "Coach Poe had no doubt Port Haven deserved the win.": "Coach Poe",
    "Papers helped reveal that the mayor had lied.": "Papers helped",
    "“It was late,” he added two days later.": "he",
    "“It was late,” added two of the tenants.": "two of the tenants",
    "There, Roe reasons that the pier is safe.": "Roe",
    "She added three of them live there.": "She",
    "Roe added two men drowned off the coast.": "Roe",
    "He added 20 people died in the fire.": "He",
    # Adverbs are no source.
    "The council has so far said that nothing is wrong.": "The council",
    "Tenants have for years claimed that the lift is broken.": "Tenants",
    "Roe sometimes insisted that the lift was broken.": "Roe",
    "Therefore, Roe said that the lift was broken.": "Roe",
    "Second, tenants have met the mayor, claiming that the lift was broken.": "tenants",
    "On Monday, however, Roe, who left, said that the lift was broken.": "Roe, who left",
}


@pytest.mark.parametrize("text", SILENT)
def test_what_the_writer_says_in_a_set_phrase_is_nobodys_statement(text: str) -> None:
    assert [text[slice(*one.cue)] for one in find_in(text) if one.cue] == []


@pytest.mark.parametrize(("text", "source"), SAYS.items())
def test_what_looks_like_one_is_said_by_somebody(text: str, source: str) -> None:
    assert [source_in(text, one) for one in find_in(text)] == [source]


#: What "which" and "that" are said of, and the type of the source.
RELATIVES = {
    "The town made the move, which": "pronoun",
    "The town had a decline that": "pronoun",
    "She had a poll that": "document",
    "She gave the speech, which": "document",
    "She met a union that": "unnamed_person",
    "She joined the movement, which": "unnamed_person",
    "She joined the garage, which": "unnamed_person",
}


@pytest.mark.parametrize("opening", RELATIVES)
def test_a_thing_that_suggests_something_is_no_person_by_role(opening: str) -> None:
    (found,) = find_in(f"{opening} suggested it was late.")
    assert found.source_type == RELATIVES[opening]


@pytest.mark.parametrize("source", ["The model, 24,", "The local chapter"])
def test_who_poses_or_belongs_to_a_union_is_no_document(source: str) -> None:
    (found,) = find_in(f"{source} said that the town is rich.")
    assert found.source_type == "unnamed_person"


@pytest.mark.parametrize("source", ["The suit", "The legislation", "Recent polling", "The model"])
def test_what_is_written_or_counted_is_a_document(source: str) -> None:
    (found,) = find_in(f"{source} says that the town is rich.")
    assert found.source_type == "document"
