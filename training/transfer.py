"""Sentences whose wording carries over to articles: labelled ones, and what teachers answered."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from itertools import compress
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from credscore.document.document import read_whole
from credscore.model.terms import name_like
from training.data import similar_pairs
from training.sentences.news import read_news
from training.sentences.stack import FOLDS
from training.sentences.taught import Taught

_LOADED = ("Loaded_Language", "Name_Calling")
_LEAST_WORDS = 5
_OPINION = {"Entirely factual": 0.0, "Somewhat factual but also opinionated": 0.5}


@dataclass(frozen=True)
class SentenceSet:
    """Sentences as their plain words, with one label, or the chance of it, each (0 to 1)."""

    words: list[list[str]]
    label: npt.NDArray[Any]


def read_sentence_sets(folder: Path, articles: list[str]) -> dict[str, SentenceSet]:
    """Read the sentence sets of a data folder, by output of the wording model.

    Parameters
    ----------
    folder : Path
        The data folder (see ``docs/``).
    articles : list of str
        The articles heads are judged on; sentences of copies of them are left out.
    """
    add = Adder(folder)
    babe = pd.read_parquet(folder / "sentences_bias_babe.parquet").drop_duplicates("text")
    babe = babe[babe["label_bias"] != "No agreement"]
    opinion = babe["label_opinion"].map(_OPINION).fillna(1.0).to_numpy(np.float64)
    judged = (babe["label_opinion"] != "No agreement").to_numpy()
    subjective = pd.read_parquet(folder / "sentences_subjectivity_checkthat.parquet")
    babe_words = [plain_sentence_words(text) for text in babe["text"]]
    return {
        "biased": add.answers(
            SentenceSet(babe_words, (babe["label_bias"] == "Biased").to_numpy(np.float64)),
            babe["text"].tolist(),
            "babe",
        ),
        "opinion": SentenceSet(list(compress(babe_words, judged.tolist())), opinion[judged]),
        "subjective": add.answers(
            SentenceSet(
                [plain_sentence_words(text) for text in subjective["sentence"]],
                (subjective["label"] == "SUBJ").to_numpy(np.float64),
            ),
            subjective["sentence"].tolist(),
            "checkthat",
        ),
        **_propaganda(folder, articles, add),
    }


def _propaganda(folder: Path, articles: list[str], add: Adder) -> dict[str, SentenceSet]:
    frame = pd.read_parquet(folder / "spans_propaganda_ptc_train.parquet")
    texts = frame["text"].tolist()
    first = len(articles)
    pairs = similar_pairs([*articles, *texts])
    copies = {later - first for earlier, later, _ in pairs if earlier < first <= later}
    sentences: list[str] = []
    any_span: list[float] = []
    loaded: list[float] = []
    for row, (text, raw) in enumerate(zip(texts, frame["spans"], strict=True)):
        if row in copies:
            continue
        spans = json.loads(raw)
        for start, end in read_whole(text).sentences:
            if len(text[start:end].split()) < _LEAST_WORDS:
                continue
            inside = [name for a, b, name in spans if a < end and b > start]
            sentences.append(text[start:end])
            any_span.append(float(bool(inside)))
            loaded.append(float(any(name.startswith(_LOADED) for name in inside)))
    words = [plain_sentence_words(sentence) for sentence in sentences]
    return {
        "propaganda": SentenceSet(words, np.array(any_span)),
        "loaded": add.answers(SentenceSet(words, np.array(loaded)), sentences, "ptc"),
    }


class Adder:
    """Adds to labelled sentences what the teacher that has seen all of them answered for others.

    Parameters
    ----------
    folder : Path
        The data folder.
    """

    def __init__(self, folder: Path) -> None:
        news = read_news(folder)
        self._taught = Taught()
        self._keys = np.array(list(news), np.uint32)
        self._sentences = list(news.values())
        # The same sentences are asked for set by set.
        self._words = cache(plain_sentence_words)

    def answers(self, labelled: SentenceSet, texts: list[str], name: str) -> SentenceSet:
        """Return the sentences of set `name` with fragments of them and news behind them."""
        fragments, made = self._taught.fragments(texts, name)
        read = self._taught.news(self._keys, name)
        words = [self._words(self._sentences[place]) for place in read.place]
        return SentenceSet(
            [*labelled.words, *map(plain_sentence_words, fragments), *words],
            np.concatenate((labelled.label, made.chance[:, FOLDS], read.chance[:, FOLDS])),
        )


def plain_sentence_words(text: str) -> list[str]:
    """Return the words of a sentence but those with a capital after its beginning.

    Examples
    --------
    >>> plain_sentence_words("The mayor met Ms Lee on Monday.")
    ['the', 'mayor', 'met', 'on']
    """
    document = read_whole(text)
    plain = document.tokens.is_word & ~name_like(document)
    return list(compress(document.tokens.words, plain.tolist()))
