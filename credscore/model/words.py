"""The words behind the ``wording`` features: what each adds to a head, and where it stands.

A wording feature is a sum over words, and a head adds such sums up. So each word has a part in
each head; the parts of all words, used and unused, make what the wording adds to a text beside an
average one of the reference corpus.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from credscore.arrays import FloatArray
from credscore.features.joined import Readings
from credscore.model.head import Head
from credscore.model.wording import ArticleWording, WordUses
from credscore.parts import MOST_WORDS, ToldWords

__all__ = ["effects_of", "heaviest", "parts_of", "slopes_of", "tell_each", "weigh"]


def effects_of(wording: ArticleWording, heads: Sequence[Head]) -> FloatArray:
    """Return what a word of unit value adds to the raw output of each head.

    Returns
    -------
    ndarray, shape (n_words, n_heads)
        The transform of a wording feature is linear between its first and last knot; beyond
        them a head hears no more of it, and the effect of a word is less than told.
    """
    slopes = [
        slopes_of(wording.names, head.features, head.coef, head.transform.scale) for head in heads
    ]
    return weigh(wording.weights, np.stack(slopes, axis=1))


def slopes_of(
    names: Sequence[str], features: Sequence[str], coef: FloatArray, scale: FloatArray
) -> FloatArray:
    """Return what a unit of each feature of `names` adds to a head, 0 for those it lacks.

    Parameters
    ----------
    names : sequence of str
    features : sequence of str
        Those of the head.
    coef : ndarray, shape (n_features, ...)
    scale : ndarray, shape (n_features,)

    Returns
    -------
    ndarray, shape (n_names, ...)
    """
    slopes = np.zeros((len(names), *coef.shape[1:]))
    for row, name in enumerate(names):
        if name in features:
            at = features.index(name)
            slopes[row] = coef[at] / scale[at]
    return slopes


def weigh(weights: FloatArray, slopes: FloatArray) -> FloatArray:
    """Return what words of such `weights` add to heads, through sums that add with `slopes`."""
    # Not a matrix product: its last bits are not the same on every machine.
    effects: FloatArray = np.einsum("wo,oh->wh", weights, slopes)
    return effects


def parts_of(
    rows: npt.NDArray[np.int64], values: FloatArray, means: FloatArray, effects: FloatArray
) -> FloatArray:
    """Return what words add to each head beside a text that uses them as much as most do.

    Parameters
    ----------
    rows, values : ndarray, shape (n_used,)
        The words used, and their values in the vector of a text.
    means : ndarray, shape (n_words,)
    effects : ndarray, shape (n_words, n_heads)
    """
    parts: FloatArray = (values - means.take(rows))[:, None] * effects.take(rows, axis=0)
    return parts


def tell_each(
    readings: Readings,
    uses: WordUses,
    means: FloatArray,
    effects: FloatArray,
    heads: Sequence[Head],
) -> list[ToldWords]:
    """Return for each of `readings` the words that move the `heads` most.

    Parameters
    ----------
    readings : Readings
    uses : WordUses
        Their words, from `ArticleWording.use`.
    means : ndarray, shape (n_words,)
        Of `ArticleWording`.
    effects : ndarray, shape (n_words, n_heads)
        From `effects_of`.
    heads : sequence of Head
    """
    parts = parts_of(uses.rows, uses.values, means, effects)
    told = heaviest(np.abs(parts), uses.edges).nonzero()[0]
    tokens, words = _places_of(uses, told, len(means))
    starts, ends = readings.columns.starts.take(tokens), readings.columns.ends.take(tokens)
    places = np.array((words, starts, ends), np.int64)
    edges = tokens.searchsorted(readings.tokens)
    before = told.searchsorted(uses.edges)
    places[0] -= before[:-1].repeat(np.diff(edges))
    parts = parts.take(told, axis=0)
    names = tuple(head.name for head in heads)
    return [
        # Copies, lest one score keeps what is of all articles.
        ToldWords(names, parts[first:last].copy(), places[:, start:end].copy())
        for (first, last), (start, end) in zip(
            pairwise(before.tolist()), pairwise(edges.tolist()), strict=True
        )
    ]


def heaviest(weights: FloatArray, edges: Sequence[int]) -> npt.NDArray[np.bool_]:
    """Return which words of each article are among the heaviest of it for some head."""
    chosen = np.zeros(len(weights), np.bool_)
    for first, last in pairwise(edges):
        if last - first <= MOST_WORDS:
            chosen[first:last] = True
        else:
            own = weights[first:last].argpartition(last - first - MOST_WORDS, axis=0)
            chosen[own[-MOST_WORDS:].ravel() + first] = True
    return chosen


def _places_of(
    uses: WordUses, told: npt.NDArray[np.intp], n_words: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.intp]]:
    """Return the tokens that are uses of the `told` words, and which of these each is."""
    is_told = np.zeros(n_words, np.bool_)
    is_told[uses.rows.take(told)] = True
    # Of some article; few enough to look for each by article and word.
    possible = is_told.take(uses.token_rows).nonzero()[0]
    wanted = uses.keys.take(told)
    found = uses.token_keys.take(possible)
    places = wanted.searchsorted(found)
    is_use = wanted.take(places, mode="clip") == found
    return uses.tokens.take(possible[is_use]), places[is_use]
