"""Train the sentence splitter's parameters, or check it against nltk's Punkt.

    python -m training.train_punkt DATA_DIR -o credscore/document/punkt.json
    python -m training.train_punkt DATA_DIR --check

Punkt (Kiss and Strunk 2006) learns without labels which words are abbreviations, which
words begin sentences, and how words are capitalised. What goes into the file is cut down to
what changes a decision: a word that is never written in lower case (a name, as a rule)
decides nothing, so no names of people or outlets are kept. Abbreviations are learned from
the data and joined by a list of English ones that is our own knowledge.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
from nltk.tokenize.punkt import (
    PunktParameters,
    PunktSentenceTokenizer,
    PunktToken,
    PunktTrainer,
)

from credscore.document import punkt
from credscore.document.folding import fold
from credscore.document.mark_places import find_places

ARTICLES = (
    "articles_allsides",
    "articles_recovery",
    "articles_hyperpartisan",
    "spans_attribution_polnear_train",
    "spans_propaganda_ptc_train",
)

#: English abbreviations, without the final full stop. Words that are at least as often a
#: sentence's plain last word ("no", "art", "fig", "sat", "sun", "mass") are left out.
KNOWN = """
mr mrs ms messrs mme mlle dr drs prof rev hon st ste fr sr jr esq
gen lt col maj capt cmdr cpl sgt pvt adm brig ens supt det insp
sen sens rep reps gov govs pres amb atty ald asst assoc dept dist
jan feb mar apr jun jul aug sept sep oct nov dec
mon tue tues wed thu thur thurs fri
inc corp co cos ltd bros mfg intl natl univ
ave blvd rd hwy mt ft
ala ariz ark calif colo conn fla ga kan ky md mich minn mo mont neb nev okla penn tenn tex va
vt wis wyo
vs v etc al cf approx viz e.g i.e a.k.a
u.s.a u.s.c ph.d m.b.a d.d.s c.e.o c.i.a f.b.i g.o.p w.va
vol vols pp eds lb lbs oz
""".split()

#: Words that are abbreviations only before a number: "No. 2", but "He said no."
KNOWN_BEFORE_NUMBER = ("art", "ch", "fig", "figs", "no", "nos", "p", "sec")

#: Learned only above these, so that no single article or outlet teaches anything.
MIN_COUNT, MIN_PUBLISHERS = 8, 4
MIN_WORD_COUNT = 40
#: A word counts as a lower-case word if at most this share of its uses within sentences is
#: capitalised; below the smaller share a capital is a sign of a sentence's start.
MOSTLY_LOWER, HARDLY_UPPER = 0.5, 0.1

FLAGS = {"lower": punkt.BEGIN_LOWER << 1, "both": punkt.BEGIN_LOWER << 1 | punkt.MID_UPPER}


def read_articles(data: Path) -> list[tuple[str, str]]:
    """Return (publisher, text) of every distinct article of the training sets."""
    articles: dict[str, str] = {}
    for name in ARTICLES:
        frame = pd.read_parquet(data / f"{name}.parquet")
        column = next((c for c in ("domain", "publisher") if c in frame), None)
        owners = frame[column].fillna("") if column else [""] * len(frame)
        for owner, text in zip(owners, frame["text"], strict=True):
            articles.setdefault(str(text), str(owner))
    return [(owner, text) for text, owner in articles.items()]


class CountingTrainer(PunktTrainer):  # type: ignore[misc]  # nltk is untyped
    """nltk's trainer, made to count in two passes over a corpus.

    nltk settles abbreviations while it reads, from what it has read so far, and notes an
    orthographic context on its first sight. With millions of words that lets one odd
    headline outvote a thousand plain sentences; counts do not.
    """

    def __init__(self) -> None:
        super().__init__()
        self.contexts: Counter[tuple[str, int]] = Counter()
        self.publishers: defaultdict[str, set[str]] = defaultdict(set)
        self._params.add_ortho_context = self._count_context

    def _count_context(self, word: str, flag: int) -> None:
        self.contexts[word, flag] += 1

    def count_types(self, owner: str, text: str) -> None:
        """First pass: how often each type stands with and without a full stop."""
        for token in self._tokenize_words(text):
            self._type_fdist[token.type] += 1
            if token.period_final:
                self._num_period_toks += 1
                self.publishers[token.type[:-1]].add(owner)

    def learn_abbreviations(self) -> set[str]:
        """Return the types that stand with a full stop far more than by chance."""
        self.find_abbrev_types()
        return {
            word
            for word in self._params.abbrev_types
            if self._type_fdist[word + "."] >= MIN_COUNT
            and len(self.publishers[word]) >= MIN_PUBLISHERS
            and len(word) > 1
            and not punkt.PAIR_OF_INITIALS.fullmatch(word)  # all of them are known anyway
            and all(part.isalpha() for part in word.split("."))
        }

    def fix_abbreviations(self, abbreviations: set[str]) -> None:
        """Take these for all abbreviations there are."""
        self._params.abbrev_types = abbreviations

    def starters(self) -> set[str]:
        """Return the types that begin sentences far more than by chance."""
        return {word for word, _ in self._find_sent_starters()}

    def count_contexts(self, text: str) -> None:
        """Second pass, with the abbreviations fixed: spelling and starters."""
        tokens: list[PunktToken] = list(self._annotate_first_pass(self._tokenize_words(text)))
        self._get_orthography_data(tokens)
        self._sentbreak_count += self._get_sentbreak_count(tokens)
        for token, after in pairwise(tokens):
            if not token.period_final:
                continue
            if self._is_potential_sent_starter(after, token):
                self._sent_starter_fdist[after.type] += 1

    def orthography(self) -> dict[str, str]:
        """Return the words mostly written in lower case: "lower", or "both" if not always."""
        upper: Counter[str] = Counter()
        lower: Counter[str] = Counter()
        for (word, flag), count in self.contexts.items():
            if flag == punkt.MID_UPPER:
                upper[word] += count
            elif flag & punkt.LOWER:
                lower[word] += count
        kinds = {}
        for word, count in lower.items():
            share = upper[word] / (count + upper[word])
            if word.isalpha() and count >= MIN_WORD_COUNT and share <= MOSTLY_LOWER:
                kinds[word] = "lower" if share <= HARDLY_UPPER else "both"
        return kinds


def train(articles: list[tuple[str, str]]) -> dict[str, Any]:
    """Return the parameters as JSON-ready data."""
    trainer = CountingTrainer()
    for owner, text in articles:
        trainer.count_types(owner, text)
    abbreviations = trainer.learn_abbreviations() | set(KNOWN)
    trainer.fix_abbreviations(abbreviations)
    for _, text in articles:
        trainer.count_contexts(text)
    kinds = trainer.orthography()
    digest = hashlib.sha256("\0".join(sorted(text for _, text in articles)).encode())
    return {
        "_comment": (
            "Parameters of the Punkt sentence splitter. Learned without labels from news "
            "articles by training/train_punkt.py, and cut to what changes a decision; "
            "abbreviations joined by that script's own list. All types are lower case. "
            "orthography: nltk's context flags (32 lower case within sentences, 4 capitalised "
            "within sentences) -> words."
        ),
        "trained_on": {"articles": len(articles), "sha256": digest.hexdigest()},
        "abbreviations": " ".join(sorted(abbreviations)),
        # Learned pairs are an initial and a surname: names of people, so none is kept.
        "collocations": [[word, "##number##"] for word in KNOWN_BEFORE_NUMBER],
        "starters": " ".join(
            sorted(word for word in trainer.starters() if kinds.get(word) == "lower")
        ),
        "orthography": {
            str(flag): " ".join(sorted(word for word, kind in kinds.items() if kind == name))
            for name, flag in FLAGS.items()
        },
    }


def paragraphs(text: str) -> Iterator[punkt.Span]:
    """Yield the spans of the text's lines, and of the whole text as one paragraph."""
    position = 0
    for line in text.split("\n"):
        if line.strip():
            start = position + len(line) - len(line.lstrip())
            yield start, position + len(line.rstrip())
        position += len(line) + 1


def reference_splitter() -> PunktSentenceTokenizer:
    """Return nltk's Punkt on the shipped parameters; it is slow to make and to run."""
    ours, theirs = punkt.parameters(), PunktParameters()
    theirs.abbrev_types = set(ours.abbreviations)
    theirs.collocations = set(ours.collocations)
    theirs.sent_starters = set(ours.starters)
    theirs.ortho_context.update(ours.orthography)
    return PunktSentenceTokenizer(theirs)


def check(texts: Iterable[str]) -> tuple[int, int]:
    """Return how many paragraphs were split, and how many exactly as nltk splits them.

    Each article is split line by line and as one paragraph.
    """
    reference = reference_splitter()
    total = equal = 0
    for text in texts:
        stripped = len(text) - len(text.lstrip()), len(text.rstrip())
        spans = [*paragraphs(text), stripped]
        found, _ = punkt.punkt_spans(text, fold(text), spans, find_places([text])[0].stops)
        for (start, end), ours in zip(spans, found, strict=True):
            theirs = [(start + a, start + b) for a, b in reference.span_tokenize(text[start:end])]
            total += 1
            equal += ours == theirs
    return total, equal


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path, help="folder with the article sets")
    parser.add_argument("-o", "--output", type=Path, help="where to write the parameters")
    parser.add_argument(
        "--check",
        type=int,
        nargs="?",
        const=3000,
        metavar="N",
        help="compare with nltk on N articles (default 3000)",
    )
    arguments = parser.parse_args()
    articles = read_articles(arguments.data)
    if arguments.output:
        started = time.perf_counter()
        result = json.dumps(train(articles), indent=1, ensure_ascii=False)
        arguments.output.write_text(result + "\n", encoding="utf-8")
        print(
            f"{len(articles)} articles, {len(result) / 1000:.0f} kB, "
            f"{time.perf_counter() - started:.0f} s"
        )
    if arguments.check:
        step = max(1, len(articles) // arguments.check)
        total, equal = check(text for _, text in articles[::step])
        print(f"{equal} of {total} paragraphs split as nltk splits them ({equal / total:.4%})")


if __name__ == "__main__":
    main()
