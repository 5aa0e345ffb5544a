"""Scores made by hand: no model is needed to present one."""

from __future__ import annotations

from dataclasses import replace
from math import nan

from credscore.parts import Attribution, Evidence, HeadScore, SentenceScore
from credscore.result import Score

TEXT = """Home | News

The vile plan may fail, Ann Lee said. “It’s a disgrace,” she added.

Share this article"""
BODY = (13, 81)


def evidence(kind: str, words: str, voice: str = "author", text: str = TEXT) -> Evidence:
    start = text.index(words)
    return Evidence(kind, start, start + len(words), words, voice, f"note on {kind}")


def make_score(**changes: object) -> Score:
    contributions = {"sourcing.attributions": 0.12, "loaded.all.author": -0.05, "unheard.of": 0.01}
    score = Score(
        text=TEXT,
        title="A plan",
        source=None,
        heads={
            "credibility": HeadScore(
                "credibility", "regression", 0.62, (0.45, 0.78), 71.0, contributions, 0.54
            ),
            "bias": HeadScore("bias", "binary", 0.2, (0.1, 0.4), 22.0, {"unheard.of": -0.4}, -0.98),
        },
        features={"sourcing.attributions": 3.5, "loaded.all.author": 7.1, "unheard.of": 1.0},
        evidence=(
            evidence("loaded", "vile"),
            evidence("hedge", "may"),
            evidence("named_source", "Ann Lee"),
            evidence("quotation", "“It’s a disgrace,”", "quoted"),
            evidence("loaded", "disgrace", "quoted"),
        ),
        attributions=(Attribution((37, 44), (45, 49), (13, 35), False, "named_person"),),
        sentences=(SentenceScore(13, 50, "author", 0.5, 0.5, 0.5),),
        body=(BODY,),
        warnings=("short_text",),
        abstained=False,
        model_id="test",
    )
    return replace(score, **changes)


def abstention() -> Score:
    head = HeadScore("credibility", "regression", nan, (nan, nan), nan, {}, nan)
    return make_score(heads={"credibility": head}, warnings=("not_english",), abstained=True)


def multiclass() -> Score:
    head = HeadScore(
        "lean",
        "multiclass",
        {"left": 0.7, "right": 0.3},
        {"left": (0.5, 0.8), "right": (0.2, 0.5)},
        {"left": 80.0, "right": 20.0},
        {"left": {"unheard.of": 0.3}, "right": {"unheard.of": -0.3}},
        {"left": 0.1, "right": -0.1},
    )
    return make_score(heads={"lean": head})


ALL = [make_score(), abstention(), multiclass(), make_score(evidence=(), body=())]
