"""How the time of one `score` divides over its stages."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from importlib import import_module
from typing import Any
from unittest.mock import patch

import credscore

#: Stage -> the functions that make it up, where `score` looks them up. Indented stages are
#: parts of the one above them.
STAGES = {
    "document": ("credscore.api:read_each",),
    "  body": ("credscore.document.document:bodies_of",),
    "  sentences": ("credscore.document.document:split_each",),
    "  quotations": ("credscore.document.document:find_quotations",),
    "  tokens": ("credscore.document.document:tokenise_each",),
    "cues": ("credscore.features.reading:match_documents",),
    "attribution": (
        "credscore.features.reading:find_in_each",
        "credscore.features.reading:voices_of_tokens",
    ),
    "sentence scores": ("credscore.features.reading:score_documents",),
    "features": ("credscore.model.model:Model.measure_each",),
    "model": ("credscore.model.model:Model.score_rows", "credscore.model.model:Model.is_unusual"),
    "evidence": (
        "credscore.api:collect_each",
        "credscore.evidence:ReadingFindings.evidence",
        "credscore.evidence:ReadingFindings.attributions",
        "credscore.evidence:ReadingFindings.sentences",
    ),
    "warnings": ("credscore.api:text_warnings",),
}


def profile(texts: Sequence[str]) -> dict[str, float]:
    """Return milliseconds an article for each stage of scoring `texts`, and in all."""
    spent: Counter[str] = Counter()
    with ExitStack() as stack:
        for stage, functions in STAGES.items():
            for function in functions:
                owner, name = _find(function)
                timed = _timed(getattr(owner, name), stage, spent)
                stack.enter_context(patch.object(owner, name, timed))
        before = time.process_time()
        for text in texts:
            score = credscore.score(text)
            # They are built when they are first asked for.
            _ = score.evidence, score.attributions, score.sentences
        total = time.process_time() - before
    named = sum(value for stage, value in spent.items() if not stage.startswith(" "))
    stages = {stage: spent[stage] for stage in STAGES} | {"rest": total - named, "all": total}
    return {stage: 1000 * seconds / len(texts) for stage, seconds in stages.items()}


def _find(path: str) -> tuple[Any, str]:
    """Return the object that holds ``module:name`` or ``module:Class.name``, and the name."""
    module, _, names = path.partition(":")
    *parents, name = names.split(".")
    owner: Any = import_module(module)
    for parent in parents:
        owner = getattr(owner, parent)
    return owner, name


def _timed(function: Callable[..., Any], stage: str, spent: Counter[str]) -> Callable[..., Any]:
    def timed(*args: Any, **kwargs: Any) -> Any:
        before = time.process_time()
        try:
            return function(*args, **kwargs)
        finally:
            # Counter is declared for whole numbers; it adds any.
            spent[stage] += time.process_time() - before  # type: ignore[assignment]

    return timed
