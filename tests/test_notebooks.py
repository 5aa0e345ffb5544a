"""The notebooks run from a clean kernel, and hold outputs that are fit to be read."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")

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


# jupyter_client and zmq leave their sockets to the garbage collector and say so.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.notebook
@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_it_runs_from_a_clean_kernel(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The kernel imports what is tested, also where that is not what is installed.
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    place = ROOT / "docs" / "run_notebooks.py"
    spec = importlib.util.spec_from_file_location("run_notebooks", place)
    runner = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(runner)
    executed = runner.execute(path)
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
