"""The notebooks run from a clean kernel, and hold outputs that are fit to be read."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

nbformat = pytest.importorskip("nbformat")
pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")

# jupyter_client and zmq leave their sockets to the garbage collector and say so.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
NAMES = [path.stem for path in NOTEBOOKS]


def _cells(path: Path) -> list:
    cells = nbformat.read(path, as_version=4).cells
    return [cell for cell in cells if cell.cell_type == "code"]


def _printed(cells: list) -> list[str]:
    return [o.text for cell in cells for o in cell.outputs if o.output_type == "stream"]


def _outputs(path: Path) -> list:
    return [output for cell in _cells(path) for output in cell.outputs]


def test_there_are_the_six_notebooks() -> None:
    assert [name[:2] for name in NAMES] == ["01", "02", "03", "04", "05", "06"]


@pytest.fixture
def execute(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Any]:
    """What ``make notebooks`` runs each notebook with."""
    # The kernel imports what is tested, also where that is not what is installed.
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    place = ROOT / "docs" / "run_notebooks.py"
    spec = importlib.util.spec_from_file_location("run_notebooks", place)
    runner = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(runner)
    return runner.execute


@pytest.mark.notebook
def test_lines_of_a_slow_cell_are_one_output(execute, tmp_path: Path) -> None:
    slow = "import time\nfor n in (1, 2):\n    print(n, flush=True)\n    time.sleep(0.5)"
    path = tmp_path / "slow.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(slow)]), path)
    assert _printed(execute(path).cells) == ["1\n2\n"]


@pytest.mark.notebook
@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_it_runs_from_a_clean_kernel(execute, path: Path) -> None:
    executed = execute(path)
    fresh = [cell for cell in executed.cells if cell.cell_type == "code"]
    noise = [o.text for cell in fresh for o in cell.outputs if o.get("name") == "stderr"]
    assert noise == []
    # The committed outputs were made by these cells: the same kinds of output, cell by cell.
    assert [[o.output_type for o in cell.outputs] for cell in fresh] == [
        [o.output_type for o in cell.outputs] for cell in _cells(path)
    ]
    if path == NOTEBOOKS[0]:
        hint = "the scores have changed since the notebooks were run: make notebooks"
        assert _printed(fresh) == _printed(_cells(path)), hint


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_its_outputs_are_committed(path: Path) -> None:
    assert [cell.execution_count for cell in _cells(path)] == list(range(1, len(_cells(path)) + 1))
    assert any(cell.outputs for cell in _cells(path))
    assert path.stat().st_size < 300_000


@pytest.mark.parametrize("path", NOTEBOOKS[:5], ids=NAMES[:5])
def test_it_has_pictures(path: Path) -> None:
    assert any("image/png" in output.get("data", {}) for output in _outputs(path))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_its_outputs_tell_nothing_of_the_machine(path: Path) -> None:
    for output in _outputs(path):
        assert output.output_type != "error"
        assert output.get("name") != "stderr"
        shown = [output.get("text", ""), *map(str, output.get("data", {}).values())]
        for place in (str(Path.home()) + "/", str(ROOT), "/tmp/", "site-packages"):
            assert not any(place in one for one in shown), place


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_links_lead_to_files(path: Path) -> None:
    prose = "\n".join(c.source for c in nbformat.read(path, as_version=4).cells)
    for target in re.findall(r"\]\(([^)#\s]+)\)", prose):
        assert (path.parent / target).exists(), target
