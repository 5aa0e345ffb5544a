"""The five founding articles behave as a careful editor would expect.

The articles are not part of the repository: set ``CREDSCORE_SEEDS`` to their folder. Only
short names and counts stand here, no sentence of theirs.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import credscore
from credscore.result import Score

pytestmark = pytest.mark.data

OPINION, REPORTS = ("000", "002"), ("001", "003", "004")


@pytest.fixture(scope="module")
def seeds(seeds_folder: Path) -> dict[str, Score]:
    files = sorted(seeds_folder.glob("*.txt"))
    assert len(files) == 5
    return {file.name[:3]: credscore.score(file.read_bytes().decode("utf-8")) for file in files}


def _body(score: Score) -> str:
    return "\n".join(score.text[start:end] for start, end in score.body)


def _evidence(score: Score, kind: str) -> list[str]:
    return [e.text for e in score.evidence if e.kind == kind]


def _sources(score: Score, source_type: str) -> list[tuple[str, str]]:
    """Return (source, cue) of each attribution of that type."""
    return [
        tuple(score.text[slice(*span)] if span else "" for span in (a.source, a.cue))
        for a in score.attributions
        if a.source_type == source_type
    ]


def test_the_piece_of_unsourced_allegations_is_last_in_credibility(seeds: dict[str, Score]) -> None:
    credibility = {name: score.credibility for name, score in seeds.items()}
    assert min(credibility, key=credibility.__getitem__) == "000"


def test_the_piece_of_unsourced_allegations_is_first_in_bias(seeds: dict[str, Score]) -> None:
    bias = {name: score.bias for name, score in seeds.items()}
    assert max(bias, key=bias.__getitem__) == "000"


def test_reports_are_above_opinion_pieces_in_credibility(seeds: dict[str, Score]) -> None:
    assert min(seeds[name].credibility for name in REPORTS) > max(
        seeds[name].credibility for name in OPINION
    )


@pytest.mark.parametrize(
    ("name", "absent"),
    [
        ("000", ["See also", "Leave a comment", "Col Anil", "Required fields", "Logo"]),
        ("001", ["Source link", "© Reuters"]),
        ("002", ["Editor in Chief"]),
        ("003", ["Editor in Chief", "06:30 PM", "Supervisor"]),
        ("004", ["Newsletter", "Related Articles", "0:00", "NEOM", "Arab Press", "Davos"]),
    ],
)
def test_furniture_is_outside_the_body(
    seeds: dict[str, Score], name: str, absent: list[str]
) -> None:
    body = _body(seeds[name])
    assert [piece for piece in absent if piece in body] == []


@pytest.mark.parametrize(
    ("name", "paragraphs"), [("000", 15), ("001", 25), ("002", 8), ("003", 17), ("004", 22)]
)
def test_every_body_paragraph_is_kept(seeds: dict[str, Score], name: str, paragraphs: int) -> None:
    assert len(seeds[name].body) == paragraphs


def test_anonymous_official_and_named_expert_are_found_with_their_cues(
    seeds: dict[str, Score],
) -> None:
    score = seeds["003"]
    assert any("official" in source for source, _ in _sources(score, "anonymous"))
    assert any("anonymity" in text for text in _evidence(score, "anonymous_source"))
    named = _sources(score, "named_person")
    assert any("Kugelman" in source and cue.lower() == "according to" for source, cue in named)
    tweeted = [a for a in score.attributions if a.cue and score.text[slice(*a.cue)] == "tweeted"]
    assert [a.direct for a in tweeted] == [True]


def test_fourteen_curly_passages_are_quotations_and_none_of_their_words_the_authors(
    seeds: dict[str, Score],
) -> None:
    score = seeds["001"]
    quotations = [e for e in score.evidence if e.kind == "quotation"]
    assert len(quotations) == 14
    for loaded in (e for e in score.evidence if e.kind == "loaded"):
        inside = any(q.start <= loaded.start < q.end for q in quotations)
        assert inside == (loaded.voice == "quoted")


def test_a_missing_space_after_a_full_stop_ends_a_sentence(seeds: dict[str, Score]) -> None:
    score = seeds["001"]
    at = score.text.index("process.Speak") + len("process.")
    assert any(sentence.start == at for sentence in score.sentences)
    assert any(sentence.end == at for sentence in score.sentences)


def test_what_is_only_known_is_vague(seeds: dict[str, Score]) -> None:
    vague = " ".join(_evidence(seeds["000"], "vague_attribution")).lower()
    assert "it has been known" in vague or "been known" in vague
