"""Names that are words too move no sentence score, and are not loaded (see the group checklist).

The sentences were written before the rules that hold them, with surnames that are words or even
loaded ones. What does not hold is told in ``docs/evaluation.md``.
"""

from __future__ import annotations

import numpy as np
import pytest

import credscore
from credscore.cues.engine import match
from credscore.document.document import read_whole
from credscore.wording.scoring import count_cues

MOST = 0.02
SURNAMES = (
    "Nguyen, Hope, Price, Law, Young, Strange, Savage, Bush, Cash, Rich, Moody, Stark, Pope, "
    "Brown, Bitter, Grim, Love, Power, Best, Long, Grant, May, Wild, Crook, Sharp, Justice, "
    "Trump, Swift, Blunt, Noble, Good, Little, Wise, Small, Sad, Crazy, Outlaw, Large"
).split(", ")
PARTIES = (
    "Labour, the Democratic Party, Law and Justice, Brothers of Italy, Freedom and Justice, "
    "the Party of the Poor, the Movement for Democratic Change, Sinn Féin, Right and Justice, "
    "the Economic Freedom Fighters, the Workers' Party"
).split(", ")
OUTLETS = (
    "Reuters, The New York Times, the BBC, Reason, Mother Jones, The Blaze, Time, Variety, "
    "the Times of India, the Voice of America, News of the World, Stars and Stripes"
).split(", ")
COUNTRIES = (
    "France, Trinidad and Tobago, São Tomé and Príncipe, the Isle of Man, the United States, "
    "the United States of America, the Central African Republic, Papua New Guinea"
).split(", ")
BELIEVERS = "Muslims, Jews, evangelicals, atheists, pagans, Jehovah's Witnesses, Orthodox Jews"
OF_SURNAMES = (
    "{} told the committee that the bridge would open in April.",
    "{} said the figures would be published next week.",
    "{}, 54, was elected to the council in 2016.",
    "{}, who chairs the transport panel, did not attend the hearing.",
    "{}, the deputy mayor, asked for a second survey.",
    "{}'s office said the letter arrived on Tuesday.",
    "{}'s motion was referred to the budget committee.",
    "{} and his staff moved to the new building in June.",
    "{} declined to comment on the audit.",
    "{} wrote in a letter dated May 4 that the lease had ended.",
    "{} was born in Ohio and studied engineering.",
    "{} did not say when the plant would reopen.",
    "{} will speak at the conference in Geneva.",
    "“We met on Thursday,” {} said.",
    "The report was read twice. {} then asked for a recess.",
    "When asked about the delay, {} pointed to the weather.",
    "Was {} present when the minutes were read?",
    "The minutes were signed by {} on Monday.",
    "Officers named {}, Haddad and two others in the filing.",
    "The committee heard from Mr. {} and Ms. Diaz.",
    "Gov. Marcus {} visited the harbour. {} said the work would last a year.",
    "Anna {} has led the agency since 2019. {} previously worked in Lisbon.",
)
OF_OTHERS = (
    (PARTIES, "Members of {} met in the town hall."),
    (PARTIES, "A spokesman for {} confirmed the date."),
    (PARTIES, "The list was drawn up by {} in the spring."),
    (OUTLETS, "Grant told {} that the talks would resume on Monday."),
    (OUTLETS, "The letter was first published by {} on Tuesday."),
    (COUNTRIES, "The minister travelled to {} for the talks."),
    (COUNTRIES, "The treaty with {} was signed in Oslo."),
    (BELIEVERS.split(", "), "The school is attended by {} and Hindus."),
    (BELIEVERS.split(", "), "About 4,000 {} took part in the procession."),
)
CASES = [*((SURNAMES, template) for template in OF_SURNAMES), *OF_OTHERS]


@pytest.mark.parametrize(("names", "template"), CASES)
def test_swapping_names_moves_no_sentence_and_loads_nothing(
    names: list[str], template: str
) -> None:
    scores = [credscore.score(template.replace("{}", name)) for name in names]
    values = np.array([[(s.bias, s.subjectivity, s.hedging) for s in x.sentences] for x in scores])
    moved = np.ptp(values, axis=0).max(axis=(0, 1))
    assert moved <= MOST
    assert [e.text for x in scores for e in x.evidence if e.kind == "loaded"] == []


def test_there_are_as_many_swaps_as_told() -> None:
    assert sum(len(names) for names, _ in CASES) >= 800


def test_a_word_of_sources_counts_in_no_name() -> None:
    # "mother" and "justice" are kinds of sources.
    for first, second in (("Mother Jones", "Reuters"), ("Jim Justice", "Joe Biden")):
        texts = [f"He said that {name} got it wrong again." for name in (first, second)]
        a, b = (credscore.score(text).sentences[0] for text in texts)
        assert (a.bias, a.subjectivity, a.hedging) == (b.bias, b.subjectivity, b.hedging)
    document = read_whole("Mother Jones told Jim Justice, an official and a mother, to wait.")
    found = match(document.tokens)
    columns = (found.cues, found.starts, found.ends)
    counts = count_cues(*columns, document.named, document.sentence_tokens[:-1])
    words = [document.tokens.words[start] for start in found.starts[counts]]
    assert words == ["official", "mother"]
    assert len(counts) > len(words)


@pytest.mark.parametrize(
    ("text", "loaded"),
    [
        ("The crook told everyone that he had won.", ["crook"]),
        ("He is a crook, the paper said.", ["crook"]),
        ("The savage cuts hurt the poor.", ["savage"]),
        ("Outrageous! It was a disgrace.", ["Outrageous", "disgrace"]),
    ],
)
def test_the_words_themselves_are_still_loaded(text: str, loaded: list[str]) -> None:
    found = [e.text for e in credscore.score(text).evidence if e.kind == "loaded"]
    assert set(loaded) <= set(found)
