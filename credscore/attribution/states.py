"""Countries, their states and big cities, which stand for a government as sources; and parties."""

from __future__ import annotations

from typing import Final

__all__ = ["STATES"]

#: Of one word.
_SINGLE: Final = """
    afghanistan albania algeria america andorra angola argentina armenia australia austria
    azerbaijan bahamas bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia
    bosnia botswana brazil britain brunei bulgaria burma burundi cambodia cameroon canada chad chile
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
    alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho
    illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
    mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas
    utah vermont virginia wisconsin wyoming alberta manitoba ontario quebec saskatchewan queensland
    tasmania assam bihar chhattisgarh goa gujarat haryana jharkhand karnataka kerala maharashtra
    manipur meghalaya mizoram nagaland odisha punjab rajasthan sikkim telangana tripura uttarakhand
    bavaria catalonia crimea kurdistan ulster
    abuja atlanta baltimore barcelona beirut belfast birmingham boston bristol cardiff chennai
    chicago cincinnati detroit dubai edinburgh frankfurt glasgow hamburg istanbul
    johannesburg kaduna kano karachi kolkata lagos lahore leeds liverpool manchester melbourne
    miami minneapolis montreal mumbai munich nashville philadelphia pittsburgh seattle shanghai
    sheffield strasbourg toronto vancouver zurich
    fatah greenpeace hamas hezbollah holyrood interpol labour likud ofcom ofgem ofsted ofwat oxfam
    stormont unicef westminster whitehall
""".split()
#: Of several.
_COMPOUND: Final = (
    "abu dhabi",
    "andhra pradesh",
    "arunachal pradesh",
    "boko haram",
    "british columbia",
    "burkina faso",
    "cape verde",
    "costa rica",
    "dominican republic",
    "east timor",
    "el salvador",
    "equatorial guinea",
    "fianna fáil",
    "fine gael",
    "great britain",
    "himachal pradesh",
    "hong kong",
    "ivory coast",
    "los angeles",
    "madhya pradesh",
    "marshall islands",
    "new brunswick",
    "new delhi",
    "new hampshire",
    "new jersey",
    "new mexico",
    "new orleans",
    "new south wales",
    "new york",
    "new zealand",
    "north carolina",
    "north dakota",
    "north korea",
    "north macedonia",
    "northern ireland",
    "northern territory",
    "nova scotia",
    "papua new guinea",
    "plaid cymru",
    "rhode island",
    "san diego",
    "san francisco",
    "san marino",
    "saudi arabia",
    "sierra leone",
    "sinn féin",
    "solomon islands",
    "south africa",
    "south australia",
    "south carolina",
    "south dakota",
    "south korea",
    "south sudan",
    "sri lanka",
    "tamil nadu",
    "tel aviv",
    "united kingdom",
    "united states",
    "uttar pradesh",
    "west bengal",
    "west virginia",
    "western australia",
)
#: In small letters.
STATES: Final = frozenset((*_SINGLE, *_COMPOUND))
