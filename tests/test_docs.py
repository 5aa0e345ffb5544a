"""The documentation names everything, its examples run, and its links lead somewhere."""

from __future__ import annotations

import doctest
import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

import credscore
from credscore.cli import main
from credscore.views.phrases import described

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
PROSE = [*PAGES, *ROOT.glob("*.md"), ROOT / "models" / "README.md"]
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
#: Files of the repository that prose names in code marks.
_FILE = re.compile(
    r"`((?:docs|credscore|tests|training|models|examples|notebooks|benchmarks)/[\w./-]*)`"
)
#: Made by a training run or by an installation, and not committed.
_MADE = {"training/out/", "credscore/_models"}


def _ids(path: object) -> str:
    return str(path.relative_to(ROOT)) if isinstance(path, Path) else str(path)


def test_every_public_name_is_in_the_reference() -> None:
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    documented = re.findall(r"auto\w+:: credscore\.(\w+)$", page, re.MULTILINE)
    assert sorted(documented) == sorted(credscore.__all__)


@pytest.mark.parametrize("name", sorted(set(credscore.__all__) - {"__version__"}))
def test_every_public_name_has_a_docstring(name: str) -> None:
    assert (getattr(credscore, name).__doc__ or "").strip()


def _commands() -> list[str]:
    context = click.Context(main)
    return main.list_commands(context)


@pytest.mark.parametrize("name", _commands())
def test_every_command_says_what_it_does_and_is_in_the_readme(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert (command.help or "").strip()
    assert f"credscore {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", _commands())
def test_every_option_says_what_it_does(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    parts = [command, *getattr(command, "commands", {}).values()]
    options = [o for part in parts for o in part.params if isinstance(o, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_commands_call_one_thing_by_one_name() -> None:
    options = [o for name in _commands() for o in main.get_command(None, name).params]
    called = {short: [set(o.opts) for o in options if short in o.opts] for short in ("-j", "-o")}
    assert len(called["-j"]) == sum("--jobs" in o.opts for o in options) > 2
    assert all("--jobs" in names for names in called["-j"])
    assert all("--out" in names for names in called["-o"])


def test_the_first_example_of_the_readme_runs_and_gives_about_what_it_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = re.findall(r"^```python\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)[0]
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    exec(example.replace('"article.html"', repr(str(tmp_path / "article.html"))), names)
    s = names["s"]
    assert isinstance(s, credscore.Score)
    for head in (s.heads["credibility"], s.heads["bias"]):
        (told,) = re.findall(
            rf"^s\.{head.name}, .*# ([\d.]+) \(([\d.]+), ([\d.]+)\)", example, re.MULTILINE
        )
        # A new model may move the figures a little; more, and the page has to be changed.
        assert [float(figure) for figure in told] == pytest.approx(
            [head.value, *head.interval], abs=0.05
        )
    assert re.sub(r", \.\.\.\)$", "", re.findall(r"evidence\[1\]  # (.*)", example)[0]) in str(
        s.evidence[1]
    )


def test_the_readme_gives_the_figures_of_the_shipped_model() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    metrics = json.loads((ROOT / "models" / "manifest.json").read_text("utf-8"))["metrics"]
    (told,) = re.findall(
        r"an AUC of ([\d.]+) .*? a rank correlation of ([\d.]+) ", " ".join(readme.split())
    )
    figures = metrics["bias"]["auc"], metrics["credibility"]["outlet_rho"]
    assert told == tuple(f"{figure:.2f}" for figure in figures)


def test_the_summary_of_the_evaluation_repeats_figures_of_its_sections() -> None:
    page = (DOCS / "evaluation.md").read_text(encoding="utf-8")
    summary, sections = page.partition("\n## In short\n")[2].split("\n## ", maxsplit=1)
    figures = re.findall(r"\b\d\.\d{3}\b", summary)
    assert len(figures) > 15
    assert [figure for figure in figures if figure not in sections] == []


def _modules(folder: str) -> set[str]:
    found = {path.stem for path in (ROOT / folder).iterdir() if path.suffix == ".py"}
    return {name for name in found if not name.startswith("__")}


def test_maps_of_the_code_name_every_part() -> None:
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    packages = {f"{path.parent.name}/" for path in (ROOT / "credscore").glob("*/__init__.py")}
    rows = set(re.findall(r"^\| `([\w/]+)` \|", page, re.MULTILINE))
    assert rows == packages | _modules("credscore") - {"version"}
    map_of_training = (ROOT / "training" / "__init__.py").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)`", map_of_training))
    assert named == _modules("training")


def test_the_reference_holds_all_commands() -> None:
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    assert ".. click:: credscore.cli:main" in page
    assert ":nested: full" in page


def test_every_family_of_features_has_its_table() -> None:
    page = (DOCS / "features.md").read_text(encoding="utf-8")
    tables = re.findall(r"^```\{features\} (\w+)$", page, re.MULTILINE)
    assert sorted(tables) == sorted({feature.family for feature in described().values()})


def test_every_page_is_in_the_contents() -> None:
    page = (DOCS / "index.md").read_text(encoding="utf-8")
    listed = {path.stem for path in PAGES if re.search(rf"^{path.stem}$", page, re.MULTILINE)}
    assert listed == {path.stem for path in PAGES} - {"index"}


def _with_examples() -> list[Path]:
    return [path for path in PROSE if ">>> " in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", _with_examples(), ids=_ids)
def test_examples_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    # A fence ends an example, but doctest does not know fences.
    text = re.sub(r"^```.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = doctest.DocTestParser().get_doctest(text, {}, path.name, str(path), 0)
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL
    lines: list[str] = []
    runner = doctest.DocTestRunner(optionflags=flags)
    assert runner.run(found, out=lines.append).failed == 0, "".join(lines)
    assert found.examples


def _slugs(path: Path) -> set[str]:
    """Return the anchors of the headings of a page, made as on GitHub."""
    text = _FENCED.sub("", path.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    plain = [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings]
    return set(plain)


@pytest.mark.parametrize("path", PROSE, ids=_ids)
def test_links_lead_somewhere(path: Path) -> None:
    text = _FENCED.sub("", path.read_text(encoding="utf-8"))
    for link in _LINK.findall(text):
        if link.startswith(("https://", "http://", "mailto:")):
            continue
        file, _, anchor = link.partition("#")
        target = path.parent / file if file else path
        assert target.exists(), link
        if anchor and target.suffix == ".md":
            included = re.search(r"^```\{include\} (\S+)", target.read_text("utf-8"))
            page = target.parent / included[1] if included else target
            assert anchor in _slugs(page), link


@pytest.mark.parametrize("path", PROSE, ids=_ids)
def test_files_that_are_named_exist(path: Path) -> None:
    text = _FENCED.sub("", path.read_text(encoding="utf-8"))
    named = set(_FILE.findall(text)) - _MADE
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


@pytest.mark.docs
@pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("sphinx", "myst_nb", "sphinx_click")),
    reason="the documentation needs the extra docs",
)
def test_the_documentation_builds_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html"]
    places = ["-d", str(tmp_path / "read"), str(DOCS), str(tmp_path / "pages")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        command + places, capture_output=True, text=True, check=False, env=environment
    )
    assert run.returncode == 0, run.stderr[-3000:]
    feature_page = (tmp_path / "pages" / "features.html").read_text(encoding="utf-8")
    assert [name for name in described() if name not in feature_page] == []
    command_page = (tmp_path / "pages" / "cli.html").read_text(encoding="utf-8")
    assert [name for name in _commands() if f'id="credscore-{name}"' not in command_page] == []
    api_page = (tmp_path / "pages" / "api.html").read_text(encoding="utf-8")
    assert [n for n in credscore.__all__ if f'id="credscore.{n}"' not in api_page] == []
