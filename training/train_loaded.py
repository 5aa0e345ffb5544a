"""Learn the loaded words beyond the lexicon and write ``models/loaded.json``.

Usage: ``python -m training.train_loaded DATA_DIR -o models/loaded.json``

Needs about three minutes on a quiet core; what is held out is described in
``training/sentences/held_out.py``. `training.measure` prints the figures of the evidence.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from credscore.wording.loaded import FORMAT, notes_by_word
from training.sentences.held_out import cross_validate
from training.sentences.loaded_words import MARKED_SETS, Chooser, MarkedTokens, reasons
from training.sentences.shipping import digests
from training.sentences.stack import FOLDS, LEXICONS, Parts


def train(folder: Path) -> dict[str, Any]:
    """Return the contents of ``loaded.json``."""
    held_out = cross_validate(folder)
    workshop = held_out.workshop
    chooser = Chooser.fit(held_out, list(range(FOLDS)))
    parts = Parts()
    attested = np.zeros(len(workshop.vocabulary), np.bool_)
    for name in MARKED_SETS:
        everything = np.arange(len(held_out.label(name)))
        parts = parts.updated(workshop.learn(name, everything, FOLDS))
        attested |= MarkedTokens(workshop, name).attested(everything)
    chance = np.column_stack([parts.chance[name] for name in LEXICONS])
    by_reason = reasons(workshop, chooser.choose(workshop, chance, attested))
    return {
        "format": FORMAT,
        "words_by_note": {note: " ".join(words) for note, words in by_reason.items()},
        "training": {"sha256": {name: digests(folder)[name] for name in MARKED_SETS}},
    }


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data_dir", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    content = train(arguments.data_dir)
    text = json.dumps(content, ensure_ascii=False, indent=1)
    arguments.output.write_text(text + "\n", encoding="utf-8")
    print(f"{len(notes_by_word(content)):,} words written to {arguments.output}")


if __name__ == "__main__":
    main()
