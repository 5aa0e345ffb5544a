"""Who is cited: sources gathered from attributions, pronouns counted with whom they stand for."""

from __future__ import annotations

import pytest

import credscore
from credscore.cited import cited_sources

BRIDGE = """The harbour bridge will close for eleven weeks, engineer Michael Kugelmann said on \
Tuesday. "Two bearings are cracked," he told the council.

The transport ministry will pay for the repair, according to a report by the audit office.
"""


def test_sources_are_gathered_with_pronouns_and_counted_direct_and_indirect():
    sources = {s.name: s for s in cited_sources(credscore.score(BRIDGE))}
    engineer = sources["Michael Kugelmann"]
    assert (engineer.direct, engineer.indirect) == (1, 1)
    assert engineer.is_named
    assert [BRIDGE[a:b] for a, b in engineer.mentions] == ["engineer Michael Kugelmann", "he"]
    assert any("bearings" in BRIDGE[a:b] for a, b in engineer.contents)
    assert any(source.source_type == "document" for source in sources.values())


def test_the_writer_is_not_cited_in_her_own_text():
    text = "I argue that the bridge is unsafe. We said that it would close. Ann Lee said it is old."
    assert [source.name for source in cited_sources(credscore.score(text))] == ["Ann Lee"]


def named(text: str) -> dict[str, int]:
    """Return the named sources of a text with how many statements they make."""
    cited = cited_sources(credscore.score(text))
    return {source.name: source.statements for source in cited if source.is_named}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“It will hold,” said Conor O’Dwyer, a welder. O’Dwyer left.", {"Conor O’Dwyer": 1}),
        (
            "It will hold, said Anna van der Meer. Van der Meer added it is new.",
            {"Anna van der Meer": 2},
        ),
        ("Bill de Witt said it will hold. De Witt added it is new.", {"Bill de Witt": 2}),
        ("It was built by Ann Lee, who said it will hold.", {"Ann Lee": 1}),
        (
            "The book is in the Library of Easthaven, which said it will lend it.",
            {"Library of Easthaven": 1},
        ),
        ("Lee herself said it will hold.", {"Lee": 1}),
        ("The Herald’s Ann Lee said it will hold.", {"Ann Lee": 1}),
        ("Roe & Roe said it will hold.", {"Roe & Roe": 1}),
        ("The Easthaven Teachers Union said it will hold.", {"Easthaven Teachers Union": 1}),
        ("The Justice Department said it will hold.", {"Justice Department": 1}),
        ("The US said it will hold.", {"US": 1}),
        ("He told us that it will hold.", {}),
        (
            "John Roe Jr. said yes. Roe added it is new. John Roe said it is old. Roe Jr. said no.",
            {"John Roe Jr.": 3, "John Roe": 1},
        ),
        ("John Roe Jr. said it will hold. Roe added it is new.", {"John Roe Jr.": 2}),
        (
            "Norway’s Road Office said yes. Sweden's Road Office said no. The Road Office said so.",
            {"Norway’s Road Office": 1, "Sweden's Road Office": 2},
        ),
        (
            "The Road Office said it will hold. Norway's Road Office added it is new.",
            {"Norway's Road Office": 2},
        ),
    ],
)
def test_a_source_has_its_whole_name_and_namesakes_are_two(text, names):
    assert named(text) == names
