"""Guards of boosters silence the plain uses of words that turn up the strength of a claim."""

from __future__ import annotations

import pytest

from credscore.cues import boosting
from credscore.cues.guards import GUARDS
from tests.guarded import silenced

SILENCED = [
    ("very_same", "It [very] well could rain."),
    ("very_same", "the [very] base of it"),
    ("few_meant", "It was moved so that [everyone] can come."),
    ("few_meant", "[Everyone] that came got a badge."),
    ("few_meant", "[Nobody] knows why it failed."),
    ("not_shared", "the fees [of course] work"),
    ("not_shared", "Not [everybody knows] him."),
    ("manner_clearly", "He could see [clearly]."),
    ("never_mind", "[Never] mind the rain."),
    ("never_mind", "as [always], he was late"),
    ("very_same", "at the [very] same hour"),
    ("manner_clearly", "They were [bound to] the mast."),
    ("very_same", "the [very] heart of it"),
    ("very_same", "the [very] boats they had mended"),
    ("few_meant", "[Everyone] who came left."),
    ("few_meant", "Guards told [everyone] to leave."),
    ("few_meant", "wells full of [forever] chemicals"),
    ("few_meant", "It has [nothing] to do with rain."),
    ("few_meant", "They did [nothing]."),
    ("few_meant", "[No one] was badly hurt."),
    ("few_meant", "[nowhere] near the lake"),
    ("inside_name", "They sang the old Song [of the Century] once again."),
    ("softened", "It was almost [certainly] late."),
    ("softened", "It isn't [entirely] new."),
    ("survey_answer", "Of those asked, 41 % were [very] worried."),
    ("survey_answer", "[very] or somewhat worried"),
    ("manner_clearly", "a tale based [in fact]"),
    ("manner_clearly", "They are legally [bound to] pay."),
    ("not_shared", "[Everyone knows] to wait."),
    ("not_shared", "It reacts [predictably] by closing."),
    ("not_shared", "[everybody knows] each other"),
    ("not_shared", "They let [everyone know] of it."),
    ("not_shared", "The rule needs [to be clear]."),
    ("inside_name", "in most aspects [of our lives]"),
    ("manner_clearly", "They obeyed [without question]."),
    ("manner_clearly", "He asked to be taken [literally]."),
    ("never_mind", "It wasn't [always] so."),
    ("never_mind", "You [never] know."),
    ("never_mind", "Better late than [never]."),
    ("few_meant", "It will cover [everyone]."),
    ("inside_name", "It was built at the turn [of the century]."),
    ("manner_clearly", "They will [clearly] define the rules."),
    ("manner_clearly", "She saw it [clearly]."),
    ("very_same", "He [very] nearly fell."),
    ("very_same", "It goes to the [very] root of the fault."),
    ("softened", "It was more [deeply] held."),
    ("not_shared", "She wants [to be clear]."),
    ("few_meant", "[No one] under 18 may vote."),
    ("few_meant", "They left when [nobody] was looking."),
    ("few_meant", "It would benefit [everyone] in town."),
    ("few_meant", "The two have [nothing] in common."),
    ("few_meant", "It is much ado about [nothing]."),
    ("inside_name", "[The best thing] to do is to wait."),
    ("really_so", "They know who he [really] is."),
    ("really_so", "They asked who Roe [really] is."),
    ("really_so", "They asked who Ann Roe [really] is."),
    ("really_so", "It is [not even close] to the beach."),
    ("really_so", "They asked what [really] happened."),
    ("really_so", "[Really]?"),
    ("really_so", "It went [perfectly]."),
    ("really_so", "The bill passed [overwhelmingly] on Monday."),
]

KEPT = [
    ("very_same", "It went [very] well."),
    ("few_meant", "[Everyone] is tired of it."),
    ("not_shared", "the fees, [of course], rose"),
    ("not_shared", "[everybody knows] him"),
    ("manner_clearly", "It has [clearly] failed."),
    ("never_mind", "They [never] came."),
    ("very_same", "a [very] long day"),
    ("manner_clearly", "He [literally] ran."),
    ("never_mind", "You [never] came."),
    ("few_meant", "[Everyone] is covered."),
    ("never_mind", "It is worth less than [nothing]."),
    ("manner_clearly", "It is [bound to] fail."),
    ("very_same", "the [very] long day"),
    ("very_same", "the [very] rich who sail"),
    ("few_meant", "[Everyone] knew."),
    ("few_meant", "It is gone [forever]."),
    ("few_meant", "[Nothing] helps."),
    ("few_meant", "[No one] believed him."),
    ("few_meant", "They [never] came."),
    ("inside_name", "It was the storm [of the century], they said."),
    ("softened", "It was [certainly] late."),
    ("survey_answer", "It was a [very] long day."),
    ("survey_answer", "It fell by 4 %. It was [very] cold."),
    ("manner_clearly", "It was, [in fact], late."),
    ("not_shared", "Fares, [predictably], rose."),
    ("not_shared", "[Predictably], fares rose."),
    ("not_shared", "[To be clear], it rained."),
    ("inside_name", "It was the fight [of our lives]."),
    ("manner_clearly", "It is [without question] the best."),
    ("manner_clearly", "[Without question] it is the best."),
    ("manner_clearly", "They can [clearly] win."),
    ("manner_clearly", "He was [clearly] tired."),
    ("few_meant", "[Nobody] saw it coming."),
    ("few_meant", "There is [nothing] in the bill."),
    ("inside_name", "[The best thing] ever"),
    ("really_so", "Those who [really] are ill came."),
    ("really_so", "It was [really] late."),
    ("really_so", "He [really] is ill."),
    ("really_so", "What he said [really] is false."),
    ("really_so", "It is [perfectly] fine."),
    ("really_so", "[overwhelmingly] rich towns"),
]


@pytest.mark.parametrize(("guard", "marked"), SILENCED)
def test_what_means_something_else_is_silenced(guard: str, marked: str) -> None:
    assert silenced(guard, marked)


@pytest.mark.parametrize(("guard", "marked"), KEPT)
def test_what_means_it_is_kept(guard: str, marked: str) -> None:
    assert not silenced(guard, marked)


@pytest.mark.parametrize("guard", boosting.__all__)
def test_every_guard_is_tried_both_ways(guard: str) -> None:
    assert guard in GUARDS
    assert guard in {name for name, _ in SILENCED}
    assert guard in {name for name, _ in KEPT}
