"""Let fine-tuned language models answer for unlabelled sentences; write ``training/taught.npz``.

Usage: ``python -m training.teach DATA_DIR MODEL_DIR`` (40 minutes on two cores; needs the
extra ``teach``). MODEL_DIR holds all-MiniLM-L6-v2 as published (Wang et al. 2020, arXiv 2002.10957;
Apache License 2.0).

A teacher is that model fine-tuned on the four sets at once, with an answer for each (Caruana
1997, "Multitask learning"). There is one for each fold, which has seen no held-out sentence of
it, and one that has seen all. Sentence models learn from its answers, in each fold from those of
the fold's own teacher, and are measured on labels only.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from joblib import Parallel, delayed

from credscore.arrays import IntArray
from training.sentences.fragments import FRAGMENTS, fragments, keys
from training.sentences.held_out import say
from training.sentences.labelled import read_labelled
from training.sentences.news import read_news
from training.sentences.stack import FOLDS, SEED, held_out_in
from training.sentences.taught import FILE, UNASKED, to_levels

_NEWS = 30_000
#: Weight of a sentence of PTC beside one of the smaller sets.
_PTC_WEIGHT = 0.5


@dataclass(frozen=True)
class Curriculum:
    """What teachers are taught and asked.

    Attributes
    ----------
    texts : list of str
        Labelled sentences of all sets.
    label, set_of, fold : ndarray of int64
        Of each of them.
    news : list of str
    """

    texts: list[str]
    label: IntArray
    set_of: IntArray
    fold: IntArray
    news: list[str]

    def taught(self, teacher: int) -> IntArray:
        """Return the rows that a teacher may see: none that another set holds out, either."""
        return may_see(teacher, self.texts, self.fold)


def may_see(teacher: int, texts: Sequence[str], fold: IntArray) -> IntArray:
    """Return the rows that the teacher of a fold may see: no copy of a held-out sentence."""
    held_out = {text for text, k in zip(texts, fold, strict=True) if k == teacher}
    return np.array([row for row, text in enumerate(texts) if text not in held_out])


def read_curriculum(folder: Path) -> Curriculum:
    """Read the labelled sentences and the news of `folder`."""
    sets = read_labelled(folder)
    texts = [text for each in sets.values() for text in each.texts]
    return Curriculum(
        texts,
        np.concatenate([each.label for each in sets.values()]),
        np.repeat(np.arange(len(sets)), [len(each) for each in sets.values()]),
        np.concatenate([held_out_in(each) for each in sets.values()]),
        choose_news(folder, set(keys(texts).tolist())),
    )


def choose_news(folder: Path, labelled: set[int]) -> list[str]:
    """Return sentences of the news, none of them labelled, chosen and ordered by their keys."""
    found = read_news(folder)
    return [found[each] for each in sorted(found.keys() - labelled)[:_NEWS]]


def ask(teacher: int, model: Path, curriculum: Curriculum) -> dict[str, npt.NDArray[np.uint8]]:
    """Fine-tune the teacher of a fold; return its answers by what they are for."""
    import torch

    from training.teacher import Teacher

    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    rows = curriculum.taught(teacher)
    made = Teacher(model, len(FRAGMENTS))
    set_of = curriculum.set_of[rows]
    weight = np.where(set_of == list(FRAGMENTS).index("ptc"), _PTC_WEIGHT, 1.0)
    made.teach_itself(
        [curriculum.texts[row] for row in rows],
        curriculum.label[rows].astype(float),
        set_of,
        weight,
    )
    say(f"teacher {teacher} is taught")
    answers = {"news": to_levels(made.answer(curriculum.news))}
    for place, (name, number) in enumerate(FRAGMENTS.items()):
        own = np.flatnonzero(curriculum.set_of == place)
        asked = np.flatnonzero(np.isin(own, rows))
        texts = [text for row in own[asked] for text in fragments(curriculum.texts[row], number)]
        found = np.full((len(own), number), UNASKED, np.uint8)
        found[asked] = to_levels(made.answer(texts)[:, place]).reshape(-1, number)
        answers[name] = found
    say(f"teacher {teacher} has answered")
    return answers


def write_taught(folder: Path, model: Path, file: Path = FILE) -> None:
    """Write the answers of all teachers, and the keys of what they are for."""
    curriculum = read_curriculum(folder)
    say(f"read {len(curriculum.texts):,} labelled sentences and {len(curriculum.news):,} of news")
    # The last one has seen all folds.
    teachers = range(FOLDS + 1)
    answers = Parallel(n_jobs=2)(delayed(ask)(teacher, model, curriculum) for teacher in teachers)
    kept = {"news_keys": keys(curriculum.news)}
    for name in answers[0]:
        kept[name] = np.stack([each[name] for each in answers], axis=-1)
    for place, name in enumerate(FRAGMENTS):
        own = np.flatnonzero(curriculum.set_of == place)
        kept[f"{name}_keys"] = keys([curriculum.texts[row] for row in own])
        kept[f"{name}_folds"] = curriculum.fold[own].astype(np.uint8)
    np.savez_compressed(file, allow_pickle=False, **kept)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data_dir", type=Path)
    parser.add_argument("model_dir", type=Path, help="of all-MiniLM-L6-v2, as published")
    arguments = parser.parse_args()
    write_taught(arguments.data_dir, arguments.model_dir)
    say(f"{FILE.stat().st_size:,} bytes written to {FILE}")


if __name__ == "__main__":
    main()
