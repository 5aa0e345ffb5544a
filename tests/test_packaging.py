"""What a user installs: the wheel, its contents and the cost of importing it."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
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
    path = build("wheel", ROOT, folder)
    return zipfile.ZipFile(path)


@pytest.fixture(scope="session")
def sdist(tmp_path_factory) -> tarfile.TarFile:
    """The source distribution, built offline."""
    folder = tmp_path_factory.mktemp("sdist")
    return tarfile.open(build("sdist", ROOT, folder))


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory) -> Path:
    """A folder into which pip has put the wheel and nothing else, without a network."""
    folder = tmp_path_factory.mktemp("installed")
    options = ("--no-deps", "--no-index", "--no-compile", "--quiet", "--target", str(folder))
    subprocess.run(
        [sys.executable, "-m", "pip", "install", *options, wheel.filename],
        check=True,
        # What the machine's own settings of pip say does not count.
        env={**os.environ, "PIP_CONFIG_FILE": os.devnull},
    )
    return folder


def build(kind: str, source: Path, folder: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "build", f"--{kind}", "--no-isolation", "--outdir", folder, source],
        check=True,
        capture_output=True,
    )
    (path,) = folder.glob("credscore-*")
    return path


def run_installed(installed: Path, folder: Path, *arguments: str) -> str:
    """Run Python where the wheel is installed and the source tree is not to be seen."""
    code = (
        "import sys; sys.path.insert(0, sys.argv.pop(1))\n"
        # The checkout, which an editable installation puts there; its environment may stay.
        f"sys.path = [p for p in sys.path if p and p != {str(ROOT)!r}]\n"
    )
    first, *rest = arguments
    return subprocess.run(
        [sys.executable, "-I", "-c", code + first, str(installed), *rest],
        check=True,
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout


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


def test_the_installed_wheel_scores_an_article(installed, tmp_path):
    code = (
        "import credscore, pathlib\n"
        "text = pathlib.Path(sys.argv[1]).read_text('utf-8')\n"
        "print(credscore.__file__, credscore.score(text).credibility)\n"
    )
    article = ROOT / "examples" / "plain_report.txt"
    place, value = run_installed(installed, tmp_path, code, str(article)).split()
    assert Path(place) == installed.resolve() / "credscore" / "__init__.py"
    assert 0 < float(value) < 1


def test_the_installed_command_tells_its_version(installed, tmp_path):
    code = "from credscore.cli import main; main(prog_name='credscore')"
    told = run_installed(installed, tmp_path, code, "--version")
    assert told == f"credscore, version {credscore.__version__}\n"
    (entry_points,) = installed.glob("credscore-*.dist-info/entry_points.txt")
    assert "credscore = credscore.cli:main" in entry_points.read_text(encoding="utf-8")


def test_the_installed_package_is_a_command_too(installed, tmp_path):
    # Where scripts are not on the path: `python -m credscore`.
    said = run_installed(
        installed,
        tmp_path,
        "import runpy; sys.argv[:] = ['credscore', '--version'];"
        "runpy.run_module('credscore', run_name='__main__', alter_sys=True)",
    )
    assert said.startswith("credscore, version ")


def test_the_sdist_holds_what_the_wheel_and_the_tests_need(sdist):
    top = f"credscore-{credscore.__version__}/"
    names = {name.removeprefix(top) for name in sdist.getnames()}
    for folder in ("credscore", "models", "tests", "examples"):
        wanted = names_under(ROOT / folder, ".py", ".toml", ".json", ".bin", ".typed", ".txt")
        assert {f"{folder}/{name}" for name in wanted} <= names
    assert {"LICENSE", "README.md", "CHANGELOG.md", "CITATION.cff", "pyproject.toml"} <= names
    assert not [name for name in names if name.endswith((".pyc", ".parquet", ".pkl"))]


def test_the_wheel_built_from_the_sdist_is_the_same(wheel, sdist, tmp_path):
    if hasattr(tarfile, "data_filter"):  # not in the first releases of Python 3.11
        sdist.extraction_filter = tarfile.data_filter
    sdist.extractall(tmp_path)
    (source,) = tmp_path.glob("credscore-*")
    with zipfile.ZipFile(build("wheel", source, tmp_path / "out")) as again:
        assert sorted(again.namelist()) == sorted(wheel.namelist())
        changed = [name for name in wheel.namelist() if again.read(name) != wheel.read(name)]
    assert changed == []


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


def test_every_dependency_is_justified():
    """``docs/dependencies.md`` has a row for each, with what it costs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    extras = project["optional-dependencies"].values()
    for requirement in (*project["dependencies"], *(one for extra in extras for one in extra)):
        name = requirement.partition(" ")[0].partition("[")[0]
        assert name == "credscore" or f"`{name}`" in told, name


def test_run_time_dependencies_are_not_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert not [name for name in project["dependencies"] if "==" in name or "<" in name]


@pytest.mark.parametrize("heavy", ["numpy", "sklearn", "pandas", "click", "joblib", "matplotlib"])
def test_importing_credscore_imports_nothing_heavy(heavy):
    code = f"import credscore, sys; sys.exit({heavy!r} in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("option", ["error", "error::DeprecationWarning"])
def test_importing_and_scoring_warn_of_nothing(option):
    code = "import credscore; credscore.score('The council voted on Monday, the mayor said.')"
    subprocess.run([sys.executable, "-W", option, "-c", code], check=True)


@pytest.mark.parametrize("heavy", ["sklearn", "pandas", "matplotlib", "nltk", "trafilatura"])
def test_scoring_imports_no_training_library(heavy):
    code = (
        "import credscore, sys\n"
        "str(credscore.score('The council voted on Monday, the mayor said.'))\n"
        f"sys.exit({heavy!r} in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
