"""Guards silence a match only where the words mean something else."""

from __future__ import annotations

import pytest

from credscore.cues import boosting, claiming, constructions, suggesting
from credscore.cues.engine import match
from credscore.cues.guards import GUARDS
from credscore.document.folding import fold
from credscore.document.tokens import tokenise


def silenced(guard: str, marked: str) -> bool:
    """Whether `guard` silences the words in square brackets."""
    before, _, rest = marked.partition("[")
    inner, _, after = rest.partition("]")
    text = before + inner + after
    tokens = tokenise(text, fold(text))
    inside = [
        index
        for index, start in enumerate(tokens.starts)
        if len(before) <= start < len(before) + len(inner)
    ]
    return GUARDS[guard](tokens, inside[0], inside[-1] + 1)


SILENCED = [
    ("odds_compared", "The poll asked 900 [likely] rural voters."),
    ("plain_question", "It shows [everything you need to know] about him."),
    ("plain_pointer", "You can say [here's why] it failed."),
    ("plain_pointer", "It is one of [the reasons why] it failed."),
    ("plain_pointer", "They should [think again]."),
    ("plain_appeal", "They defy him and [sign the petition]."),
    ("literal", "an [inflammatory] disease"),
    ("literal", "They feel [terrible]."),
    ("ability", "He asked how they [could] help."),
    ("ability", "She wished she [could] stay."),
    ("ability", "It is deeper than anyone [could] know."),
    ("ability", "They [could] see smoke."),
    ("ability", "Nobody sees how anyone [could] pay."),
    ("about_topic", "There is noise [about] a 2020 run."),
    ("opportunity", "It was her only [chance of] a seat."),
    ("needs_number_before", "There are three [reasons why] it failed."),
    ("plain_question", "It tells you [all you need to know]."),
    ("plain_question", "It tells us all [you need to know]."),
    ("plain_question", "He has a house like [you wouldn't believe]."),
    ("plain_question", "He asked [one simple thing] of them."),
    ("plain_pointer", "The vote is near. [Here is where] they stand."),
    ("plain_pointer", "Why don't you [let me explain] it?"),
    ("plain_spread", "The fee [sparked outrage] in the town."),
    ("plain_appeal", "They meet there and [learn more about] boats."),
    ("literal", "The [trash] cans were full."),
    ("proper_name", "The [Outrageous] Fortune opened in May."),
    ("proper_name", "They saw the film [Outrageous] Fortune again."),
    ("proper_name", "a talk with [Chaos] Smith in the hall"),
    ("proper_name", "They met Mr. [Savage] on Monday."),
    ("proper_name", "The New Jersey [Devils] humiliated the Boston Bruins."),
    ("proper_name", "[Crook] told reporters that it rained."),
    ("proper_name", "[Crook], 54, left."),
    ("proper_name", "[Crook] and Lee left."),
    ("thought_of", "[I think] of her."),
    ("thought_of", "The lake is deeper than [we think]."),
    ("about_topic", "The film is [about] two brothers."),
    ("ability", "The firm [could] not be reached."),
    ("ability", "They [could] hear a bell."),
    ("literal", "He [slammed] the door."),
    ("literal", "a race for [elite] runners"),
    ("literal", "an economically [depressed] town"),
    ("month", "It opens on [May] 4."),
    ("month", "In [May], sales fell."),
    ("month", "[May] was dry."),
    ("month", "[May] I ask why?"),
    ("month", "[May] they rest in peace."),
    ("month", "until [May] of next year"),
    ("noun_might", "the [might] of the army"),
    ("noun_might", "he pulled with all his [might]"),
    ("noun_might", "by power and [might]."),
    ("noun_might", "The navy's [might] was on show."),
    ("negated", "It was not a [farce]."),
    ("negated", "She is no [crackpot]."),
    ("negated", "It wasn't [pathetic]."),
    ("negated", "neither [absurd] nor new"),
    ("needs_number", "They walked [around] the lake."),
    ("needs_number", "[Some] people left."),
    ("needs_number", "[about] a boy"),
    ("about_topic", "They talked [about] two films."),
    ("about_topic", "a book [about] 1968"),
    ("about_topic", "the fear [about] 9/11"),
    ("roman_numeral", "He fought in World War [I]."),
    ("roman_numeral", "Option ([i]) is cheaper."),
    ("roman_numeral", "First [i]) the road."),
    ("roman_numeral", "First ([i] the road."),
    ("roman_numeral", "Queen Anne [I] ruled."),
    ("looks_after", "Nurses [tend to] the wounded."),
    ("ability", "She [could] not open it."),
    ("ability", "They left before he [could] ask."),
    ("ability", "They left before the guard [could] ask."),
    ("ability", "Nobody [could] name it."),
    ("ability", "No one [could] name it."),
    ("ability", "The two [could] not be further apart."),
    ("ability", "They did what they [could] to help."),
    ("ability", "They helped as best they [could]."),
    ("ability", "They left as soon as it [could] to be safe."),
    ("kind_noun", "a new [kind of] bridge"),
    ("capital_us", "[US] officials met."),
    ("capital_initialism", "the [ME] office"),
    ("needs_number_before", "There are [reasons why]."),
    ("definite_group", "They want [some say] in the plan."),
    ("literal", "The car [slammed] into a wall."),
    ("literal", "a [puppet] show"),
    ("literal", "a flash [mob]"),
    ("literal", "a [cruel] and unusual punishment"),
    ("literal", "his second hat [trick]"),
    ("looks_after", "Her needs were [tended to], she said."),
    ("ability", "so that he [could] eat"),
    ("ability", "It was all he [could] do."),
    ("ability", "They stopped so they [could] rest."),
    ("ability", "She [could] afford the fare."),
    ("agent_named", "He [was accused of] theft by the council."),
    ("definite_group", "The [researchers say] it is old."),
    ("definite_group", "Both [critics say] it is old."),
    ("loose_way", "He spoke [in a way] that all could follow."),
    ("odds_compared", "Men are [more likely] than women to drive."),
    ("odds_compared", "20 percent more [likely] to drive"),
    ("odds_compared", "900 [likely] voters"),
    ("opportunity", "They had [a chance] to reply."),
    ("plain_appeal", "It is easy to [sign up for] the course."),
    ("plain_appeal", "[What do you think] of it?"),
    ("plain_pointer", "The roof leaks. [This is why] they left."),
    ("plain_pointer", "I [look at this] as a duty."),
    ("plain_pointer", "when [you decide] to go"),
    ("plain_pointer", "Of course [it gets worse] in May."),
    ("plain_pointer", "It is [the best part] of it."),
    ("plain_question", "They tried to [find out why]."),
    ("plain_question", "[No one is talking about] tax."),
    ("plain_question", "They [wait for it] to stop."),
    ("plain_spread", "The clip [went viral] in June."),
    ("plain_spread", "They [must read] the bill."),
    ("shows_up", "She [would appear] before the panel."),
    ("told_somebody", "Nothing [was said to] the mayor."),
    ("odds_compared", "twice as [likely to say] they drive as their fathers"),
    ("opportunity", "His [chances are] slim."),
    ("opportunity", "They have [a chance] at the prize."),
    ("thought_of", "It stood [in my view] of the stage."),
    ("thought_of", "It is [commonly seen] in banks."),
    ("definite_group", "More [people say] it is old."),
    ("definite_group", "The surveyed [experts say] it is old."),
    ("plain_appeal", "a site where members can [sign up for] it"),
    ("plain_appeal", "They catch it and [pass it on] to others."),
    ("plain_pointer", "[The best part] about it is the view."),
    ("plain_question", "What more do [you need to know] of it?"),
    ("literal", "Engineers [blasted] a tunnel."),
    ("literal", "The tarpaulin was [ripped]."),
    ("literal", "The town [woke] up to snow."),
    ("literal", "He was held for [disturbing] the peace."),
    ("literal", "a bomb [hoax]"),
    ("told_somebody", "The results [are reported to] local officials."),
    ("ability", "They [could] care less."),
    ("ability", "You [might] as well stay."),
    ("literal", 'the [so-called] "north line"'),
    ("literal", "They were [slammed] with orders."),
    ("literal", "It is an [awful] lot."),
    ("literal", "The town [boasts] 40 inns."),
    ("literal", "[these types] of boats"),
    ("looks_after", "She [tended to] patients."),
    ("odds_compared", "They are [most likely] to be late."),
    ("plain_appeal", "They leave and [hurry] to the gate."),
    ("plain_appeal", "firms that also [donate to] the museum"),
    ("plain_pointer", "She asked whether to [stay tuned] or leave."),
    ("literal", "The bull [savaged] a farmer."),
    ("literal", "They [slammed] him to the ground."),
    ("literal", "They took [odd] jobs."),
    ("noun_might", "with all his [might]"),
    ("opportunity", "Give peace [a chance]."),
    ("shows_up", "It is deeper than [it appears]."),
    ("shows_up", "where [it appeared] first in the list"),
    ("shows_up", "The note is short. [It appears] on the last page."),
    ("shows_up", "Sign it as [it appears] in other files."),
    ("shows_up", "She [appeared] at first to little praise."),
    ("literal", "a lorry [rigged] with a bomb"),
    ("literal", "The shed was [rigged] with explosives."),
    ("literal", "They found a bomb [rigged] to go off at noon."),
    ("literal", "The boat was [rigged] with ropes."),
    ("literal", "The Reds were [thrashed] 6-1 at home."),
    ("literal", "They [crushed] the Blues 80–66 on Monday."),
    ("literal", "He was warned for two [low blows]."),
    ("literal", "An engine [roared]."),
    ("literal", "He got a card for a [reckless] tackle."),
    ("ability", "How [could] I have known?"),
    ("ability", "Everyone [could] hear it."),
    ("agent_named", "It [was described as] “a sham” by the mayor."),
    ("few_meant", "They stop at [nothing]."),
    ("definite_group", "Never mind what [people say]."),
    ("definite_group", "[People think] of him as a cook."),
    ("plain_pointer", "[Here is what] he said."),
    ("plain_pointer", "When we win, [here is how] we begin."),
    ("plain_question", "To trust them, [you need to know] why."),
]

KEPT = [
    ("plain_pointer", "But [here's why] it failed."),
    ("plain_pointer", "[Think again]."),
    ("plain_appeal", "[Sign the petition] today."),
    ("literal", "an [inflammatory] speech"),
    ("ability", "They asked how it [could] rain."),
    ("ability", "How [could] it have rained?"),
    ("literal", "The rule was [crushed] by the 5-4 vote."),
    ("literal", "Foes were [crushed]. They lost 5-4."),
    ("literal", "It was a [reckless] vote."),
    ("agent_named", "It [was described as] “a sham”. By May it was shut."),
    ("few_meant", "They look at [nothing]."),
    ("roman_numeral", "When [I] arrived it rained."),
    ("roman_numeral", "May [I] ask?"),
    ("roman_numeral", "So [I] left."),
    ("ability", "We [could] see rain."),
    ("ability", "I [could] see him win."),
    ("about_topic", "It lasted [about] a dozen years."),
    ("opportunity", "There is a [chance of] rain."),
    ("needs_number_before", "Here are three [reasons why] it failed."),
    ("needs_number_before", "7 [reasons why] it failed"),
    ("plain_question", "[All you need to know] about boats"),
    ("plain_pointer", "The vote is near. [Here is what] you must know."),
    ("plain_pointer", "[Let me explain]."),
    ("plain_appeal", "[Learn more about] boats."),
    ("proper_name", "[Chaos] followed."),
    ("proper_name", 'He said: "[Chaos] followed."'),
    ("proper_name", "Mayor's Plan Is A [Disgrace] Say Local Shops"),
    ("proper_name", "Mayor's Plan Brings [Chaos] from Local Shops"),
    ("proper_name", "THIS WHOLE PLAN IS [OUTRAGEOUS] NONSENSE"),
    ("proper_name", "It was [chaos]."),
    ("month", "Prices [may] fall."),
    ("month", "[Could] Lee be late?"),
    ("ability", 'They said they [could] "walk" soon.'),
    ("ability", "A week before it opens, the hall [could] flood."),
    ("ability", "It [could] not be winter yet, nor over."),
    ("ability", "Asked if it was true, he said it [could], in time, be."),
    ("month", "Mayor [May] Face Second Vote"),
    ("noun_might", "It [might] rain."),
    ("noun_might", "He left and [might] return."),
    ("negated", "It was not only a [farce] but a loss."),
    ("negated", "He did not go. It was a [farce]."),
    ("negated", "It was nothing short of a [farce]."),
    ("negated", "They did not come, a [pathetic] end."),
    ("needs_number", "[about] 200 people"),
    ("needs_number", "[around] $3 million"),
    ("needs_number", "[Nearly] a third left."),
    ("needs_number", "[Some] two dozen came."),
    ("about_topic", "It takes [about] two hours."),
    ("roman_numeral", "When Ann and [I] met, it rained."),
    ("roman_numeral", "[I] went home."),
    ("roman_numeral", "In March [I] went home."),
    ("roman_numeral", "What [I] Learned From My Dog"),
    ("proper_name", "GOP Leaders Call It a [Farce] With No End."),
    ("proper_name", "A [crook] told reporters that it rained."),
    ("proper_name", "[Crooks] run the port."),
    ("thought_of", "[I think] it rained."),
    ("about_topic", "The film is [about] two hours long."),
    ("needs_number", "It took [about] an hour."),
    ("looks_after", "They [tend to] win."),
    ("ability", "It [could] rain."),
    ("ability", "It [could] not be seen."),
    ("kind_noun", "It was [kind of] dull."),
    ("capital_us", "They told [us] so."),
    ("capital_initialism", "[Me], I would wait."),
    ("needs_number_before", "7 [reasons why]"),
    ("definite_group", "[Some say] it is late."),
    ("literal", "Rivals [slammed] the plan."),
    ("literal", "an [elite] that sneers"),
    ("literal", "They [slammed] the plan on the ground of cost."),
    ("noun_might", "A blast of air [could] reach the hall."),
    ("opportunity", "There's [a chance] they knew."),
    ("shows_up", "[It appears] that he left."),
    ("shows_up", "[It appears] there was no map."),
    ("shows_up", "They wait, as [it appears] there was no map."),
    ("shows_up", "[It appears] for now that the pact has failed."),
    ("shows_up", "[It appears] in hindsight that they knew."),
    ("shows_up", "[It appears] at first glance to be a copy."),
    ("shows_up", "[It appears] on the face of it that they knew."),
    ("shows_up", "It [would appear] at first that they knew."),
    ("literal", "The count was [rigged] with false slips."),
    ("literal", "The race was [rigged] to go her way."),
    ("definite_group", "And [people say] it is old."),
    ("definite_group", "It is what [some say]."),
    ("loose_way", "It took a year [or so]."),
    ("loose_way", "He made nine pounds [or so] a year."),
    ("plain_pointer", "[Here is what] it means."),
    ("plain_pointer", "[Here's why] he said it."),
    ("literal", "a [cruel] and pointless plan"),
    ("looks_after", "They [tended to] agree."),
    ("ability", "He said it [could] rain."),
    ("ability", "He said that it [could] rain."),
    ("agent_named", "He [was accused of] theft, and by June he had left."),
    ("agent_named", "He [was accused of] theft by many in the hall."),
    ("definite_group", "But [researchers say] it is old."),
    ("loose_way", "It was, [in a way], new."),
    ("loose_way", "[In a way] it is new."),
    ("odds_compared", "Rain is [likely]."),
    ("odds_compared", "It is [more likely] a fox."),
    ("opportunity", "There is [a chance] of rain."),
    ("plain_appeal", "[Sign up for] our letter."),
    ("plain_appeal", "Please [sign up for] our letter."),
    ("plain_appeal", "[What do you think]?"),
    ("plain_pointer", "[This is why] they left."),
    ("plain_pointer", "Just [look at this]!"),
    ("plain_pointer", "But wait. [It gets worse]."),
    ("plain_pointer", "It is late. [Stay tuned]."),
    ("plain_appeal", "Also [donate to] the museum."),
    ("plain_pointer", "And now [the best part]: it is free."),
    ("plain_question", "[Find out why] the lake is red."),
    ("plain_question", "It is what [no one is talking about]."),
    ("plain_spread", "Dog Video [Goes Viral] After Storm Hits Town"),
    ("plain_spread", "The [shocking video] shows a dog."),
    ("shows_up", "It [would appear] that he left."),
    ("told_somebody", "They [are said to] reflect it."),
    ("opportunity", "[Chances are] it will rain."),
    ("opportunity", "The [odds are] that it will rain."),
    ("opportunity", "The [odds are] it will rain."),
    ("thought_of", "[In my view] it was late."),
    ("thought_of", "[widely seen] as a step back"),
    ("plain_appeal", "You can [sign up for] our letter."),
    ("plain_appeal", "Share it and [pass it on]!"),
    ("plain_question", "ten things [you need to know]"),
    ("literal", "Critics [ripped] the plan."),
    ("ability", "It [might] do as well."),
    ("literal", "the [so-called] experts"),
    ("odds_compared", "It was [most likely] a fox."),
    ("literal", "The ad is a [hoax]."),
]


@pytest.mark.parametrize(("guard", "marked"), SILENCED)
def test_silenced(guard: str, marked: str) -> None:
    assert silenced(guard, marked)


@pytest.mark.parametrize(("guard", "marked"), KEPT)
def test_kept(guard: str, marked: str) -> None:
    assert not silenced(guard, marked)


# The guards of boosters are tried in `test_guards_boosting`, those of constructions in
# `test_cue_constructions`.
ELSEWHERE = {
    *boosting.__all__, *claiming.__all__, *constructions.__all__, *suggesting.__all__,
}  # fmt: skip


@pytest.mark.parametrize("guard", sorted(set(GUARDS) - ELSEWHERE))
def test_every_guard_is_tried_both_ways(guard: str) -> None:
    assert guard in {name for name, _ in SILENCED}
    assert guard in {name for name, _ in KEPT}


@pytest.mark.parametrize("guard", sorted(GUARDS))
@pytest.mark.parametrize("text", ["may", "May", "I", "."])
def test_a_text_of_one_token(guard: str, text: str) -> None:
    tokens = tokenise(text, fold(text))
    assert GUARDS[guard](tokens, 0, 1) in {True, False}


GROUPS = (
    "Black,white,gay,transgender,Muslim,Christian,Jewish,Hindu,Catholic,Arab,Asian,Latino,Irish,"
    "Chinese,Russian,American,Israeli,Palestinian,Mexican,African,Republican,Democratic,Labour,"
    "Conservative,Green,immigrant,disabled,elderly,Islamic State,rural,female"
).split(",")
TEMPLATES = (
    "A {} man was killed on Monday, police said.",
    "The {} family moved here last year.",
    "Two {} members spoke on the radio.",
    "Most people in the town are {}.",
    "{} leaders met in the capital to discuss the deal.",
)


@pytest.mark.parametrize("group", GROUPS)
def test_no_group_is_loaded_by_itself(group: str) -> None:
    for template in TEMPLATES:
        text = template.format(group)
        hits = match(tokenise(text, fold(text)))
        assert [hit.cue.id for hit in hits if hit.cue.kind == "loaded"] == []
