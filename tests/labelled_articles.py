"""Made-up labelled articles: calm reports and heated rants of made-up outlets."""

from __future__ import annotations

import random
from typing import Any

_FILL = {
    "role": "clerk mayor auditor engineer warden planner nurse surveyor teacher ferryman".split(),
    "thing": "bridge harbour budget clinic library timetable market tramline school".split(),
    "act": "reopen close expand move shrink wait improve merge remain".split(),
    "day": "Monday Tuesday Wednesday Thursday Friday Saturday".split(),
    "place": "north upper lower eastern old new inner outer".split(),
    "count": "two three four five six seven nine eleven".split(),
    "insult": "liars crooks cowards frauds hypocrites clowns vultures parasites".split(),
    "shame": "shameful disgraceful outrageous pathetic sickening vile corrupt rotten".split(),
    "loud": "obviously clearly always never absolutely totally undoubtedly".split(),
}
_CALM = (
    "The {role} said on {day} that the {place} {thing} may {act} within {count} weeks.",
    "According to a report by the {role}, {count} people of the {place} ward use the {thing}.",
    "“We expect the {thing} to {act},” the {role} told the {place} board on {day}.",
    "Officials estimated that the {thing} could cost {count} million; the {role} was not so sure.",
    "A survey released on {day} suggests that the {place} {thing} might {act} by spring.",
)
_HEATED = (
    "What a {shame} farce these {insult} have made of our {place} {thing}!",
    "They {loud} knew that the {thing} would {act}, the {shame} {insult}, and they lied to you.",
    "We {loud} pay for {count} {shame} {insult} who will {loud} destroy the {place} {thing}.",
    "Do not believe the {insult}: every {shame} word about the {thing} is {loud} a fraud.",
    "You should be furious about this {shame} {thing}, and the {insult} must {loud} go!",
)


def make_text(kind: str, seed: int, n_sentences: int = 7) -> str:
    """Return an article, ``"report"`` or ``"rant"``; one sentence in four is of the other."""
    rng = random.Random(f"{kind}{seed}")
    own, other = (_CALM, _HEATED) if kind == "report" else (_HEATED, _CALM)
    lines = []
    for _ in range(n_sentences):
        template = rng.choice(other if rng.random() < 0.25 else own)
        lines.append(template.format(**{name: rng.choice(words) for name, words in _FILL.items()}))
    return " ".join(lines)


def make_table(n: int = 60, n_outlets: int = 10) -> dict[str, list[Any]]:
    """Return columns ``text``, ``label``, ``heat`` (0 to 1), ``tone`` (three names), ``outlet``."""
    kinds = ["report" if row % 2 else "rant" for row in range(n)]
    calm = [row % 2 == 1 for row in range(n)]
    return {
        "text": [make_text(kind, row) for row, kind in enumerate(kinds)],
        "title": [
            f"The {row} notes" if is_calm else "What a farce!" for row, is_calm in enumerate(calm)
        ],
        "label": kinds,
        "heat": [(0.2 if is_calm else 0.8) + (row % 5) / 50 for row, is_calm in enumerate(calm)],
        "tone": [("cool", "even")[row % 4 == 1] if c else "hot" for row, c in enumerate(calm)],
        # Each outlet prints both kinds.
        "outlet": [f"outlet{(row // 2) % n_outlets}.example" for row in range(n)],
    }
