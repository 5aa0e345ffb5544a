"""Countries and capitals: as the source of a report they stand for a government."""

from __future__ import annotations

from typing import Final

__all__ = ["STATES"]

#: Of one word.
_SINGLE: Final = """
    afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan
    bahamas bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia
    botswana brazil britain brunei bulgaria burma burundi cambodia cameroon canada chad chile
    china colombia comoros congo croatia cuba cyprus czechia denmark djibouti dominica ecuador
    egypt england eritrea estonia eswatini ethiopia europe fiji finland france gabon gambia gaza
    georgia germany ghana greece grenada guatemala guinea guinea-bissau guyana haiti honduras
    hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan
    kenya kiribati kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya
    liechtenstein lithuania luxembourg macedonia madagascar malawi malaysia maldives mali malta
    mauritania mauritius mexico micronesia moldova monaco mongolia montenegro morocco mozambique
    myanmar namibia nauru nepal netherlands nicaragua niger nigeria norway oman pakistan palau
    palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda samoa
    scotland senegal serbia seychelles singapore slovakia slovenia somalia spain sudan suriname
    swaziland sweden switzerland syria taiwan tajikistan tanzania thailand timor-leste togo tonga
    tunisia turkey turkmenistan tuvalu uganda ukraine uruguay uzbekistan vanuatu venezuela vietnam
    wales yemen zambia zimbabwe
    ankara athens baghdad bangkok beijing belgrade berlin brasilia brussels bucharest budapest
    cairo canberra caracas copenhagen damascus delhi dhaka dublin hanoi havana helsinki islamabad
    jakarta jerusalem kabul kyiv kiev lisbon london madrid manila minsk moscow nairobi oslo ottawa
    paris prague pretoria pyongyang riyadh rome seoul stockholm taipei tehran tokyo tripoli vienna
    warsaw washington
""".split()
#: Of several.
_COMPOUND: Final = (
    "burkina faso",
    "cape verde",
    "costa rica",
    "dominican republic",
    "east timor",
    "el salvador",
    "equatorial guinea",
    "great britain",
    "hong kong",
    "ivory coast",
    "marshall islands",
    "new delhi",
    "new zealand",
    "north korea",
    "north macedonia",
    "northern ireland",
    "papua new guinea",
    "san marino",
    "saudi arabia",
    "sierra leone",
    "solomon islands",
    "south africa",
    "south korea",
    "south sudan",
    "sri lanka",
    "united kingdom",
    "united states",
)
#: In small letters.
STATES: Final = frozenset((*_SINGLE, *_COMPOUND))
