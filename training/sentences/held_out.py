"""What the sentence models say of sentences they have not seen.

`prepare` reads the data; `cross_validate` learns every part again in each fold, without the
held-out sentences of any set. Training, measuring and the learning of loaded words start here.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import numpy as np

from credscore.arrays import FloatArray, IntArray
from credscore.cues.lexicon import load_cues
from credscore.retraining.threads import one_thread
from credscore.wording.sentence_model import HEADS, SentenceModel
from training.pretrained import beside
from training.sentences import hedge_cues, pairs
from training.sentences.classes import context_classes
from training.sentences.corpus import build_vocabulary, mask_corpus, read_corpus, word_counts
from training.sentences.cue_vectors import check_folds, hedging
from training.sentences.embedding import embed
from training.sentences.examples import School
from training.sentences.features import WordFeatures, bag
from training.sentences.heads import (
    CUE_SCALE,
    RECIPES,
    VECTOR_SHARE,
    WITNESS,
    FittedHead,
    fit_head,
    platt,
    probability,
)
from training.sentences.labelled import read_labelled
from training.sentences.learned import distant_columns
from training.sentences.shipping import pack
from training.sentences.stack import (
    FOLDS,
    LEXICONS,
    Parts,
    Split,
    Workshop,
)
from training.sentences.taught import Taught

#: Sets whose logits are wanted of a head besides its own: to measure it, or as a witness.
ALSO_MEASURED = {"bias": ("ptc",), "loaded": ("babe",)}


@dataclass(frozen=True)
class HeldOut:
    """Held-out results of cross-validation.

    Attributes
    ----------
    workshop : Workshop
    start : Parts
        The parts that need no labelled sentence.
    split : dict of str to list of (train, test)
        The folds of each set.
    logits : dict of (head, set) to ndarray
        Held-out logits of the sentences of a set, with those of the witness and of `Hedging`,
        before calibration.
    chance : list of ndarray, shape (n_rows, 2)
        For each fold, the chance of every word to be marked as biased and as loaded language,
        learned without the held-out sentences of the fold.
    models : list of SentenceModel
        For each fold, what would be shipped had the held-out sentences not been seen, before
        calibration.
    """

    workshop: Workshop
    start: Parts
    split: dict[str, Split]
    logits: dict[tuple[str, str], FloatArray] = field(default_factory=dict)
    chance: list[FloatArray] = field(default_factory=list)
    models: list[SentenceModel] = field(default_factory=list)

    def label(self, name: str) -> IntArray:
        """Return the labels of the sentences of set `name`."""
        return self.workshop.sets[name].labelled.label

    def probability(self, head: str, name: str) -> FloatArray:
        """Return probabilities, each fold calibrated on the logits of the others."""
        logits, label = self.logits[head, name], self.label(name)
        out = np.zeros(len(logits))
        for train, test in self.split[name]:
            scale, shift = platt(logits[train], label[train])
            out[test] = probability(logits[test] * scale + shift)
        return out

    def model(self, fold: int) -> SentenceModel:
        """Return the model of a fold, calibrated on the held-out logits of the other folds."""
        scaling = []
        for head in HEADS:
            name = next(iter(RECIPES[head]))
            train, _ = self.split[name][fold]
            scaling.append(platt(self.logits[head, name][train], self.label(name)[train]))
        scale, shift = np.array(scaling).T
        return replace(self.models[fold], scale=scale, shift=shift)


def prepare(folder: Path) -> tuple[Workshop, Parts]:
    """Read the data; return the workshop and the parts that need no labelled sentence."""
    labelled = read_labelled(folder)
    corpus = read_corpus(folder)
    say(f"read {len(corpus.article):,} sentences of {len(corpus.articles):,} articles")
    vocabulary = build_vocabulary(
        corpus, ((t.words, t.capital) for each in labelled.values() for t in each.tokens)
    )
    masked = mask_corpus(corpus, vocabulary)
    vectors = embed(masked, len(vocabulary))
    words = WordFeatures.build(vocabulary, masked, beside(vectors, vocabulary.words))
    uses = word_counts(masked, vocabulary)
    cue_classes, pair_classes = (
        context_classes(vectors, uses, each.OWN_CLASSES, each.SHARED_CLASSES)
        for each in (hedge_cues, pairs)
    )
    say(f"learned vectors of {len(vocabulary):,} words")
    distant = distant_columns(
        corpus, masked, bag(masked, len(vocabulary)), words, vocabulary.rows['"']
    )
    school = School(vocabulary, masked, corpus.keys, Taught())
    workshop = Workshop.build(school, words, (cue_classes, pair_classes), labelled)
    return workshop, Parts(distant)


def fit_heads(
    workshop: Workshop, start: Parts, rows: dict[str, IntArray], teacher: int = FOLDS
) -> tuple[Parts, dict[str, FittedHead]]:
    """Learn parts and heads from the sentences `rows` of each set and from a teacher.

    The teacher of a fold has seen no sentence held out in it; the last one has seen all.
    """
    parts = start.updated(Parts(hedging=hedging(teacher, workshop.vocabulary)))
    for name, chosen in rows.items():
        parts = parts.updated(workshop.learn(name, chosen, teacher))
    made = {
        name: workshop.out_of_fold(name, parts, chosen, teacher) for name, chosen in rows.items()
    }
    heads = {
        head: fit_head(
            [(made[name], _labels(workshop, name)[rows[name]], w) for name, w in sets.items()],
            len(load_cues()),
            CUE_SCALE[head],
        )
        for head, sets in RECIPES.items()
    }
    return parts, heads


def _learned_hedging(workshop: Workshop, name: str, parts: Parts, rows: IntArray) -> FloatArray:
    """Return what is added to the logits of hedging of sentences `rows` of set `name`."""
    assert parts.hedging is not None
    return VECTOR_SHARE * parts.hedging.log_odds(workshop.sets[name].subset(rows))


@cache
def cross_validate(folder: Path) -> HeldOut:
    """Read the data of `folder` and return the held-out results; once a process."""
    with one_thread():
        return _cross_validate(*prepare(folder))


def _cross_validate(workshop: Workshop, start: Parts) -> HeldOut:
    split = {name: each.outer_folds() for name, each in workshop.sets.items()}
    hedged = workshop.sets["wikiweasel"]
    check_folds(hedged.labelled.texts, hedged.held_out_in)
    result = HeldOut(workshop, start, split)
    for fold in range(FOLDS):
        train = {name: pairs[fold][0] for name, pairs in split.items()}
        parts, heads = fit_heads(workshop, start, train, fold)
        result.chance.append(np.column_stack([parts.chance[name] for name in LEXICONS]))
        for head, sets in RECIPES.items():
            for name in (next(iter(sets)), *ALSO_MEASURED.get(head, ())):
                test = split[name][fold][1]
                nothing = np.zeros(len(_labels(workshop, name)))
                out = result.logits.setdefault((head, name), nothing)
                out[test] = heads[head].logit(workshop.features(name, parts, test))
                if head == "hedging":
                    out[test] += _learned_hedging(workshop, name, parts, test)
        nothing_done = dict.fromkeys(HEADS, (1.0, 0.0)), dict.fromkeys(HEADS, 0.5)
        packed = pack(workshop, parts, heads, *nothing_done)
        result.models.append(SentenceModel.from_dict(packed))
        say(f"fold {fold + 1} of {FOLDS}")
    for name in ("babe", "ptc"):
        of_bias, of_loaded = result.logits["bias", name], result.logits["loaded", name]
        result.logits["bias", name] = WITNESS.agree(of_bias, of_loaded)
    return result


def _labels(workshop: Workshop, name: str) -> IntArray:
    return workshop.sets[name].labelled.label


_START = time.monotonic()


def say(message: str) -> None:
    """Print how far the command has come."""
    print(f"{time.monotonic() - _START:5.0f} s  {message}", flush=True)
