"""Guards of constructions silence a match where the words around it make it a plain use."""

from __future__ import annotations

import pytest

from credscore.cues import constructions
from credscore.cues.guards import GUARDS
from tests.test_guards import silenced

SILENCED = [
    ("permitted", "You [may] apply for a permit at the desk."),
    ("permitted", "Members [may] vote by post or by proxy."),
    ("permitted", "Owners [may] appeal online until noon."),
    ("permitted", "Owners [may] appeal in person."),
    ("permitted", "The tape [may] not be copied."),
    ("permitted", "The fee [may] not exceed nine pounds."),
    ("permitted", "They grant such sums as [may] be needed."),
    ("permitted", "People who [may] lawfully stay here left."),
    ("permitted", "[may] he rest in peace."),
    ("permitted", "whatever its owners [may] say"),
    ("before_noun", "It became [apparent] that he left."),
    ("before_noun", "It was [alleged]."),
    ("fixed_possible", "as soon as [possible]"),
    ("lying_down", "The town [lies] on the river."),
    ("claimed_thing", "They [claimed] responsibility."),
    ("claimed_thing", "She [claimed] a tax refund."),
    ("claimed_thing", "They paid the [claims that] were old."),
    ("fixed_possible", "It is shut wherever legally [possible]."),
    ("claimed_thing", "He [claimed] his first win."),
    ("claimed_thing", "The flood [claimed] its first victim."),
    ("claimed_thing", "It [claimed] the lives of two."),
    ("claimed_thing", "The attacks were [claimed] by a small group."),
    ("fixed_possible", "The grant made it [possible]."),
    ("fixed_possible", "in no [uncertain] terms"),
    ("before_noun", "They [suspected] foul play."),
    ("before_noun", "It is [apparent] what he meant."),
    ("fixed_possible", "It is [possible] to walk there."),
    ("fixed_possible", "It was no longer [possible]."),
    ("fixed_possible", "It isn't [possible]."),
    ("fixed_possible", "the only [possible] road"),
    ("fixed_possible", "the strongest [possible] rope"),
    ("fixed_possible", "They took the shortest road [possible]."),
    ("fixed_possible", "A loan made the new bridge [possible]."),
    ("fixed_possible", "They had no [probable] cause."),
    ("claimed_thing", "He repeated the [claim that] it was safe."),
    ("claimed_thing", "It is an old [claim that] it was safe."),
    ("claimed_thing", "They rejected [claims that] it was safe."),
    ("claimed_thing", "some [claims that] it was safe"),
    ("claimed_thing", "Despite [claims to] the contrary, he left."),
    ("lying_down", "Behind the wall [lies] a lake."),
    ("lying_down", "Therein [lies] the fault."),
    ("lying_down", "He pleaded guilty to [lying] to the court."),
    ("fixed_possible", "as soon as it [possibly] can"),
    ("permitted", "Whatever the cause [may] be, the road is shut."),
    ("permitted", "Whatever they [may] say, it rained."),
    ("permitted", "The tape [may] not be reproduced."),
    ("permitted", "You [may] use the gate."),
    ("permitted", "Buyers [may] order the book online, it said."),
    ("permitted", "Readers [may] submit it by post."),
    ("permitted", "Readers [may] submit forms in person."),
    ("claimed_thing", "She [claimed] a refund."),
    ("claimed_thing", "He [claimed] his first win in Leeds."),
    ("claimed_thing", "The party [claimed] victory."),
    ("claimed_thing", "The group [claimed] responsibility for the fire."),
    ("claimed_thing", "She [claimed] a gold medal on Sunday."),
    ("claimed_thing", "The storm [claimed] at least nine lives."),
    ("claimed_thing", 'The party "[claimed] victory" at dawn.'),
    ("claimed_thing", "The party '[claimed] victory' at dawn."),
    ("claimed_thing", "The group [claimed] responsibility for a fire that was put out."),
    ("claimed_thing", "She [claimed] a win in a small town near the sea where it was wet."),
    ("claimed_thing", "The party [claimed] victory"),
    ("claimed_thing", "She [claimed] benefits totalling nine pounds."),
]

KEPT = [
    ("permitted", "Prices [may] fall."),
    ("permitted", "You [may] need a coat."),
    ("permitted", "Owners [may] appeal."),
    ("permitted", "Owners [may] appeal against the rise by June."),
    ("permitted", "It [may] not be true."),
    ("permitted", "The sum [may] not last."),
    ("permitted", "However, it [may] rain."),
    ("permitted", "Whatever they say, it [may] rain."),
    ("permitted", "It [might] be copied."),
    ("before_noun", "an [alleged] fraud"),
    ("fixed_possible", "a [possible] fault"),
    ("lying_down", "He told [lies] to the town."),
    ("claimed_thing", "He [claimed] the road was safe."),
    ("claimed_thing", "He [claimed] the first road was safe."),
    ("claimed_thing", "He [claimed] that victory was near."),
    ("fixed_possible", "It is legally [possible]."),
    ("claimed_thing", "He [claimed] the tax was unfair."),
    ("claimed_thing", "It was also [claimed] by neighbours that he had left."),
    ("fixed_possible", "It is [uncertain]."),
    ("before_noun", "Police held two [suspected] thieves."),
    ("fixed_possible", "It is [possible] that he left."),
    ("fixed_possible", "It was not only [possible] but likely."),
    ("fixed_possible", "They said all of it was [possible]."),
    ("fixed_possible", "They made much of [possible] faults."),
    ("fixed_possible", "the [probable] cause of the fire"),
    ("claimed_thing", "The ministry [claims that] it was safe."),
    ("claimed_thing", "Some [claim that] it was safe."),
    ("claimed_thing", "It is a firm that [claims to] have paid."),
    ("lying_down", "where [lies] are told"),
    ("lying_down", "a [lie] at the heart of the case"),
    ("lying_down", "She [lied] in her report."),
    ("lying_down", "He was caught [lying] to the town."),
    ("fixed_possible", "It could [possibly] rain."),
    ("permitted", "Whoever wins the race [may] face a recall."),
    ("permitted", "Whatever happens [may] hurt the party."),
    ("permitted", "Whoever wins [may] lose, they said."),
    ("permitted", "Whatever it is [may] be late."),
    ("permitted", "Prices [may] be, they said, high."),
    ("permitted", "It [may] not be published until June."),
    ("permitted", "The report [may] not be disclosed this year."),
    ("permitted", "The game [may] not be broadcast."),
    ("permitted", "The house [may] not be sold."),
    ("permitted", "The prisoner [may] not be transferred."),
    ("permitted", "Hackers [may] use stolen cards to shop online."),
    ("permitted", "Fans [may] return in person next week."),
    ("permitted", "He [may] appear online next week."),
    ("permitted", "The court [may] order online shops to shut."),
    ("permitted", "Owners [may] appeal, in person."),
    ("permitted", "The court [may] order the"),
    ("permitted", "The firm [may] cancel by June."),
    ("claimed_thing", "He [claims the] victims lied about it."),
    ("claimed_thing", "The firm [claims the] independence vote was rigged."),
    ("claimed_thing", "He [claimed] the win was fair."),
    ("claimed_thing", "He [claimed] victory was near."),
    ("claimed_thing", "He [claimed] the win in Leeds was fair."),
    ("claimed_thing", "He [claimed] the victims' sons lied."),
    ("claimed_thing", "He [claimed] the victim's son lied."),
    ("claimed_thing", 'He [claimed] the victims "lied" to him.'),
]


@pytest.mark.parametrize(("guard", "marked"), SILENCED)
def test_silenced(guard: str, marked: str) -> None:
    assert silenced(guard, marked)


@pytest.mark.parametrize(("guard", "marked"), KEPT)
def test_kept(guard: str, marked: str) -> None:
    assert not silenced(guard, marked)


@pytest.mark.parametrize("guard", constructions.__all__)
def test_every_guard_is_tried_both_ways(guard: str) -> None:
    assert guard in GUARDS
    assert guard in {name for name, _ in SILENCED}
    assert guard in {name for name, _ in KEPT}
