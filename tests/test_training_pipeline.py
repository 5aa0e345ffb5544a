"""One command makes the shipped model: the parts in order, and none after one that failed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from training import pipeline


def test_every_part_is_made_before_what_reads_it(tmp_path):
    modules = [command[0] for command in pipeline.steps(tmp_path, tmp_path / "cache", 1)]
    assert modules == ["train_attribution", "train_loaded", "train_sentences", "sign", "train"]


def test_every_command_is_understood(tmp_path, monkeypatch):
    # A folder without data: each gets as far as reading it.
    monkeypatch.setattr(pipeline, "MODELS", tmp_path / "models")
    for module, *arguments in pipeline.steps(tmp_path, tmp_path / "cache", 1):
        done = subprocess.run(
            [sys.executable, "-m", f"training.{module}", *arguments],
            check=False,
            capture_output=True,
            text=True,
            cwd=Path(__file__).parent.parent,
        )
        assert done.returncode != 0
        assert "usage:" not in done.stderr
        assert "No such file" in done.stderr or "FileNotFoundError" in done.stderr


def test_a_part_that_fails_ends_the_run(capfd):
    with pytest.raises(SystemExit, match=r"training\.sign failed"):
        pipeline.run([["sign", "no-such-folder"], ["golden", "--help"]])
    assert "usage: golden" not in capfd.readouterr().out
