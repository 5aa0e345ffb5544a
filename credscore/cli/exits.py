"""How a command ends: exit codes, and the error of one input."""

from __future__ import annotations

import click

__all__ = ["INTERRUPTED", "SOME_FAILED", "UNUSABLE", "InputError", "check_jobs"]

#: Some of several inputs or rows could not be scored; the others were.
SOME_FAILED = 1
#: The arguments, or everything that was given to score, cannot be used.
UNUSABLE = 2
#: Stopped from the keyboard, as shells report it.
INTERRUPTED = 130


class InputError(Exception):
    """One input that cannot be read as an article; the message says why and what to do."""


def check_jobs(_: click.Context, __: click.Parameter, jobs: int) -> int:
    """Return the number of processes; a callback of ``--jobs``.

    Raises
    ------
    UsageError
        If it is 0.
    """
    if jobs == 0:
        raise click.UsageError("--jobs 0: give a number of processes, or -1 for all cores")
    return jobs
