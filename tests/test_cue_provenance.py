"""Every group of entries says where it comes from, and docs/cues.md tells the same as the files."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from credscore.cues.lexicon import FAMILIES, Cue, load_cues

CUES = load_cues()
FOLDER = Path(__file__).parent.parent / "credscore" / "cues"
PAGE = (Path(__file__).parent.parent / "docs" / "cues.md").read_text(encoding="utf-8")
#: What a group holds: entries, why they count and where they come from. A learned weight has
#: no place in these files; it belongs into models/.
KEYS = {"name", "kind", "note", "source", "guards", "proper", "entries", "fires", "silent"}
CITATION = re.compile(r"([A-Z][\w-]+)(?: (?:& [A-Z][\w-]+|et al\.))?,? \((\d{4})")
#: Sources without a year: handbooks that are revised all the time, and lists of our own.
UNDATED = re.compile(r"Handbook|Code of Ethics|Wikipedia|Trust Project|\bown\b")
#: Families whose notes are shown to readers of an article.
SHOWN = ("hedging", "boosters", "loaded")


def _ids(value: object) -> str:
    return value.id if isinstance(value, Cue) else str(value)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_head_of_a_file_tells_who_wrote_its_entries(family: str) -> None:
    text = (FOLDER / f"{family}.toml").read_text(encoding="utf-8")
    head = text.partition("\nfamily =")[0]
    comment = " ".join(line.removeprefix("#").strip() for line in head.splitlines())
    assert "written for this project" in comment


@pytest.mark.parametrize("family", FAMILIES)
def test_a_file_holds_entries_and_no_learned_weights(family: str) -> None:
    data = tomllib.loads((FOLDER / f"{family}.toml").read_text(encoding="utf-8"))
    assert set(data) == {"family", "cue"}
    assert data["family"] == family
    assert {key for table in data["cue"] for key in table} <= KEYS


@pytest.mark.parametrize("cue", CUES, ids=_ids)
def test_a_group_cites_a_work_or_says_that_it_is_ours(cue: Cue) -> None:
    assert CITATION.search(cue.source) or UNDATED.search(cue.source)


@pytest.mark.parametrize("cue", [c for c in CUES if c.family in SHOWN], ids=_ids)
def test_a_note_names_the_type_and_explains_it(cue: Cue) -> None:
    kind, colon, explanation = cue.note.partition(": ")
    assert 0 < len(kind.split()) <= 5
    assert colon
    assert len(explanation.split()) >= 3


@pytest.mark.parametrize("cue", [c for c in CUES if c.kind], ids=_ids)
def test_the_page_describes_every_group_that_is_evidence(cue: Cue) -> None:
    (row,) = [line for line in PAGE.splitlines() if line.startswith(f"| `{cue.name}` |")]
    assert cue.note.replace("|", "\\|") in row
    assert cue.fires[0].replace("[", "**").replace("]", "**") in row
    assert cue.source.replace("; entries are ours", "").partition(";")[0] in row


def test_the_page_describes_no_group_that_is_gone() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert set(rows) <= {cue.name for cue in CUES}


@pytest.mark.parametrize("cue", [c for c in CUES if c.kind], ids=_ids)
def test_the_works_cited_are_listed(cue: Cue) -> None:
    works = PAGE.partition("## Works")[2].splitlines()
    for author, year in CITATION.findall(cue.source):
        assert any(author.casefold() in work.casefold() and year in work for work in works), author
