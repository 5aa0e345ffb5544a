"""What CONTRIBUTING.md says: its worked example, followed to the letter in a copy of the tree."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
COPIED = ("credscore", "models", "tests", "docs/cues.md", "pyproject.toml")


def block(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    return found


def run(tree: Path, *arguments: str) -> str:
    command = (sys.executable, "-B", *arguments)
    # What the caller wants of pytest would change what is printed.
    env = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}
    done = subprocess.run(command, cwd=tree, check=False, capture_output=True, text=True, env=env)
    return done.stdout + done.stderr


def test_files_are_no_longer_than_is_read_in_one_sitting():
    (most,) = map(int, re.findall(r"^- Python files have at most (\d+) lines", GUIDE, re.MULTILINE))
    folders = ("credscore", "training", "benchmarks", "tools", "tests", "docs")
    files = [file for folder in folders for file in (ROOT / folder).rglob("*.py")]
    assert len(files) > 100
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in files}
    assert [file for file, lines in lengths.items() if lines > most] == []


def test_a_new_cue_in_ten_minutes(tmp_path):
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        (tmp_path / name).parent.mkdir(exist_ok=True)
        copy(ROOT / name, tmp_path / name)
    tests = re.findall(r'^make test ARGS="(.*test_cue_.*)"$', GUIDE, re.MULTILINE)[0].split()
    look, check = ("-c", block("python")), ("-m", "pytest", "-q", "-p", "no:cacheprovider", *tests)

    assert run(tmp_path, *look) == "[]\n"

    file = tmp_path / re.findall(r"at the end of `(credscore/cues/\w+\.toml)`", GUIDE)[0]
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{block('toml')}", encoding="utf-8")
    failed = re.findall(r"^FAILED \S+::(\S+)", run(tmp_path, *check), re.MULTILINE)
    assert failed == re.findall(r"^`(test_\S+)` fails", GUIDE, re.MULTILINE)

    page = tmp_path / "docs" / "cues.md"
    head, hedges, rest = re.split(
        r"(?=^## )", page.read_text(encoding="utf-8"), maxsplit=2, flags=re.MULTILINE
    )
    assert hedges.startswith("## Hedges")
    page.write_text(f"{head}{hedges.rstrip()}\n{block('text')}\n{rest}", encoding="utf-8")
    assert re.search(r"^\d+ passed in", run(tmp_path, *check), re.MULTILINE)
    (printed,) = re.findall(r"now prints `(\[.*?\])`", GUIDE, re.DOTALL)
    assert run(tmp_path, *look) == printed.replace("\n", " ") + "\n"
