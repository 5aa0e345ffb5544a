"""The model card and the digests of the data a model was made from."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np

from training.examine import Table
from training.material import MOST_JUDGED, MOST_PER_OUTLET, Material

_LICENCES = {
    "articles_allsides": "Apache-2.0 (Article-Bias-Prediction, Baly et al. 2020)",
    "articles_recovery": "CC BY-NC-SA 4.0 (ReCOVery, Zhou et al. 2020)",
    "articles_hyperpartisan": "CC BY 4.0 (SemEval-2019 Task 4 by-article, Kiesel et al. 2019)",
    "sentences_bias_babe": "CC BY-NC-SA 4.0 (BABE, Spinde et al. 2021)",
    "sentences_subjectivity_checkthat": "CC BY-NC-SA 4.0 (CheckThat! Lab 2024/25)",
    "sentences_hedge_wikiweasel_train": "research use (CoNLL-2010 shared task, Farkas et al.)",
    "spans_attribution_polnear_train": "see PolNeAR (Newell et al. 2018)",
    "spans_propaganda_ptc_train": "research use (SemEval-2020 Task 11, Da San Martino et al.)",
    "ratings_lin2023": "free reuse with citation (Lin et al. 2023, PNAS Nexus pgad286)",
    "ratings_mbfc2026": "ratings belong to Media Bias/Fact Check",
}

_TEMPLATE = """# Model card: credscore default {version}

Made by `python -m training.train DATA -o models`; nobody edits these files by hand.

## What the scores mean

* **credibility**: the expert quality rating (0 to 1, first principal component of six rating
  sets, Lin et al. 2023) expected of an outlet that publishes text written and sourced like
  this. A label of the *source*, so one article's score is uncertain: read the interval.
* **bias**: the probability that readers would call the article hyperpartisan (SemEval-2019
  Task 4, by-article).

Both judge wording and sourcing. Neither says whether a claim is true, and neither should
decide alone about a person, an outlet or a payment.

## How they are made

Ranks of {n_measured} measured features and {n_wording} sums of learned word weights (names and
numbers hidden, the writer's words only) enter two additive heads: a ridge regression and a
logistic regression, each the sum of blocks fitted apart, calibrated on outlets unseen in
training. Contributions and intercept sum to the raw output exactly. Percentiles are
those among articles of AllSides and ReCOVery, an outlet counting as at most 20.

Word weights of credibility were learned from ratings of outlets and from how extreme Media
Bias/Fact Check calls them, by comparing articles of the same topic only, so that a topic counts
neither for nor against a text.

No head reads publisher names, bylines, datelines, web addresses or the length of the text.

## Data

{n_articles:,} articles of {n_outlets} outlets (at most {most} an outlet and set), near-duplicates
removed across sets; figures are those of at most {judged} an outlet and set. None of the texts is
distributed. The loaded-language lexicon is our own; its groups were kept or dropped by looking
at how often they fire in the AllSides and BABE sets, so figures of that lexicon alone on those
two sets are optimistic.

`seen.bin` holds 64-bit one-way digests of the articles, so that retraining and evaluation can
tell when an article was used here. No text can be read from them.

| set | licence | SHA-256 of the file |
| --- | --- | --- |
{data}

What words of sentences mean was also taken from a public language model: its table of input vectors
(`training/pieces.npz`, from all-MiniLM-L6-v2, Apache License 2.0, whose makers trained it on a
billion pairs of sentences from the web). Sentence scores, learned loaded words and the word weights
of `bias` learn along these vectors; none is shipped with the package.

`training/taught.npz` holds what six fine-tuned copies of the same model answered for fragments of
the labelled sentences and for 30,000 sentences of news, as numbers without words; sentence scores
and the word weights of `bias` learn from these answers too.

`training/cue_vectors.npz` holds which words hedge beside which others, a few numbers a word,
learned from the labelled sentences, those answers and the answers of such copies for 55,000
sentences of Wikipedia and fragments of them (CC BY-SA; none is kept), and how much each word speaks
for a hedge wherever it stands. The numbers learned with the teacher that has seen all labels are
part of the score of hedging.

`training/annotations.npz` holds how carefully written and how one-sided 10,717 of the articles of
AllSides and ReCOVery are, as a large language model rated them with the publisher hidden
(`docs/annotation.md`): two numbers an article, without words. Both heads read word weights learned
from these ratings. The judged articles that `bias` is calibrated and measured on were not rated.

Some sets are licensed for non-commercial use. Whether weights learned from them carry that
restriction is not settled; for commercial use, retrain without them or take advice.

## Figures on outlets the model never saw

{folds} folds of whole outlets over all sets at once; wording weights, ranks, coefficients and
calibration of each fold come from its training outlets alone. Penalties and shares of the
blocks were chosen on such folds too (this seed among them), so the figures are slightly optimistic.

{figures}

Ranges are 95 % intervals by resampling outlets (200 draws). A rating lies inside an interval or
not; a probability shows in groups only, so the coverage of bias is how often the share of
hyperpartisan articles among like ones lies where interval and chance allow it (`share_explained`
in `training/intervals.py`).

### Sets the model never saw

Trained without one set and its publishers, tested on it.

{corpora}

### The same reliability, another lean

Difference of the credibility score from outlets of the centre of the same rating, every outlet
counting the same.

{lean}

### Long and short articles, topics

AllSides articles on unseen outlets; the error is score less rating, averaged over outlets.

{parts}

### Control

Learned from ratings shuffled within topics, the wording orders nothing: {control}. (The
checklist is left out there: its directions come from published criteria, not from ratings.)

## Known failures

* Opinion pieces that are written and sourced like reports score like reports, and the other
  way round; satire is not recognised.
* Translated and machine-written text, transcripts, live blogs and lists are not recognised: they
  score by their wording like any other text.
* Agency copy republished by a poorly rated outlet scores like agency copy.
* A rating is the same for all articles of an outlet; within an outlet the score ranks style,
  and nothing here proves that it ranks quality.
* Ratings carry the views of the raters. Their lean is not neutral in the data: see
  `docs/evaluation.md`.

## Challenging a score

Every score lists its contributions and its evidence with offsets. If a span is wrong, open an
issue with a sentence of your own that shows it: it becomes a test.
"""

_MEANING = {
    "outlet_rho": "outlet rank correlation (AllSides, outlets with enough articles)",
    "article_rho": "article rank correlation (AllSides)",
    "topic_pairs": "same-topic pairs, rating gap >= 0.3, ordered right",
    "outlet_mae": "outlet-weighted mean absolute error",
    "slope": "calibration slope",
    "binned_error": "binned calibration error",
    "recovery_auc": "AUC on ReCOVery",
    "interval_coverage": "coverage of the 90 % interval",
    "interval_coverage_low": "coverage in the fifth scored lowest",
    "interval_coverage_high": "coverage in the fifth scored highest",
    "interval_width": "mean width of the 90 % interval",
    "auc": "AUC",
    "length_matched_auc": "AUC among texts of matched length",
    "accuracy": "accuracy",
    "ece": "expected calibration error",
}
_CORPORA = {
    "to_recovery.recovery_auc": "trained without ReCOVery: AUC on ReCOVery",
    "to_recovery.outlet_rho": "trained without ReCOVery: outlet rank correlation on it",
    "to_allsides.outlet_rho": "trained without AllSides: outlet rank correlation on it",
    "to_allsides.article_rho": "trained without AllSides: article rank correlation on it",
    "to_allsides.topic_pairs": "trained without AllSides: same-topic pairs on it",
}
_LEAN = {
    "left_gap": "left less centre",
    "right_gap": "right less centre",
    "left_right_gap": "left less right",
}


def data_digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every data file the model depends on."""
    return {
        stem: hashlib.sha256((folder / f"{stem}.parquet").read_bytes()).hexdigest()
        for stem in _LICENCES
        if (folder / f"{stem}.parquet").is_file()
    }


def write_card(
    path: Path,
    material: Material,
    manifest: dict[str, object],
    figures: dict[str, dict[str, float]],
    details: dict[str, Table],
) -> None:
    """Write the model card to `path`.

    Parameters
    ----------
    path : Path
    material : Material
    manifest : dict
        From `training.train.describe_model`.
    figures : dict of str to dict
        The figures of each head.
    details : dict of str to dict
        From `training.examine.examine`.
    """
    features = manifest["features"]
    digests = manifest["data"]
    assert isinstance(features, list)
    assert isinstance(digests, dict)
    n_wording = sum(name.startswith("wording.") for name in features)
    card = _TEMPLATE.format(
        version=manifest["version"],
        n_measured=len(features) - n_wording,
        n_wording=n_wording,
        n_articles=len(material.articles),
        n_outlets=len(np.unique(material.groups.astype(str))),
        most=MOST_PER_OUTLET,
        judged=MOST_JUDGED,
        folds=manifest["folds"],
        data="\n".join(
            f"| {stem} | {_LICENCES[stem]} | `{digest[:16]}…` |" for stem, digest in digests.items()
        ),
        figures="\n\n".join(
            _table(head, values, details["intervals"]) for head, values in figures.items()
        ),
        corpora=_rows(_CORPORA, details["corpora"]["credibility"]),
        lean=_rows(_LEAN, details["lean"]["credibility"], details["intervals"], "lean"),
        parts=_parts(details["length"] | details["topic"]),
        control=", ".join(
            f"{_MEANING[key]} {value:.2f}"
            for key, value in details["control"]["credibility"].items()
        ),
    )
    path.write_text(card, encoding="utf-8")


def _table(head: str, values: dict[str, float], ranges: Table) -> str:
    return f"### {head}\n\n{_rows(_MEANING, values, ranges, head)}"


def _rows(
    meanings: dict[str, str], values: dict[str, float], ranges: Table | None = None, head: str = ""
) -> str:
    lines = ["| figure | value | range |", "| --- | --- | --- |"]
    for key, meaning in meanings.items():
        if key in values:
            bounds = (ranges or {}).get(f"{head}.{key}")
            shown = f"{bounds['low']:.2f} to {bounds['high']:.2f}" if bounds else "–"
            lines.append(f"| {meaning} | {values[key]:.3f} | {shown} |")
    return "\n".join(lines)


def _parts(parts: Table) -> str:
    lines = ["| part | articles | rank correlation | error |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {name} | {part['articles']:.0f} | {part['article_rho']:.2f} | {part['error']:+.3f} |"
        for name, part in parts.items()
    ]
    return "\n".join(lines)
