"""Measure the attribution reader: shipped, and beside a regular expression.

Usage: ``python -m training.measure_attribution DATA_DIR [--part train]``

DATA_DIR holds ``spans_attribution_polnear_{train,dev}.parquet`` and
``spans_sourcing_markkula.parquet``. Nothing is tuned here.

Figures
-------
content F1
    Over characters: a character is content or not (PolNeAR).
sentence F1
    Over the sentences of our reading: a sentence bears attributed content or not.
source F1
    Over distinct source spans: precision is the share of predicted sources that overlap an
    annotated one, recall the share of annotated sources that a predicted one overlaps.
Spearman
    Number of sourced statements found per article against the annotators' number (Markkula).
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import spearmanr

from credscore.attribution.found import Found
from credscore.attribution.reader import find_attributions
from credscore.cues.engine import match
from credscore.document.document import Document, read
from credscore.parts import Span

Gold = list[dict[str, list[list[int]]]]
Finder = Callable[[Document], list[Found]]
Tally = npt.NDArray[np.int64]
Figures = dict[str, dict[str, float]]

_QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?|''[^\n]*?''")
_REPORTED = re.compile(
    r"(?P<cue>\b(?:said|says|say|saying|told|added|adds|wrote|writes|tweeted|noted|notes|argued"
    r"|argues|claimed|claims|announced|suggested|suggests|reported|reports|explained|insisted"
    r"|warned|stated|states|believes?|thinks?|declared|acknowledged|denied|confirmed)\b)"
    r"(?P<content>[^.!?\n]*)|according to (?P<source>[^,.\n]*)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:\b[A-Z][\w.'’-]*\s+){1,5}$|\b(?:he|she|they|who)\s+$", re.IGNORECASE)


@dataclass
class Counts:
    """Sums over articles: true positives, predicted, annotated."""

    content: Tally = field(default_factory=lambda: np.zeros(3, np.int64))
    sentence: Tally = field(default_factory=lambda: np.zeros(3, np.int64))
    #: Predicted sources that overlap, predicted, annotated that are overlapped, annotated.
    source: Tally = field(default_factory=lambda: np.zeros(4, np.int64))

    def figures(self) -> dict[str, tuple[float, float, float]]:
        """Return F1, precision and recall of contents, sentences and sources."""
        hit, predicted, found, annotated = np.maximum(self.source, 1).tolist()
        precision, recall = hit / predicted, found / annotated
        return {
            "content": _f1(self.content),
            "sentence": _f1(self.sentence),
            "source": (_mean(precision, recall), precision, recall),
        }

    def __str__(self) -> str:
        return " | ".join(
            f"{name} F1 {f1:.3f} (P {precision:.3f}, R {recall:.3f})"
            for name, (f1, precision, recall) in self.figures().items()
        )


def _f1(tally: Tally) -> tuple[float, float, float]:
    both, predicted, annotated = np.maximum(tally, 1).tolist()
    precision, recall = both / predicted, both / annotated
    return _mean(precision, recall), precision, recall


def _mean(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall)


def count(total: Counts, document: Document, gold: Gold, found: Sequence[Found]) -> None:
    """Add one article to `total`."""
    size = len(document.text)
    annotated = _mask(size, (span for one in gold for span in one["content"]))
    predicted = _mask(size, (span for one in found for span in one.contents))
    total.content += [(annotated & predicted).sum(), predicted.sum(), annotated.sum()]
    for start, end in document.sentences:
        is_annotated, is_predicted = annotated[start:end].any(), predicted[start:end].any()
        total.sentence += [is_annotated and is_predicted, is_predicted, is_annotated]
    gold_sources = {(span[0], span[1]) for one in gold for span in one["source"]}
    found_sources = {one.source for one in found if one.source}
    in_gold, in_found = _mask(size, gold_sources), _mask(size, found_sources)
    total.source += [
        sum(bool(in_gold[start:end].any()) for start, end in found_sources),
        len(found_sources),
        sum(bool(in_found[start:end].any()) for start, end in gold_sources),
        len(gold_sources),
    ]


def _mask(size: int, spans: Iterable[Sequence[int]]) -> npt.NDArray[np.bool_]:
    mask = np.zeros(size, np.bool_)
    for start, end in spans:
        mask[start:end] = True
    return mask


def regex_baseline(document: Document) -> list[Found]:
    """Quotation marks, the clause after a report verb, the sentence of "according to"."""
    text = document.text
    found = [_baseline_found(None, None, match_.span()) for match_ in _QUOTED.finditer(text)]
    for match_ in _REPORTED.finditer(text):
        if match_.group("cue"):
            before = _BEFORE.search(text, max(0, match_.start() - 60), match_.start())
            source = before.span() if before else None
            found.append(_baseline_found(source, match_.span("cue"), match_.span("content")))
        else:
            start, end = _sentence_at(document, match_.start())
            found.append(_baseline_found(match_.span("source"), None, (start, end)))
    return found


def _sentence_at(document: Document, position: int) -> Span:
    for start, end in document.sentences:
        if start <= position < end:
            return start, end
    return position, position


def _baseline_found(source: Span | None, cue: Span | None, content: Span) -> Found:
    return Found(source, cue, (content,), direct=False, source_type="vague", role="other", key="")


def shipped(document: Document) -> list[Found]:
    """Return what the reader finds, with its cue engine."""
    return find_attributions(document, match(document.tokens))


FINDERS: dict[str, Finder] = {"shipped": shipped, "regex baseline": regex_baseline}
BASELINES = frozenset({"regex baseline"})


def polnear(path: Path) -> dict[str, Counts]:
    """Return the counts of each reader on a PolNeAR file."""
    frame = pd.read_parquet(path)
    totals = {name: Counts() for name in FINDERS}
    for text, value in zip(frame["text"], frame["attributions"], strict=True):
        document, gold = read(text), json.loads(value)
        for name, finder in FINDERS.items():
            count(totals[name], document, gold, finder(document))
    return totals


def statements(found: Iterable[Found]) -> int:
    """Return how many sourced statements an article has: wishes and acts do not count."""
    return sum(1 for one in found if one.is_statement)


def markkula(path: Path) -> dict[str, float]:
    """Return Spearman's correlation of statement counts for each reader."""
    frame = pd.read_parquet(path).dropna(subset=["text"])
    annotated = [len(json.loads(value)) for value in frame["statements"]]
    documents = [read(text) for text in frame["text"]]
    return {
        name: float(spearmanr(annotated, [statements(finder(d)) for d in documents]).statistic)
        for name, finder in FINDERS.items()
    }


def polnear_figures(data: Path, part: str = "dev") -> Figures:
    """Return F1 of contents, sentences and sources for each reader on a part of PolNeAR."""
    figures: Figures = {}
    for name, total in polnear(data / f"spans_attribution_polnear_{part}.parquet").items():
        for kind, (f1, _, _) in total.figures().items():
            figures.setdefault(f"{kind} F1", {})[name] = f1
    return figures


def markkula_figures(data: Path) -> Figures:
    """Return Spearman's correlation of statement counts for each reader."""
    return {"Spearman": markkula(data / "spans_sourcing_markkula.parquet")}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Measure the attribution reader.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--part", default="dev", choices=["dev", "train"])
    options = parser.parse_args()
    totals = polnear(options.data / f"spans_attribution_polnear_{options.part}.parquet")
    correlations = markkula(options.data / "spans_sourcing_markkula.parquet")
    for name, total in totals.items():
        print(f"{name}: {total} | Markkula Spearman {correlations[name]:.3f}")


if __name__ == "__main__":
    main()
