"""Train the sentence models and write ``models/sentences.json``.

Usage: ``python -m training.train_sentences DATA_DIR -o models/sentences.json [--quick]``

DATA_DIR holds the labelled sets and the articles. The command reads the articles (vocabulary,
names, word vectors, distant supervision), learns parts from each labelled set, fits the heads on
out-of-fold features of those parts, and prints held-out figures beside a TF-IDF baseline in the
same folds. In each fold every part is learned again without the held-out sentences of any set.
``--quick`` leaves the baseline out.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from credscore.cues.lexicon import load_cues
from credscore.wording.table import HEADS, SentenceModel
from training.sentences.corpus import build_vocabulary, mask_corpus, read_corpus, word_counts
from training.sentences.embedding import embed
from training.sentences.features import WordFeatures, bag
from training.sentences.figures import baseline, best_threshold, figures
from training.sentences.heads import CUE_SCALE, RECIPES, FittedHead, fit_head, platt, probability
from training.sentences.hedge_cues import context_groups
from training.sentences.labelled import read_labelled
from training.sentences.learned import distant_columns
from training.sentences.shipping import digests, pack
from training.sentences.stack import Parts, Workshop, folds

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

FOLDS = 5
SEED = 0
#: Sets on which a head is measured besides its own.
ALSO_MEASURED = {"bias": ("ptc",)}


def prepare(folder: Path) -> tuple[Workshop, Parts]:
    """Read the data; return the workshop and the parts that need no labelled sentence."""
    labelled = read_labelled(folder)
    corpus = read_corpus(folder)
    _say(f"read {len(corpus.article):,} sentences of {len(corpus.articles):,} articles")
    vocabulary = build_vocabulary(
        corpus, ((t.words, t.capital) for each in labelled.values() for t in each.tokens)
    )
    masked = mask_corpus(corpus, vocabulary)
    vectors = embed(masked, len(vocabulary))
    words = WordFeatures.build(vocabulary, masked, vectors)
    groups = context_groups(vectors, word_counts(masked, vocabulary))
    _say(f"learned vectors of {len(vocabulary):,} words")
    distant = distant_columns(
        corpus, masked, bag(masked, len(vocabulary)), words, vocabulary.rows['"']
    )
    return Workshop.build(vocabulary, words, groups, labelled), Parts(distant)


def fit_heads(
    workshop: Workshop, start: Parts, rows: dict[str, IntArray]
) -> tuple[Parts, dict[str, FittedHead]]:
    """Learn parts and heads from the sentences `rows` of each set."""
    parts = start
    for name, chosen in rows.items():
        parts = parts.updated(workshop.learn(name, chosen))
    made = {
        name: workshop.out_of_fold(name, parts, chosen, SEED + 1) for name, chosen in rows.items()
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


def cross_validate(workshop: Workshop, start: Parts) -> dict[tuple[str, str], FloatArray]:
    """Return the held-out logits of each head on the sets it is measured on."""
    split = {name: _folds(workshop, name) for name in workshop.sets}
    logits: dict[tuple[str, str], FloatArray] = {}
    for fold in range(FOLDS):
        train = {name: pairs[fold][0] for name, pairs in split.items()}
        parts, heads = fit_heads(workshop, start, train)
        for head, sets in RECIPES.items():
            for name in (next(iter(sets)), *ALSO_MEASURED.get(head, ())):
                test = split[name][fold][1]
                out = logits.setdefault((head, name), np.zeros(len(_labels(workshop, name))))
                out[test] = heads[head].logit(workshop.features(name, parts, test))
        _say(f"fold {fold + 1} of {FOLDS}")
    return logits


def calibrate_across_folds(workshop: Workshop, name: str, logits: FloatArray) -> FloatArray:
    """Return probabilities, each fold calibrated on the logits of the others."""
    out = np.zeros(len(logits))
    label = _labels(workshop, name)
    for train, test in _folds(workshop, name):
        scale, shift = platt(logits[train], label[train])
        out[test] = probability(logits[test] * scale + shift)
    return out


def train(folder: Path, *, quick: bool = False) -> dict[str, Any]:
    """Return the contents of ``sentences.json``."""
    workshop, start = prepare(folder)
    logits = cross_validate(workshop, start)
    measured: dict[str, dict[str, Any]] = {}
    thresholds: dict[str, float] = {}
    for (head, name), values in logits.items():
        label = _labels(workshop, name)
        held_out = calibrate_across_folds(workshop, name, values)
        threshold = best_threshold(label, held_out) if head in ("hedging", "loaded") else 0.5
        thresholds.setdefault(head, threshold)
        measured[f"{head} on {name}"] = figures(label, held_out, threshold)
    if not quick:
        for name, prepared in workshop.sets.items():
            label = prepared.labelled.label
            held_out = baseline(prepared.labelled.texts, label, _folds(workshop, name))
            measured[f"TF-IDF on {name}"] = figures(
                label, held_out, best_threshold(label, held_out)
            )
            _say(f"baseline on {name}")
    everything = {name: np.arange(len(_labels(workshop, name))) for name in workshop.sets}
    parts, heads = fit_heads(workshop, start, everything)
    for head, sets in RECIPES.items():
        name = next(iter(sets))
        heads[head] = heads[head].calibrated(*platt(logits[head, name], _labels(workshop, name)))
    return pack(workshop, parts, heads, thresholds) | {
        "training": {"seed": SEED, "sha256": digests(folder)},
        "metrics": measured,
    }


def _labels(workshop: Workshop, name: str) -> IntArray:
    return workshop.sets[name].labelled.label


def _folds(workshop: Workshop, name: str) -> list[tuple[IntArray, IntArray]]:
    labelled = workshop.sets[name].labelled
    return list(folds(labelled, np.arange(len(labelled)), FOLDS, SEED))


_START = time.monotonic()


def _say(message: str) -> None:
    print(f"{time.monotonic() - _START:5.0f} s  {message}", flush=True)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data_dir", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--quick", action="store_true", help="leave the baseline out")
    arguments = parser.parse_args()
    content = train(arguments.data_dir, quick=arguments.quick)
    SentenceModel.from_dict(content)
    text = json.dumps(content, ensure_ascii=False, indent=0)
    arguments.output.write_text(text + "\n", encoding="utf-8")
    print(f"{len(text.encode()):,} bytes written to {arguments.output}; heads: {', '.join(HEADS)}")
    print(f"{'':26}{'AUC':>8}{'macro-F1':>10}{'F1':>8}{'at':>6}{'ECE':>8}")
    for name, row in content["metrics"].items():
        print(
            f"{name:26}{row['auc']:8.3f}{row['macro_f1']:10.3f}{row['f1']:8.3f}"
            f"{row['threshold']:6.2f}{row['calibration_error']:8.3f}"
        )


if __name__ == "__main__":
    main()
