"""What the options of several commands share: inputs, processes, a model, where to write."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import click
from click.shell_completion import CompletionItem

from credscore.checks import MAX_CHARS
from credscore.errors import CredscoreError

if TYPE_CHECKING:
    from credscore.model.trained import TrainedModel

__all__ = [
    "FILE",
    "FILE_OR_FOLDER",
    "FileName",
    "check_output",
    "check_page",
    "check_pages_within",
    "check_standard_input",
    "jobs_option",
    "length_option",
    "model_option",
    "unwritable",
    "write_page",
]


_PAGES = {".html", ".htm"}
_DOCTYPE = b"<!doctype html>"
#: What every page of credscore holds, and how many bytes may stand before it.
_OWN = b'<main class="credscore">'
_BEFORE_OWN = 1 << 16

_NO_NAME = "the name of the file is empty."

Command = TypeVar("Command", bound=Callable[..., Any])


class FileName(click.types.StringParamType):
    """The name of a file as it was given: what the shell makes of a variable not set is none."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return `value` if it is a name."""
        if value == "":
            self.fail(_NO_NAME, param, ctx)
        return super().convert(value, param, ctx)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """Let the shell complete the names of files."""
        return [CompletionItem(incomplete, type="file")]


class _FilePath(click.Path):
    """The same as a path; pathlib takes no name for the folder that we are called in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail(_NO_NAME, param, ctx)
        return super().convert(value, param, ctx)


FILE = _FilePath(path_type=Path, dir_okay=False)
FILE_OR_FOLDER = _FilePath(path_type=Path)


class _HasPage(Protocol):
    """A result that can be written as a page."""

    def to_html(self, path: str | Path | None = None) -> str:
        """Return the page, and write it to `path` when one is given."""


def jobs_option() -> Callable[[Command], Command]:
    """Return the option ``--jobs``."""
    return click.option(
        "-j",
        "--jobs",
        type=int,
        default=1,
        show_default=True,
        callback=_check_jobs,
        help="Processes; -1 is all cores.",
    )


def _check_jobs(_: click.Context, __: click.Parameter, jobs: int) -> int:
    if jobs == 0:
        raise click.UsageError("--jobs 0: give a number of processes, or -1 for all cores")
    return jobs


def length_option() -> Callable[[Command], Command]:
    """Return the option ``--max-chars``."""
    return click.option(
        "--max-chars",
        type=click.IntRange(min=1),
        default=MAX_CHARS,
        show_default=True,
        help="Longest text accepted, in characters.",
    )


def model_option() -> Callable[[Command], Command]:
    """Return the option ``--model``; the command is given the model itself, or None."""
    return click.option(
        "--model",
        metavar="MODEL",
        type=FILE,
        callback=_load,
        help='A .skops file that "credscore train" wrote, instead of the shipped model.',
    )


def _load(_: click.Context, __: click.Parameter, path: Path | None) -> TrainedModel | None:
    if path is None:
        return None
    from credscore.model.files import load_model

    try:
        return load_model(path)
    except CredscoreError as error:
        raise click.UsageError(f"--model {error}") from error


def check_standard_input(files: Sequence[str]) -> None:
    """Check that the standard input is among `files` once at the most.

    Raises
    ------
    click.UsageError
        If not.
    """
    if files.count("-") > 1:
        raise click.UsageError("the standard input (-) can be given once only")


def unwritable(what: object, error: OSError) -> click.UsageError:
    """Return the error that a file, or the `what` that names it, cannot be written."""
    return click.UsageError(f"{what}: cannot be written ({error.strerror})")


def write_page(result: _HasPage, path: Path) -> None:
    """Write the page of `result` to what ``--html`` names, and say so.

    Raises
    ------
    click.UsageError
        If it cannot be written.
    """
    try:
        result.to_html(path)
    except OSError as error:
        raise unwritable(f"--html {path}", error) from error
    click.echo(f"wrote {path}", err=True)


def check_output(option: str, out: Path | None, inputs: Iterable[str | Path | None]) -> None:
    """Check, before the work is done, that a file can be written and is none of those read.

    Raises
    ------
    click.UsageError
        If not; the message begins with `option`.
    """
    if out is None:
        return
    if not out.parent.is_dir():
        raise click.UsageError(f"{option} {out}: cannot be written (no folder {out.parent})")
    if out.is_dir():
        raise click.UsageError(f"{option} {out}: cannot be written (it is a folder)")
    if not out.exists():
        return
    for name in inputs:
        if name is not None and Path(name).exists() and out.samefile(name):
            raise click.UsageError(f"{option} {out}: is the input; give the output another name")


def check_page(out: Path | None, inputs: Iterable[str | Path | None]) -> None:
    """Check ``--html OUT`` as `check_output` does, and that nothing but a page would be replaced.

    In ``--html a.txt b.txt`` the name of the page was forgotten, and a.txt is an article.

    Raises
    ------
    click.UsageError
        If not.
    """
    if out is None:
        return
    if str(out) == "-":
        raise click.UsageError("--html -: a page is written to a file; give its name")
    check_output("--html", out, inputs)
    if out.is_file() and out.suffix.lower() not in _PAGES and not _begins_as_page(out):
        raise click.UsageError(
            f"--html {out}: exists and is no web page; OUT is the file that is written, "
            "give it a name that ends in .html"
        )


def check_pages_within(
    out: Path, pages: Iterable[Path], inputs: Collection[str | Path | None]
) -> None:
    """Check that pages in the folder ``--html OUT`` would replace nothing but pages of credscore.

    Their names were not given: a saved web page may lie beside its article.

    Raises
    ------
    click.UsageError
        If one would.
    """
    for page in pages:
        if not page.exists():
            continue
        check_output("--html", page, inputs)
        with page.open("rb") as file:
            own = _OWN in file.read(_BEFORE_OWN)
        if not own:
            raise click.UsageError(
                f"--html {out}: {page.name} is there and no page of credscore; give another folder"
            )


def _begins_as_page(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_DOCTYPE)).lower() == _DOCTYPE
