"""From material to heads: out-of-fold wording, blocks, calibration, intervals.

Everything is fitted on whole outlets and judged on others. The wording values of a row come
from weights that saw neither its outlet nor a copy of it, in training as in testing, so a
head learns how far to trust them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import pandas as pd
from scipy import sparse

from credscore.arrays import FloatArray, IntArray
from credscore.features.extract import describe
from credscore.model import wording as article_wording
from credscore.model.head import Transform
from credscore.retraining.blocks import fit_transform
from training import checklist, heads, wording
from training.data import outlet_weights
from training.folds import splits
from training.heads import Block, Fit
from training.material import Material
from training.pretrained import pretrained_vectors

#: Output learned from articles -> how: by the label of the outlet, or of the article itself.
#: The other outputs are learned from sentences.
_FROM_ARTICLES = {
    **dict.fromkeys(("quality", "partisan", "extreme"), wording.OF_OUTLETS),
    **dict.fromkeys(("careful", "slanted"), wording.OF_ARTICLES),
}
_OUTPUTS = tuple(article_wording.OUTPUTS)
_INNER_FOLDS = 4
#: Articles an outlet counts as at most when weights are learned (`outlet_weights`).
_HALF = 25.0
#: The same when a head is calibrated: what is promised is promised for the next outlet.
CALIBRATION_HALF = 1.0
#: What the name of a binary head has behind it where its ensemble's spread is kept.
SPREAD = ".spread"


@dataclass(frozen=True)
class Task:
    """What one head learns.

    Attributes
    ----------
    name, kind : str
        As in `credscore.model.head.Head`.
    target : str
        Key of `Material.targets`.
    outcome : float
        1 where the target is good, -1 where it is bad: turns the checklist.
    wording : tuple of (tuple of str, float, float)
        Blocks of wording outputs: names, penalty, share.
    checklist : tuple of (float, float)
        Penalty and share of the measured features.
    half, checklist_half : float
        Articles an outlet counts as at most, for wording and for measured features
        (`training.data.outlet_weights`).
    """

    name: str
    kind: str
    target: str
    outcome: float
    wording: tuple[tuple[tuple[str, ...], float, float], ...]
    checklist: tuple[float, float]
    half: float
    checklist_half: float


_TRANSFERRED = tuple(name for name in _OUTPUTS if name not in _FROM_ARTICLES)
TASKS = (
    Task(
        "credibility",
        "regression",
        "quality",
        1.0,
        ((("quality",), 1.0, 1.0), (("extreme",), 1.0, 1.0), (("careful",), 1.0, 0.8)),
        (70_000.0, 0.4),
        _HALF,
        # Habits of one outlet are easily taken for what a feature means: each counts once.
        1.0,
    ),
    Task(
        "bias",
        "binary",
        "hyperpartisan",
        -1.0,
        ((_OUTPUTS, 100.0, 1.0), (("slanted",), 1.0, 1.0)),
        (3000.0, 0.5),
        1e9,
        1e9,
    ),
)


@cache
def _directions() -> dict[str, float]:
    return checklist.directions([feature.name for feature in describe()])


def measured_columns() -> IntArray:
    """Return the columns of the measured features that heads read."""
    names = [feature.name for feature in describe()]
    return np.array([names.index(name) for name in _directions()], np.int64)


def head_features() -> tuple[str, ...]:
    """Return the names of the features that heads read, wording last."""
    names = [describe()[column].name for column in measured_columns()]
    return (*names, *(feature.name for feature in article_wording.describe()))


def blocks_of(task: Task) -> list[Block]:
    """Return the blocks of `task` as columns of `head_features`."""
    directions = np.array(list(_directions().values())) * task.outcome
    n_measured = len(directions)
    blocks = [Block(np.arange(n_measured), *task.checklist, task.checklist_half, directions)]
    for names, strength, share in task.wording:
        columns = n_measured + np.array([_OUTPUTS.index(name) for name in names], np.int64)
        blocks.append(Block(columns, strength, share, task.half))
    return blocks


@dataclass(frozen=True)
class Space:
    """What is known of words without any label.

    Attributes
    ----------
    vocabulary : Vocabulary
        Of the training rows, as are the directions.
    vectors : csr matrix, shape (n_articles, n_words)
        All articles.
    directions : ndarray, shape (n_words, n_directions)
    """

    vocabulary: wording.Vocabulary
    vectors: sparse.csr_matrix
    directions: FloatArray

    @classmethod
    def of(cls, material: Material, rows: IntArray) -> Space:
        """Return what the words of the training `rows` show."""
        vocabulary = wording.fit_vocabulary(material.counts, material.groups, rows)
        vectors = vocabulary.vectors(material.counts.kept)
        return cls(vocabulary, vectors, wording.find_directions(vectors[rows]))


@dataclass(frozen=True)
class WordWeights:
    """Word weights learned from some rows."""

    vocabulary: wording.Vocabulary
    weights: FloatArray
    offsets: FloatArray

    def values(self, counts: sparse.csr_matrix) -> FloatArray:
        """Return the wording outputs of articles given by their word counts."""
        return np.asarray(self.vocabulary.vectors(counts) @ self.weights + self.offsets)


def learn_wording(material: Material, rows: IntArray, space: Space) -> WordWeights:
    """Learn all word weights from the training `rows` and the sentence sets."""
    vocabulary = space.vocabulary
    columns = [learn_from_articles(material, space, name, rows) for name in _FROM_ARTICLES]
    words = [material.counts.terms[column] for column in vocabulary.columns.tolist()]
    meanings = pretrained_vectors(words).astype(np.float64)
    for name in _TRANSFERRED:
        counts, label = material.sentences[name]
        columns.append(wording.fit_sentences(vocabulary.vectors(counts), label, meanings))
    by_name = dict(zip((*_FROM_ARTICLES, *_TRANSFERRED), columns, strict=True))
    weights = np.column_stack([by_name[name][0] for name in _OUTPUTS])
    return WordWeights(vocabulary, weights, np.array([by_name[name][1] for name in _OUTPUTS]))


def learn_from_articles(
    material: Material, space: Space, name: str, rows: IntArray
) -> tuple[FloatArray, float]:
    """Learn the word weights and the offset of the output `name` from the labels of `rows`."""
    known = rows[~np.isnan(material.targets[name][rows])]
    if not len(known):  # a set without this label, where a model is learned from it alone
        return np.zeros(len(space.directions)), 0.0
    weight = outlet_weights(material.articles["group"].iloc[known], _HALF)
    rated = wording.Rated(material.targets[name][known], material.topics[known], weight)
    recipe = _FROM_ARTICLES[name]
    return wording.fit_articles(space.vectors[known], space.directions, rated, recipe)


def out_of_fold_wording(material: Material, rows: IntArray, space: Space, seed: int) -> FloatArray:
    """Return the wording values that a head learns from and is judged on.

    Parameters
    ----------
    material : Material
    rows : ndarray of int
        The training rows.
    space : Space
        Of all `rows`, the inner folds included: it knows no label.
    seed : int
        Of the inner folds.

    Returns
    -------
    ndarray, shape (n_articles, n_outputs)
        For `rows`, the outputs learned from articles come from weights that saw neither the
        row's outlet nor a copy of it; everything else from weights learned on all `rows`.
    """
    values = learn_wording(material, rows, space).values(material.counts.kept)
    for train, test in splits(material.articles, _INNER_FOLDS, seed, rows):
        for column, name in enumerate(_OUTPUTS):
            if name in _FROM_ARTICLES:
                weights, offset = learn_from_articles(material, space, name, train)
                values[test, column] = space.vectors[test] @ weights + offset
    return values


def joined(material: Material, values: FloatArray) -> FloatArray:
    """Return the matrix of `head_features` for all articles."""
    return np.hstack([material.features[:, measured_columns()], values])


def fit_task(
    material: Material,
    task: Task,
    rows: IntArray,
    features: FloatArray,
    sample: tuple[FloatArray, Transform] | None = None,
) -> Fit:
    """Fit the uncalibrated head of `task` on the labelled ones of `rows`.

    Parameters
    ----------
    material : Material
    task : Task
    rows : ndarray of int
    features : ndarray, shape (n_articles, n_head_features)
        From `joined`.
    sample : tuple of (ndarray, Transform), optional
        How often each labelled row counts, and the transform to use: for the members of an
        ensemble.
    """
    target = material.targets[task.target]
    known = rows[~np.isnan(target[rows])]
    drawn = np.ones(len(known))
    if sample is None:
        # Ranks for what is measured; sums of word weights keep their scale.
        is_rank = np.arange(features.shape[1]) < len(measured_columns())
        transform = fit_transform(features[known], is_rank)
    else:
        drawn, transform = sample
        known, drawn = known[drawn > 0], drawn[drawn > 0]
    examples = heads.Examples(
        features[known], target[known], material.groups[known], material.topics[known], drawn
    )
    return heads.fit_blocks(task.kind, examples, blocks_of(task), transform)


def fit_ensemble(  # noqa: PLR0913 - what `fit_task` takes, and two more
    material: Material, task: Task, rows: IntArray, features: FloatArray, fit: Fit, seed: int
) -> list[Fit]:
    """Fit the head of `task` to resampled outlets of `rows`, with the transform of `fit`."""
    known = rows[~np.isnan(material.targets[task.target][rows])]
    return [
        fit_task(material, task, rows, features, (drawn, fit.transform))
        for drawn in heads.outlet_samples(material.groups[known], seed)
    ]


def predict(
    material: Material, train: IntArray, test: IntArray, seed: int, tasks: tuple[Task, ...] = TASKS
) -> dict[str, FloatArray]:
    """Fit the heads on the `train` rows and return their raw outputs for the `test` rows.

    Beside the output of a binary head stands how far those of its ensemble spread (`SPREAD`).
    """
    space = Space.of(material, train)
    features = joined(material, out_of_fold_wording(material, train, space, seed))
    outputs = {}
    for task in tasks:
        fit = fit_task(material, task, train, features)
        outputs[task.name] = fit.raw(features[test])
        if task.kind == "binary":
            members = fit_ensemble(material, task, train, features, fit, seed)
            spread = np.std([member.raw(features[test]) for member in members], axis=0)
            outputs[task.name + SPREAD] = spread
    return outputs


def cross_validate(
    material: Material, n_folds: int, seed: int, tasks: tuple[Task, ...] = TASKS
) -> tuple[dict[str, FloatArray], IntArray]:
    """Return what `predict` does for every row, out of fold, and the fold of every row.

    Wording weights, transform and coefficients of a fold come from its training rows alone.
    Outputs are those of `Material.judged` rows, NaN elsewhere.
    """
    outputs: dict[str, FloatArray] = {}
    fold_of = np.full(len(material.articles), -1, np.int64)
    for fold, (train, test) in enumerate(splits(material.articles, n_folds, seed)):
        fold_of[test] = fold
        judged = test[material.judged[test]]
        for name, raw in predict(material, train, judged, seed + 100 + fold, tasks).items():
            outputs.setdefault(name, np.full(len(fold_of), np.nan))[judged] = raw
    return outputs, fold_of


def shuffled(material: Material, seed: int) -> Material:
    """Return the material with ratings shuffled within topics: a negative control.

    A model learned from it must order nothing: whatever it still finds leaks.
    """
    rng = np.random.default_rng(seed)
    order = np.arange(len(material.articles))
    topics = pd.Series(material.topics)
    for rows in topics.groupby(topics).indices.values():
        order[rows] = rng.permutation(rows)
    # All labels of an outlet, or what one of them lost another would still tell.
    return replace(material, targets={n: t[order] for n, t in material.targets.items()})
