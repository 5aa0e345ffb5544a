"""How a command ends: exit codes, what it says on standard error, and the error of one input."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import IO, Any, NoReturn

import click

__all__ = [
    "INTERRUPTED",
    "PIPE_CLOSED",
    "SOME_FAILED",
    "UNUSABLE",
    "InputError",
    "Stopped",
    "drop",
    "give_up",
    "say",
]

#: Some of several inputs or rows could not be scored; the others were.
SOME_FAILED = 1
#: The arguments, or everything that was given to score, cannot be used.
UNUSABLE = 2
#: Stopped from the keyboard, as shells report it.
INTERRUPTED = 130
#: Whoever read the output stopped reading (``| head``), as shells report it.
PIPE_CLOSED = 141


class Stopped(KeyboardInterrupt):
    """SIGTERM or SIGHUP: somebody else than the keyboard stops the command, just as cleanly.

    Parameters
    ----------
    number : int
        Of the signal.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        #: What the command ends with, as shells report it.
        self.code = 128 + number


class InputError(Exception):
    """One input that cannot be read as an article; the message says why and what to do."""


def say(message: object) -> None:
    """Print a message, or an error, on standard error: standard output holds results alone."""
    click.echo(f"credscore: {message}", err=True)


def give_up(reason: object) -> NoReturn:
    """Say why there is no result, and end with the exit code for that."""
    say(reason)
    sys.exit(UNUSABLE)


def drop(stream: IO[Any]) -> None:
    """Let what is still to be written to a stream go nowhere.

    Python would complain at its end of what it could not write.

    Parameters
    ----------
    stream : file
        The standard output or error.
    """
    with suppress(OSError, ValueError):
        number = stream.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)
