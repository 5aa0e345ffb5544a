"""The command line.

Exit codes: 0 done; 1 some inputs or rows could not be scored (the others were); 2 the
arguments, or everything that was given to score, cannot be used; 130 interrupted, 143 and 129
stopped by SIGTERM and SIGHUP; 141 the output was no longer read.

A command lives in the file of its name and is imported when it is called, so that none pays
for what another needs.
"""

from __future__ import annotations

import codecs
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import IO, Any

import click

from credscore.cli.exits import INTERRUPTED, PIPE_CLOSED, UNUSABLE, Stopped, drop, say
from credscore.version import __version__

__all__ = ["main"]

#: Command -> module; the module holds the click command under the command's name.
_COMMANDS = {
    "batch": "credscore.cli.batch",
    "compare": "credscore.cli.compare",
    "evaluate": "credscore.cli.evaluate",
    "features": "credscore.cli.features",
    "model": "credscore.cli.model",
    "report": "credscore.cli.report",
    "score": "credscore.cli.score",
    "sources": "credscore.cli.sources",
    "train": "credscore.cli.train",
}


#: How we name the way in which characters are written that a terminal lacks; a lost minus would
#: be another number. Anything else becomes a question mark.
_PLAINLY = "credscore.plainly"
_PLAIN = {"−": "-", "–": "-", "—": "-", "…": "...", "↓": "v"} | dict.fromkeys("‘’", "'")
_PLAIN |= dict.fromkeys("“”", '"')


class _LazyGroup(click.Group):
    """A group that imports a command when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        home = _COMMANDS.get(cmd_name)
        if home is None:
            return None
        command: click.Command = getattr(import_module(home), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            with _stopping_cleanly():
                return super().invoke(ctx)
        except KeyboardInterrupt as error:
            # click would end with 1, which here means that some inputs failed.
            click.echo("credscore: interrupted", err=True)
            sys.exit(getattr(error, "code", INTERRUPTED))
        except BrokenPipeError:
            # So would this.
            drop(sys.stdout)
            sys.exit(PIPE_CLOSED)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        # Not in `invoke`: help is printed before.
        with _open_streams(), _no_modules_from_here():
            try:
                return super().main(*args, **kwargs)
            except OSError as error:
                # Commands answer for their files; what is left is the standard output, or error.
                reason = error.strerror or error
                try:
                    say(f"cannot write the output: {reason}")
                except OSError:
                    drop(sys.stderr)
                drop(sys.stdout)
                sys.exit(UNUSABLE)


@contextmanager
def _open_streams() -> Iterator[None]:
    """Stand in for a standard output or error that the caller has closed (``>&-``, ``2>&-``).

    Results would vanish without a word. The stand-in of the output cannot be written to either,
    but says so; commands that write to a file go on. Messages may vanish, but workers do not
    start without a place for theirs.
    """
    wanted = {"stdout": (1, os.O_RDONLY), "stderr": (2, os.O_WRONLY)}
    closed = [name for name in wanted if getattr(sys, name) is None]
    for name in closed:
        setattr(sys, name, _stand_in(*wanted[name]))
    try:
        yield
    finally:
        for name in closed:
            with suppress(OSError):  # of what could not be written
                getattr(sys, name).close()
            setattr(sys, name, None)


def _stand_in(number: int, mode: int) -> IO[str]:
    """Open the null device, under the stream's own number where that is free."""
    try:
        os.fstat(number)
        free = False
    except OSError:
        free = True
    opened = os.open(os.devnull, mode)
    if free and opened != number:
        os.dup2(opened, number)
        os.close(opened)
        opened = number
    # Workers get it as well.
    os.set_inheritable(opened, free)
    return os.fdopen(opened, "w")


@contextmanager
def _no_modules_from_here() -> Iterator[None]:
    """Keep workers from importing a ``json.py`` that happens to lie in the folder we are called in.

    They are started by ``python -m``, which looks there first. What this process imports from, they
    are told.
    """
    name = "PYTHONSAFEPATH"
    given = os.environ.get(name)
    os.environ[name] = given or "1"
    try:
        yield
    finally:
        if given is None:
            del os.environ[name]


@contextmanager
def _stopping_cleanly() -> Iterator[None]:
    """Let SIGTERM and SIGHUP do what Ctrl-C does, or workers would outlive the command."""

    def stop(number: int, _: object) -> None:
        raise Stopped(number)

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        numbers = []  # who may not change it
    # Under nohup one is ignored, and stays so.
    changed = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    for number in changed:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number in changed:
            signal.signal(number, signal.SIG_DFL)


def _plainly(error: UnicodeError) -> tuple[str, int]:
    """Say what to write in place of characters that cannot be encoded."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_PLAIN.get(character, "?") for character in lacking), error.end


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="credscore")
def main() -> None:
    """Score how news articles are written and sourced. It is not a fact checker."""
    codecs.register_error(_PLAINLY, _plainly)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a character of the article must not end the run.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_PLAINLY)
