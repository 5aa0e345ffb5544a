"""The article sets as one frame: read, de-duplicated, grouped by publisher, weighted.

Every later step works on this frame, so that a publisher (`group`) and a copied text are on
one side of every split over all sets at once.

Near-duplicates are found by sampling word shingles (Broder 1997, "On the resemblance and
containment of documents"): the share of the smaller text's sampled shingles that stand in
the other. Containment, not resemblance, because copies are often cut short.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from credscore.arrays import FloatArray
from credscore.retraining.duplicates import clusters, count_shared, sample_shingles

#: File stem, set name; in the order in which a duplicated text keeps its copy: the sets
#: with the scarcest labels first.
SETS = (
    ("articles_hyperpartisan", "hyperpartisan"),
    ("articles_recovery", "recovery"),
    ("articles_allsides", "allsides"),
)

COLUMNS = [
    *("set", "id", "domain", "group", "title", "text", "topic", "lean"),
    *("quality", "reliable", "hyperpartisan"),
]

#: One shingle in so many is sampled.
_SAMPLE = 8
#: Shares of the smaller text: above the first two texts are similar, above the second copies.
_SIMILAR, _COPY = 0.2, 0.5
_SECOND_LEVEL = {"co", "com", "org", "net", "gov", "ac", "edu"}


def read_articles(folder: Path) -> pd.DataFrame:
    """Read the article sets of a data folder into one frame, with near-duplicates removed.

    Parameters
    ----------
    folder : Path
        Holds ``articles_allsides.parquet``, ``articles_recovery.parquet`` and
        ``articles_hyperpartisan.parquet``, with columns ``id``, ``domain``, ``title``, ``text``
        and, of the last five of `COLUMNS`, those the set has.

    Returns
    -------
    DataFrame
        One row an article with `COLUMNS`; labels a set lacks are missing. The attribute
        ``attrs["similar"]`` holds the pairs of rows that still share much text (for
        :func:`training.folds.purge`), as a tuple of (row, row).

    Raises
    ------
    FileNotFoundError
        If one of the files is missing.
    """
    frame = pd.concat([_read_set(folder / f"{stem}.parquet", name) for stem, name in SETS])
    frame = frame.reset_index(drop=True)
    pairs = similar_pairs(frame["text"].tolist())
    keep = first_of_each(len(frame), [(a, b) for a, b, share in pairs if share >= _COPY])
    position = np.cumsum(keep) - 1
    rest = [(int(position[a]), int(position[b])) for a, b, _ in pairs if keep[a] and keep[b]]
    kept = frame[keep].reset_index(drop=True)
    kept.attrs["similar"] = tuple(rest)
    return kept


def _read_set(path: Path, name: str) -> pd.DataFrame:
    frame = pd.read_parquet(path)
    frame["set"] = name
    frame["id"] = frame["id"].astype(str)
    frame["title"] = frame["title"].fillna("")
    frame["group"] = [publisher(domain) for domain in frame["domain"]]
    return frame.reindex(columns=COLUMNS)


def publisher(domain: str) -> str:
    """Return the registered domain, so that a publisher's sub-domains are one group.

    Examples
    --------
    >>> publisher("sports.example.co.uk"), publisher("www1.example.com")
    ('example.co.uk', 'example.com')
    """
    labels = domain.lower().strip(".").split(".")
    size = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 2
    return ".".join(labels[-size:])


def similar_pairs(texts: list[str]) -> list[tuple[int, int, float]]:
    """Find the pairs of texts that share at least a fifth of the smaller one.

    Parameters
    ----------
    texts : list of str
        The texts.

    Returns
    -------
    list of (int, int, float)
        Position, later position, share (0 to 1) of the smaller text's sampled shingles;
        sorted. Shingles in more than 40 texts are page
        furniture and count for nothing.

    Examples
    --------
    >>> story = "the council met on monday and voted to close two of its five pools " * 3
    >>> similar_pairs([story + "for good", "quite another text " * 9, story])
    [(0, 2, 1.0)]
    """
    sketches = [sample_shingles(text, _SAMPLE) for text in texts]
    sizes = list(map(len, sketches))
    shares = ((a, b, n / min(sizes[a], sizes[b])) for (a, b), n in count_shared(sketches).items())
    return sorted((a, b, float(share)) for a, b, share in shares if share >= _SIMILAR)


def first_of_each(size: int, pairs: list[tuple[int, int]]) -> npt.NDArray[np.bool_]:
    """Return a mask of `size` rows that keeps the first row of each linked cluster.

    Examples
    --------
    >>> first_of_each(4, [(0, 2), (2, 3)]).tolist()
    [True, True, False, False]
    """
    _, first = np.unique(clusters(list(map(str, range(size))), pairs), return_index=True)
    return np.isin(np.arange(size), first)


def outlet_weights(groups: pd.Series[str], half: float = 20.0) -> FloatArray:
    """Weight articles so that no big outlet dominates and no single article does either.

    An outlet with n articles counts as n / (1 + n / half) of them together: about n while it
    is small, never more than `half`.

    Parameters
    ----------
    groups : Series of str
        The publisher of each article.
    half : float
        The most articles an outlet may count as (> 0).

    Returns
    -------
    ndarray of float
        Weights with mean 1.

    Examples
    --------
    >>> outlet_weights(pd.Series(["a", "a", "b"]), half=1).round(2).tolist()
    [0.86, 0.86, 1.29]
    """
    counts = groups.map(groups.value_counts()).to_numpy(np.float64)
    weights = 1.0 / (1.0 + counts / half)
    return np.asarray(weights / weights.mean(), np.float64)


def draw_within_outlets(articles: pd.DataFrame, seed: int = 0) -> npt.NDArray[np.int64]:
    """Return for each article how many of its set and publisher were drawn before it.

    Articles with a number under n are at most n of each set and publisher, taken at random.
    """
    order = np.random.default_rng(seed).permutation(len(articles))
    keys = articles["set"].str.cat(articles["group"], sep="|").to_numpy()
    drawn = np.empty(len(articles), np.int64)
    drawn[order] = pd.Series(keys[order]).groupby(keys[order]).cumcount().to_numpy()
    return drawn


def within_topics(
    values: FloatArray, topics: npt.NDArray[np.object_], weight: FloatArray
) -> FloatArray:
    """Return `values` less the weighted mean of their topic.

    What outlets write about differs with their rating; left in, words of a topic would count
    for or against a text whatever its writing. A regression of labels on inputs that both
    lost the mean of their topic compares articles of a topic only (Frisch and Waugh 1933).

    Parameters
    ----------
    values : ndarray, shape (n_texts,) or (n_texts, n_columns)
    topics : ndarray of str, shape (n_texts,)
    weight : ndarray, shape (n_texts,)
        Positive.

    Examples
    --------
    >>> within_topics(np.array([0.2, 0.4, 0.9]), np.array(["a", "a", "b"]), np.ones(3))
    array([-0.1,  0.1,  0. ])
    """
    member = topic_columns(topics)
    shares = sparse.diags(1.0 / np.asarray(member.T @ weight)) @ member.T @ sparse.diags(weight)
    return np.asarray(values - member @ (shares @ values), np.float64)


def topic_columns(topics: npt.NDArray[np.object_]) -> sparse.csr_matrix:
    """Return a column for each topic, 1 in the rows of its texts."""
    names, codes = np.unique(topics.astype(str), return_inverse=True)
    rows = np.arange(len(topics))
    return sparse.csr_matrix((np.ones(len(rows)), (rows, codes)), (len(rows), len(names)))
