"""``credscore score``: articles in files or on the standard input."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from credscore.cli.articles import names_of, read_article
from credscore.cli.exits import SOME_FAILED, UNUSABLE, InputError, say
from credscore.cli.options import (
    FileName,
    check_page,
    check_pages_within,
    check_standard_input,
    length_option,
    model_option,
    write_page,
)
from credscore.errors import CredscoreError

if TYPE_CHECKING:
    from credscore.model.model import Model
    from credscore.result import Score

__all__ = ["score"]


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FileName())
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a summary.")
@click.option(
    "--html",
    "html_out",
    metavar="OUT",
    type=FileName(),  # as it was written: with a slash at its end it is a folder
    help="Write an HTML page: OUT is a file for one FILE, a folder (or OUT/) for several.",
)
@click.option("--title", help="The headline, where it is not part of the text (one FILE only).")
@model_option()
@length_option()
def score(  # noqa: PLR0913 - the options of the command
    files: tuple[str, ...],
    *,
    as_json: bool,
    html_out: str | None,
    title: str | None,
    model: Model | None,
    max_chars: int,
) -> None:
    """Score each FILE, a plain text in UTF-8; - is the standard input.

    A FILE whose name ends in .html or .htm is a web page: its article is extracted first,
    which needs the extra "web". One that ends in .gz (.txt.gz, .html.gz) is unpacked.

    With --json, one FILE gives one JSON object, the score. Several give JSON lines: an
    object for each FILE in order, the same with "file" before it, or "file" and "error"
    for one that could not be scored.

    Exit codes: 0 done; 1 some FILEs could not be scored (standard error says why; the
    others were); 2 no FILE could be scored, or unusable arguments.
    """
    several = len(files) > 1
    if title is not None and several:
        raise click.UsageError("--title goes with one FILE")
    check_standard_input(files)
    pages = _page_names(files, html_out)
    failed = 0
    for place, (name, result) in enumerate(_scores(files, title, model, max_chars)):
        if isinstance(result, str):
            failed += 1
            say(f"{name}: {result}")
            if as_json and several:
                click.echo(json.dumps({"file": name, "error": result}))
            continue
        if pages:
            write_page(result, pages[place])
        if as_json:
            click.echo(
                json.dumps({"file": name, **result.to_dict()}) if several else result.to_json()
            )
        elif html_out is None:
            click.echo(_readable(name, result, several=several))
    if failed:
        sys.exit(SOME_FAILED if failed < len(files) else UNUSABLE)


def _scores(
    files: Sequence[str], title: str | None, model: Model | None, max_chars: int
) -> Iterator[tuple[str, Score | str]]:
    """Yield each file's name with its score, or with what was wrong."""
    from credscore.api import score as score_text

    for name in files:
        try:
            text, found_title = read_article(name)
            yield name, score_text(text, title or found_title, model=model, max_chars=max_chars)
        except (CredscoreError, InputError) as error:
            yield name, str(error)


def _page_names(files: Sequence[str], name: str | None) -> list[Path]:
    """Return where the page of each file goes; a folder is made where one is needed.

    Raises
    ------
    click.UsageError
        If the folder cannot be made, or a page would replace a FILE.
    """
    if name is None:
        return []
    out = Path(name)
    if len(files) == 1 and not out.is_dir() and not name.endswith(("/", os.sep)):
        check_page(out, files)
        return [out]
    if str(out) == "-":
        raise click.UsageError("--html -: pages are written to a folder; give its name")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.UsageError(
            f"--html {name}: a folder is needed, and it cannot be made ({error.strerror})"
        ) from error
    pages = [out / f"{name}.html" for name in names_of(files, "{place:03d}-{stem}")]
    check_pages_within(out, pages, files)
    return pages


def _readable(name: str, result: Score, *, several: bool) -> str:
    heading = f"== {name}\n" if several else ""
    return f"{heading}{result}\n" if several else str(result)
