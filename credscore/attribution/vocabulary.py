"""Closed-class words of English, by the part they play round an attribution.

After Quirk et al. (1985), *A Comprehensive Grammar of the English Language*: auxiliaries
3.21-3.52, pronouns 6.1-6.59, determiners 5.10-5.25, prepositions 9.7-9.12, coordinators
13.5-13.39, subordinators 14.11-14.20, adverbs 8.1-8.15.
"""

from __future__ import annotations

__all__ = ["CLASSES", "PUNCTUATION_MARKS", "TITLES"]

_BE = "be is are was were been being am isn't aren't wasn't weren't"
_HAVE = "have has had having haven't hasn't hadn't"
_DO = "do does did doing done don't doesn't didn't"
_MODAL = (
    "will would shall should can could may might must ought won't wouldn't shouldn't can't"
    " cannot couldn't mustn't needn't i'll he'll she'll they'll we'll you'll i'd he'd she'd"
    " they'd we'd you'd"
)
_CONTRACTED = "i'm i've you're you've we're we've they're they've"

#: Class name -> words. A word may stand in several classes.
CLASSES: dict[str, tuple[str, ...]] = {
    name: tuple(words.split())
    for name, words in {
        "be": f"{_BE} i'm you're we're they're",
        "have": f"{_HAVE} i've you've we've they've",
        "do": _DO,
        "modal": _MODAL,
        "auxiliary": f"{_BE} {_HAVE} {_DO} {_MODAL} {_CONTRACTED}",
        "negation": (
            "not never no neither nor n't isn't aren't wasn't weren't haven't hasn't hadn't don't"
            " doesn't didn't won't wouldn't shouldn't can't cannot couldn't"
        ),
        "pronoun": (
            "he she they i we you it who which everyone everybody nobody someone somebody anyone"
            f" others {_CONTRACTED} i'll he'll she'll they'll we'll you'll i'd he'd she'd they'd"
            " we'd you'd"
        ),
        "object": "him her them me us himself herself themselves itself myself ourselves",
        "possessive": "his her their its my our your whose",
        "determiner": (
            "the a an this that these those his her their its my our your some many most several"
            " few each every any all both another other one no two three four five six seven"
            " eight nine ten dozens hundreds thousands more"
        ),
        "preposition": (
            "of in on at by for with from to into onto upon about over under after before between"
            " among against during without within through across behind beyond near toward"
            " towards since until amid like unlike despite via around above below along inside"
            " outside regarding concerning including as than off out up down versus"
        ),
        "coordinator": "and or but nor yet",
        "subordinator": (
            "as while when although though because after before since if unless until whereas"
            " once where whether why how what even whenever wherever so than"
        ),
        "relative": "who which whom whose",
        "that": "that",
        "time": (
            "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow"
            " tonight morning afternoon evening night week month year last next earlier later"
            " ago january february march april june july august september october november"
            " december early late mid-week recently"
        ),
        "adverb": (
            "also then now later again once still just even never always often already first"
            " previously repeatedly recently soon further instead however only ever too both all"
            " simply largely long twice eventually finally initially nevertheless nonetheless"
            " meanwhile though reportedly"
        ),
    }.items()
}

PUNCTUATION_MARKS = tuple(". , ; : ? ! ( ) [ ] \" ' - -- – — … ... .. / * • |".split())

#: Words before a personal name that show it is one.
TITLES = frozenset(
    "mr mrs ms miss dr prof sir lady lord sen rep gov gen col lt capt sgt cmdr adm maj cpl rev hon"
    " judge justice president vice-president chancellor premier minister secretary senator"
    " representative congressman congresswoman governor mayor councillor councilman councilwoman"
    " king queen prince princess pope bishop archbishop cardinal pastor father sister"
    " imam rabbi sheikh professor doctor general colonel major captain lieutenant sergeant"
    " admiral commander sheriff detective officer inspector chief spokesman spokeswoman"
    " spokesperson ambassador attorney director chairman chairwoman leader aide adviser advisor"
    " coach".split()
)
