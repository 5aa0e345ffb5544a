"""What must not move a score, and what must move it which way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import credscore
from tests.swap_texts import NAMES, article

EXAMPLES = Path(__file__).parent.parent / "examples"
HEADS = ("credibility", "bias")

FURNITURE = (
    "\n\nRelated stories\n\n"
    + "\n\n".join(f"Council to look at bridge number {n} again" for n in range(1, 41))
    + "\n\nSign up for our newsletter\n\nGet the news of the day in your inbox.\n\nSubscribe\n\n"
    "3 Comments\n\nreader1\n\nThis is a disgrace, they should all resign!\n\nReply\n\n"
    "reader2\n\nWhat a bunch of liars.\n\nReply\n\nreader3\n\nI agree.\n\nReply\n"
)


def values(text: str) -> tuple[float, float]:
    scored = credscore.score(text)
    return scored.credibility, scored.bias


def moves(before: str, after: str) -> dict[str, float]:
    pairs = zip(values(before), values(after), strict=True)
    return {head: b - a for head, (a, b) in zip(HEADS, pairs, strict=True)}


@pytest.fixture(params=["plain_report.txt", "heated_opinion.txt"])
def example(request) -> str:
    return (EXAMPLES / request.param).read_text(encoding="utf-8")


@pytest.mark.parametrize("block", range(10))
def test_names_of_people_parties_countries_and_outlets_move_nothing(block):
    for seed in range(block * 30, block * 30 + 30):
        moved = moves(article(seed, names_seed=seed), article(seed, names_seed=seed + 1))
        assert max(map(abs, moved.values())) <= 0.02, (seed, moved)


def test_swaps_really_change_the_text():
    pairs = [(article(seed, seed), article(seed, seed + 1)) for seed in range(300)]
    assert len({before for before, _ in pairs}) == 300
    assert sum(before != after for before, after in pairs) == 300
    used = "".join(before for before, _ in pairs)
    assert all(name in used for names in NAMES.values() for name in names)


def test_furniture_moves_nothing(example):
    moved = moves(example, example + FURNITURE)
    assert max(map(abs, moved.values())) < 0.01, moved


def test_the_shipped_model_reads_no_headline(example):
    with_headline = credscore.score(example, title="You WON'T Believe This SHOCKING Bridge!!!")
    assert with_headline.title
    plain = credscore.score(example)
    assert with_headline.heads == plain.heads
    assert with_headline.features == plain.features


@pytest.mark.parametrize(
    "mark", ["(Reuters) - ", "WASHINGTON (AP) - ", "By Ann Lee, Associated Press\n\n"]
)
def test_the_name_of_an_agency_moves_nothing(mark):
    for seed in range(20):
        text = article(seed, seed)
        moved = moves(text, mark + text)
        assert max(map(abs, moved.values())) < 0.01, (seed, moved)


@pytest.mark.parametrize("agency", ["Associated Press", "(Reuters)", "Reuters", "AP"])
def test_the_name_of_an_agency_at_the_end_moves_nothing(agency):
    for seed in range(20):
        text = article(seed, seed)
        moved = moves(text, f"{text}\n\n{agency}\n")
        assert max(map(abs, moved.values())) < 0.01, (seed, moved)


def test_length_alone_does_not_move_credibility():
    for seed in range(30):
        text = article(seed, seed)
        assert abs(moves(text, f"{text}\n\n{text}")["credibility"]) <= 0.05, seed


def test_half_an_article_scores_much_like_the_whole(example):
    # Half a text has other words, and fewer: less evidence draws the score to the middle.
    paragraphs = example.split("\n\n")
    half = "\n\n".join(paragraphs[: len(paragraphs) // 2])
    assert abs(moves(example, half)["credibility"]) <= 0.05


OUTBURSTS = (
    "This shameless and corrupt government has betrayed every decent family.",
    "The whole scheme is a disgusting fraud, and only a fool would defend it.",
    "These reckless hypocrites lie to us day after day.",
)


def test_asserting_is_more_biased_than_quoting():
    for seed in range(0, 30, 3):  # the plain articles
        text = article(seed, seed)
        asserted = text + "".join(f"\n\n{outburst}" for outburst in OUTBURSTS)
        quoted = text + "".join(f"\n\n“{outburst}” Ann Lee said." for outburst in OUTBURSTS)
        assert values(asserted)[1] > values(quoted)[1], seed
        assert values(asserted)[1] > values(text)[1], seed


def test_heat_moves_both_scores_the_right_way():
    plain, heated = (values(article(seed, 1)) for seed in (0, 1))
    assert plain[0] > heated[0]
    assert plain[1] < heated[1]


#: What editors and web pages leave in a text, and where.
UNSEEN = {"zero-width space": "\u200b", "soft hyphen": "\u00ad", "mark of order": "\ufeff"}
PLACES = {
    "inside words": r"(?<=[A-Za-z])(?=[A-Za-z])",
    "after full stops": r"(?<=[.?!])(?=\s)",
    "after commas": r"(?<=,)",
    "before quotation marks": r'(?=["“”])',
    "after quotation marks": r'(?<=["“”])',
    "before paragraphs": r"(?<=\n)",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("mark", UNSEEN)
def test_characters_that_nobody_sees_change_nothing(example, mark, place):
    before = credscore.score(example)
    after = credscore.score(re.sub(PLACES[place], UNSEEN[mark], example))
    assert len(after.text) > len(example)
    assert [e.kind for e in after.evidence] == [e.kind for e in before.evidence]
    assert [e.voice for e in after.evidence] == [e.voice for e in before.evidence]
    seen = [e.text.replace(UNSEEN[mark], "") for e in after.evidence]
    assert seen == [e.text for e in before.evidence]
    assert [s.voice for s in after.sentences] == [s.voice for s in before.sentences]
    assert after.credibility == pytest.approx(before.credibility, abs=0.01)
    assert after.bias == pytest.approx(before.bias, abs=0.01)


@pytest.mark.parametrize("name", ["Ursula von der Leyen", "J. R. de la Cruz", "Michelle O'Neill"])
def test_particles_initials_and_apostrophes_of_a_name_move_nothing(name, example):
    text = example.replace("Mr ", "").replace(". ", ". Merkel has seen it. ", 8)
    moved = moves(text, text.replace("Merkel", name))
    assert max(map(abs, moved.values())) <= 0.005, moved


@pytest.mark.parametrize("blank", "\xa0\u2003\u2009\u202f\u3000")
def test_blanks_of_another_kind_move_nothing(blank, example):
    before, after = credscore.score(example), credscore.score(example.replace(" ", blank))
    assert after.features == before.features
    assert after.heads == before.heads
    assert [(e.kind, e.start, e.end) for e in after.evidence] == [
        (e.kind, e.start, e.end) for e in before.evidence
    ]
