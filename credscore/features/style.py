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

from credscore.arrays import BoolArray, FloatArray
from credscore.document.ends import end_to_end
from credscore.document.pieces import code_points
from credscore.features import words as word_codes
from credscore.features.feature import Feature
from credscore.features.joined import Readings, per_hundred, ratio
from credscore.features.reading import AUTHOR, QUOTED

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
#: Code points of the first and the last small letter.
_SMALL: Final = (ord("a"), ord("z"))


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


def measure(readings: Readings) -> FloatArray:
    """Return the values of `describe`, in its order, a row for each article."""
    article, n_classes = readings.token_article, len(word_codes.CLASSES)
    joint = (article * n_classes + word_codes.classes(readings.codes)) * 3 + readings.voice
    counts = np.bincount(joint, minlength=len(readings) * n_classes * 3)
    by_class = counts.reshape(len(readings), n_classes, 3)
    by_author, by_quoted = by_class[:, :, AUTHOR], by_class[:, :, QUOTED]
    words_author, words_quoted = readings.words[:, AUTHOR, None], readings.words[:, QUOTED, None]
    own = readings.voice == AUTHOR
    own_capitals = readings.capital & own
    others = (
        readings.count_tokens(word_codes.is_number(readings.codes) & own),
        _all_capitals(readings, own_capitals),
    )
    capitals = readings.count_tokens(own_capitals)
    contractions = readings.count_tokens(word_codes.is_contraction(readings.codes) & own)
    return np.concatenate(
        (
            per_hundred(by_author[:, _CLASS_INDEX], words_author),
            per_hundred(by_quoted[:, _QUOTED_INDEX], words_quoted),
            per_hundred(by_author[:, _MARK_INDEX], words_author),
            per_hundred(np.array(others).T, words_author),
            ratio(capitals[:, None], words_author),
            per_hundred(contractions[:, None], words_author),
            _lexical_variety(*_words(readings))[:, None],
        ),
        axis=1,
    )


def _all_capitals(readings: Readings, own_capitals: BoolArray) -> FloatArray:
    """Count words of four letters and more in capitals: shorter ones are mostly acronyms."""
    text = "\n".join([reading.document.text for reading in readings.each])
    at = own_capitals.nonzero()[0]
    starts = readings.starts.take(at)
    tokens = readings.columns
    sizes = tokens.ends.take(at) - tokens.starts.take(at)
    points = code_points(text) if tokens.points is None else tokens.points
    second = points.take(starts + 1, mode="clip")
    # Nearly all words with a capital go on with a small letter.
    possible = (sizes >= 4) & ((second < _SMALL[0]) | (second > _SMALL[1]))
    starts, sizes = starts[possible], sizes[possible]
    spans = zip(starts.tolist(), (starts + sizes).tolist(), strict=True)
    shouted = np.array([text[start:end].isupper() for start, end in spans], np.bool_)
    return readings.count(readings.token_article.take(at[possible])[shouted])


def _words(readings: Readings) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.int64]]:
    """Return the numbers of the word forms of all articles, and how many words each has."""
    numbers = readings.columns.numbers
    return numbers.take(readings.word_tokens), readings.all_words.astype(np.int64)


def _lexical_variety(words: npt.NDArray[np.intp], counts: npt.NDArray[np.int64]) -> FloatArray:
    """Return the mean type-token ratio of consecutive windows; the ratio of a shorter text.

    `words` are the numbers of the word forms of all articles, `counts` how many of each.
    """
    n_windows = counts // _WINDOW
    before = counts.cumsum() - counts
    variety = np.zeros(len(counts))
    if n_windows.any():
        variety = _variety_of_windows(words, before, n_windows)
    for short in (n_windows == 0).nonzero()[0].tolist():
        own = words[before[short] : before[short] + counts[short]].tolist()
        variety[short] = len(set(own)) / max(len(own), 1)
    return variety


def _variety_of_windows(
    words: npt.NDArray[np.intp], before: npt.NDArray[np.int64], n_windows: npt.NDArray[np.int64]
) -> FloatArray:
    """Return the mean type-token ratio of the windows of each article, 0 where there are none."""
    sizes = _WINDOW * n_windows
    full = [words[first:last] for first, last in zip(before, before + sizes, strict=True)]
    windows = np.sort(end_to_end(full).reshape(-1, _WINDOW), axis=1)
    different = np.count_nonzero(windows[:, 1:] != windows[:, :-1], axis=1) + 1
    article = np.arange(len(n_windows)).repeat(n_windows)
    in_all = np.bincount(article, weights=different, minlength=len(n_windows))
    return ratio(in_all, sizes)
