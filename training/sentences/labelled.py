"""The labelled sentences: texts, labels, groups and marked words of the four sets."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from credscore.arrays import BoolArray, IntArray
from credscore.cues.engine import match
from credscore.cues.lexicon import load_cues
from credscore.document.folding import fold
from credscore.document.names import written_as_names
from credscore.document.sentences import split_sentences
from credscore.document.tokens import Tokens, tokenise
from credscore.wording.masking import Masked, Vocabulary, mask
from credscore.wording.scoring import count_cues

FILES = {
    "babe": "sentences_bias_babe",
    "checkthat": "sentences_subjectivity_checkthat",
    "wikiweasel": "sentences_hedge_wikiweasel_train",
    "ptc": "spans_propaganda_ptc_train",
}
_WORD = re.compile(r"[\w'-]+")
#: Techniques whose spans are marked words.
_LOADED = ("Loaded_Language", "Name_Calling")
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}
_NO_SPACE_BEFORE = re.compile(r" (?=[,.;:!?%)\]])|(?<=[(\[$]) | (?=(?:n't|'s|'re|'ve|'ll|'d|'m)\b)")
#: Cues whose entries are groups of people, some and not others: they get no weight, so that
#: swapping one group for another changes no score.
_ABOUT_GROUPS = frozenset({"sources.person_group"})
#: The first words of two sentences that are copies of each other.
_COPY_WORDS = 8
_LEAST_WORDS = 3
#: So many groups of neighbours in WikiWeasel: few, since the labels are aligned roughly.
_BLOCKS = 10


@dataclass
class LabelledSet:
    """Sentences with a label each.

    Attributes
    ----------
    texts : list of str
    label : ndarray of int64
        1 for biased, subjective, hedged, or holding loaded language.
    group : ndarray of int64
        Sentences of one group never stand on both sides of a split.
    tokens : list of Tokens
    marked : list of ndarray of bool
        Tokens annotators marked; empty where the set marks none.
    cues : ndarray of float64, shape (n_sentences, n_cues)
        Matches of each cue.
    second : ndarray of int64
        Another label of the set (BABE: expresses the writer's opinion), or empty.
    """

    texts: list[str]
    label: IntArray
    group: IntArray
    marked: list[BoolArray] = field(default_factory=list)
    second: IntArray = field(default_factory=lambda: np.zeros(0, np.int64))
    tokens: list[Tokens] = field(init=False)
    cues: npt.NDArray[np.float64] = field(init=False)

    def __post_init__(self) -> None:
        """Tokenise the sentences and find the cues."""
        self.tokens = [tokenise(text, fold(text)) for text in self.texts]
        self.cues = np.zeros((len(self.texts), len(load_cues())))
        for row, tokens in enumerate(self.tokens):
            found = match(tokens)
            firsts = np.zeros(1, np.int64)
            names = written_as_names([tokens], firsts)
            counts = count_cues(found.cues, found.starts, found.ends, names, firsts)
            for hit in compress(found, counts.tolist()):
                if hit.cue.id not in _ABOUT_GROUPS:
                    self.cues[row, hit.cue.index] += 1.0

    def __len__(self) -> int:
        """Return the number of sentences."""
        return len(self.texts)

    def masked(self, vocabulary: Vocabulary) -> Masked:
        """Return the rows of all sentences."""
        return mask_tokens(self.tokens, vocabulary)


def mask_tokens(sentences: Sequence[Tokens], vocabulary: Vocabulary) -> Masked:
    """Return the rows of the tokens of sentences."""
    words = [word for tokens in sentences for word in tokens.words]
    ends = np.cumsum([0, *(len(tokens) for tokens in sentences)])
    return mask(vocabulary, words, written_as_names(sentences, ends[:-1]), ends)


def read_labelled(folder: Path) -> dict[str, LabelledSet]:
    """Read the four sets of `folder`, in the order of `FILES`."""
    frames = {name: pd.read_parquet(folder / f"{stem}.parquet") for name, stem in FILES.items()}
    return {
        "babe": _babe(frames["babe"]),
        "checkthat": _checkthat(frames["checkthat"]),
        "wikiweasel": _wikiweasel(frames["wikiweasel"]),
        "ptc": _ptc(frames["ptc"]),
    }


def _babe(frame: pd.DataFrame) -> LabelledSet:
    frame = frame[frame["label_bias"] != "No agreement"].drop_duplicates("text")
    texts = frame["text"].tolist()
    labelled = LabelledSet(
        texts,
        _ones(frame["label_bias"] == "Biased"),
        pd.factorize(frame["news_link"].fillna(frame["text"]))[0].astype(np.int64),
        second=_ones(frame["label_opinion"].str.startswith("Expresses")),
    )
    for tokens, words in zip(labelled.tokens, frame["biased_words"], strict=True):
        phrases = ast.literal_eval(words) if isinstance(words, str) else []
        marked = {word for phrase in phrases for word in _WORD.findall(fold(phrase))}
        labelled.marked.append(np.array([word in marked for word in tokens.words], np.bool_))
    return labelled


def _checkthat(frame: pd.DataFrame) -> LabelledSet:
    frame = frame.drop_duplicates("sentence")
    texts = frame["sentence"].tolist()
    return LabelledSet(texts, _ones(frame["label"] == "SUBJ"), copies(texts))


def _ones(flags: pd.Series[bool]) -> IntArray:
    return np.asarray(flags, np.int64)


def _wikiweasel(frame: pd.DataFrame) -> LabelledSet:
    frame = frame.drop_duplicates("text")
    texts = [detokenise(text) for text in frame["text"]]
    label = frame["label"].to_numpy(np.int64)
    return LabelledSet(texts, label, blocks(label))


def _ptc(frame: pd.DataFrame) -> LabelledSet:
    texts: list[str] = []
    group: list[int] = []
    spans_of: list[list[tuple[int, int]]] = []
    for article, (text, raw) in enumerate(zip(frame["text"], frame["spans"], strict=True)):
        spans = loaded_spans(raw)
        lines = [match.span() for match in re.finditer(r"\S[^\n]*", text)]
        for start, end in split_sentences(text, fold(text), lines):
            if len(text[start:end].split()) >= _LEAST_WORDS:
                texts.append(text[start:end])
                group.append(article)
                spans_of.append([(a - start, b - start) for a, b in spans if a < end and b > start])
    label = np.array([bool(spans) for spans in spans_of], np.int64)
    labelled = LabelledSet(texts, label, np.array(group, np.int64))
    for tokens, spans in zip(labelled.tokens, spans_of, strict=True):
        marked = np.zeros(len(tokens), np.bool_)
        for start, end in spans:
            marked |= (tokens.starts >= start) & (tokens.ends <= end)
        labelled.marked.append(marked)
    return labelled


def loaded_spans(raw: str) -> list[tuple[int, int]]:
    """Return the spans of loaded language and name-calling of an article of PTC.

    Examples
    --------
    >>> loaded_spans('[[3, 9, "Loaded_Language"], [12, 20, "Doubt"]]')
    [(3, 9)]
    """
    return [(start, end) for start, end, name in json.loads(raw) if name.startswith(_LOADED)]


def detokenise(text: str) -> str:
    r"""Return a tokenised sentence as it would be printed.

    Examples
    --------
    >>> detokenise("He said `` it is -LRB- was -RRB- likely '' , did n't he ?")
    'He said "it is (was) likely", didn\'t he?'
    """
    words = [_BRACKETS.get(word, word) for word in text.split()]
    text = _NO_SPACE_BEFORE.sub("", " ".join(words))
    parts = text.split('"')
    joined = parts[0]
    for number, part in enumerate(parts[1:]):
        joined = f'{joined}"{part.lstrip()}' if number % 2 == 0 else f'{joined.rstrip()}"{part}'
    return joined


def blocks(label: IntArray, n_blocks: int = _BLOCKS) -> IntArray:
    """Return groups of sentences that stand near each other in a file sorted by label.

    WikiWeasel names no articles, but the sentences of each label are in the order of the articles:
    names shared by two sentences are shared by neighbours. The first tenth of either label is
    about the same articles, and so on. Folds of single sentences would put half an article on
    either side (AUC 0.821 instead of 0.813).

    Examples
    --------
    >>> import numpy as np
    >>> blocks(np.array([0, 0, 0, 0, 1, 1]), 2).tolist()
    [0, 0, 1, 1, 0, 1]
    """
    group = np.empty(len(label), np.int64)
    for value in np.unique(label):
        place = np.flatnonzero(label == value)
        group[place] = np.arange(len(place)) * n_blocks // len(place)
    return group


def copies(texts: list[str]) -> IntArray:
    """Return groups of near-copies: sentences with the same first words.

    Examples
    --------
    >>> copies(["A b c.", "a B c", "d"]).tolist()
    [0, 0, 1]
    """
    keys = [" ".join(_WORD.findall(text.lower())[:_COPY_WORDS]) for text in texts]
    return pd.factorize(pd.Series(keys))[0].astype(np.int64)
