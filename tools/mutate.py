"""Changes cues and features one by one and counts what the tests catch.

    python -m tools.mutate [--mutants 100] [--seed 1]

A mutant is the package with one operator or constant changed: ``<`` to ``<=``, ``+`` to ``-``,
``and`` to ``or``, 3 to 4. A good suite fails on it. Mutants are drawn by chance from
``credscore/cues`` and ``credscore/features``, made in a copy of the tree, and given to the fast
tests of those parts. A survivor is either a gap in the tests or a change nobody can see.
"""

from __future__ import annotations

import argparse
import ast
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
MUTATED = ("credscore/cues", "credscore/features")
COPIED = ("credscore", "models", "tests", "training", "examples", "pyproject.toml")
TESTS = (
    *("test_cue_examples.py", "test_guards.py", "test_inflect.py", "test_features.py"),
    *("test_feature_values.py", "test_golden.py", "test_transformer.py", "test_score.py"),
)
_SWAPS: dict[type, type] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot,
    ast.IsNot: ast.Is, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.And: ast.Or, ast.Or: ast.And, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip


class Place(NamedTuple):
    """Where a mutant differs: the number of the node in its file, and what is told of it."""

    path: str
    node: int
    line: int


def main() -> None:
    """Draw mutants, test them and print the score and the survivors."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mutants", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    places = [place for folder in MUTATED for place in _places(folder)]
    drawn = random.Random(options.seed).sample(places, min(options.mutants, len(places)))
    with tempfile.TemporaryDirectory() as name:
        tree = Path(name)
        _copy_to(tree)
        if not _passes(tree):
            sys.exit("the tests fail without any change: mend them first")
        survivors = [told for place in drawn if (told := _survives(tree, place))]
    caught = len(drawn) - len(survivors)
    share = f"{caught / len(drawn):.0%}"
    print(f"caught {caught} of {len(drawn)} mutants, {share}, of {len(places)} possible")
    print(*survivors, sep="\n")


def _places(folder: str) -> list[Place]:
    found = []
    for path in sorted((ROOT / folder).glob("*.py")):
        for number, node in enumerate(ast.walk(ast.parse(path.read_text(encoding="utf-8")))):
            if _change_of(node):
                line = getattr(node, "lineno", 0)
                found.append(Place(path.relative_to(ROOT).as_posix(), number, line))
    return found


def _change_of(node: ast.AST) -> Callable[[], None] | None:
    """Return what changes the node in place, if it is of a kind that is changed."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _SWAPS:
        return lambda: node.ops.__setitem__(0, _SWAPS[type(node.ops[0])]())
    if isinstance(node, ast.BinOp | ast.BoolOp) and type(node.op) in _SWAPS:
        # A `|` between types is an annotation, which is never run.
        if isinstance(node.op, ast.BitOr) and "None" in ast.unparse(node):
            return None
        return lambda: setattr(node, "op", _SWAPS[type(node.op)]())
    if isinstance(node, ast.Constant) and type(node.value) in {int, float}:
        return lambda: setattr(node, "value", node.value + 1)  # type: ignore[operator]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return lambda: setattr(node, "op", ast.UAdd())
    return None


def _survives(tree: Path, place: Place) -> str | None:
    """Return what was changed if the tests did not notice."""
    path = tree / place.path
    source = path.read_text(encoding="utf-8")
    module = ast.parse(source)
    node = list(ast.walk(module))[place.node]
    before = ast.unparse(node)
    change = _change_of(node)
    assert change
    change()
    told = f"{place.path}:{place.line}: {before}  ->  {ast.unparse(node)}"
    path.write_text(ast.unparse(module), encoding="utf-8")
    survives = _passes(tree)
    path.write_text(source, encoding="utf-8")
    print("survives" if survives else "caught  ", told, flush=True)
    return told if survives else None


def _passes(tree: Path) -> bool:
    tests = [f"tests/{name}" for name in TESTS]
    command = (sys.executable, "-B", "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests)
    try:
        done = subprocess.run(command, cwd=tree, check=False, capture_output=True, timeout=120)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def _copy_to(tree: Path) -> None:
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            left = shutil.ignore_patterns("__pycache__", "out")
            shutil.copytree(source, tree / name, ignore=left)
        else:
            shutil.copy(source, tree / name)


if __name__ == "__main__":
    main()
