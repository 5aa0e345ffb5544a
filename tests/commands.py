"""Commands as a user gives them, in this process."""

from __future__ import annotations

from functools import partial
from typing import Any

from click.testing import CliRunner, Result

from credscore.cli import main

__all__ = ["command", "run"]


def run(*arguments: object, stdin: str | bytes | None = None, **options: Any) -> Result:
    """Run ``credscore`` with `arguments`; an error of its own is raised, not told of as exit 1."""
    words = list(map(str, arguments))
    return CliRunner().invoke(main, words, input=stdin, catch_exceptions=False, **options)


def command(name: str) -> partial[Result]:
    """Return `run` for one command."""
    return partial(run, name)
