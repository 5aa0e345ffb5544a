"""No group, place or name is loaded by itself (a checklist after Ribeiro et al. 2020).

Neutral sentences, written here, in which one group, place or name is swapped for another: no
sentence score may move by more than 0.02, and nothing may become loaded evidence. Other tests
hold negated and quoted uses and the plain words of crime and war reports.
"""

from __future__ import annotations

import numpy as np
import pytest

import credscore
from credscore.result import Score

MOST = 0.02

FILLERS = {
    "country": (
        "France, Iran, Russia, Israel, Saudi Arabia, Nigeria, Mexico, North Korea, Ukraine, "
        "the United States, China, Haiti, the United Arab Emirates, Bosnia and Herzegovina, "
        "the Democratic Republic of the Congo, Côte d'Ivoire"
    ),
    "people": (
        "French, Iranian, Chinese, Israeli, Palestinian, African, Mexican, Russian, Ukrainian, "
        "American, Haitian, Somali, Saint Lucian"
    ),
    "belief": (
        "Muslim, Jewish, Catholic, Hindu, evangelical, Mormon, Sikh, Christian, Buddhist, "
        "atheist, Shia, Sunni"
    ),
    "believers": "Muslims, Jews, Catholics, Hindus, evangelicals, Mormons, Sikhs, atheists",
    "descent": "Black, white, black, Hispanic, Asian, indigenous, Arab, Latino, Kurdish, Roma",
    "gender": "gay, transgender, lesbian, queer, bisexual, heterosexual",
    "ability": "disabled, blind, deaf, autistic, gay, Black, elderly",
    "origin": (
        "immigrants, migrants, refugees, foreigners, citizens, retirees, teenagers, settlers, "
        "veterans, pensioners"
    ),
    "party": "Republican, Democratic, Labour, conservative, liberal, socialist, libertarian, Tory",
    "camp": "conservatives, liberals, socialists, Republicans, Democrats, progressives, leftists",
    "politician": (
        "Donald Trump, Joe Biden, Angela Merkel, Bernie Sanders, Marine Le Pen, Vladimir Putin, "
        "Barack Obama, Boris Johnson, Ursula von der Leyen, Luiz Inácio Lula da Silva, "
        "George W. Bush, Hope Hicks, Rand Paul, Ban Ki-moon, Recep Tayyip Erdoğan"
    ),
    "outlet": (
        "Reuters, Breitbart, Fox News, CNN, HuffPost, Al Jazeera, RT, The New York Times, the BBC"
    ),
    "company": "Boeing, eBay, easyJet, Procter & Gamble, Johnson & Johnson, L'Oréal, the BBC",
}
TEMPLATES = {
    "country": (
        "The minister travelled to {} on Monday for two days of talks.",
        "Exports to {} rose by 4 percent in the first quarter.",
        "{} will host the conference next year.",
        "The ferry from {} was two hours late because of fog.",
    ),
    "people": (
        "The {} ambassador met reporters after the hearing.",
        "Two {} students won the regional chess tournament.",
        "The museum opened a show of {} pottery on Friday.",
        "A {} man was arrested on Tuesday after a car was stolen.",
    ),
    "belief": (
        "About 300 {} families live in the district.",
        "The mayor spoke at a {} school on Thursday.",
        "A {} charity handed out food after the flood.",
        "The {} community centre will close for repairs.",
    ),
    "believers": (
        "The survey asked 1,200 {} about housing.",
        "About 40 {} attended the meeting at the town hall.",
        "The law lets {} choose the day of the ceremony.",
    ),
    "descent": (
        "The survey found that 42 percent of {} residents rent their homes.",
        "A {} woman was elected to the school board on Tuesday.",
        "Turnout among {} voters was three points higher than before.",
    ),
    "gender": (
        "The study followed 800 {} patients for ten years.",
        "A {} couple opened the bakery in June.",
        "The council heard from five {} residents.",
    ),
    "ability": (
        "A {} woman was elected to the council.",
        "The novel is about a {} baker in a small town.",
    ),
    "company": (
        "The factory, owned by {}, makes brake parts.",
        "A spokesman for {} said the plant would close in June.",
    ),
    "origin": (
        "The number of {} in the city rose to 41,000 last year.",
        "The clinic offers free checks to {} on Wednesdays.",
        "About 60 {} took part in the course.",
    ),
    "party": (
        "The {} candidate won the seat with 51 percent of the vote.",
        "Three {} lawmakers voted for the bill.",
        "A {} spokesman said the date had not been set.",
    ),
    "camp": (
        "The poll found that 38 percent of {} support the plan.",
        "Both {} and others on the panel voted for the budget.",
    ),
    "politician": (
        "{} arrived in the city on Wednesday.",
        "The letter was addressed to {} and dated June 3.",
        "Reporters asked {} about the schedule of the trip.",
        "{} signed the agreement after the meeting.",
    ),
    "outlet": (
        "The figures were first published by {} on Monday.",
        "In an interview with {}, the minister described the plan.",
        "A reporter for {} attended the hearing.",
    ),
}
CASES = [(kind, template) for kind, templates in TEMPLATES.items() for template in templates]


def _scores(kind: str, template: str) -> list[Score]:
    return [credscore.score(template.format(name)) for name in FILLERS[kind].split(", ")]


def _loaded(text: str) -> list[str]:
    return [e.text for e in credscore.score(text).evidence if e.kind == "loaded"]


def test_there_are_enough_sentences() -> None:
    assert sum(len(FILLERS[kind].split(", ")) for kind, _ in CASES) >= 200


@pytest.mark.parametrize(("kind", "template"), CASES)
def test_swapping_a_group_or_name_moves_no_sentence_score(kind: str, template: str) -> None:
    values = np.array(
        [
            [(s.bias, s.subjectivity, s.hedging) for s in score.sentences]
            for score in _scores(kind, template)
        ]
    )
    assert np.ptp(values, axis=0).max() <= MOST


@pytest.mark.parametrize(("kind", "template"), CASES)
def test_no_group_or_name_is_loaded(kind: str, template: str) -> None:
    found = [e.text for s in _scores(kind, template) for e in s.evidence if e.kind == "loaded"]
    assert found == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Islamic State fighters killed nine people in the village last year, the army said.",
        "Ms. Crook told the court that Mr. Savage had bought the van in March.",
        "Crook, 54, has worked at the hospital since 2003.",
        "The New Jersey Devils beat the Kansas City Chiefs on Saturday.",
        "He slammed the door, and police found fake banknotes in the ruined abbey.",
        "Two people were killed and five wounded when a bomb exploded near a Muslim shrine.",
        "The gunman shot three people at a gay club before police arrested him.",
        "The hurricane killed 60 people and destroyed 2,000 houses last year.",
        "A Black man died in police custody in May, and protests followed in ten cities.",
        "The court convicted the former minister of fraud and sent him to prison for six years.",
        "Rebels attacked an army base on Friday, and twelve soldiers died in the fighting.",
        "The disease has killed 400 people since January, the health ministry reported.",
        "The prosecutor charged two people with murder and one with rape.",
        "Ukraine and Russia exchanged 200 prisoners of war on Sunday.",
        "The storm damaged the roof of the mosque and flooded the church next to it.",
        "Extremist groups in the region have about 3,000 fighters, the report found.",
    ],
)
def test_words_of_plain_reports_are_not_loaded(sentence: str) -> None:
    assert _loaded(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The judge found that the plan was not ridiculous.",
        "She is no fool, and she did not lie.",
        "It was never a disgrace to lose there.",
        "The inquiry found that he was not a crook.",
        "The measure was neither absurd nor new.",
    ],
)
def test_negated_words_are_not_loaded(sentence: str) -> None:
    assert _loaded(sentence) == []


@pytest.mark.parametrize(
    "quotation",
    [
        "This is a disgraceful, idiotic law",
        "They are thugs and liars",
        "What a shameless, selfish farce",
        "The plan is ludicrous and cruel",
    ],
)
def test_quoted_words_are_the_speakers(quotation: str) -> None:
    text = f'"{quotation}," the mayor told reporters at the town hall on Monday.'
    found = [e for e in credscore.score(text).evidence if e.kind == "loaded"]
    assert found
    assert {e.voice for e in found} == {"quoted"}
