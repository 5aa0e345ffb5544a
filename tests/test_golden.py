"""Golden scores: the shipped model gives what it gave when it was trained."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.golden import golden_scores

GOLDEN = Path(__file__).parent.parent / "models" / "golden.json"


def test_the_shipped_model_gives_its_golden_scores():
    wanted = json.loads(GOLDEN.read_text(encoding="utf-8"))
    given = golden_scores()
    assert given.keys() == wanted.keys()
    for name, heads in given.items():
        assert heads.keys() == wanted[name].keys()
        for head, figures in heads.items():
            golden = wanted[name][head]
            assert figures["value"] == pytest.approx(golden["value"], abs=1e-9)
            assert figures["interval"] == pytest.approx(golden["interval"], abs=1e-9)
            assert figures["percentile"] == pytest.approx(golden["percentile"], abs=1e-5)
            assert figures["contributions"] == pytest.approx(golden["contributions"], abs=1e-9)
