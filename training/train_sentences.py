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
from pathlib import Path
from typing import Any

import numpy as np

from credscore.wording.sentence_model import HEADS, SentenceModel
from training.sentences.figures import baseline, best_threshold, figures
from training.sentences.heads import RECIPES, platt
from training.sentences.held_out import HeldOut, cross_validate, fit_heads, say
from training.sentences.shipping import digests, pack
from training.sentences.stack import SEED

#: Heads whose threshold is the one of the highest F1; the others use 0.5.
_OWN_THRESHOLD = ("hedging", "loaded")


def train(folder: Path, *, quick: bool = False) -> dict[str, Any]:
    """Return the contents of ``sentences.json``."""
    held_out = cross_validate(folder)
    measured, thresholds = measure_heads(held_out)
    if not quick:
        measured |= measure_baselines(held_out)
    workshop = held_out.workshop
    everything = {name: np.arange(len(held_out.label(name))) for name in workshop.sets}
    parts, heads = fit_heads(workshop, held_out.start, everything)
    scaling = {}
    for head, sets in RECIPES.items():
        name = next(iter(sets))
        scaling[head] = platt(held_out.logits[head, name], held_out.label(name))
    return pack(workshop, parts, heads, scaling, thresholds) | {
        "training": {"seed": SEED, "sha256": digests(folder)},
        "metrics": measured,
    }


def measure_heads(held_out: HeldOut) -> tuple[dict[str, dict[str, Any]], dict[str, float]]:
    """Return the held-out figures by head and set, and the threshold of each head."""
    measured: dict[str, dict[str, Any]] = {}
    thresholds: dict[str, float] = {}
    for head, name in held_out.logits:
        label, chance = held_out.label(name), held_out.probability(head, name)
        threshold = best_threshold(label, chance) if head in _OWN_THRESHOLD else 0.5
        thresholds.setdefault(head, threshold)
        measured[f"{head} on {name}"] = figures(label, chance, threshold)
    return measured, thresholds


def measure_baselines(held_out: HeldOut) -> dict[str, dict[str, Any]]:
    """Return the figures of TF-IDF in the same folds, by set."""
    measured: dict[str, dict[str, Any]] = {}
    for name, prepared in held_out.workshop.sets.items():
        label = held_out.label(name)
        chance = baseline(prepared.labelled.texts, label, held_out.split[name])
        measured[f"TF-IDF on {name}"] = figures(label, chance, best_threshold(label, chance))
        say(f"baseline on {name}")
    return measured


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
