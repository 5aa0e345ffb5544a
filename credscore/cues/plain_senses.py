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
slammed : with
smeared smearing : on across over with in
slam slams slammed slamming : into shut on against through down door doors dunk ashore onto
trash trashed trashing : can cans bag bags collection collector collectors hauler haulers truck
rips ripping : through open from up away out down into off_a off_his off_her a_hole
ripped : off through open from up away out jeans along down to into in on at . , roofs a_hole
blasted blasting : off through into open out rock holes music from past a_hole a_tunnel the_ball
savaged savages savaging : sheep lambs livestock
skewered : meat chicken beef lamb pork fish vegetables the_meat
firestorm : destroyed swept killed engulfed spread burned burnt
whine whines whined whining : at_the as_the
conveniently : located situated placed close near
needless : to_say
stonewall : jackson riots inn uprising
disturbing : the_peace
our : consulate consulates embassy embassies troops soldiers sailors convoy base bases ship ships
right : now away
fool fools : around
sellout sellouts : streak crowd crowds game games show shows tour
sell-out sell-outs : crowd crowds game games show shows tour
lefty lefties righty righties : pitcher pitchers reliever starter hitter hitters batter golfer
lefty lefties righty righties : swing
awful : lot
so-called : " ' fiscal sanctuary caliphate sequester gig individual nuclear superdelegates swing
stumbling : block blocks
branded : app apps product products goods content clothing
scream screams screamed screaming : . , outside inside for in
depressing : the our its their turnout demand prices wages sales exports
odd : job jobs man_out numbers years hours
vast : majority array swath swaths number numbers amount amounts area areas
trash : dump dumps bin bins pickup
precious : little few metal metals stone stones minerals gems
dangerous : product products disease diseases virus viruses drug drugs animal animals road roads
dangerous : job
dangerous : jobs work and_deadly driving weather conditions winds storm hurricane chemicals
dangerous : substances offender to for
fake fakes faked faking : his_death her_death their_deaths
imagination : of
rigged : to_explode to_blow to_detonate with_explosives with_bombs with_dynamite with_ropes
rigged : with_shrapnel up ship sails boat
boast boasts boasted boasting : as nearly a an more some two three four five one several many
boast boasts boasted boasting : its the
doomsday : bunker bunkers clock prepper preppers vault
tentative : agreement agreements deal deals pact contract settlement date dates step steps
types : of
of : which whom
screeching : halt stop
squawk : box alley
petty : crime crimes theft thefts thief thieves criminal criminals officer officers cash
unnecessary : travel trip trips contact
woke : up her him them me us to early
lying : low
speculation : in_property in_land
predatory : lending lender lenders loans pricing
hoax hoaxes : call calls caller callers email emails threat threats bomb device devices
joke jokes : about with
monster monsters : myth myths movie movies mask masks costume costumes film films truck trucks
monster monsters : energy
beauty : salon salons pageant pageants queen queens contest contests contestant contestants shop
beauty : product products industry parlor parlors parlour parlours spot spots sleep
humanitarian : aid crisis relief law mission missions corridor corridors organisation
humanitarian : organisations
humanitarian : organization organizations group groups agency agencies assistance worker workers
humanitarian : visa visas parole convoy convoys grounds situation needs work efforts flights
humanitarian : suffering disaster disasters catastrophe reasons emergency pause
poison : pill pills ivy oak control centre center
poisoned : rats rodents rodent bait meat
hammer hammered hammering : out and_sickle
hack hacks : on of against exposed
hacking : group groups attack attacks tool tools victims scandal trial campaign operation efforts
wild : honey berries plants species turkey turkeys deer card cards animal animals bird birds boar
wild : horse horses flowers fish salmon west mushrooms fire fires garlic rice type
characteristic : of that
convenient : for to location place time
dissent : channel
suck sucks sucked sucking : in up out
plausible : deniability
frightening : away off him her them us people children horses animals
picking : season seasons
patronizing patronising : a an the local small businesses business shops stores restaurants bars
opportunistic : infection infections pathogen pathogens disease diseases species feeder feeders
waging : war
bully : pulpit
gross : domestic negligence income profit profits margin margins receipts revenue revenues
gross : national
mock : trial trials exam exams draft drafts election interview funeral hearing hearings session
mock : sessions execution executions debate debates
utter : the a an his her their its it them words phrase sound sounds
drunken : driving
red-handed : in
thrashed thrashing : about around
puppet puppets puppetry : show shows theater theatre theatres
caved caving : in under expedition club
snowflake snowflakes : fell falling melted
toxic : waste wastes gas gases chemical chemicals substance substances fumes smoke air algae
toxic : metals
toxic : asset assets spill sludge materials material dust cloud fume compounds shock effects
toxic : effect
toxic : solvent solvents plume runoff pesticides paint agent agents emission emissions pollution
toxic : pollutant pollutants mercury lead plastic side doses dose levels level exposure to algal
toxic : mold mould proteins protein heavy
aggressive : treatment therapy cancer cancers form forms tumor tumors tumour tumours growth dog
aggressive : dogs
aggressive : monetary driving testing
extreme : weather heat cold temperatures rainfall drought winds sports poverty events
cruel cruelty : and_unusual to_animals
dirty : water dishes laundry floors clothes bomb bombs
shock : the_conscience waves wave absorbers therapy
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
lame : horse horses leg duck ducks duck-session
propaganda : ministry minister poster posters film films leaflets
insane : asylum
bully bullying : beef policy policies prevention
fantasy : novel novels football baseball league leagues film films fiction series sports author
fake : id ids passport passports documents snow fur accounts account profiles profile drugs
fake : vaccine
fake : vaccines banknotes notes bills coins currency money watches goods handbags licence licences
fake : license licenses certificates plates blood
killer : whale whales bees app apps cells
plagued : with
raging : through across for over in_the in_their
rages raged : on through in across for over
crushing : injury injuries
wretched : of
silly : season string
loser losers : of in from by
vulgar : fraction latin
heroic : poem poems poetry verse couplet couplets
horror : film films movie movies novel novels fiction genre
elite : runner runners athlete athletes sport sports team teams club clubs player players league
elite : unit units troops force forces soldiers squad school schools university universities
corrupt corrupted : file files data disk disks
tricks : for of
evil : sorcerer witch wizard stepmother twin
beloved : by
rogue : wave waves planet
presumed : innocent
manipulating : currency currencies its_currency their_currency
slaughter : house houses pigs cattle
slaughtered slaughtering : pigs cattle animals sheep chickens
devil : is_in lies_in 's_advocate
hack hacks hacked : into or and computer
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
clown clowns : fish nose school
devastating : earthquake quake hurricane storm storms flood floods flooding fire fires wildfire
devastating : wildfires tornado tsunami cyclone drought illness disease injury injuries explosion
devastating : attack attacks blast blasts bombing bombings
establishment : of
catastrophic : injury injuries failure flooding damage storm hurricane earthquake storms
catastrophic : hurricanes
catastrophic : flood floods fire fires wildfire wildfires earthquakes bushfires
horrific : crash accident injury injuries crime crimes
chaos : theory
nightmare nightmares : before about
crusade crusades : of
sham shams : bed pillow
rotten : apple apples egg eggs fruit food
filthy : water clothes
partisan : divide divides division divisions line lines gap gaps split splits identification
partisan : affiliation
partisan : gridlock differences identity polarization polarisation gerrymandering control makeup
partisan : bickering
racist sexist : slur slurs attack attacks violence graffiti chant chants abuse taunts incident
racist sexist : incidents
racist sexist : stereotypes comment comments remark remarks message messages
extreme : stress case cases measure measures circumstances caution pollution swings drop drops
extreme : care
extreme : end ends danger storms hardship temperature
dangerous : place places gang gangs climate occupation occupations situation environment
dangerous : neighborhood
dangerous : neighborhoods neighbourhood neighbourhoods levels level condition strain strains than
dangerous : crossing
dangerous : journey journeys intersection heat surf currents
dangerously : high low close rapid fast hot cold ill near thin
desperate : for people residents families parents migrants need situation conditions patients
suppress : fever fevers symptoms the_virus the_fire fires appetite immune
dirty : bedroom apartment room rooms dish clothing surfaces hands kitchen street streets
crude : oil prices price futures production exports imports supplies inventories stocks
crush : of
shove shoving : him her me them past
shoves shoved : him her me them us past a an the
wild : virus coronavirus covid cheers applause boars
branded : merchandise polos items shirts hats version drug drugs medicine medicines
unnecessary : visit visits death deaths treatment treatments surgery surgeries suffering risk
unnecessary : risks delay
unnecessary : delays testing tests procedures procedure care exposure hospital since if because
unnecessary : for when
devastating : rain rains effect effects impact impacts loss losses consequence consequences toll
devastating : news
devastating : outbreak pandemic war than damage famine
catastrophic : explosion outbreak event events illness effects consequences
catastrophic : losses
catastrophic : heating warming climate and_life-threatening
drastic : measure measures step steps change changes action actions cut cuts reduction
irreparable : damage harm injury loss
rightly : or
homeland : security
malign : activity activities influence neglect
fool : 's
silly : putty
slam : poetry poet
woke : at after on around
boasts boasted boasting : multiple numerous hundreds thousands dozens over chapters almost
predatory : behavior behaviour sexual birds fish animals
grilled : cheese chicken fish meat vegetables
troll : farm farms
stumble stumbles stumbled stumbling : upon on across
clear : about on_the on_his on_her on_its on_their on_how on_whether on_when
corrupt : deal deals so intent practice practices motive motives purposes the their his our an
chilling : effect effects speech
lecturing : at in on there
jerk : chicken him her them the up
catastrophic : plan plans coverage insurance health
depressing : political participation
devastating : virus
elite : institution institutions college colleges
hack : for to
partisan : balance lean leans commitments breakdown and_ideological affiliations
inflammatory : disease diseases syndrome condition conditions response responses bowel drug
poisonous : powder plant plants substance substances chemicals
petty : arrest arrests offense offenses offence offences
predatory : practices
radical : lifestyle history
swarm swarms : of_locusts of_bees of_drones of_insects
wicked : sense
fake : social numbers signatures
noxious : fumes fume weed weeds gas gases smoke chemicals substances plants emissions vapors vapours
attacks : killed wounded overnight near across by_rebels by_militants by_drones
lemming lemmings : population populations burrow burrows
chilling : wind winds dough drinks drink wine rain air temperatures the_dough the_wine
breathtaking : coast coastline view views scenery landscape landscapes vista vistas mountain
breathtaking : mountains beauty
supine : on position
toothless : old dog dogs grin smile whale whales mouth gums baby
warped : deck decks wood board boards floor floors floorboards timber door doors by_damp by_heat
warped : by_water by_rain by_the_heat by_the_damp
depth : in_the_lake in_the_water in_the_sea in_the_river in_the_pool
garbage rubbish : on by in_the outside near beside behind under bags from_the
lecturing : students the_students undergraduates
jerk : of_the of_his of_her
in : mud the_mud the_dirt
sideshow sideshows : at_the_fair at_a_fair at_the_circus at_the_carnival
roar roared roars roaring : on into_the_lead back_from home to_life along overhead away
reckless : challenge_on challenges_on tackle tackles driving endangerment homicide driver
cynical : foul fouls
vicious : bouncer hook uppercut left_hook right_hook left_hand right_hand bend current currents
wild : slog pitch pitches throw throws swing
malignant : tumour tumours tumor tumors melanoma cells disease
mauled : by_a_bear by_a_tiger by_a_lion by_a_leopard by_a_dog by_dogs by_two_dogs
ravaged : by_fire by_fires by_the_fire by_floods by_the_storm by_the_quake by_disease by_a_fire
blow blows : from_the_champion from_the_challenger
eviscerate eviscerated eviscerates eviscerating : fish the_fish birds the_bird the_deer the_carcass
grandeur : and_hallucinations and_paranoia
"""
)
#: Plain when one of these stands before.
PLAIN_BEFORE: Final = _rows(
    """
slam slams slammed slamming : grand poetry door doors car truck hurricane storm
savaged ripped ripping : dog wind
fumes : on toxic exhaust diesel petrol paint the of noxious poisonous
rampant : ran run runs running
goodness : thank my
misuse : opioid drug substance alcohol
rages : debate war fire battle
ego egos : alter
rigging : bid
rigged : bomb bombs explosive explosives car truck van vehicle vest motorcycle bike lorry
brutality : police
manipulator manipulators manipulation : currency market
hack : the to email data phone computer
utter : not never didn't don't won't
shock : in sticker septic toxic electric anaphylactic culture
supremacy : quantum white air naval
fool fools : april
loser losers : money sore biggest
apocalypse : retail zombie
predator predators : child sexual sex top apex natural
possibilities : endless new creative exciting
predictably : very quite reacts reacted respond responded behave behaves behaved
savaged : dogs bull bear shark tiger lion leopard
firestorm : forest bush
whine whines whined whining howl howls howled howling : engine engines dog dogs wind winds drone
whine whines whined whining howl howls howled howling : drones
speculation : property land currency stock financial
parrot parrots : pet grey gray
hoax hoaxes : bomb
woke : he she they i we who
poison : rat food blood alcohol lead
dissent : his her in written joined judicial
fabricated fabricating : steel metal
mob mobs : flash
strongman strongmen : circus world
fanatic fanatics : sports football baseball soccer fitness
spew spewed spewing spews : smoke ash lava volcano chimney
nightmare nightmares : recurring had has having
avalanche avalanches tsunami tsunamis : snow
radical radicals : free
leech leeches : blood medicinal
loon : common
trick : hat
scare scares : bomb health
raged : fire fires wildfire wildfires war wars battle storm pandemic fighting fever debate
grave : his her their mass
hero heroes : war guitar
cheat : to
insane : criminally legally clinically
clown clowns : circus rodeo
depressed : economically clinically severely
dangerous : potentially less
desperate : increasingly grew growing
trash : the into
losers : and
loser : the
evils : two lesser
evil : necessary lesser
unnecessary : is was are were be as considered deemed
devastating : more most very was is been so economically
senseless : him her them me beaten knocked beat lay lie lies lying fell
picking : go goes going went
catastrophe catastrophes : humanitarian natural nuclear climate environmental
predatory : sexually
fool : to
slaughter : pig ritual animal cattle chicken
grave : the
raging : still was were is
trick : the
corrupt : to not can
jerk : to knee
terrible : feel feels felt feeling
unnecessary : it's that's 's seems seemed
clear : sky skies water waters air weather sky_was water_was sky_is water_is
roar roared roars roaring : engine engines lion lions jets plane planes motorbike motorbikes
ravaged : storm hurricane cyclone typhoon fire fires flood floods earthquake quake disease wildfires
mauled : dog dogs bear tiger lion leopard shark
catastrophic : flood_was floods_were fire_was quake_was damage_was
malignant : tumour_was tumor_was tumour_is tumor_is
blow blows : accidental for_two for_three
stinks : drain drains water river kitchen sewer air lake toilet smoke fish garbage rubbish
corrupt : file_is files_are file_was files_were data_is data_are disk_is disk_was
sideshow sideshows : carnival circus
grandeur : psychotic paranoid
lemming lemmings : arctic norway brown collared feed_on feeds_on fed_on eat eats
"""
)
