"""The sentence models: bias, subjectivity and hedging as calibrated probabilities.

Each head is a logistic regression over a few dozen numbers of a sentence. Most of them are
themselves sums of learned word weights; a sum of sums is a sum, so the shipped table keeps
one column of weights a head, and a whole article is a handful of numpy operations. Hedging is
told by words beside words as well, whose log-odds are added (`credscore.wording.cue_vectors`).
How the weights come about is written in ``training/train_sentences.py``.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from credscore.arrays import Float32Array, FloatArray
from credscore.document.names import Levels
from credscore.errors import ModelFileError
from credscore.resources import once_each, read_json
from credscore.wording.cue_vectors import STEPS, CueVectors, pool_cue_vectors
from credscore.wording.masking import FIRST_WORD, Vocabulary, mask_rows
from credscore.wording.pooling import (
    CueContext,
    PairWeights,
    add_up,
    add_up_pairs,
    pool_cues,
    pool_lexicon,
    scale_sums,
    soft_minimum,
)
from credscore.wording.structure import STRUCTURE, count_markers, marker_layers, structure

__all__ = ["FORMAT", "HEADS", "SentenceModel", "Witness", "shipped_model"]


#: Version of the file format.
FORMAT: Final = 3
#: The heads, in the order of the columns of every result. ``bias`` was learned from sentences
#: seen alone, ``loaded`` from loaded language and name-calling marked in whole articles; the
#: public score of bias is the first for a lone sentence and the second inside an article.
HEADS: Final = ("bias", "subjectivity", "hedging", "loaded")
_N_LEXICONS: Final = 2
#: Where the columns of `SentenceModel.sums` change their meaning.
_LOG_NONE: Final = len(HEADS)
_KNOWN: Final = _LOG_NONE + _N_LEXICONS
#: The place of the cues in context among the pooled features.
_CUES: Final = 3 * _N_LEXICONS
#: Number of features besides the sums and the cues.
N_POOLED: Final = _CUES + 1 + len(STRUCTURE)


_BIAS, _HEDGING, _LOADED = (HEADS.index(name) for name in ("bias", "hedging", "loaded"))


class Witness(NamedTuple):
    """How far ``bias`` needs ``loaded`` to agree.

    A multiple of the logit of ``loaded``, raised by an offset so that it binds only where loaded
    language is very unlikely, is an upper bound of the logit of ``bias``, with a soft edge.
    """

    slope: float
    offset: float

    def agree(self, bias: FloatArray, loaded: FloatArray) -> FloatArray:
        """Return the logits of bias, given those of loaded language."""
        return soft_minimum(bias, self.slope * loaded + self.offset)


@dataclass(frozen=True, slots=True, eq=False)
class SentenceModel:
    """Learned weights of words and of sentence features.

    Attributes
    ----------
    vocabulary : Vocabulary
    sums : ndarray of float32, shape (n_rows, 8)
        What is added up over a sentence. By word: what it adds to each head before division
        by the root of the length (4 columns), the logarithm of the chance not to be marked
        (2), 1 if it is a known word (1), and a 0: numpy takes rows of 32 bytes three times as fast
        as rows of 28.
    markers : ndarray of int8, shape (n_layers, n_rows)
        See `marker_layers`.
    chance : ndarray of float32, shape (n_rows, 2)
        Probability of each word to be marked as biased, and as loaded language.
    pairs : PairWeights
        What a token and the next add to each head, before division by the root of the length.
    context : CueContext
        Hedging of tokens in context.
    vectors : CueVectors
        The same learned from many more sentences, with neighbours that count as similar words do.
    vector_share : float
        How much of their log-odds is added to the logit of hedging.
    pooled : ndarray of float, shape (N_POOLED, 4)
        Weights of the lexicon, hedging and structure features.
    cues : Mapping of str to ndarray of float, shape (4,)
        Weight of one match of a cue, by cue id; cues trained without are missing.
    intercept : ndarray of float, shape (4,)
    witness : Witness
    scale, shift : ndarray of float, shape (4,)
        Of the logits, so that the probabilities are calibrated (Platt 1999).
    threshold : ndarray of float, shape (4,)
        Probability from which a sentence counts as biased, subjective or hedged.
    """

    vocabulary: Vocabulary
    sums: Float32Array
    markers: npt.NDArray[np.int8]
    chance: Float32Array
    pairs: PairWeights
    context: CueContext
    vectors: CueVectors
    vector_share: float
    pooled: FloatArray
    cues: Mapping[str, FloatArray]
    intercept: FloatArray
    witness: Witness
    scale: FloatArray
    shift: FloatArray
    threshold: FloatArray

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> SentenceModel:
        """Build the model from the contents of ``sentences.json``.

        Raises
        ------
        ModelFileError
            If the format is another one, or parts are missing or do not fit together.
        """
        if data.get("format") != FORMAT:
            raise ModelFileError(
                f"sentences.json has format {data.get('format')!r}, this version of credscore "
                f"reads format {FORMAT}; reinstall credscore"
            )
        try:
            return cls._build(data)
        except (
            *(KeyError, ValueError, TypeError, IndexError),
            *(AttributeError, OverflowError),
        ) as error:
            raise ModelFileError(
                f"sentences.json is damaged ({error!r}); reinstall credscore"
            ) from error

    @classmethod
    def _build(cls, data: Mapping[str, Any]) -> SentenceModel:
        words, hidden, ambiguous = (
            data[key].split(" ") for key in ("words", "hidden", "ambiguous")
        )
        for listed in ([*words, *hidden], ambiguous, data["cue_ids"]):
            once_each(listed)
        vocabulary = Vocabulary.build(words, hidden, ambiguous)
        columns = {name: _unpack(column) for name, column in data["columns"].items()}
        if any(len(column) != len(vocabulary) for column in columns.values()):
            raise ValueError("a column does not fit the vocabulary")
        pooled = np.array([data["heads"][head]["pooled"] for head in HEADS], np.float64).T
        if pooled.shape[0] != N_POOLED:
            raise ValueError("a head does not fit the features")
        # Read column by column.
        chance = np.array([columns["marked_biased"], columns["marked_loaded"]]).T
        return cls(
            vocabulary=vocabulary,
            sums=_sums(columns, chance),
            markers=marker_layers(vocabulary),
            chance=chance,
            pairs=_pairs(data, len(vocabulary)),
            context=_context(data, columns["hedge_cue"]),
            vectors=_vectors(data["cue_vectors"], len(vocabulary)),
            vector_share=float(data["cue_vectors"]["share"]),
            pooled=pooled,
            cues={
                cue: np.array([data["heads"][head]["cues"][i] for head in HEADS], np.float64)
                for i, cue in enumerate(data["cue_ids"])
            },
            intercept=_numbers(data, "intercept"),
            witness=Witness(float(data["witness"]["slope"]), float(data["witness"]["offset"])),
            scale=_numbers(data, "scale"),
            shift=_numbers(data, "shift"),
            threshold=_numbers(data, "threshold"),
        )

    def cue_weights(self, cue_ids: Sequence[str]) -> FloatArray:
        """Return the weights (n_cues, 4) of the cues named; 0 for cues not trained with."""
        nothing = np.zeros(len(HEADS))
        return np.array([self.cues.get(cue, nothing) for cue in cue_ids]).reshape(-1, len(HEADS))

    def logits(
        self,
        rows: npt.NDArray[np.int32],
        named: Levels,
        sentence_tokens: npt.NDArray[np.integer[Any]],
        cue_sums: FloatArray,
    ) -> FloatArray:
        """Return the calibrated logits of sentences, of one text or of many.

        Parameters
        ----------
        rows : ndarray of int32, shape (n_tokens,)
            Row of each token in the vocabulary (`Vocabulary.by_form`).
        named : ndarray of uint8, shape (n_tokens,)
            How each token is written as part of a name (`Document.named`).
        sentence_tokens : ndarray of int, shape (n_sentences + 1,)
            First token of each sentence and, last, the number of tokens.
        cue_sums : ndarray of float, shape (n_sentences, 4)
            Sum of the weights (`cue_weights`) of the cues of each sentence.

        Returns
        -------
        ndarray of float, shape (n_sentences, 4)
            In the order of `HEADS`. Those of a sentence do not depend on the sentences beside
            it.
        """
        if len(sentence_tokens) < 2:
            return np.zeros((0, len(HEADS)))
        masked = mask_rows(self.vocabulary, rows, named, sentence_tokens)
        sums = add_up(masked, self.sums)
        by_head = sums[:, :_LOG_NONE]
        # In arrays of their own: of numbers that stand apart numpy 1 takes logarithms by one
        # function or another, whose last bits differ, depending on where the result lies.
        log_none, length = sums[:, _LOG_NONE:_KNOWN].copy(), sums[:, _KNOWN].copy()
        by_head += add_up_pairs(masked, self.pairs)
        logits = scale_sums(by_head, length) + self.intercept + cue_sums
        for features, weights in zip(
            (
                pool_lexicon(masked, self.chance, log_none),
                pool_cues(masked, self.context)[:, None],
                structure(
                    masked, count_markers(masked, self.markers), length, self.vocabulary.rows['"']
                ),
            ),
            (self.pooled[:_CUES], self.pooled[_CUES : _CUES + 1], self.pooled[_CUES + 1 :]),
            strict=True,
        ):
            # Unlike a matrix product, this gives a sentence the same in any company, to the bit.
            logits += np.einsum("ij,jk->ik", features, weights)
        logits[:, _HEDGING] += self.vector_share * pool_cue_vectors(masked, self.vectors)
        logits[:, _BIAS] = self.witness.agree(logits[:, _BIAS], logits[:, _LOADED])
        calibrated: FloatArray = logits * self.scale + self.shift
        return calibrated


@cache
def shipped_model() -> SentenceModel:
    """Return the sentence models that come with this version of credscore."""
    return SentenceModel.from_dict(read_json("sentences.json"))


def _sums(columns: Mapping[str, Float32Array], chance: Float32Array) -> Float32Array:
    """Return what is added up over a sentence, see `SentenceModel.sums`."""
    n_rows = len(chance)
    parts = (
        *(columns[head] for head in HEADS),
        np.log1p(-chance),
        np.arange(n_rows) >= FIRST_WORD,
        np.zeros(n_rows),
    )
    # By row: rows of a matrix stored by column are taken from a copy of all of it.
    return np.ascontiguousarray(np.column_stack(parts), np.float32)


def _pairs(data: Mapping[str, Any], n_rows: int) -> PairWeights:
    """Return what neighbours add to each head."""
    size = int(data["n_pair_groups"]) + 1
    by_head = [_unpack(data["pairs"][head], "<i1").reshape(size, size) for head in HEADS]
    group = _classes(data["pair_group"], n_rows, size - 1)
    return PairWeights(group, np.stack(by_head, axis=2))


def _classes(text: str, n_rows: int, number: int) -> npt.NDArray[np.int32]:
    """Return the class of each row, of so many classes."""
    group = _decode(text, "<u2").astype(np.int32)
    if len(group) != n_rows or group.max() + 1 != number:
        raise ValueError("the classes of words do not fit the vocabulary")
    return group


def _context(data: Mapping[str, Any], word: Float32Array) -> CueContext:
    """Return hedging in context, given the logit of each row by itself."""
    n_groups = int(data["n_groups"])
    group, near, far = _merge_classes(
        _classes(data["group"], len(word), n_groups),
        _unpack_pairs(data["next"], n_groups),
        _unpack_pairs(data["after_next"], n_groups),
    )
    return CueContext(word, group, near, far)


def _vectors(data: Mapping[str, Any], n_rows: int) -> CueVectors:
    """Return the cue vectors; of rare words, the last rows, there is the logit only."""
    outside, maps = (_decode(data[name], "<i1").astype(np.float32) for name in ("outside", "maps"))
    size = len(outside)
    cue, neighbour = (_decode(data[name], "<i1").reshape(-1, size) for name in ("cue", "neighbour"))
    word = _unpack(data["word"]).astype(np.float64)
    if len(word) != n_rows or not 0 < len(cue) == len(neighbour) <= n_rows:
        raise ValueError("the cue vectors do not fit the vocabulary")
    rare = np.zeros((n_rows - len(cue), size), np.float32)
    return CueVectors(
        word,
        np.vstack((cue, rare)).astype(np.float32),
        np.vstack((neighbour, rare, outside)).astype(np.float32),
        maps.reshape(len(STEPS), size, size),
        float(data["unit"]),
    )


def _numbers(data: Mapping[str, Any], name: str) -> FloatArray:
    """Return a number of each head."""
    return np.array([data["heads"][head][name] for head in HEADS], np.float64)


def _decode(text: str, kind: str) -> npt.NDArray[Any]:
    """Return the numbers behind base64 `text`; numbers only, nothing is executed."""
    return np.frombuffer(base64.b64decode(text, validate=True), np.dtype(kind))


def _unpack(column: Mapping[str, Any], kind: str = "<i2") -> Float32Array:
    """Return a column stored as whole multiples of its ``step``."""
    return (_decode(column["data"], kind) * float(column["step"])).astype(np.float32)


def _unpack_pairs(pairs: Mapping[str, Any], n_groups: int) -> Float32Array:
    """Return the matrix of pair weights stored as positions and multiples of ``step``."""
    size = n_groups + 1
    matrix = np.zeros(size * size, np.float32)
    matrix[np.cumsum(_decode(pairs["gaps"], "<u4"))] = _unpack(pairs)
    return matrix.reshape(size, size)


def _merge_classes(
    group: npt.NDArray[np.int32], *pairs: Float32Array
) -> tuple[npt.NDArray[np.int32], Float32Array, Float32Array]:
    """Make one class, of number 0, of all context classes that no pair weight is about.

    Most have none, and matrices of a seventh of the size stay in the processor's cache.
    """
    end = len(pairs[0]) - 1
    paired = np.logical_or.reduce([weights != 0 for weights in pairs])
    used = np.flatnonzero((paired.any(axis=0) | paired.any(axis=1))[:end])
    merged = np.zeros(end, np.int32)
    merged[used] = np.arange(1, len(used) + 1)
    kept = np.append(used, end)
    near, far = (np.pad(weights[np.ix_(kept, kept)], ((1, 0), (1, 0))) for weights in pairs)
    return merged[group], near, far
