"""credscore.score keeps its contract on good, odd and bad input."""

from __future__ import annotations

import dataclasses
import json
import math
import pickle
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import credscore
from credscore.result import Score
from tests.contract import check_score


def check_contract(score: Score, text: str) -> None:
    """Assert what the contract says of any score, and that it comes back from JSON."""
    check_score(score, text)
    assert Score.from_dict(json.loads(score.to_json())) == score


def test_examples_keep_the_contract(
    report: Score, report_text: str, opinion: Score, opinion_text: str
) -> None:
    check_contract(report, report_text)
    check_contract(opinion, opinion_text)


def test_the_report_is_more_credible_and_less_biased_than_the_opinion_piece(
    report: Score, opinion: Score
) -> None:
    assert report.credibility > opinion.credibility
    assert report.bias < opinion.bias
    assert report.credibility_percentile > opinion.credibility_percentile


def test_heads_and_shortcuts_agree(report: Score) -> None:
    assert report.credibility == report.heads["credibility"].value
    assert report.bias_interval == report.heads["bias"].interval
    assert report.contributions["bias"] is report.heads["bias"].contributions
    assert report.heads["credibility"].kind == "regression"
    assert report.heads["bias"].kind == "binary"


def test_a_score_is_frozen_and_holds_no_model(report: Score) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.source = "x"  # type: ignore[misc]
    assert b"credscore.model" not in pickle.dumps(report)
    assert report != "a score"
    assert hash(report) == hash(pickle.loads(pickle.dumps(report)))


@pytest.mark.parametrize("kind", ["first_person", "clickbait"])
def test_the_note_tells_the_words_of_who_is_quoted_from_the_writers(kind: str) -> None:
    own, quoted = "Here's why I left the mill.", '"Here\'s why I left the mill," Jane Roe said.'
    for text, voice in ((own, "author"), (quoted, "quoted")):
        (mark,) = [e for e in credscore.score(text).evidence if e.kind == kind]
        assert mark.voice == voice
        assert ("inside quotation marks" in mark.note) == (voice == "quoted")


def test_source_is_kept_and_not_read(report: Score, report_text: str) -> None:
    named = credscore.score(report_text, source="The Brindleford Ledger")
    assert named.source == "The Brindleford Ledger"
    assert named.credibility == report.credibility
    assert named != report


def test_a_model_without_that_head_says_which_it_has(report: Score) -> None:
    other = dataclasses.replace(report, heads={"tone": report.heads["bias"]})
    with pytest.raises(AttributeError, match="'credibility' head; it has \\['tone'\\]"):
        _ = other.credibility


def test_newer_schema_is_refused(report: Score) -> None:
    data = report.to_dict() | {"schema_version": 99}
    with pytest.raises(ValueError, match="schema_version 99"):
        Score.from_dict(data)


def test_line_ends_do_not_change_the_score(report_text: str, report: Score) -> None:
    crlf = credscore.score(report_text.replace("\n", "\r\n"))
    assert crlf.credibility == pytest.approx(report.credibility, abs=1e-9)


def test_furniture_does_not_change_the_score(report_text: str, report: Score) -> None:
    headlines = "\n".join(f"Council Announces Plan For Road Number {n}" for n in range(40))
    comments = "\n".join(
        f"Reader {n}\n3 hours ago\nThis is a disgrace, what utter fools!\nReply" for n in range(3)
    )
    page = (
        f"{report_text}\nRelated Articles\n{headlines}\n\nSign up for our newsletter\n"
        f"Enter your email address\n\n3 Comments\n\n{comments}\n"
    )
    padded = credscore.score(page)
    assert abs(padded.credibility - report.credibility) < 0.01
    assert abs(padded.bias - report.bias) < 0.01


@pytest.mark.parametrize(
    "text",
    [
        "Ünïcödé " * 40,
        "x" * 100_000,
        "a. " * 30_000,
        "“" * 1_000 + " word",
        "said " * 5_000,
        "The mayor \x00 said\x07 it. " * 40,
        "The mayor \ud800 said it was fine. " * 40,
        "קראו עוד חדשות כאן " * 40,
        "The \u202emayor\u202c said\u200b it\u00ad was fine. " * 40,
        "Great news 🎉🎉 from the 👩‍👩‍👧 council, it said. " * 40,
        "<p>The mayor <b>said</b> it was <a href='x'>fine</a>.</p>\r\n" * 40,
        "Le maire a déclaré que le pont resterait fermé jusqu'au printemps. " * 20,
        "1 2 3 4 5 6 7 8 9 " * 40,
        "no sentence end here and none to come " * 60,
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_odd_texts_give_a_valid_score(text: str) -> None:
    check_contract(credscore.score(text), text)


@pytest.mark.parametrize(
    ("text", "warning", "abstains"),
    [
        ("The mayor said so on Monday.", "too_short", True),
        ("The mayor said so on Monday, and the council agreed with her. " * 5, "short_text", False),
        ("Le maire a déclaré que le pont resterait fermé ce printemps. " * 20, "not_english", True),
        ("“I am the mayor and I say that it is so,” she said. " * 20, "mostly_quotation", False),
        (
            "The mayor said\x00 so on Monday, and the council agreed. " * 9,
            "control_characters",
            False,
        ),
        ("<p>" + "The mayor <b>said</b> so on Monday to the council. " * 20, "markup", False),
        ("The mayor&nbsp;said &quot;yes&quot; on Monday to the council. " * 9, "markup", False),
        ("the mayor said so on monday to the council, and left. " * 20, "unusual_text", False),
        ("THE MAYOR SAID SO ON MONDAY TO THE COUNCIL, AND LEFT. " * 20, "unusual_text", False),
        ("The mayor said so on Monday to the council and left " * 20, "unusual_text", False),
        ("Home\nNews\nSport\nSubscribe\nLog in\nShare this article\n", "no_body", True),
        ("Present: Cllr Ann Lee, Cllr Bo Dahl, Cllr Tom Hill. " * 9, "no_prose", True),
    ],
)
def test_texts_of_each_kind_get_their_warning(text: str, warning: str, abstains: bool) -> None:
    score = credscore.score(text)
    assert warning in score.warnings
    assert score.abstained is abstains
    check_contract(score, text)


def test_an_ampersand_is_no_markup() -> None:
    text = "The mayor said R&D at B&Q; AT&T; and Johnson & Johnson; would get the money. " * 5
    assert "markup" not in credscore.score(text).warnings


def test_a_plain_text_is_not_unusual() -> None:
    text = "The mayor said so on Monday to the council, and then she left for lunch. " * 20
    assert "unusual_text" not in credscore.score(text).warnings


OTHER_LANGUAGES = {
    "German": """Der Bürgermeister sagte am Montag, die Brücke in der Stadt werde im Mai an alle
        übergeben. Man hat so lange am Plan gearbeitet, was an der Provinz lag.""",
    "Norwegian": """I går var det møte i byen, og i dag er det klart at broen skal stå der i ti år
        til. Det er for dårlig at vi ikke har fått svar, sier lederen. Han var i Oslo i går.""",
    "Danish": """Borgmesteren sagde mandag, at broen i byen er åben igen for alle. Vi har en plan,
        sagde han, men den er for dyr for os i år. For mange er det under al kritik.""",
    "Dutch": """De burgemeester zei maandag dat de brug in de stad weer open was. We hebben een
        plan, zei hij, en het is in de raad besproken. De kosten waren hoog, was het antwoord.""",
    "Romanian": """Primarul a declarat luni că podul a fost deschis. Orașul a plătit o parte, iar
        restul a fost acoperit de guvern. A fost o zi bună, a spus el.""",
}


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_languages_that_share_words_with_english_are_told_from_it(language: str) -> None:
    score = credscore.score(" ".join(OTHER_LANGUAGES[language].split()))
    assert "not_english" in score.warnings
    assert "no_prose" not in score.warnings
    assert score.abstained


@pytest.mark.parametrize(
    "text",
    [
        "Lee bt Dunne 6-3, 6-4. Ruiz bt Hart 7-5, 6-2. Cole bt Novak 6-0, 6-1. " * 3,
        "2.15: 1 Silver Moon (T Lee) 5-2, 2 Harbour Boy (A Ruiz) 7-1. 2.50: 1 Red Fox 9-4. " * 3,
    ],
)
def test_a_list_of_results_is_not_taken_for_another_language(text: str) -> None:
    score = credscore.score(text)
    assert "no_prose" in score.warnings
    assert "not_english" not in score.warnings
    assert score.abstained


def test_short_english_of_names_and_few_small_words_is_english() -> None:
    text = (
        "Governor Ann Lee landed in Oslo on Monday for talks. Mayor Bo Dahl will host her at City "
        "Hall on Tuesday, a spokesman for the council said."
    )
    assert credscore.score(text).warnings == ("short_text",)


def test_a_line_of_five_million_characters_is_scored() -> None:
    line = "The council said on Monday that the work would go on as planned, Ms Lee added. "
    text = line * (5_000_000 // len(line))
    assert not math.isnan(credscore.score(text).credibility)


WORDS = st.sampled_from(
    "the mayor said “we may never know” it's ‘so-called’ U.S. Inc. e.g. 3.5% \n\n \r\n … — "
    "according to officials critics say was is not ?! \u200b 🎉 <b> www.x.org I we".split(" ")
)


@settings(max_examples=150)
@given(st.one_of(st.text(), st.lists(WORDS, max_size=80).map(" ".join)))
def test_any_text_gives_a_score_or_the_contracts_error(text: str) -> None:
    try:
        score = credscore.score(text)
    except credscore.EmptyTextError:
        assert not any(c.isalnum() for c in text)
    else:
        check_contract(score, text)


@given(st.text(alphabet=string.punctuation + " \n"))
def test_only_punctuation_is_an_empty_text(text: str) -> None:
    with pytest.raises(credscore.EmptyTextError):
        credscore.score(text)


class _Markup(str):
    """A string such as libraries for web pages have: what is cut from it is escaped."""

    __slots__ = ("page",)

    def __getitem__(self, place):
        return _Markup(super().__getitem__(place).replace("b", "&bull;"))

    def replace(self, *_):
        return _Markup("replaced")


def test_strings_of_other_libraries_are_read_as_plain_ones(report_text: str, report: Score) -> None:
    text, title = _Markup(report_text), _Markup("<b>Bridge</b>")
    text.page = title.page = lambda: "a page that does not pickle"
    score = credscore.score(text, title=title, source=_Markup("Ledger"))
    assert (type(score.text), type(score.title), type(score.source)) == (str, str, str)
    check_score(score, report_text)
    assert score.evidence == report.evidence
    assert "&lt;b&gt;Bridge&lt;/b&gt;" in score.to_html()


def test_heads_of_abstentions_are_comparable(report: Score) -> None:
    score = credscore.score("Too short.")
    assert score.heads == credscore.score("Too short.").heads
    assert score.heads == Score.from_dict(json.loads(score.to_json())).heads
    assert score.heads["bias"] != report.heads["bias"] != "bias"
    assert len({*score.heads.values(), *credscore.score("Too short.").heads.values()}) == 2
