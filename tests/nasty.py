"""Nasty texts: what scrapers, editors, attackers and accidents make of an article.

Each text is made from its number alone, so that a failure can be looked at again:
``nasty_text(1234)``. All wording was written for the project.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

__all__ = ["nasty_text", "nasty_texts"]

SENTENCES = (
    "The council voted 7-2 on Monday to repair the bridge, Mayor Ann Lee said. ",
    "Critics say the shameful plan may perhaps never work. ",
    '"We did not know," a spokesman for the port told reporters. ',
    "According to a report by the Harbour Office, costs rose by 12 per cent. ",
    "It is believed that officials, speaking on condition of anonymity, lied! ",
    "I think you won't believe what happened next?! ",
    "He said she said they said it was said. ",
    "“Never,” said Dr. J. P. Okoro Jr., of the U.S. Dept. of Ferries, “never.” ",
)
QUOTES = "\"'“”‘’«»„‟‹›`´〝〞＂"
BRACKETS = "()[]{}<>⟨⟩"
CONTROLS = "".join(map(chr, (*range(32), *range(127, 160))))
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u034f\ufe0f"
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
SURROGATES = "\ud800\udbff\udc00\udfff"
MARKS = ".,;:!?…—–-•·*/\\|&%$#@^~_+="
BREAKS = ("\n", "\r\n", "\r", "\n\n", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\n \n", "\n\t\n")
EMOJI = ("😀", "👩‍👩‍👧‍👦", "🇺🇸", "✊🏿", "❤️‍🔥", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿")
SCRIPTS = (
    "Правительство заявило, что цены вырастут. ",
    "قالت الحكومة إن الأسعار سترتفع. ",
    "הממשלה אמרה שהמחירים יעלו. ",
    "政府は価格が上がると述べた。",
    "सरकार ने कहा कि कीमतें बढ़ेंगी। ",
    "정부는 가격이 오를 것이라고 말했다. ",
    "รัฐบาลกล่าวว่าราคาจะสูงขึ้น ",
    "Η κυβέρνηση είπε ότι οι τιμές θα αυξηθούν. ",
    "İstanbul'da ﬁyatlar ŉ ß ǰ ΐ artacak. ",
)
HTML = (
    "<script>alert('x')</script>", "<p class=\"a\">", "</div>", "&amp;&lt;&#x27;&nbsp;", "<!--",
    "-->", "<img src=x onerror=alert(1)>", "]]>", "</style>", "{{ 7*7 }}", "%s%n", "${x}",
)  # fmt: skip
FURNITURE = (
    "Share this article", "Read more:", "By ANN LEE", "LONDON (Reuters) —", "Subscribe now",
    "Advertisement", "See also", "3 Comments", "Photo: Jo Doe", "© 2024 The Ledger",
)  # fmt: skip
LINKS = (
    "https://example.org/a?b=c&d=%20#e ", "user@example.org ", "www.example..org/((()) ",
    "1,234,567.89 ", "£3.5bn ", "10/12/2024 ", "1e309 ", "0x1F ", "१२३ ", "Ⅳ ", "½ ", "-273.15°C ",
)  # fmt: skip
CUES = (
    "said ", "allegedly ", "may ", "critics say ", "shocking ", "according to ", "I ", "never ",
    "told the ", "it is believed that ", "who said that ", "not ", "Mr. ", "the said said ",
)  # fmt: skip


def _of(random_: random.Random, characters: str, most: int) -> str:
    return "".join(random_.choices(characters, k=random_.randint(1, most)))


def _prose(random_: random.Random) -> str:
    return "".join(random_.choices(SENTENCES, k=random_.randint(1, 6)))


def _unpaired(random_: random.Random) -> str:
    words = _prose(random_).split(" ")
    for _ in range(random_.randint(1, 20)):
        words.insert(random_.randrange(len(words) + 1), random_.choice(QUOTES))
    return random_.choice(("", " ")).join(words) + " "


def _nested(random_: random.Random) -> str:
    depth = random_.randint(1, 300)
    opening, closing = random_.choice(
        [("(", ")"), ("[", "]"), ("“", "”"), ("‘", "’"), ("“‘", "’”"), ('"', '"'), ("<b>", "</b>")]
    )
    return f"{opening * depth}{_prose(random_)}{closing * random_.randint(0, depth)} "


def _huge_token(random_: random.Random) -> str:
    unit = random_.choice(
        ("a", "A", "ab-", "é", "x'", "1", "1,", "a.", "@a", "_", "a/b", "😀", "漢")
    )
    return unit * random_.randint(200, 5000) + " "


def _many_marks(random_: random.Random) -> str:
    marks = random_.choice((MARKS, QUOTES, BRACKETS, ".", "…", "!", '"', "' ", "“", "- ", ". "))
    return _of(random_, marks, 3000) + " "


def _long_line(random_: random.Random) -> str:
    return (_prose(random_) * random_.randint(5, 25)).replace(
        ". ", random_.choice((" ", ", ", ";"))
    )


def _spliced(random_: random.Random, inserted: str) -> str:
    """Prose with characters of `inserted` inside its words."""
    rate = random_.choice((0.01, 0.1, 0.5))
    return "".join(
        letter + (random_.choice(inserted) if random_.random() < rate else "")
        for letter in _prose(random_)
    )


def _lines(random_: random.Random) -> str:
    pieces = random_.choices((*FURNITURE, *SENTENCES, "", "a", "- ", "“", "*"), k=40)
    return "".join(piece + random_.choice(BREAKS) for piece in pieces)


def _anything(random_: random.Random) -> str:
    """Code points from the whole range, unassigned ones and surrogates included."""
    top = random_.choice((0x80, 0x250, 0x3000, 0x10000, 0x110000))
    return "".join(chr(random_.randrange(top)) for _ in range(random_.randint(1, 400)))


_MAKERS: tuple[Callable[[random.Random], str], ...] = (
    _prose,
    _unpaired,
    _nested,
    _huge_token,
    _many_marks,
    _long_line,
    _lines,
    _anything,
    lambda random_: _spliced(random_, INVISIBLE),
    lambda random_: _spliced(random_, BIDI),
    lambda random_: _spliced(random_, CONTROLS),
    lambda random_: _spliced(random_, SURROGATES),
    lambda random_: _spliced(random_, "\u0301\u0327\u20dd\u0488"),
    lambda random_: random_.choice(CUES) * random_.randint(1, 400),
    lambda random_: "".join(random_.choices(CUES, k=random_.randint(1, 300))),
    lambda random_: "".join(random_.choices(HTML + SENTENCES, k=20)),
    lambda random_: "".join(random_.choices(SCRIPTS + SENTENCES, k=12)),
    lambda random_: "".join(random_.choices(EMOJI + SENTENCES, k=30)),
    lambda random_: "".join(random_.choices(LINKS + SENTENCES, k=40)),
    lambda random_: _prose(random_).upper(),
    lambda random_: (
        random_.choice((" ", "\n", "\t", "\u00a0", "\u3000")) * random_.randint(1, 3000)
    ),
)


def nasty_text(number: int) -> str:
    """Return nasty text `number`: one to four kinds of trouble, and a word so that it counts."""
    random_ = random.Random(number)
    pieces = [random_.choice(_MAKERS)(random_) for _ in range(random_.randint(1, 4))]
    pieces.insert(random_.randrange(len(pieces) + 1), "word ")
    return random_.choice(("", "\n", "\n\n")).join(pieces)


def nasty_texts(first: int, last: int) -> Iterator[str]:
    """Yield the nasty texts from number `first` up to but not including `last`."""
    return map(nasty_text, range(first, last))
