"""Measure the sentence scores and the loaded words shown as evidence, beside baselines.

Five folds grouped by article or copy; every part is learned again in each fold, without the
held-out sentences of any set. The folds are made once for all figures (three minutes on a quiet
core, reading included). `training.measure` holds the figures to their floors. Sentences are scored
alone, as their sets show them; `bias` is measured in whole articles as well.

Loaded evidence is compared with the words that annotators marked (BABE, every sentence) and with
the spans of `Loaded_Language` and `Name_Calling` (PTC), in two ways:

* tokens: precision and recall of single tokens;
* spans: a found span (a run of evidence tokens) is right if it overlaps a marked one, a marked
  span is found if evidence overlaps it. *Partial* counts the share of tokens in common instead,
  as the SemEval-2020 Task 11 metric does with characters (Da San Martino et al. 2020).

The lexicon's groups were kept or dropped by looking at BABE, so its figures there are optimistic;
what is learned is held out.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from credscore.arrays import BoolArray
from credscore.wording.loaded import LEAST_BIAS
from training.sentences.figures import baseline, best_threshold, figures
from training.sentences.heads import platt, probability
from training.sentences.held_out import HeldOut, cross_validate
from training.sentences.in_articles import score_articles
from training.sentences.loaded_words import (
    MARKED_SETS,
    Chooser,
    MarkedTokens,
    evidence_tokens,
    spans,
)
from training.sentences.stack import FOLDS

Figures = dict[str, dict[str, float]]

BASELINES = frozenset({"TF-IDF", "opinion lexicon"})
FILES = (
    "sentences_bias_babe.parquet",
    "sentences_subjectivity_checkthat.parquet",
    "sentences_hedge_wikiweasel_train.parquet",
    "spans_propaganda_ptc_train.parquet",
)
#: Head and set, what is printed of them, in this order.
_SHOWN = {
    ("bias", "babe"): ("macro-F1", "AUC"),
    ("bias", "ptc"): ("AUC",),
    ("subjectivity", "checkthat"): ("macro-F1", "AUC"),
    ("hedging", "wikiweasel"): ("AUC", "F1"),
    ("loaded", "ptc"): ("AUC", "F1"),
}
_ERROR = "calibration error"
_KEYS = {"macro-F1": "macro_f1", "AUC": "auc", "F1": "f1", _ERROR: "calibration_error"}
_IN_ARTICLES = "bias in articles of ptc"
#: Figures of which less is better.
ERRORS = frozenset(f"{head} {name} {_ERROR}" for head, name in _SHOWN) | {
    f"{_IN_ARTICLES} {_ERROR}"
}
_OWN_THRESHOLD = ("hedging", "loaded")


def sentence_figures(folder: Path) -> Figures:
    """Return the held-out figures of the heads, beside TF-IDF in the same folds."""
    held_out = cross_validate(folder)
    found: Figures = {}
    for (head, name), shown in _SHOWN.items():
        label, chance = held_out.label(name), held_out.probability(head, name)
        threshold = best_threshold(label, chance) if head in _OWN_THRESHOLD else 0.5
        own = figures(label, chance, threshold)
        other = _tfidf(folder, name)
        for figure in (*shown, _ERROR):
            key = _KEYS[figure]
            found[f"{head} {name} {figure}"] = {"shipped": own[key], "TF-IDF": other[key]}
    return found | article_figures(folder)


def article_figures(folder: Path) -> Figures:
    """Return the figures of `bias` in whole articles, as a user gets it, beside TF-IDF."""
    scored = score_articles(folder)
    other = baseline(scored.texts, scored.label, scored.split())
    by_reader = {
        reader: figures(scored.label, chance, best_threshold(scored.label, chance))
        for reader, chance in (("shipped", scored.bias), ("TF-IDF", other))
    }
    return {
        f"{_IN_ARTICLES} {figure}": {
            reader: row[_KEYS[figure]] for reader, row in by_reader.items()
        }
        for figure in ("AUC", "F1", _ERROR)
    }


@cache
def _tfidf(folder: Path, name: str) -> dict[str, float]:
    held_out = cross_validate(folder)
    label = held_out.label(name)
    texts = held_out.workshop.sets[name].labelled.texts
    chance = baseline(texts, label, held_out.split[name])
    return figures(label, chance, best_threshold(label, chance))


def loaded_figures(folder: Path) -> Figures:
    """Return how well loaded evidence agrees with annotators, beside an opinion lexicon."""
    held_out = cross_validate(folder)
    found: Figures = {}
    for name in MARKED_SETS:
        marked = MarkedTokens(held_out.workshop, name)
        readers = {
            "shipped": held_out_evidence(held_out, name),
            "lexicon only": np.concatenate(
                [evidence_tokens(tokens, {}) for tokens in marked.labelled.tokens]
            ),
            "opinion lexicon": opinion_words(marked),
        }
        for reader, chosen in readers.items():
            for figure, value in agreement(chosen, marked.marked, marked.sentence).items():
                found.setdefault(f"{name} {figure}", {})[reader] = value
    return found


def held_out_evidence(held_out: HeldOut, name: str) -> BoolArray:
    """Return which tokens of a set are loaded evidence, with words chosen in other folds."""
    workshop = held_out.workshop
    tokens = workshop.sets[name].labelled.tokens
    # The shipped probability of bias is calibrated on BABE, so it is here, on either set.
    scale, shift = platt(held_out.logits["bias", "babe"], held_out.label("babe"))
    biased = probability(held_out.logits["bias", name] * scale + shift) >= LEAST_BIAS
    found: list[BoolArray] = [np.zeros(0, np.bool_)] * len(tokens)
    for fold in range(FOLDS):
        chooser = Chooser.fit(held_out, [other for other in range(FOLDS) if other != fold])
        attested = np.zeros(len(workshop.vocabulary), np.bool_)
        for each in MARKED_SETS:
            attested |= MarkedTokens(workshop, each).attested(held_out.split[each][fold][0])
        words = dict.fromkeys(chooser.choose(workshop, held_out.chance[fold], attested), "")
        for row in held_out.split[name][fold][1]:
            found[row] = evidence_tokens(tokens[row], words, biased=bool(biased[row]))
    return np.concatenate(found)


def opinion_words(marked: MarkedTokens) -> BoolArray:
    """Baseline: every word of the VADER lexicon (Hutto and Gilbert 2014)."""
    lines = (files("vaderSentiment") / "vader_lexicon.txt").read_text(encoding="utf-8")
    lexicon = {line.partition("\t")[0] for line in lines.splitlines()}
    return np.array([w in lexicon for t in marked.labelled.tokens for w in t.words], np.bool_)


def agreement(
    chosen: BoolArray, marked: BoolArray, sentence: npt.NDArray[np.int64]
) -> dict[str, float]:
    """Return precision, recall and F1 of tokens and of spans.

    Examples
    --------
    >>> chosen, marked = np.array([[1, 1, 0, 0], [1, 0, 0, 1]], bool)
    >>> agreement(chosen, marked, np.zeros(4, int))["token precision"]
    0.5
    """
    both = float((chosen & marked).sum())
    precision = both / max(float(chosen.sum()), 1.0)
    recall = both / max(float(marked.sum()), 1.0)
    found, wanted = spans(chosen, sentence), spans(marked, sentence)
    right = np.array([marked[start:end].mean() for start, end in found] or [0.0])
    reached = np.array([chosen[start:end].mean() for start, end in wanted] or [0.0])
    return {
        "token precision": precision,
        "token recall": recall,
        "span overlap F1": _harmonic((right > 0).mean(), (reached > 0).mean()),
        "partial span F1": _harmonic(right.mean(), reached.mean()),
    }


def _harmonic(precision: float, recall: float) -> float:
    return float(2.0 * precision * recall / max(precision + recall, 1e-9))
