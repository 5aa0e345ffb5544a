"""An article as the comparison reads it: its score, its words and who is cited."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from credscore.attribution.bits import BIT
from credscore.attribution.lexicon import load_lexicon
from credscore.attribution.vocabulary import CLASSES
from credscore.cited import CitedSource, cited_sources
from credscore.document.document import Document, read
from credscore.model.model import default_model
from credscore.model.terms import name_like
from credscore.result import Score

__all__ = ["Article", "is_content", "rarity", "read_scored", "stem"]

#: Inverse document frequency taken for names and words that the model does not know.
_UNKNOWN = 6.0
_NO_PLURALS = frozenset({"news", "christmas"})
#: Classes of words that carry no matter by themselves.
_EMPTY = sum(BIT[name] for name in (*CLASSES, "verb"))


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a comparison.

    Attributes
    ----------
    name : str
        What the caller calls it.
    score : Score
    document : Document
        The reading of ``score.text``.
    cited : tuple of CitedSource
    is_name : list of bool
        Whether each token is written with a capital inside a sentence.
    """

    name: str
    score: Score
    document: Document
    cited: tuple[CitedSource, ...]
    is_name: list[bool]


def read_scored(name: str, score: Score) -> Article:
    """Read the text of a score for comparison."""
    document = read(score.text, score.title)
    return Article(name, score, document, cited_sources(score), name_like(document).tolist())


def stem(word: str) -> str:
    """Return `word` without a plural or possessive ending, so that forms of a noun meet.

    Examples
    --------
    >>> stem("evacuations"), stem("talks"), stem("crisis"), stem("countries")
    ('evacuation', 'talk', 'crisis', 'country')
    """
    word = word.removesuffix("'s").removesuffix("'").replace(".", "")
    if word in _NO_PLURALS:
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def is_content(word: str) -> bool:
    """Whether a folded word carries matter: no closed class, no verb of report, no mark."""
    return word[:1].isalpha() and len(word) > 1 and not load_lexicon().masks.get(word, 0) & _EMPTY


@cache
def _frequencies() -> dict[str, float]:
    wording = default_model().wording
    return {word: float(wording.idf[row]) for word, row in wording.rows.items()}


def rarity(word: str) -> float:
    """Return how rare a word is in news: its inverse document frequency, about 1 to 7."""
    return _frequencies().get(word, _UNKNOWN)
