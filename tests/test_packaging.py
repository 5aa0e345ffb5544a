"""What a user installs: the wheel, its contents and the cost of importing it."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

import credscore

ROOT = Path(__file__).parent.parent
MODELS = ROOT / "models"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> zipfile.ZipFile:
    """The wheel, built by the installed build backend: no network is needed."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    (path,) = folder.glob("credscore-*.whl")
    return zipfile.ZipFile(path)


def names_under(folder: Path, *suffixes: str) -> set[str]:
    return {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in suffixes
    }


def test_the_wheel_holds_the_code_and_the_data_beside_it(wheel):
    wanted = names_under(ROOT / "credscore", ".py", ".toml", ".json", ".typed", ".txt")
    wanted.add("py.typed")
    assert wanted
    assert {f"credscore/{name}" for name in wanted} <= set(wheel.namelist())


def test_the_wheel_holds_the_model_byte_for_byte(wheel):
    shipped = [path for path in MODELS.rglob("*") if path.is_file()]
    assert shipped
    for path in shipped:
        name = f"credscore/_models/{path.relative_to(MODELS).as_posix()}"
        assert wheel.read(name) == path.read_bytes()


def test_the_wheel_holds_nothing_else(wheel):
    tops = {name.partition("/")[0] for name in wheel.namelist()}
    assert tops == {"credscore", f"credscore-{credscore.__version__}.dist-info"}
    assert not [name for name in wheel.namelist() if name.endswith((".pyc", ".parquet", ".pkl"))]


def test_the_wheel_is_small(wheel):
    assert Path(wheel.filename).stat().st_size < 5_000_000


def test_the_licence_is_in_the_wheel(wheel):
    (name,) = [name for name in wheel.namelist() if name.endswith("LICENSE")]
    assert b"BSD 3-Clause" in wheel.read(name)


def test_the_wheel_scores_an_article_where_the_source_tree_is_not(wheel, tmp_path):
    wheel.extractall(tmp_path)
    code = (
        "import credscore, pathlib, sys\n"
        "assert pathlib.Path(credscore.__file__).parent.parent == pathlib.Path(sys.argv[1])\n"
        "text = pathlib.Path(sys.argv[2]).read_text('utf-8')\n"
        "assert 0 < credscore.score(text).credibility < 1\n"
    )
    subprocess.run(
        [
            *(sys.executable, "-c", f"import sys; sys.path.insert(0, sys.argv[1])\n{code}"),
            *(str(tmp_path.resolve()), str(ROOT / "examples" / "plain_report.txt")),
        ],
        check=True,
        cwd=tmp_path,
    )


def test_the_version_is_the_packages():
    try:
        installed = metadata.version("credscore")
    except metadata.PackageNotFoundError:
        pytest.skip("credscore is imported from a folder, not installed")
    assert installed == credscore.__version__


def test_the_changelog_and_the_citation_know_the_version():
    assert f"## {credscore.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"version: {credscore.__version__}\n" in citation


def test_run_time_dependencies_are_not_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert not [name for name in project["dependencies"] if "==" in name or "<" in name]


@pytest.mark.parametrize("heavy", ["numpy", "sklearn", "pandas", "click", "joblib", "matplotlib"])
def test_importing_credscore_imports_nothing_heavy(heavy):
    code = f"import credscore, sys; sys.exit({heavy!r} in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("heavy", ["sklearn", "pandas", "matplotlib", "nltk", "trafilatura"])
def test_scoring_imports_no_training_library(heavy):
    code = (
        "import credscore, sys\n"
        "str(credscore.score('The council voted on Monday, the mayor said.'))\n"
        f"sys.exit({heavy!r} in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
