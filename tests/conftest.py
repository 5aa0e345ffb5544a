"""Fixtures: the two example articles and, where there is one, the data folder."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import polars as pl
import pytest
from hypothesis import HealthCheck, settings

import credscore
from credscore.model.trained import TrainedModel
from tests.labelled_articles import make_table
from tests.made_pages import body

settings.register_profile(
    "credscore",
    # A loaded machine is no failure: nothing here is a timed test.
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # CI tries the same examples each time, so that a failure is of the commit; elsewhere it is new
    # ones. A line to put above the test tries the failing one again, on any machine.
    derandomize="CI" in os.environ,
    print_blob=True,
)
settings.load_profile("credscore")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def report_text() -> str:
    """The plain report of ``examples/``."""
    return (ROOT / "examples" / "plain_report.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def opinion_text() -> str:
    """The heated opinion piece of ``examples/``."""
    return (ROOT / "examples" / "heated_opinion.txt").read_text(encoding="utf-8")


@pytest.fixture(params=["report_text", "opinion_text"])
def paragraphs(request: pytest.FixtureRequest) -> list[str]:
    """The paragraphs of an example, without the rest of its page."""
    return body(request.getfixturevalue(request.param))


@pytest.fixture
def article(paragraphs: list[str]) -> str:
    """The article of an example, without the rest of its page."""
    return "\n\n".join(paragraphs)


@pytest.fixture(scope="session")
def report(report_text: str) -> credscore.Score:
    """The score of the plain report."""
    return credscore.score(report_text)


@pytest.fixture(scope="session")
def opinion(opinion_text: str) -> credscore.Score:
    """The score of the heated opinion piece."""
    return credscore.score(opinion_text)


def _folder(variable: str) -> Path:
    named = os.environ.get(variable)
    if not named:
        pytest.skip(f"set {variable} to a folder to run this gate")
    folder = Path(named)
    if not folder.is_dir():
        pytest.fail(f"{variable}={named} is not a folder")
    return folder


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """The folder of labelled sets named by ``CREDSCORE_DATA``; skips without one."""
    return _folder("CREDSCORE_DATA")


@pytest.fixture(scope="session")
def seeds_folder() -> Path:
    """The folder of scraped articles named by ``CREDSCORE_SEEDS``; skips without one."""
    return _folder("CREDSCORE_SEEDS")


@pytest.fixture(scope="session")
def model() -> TrainedModel:
    """A model retrained from forty made-up articles, of three tones."""
    return credscore.train(make_table(40), label="tone", base=None, progress=False)


@pytest.fixture(scope="session")
def saved(model: TrainedModel, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Its file."""
    path = tmp_path_factory.mktemp("model") / "mine.skops"
    model.save(path)
    return path.read_bytes()


@pytest.fixture(scope="session")
def table():
    """Sixty made-up articles with labels."""
    return make_table()


@pytest.fixture(scope="session")
def binary(table):
    """A model of its two labels, with figures of held-out outlets."""
    return credscore.train(pd.DataFrame(table), label="label", group="outlet", progress=False)


@pytest.fixture(scope="session")
def several(table):
    """A model of its three tones that reads no shipped score, with titles."""
    frame = pl.DataFrame(table)
    return credscore.train(
        frame, label="tone", group="outlet", title="title", base=None, progress=False
    )


@pytest.fixture(scope="session")
def number(table):
    """A model of its numbers that reads no shipped score."""
    return credscore.train(table, label="heat", group="outlet", base=None, progress=False)
