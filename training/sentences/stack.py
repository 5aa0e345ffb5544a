"""Parts learned from single sets, and the features of sentences made with them.

A part learned from a set flatters that set's own sentences. Their features are therefore made
out of fold: with parts learned from the other folds (stacked generalisation, Wolpert 1992).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy import sparse
from sklearn.model_selection import StratifiedGroupKFold

from credscore.arrays import FloatArray, IntArray
from credscore.wording.masking import Masked, Vocabulary
from credscore.wording.pooling import (
    CueContext,
    PairWeights,
    add_up,
    add_up_pairs,
    known_words,
    pool_cues,
    pool_lexicon,
    scale_sums,
)
from credscore.wording.structure import marker_table, structure
from training.sentences.classes import Classes
from training.sentences.cue_vectors import Hedging
from training.sentences.examples import Examples, School, take
from training.sentences.features import WordFeatures
from training.sentences.hedge_cues import fit_hedge_cues
from training.sentences.labelled import LabelledSet
from training.sentences.learned import marked_chance, set_column
from training.sentences.pairs import fit_pairs

Split = list[tuple[IntArray, IntArray]]

FOLDS = 5
INNER_FOLDS = 2
SEED = 0
LEXICONS = ("marked_biased", "marked_loaded")


@dataclass
class Parts:
    """What has been learned: columns of word weights, chances to be marked, hedging cues twice.

    What `pairs` says of neighbours is added to the sum of the column of the same name.
    """

    columns: dict[str, FloatArray] = field(default_factory=dict)
    pairs: dict[str, FloatArray] = field(default_factory=dict)
    chance: dict[str, FloatArray] = field(default_factory=dict)
    context: CueContext | None = None
    hedging: Hedging | None = None

    def updated(self, other: Parts) -> Parts:
        """Return these parts with those of `other` in their place."""
        return Parts(
            self.columns | other.columns,
            self.pairs | other.pairs,
            self.chance | other.chance,
            other.context or self.context,
            other.hedging or self.hedging,
        )


@dataclass(frozen=True)
class Prepared:
    """A labelled set in the form models are fitted on, and the folds it is measured in."""

    labelled: LabelledSet
    masked: Masked
    examples: Examples
    held_out_in: IntArray

    def outer_folds(self) -> Split:
        """Return the (train, test) sentences of each fold in which the set is measured."""
        held = [self.held_out_in == number for number in range(FOLDS)]
        return [(np.flatnonzero(~each), np.flatnonzero(each)) for each in held]

    def subset(self, rows: IntArray) -> Masked:
        """Return the masked sentences `rows`."""
        return take(self.masked, rows)


@dataclass(frozen=True)
class Workshop:
    """Everything parts are learned with that does not depend on labels."""

    vocabulary: Vocabulary
    words: WordFeatures
    cue_classes: Classes
    pair_classes: Classes
    sets: Mapping[str, Prepared]

    @classmethod
    def build(
        cls,
        school: School,
        words: WordFeatures,
        classes: tuple[Classes, Classes],
        labelled: Mapping[str, LabelledSet],
    ) -> Workshop:
        """Mask the labelled sets and gather what teachers add to them."""
        sets = {}
        for name, each in labelled.items():
            masked = each.masked(school.vocabulary)
            fold = held_out_in(each, school.taught.folds(each.texts, each.group, name))
            examples = Examples.build(name, each, masked, fold, school)
            sets[name] = Prepared(each, masked, examples, fold)
        return cls(school.vocabulary, words, *classes, sets)

    def learn(self, name: str, rows: IntArray, teacher: int) -> Parts:
        """Return the parts that the sentences `rows` of set `name`, and a teacher, teach."""
        prepared = self.sets[name]
        labelled, examples = prepared.labelled, prepared.examples
        chosen = examples.choose(rows, teacher)
        masked, chance = take(examples.masked, chosen), examples.chance[chosen, teacher]
        parts = Parts()
        parts.columns[name] = set_column(examples.bags[chosen], chance, self.words)
        learned = fit_pairs(masked, chance, self.pair_classes)
        parts.columns[f"{name}_pairs"] = learned.word
        parts.pairs[f"{name}_pairs"] = learned.pair
        if len(labelled.second):
            second = labelled.second[rows].astype(np.float64)
            parts.columns["opinion"] = set_column(examples.bags[rows], second, self.words)
        if name == "wikiweasel":
            parts.context = fit_hedge_cues(masked, chance, self.cue_classes)
        if labelled.marked:
            lexicon = LEXICONS[name == "ptc"]
            marks = np.concatenate(labelled.marked)[prepared.masked.token]
            keep = np.isin(prepared.masked.sentence, rows)
            prior = sparse.hstack([self.words.letters, self.unit_vectors()]).tocsr()
            parts.chance[lexicon] = marked_chance(prepared.masked.rows[keep], marks[keep], prior)
        return parts

    def unit_vectors(self) -> sparse.csr_matrix:
        """Return the word vectors scaled to length one."""
        vectors = self.words.vectors
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        return sparse.csr_matrix(vectors / np.maximum(norms, 1e-9))

    def features(self, name: str, parts: Parts, rows: IntArray) -> FloatArray:
        """Return the features of sentences `rows` of set `name`, made with `parts`."""
        prepared = self.sets[name]
        pooled = pool_all(prepared.subset(rows), parts, self)
        return np.hstack((pooled, prepared.labelled.cues[rows]))

    def out_of_fold(self, name: str, parts: Parts, rows: IntArray, teacher: int) -> FloatArray:
        """Return features of `rows` in which the set's own parts come from other folds."""
        labelled = self.sets[name].labelled
        made: FloatArray | None = None
        for train, test in folds(labelled, rows, INNER_FOLDS, SEED + 1):
            learned = self.learn(name, train, teacher)
            values = self.features(name, parts.updated(learned), test)
            if made is None:
                made = np.zeros((len(labelled), values.shape[1]))
            made[test] = values
        assert made is not None
        return made[rows]


def pool_all(masked: Masked, parts: Parts, workshop: Workshop) -> FloatArray:
    """Return sums, lexicon, hedging and structure features, in the order of the shipped model.

    The sums come first: one for each column and one for each lexicon.
    """
    assert parts.context is not None
    length = known_words(masked)
    chance = np.column_stack([parts.chance[name] for name in LEXICONS]).astype(np.float32)
    columns = np.column_stack([*parts.columns.values(), chance]).astype(np.float32)
    sums = add_up(masked, columns)
    pairs = np.stack(list(parts.pairs.values()), axis=2).astype(np.float32)
    paired = [list(parts.columns).index(name) for name in parts.pairs]
    sums[:, paired] += add_up_pairs(masked, PairWeights(workshop.pair_classes.group, pairs))
    vocabulary = workshop.vocabulary
    markers = add_up(masked, marker_table(vocabulary))
    return np.hstack(
        (
            scale_sums(sums, length),
            pool_lexicon(masked, chance, add_up(masked, np.log1p(-chance))),
            pool_cues(masked, parts.context)[:, None],
            structure(masked, markers, length, vocabulary.rows['"']),
        )
    )


def folds(
    labelled: LabelledSet, rows: IntArray, n_folds: int, seed: int
) -> Iterator[tuple[IntArray, IntArray]]:
    """Yield (train, test) rows, whole groups on one side, shares of labels kept."""
    splitter = StratifiedGroupKFold(n_folds, shuffle=True, random_state=seed)
    for train, test in splitter.split(rows, labelled.label[rows], labelled.group[rows]):
        yield rows[train], rows[test]


def held_out_in(labelled: LabelledSet, known: IntArray | None = None) -> IntArray:
    """Return the fold that holds out each sentence of a set.

    Parameters
    ----------
    labelled : LabelledSet
    known : ndarray of int64, optional
        The fold that teachers have held it out in, -1 for a sentence that they do not know.
    """
    found = np.zeros(len(labelled), np.int64)
    rows = np.arange(len(labelled))
    for number, (_, test) in enumerate(folds(labelled, rows, FOLDS, SEED)):
        found[test] = number
    return found if known is None else np.where(known < 0, found, known)
