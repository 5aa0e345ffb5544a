"""Words that are never loaded by themselves, however often annotators marked them.

Written by hand, with the learned words in view: without these lists they would be evidence in
plain reports. `_BY_EYE` holds words that are slanted in some phrases and plain outside them.
"""

from __future__ import annotations

from credscore.wording.loaded import plain_words

#: Words that plain reports of crime, war, disaster, illness, law and markets cannot do without.
#: Annotators marked some of them in slanted sentences; by themselves they are never loaded.
_VIOLENCE = """
kill kills killed killing killings dead deadly death deaths die dies died dying murder murders
murdered murderer murderers homicide shoot shoots shooting shootings shot gunman gunmen gunfire
attack attacks attacked attacker attackers bomb bombs bombed bombing bombings bomber blast blasts
explosion explode exploded war wars battle battles fight fights fighting fighter fighters troops
weapon weapons gun guns knife rape raped rapist rapists torture tortured abuse abused abuser
assault assaulted terror terrorism terrorist terrorists militant militants extremist extremists
extremism hostage hostages riot riots rioters rioting violence violent victim victims wounded
injured kidnapped genocide massacre suicide execution executed sniper warlord warlords bloodshed
"""
_DISASTER = """
fire fires flood floods flooding storm storms hurricane earthquake tsunami crash crashes crashed
disaster disasters emergency crisis damage damaged destroyed destruction collapse collapsed
outbreak pandemic virus disease diseases illness infection epidemic cancer drought famine hunger
schizophrenia fungus mucus cramps pollutant
"""
_LAW = """
crime crimes criminal criminals illegal illegally illegals fraud theft corruption corrupt guilty
accused arrest arrested charged charges convicted prison jail lawsuit alleged suspect suspects
prosecuted bribery perjury blackmail smuggling trafficking dictator dictators regime regimes
"""
_PLAIN = """
people year years world country nation government voters protest protests protesters threat
threats threatened threatening warned warning fear fears feared poor rich poverty hate slavery
slave slaves segregation discrimination division divisions
"""
#: Words that annotators mark now and then and leave far more often, and words whose plain sense is
#: the common one in news ("forced to resign", "a bomb scare", "voter suppression").
_SELDOM_MARKED = """
activist agenda artist awkward backlash bad badly blames blaming blunt controlled costly
countless creatures dear destroying destroys dissent disturbance escalating exciting false
filling forced good hacked hacking happiness happy high-profile huge hurting ideology ignored
invading irreversible joked joking journalistic judges love loves manifest massive mighty
morally muscle obvious openly painted panic plague pleasant realities rip robbed salad salads
scandal scandals scare secular shouting sick slogan spiritual strange suppressed suppressing
suppression suppressions theory twist twists unexpected uttered waste wasted willingly worst
"""
#: Learned words in real articles that a second reader found plain where they stood, nearly always.
_PLAIN_WHERE_SEEN = """
aggressive aggressively assertion assertions balked bluntly bullied channeling coercion contempt
cumbersome deliberately demon deserving dictatorship disruptive embarrassed flies fraudulent
ideologically illegitimate imaginable intently killer legions mad mentality outright overwhelm
poisoning profound promulgated sadness shocked slurs spurring supremacist surprising trope vetted
wrongful
"""
_BY_EYE = """
abilities abolish abort absolution abusers addict alien allege allied amazing anti-jihadist
anti-semite antisemitic assassin assaults authoritarian baby bag bailout ballooned bang barb
bark barked barking barrel barreled barreling barrels basement beaten behavior behaviour
besieged biblical biologically biology bite blackness blend blew bloodied blow blows blue
boom booted borderline bosses brains breed brethren bunker burdensome burn burning camp
canceling cancers canned capstone cartel cartoon celebrity champion characters chill chip circus
civilizations claim claims clash classic clerical clothing cloud clustered coffers cohorts cold
collaborators collateral con conflicted confused confusion congenital conspiracy constantly
construction correct counsel counselors coup cow crack cram crater creep cried criminally crop
cry crying culminated cured cures curious damaging dashing deals decapitate decent defenders
defiant deflecting delighted delinquent demeanor deterrent devastated devastation dichotomy
dictated dig dinosaur doctoral doctrines dodged doings donkey dovetail drink drip drowned drum
drunk dubbing dubs ducked dug duty earthquakes eloquently empty endemic endorsers enemy enforcer
engineer enthusiasts erroneous erupting eruptions exalted execute executing exiled explodes
exploding exploit exploited exploiting explosive extinction failures fanfare fashioned
fear-based feed feeding filter finger fingers finite flexed flexing flip flirted flirting float
floated floats flooded floor flow fluff foes folks follower formidable fragile framing
free-market frightened frogs frustrated fuel fueled fuelled fun fundraise funny futuristic gang
gassed generalized get-out-the-vote giant gin globalization glow govern governance grab grasp
grating great greats grouping guilt gun-toting gunning guru guts guy habitual hailed hailing
harassment harm harnessing harvest harvested harvesting hash hashed hawk hazard hazardous heaped
heartbreaking heating heavenly heels hibernation highly hijack hollowed holster homophobic
honorable honors hopped hostility hotly human hunt hyper hypnotized identical illegality
impassioned impervious import indulge industrial industrialization ineffective inefficient
inertia inferno infested infidelity infiltrated infiltrating innovator insecure inspiring
insurgent insurgents intelligent interventionist intrinsically ironed irrelevant jeopardy jihad
jihadi jihadis jihadism jihadist jihadists juice jump juniors kick kicked kidnap knock knocked
lacking lame-duck lamenting languished last-minute lavender law-abiding lawful legislative
lethal lethality level lionized lip literal lively lobby locomotive loud lover lovers low
lukewarm lump lush machine magical magically masculinity mashed massacres master mastery mercy
methodical minded minding mistress monthlong monument monumental mosquitoes motives mud
murdering mystery myth mythical naked nationalization negligence negligent nervous nicely no-go
non-partisan normalize observation observations offensive ordeal organically
orthodoxy paedophile pals pants patriotic patronage peculiar pedophile pedophilia perennial
perfectly perish persistently personalities personality pervert perverts pessimistic pieces pill
pioneering plantation planted plot pocket pockets pogrom poke poked police politically possessed
pounding powerful praised pretty prickly pro-choice pro-life pseudoscience publicized pump
pumped purpose quaint qualified quash quashed racialized racially radicalized rail rank
reluctant rhetorical ring rocked rocket round-the-clock sabotage sack sacked sacrificed
sacrilege salty sanctuary sand sandwich sane schizophrenic schoolyard scramble scrambling scrap
scrapped seizure self-awareness serial sex sexualization sheep sheer shine silent silently siren
skeptical slap slender slipped slow-motion smack smashed smashing smuggler snap sober socialize
sodomy sorrow souls speculate speculative spied spies spin spinning spiral spotty squeezed
squeezing stain stamped standardized star starvation statistical staunch steadfastly steal
stealth steel stepfather stilted sting strangled striking stripped stuff stuffed stump stun
sudden suffering suicidal summertime superhero surgical surrendering swamp swamped sweating
sweaty swipe swipes synodal tape tarred technocratic teeth temper tepid testimonial theater
theatrical thorough thrilled throat throats throw thrown throws tigers tinker tinkering tired
toe torpedo toss tossed tossing totality toying toys trafficker transgenderism tripping trophy
trot typical unbelievers unqualified upping useful vagina vassal veer veered verbal verbally
vibrant villain vivid vocally vomit war-ravaged warrant warranted warrior warriors watchdogs
weak wedded whiteness wiped wiping words working worms would-be wounding wounds yogurt
"""

#: Words of plain reports, as they are written.
PLAIN = frozenset(
    f"{_VIOLENCE} {_DISASTER} {_LAW} {_PLAIN} {_SELDOM_MARKED} {_PLAIN_WHERE_SEEN}".split()
).union(plain_words())
#: Words marked for the phrase they stood in; every inflection of them is left out.
MARKED_IN_PHRASES = frozenset(_BY_EYE.split())
