"""Articles with holes for names, put together from sentences written for the tests."""

from __future__ import annotations

import random
from collections.abc import Mapping

#: What fills a hole: names that stand for one another, in pairs to be swapped.
NAMES: Mapping[str, tuple[str, ...]] = {
    "person": ("Ann Lee", "Omar Haddad", "Jean Dupont", "Priya Nair", "Boris Kral", "Maria Diaz"),
    "surname": ("Lee", "Haddad", "Dupont", "Nair", "Kral", "Diaz"),
    "politician": ("Biden", "Trump", "Obama", "McConnell", "Pelosi", "Cruz", "Warren"),
    "party": ("Democrats", "Republicans", "Libertarians", "Greens", "Socialists"),
    "partisan": ("Democratic", "Republican", "Libertarian", "Conservative", "Green"),
    "country": ("Canada", "Iran", "Nigeria", "Israel", "China", "Mexico", "Norway"),
    "demonym": ("Canadian", "Iranian", "Nigerian", "Israeli", "Chinese", "Mexican", "Norwegian"),
    "city": ("Toronto", "Lagos", "Haifa", "Shanghai", "Oslo", "Memphis"),
    "outlet": ("Reuters", "Fox News", "CNN", "Breitbart", "The Guardian", "Al Jazeera"),
    "company": ("Acme", "Northwind", "Contoso", "Globex", "Initech"),
    "faith": ("Muslim", "Christian", "Jewish", "Hindu", "Sikh", "Buddhist"),
}

PLAIN = (
    "The council of {city} voted on Tuesday to repair the two bridges over the river.",
    "{person}, who leads the works department, said the job would take nine months.",
    "“We looked at three offers and chose the one with the shortest closure,” {surname} said.",
    "The {partisan} members of the committee had asked for a second study of the traffic.",
    "According to a report by the audit office, costs rose by 12 percent in two years.",
    "{politician} visited the site last week and spoke with the engineers.",
    "A spokesman for {company} declined to comment on the terms of the contract.",
    "The embassy of {country} said in a statement that it would send two observers.",
    "Residents of the {faith} quarter told {outlet} that the buses had been late for weeks.",
    "The {demonym} delegation arrived on Monday and left after the second session.",
    "Prices in {country} fell by 3 percent in May, the statistics office reported.",
    "{party} in the state house introduced a bill that would change the rules for permits.",
    "Two officials, who asked not to be named, said the talks could go on until Friday.",
    "The court in {city} is expected to hear the case in the autumn.",
    "{person} told {outlet} that the figures were based on a survey of 1,200 households.",
    "The hospital treated 14 people, and none of them was seriously hurt, doctors said.",
    "{company} and its {demonym} partner signed the agreement in 2019.",
    "Police in {city} said they had found no evidence of a break-in.",
    "{politician} and {party} leaders met for two hours to discuss the budget.",
    "The school will open again on Thursday, {surname} wrote in a letter to parents.",
    "Researchers at the University of {city} studied the records of 4,000 patients.",
    "The {faith} community centre offered rooms to families who had lost their homes.",
    "A vote on the treaty with {country} has been moved to next week.",
    "“It is too early to say what caused the fire,” {person} said at a news conference.",
    "The ministry did not immediately respond to questions sent by {outlet}.",
)

HEATED = (
    "Let us be honest: {politician} has never cared about the people who pay for this mess.",
    "Once again {party} prove that they will say anything to cling to power.",
    "Who in their right mind still believes a single word from {outlet}?",
    "The shameless spin that comes out of {city} these days is an insult to all of us.",
    "Everybody knows that {company} bought this law, and nobody dares to say so.",
    "We are told to trust {country}, of all places, with our jobs and our children’s future!",
    "It is a disgrace, and {politician} knows it perfectly well.",
    "So much for the great {partisan} promise of honest government.",
    "You will not read this in {outlet}, because it does not fit their tidy little story.",
    "The {demonym} deal is nothing but a reckless gift to greedy cronies.",
    "I have watched {party} for thirty years, and they have never been this cynical.",
    "Of course the so-called experts in {city} will call this progress.",
)


def article(seed: int, names_seed: int) -> str:
    """Return the article of `seed` with the names of `names_seed` in its holes.

    The same `seed` gives the same sentences in the same order whatever the names are. About
    a third of the articles are plain, a third heated, a third mixed.
    """
    choose = random.Random(seed)
    pools = (PLAIN, HEATED + PLAIN[:4], PLAIN + HEATED)
    pool = pools[seed % 3]
    sentences = choose.sample(pool, min(len(pool), choose.randint(14, 20)))
    fill = random.Random(names_seed)
    names = {hole: fill.choice(options) for hole, options in NAMES.items()}
    filled = [sentence.format(**names) for sentence in sentences]
    return "\n\n".join(" ".join(filled[at : at + 3]) for at in range(0, len(filled), 3))
