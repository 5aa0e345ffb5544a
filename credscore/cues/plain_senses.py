"""The plain senses of figurative words, told by their neighbours: "the car slammed into a wall".

Only words stand here; `credscore.cues.guards.literal` silences with them.
"""

from __future__ import annotations

from typing import Final

__all__ = ["PLAIN_AFTER", "PLAIN_BEFORE"]


def _rows(table: str) -> dict[str, frozenset[str]]:
    """Read lines of "words : neighbours" into a lookup by word; a word may have several lines."""
    found: dict[str, frozenset[str]] = {}
    for line in table.strip().splitlines():
        words, _, neighbours = line.partition(":")
        for word in words.split():
            found[word] = found.get(word, frozenset()) | frozenset(neighbours.split())
    return found


#: Plain when one of these follows.
PLAIN_AFTER: Final = _rows(
    """
slam slams slammed slamming : into shut on against through down door doors dunk ashore onto
trash trashed trashing : can cans bag bags collection
ripped : off through open from up away out jeans along down
blasted blasting : off through into open out rock holes music from past
thrashed thrashing : about around
puppet puppets puppetry : show shows theater theatre theatres
caved caving : in under expedition club
snowflake snowflakes : fell falling melted
toxic : waste wastes gas gases chemical chemicals substance substances fumes smoke air algae metals
toxic : asset assets spill sludge materials material dust cloud fume compounds shock effects effect
toxic : solvent solvents substances plume runoff sludge pesticides paint
toxic : side doses dose levels level exposure to algal mold mould proteins protein heavy air
aggressive : treatment therapy cancer cancers form forms tumor tumors tumour tumours growth dog dogs
aggressive : monetary driving testing
extreme : weather heat cold temperatures rainfall drought winds sports poverty events
wild : card cards animal animals bird birds boar horse horses flowers fish salmon west mushrooms
cruel cruelty : and_unusual to_animals
dirty : water dishes laundry floors clothes bomb bombs
dangerous : driving weather conditions winds storm hurricane chemicals substances offender
shock : the_conscience waves wave absorbers therapy
precious : metal metals stone stones minerals gems
hell : of_a
grave : of site sites marker stone goods
destroy : evidence documents records samples viruses bacteria cancer cells tumors
beautiful : mind
poisoned poisonous poison : gas with by mushrooms snake snakes drinks drink food
bitter : cold taste
brutal : cold heat winter winters summer weather storm storms temperatures climb climate
vicious : dog dogs circle circles cycle cycles animal animals bite
ruined : abbey castle church temple building buildings monastery chapel house houses crop crops
stunning : gun guns
witch : trial trials hazel doctor doctors
lame : horse horses leg
propaganda : ministry minister poster posters film films leaflets
insane : asylum
bully bullying : beef policy policies prevention
fantasy : novel novels football baseball league leagues film films fiction series sports author
wild : fire fires garlic rice type
fake : id ids passport passports documents snow fur accounts account profiles profile drugs
fake : vaccine vaccines banknotes notes bills coins currency money watches goods handbags passport
fake : licence licences license licenses documents certificates plates blood
killer : whale whales bees app apps cells
plagued : with
raged : on through in across for over
crushing : injury injuries
wretched : of
silly : season string
loser losers : of in from by
vulgar : fraction latin
beloved : by
rogue : wave waves planet
presumed : innocent
slaughter : house houses pigs cattle
hack hacks hacked : into or and computer
lame : duck ducks duck-session
rattled : off
contrite : heart
nut nuts : allergy allergies butter bolts
trick tricks : or question
haunted : house houses
predator predators : drone drones prey
savage : mail
radical : change changes reform reforms shift idea ideas surgery rethink departure transformation
radical : new approach overhaul proposal proposals treatment redesign
cult : classic film hit following leader leaders favorite favourite status movie
mob : boss bosses hit family ties wife museum figure
boast boasts boasted : a an more some two three four five one several many its the
clown clowns : fish nose school
monster monsters : truck trucks energy
devastating : earthquake quake hurricane storm storms flood floods flooding fire fires wildfire
devastating : wildfires tornado tsunami cyclone drought illness disease injury injuries explosion
devastating : attack attacks blast blasts bombing bombings
establishment : of
catastrophic : injury injuries failure flooding damage storm hurricane earthquake
horrific : crash accident injury injuries crime crimes
chaos : theory
nightmare nightmares : before about
crusade crusades : of
rigged : up ship sails boat
sham shams : bed pillow
rotten : apple apples egg eggs fruit food
filthy : water clothes
"""
)
#: Plain when one of these stands before.
PLAIN_BEFORE: Final = _rows(
    """
slam slams slammed slamming : grand poetry door doors car truck hurricane storm
savaged ripped : dog wind
mob mobs : flash
strongman : circus world
fanatic fanatics : sports football baseball soccer fitness
spew spewed spewing spews : smoke ash lava volcano chimney
nightmare nightmares : recurring had has having
avalanche avalanches tsunami tsunamis : snow
radical radicals : free
leech leeches : blood medicinal
loon : common
trick : hat
scare : bomb health
raged : fire fires wildfire wildfires war wars battle storm pandemic fighting fever debate
predator predators : top apex natural
supremacy : white air naval
grave : his her their mass
hero heroes : war guitar
loser losers : sore biggest
shock : septic toxic electric anaphylactic culture
cheat : to
insane : criminally legally clinically
clown clowns : circus rodeo
"""
)
