"""What the heads learn from: articles with features, words and labels, read once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from credscore.arrays import FloatArray
from credscore.features.extract import feature_names
from training.annotations import read_annotations
from training.data import draw_within_outlets, read_articles
from training.features import feature_matrix
from training.transfer import SentenceSet, read_sentence_sets
from training.wording import Counts, count_words, matrix_of

#: Articles of one outlet and set that are learned from.
MOST_PER_OUTLET = 300
#: Articles of one outlet and set that are judged, so that no big outlet makes the figures.
MOST_JUDGED = 60
#: MBFC bias category -> how far from neutral reporting it stands.
_EXTREMITY = {
    "center": 0.0,
    "left-center": 0.1,
    "right-center": 0.1,
    "pro-science": 0.0,
    "left": 0.7,
    "right": 0.7,
    "conspiracy-pseudoscience": 0.8,
    "fake-news": 1.0,
}


@dataclass(frozen=True)
class Material:
    """Articles and everything measured on them, row by row.

    Attributes
    ----------
    articles : DataFrame
        From `training.data.read_articles`, at most `MOST_PER_OUTLET` an outlet and set.
    features : ndarray, shape (n_articles, n_features)
    groups : ndarray of str
        Publisher.
    topics : ndarray of str
        Set and topic.
    judged : ndarray of bool
        At most `MOST_JUDGED` articles an outlet and set: those that figures are taken of.
    body_words : ndarray
        Words of body text.
    counts : Counts
        Plain and hidden words.
    targets : dict of str to ndarray
        ``quality``, ``partisan``, ``extreme`` of outlets, ``hyperpartisan``, ``careful``,
        ``slanted`` of articles; NaN where unknown.
    sentences : dict of str to (csr matrix, ndarray)
        Word counts and labels of the sentence sets, by output.
    """

    articles: pd.DataFrame
    features: FloatArray
    groups: npt.NDArray[np.object_]
    topics: npt.NDArray[np.object_]
    judged: npt.NDArray[np.bool_]
    body_words: FloatArray
    counts: Counts
    targets: dict[str, FloatArray]
    sentences: dict[str, tuple[sparse.csr_matrix, FloatArray]]


def read_material(
    folder: Path, cache: Path, n_jobs: int = 2, most: int = MOST_PER_OUTLET
) -> Material:
    """Read the data folder and measure the articles.

    Parameters
    ----------
    folder : Path
        The data folder (see ``docs/``).
    cache : Path
        Where joblib keeps the measured features.
    n_jobs : int
        Processes.
    most : int
        Articles taken of one outlet and set.
    """
    articles = capped_articles(folder, most)
    texts = articles["text"].tolist()
    features, kept, hidden = feature_matrix(texts, cache, n_jobs)
    counts = count_words(kept, hidden)
    index = {word: column for column, word in enumerate(counts.terms)}
    sets: dict[str, SentenceSet] = read_sentence_sets(folder, texts)
    return Material(
        articles=articles,
        features=features,
        groups=articles["group"].to_numpy(object),
        topics=articles["set"].str.cat(articles["topic"].fillna(""), sep="|").to_numpy(object),
        judged=(articles["drawn"] < MOST_JUDGED).to_numpy(),
        body_words=np.maximum(features[:, feature_names().index("structure.words")], 1.0),
        counts=counts,
        targets=_targets(articles, folder),
        sentences={name: (matrix_of(s.words, index), s.label) for name, s in sets.items()},
    )


def capped_articles(folder: Path, most: int = MOST_PER_OUTLET) -> pd.DataFrame:
    """Return at most `most` articles an outlet and set, copies renumbered.

    The column ``drawn`` counts those of the same outlet and set from 0, in random order.
    """
    articles = read_articles(folder)
    articles["drawn"] = draw_within_outlets(articles)
    rows = np.flatnonzero(articles["drawn"] < most)
    place = {row: at for at, row in enumerate(rows.tolist())}
    kept = articles.iloc[rows].reset_index(drop=True)
    kept.attrs["similar"] = tuple(
        (place[a], place[b]) for a, b in articles.attrs["similar"] if a in place and b in place
    )
    return kept


def _targets(articles: pd.DataFrame, folder: Path) -> dict[str, FloatArray]:
    """Return the labels. Of articles that readers judged, the outlet's rating is taken only."""
    judged = (articles["set"] == "hyperpartisan").to_numpy()
    mbfc = pd.read_parquet(folder / "ratings_mbfc2026.parquet").set_index("domain")["bias"]
    lean = articles["lean"]
    outlet = {
        "quality": articles["quality"].to_numpy(np.float64),
        "partisan": np.where(lean.isna(), np.nan, (lean != "center").astype(np.float64)),
        "extreme": articles["domain"].map(mbfc.map(_EXTREMITY)).to_numpy(np.float64),
    }
    labels = {
        name: values if name == "quality" else np.where(judged, np.nan, values)
        for name, values in outlet.items()
    }
    labels["hyperpartisan"] = (
        articles["hyperpartisan"].map({True: 1.0, False: 0.0}).astype(np.float64).to_numpy()
    )
    return labels | read_annotations(articles["text"].tolist())
