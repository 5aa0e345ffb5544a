"""Train the weights of the attribution reader on PolNeAR and write ``models/attribution.json``.

Usage: ``python -m training.train_attribution DATA_DIR [--cross-validate]``

DATA_DIR holds ``spans_attribution_polnear_train.parquet``. Only the training part is read. With
``--cross-validate`` nothing is written: each publisher is read with weights trained on the
others, and the figures of ``measure_attribution.py`` are printed for a range of thresholds.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from credscore.arrays import BoolArray, FloatArray, Int32Array
from credscore.attribution.candidates import Candidate, find_candidates
from credscore.attribution.ending import boundary_tables, find_boundaries
from credscore.attribution.planning import Plan, plan
from credscore.attribution.reader import find_attributions
from credscore.attribution.reading import Reading, read_tokens
from credscore.attribution.scoring import candidate_features, candidate_tables
from credscore.attribution.weights import LinearTable, Weights
from credscore.document.document import read
from training.measure_attribution import Counts, count

Gold = list[dict[str, list[list[int]]]]

FILE = "spans_attribution_polnear_train.parquet"
OUTPUT = Path(__file__).resolve().parent.parent / "models" / "attribution.json"
THRESHOLD = -0.6
CANDIDATE_C = 0.12
BOUNDARY_RIDGE = 1.0
#: Weights are stored as whole hundredths; smaller ones are dropped.
SCALE = 0.01
SMALLEST = 0.04
#: A content that begins later than this after the predicted start is another content.
START_TOLERANCE = 60
FINAL_MARKS = frozenset(".?!\"'")


@dataclass(frozen=True)
class Examples:
    """Rows of one-hot features of one article.

    Attributes
    ----------
    cues, is_cue : features (n_tables, n) and labels of the candidates
    ends, is_end, owner : features, labels and cue number of the boundaries
    """

    cues: Int32Array
    is_cue: BoolArray
    ends: Int32Array
    is_end: BoolArray
    owner: Int32Array


def main() -> None:
    """Train on everything and write the weights, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--cross-validate", action="store_true")
    options = parser.parse_args()
    frame = pd.read_parquet(options.data / FILE)
    gold = [json.loads(value) for value in frame["attributions"]]
    readings = [read_tokens(read(text)) for text in frame["text"]]
    examples = [article_examples(r, g) for r, g in zip(readings, gold, strict=True)]
    if options.cross_validate:
        cross_validate(frame, gold, readings, examples)
        return
    weights = fit(examples)
    OUTPUT.write_text(to_json(weights, len(frame)), encoding="utf-8")
    print(f"{OUTPUT}: {OUTPUT.stat().st_size / 1000:.0f} kB")


def article_examples(reading: Reading, gold: Gold) -> Examples:
    """Return the training rows of one article."""
    candidates = find_candidates(reading)
    owner_of = _gold_of_tokens(reading, gold)
    matched = [_matched(owner_of, candidate) for candidate in candidates]
    empty = np.zeros((len(boundary_tables()), 0), np.int32)
    cues = candidate_features(reading, candidates)
    is_cue = np.array([i >= 0 for i in matched], np.bool_)
    pairs = [
        (planned, gold[i])
        for candidate, i in zip(candidates, matched, strict=True)
        if i >= 0 and (planned := plan(reading, candidate)) and planned.start is not None
    ]
    rows: list[Int32Array] = []
    labels: list[BoolArray] = []
    owners: list[Int32Array] = []
    if pairs:
        found = find_boundaries(reading, [planned for planned, _ in pairs])
        for i, (planned, attribution) in enumerate(pairs):
            mine = found.owner == i
            label = found.place[mine] == _gold_end(reading, planned, attribution)
            if label.any():
                rows.append(found.features[:, mine])
                labels.append(label)
                owners.append(np.full(int(mine.sum()), len(owners), np.int32))
    return Examples(
        cues=cues,
        is_cue=is_cue,
        ends=np.concatenate(rows, axis=1) if rows else empty,
        is_end=np.concatenate(labels) if labels else np.zeros(0, np.bool_),
        owner=np.concatenate(owners) if owners else np.zeros(0, np.int32),
    )


def _gold_of_tokens(reading: Reading, gold: Gold) -> list[int]:
    starts = reading.document.tokens.starts
    owner = [-1] * (len(starts) + 1)
    for number, attribution in enumerate(gold):
        for span in attribution["cue"]:
            first, last = np.searchsorted(starts, span).tolist()
            owner[first:last] = [number] * (last - first)
    return owner


def _matched(owner_of: Sequence[int], candidate: Candidate) -> int:
    return max(owner_of[candidate.head : candidate.end])


def _gold_end(reading: Reading, planned: Plan, gold: Mapping[str, list[list[int]]]) -> int:
    """Return the token at which the content ends in its sentence, -1 if it is another one."""
    assert planned.start is not None
    starts = reading.document.tokens.starts
    high = reading.bounds[reading.sentence[planned.candidate.head] + 1]
    limit = int(starts[high]) if high < len(starts) else 1 << 40
    begin = int(starts[planned.start])
    pieces = [s for s in gold["content"] if s[1] > begin and s[0] < limit]
    if not pieces or pieces[0][0] > begin + START_TOLERANCE:
        return -1
    end = int(np.searchsorted(starts, max(s[1] for s in pieces)))
    rest = reading.words[end:high]
    return high if end >= high or all(word in FINAL_MARKS for word in rest) else end


def fit(examples: Sequence[Examples]) -> Weights:
    """Return the weights trained on `examples`."""
    cue_tables, end_tables = candidate_tables(), boundary_tables()
    cue_offsets, n_cue = _offsets(cue_tables)
    end_offsets, n_end = _offsets(end_tables)
    features = np.concatenate([one.cues for one in examples], axis=1) + cue_offsets
    labels = np.concatenate([one.is_cue for one in examples])
    model = LogisticRegression(C=CANDIDATE_C, max_iter=300, solver="liblinear", random_state=0)
    model.fit(_one_hot(features, n_cue), labels)
    owners, first = [], 0
    for one in examples:
        owners.append(one.owner + first)
        first += int(one.owner.max()) + 1 if len(one.owner) else 0
    boundary = _fit_choice(
        np.concatenate([one.ends for one in examples], axis=1) + end_offsets,
        np.concatenate([one.is_end for one in examples]),
        np.concatenate(owners),
        n_end,
    )
    return Weights(
        candidate=LinearTable(_rounded(model.coef_[0]), cue_offsets, float(model.intercept_[0])),
        boundary=LinearTable(_rounded(boundary), end_offsets, 0.0),
        threshold=THRESHOLD,
    )


def _offsets(tables: Mapping[str, Sequence[str]]) -> tuple[Int32Array, int]:
    edges = np.concatenate(([0], np.cumsum([len(names) for names in tables.values()])))
    return edges[:-1, None].astype(np.int32), int(edges[-1])


def _one_hot(features: Int32Array, width: int) -> Any:
    k, n = features.shape
    edges = np.arange(0, n * k + 1, k)
    return csr_matrix((np.ones(n * k), features.T.ravel(), edges), shape=(n, width))


def _fit_choice(
    features: Int32Array, chosen: BoolArray, owner: Int32Array, width: int
) -> FloatArray:
    """Fit a conditional logit: one boundary is chosen among those of each owner."""
    matrix = _one_hot(features, width)
    first = np.flatnonzero(np.diff(owner, prepend=-1))

    def loss(weights: FloatArray) -> tuple[float, FloatArray]:
        scores = matrix @ weights
        top = np.maximum.reduceat(scores, first)
        exponents = np.exp(scores - top[owner])
        sums = np.add.reduceat(exponents, first)
        value = -(scores[chosen] - top - np.log(sums)).sum()
        gradient = matrix.T @ (exponents / sums[owner] - chosen)
        penalty = BOUNDARY_RIDGE / 2 * weights @ weights
        return float(value + penalty), gradient + BOUNDARY_RIDGE * weights

    start = np.zeros(width)
    options = {"maxiter": 150}
    result: Any = minimize(loss, start, jac=True, method="L-BFGS-B", options=options)  # type: ignore[call-overload]
    return np.asarray(result.x, np.float64)


def _rounded(weights: FloatArray) -> FloatArray:
    kept = np.where(np.abs(weights) < SMALLEST, 0.0, weights)
    return np.asarray(np.round(kept / SCALE) * SCALE, np.float64)


def to_json(weights: Weights, n_articles: int) -> str:
    """Return the model file: whole hundredths by table and value name."""
    content = {
        "format": 1,
        "description": "linear weights of the attribution reader; see credscore/attribution",
        "data": f"PolNeAR training part (Newell et al. 2018), {n_articles} articles",
        "threshold": weights.threshold,
        "candidate": _named(weights.candidate, candidate_tables()),
        "boundary": _named(weights.boundary, boundary_tables()),
    }
    return json.dumps(content, separators=(",", ":"), sort_keys=True) + "\n"


def _named(table: LinearTable, tables: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    named: dict[str, dict[str, int]] = {}
    for (name, values), offset in zip(tables.items(), table.offsets.ravel().tolist(), strict=True):
        part = np.round(table.weights[offset : offset + len(values)] / SCALE).astype(int)
        named[name] = {values[i]: int(part[i]) for i in np.flatnonzero(part).tolist()}
    return {"scale": SCALE, "intercept": round(table.intercept, 4), "tables": named}


def cross_validate(
    frame: pd.DataFrame,
    gold: Sequence[Gold],
    readings: Sequence[Reading],
    examples: Sequence[Examples],
) -> None:
    """Print the figures on each publisher's articles with weights of the other publishers."""
    publishers = frame["publisher"].tolist()
    counts: dict[float, Counts] = {}
    for held_back in sorted(set(publishers)):
        train = [one for one, p in zip(examples, publishers, strict=True) if p != held_back]
        weights = fit(train)
        for threshold in (-0.8, -0.6, -0.4, -0.2):
            now = replace(weights, threshold=threshold)
            total = counts.setdefault(threshold, Counts())
            for reading, annotated, publisher in zip(readings, gold, publishers, strict=True):
                if publisher == held_back:
                    found = find_attributions(reading.document, weights=now)
                    count(total, reading.document, annotated, found)
    for threshold, total in counts.items():
        print(threshold, total)


if __name__ == "__main__":
    main()
