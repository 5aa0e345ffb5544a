"""The sentences of the article sets, and the vocabulary with its names hidden.

Labels of outlets (quality, lean) are used as distant supervision (Mintz et al. 2009): what the
sentences of a kind of outlet have in common, over hundreds of thousands of sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from credscore.arrays import BoolArray, Int32Array, IntArray
from credscore.document.document import read
from credscore.document.names import OPENERS, Levels
from credscore.wording.masking import (
    Masked,
    Vocabulary,
    look_up,
    mask_rows,
)
from training.sentences.fragments import key
from training.sentences.hidden import NEVER_NAMES, tells_a_group

#: Sets whose text is read; labels they lack are missing.
SETS = (
    "articles_allsides",
    "articles_recovery",
    "articles_hyperpartisan",
    "spans_propaganda_ptc_train",
    "spans_attribution_polnear_train",
)
#: A word is a name when at least this share of its uses inside sentences has a capital ...
NAME_SHARE = 0.4
#: ... and may be one at the start of a sentence from this share on.
AMBIGUOUS_SHARE = 0.1
LEAST_USES = 6
LEAST_TOKENS = 4
#: Shorter parts of hyphenated words are prefixes ("co-founder"), not names.
LEAST_PART = 4
#: With more capitals than this a sentence is a headline and says nothing about names.
HEADLINE_SHARE = 0.6
_OPINION = re.compile(r"opinion|op-?ed|editorial|commentary|/blogs?/|column|voices|contributors")


@dataclass(frozen=True)
class Corpus:
    """Distinct sentences of articles, as tokens numbered by word form.

    Attributes
    ----------
    words : list of str
        Word forms, by number.
    tokens : ndarray of int32
        Numbers of the tokens of all sentences.
    named : ndarray of uint8
        How each is written as part of a name, see `written_as_names`.
    sentence_tokens : ndarray of int64
        First token of each sentence, and the number of tokens.
    article : ndarray of int32
        The article of each sentence.
    keys : ndarray of uint32
        By which teachers know each sentence, see `training.sentences.fragments.key`.
    articles : DataFrame
        ``set``, ``quality``, ``lean``, ``hyperpartisan`` and ``opinion`` of each article.
    """

    words: list[str]
    tokens: Int32Array
    named: Levels
    sentence_tokens: npt.NDArray[np.int64]
    article: Int32Array
    keys: npt.NDArray[np.uint32]
    articles: pd.DataFrame


def read_corpus(folder: Path) -> Corpus:
    """Read the sentences of the article sets in `folder`, articles in random order."""
    articles = pd.concat([_read_set(folder, name) for name in SETS], ignore_index=True)
    articles = articles.sample(frac=1.0, random_state=0).reset_index(drop=True)
    numbers: dict[str, int] = {}
    seen: set[int] = set()
    tokens: list[Int32Array] = []
    named: list[Levels] = []
    lengths: list[int] = []
    owner: list[int] = []
    keys: list[int] = []
    for article, text in enumerate(articles.pop("text")):
        document = read(text)
        ids = [numbers.setdefault(word, len(numbers)) for word in document.tokens.words]
        spans = pairwise(document.sentence_tokens.tolist())
        for (first, last), (start, end) in zip(document.sentences, spans, strict=True):
            form = hash(tuple(ids[start:end]))
            if end - start >= LEAST_TOKENS and form not in seen:
                seen.add(form)
                keys.append(key(document.text[first:last]))
                tokens.append(np.array(ids[start:end], np.int32))
                named.append(document.named[start:end])
                lengths.append(end - start)
                owner.append(article)
    return Corpus(
        list(numbers),
        np.concatenate(tokens),
        np.concatenate(named),
        np.concatenate(([0], np.cumsum(lengths))),
        np.array(owner, np.int32),
        np.array(keys, np.uint32),
        articles,
    )


def _read_set(folder: Path, name: str) -> pd.DataFrame:
    frame = pd.read_parquet(folder / f"{name}.parquet")
    where = frame.get("url", pd.Series("", frame.index)).fillna("").str.lower()
    source = frame.get("source", pd.Series("", frame.index)).fillna("").str.lower()
    frame["opinion"] = (where + " " + source).str.contains(_OPINION)
    frame["set"] = name
    return frame.reindex(columns=["text", "set", "quality", "lean", "hyperpartisan", "opinion"])


def build_vocabulary(corpus: Corpus, extra: Iterator[tuple[list[str], BoolArray]]) -> Vocabulary:
    """Return the words that are used often enough and are not names.

    Parameters
    ----------
    corpus : Corpus
    extra : iterator of (list of str, ndarray of bool)
        Tokens and capitals of the labelled sentences, counted as well.
    """
    word_list, uses, upper, lower = _count_uses(corpus, extra)
    share = upper / np.maximum(upper + lower, 1)
    names = {
        word
        for word, part, count in zip(word_list, share, upper, strict=True)
        if part > NAME_SHARE and count >= 2
    } - NEVER_NAMES
    words, ambiguous = list[str](), list[str]()
    hidden: dict[str, int] = {}
    # "I" has a capital wherever it stands.
    uses += upper * np.isin(word_list, list(NEVER_NAMES))
    for i in np.argsort(-uses, kind="stable").tolist():
        word = word_list[i]
        if not word or word[0].isdigit() or " " in word:
            continue
        if _is_hidden(word, names):
            hidden[word] = uses[i]
        elif uses[i] >= LEAST_USES and word not in names:
            words.append(word)
            if share[i] > AMBIGUOUS_SHARE and word not in NEVER_NAMES:
                ambiguous.append(word)
    return Vocabulary.build(words, [word for word, n in hidden.items() if n >= 2], ambiguous)


def _count_uses(
    corpus: Corpus, extra: Iterator[tuple[list[str], BoolArray]]
) -> tuple[list[str], IntArray, IntArray, IntArray]:
    """Return all words; how often each is written small, and inside sentences large and small."""
    number = {word: i for i, word in enumerate(corpus.words)}
    tokens, capital = [corpus.tokens], [corpus.named > 0]
    lengths = [np.diff(corpus.sentence_tokens)]
    for forms, capitals in extra:
        tokens.append(np.array([number.setdefault(word, len(number)) for word in forms], np.int32))
        capital.append(capitals)
        lengths.append(np.array([len(forms)]))
    all_tokens, is_capital = np.concatenate(tokens), np.concatenate(capital)
    marks = np.array([number[mark] for mark in OPENERS if mark in number], np.int32)
    inner = _inner(all_tokens, is_capital, np.concatenate(lengths), marks)
    uses, upper, lower = (
        np.bincount(all_tokens[chosen], minlength=len(number))
        for chosen in (~is_capital, inner & is_capital, inner & ~is_capital)
    )
    return list(number), uses, upper, lower


def _is_hidden(word: str, names: set[str]) -> bool:
    """Whether a word stands for a group, or a part of a hyphenated word for one or for a name."""
    parts = word.split("-")
    long_parts = [part for part in parts if len(part) >= LEAST_PART]
    return tells_a_group(word) or (len(parts) > 1 and not names.isdisjoint(long_parts))


def _inner(
    tokens: Int32Array, capital: BoolArray, lengths: npt.NDArray[np.int64], openers: Int32Array
) -> BoolArray:
    """Mark the tokens whose capital means a name: not in headlines, not where one may open."""
    lengths = lengths[lengths > 0]
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    share = np.add.reduceat(capital, starts, dtype=np.float64) / lengths
    inner = np.repeat(share <= HEADLINE_SHARE, lengths)
    inner[starts] = False
    inner[1:] &= ~np.isin(tokens[:-1], openers)
    return np.asarray(inner, np.bool_)


def mask_corpus(corpus: Corpus, vocabulary: Vocabulary) -> Masked:
    """Return the rows of all sentences of the corpus."""
    row_of = look_up(vocabulary, corpus.words)
    return mask_rows(vocabulary, row_of[corpus.tokens], corpus.named, corpus.sentence_tokens)


def word_counts(masked: Masked, vocabulary: Vocabulary) -> npt.NDArray[np.int64]:
    """Return how often each row is used."""
    return np.bincount(masked.rows, minlength=len(vocabulary))
