"""Which nouns are people and bodies that may speak, as far as lists and endings tell."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from credscore.attribution.bits import ORGANISATION, PEOPLE, SOURCE_NOUN, TITLE, VAGUE_NOUN
from credscore.attribution.lexicon import load_lexicon

__all__ = ["is_people"]

_SPEAKERS: Final = PEOPLE | ORGANISATION | SOURCE_NOUN | VAGUE_NOUN | TITLE
#: Endings of nouns for people, in the singular and the plural.
_PEOPLE_ENDS: Final = tuple(
    "er ers or ors ist ists ian ians ant ants ent ents ee ees man men woman women".split()
)
#: Nouns and other words with such an ending that are nobody.
_NOBODY_ENDS: Final = ("ment", "ments")
_NOBODY: Final = frozenset(
    "absent agree anger answer antioxidant apparent banner barometer barrier behavior better"
    " bigger blockbuster border bother broader cent chamber chapter checklist coefficient"
    " component computer consider consistent constant content corner cover crowdfunder current"
    " cursor danger decree deeper degree different dimmer disaster disclaimer discover dominant"
    " dossier eager easier efficient either empower equivalent error event excellent exist extent"
    " factor farther fewer filter floor fodder folder frequent furor gender glacier grant"
    " headquarter higher important incident indicator ingredient latter layer lent letter list"
    " longer lower malignant maneuver marquee matter meant murder neither newsletter number offer"
    " order other outdoor over paper patent permanent persistent photoreceptor poor power prayer"
    " prescient present prominent rant rather razor recent relevant remainder remember rent"
    " restaurant river rumor sector see sent server shelter significant silent slipper sooner"
    " spent subsequent sufficient summer super tenor terror theater torrent tower tracker trailer"
    " transparent tremor under urgent veneer ventilator violent waiver want warrant water waver"
    " weather whether winter".split()
)
#: Nouns for people and groups of them that no list of `sources` holds in this form.
_GROUPS: Final = frozenset(
    "% accused actress adult advocate airline ally architect audience aunt baby bereaved"
    " billionaire boss boyfriend brigade brokerage burglar cabinet camp captives channel charity"
    " chef child children church city classmate clerk clinic constable consultancy cook cop couple"
    " cousin crew critic crowd dad deceased delegate delegation disabled district duke duo earl"
    " embassy entrepreneur exchange family fan fiance firm franchise fugitives girlfriend graduate"
    " grandson guard guest guide half head host hostage imam individual injured inmate jockey jury"
    " kid lab laboratory landlord leadership legislature magistrate maid majority management"
    " marine mechanic media midwife military millionaire minority mission mogul mom monarchy monk"
    " mum museum nanny natives nephew newlywed niece nun operative outlet pair palace percent"
    " pilot plaintiff platform playwright poet pope principal private professional progressives"
    " public publication pundit pupil quarter rabbi railway rebel regime roommate sibling side"
    " squad staff startup state station studio surrogate suspect task-force teammate teen thief"
    " thieves think-tank third town tribunal trio troops trust twin two-thirds tycoon umpire uncle"
    " utility vet veteran vicar village watchdog wounded youth zoo".split()
)


@lru_cache(maxsize=10_000)
def is_people(word: str) -> bool:
    """Whether `word` is a noun for people: a few hundred of them are most of all sources."""
    forms = (word, word.removesuffix("s"), word.removesuffix("ies") + "y")
    if not _GROUPS.isdisjoint(forms):
        return True
    masks = load_lexicon().masks
    if any(masks.get(form, 0) & _SPEAKERS for form in forms):
        return True
    if word.endswith(_NOBODY_ENDS) or not _NOBODY.isdisjoint(forms):
        return False
    return word.endswith(_PEOPLE_ENDS)
