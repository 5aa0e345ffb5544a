"""Learn which words hedge, beside which others; write ``training/cue_vectors.npz``.

Usage: ``python -m training.learn_cue_vectors DATA_DIR MODEL_DIR WIKIPEDIA`` (40 minutes on two
cores; needs the extra ``teach``). MODEL_DIR holds all-MiniLM-L6-v2 as published, WIKIPEDIA is a
text file with a paragraph of Wikipedia on each line: the sentences labelled as hedged or not come
from there, and other text shows few of their words.

What is learned from is the labelled sentences, the answers that `training.teach` kept for fragments
of these and for news (so it runs first), and for sentences of Wikipedia and fragments of them those
of new teachers, one for each fold that has seen no held-out sentence of it, and one that has seen
all. The numbers are rounded and kept; measuring and shipping read the file.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from joblib import Parallel, delayed

from credscore.arrays import FloatArray, IntArray
from credscore.document.folding import fold
from credscore.document.tokens import tokenise
from credscore.wording.masking import Masked, Vocabulary
from training.sentences.cue_vectors import COMMON, FILE, LEARNED, to_whole
from training.sentences.fragments import fragments, keys
from training.sentences.heads import probability
from training.sentences.held_out import prepare, say
from training.sentences.labelled import mask_tokens
from training.sentences.stack import FOLDS, SEED
from training.sentences.wikipedia import read_wikipedia
from training.teach import may_see

if TYPE_CHECKING:
    from training.cue_vector_learner import Learned


#: Whole sentences were labelled as hedged or not in this set.
_SET = "wikiweasel"
#: What words add by themselves is kept more finely than what is multiplied.
_WORD_LEVELS = 32_000
#: Fragments of each sentence of Wikipedia.
_FRAGMENTS = 2
#: Sentences that are cut into tokens at a time.
_BATCH = 5_000


@dataclass(frozen=True)
class Lessons:
    """What there is to learn from.

    Attributes
    ----------
    meanings : ndarray, shape (n_rows, k)
        Vectors of all rows.
    texts : list of str
        The labelled sentences.
    label, fold : ndarray of int64
    sentences : list of ndarray of int64
        Rows of the examples that have a chance already, labelled sentences first.
    source : ndarray of int64
        The labelled sentence each is made of, or below 0.
    chance : ndarray of float, shape (n_examples, n_teachers)
    unlabelled : list of str
        What teachers are to be asked.
    unlabelled_rows : list of ndarray of int64
    """

    meanings: npt.NDArray[np.floating[Any]]
    texts: list[str]
    label: IntArray
    fold: IntArray
    sentences: list[IntArray]
    source: IntArray
    chance: FloatArray
    unlabelled: list[str]
    unlabelled_rows: list[IntArray]


def read_lessons(folder: Path, wikipedia: Path) -> tuple[Lessons, tuple[str, ...]]:
    """Return the lessons, and the words of the vocabulary."""
    workshop, _ = prepare(folder)
    prepared = workshop.sets[_SET]
    labelled, examples = prepared.labelled, prepared.examples
    # Fragments and near copies of labelled sentences may stay: a fold's teacher answers for them,
    # and has seen no label held out in it.
    known = set(labelled.texts)
    sentences = [text for text in read_wikipedia(wikipedia) if text not in known]
    asked = [*sentences, *(part for text in sentences for part in fragments(text, _FRAGMENTS))]
    lessons = Lessons(
        workshop.words.vectors,
        labelled.texts,
        labelled.label,
        prepared.held_out_in,
        _by_sentence(examples.masked),
        examples.source,
        examples.chance,
        asked,
        rows_of(asked, workshop.vocabulary),
    )
    say(f"read {len(sentences):,} sentences of Wikipedia")
    return lessons, tuple(workshop.vocabulary.words)


def rows_of(texts: list[str], vocabulary: Vocabulary) -> list[IntArray]:
    """Return the rows of each sentence; few at a time, since tokens take memory."""
    found: list[IntArray] = []
    for start in range(0, len(texts), _BATCH):
        tokens = [tokenise(text, fold(text)) for text in texts[start : start + _BATCH]]
        found += _by_sentence(mask_tokens(tokens, vocabulary))
    return found


def _by_sentence(masked: Masked) -> list[IntArray]:
    return np.split(masked.rows.astype(np.int64), masked.starts[1:])


def learn_with(teacher: int, model: Path, lessons: Lessons) -> dict[str, Any]:
    """Learn from labels and from the answers of a teacher."""
    import torch

    from training.cue_vector_learner import learn

    torch.set_num_threads(1)
    seen = may_see(teacher, lessons.texts, lessons.fold)
    chance = ask(model, lessons.texts, lessons.label, seen, lessons.unlabelled)
    say(f"teacher {teacher} has answered")
    may_learn = (lessons.source < 0) | np.isin(lessons.source, seen)
    rows = np.flatnonzero(may_learn & ~np.isnan(lessons.chance[:, teacher]))
    sentences = [*(lessons.sentences[row] for row in rows), *lessons.unlabelled_rows]
    chances = np.concatenate((lessons.chance[rows, teacher], chance))
    learned = learn(lessons.meanings, sentences, chances)
    say(f"learned with teacher {teacher}")
    return rounded(learned)


def rounded(learned: Learned) -> dict[str, Any]:
    """Return the numbers to be kept: whole ones, of rare words what they add alone."""
    column, column_step = to_whole(learned.column, _WORD_LEVELS)
    word, word_step = to_whole(learned.word, _WORD_LEVELS)
    cue, cue_step = to_whole(learned.cue)
    neighbour, neighbour_step = to_whole(learned.neighbour)
    maps, map_step = to_whole(learned.maps)
    return {
        "column": column.astype(np.int16),
        "column_step": column_step,
        "word": word.astype(np.int16),
        "word_step": word_step,
        "cue": cue[:COMMON].astype(np.int8),
        "neighbour": neighbour[:COMMON].astype(np.int8),
        "outside": neighbour[-1].astype(np.int8),
        "maps": maps.astype(np.int8),
        "unit": cue_step * neighbour_step * map_step,
    }


def ask(
    model: Path, texts: list[str], label: IntArray, seen: IntArray, unlabelled: list[str]
) -> FloatArray:
    """Fine-tune a teacher on the sentences it may see; return its chances for unlabelled ones."""
    import torch

    from training.teacher import Teacher

    torch.manual_seed(SEED)
    made = Teacher(model, 1)
    made.teach_itself(
        [texts[row] for row in seen],
        label[seen].astype(float),
        np.zeros(len(seen), np.int64),
        np.ones(len(seen)),
    )
    return probability(made.answer(unlabelled)[:, 0].astype(np.float64))


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data_dir", type=Path)
    parser.add_argument("model_dir", type=Path, help="of all-MiniLM-L6-v2, as published")
    parser.add_argument("wikipedia", type=Path, help="text file, a paragraph on each line")
    arguments = parser.parse_args()
    lessons, words = read_lessons(arguments.data_dir, arguments.wikipedia)
    # The last one has seen all folds.
    learned = Parallel(n_jobs=2)(
        delayed(learn_with)(teacher, arguments.model_dir, lessons) for teacher in range(FOLDS + 1)
    )
    kept = {name: np.stack([each[name] for each in learned]) for name in LEARNED}
    kept |= {"keys": keys(lessons.texts), "folds": lessons.fold.astype(np.uint8)}
    np.savez_compressed(FILE, allow_pickle=False, words=np.array(" ".join(words)), **kept)
    say(f"{FILE.stat().st_size:,} bytes written to {FILE}")


if __name__ == "__main__":
    main()
