"""Words that never get a weight: groups of people, however they are written.

Names, nationalities and parties with a capital are found by their spelling in the corpus.
Listed here are the words that are often or always written small, so that swapping one group
for another changes no score. Written by hand for this project; closed classes only: belief,
descent, gender and sexuality, age, origin, political camp, and the main branches of each.
"""

from __future__ import annotations

from credscore.wording.masking import GROUPS

_BELIEF = """
muslim islam islamic islamist mosque jew jewish judaism synagogue zionist zionism christian
christianity catholic catholicism protestant evangelical evangelicalism mormon orthodox hindu
hinduism sikh sikhism buddhist buddhism sunni shia shiite sufi amish quaker baptist methodist
lutheran anglican presbyterian pentecostal atheist atheism agnostic pagan church temple imam
rabbi priest pastor pope quran koran bible
"""
_DESCENT = """
white black brown latino latina latinx hispanic asian african arab arabic native indigenous
aboriginal european caucasian mestizo biracial multiracial roma gypsy tribal creole kurd kurdish
persian slavic anglo colored nonwhite
"""
_GENDER = """
man men woman women male female boy girl gay lesbian bisexual transgender trans transsexual
queer homosexual homosexuality heterosexual lgbt lgbtq lgbtqi lgbtqia nonbinary cisgender
same-sex intersex
"""
_AGE = "elderly teenager teen teenage millennial boomer retiree"
_ORIGIN = """
immigrant migrant refugee asylum foreigner foreign-born native-born expatriate diaspora citizen
noncitizen immigration southern northern eastern western southerner northerner westerner
"""
_CAMP = """
left right left-wing right-wing leftwing rightwing far-left far-right center-left center-right
centre-left centre-right leftist rightist leftism liberal liberalism conservative conservatism
progressive progressivism moderate centrist centrism socialist socialism communist communism
marxist marxism libertarian libertarianism nationalist nationalism populist populism republican
democrat democratic gop tory tories labour labor green neoconservative neocon neoliberal
neoliberalism feminist feminism anarchist anarchism antifa capitalist capitalism
nazi alt-right alt-left monarchist unionist separatist secularist maga
"""
_SUFFIXES = ("", "s", "es")


def _with_plurals(*lists: str) -> frozenset[str]:
    """Return the words with their regular plurals."""
    words = " ".join(lists).split()
    return frozenset(word + suffix for word in words for suffix in _SUFFIXES)


#: Read as names in any spelling, alone or as part of a hyphenated word.
HIDDEN = _with_plurals(_BELIEF, _DESCENT, _GENDER, _AGE, _ORIGIN, _CAMP) | frozenset(GROUPS)

#: Written with a capital without being names.
NEVER_NAMES = frozenset("i i'm i've i'd i'll".split())


def tells_a_group(word: str) -> bool:
    """Whether a word is one for a group of people, or made with one.

    Examples
    --------
    >>> tells_a_group("left-wing"), tells_a_group("leftover")
    (True, False)
    """
    return not HIDDEN.isdisjoint((word, *word.split("-")))
