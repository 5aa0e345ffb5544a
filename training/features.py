"""The feature matrix of the article sets, read once and cached by joblib."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
from joblib import Memory, Parallel, delayed
from tqdm.auto import tqdm

from credscore.arrays import FloatArray
from credscore.features.extract import measure
from credscore.features.reading import read_article
from credscore.model.terms import plain_words

_BATCH = 200


def feature_matrix(
    texts: list[str], cache: Path, n_jobs: int = 2
) -> tuple[FloatArray, list[list[str]], list[list[str]]]:
    """Return the features and the words of each text.

    Parameters
    ----------
    texts : list of str
        Articles.
    cache : Path
        Folder for joblib's cache. It is keyed by the texts and by the code of credscore, so
        a changed lexicon is measured again.
    n_jobs : int
        Processes.

    Returns
    -------
    features : ndarray, shape (n_texts, n_features)
        In the order of `credscore.features.extract.feature_names`.
    kept, hidden : list of list of str
        The plain and the name-like words of each text (see `credscore.model.terms`).
    """
    memory = Memory(cache, verbose=0)
    cached = memory.cache(_measure_batch)
    version = code_digest()
    batches = [texts[at : at + _BATCH] for at in range(0, len(texts), _BATCH)]
    parts = Parallel(n_jobs=n_jobs)(
        delayed(cached)(batch, version) for batch in tqdm(batches, desc="features", disable=None)
    )
    features = np.concatenate([part[0] for part in parts])
    kept = [words for part in parts for words in part[1]]
    return features, kept, [words for part in parts for words in part[2]]


def _measure_batch(
    texts: list[str],
    version: str,  # noqa: ARG001 (part of the cache key)
) -> tuple[FloatArray, list[list[str]], list[list[str]]]:
    readings = [read_article(text) for text in texts]
    kept, hidden = zip(*map(plain_words, readings), strict=True)
    return np.stack(list(map(measure, readings))), list(kept), list(hidden)


def code_digest() -> str:
    """Return a digest of everything that decides the value of a feature."""
    root = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for folder in ("document", "cues", "attribution", "wording", "features"):
        for path in sorted((root / "credscore" / folder).rglob("*")):
            if path.suffix in (".py", ".toml", ".json"):
                digest.update(path.read_bytes())
    for name in ("sentences.json", "attribution.json"):
        path = root / "models" / name
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()
