"""Golden scores: the shipped model gives what it gave when it was trained."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import credscore
from credscore.model import golden
from credscore.model.golden import SAME, TEXTS, check_shipped
from credscore.model.shipped import read_manifest
from training.golden import golden_scores, write_golden

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


def test_an_installed_package_can_check_itself(monkeypatch):
    assert check_shipped() <= SAME
    manifest = read_manifest()
    assert len(manifest["golden"]) == 2 * len(TEXTS)
    for wrong in ([value + 0.001 for value in manifest["golden"]], None, "scores"):
        changed = {**manifest, "golden": wrong}
        monkeypatch.setattr(golden, "read_manifest", lambda changed=changed: changed)
        with pytest.raises(credscore.ModelVersionError, match="scores differently here"):
            check_shipped()


def test_training_writes_what_the_package_checks(tmp_path):
    for name in ("heads.json", "wording.json", "manifest.json"):
        (tmp_path / name).write_bytes((GOLDEN.parent / name).read_bytes())
    write_golden(tmp_path)
    golden_scores_of = (
        json.loads((folder / "manifest.json").read_text("utf-8"))["golden"]
        for folder in (tmp_path, GOLDEN.parent)
    )
    assert next(golden_scores_of) == pytest.approx(next(golden_scores_of), abs=1e-9)
    assert json.loads((tmp_path / "golden.json").read_text("utf-8")).keys() == (
        json.loads(GOLDEN.read_text("utf-8")).keys()
    )
