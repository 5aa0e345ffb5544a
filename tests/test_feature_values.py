"""Features of short texts, each worked out by hand: what is counted is in the comments."""

from __future__ import annotations

import pytest

import credscore
from credscore.features.extract import feature_names, measure
from credscore.features.reading import read_article


def features(text: str, family: str) -> dict[str, float]:
    values = measure(read_article(text)).tolist()
    named = dict(zip(feature_names(), values, strict=True))
    return {name.partition(".")[2]: v for name, v in named.items() if name.startswith(family)}


# 40 words in six sentences: the first three carry a source, the others do not.
SOURCED = (
    "The old bridge will close, Ann Lee said. Ann Lee said the stone piers are very old. “We "
    "must act,” said the mayor. Nothing has been decided. The work began last May. More stands at "
    "www.bridge.example/piers today."
)


def test_sourcing_of_a_text_with_two_sources() -> None:
    measured = features(SOURCED, "sourcing.")
    # Two statements of Ann Lee, one of the mayor, of which one in quotation marks.
    assert measured["attributions"] == pytest.approx(100 * 3 / 40)
    assert measured["named_person_share"] == pytest.approx(2 / 3)
    assert measured["unnamed_person_share"] == pytest.approx(1 / 3)
    assert measured["official_share"] == pytest.approx(1 / 3)
    assert measured["direct_share"] == pytest.approx(1 / 3)
    assert measured["distinct_sources"] == 2
    assert measured["source_density"] == pytest.approx(100 * 2 / 40)
    assert measured["concentration"] == pytest.approx((2 / 3) ** 2 + (1 / 3) ** 2)
    assert measured["say_cues"] == pytest.approx(100 * 3 / 40)
    assert measured["links"] == pytest.approx(100 * 1 / 40)
    others = ("anonymous", "document", "vague", "pronoun", "named_organisation", "expert")
    assert [measured[f"{kind}_share"] for kind in others] == [0.0] * len(others)


def test_sentences_with_a_source() -> None:
    measured = features(SOURCED, "sourcing.")
    assert measured["sentence_share"] == pytest.approx(3 / 6)
    assert measured["lead_share"] == pytest.approx(3 / 5)
    assert measured["longest_unsourced_run"] == pytest.approx(3 / 6)


def test_every_sentence_of_a_long_quotation_carries_its_source() -> None:
    text = "“We act. We wait. We must. We will,” said Ann Lee. It rained. It snowed. It rained."
    measured = features(text, "sourcing.")
    assert measured["sentence_share"] == pytest.approx(4 / 7)
    assert measured["lead_share"] == pytest.approx(4 / 5)
    assert measured["longest_unsourced_run"] == pytest.approx(3 / 7)


def test_the_writer_is_no_source_of_hers() -> None:
    text = "I think that the deal is off. We know it rained. Ann Lee said it was late. It snowed."
    measured = features(text, "sourcing.")
    assert measured["attributions"] == pytest.approx(100 * 1 / 19)
    assert measured["pronoun_share"] == measured["think_cues"] == 0.0
    assert measured["sentence_share"] == pytest.approx(1 / 4)
    assert measured["longest_unsourced_run"] == pytest.approx(2 / 4)


def test_a_text_that_cites_nobody_is_one_unsourced_run() -> None:
    measured = features("It rained. It snowed.", "sourcing.")
    assert {name for name, value in measured.items() if value} == {"longest_unsourced_run"}
    assert measured["longest_unsourced_run"] == 1.0


@pytest.mark.parametrize(
    ("address", "n"),
    [
        ("https://www.bridge.example/piers", 1),
        ("www.bridge.example", 1),
        ("http://bridge.example and HTTPS://poe.example/a.html", 2),
        ("the World Wide Web", 0),
    ],
)
def test_an_address_is_one_link_however_it_begins(address: str, n: int) -> None:
    text = f"The town has more at {address} today. It rained."
    assert features(text, "sourcing.")["links"] == pytest.approx(
        100 * n / features(text, "structure.")["words"]
    )


def test_shares_of_sentences_do_not_count_those_of_a_speaker() -> None:
    long = "“We went to the river and saw the town and the hills and the piers,”"
    spoken = f"{long} he shamefully snarled. {long} perhaps said Ann Roe."
    text = f"{spoken} A farce. It may rain. Rain fell."
    # The last three sentences are the writer's: one has a loaded word, one a hedge.
    assert features(text, "loaded.")["sentence_share.author"] == pytest.approx(1 / 3)
    assert features(text, "hedging.")["sentence_share.author"] == pytest.approx(1 / 3)
    assert features(spoken, "loaded.")["sentence_share.author"] == 0.0
    assert features(spoken, "hedging.")["sentence_share.author"] == 0.0


def test_the_share_of_boosters_counts_one_more_of_each() -> None:
    assert features("It rained. It snowed.", "boosters.")["to_hedges.author"] == 0.5
    assert features("Obviously it rained.", "boosters.")["to_hedges.author"] == pytest.approx(2 / 3)
    assert features("Perhaps it rained.", "boosters.")["to_hedges.author"] == pytest.approx(1 / 3)


# 12 words of the writer, 6 in quotation marks, 4 of reported speech; two paragraphs.
MIXED = (
    "NASA and the USA sent 2 probes. They can't STOP now.\n\n"
    "It was a “test” of “the new engine we built,” he said."
)


def test_quotations_are_counted_and_measured() -> None:
    measured = features(MIXED, "quotation.")
    assert measured["word_share"] == pytest.approx(6 / 22)
    assert measured["reported_share"] == pytest.approx(4 / 22)
    # One quotation of five words, and one word in scare quotes, both in the second paragraph.
    assert measured["count"] == pytest.approx(100 * 1 / 22)
    assert measured["mean_length"] == 5
    assert measured["scare_quotes"] == pytest.approx(100 * 1 / 22)
    assert measured["paragraph_share"] == pytest.approx(1 / 2)


def test_the_writers_style() -> None:
    measured = features(MIXED, "style.")
    # NASA and STOP have four letters; USA is taken for an acronym.
    assert measured["all_capitals.author"] == pytest.approx(100 * 2 / 12)
    # They and the three above begin with a capital.
    assert measured["capitalised.author"] == pytest.approx(4 / 12)
    assert measured["numbers.author"] == pytest.approx(100 * 1 / 12)
    assert measured["contractions.author"] == pytest.approx(100 * 1 / 12)
    assert measured["said.author"] == pytest.approx(100 * 1 / 12)
    assert measured["first_plural.quoted"] == pytest.approx(100 * 1 / 6)
    # 22 words, of which "the" is there twice.
    assert measured["lexical_variety"] == pytest.approx(21 / 22)


def test_readability_of_long_words() -> None:
    # Five words in two sentences; "minister", "documents" and "disappeared" have three syllables.
    measured = features("The minister resigned. Documents disappeared.", "readability.")
    assert measured["gunning_fog"] == pytest.approx(0.4 * (5 / 2 + 100 * 3 / 5))
    assert measured["smog"] == pytest.approx(1.0430 * (30 * 3 / 2) ** 0.5 + 3.1291)
    assert measured["long_words"] == pytest.approx(3 / 5)
    assert measured["word_length"] == pytest.approx((3 + 8 + 8 + 9 + 11) / 5)


def test_nouns_made_of_other_words_have_seven_letters_or_more() -> None:
    measured = features("Payment of the nation grew.", "style.")
    assert measured["nominalisation.author"] == pytest.approx(100 * 1 / 5)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (19, {"too_short", "short_text"}),
        (20, {"short_text"}),
        (149, {"short_text"}),
        (150, set()),
    ],
)
def test_warnings_of_length(words: int, codes: set[str]) -> None:
    text = " ".join(["the council met on a"] * 30).split()[:words]
    warnings = set(credscore.score(" ".join(text) + ".").warnings)
    assert warnings & {"too_short", "short_text"} == codes


@pytest.mark.parametrize("mark", ["\x00", "\x08", "\x0e", "\x1f", "\x7f", "\ufffd"])
def test_control_characters_are_warned_of(mark: str) -> None:
    warnings = credscore.score(f"The council met on{mark} Monday.").warnings
    assert "control_characters" in warnings


@pytest.mark.parametrize("mark", ["\t", "\n", "\r", "\x0b", "\x0c", " ", "\xa0", "é"])
def test_white_space_and_letters_are_not(mark: str) -> None:
    warnings = credscore.score(f"The council met on{mark} Monday.").warnings
    assert "control_characters" not in warnings


@pytest.mark.parametrize(("tags", "warned"), [(2, False), (3, True), (4, True)])
def test_warnings_of_markup(tags: int, warned: bool) -> None:
    text = "The council met." + " <br> Rain fell." * tags
    assert ("markup" in credscore.score(text).warnings) is warned


def test_boosters_against_hedges() -> None:
    # One booster ("nothing") and no hedge; then one of each ("perhaps"); then none.
    for text, share in (
        ("Nothing has changed.", 2 / 3),
        ("Nothing has changed. Perhaps it rained.", 2 / 4),
        ("Perhaps it rained.", 1 / 3),
        ("It rained.", 1 / 2),
    ):
        assert features(text, "boosters.")["to_hedges.author"] == pytest.approx(share), text


def test_sentence_scores_in_sum() -> None:
    # Ten sentences of the writer: the highest fifth are two, the last third begins at the seventh.
    # Each counts as if it stood alone.
    text = (
        "It rained. The vile mayor lied again. The council met on Monday. Rain fell. What a farce "
        "this is! The bridge opened in 1931. Perhaps it will close. Nobody knows. It may snow. "
        "These crooks are shameful."
    )
    spans = [text[s.start : s.end] for s in credscore.score(text).sentences]
    sentences = [credscore.score(span).sentences[0] for span in spans]
    assert len(sentences) == 10
    measured = features(text, "sentences.")
    for head in ("bias", "subjectivity", "hedging"):
        values = [getattr(sentence, head) for sentence in sentences]
        assert measured[f"{head}.author"] == pytest.approx(sum(values) / 10)
        assert measured[f"{head}.author_top"] == pytest.approx(sum(sorted(values)[-2:]) / 2)
        assert measured[f"{head}.author_tail"] == pytest.approx(sum(values[6:]) / 4)
        assert measured[f"{head}.quoted"] == 0.5  # there is no quotation


@pytest.mark.parametrize(("own", "warned"), [(6, False), (4, True)])
def test_a_text_is_mostly_quotation_above_half(own: int, warned: bool) -> None:
    # Six words in quotation marks.
    text = (
        "“We act and we must wait,” " + " ".join("the mayor said in May again".split()[:own]) + "."
    )
    assert ("mostly_quotation" in credscore.score(text).warnings) is warned


def test_a_text_without_words_has_no_readability() -> None:
    assert set(features("…!", "readability.").values()) == {0.0}


def test_a_quotation_may_begin_the_text() -> None:
    measured = features("“We act and wait now,” he said.", "quotation.")
    assert measured["mean_length"] == 5
    assert measured["word_share"] == pytest.approx(5 / 7)


def test_a_cue_has_its_rate_in_one_family() -> None:
    assert "epistemic_modal.author" in features("It rained.", "hedging.")
    assert "epistemic_modal.author" not in features("It rained.", "sourcing.")
