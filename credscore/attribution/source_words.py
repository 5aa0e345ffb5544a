"""Words that decide what kind of source a noun phrase names."""

from __future__ import annotations

from typing import Final

from credscore.attribution.firms import ENDS

__all__ = [
    "MEMBERS",
    "NAMELESS",
    "OFFICES",
    "OF_PEOPLES",
    "SEATS",
    "STUDIES",
    "SURNAMES",
    "WRITINGS",
]

#: Documents with a capital that no paper is called: "the Leeds Poll", unlike "the Leeds Journal".
STUDIES: Final = frozenset(
    "poll survey study census index memo amendment constitution treaty".split()
)
#: Nouns for what is written or counted that `sources` does not hold.
WRITINGS: Final = frozenset(
    "account accounts advisory affidavits announcement announcements application assessment"
    " assessments brief briefs broadcast brochure bulletin calculation calculations caption"
    " chapter chapters chart charts checklist citation clip clips commentary count database"
    " decree decrees directive directives disclaimer documentary dossier draft editorial"
    " episode episodes evaluation evaluations excerpt excerpts factsheet flyer flyers footage"
    " guidance guidelines handbook headline headlines image images investigation"
    " leaflet leaflets legislation log logs lyrics manifesto manual map maps memos metric"
    " metrics model models newsletter notes numbers obituary page passage photo photograph"
    " photographs photos playbook polling presentation proclamation profile questionnaire"
    " readout recording recordings release resolution resolutions returns script"
    " section sections segment segments sentence sheet slide slides slogan speech speeches"
    " stories story suit suits summary tally text textbook texts timeline title tracker"
    " trailer transcripts translation tweetstorm verse video videos website websites".split()
)
#: What a seat of power or an office is called after, which is no person; "Today" is a paper's.
SEATS: Final = ENDS | frozenset("street yard palace police international watch co Today".split())
#: Titles and trades that are surnames as well: "Jane King left. King said".
SURNAMES: Final = frozenset(
    "abbot baron bishop butler constable dean duke earl farmer judge justice king knight major"
    " marshal mason nurse pope priest prince".split()
)
#: Members of parliaments, and plurals that stand for people, see inside.
MEMBERS: Final = frozenset(
    "mps meps peers"
    # Peoples, believers and citizens whose plural is nobody's surname.
    " afghans argentines brits britons catholics croats cubans czechs danes finns"
    " germans greeks hispanics iraqis israelis jews kurds latinos londoners muslims pakistanis"
    " poles protestants saudis serbs slovaks spaniards swedes texans turks"
    " arabs evangelicals hindus sikhs buddhists sunnis shiites libyans kenyans"
    " europeans koreans chileans".split()
)
#: How other plurals of peoples end.
OF_PEOPLES: Final = ("icans", "ians")
#: Capitals behind "the" that name nobody: offices ("the Chief Executive said") and, in sports,
#: people by their nation ("the Scot said").
NAMELESS: Final = frozenset(
    "executive constable whip justice inspector officer"
    " scot briton englishman irishman welshman frenchman dutchman spaniard dane swede finn pole"
    " turk croat serb czech slovak german italian american canadian australian argentine brazilian"
    " portuguese belgian norwegian austrian swiss korean kenyan nigerian ghanaian jamaican russian"
    " ukrainian indian pakistani israeli egyptian moroccan algerian japanese mexican chilean"
    " colombian taoiseach tánaiste".split()
)
#: Initials of offices and trades: "the PM", "a Labour MP".
OFFICES: Final = frozenset(
    "pm pms cm ag vp ceo ceos cfo coo cto mp mps mep meps msp msps td tds mla mlas gp gps"
    " qc kc".split()
)
