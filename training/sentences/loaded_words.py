"""Choosing the words that count as loaded beyond the lexicon, and the reason given for each.

A word's chance to be marked as biased (BABE) and its chance to be marked as loaded language or
name-calling (PTC) are combined by a logistic regression over held-out tokens of both sets. Words
over `LEAST_CHANCE` that somebody did mark, in any inflection, are chosen: spelling and use alone
suggest too many rare but plain words. The reason is the group of the curated lexicon whose words
are spelled and used most like it, where that is clear; otherwise the note says only what is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt
from nltk.stem.snowball import SnowballStemmer
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from credscore.arrays import BoolArray, FloatArray
from credscore.cues.engine import match
from credscore.cues.lexicon import load_cues
from credscore.cues.matches import of_kinds
from credscore.document.tokens import Tokens
from credscore.wording.loaded import find_loaded_words
from credscore.wording.masking import FIRST_WORD
from training.sentences.held_out import HeldOut
from training.sentences.labelled import LabelledSet
from training.sentences.plain_words import MARKED_IN_PHRASES, PLAIN
from training.sentences.stack import Workshop

#: Sets whose annotators marked words.
MARKED_SETS = ("babe", "ptc")
#: Chance to be marked, with both sets given the same weight, from which a word is chosen.
LEAST_CHANCE = 0.13
#: In PTC a mark in a longer span says little about the single word.
_LONGEST_SPAN = {"babe": 100, "ptc": 2}
#: The most used words are never loaded by themselves.
FREQUENT = 60
_FLOOR = 0.003
_SHORTEST = 3
#: A reason is given when the regression is at least this sure of it.
_LEAST_SURE = 0.7

_ADVERB = "comment adverb: slips a judgement into a report"
UNCLEAR = "charged word: readers marked words like this as slanted"
#: Reason -> the groups of the lexicon it is learned from.
REASONS: dict[str, tuple[str, ...]] = {
    "loaded verb: slants what somebody did or said": (
        "attack_verb",
        "speech_verb",
        "scheming_verb",
    ),
    "name-calling: a label in place of a description": ("label_person",),
    "ridicule: makes its object look foolish": ("ridicule",),
    "exaggeration: larger or worse than a plain word would say": ("exaggeration",),
    "condemnation: calls somebody or something bad": ("condemnation", "deceit"),
    "praise: applauds instead of describing": ("praise",),
    _ADVERB: ("stance_adverb",),
}


#: Words in -ly that are no adverbs.
_ADJECTIVES = frozenset(
    "bully costly deathly grisly lovely silly ugly unruly unseemly folly anomaly".split()
)


@dataclass(frozen=True)
class Chooser:
    """Combines the two chances of a word to be marked."""

    weights: FloatArray
    intercept: float

    @classmethod
    def fit(cls, held_out: HeldOut, folds: list[int]) -> Chooser:
        """Fit the weights on the held-out tokens of `folds`, lexicon matches left out."""
        rows, labels, weights = [], [], []
        for name in MARKED_SETS:
            marked = MarkedTokens(held_out.workshop, name)
            chances = [marked.held_out(held_out, fold) for fold in folds]
            found = np.concatenate([_log_odds(chance) for _, chance in chances])
            label = np.concatenate([marked.marked[use] for use, _ in chances])
            rows.append(found)
            labels.append(label)
            weights.append(np.full(len(label), 1.0 / len(label)))
        weight = np.concatenate(weights)
        model = LogisticRegression(C=10.0, max_iter=300)
        model.fit(np.vstack(rows), np.concatenate(labels), sample_weight=weight / weight.mean())
        return cls(np.asarray(model.coef_[0], np.float64), float(model.intercept_[0]))

    def choose(self, workshop: Workshop, chance: FloatArray, attested: BoolArray) -> list[str]:
        """Return the words that were marked and whose combined chance is high enough.

        Parameters
        ----------
        workshop : Workshop
        chance : ndarray of float, shape (n_rows, 2)
        attested : ndarray of bool, shape (n_rows,)
            Whether each word was marked (`MarkedTokens.attested`).
        """
        logit = _log_odds(chance) @ self.weights + self.intercept
        high = logit >= np.log(LEAST_CHANCE / (1.0 - LEAST_CHANCE))
        high[: FIRST_WORD + FREQUENT] = False
        words = workshop.vocabulary.words
        spelled = [words[row - FIRST_WORD] for row in np.flatnonzero(high)]
        marked = {_stem(words[row - FIRST_WORD]) for row in np.flatnonzero(attested)}
        return sorted(w for w in spelled if _stem(w) in marked and _can_be_loaded(w))


_stem = cache(SnowballStemmer("english").stem)


def _can_be_loaded(word: str) -> bool:
    return (
        len(word) >= _SHORTEST
        and word.isascii()
        and word[0].isalpha()
        and word not in PLAIN
        and _stem(word) not in _plain_stems()
        and word not in _evidence_words()
    )


@cache
def _plain_stems() -> frozenset[str]:
    return frozenset(map(_stem, MARKED_IN_PHRASES))


def _log_odds(chance: FloatArray) -> FloatArray:
    kept = np.clip(chance, _FLOOR, 1.0 - _FLOOR)
    return np.asarray(np.log(kept / (1.0 - kept)), np.float64)


@dataclass(frozen=True)
class MarkedTokens:
    """The tokens of a set with marked words, end to end."""

    workshop: Workshop
    name: str

    @property
    def labelled(self) -> LabelledSet:
        """The set."""
        return self.workshop.sets[self.name].labelled

    @cached_property
    def sentence(self) -> npt.NDArray[np.int64]:
        """The sentence of each token."""
        tokens = self.labelled.tokens
        return np.repeat(np.arange(len(tokens)), [len(each) for each in tokens])

    @cached_property
    def marked(self) -> BoolArray:
        """Whether annotators marked each token."""
        return np.concatenate(self.labelled.marked)

    def held_out(self, held_out: HeldOut, fold: int) -> tuple[npt.NDArray[np.int64], FloatArray]:
        """Return the tokens of the held-out sentences of `fold` that have a row, and chances.

        Tokens inside matches of loaded cues are left out: they count whatever was learned.
        """
        masked = self.workshop.sets[self.name].masked
        _, test = held_out.split[self.name][fold]
        use = np.isin(masked.sentence, test) & (masked.rows >= FIRST_WORD + FREQUENT)
        use &= ~self._in_lexicon[masked.token]
        return masked.token[use], held_out.chance[fold][masked.rows[use]]

    def attested(self, sentences: npt.NDArray[np.int64]) -> BoolArray:
        """Return which rows are marked in `sentences`, in spans of the length that counts."""
        masked = self.workshop.sets[self.name].masked
        short = self._short_spans[masked.token] & np.isin(masked.sentence, sentences)
        found = np.zeros(len(self.workshop.vocabulary), np.bool_)
        found[masked.rows[short]] = True
        found[:FIRST_WORD] = False
        return found

    @cached_property
    def _short_spans(self) -> BoolArray:
        short = np.zeros(len(self.marked), np.bool_)
        for start, end in spans(self.marked, self.sentence):
            short[start:end] = end - start <= _LONGEST_SPAN[self.name]
        return short

    @cached_property
    def _in_lexicon(self) -> BoolArray:
        return np.concatenate([evidence_tokens(tokens, {}) for tokens in self.labelled.tokens])


def evidence_tokens(tokens: Tokens, notes: Mapping[str, str], *, biased: bool = True) -> BoolArray:
    """Return which tokens of a sentence are loaded evidence, as `credscore.evidence` chooses.

    Parameters
    ----------
    tokens : Tokens
    notes : mapping of str to str
        The learned words; none leaves the matches of the lexicon.
    biased : bool, default=True
        Whether the sentence is biased enough for learned words.
    """
    found = np.zeros(len(tokens), np.bool_)
    for _, start, end in match(tokens).among(of_kinds("loaded")):
        found[start:end] = True
    if biased:
        found[[at for at, _ in find_loaded_words(tokens, notes, range(len(tokens)))]] = True
    return found


def spans(flags: BoolArray, sentence: npt.NDArray[np.int64]) -> list[tuple[int, int]]:
    """Return the runs of flagged tokens, none longer than its sentence.

    Examples
    --------
    >>> spans(np.array([True, True, False, True]), np.array([0, 1, 1, 1]))
    [(0, 1), (1, 2), (3, 4)]
    """
    at = np.flatnonzero(flags)
    if not len(at):
        return []
    breaks = np.flatnonzero((np.diff(at) > 1) | (np.diff(sentence[at]) > 0))
    starts = at[np.concatenate(([0], breaks + 1))].tolist()
    ends = (at[np.concatenate((breaks, [len(at) - 1]))] + 1).tolist()
    return list(zip(starts, ends, strict=True))


@cache
def _evidence_words() -> frozenset[str]:
    """Return the single words that are evidence of any kind already."""
    phrases = (phrase for cue in load_cues() if cue.kind for phrase in cue.phrases)
    return frozenset(phrase[0] for phrase in phrases if len(phrase) == 1)


def _lexicon() -> dict[str, str]:
    """Return the group of each single word of the loaded lexicon."""
    cues = [cue for cue in load_cues() if cue.kind == "loaded"]
    return {phrase[0]: cue.name for cue in cues for phrase in cue.phrases if len(phrase) == 1}


def reasons(workshop: Workshop, words: list[str]) -> dict[str, list[str]]:
    """Return `words` by the reason to be given for each."""
    rows = workshop.vocabulary.rows
    reason_of = {group: reason for reason, groups in REASONS.items() for group in groups}
    known = [
        (rows[word], reason_of[group])
        for word, group in _lexicon().items()
        if group in reason_of and rows[word] >= FIRST_WORD
    ]
    features = sparse.hstack([workshop.words.letters, workshop.unit_vectors() * 1.5]).tocsr()
    model = LogisticRegression(C=3.0, max_iter=500)
    model.fit(features[[row for row, _ in known]], [reason for _, reason in known])
    chances = model.predict_proba(features[[rows[word] for word in words]])
    by_reason: dict[str, list[str]] = {UNCLEAR: []}
    for word, chance in zip(words, chances, strict=True):
        sure = chance.max() >= _LEAST_SURE
        reason = str(model.classes_[chance.argmax()]) if sure else UNCLEAR
        is_adverb = word.endswith("ly") and word not in _ADJECTIVES
        by_reason.setdefault(_ADVERB if is_adverb else reason, []).append(word)
    return dict(sorted(by_reason.items()))
