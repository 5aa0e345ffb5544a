"""Style: word classes, punctuation and typography by voice.

Word classes follow the dimensions of register variation of Biber (1988): first and second
person, negation, necessity modals and demonstratives mark involved, argued prose; past
tense, time words, prepositions and articles mark reports.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from credscore.features import words as word_codes
from credscore.features.feature import Feature, per_hundred, ratio
from credscore.features.reading import AUTHOR, QUOTED, Reading

__all__ = ["describe", "measure"]

_BIBER = "Biber (1988), Variation across Speech and Writing"
#: Classes also measured inside quotation marks.
_QUOTED_CLASSES = ("first_singular", "first_plural", "second_person", "negation", "necessity")
_QUOTED_INDEX = [word_codes.CLASSES.index(name) for name in _QUOTED_CLASSES]
_MARK_MEANINGS: Final = {
    "exclamations": "exclamation marks",
    "questions": "question marks",
    "semicolons": "semicolons",
    "colons": "colons",
    "parentheses": "parentheses",
    "dashes": "dashes",
    "ellipses": "ellipses",
    "money": "sums of money",
    "percentages": "percentages",
}
_MARK_INDEX = [word_codes.CLASSES.index(name) for name in _MARK_MEANINGS]
_CLASSES = tuple(name for name in word_codes.CLASSES[1:] if name not in _MARK_MEANINGS)
_CLASS_INDEX = [word_codes.CLASSES.index(name) for name in _CLASSES]
_WINDOW = 50


@cache
def describe() -> tuple[Feature, ...]:
    """Return the features of this family, in the order of `measure`."""
    features = [
        Feature(
            f"style.{name}.author",
            "per 100 words",
            f"{word_codes.describe_class(name)} in the writer's words",
            _BIBER,
        )
        for name in _CLASSES
    ]
    features += [
        Feature(
            f"style.{name}.quoted",
            "per 100 words",
            f"{word_codes.describe_class(name)} in quotations",
            _BIBER,
        )
        for name in _QUOTED_CLASSES
    ]
    features += [
        Feature(f"style.{name}.author", "per 100 words", f"{meaning} of the writer", "")
        for name, meaning in _MARK_MEANINGS.items()
    ]
    features += [
        Feature("style.numbers.author", "per 100 words", "numbers of the writer", ""),
        Feature("style.all_capitals.author", "per 100 words", "words in capitals of the writer"),
        Feature("style.capitalised.author", "share", "words of the writer with a capital"),
        Feature("style.contractions.author", "per 100 words", "contractions of the writer", _BIBER),
        Feature(
            "style.lexical_variety",
            "share",
            f"different words in {_WINDOW} running words, mean over the body",
            "Johnson (1944), mean segmental type-token ratio",
        ),
    ]
    return tuple(features)


def measure(reading: Reading) -> list[float]:
    """Return the values of `describe`, in its order."""
    tokens, voice = reading.document.tokens, reading.voice
    words_author, words_quoted = float(reading.words[AUTHOR]), float(reading.words[QUOTED])
    joint = word_codes.classes(reading.codes) * 3 + voice
    by_class = np.bincount(joint, minlength=3 * len(word_codes.CLASSES))
    by_author, by_quoted = by_class[AUTHOR::3].tolist(), by_class[QUOTED::3].tolist()
    own = voice == AUTHOR
    own_codes = reading.codes[own]
    numbers = float(np.count_nonzero(word_codes.is_number(own_codes)))
    contractions = float(np.count_nonzero(word_codes.is_contraction(own_codes)))
    own_capitals = tokens.capital & own
    return [
        *[per_hundred(by_author[i], words_author) for i in _CLASS_INDEX],
        *[per_hundred(by_quoted[i], words_quoted) for i in _QUOTED_INDEX],
        *[per_hundred(by_author[i], words_author) for i in _MARK_INDEX],
        per_hundred(numbers, words_author),
        per_hundred(_all_capitals(reading, own_capitals), words_author),
        ratio(float(np.count_nonzero(own_capitals)), words_author),
        per_hundred(contractions, words_author),
        _lexical_variety(tokens.numbers[tokens.is_word]),
    ]


def _all_capitals(reading: Reading, own_capitals: npt.NDArray[np.bool_]) -> float:
    """Count words of four letters and more in capitals: shorter ones are mostly acronyms."""
    tokens, text = reading.document.tokens, reading.document.text
    capitals = own_capitals.nonzero()[0]
    starts, ends = tokens.starts.take(capitals), tokens.ends.take(capitals)
    long = ends - starts >= 4
    spans = zip(starts[long].tolist(), ends[long].tolist(), strict=True)
    return float(sum([text[start:end].isupper() for start, end in spans]))


def _lexical_variety(words: npt.NDArray[np.intp]) -> float:
    """Return the mean type-token ratio of consecutive windows; the ratio of a shorter text.

    `words` are the numbers of the word forms.
    """
    n_windows = len(words) // _WINDOW
    if not n_windows:
        return ratio(len(np.unique(words)), len(words))
    windows = np.sort(words[: n_windows * _WINDOW].reshape(n_windows, _WINDOW), axis=1)
    different = np.count_nonzero(windows[:, 1:] != windows[:, :-1]) + n_windows
    return float(different) / (_WINDOW * n_windows)
