"""Tests on other versions: of Python, and the oldest and newest of what credscore stands on.

    nox                    everything; a Python that is not installed is skipped with a message
    nox -s tests           the core tests on every supported Python
    nox -s oldest          the core tests on the lower bounds of pyproject.toml
    nox -s newest          the same on the newest releases
    nox -s smoke           a few tests on the other Pythons

CI runs ``oldest`` and ``smoke``; its own environment has the newest releases. The oldest versions
are read from ``pyproject.toml``: a bound there is a claim that is tested.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import nox

nox.options.default_venv_backend = "venv"
# Not every machine has every Python; CI runs on one of them.
nox.options.error_on_missing_interpreters = False
# Nor is one fetched from anywhere: what is tested is what the machine's owner put there.
nox.options.download_python = "never"

ROOT = Path(__file__).parent
#: Frames, files and what runs the tests; nothing of this is needed to score.
BESIDE = ("pandas", "polars", "psutil", "pyarrow", "pytest", "hypothesis")
#: What users bring along, and so is held to its oldest version as well.
BROUGHT = ("pandas", "polars", "pyarrow", "scipy")
#: What concerns builds, training of the shipped model, browsers and clusters.
NOT_CORE = (
    *("test_benchmarks.py", "test_cluster_dask.py", "test_packaging.py", "test_ratchet.py"),
    *("test_spark.py", "test_training_*.py", "test_views_browser.py"),
)
#: What shows soonest that a Python is different: scores, processes, tables, models on disk,
#: commands, names.
SMOKE = (
    *("test_golden.py", "test_score.py", "test_batch.py", "test_frames.py", "test_model_files.py"),
    *("test_cli.py", "test_exported_members.py"),
)


@nox.session(python=["3.11", "3.12", "3.13", "3.14", "3.15"])
def tests(session: nox.Session) -> None:
    """Run the core tests on each supported Python."""
    session.install("--editable", ".", *BESIDE)
    _run_core_tests(session)


@nox.session(python="3.11")
def oldest(session: nox.Session) -> None:
    """Run the core tests on the lower bound of every dependency, and exchange models."""
    session.install("--editable", ".", *BESIDE, *_lower_bounds())
    _run_core_tests(session)
    # A model that was made here is loaded by the Python that runs nox, and the other way round.
    old, new = (str(Path(session.create_tmp()) / name) for name in ("old.skops", "new.skops"))
    exchange = ("-W", "error", "-m", "tools.exchange")
    session.run("python", *exchange, "make", old)
    session.run(sys.executable, *exchange, "load", old, external=True)
    session.run(sys.executable, *exchange, "make", new, external=True)
    session.run("python", *exchange, "load", new)


@nox.session(python=["3.11", "3.13", "3.14"])
def newest(session: nox.Session) -> None:
    """Run the core tests on the newest scikit-learn, numpy and pandas, release candidates too."""
    session.install("--editable", ".", *BESIDE)
    session.install("--upgrade", "--pre", "scikit-learn", "numpy", "pandas")
    _run_core_tests(session)


@nox.session(python=["3.12", "3.13", "3.14", "3.15"])
def smoke(session: nox.Session) -> None:
    """Run a few tests on the Pythons that CI does not run everything on."""
    session.install("--editable", ".", *BESIDE)
    session.run("python", "-m", "pytest", "-q", *(f"tests/{name}" for name in SMOKE))


def _run_core_tests(session: nox.Session) -> None:
    session.run("python", "-m", "pip", "list", silent=False)
    ignored = [f"--ignore-glob=*/{name}" for name in NOT_CORE]
    session.run("python", "-m", "pytest", "-q", "tests", *ignored, *session.posargs)


def _lower_bounds() -> Iterable[str]:
    """Yield ``name==version`` for each ``name >= version`` of pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    brought = {
        name: requirement
        for extra in ("spark", "files", "train", "test")
        for requirement in extras[extra]
        if (name := requirement.partition(" ")[0]) in BROUGHT
    }
    for requirement in (*project["dependencies"], *brought.values()):
        name, _, version = requirement.partition(" >= ")
        yield f"{name}=={version}"
