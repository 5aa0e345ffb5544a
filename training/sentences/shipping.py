"""Folding the parts and heads into the table that is shipped, as plain JSON."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from credscore.arrays import FloatArray
from credscore.cues.lexicon import load_cues
from credscore.wording.cue_vectors import CueVectors
from credscore.wording.masking import FIRST_WORD, NAME, Vocabulary
from credscore.wording.sentence_model import FORMAT, HEADS, N_POOLED
from training.sentences.cue_vectors import COMMON, to_whole
from training.sentences.heads import VECTOR_SHARE, WITNESS, FittedHead
from training.sentences.labelled import FILES
from training.sentences.stack import LEXICONS, Parts, Workshop

_COLUMN_LEVELS = 32_000
_PAIR_LEVELS = 200
_BYTE_LEVELS = 126
#: Pair weights under this logit are dropped.
_SMALLEST_PAIR = 0.08


def pack(
    workshop: Workshop,
    parts: Parts,
    heads: Mapping[str, FittedHead],
    scaling: Mapping[str, tuple[float, float]],
    thresholds: Mapping[str, float],
) -> dict[str, Any]:
    """Return the contents of ``sentences.json`` without figures and digests.

    The sums are linear in the weights of words and pairs, so each head's share of them is one
    column and one matrix.
    """
    assert parts.context is not None
    assert parts.hedging is not None
    names = list(parts.columns)
    pairs = {
        head: sum(
            heads[head].weights[names.index(name)] * weights
            for name, weights in parts.pairs.items()
        )
        for head in HEADS
    }
    return {
        "format": FORMAT,
        **_words(workshop.vocabulary),
        "columns": {
            name: _pack(column, _COLUMN_LEVELS) for name, column in _columns(parts, heads).items()
        },
        "pair_group": _encode(workshop.pair_classes.group, "<u2"),
        "n_pair_groups": workshop.pair_classes.number,
        "pairs": {
            name: _pack(matrix.ravel(), _BYTE_LEVELS, "<i1") for name, matrix in pairs.items()
        },
        "group": _encode(parts.context.group, "<u2"),
        "n_groups": workshop.cue_classes.number,
        "next": _pack_pairs(parts.context.next),
        "after_next": _pack_pairs(parts.context.after_next),
        "cue_vectors": _vectors(parts.hedging.vectors),
        "cue_ids": [cue.id for cue in load_cues()],
        "heads": {
            name: {
                "intercept": round(heads[name].intercept, 6),
                "scale": round(scaling[name][0], 6),
                "shift": round(scaling[name][1], 6),
                "threshold": thresholds[name],
                **_weights(heads[name], len(names) + len(LEXICONS)),
            }
            for name in HEADS
        },
        "witness": WITNESS._asdict(),
    }


def _words(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the words by what becomes of them."""
    opens = zip(vocabulary.words, vocabulary.may_open[FIRST_WORD:], strict=True)
    return {
        "words": " ".join(vocabulary.words),
        "hidden": " ".join(word for word, row in vocabulary.rows.items() if row == NAME),
        "ambiguous": " ".join(word for word, may_open in opens if not may_open),
    }


def _columns(parts: Parts, heads: Mapping[str, FittedHead]) -> dict[str, FloatArray]:
    """Return what each row adds to each head, its chances to be marked, and its hedging."""
    assert parts.context is not None
    assert parts.hedging is not None
    chances = {name: parts.chance[name] for name in LEXICONS}
    sums = np.column_stack([*parts.columns.values(), *chances.values()])
    columns = {name: sums @ heads[name].weights[: sums.shape[1]] for name in HEADS} | chances
    columns["hedging"] += VECTOR_SHARE * parts.hedging.column
    for column in columns.values():
        column[:FIRST_WORD] = 0.0
    return columns | {"hedge_cue": parts.context.word.astype(np.float64)}


def _vectors(vectors: CueVectors) -> dict[str, Any]:
    """Return the cue vectors; all but the logits of words are whole numbers already."""
    return {
        "share": VECTOR_SHARE,
        "unit": vectors.unit,
        "word": _pack(vectors.word, _COLUMN_LEVELS),
        "cue": _encode(vectors.cue[:COMMON], "<i1"),
        "neighbour": _encode(vectors.neighbour[:-1][:COMMON], "<i1"),
        "outside": _encode(vectors.neighbour[-1], "<i1"),
        "maps": _encode(vectors.maps, "<i1"),
    }


def _weights(head: FittedHead, n_sums: int) -> dict[str, list[float]]:
    """Return the weights of what is no sum: the pooled features, then the cues."""
    weights = [round(float(weight), 6) for weight in head.weights[n_sums:]]
    return {"pooled": weights[:N_POOLED], "cues": weights[N_POOLED:]}


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of the labelled files of `folder`."""
    return {
        name: hashlib.sha256((folder / f"{stem}.parquet").read_bytes()).hexdigest()
        for name, stem in FILES.items()
    }


def _encode(values: npt.NDArray[Any], kind: str) -> str:
    return base64.b64encode(values.astype(kind).tobytes()).decode("ascii")


def _pack(values: npt.NDArray[Any], levels: int, kind: str = "<i2") -> dict[str, Any]:
    whole, step = to_whole(values, levels)
    return {"step": step, "data": _encode(whole, kind)}


def _pack_pairs(matrix: npt.NDArray[np.float32]) -> dict[str, Any]:
    """Return the pairs whose weight matters, as gaps between positions and weights."""
    flat = matrix.ravel()
    at = np.flatnonzero(np.abs(flat) >= _SMALLEST_PAIR)
    return {"gaps": _encode(np.diff(at, prepend=0), "<u4")} | _pack(flat[at], _PAIR_LEVELS)
